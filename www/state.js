// What the page knows: the kept articles, the report of each, and what is being looked at. Plain data; main.js draws it.

import { rowsOf } from "./overlay.js";

export const state = {
  articles: [],
  current: null,
  /** Article id → `{ text, report }`: the report and the very text it was made of. */
  reports: new Map(),
  /** Row id in the current article, or null. */
  selected: null,
  panel: "figures",
  editing: true,
  /** On a narrow screen one of the two is seen at a time: `text` or `results`. */
  view: "text",
  /** Where each was left. */
  scrolled: { text: 0, results: 0 },
  by: "kind",
  /** Groups that the legend has switched off. */
  off: new Set(),
  /** Whether the table and the exports hold all articles. */
  all: false,
  compared: { left: null, right: null },
  /** The id of the choice that is being made there, which has the focus when its results come. */
  picking: null,
  /** The article whose reading was cancelled or failed. */
  stopped: null,
};

let draw = () => {};

/** `listener(what)` is told `all`, `panel`, `selection` or `size`; `view` brings the article forward on a narrow screen. */
export const onChange = (listener) => (draw = listener);
export const changed = (what = "all") => draw(what);

const EMPTY = {
  schemaVersion: 2,
  article: {},
  figures: [],
  breakdowns: [],
  checks: [],
  findings: [],
  documents: [],
  dates: [],
  lunarDates: [],
  people: [],
  organizations: [],
  abbreviations: [],
  warnings: [],
};

let memo = {};

/** `{ article, report, rows, text }` of an article; text is what the report was made of. */
export function sourceOf(article) {
  const known = state.reports.get(article.id);
  if (!known) return { article, report: EMPTY, rows: [], text: "" };
  if (memo.known !== known || memo.corrections !== article.corrections) {
    memo = { known, corrections: article.corrections, rows: rowsOf(known.text, known.report, article.corrections) };
  }
  return { article, report: known.report, rows: memo.rows, text: known.text };
}

export const current = () => sourceOf(state.current);

/** All articles that have been read, or the current one alone. */
export const sources = () =>
  state.all ? state.articles.filter(({ id }) => state.reports.has(id)).map((article) => ({ ...sourceOf(article) })) : [current()];

const TITLE = 80;

/** An article is called by its headline, else by its first words. */
export function titleOf(text, report) {
  const title = report?.article.title;
  const words = (title ? text.slice(title.start, title.end) : (/\S.*/.exec(text.slice(0, 500))?.[0] ?? "")).trim();
  return words.length <= TITLE ? words : `${words.slice(0, words.lastIndexOf(" ", TITLE)).trim() || words.slice(0, TITLE)}…`;
}
