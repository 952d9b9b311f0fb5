// Nothing leaves the page but by the hand of its reader, and nothing that it is given runs: policies, a canary, attack payloads.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { csv } from "../../www/export/csv.js";
import { markdown } from "../../www/export/markdown.js";
import { harmless } from "../../www/export/records.js";
import { headersOf, launch } from "../chromium.js";
import { canary, tryChannels } from "./channels.js";
import { pdf, unzip } from "./files.js";
import { site } from "./site.js";
import { walks } from "./walk.js";

let browser, real, single, full;
const { open, openSample, close } = walks(() => browser);
before(async () => {
  [real, single, full, browser] = await Promise.all([site(), site({ mode: "single" }), site({ fixture: true }), launch()]);
});
after(() => Promise.all([browser?.close(), ...[real, single, full].map((one) => one?.close())]));

/** The page in one file, from disk: no header is there to help its own policy. */
const fromDisk = () => ({ url: pathToFileURL(join(single.folder, "solieu.html")).href });

const directives = (policy) =>
  new Map(
    policy
      .split(";")
      .map((directive) => directive.trim().split(/\s+/))
      .map(([name, ...values]) => [name, values]),
  );
const inMeta = (html) => directives(/http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(html)[1]);

describe("policies", () => {
  test("the page's own: nothing by default, no eval but wasm's, no forms, one Trusted Types policy", () => {
    const policy = inMeta(readFileSync(join(real.folder, "index.html"), "utf8"));
    assert.deepEqual(policy.get("default-src"), ["'none'"]);
    assert.deepEqual(policy.get("script-src"), ["'self'", "'wasm-unsafe-eval'"]);
    assert.deepEqual(policy.get("form-action"), ["'none'"]);
    assert.deepEqual(policy.get("base-uri"), ["'none'"]);
    assert.deepEqual(policy.get("require-trusted-types-for"), ["'script'"]);
    assert.deepEqual(policy.get("trusted-types"), ["solieu-worker"]);
    for (const [name, values] of policy) for (const value of values) assert.doesNotMatch(value, /^'unsafe-|^\*|^https?:/, name);
  });

  test("the header says the same, and what only a header can say", () => {
    const meta = inMeta(readFileSync(join(real.folder, "index.html"), "utf8"));
    const header = directives(headersOf(real.folder)["content-security-policy"]);
    assert.deepEqual(header.get("frame-ancestors"), ["'none'"]);
    assert.ok(!header.get("sandbox").some((allowed) => /popups|navigation|forms/.test(allowed)));
    header.delete("frame-ancestors");
    header.delete("sandbox");
    assert.deepEqual(header, meta);
  });

  test("the page works behind that header: it is kept, saves files and is installable", async () => {
    const page = await openSample(real);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.click("#export");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click('[data-form="csv"]')]);
    assert.equal(download.suggestedFilename(), "figures.csv");
    const session = await page.context().newCDPSession(page);
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    assert.deepEqual(
      installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"),
      [],
    );
    await close(page);
  });

  test("no code of the page makes markup or code of a string", () => {
    const root = fileURLToPath(new URL("../../www", import.meta.url));
    for (const { parentPath, name } of readdirSync(root, { recursive: true, withFileTypes: true })) {
      if (!name.endsWith(".js")) continue;
      const code = readFileSync(join(parentPath, name), "utf8");
      const found =
        /innerHTML|outerHTML\s*=|insertAdjacentHTML|document\.write|setHTML|createContextualFragment|srcdoc|\beval\(|new Function/.exec(
          code,
        );
      assert.equal(found?.[0], undefined, name);
    }
  });
});

