// What can be taken back with Ctrl+Z, the last first: corrections and deletions. Typing is the editor's own to undo.

const done = [];
let typedSince = false;

/** `back()` puts things where they were. */
export function remember(back) {
  done.push(back);
  typedSince = false;
}

/** What the editor takes back comes first from now on. */
export const editorHasMore = () => (typedSince = true);

/** Takes back what was done last; false where that is for the editor to do, or nothing is left. */
export function undo({ inEditor }) {
  if (inEditor && typedSince) return false;
  const back = done.pop();
  back?.();
  return Boolean(back);
}
