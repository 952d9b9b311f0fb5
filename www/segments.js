// Cuts a text at every boundary of its annotations, so that marks may nest and overlap without losing a letter.
//
//   186 đảng viên   figure 0–13, number 0–3   →   <figure><number>186</number> đảng viên</figure>

/**
 * Lines of segments. `annotations`: `{ start, end, … }`, any order. Each segment is `{ start, end, over }`, where `over` lists the
 * annotations above it from the outermost in; a segment never crosses a line end, and the line ends themselves are in no segment.
 */
export function* lines(text, annotations) {
  // Outermost first: what starts earlier holds what starts later; of two that start together the longer holds the shorter.
  const order = annotations.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start || b.end - a.end);
  let next = 0;
  let open = [];
  for (let from = 0; from <= text.length;) {
    const newline = text.indexOf("\n", from);
    const to = newline < 0 ? text.length : newline;
    const segments = [];
    for (let at = from; at < to;) {
      open = open.filter(({ end }) => end > at);
      while (next < order.length && order[next].start <= at) {
        if (order[next].end > at) open.push(order[next]);
        next += 1;
      }
      let end = to;
      for (const annotation of open) end = Math.min(end, annotation.end);
      if (next < order.length) end = Math.min(end, order[next].start);
      segments.push({ start: at, end, over: [...open] });
      at = end;
    }
    yield { start: from, end: to, segments };
    from = to + 1;
  }
}

/** Builds one line: annotations that go on into the next segment keep their element. */
export function fillLine(parent, text, segments, makeMark) {
  let stack = [];
  for (const { start, end, over } of segments) {
    let kept = 0;
    while (kept < stack.length && stack[kept].annotation === over[kept]) kept += 1;
    stack.length = kept;
    for (const annotation of over.slice(kept)) {
      const element = makeMark(annotation, start);
      (stack.at(-1)?.element ?? parent).append(element);
      stack.push({ annotation, element });
    }
    (stack.at(-1)?.element ?? parent).append(text.slice(start, end));
  }
}
