//! Everything that `parse` returns, one to one with the TypeScript contract (`js/index.d.ts`).
//!
//! Spans are half open and count UTF-16 code units, because that is how JavaScript indexes strings;
//! [`Span::slice`] cuts the same piece out of a Rust string. Lists are in text order, absent values are `null`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;

/// What one article states.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Always 1 for this shape.
    #[cfg_attr(feature = "cli", schemars(extend("const" = 1)))]
    pub schema_version: u8,
    /// What the article says of itself.
    pub article: Article,
    /// Every stated quantity.
    pub figures: Vec<Figure>,
    /// Totals with their parts, the arithmetic checked.
    pub breakdowns: Vec<Breakdown>,
    /// Amounts that the text states in two ways other than as a total with its parts.
    pub checks: Vec<Check>,
    /// Legal, State and Party documents.
    pub documents: Vec<DocumentMention>,
    /// Calendar expressions.
    pub dates: Vec<DateMention>,
    /// Dates of the lunar calendar, which are not converted.
    pub lunar_dates: Vec<LunarDate>,
    /// People named in full at least once.
    pub people: Vec<Person>,
    /// Bodies named in the text.
    pub organizations: Vec<Organization>,
    /// Abbreviations that the text uses.
    pub abbreviations: Vec<Abbreviation>,
    /// What was done to the text or to the options before reading, for a person to know.
    pub warnings: Vec<Warning>,
}

/// A half-open range of UTF-16 code units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Span {
    /// First unit.
    pub start: u32,
    /// One past the last unit.
    pub end: u32,
}

impl Span {
    /// The piece of `text` that this span names.
    pub fn slice(self, text: &str) -> String {
        let units: Vec<u16> = text.encode_utf16().skip(self.start as usize).take((self.end - self.start) as usize).collect();
        String::from_utf16_lossy(&units)
    }
}

/// What the article says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Article {
    /// The headline.
    pub title: Option<Span>,
    /// ISO 8601 date or date and time of the date line, else of the options.
    pub published_at: Option<String>,
    /// The byline.
    pub author: Option<String>,
    /// The newspaper or agency named as source.
    pub source: Option<String>,
    /// The address given with the source.
    pub url: Option<String>,
}

/// What is counted or measured how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Things or people.
    Count,
    /// `11,8%`
    Percent,
    /// `133/136 đơn vị`
    Ratio,
    /// `2,5 triệu đồng`
    Money,
    /// `5 ha`, `12 điểm`
    Measure,
    /// `5 năm`
    Duration,
    /// `5 tuổi`
    Age,
    /// `thắng 3-0`
    Score,
    /// `gấp 3 lần`
    Multiple,
}

/// How the number bounds the amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Bound {
    /// The number itself.
    Exact,
    /// `khoảng 50`
    About,
    /// `trên 50`
    Over,
    /// `gần 50`
    Nearly,
    /// `dưới 50`
    Under,
    /// `ít nhất 50`
    AtLeast,
    /// `không quá 50`
    AtMost,
}

/// The number of a figure; scale words are expanded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Amount {
    /// `135`
    Single {
        /// The number.
        value: Decimal,
    },
    /// `3-5`
    Range {
        /// The first number.
        low: Decimal,
        /// The second number.
        high: Decimal,
    },
    /// `133/136`
    Ratio {
        /// How many.
        numerator: Decimal,
        /// Out of how many.
        denominator: Decimal,
    },
    /// `3-0`
    Score {
        /// The side named first.
        home: Decimal,
        /// The side named second.
        away: Decimal,
    },
}

/// One stated quantity.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Figure {
    /// Its index in `figures`.
    pub id: u32,
    /// From the qualifier to the counted object, as far as they are contiguous.
    pub span: Span,
    /// The number alone.
    pub number: Span,
    /// What is counted or measured how.
    pub kind: Kind,
    /// The number, scale words expanded.
    pub amount: Amount,
    /// `trên`, `gần`, `ít nhất` …
    pub bound: Bound,
    /// `%`, ISO 4217 currency, unit symbol or time unit.
    pub unit: Option<Unit>,
    /// The thing counted or measured.
    pub object: Option<ObjectPhrase>,
    /// `/tháng`, `mỗi tháng`: what the amount is per.
    pub per: Option<Unit>,
    /// `tăng 5% so với cùng kỳ`.
    pub change: Option<Change>,
    /// What the figure is about: an id of the topic table.
    pub topic: Option<String>,
    /// Facets of the topic that the text states.
    pub facets: BTreeMap<String, String>,
    /// Index into `organizations`.
    pub organization: Option<u32>,
    /// ISO 8601 date or interval the figure holds for.
    pub period: Option<String>,
    /// Fields that were carried over from elsewhere in the text.
    pub inferred: Vec<&'static str>,
    /// The rules that produced the figure, by name.
    pub rules: Vec<&'static str>,
}

/// A unit as a table would print it, and as the text has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Unit {
    /// `%`, `VND`, `ha`, `năm`.
    pub symbol: String,
    /// The words of the text.
    pub text: String,
    /// Where they stand.
    pub span: Span,
}

/// The counted or measured thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct ObjectPhrase {
    /// The words of the text.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// Lower case, NFC, `đ` for `ð`, new-style tone marks, abbreviations spelled out.
    pub canonical: String,
}

/// Up or down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// `tăng`
    Up,
    /// `giảm`
    Down,
}

/// A figure that states a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Change {
    /// Up or down.
    pub direction: Direction,
    /// What it is compared with: `cùng kỳ năm trước`.
    pub baseline: Option<String>,
}

