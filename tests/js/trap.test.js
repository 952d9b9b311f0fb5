// An instance that has trapped is replaced: the call fails, the next one is right.

import assert from "node:assert/strict";
import { test } from "node:test";

import { initSync } from "../../pkg/glue.js";
import { parse } from "../../pkg/node.js";
import { TEXT } from "./text.js";

const right = parse(TEXT);

/** `parse` where the stack has just run out. */
function parseWithoutStack() {
  let thrown;
  const deeper = () => {
    try {
      deeper();
    } catch {
      try {
        parse(TEXT);
      } catch (error) {
        thrown = error;
      }
    }
  };
  deeper();
  throw thrown;
}

/** `parse` on memory that is all ones. */
function parseOnBrokenMemory() {
  // given nothing, the glue returns what the live instance exports
  new Uint8Array(initSync().memory.buffer).fill(0xff);
  parse(TEXT);
}

for (const [what, broken, error] of [
  ["a memory access out of bounds", parseOnBrokenMemory, WebAssembly.RuntimeError],
  ["a stack that ran out", parseWithoutStack, RangeError],
]) {
  test(`after ${what} the next call is right, within half a second`, () => {
    for (let time = 0; time < 3; time++) {
      assert.throws(broken, error);
      const started = performance.now();
      assert.deepEqual(parse(TEXT), right);
      assert.ok(performance.now() - started < 500);
    }
  });
}
