// The card of the selected figure, and the corrections that are made there.

import { loadAnalyzer } from "./analyzer.js";
import { $, h } from "./dom.js";
import { t } from "./i18n.js";
import { setCorrections } from "./library.js";
import { fail } from "./notes.js";
import { withCorrection } from "./overlay.js";
import { paintSelection, rowElement, select, showSelected } from "./selection.js";
import { changed, current, state } from "./state.js";
import { selectedSpan } from "./view/article.js";
import { card, correctionForm } from "./view/card.js";
import { figureText } from "./view/figures.js";
import { sumLine } from "./view/sums.js";

const article = $("article");

export function drawCard(form) {
  const { report, rows, text } = current();
  const row = rows.find(({ id }) => id === state.selected);
  if (form) return $("card").replaceChildren(form);
  if (!row) return $("card").replaceChildren();
  const byId = new Map(rows.map((other) => [other.id, other]));
  const own = report.breakdowns.filter(({ total, parts }) => total === row.id || parts.includes(row.id));
  $("card").replaceChildren(
    card({
      report,
      row,
      text,
      sums: own.length
        ? h(
            "ul",
            { class: "sums" },
            own.map((breakdown) => sumLine(breakdown, byId, text, select)),
          )
        : null,
      onClose: closeCard,
      onReject: () => correct(row, "reject"),
      onRestore: () => correct(row, "restore"),
      onEdit: () => editRow(row),
      onShow: showSelected,
    }),
  );
}

export function closeCard() {
  const { selected } = state;
  state.selected = null;
  drawCard();
  const places = [article.querySelector(`mark[role][data-figure="${selected}"]`), rowElement(selected)?.querySelector(".amount")];
  const back = places.find((place) => place?.checkVisibility());
  if (!$("card").contains(document.activeElement) && document.activeElement !== document.body) paintSelection();
  else back?.focus({ preventScroll: true });
  for (const old of document.querySelectorAll(".selected")) old.classList.remove("selected");
}

export function correct(row, action, fields) {
  setCorrections(state.current, withCorrection(state.current.corrections, current().text, row, action, fields));
  changed();
  $("card").querySelector("h2")?.focus({ preventScroll: true });
}

async function readPhrase(words) {
  const analyzer = await loadAnalyzer();
  const { figures } = await analyzer.parse(words);
  if (figures.length === 1) return figures[0];
  const amount = await analyzer.parseNumber(words);
  return amount && { amount, unit: null, per: null, kind: "count" };
}

export function editRow(row) {
  const { text } = current();
  const { number, unit, object } = row.figure;
  const end = unit?.span ? Math.max(number.end, unit.span.end) : number.end;
  const phrase =
    row.state === "edited" || row.state === "added"
      ? figureText({ ...row.figure, bound: "exact", object: null })
      : text.slice(number.start, end);
  showForm({ phrase, figure: { ...row.figure, object }, onSave: (fields) => correct(row, "edit", fields) });
}

export function addFigure() {
  const span = state.editing ? null : selectedSpan(article, getSelection());
  if (!span) return fail(t("card.select"));
  fail("");
  const phrase = current().text.slice(span.start, span.end);
  showForm({
    phrase,
    onSave: (fields) => {
      correct(null, "add", { ...fields, span });
      select(current().rows.findLast(({ state }) => state === "added")?.id ?? null);
    },
  });
}

function showForm(options) {
  drawCard(correctionForm({ ...options, readPhrase, onCancel: () => drawCard() }));
  const first = $("card").querySelector("input");
  first.focus();
  first.select();
}
