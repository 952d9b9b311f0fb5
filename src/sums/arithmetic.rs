//! The arithmetic: what the parts come to, and whether that is what the total says.

use crate::decimal::Decimal;
use crate::report::{Amount, Kind, Relation, Verdict};
use crate::sums::compatibility::{Compatibility, compatibility};
use crate::sums::context::Context;
use crate::sums::interval::{Agreement, Interval};
use crate::sums::proposal::{Coverage, Proposal};
use crate::sums::slip;

/// A proposal with its verdict.
#[derive(Debug, Clone)]
pub(crate) struct Judgement {
    pub(crate) relation: Relation,
    pub(crate) computed: Amount,
    pub(crate) verdict: Verdict,
    pub(crate) difference: Option<Decimal>,
}

/// `None` where the numbers speak against what weak words suggested, or cannot be added. May leave parts out of the proposal:
/// those that only a sum would have tied to the total.
pub(crate) fn judge(context: &Context, proposal: &mut Proposal) -> Option<Judgement> {
    let sum = add_up(context, &proposal.parts, proposal.total)?;
    let many = proposal.parts.len() > 1;
    let agrees = match sum.agreement {
        Agreement::Equal => Some(Verdict::Balanced),
        Agreement::Rounding => Some(Verdict::Rounding),
        Agreement::Bounds if proposal.coverage != Coverage::Hint => Some(Verdict::WithinBounds),
        _ => None,
    };
    if let Some(verdict) = agrees.filter(|_| many && !matches!(proposal.coverage, Coverage::Some | Coverage::Each)) {
        return Some(Judgement { relation: Relation::Sum, computed: sum.computed, verdict, difference: None });
    }
    if is_slip_of_list(context, proposal, &sum) {
        let Agreement::Off { difference, .. } = sum.agreement else { return None };
        return Some(Judgement {
            relation: Relation::Sum,
            computed: sum.computed,
            verdict: Verdict::Unbalanced,
            difference: Some(difference),
        });
    }
    if drop_loose(context, proposal) {
        return judge(context, proposal);
    }
    let tie = proposal.compatibility(context)?;
    let is_count = context.drafts[proposal.total].kind == Kind::Count;
    let judged = |verdict: Verdict, difference: Option<Decimal>| {
        Some(Judgement { relation: Relation::Sum, computed: sum.computed, verdict, difference })
    };
    match (sum.agreement, proposal.coverage) {
        (_, Coverage::Some | Coverage::Each | Coverage::Possible) => judge_subset(context, proposal, tie, &sum),
        _ if !many => judge_subset(context, proposal, tie, &sum),
        (Agreement::Off { difference, is_near: true }, _) => judged(Verdict::Unbalanced, Some(difference)),
        // only where every item was read and certainly counts some of the total is it the text that is wrong
        (Agreement::Off { difference, .. }, Coverage::All) if proposal.is_clean && tie >= Compatibility::Kind => {
            judged(Verdict::Unbalanced, Some(difference))
        }
        // a list that is more than its total by little: nothing else than a slip makes it so
        (Agreement::Off { difference, .. }, Coverage::All | Coverage::Open | Coverage::Detail)
            if (difference < Decimal::ZERO || proposal.coverage != Coverage::Open && proposal.is_clean)
                && tie >= least_tie(context, proposal)
                && is_slip(context, proposal.total, difference)
                // “trong đó 76 công nhân, 54 đảng viên”: one may be both
                && (proposal.coverage != Coverage::Open || !is_count || slips_by_digit(context, &proposal.parts, proposal.total)) =>
        {
            judged(Verdict::Unbalanced, Some(difference))
        }
        (Agreement::Off { difference, .. }, Coverage::Forms) if difference < Decimal::ZERO && tie >= Compatibility::Kind => {
            judged(Verdict::Unbalanced, Some(difference))
        }
        // “12 thôn (3 thôn khó khăn, 2 thôn biên giới)” lists what is worth it
        (Agreement::Off { difference, .. }, Coverage::Listed) if proposal.is_clean && is_slip(context, proposal.total, difference) => {
            judged(Verdict::Unbalanced, Some(difference))
        }
        (Agreement::Off { difference, .. }, Coverage::All) if difference > Decimal::ZERO => judged(Verdict::Partial, None),
        (Agreement::Allowed, Coverage::All) => judged(Verdict::WithinBounds, None),
        (_, Coverage::Open | Coverage::Forms | Coverage::Listed | Coverage::Detail) => judge_subset(context, proposal, tie, &sum),
        _ => None,
    }
}

