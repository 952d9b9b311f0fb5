// The figures as a table, a row each. The amount is the row's button; one of them takes part in the tab order.

import { h } from "../dom.js";
import * as format from "../format.js";
import { t } from "../i18n.js";
import { harmless } from "../export/records.js";
import { groupOf, hueOf } from "./colour.js";

const PAGE = 300;

export const topicText = (topic) => (topic ? (t.maybe(`topic.${topic}`) ?? topic) : "");
export const facetsText = (facets) => Object.values(facets ?? {}).join(", ");

/** One line for a list, a label or a screen reader: "trên 16.000 đảng viên". */
export const figureText = (figure) => [format.figure(figure), figure.object?.text].filter(Boolean).join(" ");

function cell(figure, field, words, className = "") {
  const carried = figure.inferred.includes(field);
  return h("td", { class: `${className} ${carried ? "inferred" : ""}`.trim() || null, title: carried ? t("card.inferred") : null }, words);
}

/**
 * `entries`: `{ article, report, row }`, of one article or of all, then (`many`) with a heading an article; `by`: `kind` or `topic`.
 * The table grows as it is scrolled: `reveal(id)` makes sure that a row is there.
 */
export function figuresTable(entries, { by, many, onSelect }) {
  const body = h("tbody");
  // a column that nothing is known for is left out
  const known = ["topic", "period", "organization"].filter((field) => entries.some(({ row }) => row.figure[field] !== null));
  const columns = ["amount", "object", ...known];
  const heading = ({ article }) =>
    h("tr", { class: "of" }, h("th", { scope: "colgroup", colspan: columns.length }, article.title || t("article.untitled")));
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
    // where there is no room for the other columns
    const under = known
      .map((field) => words[field])
      .filter(Boolean)
      .join(" · ");
    return h(
      "tr",
      { dataset: { figure: row.id, article: article.id, hue: hueOf(group, by), state: row.state } },
      h(
        "th",
        { scope: "row" },
        change,
        h("button", { class: "amount", tabIndex: -1, onclick: () => onSelect(row.id, article.id) }, format.figure(figure)),
        badge,
      ),
      cell(figure, "object", [figure.object?.text ?? "", h("small", {}, under)], "c-object"),
      known.map((field) => cell(figure, field, words[field], `c-${field}`)),
    );
  };
  const more = h("button", { class: "more", onclick: () => grow() }, t("table.more"));
  let shown = 0;
  const grow = (upTo = shown + PAGE) => {
    entries.slice(shown, upTo).forEach((entry, index) => {
      if (many && entries[shown + index - 1]?.article !== entry.article) body.append(heading(entry));
      body.append(draw(entry));
    });
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
  const { tsv, html } = clipboardForms(rows.map((row) => [...row.cells].map((cell) => cell.innerText)));
  event.clipboardData.setData("text/plain", tsv);
  event.clipboardData.setData("text/html", html);
}

/** What a spreadsheet takes from the clipboard it would also run: the same guard as in a CSV file. */
export function clipboardForms(rows) {
  const plain = (words) => harmless(String(words).replace(/\s+/g, " ").trim());
  const cells = rows.map((row) => row.map(plain));
  const tsv = cells.map((row) => row.join("\t")).join("\n");
  const html = h(
    "table",
    {},
    h(
      "tbody",
      {},
      cells.map((row) =>
        h(
          "tr",
          {},
          row.map((words) => h("td", {}, words)),
        ),
      ),
    ),
  ).outerHTML;
  return { tsv, html };
}
