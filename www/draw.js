// Draws what state.js says: the tabs, the article, the panel.

import { compareReports, loadAnalyzer } from "./analyzer.js";
import { drawCard } from "./correct.js";
import { $, h } from "./dom.js";
import { t } from "./i18n.js";
import { isLarge, open, remove, removeAll } from "./library.js";
import { showBusy } from "./notes.js";
import { paintSelection, select, selectIn, showSpan } from "./selection.js";
import { current, onChange, sourceOf, sources, state } from "./state.js";
import { annotationsOf, drawArticle, stopDrawing } from "./view/article.js";
import { groupOf, hueOf } from "./view/colour.js";
import { figuresTable, figureText } from "./view/figures.js";
import { legend } from "./view/legend.js";
import { mentionsPanel } from "./view/mentions.js";
import { sumsPanel, wrongCount } from "./view/sums.js";
import { articleTabs } from "./view/tabs.js";

export const PANELS = ["figures", "sums", "mentions", "charts", "compare"];

const editor = $("editor");
const article = $("article");
let table = null;

/** What is drawn again, by what has changed. */
const DRAWN = {
  all: draw,
  panel: drawPanel,
  size: sheetSize,
  selection() {
    table?.reveal(state.selected, state.current.id);
    drawCard();
  },
};

onChange((what) => DRAWN[what]());

export function draw() {
  $("tabs").replaceChildren(articleTabs(state.articles, state.current, { onOpen: open, onRemove: remove, onRemoveAll: removeAll }));
  for (const name of ["edit", "add", "share", "export", "print"]) $(name).disabled = !state.current.text.trim();
  $("edit").textContent = t(state.editing ? "action.read" : "action.edit");
  $("edit").setAttribute("aria-pressed", String(state.editing));
  drawText();
  drawPanel();
  drawCard();
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
  const annotations = shown === text ? annotationsOf(report, rows) : [];
  const done = drawArticle(article, shown, annotations, state.editing ? plainMark : liveMark, {
    title: report.article.title,
    onProgress: (part) => showBusy(part < 1, part),
  });
  paintSelection();
  if (await done) paintSelection();
}

function plainMark({ layer, row, index }) {
  const mark = h("mark", { dataset: { layer } });
  if (!row) mark.dataset.index = index;
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
  const wrong = wrongCount(report);
  for (const name of PANELS) {
    const tab = $(`tab-${name}`);
    tab.setAttribute("aria-selected", String(name === state.panel));
    tab.tabIndex = name === state.panel ? 0 : -1;
  }
  $("unbalanced").textContent = wrong ? `${wrong} ✗` : "";
  $("panel").setAttribute("aria-labelledby", `tab-${state.panel}`);
  document.body.dataset.panel = state.panel;
  table = null;
  const empty = state.current.text.trim() ? null : h("p", { class: "empty" }, t("table.empty"));
  $("panel").replaceChildren(...[empty ?? DRAW[state.panel](report, rows)].flat());
  const read = state.reports.get(state.current.id)?.text === state.current.text;
  $("status").textContent = empty || !read ? "" : t("status.figures", { count: rows.filter(({ state }) => state !== "rejected").length });
}

const DRAW = {
  figures() {
    const entries = sources().flatMap(({ article, report, rows }) => rows.map((row) => ({ article, report, row })));
    const shown = entries.filter(({ row }) => !state.off.has(groupOf(row.figure, state.by)));
    table = figuresTable(shown, { by: state.by, many: state.all, onSelect: selectIn });
    const all = h("label", { class: "check" }, h("input", { type: "checkbox", checked: state.all, onchange: toggleAll }), t("table.all"));
    const colours = legend(
      entries.map(({ row }) => row),
      { by: state.by, off: state.off, onBy: colourBy, onToggle: toggleGroup },
    );
    if (!entries.length) return [h("p", { class: "empty" }, t(state.reports.has(state.current.id) ? "table.none" : "status.loading"))];
    return [colours, state.articles.length > 1 ? all : "", table.element];
  },
  sums: () => sumsPanel(current(), { onSelect: select }),
  mentions: (report) => mentionsPanel(report, { onShow: showSpan }),
  charts() {
    const place = h("div", { class: "charts" });
    import("./view/charts.js").then(({ chartsPanel }) => place.append(chartsPanel(current(), place.clientWidth)));
    return place;
  },
  compare() {
    if (state.articles.length < 2) return h("p", { class: "empty" }, t("compare.two"));
    const place = h("div");
    compared().then(async (pair) => {
      const { comparePanel } = await import("./view/compare.js");
      place.replaceChildren(comparePanel(state.articles, pair, { onPick: pick, conflicts: await conflicts(pair) }));
    });
    return place;
  },
};

async function compared() {
  const byId = (id) => state.articles.find((other) => other.id === id);
  const left = byId(state.compared.left) ?? state.current;
  const right = byId(state.compared.right) ?? state.articles.find((other) => other !== left);
  return Promise.all([left, right].map(async (which) => ({ ...(await known(which)) })));
}

/** What the two cannot both be right about, with the figures in place of their indices. */
async function conflicts(pair) {
  const comparison = await compareReports(pair.map(({ report }) => report));
  const told = ({ report, figure }) => ({ title: pair[report].article.title, figure: pair[report].report.figures[figure] });
  return comparison && comparison.facts.filter(({ agrees }) => !agrees).map((fact) => ({ ...fact, values: fact.values.map(told) }));
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
  drawPanel();
}

function colourBy(by) {
  state.by = by;
  state.off.clear();
  drawText();
  drawPanel();
  $("colour-by").focus();
}

function toggleGroup(group) {
  if (!state.off.delete(group)) state.off.add(group);
  drawText();
  drawPanel();
  document.querySelector(`.chip[data-group="${CSS.escape(group)}"]`)?.focus();
}

async function toggleAll(event) {
  state.all = event.target.checked;
  if (state.all) for (const which of state.articles) if (which.text.trim()) await known(which);
  drawPanel();
}
