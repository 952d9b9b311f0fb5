// A Markdown table of the figures and a list of the sums. What the article says is escaped: it is words, never markup.

import * as format from "../format.js";
import { t } from "../i18n.js";
import { figureText, topicText } from "../view/figures.js";

/** Signs that mean something anywhere in a line, and what makes links of bare addresses; no cell stands at the start of a line. */
const escape = (words) =>
  String(words ?? "")
    .replace(/[\\`*_[\]|~$]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/:(?=\/\/)|@|(?<=\bwww)\./gi, "\\$&")
    .replace(/\s+/g, " ")
    .trim();

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
        return `- ${escape(format.figure(byId.get(total)))} ${relation === "sum" ? "=" : t("sums.of")} ${figures} (${t(`verdict.${verdict}`)})`;
      });
      for (const { figures, verdict } of report.checks)
        sums.push(`- ${figures.map((id) => escape(figureText(byId.get(id)))).join(" · ")} (${t(`verdict.${verdict}`)})`);
      if (sums.length) lines.push("", `## ${t("panel.sums")}`, "", ...sums);
      return `${lines.join("\n")}\n`;
    })
    .join("\n");
}
