//! Cuts a list into its items: `27 đảng bộ và 36 chi bộ`, `dân tộc 504; người có đạo 1.151`, `cảnh cáo 14, khiển trách 34`.

use crate::lexicon::{RelationClass, TableId};
use crate::span::Tokens;
use crate::sums::context::Context;
use solieu_text::TokenKind;

/// What stands between two separators.
#[derive(Debug)]
pub(crate) struct Item {
    /// The separator before it; a blank for the first.
    pub(crate) separator: char,
    pub(crate) tokens: Tokens,
    /// The figures in it, without those in inner brackets.
    pub(crate) figures: Vec<usize>,
    /// `có 39 nữ`: opens with the word that starts another grouping.
    pub(crate) regroups: bool,
    /// `24 xe còn lại`: names itself the rest.
    pub(crate) is_rest: bool,
}

/// The items of the running text or of one bracket: inner brackets are skipped.
pub(crate) fn items(context: &Context, tokens: &Tokens) -> Vec<Item> {
    let level = context.level(tokens.start);
    let mut out = Vec::new();
    let (mut start, mut separator) = (tokens.start, ' ');
    for at in tokens.clone() {
        if context.level(at) == level
            && let Some(next) = context.separator(at)
        {
            push(context, start..at, separator, level, &mut out);
            (start, separator) = (at + 1, next);
        }
    }
    push(context, start..tokens.end, separator, level, &mut out);
    join_coordinated(context, out)
}

/// `392 ca tim mạch và đột quỵ, 357 ca khác`: behind `và` in the middle of a list a noun without a number belongs to the item
/// before it, as does what is no noun at its end: `10 huy chương đồng và xếp thứ ba`.
fn join_coordinated(context: &Context, items: Vec<Item>) -> Vec<Item> {
    let last = items.len().saturating_sub(1);
    let is_noun = |at: usize| [TableId::Object, TableId::Classifier].iter().any(|&table| context.reading.hit(at, table).is_some());
    let mut out: Vec<Item> = Vec::new();
    for (index, item) in items.into_iter().enumerate() {
        let joins = item.separator == '&' && item.figures.is_empty() && (index < last || !is_noun(item.tokens.start));
        match out.last_mut().filter(|before| joins && !before.figures.is_empty()) {
            Some(before) => before.tokens.end = item.tokens.end,
            None => out.push(item),
        }
    }
    out
}

fn push(context: &Context, tokens: Tokens, separator: char, level: u32, out: &mut Vec<Item>) {
    let has_words = tokens.clone().any(|at| matches!(context.reading.token(at).kind, TokenKind::Word | TokenKind::Digits));
    if !has_words {
        return;
    }
    let figures = context.figures(&tokens).filter(|&index| context.level(context.drafts[index].number.start) == level).collect();
    let regroups = context.word(tokens.start, RelationClass::Has).is_some();
    let is_rest = [RelationClass::Rest, RelationClass::Other].into_iter().any(|class| context.find_word(tokens.clone(), class).is_some());
    out.push(Item { separator, tokens, figures, regroups, is_rest });
}

/// Whether the item opens with its figure, or with a label: `có 44 nữ`, `dân tộc 504`.
pub(crate) fn opens_with(context: &Context, item: &Item, figure: usize) -> bool {
    let start = context.drafts[figure].tokens.start;
    let mut at = item.tokens.start;
    while at < start {
        let token = context.reading.token(at);
        let skipped = context.reading.hit(at, TableId::Relation).or_else(|| context.reading.hit(at, TableId::Stop)).map(|hit| hit.len());
        match skipped {
            Some(len) => at += len,
            None if token.kind == TokenKind::Mark => at += 1,
            None => return false,
        }
    }
    true
}
