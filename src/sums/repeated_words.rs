//! What is said again: the words beside two figures that name the same act.

use crate::lexicon::TableId;
use crate::span::Tokens;
use crate::sums::context::Context;
use solieu_text::TokenKind;

/// The first two words in a row of `sentence` that stand in the clause of the total too: `kỷ luật` beside `186 đảng viên`.
pub(crate) fn said_again(context: &Context, total: usize, sentence: &Tokens) -> Option<Tokens> {
    let clause = clause(context, total);
    let said: Vec<String> = word_pairs(context, clause).map(|pair| context.reading.source.folded(&pair)).collect();
    word_pairs(context, sentence.clone()).find(|pair| said.contains(&context.reading.source.folded(pair)))
}

/// From the mark before the figure to the mark behind it.
pub(crate) fn clause(context: &Context, figure: usize) -> Tokens {
    const WIDEST: usize = 24;
    let tokens = &context.drafts[figure].tokens;
    let sentence = context.reading.source.sentence(tokens.start);
    let is_mark = |at: &usize| matches!(context.reading.token(*at).mark, ',' | ';' | ':' | '(' | ')');
    let from = sentence.start.max(tokens.start.saturating_sub(WIDEST));
    let to = sentence.end.min(tokens.end + WIDEST);
    let start = (from..tokens.start).rev().find(is_mark).map_or(from, |at| at + 1);
    let end = (tokens.end..to).find(is_mark).unwrap_or(to);
    start..end
}

/// Two words in a row that say what happens: no counted noun, no number, no name, no word of grammar.
pub(crate) fn word_pairs(context: &Context, tokens: Tokens) -> impl Iterator<Item = Tokens> {
    let reading = context.reading;
    let is_word = move |at: usize| {
        let token = reading.token(at);
        token.kind == TokenKind::Word && !(token.is_capital() && at > reading.source.sentence(at).start)
    };
    let says = move |at: usize| is_word(at) && !context.is_counted(at) && reading.is_free(at) && reading.hit(at, TableId::Stop).is_none();
    let is_noun = move |at: usize| [TableId::Object, TableId::Relation].iter().any(|&table| reading.hit(at, table).is_some());
    let last = tokens.end.saturating_sub(1);
    (tokens.start..last).filter(move |&at| says(at) && says(at + 1) && !is_noun(at)).map(|at| at..at + 2)
}
