//! Changes with where they start and end: `giảm 100 chỉ tiêu, từ 300 xuống còn 200`, `tăng 1,5 lần, từ 200 lên 300`,
//! `năm 2020 có 45 vụ, năm 2021 có 38 vụ, giảm 7 vụ`.

use super::{Found, Recalculation, verdict};
use crate::decimal::Decimal;
use crate::lexicon::{CueClass, RelationClass};
use crate::report::{Amount, CheckKind, Kind, Verdict};
use crate::span::Tokens;
use crate::sums::breakdowns::Breakdowns;
use crate::sums::compatibility::{Compatibility, compatibility};
use crate::sums::context::Context;
use crate::sums::interval::Interval;
use crate::wording::Telling;
use solieu_text::TokenKind;

/// Between `từ` and its number, or `lên` and its number: a qualifier, `mức`.
const CLOSE: usize = 3;

pub(crate) fn detect_changes(context: &Context, _: &Breakdowns, found: &mut Found) {
    for from in 0..context.drafts.len().saturating_sub(1) {
        let to = from + 1;
        if let Some([first, second]) = dated(context, from) {
            let by = to + 1;
            let word = context.drafts.get(by).filter(|_| is_beside(context, by, from, to)).and_then(|draft| context.change_word(draft));
            found.checks.extend(word.and_then(|evidence| check(context, [first, second, by], &evidence, "change.dated")));
        }
        let Some(evidence) = starts_and_ends(context, from) else { continue };
        let beside = [from.checked_sub(1), Some(to + 1)].into_iter().flatten().filter(|&by| is_beside(context, by, from, to));
        let stated = beside.filter_map(|by| Some((by, check(context, [from, to, by], &evidence, "change.from-to")?)));
        found.checks.extend(
            stated
                .filter(|(by, recalculation)| agrees(recalculation) || is_of_same(context, *by, &evidence, to))
                .map(|(_, recalculation)| recalculation),
        );
    }
}

/// `từ` before the first figure and `lên`, `xuống còn` between it and the next.
fn starts_and_ends(context: &Context, from: usize) -> Option<Tokens> {
    const LONGEST: usize = 8;
    let (first, second) = (&context.drafts[from], &context.drafts[from + 1]);
    let (start, end) = (first.tokens.start, second.tokens.start);
    let comparable = first.kind == second.kind && symbol(first) == symbol(second) && end <= first.tokens.end + LONGEST;
    let opens = (start.saturating_sub(CLOSE)..=start).rev().find_map(|at| context.word(at, RelationClass::From).map(|len| at..at + len))?;
    let arrow = (first.number.end..end).rev().find_map(|at| context.word(at, RelationClass::Towards).map(|len| at..at + len))?;
    let tight = arrow.end + CLOSE >= end && (first.tokens.end..arrow.start).all(|at| context.separator(at).is_none());
    (comparable && tight && opens.end <= first.number.start).then_some(opens.start..arrow.end)
}

/// Two counts of the same noun side by side, each behind its date; the earlier one first.
fn dated(context: &Context, left: usize) -> Option<[usize; 2]> {
    const CLOSE: usize = 8;
    let right = left + 1;
    let [first, second] = [left, right].map(|figure| context.drafts[figure].tokens.clone());
    let same = compatibility(context, left, right) == Some(Compatibility::Same)
        || compatibility(context, left, right) == Some(Compatibility::Kind);
    if !same || context.reading.source.sentence_index(first.start) != context.reading.source.sentence_index(second.start) {
        return None;
    }
    let date = |before: usize, floor: usize| {
        let dates = &context.reading.dates;
        let index = dates.partition_point(|date| date.tokens.end <= before).checked_sub(1)?;
        let near = dates[index].tokens.start >= floor && dates[index].tokens.end + CLOSE >= before;
        near.then(|| dates[index].period())
    };
    let start = context.reading.source.sentence(first.start).start;
    let (earlier, later) = (date(first.start, start)?, date(second.start, first.end)?);
    (earlier.len() == later.len() && earlier != later).then_some(if earlier < later { [left, right] } else { [right, left] })
}

fn symbol(draft: &crate::figure::Draft) -> Option<&str> {
    draft.unit.as_ref().map(|unit| unit.symbol.as_str())
}

/// A change stated in the same sentence, right before `từ` or right behind the second figure.
fn is_beside(context: &Context, by: usize, from: usize, to: usize) -> bool {
    const REACH: usize = 12;
    let Some(draft) = context.drafts.get(by) else { return false };
    let same_sentence = |other: usize| {
        context.reading.source.sentence_index(draft.number.start)
            == context.reading.source.sentence_index(context.drafts[other].number.start)
    };
    let gap = if by < from {
        context.drafts[from].tokens.start.saturating_sub(draft.tokens.end)
    } else {
        draft.tokens.start.saturating_sub(context.drafts[to].tokens.end)
    };
    same_sentence(from) && same_sentence(to) && gap <= REACH && (context.is_change(by) || draft.kind == Kind::Multiple)
}

