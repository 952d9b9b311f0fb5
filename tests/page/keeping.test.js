// Correcting, keeping several articles, files in and out, in a real Chromium.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { launch } from "../chromium.js";
import { docx, locked, pdf, unzip } from "./files.js";
import { site } from "./site.js";
import { walks } from "./walk.js";

let browser, real, full;
const { open, openSample, close } = walks(() => browser);
before(async () => {
  [real, full, browser] = await Promise.all([site(), site({ fixture: true }), launch()]);
});
after(() => Promise.all([browser?.close(), real?.close(), full?.close()]));

const ARTICLE = "Toàn huyện có 54 chi bộ.\nCó 186 đảng viên bị kỷ luật: 135 khiển trách, 31 cảnh cáo, 20 khai trừ.";

const row = (page, id) => page.locator(`#panel tr[data-figure="${id}"]`);
const state = (page, id) => row(page, id).getAttribute("data-state");

/** What the page offers to save after `act`. */
async function saved(page, act) {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const exported = (page, form) => saved(page, () => page.click(`[data-form="${form}"]`));

const opened = (page, ...files) =>
  page.setInputFiles(
    "#files",
    files.map(([name, content]) => ({ name, mimeType: "", buffer: Buffer.from(content) })),
  );

describe("corrections", () => {
  test("reject, edit and add; they survive a reload and can be taken back", async () => {
    const page = await openSample(full);
    await row(page, 3).locator(".amount").click();
    await page.click("text=Không phải số liệu");
    assert.equal(await state(page, 3), "rejected");
    await row(page, 9).locator(".amount").click();
    await page.keyboard.press("c");
    await page.fill('#card [name="phrase"]', "136");
    await page.selectOption('#card [name="topic"]', "review");
    await page.click("#card .main");
    await page.locator('#panel tr[data-figure="9"][data-state="edited"]').waitFor();
    assert.equal(await row(page, 9).locator(".amount").textContent(), "136");
    await page.evaluate(() => {
      const walker = document.createTreeWalker(document.querySelector("#article"), NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf("9 trường hợp");
        if (at >= 0) getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + 1);
      }
    });
    await page.keyboard.press("a");
    await page.fill('#card [name="object"]', "trường hợp");
    await page.click("#card .main");
    await page.locator('#panel tr[data-state="added"]').waitFor();
    await page.waitForTimeout(100);
    await page.reload();
    await page.locator('#panel tr[data-state="added"]').waitFor();
    assert.match(await page.locator('#panel tr[data-state="added"]').innerText(), /^9\s*thêm tay\s*trường hợp\s*$/);
    assert.equal(await state(page, 3), "rejected");
    assert.equal(await state(page, 9), "edited");
    await page.click("#export");
    const { bytes } = await exported(page, "csv");
    const lines = bytes
      .toString()
      .split("\r\n")
      .map((line) => line.split(",").at(-1))
      .filter(Boolean);
    assert.deepEqual(lines.sort(), ["added", "correction", "edited", "rejected"]);
    await page.keyboard.press("Escape");
    await row(page, 3).locator(".amount").click();
    await page.click("text=Khôi phục");
    assert.equal(await state(page, 3), "engine");
    await close(page);
  });

  test("Enter saves, but not the one that ends a word of an input method", async () => {
    const page = await openSample(full);
    await row(page, 9).locator(".amount").click();
    await page.keyboard.press("c");
    await page.fill('#card [name="phrase"]', "136");
    await page.locator('#card [name="phrase"]').evaluate((field) => {
      const init = { key: "Enter", isComposing: true, bubbles: true, cancelable: true };
      field.dispatchEvent(new KeyboardEvent("keydown", init));
    });
    await page.waitForTimeout(50);
    assert.equal(await state(page, 9), "engine");
    await page.keyboard.press("Enter");
    await page.locator('#panel tr[data-figure="9"][data-state="edited"]').waitFor();
    await close(page);
  });

  test("a phrase that is no figure is refused with words", async () => {
    const page = await openSample(full);
    await row(page, 9).locator(".amount").click();
    await page.keyboard.press("c");
    await page.fill('#card [name="phrase"]', "nhiều lắm");
    await page.click("#card .main");
    assert.match(await page.locator("#card .wrong").textContent(), /Không đọc được “nhiều lắm”/);
    await page.click("#card >> text=Hủy");
    assert.equal(await state(page, 9), "engine");
    await close(page);
  });

  test("an edit finds its figure again when the text before it has changed", async () => {
    const page = await open(full);
    await page.locator("#editor").fill("Có 54 chi bộ và 12 trường hợp.");
    await row(page, 1).locator(".amount").click();
    await page.locator("#card").getByText("Không phải số liệu").click();
    await page.locator("#editor").fill("Năm nay có 3 xã, tức là có 54 chi bộ và 12 trường hợp.");
    await row(page, 2).waitFor();
    assert.equal(await state(page, 2), "rejected");
    assert.equal(await state(page, 1), "engine");
    await close(page);
  });
});

