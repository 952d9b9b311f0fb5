// Documents, dates, people and bodies as lists, each with its places in the text.

import { h } from "../dom.js";
import * as format from "../format.js";
import { t } from "../i18n.js";

/** Mentions of one document stand together, under the fullest of them. */
function documents(report) {
  const groups = new Map();
  report.documents.forEach((document, index) => {
    const key = document.sameAs ?? index;
    groups.set(key, [...(groups.get(key) ?? []), { document, index }]);
  });
  return [...groups].map(([fullest, group]) => {
    const document = report.documents[fullest] ?? group[0].document;
    const detail = [
      document.number && document.number !== document.text ? document.number : null,
      document.issuer,
      format.date(document.date),
    ];
    return { name: document.text, detail, spans: group.map(({ document: { span } }) => span), index: group[0].index };
  });
}

const SECTIONS = [
  ["documents", documents],
  [
    "dates",
    ({ dates }) =>
      dates.map(({ text, value, inferred, span }, index) => ({ name: text, detail: [format.date(value)], inferred, spans: [span], index })),
  ],
  ["people", ({ people }) => people.map(({ name, role, mentions }, index) => ({ name, detail: [role], spans: mentions, index }))],
  [
    "organizations",
    ({ organizations }) =>
      organizations.map(({ name, level, parent, mentions }, index) => ({
        name,
        detail: [level && (t.maybe(`level.${level}`) ?? level), parent === null ? null : organizations[parent]?.name],
        spans: mentions,
        index,
      })),
  ],
];

export function mentionsPanel(report, { onShow }) {
  const item = ({ name, detail, inferred, spans, index }, layer) =>
    h(
      "li",
      { dataset: { layer, index } },
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
        items.length
          ? h(
              "ul",
              { dataset: { layer } },
              items.map((one) => item(one, layer)),
            )
          : h("p", { class: "dim" }, t("mentions.none")),
      );
    }),
  );
}
