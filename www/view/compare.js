// Two articles side by side: what both count, by object and unit as the report names them. Equal names are the engine's work.

import { h } from "../dom.js";
import * as format from "../format.js";
import { t } from "../i18n.js";

const nameOf = ({ object, unit, kind }) => (object?.canonical ? `${object.canonical}|${unit?.symbol ?? kind}` : null);

function byName(rows) {
  const groups = new Map();
  for (const { figure, state } of rows) {
    const name = nameOf(figure);
    if (name && state !== "rejected") groups.set(name, [...(groups.get(name) ?? []), figure]);
  }
  return groups;
}

const values = (figures) => [...new Set(figures.map(format.figure))].join(" · ");

/** A thing that the articles cannot both be right about, with every value and the article that gives it. */
const conflict = ({ object, organization, period, values: statements }) =>
  h(
    "li",
    { class: "sum" },
    h("p", {}, [object, organization, format.date(period)].filter(Boolean).join(" · ")),
    statements.map(({ title, figure }) =>
      h("p", { class: "words" }, h("strong", {}, format.figure(figure)), h("span", { class: "dim" }, ` ${title || t("article.untitled")}`)),
    ),
  );

/** `conflicts`: facts of the module's `compare` that do not agree, each value with its `title` and `figure`; null without it. */
export function comparePanel(articles, [left, right], { onPick, conflicts }) {
  const picker = (side, chosen) =>
    h(
      "select",
      { "aria-label": t(`compare.${side}`), onchange: (event) => onPick(side, event.target.value) },
      articles.map(({ id, title }) => h("option", { value: id, selected: id === chosen.article.id }, title || t("article.untitled"))),
    );
  const [a, b] = [byName(left.rows), byName(right.rows)];
  const row = (name) => {
    const here = values(a.get(name) ?? []);
    const there = values(b.get(name) ?? []);
    const same = here === there;
    return h(
      "tr",
      { dataset: { same: String(same) } },
      h("th", { scope: "row" }, (a.get(name) ?? b.get(name))[0].object.text),
      h("td", {}, here),
      h("td", {}, there),
      h("td", {}, same ? "=" : h("strong", {}, "≠")),
    );
  };
  const table = (names) =>
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, t("table.object")),
          h("th", { scope: "col" }, t("compare.left")),
          h("th", { scope: "col" }, t("compare.right")),
          h("th", { scope: "col" }, h("span", { class: "sr" }, t("compare.same"))),
        ),
      ),
      h("tbody", {}, names.map(row)),
    );
  const names = [...new Set([...a.keys(), ...b.keys()])].sort(format.compare);
  const both = names.filter((name) => a.has(name) && b.has(name));
  const one = names.filter((name) => !both.includes(name));
  return h(
    "div",
    { class: "compare" },
    h("div", { class: "pair" }, picker("left", left), picker("right", right)),
    conflicts?.length ? [h("h2", {}, t("compare.conflicts")), h("ul", { class: "sums" }, conflicts.map(conflict))] : null,
    both.length ? table(both) : h("p", { class: "empty" }, t("compare.none")),
    one.length ? h("details", {}, h("summary", {}, t("compare.rest", { count: one.length })), table(one)) : null,
  );
}
