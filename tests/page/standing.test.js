// What the page is while nobody looks: offline, silent, quick, small, accessible.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";

import { launch } from "../chromium.js";
import { docx, pdf } from "./files.js";
import { site } from "./site.js";

const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const SETTLED = "186 đảng viên bị kỷ luật: 135 khiển trách, 31 cảnh cáo, 20 khai trừ";

let browser, real, full;
before(async () => {
  [real, full, browser] = await Promise.all([site(), site({ fixture: true }), launch()]);
});
after(() => Promise.all([browser?.close(), real?.close(), full?.close()]));

async function open({ url }, options) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator("body:not(.starting)").waitFor({ state: "attached" });
  return page;
}

async function openSample(where, options) {
  const page = await open(where, options);
  await page.click("#sample");
  await page.locator("#panel tbody tr").nth(10).waitFor();
  return page;
}

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

  test("no channel leads out of the page or of its worker", async () => {
    const heard = [];
    const canary = createServer((request, response) => {
      heard.push(request.url);
      response.setHeader("access-control-allow-origin", "*").end("ok");
    });
    await new Promise((resolve) => canary.listen(0, "127.0.0.1", resolve));
    const address = `http://127.0.0.1:${canary.address().port}`;
    const page = await openSample(real);
    // every worker that the page makes is made again with the channels in front of its own source
    const channels = async (base, where) => {
      const text = encodeURIComponent("186 đảng viên");
      const url = (name) => `${base}/${where}-${name}?${text}`;
      const tries = {
        fetch: () => fetch(url("fetch"), { mode: "no-cors" }),
        xhr: () => {
          const xhr = new XMLHttpRequest();
          xhr.open("GET", url("xhr"));
          xhr.send();
        },
        socket: () => new WebSocket(url("socket").replace("http", "ws")),
        events: () => new EventSource(url("events")),
        beacon: () => navigator.sendBeacon(url("beacon"), "x"),
        script: () => import(url("script")),
        ...(typeof importScripts === "function" ? { scripts: () => importScripts(url("scripts")) } : {}),
        ...(typeof document === "undefined"
          ? {}
          : {
              image: () => (new Image().src = url("image")),
              font: () => new FontFace("x", `url(${url("font")})`).load(),
              style: () => document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: url("style") })),
              prefetch: () =>
                document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href: url("prefetch") })),
              preload: () =>
                document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "image", href: url("preload") })),
              frame: () => document.body.append(Object.assign(document.createElement("iframe"), { src: url("frame") })),
              media: () => new Audio(url("media")).play(),
              object: () => document.body.append(Object.assign(document.createElement("object"), { data: url("object") })),
              form() {
                const form = Object.assign(document.createElement("form"), { action: url("form"), method: "post", target: "_blank" });
                document.body.append(form);
                form.submit();
              },
            }),
      };
      for (const attempt of Object.values(tries)) {
        try {
          await Promise.race([attempt(), new Promise((resume) => setTimeout(resume, 200))]);
        } catch {
          // refused, as it should be
        }
      }
      return Object.keys(tries).length;
    };
    assert.ok((await page.evaluate(`(${channels})(${JSON.stringify(address)}, 'page')`)) > 10);
    const worker = page.workers().find((one) => one.url().startsWith("blob:"));
    assert.ok(worker, "the engine runs in a worker from a blob");
    assert.ok((await worker.evaluate(`(${channels})(${JSON.stringify(address)}, 'worker')`)) > 5);
    await page.waitForTimeout(300);
    assert.deepEqual(heard, []);
    await page.context().close();
    canary.close();
  });

  test("strings become neither scripts nor markup", async () => {
    const page = await open(real);
    const refused = await page.evaluate(() => {
      // a timer runs in the page's own right; what is evaluated here directly may do more
      const attempts = [
        () => setTimeout("globalThis.evil = 1"),
        () => (document.body.innerHTML = "<p>x"),
        () => new Worker("data:text/javascript,1"),
        () => trustedTypes.createPolicy("other", {}),
      ];
      return attempts.map((attempt) => {
        try {
          attempt();
          return false;
        } catch {
          return true;
        }
      });
    });
    assert.deepEqual(refused, [true, true, true, true]);
    await page.waitForTimeout(50);
    assert.equal(await page.evaluate(() => globalThis.evil), undefined);
    await page.context().close();
  });
});

describe("large texts", () => {
  test("a megabyte is read in the worker, typing goes on, and it can be cancelled", async () => {
    const page = await open(real);
    // what the page's own scripts hold up; what the browser itself takes for a megabyte in an editor is not in our hands
    await page.evaluate(() => {
      globalThis.longest = 0;
      new PerformanceObserver((list) => {
        for (const { scripts } of list.getEntries())
          for (const { duration } of scripts) globalThis.longest = Math.max(globalThis.longest, duration);
      }).observe({ type: "long-animation-frame" });
    });
    // a tenth of a second of plain work on a machine that has nothing else to do
    const slowness = await page.evaluate(() => {
      const from = performance.now();
      structuredClone(Array.from({ length: 60_000 }, (_, start) => ({ start, end: start + 1, text: `${start}`, list: [start] })));
      return Math.max(1, (performance.now() - from) / 100);
    });
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
    const longest = await page.evaluate(() => globalThis.longest);
    assert.ok(
      longest < 800 * slowness,
      `the page stood still for ${Math.round(longest)} ms on a machine ${slowness.toFixed(1)} times as slow as usual`,
    );
    assert.ok(await page.locator("#editor").evaluate((editor) => editor.value.endsWith("Thêm 9 xe.")));
    await page.context().close();
  });
});

