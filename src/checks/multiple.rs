//! Parts that are told as a fraction too: `Trong 84 phòng học, mới có 42 phòng, tức một nửa`, `90 học viên; một phần ba trong số
//! đó, tức 30 người`.

use super::beside::{is_aside, is_comparable, word};
use super::{Found, change};
use crate::decimal::Decimal;
use crate::findings::Mistake;
use crate::lexicon::{ComparisonClass, ContextClass, CueClass, RelationClass, TableId};
use crate::report::{Amount, Bound, Direction, Expected, FindingKind, Kind, Severity};
use crate::span::Tokens;
use crate::sums::breakdowns::Breakdowns;
use crate::sums::compatibility::{Compatibility, compatibility};
use crate::sums::context::Context;
use crate::wording::Telling;

/// A fraction in words.
struct Fraction {
    tokens: Tokens,
    /// The figure that it was read as, where it was.
    figure: Option<usize>,
    part: Decimal,
    whole: Decimal,
    bound: Bound,
}

pub(crate) fn detect_fractions(context: &Context, _: &Breakdowns, found: &mut Found) {
    for fraction in fractions(context) {
        found.mistakes.extend(check(context, &fraction));
    }
}

fn fractions(context: &Context) -> Vec<Fraction> {
    let reading = context.reading;
    let halves = (0..reading.source.len()).filter_map(|at| {
        let tokens = at..at + word(context, at, ComparisonClass::Half)?;
        let qualifier = reading.source.hit_ending_at(at, TableId::Qualifier, 3);
        let bound = qualifier.map_or(Bound::Exact, |(_, hit)| reading.lexicon.qualifier(hit).bound);
        Some(Fraction { tokens, figure: None, part: Decimal::ONE, whole: Decimal::from(2), bound })
    });
    let spoken = context.drafts.iter().enumerate().filter_map(|(figure, draft)| match draft.amount {
        Amount::Ratio { numerator, denominator } if draft.rules.contains(&"pair.fraction") => {
            Some(Fraction { tokens: draft.tokens.clone(), figure: Some(figure), part: numerator, whole: denominator, bound: draft.bound })
        }
        _ => None,
    });
    halves.chain(spoken).collect()
}

fn check(context: &Context, fraction: &Fraction) -> Option<Mistake> {
    let told = part(context, fraction).and_then(|(part, is_before)| Some((part, whole(context, fraction, part, is_before)?)));
    let (part, whole) = told.or_else(|| compared(context, fraction)).or_else(|| halved(context, fraction))?;
    let value = |figure: usize| match context.drafts[figure].amount {
        Amount::Single { value } => Some(value),
        _ => None,
    };
    let (stated, total) = (value(part)?, value(whole)?);
    let hedged = [part, whole].iter().any(|&figure| context.drafts[figure].bound != Bound::Exact) || fraction.bound != Bound::Exact;
    let expected = total.multiply(fraction.part)?.divide(fraction.whole, 0)?;
    if stated > total || fits(stated, total.multiply(fraction.part)?.divide(fraction.whole, 2)?, fraction.bound)? {
        return None;
    }
    let places = [part, whole].map(|figure| context.drafts[figure].number.clone());
    let figures = [part, whole].into_iter().chain(fraction.figure);
    Some(Mistake {
        kind: FindingKind::Multiple,
        severity: if hedged { Severity::Doubtful } else { Severity::Wrong },
        at: places[0].clone(),
        places: places.into_iter().chain([fraction.tokens.clone()]).collect(),
        figures: figures.collect(),
        dates: Vec::new(),
        expected: Some(Expected::Amount(Amount::Single { value: expected })),
        rule: "multiple.fraction",
    })
}

/// People round to a half or a third: a tenth of it is no mistake. “Hơn một nửa” may be up to all, “gần một nửa” half of that.
fn fits(stated: Decimal, computed: Decimal, bound: Bound) -> Option<bool> {
    let tenth = computed.divide(Decimal::from(10), 2)?.max(Decimal::ONE);
    let (low, high) = (computed.subtract(tenth)?, computed.add(tenth)?);
    Some(match bound {
        Bound::Over | Bound::AtLeast => stated >= low,
        Bound::Under | Bound::AtMost => stated <= high,
        Bound::Nearly | Bound::About => stated >= low.subtract(tenth)? && stated <= high,
        Bound::Exact => stated >= low && stated <= high,
    })
}

/// `⟦52 phòng⟧, tức một nửa`; `một phần ba trong số đó, tức ⟦45 người⟧`; with whether it stands before.
fn part(context: &Context, fraction: &Fraction) -> Option<(usize, bool)> {
    const LONGEST: usize = 14;
    let reading = context.reading;
    let is_count = |figure: usize| {
        let draft = context.drafts.get(figure)?;
        let is_counted = matches!(draft.kind, Kind::Count | Kind::Money | Kind::Measure) && matches!(draft.amount, Amount::Single { .. });
        is_counted.then_some(&draft.tokens)
    };
    let same = |at: usize| word(context, at, ComparisonClass::Same).is_some() || reading.token(at).is('(');
    let sentence = reading.source.sentence(fraction.tokens.start);
    let before = context.figures(&(sentence.start..fraction.tokens.start)).next_back();
    if let Some(tokens) = before.and_then(is_count) {
        let gap = tokens.end..fraction.tokens.start;
        let is_tied = gap.len() <= LONGEST && gap.clone().any(same) && is_tie(context, gap);
        if is_tied {
            return before.map(|before| (before, true));
        }
    }
    let mut behind = context.figures(&(fraction.tokens.end..sentence.end));
    let first = behind.next()?;
    // “một nửa trong số 64 thôn, tức 32 thôn”
    let (after, from) =
        if is_of(context, first) { (behind.next()?, context.drafts[first].tokens.end) } else { (first, fraction.tokens.end) };
    let gap = from..is_count(after)?.start.max(from);
    let opens = gap.clone().rev().take(3).find(|&at| same(at))?;
    let marks = (gap.start..opens).filter(|&at| matches!(reading.token(at).mark, ',' | ';' | '(' | ')')).count();
    (gap.len() <= LONGEST && marks <= 1 && is_aside(context, opens..gap.end)).then_some((after, false))
}