/// Whether nothing else can have changed so: `giảm 5 xã (từ 29 xuống 24 xã)`, not `từ 29 xuống 24 xã; số phường giảm 1`.
fn is_of_same(context: &Context, by: usize, from_to: &Tokens, to: usize) -> bool {
    let draft = &context.drafts[by];
    let multiplied = || context.reading.hit_of_ending_at(draft.number.start, CueClass::Multiple).map(|(start, _)| start);
    let word = context.change_word(draft).map(|word| word.start).or_else(multiplied).unwrap_or(draft.tokens.start);
    let last = &context.drafts[to];
    let mut between = if word < from_to.start { draft.tokens.end..from_to.start } else { last.tokens.end..word };
    let same_noun = || last.object.as_ref().zip(draft.object.as_ref()).is_none_or(|(last, by)| last.canonical == by.canonical);
    let is_aside = |at: usize| context.reading.token(at).kind == TokenKind::Mark && !context.reading.token(at).is(';');
    (draft.kind != Kind::Count || same_noun()) && between.all(is_aside)
}

fn check(context: &Context, [from, to, by]: [usize; 3], evidence: &Tokens, rule: &'static str) -> Option<Recalculation> {
    let [first, second, stated] = [from, to, by].map(|figure| context.intervals(figure));
    let (first, second, stated) = (first?[0]?, second?[0]?, stated?[0]?);
    let step = second.value.subtract(first.value)?.magnitude();
    let draft = &context.drafts[by];
    let (computed, (verdict, difference)) = match draft.kind {
        Kind::Percent if context.drafts[from].kind != Kind::Percent => rate(stated, step, first.value, Decimal::from(100))?,
        // “giảm 2 lần” is said of 400 → 200
        Kind::Multiple if second.value < first.value => rate(stated, first.value, second.value, Decimal::ONE)?,
        // “tăng 1,5 lần” is said of 200 → 300 and of 200 → 500, “gấp 1,5 lần” of 300 alone
        Kind::Multiple => {
            let times = rate(stated, second.value, first.value, Decimal::ONE)?;
            if times.1.0 == Verdict::Unbalanced && !is_multiplied(context, by) {
                rate(stated, step, first.value, Decimal::ONE).filter(|rate| rate.1.0 != Verdict::Unbalanced).unwrap_or(times)
            } else {
                times
            }
        }
        kind if kind == context.drafts[from].kind && symbol(draft) == symbol(&context.drafts[from]) => {
            (step, verdict(stated, second.distance(first)?)?)
        }
        _ => return None,
    };
    Some(Recalculation {
        kind: CheckKind::Change,
        figures: vec![from, to, by],
        computed: Amount::Single { value: computed },
        verdict,
        difference,
        evidence: evidence.clone(),
        rule,
    })
}

/// `gấp 2 lần`, `tăng gấp đôi`: as many times as much, not so many times on top of it.
fn is_multiplied(context: &Context, by: usize) -> bool {
    context.reading.hit_of_ending_at(context.drafts[by].number.start, CueClass::Multiple).is_some()
}

type Rate = (Decimal, (Verdict, Option<Decimal>));

fn agrees(recalculation: &Recalculation) -> bool {
    recalculation.verdict != Verdict::Unbalanced
}

/// `part` per `whole`, in units of `scale`, beside what was stated.
fn rate(stated: Interval, part: Decimal, whole: Decimal, scale: Decimal) -> Option<Rate> {
    const DECIMALS: u8 = 2;
    let computed = part.multiply(scale)?.divide(whole, DECIMALS)?;
    let (verdict, _) = verdict(stated.times(whole)?, Interval::exact(part.multiply(scale)?))?;
    let difference = if verdict == Verdict::Unbalanced { Some(stated.value.subtract(computed)?) } else { None };
    Some((computed, (verdict, difference)))
}

/// “Từ 3.120 đến 2.670 là 450, không phải 550.”
pub(crate) fn tell(telling: &Telling) -> String {
    let Some(check) = telling.finding.check.and_then(|index| telling.report.checks.get(index as usize)) else { return String::new() };
    let [from, to, by] = check.figures[..] else { return String::new() };
    let [from, to, by] = [from, to, by].map(|figure| telling.stated(figure));
    let expected = telling.expected().unwrap_or_default();
    telling
        .language
        .pick(format!("Từ {from} đến {to} là {expected}, không phải {by}."), format!("From {from} to {to} is {expected}, not {by}."))
}
