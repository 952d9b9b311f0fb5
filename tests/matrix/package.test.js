// What is in the tarball: entry points, types, size.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { cleanFolder, printed, program } from "./folder.js";

let app;
before(() => (app = cleanFolder()));
after(() => app.remove());

test("publint finds nothing", () => {
  assert.match(printed(program("publint"), ["run", app.tarball, "--strict"]), /All good/);
});

test("every entry's types resolve as its code does", () => {
  // the WebAssembly file is no module to TypeScript
  printed(program("attw"), [app.tarball, "--no-emoji", "--exclude-entrypoints", "solieu_bg.wasm"]);
});

for (const [module, moduleResolution] of [
  ["nodenext", "nodenext"],
  ["esnext", "bundler"],
]) {
  test(`an example passes tsc --strict, modules resolved as ${moduleResolution} does`, () => {
    const options = ["--module", module, "--moduleResolution", moduleResolution, "--target", "es2022", "--lib", "es2022,dom"];
    printed(program("tsc"), ["--noEmit", "--strict", "--noUncheckedIndexedAccess", ...options, "--types", "", "example.ts"], { cwd: app.folder });
  });
}

test("the tarball holds what the entries need, and nothing else", () => {
  const files = readdirSync(join(app.folder, "node_modules", "solieu"));
  assert.deepEqual(files.filter((name) => /test|\.rs$|\.tsv$|map$/.test(name)), []);
});
