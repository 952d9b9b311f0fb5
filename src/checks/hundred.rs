//! Percentages that divide one whole: `68% tán thành, 21% không tán thành và 11% không có ý kiến`,
//! `cơ cấu: nông nghiệp 8,6%; công nghiệp 47,3%; dịch vụ 44,1%`, `57,5% đạt. … Còn lại 42,5% không đạt`.

use super::claim::{claim, find_claim, has_claim, single};
use super::{Found, Recalculation};
use crate::decimal::Decimal;
use crate::lexicon::{ClaimClass, RelationClass, TableId};
use crate::report::{Amount, Bound, CheckKind, Kind, Verdict};
use crate::span::Tokens;
use crate::sums::breakdowns::Breakdowns;
use crate::sums::context::{Context, OUTSIDE};
use crate::sums::interval::{Agreement, Interval};
use crate::wording::Telling;
use solieu_text::TokenKind;

/// A reader loses track of more.
const MOST: usize = 16;

/// How far from the percentages the words may stand that make them one whole: sentences without an end must not make it a search.
const FARTHEST: usize = 60;

/// Percentages that may be all of one whole.
struct Group {
    /// In text order.
    percents: Vec<usize>,
    /// From where they are announced to where the last one is told.
    tokens: Tokens,
    /// `một nửa` that no figure tells.
    half: Option<Tokens>,
}

/// Why the percentages should come to 100.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Claim {
    /// `cơ cấu`, `tỷ trọng`: not more than 100.
    Divided,
    /// `còn lại`, `giống khác`, every grade, every vote: 100.
    Complete,
}

pub(crate) fn detect_hundreds(context: &Context, _: &Breakdowns, found: &mut Found) {
    let mut next = 0;
    while next < context.drafts.len() {
        if !is_share(context, next) {
            next += 1;
            continue;
        }
        let group = group(context, next);
        next = group.percents.last().map_or(next, |&last| last) + 1;
        if let Some((claim, evidence)) = claimed(context, &group) {
            found.checks.extend(judge(context, &group, claim, evidence));
        } else if let Some((group, evidence)) = with_rest(context, &group) {
            found.checks.extend(judge(context, &group, Claim::Complete, evidence));
        }
    }
}

/// A percentage of something, not of growth.
fn is_share(context: &Context, figure: usize) -> bool {
    let draft = &context.drafts[figure];
    draft.kind == Kind::Percent
        && draft.change.is_none()
        && !context.is_change(figure)
        && single(context, figure).is_some_and(|value| value <= Decimal::from(100))
}

/// The percentages of one sentence or of one list, from the first one on.
fn group(context: &Context, first: usize) -> Group {
    let source = context.reading.source;
    let sentence = source.sentence(context.drafts[first].number.start);
    let in_bracket = |figure: usize| context.level(context.drafts[figure].number.start) != OUTSIDE;
    let mut percents = vec![first];
    let mut end = sentence.end;
    for figure in first + 1..(first + 3 * MOST).min(context.drafts.len()) {
        let at = context.drafts[figure].number.start;
        if at >= end {
            // the next item of a list goes on
            let next = source.sentence(at);
            let starts_item = is_item(context, next.start);
            let one_each = is_item(context, source.sentence(context.drafts[first].number.start).start);
            if !(starts_item && one_each && is_adjacent(context, end, next.start)) {
                break;
            }
            end = next.end;
        }
        if is_share(context, figure) && in_bracket(figure) == in_bracket(first) && percents.len() < MOST {
            percents.push(figure);
        }
    }
    let from = context.drafts[first].tokens.start.saturating_sub(FARTHEST);
    let start = announced(context, sentence.start).max(from);
    let half = find_claim(context, sentence.start.max(from)..context.drafts[first].tokens.start, ClaimClass::Half).filter(|word| {
        // “hơn một nửa” leaves room for all there is
        context.reading.source.hit_ending_at(word.start, TableId::Qualifier, 2).is_none()
    });
    Group { percents, tokens: start..end, half }
}

/// `- Nhiệt điện than: 44,7%`
fn is_item(context: &Context, start: usize) -> bool {
    let token = context.reading.token(start);
    matches!(token.mark, '-' | '–' | '+' | '•' | '*' | '·' | '—')
}

