//! What a scanner of dates returns: `17-12/2016` with its tokens, its meaning and how sure its shape is.

use super::calendar::When;
use crate::span::Tokens;

/// A reading of some tokens as a date.
#[derive(Debug, Clone)]
pub(super) struct Spot {
    pub(super) tokens: Tokens,
    /// What no other finder may read: all tokens, except that the 6 of `6 tháng đầu năm` stays a number.
    pub(super) claim: Tokens,
    pub(super) when: When,
    /// The separator of a shape that may be a fraction, a score or a range as well; `None` where the shape can only be a date.
    pub(super) by: Option<char>,
}

impl Spot {
    /// A shape that can only be a date: `17/12/2012`.
    pub(super) fn sure(tokens: Tokens, when: When) -> Self {
        Self { claim: tokens.clone(), tokens, when, by: None }
    }
}
