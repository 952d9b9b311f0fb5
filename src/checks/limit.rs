//! More than there can be: `56/54 phiếu`, `106% số học sinh đã được tiêm`, `chiếm 115% lao động`; never `234/220 đảng viên, vượt chỉ tiêu`,
//! `108% dự toán`, `bằng 104% cùng kỳ`.

use super::Found;
use super::claim::{claim, has_claim, single};
use crate::decimal::Decimal;
use crate::findings::Mistake;
use crate::lexicon::{ClaimClass, Classes, CueClass, ObjectClass, RelationClass};
use crate::report::{Amount, Bound, FindingKind, Kind, Severity};
use crate::span::Tokens;
use crate::sums::breakdowns::Breakdowns;
use crate::sums::compatibility::class;
use crate::sums::context::Context;
use crate::wording::Telling;

pub(crate) fn detect_limits(context: &Context, _: &Breakdowns, found: &mut Found) {
    for figure in 0..context.drafts.len() {
        let rule = match context.drafts[figure].kind {
            Kind::Ratio if is_over(context, figure) => "limit.ratio",
            Kind::Percent if is_over_whole(context, figure) => "limit.percent",
            _ => continue,
        };
        let number = context.drafts[figure].number.clone();
        found.mistakes.push(Mistake {
            kind: FindingKind::Limit,
            severity: Severity::Wrong,
            at: number.clone(),
            places: vec![number],
            figures: vec![figure],
            dates: Vec::new(),
            expected: None,
            rule,
        });
    }
}

/// The words around a figure within which a plan or a comparison would be told.
fn surroundings(context: &Context, figure: usize) -> Tokens {
    const REACH: usize = 30;
    let draft = &context.drafts[figure];
    let sentence = context.reading.source.sentence(draft.number.start);
    draft.tokens.start.saturating_sub(REACH).max(sentence.start)..(draft.tokens.end + REACH).min(sentence.end)
}

/// Whether more than a whole is usual: of plans, of the year before, of what a house or a ward is built for.
fn may_exceed(context: &Context, figure: usize) -> bool {
    let around = surroundings(context, figure);
    [ClaimClass::Plan, ClaimClass::Beyond, ClaimClass::MeasuredBy].into_iter().any(|class| has_claim(context, around.clone(), class))
}

/// `56/54 phiếu`
fn is_over(context: &Context, figure: usize) -> bool {
    let draft = &context.drafts[figure];
    let (Amount::Ratio { numerator, denominator }, Some(noun)) = (draft.amount, &draft.object) else { return false };
    if numerator <= denominator {
        return false;
    }
    let around = surroundings(context, figure);
    let is_vote = has_claim(context, noun.tokens.clone(), ClaimClass::Vote) || has_claim(context, around.clone(), ClaimClass::Yes);
    // “đến 10/2 lãnh đạo các đơn vị phải ký”: a day
    let days = numerator <= Decimal::from(31) && denominator <= Decimal::from(12);
    let counts = draft.tokens.start.checked_sub(1).is_some_and(|before| {
        [RelationClass::Has, RelationClass::State].into_iter().any(|class| context.word(before, class).is_some())
            || claim(context, before, ClaimClass::Counts).is_some()
    });
    // “kết nạp 234/220 đảng viên” are more than were asked for
    let produces = has_claim(context, around.start..draft.tokens.start, ClaimClass::Yields);
    is_vote || !produces && !may_exceed(context, figure) && (!days || counts)
}

/// `106% số học sinh`, `chiếm 115%`
fn is_over_whole(context: &Context, figure: usize) -> bool {
    const BEFORE: usize = 3;
    let draft = &context.drafts[figure];
    let over = single(context, figure).is_some_and(|value| value > Decimal::from(100));
    let settled = draft.change.is_none() && !context.is_change(figure) && !matches!(draft.bound, Bound::AtMost | Bound::Under);
    let is_vote = has_claim(context, surroundings(context, figure), ClaimClass::Yes);
    if !over || !settled || draft.per.is_some() || may_exceed(context, figure) && !is_vote {
        return false;
    }
    let start = draft.tokens.start;
    let sentence = context.reading.source.sentence(start);
    let from = start.saturating_sub(BEFORE).max(sentence.start);
    if has_claim(context, from..start, ClaimClass::PartOf) {
        return true;
    }
    let is_counted = |sort: Classes<ObjectClass>| sort.has_any([ObjectClass::Person, ObjectClass::Body, ObjectClass::Case]);
    let rated = || from_rate(context, figure).is_some_and(is_counted);
    let Some(noun) = &draft.object else { return rated() };
    let sort = class(context, noun);
    let of_number = context.reading.is(draft.after_unit(), CueClass::NumberOf);
    let is_rate = (surroundings(context, figure).start..start).any(|at| context.reading.is(at, CueClass::Rate));
    sort.is_some_and(is_counted) || sort.is_some() && (of_number || is_rate)
}

/// `tỷ lệ ⟦phụ nữ⟧ mang thai được khám đủ đạt 103%`: the class of what the rate is of.
fn from_rate(context: &Context, figure: usize) -> Option<Classes<ObjectClass>> {
    let around = surroundings(context, figure);
    (around.start..context.drafts[figure].tokens.start).rev().find_map(|at| {
        let rate = context.reading.hit_of(at, CueClass::Rate)?;
        context.reading.classes(at + rate.len())
    })
}

/// “56/54: nhiều hơn tất cả.” and its kin; a part that is larger than its whole is told beside the sums.
pub(crate) fn tell(telling: &Telling) -> String {
    if telling.finding.breakdown.is_some() {
        return crate::sums::message::tell_limit(telling);
    }
    let marked = telling.marked();
    let kind = telling.finding.figures.first().and_then(|&index| telling.figure(index)).map(|figure| figure.kind);
    match (kind, telling.expected()) {
        (_, Some(named)) => {
            telling.language.pick(format!("Nêu {marked} nhưng kể ra {named} tên."), format!("It says {marked} but names {named}."))
        }
        (Some(Kind::Ratio), None) => telling.language.pick(
            format!("{marked}: số đếm được không thể nhiều hơn tổng số."),
            format!("{marked}: there cannot be more of them than there are in all."),
        ),
        _ => telling.language.pick(
            format!("{marked}: một phần không thể nhiều hơn 100% của tổng thể."),
            format!("{marked}: a part cannot be more than 100% of its whole."),
        ),
    }
}
