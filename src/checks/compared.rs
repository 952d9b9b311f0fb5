//! Changes against a figure of before: `đạt 8.120 tỷ đồng, tăng 16% so với năm trước (7.000 tỷ đồng)`, `5.400 tấn, gấp đôi vụ
//! trước (2.700 tấn)`, `So với 230 vụ của cùng kỳ, số vụ giảm 46 vụ`, `Cùng kỳ, con số này là 60 tỷ. Như vậy, doanh thu tăng 50%`.

use super::beside::{Time, is_aside, is_comparable, is_level, is_step, time, told_from, word};
use super::change::check;
use super::{Found, Recalculation};
use crate::lexicon::{ChangeWordRole, ComparisonClass, CueClass, RelationClass};
use crate::report::{Kind, Verdict};
use crate::span::Tokens;
use crate::sums::breakdowns::Breakdowns;
use crate::sums::context::Context;

pub(crate) fn detect_comparisons(context: &Context, _: &Breakdowns, found: &mut Found) {
    for by in 0..context.drafts.len() {
        let is_multiple = context.drafts[by].kind == Kind::Multiple;
        if !is_multiple && !is_step(context, by) || is_checked(found, by) || is_average(context, by) {
            continue;
        }
        let recalculation = against_named(context, by).or_else(|| against_opening(context, by)).or_else(|| against_earlier(context, by));
        found.checks.extend(recalculation);
    }
}

fn is_checked(found: &Found, by: usize) -> bool {
    found.checks.iter().any(|check| check.figures.last() == Some(&by))
}

/// `tăng bình quân 15%`, `15% mỗi năm`: no change from one figure to the other.
fn is_average(context: &Context, by: usize) -> bool {
    let draft = &context.drafts[by];
    let words = told_from(context, by).0..draft.tokens.end;
    draft.kind == Kind::Percent && (draft.per.is_some() || context.reading.source.folded(&words).contains("bình quân"))
}

/// The first of several figures that tell one change, and the last: `tăng ⟦8,4 điểm⟧ (⟦0,66%⟧)`.
fn chain(context: &Context, by: usize) -> (usize, usize) {
    const LONGEST: usize = 4;
    let goes_on = |figure: usize| {
        let Some(next) = context.drafts.get(figure + 1) else { return false };
        let gap = context.drafts[figure].tokens.end..next.tokens.start;
        let is_link = |at: usize| context.reading.token(at).is('(') || word(context, at, ComparisonClass::Same).is_some();
        is_step(context, figure)
            && next.kind != context.drafts[figure].kind
            && gap.len() <= LONGEST
            && gap.clone().any(is_link)
            && is_aside(context, gap.start..told_from(context, figure + 1).0.max(gap.start))
    };
    let first = if by > 0 && goes_on(by - 1) { by - 1 } else { by };
    let last = if goes_on(by) { by + 1 } else { by };
    (first, last)
}

/// `TO, tăng BY so với … FROM`
fn against_named(context: &Context, by: usize) -> Option<Recalculation> {
    let (leader, last) = chain(context, by);
    // “giảm 24 vụ, còn 61 vụ so với 85 vụ của năm trước”
    if let Some(to) = level_behind(context, last)
        && context.drafts[by].kind != Kind::Multiple
        && let Some((from, evidence)) = named_behind(context, to, to)
        && is_comparable(context, from, to)
        && is_of_level(context, by, from)
    {
        return check(context, [from, to, by], &evidence, "change.than");
    }
    let (from, evidence) = named_behind(context, by, last)?;
    let to = level_before(context, leader)
        .filter(|&to| is_comparable(context, from, to))
        .or_else(|| level_behind(context, from).filter(|&to| is_comparable(context, from, to)))?;
    check(context, [from, to, by], &evidence, "change.than")
}

