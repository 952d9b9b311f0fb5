// The dialogs through which figures and articles leave the page.

import { h } from "../dom.js";
import { t } from "../i18n.js";
import * as format from "../format.js";
import { reasonOf } from "../export/failure.js";
import { download, FORMS } from "../export/index.js";
import { clipboardForms, topicText } from "./figures.js";
import { openDialog } from "./dialog.js";

async function copyTable(sources) {
  const head = ["amount", "object", "topic", "period"].map((key) => t(`table.${key}`));
  const rows = sources.flatMap(({ rows }) =>
    rows
      .filter(({ state }) => state !== "rejected")
      .map(({ figure }) => [format.figure(figure), figure.object?.text ?? "", topicText(figure.topic), format.date(figure.period)]),
  );
  const { tsv, html } = clipboardForms([head, ...rows]);
  await navigator.clipboard.write([
    new ClipboardItem({ "text/plain": new Blob([tsv], { type: "text/plain" }), "text/html": new Blob([html], { type: "text/html" }) }),
  ]);
}

export function exportDialog(sources) {
  const said = h("p", { role: "status", class: "dim" });
  const attempt = (act, done) => async () => {
    said.textContent = t("export.making");
    try {
      await act();
      said.textContent = t(done);
    } catch (error) {
      said.textContent = t("export.failed", { reason: reasonOf(error) });
    }
  };
  return openDialog(t("export.title"), () => [
    h(
      "ul",
      { class: "forms" },
      h(
        "li",
        {},
        h("button", { dataset: { form: "copy" }, onclick: attempt(() => copyTable(sources), "export.copied") }, t("export.copy")),
        h("span", { class: "dim" }, t("export.copyWords")),
      ),
      FORMS.map((form) =>
        h(
          "li",
          {},
          h(
            "button",
            { dataset: { form: form.id }, onclick: attempt(() => download(form, sources), "export.done") },
            t(`export.${form.id}`),
          ),
          h("span", { class: "dim" }, t(`export.${form.id}Words`)),
        ),
      ),
    ),
    said,
  ]);
}

export function shareDialog(link) {
  const said = h("p", { role: "status", class: "dim" });
  const field = h("input", { value: link, readonly: true, "aria-label": t("share.link"), onfocus: (event) => event.target.select() });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      said.textContent = t("share.copied");
    } catch {
      field.select();
      said.textContent = t("share.byHand");
    }
  };
  return openDialog(t("share.title"), () => [
    h("p", { class: "warning" }, t("share.warning")),
    field,
    link.length > 8000 && h("p", { class: "dim" }, t("share.long", { length: format.number(link.length) })),
    h("footer", {}, h("button", { class: "main", onclick: copy }, t("share.copy"))),
    said,
  ]);
}
