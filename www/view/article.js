// The article with its figures marked. Lines are drawn a slice at a time, so that a megabyte does not hold up a keystroke.

import { h } from "../dom.js";
import { fillLine, lines } from "../segments.js";

const SLICE_MS = 12;
const FIRST_LINES = 120;

const turns = new WeakMap();

/**
 * Draws `text` into `root` and resolves to true when all of it is there; a later call for the same root takes over, and the
 * earlier resolves to false. `makeMark(annotation, at)` returns the element of an annotation for the part that starts at `at`.
 */
export async function drawArticle(root, text, annotations, makeMark, { title, onProgress } = {}) {
  const turn = {};
  turns.set(root, turn);
  const rest = lines(text, annotations);
  const draw = ({ start, end, segments }) => {
    const line = h("p", { class: title && start >= title.start && start < title.end ? "line title" : "line", dataset: { start } });
    if (start === end) line.append(h("br"));
    else fillLine(line, text, segments, makeMark);
    return line;
  };
  const first = [];
  let item = rest.next();
  for (; !item.done && first.length < FIRST_LINES; item = rest.next()) first.push(draw(item.value));
  root.replaceChildren(...first);
  while (!item.done) {
    await new Promise((resume) => setTimeout(resume));
    if (turns.get(root) !== turn) return false;
    const slice = document.createDocumentFragment();
    for (const until = performance.now() + SLICE_MS; !item.done && performance.now() < until; item = rest.next())
      slice.append(draw(item.value));
    root.append(slice);
    onProgress?.(item.done ? 1 : item.value.start / text.length);
  }
  return true;
}

/** Gives up drawing what is left. */
export const stopDrawing = (root) => turns.delete(root);

/** The marks of the article, outermost first where two start together: figures with their numbers and objects, what is mentioned, what is wrong. */
export function annotationsOf(report, rows) {
  const list = [];
  for (const row of rows) {
    const { span, number, object } = row.figure;
    list.push({ ...span, layer: "figure", row }, { ...number, layer: "number", row });
    // an object that stands apart, in a list or in the sentence before, belongs to the figure all the same
    if (object?.span && (object.span.start >= span.end || object.span.end <= span.start))
      list.push({ ...object.span, layer: "object", row });
  }
  for (const [layer, items, spansOf] of [
    ["documents", report.documents, ({ span }) => [span]],
    ["dates", [...report.dates, ...report.lunarDates], ({ span }) => [span]],
    ["people", report.people, ({ mentions }) => mentions],
    ["organizations", report.organizations, ({ mentions }) => mentions],
  ]) {
    items.forEach((item, index) => {
      for (const span of spansOf(item)) list.push({ ...span, layer, index });
    });
  }
  // the innermost, over whatever stands at the same place
  for (const { span, severity } of report.findings) list.push({ ...span, layer: "finding", severity });
  return list;
}

/** The place of a selection in the text, or null where it is not all inside the article. */
export function selectedSpan(root, selection) {
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const place = (node, offset) => {
    const line = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.(".line");
    if (!line || !root.contains(line)) return null;
    const before = document.createRange();
    before.selectNodeContents(line);
    before.setEnd(node, offset);
    return Number(line.dataset.start) + before.toString().length;
  };
  const start = place(range.startContainer, range.startOffset);
  const end = place(range.endContainer, range.endOffset);
  return start === null || end === null || start >= end ? null : { start, end };
}
