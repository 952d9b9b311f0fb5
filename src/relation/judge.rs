//! The arithmetic: what the parts come to, and whether that is what the total says.

use super::amounts::{Agreement, Slack, part_slacks};
use super::kinship::{Kinship, kinship};
use super::ledger::{Claim, Finding};
use super::scene::Scene;
use crate::decimal::Decimal;
use crate::report::{Amount, Kind, Relation, Verdict};

/// A finding with its verdict.
#[derive(Debug, Clone)]
pub(super) struct Judgement {
    pub(super) relation: Relation,
    pub(super) computed: Amount,
    pub(super) verdict: Verdict,
    pub(super) difference: Option<Decimal>,
}

/// `None` where the numbers speak against what weak words suggested, or cannot be added. May leave parts out of the finding:
/// those that only a sum would have tied to the total.
pub(super) fn judge(scene: &Scene, finding: &mut Finding) -> Option<Judgement> {
    let sum = add_up(scene, &finding.parts, finding.total)?;
    let many = finding.parts.len() > 1;
    let agrees = match sum.agreement {
        Agreement::Equal => Some(Verdict::Balanced),
        Agreement::Rounding => Some(Verdict::Rounding),
        Agreement::Bounds if finding.claim != Claim::Hint => Some(Verdict::WithinBounds),
        _ => None,
    };
    if let Some(verdict) = agrees.filter(|_| many && !matches!(finding.claim, Claim::Some | Claim::Each)) {
        return Some(Judgement { relation: Relation::Sum, computed: sum.computed, verdict, difference: None });
    }
    if drop_loose(scene, finding) {
        return judge(scene, finding);
    }
    let tie = finding.kinship(scene)?;
    let judged = |verdict: Verdict, difference: Option<Decimal>| {
        Some(Judgement { relation: Relation::Sum, computed: sum.computed, verdict, difference })
    };
    match (sum.agreement, finding.claim) {
        (_, Claim::Some | Claim::Each) => judge_subset(scene, finding, tie, &sum),
        _ if !many => judge_subset(scene, finding, tie, &sum),
        (Agreement::Off { difference, is_near: true }, _) => judged(Verdict::Unbalanced, Some(difference)),
        // only where every item was read and certainly counts some of the total is it the text that is wrong
        (Agreement::Off { difference, .. }, Claim::All) if finding.is_clean && tie >= Kinship::Kind => {
            judged(Verdict::Unbalanced, Some(difference))
        }
        (Agreement::Off { difference, .. }, Claim::Forms) if difference < Decimal::ZERO && tie >= Kinship::Kind => {
            judged(Verdict::Unbalanced, Some(difference))
        }
        // “12 thôn (3 thôn khó khăn, 2 thôn biên giới)” lists what is worth it
        (Agreement::Off { difference, .. }, Claim::Listed) if finding.is_clean && is_slip(scene, finding.total, difference) => {
            judged(Verdict::Unbalanced, Some(difference))
        }
        (Agreement::Off { difference, .. }, Claim::All) if difference > Decimal::ZERO => judged(Verdict::Partial, None),
        (Agreement::Allowed, Claim::All) => judged(Verdict::WithinBounds, None),
        (_, Claim::Open | Claim::Forms | Claim::Listed) => judge_subset(scene, finding, tie, &sum),
        _ => None,
    }
}

/// Whether they miss the total by so little that a slip is likelier than another total: by one, or a tenth.
pub(super) fn slips(scene: &Scene, parts: &[usize], total: usize) -> bool {
    let off = add_up(scene, parts, total).map(|sum| sum.agreement);
    matches!(off, Some(Agreement::Off { difference, .. }) if is_slip(scene, total, difference))
}

/// So little off that a list was meant to add up: by one, or a tenth.
fn is_slip(scene: &Scene, total: usize, difference: Decimal) -> bool {
    let Amount::Single { value } = scene.drafts[total].amount else { return false };
    let off = difference.magnitude();
    off <= Decimal::ONE || off.multiply(Decimal::from(10)).is_some_and(|off| off <= value.magnitude())
}

/// Leaves out the parts that nothing but a sum would tie to the total; whether there were any.
fn drop_loose(scene: &Scene, finding: &mut Finding) -> bool {
    let before = finding.parts.len();
    let total = finding.total;
    finding.parts.retain(|&part| kinship(scene, total, part) > Some(Kinship::Loose));
    finding.parts.len() < before
}