/// How parts stand to their total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// The parts are presented as all of it.
    Sum,
    /// The parts are presented as some of it.
    Subset,
    /// A percentage of the total and the count it stands for. Shares are in [`Report::checks`]: the parts of a breakdown are some
    /// of its total, and a percentage beside a count is not.
    Share,
}

/// What the arithmetic says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// It adds up.
    Balanced,
    /// It does not.
    Unbalanced,
    /// It adds up within what the stated digits round to.
    Rounding,
    /// It agrees with `trên`, `gần` and the like.
    WithinBounds,
    /// Some parts only.
    Partial,
}

/// A total and the figures that the text presents as its parts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Breakdown {
    /// Index into `figures`.
    pub total: u32,
    /// Indices into `figures`.
    pub parts: Vec<u32>,
    /// How the text relates them.
    pub relation: Relation,
    /// What the parts come to.
    pub computed: Amount,
    /// What the arithmetic says.
    pub verdict: Verdict,
    /// total − computed where unbalanced.
    pub difference: Option<Decimal>,
    /// From the total to the last part.
    pub span: Span,
    /// The words that relate them: `trong đó`, `gồm`, the bracket.
    pub evidence: Span,
    /// The rule that related them, by name.
    pub rule: &'static str,
}

/// What sort of statement is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum CheckKind {
    /// `611 cán bộ, trong đó 44 nữ (chiếm 7,2%)`: the whole, the count, the percentage; or a ratio and the percentage.
    Share,
    /// `từ 200 lên 300, tăng 1,5 lần`: from, to, by.
    Change,
    /// A figure of the headline that the body contradicts: the headline, then the one or more figures against it.
    Headline,
    /// The same clause with another number: the later figure, the earlier one.
    Repetition,
}

/// An amount that the text states in two ways.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Check {
    /// What sort of statement it is.
    pub kind: CheckKind,
    /// Indices into `figures`, in the order that the kind names.
    pub figures: Vec<u32>,
    /// What the stated amount comes to when computed again: percentages and multiples with two decimals.
    pub computed: Amount,
    /// What the arithmetic says.
    pub verdict: Verdict,
    /// stated − computed where unbalanced.
    pub difference: Option<Decimal>,
    /// From the first to the last figure.
    pub span: Span,
    /// The words that relate them: `chiếm`, `từ … lên`, what is said again.
    pub evidence: Span,
    /// The rule that related them, by name.
    pub rule: &'static str,
}

/// A mention of a legal, State or Party document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DocumentMention {
    /// The whole mention.
    pub span: Span,
    /// Its words.
    pub text: String,
    /// Lower-case `type|number` or `type|name`.
    pub key: String,
    /// `kết luận`, `nghị quyết` …
    #[serde(rename = "type")]
    pub kind: String,
    /// `21-KL/TW`
    pub number: Option<String>,
    /// `Ban Chấp hành Trung ương`
    pub issuer: Option<String>,
    /// ISO date where cited.
    pub date: Option<String>,
    /// Index of the fullest mention of the same document.
    pub same_as: u32,
}

/// A calendar expression.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct DateMention {
    /// The calendar part, without `ngày` or `trong`.
    pub span: Span,
    /// Its words.
    pub text: String,
    /// ISO 8601; `XXXX` where no year can be known.
    pub value: String,
    /// Whether the year or more was carried over.
    pub inferred: bool,
}

/// A date of the lunar calendar, as far as it is stated: ISO 8601 has no form for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct LunarDate {
    /// The whole expression.
    pub span: Span,
    /// Its words.
    pub text: String,
    /// 1 to 30.
    pub day: Option<u8>,
    /// 1 (`tháng Giêng`) to 12 (`tháng Chạp`).
    pub month: Option<u8>,
    /// Whether the month is the second of its number: `tháng 4 nhuận`.
    pub leap: bool,
    /// The place of the year in the cycle of sixty, from 0 (`Giáp Tý`): `Đinh Dậu` is 33.
    pub cycle: Option<u8>,
}

/// Somebody named in full at least once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Person {
    /// The full name.
    pub name: String,
    /// Role as written beside the name.
    pub role: Option<String>,
    /// Every place, short forms too.
    pub mentions: Vec<Span>,
}

/// The tier of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Trung ương
    Central,
    /// tỉnh, thành phố trực thuộc Trung ương
    Province,
    /// quận, huyện, thị xã, thành phố thuộc tỉnh
    District,
    /// phường, xã, thị trấn
    Commune,
    /// chi bộ
    Cell,
}

/// A body named in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Organization {
    /// Its fullest name in the text.
    pub name: String,
    /// The type word: `đảng bộ`, `ủy ban kiểm tra`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its tier, where said.
    pub level: Option<Level>,
    /// Index into `organizations`.
    pub parent: Option<u32>,
    /// Every place.
    pub mentions: Vec<Span>,
}

/// `đảng viên (ÐV)`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Abbreviation {
    /// The short form.
    pub short: String,
    /// The long form.
    pub long: String,
    /// Whether the text itself defines it.
    pub defined: bool,
    /// Where the short form first stands.
    pub span: Span,
}

/// Something that was done to the text or to the options before reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Warning {
    /// What was done.
    pub kind: WarningKind,
    /// The same for a person, with the reason.
    pub message: Message,
    /// Where in the text; `null` where it is of no place in it.
    pub span: Option<Span>,
}

/// What was done before reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum WarningKind {
    /// An old Vietnamese encoding was converted.
    Encoding,
    /// Letters that stood apart were joined.
    SplitLetters,
    /// The text is hardly Vietnamese.
    NotVietnamese,
    /// The date of publication could not be read, and the article was read without it.
    PublishedAt,
}

/// A sentence for a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Message {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}