/// Whether they miss the total by so little that a slip is likelier than another total: by one, or an eighth.
pub(crate) fn slips(context: &Context, parts: &[usize], total: usize) -> bool {
    let off = add_up(context, parts, total).map(|sum| sum.agreement);
    matches!(off, Some(Agreement::Off { difference, .. }) if is_slip(context, total, difference))
}

/// So little off that a list was meant to add up: by one, or an eighth.
fn is_slip(context: &Context, total: usize, difference: Decimal) -> bool {
    let Amount::Single { value } = context.drafts[total].amount else { return false };
    difference.magnitude() <= Decimal::ONE || slip::is_small(value, difference)
}

/// Whether a list that names every part right behind its total misses it by little: `31 huy chương: 9 HCV, 14 HCB, 10 HCĐ`. The nouns
/// need not be known, since each item counts something and stands for some of the total.
fn is_slip_of_list(context: &Context, proposal: &Proposal, sum: &Sum) -> bool {
    const FEWEST: usize = 3;
    let Agreement::Off { difference, .. } = sum.agreement else { return false };
    let is_full = matches!(proposal.coverage, Coverage::All | Coverage::Listed) && proposal.parts.len() >= FEWEST;
    let counts = |&part: &usize| context.drafts[part].kind == context.drafts[proposal.total].kind;
    is_full
        && (proposal.is_clean || difference < Decimal::ZERO)
        && context.drafts[proposal.total].object.is_some()
        && proposal.parts.iter().all(counts)
        && is_slip(context, proposal.total, difference)
}

/// Money and measures share their unit; counts must share more than a class unless the list is said to be everything.
fn least_tie(context: &Context, proposal: &Proposal) -> Compatibility {
    let has_nouns = proposal.parts.iter().any(|&part| context.drafts[part].object.is_some());
    match (context.drafts[proposal.total].kind, proposal.coverage) {
        (Kind::Count, Coverage::Open) => Compatibility::Kind,
        (Kind::Count, Coverage::Detail) if has_nouns => Compatibility::Kind,
        _ => Compatibility::Class,
    }
}

/// Leaves out the parts that nothing but a sum would tie to the total; whether there were any.
fn drop_loose(context: &Context, proposal: &mut Proposal) -> bool {
    // “12 đại biểu trên tổng số 50 ghế”: the words say it of one part, whatever it is called
    if proposal.coverage == Coverage::Possible && proposal.parts.len() == 1 {
        return false;
    }
    let before = proposal.parts.len();
    let total = proposal.total;
    proposal.parts.retain(|&part| compatibility(context, total, part) > Some(Compatibility::Loose));
    proposal.parts.len() < before
}

/// Some of the total: nothing to add up, but no part is larger than the whole.
fn judge_subset(context: &Context, proposal: &Proposal, tie: Compatibility, sum: &Sum) -> Option<Judgement> {
    let judged = |verdict: Verdict, difference: Option<Decimal>| {
        Some(Judgement { relation: Relation::Subset, computed: sum.computed, verdict, difference })
    };
    let is_weak = match proposal.coverage {
        Coverage::Hint => true,
        Coverage::All => tie < Compatibility::Kind,
        // “Cụ thể” with one amount says more of the same thing as often as it counts some of it
        Coverage::Detail => tie < Compatibility::Kind || proposal.parts.len() < 2,
        _ => false,
    };
    if is_weak {
        return None;
    }
    // “15,07% (15,07% so với 9,64%)” says it again
    let is_whole = |&part: &usize| {
        let (total, part) = (&context.drafts[proposal.total], &context.drafts[part]);
        total.kind == part.kind && total.amount == part.amount
    };
    if proposal.parts.iter().any(is_whole) {
        return None;
    }
    let Some(&larger) = proposal.parts.iter().find(|&&part| exceeds(context, part, proposal.total)) else {
        return judged(Verdict::Partial, None);
    };
    // a weak tie with a part larger than its total is no tie, nor is a rate a part of a rate: “hộ nghèo còn 2,26%, trong đó nông thôn 2,62%”
    let claims_less = matches!(proposal.coverage, Coverage::Some | Coverage::Possible | Coverage::Detail);
    if tie < Compatibility::Kind || claims_less || context.drafts[proposal.total].kind == Kind::Percent {
        return None;
    }
    let [total, part] = [proposal.total, larger].map(|index| context.intervals(index));
    judged(Verdict::Unbalanced, total?[0]?.value.subtract(part?[0]?.value))
}