/// Nothing but line ends stands between.
fn is_adjacent(context: &Context, end: usize, start: usize) -> bool {
    (end..start).all(|at| context.reading.token(at).kind == TokenKind::Line)
}

/// Where the sentence that announces a list starts: the one before a list of lines, where it ends with a colon.
fn announced(context: &Context, start: usize) -> usize {
    if !is_item(context, start) {
        return start;
    }
    context.sentence_before(start).map_or(start, |before| before.start)
}

/// What the words say of the whole group.
fn claimed(context: &Context, group: &Group) -> Option<(Claim, Tokens)> {
    let first = context.drafts[*group.percents.first()?].tokens.start;
    let last = *group.percents.last()?;
    let end = context.drafts[last].tokens.end;
    let behind = context.reading.source.sentence(end - 1).end.min(end + FARTHEST);
    let within = group.tokens.start..behind;
    if overlaps(context, group, &within) {
        return None;
    }
    let find = |class: ClaimClass| find_claim(context, within.clone(), class);
    if let Some(rest) = rest_of(context, last) {
        return (group.percents.len() > 1).then_some((Claim::Complete, rest));
    }
    let opener = find_claim(context, group.tokens.start..first, ClaimClass::Divides);
    if let Some(opener) = opener.clone()
        && group.percents.len() > 1
        && has_claim(context, item_of(context, last), ClaimClass::Other)
    {
        return Some((Claim::Complete, opener));
    }
    if let (Some(yes), Some(_), Some(_)) = (find(ClaimClass::Yes), find(ClaimClass::No), find(ClaimClass::Neither))
        && group.percents.len() == 3
    {
        return Some((Claim::Complete, yes));
    }
    if let Some((claim, words)) = graded(context, group, &within) {
        return Some((claim, words));
    }
    if let (Some(one), Some(_)) = (find(ClaimClass::OneSide), find(ClaimClass::OtherSide))
        && group.percents.len() == 2
        && group.percents.iter().all(|&percent| says_share(context, percent))
    {
        return Some((Claim::Complete, one));
    }
    // “đến từ quảng cáo (55%), bán thiết bị (30%) và các nguồn khác (15%)”, “gồm 40% vốn ngân sách, 35% vốn vay và 25% vốn tư nhân”
    let listed = || {
        let other = find_claim(context, item_of(context, last), ClaimClass::Other);
        other.or_else(|| context.find_word(group.tokens.start..first, RelationClass::All)).filter(|_| group.percents.len() > 2)
    };
    opener
        .filter(|_| group.percents.len() > 1)
        .or_else(listed)
        .or_else(|| ranged(context, group))
        .or_else(|| lettered(context, group))
        .map(|words| (Claim::Divided, words))
}

/// `tốt 31%, khá 42%, đạt 22%, chưa đạt 5%`: as many grades as percentages, from the best to the worst.
fn graded(context: &Context, group: &Group, within: &Tokens) -> Option<(Claim, Tokens)> {
    const FEWEST: usize = 3;
    if group.percents.len() < FEWEST {
        return None;
    }
    let graded = group.percents.iter().filter(|&&percent| has_claim(context, item_of(context, percent), ClaimClass::Grade)).count();
    let high = find_claim(context, within.clone(), ClaimClass::High)?;
    let low = has_claim(context, within.clone(), ClaimClass::Low);
    // “đạt” is a grade too, and a verb nearly everywhere else
    (graded + 1 >= group.percents.len() && graded + 1 > FEWEST)
        .then_some((if low && group.percents.len() > FEWEST { Claim::Complete } else { Claim::Divided }, high))
}

/// `nhóm dưới 30 tuổi 28%, từ 30 đến 50 tuổi 49%, trên 50 tuổi 23%`: from below to above.
fn ranged(context: &Context, group: &Group) -> Option<Tokens> {
    let (first, last) = (*group.percents.first()?, *group.percents.last()?);
    let bounded = |figure: usize, bounds: [Bound; 2]| {
        let draft = &context.drafts[figure];
        (draft.kind != Kind::Percent && bounds.contains(&draft.bound)).then(|| draft.tokens.clone())
    };
    let low = bounded(first.checked_sub(1)?, [Bound::Under, Bound::AtMost])?;
    let above = || bounded(last - 1, [Bound::Over, Bound::AtLeast]).is_some();
    (group.percents.len() > 2 && low.start >= group.tokens.start && above()).then_some(low)
}

