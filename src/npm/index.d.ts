/**
 * Solieu reads a Vietnamese news article and returns every figure in it.
 *
 * ```js
 * import { init, parse } from 'solieu';
 *
 * await init();
 * const text = 'Đảng bộ hiện có 54 tổ chức cơ sở đảng và trên 16.000 đảng viên.';
 * for (const { number, amount, object } of parse(text).figures) {
 *   const value = amount.type === 'single' ? amount.value : null;
 *   console.log(text.slice(number.start, number.end), value, object?.text);
 * }
 * ```
 *
 * Three rules hold for everything that comes back:
 * every span is half open and counts UTF-16 code units of the very string that was passed in, so `text.slice(start, end)` cuts it out;
 * every list is in text order; what is absent is `null`, never left out.
 *
 * @packageDocumentation
 */

/** What one article states. */
export interface Report {
  /** Always 2 for this shape. Fields may be added under the same version; what is here keeps its name and meaning. */
  schemaVersion: 2;
  /** What the article says of itself. */
  article: Article;
  /** Every stated quantity. */
  figures: Figure[];
  /** Totals with their parts, the arithmetic checked. */
  breakdowns: Breakdown[];
  /** Amounts that the text states in two ways other than as a total with its parts. */
  checks: Check[];
  /**
   * Everything that cannot be right or deserves a second look: what an editor underlines. In text order; of two at one place the
   * worse one first.
   */
  findings: Finding[];
  /** Every mention of a legal, State or Party document. */
  documents: DocumentMention[];
  /** Every absolute or partial calendar expression. */
  dates: DateMention[];
  /** Dates of the lunar calendar, which are not converted. */
  lunarDates: LunarDate[];
  /** Everybody who is named in full at least once, once each. */
  people: Person[];
  /** Every body that is named, once each. */
  organizations: Organization[];
  /** Abbreviations that the text uses. */
  abbreviations: Abbreviation[];
  /** What was done to the text or to the options before reading, for a person to know: a date that was refused. */
  warnings: Warning[];
}

/** A half-open range of UTF-16 code units of the text that was passed in: `text.slice(start, end)`. */
export interface Span {
  /** The first code unit. */
  start: number;
  /** One past the last code unit. */
  end: number;
}

/** What the article says of itself. */
export interface Article {
  /** The headline; null where the text opens with its first sentence. */
  title: Span | null;
  /**
   * ISO 8601 date, or date and time (`2024-08-17T13:23`, by the Vietnamese clock), of the date line, else of
   * `options.publishedAt`; null where neither is there. Relative and year-less dates resolve against it.
   */
  publishedAt: string | null;
  /** The byline as written; null where there is none. */
  author: string | null;
  /** The newspaper or agency that the text names as its source; null where there is none. */
  source: string | null;
  /** The address given with the source; null where there is none. */
  url: string | null;
}

/** What is counted or measured how. */
export type Kind =
  /** Things or people: `54 tổ chức cơ sở đảng`. */
  | "count"
  /** `11,8%` */
  | "percent"
  /** So many out of so many: `133/136 đơn vị`. */
  | "ratio"
  /** `2,5 triệu đồng` */
  | "money"
  /** With a physical or scoring unit: `5 ha`, `12 điểm`. */
  | "measure"
  /** `5 năm`, `30 phút` */
  | "duration"
  /** `5 tuổi` */
  | "age"
  /** `thắng 3-0` */
  | "score"
  /** `gấp 3 lần` */
  | "multiple";

/** How the words before the number bound the amount. */
export type Bound =
  /** The number itself. */
  | "exact"
  /** `khoảng`, `chừng`, `xấp xỉ` */
  | "about"
  /** `trên`, `hơn`, `quá` */
  | "over"
  /** `gần`, `ngót` */
  | "nearly"
  /** `dưới`, `chưa đến` */
  | "under"
  /** `ít nhất`, `tối thiểu`, `… trở lên` */
  | "atLeast"
  /** `tối đa`, `không quá`, `… trở xuống` */
  | "atMost";