/// `đạt ⟦600 tấn⟧, chỉ bằng một nửa so với ⟦1.200 tấn⟧`
fn compared(context: &Context, fraction: &Fraction) -> Option<(usize, usize)> {
    const LONGEST: usize = 10;
    let reading = context.reading;
    let (start, end) = (fraction.tokens.start, fraction.tokens.end);
    let sentence = reading.source.sentence(start);
    let equals = reading.hit_of_ending_at(start, ContextClass::Equals)?.0;
    let part = context.figures(&(sentence.start..start)).next_back()?;
    let whole = context.figures(&(end..sentence.end)).next()?;
    let (before, behind) = (context.drafts[part].tokens.end..equals, end..context.drafts[whole].tokens.start);
    let is_close = before.len() <= LONGEST && behind.len() <= LONGEST && is_aside(context, before);
    let is_open =
        behind.clone().all(|at| !matches!(reading.token(at).mark, ',' | ';')) && !behind.clone().any(|at| reading.is(at, CueClass::And));
    (is_close && is_open && is_comparable(context, part, whole)).then_some((part, whole))
}

/// `giảm một nửa, từ ⟦40 triệu⟧ xuống còn ⟦20 triệu⟧`
fn halved(context: &Context, fraction: &Fraction) -> Option<(usize, usize)> {
    const LONGEST: usize = 3;
    let reading = context.reading;
    let (start, end) = (fraction.tokens.start, fraction.tokens.end);
    let sentence = reading.source.sentence(start);
    reading
        .source
        .hit_ending_at(start, TableId::Change, 3)
        .filter(|&(_, hit)| reading.lexicon.change(hit).direction == Some(Direction::Down))?;
    let whole = context.figures(&(end..sentence.end)).next()?;
    let is_close = context.drafts[whole].tokens.start <= end + LONGEST;
    let falls = fraction.whole == Decimal::from(2) && change::starts_and_ends(context, whole).is_some();
    (is_close && falls && is_comparable(context, whole, whole + 1)).then_some((whole + 1, whole))
}

/// `, tức khoảng`: nothing but words that say the same again, and a hedge.
fn is_tie(context: &Context, gap: Tokens) -> bool {
    let mut at = gap.start;
    while at < gap.end {
        let hedge = context.reading.hit(at, TableId::Qualifier).map(|hit| hit.len());
        let hedge = hedge.or_else(|| context.word(at, RelationClass::Share));
        match hedge {
            Some(len) => at += len,
            None if is_aside(context, at..at + 1) => at += 1,
            None => return false,
        }
    }
    true
}

/// `trong số ⟦84 phòng học⟧`
fn is_of(context: &Context, figure: usize) -> bool {
    let start = context.drafts[figure].tokens.start;
    (start.saturating_sub(3)..start).any(|at| context.word(at, RelationClass::Of).is_some_and(|len| at + len + 1 >= start))
}

/// `Trong ⟦84 phòng học⟧ …`, `⟦90 học viên⟧; một phần ba trong số đó`.
fn whole(context: &Context, fraction: &Fraction, part: usize, is_before: bool) -> Option<usize> {
    let reading = context.reading;
    let sentence = reading.source.sentence(fraction.tokens.start);
    let before = context.sentence_before(sentence.start).map_or(sentence.start, |sentence| sentence.start);
    let counts = |figure: usize| {
        let is_noun = is_comparable(context, figure, part) || compatibility(context, figure, part) >= Some(Compatibility::Kind);
        is_noun && figure != part && !context.is_change(figure)
    };
    let first = context.drafts[part].tokens.start;
    let opening = if is_before { first } else { fraction.tokens.start };
    let in_sentence = context.figures(&(sentence.start..first)).rev().find(|&figure| is_of(context, figure) && counts(figure));
    let pointed = || {
        let behind = fraction.tokens.end..(fraction.tokens.end + 4).min(sentence.end);
        // “trong đó một phần tư”
        let some = context.find_word(opening.saturating_sub(4).max(sentence.start)..opening, RelationClass::Some).is_some();
        let points = behind.clone().any(|at| context.word(at, RelationClass::These).is_some()) || some;
        let nearest = context.figures(&(before..opening)).next_back().filter(|&figure| counts(figure));
        nearest.filter(|_| points)
    };
    in_sentence.or_else(pointed)
}

/// “Một phần của 84 là 42, không phải 52.”, or how many times one amount is the other.
pub(crate) fn tell(telling: &Telling) -> String {
    if telling.finding.check.is_some() {
        return change::tell(telling);
    }
    let stated = telling.marked();
    let expected = telling.expected().unwrap_or_default();
    telling
        .language
        .pick(format!("Phần được nêu phải là {expected}, không phải {stated}."), format!("The fraction comes to {expected}, not {stated}."))
}
