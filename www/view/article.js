// The article with its figures marked. Lines are drawn a slice at a time, so that a megabyte does not hold up a keystroke.

import { h } from "../dom.js";
import { fillLine, lines } from "../segments.js";

const SLICE_MS = 12;
const FIRST_LINES = 120;

/**
 * Draws `text` into `root` and returns a promise that settles when all of it is there; a later call for the same root takes over.
 * `makeMark(annotation, at)` returns the element of an annotation for the part that starts at `at`.
 */
export async function drawArticle(root, text, annotations, makeMark) {
  const turn = (root.drawing = Symbol("turn"));
  const rest = lines(text, annotations);
  const draw = ({ start, end, segments }) => {
    const line = h("p", { class: "line" });
    line.dataset.start = start;
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
    if (root.drawing !== turn) return false;
    const slice = document.createDocumentFragment();
    for (const until = performance.now() + SLICE_MS; !item.done && performance.now() < until; item = rest.next()) slice.append(draw(item.value));
    root.append(slice);
  }
  return true;
}