/** One stated quantity. */
export interface Figure {
  /** Its index in `figures`. */
  id: number;
  /** From the qualifier to the counted object, as far as they are contiguous: `trên 16.000 đảng viên`. */
  span: Span;
  /** The number itself, with scale words but without qualifier, unit or object: `16.000`, `2,5 triệu`. */
  number: Span;
  /** What is counted or measured how. */
  kind: Kind;
  /** The number as a number, scale words expanded: 2500000 for `2,5 triệu`, 11.8 for `11,8%`. */
  amount: Amount;
  /** How the words before the number bound it. */
  bound: Bound;
  /** `%`, an ISO 4217 currency, a unit symbol or a time unit; null for counts, ratios and scores. */
  unit: Unit | null;
  /** The thing counted or measured; null where there is none or it is not certain. */
  object: ObjectPhrase | null;
  /** The unit or object that the amount is per: `tháng` of `2 triệu đồng/tháng` and of `mỗi tháng 2 lần`; null where there is none. */
  per: Unit | null;
  /** `tăng 5% so với cùng kỳ`; null where the figure states no change. */
  change: Change | null;
  /**
   * What the figure is about, an id of the topic table: `organisation`, `membership`, `review`, `inspection`, `discipline`,
   * `rating`, `task`, `welfare`, `other` …; null where the text does not tell.
   */
  topic: string | null;
  /** Facets of the topic that the text states, by name: `{ form: "khiển trách" }`. Empty where it states none. */
  facets: Record<string, string>;
  /** Index into `organizations` of the body that the figure describes; null where the text does not settle it. */
  organization: number | null;
  /** ISO 8601 date or interval that the figure holds for, as `2017-01/2017-06`; null where the text does not settle it. */
  period: string | null;
  /** The names of the fields above that were carried over from elsewhere in the text rather than said beside the number. */
  inferred: string[];
  /** The rules that produced the figure, by name, as `pair.dash`. */
  rules: string[];
}

/** A number, by shape. Whole numbers are exact up to 2^53, all others are the nearest double. */
export type Amount = SingleAmount | RangeAmount | RatioAmount | ScoreAmount;

/** `135` */
export interface SingleAmount {
  type: "single";
  /** The number, scale words expanded. */
  value: number;
}

/** `3-5 đợt`, `từ 50 đến 70 người` */
export interface RangeAmount {
  type: "range";
  /** The first number. */
  low: number;
  /** The second number. */
  high: number;
}

/** `133/136` */
export interface RatioAmount {
  type: "ratio";
  /** How many: 133. */
  numerator: number;
  /** Out of how many: 136. */
  denominator: number;
}

/** `3-0` */
export interface ScoreAmount {
  type: "score";
  /** The number written first. */
  home: number;
  /** The number written second. */
  away: number;
}

/** A unit as a table would print it, and as the text has it. */
export interface Unit {
  /** `%`, `VND`, `ha`, `năm` */
  symbol: string;
  /** The words of the text. */
  text: string;
  /** Where they stand. */
  span: Span;
}

/** The counted or measured thing. */
export interface ObjectPhrase {
  /** The words of the text. */
  text: string;
  /** Where they stand. */
  span: Span;
  /**
   * Lower case, NFC, `đ` for `ð`, new-style tone marks, abbreviations of the article spelled out:
   * equal objects have equal names.
   */
  canonical: string;
}

/** Up or down, and from where. */
export interface Change {
  /** `tăng` or `giảm`. */
  direction: "up" | "down";
  /** `by`: the amount is that of the change (`tăng 5%`, `giảm 42 phòng`). `to`, `from`: a level (`từ 200 lên 300`, `xuống còn 190`). */
  role: "by" | "to" | "from";
  /** What it is compared with, as written: `cùng kỳ năm trước`; null where the text does not say. */
  baseline: string | null;
}

/** A total and the figures that the text presents as its parts, with the arithmetic checked. */
export interface Breakdown {
  /** Index into `figures`. */
  total: number;
  /** Indices into `figures`. */
  parts: number[];
  /** `sum`: the parts are presented as all of it. `subset`: as some of it. */
  relation: "sum" | "subset";
  /** What the parts come to; for ratios, numerators and denominators each. */
  computed: Amount;
  /**
   * `balanced`: it adds up. `unbalanced`: it does not. `rounding`: it does within what the stated digits round to.
   * `withinBounds`: it agrees with `trên`, `gần` and the like, which carry what the digits leave out: 505 is told to the unit, 500
   * to the hundred. `partial`: the parts are some of it only.
   */
  verdict: "balanced" | "unbalanced" | "rounding" | "withinBounds" | "partial";
  /** total − computed where the verdict is `unbalanced`, else null. */
  difference: number | null;
  /** From the first to the last of the figures involved. */
  span: Span;
  /** The words that relate them: `trong đó`, `gồm`, the bracket. */
  evidence: Span;
  /** The rule that related them, by name. */
  rule: string;
}

