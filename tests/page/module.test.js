// The package in a real Chromium, from a static folder in a sub-path, without a bundler.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { launch, serve } from "../chromium.js";

const PKG = fileURLToPath(new URL("../../pkg", import.meta.url));
const HTML = '<!doctype html><meta charset="utf-8"><title>Solieu</title>';
let browser;
let asked = [];

before(async () => (browser = await launch()));
after(() => browser?.close());

/** A page beside the package; `missing` names a file that is answered with HTML, as dev servers do; `policy` is its content security policy. */
async function open({ missing, policy } = {}) {
  asked = [];
  const site = await serve(PKG, {
    under: "/deep/down/",
    handle(request, response) {
      asked.push(request.url);
      const html = request.url === "/deep/down/" || (missing && request.url.endsWith(missing));
      const headers = { "content-type": "text/html", ...(policy && { "content-security-policy": policy }) };
      if (html) response.writeHead(200, headers).end(HTML);
      return html;
    },
  });
  const page = await browser.newPage();
  await page.goto(site.url);
  return { page, close: () => Promise.all([page.close(), site.close()]) };
}

function firstNumber() {
  return async (entry) => {
    const { init, parse } = await import(entry);
    await init();
    const text = "Đảng bộ có trên 16.000 đảng viên.";
    const { number } = parse(text).figures[0];
    return text.slice(number.start, number.end);
  };
}

test("init fetches the file beside the script", async () => {
  const { page, close } = await open();
  assert.equal(await page.evaluate(firstNumber(), "./web.js"), "16.000");
  assert.ok(asked.includes("/deep/down/solieu_bg.wasm"));
  assert.ok(!asked.some((url) => url.endsWith("bytes.js")), "the bytes are not fetched twice");
  await close();
});

test("where a server answers with HTML, init takes the bytes in the package", async () => {
  const { page, close } = await open({ missing: "solieu_bg.wasm" });
  assert.equal(await page.evaluate(firstNumber(), "./web.js"), "16.000");
  assert.ok(asked.some((url) => url.endsWith("bytes.js")));
  await close();
});

test("inline fetches nothing but scripts", async () => {
  const { page, close } = await open();
  assert.equal(await page.evaluate(firstNumber(), "./inline.js"), "16.000");
  assert.ok(!asked.some((url) => url.endsWith(".wasm")));
  await close();
});

for (const policy of [undefined, "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'"]) {
  test(`the analyzer runs in a worker${policy ? " even where the policy of the page forbids blobs" : ", which it replaces without the network"}`, async () => {
    const { page, close } = await open({ policy });
    const [where, figures, reason] = await page.evaluate(async () => {
      const { createAnalyzer } = await import("./worker.js");
      const analyzer = await createAnalyzer();
      const stop = new AbortController();
      const long = analyzer.parse("Có 5 người. ".repeat(200_000), {}, { signal: stop.signal }).catch((reason) => reason);
      setTimeout(() => stop.abort("enough"), 20);
      return [analyzer.where, (await analyzer.parse("có 5 người")).figures.length, await long];
    });
    assert.deepEqual([where, figures, reason], ["worker", 1, "enough"]);
    assert.equal(asked.filter((url) => url.endsWith("thread.js")).length > 0, Boolean(policy));
    await close();
  });
}

test("where no worker can be started, the analyzer runs on the main thread and says so", async () => {
  const { page, close } = await open();
  const [where, figures] = await page.evaluate(async () => {
    globalThis.Worker = undefined;
    const { createAnalyzer } = await import("./worker.js");
    const analyzer = await createAnalyzer();
    return [analyzer.where, (await analyzer.parse("có 5 người")).figures.length];
  });
  assert.deepEqual([where, figures], ["main", 1]);
  await close();
});
