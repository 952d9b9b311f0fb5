// One compiled module and its one live instance, shared by every entry. `glue.js` is what wasm-bindgen writes at build time.

import { excerpt } from "./excerpt.js";
import {
  __wbg_reset_state,
  compare as compareInWasm,
  initSync,
  message as messageInWasm,
  parse as parseInWasm,
  parseNumber as parseNumberInWasm,
} from "./glue.js";

let live = null;

/** Makes the live instance; once there is one, does nothing. */
export function start(module) {
  initSync({ module });
  live ??= module;
}

/** The module of the live instance, or null. */
export function liveModule() {
  return live;
}

function call(work, ...given) {
  if (!live) throw new Error("Solieu is not loaded yet: `await init()` once before the first `parse`, `parseNumber`, `compare` or `message`.");
  try {
    return work(...given);
  } catch (error) {
    // A trap, or a stack that ran out, leaves the memory half written: the next call gets a fresh instance.
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) __wbg_reset_state();
    throw error;
  }
}

export function parse(text, options) {
  return call(parseInWasm, text, options);
}

/** `parse` that calls `progress(done, total)` on its way. */
export function parseInSteps(text, options, progress) {
  return call(parseInWasm, text, options, progress);
}

export function parseNumber(text) {
  return call(parseNumberInWasm, text);
}

export function compare(reports) {
  return call(compareInWasm, reports);
}

export function message(finding, report, text, language) {
  return tell(excerpt(finding, report, text), language);
}

/** The sentence of an excerpt, which may come from another thread. */
export function tell({ part, words }, language) {
  return call(messageInWasm, part, words, language);
}
