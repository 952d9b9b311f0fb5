//! What has to agree with what: totals with their parts, and amounts that are stated in two ways.

use serde::{Deserialize, Serialize};

use super::Name;
use super::figure::Amount;
use super::span::Span;
use crate::decimal::Decimal;

/// How parts stand to their total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// The parts are presented as all of it.
    Sum,
    /// The parts are presented as some of it.
    Subset,
}

/// What the arithmetic says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
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
    pub rule: Name,
}

/// What sort of statement is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum CheckKind {
    /// `611 cán bộ, trong đó 44 nữ (chiếm 7,2%)`: the whole, the count, the percentage; or a ratio and the percentage.
    Share,
    /// `từ 200 lên 300, tăng 100`: from, to, by.
    Change,
    /// `tăng 2,5 lần`, `gấp đôi`: from, to, how many times.
    Multiple,
    /// A figure of the headline that the body contradicts: the headline, then the one or more figures against it.
    Headline,
    /// The same clause with another number: the later figure, the earlier one.
    Repetition,
}

/// An amount that the text states in two ways.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
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
    pub rule: Name,
}
