// What the figures of one sum are called: "186 đảng viên", "135 khiển trách", "31 cảnh cáo". Words for the reader; nothing is computed from them.

/** A name is cut here, at the end of a word. */
const MOST = 48;

const cut = (words) => (words.length <= MOST ? words : `${words.slice(0, words.lastIndexOf(" ", MOST))}…`);
const distinct = (names) => names.every(Boolean) && new Set(names).size === names.length;

/** The facet that tells the parts apart, as the form of a penalty or who gave it. */
function facetNames(parts) {
  for (const key of Object.keys(parts[0]?.facets ?? {})) {
    const names = parts.map(({ facets }) => facets[key]);
    if (parts.length > 1 && distinct(names)) return names;
  }
  return null;
}

/** "25 đơn đã giải quyết xong": from the object, or from behind the number, to the next sign or figure. */
function wordsBehind(figure, figures, text) {
  const { number, object, span } = figure;
  const beside = object?.span && object.span.start >= number.end && object.span.start < span.end;
  const start = beside ? object.span.start : number.end;
  const next = Math.min(text.length, ...figures.map((other) => other.span.start).filter((place) => place > start));
  const [words] = /^[^,;:.()[\]\d\n]*/.exec(text.slice(start, Math.min(next, start + 120)));
  return words.trim().replace(/ (và|còn)$/, "");
}

/** "khiển trách 34, cảnh cáo 14": back to the figure before or to the sign that opens the list. */
function wordsBefore(figure, figures, text) {
  const { start } = figure.span;
  const last = Math.max(0, start - 120, ...figures.map(({ span }) => span.end).filter((end) => end <= start));
  const words = text
    .slice(last, start)
    .split(/[.;:(\n]/)
    .at(-1);
  return words
    .replace(/^[\s,)]+/, "")
    .replace(/^(và|còn|có) /, "")
    .replace(/[\s:–-]+(là)?\s*$/, "");
}

/** The names of a total and its parts, in that order. */
export function namesOf([total, ...parts], text) {
  const own = (figure) => figure.object?.text ?? "";
  const all = [total, ...parts];
  const ways = [
    () => facetNames(parts),
    () => (distinct(all.map(own)) ? parts.map(own) : null),
    () => parts.map((part) => wordsBehind(part, all, text)),
    () => parts.map((part) => wordsBefore(part, all, text)),
  ];
  for (const way of ways) {
    const names = way();
    if (names && distinct(names)) return [own(total), ...names.map(cut)];
  }
  return all.map(own);
}
