// Listening for the abort of many calls by one signal: one listener a signal, because Node warns of a leak from the eleventh on.

const listening = new WeakMap();

/** Calls `then` when the signal aborts; the function that is returned ends that. */
export function onAbort(signal, then) {
  let all = listening.get(signal);
  if (!all) {
    all = { calls: new Set(), heard: () => [...all.calls].forEach((then) => then()) };
    listening.set(signal, all);
    signal.addEventListener("abort", all.heard);
  }
  all.calls.add(then);
  return () => {
    all.calls.delete(then);
    if (all.calls.size > 0) return;
    listening.delete(signal);
    signal.removeEventListener("abort", all.heard);
  };
}