/// The figure of `so với … FROM` behind the change; behind a multiple it needs no word.
fn named_behind(context: &Context, by: usize, last: usize) -> Option<(usize, Tokens)> {
    const REACH: usize = 18;
    const CLOSE: usize = 6;
    let reading = context.reading;
    let from = last + 1;
    let draft = context.drafts.get(from).filter(|_| is_level(context, from))?;
    let gap = context.drafts[last].tokens.end..draft.tokens.start;
    if gap.len() > REACH || reading.source.sentence_index(gap.start) != reading.source.sentence_index(draft.number.start) {
        return None;
    }
    let than = gap.clone().take(CLOSE).find_map(|at| Some(at..at + reading.change(at, ChangeWordRole::Than)?.len()));
    let is_multiple = context.drafts[by].kind == Kind::Multiple;
    let start = match &than {
        Some(than) => than.end,
        None if is_multiple => gap.start,
        None => return None,
    };
    let closed = gap.start..start.min(gap.end);
    let breaks = |at: usize| matches!(reading.token(at).mark, ',' | ';' | '(' | '.');
    // “(0,66%) so với”: the bracket of the change closes before
    if closed.clone().any(|at| breaks(at)) {
        return None;
    }
    // “so với cùng kỳ và mặt hàng quả đạt 353 triệu USD” goes on with another thing
    if (start..gap.end).any(|at| reading.is(at, CueClass::And) && word(context, at, ComparisonClass::Then).is_none()) {
        return None;
    }
    let mut marks = (start..gap.end).filter(|&at| breaks(at) || reading.token(at).is(')'));
    let evidence = than.unwrap_or_else(|| told_from(context, by).0..context.drafts[by].tokens.end);
    match marks.next() {
        None => Some((from, evidence)),
        // “so với năm trước (7.000 tỷ đồng)”
        Some(at) if reading.token(at).is('(') && at + 3 >= gap.end && marks.next().is_none() => Some((from, evidence)),
        // “so với hôm qua, khi giá là 121.000 đồng”
        Some(at) if reading.token(at).is(',') && marks.next().is_none() && is_then(context, at + 1) => Some((from, evidence)),
        _ => None,
    }
}

/// `, khi`, `, trong khi`, behind a time.
fn is_then(context: &Context, at: usize) -> bool {
    word(context, at, ComparisonClass::While).is_some() || context.reading.source.folded(&(at..at + 1)) == "khi"
}

/// The level right before the words of the change: `đạt ⟦8.120 tỷ đồng⟧ trong năm 2024, tăng`.
fn level_before(context: &Context, leader: usize) -> Option<usize> {
    const LONGEST: usize = 16;
    let (start, is_told) = told_from(context, leader);
    let to = leader.checked_sub(1).filter(|&to| is_level(context, to))?;
    let gap = context.drafts[to].tokens.end..start;
    let reading = context.reading;
    let same = reading.source.sentence_index(context.drafts[to].number.start) == reading.source.sentence_index(start);
    if !same || gap.start > gap.end || gap.len() > LONGEST || !(is_told || context.drafts[leader].kind == Kind::Multiple) {
        return None;
    }
    let opens = |at: usize| matches!(reading.token(at).mark, ',' | '(' | '–' | '-' | ';' | '.');
    let marks: Vec<usize> = gap.clone().filter(|&at| opens(at)).collect();
    match marks[..] {
        // “tăng trưởng 5,1% so với” needs no mark where nothing but a time stands between
        [] => is_aside(context, gap).then_some(to),
        [mark] => (!matches!(reading.token(mark).mark, ';' | '.') && is_aside(context, mark + 1..start)).then_some(to),
        // “còn 124 xã, phường, giảm”
        [first, .., mark] => {
            let is_list = mark <= first + 3 && first <= gap.start + 1;
            ((is_list || is_aside(context, gap.clone())) && is_aside(context, mark + 1..start)).then_some(to)
        }
    }
}

/// `tăng 46 vụ so với 184 vụ của năm ngoái, lên ⟦230 vụ⟧`
fn level_behind(context: &Context, from: usize) -> Option<usize> {
    const LONGEST: usize = 10;
    let to = from + 1;
    let gap = context.drafts[from].tokens.end..context.drafts.get(to)?.tokens.start;
    let arrow = context.find_word(gap.clone(), RelationClass::Towards)?;
    (gap.len() <= LONGEST && arrow.end + 3 >= gap.end && is_level(context, to)).then_some(to)
}

/// `So với ⟦230 vụ⟧ của cùng kỳ, số vụ giảm 46 vụ`: the level is the one of the sentence before.
fn against_opening(context: &Context, by: usize) -> Option<Recalculation> {
    const CLOSE: usize = 4;
    const REACH: usize = 24;
    let (leader, _) = chain(context, by);
    // “so với 230 vụ của cùng kỳ, năm nay xảy ra 184 vụ, giảm 46 vụ” says the level itself
    let own = level_before(context, leader);
    let from = own.unwrap_or(leader).checked_sub(1).filter(|&from| is_level(context, from))?;
    let reading = context.reading;
    let sentence = reading.source.sentence(context.drafts[by].number.start);
    let start = context.drafts[from].tokens.start;
    let than = (start.saturating_sub(CLOSE).max(sentence.start)..start)
        .find_map(|at| Some(at..at + reading.change(at, ChangeWordRole::Than)?.len()))
        .filter(|than| than.start == sentence.start || reading.source.before(than.start, 1).is(','))?;
    let told = told_from(context, leader).0;
    if told > context.drafts[from].tokens.end + REACH {
        return None;
    }
    let before = context.sentence_before(sentence.start).map_or(sentence.start, |before| before.start);
    let mut same = context.figures(&(before..than.start)).filter(|&to| is_level(context, to) && is_comparable(context, from, to));
    let to = match own {
        Some(to) => Some(to).filter(|&to| is_comparable(context, from, to)),
        None => same.next().filter(|_| same.next().is_none()),
    }?;
    // the change is told of what is counted: “số vụ giảm 46 vụ”
    is_of_level(context, by, from).then(|| check(context, [from, to, by], &than, "change.opening")).flatten()
}

