// The page: what happens when. library.js reads and keeps articles, draw.js shows them, correct.js changes figures by hand.

import { loadAnalyzer } from "./analyzer.js";
import { newArticle, openArticles } from "./articles.js";
import { addFigure, closeCard, correct, editRow } from "./correct.js";
import { $ } from "./dom.js";
import { draw, drawPanel, hideDrawing, PANELS, show } from "./draw.js";
import { language, t, translate } from "./i18n.js";
import { ACCEPT } from "./import/index.js";
import { KEYS, listenKeys, typing } from "./keys.js";
import { ARTICLE, bring, bringFiles, cancel, create, open, receive, typed } from "./library.js";
import { linkScrolling } from "./link.js";
import { fail } from "./notes.js";
import { SAMPLE } from "./sample.js";
import { select, step } from "./selection.js";
import { restoreLanguage, switchLanguage, switchTheme, theme } from "./settings.js";
import { articleOfLink, linkOf } from "./share.js";
import { current, sources, state } from "./state.js";
import { editorHasMore, undo } from "./undo.js";
import { helpDialog } from "./view/dialog.js";
import { exportDialog, shareDialog } from "./view/out.js";

const editor = $("editor");
const article = $("article");

function toggleEdit() {
  if (!state.current.text.trim() && !state.editing) return;
  state.editing = !state.editing;
  draw();
  show("text");
  (state.editing ? editor : article).focus({ preventScroll: true });
}

function openPanel(index) {
  const before = state.panel;
  state.panel = PANELS[index] ?? before;
  drawPanel();
  if (state.panel !== before) {
    state.scrolled.results = 0;
    $("panel").scrollTop = 0;
    if (state.view === "results") scrollTo(0, 0);
  }
  show("results");
}

const actions = {
  next: () => step(1),
  previous: () => step(-1),
  card() {
    const id = Number(document.activeElement?.closest("[data-figure]")?.dataset.figure ?? state.selected ?? NaN);
    if (Number.isNaN(id)) return;
    select(id);
    $("card").querySelector("h2")?.focus({ preventScroll: true });
  },
  reject() {
    const row = current().rows.find(({ id }) => id === state.selected);
    if (row) correct(row, row.state === "rejected" ? "restore" : "reject");
  },
  correct() {
    const row = current().rows.find(({ id }) => id === state.selected);
    if (row) editRow(row);
  },
  add: addFigure,
  undo: (target) => (target === editor || !typing(target)) && undo({ inEditor: target === editor }),
  edit: toggleEdit,
  new: create,
  panels: openPanel,
  close: (target) =>
    state.selected !== null || $("card").childElementCount ? closeCard() : target === editor && state.current.text.trim() && toggleEdit(),
  help: () => helpDialog(KEYS),
};

function words() {
  translate(document);
  $("language").setAttribute("aria-label", t("action.language"));
  for (const name of $("language").querySelectorAll("[lang]")) name.classList.toggle("on", name.lang === language());
  $("theme").textContent = t(`theme.${theme()}`);
  if (state.current) draw();
}

/** What is pasted outside a field is an article; in the editor only what is long and comes into an empty one. */
async function paste(event) {
  const { target, clipboardData } = event;
  if (document.querySelector("dialog[open]") || (typing(target) && target !== editor)) return;
  const text = clipboardData?.getData("text/plain").replace(/\r\n?/g, "\n").trim() ?? "";
  const files = [...(clipboardData?.files ?? [])];
  if (target === editor && (editor.value.trim() || text.length <= ARTICLE) && !files.length) return;
  event.preventDefault();
  await started;
  if (text) {
    bring(text);
    if (state.editing) editor.focus();
  } else if (files.length) await bringFiles(files);
  else fail(t("text.nothing"));
}

