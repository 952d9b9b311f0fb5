//! What each paragraph is on the page: headline, date line, `BOX:`, caption, byline, source line, clutter or body.

use super::token::{Kind, Token};
use crate::span::Tokens;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BlockKind {
    /// The headline.
    Title,
    Body,
}

#[derive(Debug, Clone)]
pub(crate) struct Block {
    pub(crate) tokens: Tokens,
    pub(crate) kind: BlockKind,
}

/// The blocks, and for each token the index of its block. A line end belongs to the block before it.
pub(super) fn cut(text: &str, tokens: &[Token]) -> (Vec<Block>, Vec<u32>) {
    let mut blocks = Vec::new();
    let mut block_of = Vec::with_capacity(tokens.len());
    let mut start = 0;
    for (at, token) in tokens.iter().enumerate() {
        block_of.push(blocks.len() as u32);
        if token.kind == Kind::Line {
            blocks.push(Block { tokens: start..at, kind: BlockKind::Body });
            start = at + 1;
        }
    }
    if start < tokens.len() {
        blocks.push(Block { tokens: start..tokens.len(), kind: BlockKind::Body });
    }
    name_title(text, tokens, &mut blocks);
    (blocks, block_of)
}

/// The headline is the first paragraph that holds words and is short, where another one follows.
fn name_title(text: &str, tokens: &[Token], blocks: &mut [Block]) {
    const LONGEST_TITLE: usize = 220;
    let is_words = |block: &Block| tokens[block.tokens.clone()].iter().filter(|token| token.kind == Kind::Word).count() >= 2;
    let mut wordy = (0..blocks.len()).filter(|&index| is_words(&blocks[index]));
    let (Some(first), Some(_)) = (wordy.next(), wordy.next()) else { return };
    let range = blocks[first].tokens.clone();
    let bytes = tokens[range.start].start as usize..tokens[range.end - 1].end as usize;
    if bytes.len() <= LONGEST_TITLE && !text[bytes].ends_with('.') {
        blocks[first].kind = BlockKind::Title;
    }
}
