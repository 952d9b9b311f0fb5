//! The arithmetic: what the parts come to, and whether that is what the total says.

use super::amounts::{Agreement, Slack, part_slacks, slacks};
use super::kinship::Kinship;
use super::ledger::{Claim, Finding};
use super::scene::Scene;
use crate::decimal::Decimal;
use crate::report::{Amount, Relation, Verdict};

/// A finding with its verdict.
#[derive(Debug, Clone)]
pub(super) struct Judgement {
    pub(super) relation: Relation,
    pub(super) computed: Amount,
    pub(super) verdict: Verdict,
    pub(super) difference: Option<Decimal>,
}

/// `None` where the numbers speak against what weak words suggested, or cannot be added.
pub(super) fn judge(scene: &Scene, finding: &Finding) -> Option<Judgement> {
    let tie = finding.kinship(scene)?;
    let sum = add_up(scene, finding)?;
    if finding.parts.len() == 1 || finding.claim == Claim::Some {
        return judge_subset(scene, finding, tie, &sum);
    }
    let judged = |verdict: Verdict, difference: Option<Decimal>| {
        Some(Judgement { relation: Relation::Sum, computed: sum.computed, verdict, difference })
    };
    match sum.agreement {
        Agreement::Equal => judged(Verdict::Balanced, None),
        Agreement::Rounding => judged(Verdict::Rounding, None),
        Agreement::Bounds => judged(Verdict::WithinBounds, None),
        Agreement::Allowed if finding.claim == Claim::All => judged(Verdict::WithinBounds, None),
        Agreement::Allowed if finding.claim == Claim::Hint => None,
        Agreement::Allowed => judge_subset(scene, finding, tie, &sum),
        Agreement::Off { difference, is_near: true } if tie > Kinship::Loose => judged(Verdict::Unbalanced, Some(difference)),
        Agreement::Off { difference, .. } => match finding.claim {
            Claim::Open => judge_subset(scene, finding, tie, &sum),
            // only where every item was read and certainly counts some of the total is it the text that is wrong
            Claim::All if finding.is_clean && tie >= Kinship::Kind => judged(Verdict::Unbalanced, Some(difference)),
            Claim::All if tie > Kinship::Loose && difference > Decimal::ZERO => judged(Verdict::Partial, None),
            _ => None,
        },
    }
}

/// Some of the total: nothing to add up, but no part is larger than the whole.
fn judge_subset(scene: &Scene, finding: &Finding, tie: Kinship, sum: &Sum) -> Option<Judgement> {
    let judged = |verdict: Verdict, difference: Option<Decimal>| {
        Some(Judgement { relation: Relation::Subset, computed: sum.computed, verdict, difference })
    };
    if finding.claim == Claim::Hint || finding.claim == Claim::All && tie < Kinship::Kind {
        return None;
    }
    let Some(&larger) = finding.parts.iter().find(|&&part| exceeds(scene, part, finding.total)) else {
        return judged(Verdict::Partial, None);
    };
    // a weak tie with a part larger than its total is no tie
    if tie < Kinship::Kind || finding.claim == Claim::Some {
        return None;
    }
    let [total, part] = [finding.total, larger].map(|index| slacks(scene.reading, &scene.drafts[index]));
    judged(Verdict::Unbalanced, total?[0]?.value.subtract(part?[0]?.value))
}

/// Whether the part is more than its total can be.
pub(super) fn exceeds(scene: &Scene, part: usize, total: usize) -> bool {
    let of = |total: usize, part: usize| {
        let (total, part) = (&scene.drafts[total], &scene.drafts[part]);
        Some((slacks(scene.reading, total)?, part_slacks(scene.reading, total, part)?))
    };
    of(total, part).is_some_and(|(total, part)| {
        total.iter().zip(&part).any(|(total, part)| total.zip(*part).is_some_and(|(total, part)| part.exceeds(total)))
    })
}

/// What the parts of a finding come to.
struct Sum {
    computed: Amount,
    agreement: Agreement,
}

fn add_up(scene: &Scene, finding: &Finding) -> Option<Sum> {
    let total = &scene.drafts[finding.total];
    let whole = slacks(scene.reading, total)?;
    let parts: Vec<[Option<Slack>; 2]> =
        finding.parts.iter().map(|&part| part_slacks(scene.reading, total, &scene.drafts[part])).collect::<Option<_>>()?;
    let sum = |side: usize| parts.iter().try_fold(Slack::exact(Decimal::ZERO), |sum, part| sum.add(part[side]?));
    let least = |side: usize| parts.iter().filter_map(|part| Some(part[side]?.value)).min().unwrap_or(Decimal::ZERO);
    let first = sum(0)?;
    let agreement = whole[0]?.agreement(first, least(0))?;
    match whole[1] {
        None => Some(Sum { computed: Amount::Single { value: first.value }, agreement }),
        Some(denominator) => {
            let second = sum(1)?;
            let other = denominator.agreement(second, least(1))?;
            let computed = Amount::Ratio { numerator: first.value, denominator: second.value };
            Some(Sum { computed, agreement: worse(agreement, other) })
        }
    }
}

/// A ratio adds up where both its numbers do.
fn worse(left: Agreement, right: Agreement) -> Agreement {
    match (left, right) {
        (Agreement::Off { difference, is_near }, Agreement::Off { is_near: other, .. }) => {
            Agreement::Off { difference, is_near: is_near && other }
        }
        (Agreement::Equal, other) | (other @ (Agreement::Off { .. } | Agreement::Allowed), _) => other,
        (_, other @ (Agreement::Off { .. } | Agreement::Allowed)) => other,
        (left, _) => left,
    }
}
