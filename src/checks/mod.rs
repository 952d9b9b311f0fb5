//! What a text says in two ways other than as a total with its parts, each a detector of its own.
//!
//! These stand beside the breakdowns, not among them: a share or a change is no part of what it is measured by.

mod change;
mod conflict;
mod share;

use crate::decimal::Decimal;
use crate::report::{Amount, Check, CheckKind, Verdict};
use crate::span::{Tokens, sort_by_place};
use crate::sums::breakdowns::Breakdowns;
use crate::sums::context::Context;
use crate::sums::interval::{Agreement, Interval};
use crate::utf16::Utf16;

/// A statement with what it is recomputed from.
pub(crate) struct Recalculation {
    pub(crate) kind: CheckKind,
    pub(crate) figures: Vec<usize>,
    pub(crate) computed: Amount,
    pub(crate) verdict: Verdict,
    pub(crate) difference: Option<Decimal>,
    /// The words that relate the figures.
    pub(crate) evidence: Tokens,
    pub(crate) rule: &'static str,
}

/// Shares first: a headline that agrees with one is no contradiction.
const DETECTORS: &[fn(&Context, &Breakdowns, &mut Vec<Recalculation>)] =
    &[share::find_shares, change::find_changes, conflict::find_headline_conflicts, conflict::find_repetitions];

/// Every check of the article, in text order.
pub(crate) fn find_checks(context: &Context, breakdowns: &Breakdowns, utf16: &Utf16) -> Vec<Check> {
    let mut found = Vec::new();
    for detect in DETECTORS {
        detect(context, breakdowns, &mut found);
    }
    let span = |tokens: &Tokens| utf16.span(context.reading.source.bytes(tokens));
    let mut checks: Vec<Check> = found
        .into_iter()
        .map(|recalculation| Check {
            kind: recalculation.kind,
            span: span(&context.cover(recalculation.figures.iter().copied())),
            figures: recalculation.figures.into_iter().map(|figure| figure as u32).collect(),
            computed: recalculation.computed,
            verdict: recalculation.verdict,
            difference: recalculation.difference,
            evidence: span(&recalculation.evidence),
            rule: recalculation.rule,
        })
        .collect();
    sort_by_place(&mut checks, |check| (check.span.start as usize, check.span.end as usize));
    checks
}

/// The verdict on a stated amount that was computed again, and what they differ by.
pub(crate) fn verdict(stated: Interval, again: Interval) -> Option<(Verdict, Option<Decimal>)> {
    Some(match stated.agreement(again, Decimal::ZERO)? {
        Agreement::Equal => (Verdict::Balanced, None),
        Agreement::Rounding => (Verdict::Rounding, None),
        Agreement::Bounds | Agreement::Allowed => (Verdict::WithinBounds, None),
        Agreement::Off { difference, .. } => (Verdict::Unbalanced, Some(difference)),
    })
}