/// `loại A 35%; loại B 45%; loại C 20%`
fn lettered(context: &Context, group: &Group) -> Option<Tokens> {
    let planned = has_claim(context, group.tokens.clone(), ClaimClass::Plan);
    let class = |&percent: &usize| find_claim(context, item_of(context, percent), ClaimClass::ClassWord);
    let classes = group.percents.iter().filter_map(class).count();
    let first = class(group.percents.first()?)?;
    (group.percents.len() > 2 && !planned && classes + 1 >= group.percents.len()).then_some(first)
}

/// `nam chiếm 54%`
fn says_share(context: &Context, percent: usize) -> bool {
    let start = context.drafts[percent].tokens.start;
    let from = start.saturating_sub(3);
    (from..start).any(|at| context.word(at, RelationClass::Share).is_some() && claim(context, at, ClaimClass::As).is_some())
}

/// The words about one percentage: from the separator before it to the one behind it.
fn item_of(context: &Context, percent: usize) -> Tokens {
    const REACH: usize = 14;
    let draft = &context.drafts[percent];
    let sentence = context.reading.source.sentence(draft.number.start);
    let ends = |at: &usize| context.separator(*at).is_some();
    let from = draft.number.start.saturating_sub(REACH).max(sentence.start);
    let to = (draft.number.end + REACH).min(sentence.end);
    let start = (from..draft.number.start).rev().find(ends).map_or(from, |at| at + 1);
    start..(draft.after_unit()..to).find(ends).unwrap_or(to)
}

/// `còn lại 26,2%`, `15% còn lại`, `số còn lại 22%`
fn rest_of(context: &Context, percent: usize) -> Option<Tokens> {
    const BEFORE: usize = 5;
    let draft = &context.drafts[percent];
    let item = item_of(context, percent);
    let from = draft.tokens.start.saturating_sub(BEFORE).max(item.start);
    let before = find_claim(context, from..draft.tokens.start, ClaimClass::Rest);
    before.or_else(|| find_claim(context, draft.after_unit()..draft.after_unit() + 1, ClaimClass::Rest))
}

/// `trong đó`, a comparison or several answers: the percentages are not of one whole.
fn overlaps(context: &Context, group: &Group, within: &Tokens) -> bool {
    let first = group.percents[0];
    let last = group.percents[group.percents.len() - 1];
    let span = context.drafts[first].tokens.start..context.drafts[last].tokens.end;
    let nested = span.clone().any(|at| context.word(at, RelationClass::Some).is_some());
    let other = (first..=last).any(|figure| {
        let draft = &context.drafts[figure];
        draft.kind == Kind::Percent && !is_share(context, figure)
    });
    let period = &context.drafts[first].period;
    let later = group.percents.iter().any(|&percent| context.drafts[percent].period != *period);
    nested || other || later || has_claim(context, within.clone(), ClaimClass::Overlaps)
}

/// The group with the percentages of the sentences before it, where the last one is the rest: `57,5% đạt. … Còn lại 42,5% không đạt.`
fn with_rest(context: &Context, group: &Group) -> Option<(Group, Tokens)> {
    const MOST_BEFORE: usize = 3;
    let [rest] = group.percents[..] else { return None };
    let evidence = rest_of(context, rest)?;
    let source = context.reading.source;
    let here = source.sentence_index(context.drafts[rest].number.start);
    let mut percents = vec![rest];
    for figure in (rest.saturating_sub(MOST)..rest).rev() {
        let sentence = source.sentence_index(context.drafts[figure].number.start);
        if sentence + 2 * MOST_BEFORE < here || percents.len() > MOST_BEFORE {
            break;
        }
        if context.drafts[figure].kind != Kind::Percent {
            continue;
        }
        if !is_share(context, figure) {
            return None;
        }
        percents.push(figure);
        let sum = sum(context, &percents, None)?;
        if sum.value >= Decimal::from(100) {
            break;
        }
    }
    percents.reverse();
    let group = Group { tokens: context.cover(percents.iter().copied()), percents, half: None };
    (group.percents.len() > 1 && !overlaps(context, &group, &group.tokens)).then_some((group, evidence))
}

