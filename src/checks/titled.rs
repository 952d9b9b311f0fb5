//! An amount of the headline that the body never gives, beside the one that it gives for the same: `Bảy người chết` above
//! `6 người tử vong`, `tham ô 14 tỷ đồng` above `chiếm đoạt 11 tỷ đồng`, `2.500 tỷ` above `2.500 triệu`.

use super::beside::{Time, act, clause, find, has_beside, is_comparable, pairs, time, view};
use super::conflict::{conflict, reconcilable, value};
use super::headline::rounds_to;
use super::slip::{is_slip, significant};
use super::{Found, Recalculation};
use crate::decimal::Decimal;
use crate::document::BlockKind;
use crate::findings::Mistake;
use crate::lexicon::{ComparisonClass, ObjectClass};
use crate::report::{Amount, Bound, CheckKind, Expected, FindingKind, Kind, Severity};
use crate::span::Tokens;
use crate::sums::breakdowns::Breakdowns;
use crate::sums::compatibility::class;
use crate::sums::context::Context;

/// More amounts than that are no headline.
const MOST_TOLD: usize = 8;

pub(crate) fn detect_headlines(context: &Context, _: &Breakdowns, found: &mut Found) {
    let Some(title) = context.reading.source.blocks.iter().find(|block| block.kind == BlockKind::Title) else { return };
    let body = title.tokens.end..context.reading.source.len();
    let is_body = |figure: &usize| {
        let block = context.reading.source.block(context.drafts[*figure].number.start);
        block.is_some_and(|block| matches!(block.kind, BlockKind::Body | BlockKind::Box))
    };
    let figures: Vec<usize> = context.figures(&body).filter(is_body).collect();
    for headline in context.figures(&title.tokens).take(MOST_TOLD) {
        if found.checks.iter().any(|check| check.figures.contains(&headline)) || is_given(context, headline, &figures) {
            continue;
        }
        if let Some(mistake) = scale(context, headline, &figures) {
            found.mistakes.push(mistake);
            continue;
        }
        let recalculation = match context.drafts[headline].amount {
            Amount::Score { .. } => {
                found.mistakes.extend(score(context, headline, &figures));
                None
            }
            _ => contradicted(context, headline, &figures),
        };
        found.checks.extend(recalculation);
    }
}

/// Whether the body has the amount in some way: as it is, rounded, as a part of a ratio, as what others come to.
fn is_given(context: &Context, headline: usize, figures: &[usize]) -> bool {
    const MOST: usize = 12;
    let draft = &context.drafts[headline];
    let Some(stated) = value(context, headline) else {
        return figures.iter().any(|&other| is_turned(draft.amount, context.drafts[other].amount));
    };
    let same = |&other: &usize| {
        let other_draft = &context.drafts[other];
        match other_draft.amount {
            Amount::Single { .. } if other_draft.kind == draft.kind => {
                reconcilable_closely(context, headline, other) || rounds_to(context, headline, other)
            }
            Amount::Single { value } => value == stated,
            Amount::Range { low, high } => low <= stated && stated <= high,
            Amount::Ratio { numerator, denominator } => numerator == stated || denominator == stated,
            Amount::Score { .. } => false,
        }
    };
    let parts: Vec<Decimal> = figures
        .iter()
        .filter(|&&other| is_comparable(context, headline, other))
        .take(MOST)
        .filter_map(|&other| value(context, other))
        .collect();
    let pairs = || parts.iter().enumerate().flat_map(|(at, left)| parts[at + 1..].iter().map(move |right| left.add(*right)));
    let sums =
        |whole: Decimal| parts.iter().scan(Decimal::ZERO, |sum, part| sum.add(*part).inspect(|&next| *sum = next)).any(|sum| sum == whole);
    figures.iter().any(same) || pairs().any(|sum| sum == Some(stated)) || sums(stated)
}

fn is_turned(left: Amount, right: Amount) -> bool {
    match (left, right) {
        (Amount::Score { home, away }, Amount::Score { home: other, away: second }) => {
            home == other && away == second || home == second && away == other
        }
        (left, right) => left == right,
    }
}