function listen() {
  editor.addEventListener("input", () => {
    editorHasMore();
    typed();
  });
  $("sample").onclick = () => bring(SAMPLE, "", true);
  $("new").onclick = create;
  $("edit").onclick = toggleEdit;
  $("add").onclick = addFigure;
  $("share").onclick = async () => shareDialog(await linkOf(state.current));
  $("export").onclick = () => exportDialog(sources());
  $("print").onclick = () => print();
  $("help").onclick = actions.help;
  $("cancel").onclick = () => {
    cancel();
    hideDrawing();
  };
  for (const view of ["text", "results"]) $(`view-${view}`).onclick = () => show(view);
  document.querySelector(".skip").onclick = () => show("results");
  $("language").onclick = () => {
    switchLanguage();
    words();
  };
  $("theme").onclick = () => {
    switchTheme();
    words();
    if (state.panel === "charts") drawPanel();
  };
  $("open").onclick = () => $("files").click();
  $("files").accept = ACCEPT;
  $("files").onchange = async () => {
    await bringFiles([...$("files").files]);
    $("files").value = "";
  };
  // the drag is over when nothing more is heard of it
  let dragged;
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    clearTimeout(dragged);
    document.body.classList.add("dropping");
    dragged = setTimeout(() => document.body.classList.remove("dropping"), 200);
  });
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    bringFiles([...event.dataTransfer.files]);
  });
  article.addEventListener("click", ({ target }) => {
    if (!getSelection().isCollapsed) return;
    const mark = target.closest("mark[data-figure]");
    if (mark && mark.dataset.off === undefined) select(Number(mark.dataset.figure));
  });
  hoverTogether();
  for (const [index, name] of PANELS.entries()) {
    $(`tab-${name}`).onclick = () => openPanel(index);
    $(`tab-${name}`).onkeydown = ({ key }) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
      if (!by) return;
      openPanel((index + by + PANELS.length) % PANELS.length);
      $(`tab-${state.panel}`).focus();
    };
  }
  addEventListener("hashchange", fromLink);
  addEventListener("beforeprint", () => state.editing && state.current.text.trim() && toggleEdit());
  linkScrolling($("reading"), $("panel"));
  listenKeys(actions);
}

/** The same figure lights up on both sides, under the pointer or the keyboard. */
function hoverTogether() {
  const light = (id) => {
    for (const old of document.querySelectorAll(".lit")) old.classList.remove("lit");
    if (id !== undefined)
      for (const part of document.querySelectorAll(
        `#article [data-figure="${id}"], #panel tr[data-article="${state.current.id}"][data-figure="${id}"]`,
      ))
        part.classList.add("lit");
  };
  for (const root of [article, $("panel")]) {
    for (const kind of ["mouseover", "focusin"])
      root.addEventListener(kind, ({ target }) => light(target.closest("[data-figure]")?.dataset.figure));
    for (const kind of ["mouseleave", "focusout"]) root.addEventListener(kind, () => light());
  }
}

async function fromLink() {
  try {
    const shared = await articleOfLink(location.hash);
    if (!shared) return;
    receive(shared);
    // a reload must not bring the text a second time, nor the address bar keep it
    history.replaceState(null, "", location.pathname + location.search);
  } catch {
    fail(t("share.damaged"));
  }
}

async function start() {
  restoreLanguage();
  // before the articles: opening their store takes a while, and the page would stand there in Vietnamese meanwhile
  words();
  state.articles = await openArticles();
  if (!state.articles.length) state.articles.push(newArticle());
  state.current = state.articles.at(-1);
  listen();
  draw();
  // typed before this script was there
  if (editor.value && !state.current.text) typed();
  else open(state.current);
  document.body.classList.remove("starting");
  await fromLink();
  requestIdleCallback?.(() => loadAnalyzer().catch((error) => fail(t("status.failed", { reason: error.message }))));
  if (import.meta.env.PROD && import.meta.env.MODE !== "single" && "serviceWorker" in navigator) {
    const { register } = await import("./offline.js");
    register();
  }
}

// heard from the first moment on: the articles that are kept take a while to open
document.addEventListener("paste", paste);
const started = start();