/// Whether an amount of change is counted as the level is; percentages always are.
fn is_of_level(context: &Context, by: usize, level: usize) -> bool {
    let [by, level] = [by, level].map(|figure| &context.drafts[figure]);
    match by.kind {
        Kind::Percent | Kind::Multiple => true,
        Kind::Count => by.object.as_ref().zip(level.object.as_ref()).is_none_or(|(by, level)| {
            level.canonical.starts_with(by.canonical.as_str()) || by.canonical.starts_with(level.canonical.as_str())
        }),
        kind => kind == level.kind,
    }
}

/// `Năm ngoái có 45 vụ, năm nay 38 vụ, giảm 7 vụ`; `Cùng kỳ, con số này là 60 tỷ đồng. Như vậy, doanh thu tăng 50%`.
fn against_earlier(context: &Context, by: usize) -> Option<Recalculation> {
    let reading = context.reading;
    let (leader, last) = chain(context, by);
    let sentence = reading.source.sentence(context.drafts[by].number.start);
    let hence = word(context, sentence.start, ComparisonClass::Hence).map(|len| sentence.start..sentence.start + len);
    let before = context.sentence_before(sentence.start);
    let (to, from) = match (&hence, level_before(context, leader)) {
        (_, Some(to)) => {
            let floor = before.as_ref().map_or(sentence.start, |before| before.start);
            let earlier = |&figure: &usize| context.drafts[figure].number.start >= floor && is_comparable(context, figure, to);
            (to, to.checked_sub(1).filter(earlier)?)
        }
        // both levels stand in the two sentences before
        (Some(_), None) => {
            let before = before?;
            let floor = context.sentence_before(before.start).map_or(before.start, |sentence| sentence.start);
            let levels: Vec<usize> = context.figures(&(floor..sentence.start)).filter(|&figure| is_level(context, figure)).collect();
            let [to, from] = levels[..] else { return None };
            (to, from)
        }
        _ => return None,
    };
    if !is_comparable(context, from, to) || !is_level(context, from) || !is_of_level(context, by, to) {
        return None;
    }
    let [from_time, to_time] = [from, to].map(|figure| time(context, figure));
    let (from, to) = match (from_time, to_time) {
        (Some(Time::Then), Some(Time::Then)) => return None,
        (Some(Time::Then), _) => (from, to),
        (_, Some(Time::Then)) => (to, from),
        (Some(Time::On(first)), Some(Time::On(second))) if first.len() == second.len() && first != second => {
            if first < second {
                (from, to)
            } else {
                (to, from)
            }
        }
        (Some(Time::On(_)), Some(Time::Now)) => (from, to),
        (Some(Time::Now), Some(Time::On(_))) => (to, from),
        _ => return None,
    };
    let own_baseline = context.drafts[last].change.as_ref().and_then(|change| change.baseline.as_deref());
    let evidence = hence.unwrap_or_else(|| told_from(context, leader).0..context.drafts[leader].tokens.start.max(1));
    let recalculation = check(context, [from, to, by], &evidence, "change.earlier")?;
    let is_sure =
        own_baseline.is_none_or(|words| words.starts_with("năm ngoái") || words.starts_with("năm trước") || words.starts_with("cùng kỳ"));
    (is_sure || recalculation.verdict != Verdict::Unbalanced).then_some(recalculation)
}

#[cfg(test)]
mod tests {
    use crate::{Options, parse};

    #[test]
    fn a_mended_change_is_no_finding() {
        let text = |by: &str| format!("Doanh thu đạt 90 tỷ đồng, tăng {by} so với năm trước (60 tỷ đồng).");
        assert_eq!(parse(&text("40%"), &Options::default()).findings.len(), 1);
        assert!(parse(&text("50%"), &Options::default()).findings.is_empty());
    }
}
