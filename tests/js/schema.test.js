// The JSON Schema says what the types say, name by name; that reports fit it, `tests/matrix` says.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import schema from "../../pkg/report.schema.json" with { type: "json" };

/** What is no part of a report. */
const others = ["Options", "Comparison", "Fact", "Statement"];

const types = readFileSync(new URL("../../pkg/index.d.ts", import.meta.url), "utf8");

test("every interface of a report has a definition with its fields, all required, and each literal of its unions", () => {
  const interfaces = [...types.matchAll(/^export interface (\w+) \{\n(.*?)^\}/gms)].filter(([, name]) => !others.includes(name));
  assert.ok(interfaces.length > 10);
  for (const [, name, body] of interfaces) {
    const fields = [...body.matchAll(/^ {2}(\w+): (.*);$/gm)];
    const { properties, required } = schema.$defs[name];
    assert.deepEqual(Object.keys(properties), fields.map(([, field]) => field), name);
    assert.deepEqual(required, Object.keys(properties), name);
    for (const [, field, type] of fields) {
      const literals = [...type.matchAll(/"(\w+)"/g)].map(([, literal]) => literal);
      const said = properties[field].enum?.filter((value) => value !== null) ?? (properties[field].const ? [properties[field].const] : []);
      if (literals.length) assert.deepEqual(said, literals, `${name}.${field}`);
      const mayBeNull = JSON.stringify(properties[field]).includes("null");
      assert.equal(mayBeNull, type.endsWith("| null"), `${name}.${field}`);
    }
  }
});

test("kinds and bounds are the same on both sides", () => {
  for (const name of ["Kind", "Bound"]) {
    const [, body] = types.match(new RegExp(`^export type ${name} =\\n(.*?);$`, "ms"));
    assert.deepEqual([...body.matchAll(/\| "(\w+)"/g)].map(([, literal]) => literal), schema.$defs[name].enum);
  }
});
