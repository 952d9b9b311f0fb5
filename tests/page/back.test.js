// What was done can be undone, what was corrected stays with its words, and what is shared arrives whole: with both ways in and out.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { launch } from "../chromium.js";
import { site } from "./site.js";
import { walks } from "./walk.js";

let browser, real, full;
const { open, openSample, close } = walks(() => browser);
before(async () => {
  [real, full, browser] = await Promise.all([site(), site({ fixture: true }), launch()]);
});
after(() => Promise.all([browser?.close(), real?.close(), full?.close()]));

const row = (page, id) => page.locator(`#panel tr[data-figure="${id}"]`);
const state = (page, id) => row(page, id).getAttribute("data-state");
const tabs = (page) => page.locator("#tabs .tab").allTextContents();
const withClipboard = { permissions: ["clipboard-read", "clipboard-write"] };

/** Types a text in and waits for its figures, `last` being the id of the last. */
async function write(page, text, last) {
  await page.locator("#editor").fill(text);
  await page.waitForFunction(
    ([start, id]) => {
      const first = document.querySelector("#article .line")?.textContent;
      const numbers = new Set(Array.from(document.querySelectorAll('mark[data-layer="number"]'), ({ dataset }) => dataset.figure));
      return first?.startsWith(start) && numbers.size === id + 1;
    },
    [text.split("\n")[0].slice(0, 20), last],
  );
}

async function edit(page, id, fields) {
  await row(page, id).locator(".amount").click();
  await page.click("#card >> text=Sửa…");
  for (const [name, value] of Object.entries(fields)) await page.fill(`#card [name="${name}"]`, value);
  await page.click("#card .main");
  await page.locator("#panel tr[data-state=edited]").waitFor();
}

describe("a corrected figure marks its own words after an edit before it", () => {
  const marked = (page, id) => page.locator(`#article mark[data-layer="object"][data-figure="${id}"]`).allTextContents();

  test("an object beside the number, which is no mark of its own", async () => {
    const page = await open(full);
    await write(page, "Toàn huyện có 54 chi bộ và 12 trường hợp.", 1);
    await edit(page, 0, { phrase: "55" });
    await write(page, "Năm nay, cũng như mọi năm trước, toàn huyện có 54 chi bộ và 12 trường hợp.", 1);
    assert.equal(await state(page, 0), "edited");
    assert.deepEqual(await marked(page, 0), []);
    await close(page);
  });

  test("an object that stands apart, also where the words between have changed", async () => {
    const page = await open(real);
    const text = "Đã kỷ luật 51 đảng viên, trong đó khiển trách 24, cảnh cáo 27.";
    await write(page, text, 2);
    assert.deepEqual(await marked(page, 2), ["đảng viên"], "the engine finds the object apart");
    await edit(page, 2, { phrase: "28" });
    for (const changed of [`Năm nay ${text}`, `Năm nay ${text.replace("trong đó", "trong số đó")}`]) {
      await write(page, changed, 2);
      assert.equal(await state(page, 2), "edited");
      assert.deepEqual(await marked(page, 2), ["đảng viên"]);
    }
    await close(page);
  });
});

describe("pasting outside a field", () => {
  const copied = (page, text) => page.evaluate((words) => navigator.clipboard.writeText(words), text);

  test("right after loading brings the text in", async () => {
    const page = await open(full, withClipboard);
    await copied(page, "Toàn huyện có 54 chi bộ.");
    await page.reload();
    await page.keyboard.press("Control+V");
    await row(page, 0).waitFor();
    assert.equal(await page.locator("#editor").inputValue(), "Toàn huyện có 54 chi bộ.");
    assert.equal(await page.evaluate(() => document.activeElement.id), "editor");
    await close(page);
  });

  test("while an article is read opens another one beside it", async () => {
    const page = await openSample(full, withClipboard);
    await copied(page, `${"Toàn huyện có 54 chi bộ. ".repeat(10)}\r\nHết.`);
    await page.keyboard.press("Control+V");
    await page.locator("#tabs .tab").nth(1).waitFor();
    await row(page, 9).waitFor();
    assert.match(await page.locator("#article").innerText(), /54 chi bộ\. +Hết\.|54 chi bộ\.\s+Hết\./);
    await close(page);
  });

  test("says so where there are no words to paste", async () => {
    const page = await openSample(full);
    await page.evaluate(() =>
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true })),
    );
    assert.equal(await page.locator("#message").textContent(), "Không có chữ nào để dán.");
    await close(page);
  });

  test("into a field of the card stays there", async () => {
    const page = await openSample(full, withClipboard);
    await copied(page, "137");
    await row(page, 9).locator(".amount").click();
    await page.keyboard.press("c");
    await page.keyboard.press("Control+V");
    assert.equal(await page.locator('#card [name="phrase"]').inputValue(), "137");
    assert.equal((await tabs(page)).length, 1);
    await close(page);
  });
});

