// Reading and checking, in a real Chromium. What needs every field of a report runs on fixture.js, the rest on the engine itself.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { launch } from "../chromium.js";
import { site } from "./site.js";
import { SETTLED, walks } from "./walk.js";

let browser, real, full;
const { open, openSample, close } = walks(() => browser);
before(async () => {
  [real, full, browser] = await Promise.all([site(), site({ fixture: true }), launch()]);
});
after(() => Promise.all([browser?.close(), real?.close(), full?.close()]));

const texts = (page, selector) => page.locator(selector).allTextContents();
const row = (page, id) => page.locator(`#panel tr[data-figure="${id}"]`);
const number = (page, id) => page.locator(`#article mark[data-layer="number"][data-figure="${id}"]`);

describe("live, on the engine", () => {
  test("what is typed is marked and listed", async () => {
    const page = await open(real);
    await page.locator("#editor").pressSequentially(SETTLED);
    await page.locator("#panel tbody tr").nth(3).waitFor();
    assert.deepEqual(await texts(page, 'mark[data-layer="number"]'), ["186", "135", "31", "20"]);
    assert.deepEqual(await texts(page, "#panel tbody .amount"), ["186", "135", "31", "20"]);
    await close(page);
  });

  test("the marks lie under the letters of the editor", async () => {
    const page = await open(real);
    const line = `${SETTLED}. Và một câu dài thêm nữa để dòng này phải xuống hàng vài lần trên màn hình hẹp. `;
    await page.locator("#editor").fill(`${line.repeat(3)}\n\n${line}\n`);
    await page.locator("#panel tbody tr").nth(12).waitFor();
    const [editor, article] = await Promise.all(["#editor", "#article"].map((id) => page.locator(id).boundingBox()));
    assert.equal(editor.width, article.width);
    assert.equal(editor.height, article.height);
    const scrolls = await page.locator("#editor").evaluate((element) => element.scrollHeight - element.clientHeight);
    assert.ok(scrolls <= 0, `the editor is ${scrolls} px shorter than its text`);
    await close(page);
  });

  test("every letter of the article is there, marks or not", async () => {
    const page = await openSample(real);
    const [shown, typed] = await page.evaluate(() => [
      [...document.querySelectorAll("#article .line")].map((line) => line.textContent).join("\n"),
      document.querySelector("#editor").value,
    ]);
    assert.equal(shown, typed);
    await close(page);
  });

  test("a pasted article is shown for reading, a pasted phrase stays for typing", async () => {
    const page = await open(real, { permissions: ["clipboard-read", "clipboard-write"] });
    const paste = async (text) => {
      await page.evaluate((words) => navigator.clipboard.writeText(words), text);
      await page.locator("#editor").focus();
      await page.keyboard.press("Control+V");
    };
    await paste("Có 54 chi bộ. ");
    await page.locator("#panel tbody tr").first().waitFor();
    assert.ok(await page.locator("#editor").isVisible());
    await page.locator("#editor").fill("");
    await paste(`${SETTLED}.\n`.repeat(4));
    await page.locator("#panel tbody tr").nth(15).waitFor();
    assert.ok(await page.locator("#editor").isHidden());
    await close(page);
  });

  test("a sum, a share and a headline that are wrong are found", async () => {
    const page = await open(real);
    const text = `Huyện Đông Hà kỷ luật 25 đảng viên
Năm 2023, Huyện ủy Đông Hà đã thi hành kỷ luật 24 đảng viên: khiển trách 15, cảnh cáo 8. Cùng năm, toàn huyện kết nạp 120 đảng viên mới, trong đó có 60 nữ, chiếm 40%.`;
    await page.locator("#editor").fill(text);
    await page.locator("#panel tbody tr").nth(6).waitFor();
    await page.click("#tab-sums");
    const said = (await page.locator("#panel").innerText()).replace(/\s+/g, " ");
    assert.match(said, /^Cần xem lại 3 Sai: .*25 đảng viên · 24 đảng viên ✗ không khớp tiêu đề nói khác thân bài/);
    assert.match(said, /24 = 15 \+ 8 ✗ không khớp lệch 1: các phần cộng lại được 23/);
    assert.match(said, /120 đảng viên mới · 60 nữ · 40% ✗ không khớp tính lại được 50/);
    assert.match(await page.locator("#unbalanced").textContent(), /^3 cần xem lại$/);
    await page.locator('[data-check="headline"] .amount').first().click();
    await page.locator('#article mark.selected[data-layer="number"][data-figure="0"]').waitFor();
    await close(page);
  });

  test("a finding is underlined, told in the language of the page, and leads to its place; what is only near has no tick", async () => {
    const page = await open(real);
    const filler = "Các đơn vị khác giữ nguyên nhân sự.\n".repeat(60);
    const wrong = "Huyện có 48 tổ chức cơ sở đảng, gồm 21 đảng bộ và 26 chi bộ cơ sở.";
    const near = "Có khoảng 500 người, gồm 300 nam và 410 nữ. Có trên 700 hộ, gồm 300 hộ nghèo và 410 hộ cận nghèo.";
    await page.locator("#editor").fill(`${filler}${wrong}\n${near}`);
    await page.locator("#panel tbody tr").nth(8).waitFor();
    const marks = await page
      .locator('mark[data-layer="finding"]')
      .evaluateAll((all) => all.map((mark) => [mark.textContent, mark.dataset.severity, getComputedStyle(mark).textDecorationStyle]));
    assert.deepEqual(marks, [
      ["48", "wrong", "wavy"],
      ["500", "doubtful", "wavy"],
    ]);
    await page.click("#edit");
    await page.click("#tab-sums");
    await page.locator(".finding", { hasText: "21 + 26 = 47" }).waitFor();
    assert.deepEqual(await texts(page, ".finding"), [
      "Sai: Các phần cộng lại là 21 + 26 = 47, không phải 48.",
      "Đáng ngờ: Các phần cộng lại là 300 + 410 = 710, không phải 500.",
    ]);
    const line = page.locator("#article .line", { hasText: wrong });
    assert.equal(await line.evaluate((element) => element.getBoundingClientRect().top < innerHeight), false);
    await page.locator(".finding").first().click();
    await page.waitForFunction((words) => {
      const shown = [...document.querySelectorAll("#article .line")].find(({ textContent }) => textContent === words);
      const { top, bottom } = shown.getBoundingClientRect();
      return top > 0 && bottom < innerHeight;
    }, wrong);
    const colour = (selector) => page.locator(selector).evaluate((element) => getComputedStyle(element).color);
    assert.match((await texts(page, '[data-verdict="withinBounds"] .equation'))[0].replaceAll("\u00a0", " "), /700 = 300 \+ 410 ≈/);
    assert.equal(await colour('[data-verdict="withinBounds"] .verdict'), await colour('[data-severity="doubtful"] > .finding b'));
    await page.click("#language");
    await page.locator(".finding", { hasText: "Wrong: The parts come to 21 + 26 = 47, not 48." }).waitFor();
    await close(page);
  });

  test("first paint does not wait for the engine", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route(/\.wasm$/, () => {});
    await page.goto(real.url, { waitUntil: "commit" });
    await page.locator("#editor").fill("Có 54 chi bộ");
    await page.locator("#edit").click();
    assert.match(await page.locator("#article").textContent(), /Có 54 chi bộ/);
    assert.match(await page.locator("#panel").textContent(), /Đang đọc/);
    await context.close();
  });
});

