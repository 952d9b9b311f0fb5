// What every walk through the page begins and ends with.

import assert from "node:assert/strict";

/** A sentence whose parts come to its total. */
export const SETTLED = "186 đảng viên bị kỷ luật: 135 khiển trách, 31 cảnh cáo, 20 khai trừ";

/** On a narrow screen the results are behind a button. */
export async function toResults(page) {
  const button = page.locator("#view-results");
  if (await button.isVisible()) await button.click();
}

export async function toText(page) {
  const button = page.locator("#view-text");
  if (await button.isVisible()) await button.click();
}

/** `browser()` is asked when a walk begins, because tests are described before it is there. */
export function walks(browser) {
  /** A page of its own, whose errors fail the test when it is closed. */
  async function open({ url }, options) {
    const context = await browser().newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true, ...options });
    const page = await context.newPage();
    page.errors = [];
    page.on("pageerror", (error) => page.errors.push(error.message));
    page.on("console", (message) => message.type() === "error" && page.errors.push(message.text()));
    await page.goto(url);
    await page.locator("body:not(.starting)").waitFor({ state: "attached" });
    return page;
  }

  async function openSample(where, options) {
    const page = await open(where, options);
    await page.click("#sample");
    await page.locator("#panel tbody tr").nth(10).waitFor({ state: "attached" });
    return page;
  }

  async function close(page) {
    assert.deepEqual(page.errors, []);
    await page.context().close();
  }

  return { open, openSample, close };
}
