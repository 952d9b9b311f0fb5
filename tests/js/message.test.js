// `message` tells each finding as the command line does, from a stored report too, and asks little of the article for it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { excerpt } from "../../pkg/excerpt.js";
import { message, parse } from "../../pkg/node.js";
import { createAnalyzer } from "../../pkg/worker-node.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PHRASES = new URL("../phrases/", import.meta.url);

const WRONG = "Tin 😀: huyện có 48 tổ chức cơ sở đảng, gồm 21 đảng bộ và 26 chi bộ cơ sở.";
const ARTICLE = [
  "Thành ủy thi hành kỷ luật 24 đảng viên",
  "Ngày 5-3, Thành ủy cho biết đã thi hành kỷ luật 25 đảng viên.",
  "😀 Các đơn vị khác giữ nguyên nhân sự. ".repeat(50),
  WRONG,
  "Có 200 cán bộ, trong đó 54 cán bộ trẻ (chiếm 37%). Giảm 90 chỉ tiêu, từ 300 xuống còn 200 chỉ tiêu.",
].join("\n\n");

/** Every phrase that the reader is tested with, and an article with mistakes far apart. */
function texts() {
  const lines = readdirSync(PHRASES).flatMap((name) => readFileSync(new URL(name, PHRASES), "utf8").split("\n"));
  return [ARTICLE, ...lines.filter((line) => /^[^#=@!]/.test(line)).map((line) => line.replaceAll("\\n", "\n"))];
}

test("every finding of every phrase is told as the command line tells it", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "solieu-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "phrases.ndjson");
  const given = texts();
  writeFileSync(file, given.map((text, id) => JSON.stringify({ id, text })).join("\n"));
  for (const language of ["vi", "en"]) {
    const args = ["run", "--quiet", "--bin", "solieu", "--", "check", "--format", "json", "--lang", language, file];
    const { stdout, stderr } = spawnSync("cargo", args, { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 28 });
    const native = JSON.parse(stdout || `"${stderr}"`).map(({ id, message }) => [Number(id), message]);
    const told = given.flatMap((text, id) => {
      // as it comes from a file or a worker
      const report = structuredClone(parse(text));
      return report.findings.map((finding) => [id, message(finding, report, text, language)]);
    });
    assert.ok(told.length > 30 && told.every(([, sentence]) => sentence.length > 10), `${told.length} findings`);
    assert.deepEqual(told, native);
  }
});

test("by import, by require and through a worker", async (t) => {
  const report = parse(WRONG);
  const [finding] = report.findings;
  const [vi, en] = ["Các phần cộng lại là 21 + 26 = 47, không phải 48.", "The parts come to 21 + 26 = 47, not 48."];
  const required = createRequire(import.meta.url)("../../pkg/node.cjs");
  for (const call of [message, required.message]) {
    assert.equal(call(finding, report, WRONG, "vi"), vi);
    assert.equal(call(finding, report, WRONG, "en"), en);
  }
  const analyzer = await createAnalyzer();
  t.after(() => analyzer.dispose());
  assert.equal(await analyzer.message(finding, report, WRONG, "vi"), vi);
  await assert.rejects(analyzer.message(finding, report, WRONG, "fr"), { name: "TypeError" });
  await assert.rejects(analyzer.message(finding, {}, WRONG, "vi"), { name: "TypeError" });
});

test("an excerpt holds the words of the finding, and no more", () => {
  const report = parse(ARTICLE);
  for (const finding of report.findings) {
    const { part, words } = excerpt(finding, report, ARTICLE);
    const [told] = part.findings;
    assert.ok(words.length < 250, words);
    assert.equal(words.slice(told.span.start, told.span.end), ARTICLE.slice(finding.span.start, finding.span.end));
    finding.figures.forEach((index, at) => {
      const [there, here] = [report.figures[index].number, part.figures[told.figures[at]].number];
      assert.equal(words.slice(here.start, here.end), ARTICLE.slice(there.start, there.end));
    });
  }
});

test("what is no finding of the report, no text or no language is a TypeError", () => {
  const report = parse(WRONG);
  const [finding] = report.findings;
  const right = [finding, report, WRONG, "vi"];
  for (const [place, wrong, why] of [
    [0, undefined, /one of report\.findings/],
    [0, null, /one of report\.findings/],
    [0, report, /one of report\.findings/],
    [0, { ...finding, kind: "sum of parts" }, /not a finding of a report/],
    [0, { ...finding, figures: [99] }, /no figures\[99\]/],
    [0, { ...finding, figures: ["length"] }, /no figures\[length\]/],
    [0, { ...finding, breakdown: 7 }, /no breakdowns\[7\]/],
    [1, undefined, /what parse returned/],
    [1, [], /what parse returned/],
    [1, { ...report, article: undefined }, /what parse returned/],
    [1, { ...report, figures: [1, 2, 3] }, /no figures\[0\]/],
    [1, { ...report, figures: [{}, {}, {}] }, /not a finding of a report/],
    [1, { ...report, breakdowns: [{}] }, /what parse returned|no figures\[undefined\]/],
    [2, undefined, /the text must be a string, not undefined/],
    [2, 5, /the text must be a string, not number/],
    [3, undefined, /the language must be "vi" or "en"/],
    [3, "VI", /the language must be "vi" or "en"/],
    [3, {}, /the language must be "vi" or "en"/],
  ]) {
    assert.throws(() => message(...right.with(place, wrong)), { name: "TypeError", message: why });
  }
});

test("a text that is not the one of the report, and strings that are no text, are survived", () => {
  const report = parse(WRONG);
  for (const text of ["", "\ud83d", "😀".repeat(40), "\ude00\ud83d".repeat(40)])
    assert.match(message(report.findings[0], report, text, "en"), /^The parts come to 21 \+ 26 = 47, not 48\.$/);
});
