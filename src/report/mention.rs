//! What an article names beside its figures: its own headline and byline, documents (`Nghị quyết số 19-NQ/TW`), dates, people, bodies,
//! abbreviations.

use serde::{Deserialize, Serialize};

use super::span::Span;

/// What the article says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Article {
    /// The headline.
    pub title: Option<Span>,
    /// The date of the date line, else that of the options, in ISO 8601 with the time if stated: `2024-08-17T13:23`.
    pub published_at: Option<String>,
    /// The author in the byline.
    pub author: Option<String>,
    /// The newspaper or agency named as the source.
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
    /// The same for every mention of the document: `type|number` or `type|name` in lower case.
    pub key: String,
    /// The type of document: `kết luận`, `nghị quyết` … In JSON `type`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The number, if it is cited: `21-KL/TW`.
    pub number: Option<String>,
    /// Who issued it, by the words or by the code in the number: `Ban Chấp hành Trung ương`.
    pub issuer: Option<String>,
    /// The day of issue, if it is cited, in ISO 8601.
    pub date: Option<String>,
    /// The fullest mention of the same document: an index into `documents`, maybe its own.
    pub same_as: u32,
}

/// A mention of a date or of a span of dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DateMention {
    /// The calendar part, without `ngày` or `trong`.
    pub span: Span,
    /// Its words.
    pub text: String,
    /// ISO 8601: `2024-08-17`, `2016/2021`; `XXXX` for a year that the text leaves open.
    pub value: String,
    /// Whether a part of it comes from elsewhere: the year of `ngày 17-12`, the day of `hôm qua`.
    pub inferred: bool,
}

/// A date of the lunar calendar, not converted: `mùng 10 tháng 3 âm lịch`. Parts that are not stated are `None`.
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
    /// The year as its place in the cycle of sixty, 0 to 59: `Giáp Tý` is 0, `Đinh Dậu` 33.
    pub cycle: Option<u8>,
}

/// A person named in full at least once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Person {
    /// The full name.
    pub name: String,
    /// The role as written beside the name: `Bí thư Huyện ủy`.
    pub role: Option<String>,
    /// Every mention, short forms too.
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
    /// The type of body: `đảng bộ`, `ủy ban kiểm tra`. In JSON `type`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its tier, if the name says.
    pub level: Option<Level>,
    /// The body that it is part of: an index into `organizations`.
    pub parent: Option<u32>,
    /// Every mention.
    pub mentions: Vec<Span>,
}

/// An abbreviation and what it stands for: `đảng viên (ĐV)`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Abbreviation {
    /// The short form.
    pub short: String,
    /// The long form.
    pub long: String,
    /// Whether the text itself defines it; else the word tables do.
    pub defined: bool,
    /// The first mention of the short form.
    pub span: Span,
}

/// A notice of what was done to the text or to the options before reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Warning {
    /// What was done.
    pub kind: WarningKind,
    /// The same as a sentence, with the reason.
    pub message: Message,
    /// Where in the text; `None` if it concerns the text as a whole or the options.
    pub span: Option<Span>,
}

impl Warning {
    /// A warning without a place in the text.
    #[must_use]
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
    /// The date of publication could not be read; the article was read without it.
    PublishedAt,
}

/// A sentence for people, in each language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Message {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}