/** An amount that the text states in two ways. */
export interface Check {
  /**
   * `share`: the whole, the count and the percentage (`611 cán bộ, trong đó 44 nữ, chiếm 7,2%`), or a ratio and the percentage.
   * `hundred`: the percentages that divide one whole, last the one that is left. `product`: the rate, the quantity and the amount.
   * `change`, `multiple`: from, to and by (`từ 200 lên 300, tăng 1,5 lần`). `headline`: a figure of the headline and those of the
   * body against it. `repetition`: a figure and the one that the same fact had before.
   */
  kind: "share" | "hundred" | "product" | "change" | "multiple" | "headline" | "repetition";
  /** Indices into `figures`, in the order that the kind names. */
  figures: number[];
  /** What the stated amount comes to when computed again; percentages and multiples with two decimals. */
  computed: Amount;
  /** As in a breakdown. */
  verdict: "balanced" | "unbalanced" | "rounding" | "withinBounds" | "partial";
  /** stated − computed where the verdict is `unbalanced`, else null. */
  difference: number | null;
  /** From the first to the last of the figures. */
  span: Span;
  /** The words that relate them: `chiếm`, `từ … lên`, what is said again. */
  evidence: Span;
  /** The rule that related them, by name. */
  rule: string;
}

/** What sort of mistake a finding is. */
export type FindingKind =
  /** A total and its parts: `48 tổ chức, gồm 21 đảng bộ và 26 chi bộ`. */
  | "sum"
  /** A count, its whole and a percentage: `88 trong 245 đại biểu, chiếm 38,9%`. */
  | "share"
  /** Percentages that divide one whole: `68% tán thành, 23% phản đối, 11% không có ý kiến`. */
  | "hundred"
  /** From, to and by: `từ 3.120 xuống 2.670 hộ, giảm 550 hộ`. */
  | "change"
  /** `5.400 tấn, gấp ba lần vụ trước (2.700 tấn)` */
  | "multiple"
  /** Rate times quantity: `bán 2,5 tấn với giá 18.000 đồng/kg, thu 54 triệu đồng`. */
  | "product"
  /** The headline against the body. */
  | "headline"
  /** One fact told twice with two amounts. */
  | "repetition"
  /** `từ năm 2010 đến năm 2020, trong 12 năm đó` */
  | "timeSpan"
  /** `sinh năm 1991, 31 tuổi` in 2026. */
  | "age"
  /** `thứ Sáu, ngày 20/8/2026`, which is a Thursday. */
  | "weekday"
  /** `31/4` */
  | "calendar"
  /** `56/54 phiếu`, a part larger than its whole, 105 % of a part, fewer counted than named. */
  | "limit"
  /** Digits that no notation has: `290.00 hộ`. */
  | "number"
  /** `nghìn` for `triệu`, `triệu` for `tỷ`, where the text itself shows it. */
  | "scale";

/** One thing to mark in the text, complete: a caller needs no other list to underline it; `message` says why. */
export interface Finding {
  /** What sort of mistake it is. */
  kind: FindingKind;
  /** `wrong`: it cannot be right as stated. `doubtful`: hedged amounts that miss clearly, malformed digits, a scale that looks slipped. */
  severity: "wrong" | "doubtful";
  /** What to underline first: the amount or date that, changed, would mend it. */
  span: Span;
  /** Every amount and date that takes part, in text order. */
  spans: Span[];
  /** Indices into `figures` of those that are there. */
  figures: number[];
  /** Indices into `dates` of those that are there. */
  dates: number[];
  /** Index into `breakdowns` of the one that it comes from; null where from none. */
  breakdown: number | null;
  /** Index into `checks` of the one that it comes from; null where from none. */
  check: number | null;
  /** What the underlined one would have to be: for dates an ISO 8601 date or the weekday (`thứ Năm`); null where nothing follows. */
  expected: Amount | string | null;
  /** The rule that found it, by name. */
  rule: string;
}

/** A mention of a legal, State or Party document. */
export interface DocumentMention {
  /** The whole mention. */
  span: Span;
  /** Its words. */
  text: string;
  /** Lower-case `type|number` or `type|name`, as `kết luận|21-kl/tw`: equal documents have equal keys. */
  key: string;
  /** `kết luận`, `nghị quyết`, `luật` … */
  type: string;
  /** As written, `21-KL/TW`; null for a document cited by name. */
  number: string | null;
  /** Who issued it; null where neither the text nor the number tells. */
  issuer: string | null;
  /** ISO 8601 date of the document; null where it is not cited. */
  date: string | null;
  /** Index into `documents` of the fullest mention of the same document; its own index where that is this one. */
  sameAs: number;
}

