// Two articles side by side: where they cannot both be right, where they agree, and what else both count. Which figures are about
// the same thing, and which values can be reconciled, is the engine's word.

import { h } from "../dom.js";
import * as format from "../format.js";
import { t } from "../i18n.js";

const nameOf = ({ object, unit, kind }) => (object?.canonical ? `${object.canonical}|${unit?.symbol ?? kind}` : null);

/** The figures of an article by what they count, those aside that a person has rejected. */
function byName(rows) {
  const groups = new Map();
  for (const { figure, state } of rows) {
    const name = nameOf(figure);
    if (name && state !== "rejected") groups.set(name, [...(groups.get(name) ?? []), figure]);
  }
  return groups;
}

const titleOf = ({ title }) => title || t("article.untitled");

/** One thing with every value and the article that gives it; a value leads to its figure. */
const factLine = ({ object, facets, organization, period, agrees, values }, onSelect) =>
  h(
    "li",
    { class: "sum", dataset: { agrees: String(agrees) } },
    h(
      "p",
      {},
      h("strong", {}, object),
      [...new Set([...Object.values(facets), organization, format.date(period)])].filter(Boolean).map((part) => ` · ${part}`),
    ),
    values.map(({ article, figure }) =>
      h(
        "p",
        { class: "words" },
        h("button", { class: "amount", onclick: () => onSelect(figure.id, article.id) }, format.figure(figure)),
        h("span", { class: "dim" }, ` ${titleOf(article)}`),
      ),
    ),
  );

function table(names, sides) {
  const row = (name) => {
    const told = sides.map((side) => [...new Set((side.get(name) ?? []).map(format.figure))]);
    const values = (words, others) =>
      words.map((value, index) => [index ? " · " : "", others.includes(value) ? h("strong", {}, value) : value]);
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, sides.map((side) => side.get(name)).find(Boolean)[0].object.text),
      h("td", {}, values(told[0], told[1])),
      h("td", {}, values(told[1], told[0])),
    );
  };
  return h(
    "table",
    {},
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        ["table.object", "compare.left", "compare.right"].map((key) => h("th", { scope: "col" }, t(key))),
      ),
    ),
    h("tbody", {}, names.map(row)),
  );
}

/** `facts`: of the module's `compare`, each value with its `article` and `figure`. */
export function comparePanel(articles, [left, right], { facts, onPick, onSelect }) {
  const picker = (side, chosen) =>
    h(
      "label",
      {},
      h("span", { class: "dim" }, t(`compare.${side}`)),
      h(
        "select",
        { id: `compare-${side}`, onchange: (event) => onPick(side, event.target.value) },
        articles.map((article) => h("option", { value: article.id, selected: article.id === chosen.article.id }, titleOf(article))),
      ),
    );
  const sides = [byName(left.rows), byName(right.rows)];
  const names = [...new Set(sides.flatMap((side) => [...side.keys()]))].sort(format.compare);
  const both = names.filter((name) => sides.every((side) => side.has(name)));
  const one = names.filter((name) => !both.includes(name));
  const part = (title, found) =>
    found.length
      ? [
          h("h2", { class: found[0].agrees ? null : "wrong" }, t(title), " ", h("span", { class: "dim" }, found.length)),
          h(
            "ul",
            { class: "sums" },
            found.map((fact) => factLine(fact, onSelect)),
          ),
        ]
      : [];
  const conflicts = facts.filter(({ agrees }) => !agrees);
  return h(
    "div",
    { class: "compare" },
    h("div", { class: "pair" }, picker("left", left), picker("right", right)),
    conflicts.length
      ? part("compare.conflicts", conflicts)
      : h("p", { class: "empty" }, t(both.length ? "compare.noConflicts" : "compare.none")),
    part(
      "compare.same",
      facts.filter(({ agrees }) => agrees),
    ),
    both.length > 0 && [
      h("h2", {}, t("compare.both"), " ", h("span", { class: "dim" }, both.length)),
      h("p", { class: "dim words" }, t("compare.bothWords")),
      table(both, sides),
    ],
    one.length > 0 && h("details", {}, h("summary", {}, t("compare.rest", { count: one.length })), table(one, sides)),
  );
}