describe("the canary", () => {
  const run = async (target, options) => target.evaluate(`(${tryChannels})(${JSON.stringify(options)})`);
  /** Navigation that succeeds takes the page away under the script. */
  const runAndMaybeLeave = (page, options) => run(page, options).catch(() => null);

  test("hears what is not forbidden", async () => {
    const { heard, address, datagrams, close: closeCanary } = await canary();
    const bare = createServer((_, response) => response.setHeader("content-type", "text/html").end("<!doctype html><body>"));
    await new Promise((resolve) => bare.listen(0, "127.0.0.1", resolve));
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${bare.address().port}/`);
    await runAndMaybeLeave(page, { address, datagrams, windows: true });
    await page.waitForTimeout(300);
    for (const name of ["fetch", "xhr", "socket", "events", "beacon", "image", "import", "font", "cssUrl", "frame", "open", "newWindow"])
      assert.ok(heard.includes(name), `${name} is not heard`);
    assert.ok(heard.includes("datagram") && heard.includes("connection"), "peer connections are not heard");
    assert.ok(
      ["form", "refresh", "navigation", "link", "location"].some((name) => heard.includes(name)),
      "leaving is not heard",
    );
    await page.close();
    bare.close();
    closeCanary();
  });

  for (const [how, where, windows, ownWorkers] of [
    // in one file pdf.js has no worker of its own
    ["the policy in the page", fromDisk, false, 1],
    ["the policy in the header", () => real, true, 2],
  ]) {
    test(`hears nothing from the page and its workers, by ${how}`, async () => {
      const { heard, address, datagrams, close: closeCanary } = await canary();
      const page = await open(where());
      // opens the worker of pdf.js, beside that of the engine
      await page.setInputFiles("#files", { name: "a.pdf", mimeType: "", buffer: pdf(["Co 54 chi bo.", "Co 186 dang vien."]) });
      await page.waitForFunction(
        () => /54/.test(document.querySelector("#article").textContent) && document.querySelector("#status").textContent,
      );
      const workers = page.workers().filter((worker) => worker.url().startsWith("blob:"));
      assert.equal(workers.length, ownWorkers, "the engine and pdf.js have a worker each");
      for (const worker of workers) assert.ok((await run(worker, { address, datagrams })).length > 10);
      assert.deepEqual(heard, [], "from a worker");
      const tried = await runAndMaybeLeave(page, { address, datagrams, windows });
      await page.waitForTimeout(500);
      assert.deepEqual(heard, [], "from the page");
      assert.ok(tried?.length > 45, "every channel was tried");
      assert.equal(page.url(), where().url.concat("#"), "the page is where it was");
      await page.context().close();
      closeCanary();
    });
  }

  test("strings become neither scripts nor markup", async () => {
    const page = await open(real);
    const refused = await page.evaluate(() => {
      // a timer runs in the page's own right; what is evaluated here directly may do more
      const attempts = [
        () => setTimeout("globalThis.evil = 1"),
        () => (document.body.innerHTML = "<p>x"),
        () => document.body.insertAdjacentHTML("beforeend", "<p>x"),
        () => document.write("<p>x"),
        () => new DOMParser().parseFromString("<p>x", "text/html"),
        () => new Worker("data:text/javascript,1"),
        () => trustedTypes.createPolicy("other", {}),
        () => trustedTypes.createPolicy("solieu-worker", { createScriptURL: (url) => url }),
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
    assert.deepEqual(refused, Array(8).fill(true));
    await page.waitForTimeout(50);
    assert.equal(await page.evaluate(() => globalThis.evil), undefined);
    await page.context().close();
  });
});

const PAYLOADS = [
  '<img src=x onerror="globalThis.evil=1"><script>globalThis.evil=1</script>',
  '"><svg onload=globalThis.evil=1>',
  "javascript:globalThis.evil=1//",
  "{{constructor.constructor('globalThis.evil=1')()}}",
];

/** No payload has become an element or has run. */
async function unharmed(page) {
  const found = await page.evaluate(() => [
    globalThis.evil,
    document.querySelectorAll("img, iframe, object, embed, form, a:not(.skip), svg:not(.chart svg)").length,
    [...document.querySelectorAll("*")].filter((element) => element.getAttributeNames().some((name) => name.startsWith("on"))).length,
    document.scripts.length,
  ]);
  assert.deepEqual(found, [undefined, 0, 0, 2]);
}

describe("attack payloads", () => {
  test("in a pasted page: its words are pasted, its markup is not", async () => {
    const page = await open(real);
    await page.evaluate((payload) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", `Có 54 chi bộ. ${payload} `.repeat(6));
      clipboardData.setData("text/html", `<b>Có 61 chi bộ</b>${payload}`);
      document.querySelector("#editor").dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, PAYLOADS[0]);
    await page.locator("#panel tbody tr").nth(5).waitFor();
    assert.match(await page.locator("#article").textContent(), /54 chi bộ\. <img src=x/);
    for (const panel of ["sums", "mentions", "charts"]) await page.click(`#tab-${panel}`);
    await unharmed(page);
    await close(page);
  });

  test("in an HTML file", async () => {
    const page = await open(real);
    const html = `<p>Có 54 chi bộ</p>${PAYLOADS.join("")}<p>và 61 xe.</p><base href="http://127.0.0.1:9/"><meta http-equiv=refresh content="0;url=http://127.0.0.1:9/">`;
    await page.setInputFiles("#files", { name: "x.html", mimeType: "text/html", buffer: Buffer.from(html) });
    await page.locator("#panel tbody tr").nth(1).waitFor();
    await unharmed(page);
    assert.ok(page.url().startsWith(real.url));
    await close(page);
  });

  for (const payload of PAYLOADS) {
    test(`in the names of files: ${payload.slice(0, 20)}…`, async () => {
      const page = await open(full);
      const file = (name, words) => ({ name, mimeType: "", buffer: Buffer.from(words) });
      await page.setInputFiles("#files", [file(`${payload}.txt`, "Có 54 chi bộ và 61 xe."), file(`${payload}.png`, "x")]);
      await page.locator("#message:not(:empty)").waitFor();
      assert.ok((await page.locator("#message").textContent()).includes(payload));
      await unharmed(page);
      await page.context().close();
    });

    test(`in everything that an article or a lexicon row gives: ${payload.slice(0, 20)}…`, async () => {
      const page = await open(full);
      const sample = readFileSync(new URL("../../www/sample.js", import.meta.url), "utf8").split("`")[1];
      await page.locator("#editor").fill(`THÙ ĐỊCH ${payload}\n${sample}`);
      await page.locator("#panel tbody tr").nth(10).waitFor();
      assert.ok((await page.locator("#panel tbody td").first().textContent()).includes(payload));
      for (const name of ["sums", "mentions", "charts"]) {
        await page.click(`#tab-${name}`);
        await page
          .locator(name === "charts" ? ".chart" : "#panel li")
          .first()
          .waitFor();
        await unharmed(page);
      }
      await page.click("#tab-figures");
      await page.locator('#panel tr[data-figure="9"] .amount').click();
      await page.locator("#card .reasons").waitFor();
      await page.keyboard.press("c");
      await unharmed(page);
      await page.keyboard.press("Escape");
      await page.click("#export");
      const sheet = await Promise.all([page.waitForEvent("download"), page.click('[data-form="xlsx"]')]);
      const { "xl/worksheets/sheet1.xml": cells } = unzip(readFileSync(await sheet[0].path()));
      assert.doesNotMatch(cells, /<f>|<img|<script|<hyperlink/);
      await unharmed(page);
      await close(page);
    });
  }

  test("in share links: markup is words, what is damaged or too large is refused", async () => {
    const page = await openSample(real);
    const text = "Có 54 chi bộ.";
    const anchor = { start: 3, end: 5, exact: "54", prefix: "Có ", suffix: " chi bộ." };
    const fields = { amount: { type: "single", value: 55 }, unit: null, per: null, kind: "count", bound: "exact", topic: null, object: null };
    const edited = (more) => ({ text, corrections: [{ action: "edit", anchor, fields: { ...fields, ...more } }] });
    const payload = "<img src=x onerror=globalThis.evil=1>";
    const refused = [
      { text },
      { text: 5, corrections: [] },
      { text, corrections: [null] },
      { text, corrections: [{ action: "run", anchor, fields }] },
      { text, corrections: [{ action: "reject", anchor: { ...anchor, start: -1 }, fields }] },
      edited({ kind: payload }),
      edited({ bound: "constructor" }),
      edited({ amount: { type: "single", value: payload } }),
      edited({ amount: { type: "__proto__" } }),
      edited({ object: { text: [payload], span: null, canonical: "" } }),
    ];
    const corrected = [edited({ topic: payload, object: { text: payload, span: null, canonical: payload }, facets: payload }), ...refused];
    const links = await page.evaluate(async (corrected) => {
      const link = async (bytes) => {
        const packed = await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"))).bytes();
        return `#t=1.${packed.toBase64({ alphabet: "base64url", omitPadding: true })}`;
      };
      return {
        markup: await link("Có 54 chi bộ <img src=x onerror=globalThis.evil=1>."),
        bomb: await link(new Uint8Array(4_000_000)),
        noText: await link(new Uint8Array([0xff, 0xfe, 0xff])),
        corrections: await Promise.all(corrected.map(async (article) => (await link(JSON.stringify(article))).replace("t=1", "t=2"))),
      };
    }, corrected);
    await close(page);
    const markup = await open({ url: real.url + links.markup });
    await markup.locator("#panel tbody tr").first().waitFor({ state: "attached" });
    assert.match(await markup.locator("#article").textContent(), /<img src=x/);
    await unharmed(markup);
    await close(markup);
    const [accepted, ...wrong] = links.corrections;
    const withCorrections = await open({ url: real.url + accepted });
    const edit = withCorrections.locator('#panel tr[data-state="edited"]');
    await edit.waitFor();
    assert.ok((await edit.textContent()).includes(payload));
    await edit.locator(".amount").click();
    await withCorrections.locator("#card .reasons").waitFor();
    await unharmed(withCorrections);
    for (const hash of wrong) {
      await withCorrections.evaluate((hash) => {
        document.querySelector("#message").textContent = "";
        location.hash = hash;
      }, hash);
      await withCorrections.waitForFunction(() => /hỏng/.test(document.querySelector("#message").textContent));
      assert.equal(await withCorrections.locator("#tabs .tab").count(), 1);
    }
    await close(withCorrections);
    for (const hash of [links.bomb, links.noText, "#t=1.!!!", "#t=1."]) {
      const damaged = await open({ url: real.url + hash });
      await damaged.waitForFunction(() => /hỏng/.test(document.querySelector("#message").textContent));
      assert.equal(await damaged.locator("#editor").inputValue(), "");
      await close(damaged);
    }
    for (const hash of ["#javascript:globalThis.evil=1", "#<img src=x onerror=globalThis.evil=1>", "#t=3.AAAA"]) {
      const other = await open({ url: real.url + hash });
      assert.equal(await other.locator("#message").textContent(), "");
      await unharmed(other);
      await close(other);
    }
  });
});

