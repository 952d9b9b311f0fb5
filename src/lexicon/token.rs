//! A token: a piece of the text with the id of its word. `5ha` is two tokens, the digits `5` and the word `ha`.

use solieu_text::{Case, TokenKind};

use super::vocabulary::WordId;
use crate::span::Bytes;

/// A word, a run of digits, a mark or a line end.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) word: WordId,
    /// The character of a mark; a blank for all other tokens.
    pub(crate) mark: char,
    pub(crate) kind: TokenKind,
    pub(crate) case: Case,
    /// Whether blanks stand before it.
    pub(crate) spaced: bool,
    /// Whether a word with a capital can be a Vietnamese syllable; always false for words without.
    pub(crate) syllable: bool,
}

impl Token {
    pub(crate) fn span(self) -> Bytes {
        Bytes::new(self.start, self.end)
    }

    pub(crate) fn is(self, mark: char) -> bool {
        self.mark == mark
    }

    pub(crate) fn is_capital(self) -> bool {
        self.kind == TokenKind::Word && matches!(self.case, Case::Title | Case::Upper)
    }
}
