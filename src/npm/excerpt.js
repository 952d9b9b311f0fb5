// What the sentence of a finding is made of: the figures, dates, sum or check that it names, and their words. A sentence then takes
// time by its own length, however long the article is.

const TELLS = ["figures", "dates", "breakdowns", "checks"];

const isObject = (value) => value !== null && typeof value === "object";
const isSpan = (value) => Number.isInteger(value?.start) && Number.isInteger(value?.end);

/** A copy with every span made anew. */
function moved(value, move) {
  if (!isObject(value)) return value;
  if (Array.isArray(value)) return value.map((item) => moved(item, move));
  if (isSpan(value)) return { start: move(value.start), end: move(value.end) };
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, moved(field, move)]));
}

/** The items of a list that are asked for, with the places that they have among themselves. */
function selection(list, name) {
  const items = [];
  const places = new Map();
  const place = (index) => {
    if (index === null) return null;
    if (!places.has(index)) {
      if (!Number.isInteger(index) || !isObject(list[index])) throw new TypeError(`the finding is not one of this report: it has no ${name}[${index}]`);
      places.set(index, items.push(list[index]) - 1);
    }
    return places.get(index);
  };
  const all = (indices) => {
    if (!Array.isArray(indices)) throw new TypeError("the report must be what parse returned");
    return indices.map(place);
  };
  return { items, place, all };
}

/** The pieces of the text that spans cover, in a row; `move` says where an offset of the text is there. */
function cut(text, spans) {
  const pieces = [];
  let length = 0;
  for (const { start, end } of spans.sort((a, b) => a.start - b.start)) {
    const last = pieces.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else pieces.push({ start, end });
  }
  for (const piece of pieces) {
    piece.at = length;
    length += piece.end - piece.start;
  }
  const move = (offset) => {
    let [low, high] = [0, pieces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pieces[middle].start <= offset) low = middle + 1;
      else high = middle;
    }
    const piece = pieces[low - 1];
    return piece ? piece.at + Math.min(offset, piece.end) - piece.start : 0;
  };
  return { words: pieces.map(({ start, end }) => text.slice(start, end)).join(""), move };
}

/** `{ part, words }`: a report of this finding alone, whose spans point into `words`. */
export function excerpt(finding, report, text) {
  if (!isSpan(finding?.span) || ![finding.spans, finding.figures, finding.dates].every(Array.isArray))
    throw new TypeError("the finding must be one of report.findings");
  if (!isObject(report?.article) || !TELLS.every((name) => Array.isArray(report[name])))
    throw new TypeError("the report must be what parse returned");
  if (typeof text !== "string") throw new TypeError(`the text must be a string, not ${text === null ? "null" : typeof text}`);
  const [figures, dates, breakdowns, checks] = TELLS.map((name) => selection(report[name], name));
  const told = {
    ...finding,
    figures: figures.all(finding.figures),
    dates: dates.all(finding.dates),
    breakdown: breakdowns.place(finding.breakdown),
    check: checks.place(finding.check),
  };
  const sums = breakdowns.items.map((sum) => ({ ...sum, total: figures.place(sum.total), parts: figures.all(sum.parts) }));
  const recalculations = checks.items.map((check) => ({ ...check, figures: figures.all(check.figures) }));
  const spans = [];
  const note = (value) => {
    if (isSpan(value)) spans.push(value);
    else if (isObject(value)) Object.values(value).forEach(note);
  };
  // not the whole stretch that a sum or a check covers, from its first to its last figure
  note([finding, figures.items, dates.items, report.article.title, sums.map(({ evidence }) => evidence)]);
  note(recalculations.map(({ evidence }) => evidence));
  const { words, move } = cut(text, spans);
  const part = {
    article: report.article,
    figures: figures.items,
    breakdowns: sums,
    checks: recalculations,
    dates: dates.items,
    findings: [told],
  };
  return { part: moved(part, move), words };
}