describe("several articles", () => {
  test("are kept as tabs, merged into one table, compared, deleted", async () => {
    const page = await open(full);
    await page.locator("#editor").fill("Huyện Đông có 54 chi bộ và 412 đảng viên.");
    await row(page, 1).waitFor();
    await page.click("#new");
    await page.locator("#editor").fill("Huyện Tây có 61 chi bộ và 412 đảng viên, 9 xe.");
    await row(page, 2).waitFor();
    await page.waitForTimeout(100);
    await page.reload();
    await page.locator("#tabs .tab").nth(1).waitFor();
    await row(page, 2).waitFor();
    await page.check(".check input");
    await page.waitForFunction(() => document.querySelectorAll("#panel tr[data-figure]").length === 5);
    assert.deepEqual(await page.locator("#panel tr.of").allTextContents(), [
      "Huyện Đông có 54 chi bộ và 412 đảng viên.",
      "Huyện Tây có 61 chi bộ và 412 đảng viên, 9 xe.",
    ]);
    assert.equal(await page.locator("#status").textContent(), "5 số liệu, 2 bài");
    assert.equal(await page.evaluate(() => document.activeElement.id), "all-articles");
    await page.click("#tab-compare");
    const table = page.locator(".compare > table");
    await table.waitFor();
    assert.match(await table.innerText(), /chi bộ\s+(54\s+61|61\s+54)\n/);
    assert.deepEqual(await table.locator("strong").allTextContents(), ["412", "412"]);
    const conflict = (await page.locator(".compare .sum").innerText()).replace(/\s+/g, " ");
    assert.match(conflict, /chi bộ · Huyện · 2024/);
    assert.match(conflict, /61 Huyện Tây/);
    assert.match(conflict, /54 Huyện Đông/);
    await page.locator(".compare .sum .amount", { hasText: "54" }).click();
    assert.match(await page.locator("#article").textContent(), /^Huyện Đông/);
    assert.match(await page.locator("#card h2").textContent(), /^54 chi bộ/);
    await page.keyboard.press("Escape");
    await page.locator('#tabs [aria-label^="Xóa bài"]').first().click();
    await page.click("dialog .main");
    await page.waitForFunction(() => document.querySelectorAll("#tabs .tab").length === 1);
    assert.ok(await page.evaluate(() => document.activeElement.matches("#tabs .tab")), "the focus is on the next article");
    await page.click("#new");
    await page.click("#tabs >> text=Xóa tất cả");
    await page.click("dialog .main");
    await page.waitForFunction(() => !document.querySelector("#tabs .tab"));
    await page.reload();
    await page.locator("body:not(.starting)").waitFor();
    assert.equal(await page.locator("#tabs .tab").count(), 0);
    assert.equal(await page.locator("#editor").inputValue(), "");
    await close(page);
  });
});

describe("several articles, on the engine", () => {
  const NORTH = `Huyện Đông Hà siết chặt kỷ luật
Năm 2023, Huyện ủy Đông Hà đã thi hành kỷ luật 24 đảng viên. Toàn huyện kết nạp 120 đảng viên mới.`;

  test("only what cannot be reconciled is called wrong, and what a person has rejected is not compared", async () => {
    const page = await open(real);
    for (const text of [NORTH, NORTH.replaceAll("24", "27")]) {
      await opened(page, ["bài.txt", text]);
      await page.waitForFunction((text) => document.querySelector("#article").textContent.includes(text), text.slice(0, 30));
      await page.locator("#panel tbody tr").nth(1).waitFor();
    }
    await page.click("#tab-compare");
    const wrong = page.locator('.compare [data-agrees="false"]');
    await wrong.waitFor();
    assert.match((await wrong.innerText()).replace(/\s+/g, " "), /^đảng viên · Huyện ủy Đông Hà · 2023 27 .* 24 /);
    assert.match((await page.locator('.compare [data-agrees="true"]').innerText()).replace(/\s+/g, " "), /^đảng viên mới · .*120 .*120 /);
    await wrong.locator(".amount", { hasText: "27" }).click();
    await page.click("text=Không phải số liệu");
    await wrong.waitFor({ state: "detached" });
    await close(page);
  });
});