/// Whether the part is more than its total can be.
pub(crate) fn exceeds(context: &Context, part: usize, total: usize) -> bool {
    let of = || Some((context.intervals(total)?, part_intervals(context, total, part)?));
    of().is_some_and(|(total, part)| {
        total.iter().zip(&part).any(|(total, part)| total.zip(*part).is_some_and(|(total, part)| part.exceeds(total)))
    })
}

/// Whether the parts add up to that total as far as digits and bounds tell.
pub(crate) fn agrees(context: &Context, parts: &[usize], total: usize) -> bool {
    let is_agreed = |agreement| matches!(agreement, Agreement::Equal | Agreement::Rounding | Agreement::Bounds);
    add_up(context, parts, total).is_some_and(|sum| is_agreed(sum.agreement))
}

/// Whether the parts add up to just that total.
pub(crate) fn comes_to(context: &Context, parts: &[usize], total: usize) -> bool {
    add_up(context, parts, total).is_some_and(|sum| sum.agreement == Agreement::Equal)
}

/// Whether they miss that total by so little that they must have been meant to add up to it.
pub(crate) fn comes_near(context: &Context, parts: &[usize], total: usize) -> bool {
    add_up(context, parts, total).is_some_and(|sum| matches!(sum.agreement, Agreement::Off { is_near: true, .. }))
}

/// Whether they can come to that total, as far as the written digits and words like `trên` go.
pub(crate) fn comes_within(context: &Context, parts: &[usize], total: usize) -> bool {
    add_up(context, parts, total).is_some_and(|sum| matches!(sum.agreement, Agreement::Rounding | Agreement::Bounds))
}

/// Whether they miss that total as a slip of the pen does: by one digit, or two that changed places.
pub(crate) fn slips_by_digit(context: &Context, parts: &[usize], total: usize) -> bool {
    let value = |figure: usize, interval: Option<[Option<Interval>; 2]>| {
        let single = matches!(context.drafts[figure].amount, Amount::Single { .. });
        interval.filter(|_| single).and_then(|interval| Some(interval[0]?.value))
    };
    let Some(whole) = value(total, context.intervals(total)) else { return false };
    let of = |&part: &usize| value(part, part_intervals(context, total, part));
    let off = matches!(add_up(context, parts, total).map(|sum| sum.agreement), Some(Agreement::Off { .. }));
    off && parts.iter().map(of).collect::<Option<Vec<_>>>().is_some_and(|parts| slip::is_slip(whole, &parts))
}

/// What parts come to.
struct Sum {
    computed: Amount,
    agreement: Agreement,
}

fn add_up(context: &Context, parts: &[usize], total: usize) -> Option<Sum> {
    let whole = context.intervals(total)?;
    let parts: Vec<[Option<Interval>; 2]> = parts.iter().map(|&part| part_intervals(context, total, part)).collect::<Option<_>>()?;
    let sum = |side: usize| parts.iter().try_fold(Interval::exact(Decimal::ZERO), |sum, part| sum.add(part[side]?));
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

/// The one or, for ratios, two numbers of a part: percentages of a count or an amount become what they stand for.
fn part_intervals(context: &Context, total: usize, part: usize) -> Option<[Option<Interval>; 2]> {
    let own = context.intervals(part)?;
    let (total, part) = (&context.drafts[total], &context.drafts[part]);
    match (total.kind, part.kind, total.amount) {
        (Kind::Percent, _, _) | (_, Kind::Count | Kind::Money | Kind::Measure, _) => Some(own),
        (_, Kind::Percent, Amount::Single { value }) => Some([Some(own[0]?.percent_of(Interval::exact(value))?), None]),
        _ => Some(own),
    }
}