/// As far as both can be true and a reader would not ask: `hơn 1.500 tỷ` for 1.512 tỷ, not for 2.512 tỷ.
fn reconcilable_closely(context: &Context, headline: usize, other: usize) -> bool {
    let is_near = || {
        let (stated, given) = (value(context, headline)?, value(context, other)?);
        let [low, high] = [stated.min(given), stated.max(given)];
        Some(high.multiply(Decimal::from(3))? <= low.multiply(Decimal::from(4))?)
    };
    reconcilable(context, headline, other) && is_near().unwrap_or(true)
}

/// The one amount that the body gives for the same.
fn contradicted(context: &Context, headline: usize, figures: &[usize]) -> Option<Recalculation> {
    let draft = &context.drafts[headline];
    let is_measured = matches!(draft.kind, Kind::Count | Kind::Money | Kind::Percent | Kind::Measure)
        || draft.kind == Kind::Duration && act(context, headline) == Some(ComparisonClass::Prison);
    if !is_measured || has_beside(context, headline, &[ComparisonClass::Other]) {
        return None;
    }
    let stated = value(context, headline)?;
    let said: Vec<usize> = figures.iter().copied().filter(|&other| is_of_same(context, headline, other)).collect();
    let (&first, rest) = said.split_first()?;
    let given = value(context, first)?;
    let is_one = rest.iter().all(|&other| context.drafts[other].amount == context.drafts[first].amount);
    (is_one && is_slip(stated, as_written(stated, given)?)).then_some(())?;
    conflict(context, CheckKind::Headline, vec![headline, first], given, clause(context, first), "headline.fact")
}

/// The amount rounded as the headline has it: 2.396 beside 3.400 is 2.400.
fn as_written(headline: Decimal, given: Decimal) -> Option<Decimal> {
    const HIGHEST_POWER: u8 = 15;
    let is_round = |power: u8| headline.divide(Decimal::ONE.shift(power)?, 1).filter(|count| count.is_integer() && *count != Decimal::ZERO);
    let power = (0..=HIGHEST_POWER).take_while(|&power| is_round(power).is_some()).last();
    match power {
        Some(power) if power > 1 => given.divide(Decimal::ONE.shift(power)?, 0)?.shift(power),
        _ => Some(given),
    }
}

/// Whether the act befalls people.
fn is_harm(act: ComparisonClass) -> bool {
    matches!(act, ComparisonClass::Death | ComparisonClass::Injury | ComparisonClass::Missing)
}

/// Whether the words beside both say the same act of the same things.
fn is_of_same(context: &Context, headline: usize, other: usize) -> bool {
    const YEAR: usize = 4;
    let acts = [headline, other].map(|figure| act(context, figure));
    let person = |figure: usize| {
        let noun = context.drafts[figure].object.as_ref();
        context.drafts[figure].kind == Kind::Count
            && noun.is_none_or(|noun| class(context, noun).is_some_and(|classes| classes.has(ObjectClass::Person)))
    };
    let harms = acts[0].is_some_and(is_harm);
    let both_persons = harms && person(headline) && person(other) && matches!(context.drafts[other].amount, Amount::Single { .. });
    let per = |figure: usize| context.drafts[figure].per.as_ref().map(|unit| &unit.symbol);
    let is_aside = has_beside(context, other, &[ComparisonClass::Other, ComparisonClass::Plan])
        || harms && adds_up_years(context, other)
        || time(context, other) == Some(Time::Then);
    let is_of_few = harms && (is_of_more(context, other) || matches!(time(context, other), Some(Time::On(day)) if day.len() == YEAR));
    if is_aside || is_of_few || !both_persons && !is_comparable(context, headline, other) || per(headline) != per(other) {
        return false;
    }
    match acts {
        [Some(one), Some(two)] if one == two => true,
        [Some(one), _] if harms || matches!(one, ComparisonClass::Fall | ComparisonClass::Rise | ComparisonClass::Prison) => false,
        [_, Some(other)] if is_harm(other) || other == ComparisonClass::Prison => false,
        _ => {
            let said = [headline, other].map(|figure| pairs(context, clause(context, figure)));
            said[0].iter().any(|pair| said[1].contains(pair)) || is_named(context, headline, other)
        }
    }
}

