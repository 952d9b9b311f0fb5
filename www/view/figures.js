// The figures as a table, a row each. The amount is the row's button; one of them takes part in the tab order.

import { h } from "../dom.js";
import * as format from "../format.js";
import { t } from "../i18n.js";
import { groupOf, hueOf } from "./colour.js";

const PAGE = 300;

export const topicText = (topic) => (topic ? (t.maybe(`topic.${topic}`) ?? topic) : "");
export const facetsText = (facets) => Object.values(facets ?? {}).join(", ");

/** One line for a list, a label or a screen reader: "trên 16.000 đảng viên". */
export const figureText = (figure) => [format.figure(figure), figure.object?.text].filter(Boolean).join(" ");

/** Parts that count the same thing ("186 đảng viên: 135 khiển trách, 31 cảnh cáo") are told apart by the words behind their numbers. */
export function namesOf(figures, text) {
  const names = figures.map(({ object }) => object?.text ?? "");
  return figures.map(({ span, number, object }, index) => {
    if (names.filter((name) => name === names[index]).length < 2) return names[index];
    const beside = object?.span && object.span.start >= number.end && object.span.start < span.end;
    const { start } = beside ? object.span : { start: number.end };
    const next = Math.min(start + 60, ...figures.map((other) => other.span.start).filter((place) => place > start));
    const words = /^[^,;:.\n]*/.exec(text.slice(start, next))[0].trim();
    return words.replace(/ và$/, "") || names[index];
  });
}

function cell(figure, field, words, className = "") {
  const carried = figure.inferred.includes(field);
  return h("td", { class: `${className} ${carried ? "inferred" : ""}`.trim() || null, title: carried ? t("card.inferred") : null }, words);
}

/**
 * `entries`: `{ article, report, row }`, of one article or of all; `by`: `kind` or `topic`. The table grows as it is scrolled:
 * `reveal(id)` makes sure that a row is there.
 */
export function figuresTable(entries, { by, many, onSelect }) {
  const body = h("tbody");
  // a column that nothing is known for is left out
  const known = ["topic", "period", "organization"].filter((field) => entries.some(({ row }) => row.figure[field] !== null));
  const columns = [...(many ? ["article"] : []), "amount", "object", ...known];
  const draw = ({ article, report, row }) => {
    const { figure } = row;
    const group = groupOf(figure, by);
    const change = figure.change
      ? h(
          "span",
          { class: "change" },
          figure.change.direction === "up" ? "↑" : "↓",
          h("span", { class: "sr" }, t(`change.${figure.change.direction}`)),
        )
      : null;
    const badge = row.state === "engine" ? null : h("span", { class: "badge" }, t(`state.${row.state}`));
    const words = {
      topic: [topicText(figure.topic), facetsText(figure.facets)].filter(Boolean).join(": "),
      period: format.date(figure.period),
      organization: report.organizations[figure.organization]?.name ?? "",
    };
    return h(
      "tr",
      { dataset: { figure: row.id, article: article.id, hue: hueOf(group, by), state: row.state } },
      many && h("td", { class: "dim" }, article.title || t("article.untitled")),
      h(
        "th",
        { scope: "row" },
        change,
        h("button", { class: "amount", tabIndex: -1, onclick: () => onSelect(row.id, article.id) }, format.figure(figure)),
        badge,
      ),
      cell(figure, "object", figure.object?.text ?? ""),
      known.map((field) => cell(figure, field, words[field], `c-${field}`)),
    );
  };
  const more = h("button", { class: "more", onclick: () => grow() }, t("table.more"));
  let shown = 0;
  const grow = (upTo = shown + PAGE) => {
    body.append(...entries.slice(shown, upTo).map(draw));
    shown = Math.max(shown, Math.min(upTo, entries.length));
    more.hidden = shown >= entries.length;
  };
  grow();
  const first = body.querySelector(".amount");
  if (first) first.tabIndex = 0;
  const head = h(
    "thead",
    {},
    h(
      "tr",
      {},
      columns.map((key) => h("th", { scope: "col", class: `c-${key}` }, t(`table.${key}`))),
    ),
  );
  const table = h("table", { class: "figures", "aria-label": t("panel.figures") }, head, body);
  table.addEventListener("copy", (event) => copyRows(event, table));
  return {
    element: h("div", { class: "table" }, table, more),
    reveal: (id, article) => {
      const at = entries.findIndex((entry) => entry.row.id === id && entry.article.id === article);
      if (at >= shown) grow(at + 1);
    },
  };
}

/** A selection over several rows is copied as a table: for a spreadsheet as TSV, for a document as HTML. */
function copyRows(event, table) {
  const selection = getSelection();
  const rows = [...table.tBodies[0].rows].filter((row) => selection.containsNode(row, true));
  if (rows.length < 2) return;
  event.preventDefault();
  const { tsv, html } = clipboardForms(rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
  event.clipboardData.setData("text/plain", tsv);
  event.clipboardData.setData("text/html", html);
}

export function clipboardForms(rows) {
  const plain = (words) => String(words).replace(/[\t\r\n]+/g, " ");
  const tsv = rows.map((cells) => cells.map(plain).join("\t")).join("\n");
  const html = h(
    "table",
    {},
    h(
      "tbody",
      {},
      rows.map((cells) =>
        h(
          "tr",
          {},
          cells.map((words) => h("td", {}, words)),
        ),
      ),
    ),
  ).outerHTML;
  return { tsv, html };
}
