//! One thing to mark in the text, complete: a caller needs no other list to underline it and to say why.

use serde::{Deserialize, Serialize};

use super::Name;
use super::figure::Amount;
use super::span::Span;

/// What sort of mistake it is.
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
    /// `5.400 tấn, gấp ba lần vụ trước (2.700 tấn)`.
    Multiple,
    /// Rate times quantity: `bán 2,5 tấn với giá 18.000 đồng/kg, thu 54 triệu đồng`.
    Product,
    /// The headline against the body.
    Headline,
    /// One fact told twice with two amounts.
    Repetition,
    /// `từ năm 2010 đến năm 2020, trong 12 năm đó`.
    TimeSpan,
    /// `sinh năm 1991, 31 tuổi` in 2026.
    Age,
    /// `thứ Sáu, ngày 20/8/2026`, which is a Thursday.
    Weekday,
    /// `31/4`.
    Calendar,
    /// `56/54 phiếu`, a part larger than its whole, 105 % of a part, fewer counted than named.
    Limit,
    /// Digits that no notation has: `290.00 hộ`.
    Number,
    /// `nghìn` for `triệu`, `triệu` for `tỷ`, where the text itself shows it.
    Scale,
}

/// How sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It cannot be right as stated.
    Wrong,
    /// Hedged amounts that miss clearly, malformed digits, a scale that looks slipped.
    Doubtful,
}

/// What the marked amount or date would have to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Expected {
    /// Of a figure.
    Amount(Amount),
    /// Of a date: an ISO 8601 date, or the weekday in Vietnamese (`thứ Năm`).
    Date(String),
}

/// One thing to mark in the text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Finding {
    /// What sort of mistake it is.
    pub kind: FindingKind,
    /// How sure it is.
    pub severity: Severity,
    /// What to underline first: the amount or date that, changed, would mend it.
    pub span: Span,
    /// Every amount and date that takes part, in text order.
    pub spans: Vec<Span>,
    /// Indices into `figures` of those that are there.
    pub figures: Vec<u32>,
    /// Indices into `dates` of those that are there.
    pub dates: Vec<u32>,
    /// Index into `breakdowns` of the one that it comes from.
    pub breakdown: Option<u32>,
    /// Index into `checks` of the one that it comes from.
    pub check: Option<u32>,
    /// What the underlined one would have to be; `None` where nothing follows.
    pub expected: Option<Expected>,
    /// The rule that found it, by name.
    pub rule: Name,
}
