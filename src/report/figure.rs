//! One figure: `trên 16.000 đảng viên`, `tăng 11,8% so với cùng kỳ`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::name::Name;
use super::span::Span;
use crate::decimal::Decimal;

/// What sort of quantity a figure states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// `135 đồng chí`: things or people.
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

/// How the stated number bounds the amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Bound {
    /// `50`: the amount is the number.
    Exact,
    /// `khoảng 50`: near the number.
    About,
    /// `trên 50`: more than the number.
    Over,
    /// `gần 50`: a little less than the number.
    Nearly,
    /// `dưới 50`: less than the number.
    Under,
    /// `ít nhất 50`: the number or more.
    AtLeast,
    /// `không quá 50`: the number or less.
    AtMost,
}

/// The number of a figure, scale words expanded: `1,5 tỷ` is 1500000000.
///
/// In JSON `{"type": "single", "value": 135}`, `{"type": "range", "low": 3, "high": 5}` and so on.
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
        /// The first number, which is the smaller one unless the text has them the other way round.
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
    /// `3-0`: of a match.
    Score {
        /// The side named first.
        home: Decimal,
        /// The side named second.
        away: Decimal,
    },
}

/// One stated quantity with what the text says about it.
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
    /// What sort of quantity it is.
    pub kind: Kind,
    /// The number, scale words expanded; what `bound` says is not worked in.
    pub amount: Amount,
    /// How the number bounds the amount: `trên`, `gần`, `ít nhất` …
    pub bound: Bound,
    /// Percent sign, currency (ISO 4217), unit of measure or of time; `None` for counts.
    pub unit: Option<Unit>,
    /// The counted or measured thing.
    pub object: Option<ObjectPhrase>,
    /// What the amount is per: `/tháng`, `mỗi tháng`.
    pub per: Option<Unit>,
    /// The change that the figure states or ends at: `tăng 5% so với cùng kỳ`.
    pub change: Option<Change>,
    /// What the figure is about, by its id in the topic table: `discipline`, `sport`; `other` where no word around says.
    pub topic: Option<String>,
    /// Details of the topic by name: `form` → `khiển trách`. In the order of the names.
    pub facets: BTreeMap<String, String>,
    /// The body that the figure describes: an index into `organizations`.
    pub organization: Option<u32>,
    /// The date or interval for which the figure holds, in ISO 8601: `2024-08-17`, `2016/2021`.
    pub period: Option<String>,
    /// The fields that come from words not beside the number, by name: `object`, `topic`, `period` …
    pub inferred: Vec<Name>,
    /// The rules that made the figure, by name, in order.
    pub rules: Vec<Name>,
}

/// A unit: its symbol and the words of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Unit {
    /// `%`, `VND`, `ha`, `năm`: the same for every spelling of the unit.
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
    /// The name that every spelling shares: lower case, NFC, `đ` for `ð`, tone marks as in `hoá`, abbreviations spelled out.
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

/// What the amount is to the change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ChangeRole {
    /// The size of the change: `tăng 5%`, `giảm 42 phòng`.
    By,
    /// The level that it ends at: `lên 300`, `xuống còn 190`.
    To,
    /// The level that it starts from: `từ 200 lên 300`.
    From,
}

/// A change that a figure states: `tăng 5% so với cùng kỳ năm trước`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Change {
    /// Up or down.
    pub direction: Direction,
    /// Whether the amount is the size of the change or one of its levels.
    pub role: ChangeRole,
    /// What it is compared with, in the words of the text: `cùng kỳ năm trước`.
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
