// Reads texts one after another: while one is read only the newest waits, and what takes long shows itself and can be cancelled.

import { analyze } from './analyzer.js';

const SHOW_AFTER_MS = 150;

/** `onBusy(true | false)`; `read(text)` resolves to a report, or to null where a newer text came or the reading was cancelled. */
export function makeReader({ onBusy }) {
  let running = null;
  let waiting = null;

  async function start(text) {
    running = new AbortController();
    const slow = setTimeout(() => onBusy(true), SHOW_AFTER_MS);
    try {
      return await analyze(text, { signal: running.signal });
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
