// Draws what state.js says: the tabs, the article, the panel.

import { compareReports, loadAnalyzer } from "./analyzer.js";
import { drawCard } from "./correct.js";
import { $, h } from "./dom.js";
import { t, translate } from "./i18n.js";
import { isLarge, open, read, remove, removeAll } from "./library.js";
import { showBusy } from "./notes.js";
import { paintSelection, select, selectIn, showSpan } from "./selection.js";
import { current, onChange, sourceOf, sources, state } from "./state.js";
import { annotationsOf, drawArticle, stopDrawing } from "./view/article.js";
import { groupOf, hueOf } from "./view/colour.js";
import { figuresTable, figureText } from "./view/figures.js";
import { legend } from "./view/legend.js";
import { mentionsPanel } from "./view/mentions.js";
import { sumsPanel } from "./view/sums.js";
import { articleTabs } from "./view/tabs.js";

export const PANELS = ["figures", "sums", "mentions", "charts", "compare"];

const editor = $("editor");
const article = $("article");
const panel = $("panel");
/** What an empty page says; it stands in index.html, so that the first paint has it. */
const intro = $("intro");
let table = null;

/** What is drawn again, by what has changed. */
const DRAWN = {
  all: draw,
  panel: drawPanel,
  size: sheetSize,
  view: () => show("text"),
  selection() {
    table?.reveal(state.selected, state.current.id);
    drawCard();
  },
};

onChange((what) => DRAWN[what]());

export function draw() {
  $("tabs").replaceChildren(articleTabs(state.articles, state.current, { onOpen: open, onRemove: remove, onRemoveAll: removeAll }));
  revealTab();
  const empty = !state.current.text.trim();
  $("new").hidden = empty && state.articles.length === 1;
  for (const name of ["edit", "add", "share", "print"]) $(name).hidden = empty;
  $("export").disabled = empty;
  $("edit").textContent = t(state.editing ? "action.read" : "action.edit");
  drawText();
  drawPanel();
  drawCard();
}

/** Scrolls the tabs alone: `scrollIntoView` would move the page as well. */
function revealTab() {
  const list = $("tabs").firstElementChild;
  const tab = list?.querySelector("[aria-current]")?.parentElement;
  if (tab) list.scrollLeft = tab.offsetLeft - list.offsetLeft - (list.clientWidth - tab.offsetWidth) / 2;
}

/** On a narrow screen the article and the results take turns, each where it was left. */
export function show(view) {
  const before = state.view;
  // now: the other one may be shorter, and the browser would have moved already
  state.scrolled[before] = scrollY;
  state.view = view;
  document.body.dataset.view = view;
  for (const name of ["text", "results"]) $(`view-${name}`).setAttribute("aria-pressed", String(name === view));
  if (before !== view) scrollTo(0, state.scrolled[view]);
}

let drawingIsShown = true;

/** Goes on with what is being drawn, but says no more about it. */
export function hideDrawing() {
  drawingIsShown = false;
  showBusy(false);
}

function sheetSize() {
  $("sheet").className = [state.editing ? "editing" : "reading", isLarge() ? "large" : ""].join(" ").trim();
  editor.hidden = !state.editing;
}

async function drawText() {
  const { report, rows, text } = current();
  sheetSize();
  for (const [name, value] of state.editing
    ? [["aria-hidden", "true"]]
    : [
        ["tabindex", "-1"],
        ["role", "article"],
        ["aria-label", t("text.label")],
      ])
    article.setAttribute(name, value);
  for (const name of state.editing ? ["tabindex", "role", "aria-label"] : ["aria-hidden"]) article.removeAttribute(name);
  if (state.editing && isLarge()) {
    stopDrawing(article);
    article.replaceChildren();
    return;
  }
  const shown = state.current.text;
  drawingIsShown = true;
  const annotations = shown === text ? annotationsOf(report, rows) : [];
  const done = drawArticle(article, shown, annotations, state.editing ? plainMark : liveMark, {
    title: report.article.title,
    onProgress: (part) => drawingIsShown && showBusy(part < 1, part),
  });
  paintSelection();
  if (await done) paintSelection();
}

function plainMark({ layer, row, index, severity }) {
  const mark = h("mark", { dataset: { layer } });
  if (severity) mark.dataset.severity = severity;
  else if (!row) mark.dataset.index = index;
  else {
    const group = groupOf(row.figure, state.by);
    Object.assign(mark.dataset, { figure: row.id, hue: hueOf(group, state.by), state: row.state });
    if (state.off.has(group)) mark.dataset.off = "";
    if (row.figure.inferred.length) mark.dataset.inferred = "";
  }
  return mark;
}

/** The number is its figure's button; the first one takes part in the tab order. */
function liveMark(annotation, at) {
  const mark = plainMark(annotation);
  if (annotation.layer === "number" && at === annotation.start && mark.dataset.off === undefined) {
    mark.setAttribute("role", "button");
    mark.setAttribute("aria-label", figureText(annotation.row.figure));
    mark.tabIndex = annotation.row.id === (state.selected ?? 0) ? 0 : -1;
  }
  return mark;
}

export function drawPanel() {
  const { report, rows } = current();
  const { length: found } = report.findings;
  for (const name of PANELS) {
    const tab = $(`tab-${name}`);
    tab.setAttribute("aria-selected", String(name === state.panel));
    tab.tabIndex = name === state.panel ? 0 : -1;
  }
  $("unbalanced").replaceChildren(...(found ? [String(found), h("span", { class: "sr" }, ` ${t("findings.title").toLowerCase()}`)] : []));
  panel.setAttribute("aria-labelledby", `tab-${state.panel}`);
  document.body.dataset.panel = state.panel;
  table = null;
  const kept = focusInPanel();
  panel.replaceChildren(...[whatIsMissing() ?? DRAW[state.panel](report, rows)].flat());
  kept?.();
  drawStatus();
}

