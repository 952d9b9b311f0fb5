// The package gives what the command line gives, byte for byte.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { parse } from "../../pkg/node.js";
import { articles } from "../bench/text.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const GOLD = new URL("../gold/", import.meta.url);

test("WebAssembly and native code read alike", () => {
  const gold = readdirSync(GOLD)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => readFileSync(new URL(name, GOLD), "utf8"));
  const texts = ["", "Xã có 0,1 ha, 1.234,5 tấn và 12.345.678.901.234.567.890 đồng 😀.", ...gold, ...articles(100_000)];
  const input = texts.map((text, id) => JSON.stringify({ id, text })).join("\n");
  const { status, stdout, stderr } = spawnSync("cargo", ["run", "--quiet", "--bin", "solieu", "--", "batch", "-"], { cwd: ROOT, input, encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(status, 0, stderr);
  const native = stdout.trimEnd().split("\n");
  assert.equal(native.length, texts.length);
  texts.forEach((text, id) => assert.equal(JSON.stringify({ id, report: parse(text) }), native[id], text.slice(0, 80)));
});
