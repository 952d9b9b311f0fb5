// The articles: reading the one that is open, opening, bringing in and deleting.

import { newArticle, removeAllArticles, removeArticle, saveArticle } from "./articles.js";
import { $ } from "./dom.js";
import { t } from "./i18n.js";
import { readFile } from "./import/index.js";
import { fail, showBusy } from "./notes.js";
import { makeReader } from "./reader.js";
import { sameCorrections } from "./received.js";
import { changed, state, titleOf } from "./state.js";
import { remember } from "./undo.js";
import { confirmDialog } from "./view/dialog.js";

/** Longer texts are edited without marks and read after a pause. */
const LARGE = 150_000;
const PAUSE_MS = 400;
/** What is pasted into an empty page and is longer than this is an article to read, not a sentence to type on. */
export const ARTICLE = 200;

const editor = $("editor");
const reader = makeReader({ onBusy: showBusy });

export const isLarge = () => state.current.text.length > LARGE;

let pause;
/** Whether the message on the page is of a reading that failed; what a file or a link had to say stays. */
let failed = false;

/** Reads the current article again and draws what comes. */
export async function read() {
  const { id, text } = state.current;
  clearTimeout(pause);
  if (state.stopped === id) {
    state.stopped = null;
    changed("panel");
  }
  try {
    const report = text.trim() ? await reader.read(text) : undefined;
    if (report === null || !state.articles.some((other) => other.id === id)) return;
    if (report) state.reports.set(id, { text, report });
    else state.reports.delete(id);
    if (state.current.id !== id || state.current.text !== text) return;
    if (failed) fail("");
    failed = false;
    state.current.title = titleOf(text, report);
    keep();
    changed();
  } catch (error) {
    fail(t("status.failed", { reason: error.message }));
    failed = true;
    stopped();
  }
}

/** Nothing more is to come for the current article until it is read again. */
function stopped() {
  if (state.reports.get(state.current.id)?.text === state.current.text) return;
  state.stopped = state.current.id;
  changed("panel");
}

export function cancel() {
  reader.cancel();
  stopped();
}

export function typed() {
  const began = !state.current.text.trim() !== !editor.value.trim();
  state.current.text = editor.value;
  changed(began ? "all" : "size");
  clearTimeout(pause);
  pause = setTimeout(read, isLarge() ? PAUSE_MS : 0);
}

export async function keep(article = state.current) {
  const kept = await saveArticle(article);
  document.documentElement.classList.toggle("unkept", !kept);
}

export function setCorrections(article, corrections) {
  const before = article.corrections;
  article.corrections = corrections;
  keep(article);
  remember(() => {
    article.corrections = before;
    keep(article);
    if (state.current === article) changed();
    else open(article);
  });
}

/** Another article is read from its beginning. */
function toTop() {
  state.scrolled = { text: 0, results: 0 };
  scrollTo(0, 0);
  for (const pane of ["reading", "panel"]) $(pane).scrollTop = 0;
}

export function open(which, { editing = which.text.length === 0 } = {}) {
  const another = state.current !== which || editor.value !== which.text;
  state.current = which;
  state.selected = null;
  state.editing = editing;
  editor.value = which.text;
  fail("");
  if (another) toTop();
  changed();
  if (state.reports.get(which.id)?.text !== which.text) read();
}

/** A text that comes from outside: it takes the empty article's place, else a tab of its own. */
export function bring(text, title = "", reading = text.length > ARTICLE) {
  if (state.current.text.trim() || state.current.corrections.length) {
    state.articles.push(newArticle());
    state.current = state.articles.at(-1);
  }
  Object.assign(state.current, { text, title });
  open(state.current, { editing: !reading });
  changed("view");
  if (reading) $("article").focus({ preventScroll: true });
}

/** What a link brings. An article that is here already is opened, not doubled, unless it is corrected in another way. */
export function receive({ text, corrections }) {
  const copies = state.articles.filter((article) => article.text === text);
  const here =
    copies.find((article) => !corrections.length || sameCorrections(article.corrections, corrections)) ??
    copies.find((article) => !article.corrections.length);
  if (here) {
    if (!here.corrections.length && corrections.length) setCorrections(here, corrections);
    open(here);
  } else {
    bring(text, "", true);
    state.current.corrections = corrections;
    keep();
    changed();
  }
  changed("view");
}

export function create() {
  const empty = state.articles.find(({ text }) => !text.trim());
  if (!empty) state.articles.push(newArticle());
  open(empty ?? state.articles.at(-1));
  changed("view");
  editor.focus();
}

/** How some of the articles come back where they stood, among those that are there by then; what is open now is opened again. */
function deleted(gone) {
  const { articles, current } = state;
  return () => {
    const later = state.articles.filter((article) => !articles.includes(article) && article.text.trim());
    state.articles = [...articles.filter((article) => gone.includes(article) || state.articles.includes(article)), ...later];
    for (const article of gone) if (article.text.trim()) keep(article);
    open(current);
  };
}

export async function remove(which) {
  if (which.text.trim() && !(await confirmDialog(t("articles.remove"), which.title || t("article.untitled"), t("action.remove")))) return;
  remember(deleted([which]));
  await removeArticle(which.id);
  state.articles = state.articles.filter((other) => other !== which);
  state.reports.delete(which.id);
  if (!state.articles.length) state.articles.push(newArticle());
  open(state.current === which ? state.articles.at(-1) : state.current);
  // the button that had it is gone
  ($("tabs").querySelector("[aria-current]") ?? editor).focus();
}

export async function removeAll() {
  if (!(await confirmDialog(t("articles.removeAll"), t("articles.removeAllWords", { count: state.articles.length }), t("action.remove"))))
    return;
  remember(deleted(state.articles));
  await removeAllArticles();
  state.reports.clear();
  state.articles = [newArticle()];
  open(state.articles[0]);
  changed("view");
  editor.focus();
}

export async function bringFiles(files) {
  const failures = [];
  for (const file of files) {
    showBusy(true);
    try {
      bring(await readFile(file), file.name.replace(/\.[^.]+$/, ""), true);
    } catch (error) {
      failures.push(t("file.failed", { name: file.name, reason: error.message }));
    }
    showBusy(false);
  }
  fail(failures.join("\n"));
}
