// The kept articles as tabs, each with its own way out.

import { h } from "../dom.js";
import { t } from "../i18n.js";

export function articleTabs(articles, current, { onOpen, onRemove, onRemoveAll }) {
  if (articles.length === 1 && !current.text.trim()) return "";
  const name = ({ title, text }) => title || (text.trim() ? t("article.untitled") : t("article.new"));
  const tab = (article) =>
    h(
      "li",
      {},
      h(
        "button",
        { class: "tab", "aria-current": article === current ? "true" : null, title: name(article), onclick: () => onOpen(article) },
        name(article),
      ),
      (articles.length > 1 || article.text.trim()) &&
        h(
          "button",
          { class: "quiet", "aria-label": t("articles.removeThis", { title: name(article) }), onclick: () => onRemove(article) },
          "×",
        ),
    );
  const all = articles.length > 1 && h("button", { class: "quiet", onclick: onRemoveAll }, t("articles.removeAll"));
  const tabs = document.createDocumentFragment();
  tabs.append(...[h("ul", {}, articles.map(tab)), all].filter(Boolean));
  return tabs;
}