/// Some of the total: nothing to add up, but no part is larger than the whole.
fn judge_subset(scene: &Scene, finding: &Finding, tie: Kinship, sum: &Sum) -> Option<Judgement> {
    let judged = |verdict: Verdict, difference: Option<Decimal>| {
        Some(Judgement { relation: Relation::Subset, computed: sum.computed, verdict, difference })
    };
    if finding.claim == Claim::Hint || finding.claim == Claim::All && tie < Kinship::Kind {
        return None;
    }
    // “15,07% (15,07% so với 9,64%)” says it again
    let is_whole = |&part: &usize| {
        let (total, part) = (&scene.drafts[finding.total], &scene.drafts[part]);
        total.kind == part.kind && total.amount == part.amount
    };
    if finding.parts.iter().any(is_whole) {
        return None;
    }
    let Some(&larger) = finding.parts.iter().find(|&&part| exceeds(scene, part, finding.total)) else {
        return judged(Verdict::Partial, None);
    };
    // a weak tie with a part larger than its total is no tie, nor is a rate a part of a rate: “hộ nghèo còn 2,26%, trong đó nông thôn 2,62%”
    if tie < Kinship::Kind || finding.claim == Claim::Some || scene.drafts[finding.total].kind == Kind::Percent {
        return None;
    }
    let [total, part] = [finding.total, larger].map(|index| scene.slacks(index));
    judged(Verdict::Unbalanced, total?[0]?.value.subtract(part?[0]?.value))
}

/// Whether the part is more than its total can be.
pub(super) fn exceeds(scene: &Scene, part: usize, total: usize) -> bool {
    let of = || Some((scene.slacks(total)?, part_slacks(scene, total, part)?));
    of().is_some_and(|(total, part)| {
        total.iter().zip(&part).any(|(total, part)| total.zip(*part).is_some_and(|(total, part)| part.exceeds(total)))
    })
}

/// Whether the parts add up to that total as far as digits and bounds tell.
pub(super) fn agrees(scene: &Scene, parts: &[usize], total: usize) -> bool {
    let is_agreed = |agreement| matches!(agreement, Agreement::Equal | Agreement::Rounding | Agreement::Bounds);
    add_up(scene, parts, total).is_some_and(|sum| is_agreed(sum.agreement))
}

/// Whether the parts add up to just that total.
pub(super) fn comes_to(scene: &Scene, parts: &[usize], total: usize) -> bool {
    add_up(scene, parts, total).is_some_and(|sum| sum.agreement == Agreement::Equal)
}

/// Whether they miss that total by so little that they must have been meant to add up to it.
pub(super) fn comes_near(scene: &Scene, parts: &[usize], total: usize) -> bool {
    add_up(scene, parts, total).is_some_and(|sum| matches!(sum.agreement, Agreement::Off { is_near: true, .. }))
}

/// What parts come to.
struct Sum {
    computed: Amount,
    agreement: Agreement,
}

fn add_up(scene: &Scene, parts: &[usize], total: usize) -> Option<Sum> {
    let whole = scene.slacks(total)?;
    let parts: Vec<[Option<Slack>; 2]> = parts.iter().map(|&part| part_slacks(scene, total, part)).collect::<Option<_>>()?;
    let sum = |side: usize| parts.iter().try_fold(Slack::exact(Decimal::ZERO), |sum, part| sum.add(part[side]?));
    // what is missing is less than each part that was worth a word; in a longer list it may be as little as the least of them
    let room = |side: usize| {
        let least = parts.iter().filter_map(|part| Some(part[side]?.value)).min().unwrap_or(Decimal::ZERO);
        if parts.len() > 2 { least.add(least).unwrap_or(least) } else { least }
    };
    let first = sum(0)?;
    let agreement = whole[0]?.agreement(first, room(0))?;
    // counts are parts of what there is, not of what was planned
    let of_both = parts.iter().any(|part| part[1].is_some());
    match whole[1].filter(|_| of_both) {
        None => Some(Sum { computed: Amount::Single { value: first.value }, agreement }),
        Some(denominator) => {
            let second = sum(1)?;
            let other = denominator.agreement(second, room(1))?;
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