describe("accessible", () => {
  const STATES = {
    empty: async () => {},
    editing: async (page) => {
      await page.click("#sample");
      await page.click("#edit");
    },
    figures: (page) => page.click("#sample"),
    card: async (page) => {
      await page.click("#sample");
      await page.locator('#panel tr[data-figure="9"] .amount').click();
    },
    form: async (page) => {
      await page.click("#sample");
      await page.locator('#panel tr[data-figure="9"] .amount').click();
      await page.keyboard.press("c");
    },
    rejected: async (page) => {
      await page.click("#sample");
      await page.locator('#panel tr[data-figure="9"] .amount').click();
      await page.keyboard.press("x");
      // the card may lie over the legend on a narrow screen
      await page.keyboard.press("Escape");
      await page.locator('.chip[data-group="percent"]').click();
    },
    topics: async (page) => {
      await page.click("#sample");
      await page.selectOption("#colour-by", "topic");
    },
    sums: async (page) => {
      await page.click("#sample");
      await page.click("#tab-sums");
    },
    mentions: async (page) => {
      await page.click("#sample");
      await page.click("#tab-mentions");
    },
    charts: async (page) => {
      await page.click("#sample");
      await page.click("#tab-charts");
      await page.locator(".chart").first().waitFor();
    },
    compare: async (page) => {
      await page.click("#sample");
      await page.click("#new");
      await page.locator("#editor").fill("Huyện có 54 chi bộ và 412 đảng viên.");
      await page.click("#tab-compare");
      await page.locator(".compare").waitFor();
    },
    exporting: async (page) => {
      await page.click("#sample");
      await page.click("#export");
    },
    sharing: async (page) => {
      await page.click("#sample");
      await page.click("#share");
      await page.locator("dialog").waitFor();
    },
    help: (page) => page.click("#help"),
  };

  for (const colorScheme of ["light", "dark"]) {
    for (const width of [360, 1280]) {
      test(`every state, ${colorScheme}, ${width} px`, async () => {
        const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, reducedMotion: "reduce" });
        for (const [name, act] of Object.entries(STATES)) {
          const page = await context.newPage();
          await page.goto(full.url);
          await page.locator("body:not(.starting)").waitFor({ state: "attached" });
          await page.evaluate(() => indexedDB.deleteDatabase("solieu"));
          await act(page);
          await page.evaluate(axe);
          // every rule in one theme at each width; in the other theme only the colours differ
          const rules = (colorScheme === "light") === (width === 360) ? {} : { runOnly: ["color-contrast"] };
          const violations = await page.evaluate(
            async (options) =>
              (await globalThis.axe.run(options)).violations.map(
                ({ id, nodes }) =>
                  `${id}: ${nodes
                    .map(({ html }) => html)
                    .slice(0, 3)
                    .join(" ")}`,
              ),
            rules,
          );
          assert.deepEqual(violations, [], name);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(wide <= 0, `${name}: ${wide} px too wide`);
          if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${name}-${width}-${colorScheme}.png`) });
          await page.close();
        }
        await context.close();
      });
    }
  }

  test("nothing is wider than 320 px", async () => {
    const page = await openSample(full, { viewport: { width: 320, height: 640 } });
    for (const name of ["figures", "sums", "mentions", "charts"]) {
      await page.click(`#tab-${name}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), name);
    }
    await page.context().close();
  });

  test("both languages have all words, and the page changes between them", async () => {
    const { WORDS } = await import("../../www/i18n.js");
    assert.deepEqual(Object.keys(WORDS.vi), Object.keys(WORDS.en));
    const page = await openSample(full);
    await page.click("#language");
    assert.equal(await page.locator("#tab-sums span").first().textContent(), "Sums");
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    assert.equal(await page.locator('#panel tr[data-figure="1"] .amount').textContent(), "over 16,000");
    await page.reload();
    assert.equal(await page.locator("#tab-figures").textContent(), "Figures");
    await page.context().close();
  });

  test("light and dark can be chosen and are kept", async () => {
    const page = await open(full, { colorScheme: "light" });
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.click("#theme");
    assert.equal(await paper(), "rgb(255, 255, 255)");
    await page.click("#theme");
    assert.equal(await paper(), "rgb(21, 23, 26)");
    await page.reload();
    assert.equal(await paper(), "rgb(21, 23, 26)");
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
      await page.locator("#panel tbody tr").nth(10).waitFor();
      await page.waitForTimeout(700);
      await page.reload();
      await page.locator("#panel tbody tr").nth(10).waitFor();
      await page.waitForTimeout(200);
      assert.ok(
        (await page.evaluate(() => globalThis.shift)) < 0.02,
        `shift ${await page.evaluate(() => globalThis.shift)} at ${viewport.width} px`,
      );
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
  test("works from disk: reads, opens PDF and Word, exports", async () => {
    const single = await site({ mode: "single" });
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
    single.close();
  });
});
