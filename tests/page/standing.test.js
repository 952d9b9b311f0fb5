// What the page is while nobody looks: offline, silent, quick, small.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";

import { launch } from "../chromium.js";
import { docx, pdf } from "./files.js";
import { site } from "./site.js";
import { SETTLED, walks } from "./walk.js";

let browser, real, full;
const { open, openSample, close } = walks(() => browser);
before(async () => {
  [real, full, browser] = await Promise.all([site(), site({ fixture: true }), launch()]);
});
after(() => Promise.all([browser?.close(), real?.close(), full?.close()]));

describe("no network", () => {
  test("once loaded and kept, everything works offline, lazy parts and a reload too", async () => {
    const page = await open(real);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    await page.context().setOffline(true);
    await page.reload();
    await page.locator("body:not(.starting)").waitFor({ state: "attached" });
    await page.click("#sample");
    await page.locator("#panel tbody tr").nth(10).waitFor();
    await page.click("#tab-charts");
    await page.locator(".chart").first().waitFor();
    await page.context().close();
  });

  test("after loading, reading an article asks for nothing", async () => {
    const page = await open(real);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.locator("#editor").fill("Có 54 chi bộ");
    await page.locator("#panel tbody tr").first().waitFor();
    const requests = [];
    page.context().on("request", (request) => requests.push(request.url()));
    await page.locator("#editor").fill(SETTLED);
    await page.waitForFunction(() => document.querySelectorAll("#panel tbody tr").length === 4);
    assert.deepEqual(
      requests.filter((url) => !url.startsWith("blob:")),
      [],
    );
    await page.context().close();
  });
});

describe("large texts", () => {
  test("a megabyte is read in the worker, typing goes on, and it can be cancelled", async () => {
    const page = await open(real);
    const text = `Xã có 54 chi bộ và trên 1.200 đảng viên. ${SETTLED}.\n`.repeat(9000);
    assert.ok(text.length > 900_000);
    await page.setInputFiles("#files", { name: "lớn.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
    await page.locator("#busy").waitFor();
    await page.locator("#cancel").click();
    await page.locator("#busy").waitFor({ state: "hidden" });
    await page.click("#edit");
    await page.locator("#editor").focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("Thêm 9 xe.");
    await page.locator("#panel tbody tr").nth(200).waitFor();
    assert.ok(await page.locator("#editor").evaluate((editor) => editor.value.endsWith("Thêm 9 xe.")));
    await page.context().close();
  });
});

describe("quick and small", () => {
  test("nothing moves while the page loads and reads", async () => {
    for (const viewport of [
      { width: 1280, height: 800 },
      { width: 360, height: 740 },
    ]) {
      const context = await browser.newContext({ viewport });
      const page = await context.newPage();
      await page.addInitScript(() => {
        globalThis.shift = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shift += entry.value;
        }).observe({ type: "layout-shift", buffered: true });
      });
      await page.goto(real.url);
      await page.locator("body:not(.starting)").waitFor({ state: "attached" });
      await page.click("#sample");
      await page.locator("#panel tbody tr").nth(10).waitFor({ state: "attached" });
      await page.waitForTimeout(700);
      await page.reload();
      await page.locator("#panel tbody tr").nth(10).waitFor({ state: "attached" });
      await page.waitForTimeout(200);
      assert.equal(await page.evaluate(() => globalThis.shift), 0, `at ${viewport.width} px`);
      await context.close();
    }
  });

  test("its own script is at most 40 KB, compressed", () => {
    const html = readFileSync(join(real.folder, "index.html"), "utf8");
    const entries = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(([, name]) => name);
    const size = entries.reduce((sum, name) => sum + gzipSync(readFileSync(join(real.folder, name)), { level: 9 }).length, 0);
    assert.ok(size <= 40 * 1024, `${entries.join(", ")}: ${size} bytes`);
  });

  test("it can be installed", async () => {
    const manifest = JSON.parse(readFileSync(join(real.folder, "manifest.webmanifest"), "utf8"));
    const files = readdirSync(real.folder);
    for (const { src } of manifest.icons) assert.ok(files.includes(src.replace("./", "")), src);
    const page = await open(real);
    const session = await page.context().newCDPSession(page);
    const { errors } = await session.send("Page.getAppManifest");
    assert.deepEqual(errors, []);
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    assert.deepEqual(
      installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"),
      [],
    );
    await page.context().close();
  });
});

describe("one file", () => {
  test("works from disk: reads, opens PDF and Word, exports", async (t) => {
    const single = await site({ mode: "single" });
    t.after(single.close);
    assert.deepEqual(readdirSync(single.folder), ["solieu.html"]);
    const context = await browser.newContext({ acceptDownloads: true });
    const page = await context.newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    await page.goto(pathToFileURL(join(single.folder, "solieu.html")).href);
    await page.locator("body:not(.starting)").waitFor({ state: "attached" });
    await page.locator("#editor").fill(SETTLED);
    await page.locator("#panel tbody tr").nth(3).waitFor();
    assert.ok(page.workers().some((worker) => worker.url().startsWith("blob:")));
    await page.setInputFiles("#files", [
      { name: "a.pdf", mimeType: "", buffer: pdf(["Co 54 chi bo."]) },
      { name: "b.docx", mimeType: "", buffer: docx(["Có 61 chi bộ."]) },
    ]);
    await page.waitForFunction(() => document.querySelectorAll("#tabs .tab").length === 3);
    assert.equal(await page.locator("#message").textContent(), "");
    await page.click("#export");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click('[data-form="xlsx"]')]);
    assert.equal(download.suggestedFilename(), "figures.xlsx");
    assert.deepEqual(errors, []);
    await context.close();
  });
});
