// Reads texts one after another: while one is read only the newest waits, and what takes long shows itself and can be cancelled.

import { analyze } from "./analyzer.js";

const SHOW_AFTER_MS = 150;

/** `onBusy(busy, part)`, where part is how much is done, undefined while that is not known; `read(text)` resolves to a report, or to null where a newer text came or the reading was cancelled. */
export function makeReader({ onBusy }) {
  let running = null;
  let waiting = null;

  async function start(text) {
    running = new AbortController();
    let shown = false;
    const slow = setTimeout(() => onBusy((shown = true)), SHOW_AFTER_MS);
    try {
      return await analyze(text, { signal: running.signal, onProgress: (part) => shown && onBusy(true, part) });
    } catch (error) {
      if (running.signal.aborted) return null;
      throw error;
    } finally {
      clearTimeout(slow);
      onBusy(false);
      running = null;
      const next = waiting;
      waiting = null;
      if (next) next.resolve(start(next.text));
    }
  }

  return {
    read(text) {
      if (!running) return start(text);
      waiting?.resolve(null);
      return new Promise((resolve) => {
        waiting = { text, resolve };
      });
    },
    cancel() {
      waiting?.resolve(null);
      waiting = null;
      running?.abort();
    },
  };
}