/** A calendar expression. */
export interface DateMention {
  /** The calendar part, without `ngày` or `trong`. */
  span: Span;
  /** Its words. */
  text: string;
  /**
   * ISO 8601: `2012-12-17`, `2013-01`, `2016`, `2023-Q4`, `2016/2021` for a span of time, `2024-08-17T13:23`;
   * `XXXX-02-06` where no year can be known.
   */
  value: string;
  /** Whether some of the value was carried over from elsewhere rather than said here. */
  inferred: boolean;
}

/** A date of the lunar calendar, as far as it is stated: ISO 8601 has no form for it. */
export interface LunarDate {
  /** The whole expression. */
  span: Span;
  /** Its words. */
  text: string;
  /** 1 to 30; null where it is not said. */
  day: number | null;
  /** 1 (`tháng Giêng`) to 12 (`tháng Chạp`); null where it is not said. */
  month: number | null;
  /** Whether the month is the second of its number: `tháng 4 nhuận`. */
  leap: boolean;
  /** The place of the year in the cycle of sixty, from 0 (`Giáp Tý`): `Đinh Dậu` is 33; null where it is not said. */
  cycle: number | null;
}

/** Somebody who is named in full at least once. */
export interface Person {
  /** The full name. */
  name: string;
  /** The role as written beside the name; null where there is none. */
  role: string | null;
  /** Every place, short forms too. */
  mentions: Span[];
}

/** A body that is named. */
export interface Organization {
  /** Its fullest name in the text. */
  name: string;
  /** The type word: `đảng bộ`, `ủy ban kiểm tra`. */
  type: string;
  /** Its tier; null where the text does not tell. */
  level: "central" | "province" | "district" | "commune" | "cell" | null;
  /** Index into `organizations` of the body above it; null where the text does not tell. */
  parent: number | null;
  /** Every place. */
  mentions: Span[];
}

/** `đảng viên (ĐV)`: defined in the text, or known to the lexicon. */
export interface Abbreviation {
  /** The short form. */
  short: string;
  /** The long form. */
  long: string;
  /** Whether the text itself defines it. */
  defined: boolean;
  /** Where the short form first stands. */
  span: Span;
}

/** Something that was done to the text or to the options before reading. */
export interface Warning {
  /**
   * `encoding`: an old Vietnamese encoding was converted. `splitLetters`: letters that stood apart were joined. `notVietnamese`:
   * the text is hardly Vietnamese. `publishedAt`: the date of publication could not be read, and the article was read without it,
   * as `solieu batch` does; `parse` throws.
   */
  kind: "encoding" | "splitLetters" | "notVietnamese" | "publishedAt";
  /** The same for a person, with the reason, in Vietnamese and in English. */
  message: { vi: string; en: string };
  /** Where in the text; null where it is of no place in it. */
  span: Span | null;
}

/** What a caller may say beside the text. A name that is not here is refused. */
export interface Options {
  /**
   * The date that relative dates resolve against where the article has no date line of its own: `2024-08-17`, also with a time
   * (`2024-08-17T13:23+07:00`), `17/8/2024`, or milliseconds since 1970. A moment is told by the Vietnamese clock; one at
   * midnight, there or in UTC, is a day.
   */
  publishedAt?: string | number | Date | null;
  /**
   * Further lexicon rows, a line each, cells separated by tabs, in the columns of the lexicon files; a row with the words of an
   * earlier one replaces it. Alternative spellings stand in the first cell, separated by `|`; `-` stands for an empty cell.
   * The last cell is an example, which is for the reader.
   */
  lexicon?: {
    /**
     * `phrase symbol kind side si example`: kind is `money`, `measure`, `duration`, `age` or `percent`; side says where the unit
     * stands, `before`, `after` or `both`; si is a factor with an SI unit, as `10000 m2`.
     */
    units?: string;
    /** `phrase canonical class example`: things that are counted. */
    objects?: string;
    /** `phrase topic use example`: words that tell what a figure is about, and how they tell it. */
    topics?: string;
    /**
     * `phrase facet value topic example`: what is said of the figures of a topic; the value is as written, `=` for the words of the
     * text, `>` for those that follow, `@` for the body that follows; topics have blanks between, `-` is all.
     */
    facets?: string;
    /** `short long example`: short forms and what they stand for. */
    abbreviations?: string;
  };
}

