// Options: what is read, and that nothing that is not passes silently.

import assert from "node:assert/strict";
import { test } from "node:test";

import { parse } from "../../pkg/node.js";

const YESTERDAY = "Hôm qua, xã kết nạp 3 đảng viên.";

test("a date of publication is read in each of its forms", () => {
  const day = Date.UTC(2024, 7, 17);
  for (const publishedAt of ["2024-08-17", "2024-08-17T13:23+07:00", "17/8/2024", "17-08-2024", day, day + 0.5, String(day), new Date(day)]) {
    const report = parse(YESTERDAY, { publishedAt });
    assert.equal(report.dates[0].value, "2024-08-16", String(publishedAt));
    assert.deepEqual(report.warnings, []);
  }
  // a moment, by the Vietnamese clock
  assert.equal(parse(YESTERDAY, { publishedAt: "2024-08-16T20:30:00Z" }).article.publishedAt, "2024-08-17T03:30");
});

test("a date that is none is refused with the reason", () => {
  for (const [publishedAt, message] of [
    ["", /is empty: write YYYY-MM-DD/],
    ["2024-08-17banana", /“2024-08-17banana” is not a date/],
    ["08/17/2024", /the calendar does not have/],
    [1723852800, /seconds are to be multiplied by 1000/],
    [NaN, /“NaN” is not a date/],
    [new Date(NaN), /“NaN” is not a date/],
  ]) {
    assert.throws(() => parse(YESTERDAY, { publishedAt }), { name: "RangeError", message });
  }
  for (const publishedAt of [true, {}, ["2024-08-17"], () => {}]) {
    assert.throws(() => parse(YESTERDAY, { publishedAt }), { name: "TypeError", message: /publishedAt must be/ });
  }
});

test("a name that is not known is refused with the nearest that is", () => {
  for (const [options, given, nearest] of [
    [{ publishAt: "2024-08-17" }, "publishAt", "publishedAt"],
    [{ publishedat: "2024-08-17" }, "publishedat", "publishedAt"],
    [{ published_at: "2024-08-17" }, "published_at", "publishedAt"],
    [{ lexicons: {} }, "lexicons", "lexicon"],
    [{ lexicon: { unit: "" } }, "unit", "units"],
    [{ lexicon: { units: "", Objects: "" } }, "Objects", "objects"],
    [{ lexicon: { abbrevations: undefined } }, "abbrevations", "abbreviations"],
  ]) {
    assert.throws(() => parse(YESTERDAY, options), { name: "TypeError", message: new RegExp(`“${given}”: did you mean “${nearest}”`) });
  }
});

test("what holds nothing is as good as left out, and what is no object is refused", () => {
  const plain = parse(YESTERDAY);
  for (const options of [undefined, null, {}, { publishedAt: undefined, lexicon: undefined }, { publishedAt: null, lexicon: null }, { lexicon: { units: null } }]) {
    assert.deepEqual(parse(YESTERDAY, options), plain);
  }
  for (const options of ["2024-08-17", 5, [], () => {}, { lexicon: "units" }, { lexicon: [] }, { lexicon: { units: 5 } }]) {
    assert.throws(() => parse(YESTERDAY, options), { name: "TypeError", message: /must be (an object|a string), not/ });
  }
});
