// Documents, dates, people and bodies as lists, each with its places in the text.

import { h } from "../dom.js";
import * as format from "../format.js";
import { t } from "../i18n.js";

/** Mentions of one document stand together, under the fullest of them. */
function documents(report) {
  const groups = new Map();
  report.documents.forEach((document, index) => {
    const key = document.sameAs ?? index;
    groups.set(key, [...(groups.get(key) ?? []), document]);
  });
  return [...groups].map(([fullest, group]) => {
    const document = report.documents[fullest] ?? group[0];
    const detail = [
      document.number && !document.text.includes(document.number) ? document.number : null,
      document.issuer,
      format.date(document.date),
    ];
    return { name: document.text, detail, spans: group.map(({ span }) => span) };
  });
}

/** The lunar date in numbers, as far as it is said: the engine does not convert it. */
const lunar = ({ day, month, leap }) =>
  [[day, month].filter((part) => part !== null).join("/"), leap ? t("date.leap") : "", t("date.lunar")].filter(Boolean).join(" ");

const dates = (report) =>
  [
    ...report.dates.map(({ text, value, inferred, span }) => ({ name: text, detail: [format.date(value)], inferred, spans: [span] })),
    ...report.lunarDates.map((date) => ({ name: date.text, detail: [lunar(date)], spans: [date.span] })),
  ].sort((a, b) => a.spans[0].start - b.spans[0].start);

const SECTIONS = [
  ["documents", documents],
  ["dates", dates],
  ["people", ({ people }) => people.map(({ name, role, mentions }) => ({ name, detail: [role], spans: mentions }))],
  [
    "organizations",
    ({ organizations }) =>
      organizations.map(({ name, level, parent, mentions }) => ({
        name,
        detail: [level && (t.maybe(`level.${level}`) ?? level), parent === null ? null : organizations[parent]?.name],
        spans: mentions,
      })),
  ],
];

export function mentionsPanel(report, { onShow }) {
  const item = ({ name, detail, inferred, spans }) =>
    h(
      "li",
      {},
      h("button", { class: "mention", onclick: () => onShow(spans[0]) }, name),
      h(
        "span",
        { class: inferred ? "dim inferred" : "dim" },
        detail.filter((part) => part && part !== name).map((part) => ` · ${part}`),
      ),
      spans.length > 1 &&
        h(
          "span",
          { class: "places" },
          spans.map((span, at) =>
            h("button", { "aria-label": t("mentions.place", { name, place: at + 1 }), onclick: () => onShow(span) }, at + 1),
          ),
        ),
    );
  return h(
    "div",
    { class: "mentions" },
    SECTIONS.map(([layer, listOf]) => {
      const items = listOf(report);
      return h(
        "section",
        {},
        h("h2", {}, t(`mentions.${layer}`), " ", h("span", { class: "dim" }, items.length)),
        items.length ? h("ul", { dataset: { layer } }, items.map(item)) : h("p", { class: "dim" }, t("mentions.none")),
      );
    }),
  );
}
