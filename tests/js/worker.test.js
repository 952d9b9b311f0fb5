// `solieu/worker` in Node: one promise a call, in order, abortable.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { parse } from "../../pkg/node.js";
import { createAnalyzer } from "../../pkg/worker-node.js";
import { TEXT } from "./text.js";

let analyzer;
before(async () => (analyzer = await createAnalyzer()));
after(() => analyzer.dispose());

test("it runs in a worker and says so", () => {
  assert.equal(analyzer.where, "worker");
});

test("it gives what parse gives", async () => {
  assert.deepEqual(await analyzer.parse(TEXT), parse(TEXT));
  assert.deepEqual(await analyzer.parse(TEXT, { publishedAt: "2020-02-03" }), parse(TEXT, { publishedAt: "2020-02-03" }));
  assert.deepEqual(await analyzer.parseNumber("tám trăm"), { type: "single", value: 800 });
});

test("errors arrive as what they are, and the calls beside them are answered", async () => {
  const [number, report] = await Promise.allSettled([analyzer.parse(5), analyzer.parse(TEXT)]);
  assert.equal(number.reason.name, "TypeError");
  assert.match(number.reason.message, /must be a string, not number/);
  assert.equal(report.status, "fulfilled");
});

test("what cannot be copied to a worker fails alone", async () => {
  const [broken, report] = await Promise.allSettled([analyzer.parse(TEXT, { publishedAt: () => {} }), analyzer.parse(TEXT)]);
  assert.equal(broken.reason.name, "DataCloneError");
  assert.deepEqual(report.value, parse(TEXT));
});

test("an aborted call rejects with the reason of its signal, running or waiting, and the others go on", async () => {
  const long = `${TEXT}\n`.repeat(5000);
  const [first, second] = [new AbortController(), new AbortController()];
  const calls = [
    analyzer.parse(long, {}, { signal: first.signal }),
    analyzer.parse(long, {}, { signal: second.signal }),
    analyzer.parse(TEXT),
  ];
  second.abort("second");
  first.abort("first");
  const [running, waiting, other] = await Promise.allSettled(calls);
  assert.equal(running.reason, "first");
  assert.equal(waiting.reason, "second");
  assert.deepEqual(other.value, parse(TEXT));
  await assert.rejects(analyzer.parse(TEXT, undefined, { signal: AbortSignal.abort("before") }), (reason) => reason === "before");
});

test("after dispose every call rejects", async () => {
  const { createAnalyzer: required } = createRequire(import.meta.url)("../../pkg/worker-node.cjs");
  const other = await required();
  const late = other.parse(TEXT);
  other.dispose();
  await assert.rejects(late, /disposed/);
  await assert.rejects(other.parse(TEXT), /disposed/);
});

test("progress is told step by step, before the report", async () => {
  const steps = [];
  const report = await analyzer.parse(TEXT, undefined, { progress: (step) => steps.push(step) });
  assert.deepEqual(report, parse(TEXT));
  const total = steps.length;
  assert.ok(total > 3);
  assert.deepEqual(
    steps,
    steps.map((_, at) => ({ done: at + 1, total })),
  );
});

test("an abort ends the words of progress", async () => {
  const stop = new AbortController();
  const steps = [];
  const progress = (step) => {
    steps.push(step);
    stop.abort("after the first step");
  };
  await assert.rejects(
    analyzer.parse(`${TEXT}\n`.repeat(500), {}, { signal: stop.signal, progress }),
    (reason) => reason === "after the first step",
  );
  assert.deepEqual(await analyzer.parse(TEXT), parse(TEXT));
  assert.equal(steps.length, 1);
});
