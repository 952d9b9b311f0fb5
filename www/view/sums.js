// What cannot be right, a sentence each, then the sums as lines: `186 = 135 + 31 + 20 ✓`. Says what the report says; adds nothing up
// itself, and ticks only what the stated digits prove.

import { h } from "../dom.js";
import { tellFinding } from "../analyzer.js";
import * as format from "../format.js";
import { language, t } from "../i18n.js";
import { figureText } from "./figures.js";
import { namesOf } from "./names.js";

const SIGNS = { balanced: "✓", unbalanced: "✗", rounding: "≈", withinBounds: "≈", partial: "" };
const ORDER = ["rounding", "withinBounds", "balanced", "partial"];
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
  if (!(whole > 0) || values.some((value) => value === null || value < 0)) return plain;
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
  const relation = { sum: " = ", subset: `, ${t("sums.of")} ` }[breakdown.relation];
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

/** The sentence, which leads to its place, above the sum or the statement that it is about. */
function findingItem(finding, source, detail, onShow) {
  const sentence = h("span", { class: "sentence" });
  tellFinding(finding, source, language(), (words) => sentence.replaceChildren(words)).catch(() =>
    sentence.replaceChildren(source.text.slice(finding.span.start, finding.span.end)),
  );
  return h(
    "li",
    { dataset: { severity: finding.severity, kind: finding.kind } },
    h("button", { class: "finding", onclick: () => onShow(finding.span) }, h("b", {}, t(`severity.${finding.severity}`)), " ", sentence),
    detail && h("ul", { class: "sums" }, detail),
  );
}

export function sumsPanel(source, { onSelect, onShow }) {
  const { report, rows, text } = source;
  const rowById = new Map(rows.map((row) => [row.id, row]));
  const sum = (breakdown) => sumLine(breakdown, rowById, text, onSelect);
  const check = (check) => checkLine(check, rowById, onSelect);
  const byVerdict = (a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || a.span.start - b.span.start;
  const sums = (...verdicts) =>
    report.breakdowns
      .filter(({ verdict }) => verdicts.includes(verdict))
      .sort(byVerdict)
      .map(sum)
      .filter(Boolean);
  const findings = report.findings.map((finding) => {
    const [breakdown, recalculation] = [report.breakdowns[finding.breakdown], report.checks[finding.check]];
    return findingItem(finding, source, (breakdown && sum(breakdown)) ?? (recalculation && check(recalculation)), onShow);
  });
  const agreeing = report.checks.filter(({ verdict }) => verdict !== "unbalanced").sort(byVerdict);
  const parts = [
    ["findings.title", findings],
    ["sums.settled", sums("balanced", "rounding")],
    ["sums.near", sums("withinBounds")],
    ["sums.checks", agreeing.map(check)],
    ["sums.partial", sums("partial")],
  ].filter(([, items]) => items.length);
  if (!parts.length) return h("p", { class: "empty" }, t("sums.none"));
  return parts.flatMap(([title, items]) => [
    h("h2", { class: items === findings ? "wrong" : null }, t(title), " ", h("span", { class: "dim" }, items.length)),
    h("ul", { class: items === findings ? "findings" : "sums" }, items),
  ]);
}
