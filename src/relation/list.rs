//! Cuts a list into its items: `27 đảng bộ và 36 chi bộ`, `dân tộc 504; người có đạo 1.151`, `cảnh cáo 14, khiển trách 34`.

use super::scene::Scene;
use crate::lexicon::TableId;
use crate::source::Kind as TokenKind;
use crate::span::Tokens;

/// What stands between two separators.
#[derive(Debug)]
pub(super) struct Item {
    /// The separator before it; a blank for the first.
    pub(super) separator: char,
    pub(super) tokens: Tokens,
    /// The figures in it, without those in inner brackets.
    pub(super) figures: Vec<usize>,
    /// `có 39 nữ`: opens with the word that starts another grouping.
    pub(super) regroups: bool,
    /// `24 xe còn lại`: names itself the rest.
    pub(super) is_rest: bool,
}

/// The items of the running text or of one bracket: inner brackets are skipped.
pub(super) fn items(scene: &Scene, tokens: &Tokens) -> Vec<Item> {
    let level = scene.level(tokens.start);
    let mut out = Vec::new();
    let (mut start, mut separator) = (tokens.start, ' ');
    for at in tokens.clone() {
        if scene.level(at) == level
            && let Some(next) = scene.separator(at)
        {
            push(scene, start..at, separator, level, &mut out);
            (start, separator) = (at + 1, next);
        }
    }
    push(scene, start..tokens.end, separator, level, &mut out);
    out
}

fn push(scene: &Scene, tokens: Tokens, separator: char, level: u32, out: &mut Vec<Item>) {
    let has_words = tokens.clone().any(|at| matches!(scene.reading.token(at).kind, TokenKind::Word | TokenKind::Digits));
    if !has_words {
        return;
    }
    let figures = scene.figures(&tokens).filter(|&index| scene.level(scene.drafts[index].number.start) == level).collect();
    let regroups = scene.word(tokens.start, "has").is_some();
    let is_rest = scene.find_word(tokens.clone(), "rest").is_some();
    out.push(Item { separator, tokens, figures, regroups, is_rest });
}

/// Whether the item opens with its figure, or with a label: `có 44 nữ`, `dân tộc 504`.
pub(super) fn opens_with(scene: &Scene, item: &Item, figure: usize) -> bool {
    let start = scene.drafts[figure].tokens.start;
    let mut at = item.tokens.start;
    while at < start {
        let token = scene.reading.token(at);
        let skipped = scene.reading.hit(at, TableId::Relation).or_else(|| scene.reading.hit(at, TableId::Stop)).map(|hit| hit.len());
        match skipped {
            Some(len) => at += len,
            None if token.kind == TokenKind::Mark => at += 1,
            None => return false,
        }
    }
    true
}