/**
 * The instances of a class that the host has as a global, as `Response`; nothing where the types of the host, from `lib` or a package,
 * do not name it.
 */
export type HostClass<Name extends string> = typeof globalThis extends { [name in Name]: { prototype: infer Instance } } ? Instance : never;

/** A compiled module, where the types of the host name `WebAssembly`; those of the browser say nothing of it, not even that it is an object. */
type HostModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Instance } } } ? Instance & object : never;

/** Where the WebAssembly file is, or what is in it: `Response` and the like where the host has them. */
export type InitInput =
  | string
  | HostClass<"URL">
  | HostClass<"Request">
  | HostClass<"Response">
  | ArrayBuffer
  | ArrayBufferView
  | HostModule;

/**
 * Loads the WebAssembly file; needed once before every other call, except in Node, Deno, Bun and workerd, where it does nothing.
 *
 * Without an argument it takes `solieu_bg.wasm` from beside the script, or the bytes in the package where that is not to be had.
 * Further calls return the same promise; after a failure it may be called again.
 *
 * @throws Error where the file cannot be fetched or is not WebAssembly, saying what was found instead.
 */
export function init(input?: InitInput | Promise<InitInput>): Promise<void>;

/**
 * Every figure of one article, with its dates, documents, people and sums.
 * Empty text gives an empty report; text that is not Vietnamese gives what it can.
 *
 * @throws TypeError where the text is not a string, or the options are not of their shape or have a name that is not known.
 * @throws RangeError where the text has more than 16,777,216 UTF-16 units, or `publishedAt` is not a date, saying why.
 * @throws Error before `init`, or where a lexicon row cannot be read.
 */
export function parse(text: string, options?: Options): Report;

/**
 * The value of one number phrase (`ba mươi lăm`, `2,5 triệu`, `1.256`, `tám trăm rưỡi`), the range or the ratio that it is (`từ 3 đến 5`,
 * `vài trăm`, `hai phần ba`), or null where the whole text is not one.
 *
 * @throws TypeError where the text is not a string.
 * @throws RangeError where the text has more than 16,777,216 UTF-16 units.
 * @throws Error before `init`.
 */
export function parseNumber(text: string): Amount | null;

/** What several reports state about the same things. */
export interface Comparison {
  /** Each thing that at least two of the reports state, in the order in which the first of them does. */
  facts: Fact[];
}

/** One thing with the values that the reports give it. */
export interface Fact {
  /** The canonical object. */
  object: string;
  /** What it is counted or measured in; null for counts. */
  unit: string | null;
  /** The topic; null where it is none in particular. */
  topic: string | null;
  /** The facets of the topic. */
  facets: Record<string, string>;
  /** The body that the figures describe, as the first report names it; null where none is settled. */
  organization: string | null;
  /** ISO 8601 date or interval that the figures hold for; null where none is settled. */
  period: string | null;
  /** Whether every two of the reports give a value that both can mean: 94 and `hơn 90` agree. */
  agrees: boolean;
  /** Every figure that states it, report by report. */
  values: Statement[];
}

/** A figure of one of the reports. */
export interface Statement {
  /** Index into the reports. */
  report: number;
  /** Index into the figures of that report. */
  figure: number;
  /** Its amount. */
  amount: Amount;
  /** Its bound. */
  bound: Bound;
}

/**
 * What several articles agree and differ on, by canonical object, unit, topic, organisation and period. A figure takes part where
 * at least its topic, organisation or period is settled.
 */
export function compare(reports: Report[]): Comparison;

/** A language that Solieu explains itself in. */
export type Language = "vi" | "en";

/**
 * What is wrong, in one sentence: what is stated, what it comes to, what would mend it. Words and numbers are those of the article.
 *
 * ```js
 * import { init, message, parse } from 'solieu';
 *
 * await init();
 * const text = 'Huyện có 48 tổ chức cơ sở đảng, gồm 21 đảng bộ và 26 chi bộ cơ sở.';
 * const report = parse(text);
 * for (const finding of report.findings) console.log(message(finding, report, text, 'vi'));
 * // Các phần cộng lại là 21 + 26 = 47, không phải 48.
 * ```
 *
 * The report may be one that was stored; `text` is the very string that it was made of. Takes time by the finding, not by the article.
 *
 * @throws TypeError where the finding is none of the report, the text is not a string, or the language is neither.
 * @throws Error before `init`.
 */
export function message(finding: Finding, report: Report, text: string, language: Language): string;