describe("files in", () => {
  const html =
    '<!doctype html><meta charset=utf-8><title>x</title><script>fetch("http://127.0.0.1:9/x")</script><nav>99 mục</nav><p>Toàn huyện có 54 chi bộ.</p><img src=x onerror=alert(1)><p>Có 186 đảng viên bị kỷ luật: 135&nbsp;khiển trách, 31 cảnh cáo, 20 khai trừ.</p>';
  for (const [name, content] of [
    ["bai.txt", ARTICLE.replaceAll("\n", "\r\n")],
    ["bai.html", html],
    ["bai.docx", docx(ARTICLE.split("\n"))],
    ["bai.pdf", pdf(["Co 54 chi bo.", "Co 186 dang vien: 135 khien trach, 31 canh cao, 20 khai tru."])],
  ]) {
    test(`${name} is read`, async () => {
      const page = await open(real);
      await opened(page, [name, content]);
      await page.locator('#article mark[data-layer="number"]').first().waitFor();
      const shown = (await page.locator("#article .line").allTextContents()).join("\n").replaceAll("\u00a0", " ");
      if (name !== "bai.pdf") assert.equal(shown, ARTICLE);
      else assert.match(shown, /^Co 54 chi bo\.\nCo 186 dang vien: 135/);
      await close(page);
    });
  }

  test("what cannot be read is named with the reason, and nothing else is lost", async () => {
    const page = await open(real);
    await opened(
      page,
      ["tốt.txt", ARTICLE],
      ["hỏng.docx", "x"],
      ["hỏng.pdf", "x"],
      ["cũ.txt", Buffer.from([0x43, 0xf3, 0x20, 0x35])],
      ["cũ.docx", Buffer.from("d0cf11e0a1b11ae1", "hex")],
      ["khóa.pdf", locked()],
      ["quét.pdf", pdf([])],
      ["ảnh.png", "x"],
      ["trống.txt", " "],
    );
    await page.waitForFunction(() => /trống/.test(document.querySelector("#message").textContent));
    const message = await page.locator("#message").textContent();
    for (const words of [
      "“hỏng.docx”: đây không phải tệp Word",
      "“hỏng.pdf”: đây không phải tệp PDF",
      "“cũ.docx”: đây là tệp Word đời cũ hoặc có mật khẩu",
      "“khóa.pdf”: tệp PDF này có mật khẩu",
      "“quét.pdf”: tệp không có chữ nào, có lẽ là bản quét ảnh",
      "“cũ.txt”: tệp không phải UTF-8, sai từ byte 1",
      "“ảnh.png”: không biết đọc tệp .png",
      "“trống.txt”: tệp không có chữ nào",
    ]) {
      assert.ok(message.includes(words), `no “${words}” in: ${message}`);
    }
    assert.match(await page.locator("#article").textContent(), /54 chi bộ/);
    await page.context().close();
  });

  test("files can be dropped", async () => {
    const page = await open(real);
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "thả.txt", { type: "text/plain" }));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }, ARTICLE);
    await page.locator("#panel tbody tr").nth(4).waitFor();
    await close(page);
  });
});

