// The built page in a real Chromium.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, servePage } from "./harness.mjs";

let browser, site;
before(async () => {
  site = await servePage();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

test("an article is typed: its figures are marked in the text and stand in the table", async () => {
  const page = await browser.newPage();
  await page.goto(site.url);
  await page.locator("#editor").pressSequentially("186 đảng viên bị kỷ luật: 135 khiển trách, 31 cảnh cáo, 20 khai trừ");
  await page.locator("tbody tr").nth(3).waitFor();
  assert.deepEqual(await page.locator("mark.number").allTextContents(), ["186", "135", "31", "20"]);
  assert.deepEqual(await page.locator("tbody .amount").allTextContents(), ["186", "135", "31", "20"]);
  await page.close();
});

test("after loading, the network is not needed and not used", async () => {
  const page = await browser.newPage();
  await page.goto(site.url);
  await page.locator("#sample").click();
  await page.locator("tbody tr").nth(10).waitFor();
  await page.context().setOffline(true);
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.locator("#editor").fill("186 đảng viên bị kỷ luật: 135 khiển trách, 31 cảnh cáo, 20 khai trừ");
  await page.waitForFunction(() => document.querySelectorAll("tbody tr").length === 4);
  assert.deepEqual(requests, []);
  await page.close();
});
