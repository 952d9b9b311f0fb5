//! What the detectors find: a total, its parts, and the words that relate them.

use crate::span::Tokens;
use crate::sums::arithmetic::{Judgement, agrees, judge};
use crate::sums::compatibility::{Compatibility, compatibility};
use crate::sums::context::Context;
use crate::sums::ways::{cross, mix};

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

/// A proposal that the arithmetic does not speak against.
#[derive(Debug)]
pub(crate) struct Related {
    pub(crate) proposal: Proposal,
    pub(crate) judgement: Judgement,
}

/// What was found so far; a figure is a part of one total.
#[derive(Debug, Default)]
pub(crate) struct Breakdowns {
    pub(crate) related: Vec<Related>,
    /// For each figure where in `related` it is a part.
    parent: Vec<Option<usize>>,
}

impl Breakdowns {
    pub(crate) fn new(figures: usize) -> Self {
        Self { related: Vec::new(), parent: vec![None; figures] }
    }

    pub(crate) fn is_part(&self, figure: usize) -> bool {
        self.total_of(figure).is_some()
    }

    /// The total that the figure is a part of.
    pub(crate) fn total_of(&self, part: usize) -> Option<usize> {
        self.parent.get(part).copied().flatten().map(|index| self.related[index].proposal.total)
    }

    /// Keeps what is found unless an earlier detector related one of the parts already or the numbers speak against it.
    pub(crate) fn push(&mut self, context: &Context, mut proposal: Proposal) {
        if proposal.parts.is_empty() || proposal.parts.iter().any(|&part| part == proposal.total || self.is_part(part)) {
            return;
        }
        match proposal.coverage {
            Coverage::Some => {}
            // what adds up by chance is not related by a weak word
            Coverage::Hint if cross(context, &proposal.parts) => return,
            Coverage::Hint => {}
            _ if cross(context, &proposal.parts) => proposal.coverage = Coverage::Each,
            _ if mix(context, &proposal.parts) && !agrees(context, &proposal.parts, proposal.total) => proposal.coverage = Coverage::Each,
            _ => {}
        }
        let Some(judgement) = judge(context, &mut proposal) else { return };
        for &part in &proposal.parts {
            self.parent[part] = Some(self.related.len());
        }
        self.related.push(Related { proposal, judgement });
    }
}
