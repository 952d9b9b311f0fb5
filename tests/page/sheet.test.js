// The Excel workbook: as many figures as a day's archive has, any letters, and words for what cannot be written.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";

import { xlsx } from "../../www/export/xlsx.js";
import { launch } from "../chromium.js";
import { unzip } from "./files.js";
import { site } from "./site.js";
import { walks } from "./walk.js";

let browser, real, full;
const { open, openSample, close } = walks(() => browser);
before(async () => {
  [real, full, browser] = await Promise.all([site(), site({ fixture: true }), launch()]);
});
after(() => Promise.all([browser?.close(), real?.close(), full?.close()]));

const SHEET = "xl/worksheets/sheet1.xml";

/** The files of the workbook that the page offers to save. */
async function workbook(page) {
  await page.click("#export");
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: 120_000 }), page.click('[data-form="xlsx"]')]);
  return unzip(readFileSync(await download.path()));
}

/** The cells of a row by their columns' letters, numbers as numbers. */
function cellsOf(row) {
  const cells = [...row.matchAll(/<c r="([A-Z]+)\d+"[^>]*>(?:<is><t[^>]*>([^<]*)<\/t><\/is>|<v>([^<]*)<\/v>)<\/c>/g)];
  return Object.fromEntries(cells.map(([, column, words, value]) => [column, words ?? Number(value)]));
}

const rowsOf = (sheet) => [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) => cellsOf(row));

/** What a strict reader of XML makes of a file: its words, or the parser's complaint. */
async function strictly(xml) {
  const page = await browser.newPage();
  const read = await page.evaluate((words) => {
    const parsed = new DOMParser().parseFromString(words, "application/xml");
    return parsed.querySelector("parsererror")?.textContent ?? parsed.documentElement.textContent;
  }, xml);
  await page.close();
  return read;
}

describe("a workbook", () => {
  test("of 100.000 figures is made behind the published headers, and the page goes on meanwhile", async () => {
    const page = await open(real);
    const text = Array.from({ length: 50_000 }, (_, index) => `Xã số ${index} có ${index + 10} chi bộ và ${2 * index + 30} đảng viên.`);
    await page.setInputFiles("#files", { name: "lớn.txt", mimeType: "text/plain", buffer: Buffer.from(text.join("\n")) });
    await page.waitForFunction(() => /^100000 /.test(document.querySelector("#status").textContent), null, { timeout: 120_000 });
    await page.evaluate(() => {
      globalThis.turns = 0;
      setInterval(() => (globalThis.turns += 1), 10);
    });
    const files = await workbook(page);
    assert.ok((await page.evaluate(() => globalThis.turns)) > 20, "the page stood still");
    const rows = rowsOf(files[SHEET]);
    assert.equal(rows.length, 100_001);
    assert.deepEqual([rows[0].A, rows[0].H], ["article", "value"]);
    assert.deepEqual([rows[1].H, rows[2].H, rows[99_999].H, rows[100_000].H], [10, 30, 50_009, 100_028]);
    assert.equal(rows[100_000].P, "đảng viên");
    assert.match(await page.locator('dialog [role="status"]').textContent(), /Đã lưu/);
    await close(page);
  });

  test("is well-formed whatever letters the article has, and none of its words is a formula", async () => {
    const page = await open(full);
    const words = "=1+1 <b>&amp; \u0001\u001f\ufffe _x0041_ 😀 ";
    await page.locator("#editor").evaluate((editor, text) => {
      editor.value = text;
      editor.dispatchEvent(new Event("input"));
    }, `${words}\ud83d có 54 chi bộ`);
    await page.locator("#panel tbody tr").last().waitFor();
    const files = await workbook(page);
    assert.deepEqual(Object.keys(files).sort(), [
      "[Content_Types].xml",
      "_rels/.rels",
      "xl/_rels/workbook.xml.rels",
      "xl/styles.xml",
      "xl/workbook.xml",
      SHEET,
    ]);
    for (const xml of Object.values(files)) assert.doesNotMatch(await strictly(xml), /error/i);
    // "_x0041_" alone would be read as "A"
    assert.match(await strictly(files[SHEET]), /=1\+1 <b>&amp; ��� _x005F_x0041_ 😀 � có 54/);
    assert.doesNotMatch(files[SHEET], /<f>/);
    await close(page);
  });
});

describe("what cannot be written is told in the reader's language", () => {
  test("more rows than a sheet has, before any is made", async () => {
    const most = 1_048_576;
    await assert.rejects(xlsx(Array(most)), /một trang tính chỉ chứa được 1\.048\.575 số liệu, ở đây có 1\.048\.576/);
  });

  test("a part of the page that cannot be fetched, too little memory, no leave to copy", async () => {
    // a list of permissions is all that there are
    const page = await openSample(full, { serviceWorkers: "block", permissions: ["notifications"] });
    const said = async (form) => {
      await page.click(`[data-form="${form}"]`);
      await page.locator('dialog [role="status"]', { hasText: "Không xuất được" }).waitFor();
      return page.locator('dialog [role="status"]').textContent();
    };
    await page.route(/xlsx/, (route) => route.abort());
    await page.click("#export");
    assert.match(await said("xlsx"), /Không xuất được: không tải được phần tạo tệp Excel/);
    assert.match(await said("copy"), /Không xuất được: trình duyệt không cho chép/);
    await page.evaluate(() => {
      globalThis.Blob = function () {
        throw new RangeError("Array buffer allocation failed");
      };
    });
    assert.match(await said("csv"), /Không xuất được: trình duyệt không đủ bộ nhớ/);
    await page.context().close();
  });
});
