//! One finding with all that it takes to underline it: `48 tổ chức, gồm 21 đảng bộ và 26 chi bộ` at the 48, with 47 as the expected
//! amount. [`message`](crate::message()) says it in a sentence.

use serde::{Deserialize, Serialize};

use super::figure::Amount;
use super::name::Name;
use super::span::Span;

/// What sort of mistake a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum FindingKind {
    /// A total and its parts: `48 tổ chức, gồm 21 đảng bộ và 26 chi bộ`.
    Sum,
    /// A count, its whole and a percentage: `88 trong 245 đại biểu, chiếm 38,9%`.
    Share,
    /// Percentages that divide one whole: `68% tán thành, 23% phản đối, 11% không có ý kiến`.
    Hundred,
    /// From, to and by: `từ 3.120 xuống 2.670 hộ, giảm 550 hộ`.
    Change,
    /// An amount, a multiple and what it is a multiple of: `5.400 tấn, gấp ba lần vụ trước (2.700 tấn)`.
    Multiple,
    /// Rate times quantity: `bán 2,5 tấn với giá 18.000 đồng/kg, thu 54 triệu đồng`.
    Product,
    /// A figure of the headline that the body contradicts.
    Headline,
    /// A fact that the text states twice, with different amounts.
    Repetition,
    /// A span of dates and its length: `từ năm 2010 đến năm 2020, trong 12 năm đó`.
    TimeSpan,
    /// A year of birth and an age: `sinh năm 1991, 31 tuổi` in 2026.
    Age,
    /// A date and its weekday: `thứ Sáu, ngày 20/8/2026`, which is a Thursday.
    Weekday,
    /// A day that the calendar does not have: `31/4`.
    Calendar,
    /// A part larger than its whole: `56/54 phiếu`, `105% hộ nghèo`; or fewer counted than named.
    Limit,
    /// Digits grouped as no number is: `290.00 hộ`.
    Number,
    /// `nghìn` for `triệu`, `triệu` for `tỷ`, where other figures of the text show it.
    Scale,
}

/// How certain a finding is; the more certain one orders first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It cannot be right as it stands.
    Wrong,
    /// It needs a second look: hedged amounts that differ clearly, malformed digits, an unlikely scale.
    Doubtful,
}

/// What the amount or date at the span of the finding would have to be; in JSON an object or a string.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Expected {
    /// The amount of a figure.
    Amount(Amount),
    /// An ISO 8601 date, or a weekday in Vietnamese: `thứ Năm`.
    Date(String),
}

/// One mistake, with the places to mark in the text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Finding {
    /// What sort of mistake it is.
    pub kind: FindingKind,
    /// How certain it is.
    pub severity: Severity,
    /// The place to underline: the amount or date whose change would mend it.
    pub span: Span,
    /// Every amount and date that takes part, in text order, `span` among them.
    pub spans: Vec<Span>,
    /// Those of them that are figures: indices into `figures`.
    pub figures: Vec<u32>,
    /// Those of them that are dates: indices into `dates`.
    pub dates: Vec<u32>,
    /// The breakdown that it comes from: an index into `breakdowns`.
    pub breakdown: Option<u32>,
    /// The check that it comes from: an index into `checks`.
    pub check: Option<u32>,
    /// What the amount or date at `span` would have to be; `None` where that does not follow from the others.
    pub expected: Option<Expected>,
    /// The rule that found it, by name.
    pub rule: Name,
}
