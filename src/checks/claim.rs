//! The words by which amounts are claimed to go together (`kế hoạch`, `tổng số`, `cơ cấu`, `đơn giá`), and the figures near by.

use std::ops::Range;

use crate::decimal::Decimal;
use crate::lexicon::{ClaimClass, CueClass, Hit};
use crate::report::Amount;
use crate::span::Tokens;
use crate::sums::context::Context;
use solieu_text::TokenKind;

/// How many tokens the word of that class takes that starts here.
pub(super) fn claim(context: &Context, at: usize, class: ClaimClass) -> Option<usize> {
    context.reading.hit_of(at, class).map(Hit::len)
}

/// The first word of that class in `tokens`.
pub(super) fn find_claim(context: &Context, tokens: Tokens, class: ClaimClass) -> Option<Tokens> {
    tokens.into_iter().find_map(|at| claim(context, at, class).map(|len| at..at + len))
}

/// Whether a word of that class starts in `tokens`.
pub(super) fn has_claim(context: &Context, tokens: Tokens, class: ClaimClass) -> bool {
    find_claim(context, tokens, class).is_some()
}

/// The number of a figure that has one.
pub(super) fn single(context: &Context, figure: usize) -> Option<Decimal> {
    match context.drafts.get(figure)?.amount {
        Amount::Single { value } => Some(value),
        _ => None,
    }
}

/// Whether both stand in one sentence.
pub(super) fn same_sentence(context: &Context, left: usize, right: usize) -> bool {
    let sentence = |figure: usize| context.reading.source.sentence_index(context.drafts[figure].number.start);
    sentence(left) == sentence(right)
}

/// The sentence of the figure together with the one before it.
pub(super) fn passage(context: &Context, figure: usize) -> Tokens {
    let sentence = context.reading.source.sentence(context.drafts[figure].number.start);
    let before = context.sentence_before(sentence.start).map_or(sentence.start, |before| before.start);
    before..sentence.end
}

/// The figures of `tokens`, at most `reach` on either side of `figure`.
pub(super) fn near(context: &Context, tokens: &Tokens, figure: usize, reach: usize) -> Range<usize> {
    let figures = context.figures(tokens);
    figures.start.max(figure.saturating_sub(reach))..figures.end.min(figure + reach + 1)
}

/// What stands between two figures, the earlier one first.
pub(super) fn between(context: &Context, left: usize, right: usize) -> Tokens {
    let (from, to) = (context.drafts[left].tokens.end, context.drafts[right].tokens.start);
    from..to.max(from)
}

/// Whether a clause ends here: a mark, a line end, `và`.
pub(super) fn ends_clause(context: &Context, at: usize) -> bool {
    let token = context.reading.token(at);
    token.kind == TokenKind::Line || matches!(token.mark, ',' | ';' | '.' | ')' | '(' | ':') || context.reading.is(at, CueClass::And)
}

/// The figure in the bracket right behind another: `1.620 học sinh (567 em)`.
pub(super) fn bracketed(context: &Context, figure: usize) -> Option<usize> {
    const LONGEST: usize = 6;
    let inner = figure + 1;
    let gap = between(context, figure, context.drafts.get(inner).map(|_| inner)?);
    let opens = gap.clone().find(|&at| context.reading.token(at).is('('))?;
    (gap.len() <= LONGEST && opens + 3 >= gap.end && same_sentence(context, figure, inner)).then_some(inner)
}
