// The JSON Schema says what the types say, name by name; that reports fit it, `tests/matrix` says.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import schema from "../../pkg/report.schema.json" with { type: "json" };

/** What is no part of a report. */
const others = ["Options", "Comparison", "Fact", "Statement"];

const types = readFileSync(new URL("../../pkg/index.d.ts", import.meta.url), "utf8");

/** The definition of an interface; the shapes of an amount stand within the one of all. */
function definition(name) {
  const [, shape] = name.match(/^(\w+)Amount$/) ?? [];
  return shape ? schema.$defs.Amount.oneOf.find(({ properties }) => properties.type.const === shape.toLowerCase()) : schema.$defs[name];
}

/** The strings that a schema allows, in place or by the name of a definition. */
function literals({ $ref, const: only, anyOf = [], oneOf = [] }) {
  if ($ref) return literals(schema.$defs[$ref.split("/").at(-1)]);
  return only ? [only] : [...anyOf, ...oneOf].flatMap(literals);
}

const mayBeNull = ({ type, anyOf = [] }) => [type].flat().includes("null") || anyOf.some(mayBeNull);

test("every interface of a report has a definition with its fields, all required, and each literal of its unions", () => {
  const interfaces = [...types.matchAll(/^export interface (\w+) \{\n(.*?)^\}/gms)].filter(([, name]) => !others.includes(name));
  assert.ok(interfaces.length > 10);
  for (const [, name, body] of interfaces) {
    const fields = [...body.matchAll(/^ {2}(\w+): (.*);$/gm)];
    const { properties, required } = definition(name);
    assert.deepEqual(Object.keys(properties), fields.map(([, field]) => field), name);
    assert.deepEqual(required, Object.keys(properties), name);
    for (const [, field, type] of fields) {
      const said = [...type.matchAll(/"(\w+)"/g)].map(([, literal]) => literal);
      if (said.length) assert.deepEqual(literals(properties[field]), said, `${name}.${field}`);
      assert.equal(mayBeNull(properties[field]), type.endsWith("| null"), `${name}.${field}`);
    }
  }
});

test("kinds and bounds are the same on both sides", () => {
  for (const name of ["Kind", "Bound", "FindingKind"]) {
    const [, body] = types.match(new RegExp(`^export type ${name} =\\n(.*?);$`, "ms"));
    assert.deepEqual([...body.matchAll(/\| "(\w+)"/g)].map(([, literal]) => literal), literals(schema.$defs[name]));
  }
});