describe("Ctrl+Z", () => {
  test("takes corrections back, the last one first", async () => {
    const page = await openSample(full);
    await row(page, 3).locator(".amount").click();
    await page.keyboard.press("x");
    await edit(page, 9, { phrase: "136" });
    assert.deepEqual([await state(page, 3), await state(page, 9)], ["rejected", "edited"]);
    await page.keyboard.press("Control+Z");
    assert.deepEqual([await state(page, 3), await state(page, 9)], ["rejected", "engine"]);
    await page.keyboard.press("Control+Z");
    assert.equal(await state(page, 3), "engine");
    await page.keyboard.press("Control+Z");
    await page.waitForTimeout(100);
    await page.reload();
    await row(page, 9).waitFor();
    assert.equal(await page.locator('#panel tr[data-figure]:not([data-state="engine"])').count(), 0);
    await close(page);
  });

  test("brings back all that was deleted, with its corrections, for good", async () => {
    const page = await open(full);
    await write(page, "Huyện Đông có 54 chi bộ và 412 đảng viên.", 1);
    await row(page, 1).locator(".amount").click();
    await page.keyboard.press("x");
    await page.click("#new");
    await write(page, "Huyện Tây có 61 chi bộ.", 0);
    const before = await tabs(page);
    await page.click("#tabs >> text=Xóa tất cả");
    await page.click("dialog .main");
    await page.waitForFunction(() => !document.querySelector("#tabs .tab"));
    assert.equal(await page.evaluate(() => document.activeElement.id), "editor");
    await page.keyboard.press("Control+Z");
    await page.locator("#tabs .tab").nth(1).waitFor();
    assert.deepEqual(await tabs(page), before);
    assert.equal(await page.locator("#editor").inputValue(), "Huyện Tây có 61 chi bộ.");
    await page.waitForTimeout(100);
    await page.reload();
    await page.locator("#tabs .tab").first().click();
    await row(page, 1).waitFor();
    assert.equal(await state(page, 1), "rejected");
    await close(page);
  });

  test("brings back a deleted article at its place, and leaves typing to the editor", async () => {
    const page = await open(full);
    await write(page, "Huyện Đông có 54 chi bộ.", 0);
    await page.click("#new");
    await write(page, "Huyện Tây có 61 chi bộ.", 0);
    const before = await tabs(page);
    await page.locator('#tabs [aria-label^="Xóa bài"]').first().click();
    await page.click("dialog .main");
    await page.waitForFunction(() => document.querySelectorAll("#tabs .tab").length === 1);
    await page.click("#edit");
    await page.locator("#editor").focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("9");
    await page.keyboard.press("Control+Z");
    assert.equal(await page.locator("#editor").inputValue(), "Huyện Tây có 61 chi bộ.");
    assert.equal((await tabs(page)).length, 1);
    await page.locator("#tabs .tab").focus();
    await page.keyboard.press("Control+Z");
    await page.locator("#tabs .tab").nth(1).waitFor();
    assert.deepEqual(await tabs(page), before);
    await close(page);
  });
});

