// Any string of JavaScript, also those that are no text: `text.slice` of every span is what the report quotes there.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { initSync } from "../../pkg/glue.js";
import { parse, parseNumber } from "../../pkg/node.js";
import { TEXT } from "./text.js";

/** Every `{ start, end }` of a report, with the words that stand beside it as `text`. */
function* spans(value) {
  if (value === null || typeof value !== "object") return;
  const isSpan = (part) => part !== null && typeof part === "object" && Number.isInteger(part.start);
  if (isSpan(value.span) && typeof value.text === "string") yield { ...value.span, quoted: value.text };
  for (const part of Array.isArray(value) ? value : Object.values(value)) {
    if (isSpan(part)) yield part;
    yield* spans(part);
  }
}

/** What was counted, with the words of the string itself. */
function check(text) {
  const report = parse(text);
  for (const { start, end, quoted } of spans(report)) {
    assert.ok(0 <= start && start < end && end <= text.length, `${start}..${end} of ${text.length}`);
    // a lone surrogate is read as U+FFFD, which is as long
    if (quoted !== undefined) assert.equal(text.slice(start, end).toWellFormed(), quoted);
  }
  return report.figures.map(({ number, amount }) => [text.slice(number.start, number.end), amount.value]);
}

const SENTENCE = "Đảng bộ hiện có 54 tổ chức cơ sở đảng và trên 16.000 đảng viên.";
const COUNTED = [
  ["54", 54],
  ["16.000", 16000],
];

for (const [what, around] of [
  ["nothing", ["", ""]],
  ["lone surrogates", ["\ud800 ", "\udc00\ud83d"]],
  ["a pair the wrong way round", ["\ude00\ud83d ", " \ude00\ud83d"]],
  ["NUL", ["\0\0 ", "\0"]],
  ["a byte order mark", ["\ufeff", "\ufeff"]],
  ["emoji", ["😀👨‍👩‍👧🇻🇳 ", " 😀"]],
  ["right-to-left letters and marks", ["שלום \u202e", "\u202c עולם"]],
  ["CRLF", ["Tin\r\n", "\r\nHết\r\n"]],
  ["U+2028 and U+2029", ["Tin\u2028", "\u2029Hết"]],
  ["controls", ["\x01\x1b ", "\x7f\x9f"]],
  ["what is not a character", ["\ufffe\uffff ", "\ufffd"]],
  ["combining marks", ["\u0301\u0323\u0302 ", "\u0301".repeat(50)]],
  ["wide blanks", ["\u3000\u00a0\u200b", "\u2003"]],
]) {
  test(`figures between ${what} are where they say`, () => {
    assert.deepEqual(check(around[0] + SENTENCE + around[1]), COUNTED);
  });
}

test("decomposed letters count the same, at their own places", () => {
  assert.deepEqual(check(SENTENCE.normalize("NFD")), COUNTED);
  assert.deepEqual(check(TEXT.normalize("NFD")), check(TEXT.normalize("NFC")));
});

test("strings without order are read too", () => {
  let seed = 7;
  const below = (end) => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) % end;
  const pieces = ["5 ", "người", "\ud800", "\udfff", "\0", "😀", "\u0301", "(", ")", "\r", "\n", "\u2028", ",", ".", "16.000", " đồng", "Ð", "%", "/", "-"];
  for (let round = 0; round < 300; round++) {
    const text = Array.from({ length: 1 + below(60) }, () => (below(4) ? pieces[below(pieces.length)] : String.fromCharCode(below(65536)))).join("");
    check(text);
    parseNumber(text);
  }
});

test("ten megabytes on one line", () => {
  const text = `${SENTENCE} `.repeat(10_000_000 / SENTENCE.length);
  const { figures } = parse(text);
  assert.ok(figures.length >= (2 * 9_900_000) / SENTENCE.length);
  const last = figures.at(-1);
  assert.equal(text.slice(last.number.start, last.number.end), "16.000");
});

test("a text over the limit is refused at once, and the next call is right", () => {
  const long = "5 người, ".repeat(2_000_000);
  for (const call of [parse, parseNumber]) {
    const started = performance.now();
    assert.throws(() => call(long), { name: "RangeError", message: /18000000 UTF-16 units, and at most 16777216/ });
    assert.ok(performance.now() - started < 100);
  }
  assert.deepEqual(check(SENTENCE), COUNTED);
});

test("memory has an end", () => {
  // the first of the memories of the module: flags, least and most pages
  const bytes = readFileSync(new URL("../../pkg/solieu_bg.wasm", import.meta.url));
  assert.equal(memoryLimit(bytes), 2 ** 31 / 65536);
  assert.throws(() => initSync().memory.grow(40_000), RangeError);
});

function memoryLimit(bytes) {
  const MEMORY = 5;
  let at = 8;
  const number = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const [id, size] = [bytes[at++], number()];
    if (id === MEMORY) {
      number();
      const flags = number();
      number();
      return flags & 1 ? number() : Infinity;
    }
    at += size;
  }
}
