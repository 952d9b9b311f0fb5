// For everybody: no violation of axe in any state, everything by the keyboard alone, both languages, both themes, little motion.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { launch } from "../chromium.js";
import { site } from "./site.js";
import { toResults, walks } from "./walk.js";

const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

let browser, full;
const { open, openSample, close } = walks(() => browser);
before(async () => {
  [full, browser] = await Promise.all([site({ fixture: true }), launch()]);
});
after(() => Promise.all([browser?.close(), full?.close()]));

describe("accessible", () => {
  const sample = async (page) => {
    await page.click("#sample");
    await page.locator("#panel tbody tr").nth(10).waitFor({ state: "attached" });
  };
  const panel = (name) => async (page) => {
    await sample(page);
    await toResults(page);
    await page.click(`#tab-${name}`);
  };
  const card = async (page) => {
    await panel("figures")(page);
    await page.locator('#panel tr[data-figure="9"] .amount').click();
  };
  const second = async (page) => {
    await sample(page);
    await page.click("#new");
    await page.locator("#editor").fill("Huyện có 54 chi bộ và 412 đảng viên.");
    await page.locator("#panel tbody tr").nth(1).waitFor({ state: "attached" });
    await toResults(page);
  };
  const STATES = {
    empty: async () => {},
    text: sample,
    figures: panel("figures"),
    sums: panel("sums"),
    mentions: panel("mentions"),
    async charts(page) {
      await panel("charts")(page);
      await page.locator(".chart").first().waitFor();
    },
    card,
    async form(page) {
      await card(page);
      await page.keyboard.press("c");
      await page.fill('#card [name="phrase"]', "nhiều lắm");
      await page.click("#card .main");
      await page.locator("#card .wrong:not(:empty)").waitFor();
    },
    async rejected(page) {
      await card(page);
      await page.keyboard.press("x");
      // the card may lie over the legend on a narrow screen
      await page.keyboard.press("Escape");
      await page.locator('.chip[data-group="percent"]').click();
    },
    async topics(page) {
      await panel("figures")(page);
      await page.selectOption("#colour-by", "topic");
    },
    async editing(page) {
      await sample(page);
      await page.click("#edit");
    },
    async error(page) {
      await sample(page);
      await page.setInputFiles("#files", { name: "ảnh.png", mimeType: "", buffer: Buffer.from("x") });
      await page.locator("#message:not(:empty)").waitFor();
    },
    async progress(page) {
      await page.setInputFiles("#files", { name: "dài.txt", mimeType: "", buffer: Buffer.from("CHẬM\n9 xe.") });
      await page.locator("#busy").waitFor();
    },
    async cancelled(page) {
      await STATES.progress(page);
      await page.click("#cancel");
      await toResults(page);
      await page.getByText("Đọc lại").waitFor();
    },
    async several(page) {
      await second(page);
      await page.check("#all-articles");
    },
    async compare(page) {
      await second(page);
      await page.click("#tab-compare");
      await page.locator(".compare").waitFor();
    },
    async deleting(page) {
      await sample(page);
      await page.locator('#tabs [aria-label^="Xóa bài"]').click();
    },
    async exporting(page) {
      await panel("figures")(page);
      await page.click("#export");
    },
    async sharing(page) {
      await sample(page);
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
          const rules =
            (colorScheme === "light") === (width === 360)
              ? { rules: { "target-size": { enabled: true } } }
              : { runOnly: ["color-contrast"] };
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
    await toResults(page);
    for (const name of ["figures", "sums", "mentions", "charts"]) {
      await page.click(`#tab-${name}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), name);
    }
    await close(page);
  });

  test("both languages have all words, and the page changes between them", async () => {
    const { WORDS } = await import("../../www/i18n.js");
    assert.deepEqual(Object.keys(WORDS.vi), Object.keys(WORDS.en));
    const page = await openSample(full);
    await page.click("#language");
    assert.equal(await page.locator("#tab-sums span").first().textContent(), "Checks");
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    assert.equal(await page.locator('#panel tr[data-figure="1"] .amount').textContent(), "over 16,000");
    // the words do not wait for the store of the articles, which may take its time: here it never opens
    await page.addInitScript(() => (IDBOpenDBRequest.prototype.addEventListener = () => {}));
    await page.reload();
    assert.equal(await page.locator("#tab-figures").textContent(), "Figures");
    await page.context().close();
  });

  test("every topic and facet that the engine can name has words", async () => {
    const { WORDS } = await import("../../www/i18n.js");
    const { TOPICS } = await import("../../www/view/colour.js");
    const column = (name) =>
      readFileSync(new URL(`../../src/lexicon/data/${name}.tsv`, import.meta.url), "utf8")
        .split("\n")
        .slice(1)
        .map((line) => line.split("\t")[1])
        .filter((cell) => cell && cell !== "-");
    for (const topic of column("topics")) {
      assert.ok(WORDS.vi[`topic.${topic}`], topic);
      assert.ok(TOPICS.includes(topic), topic);
    }
    for (const facet of column("facets")) assert.ok(WORDS.vi[`facet.${facet}`], facet);
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

  test("little motion where it is asked for", async () => {
    const page = await openSample(full, { reducedMotion: "reduce", viewport: { width: 1000, height: 420 } });
    await page.locator('#panel tr[data-figure="17"] .amount').scrollIntoViewIfNeeded();
    const moved = await page.evaluate(() => {
      const reading = document.querySelector("#reading");
      const before = reading.scrollTop;
      document.querySelector('#panel tr[data-figure="17"] .amount').click();
      return { at: reading.scrollTop - before, running: document.getAnimations().length };
    });
    assert.ok(moved.at > 0, "it is there at once");
    assert.equal(moved.running, 0);
    await close(page);
  });

  test("everything can be done with the keyboard alone", async () => {
    const page = await open(full);
    const focused = () =>
      page.evaluate(() => {
        const { id, localName, textContent, dataset } = document.activeElement;
        return id || dataset.group || `${localName} ${textContent}`;
      });
    /** Tabs until `wanted` has the focus; everything in between must show that it has it. */
    const tabTo = async (wanted) => {
      for (let presses = 0; presses < 60; presses += 1) {
        await page.keyboard.press("Tab");
        if ((await focused()) === wanted) return;
      }
      assert.fail(`no way to ${wanted}`);
    };
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "a Đến số liệu");
    await tabTo("sample");
    await page.keyboard.press("Enter");
    await page.locator("#panel tbody tr").nth(10).waitFor();
    for (let count = 0; count < 10; count += 1) await page.keyboard.press("j");
    assert.equal(await focused(), "mark 135");
    await page.keyboard.press("Enter");
    assert.equal(await focused(), "h2 135 khiển trách");
    await page.keyboard.press("x");
    assert.equal(await page.locator('#panel tr[data-figure="9"]').getAttribute("data-state"), "rejected");
    await page.keyboard.press("x");
    await page.keyboard.press("c");
    await page.keyboard.type("136");
    await page.keyboard.press("Enter");
    await page.locator('#panel tr[data-figure="9"][data-state="edited"]').waitFor();
    await page.keyboard.press("Escape");
    assert.equal(await focused(), "mark 135", "the focus goes back to the figure");
    await tabTo("tab-figures");
    for (const name of ["sums", "mentions", "charts", "compare", "figures"]) {
      await page.keyboard.press("ArrowRight");
      assert.equal(await focused(), `tab-${name}`);
    }
    await tabTo("percent");
    await page.keyboard.press("Space");
    assert.equal(await focused(), "percent", "a filter keeps the focus");
    await page.locator('#panel tr[data-figure="2"]').waitFor({ state: "detached" });
    await page.keyboard.press("4");
    await page.locator(".chart").first().waitFor();
    assert.equal(await focused(), "panel", "the focus is not lost with what had it");
    await page.keyboard.press("Shift+Tab");
    assert.equal(await focused(), "export");
    await page.keyboard.press("Enter");
    await page.locator("dialog").waitFor();
    await page.keyboard.press("Escape");
    assert.equal(await focused(), "export");
    await page.keyboard.press("e");
    assert.equal(await focused(), "editor");
    await page.keyboard.press("Escape");
    assert.equal(await focused(), "article");
    await page.keyboard.press("n");
    assert.equal(await focused(), "editor");
    await close(page);
  });

  test("what has the focus shows it", async () => {
    const page = await openSample(full);
    const bare = await page.evaluate(async () => {
      const looks = (element) => {
        const style = getComputedStyle(element);
        return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow].join();
      };
      const wanting = [];
      for (const element of document.querySelectorAll('button, select, input, summary, a, [tabindex="0"]')) {
        if (!element.checkVisibility() || element.disabled) continue;
        document.activeElement.blur();
        const before = looks(element);
        element.focus({ focusVisible: true });
        if (document.activeElement === element && looks(element) === before) wanting.push(element.id || element.outerHTML);
      }
      return wanting;
    });
    assert.deepEqual(bare, []);
    await close(page);
  });

  test("on a narrow screen the article and the results take turns", async () => {
    const page = await openSample(full, { viewport: { width: 360, height: 740 } });
    const seen = async () => [await page.locator("#reading").isVisible(), await page.locator("#panel").isVisible()];
    assert.deepEqual(await seen(), [true, false]);
    assert.equal(await page.locator("#view-results").textContent(), "Kết quả (18)");
    await page.click("#view-results");
    assert.deepEqual(await seen(), [false, true]);
    await page.locator('#panel tr[data-figure="16"] .amount').click();
    await page.click("text=Xem trong bài");
    assert.deepEqual(await seen(), [true, false]);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "2,5");
    // once the scrolling is over
    await page.waitForFunction(() => {
      const [mark, card] = ['#article mark[role][data-figure="16"]', "#card"].map((one) =>
        document.querySelector(one).getBoundingClientRect(),
      );
      return mark.top > 0 && mark.bottom < card.top;
    });
    await page.keyboard.press("3");
    assert.deepEqual(await seen(), [false, true]);
    // in one go, so that nothing else scrolls or grows between: each view is where it was left
    const turn = (view, from) =>
      page.evaluate(
        ([view, from]) => {
          if (from !== null) scrollTo({ top: from, behavior: "instant" });
          document.querySelector(view).click();
          return scrollY;
        },
        [view, from],
      );
    assert.ok((await turn("#view-text", 200)) > 800, "the article is where it was left");
    assert.equal(await turn("#view-results", null), 200);
    await page.locator(".mention", { hasText: "Trần Quốc Dũng" }).click();
    assert.deepEqual(await seen(), [true, false]);
    await close(page);
  });
});
