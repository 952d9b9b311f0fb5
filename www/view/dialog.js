// One dialog at a time; the browser keeps the focus inside and gives it back.

import { h } from "../dom.js";
import { t } from "../i18n.js";

/** `content(close)` returns the children. Resolves to what `close` was given, undefined after Escape. */
export function openDialog(title, content) {
  return new Promise((resolve) => {
    let result;
    const close = (value) => {
      result = value;
      dialog.close();
    };
    const heading = h("h2", { id: "dialog-title" }, title);
    const dialog = h(
      "dialog",
      {
        "aria-labelledby": "dialog-title",
        onclose: () => {
          dialog.remove();
          resolve(result);
        },
      },
      h("header", {}, heading, h("button", { class: "quiet", "aria-label": t("action.close"), onclick: () => close() }, "×")),
    );
    dialog.append(...[content(close)].flat(Infinity).filter(Boolean));
    document.body.append(dialog);
    dialog.showModal();
  });
}

export const confirmDialog = (title, words, action) =>
  openDialog(title, (close) => [
    h("p", {}, words),
    h(
      "footer",
      {},
      h("button", { class: "main", onclick: () => close(true) }, action),
      h("button", { onclick: () => close(false) }, t("action.cancel")),
    ),
  ]);

export function helpDialog(keys) {
  return openDialog(t("help.title"), () => [
    h(
      "dl",
      { class: "keys" },
      keys.map(([names, key]) =>
        h(
          "div",
          {},
          h(
            "dt",
            {},
            names.map((name) => [h("kbd", {}, name), " "]),
          ),
          h("dd", {}, t(`help.${key}`)),
        ),
      ),
    ),
    h("p", { class: "dim" }, t("help.colours")),
    h("p", { class: "dim" }, t("app.local")),
  ]);
}
