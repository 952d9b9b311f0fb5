//! Collects the findings into one list: sums that do not add up (`48 tổ chức, gồm 21 đảng bộ và 26 chi bộ`), checks that do not come out,
//! and the mistakes that detectors found without a sum or a check (`31/4`).

use crate::report::{Amount, Bound, Breakdown, Check, CheckKind, Expected, Finding, FindingKind, Relation, Severity, Verdict};
use crate::span::{Tokens, sort_by_place};
use crate::sums::context::Context;

/// A mistake that a detector found, with its places in tokens.
pub(crate) struct Mistake {
    pub(crate) kind: FindingKind,
    pub(crate) severity: Severity,
    /// The place to underline.
    pub(crate) at: Tokens,
    /// Every amount and date that takes part.
    pub(crate) places: Vec<Tokens>,
    pub(crate) figures: Vec<usize>,
    pub(crate) dates: Vec<usize>,
    pub(crate) expected: Option<Expected>,
    pub(crate) rule: &'static str,
}

/// Every finding of the article in text order, the more severe first at one place.
pub(crate) fn collect(context: &Context, breakdowns: &[Breakdown], checks: &[Check], mistakes: Vec<Mistake>) -> Vec<Finding> {
    let sums = breakdowns.iter().enumerate().filter(|(_, sum)| sum.verdict == Verdict::Unbalanced);
    let checks = checks.iter().enumerate().filter(|(_, check)| check.verdict == Verdict::Unbalanced);
    let mut findings: Vec<Finding> = sums.map(|(index, sum)| of_breakdown(context, index, sum)).collect();
    findings.extend(checks.filter_map(|(index, check)| of_check(context, index, check)));
    findings.extend(mistakes.into_iter().map(|mistake| of_mistake(context, mistake)));
    sort_by_place(&mut findings, |finding| (finding.span.start, finding.severity as usize));
    findings
}

/// Marks the total of a sum, but the largest part of a subset.
fn of_breakdown(context: &Context, index: usize, sum: &Breakdown) -> Finding {
    let figures: Vec<u32> = [sum.total].into_iter().chain(sum.parts.iter().copied()).collect();
    let (kind, marked, expected) = match sum.relation {
        Relation::Sum => (FindingKind::Sum, sum.total, Some(Expected::Amount(sum.computed))),
        Relation::Subset => (FindingKind::Limit, largest(context, &sum.parts).unwrap_or(sum.total), None),
    };
    let finding = of_figures(context, kind, figures, marked, expected, sum.rule.clone());
    Finding { breakdown: Some(index as u32), ..finding }
}

fn largest(context: &Context, figures: &[u32]) -> Option<u32> {
    let value = |figure: u32| match context.drafts[figure as usize].amount {
        Amount::Single { value } => value,
        Amount::Ratio { numerator, .. } => numerator,
        Amount::Range { high, .. } => high,
        Amount::Score { home, .. } => home,
    };
    figures.iter().copied().max_by_key(|&figure| value(figure))
}

fn of_check(context: &Context, index: usize, check: &Check) -> Option<Finding> {
    let (&marked, _) = check.stated()?;
    let kind = match check.kind {
        CheckKind::Share => FindingKind::Share,
        CheckKind::Hundred => FindingKind::Hundred,
        CheckKind::Product => FindingKind::Product,
        CheckKind::Change => FindingKind::Change,
        CheckKind::Multiple => FindingKind::Multiple,
        CheckKind::Headline => FindingKind::Headline,
        CheckKind::Repetition => FindingKind::Repetition,
    };
    let expected = Some(Expected::Amount(check.computed));
    let finding = of_figures(context, kind, check.figures.clone(), marked, expected, check.rule.clone());
    Some(Finding { check: Some(index as u32), ..finding })
}

/// A finding about figures alone; doubtful if one of them is hedged: `khoảng 500`.
fn of_figures(
    context: &Context,
    kind: FindingKind,
    mut figures: Vec<u32>,
    marked: u32,
    expected: Option<Expected>,
    rule: crate::report::Name,
) -> Finding {
    figures.sort_unstable();
    figures.dedup();
    let draft = |figure: u32| &context.drafts[figure as usize];
    let span = |figure: u32| context.reading.source.span(&draft(figure).number);
    let is_hedged = figures.iter().any(|&figure| draft(figure).bound != Bound::Exact);
    Finding {
        kind,
        severity: if is_hedged { Severity::Doubtful } else { Severity::Wrong },
        span: span(marked),
        spans: figures.iter().map(|&figure| span(figure)).collect(),
        figures,
        dates: Vec::new(),
        breakdown: None,
        check: None,
        expected,
        rule,
    }
}

fn of_mistake(context: &Context, mistake: Mistake) -> Finding {
    let source = context.reading.source;
    let indices = |list: Vec<usize>| list.into_iter().map(|index| index as u32).collect();
    let mut spans: Vec<_> = mistake.places.iter().map(|tokens| source.span(tokens)).collect();
    sort_by_place(&mut spans, |span| (span.start, span.end));
    Finding {
        kind: mistake.kind,
        severity: mistake.severity,
        span: source.span(&mistake.at),
        spans,
        figures: indices(mistake.figures),
        dates: indices(mistake.dates),
        breakdown: None,
        check: None,
        expected: mistake.expected,
        rule: mistake.rule.into(),
    }
}
