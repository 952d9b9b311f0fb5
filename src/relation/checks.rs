//! What a text says in two ways other than as a total with its parts, each a detector of its own.
//!
//! These stand beside the breakdowns, not among them: a share or a change is no part of what it is measured by.

use super::amounts::{Agreement, Slack};
use super::ledger::Ledger;
use super::scene::Scene;
use crate::decimal::Decimal;
use crate::report::{Amount, Check, CheckKind, Verdict};
use crate::span::{Tokens, sort_by_place};
use crate::utf16::Utf16;

/// A statement with what it is recomputed from.
pub(super) struct Finding {
    pub(super) kind: CheckKind,
    pub(super) figures: Vec<usize>,
    pub(super) computed: Amount,
    pub(super) verdict: Verdict,
    pub(super) difference: Option<Decimal>,
    /// The words that relate the figures.
    pub(super) evidence: Tokens,
    pub(super) rule: &'static str,
}

/// Shares first: a headline that agrees with one is no contradiction.
const DETECTORS: &[fn(&Scene, &Ledger, &mut Vec<Finding>)] =
    &[super::share::find_shares, super::change::find_changes, super::conflict::find_headline_conflicts, super::conflict::find_repetitions];

/// Every check of the article, in text order.
pub(super) fn find_all(scene: &Scene, ledger: &Ledger, utf16: &Utf16) -> Vec<Check> {
    let mut found = Vec::new();
    for detect in DETECTORS {
        detect(scene, ledger, &mut found);
    }
    let span = |tokens: &Tokens| utf16.span(scene.reading.source.bytes(tokens));
    let mut checks: Vec<Check> = found
        .into_iter()
        .map(|finding| Check {
            kind: finding.kind,
            span: span(&scene.cover(finding.figures.iter().copied())),
            figures: finding.figures.into_iter().map(|figure| figure as u32).collect(),
            computed: finding.computed,
            verdict: finding.verdict,
            difference: finding.difference,
            evidence: span(&finding.evidence),
            rule: finding.rule,
        })
        .collect();
    sort_by_place(&mut checks, |check| (check.span.start as usize, check.span.end as usize));
    checks
}

/// The verdict on a stated amount that was computed again, and what they differ by.
pub(super) fn verdict(stated: Slack, again: Slack) -> Option<(Verdict, Option<Decimal>)> {
    Some(match stated.agreement(again, Decimal::ZERO)? {
        Agreement::Equal => (Verdict::Balanced, None),
        Agreement::Rounding => (Verdict::Rounding, None),
        Agreement::Bounds | Agreement::Allowed => (Verdict::WithinBounds, None),
        Agreement::Off { difference, .. } => (Verdict::Unbalanced, Some(difference)),
    })
}
