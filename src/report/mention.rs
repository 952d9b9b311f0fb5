//! What an article names beside its figures: itself, documents, dates, people, bodies, abbreviations.

use serde::{Deserialize, Serialize};

use super::span::Span;

/// What the article says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
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

/// A mention of a legal, State or Party document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Person {
    /// The full name.
    pub name: String,
    /// Role as written beside the name.
    pub role: Option<String>,
    /// Every place, short forms too.
    pub mentions: Vec<Span>,
}

/// The tier of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Warning {
    /// What was done.
    pub kind: WarningKind,
    /// The same for a person, with the reason.
    pub message: Message,
    /// Where in the text; `null` where it is of no place in it.
    pub span: Option<Span>,
}

impl Warning {
    /// A warning of no place in the text.
    pub fn new(kind: WarningKind, message: Message) -> Self {
        Self { kind, message, span: None }
    }
}

/// What was done before reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Message {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}
