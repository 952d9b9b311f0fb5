// The package as Node loads it: import, require and the worker entry.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";

import { compare, init, parse, parseNumber } from "../../pkg/node.js";
import schema from "../../pkg/report.schema.json" with { type: "json" };
import { TEXT } from "./text.js";

const required = createRequire(import.meta.url)("../../pkg/node.cjs");

function figureOf(report, number) {
  return report.figures.find((figure) => TEXT.slice(figure.number.start, figure.number.end) === number);
}

test("parse works at once, by import and by require", () => {
  for (const entry of [parse, required.parse]) {
    const members = figureOf(entry(TEXT), "16.000");
    assert.deepEqual(members.amount, { type: "single", value: 16000 });
    assert.equal(members.bound, "over");
    assert.equal(members.object.text, "đảng viên");
    assert.equal(TEXT.slice(members.span.start, members.span.end), "trên 16.000 đảng viên");
  }
});

test("init is there in Node too, and changes nothing", async () => {
  assert.equal(await init(), undefined);
  assert.equal(await required.init(), undefined);
});

test("spans are UTF-16: the figures after an emoji are where they say", () => {
  assert.equal(figureOf(parse(TEXT), "15").object.text, "tổ chức");
});

test("a report is plain data", () => {
  const report = parse(TEXT);
  assert.deepEqual(structuredClone(report), report);
  assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
});

test("a report has every field of the contract, null where absent", () => {
  const report = parse(TEXT);
  const fields = (name) => Object.keys(schema.$defs[name].properties).sort();
  assert.deepEqual(Object.keys(report).sort(), fields("Report"));
  assert.equal(report.schemaVersion, 2);
  assert.deepEqual(Object.keys(report.article).sort(), fields("Article"));
  assert.ok(report.figures.length > 0);
  for (const [at, figure] of report.figures.entries()) {
    assert.equal(figure.id, at);
    assert.deepEqual(Object.keys(figure).sort(), fields("Figure"));
  }
});

test("empty text gives an empty report, and any other string a report", () => {
  const empty = parse("");
  for (const list of ["figures", "breakdowns", "checks", "findings", "documents", "dates", "lunarDates", "people", "organizations", "abbreviations", "warnings"]) {
    assert.deepEqual(empty[list], []);
  }
  for (const text of ["\u0000", "\ud800 5 người \udfff", "Nothing Vietnamese: 3 apples.", "數字 5", "٣".repeat(99), "a".repeat(1e5)]) {
    for (const { span } of parse(text).figures) assert.ok(span.start < span.end && span.end <= text.length);
  }
});

test("what is not a string is a TypeError that says so", () => {
  for (const [given, called] of [
    [undefined, "undefined"],
    [null, "null"],
    [5, "number"],
    [{}, "object"],
    [Symbol("a"), "symbol"],
  ]) {
    for (const call of [parse, parseNumber, required.parse]) {
      assert.throws(() => call(given), { name: "TypeError", message: `the text must be a string, not ${called}` });
    }
  }
});

test("options of another shape are a TypeError, a date that cannot be read a RangeError", () => {
  assert.throws(() => parse(TEXT, { publishedAt: 2012 }), { name: "RangeError", message: /2012.*before 1973/ });
  assert.throws(() => parse(TEXT, "fast"), { name: "TypeError", message: /options/ });
  assert.throws(() => parse(TEXT, { publishedAt: "yesterday" }), { name: "RangeError", message: /yesterday.*YYYY-MM-DD/ });
  assert.doesNotThrow(() => parse(TEXT, null));
  assert.doesNotThrow(() => parse(TEXT, {}));
});

test("rows teach units, objects and topics, for one call; a bad row is named", () => {
  const text = "Ông có 3 xào đất, nuôi 12 con linh miêu.";
  const lexicon = {
    units: "xào\txào\tmeasure\tafter\t-\t3 xào => 3 xào",
    objects: "linh miêu\tlinh miêu\tthing\t12 linh miêu => 12 linh miêu",
    topics: "linh miêu\twildlife\tobject cue\tnuôi 12 linh miêu => 12 topic=wildlife",
  };
  const [land, cats] = parse(text, { lexicon }).figures;
  assert.deepEqual([land.unit.symbol, land.kind], ["xào", "measure"]);
  assert.match(cats.object.canonical, /linh miêu/);
  assert.equal(cats.topic, "wildlife");
  assert.equal(parse(text).figures[0].unit, null);
  for (const table of ["units", "objects", "topics", "facets"]) {
    assert.throws(() => parse(text, { lexicon: { [table]: "một\tcell" } }), { name: "Error", message: new RegExp(`“${table}”, line 1: has 2 cells`) });
  }
});

test("rows teach facets and abbreviations", () => {
  const lexicon = {
    facets: "tái phạm\thistory\ttái phạm\tdiscipline\t3 đảng viên tái phạm => 3 history=tái_phạm",
    abbreviations: "HNK\thộ nông khá\tXã có 45 HNK => abbr HNK = hộ nông khá",
  };
  const report = parse("Đảng ủy kỷ luật 3 đảng viên tái phạm. Xã có 45 HNK.", { lexicon });
  assert.equal(report.figures[0].facets.history, "tái phạm");
  assert.deepEqual(report.abbreviations.map(({ short, long }) => [short, long]), [["HNK", "hộ nông khá"]]);
});

test("parseNumber reads one whole phrase or nothing", () => {
  assert.deepEqual(parseNumber("ba mươi lăm"), { type: "single", value: 35 });
  assert.deepEqual(parseNumber("2,5 triệu"), { type: "single", value: 2500000 });
  assert.equal(parseNumber("chín người"), null);
  assert.equal(parseNumber(""), null);
});

test("compare tells what reports agree and differ on, and takes reports that were stored", () => {
  const text = (count) => `Năm 2012, Đảng bộ huyện có ${count} đảng viên.`;
  const reports = [text("1.600"), text("1.600"), text("1.700")].map((text) => JSON.parse(JSON.stringify(parse(text))));
  assert.deepEqual(
    compare(reports.slice(0, 2)).facts.map(({ object, agrees }) => [object, agrees]),
    [["đảng viên", true]],
  );
  const [fact] = compare(reports).facts;
  assert.equal(fact.agrees, false);
  assert.deepEqual(fact.values.map(({ report, amount }) => [report, amount.value]), [
    [0, 1600],
    [1, 1600],
    [2, 1700],
  ]);
  assert.deepEqual(compare([]), { facts: [] });
  assert.throws(() => compare("reports"), { name: "TypeError", message: /not a list of reports/ });
});
