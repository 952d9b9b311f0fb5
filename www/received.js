// Corrections that come with a link. Only what this page could have made itself comes through, field by field; all else is refused.

import { BOUNDS } from "./format.js";
import { KINDS } from "./view/colour.js";

function checked(right, value) {
  if (!right) throw new TypeError(`no part of a correction: ${value}`);
  return value;
}

const words = (value) => checked(typeof value === "string", value);
const number = (value) => checked(Number.isFinite(value), value);
const place = (value) => checked(Number.isSafeInteger(value) && value >= 0, value);
const oneOf = (values) => (value) => checked(values.includes(value), value);
const maybe = (read) => (value) => (value === null || value === undefined ? null : read(value));
const record = (shape) => (value) => Object.fromEntries(Object.entries(shape).map(([name, read]) => [name, read(value[name])]));

const AMOUNTS = {
  single: record({ value: number }),
  range: record({ low: number, high: number }),
  ratio: record({ numerator: number, denominator: number }),
  score: record({ home: number, away: number }),
};
const amount = (value) => {
  const type = oneOf(Object.keys(AMOUNTS))(value.type);
  return { type, ...AMOUNTS[type](value) };
};
const span = record({ start: place, end: place });
const unit = record({ symbol: words, text: words, span: maybe(span) });
const object = record({ text: words, span: maybe(span), canonical: words });
const fields = record({
  amount,
  unit: maybe(unit),
  per: maybe(unit),
  kind: oneOf(KINDS),
  bound: oneOf(BOUNDS),
  topic: maybe(words),
  object: maybe(object),
});
const anchor = record({ start: place, end: place, exact: words, prefix: words, suffix: words });

function correction(value) {
  const action = oneOf(["reject", "edit", "add"])(value.action);
  return { action, anchor: anchor(value.anchor), fields: action === "reject" ? {} : fields(value.fields) };
}

/** The corrections that are meant; throws where one is none. */
export const readCorrections = (list) => checked(Array.isArray(list), list).map(correction);

/** Whether two lists say the same, however their fields are ordered. */
export const sameCorrections = (a, b) => JSON.stringify(readCorrections(a)) === JSON.stringify(readCorrections(b));
