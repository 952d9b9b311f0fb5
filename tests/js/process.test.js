// A process that waits for an analyzer and for nothing else lives until it is answered, and no longer.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

const url = (name) => JSON.stringify(new URL(name, import.meta.url).href);

const folder = mkdtempSync(join(tmpdir(), "solieu-process-"));
after(() => rmSync(folder, { recursive: true }));
let scripts = 0;

function script(body) {
  return `
    import { createAnalyzer } from ${url("../../pkg/worker-node.js")};
    import { TEXT } from ${url("./text.js")};

    const analyzer = await createAnalyzer();
    // long enough for the words of progress to arrive one by one
    const long = TEXT.repeat(60);
    ${body}
  `;
}

/** What a script in a process of its own prints, its exit code, and what Node says. */
function ran(body) {
  const file = join(folder, `${scripts++}.mjs`);
  writeFileSync(file, script(body));
  return node(file);
}

function node(...args) {
  // a process that never ends is ended, and has no exit code
  return new Promise((resolve) =>
    execFile(process.execPath, args, { timeout: 60_000 }, (error, out, said) => resolve({ code: error ? error.code : 0, out, said })),
  );
}

const calls = `
  const told = (name) => (report) => console.log(name, report.schemaVersion);
  const progress = () => {};
  await analyzer.parse(TEXT).then(told("alone"));
  await analyzer.parse(long, {}, { progress }).then(told("with progress"));
  await Promise.all([analyzer.parse(long, {}, { progress }).then(told("first")), analyzer.parse(TEXT).then(told("second"))]);
  const stop = new AbortController();
  const aborted = analyzer.parse(long, {}, { signal: stop.signal, progress: () => stop.abort("aborted") }).catch(console.log);
  await analyzer.parse(long, {}, { progress }).then(told("behind it"));
  await aborted;
  await analyzer.parse(TEXT).then(told("after it"));
`;

test("every call is answered before the process ends, a hundred times", async () => {
  const out = "alone 2\nwith progress 2\nfirst 2\nsecond 2\naborted\nbehind it 2\nafter it 2\n";
  let left = 100;
  const line = async () => {
    while (left-- > 0) assert.deepEqual(await ran(calls), { code: 0, out, said: "" });
  };
  await Promise.all(Array.from({ length: availableParallelism() }, line));
});

for (const [what, body, out] of [
  ["that was never called", "console.log(analyzer.where);", "worker\n"],
  ["whose calls are answered", "console.log(await analyzer.parseNumber('54'));", "{ type: 'single', value: 54 }\n"],
  ["whose call failed", "await analyzer.parse(5).catch(({ name }) => console.log(name));", "TypeError\n"],
  [
    "whose only call was aborted",
    "const stop = new AbortController(); const call = analyzer.parse(long, {}, { signal: stop.signal }); stop.abort('aborted'); await call.catch(console.log);",
    "aborted\n",
  ],
  ["that was disposed of while it read", "const call = analyzer.parse(long); analyzer.dispose(); await call.catch(({ name }) => console.log(name));", "Error\n"],
]) {
  test(`an analyzer ${what} keeps no process alive`, async () => assert.deepEqual(await ran(body), { code: 0, out, said: "" }));
}

test("one signal may stop any number of calls, of any number of analyzers, without a warning of a leak", async () => {
  const body = `
    const stop = new AbortController();
    const other = await createAnalyzer();
    const calls = Array.from({ length: 30 }, (_, at) => (at % 2 ? analyzer : other).parse(long, {}, { signal: stop.signal }));
    setTimeout(() => stop.abort("stopped"), 5);
    console.log(new Set((await Promise.allSettled(calls)).map(({ reason }) => reason)));
    console.log(await other.parseNumber("54"));
  `;
  assert.deepEqual(await ran(body), { code: 0, out: "Set(1) { 'stopped' }\n{ type: 'single', value: 54 }\n", said: "" });
});

test("a script on the command line has its worker too", async () => {
  const body = "console.log(analyzer.where);";
  assert.deepEqual(await node("--input-type=module", "--eval", script(body)), { code: 0, out: "worker\n", said: "" });
});
