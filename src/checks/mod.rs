//! What a text says in two ways other than as a total with its parts, each a detector of its own.
//!
//! These stand beside the breakdowns, not among them: a share or a change is no part of what it is measured by.

pub(crate) mod age;
mod beside;
pub(crate) mod calendar;
pub(crate) mod change;
mod claim;
mod compared;
mod conflict;
pub(crate) mod digits;
pub(crate) mod headline;
pub(crate) mod hundred;
pub(crate) mod limit;
mod measured;
pub(crate) mod multiple;
mod named;
pub(crate) mod product;
pub(crate) mod repetition;
mod retold;
pub(crate) mod share;
mod slip;
pub(crate) mod time_span;
pub(crate) mod titled;
pub(crate) mod weekday;

use crate::decimal::Decimal;
use crate::findings::Mistake;
use crate::report::{Amount, Check, CheckKind, Verdict};
use crate::span::{Tokens, sort_by_place};
use crate::sums::breakdowns::Breakdowns;
use crate::sums::context::Context;
use crate::sums::interval::{Agreement, Interval};

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

/// What the detectors found.
#[derive(Default)]
pub(crate) struct Found {
    /// Amounts that were computed again, right or wrong.
    pub(crate) checks: Vec<Recalculation>,
    /// Mistakes that no arithmetic of figures shows: a date, a digit, a name too many.
    pub(crate) mistakes: Vec<Mistake>,
}

/// The detectors, one family a file. Shares first: a headline that agrees with one is no contradiction.
const DETECTORS: &[fn(&Context, &Breakdowns, &mut Found)] = &[
    share::detect_shares,
    hundred::detect_hundreds,
    product::detect_products,
    limit::detect_limits,
    named::detect_named,
    change::detect_changes,
    compared::detect_comparisons,
    multiple::detect_fractions,
    headline::detect_headline_conflicts,
    // after those that need no slip to be sure
    titled::detect_headlines,
    repetition::detect_repetitions,
    retold::detect_retellings,
    calendar::detect_impossible_days,
    digits::detect_malformed_numbers,
    age::detect_wrong_ages,
    time_span::detect_wrong_spans,
    weekday::detect_wrong_weekdays,
];

/// Runs every detector. Checks come back in text order.
pub(crate) fn detect(context: &Context, breakdowns: &Breakdowns) -> Found {
    let mut found = Found::default();
    for detect in DETECTORS {
        detect(context, breakdowns, &mut found);
    }
    sort_by_place(&mut found.checks, |check| {
        let cover = context.cover(check.figures.iter().copied());
        (cover.start, cover.end)
    });
    found
}

/// The check as the report has it.
pub(crate) fn report(context: &Context, check: &Recalculation) -> Check {
    let span = |tokens: &Tokens| context.reading.source.span(tokens);
    Check {
        kind: check.kind,
        span: span(&context.cover(check.figures.iter().copied())),
        figures: check.figures.iter().map(|&figure| figure as u32).collect(),
        computed: check.computed,
        verdict: check.verdict,
        difference: check.difference,
        evidence: span(&check.evidence),
        rule: check.rule.into(),
    }
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
