//! The breakdowns that were found so far, each with the verdict of the arithmetic.

use crate::sums::arithmetic::{Judgement, agrees, judge};
use crate::sums::context::Context;
use crate::sums::proposal::{Coverage, Proposal};
use crate::sums::ways::{cross, mix};

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
