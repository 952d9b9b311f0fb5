// The colours with their counts; a colour that is switched off leaves the table and the text.

import { h } from "../dom.js";
import { t } from "../i18n.js";
import { groupOf, hueOf, KINDS, TOPICS } from "./colour.js";

export const groupText = (group, by) => t.maybe(`${by}.${group}`) ?? group;

export function legend(rows, { by, off, onBy, onToggle }) {
  const counts = new Map();
  for (const { figure } of rows) counts.set(groupOf(figure, by), (counts.get(groupOf(figure, by)) ?? 0) + 1);
  const order = [...(by === "topic" ? TOPICS : KINDS), ...counts.keys()];
  const groups = [...counts.keys()].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const chip = (group) =>
    h(
      "button",
      { class: "chip", "aria-pressed": String(!off.has(group)), dataset: { hue: hueOf(group, by), group }, onclick: () => onToggle(group) },
      groupText(group, by),
      " ",
      h("span", { class: "dim" }, counts.get(group)),
    );
  const choice = h(
    "select",
    { id: "colour-by", "aria-label": t("legend.by"), onchange: (event) => onBy(event.target.value) },
    ["kind", "topic"].map((value) => h("option", { value, selected: value === by }, t(`legend.${value}`))),
  );
  return h("div", { class: "legend", role: "group", "aria-label": t("legend.label") }, choice, groups.map(chip));
}