/// `Từ đầu năm, tuyến đường này đã có ⟦7 người⟧ chết`: not of the one event.
fn adds_up_years(context: &Context, figure: usize) -> bool {
    let before = view(context, figure).start..context.drafts[figure].tokens.start;
    find(context, &before, ComparisonClass::Span).is_some()
}

/// Whether the sentence counts more deaths than this figure: `3 người tử vong, hai vợ chồng cũng thiệt mạng`.
fn is_of_more(context: &Context, figure: usize) -> bool {
    let sentence = context.reading.source.sentence(context.drafts[figure].number.start);
    let first = find(context, &sentence, ComparisonClass::Death);
    first.is_some_and(|first| find(context, &(first.end..sentence.end), ComparisonClass::Death).is_some())
}

/// The same noun of several syllables: `tân sinh viên`.
fn is_named(context: &Context, left: usize, right: usize) -> bool {
    let [left, right] = [left, right].map(|figure| context.drafts[figure].object.as_ref());
    left.zip(right).is_some_and(|(left, right)| left.canonical == right.canonical && left.tokens.len() > 1)
}

/// `2.500 tỷ đồng` above `2.500 triệu đồng`: the same digits, thousands apart.
fn scale(context: &Context, headline: usize, figures: &[usize]) -> Option<Mistake> {
    const STEPS: [u8; 2] = [3, 6];
    const FEWEST_DIGITS: usize = 2;
    let stated = value(context, headline).filter(|_| context.drafts[headline].kind == Kind::Money)?;
    let shifted = |value: Decimal, from: Decimal| STEPS.iter().any(|&step| value.shift(step) == Some(from));
    let is_scaled = |&&other: &&usize| {
        let given = value(context, other).filter(|_| is_comparable(context, headline, other));
        given.is_some_and(|given| (shifted(given, stated) || shifted(stated, given)) && significant(given) >= FEWEST_DIGITS)
    };
    let &other = figures.iter().find(is_scaled)?;
    let given = value(context, other)?;
    Some(mistake(context, headline, other, FindingKind::Scale, "scale.headline", Some(given)))
}

/// `thắng 4-1` above `ấn định chiến thắng 3-1`.
fn score(context: &Context, headline: usize, figures: &[usize]) -> Option<Mistake> {
    const REACH: usize = 6;
    let Amount::Score { home, away } = context.drafts[headline].amount else { return None };
    let is_final = |&other: &usize| {
        let start = context.drafts[other].tokens.start;
        let floor = context.reading.source.sentence(start).start;
        let is_other = find(context, &(floor..start), ComparisonClass::Stage).is_some();
        !is_other
            && find(context, &(start.saturating_sub(REACH).max(floor)..start), ComparisonClass::Final).is_some()
            && time(context, other) != Some(Time::Then)
    };
    let scores: Vec<usize> =
        figures.iter().copied().filter(|&other| matches!(context.drafts[other].amount, Amount::Score { .. })).collect();
    let [other] = scores.into_iter().filter(is_final).collect::<Vec<_>>()[..] else { return None };
    let Amount::Score { home: first, away: second } = context.drafts[other].amount else { return None };
    let shares_side = home == first || away == second;
    shares_side.then(|| mistake(context, headline, other, FindingKind::Headline, "headline.score", None))
}

fn mistake(context: &Context, headline: usize, other: usize, kind: FindingKind, rule: &'static str, given: Option<Decimal>) -> Mistake {
    let places = [headline, other].map(|figure| context.drafts[figure].number.clone());
    let hedged = [headline, other].iter().any(|&figure| context.drafts[figure].bound != Bound::Exact);
    let is_doubtful = hedged || kind == FindingKind::Scale;
    Mistake {
        kind,
        severity: if is_doubtful { Severity::Doubtful } else { Severity::Wrong },
        at: places[0].clone(),
        places: places.into_iter().collect::<Vec<Tokens>>(),
        figures: vec![headline, other],
        dates: Vec::new(),
        expected: Some(Expected::Amount(given.map_or(context.drafts[other].amount, |value| Amount::Single { value }))),
        rule,
    }
}
