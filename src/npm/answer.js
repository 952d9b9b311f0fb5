// The far side of an analyzer: one message in, one reply out, and words of progress before it. It holds no dynamic import, so that any bundler can make a worker of it.

import { compare, parseInSteps, parseNumber, start, tell } from "./core.js";

const calls = { compare, parse: parseInSteps, parseNumber, tell };

/** The reply; `say` is for what comes before it. */
export function answer({ module, call, given, watched }, say) {
  const progress = watched ? (done, total) => say({ progress: { done, total } }) : undefined;
  try {
    return { value: module ? start(module) : calls[call](...given, progress) };
  } catch (error) {
    return { error };
  }
}
