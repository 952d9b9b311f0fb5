// What is in the tarball: entry points, types, size.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
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

function compiles(files, lib, module, moduleResolution, ...more) {
  const modules = ["--module", module, "--moduleResolution", moduleResolution, "--target", "es2022"];
  const strict = ["--noEmit", "--strict", "--noUncheckedIndexedAccess", "--exactOptionalPropertyTypes", "--skipLibCheck", "false"];
  printed(program("tsc"), [...strict, ...modules, "--lib", lib, "--types", "", ...more, ...files], { cwd: app.folder });
}

test("publint finds nothing", () => {
  assert.match(printed(program("publint"), ["run", app.tarball, "--strict"]), /All good/);
});

test("every entry's types resolve as its code does", () => {
  // what a bundler makes of the WebAssembly file is no file that could be looked at
  printed(program("attw"), [app.tarball, "--no-emoji", "--exclude-entrypoints", "solieu_bg.wasm"]);
});

for (const [module, moduleResolution] of [
  ["nodenext", "nodenext"],
  ["esnext", "bundler"],
]) {
  test(`an example passes tsc --strict, modules resolved as ${moduleResolution} does`, () => {
    compiles(["example.ts"], "es2022,dom", module, moduleResolution);
  });

  test(`so does a program without the types of a browser, modules resolved as ${moduleResolution} does`, () => {
    compiles(["bare.ts"], "es2022", module, moduleResolution);
  });
}

test("in a worker of a browser the types are those of its library", () => {
  compiles(["example.ts"], "es2022,webworker", "esnext", "bundler");
});

for (const name of ["README.md", "index.d.ts", "worker.d.ts"]) {
  test(`the examples of ${name} pass tsc --strict, and run`, () => {
    const text = readFileSync(join(app.folder, "node_modules", "solieu", name), "utf8").replace(/^ \* ?/gm, "");
    const examples = [...text.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code);
    assert.notEqual(examples.length, 0);
    for (const [at, code] of examples.entries()) {
      const file = `${name}-${at}.mts`;
      writeFileSync(join(app.folder, file), code);
      compiles([file], "es2022,dom", "nodenext", "nodenext", "--outDir", "examples", "--noEmit", "false");
      assert.notEqual(printed(process.execPath, [join("examples", file.replace(/mts$/, "mjs"))], { cwd: app.folder }), "");
    }
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
