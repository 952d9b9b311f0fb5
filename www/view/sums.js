// The sums as lines: `186 = 135 + 31 + 20 ✓`, what does not add up on top. Says what the report says; adds nothing up itself.

import { h } from "../dom.js";
import * as format from "../format.js";
import { t } from "../i18n.js";
import { figureText, namesOf } from "./figures.js";

const SIGNS = { balanced: "✓", unbalanced: "✗", rounding: "≈", withinBounds: "✓", partial: "…" };
const ORDER = ["unbalanced", "rounding", "withinBounds", "balanced", "partial"];

/** What a bar can show of an amount: single numbers and the upper end of a ratio. */
export const measure = (amount) => (amount.type === "single" ? amount.value : amount.type === "ratio" ? amount.numerator : null);

/** A stacked bar where the parts make up the total, a bar each where they are some of it and may overlap. */
function bars(total, parts, relation) {
  const whole = measure(total.figure.amount);
  const values = parts.map(({ figure }) => measure(figure.amount));
  if (!(whole > 0) || relation === "share" || values.some((value) => value === null || value < 0)) return null;
  const sum = values.reduce((a, b) => a + b, 0);
  const scale = relation === "sum" ? Math.max(whole, sum) : whole;
  const piece = (value, index) =>
    h("span", { class: "piece", dataset: { step: index % 4 }, style: { width: `${Math.min(100, (100 * value) / scale)}%` } });
  if (relation === "sum") return h("div", { class: "bar-line", "aria-hidden": "true" }, values.map(piece));
  return values.map((value, index) => h("div", { class: "bar-line thin", "aria-hidden": "true" }, piece(value, index)));
}

const verdictSign = (verdict) =>
  h(
    "span",
    { class: "verdict", title: t(`verdict.${verdict}`) },
    " ",
    h("span", { "aria-hidden": "true" }, SIGNS[verdict]),
    h("span", { class: "sr" }, t(`verdict.${verdict}`)),
  );

export function sumLine(breakdown, rowById, text, onSelect) {
  const total = rowById.get(breakdown.total);
  const parts = breakdown.parts.map((id) => rowById.get(id)).filter(Boolean);
  if (!total || !parts.length) return null;
  const figures = [total, ...parts].map(({ figure }) => figure);
  const names = namesOf(figures, text);
  const words = figures.map((figure, index) => [format.figure(figure), names[index]].filter(Boolean).join(" "));
  const touched = [total, ...parts].some(({ state }) => state !== "engine");
  const number = ({ id, figure }) =>
    h(
      "button",
      { class: "amount", dataset: { figure: id }, "aria-label": figureText(figure), onclick: () => onSelect(id) },
      format.figure(figure),
    );
  const joint = breakdown.relation === "sum" ? " + " : ", ";
  const relation = { sum: " = ", subset: ` ${t("sums.of")} `, share: ` ${t("sums.share")} ` }[breakdown.relation];
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
      number(total),
      relation,
      parts.flatMap((part, index) => [index ? joint : "", number(part)]),
      verdictSign(breakdown.verdict),
      difference,
    ),
    bars(total, parts, breakdown.relation),
    h("p", { class: "dim words" }, words.join(" · ")),
    touched && h("p", { class: "dim" }, t("sums.touched")),
  );
}

/** What the text states in two ways: a percentage, a change, a number of the headline, a number told twice. */
function checkLine(check, rowById, onSelect) {
  const rows = check.figures.map((id) => rowById.get(id)).filter(Boolean);
  const numbers = rows.flatMap(({ id, figure }, index) => [
    index ? " · " : "",
    h(
      "button",
      { class: "amount", dataset: { figure: id }, "aria-label": figureText(figure), onclick: () => onSelect(id) },
      figureText(figure),
    ),
  ]);
  const wrong = check.verdict === "unbalanced";
  return h(
    "li",
    { class: "sum", dataset: { verdict: check.verdict, check: check.kind } },
    h(
      "p",
      {},
      numbers,
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
  return [...report.breakdowns, ...(report.checks ?? [])].filter(wrong).length;
}

export function sumsPanel({ report, rows, text }, { onSelect }) {
  const rowById = new Map(rows.map((row) => [row.id, row]));
  const byVerdict = (a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || a.span.start - b.span.start;
  const checks = [...(report.checks ?? [])].sort(byVerdict);
  const part = (title, items) => (items.length ? [title && h("h2", {}, t(title)), h("ul", { class: "sums" }, items)] : []);
  const contradictions = checks.filter(({ kind }) => CONTRADICTIONS.has(kind)).map((check) => checkLine(check, rowById, onSelect));
  const others = checks.filter(({ kind }) => !CONTRADICTIONS.has(kind)).map((check) => checkLine(check, rowById, onSelect));
  const sums = [...report.breakdowns]
    .sort(byVerdict)
    .map((breakdown) => sumLine(breakdown, rowById, text, onSelect))
    .filter(Boolean);
  const parts = [
    ...part("sums.conflicts", contradictions),
    ...part(contradictions.length ? "panel.sums" : null, sums),
    ...part("sums.checks", others),
  ];
  return h("div", {}, parts.length ? parts : h("p", { class: "empty" }, t("sums.none")));
}