describe("what leaves as a file", () => {
  const FORMULAS = [
    '=HYPERLINK("http://evil")',
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    " =1+1",
    "\r=1+1",
    "＝1+1",
    "－1+cmd|' /C calc'!A0",
    "−1+SUM(A1)",
    '="a"&IMPORTXML("http://evil","//a")',
  ];

  test("words that a spreadsheet would run are words again, numbers stay numbers", () => {
    for (const formula of FORMULAS) assert.equal(harmless(formula), `'${formula}`);
    for (const words of ["-5", "−5 °C", "+3,2%", "-1.200,5 đồng/kg", "186 đảng viên", "Chỉ thị 05-CT/TW"])
      assert.equal(harmless(words), words);
  });

  const entry = (words) => ({
    article: { id: "1", title: words, text: words },
    report: { organizations: [{ name: words }], breakdowns: [], checks: [] },
    row: {
      id: 0,
      state: "engine",
      figure: {
        span: { start: 0, end: words.length },
        number: { start: 0, end: 1 },
        kind: "count",
        bound: "exact",
        amount: { type: "single", value: -5 },
        unit: { symbol: words },
        object: { text: words },
        per: null,
        change: { direction: "up", baseline: words },
        topic: words,
        facets: { form: words },
        organization: 0,
        period: null,
        inferred: [],
        rules: [words],
      },
    },
  });

  test("no cell of a CSV file is a formula, and none breaks out of its quotes", () => {
    for (const words of [...FORMULAS, 'a","=1+1', 'a"\r\n=1+1', "a;=1+1"])
      for (const flavour of ["comma", "semicolon"]) {
        const lines = csv([entry(words)], flavour).slice(1);
        const cells = [...lines.matchAll(/"((?:[^"]|"")*)"|[^",;\r\n]+/g)].map(([cell, quoted]) => quoted ?? cell);
        for (const cell of cells) if (cell !== "-5") assert.doesNotMatch(cell, /^[\s]*[=+\-−@＝＋－＠]/, words);
        assert.equal(lines.replace(/"(?:[^"]|"")*"/g, "").split("\r\n").length, 3, "a head and a row");
        assert.match(lines, /[,;]-5[,;]/);
      }
  });

  test("no cell of a copied table is a formula or markup", async () => {
    const page = await open(full);
    const sample = readFileSync(new URL("../../www/sample.js", import.meta.url), "utf8").split("`")[1];
    for (const words of ["=1+1", PAYLOADS[0]]) {
      await page.locator("#editor").fill(`THÙ ĐỊCH ${words}\n${sample}`);
      await page.waitForFunction((words) => document.querySelector("#panel tbody td")?.textContent.includes(words), words);
      await page.evaluate(() => {
        const rows = document.querySelectorAll("#panel tbody tr");
        getSelection().setBaseAndExtent(rows[1], 0, rows[4], rows[4].childNodes.length);
        const copied = new ClipboardEvent("copy", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
        document.querySelector("#panel table").dispatchEvent(copied);
        globalThis.copied = ["text/plain", "text/html"].map((type) => copied.clipboardData.getData(type));
      });
      const [tsv, html] = await page.evaluate(() => globalThis.copied);
      assert.ok(tsv.split("\n").length >= 4);
      for (const cell of tsv.split(/[\t\n]/)) assert.doesNotMatch(cell, /^\s*[=+@]/);
      for (const [, cell] of html.matchAll(/<td>([^]*?)<\/td>/g)) assert.doesNotMatch(cell, /^\s*[=+@]|<|>(?!$)/);
    }
    await close(page);
  });

  test("Markdown has the words of the article as words", () => {
    const words =
      "# a | b\n- [x](javascript:1) ![y](http://evil/y) <img src=x onerror=1> `c` *d* _e_ ~~f~~ http://evil www.evil.vn a@evil.vn &lt; \\";
    const { article, report, row } = entry(words);
    const made = markdown([{ article, report, rows: [row] }]);
    const body = made.split("\n").filter((line) => !line.startsWith("| ---"));
    assert.equal(body.filter((line) => line.startsWith("#")).length, 1, "one heading");
    assert.equal(body.filter((line) => line.startsWith("- ")).length, 0, "no list");
    for (const line of body) {
      assert.doesNotMatch(line, /(?<!\\)(?:\\\\)*[[\]`*_~]|<|(?<!\\):\/\/|(?<!\\)@|www\.|&(?!amp;|lt;|gt;)/, line);
    }
    assert.equal(
      body.find((line) => line.includes("đảng") || line.includes("-5")).match(/(?<!\\)\|/g).length,
      6,
      "as many cells as the head",
    );
  });
});
