// The browser's `init`, on what can be given to it without a browser.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const wasm = readFileSync(new URL("../../pkg/solieu_bg.wasm", import.meta.url));

/** Each load has a module graph of its own, as each page has. */
async function fresh(...entries) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    stdin: { contents: entries.map((entry) => `export * from './${entry}';`).join(""), resolveDir: new URL("../../pkg", import.meta.url).pathname },
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "error",
  });
  const nonce = `//${Math.random()}`;
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text + nonce).toString("base64")}`);
}

test("parse before init says what to do", async () => {
  const { parse, parseNumber } = await fresh("web.js");
  assert.throws(() => parse("5 người"), { message: /await init\(\)/ });
  assert.throws(() => parseNumber("5"), { message: /await init\(\)/ });
});

test("init takes bytes, a view, a module, a response, and a promise of each", async () => {
  const shifted = new Uint8Array(wasm.length + 3).subarray(3);
  shifted.set(wasm);
  const response = () => new Response(wasm, { headers: { "content-type": "text/plain" } });
  for (const input of [wasm, shifted, new Uint8Array(wasm).buffer, new WebAssembly.Module(wasm), response(), Promise.resolve(response())]) {
    const { init, parse } = await fresh("web.js");
    await init(input);
    assert.equal(parse("có 5 người").figures.length, 1);
  }
});

test("without an input and without the file beside it, the bytes in the package do", async () => {
  const { init, parse } = await fresh("web.js");
  await init();
  assert.equal(parse("có 5 người").figures.length, 1);
});

test("inline needs no file", async () => {
  const { init, parse } = await fresh("inline.js");
  await init();
  assert.equal(parse("có 5 người").figures.length, 1);
});

test("what is not WebAssembly is named, and init may be called again", async () => {
  const { init, parse } = await fresh("web.js");
  await assert.rejects(init(new Response("<!doctype html><title>app</title>")), { message: /is not one, it starts with "<!doctype html>/ });
  await assert.rejects(init(new Response("gone", { status: 404 })), { message: /answered 404/ });
  await assert.rejects(init(new Uint8Array(0)), { message: /is not one/ });
  assert.throws(() => parse("5 người"), { message: /await init\(\)/ });
  await init(wasm);
  assert.equal(parse("có 5 người").figures.length, 1);
});

test("init twice loads once", async () => {
  const { init } = await fresh("web.js");
  const first = init(wasm);
  assert.equal(init(), first);
  await first;
  assert.equal(init("http://nowhere.invalid/"), first);
});

test("an analyzer takes the module that init was given, and init that of an analyzer", async (context) => {
  const compile = context.mock.method(WebAssembly, "compile");
  for (const first of ["init", "createAnalyzer"]) {
    const { createAnalyzer, init, parse } = await fresh("web.js", "worker.js");
    compile.mock.resetCalls();
    if (first === "init") await init(wasm);
    const analyzer = await createAnalyzer(first === "init" ? {} : { wasm });
    await init();
    assert.equal(parse("có 5 người").figures.length, 1);
    assert.equal((await analyzer.parse("có 5 người")).figures.length, 1);
    assert.equal(compile.mock.callCount(), 1, `${first} first`);
    analyzer.dispose();
  }
});

test("what one was given and is not WebAssembly does not keep the other from its own", async () => {
  const { createAnalyzer, init, parse } = await fresh("web.js", "worker.js");
  await assert.rejects(createAnalyzer({ wasm: new Uint8Array(9) }), { message: /is not one/ });
  await init();
  assert.equal(parse("có 5 người").figures.length, 1);
});
