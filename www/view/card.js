// One figure with all that is known of it, and why; and the form that corrects it.

import { h } from "../dom.js";
import * as format from "../format.js";
import { t } from "../i18n.js";
import { KINDS, TOPICS } from "./colour.js";
import { topicText } from "./figures.js";

function fields(report, figure, text) {
  const { unit, object, per, change } = figure;
  const body = figure.organization === null ? null : report.organizations[figure.organization];
  return [
    ["span", `“${text.slice(figure.span.start, figure.span.end)}”`],
    ["amount", format.amount(figure.amount)],
    ["kind", t(`kind.${figure.kind}`)],
    ["bound", t(`bound.${figure.bound}`)],
    ["unit", unit && (unit.text && unit.text !== unit.symbol ? `${unit.symbol} (“${unit.text}”)` : unit.symbol)],
    ["object", object && (object.canonical && object.canonical !== object.text ? `${object.text} (${object.canonical})` : object.text)],
    ["per", per?.text],
    ["change", change && [t(`change.${change.direction}`), change.baseline].filter(Boolean).join(" · ")],
    ["topic", topicText(figure.topic)],
    ...Object.entries(figure.facets).map(([name, value]) => ["facet", value, t.maybe(`facet.${name}`) ?? name]),
    ["organization", body?.name],
    ["period", format.date(figure.period)],
  ].filter(([, value]) => value);
}

/** The names of the rules, and what they mean as soon as that is loaded. */
function reasons(rules) {
  const items = rules.map((rule) => h("li", {}, h("code", {}, rule)));
  import("./rules.js").then(({ explain }) => items.forEach((item, index) => item.append(" ", explain(rules[index]))));
  return h("div", { class: "reasons" }, h("dt", {}, t("card.rules")), h("dd", {}, h("ul", {}, items)));
}

export function card({ report, row, text, sums, onClose, onReject, onRestore, onEdit, onShow }) {
  const { figure, state } = row;
  const list = fields(report, figure, text).map(([field, value, name]) => {
    const carried = figure.inferred.includes(field) || (field === "facet" && figure.inferred.includes("facets"));
    return h(
      "div",
      { class: carried ? "inferred" : null },
      h("dt", {}, name ?? t(`card.${field}`)),
      h("dd", {}, value, carried && h("small", {}, ` · ${t("card.inferred")}`)),
    );
  });
  if (figure.rules.length) list.push(reasons(figure.rules));
  const actions =
    state === "engine"
      ? [h("button", { onclick: onReject }, t("card.reject")), h("button", { onclick: onEdit }, t("action.correct"))]
      : [
          h("button", { onclick: onRestore }, t(state === "added" ? "card.remove" : "card.restore")),
          state !== "rejected" && h("button", { onclick: onEdit }, t("action.correct")),
        ];
  return h(
    "section",
    { class: "card", "aria-label": t("card.label") },
    h(
      "header",
      {},
      h("h2", { tabIndex: -1 }, figureHeading(row)),
      h("button", { class: "quiet", "aria-label": t("action.close"), onclick: onClose }, "×"),
    ),
    h("dl", {}, list),
    sums,
    h("footer", {}, actions, h("button", { class: "narrow", onclick: onShow }, t("card.show"))),
  );
}

const figureHeading = ({ figure, state }) => [
  [format.figure(figure), figure.object?.text].filter(Boolean).join(" "),
  state === "engine" ? null : [" ", h("span", { class: "badge" }, t(`state.${state}`))],
];

/**
 * The fields of an edit or an addition. The phrase is read by the engine itself (`readPhrase(words)` resolves to its only figure
 * or null), so that a person writes "2,5 triệu đồng" as the article would. No form element: the policy of the page lets none be
 * submitted, so that none can carry a text away.
 */
export function correctionForm({ phrase, figure, readPhrase, onSave, onCancel }) {
  const choice = (name, values, words, value) =>
    h(
      "select",
      { name },
      values.map((key) => h("option", { value: key, selected: key === value }, words(key))),
    );
  const amount = h("input", { name: "phrase", value: phrase, autocomplete: "off" });
  const object = h("input", { name: "object", value: figure?.object?.text ?? "", autocomplete: "off" });
  const wrong = h("p", { class: "wrong", role: "alert" });
  const kind = choice("kind", figure ? KINDS : ["", ...KINDS], (key) => (key ? t(`kind.${key}`) : t("card.asRead")), figure?.kind ?? "");
  const bound = choice("bound", format.BOUNDS, (key) => t(`bound.${key}`), figure?.bound ?? "exact");
  const topic = choice("topic", ["", ...TOPICS], (key) => (key ? topicText(key) : "–"), figure?.topic ?? "");
  const save = async () => {
    const read = await readPhrase(amount.value);
    // saved or given up meanwhile
    if (!form.isConnected) return;
    if (!read) {
      wrong.textContent = t("card.unread", { phrase: amount.value });
      amount.focus();
      return;
    }
    const words = object.value.trim();
    // the places that were read are those of the phrase, not of the article
    const placeless = (unit) => unit && { ...unit, span: null };
    onSave({
      amount: read.amount,
      unit: placeless(read.unit),
      per: placeless(read.per),
      kind: kind.value || read.kind,
      bound: bound.value,
      topic: topic.value || null,
      object: words
        ? words === figure?.object?.text
          ? figure.object
          : { text: words, span: null, canonical: words.toLowerCase() }
        : null,
    });
  };
  const saveOnEnter = (event) => {
    // an Enter that ends a word of an input method is not meant for the page
    if (event.key !== "Enter" || event.isComposing || event.target.localName !== "input") return;
    event.preventDefault();
    save();
  };
  const label = (name, field) => h("label", {}, t(`card.${name}`), field);
  const form = h(
    "div",
    { class: "card form", role: "form", "aria-label": t(figure ? "card.edit" : "card.add"), onkeydown: saveOnEnter },
    h("header", {}, h("h2", {}, t(figure ? "card.edit" : "card.add"))),
    label("amount", amount),
    label("object", object),
    label("kind", kind),
    label("bound", bound),
    label("topic", topic),
    wrong,
    h("footer", {}, h("button", { class: "main", onclick: save }, t("action.save")), h("button", { onclick: onCancel }, t("action.cancel"))),
  );
  return form;
}