/** In place of the panel: what to do first, or why there is nothing yet. */
function whatIsMissing() {
  if (!state.current.text.trim()) {
    translate(intro);
    return intro;
  }
  if (state.panel === "compare" || (state.panel === "figures" && state.all)) return null;
  if (state.stopped === state.current.id)
    return h("div", { class: "empty" }, h("p", {}, t("status.stopped")), h("button", { onclick: read }, t("action.again")));
  return state.reports.has(state.current.id) ? null : h("p", { class: "empty" }, t("status.loading"));
}

function drawStatus() {
  const isRead = state.reports.get(state.current.id)?.text === state.current.text && state.current.text.trim();
  const shown = state.panel === "figures" ? sources() : [current()];
  const count = shown.flatMap(({ rows }) => rows).filter(({ state }) => state !== "rejected").length;
  const words = shown.length > 1 ? t("status.many", { count, articles: shown.length }) : t("status.figures", { count });
  $("status").textContent = isRead ? words : "";
  $("view-results").textContent = isRead ? `${t("view.results")} (${count})` : t("view.results");
}

/** The focus would be lost with the element that has it: a function that gives it to the new one, or to the panel. */
function focusInPanel() {
  const focused = document.activeElement;
  if (focused === panel || !panel.contains(focused)) return null;
  const { group, figure, article } = { ...focused.dataset, ...focused.closest("tr[data-figure]")?.dataset };
  const selector = focused.id
    ? `#${focused.id}`
    : group
      ? `.chip[data-group="${CSS.escape(group)}"]`
      : figure && `tr[data-article="${CSS.escape(article ?? "")}"][data-figure="${figure}"] .amount`;
  return () => ((selector && panel.querySelector(selector)) || panel).focus({ preventScroll: true });
}

const DRAW = {
  figures() {
    const entries = sources().flatMap(({ article, report, rows }) => rows.map((row) => ({ article, report, row })));
    const shown = entries.filter(({ row }) => !state.off.has(groupOf(row.figure, state.by)));
    table = figuresTable(shown, { by: state.by, many: state.all, onSelect: selectIn });
    const all = h(
      "label",
      { class: "check" },
      h("input", { id: "all-articles", type: "checkbox", checked: state.all, onchange: toggleAll }),
      t("table.all"),
    );
    const colours = legend(
      entries.map(({ row }) => row),
      { by: state.by, off: state.off, onBy: colourBy, onToggle: toggleGroup },
    );
    return [
      entries.length ? colours : "",
      state.articles.length > 1 ? all : "",
      entries.length ? table.element : h("p", { class: "empty" }, t("table.none")),
    ];
  },
  sums: () => sumsPanel(current(), { onSelect: select, onShow: showSpan }),
  mentions: (report) => mentionsPanel(report, { onShow: showSpan }),
  charts() {
    const place = h("div", { class: "charts" });
    import("./view/charts.js").then(({ chartsPanel }) => place.append(chartsPanel(current(), place.clientWidth)));
    return place;
  },
  compare() {
    if (state.articles.filter(({ text }) => text.trim()).length < 2) return h("p", { class: "empty" }, t("compare.two"));
    const place = h("div");
    compared().then(async (pair) => {
      const { comparePanel } = await import("./view/compare.js");
      const facts = await factsOf(pair);
      const focused = document.activeElement === panel && state.picking;
      place.replaceChildren(
        comparePanel(
          state.articles.filter(({ text }) => text.trim()),
          pair,
          { facts, onPick: pick, onSelect: selectIn },
        ),
      );
      if (focused) $(focused)?.focus();
      state.picking = null;
    });
    return place;
  },
};

async function compared() {
  const byId = (id) => state.articles.find((other) => other.id === id);
  const written = state.articles.filter(({ text }) => text.trim());
  const left = byId(state.compared.left) ?? (state.current.text.trim() ? state.current : written[0]);
  const right = byId(state.compared.right) ?? written.find((other) => other !== left);
  return Promise.all([left, right].map(async (which) => ({ ...(await known(which)) })));
}

/** What the engine says that both state, with the figures in place of their indices. What a person has changed is not in it. */
async function factsOf(pair) {
  const facts = await compareReports(pair.map(({ report }) => report));
  const told = ({ report, figure }) => ({ article: pair[report].article, row: pair[report].rows.find(({ id }) => id === figure) });
  return facts
    .map((fact) => ({
      ...fact,
      values: fact.values
        .map(told)
        .filter(({ row }) => row.state === "engine")
        .map(({ article, row: { figure } }) => ({ article, figure })),
    }))
    .filter(({ values }) => new Set(values.map(({ article }) => article)).size > 1);
}

/** The source of an article that may not have been read since the page was opened. */
async function known(which) {
  if (state.reports.get(which.id)?.text !== which.text) {
    const analyzer = await loadAnalyzer();
    state.reports.set(which.id, { text: which.text, report: await analyzer.parse(which.text) });
  }
  return sourceOf(which);
}

function pick(side, id) {
  state.compared[side] = id;
  state.picking = `compare-${side}`;
  drawPanel();
}

function colourBy(by) {
  state.by = by;
  state.off.clear();
  drawText();
  drawPanel();
}

function toggleGroup(group) {
  if (!state.off.delete(group)) state.off.add(group);
  drawText();
  drawPanel();
}

async function toggleAll(event) {
  state.all = event.target.checked;
  if (state.all) for (const which of state.articles) if (which.text.trim()) await known(which);
  drawPanel();
}
