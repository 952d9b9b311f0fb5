// Amounts, dates and sizes as people read them: 'trên 16.000', '133/136', '2,5 tỷ đồng'.

import { language, t } from "./i18n.js";

const cache = new Map();
const intl = (key, make) => {
  const name = `${language()} ${key}`;
  if (!cache.has(name)) cache.set(name, make(language()));
  return cache.get(name);
};

export const number = (value) => intl("number", (lang) => new Intl.NumberFormat(lang, { maximumFractionDigits: 12 })).format(value);
export const percent = (value) => intl("percent", (lang) => new Intl.NumberFormat(lang, { maximumFractionDigits: 1 })).format(value);
export const compare = (a, b) => intl("collator", (lang) => new Intl.Collator(lang, { numeric: true })).compare(a, b);
export const moment = (time) =>
  intl("moment", (lang) => new Intl.DateTimeFormat(lang, { dateStyle: "short", timeStyle: "short" })).format(time);

// Intl's compact notation cuts digits and says 'T' for tỷ, so the scale words are written here; only where no digit is lost.
const SCALES = [
  [1e9, "billion"],
  [1e6, "million"],
];

function scaled(value) {
  for (const [size, word] of SCALES) {
    const short = value / size;
    if (Math.abs(value) >= size && Number(short.toFixed(3)) === short) return `${number(short)} ${t(`scale.${word}`)}`;
  }
  return number(value);
}

/** Writes the marks of an axis that ends at `most` in one scale: 0, 0,5 tỷ, 1 tỷ. */
export function axis(most) {
  const [size, word] = SCALES.find(([size]) => most >= size) ?? [1, null];
  return (value) => (word && value ? `${number(value / size)}\u00a0${t(`scale.${word}`)}` : number(value));
}

/** The amount alone: '135', '3–5', '133/136', '2–1'. */
export function amount(value, write = number) {
  switch (value.type) {
    case "range":
      return `${write(value.low)}–${write(value.high)}`;
    case "ratio":
      return `${write(value.numerator)}/${write(value.denominator)}`;
    case "score":
      return `${write(value.home)}–${write(value.away)}`;
    default:
      return write(value.value);
  }
}

export const BOUNDS = ["exact", "about", "over", "nearly", "under", "atLeast", "atMost"];

/** The amount with its bound and unit: 'trên 16.000', '3,2%', '2,5 tỷ đồng'. */
export function figure(figure) {
  const { bound, unit, kind } = figure;
  const stated = amount(figure.amount, kind === "money" ? scaled : number);
  const symbol = unit ? unitText(unit.symbol) : kind === "multiple" ? t("unit.times") : "";
  const glue = symbol === "%" || symbol.startsWith("°") ? "" : "\u00a0";
  const per = figure.per ? `/${unitText(figure.per.symbol)}` : "";
  return [bound === "exact" ? "" : t(`bound.${bound}`), stated + (symbol && glue + symbol) + per].filter(Boolean).join(" ");
}

const unitText = (symbol) => t.maybe(`unit.${symbol}`) ?? symbol;

/** Duplicates nothing of the text: what the figure counts, or what it is measured in. */
export const object = (figure) => figure.object?.text ?? "";

/** A month of a year that is not known: a bare 6 would be a number like any other. */
function month(number) {
  const name = intl("month", (lang) => new Intl.DateTimeFormat(lang, { month: "long", timeZone: "UTC" })).format(Date.UTC(2000, number - 1));
  return t("date.month", { number: Number(number), name });
}

/** ISO 8601 as written here: 2012-12-17 → 17/12/2012, 2016/2021 → 2016–2021, 2023-Q4 → quý 4/2023, XXXX-06 → tháng 6. */
export function date(value) {
  if (!value) return "";
  if (/^\d{4}\/\d{4}$/.test(value)) return value.replace("/", "–");
  return value.split("/").map(point).join("\u00a0– ");
}

function point(value) {
  const [, year, quarter] = /^(\d{4}|XXXX)-Q(\d)$/.exec(value) ?? [];
  if (quarter) return year === "XXXX" ? t("date.anyQuarter", { quarter }) : t("date.quarter", { quarter, year });
  const [, before] = /^-(\d{4})$/.exec(value) ?? [];
  if (before) return t("date.before", { year: Number(before) });
  const [, y, m, d, time] = /^(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?(?:T(.+))?$/.exec(value) ?? [];
  if (!y) return value;
  if (y === "XXXX" && m && !d) return month(m);
  const parts = [d, m, y === "XXXX" ? null : y].filter(Boolean).map((part) => part.replace(/^0(?=\d)/, ""));
  return parts.join("/") + (time ? ` ${time}` : "");
}