describe("figures out", () => {
  const HOSTILE = '=HYPERLINK("http://evil") <img src=x onerror=alert(1)> | có 54 chi bộ';

  test("CSV in both flavours", async () => {
    const page = await openSample(full);
    await page.click("#export");
    const comma = (await exported(page, "csv")).bytes.toString();
    assert.ok(comma.startsWith("\ufeffarticle,id,start,end,text,kind,"));
    assert.match(comma, /,"3,2%",percent,exact,3\.2,/);
    assert.match(comma, /,trên 16\.000 đảng viên,count,over,16000,/);
    assert.match(comma, /form: cảnh cáo; authority: Ủy ban Kiểm tra Thành ủy/);
    const { name, bytes } = await exported(page, "csvSemicolon");
    assert.equal(name, "figures-excel.csv");
    assert.match(bytes.toString(), /;"3,2%";percent;exact;"?3,2"?;/);
    assert.match(await page.locator('dialog [role="status"]').textContent(), /Đã lưu/);
    await close(page);
  });

  test("XLSX, JSON, Markdown, Web Annotation, CSVW", async () => {
    const page = await openSample(full);
    await page.click("#export");
    const sheet = unzip((await exported(page, "xlsx")).bytes);
    assert.match(sheet["xl/worksheets/sheet1.xml"], /<v>16000<\/v>/);
    const [json] = JSON.parse((await exported(page, "json")).bytes);
    assert.equal(json.report.figures.length, 18);
    assert.match((await exported(page, "markdown")).bytes.toString(), /\| trên 16\.000 \| đảng viên \| đảng viên \| 2024 \|/);
    const { first, total } = JSON.parse((await exported(page, "annotation")).bytes);
    assert.equal(total, 18);
    for (const { target } of first.items) {
      const [{ exact }, { start, end }] = target.selector;
      assert.equal(json.text.slice(start, end), exact);
    }
    const metadata = JSON.parse((await exported(page, "csvw")).bytes);
    const header = (await exported(page, "csv")).bytes.toString().slice(1).split("\r\n")[0];
    assert.equal(metadata.tableSchema.columns.map(({ name }) => name).join(), header);
    await close(page);
  });

  test("the table is copied as TSV and as HTML, whole or as far as it is selected", async () => {
    const page = await openSample(full, { permissions: ["clipboard-read", "clipboard-write"] });
    const clipboard = () =>
      page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        return Promise.all(["text/plain", "text/html"].map(async (type) => (await item.getType(type)).text()));
      });
    await page.click("#export");
    await page.click('[data-form="copy"]');
    await page.locator('dialog [role="status"]', { hasText: "Đã chép" }).waitFor();
    const [tsv, markup] = await clipboard();
    assert.match(tsv, /^Con số\tĐối tượng\tChủ đề\tThời kỳ\n54\ttổ chức cơ sở đảng\t/);
    assert.match(markup, /<td>trên 16\.000<\/td><td>đảng viên<\/td>/);
    await page.keyboard.press("Escape");
    await page.evaluate(() => {
      const rows = document.querySelectorAll("#panel tbody tr");
      getSelection().setBaseAndExtent(rows[8], 0, rows[10], rows[10].childNodes.length);
    });
    await page.keyboard.press("Control+C");
    const [part] = await clipboard();
    assert.deepEqual(
      part.split("\n").map((line) => line.split("\t")[0]),
      ["186", "135", "31"],
    );
    await close(page);
  });

  test("words of an article are never formulas or markup", async () => {
    const page = await open(full);
    await page.locator("#editor").fill(`${HOSTILE}\n${HOSTILE}`);
    await row(page, 1).waitFor();
    assert.equal(await page.locator("#article img").count(), 0);
    await page.click("#export");
    const csv = (await exported(page, "csv")).bytes.toString();
    assert.match(csv, /"'=HYPERLINK\(""http/);
    const markdown = (await exported(page, "markdown")).bytes.toString();
    assert.ok(!markdown.includes("<img"));
    const sheet = unzip((await exported(page, "xlsx")).bytes);
    assert.ok(!/<f>/.test(sheet["xl/worksheets/sheet1.xml"]));
    await close(page);
  });

  test("a share link carries the article, says so, and leaves the address bar", async () => {
    const page = await openSample(real);
    await page.click("#share");
    assert.match(await page.locator("dialog .warning").textContent(), /chứa toàn bộ bài viết/);
    const link = await page.locator("dialog input").inputValue();
    const other = await open({ url: link });
    await other.locator("#panel tbody tr").nth(10).waitFor();
    assert.match(await other.locator("#article").textContent(), /Bình Sơn/);
    assert.ok(!other.url().includes("#"));
    await close(other);
    const damaged = await open({ url: `${link.slice(0, -30)}` });
    await damaged.waitForFunction(() => /hỏng/.test(document.querySelector("#message").textContent));
    await close(damaged);
    await close(page);
  });

  test("print shows the article, its figures and no controls", async () => {
    const page = await openSample(full);
    await page.emulateMedia({ media: "print" });
    for (const hidden of [".top", ".tools", "#card"]) assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
    assert.ok(await page.locator("#panel table").isVisible());
    const folder = process.env.SHOTS;
    if (folder) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "print.pdf"), await page.pdf());
    }
    await close(page);
  });
});