fn sum(context: &Context, percents: &[usize], half: Option<&Tokens>) -> Option<Interval> {
    let start = Interval::exact(if half.is_some() { Decimal::from(50) } else { Decimal::ZERO });
    percents.iter().try_fold(start, |sum, &percent| sum.add(context.intervals(percent)?[0]?))
}

fn judge(context: &Context, group: &Group, claim: Claim, evidence: Tokens) -> Option<Recalculation> {
    let hundred = Decimal::from(100);
    // a half is told of the same whole only where the percentages leave room for it
    let plain = sum(context, &group.percents, None)?;
    let half = group.half.as_ref().filter(|_| plain.value < hundred);
    let sum = sum(context, &group.percents, half)?;
    let (verdict, off) = match Interval::exact(hundred).agreement(sum, Decimal::ZERO)? {
        Agreement::Equal => (Verdict::Balanced, Decimal::ZERO),
        Agreement::Rounding => (Verdict::Rounding, Decimal::ZERO),
        Agreement::Bounds | Agreement::Allowed => (Verdict::WithinBounds, Decimal::ZERO),
        Agreement::Off { .. } => (Verdict::Unbalanced, sum.value.subtract(hundred)?),
    };
    if verdict == Verdict::Unbalanced && !is_believed(context, group, claim, off) {
        return None;
    }
    // the last one is what is left; where nothing is left, the largest is too large
    let value = |figure: &usize| single(context, *figure);
    let last = *group.percents.last()?;
    let marked = if value(&last)? > off { last } else { group.percents.iter().copied().max_by_key(value)? };
    let stated = value(&marked)?;
    let computed = stated.subtract(sum.value.subtract(hundred)?)?;
    let figures = group.percents.iter().copied().filter(|&percent| percent != marked).chain([marked]).collect();
    Some(Recalculation {
        kind: CheckKind::Hundred,
        figures,
        computed: Amount::Single { value: computed },
        verdict,
        difference: (verdict == Verdict::Unbalanced).then_some(off),
        evidence,
        rule: "hundred.divided",
    })
}

/// A slip is small; what is far from 100 was never meant to come to it, nor is what some of them come to.
fn is_believed(context: &Context, group: &Group, claim: Claim, off: Decimal) -> bool {
    const FARTHEST_ABOVE: u32 = 25;
    const FARTHEST_BELOW: u32 = 20;
    let farthest = Decimal::from(if off > Decimal::ZERO { FARTHEST_ABOVE } else { FARTHEST_BELOW });
    if off.magnitude() > farthest || off < Decimal::ZERO && claim == Claim::Divided {
        return false;
    }
    let percents = &group.percents;
    let comes_out = |run: &[usize]| {
        let agreement = sum(context, run, None).and_then(|sum| Interval::exact(Decimal::from(100)).agreement(sum, Decimal::ZERO));
        matches!(agreement, Some(Agreement::Equal | Agreement::Rounding))
    };
    let mut runs = (0..percents.len()).flat_map(|from| (from + 1..=percents.len()).map(move |to| (from, to)));
    !runs.any(|(from, to)| to - from > 1 && comes_out(&percents[from..to]))
}

/// “68% + 23% + 11% = 102%, không phải 100%.”
pub(crate) fn tell(telling: &Telling) -> String {
    let Some(check) = telling.finding.check.and_then(|index| telling.report.checks.get(index as usize)) else { return String::new() };
    let terms: Vec<String> = telling.finding.figures.iter().map(|&figure| telling.stated(figure)).collect();
    let total = check.difference.and_then(|off| off.add(Decimal::from(100))).unwrap_or(Decimal::ZERO);
    let (terms, total) = (terms.join(" + "), crate::line::number(total));
    telling.language.pick(
        format!("Các phần của một tổng thể cộng lại là {terms} = {total}%, không phải 100%."),
        format!("The parts of one whole come to {terms} = {total}%, not 100%."),
    )
}
