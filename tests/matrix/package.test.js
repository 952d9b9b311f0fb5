// What is in the tarball: entry points, types, size.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { Ajv2020 } from "ajv/dist/2020.js";

import { parse } from "../../pkg/node.js";
import { newsText } from "../bench/text.js";
import { TEXT } from "../js/text.js";
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

test("reports fit the JSON Schema in the package, and have no field that it does not name", () => {
  const schema = JSON.parse(readFileSync(join(app.folder, "node_modules", "solieu", "report.schema.json"), "utf8"));
  const definitions = Object.values(schema.$defs).flatMap((definition) => [definition, ...(definition.oneOf ?? [])]);
  for (const definition of definitions) if (definition.properties) definition.additionalProperties = false;
  const ajv = new Ajv2020({ allErrors: true });
  const fits = ajv.compile(schema);
  for (const text of ["", TEXT, newsText(100_000)]) assert.ok(fits(parse(text)), ajv.errorsText(fits.errors));
  assert.ok(!fits({ ...parse(TEXT), figures: [{}] }));
});

test("the tarball holds what the entries need, and nothing else", () => {
  const files = readdirSync(join(app.folder, "node_modules", "solieu"));
  assert.deepEqual(files.filter((name) => /test|\.rs$|\.tsv$|map$/.test(name)), []);
});
