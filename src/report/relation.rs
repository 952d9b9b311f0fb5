//! What has to agree with what: totals with their parts (`186: 135 khiển trách, 31 cảnh cáo, 20 khai trừ`), and amounts stated in two
//! ways (`611 cán bộ, trong đó 44 nữ, chiếm 7,2%`).

use serde::{Deserialize, Serialize};

use super::figure::Amount;
use super::name::Name;
use super::span::Span;
use crate::decimal::Decimal;

/// How the wording relates parts to their total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// The parts are all of it: `gồm`, `:`.
    Sum,
    /// The parts are some of it: `trong đó`.
    Subset,
}

/// The result of the arithmetic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// The amounts agree exactly.
    Balanced,
    /// The amounts do not agree.
    Unbalanced,
    /// The amounts agree if the stated digits are rounded.
    Rounding,
    /// The amounts agree with the bounds that `trên`, `gần` … state.
    WithinBounds,
    /// Only some parts are stated, and they are not more than the total.
    Partial,
}

/// A total and the figures that the text presents as its parts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Breakdown {
    /// The total: an index into `figures`.
    pub total: u32,
    /// The parts in text order: indices into `figures`.
    pub parts: Vec<u32>,
    /// How the text relates them.
    pub relation: Relation,
    /// The sum of the parts.
    pub computed: Amount,
    /// The result of the arithmetic.
    pub verdict: Verdict,
    /// Total minus computed; `None` unless the verdict is unbalanced.
    pub difference: Option<Decimal>,
    /// From the first to the last of its figures.
    pub span: Span,
    /// The words that relate them: `trong đó`, `gồm`, the bracket.
    pub evidence: Span,
    /// The rule that related them, by name.
    pub rule: Name,
}

/// What sort of statement a check compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum CheckKind {
    /// `611 cán bộ, trong đó 44 nữ (chiếm 7,2%)`: the whole, the count, the percentage; or a ratio and the percentage.
    Share,
    /// `68% tán thành, 23% phản đối, 9% không có ý kiến`: the percentages that divide one whole, last the one that is left.
    Hundred,
    /// `2,5 tấn với giá 18.000 đồng/kg, thu 45 triệu đồng`: the rate, the quantity, the amount.
    Product,
    /// `từ 200 lên 300, tăng 1,5 lần`: from, to, by.
    Change,
    /// `tăng 2,5 lần`, `gấp đôi`: from, to, how many times.
    Multiple,
    /// A figure of the headline that the body contradicts: the headline, then the one or more figures against it.
    Headline,
    /// The same clause with another number: the later figure, the earlier one.
    Repetition,
}

/// An amount that the text states in two ways, computed again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Check {
    /// What sort of statement it is.
    pub kind: CheckKind,
    /// Indices into `figures`, in the order that the kind names.
    pub figures: Vec<u32>,
    /// The stated amount, computed from the other figures; percentages and multiples are rounded to two decimals.
    pub computed: Amount,
    /// The result of the arithmetic.
    pub verdict: Verdict,
    /// Stated minus computed; `None` unless the verdict is unbalanced.
    pub difference: Option<Decimal>,
    /// From the first to the last figure.
    pub span: Span,
    /// The words that relate them: `chiếm`, `từ … lên`, the repeated clause.
    pub evidence: Span,
    /// The rule that related them, by name.
    pub rule: Name,
}