describe("text and table", () => {
  test("are linked by hover, click and focus", async () => {
    const page = await openSample(full);
    await number(page, 8).hover();
    await page.locator('#panel tr.lit[data-figure="8"]').waitFor();
    await row(page, 3).hover();
    await page.locator('#article mark.lit[data-figure="3"]').first().waitFor();
    await number(page, 9).click();
    await page.locator('#panel tr.selected[data-figure="9"]').waitFor();
    await row(page, 4).locator(".amount").click();
    await page.locator('#article mark.selected[data-layer="number"][data-figure="4"]').waitFor();
    await close(page);
  });

  test("scroll together", async () => {
    const page = await openSample(full, { viewport: { width: 1000, height: 420 } });
    await page.locator("#reading").hover();
    await page.mouse.wheel(0, 500);
    await page.waitForFunction(() => document.querySelector("#panel").scrollTop > 60);
    await close(page);
  });

  test("bounds, changes and what is inferred can be seen", async () => {
    const page = await openSample(full);
    assert.equal(await row(page, 1).locator(".amount").textContent(), "trên 16.000");
    assert.match(await row(page, 2).locator("th").textContent(), /↑tăng3,2%/);
    assert.equal(await row(page, 16).locator(".amount").textContent(), "2,5 tỷ\u00a0đồng");
    assert.match(await row(page, 17).locator(".amount").textContent(), /^ít nhất 90%$/);
    assert.deepEqual(await row(page, 9).locator("td.inferred").allTextContents(), ["1/2024\u00a0– 6/2024", "Ủy ban Kiểm tra Thành ủy"]);
    await close(page);
  });

  test("the legend colours by kind or topic, and filters", async () => {
    const page = await openSample(full);
    await page.locator('.chip[data-group="percent"]').click();
    await row(page, 2).waitFor({ state: "detached" });
    assert.equal(await number(page, 2).evaluate((mark) => getComputedStyle(mark).backgroundColor), "rgba(0, 0, 0, 0)");
    await page.focus("#colour-by");
    await page.selectOption("#colour-by", "topic");
    await row(page, 2).waitFor();
    assert.match((await texts(page, ".chip")).join(), /kỷ luật 4/);
    assert.equal(await page.evaluate(() => document.activeElement.id), "colour-by");
    await close(page);
  });

  test("the card tells every field and the rules, and gives the focus back", async () => {
    const page = await openSample(full);
    await number(page, 9).click();
    await page.locator("#card .reasons", { hasText: "chữ số" }).waitFor();
    const card = await page.locator("#card").innerText();
    for (const words of [
      "135 khiển trách",
      "Chủ đề",
      "kỷ luật",
      "Hình thức",
      "Thẩm quyền",
      "Ủy ban Kiểm tra Thành ủy",
      "suy ra từ chỗ khác",
      "number.digits số viết bằng chữ số",
      "186 = 135 + 31 + 20",
    ]) {
      assert.ok(card.includes(words), `no “${words}” in:\n${card}`);
    }
    await page.locator('#card [aria-label="Đóng"]').click();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "135");
    assert.equal(await page.locator(".selected").count(), 0);
    await close(page);
  });

  test("keys walk through the figures", async () => {
    const page = await openSample(full);
    const chosen = () => page.locator("#panel tr.selected").getAttribute("data-figure");
    for (const [key, id] of [
      ["j", "0"],
      ["j", "1"],
      ["ArrowDown", "2"],
      ["k", "1"],
      ["ArrowUp", "0"],
    ]) {
      await page.keyboard.press(key);
      assert.equal(await chosen(), id, key);
    }
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.localName), "h2");
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    assert.match(await page.locator("dialog").innerText(), /số liệu sau/);
    await page.keyboard.press("Escape");
    await page.keyboard.press("2");
    await page.locator(".sums").first().waitFor();
    await close(page);
  });

  test("documents, dates, people and bodies are lists with their places", async () => {
    const page = await openSample(full);
    await page.click("#tab-mentions");
    const lists = await page.locator(".mentions").innerText();
    for (const words of [
      "Chỉ thị số 05-CT/TW",
      "Bộ Chính trị",
      "15/5/2016",
      "18/7/2024",
      "1/2024\u00a0– 6/2024",
      "quý 4/2024",
      "Lê Thị Hạnh",
      "Chủ nhiệm",
      "Ủy ban Kiểm tra Thành ủy",
    ]) {
      assert.ok(lists.includes(words), `no “${words}” in:\n${lists}`);
    }
    await page.locator(".mentions button", { hasText: "Trần Quốc Dũng" }).click();
    await page.waitForFunction(() => {
      const mark = [...document.querySelectorAll("#article mark")].find(({ textContent }) => textContent === "Trần Quốc Dũng");
      const { top, bottom } = mark.getBoundingClientRect();
      return top > 0 && bottom < innerHeight;
    });
    await close(page);
  });
});

