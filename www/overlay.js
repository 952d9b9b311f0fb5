// Corrections by hand, kept beside the report and laid over it: the engine's answer is never rewritten.
//
// A correction is `{ action: 'reject' | 'edit' | 'add', anchor, fields }`. The anchor quotes the number with what stands around
// it, so that it finds its figure again after the text or the engine has changed.

const AROUND = 24;

export function anchorOf(text, { start, end }) {
  return {
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - AROUND), start),
    suffix: text.slice(end, end + AROUND),
  };
}

/** Where the anchor's words are now, or null: at their old place, else at the only place with the same surroundings. */
function locate(text, { start, end, exact, prefix, suffix }) {
  if (text.startsWith(prefix + exact + suffix, start - prefix.length)) return { start, end };
  for (const [before, after] of [
    [prefix, suffix],
    [prefix, ""],
    ["", suffix],
  ]) {
    const quote = before + exact + after;
    if (quote === exact) continue;
    const found = text.indexOf(quote);
    if (found >= 0 && text.indexOf(quote, found + 1) < 0)
      return { start: found + before.length, end: found + before.length + exact.length };
  }
  return null;
}

/**
 * The fields of an edit where the number is now, `by` code units further on. An object that the engine still finds is where the
 * engine has it; any other is where it was beside the number, as long as its words stand there.
 */
function moved(fields, by, { object: found }, text) {
  const { object } = fields;
  if (!object?.span) return fields;
  if (found?.text === object.text) return { ...fields, object: found };
  const span = { start: object.span.start + by, end: object.span.end + by };
  const there = text.slice(span.start, span.end) === object.text;
  return { ...fields, object: { ...object, span: there ? span : null } };
}

/** The figure that a person added: what the engine would have given, with the fields that were filled in. */
function added(span, fields, id) {
  const empty = { unit: null, object: null, per: null, change: null, topic: null, organization: null, period: null };
  return { ...empty, span, number: span, kind: "count", bound: "exact", facets: {}, inferred: [], rules: [], ...fields, id };
}

/**
 * The rows of the table, in text order: `{ id, figure, state }`, where state is `engine`, `rejected`, `edited` or `added`.
 * The ids of the engine's figures are theirs; added ones follow.
 */
export function rowsOf(text, report, corrections) {
  const rows = report.figures.map((figure) => ({ id: figure.id, figure, state: "engine" }));
  const byStart = new Map(rows.map((row) => [row.figure.number.start, row]));
  for (const correction of corrections) {
    const span = locate(text, correction.anchor);
    if (!span) continue;
    const row = byStart.get(span.start);
    if (correction.action === "add")
      rows.push({ id: rows.length, figure: added(span, correction.fields, rows.length), state: "added", correction });
    else if (row) {
      const { action, anchor, fields } = correction;
      const figure = action === "edit" ? { ...row.figure, ...moved(fields, span.start - anchor.start, row.figure, text) } : row.figure;
      Object.assign(row, { figure, state: action === "edit" ? "edited" : "rejected", correction });
    }
  }
  return rows.sort((a, b) => a.figure.number.start - b.figure.number.start || a.id - b.id);
}

/** The list of corrections with one more; of one figure only the last counts. */
export function withCorrection(corrections, text, row, action, fields = {}) {
  const rest = corrections.filter((old) => old !== row?.correction);
  if (action === "restore") return rest;
  const span = row ? row.figure.number : fields.span;
  const { span: _, ...kept } = fields;
  return [...rest, { action: row?.state === "added" ? "add" : action, anchor: anchorOf(text, span), fields: kept }];
}
