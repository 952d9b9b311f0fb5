// The far side of an analyzer: one message in, one reply out. It holds no dynamic import, so that any bundler can make a worker of it.

import { parse, parseNumber, start } from "./core.js";

const calls = { parse, parseNumber };

export function answer({ module, call, given }) {
  try {
    return { value: module ? start(module) : calls[call](...given) };
  } catch (error) {
    return { error };
  }
}
