//! Two values for one thing: a headline against the body, a sentence against its repetition.

use rustc_hash::FxHashMap;

use super::Recalculation;
use crate::decimal::Decimal;
use crate::document::BlockKind;
use crate::report::{Amount, CheckKind, Kind, Verdict};
use crate::span::Tokens;
use crate::sums::breakdowns::Breakdowns;
use crate::sums::compatibility::{Compatibility, compatibility};
use crate::sums::context::Context;
use crate::sums::items::items;
use crate::sums::repeated_words::{clause, said_again, word_pairs};
use solieu_text::TokenKind;

/// `kỷ luật 24 đảng viên` above a body that never says 24: against the one other count of the same noun and act, or against
/// the list that the lead gives.
pub(crate) fn find_headline_conflicts(context: &Context, _: &Breakdowns, found: &mut Vec<Recalculation>) {
    let Some(title) = context.reading.source.blocks.iter().find(|block| block.kind == BlockKind::Title) else { return };
    let body = title.tokens.end..context.reading.source.len();
    for headline in context.figures(&title.tokens) {
        if !is_plain_count(context, headline) {
            continue;
        }
        let same: Vec<usize> = context
            .figures(&body)
            .filter(|&other| compatibility(context, headline, other) == Some(Compatibility::Same) && is_plain_count(context, other))
            .collect();
        if same.iter().any(|&other| reconcilable(context, headline, other) || rounds_to(context, headline, other)) {
            continue;
        }
        found.extend(against_list(context, headline, &body).or_else(|| against_count(context, headline, &same)));
    }
}

fn is_plain_count(context: &Context, figure: usize) -> bool {
    let draft = &context.drafts[figure];
    draft.kind == Kind::Count && draft.object.is_some() && matches!(draft.amount, Amount::Single { .. }) && !context.is_change(figure)
}

/// Whether both can be true: `hơn 90` and 94.
fn reconcilable(context: &Context, left: usize, right: usize) -> bool {
    let [left, right] = [left, right].map(|figure| (context.drafts[figure].amount, context.drafts[figure].bound));
    crate::sums::reconcilable(left, right)
}

/// A headline leaves out the last digits: a number that ends in two noughts or more stands for those that round to it.
fn rounds_to(context: &Context, headline: usize, other: usize) -> bool {
    const FEWEST_NOUGHTS: u8 = 2;
    let close = || {
        let (short, long) = (value(context, headline)?, value(context, other)?);
        let off = short.subtract(long)?.magnitude();
        let is_round = |power: u8| Decimal::ONE.shift(power).and_then(|unit| short.divide(unit, 1)).is_some_and(Decimal::is_integer);
        let power = (FEWEST_NOUGHTS..=short.digits()).take_while(|&power| is_round(power)).last()?;
        Some(off < Decimal::ONE.shift(power)?)
    };
    close().unwrap_or(false)
}

/// The one other value that the body gives for the same act.
fn against_count(context: &Context, headline: usize, same: &[usize]) -> Option<Recalculation> {
    let said: Vec<usize> = same
        .iter()
        .copied()
        .filter(|&other| said_again(context, headline, &clause(context, other)).is_some() && is_close(context, headline, other))
        .collect();
    let &first = said.first()?;
    if said.iter().any(|&other| context.drafts[other].amount != context.drafts[first].amount) {
        return None;
    }
    let evidence = said_again(context, headline, &clause(context, first))?;
    conflict(context, CheckKind::Headline, vec![headline, first], value(context, first)?, evidence, "headline.count")
}

/// Slips change a digit; another order of magnitude is another thing.
fn is_close(context: &Context, left: usize, right: usize) -> bool {
    let close = || {
        let (left, right) = (value(context, left)?, value(context, right)?);
        Some(left.subtract(right)?.magnitude().multiply(Decimal::from(5))? <= left.magnitude())
    };
    close().unwrap_or(false)
}

