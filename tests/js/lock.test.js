// `npm ci` refuses a lock file that leaves out what a package can be without, even where this machine would not install it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

for (const folder of ["", "tests/bench/", "tests/matrix/"]) {
  test(`${folder}package-lock.json has the packages of every platform`, () => {
    const { packages } = JSON.parse(readFileSync(new URL(`../../${folder}package-lock.json`, import.meta.url), "utf8"));
    const there = (name, from) => packages[`${from}/node_modules/${name}`] ?? packages[`node_modules/${name}`];
    for (const [from, { optionalDependencies }] of Object.entries(packages))
      for (const name of Object.keys(optionalDependencies ?? {})) assert.ok(there(name, from), `${name} of ${from}`);
  });
}
