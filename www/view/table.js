// The figures as a table, a row each; the amount is the row's button.

import { h } from "../dom.js";
import * as format from "../format.js";
import { t } from "../i18n.js";

export function drawTable(report, { onSelect }) {
  if (!report.figures.length) return h("p", { class: "empty" }, t("table.none"));
  const row = (figure) =>
    h(
      "tr",
      { dataset: { figure: figure.id, kind: figure.kind } },
      h("th", { scope: "row" }, h("button", { class: "amount", onclick: () => onSelect(figure.id) }, format.figure(figure))),
      h("td", {}, format.object(figure)),
      h("td", { class: "dim" }, t(`kind.${figure.kind}`)),
    );
  return h(
    "table",
    {},
    h("thead", {}, h("tr", {}, ...["amount", "object", "kind"].map((key) => h("th", { scope: "col" }, t(`table.${key}`))))),
    h("tbody", {}, ...report.figures.map(row)),
  );
}
