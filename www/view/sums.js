// The sums as lines: `186 = 135 + 31 + 20 ✓`, what does not add up on top. Says what the report says; adds nothing up itself.

import { h } from "../dom.js";
import * as format from "../format.js";
import { t } from "../i18n.js";
import { figureText } from "./figures.js";
import { namesOf } from "./names.js";

const SIGNS = { balanced: "✓", unbalanced: "✗", rounding: "≈", withinBounds: "✓", partial: "" };
const ORDER = ["unbalanced", "rounding", "withinBounds", "balanced", "partial"];
/** How many pieces of a bar have a colour of their own. */
const STEPS = 6;

/** What a bar can show of an amount: single numbers and the upper end of a ratio. */
export const measure = (amount) => (amount.type === "single" ? amount.value : amount.type === "ratio" ? amount.numerator : null);

const piece = (value, scale, index) =>
  h("span", { class: "piece", dataset: { step: index % STEPS }, style: { width: `${Math.min(100, (100 * value) / scale)}%` } });
const swatch = (index) => h("span", { class: "swatch", dataset: { step: index % STEPS }, "aria-hidden": "true" });

/** A bar of all parts where they make up the total, a bar each where they are some of it and may overlap; else the words alone. */
function drawing(figures, words, relation) {
  const [whole, ...values] = figures.map(({ amount }) => measure(amount));
  const plain = h("p", { class: "dim words" }, words.join(" · "));
  if (!(whole > 0) || relation === "share" || values.some((value) => value === null || value < 0)) return plain;
  const sum = values.reduce((a, b) => a + b, 0);
  if (relation === "sum")
    return [
      h(
        "div",
        { class: "bar-line", "aria-hidden": "true" },
        values.map((value, index) => piece(value, Math.max(whole, sum), index)),
      ),
      h("p", { class: "dim words" }, words[0]),
      h(
        "ul",
        { class: "parts words" },
        words.slice(1).map((part, index) => h("li", {}, swatch(index), part)),
      ),
    ];
  return [
    h("p", { class: "dim words" }, words[0]),
    h(
      "ul",
      { class: "shares" },
      values.map((value, index) =>
        h(
          "li",
          {},
          h("span", { class: "words" }, words[index + 1]),
          h("span", { class: "bar-line thin", "aria-hidden": "true" }, piece(value, whole, 0)),
        ),
      ),
    ),
  ];
}

const verdictSign = (verdict) =>
  h(
    "span",
    { class: "verdict", title: t(`verdict.${verdict}`) },
    SIGNS[verdict] && [" ", h("span", { "aria-hidden": "true" }, SIGNS[verdict])],
    h("span", { class: "sr" }, ` ${t(`verdict.${verdict}`)}`),
  );

const figureButton = ({ id, figure }, words, onSelect) =>
  h("button", { class: "amount", dataset: { figure: id }, "aria-label": figureText(figure), onclick: () => onSelect(id) }, words);

export function sumLine(breakdown, rowById, text, onSelect) {
  const rows = [breakdown.total, ...breakdown.parts].map((id) => rowById.get(id));
  if (rows.length < 2 || rows.includes(undefined)) return null;
  const figures = rows.map(({ figure }) => figure);
  const names = namesOf(figures, text);
  const words = figures.map((figure, index) => [format.figure(figure), names[index]].filter(Boolean).join(" "));
  const [total, ...parts] = rows.map((row) => figureButton(row, format.figure(row.figure), onSelect));
  const joint = breakdown.relation === "sum" ? " + " : ", ";
  const relation = { sum: " = ", subset: `, ${t("sums.of")} `, share: `, ${t("sums.share")} ` }[breakdown.relation];
  const difference = breakdown.difference
    ? h(
        "span",
        { class: "difference" },
        ` ${t("sums.difference", { difference: format.number(breakdown.difference), computed: format.amount(breakdown.computed) })}`,
      )
    : null;
  return h(
    "li",
    { class: "sum", dataset: { verdict: breakdown.verdict, relation: breakdown.relation } },
    h(
      "p",
      { class: "equation" },
      total,
      relation,
      parts.flatMap((part, index) => [index ? joint : "", part]),
      verdictSign(breakdown.verdict),
      difference,
    ),
    drawing(figures, words, breakdown.relation),
    rows.some(({ state }) => state !== "engine") && h("p", { class: "dim" }, t("sums.touched")),
  );
}

/** What the text states in two ways: a percentage, a change, a number of the headline, a number told twice. */
function checkLine(check, rowById, onSelect) {
  const rows = check.figures.map((id) => rowById.get(id)).filter(Boolean);
  // of two statements that differ neither is the computed one
  const wrong = check.verdict === "unbalanced" && !CONTRADICTIONS.has(check.kind);
  return h(
    "li",
    { class: "sum", dataset: { verdict: check.verdict, check: check.kind } },
    h(
      "p",
      { class: "statement" },
      rows.map((row, index) => [index ? " · " : "", figureButton(row, figureText(row.figure), onSelect)]),
      verdictSign(check.verdict),
      wrong && h("span", { class: "difference" }, ` ${t("checks.computed", { computed: format.amount(check.computed) })}`),
    ),
    h("p", { class: "dim words" }, t.maybe(`check.${check.kind}`) ?? check.kind),
  );
}

/** Contradictions within the article; those between articles are in the comparison. */
const CONTRADICTIONS = new Set(["headline", "repetition"]);

export function wrongCount(report) {
  const wrong = ({ kind, verdict }) => verdict === "unbalanced" || CONTRADICTIONS.has(kind);
  return [...report.breakdowns, ...report.checks].filter(wrong).length;
}

/** The headings that are alarms. */
const WRONG = new Set(["sums.conflicts", "sums.unbalanced"]);

export function sumsPanel({ report, rows, text }, { onSelect }) {
  const rowById = new Map(rows.map((row) => [row.id, row]));
  const byVerdict = (a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || a.span.start - b.span.start;
  const sums = (wanted) =>
    report.breakdowns
      .filter(wanted)
      .sort(byVerdict)
      .map((breakdown) => sumLine(breakdown, rowById, text, onSelect))
      .filter(Boolean);
  const checks = (wanted) =>
    report.checks
      .filter(wanted)
      .sort(byVerdict)
      .map((check) => checkLine(check, rowById, onSelect));
  const contradicts = ({ kind }) => CONTRADICTIONS.has(kind);
  const wrong = ({ verdict }) => verdict === "unbalanced";
  const partial = ({ verdict }) => verdict === "partial";
  const parts = [
    ["sums.conflicts", checks(contradicts)],
    ["sums.unbalanced", [...sums(wrong), ...checks((check) => !contradicts(check) && wrong(check))]],
    ["sums.settled", sums((sum) => !wrong(sum) && !partial(sum))],
    ["sums.checks", checks((check) => !contradicts(check) && !wrong(check))],
    ["sums.partial", sums(partial)],
  ].filter(([, items]) => items.length);
  if (!parts.length) return h("p", { class: "empty" }, t("sums.none"));
  return parts.flatMap(([title, items]) => [
    h("h2", { class: WRONG.has(title) ? "wrong" : null }, t(title), " ", h("span", { class: "dim" }, items.length)),
    h("ul", { class: "sums" }, items),
  ]);
}
