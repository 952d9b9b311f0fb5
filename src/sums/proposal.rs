//! What a detector proposes: a total, its parts, and what the wording claims of them, before any arithmetic.

use crate::span::Tokens;
use crate::sums::compatibility::{Compatibility, compatibility};
use crate::sums::context::Context;

/// What the text says of the parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Coverage {
    /// They are everything: `gồm`, `còn lại`.
    All,
    /// They are most likely everything: a bracket without a word, a conclusion.
    Listed,
    /// They may be everything or not: `trong đó`.
    Open,
    /// The same of forms that exclude each other: no more than everything.
    Forms,
    /// They are some of it: `có`.
    Some,
    /// Each is some of it, and one may be in several: `có 612 nữ và 845 đoàn viên`.
    Each,
    /// They are told one by one: `cụ thể`, `theo đó`; everything or some of it.
    Detail,
    /// They may be everything or not, and may overlap, so a sum that misses is no mistake.
    Possible,
    /// Weak cue: accept only if the sum is exact.
    Hint,
}

/// A total with its parts as the words relate them, before any arithmetic.
#[derive(Debug, Clone)]
pub(crate) struct Proposal {
    pub(crate) total: usize,
    pub(crate) parts: Vec<usize>,
    pub(crate) coverage: Coverage,
    /// Whether every item of the list has a number.
    pub(crate) is_clean: bool,
    /// The words that relate them.
    pub(crate) evidence: Tokens,
    pub(crate) rule: &'static str,
}

impl Proposal {
    /// The weakest tie between the total and a part.
    pub(crate) fn compatibility(&self, context: &Context) -> Option<Compatibility> {
        self.parts.iter().map(|&part| compatibility(context, self.total, part)).min().flatten()
    }
}