describe("checking and looking", () => {
  test("sums are lines, what is wrong on top with its sentence", async () => {
    const page = await openSample(full);
    await page.click("#tab-sums");
    const lines = (await texts(page, ".equation")).map((line) => line.replaceAll("\u00a0", " "));
    assert.match(lines[0], /^42 = 25 \+ 10 \+ 6 ✗.*lệch 1: các phần cộng lại được 41/);
    assert.ok(lines.some((line) => line.startsWith("186 = 135 + 31 + 20 ✓")));
    assert.ok(lines.some((line) => line.startsWith("412, trong đó 187, 96")));
    assert.deepEqual(await texts(page, '[data-verdict="unbalanced"] .parts li'), [
      "25 đơn đã giải quyết xong",
      "10 đơn đang xác minh",
      "6 đơn chuyển cơ quan khác",
    ]);
    assert.deepEqual(await texts(page, '[data-verdict="balanced"] .parts li'), ["135 khiển trách", "31 cảnh cáo", "20 khai trừ"]);
    assert.deepEqual(await texts(page, "#panel h2"), [
      "Cần xem lại 2",
      "Khớp 1",
      "Tỷ lệ và mức thay đổi 1",
      "Chỉ nêu một phần 1",
    ]);
    assert.match(await page.locator("#tab-sums").textContent(), /2 cần xem lại/);
    assert.deepEqual(await texts(page, ".finding"), ["Sai: Cộng lại được 41.", "Đáng ngờ: Nói hai lần."]);
    assert.match(await page.locator('[data-check="repetition"]').innerText(), /^20 khai trừ · 6 đơn ✗.*nói hai lần, hai con số/s);
    assert.match(await page.locator('[data-check="share"]').innerText(), /^133\/136 tổ chức đảng · 97,8% ≈/);
    const [whole, part] = await page
      .locator('[data-verdict="balanced"]')
      .evaluate((sum) => [sum.querySelector(".bar-line"), sum.querySelector(".piece")].map((one) => one.getBoundingClientRect().width));
    assert.ok(Math.abs(part / whole - 135 / 186) < 0.02);
    await close(page);
  });

  test("charts have a table beside them and can be taken away", async () => {
    const page = await openSample(full, { permissions: ["clipboard-read", "clipboard-write"] });
    await page.click("#tab-charts");
    const chart = page.locator(".chart", { hasText: "Các phần của 186 đảng viên" });
    await chart.waitFor();
    assert.equal(await chart.locator("svg").getAttribute("aria-label"), "Các phần của 186 đảng viên");
    await chart.locator("summary").click();
    assert.match(await chart.locator("table").innerText(), /khiển trách\s+135/);
    assert.ok((await texts(page, "figcaption")).includes("đảng viên qua các thời kỳ"));
    await chart.locator("button", { hasText: "SVG" }).click();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^<svg[^]*135/);
    await chart.locator("button", { hasText: "PNG" }).click();
    await page.waitForFunction(async () => (await navigator.clipboard.read())[0].types.includes("image/png"));
    await close(page);
  });
});
