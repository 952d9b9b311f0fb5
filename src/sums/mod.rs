//! Totals and parts: `63 tổ chức cơ sở đảng, trong đó có 27 đảng bộ và 36 chi bộ`, `16 chi bộ (8 …, 5 … và 3 …)`, and
//! whether they add up.
//!
//! Link figures only if wording links them, never because numbers add up: each detector starts from a word, a bracket or a repeated phrase and says what
//! the text claims of the parts; `judge` alone does arithmetic. Every search is bounded by the sentence, the bracket or a
//! few sentences, so that a text twice as long takes twice the time.

pub(crate) mod arithmetic;
pub(crate) mod breakdowns;
pub(crate) mod candidates;
pub(crate) mod compatibility;
pub(crate) mod context;
mod detect;
pub(crate) mod interval;
pub(crate) mod items;
pub(crate) mod message;
pub(crate) mod proposal;
pub(crate) mod repeated_words;
mod slip;
mod ways;

use crate::report::{Amount, Bound, Breakdown};
use crate::span::sort_by_place;
use breakdowns::{Breakdowns, Related};
use context::Context;
use detect::DETECTORS;
use interval::Interval;

/// Every breakdown that the text states, with the arithmetic checked.
pub(crate) fn find_breakdowns(context: &Context) -> Breakdowns {
    let mut breakdowns = Breakdowns::new(context.drafts.len());
    for detect in DETECTORS {
        detect(context, &mut breakdowns);
    }
    breakdowns
}

/// As the report has them, in text order.
pub(crate) fn report(context: &Context, breakdowns: &Breakdowns) -> Vec<Breakdown> {
    let mut breakdowns: Vec<Breakdown> = breakdowns.related.iter().map(|related| finish(context, related)).collect();
    sort_by_place(&mut breakdowns, |breakdown| {
        let first = breakdown.parts.first().map_or(0, |&part| part as usize + 1);
        (breakdown.total as usize, first)
    });
    breakdowns
}

/// Whether two statements of one amount can both be true: 94 and `hơn 90`.
pub(crate) fn reconcilable(left: (Amount, Bound), right: (Amount, Bound)) -> bool {
    let both = |left: Option<Interval>, right: Option<Interval>| {
        left.zip(right).is_none_or(|(left, right)| !left.exceeds(right) && !right.exceeds(left))
    };
    match (Interval::stated(left.0, left.1), Interval::stated(right.0, right.1)) {
        (Some(left), Some(right)) => both(left[0], right[0]) && both(left[1], right[1]),
        _ => left == right,
    }
}

fn finish(context: &Context, Related { proposal, judgement }: &Related) -> Breakdown {
    let span = |tokens| context.reading.source.span(tokens);
    Breakdown {
        total: proposal.total as u32,
        parts: proposal.parts.iter().map(|&part| part as u32).collect(),
        relation: judgement.relation,
        computed: judgement.computed,
        verdict: judgement.verdict,
        difference: judgement.difference,
        span: span(&context.cover(proposal.parts.iter().copied().chain([proposal.total]))),
        evidence: span(&proposal.evidence),
        rule: proposal.rule.into(),
    }
}
