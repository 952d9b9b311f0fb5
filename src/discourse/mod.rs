//! Which earlier sentences a sentence still speaks of: `Huyện có 160 thôn. Đến nay 35 thôn đạt chuẩn. ⟦Còn lại 125 thôn …⟧` speaks of
//! the two before it.
//!
//! A total stays the topic for a few sentences, also over the end of a paragraph, because many newspapers give each sentence a
//! paragraph of its own. Captions, bylines and links stand between paragraphs and say nothing about either.

pub(crate) mod outcome;

use crate::document::{BlockKind, Source};
use crate::span::Tokens;
use solieu_text::TokenKind;

/// How many sentences a total stays the topic.
pub(crate) const MEMORY: usize = 4;

/// The sentences with words before the one of the token, nearest first, at most `most` of them.
pub(crate) fn earlier_sentences<'s>(source: &'s Source, at: usize, most: usize) -> impl Iterator<Item = Tokens> + 's {
    /// Line ends and captions between the sentences.
    const FARTHEST: usize = 24;
    let index = source.sentence_index(at);
    let says = move |sentence: &&Tokens| {
        let has_words = || (*sentence).clone().any(|token| matches!(source.token(token).kind, TokenKind::Word | TokenKind::Digits));
        tells(source, sentence.start) && has_words()
    };
    source.sentences[..index].iter().rev().take(FARTHEST).filter(says).take(most).cloned()
}

/// Whether the paragraph belongs to the running text of the article.
fn tells(source: &Source, at: usize) -> bool {
    source.block(at).is_none_or(|block| matches!(block.kind, BlockKind::Title | BlockKind::Body | BlockKind::Box))
}
