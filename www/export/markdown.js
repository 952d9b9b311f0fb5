// A Markdown table of the figures and a list of the sums. What the article says is escaped: it is words, never markup.

import * as format from "../format.js";
import { t } from "../i18n.js";
import { topicText } from "../view/figures.js";

const escape = (words) =>
  String(words ?? "")
    .replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, (sign) => (sign === "<" ? "&lt;" : sign === ">" ? "&gt;" : sign === "&" ? "&amp;" : `\\${sign}`))
    .replace(/\s+/g, " ");

export function markdown(sources) {
  return sources
    .map(({ article, report, rows }) => {
      const lines = [`# ${escape(article.title || t("article.untitled"))}`, ""];
      lines.push(
        `| ${["amount", "object", "topic", "period"].map((key) => t(`table.${key}`)).join(" | ")} | |`,
        "| ---: | --- | --- | --- | --- |",
      );
      for (const { figure, state } of rows) {
        const cells = [
          format.figure(figure),
          figure.object?.text,
          topicText(figure.topic),
          format.date(figure.period),
          state === "engine" ? "" : t(`state.${state}`),
        ];
        lines.push(`| ${cells.map(escape).join(" | ")} |`);
      }
      const byId = new Map(rows.map((row) => [row.id, row.figure]));
      const sums = report.breakdowns.map(({ total, parts, relation, verdict }) => {
        const figures = parts.map((id) => escape(format.figure(byId.get(id)))).join(relation === "sum" ? " + " : ", ");
        return `- ${escape(format.figure(byId.get(total)))} ${relation === "sum" ? "=" : t(`sums.${relation === "share" ? "share" : "of"}`)} ${figures} (${t(`verdict.${verdict}`)})`;
      });
      if (sums.length) lines.push("", `## ${t("panel.sums")}`, "", ...sums);
      return `${lines.join("\n")}\n`;
    })
    .join("\n");
}
