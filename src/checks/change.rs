//! Changes with where they start and end: `giảm 100 chỉ tiêu, từ 300 xuống còn 200`, `tăng 1,5 lần, từ 200 lên 300`,
//! `năm 2020 có 45 vụ, năm 2021 có 38 vụ, giảm 7 vụ`.

use super::beside::{is_aside, is_step, told_from};
use super::{Found, Recalculation, verdict};
use crate::decimal::Decimal;
use crate::lexicon::{ComparisonClass, CueClass, RelationClass};
use crate::report::{Amount, Bound, CheckKind, Direction, Kind, Verdict};
use crate::span::Tokens;
use crate::sums::breakdowns::Breakdowns;
use crate::sums::compatibility::{Compatibility, compatibility};
use crate::sums::context::Context;
use crate::sums::interval::{Interval, half_step};
use crate::wording::Telling;

/// Between `từ` and its number, or `lên` and its number: a qualifier, `mức`.
const CLOSE: usize = 3;

/// The figures of a change: where it starts, where it ends, by how much.
pub(super) type Ends = [usize; 3];

pub(crate) fn detect_changes(context: &Context, _: &Breakdowns, found: &mut Found) {
    for from in 0..context.drafts.len().saturating_sub(1) {
        let to = from + 1;
        if let Some([first, second]) = dated(context, from) {
            let by = to + 1;
            let word = context.drafts.get(by).filter(|_| is_beside(context, by, from, to)).and_then(|draft| context.change_word(draft));
            let recalculation = word.and_then(|evidence| check(context, [first, second, by], &evidence, "change.dated"));
            // “giảm 12 vụ so với năm 2021” is told of a third year
            let is_own = context.drafts.get(by).is_some_and(|draft| draft.change.as_ref().is_none_or(|change| change.baseline.is_none()));
            found.checks.extend(recalculation.filter(|recalculation| is_own || agrees(recalculation)));
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
pub(super) fn starts_and_ends(context: &Context, from: usize) -> Option<Tokens> {
    const LONGEST: usize = 8;
    let (first, second) = (&context.drafts[from], context.drafts.get(from + 1)?);
    let (start, end) = (first.tokens.start, second.tokens.start);
    let comparable = first.kind == second.kind && symbol(first) == symbol(second);
    let opens = (start.saturating_sub(CLOSE)..=start).rev().find_map(|at| context.word(at, RelationClass::From).map(|len| at..at + len))?;
    let arrow = (first.number.end..end).rev().find_map(|at| context.word(at, RelationClass::Towards).map(|len| at..at + len))?;
    let separators = (first.tokens.end..arrow.start).filter(|&at| context.separator(at).is_some()).count();
    // “Từ 20 ha ban đầu, vùng trồng sen đã mở rộng lên 90 ha”
    let sentence = context.reading.source.sentence(start).start;
    let is_opening = opens.start == sentence && separators == 1 && end <= first.tokens.end + 2 * LONGEST && arrow.end == end;
    let tight = arrow.end + CLOSE >= end && separators == 0 && end <= first.tokens.end + LONGEST || is_opening;
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

pub(super) fn symbol(draft: &crate::figure::Draft) -> Option<&str> {
    draft.unit.as_ref().map(|unit| unit.symbol.as_str())
}

/// A change stated in the same sentence, right before `từ` or right behind the second figure.
fn is_beside(context: &Context, by: usize, from: usize, to: usize) -> bool {
    const REACH: usize = 16;
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
    same_sentence(from) && same_sentence(to) && gap <= REACH && (is_step(context, by) || draft.kind == Kind::Multiple)
}

/// Whether nothing else can have changed so: `giảm 5 xã (từ 29 xuống 24 xã)`, not `từ 29 xuống 24 xã; số phường giảm 1`.
fn is_of_same(context: &Context, by: usize, from_to: &Tokens, to: usize) -> bool {
    let draft = &context.drafts[by];
    let (word, _) = told_from(context, by);
    let last = &context.drafts[to];
    let between = if word < from_to.start { draft.tokens.end..from_to.start } else { last.tokens.end..word.max(last.tokens.end) };
    let same_noun = || last.object.as_ref().zip(draft.object.as_ref()).is_none_or(|(last, by)| last.canonical == by.canonical);
    // “từ 300 tỷ năm 2020 lên 500 tỷ, tăng 12% so với năm 2022” is told of another start
    let is_said_again =
        between.clone().any(|at| super::beside::word(context, at, ComparisonClass::Same).is_some() || context.reading.token(at).is('('));
    let has_baseline = word > from_to.start && draft.change.as_ref().is_some_and(|change| change.baseline.is_some());
    let is_over = is_said_again || !has_baseline || is_of_year(context, by, from_to);
    (draft.kind != Kind::Count || same_noun()) && is_aside(context, between) && is_over
}

/// `giảm từ 186 vụ xuống còn 151 vụ, giảm 45 vụ so với cùng kỳ`: where no date is told of the ends, they are those of the two years.
fn is_of_year(context: &Context, by: usize, from_to: &Tokens) -> bool {
    let reading = context.reading;
    let baseline = context.drafts[by].change.as_ref().and_then(|change| change.baseline.as_deref()).unwrap_or_default();
    let first = reading.dates.partition_point(|date| date.tokens.end <= from_to.start);
    let is_dated = reading.dates.get(first).is_some_and(|date| date.tokens.start < context.drafts[by].tokens.start);
    !is_dated && ["cùng kỳ", "năm ngoái", "năm trước", "năm học trước"].iter().any(|year| baseline.starts_with(year))
}

/// The stated change beside the one that its ends come to; `None` where they measure different things.
pub(super) fn check(context: &Context, [from, to, by]: Ends, evidence: &Tokens, rule: &'static str) -> Option<Recalculation> {
    let [first, second, stated] = [from, to, by].map(|figure| context.intervals(figure));
    let ends = [narrowed(first?[0]?)?, narrowed(second?[0]?)?];
    let stated = stated?[0]?;
    let draft = &context.drafts[by];
    let start = &context.drafts[from];
    let distance = || Some((ends[1].value.subtract(ends[0].value)?.magnitude(), verdict(stated, ends[1].distance(ends[0])?)?));
    let kind = if draft.kind == Kind::Multiple { CheckKind::Multiple } else { CheckKind::Change };
    let (computed, (verdict, difference)) = match draft.kind {
        Kind::Percent if start.kind != Kind::Percent => rate(context, by, ends)?,
        // “giảm 3%” of a percentage is said of points and of the rate
        Kind::Percent => {
            let points = distance()?;
            if points.1.0 == Verdict::Unbalanced {
                rate(context, by, ends).filter(|rate| rate.1.0 != Verdict::Unbalanced).unwrap_or(points)
            } else {
                points
            }
        }
        Kind::Multiple => times(context, by, ends)?,
        Kind::Measure if start.kind == Kind::Percent && symbol(draft).is_some_and(|unit| unit.starts_with("điểm")) => distance()?,
        kind if kind == start.kind && symbol(draft) == symbol(start) => distance()?,
        _ => return None,
    };
    Some(Recalculation {
        kind,
        figures: vec![from, to, by],
        computed: Amount::Single { value: computed },
        verdict,
        difference,
        evidence: evidence.clone(),
        rule,
    })
}

/// “1 tỷ” may be rounded, but not from 1,4 tỷ.
fn narrowed(end: Interval) -> Option<Interval> {
    let twentieth = Decimal::new(5, 2)?;
    end.within(end.value.magnitude().multiply(twentieth)?)
}

type Rate = (Decimal, (Verdict, Option<Decimal>));

fn agrees(recalculation: &Recalculation) -> bool {
    recalculation.verdict != Verdict::Unbalanced
}

/// By how many percent the first becomes the second, beside what was stated.
fn rate(context: &Context, by: usize, [first, second]: [Interval; 2]) -> Option<Rate> {
    const DECIMALS: u8 = 2;
    let hundred = Decimal::from(100);
    let draft = &context.drafts[by];
    let Amount::Single { value } = draft.amount else { return None };
    if first.value <= Decimal::ZERO {
        return None;
    }
    let computed = second.value.subtract(first.value)?.magnitude().multiply(hundred)?.divide(first.value, DECIMALS)?;
    let stated = context.intervals(by)?[0]?.raised(cut(context, by, value)?)?;
    let grown =
        if second.value < first.value { Interval::exact(hundred).distance(stated)? } else { Interval::exact(hundred).add(stated)? };
    let (verdict, _) = verdict(grown.percent_of(first)?, second)?;
    said(context, by, computed, verdict)
}

/// How many times the first the second is. “Tăng 1,5 lần” is said of 200 → 300 and of 200 → 500, “giảm 2 lần” of 200 → 100.
fn times(context: &Context, by: usize, [first, second]: [Interval; 2]) -> Option<Rate> {
    const DECIMALS: u8 = 2;
    let falls = context.drafts[by].change.as_ref().is_some_and(|change| change.direction == Direction::Down);
    let (first, second) = if falls && second.value < first.value { (second, first) } else { (first, second) };
    let Amount::Single { value } = context.drafts[by].amount else { return None };
    if first.value <= Decimal::ZERO {
        return None;
    }
    let hundred = Decimal::from(100);
    let computed = second.value.divide(first.value, DECIMALS)?;
    // people say “gấp đôi” of what is nearly so, not of 1.5 times as much; a decimal is cut as often as rounded
    let step = if value.is_integer() { Decimal::new(3, 1)? } else { half_step(context.reading, &context.drafts[by], value)? };
    let slack = if value.is_integer() { step } else { step.add(step)? };
    let interval = |value: Decimal| Some(Interval::between(value.subtract(step)?, value, value.add(slack)?, context.intervals(by)?[0]?));
    let judged = |value: Decimal| Some(verdict(interval(value)?.times(hundred)?.percent_of(first)?, second)?.0);
    let stated = judged(value)?;
    // “tăng gấp đôi” is said of the whole only
    let words = told_from(context, by).0..context.drafts[by].tokens.end;
    let is_whole = words.into_iter().any(|at| context.reading.is(at, CueClass::Multiple));
    let grows = context.drafts[by].change.is_some() && !falls && !is_whole;
    let by_more = if grows && stated == Verdict::Unbalanced { judged(value.add(Decimal::ONE)?)? } else { Verdict::Unbalanced };
    let (computed, verdict) = if by_more == Verdict::Unbalanced { (computed, stated) } else { (computed.subtract(Decimal::ONE)?, by_more) };
    said(context, by, computed, verdict)
}

/// Some round 97,79% to 97,8%, some cut it to 97,7%; none cut 16% to 15%.
fn cut(context: &Context, by: usize, value: Decimal) -> Option<Decimal> {
    half_step(context.reading, &context.drafts[by], value).unwrap_or(Decimal::ZERO).multiply(Decimal::new(8, 1)?)
}

fn said(context: &Context, by: usize, computed: Decimal, verdict: Verdict) -> Option<Rate> {
    let Amount::Single { value } = context.drafts[by].amount else { return None };
    // “hơn 10%” is not said of 80%
    let verdict = match context.drafts[by].bound {
        Bound::Over if verdict != Verdict::Unbalanced && computed.multiply(Decimal::from(2))? > value.multiply(Decimal::from(3))? => {
            Verdict::Unbalanced
        }
        _ => verdict,
    };
    let difference = if verdict == Verdict::Unbalanced { Some(value.subtract(computed)?) } else { None };
    Some((computed, (verdict, difference)))
}

/// “Từ 3.120 đến 2.670 là 450, không phải 550.”, “Từ 32 đến 128 là 4 lần, không phải 2,5 lần.”
pub(crate) fn tell(telling: &Telling) -> String {
    let Some(check) = telling.finding.check.and_then(|index| telling.report.checks.get(index as usize)) else { return String::new() };
    let [from, to, by] = check.figures[..] else { return String::new() };
    let [from, to, by] = [from, to, by].map(|figure| telling.stated(figure));
    let expected = telling.expected().unwrap_or_default();
    if check.kind == CheckKind::Multiple {
        let (vi, en) = (
            format!("Từ {from} đến {to} là {expected} lần, không phải {by} lần."),
            format!("From {from} to {to} is {expected} times, not {by}."),
        );
        return telling.language.pick(vi, en);
    }
    telling
        .language
        .pick(format!("Từ {from} đến {to} là {expected}, không phải {by}."), format!("From {from} to {to} is {expected}, not {by}."))
}
