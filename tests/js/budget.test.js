// What the package may weigh and cost, in bytes and as ratios, so that growth shows where it starts. `npm run bench` has the aims.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { parse } from "../../pkg/node.js";
import { articles } from "../bench/text.js";

/** The least processor time of several runs: unlike the clock's it does not count what else the machine does. */
function fastest(runs, work) {
  let best = Infinity;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, user + system);
  }
  return best;
}

test("a page loads no more than its budget", () => {
  const compressed = (name) => gzipSync(readFileSync(new URL(`../../pkg/${name}`, import.meta.url)), { level: 9 }).length;
  const total = ["solieu_bg.wasm", "glue.js", "core.js", "load.js", "web.js"].reduce((sum, name) => sum + compressed(name), 0);
  assert.ok(total <= 530_000, `${total} bytes gzipped`);
});

test("reading costs little beside a plain pass of JavaScript over the same words", () => {
  const texts = articles(200_000);
  const words = () => {
    const seen = new Map();
    for (const text of texts) for (const [word] of text.toLowerCase().normalize("NFC").matchAll(/\p{L}+/gu)) seen.set(word, (seen.get(word) ?? 0) + 1);
    return seen;
  };
  const ratio = fastest(8, () => texts.forEach((text) => parse(text))) / fastest(8, words);
  assert.ok(ratio <= 20, `${ratio.toFixed(1)} times as long as counting words`);
});