/// `khiển trách 17, cảnh cáo 4, cách chức 1, khai trừ 3 trường hợp` in the first sentence with figures.
fn against_list(context: &Context, headline: usize, body: &Tokens) -> Option<Recalculation> {
    const FEWEST: usize = 3;
    let first = context.figures(body).next()?;
    let sentence = context.reading.source.sentence(context.drafts[first].number.start);
    let mut parts = Vec::new();
    for item in items(context, &sentence) {
        match item.figures[..] {
            [] => {}
            [part] if compatibility(context, headline, part) >= Some(Compatibility::Kind) => parts.push(part),
            _ => return None,
        }
    }
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, &part| sum.add(value(context, part)?))?;
    let stated = value(context, headline)?;
    let off = stated.subtract(sum)?.magnitude();
    if parts.len() < FEWEST || off == Decimal::ZERO || off.multiply(Decimal::from(5))? > stated {
        return None;
    }
    let evidence = context.cover(parts.iter().copied());
    let figures = [headline].into_iter().chain(parts).collect();
    conflict(context, CheckKind::Headline, figures, sum, evidence, "headline.list")
}

fn value(context: &Context, figure: usize) -> Option<Decimal> {
    match context.drafts[figure].amount {
        Amount::Single { value } => Some(value),
        _ => None,
    }
}

fn conflict(
    context: &Context,
    kind: CheckKind,
    figures: Vec<usize>,
    computed: Decimal,
    evidence: Tokens,
    rule: &'static str,
) -> Option<Recalculation> {
    let difference = Some(value(context, *figures.first()?)?.subtract(computed)?);
    let computed = Amount::Single { value: computed };
    Some(Recalculation { kind, figures, computed, verdict: Verdict::Unbalanced, difference, evidence, rule })
}

/// The same clause with another number: same noun, same act, nothing else said differently.
pub(crate) fn find_repetitions(context: &Context, breakdowns: &Breakdowns, found: &mut Vec<Recalculation>) {
    // an article says a thing two or three times; the window keeps tables linear
    const WINDOW: usize = 8;
    let mut seen: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for figure in 0..context.drafts.len() {
        if !is_plain_count(context, figure) || breakdowns.is_part(figure) {
            continue;
        }
        let Some(noun) = &context.drafts[figure].object else { continue };
        let earlier = seen.entry(&noun.canonical).or_default();
        let other = earlier.iter().rev().take(WINDOW).copied().find(|&other| repeats(context, other, figure));
        if let Some(other) = other.filter(|&other| !reconcilable(context, other, figure)) {
            let evidence = clause(context, figure);
            let computed = value(context, other);
            found.extend(computed.and_then(|computed| {
                conflict(context, CheckKind::Repetition, vec![figure, other], computed, evidence, "repetition.clause")
            }));
        }
        earlier.push(figure);
    }
}

/// Whether the clauses of two figures say the same: at least so many pairs of words in common, and no name, date or other
/// number in only one of them.
fn repeats(context: &Context, left: usize, right: usize) -> bool {
    const LEAST_IN_COMMON: usize = 3;
    let [left, right] = [left, right].map(|figure| (figure, context.reading.source.sentence(context.drafts[figure].number.start)));
    if left.1 == right.1 || differs(context, left.0, right.0) {
        return false;
    }
    let said = |figure: usize| -> Vec<String> {
        word_pairs(context, clause(context, figure)).map(|pair| context.reading.source.folded(&pair)).collect()
    };
    let (first, second) = (said(left.0), said(right.0));
    let common = first.iter().filter(|pair| second.contains(pair)).count();
    common >= LEAST_IN_COMMON && common * 3 >= first.len().max(second.len()) * 2 && names(context, &left) == names(context, &right)
}

fn differs(context: &Context, left: usize, right: usize) -> bool {
    let (left, right) = (&context.drafts[left], &context.drafts[right]);
    left.topic != right.topic || left.organization != right.organization || left.period != right.period || left.facets != right.facets
}

/// The capitalised words and the other numbers of the sentence, but for its first word.
fn names(context: &Context, (figure, sentence): &(usize, Tokens)) -> Vec<String> {
    let own = &context.drafts[*figure].number;
    let telling = |&at: &usize| {
        let token = context.reading.token(at);
        at > sentence.start && !own.contains(&at) && (token.is_capital() || token.kind == TokenKind::Digits)
    };
    let mut names: Vec<String> = sentence.clone().filter(telling).map(|at| context.reading.source.folded(&(at..at + 1))).collect();
    names.sort_unstable();
    names
}