describe("a share link", () => {
  const linkOf = async (page) => {
    await page.click("#share");
    const link = await page.locator("dialog input").inputValue();
    await page.keyboard.press("Escape");
    return link;
  };
  const follow = async (page, link) => {
    // an address that differs in its fragment alone does not load the page again
    await page.evaluate((hash) => (location.hash = hash), new URL(link).hash);
    await page.waitForFunction(() => !location.hash);
  };

  test("carries what a person has corrected", async () => {
    const page = await openSample(full);
    await row(page, 3).locator(".amount").click();
    await page.keyboard.press("x");
    await edit(page, 9, { phrase: "136", object: "trường hợp" });
    const link = await linkOf(page);
    await close(page);
    const other = await open({ url: link });
    await row(other, 9).waitFor();
    assert.deepEqual([await state(other, 3), await state(other, 9)], ["rejected", "edited"]);
    assert.match(await row(other, 9).innerText(), /^136\s*đã sửa\s*trường hợp/);
    await other.waitForTimeout(100);
    await other.reload();
    await row(other, 9).waitFor();
    assert.equal(await state(other, 3), "rejected");
    await close(other);
  });

  test("opens the article that is here already, and doubles nothing", async () => {
    const page = await openSample(full);
    const plain = await linkOf(page);
    await row(page, 3).locator(".amount").click();
    await page.keyboard.press("x");
    const corrected = await linkOf(page);
    for (const link of [plain, corrected]) {
      await follow(page, link);
      assert.equal((await tabs(page)).length, 1);
      assert.equal(await state(page, 3), "rejected");
    }
    // in another tab of the browser, which knows the article from its store
    const second = await page.context().newPage();
    await second.goto(corrected);
    await row(second, 9).waitFor();
    assert.equal((await tabs(second)).length, 1);
    await close(page);
  });

  test("brings corrections to an article without any, and stands beside one that is corrected otherwise", async () => {
    const page = await openSample(full);
    await row(page, 3).locator(".amount").click();
    await page.keyboard.press("x");
    const corrected = await linkOf(page);
    await page.keyboard.press("x");
    assert.equal(await state(page, 3), "engine");
    await follow(page, corrected);
    assert.equal(await state(page, 3), "rejected");
    assert.equal((await tabs(page)).length, 1);
    await page.keyboard.press("Control+Z");
    assert.equal(await state(page, 3), "engine");
    await row(page, 4).locator(".amount").click();
    await page.keyboard.press("x");
    await follow(page, corrected);
    await page.locator("#tabs .tab").nth(1).waitFor();
    await row(page, 4).waitFor();
    assert.deepEqual([await state(page, 3), await state(page, 4)], ["rejected", "engine"]);
    await close(page);
  });
});

describe("charts and dates", () => {
  test("the amounts on the axes of charts stand apart, money in triệu and tỷ", async () => {
    for (const [text, words] of [
      ["Tổng kinh phí 300.000.000.000 đồng, gồm: giao thông 200.000.000.000 đồng, thủy lợi 100.000.000.000 đồng.", /^\d+ tỷ$/],
      ["Tổng kinh phí 1.200.000.000 đồng, gồm: giao thông 700.000.000 đồng, thủy lợi 500.000.000 đồng.", /^[\d,]+ tỷ$/],
      ["Tổng kinh phí 90.000.000 đồng, gồm: giao thông 50.000.000 đồng, thủy lợi 40.000.000 đồng.", /^\d+ triệu$/],
      ["Cả nước có 123.456.789 người: 100.000.000 người ở quê, 23.456.789 người ở phố.", /^\d+ triệu$/],
      ["Toàn tỉnh có 123.456 người: 100.000 người ở quê, 23.456 người ở phố.", /^[\d.]+$/],
    ])
      for (const width of [1280, 360]) {
        const page = await open(real, { viewport: { width, height: 800 } });
        await page.locator("#editor").fill(text);
        await page.locator("#panel tbody tr").nth(2).waitFor({ state: "attached" });
        if (width < 600) await page.click("#view-results");
        await page.click("#tab-charts");
        await page.locator(".chart", { hasText: "Các phần của" }).waitFor();
        const [ticks, chart] = await page.locator(".chart", { hasText: "Các phần của" }).evaluate((figure) => [
          [...figure.querySelectorAll(".tick text")].map((tick) => {
            const { left, right } = tick.getBoundingClientRect();
            return { words: tick.textContent.replaceAll("\u00a0", " "), left, right };
          }),
          figure.querySelector("svg").getBoundingClientRect(),
        ]);
        assert.ok(ticks.length >= (width === 1280 ? 2 : 1), text);
        assert.equal(ticks[0].words, "0");
        for (const [index, tick] of ticks.entries()) {
          if (index) assert.match(tick.words, words);
          if (index) assert.ok(tick.left >= ticks[index - 1].right + 4, `${ticks[index - 1].words} and ${tick.words} touch at ${width} px`);
          assert.ok(tick.right <= chart.right, `${tick.words} is cut off at ${width} px`);
        }
        await close(page);
      }
  });
});
