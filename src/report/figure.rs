//! One stated quantity: `trên 16.000 đảng viên`, `tăng 11,8% so với cùng kỳ`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Name;
use super::span::Span;
use crate::decimal::Decimal;

/// What is counted or measured how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
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
    pub inferred: Vec<Name>,
    /// The rules that produced the figure, by name.
    pub rules: Vec<Name>,
}

/// A unit as a table would print it, and as the text has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Unit {
    /// `%`, `VND`, `ha`, `năm`.
    pub symbol: String,
    /// The words of the text.
    pub text: String,
    /// Where they stand.
    pub span: Span,
}

/// The counted or measured thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ObjectPhrase {
    /// The words of the text.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// Lower case, NFC, `đ` for `ð`, new-style tone marks, abbreviations spelled out.
    pub canonical: String,
}

/// Up or down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// `tăng`
    Up,
    /// `giảm`
    Down,
}

/// How the amount stands to the change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ChangeRole {
    /// The amount is that of the change: `tăng 5%`, `giảm 42 phòng`.
    By,
    /// The level that it ends at: `lên 300`, `xuống còn 190`.
    To,
    /// The level that it starts from: `từ 200 lên 300`.
    From,
}

/// A figure that states a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Change {
    /// Up or down.
    pub direction: Direction,
    /// Whether the amount is that of the change, or a level.
    pub role: ChangeRole,
    /// What it is compared with: `cùng kỳ năm trước`.
    pub baseline: Option<String>,
}

impl Figure {
    /// Calls `each` with every span.
    pub(super) fn each_span(&mut self, each: &mut impl FnMut(&mut Span)) {
        each(&mut self.span);
        each(&mut self.number);
        self.unit.iter_mut().chain(&mut self.per).for_each(|unit| each(&mut unit.span));
        self.object.iter_mut().for_each(|object| each(&mut object.span));
    }
}
