//! One text as read: tokens, the lexicon rows that start at each, sentences, paragraphs.

use super::kind::Block;
use crate::lexicon::{Hit, Starts, TableId, Token, WordId};
use crate::report::Span;
use crate::span::{Bytes, Tokens};
use solieu_text::{Case, NO_MARK, TokenKind, fold, syllable};

pub(crate) struct Source<'t> {
    pub(crate) text: &'t str,
    pub(crate) tokens: Vec<Token>,
    /// The paragraphs, each with its kind.
    pub(crate) blocks: Vec<Block>,
    pub(crate) sentences: Vec<Tokens>,
    /// Index into `sentences` for each token.
    pub(super) sentence_of: Vec<u32>,
    /// Index into `blocks` for each token.
    pub(super) block_of: Vec<u32>,
    /// The longest row of each table that starts at a token, ordered by token, then by table.
    pub(super) hits: Vec<Hit>,
    /// Index into `hits` for each token.
    pub(super) hits_from: Vec<u32>,
    /// What starts at each token: a bit set that answers most look-ups.
    pub(super) starts: Vec<Starts>,
}

/// The token past either end of the text, so that finders may look ahead without a check.
const END: Token = Token {
    start: u32::MAX,
    end: u32::MAX,
    word: WordId::NONE,
    mark: NO_MARK,
    kind: TokenKind::Line,
    case: Case::Lower,
    spaced: true,
    syllable: false,
};

impl<'t> Source<'t> {
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The token, or a line end where there is none.
    pub(crate) fn token(&self, at: usize) -> Token {
        self.tokens.get(at).copied().unwrap_or(END)
    }

    /// The token `back` places before `at`, or a line end.
    pub(crate) fn before(&self, at: usize, back: usize) -> Token {
        at.checked_sub(back).map_or(END, |at| self.token(at))
    }

    pub(crate) fn text_of(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.span().of(self.text))
    }

    /// From the first to the last byte of the tokens; `tokens` must not be empty.
    pub(crate) fn bytes(&self, tokens: &Tokens) -> Bytes {
        Bytes::new(self.tokens[tokens.start].start, self.tokens[tokens.end - 1].end)
    }

    /// Their span in the report.
    pub(crate) fn span(&self, tokens: &Tokens) -> Span {
        self.bytes(tokens).into()
    }

    pub(crate) fn slice(&self, tokens: &Tokens) -> &'t str {
        if tokens.is_empty() { "" } else { self.bytes(tokens).of(self.text) }
    }

    /// The longest row of `table` that starts at the token.
    #[inline]
    pub(crate) fn hit(&self, at: usize, table: TableId) -> Option<Hit> {
        // called many times a token and mostly without a hit: inline the check only
        if self.starts(at, Starts::rows(&[table])) { self.known_hit(at, table) } else { None }
    }

    #[inline(never)]
    fn known_hit(&self, at: usize, table: TableId) -> Option<Hit> {
        let earlier = self.starts_at(at).tables_before(table);
        self.hits.get(*self.hits_from.get(at)? as usize + earlier).copied()
    }

    /// All that starts at the token.
    pub(crate) fn starts_at(&self, at: usize) -> Starts {
        self.starts.get(at).copied().unwrap_or(Starts::NONE)
    }

    /// Whether any of these starts at the token.
    #[inline]
    pub(crate) fn starts(&self, at: usize, any: Starts) -> bool {
        self.starts.get(at).is_some_and(|starts| starts.overlaps(any))
    }

    /// The first token from `at` on where any of these starts; the end of the text if none does.
    pub(crate) fn next_start(&self, at: usize, any: Starts) -> usize {
        let rest = self.starts.get(at..).unwrap_or(&[]);
        at + rest.iter().position(|starts| starts.overlaps(any)).unwrap_or(rest.len())
    }

    /// Every token where any of these starts.
    pub(crate) fn all_starts(&self, any: Starts) -> impl Iterator<Item = usize> {
        self.starts.iter().enumerate().filter(move |(_, starts)| starts.overlaps(any)).map(|(at, _)| at)
    }

    /// The longest row of `table` that ends right before the token, looking back over at most `most` tokens.
    pub(crate) fn hit_ending_at(&self, end: usize, table: TableId, most: usize) -> Option<(usize, Hit)> {
        let from = end.saturating_sub(most);
        (from..end).find_map(|at| self.hit(at, table).filter(|hit| at + hit.len() == end).map(|hit| (at, hit)))
    }

    /// Whether the token is a year of the last or this century: `1945`, `2024`.
    pub(crate) fn is_recent_year(&self, at: usize) -> bool {
        let digits = self.text_of(at);
        self.token(at).kind == TokenKind::Digits && digits.len() == 4 && matches!(digits.get(..2), Some("19" | "20"))
    }

    /// Whether the word can be a Vietnamese syllable.
    pub(crate) fn is_syllable(&self, at: usize) -> bool {
        let token = self.token(at);
        // cached for capitals, which are asked for often
        if token.case == Case::Lower { syllable::is_syllable(&self.folded(&(at..at + 1))) } else { token.syllable }
    }

    pub(crate) fn sentence(&self, at: usize) -> Tokens {
        self.sentence_of.get(at).map_or(at..at, |&index| self.sentences[index as usize].clone())
    }

    pub(crate) fn sentence_index(&self, at: usize) -> usize {
        self.sentence_of.get(at).map_or(self.sentences.len(), |&index| index as usize)
    }

    pub(crate) fn block(&self, at: usize) -> Option<&Block> {
        self.block_of.get(at).map(|&index| &self.blocks[index as usize])
    }

    /// In lower case, one spelling and single blanks, so that equal phrases compare equal.
    pub(crate) fn folded(&self, tokens: &Tokens) -> String {
        let mut out = String::with_capacity(self.slice(tokens).len());
        for at in tokens.clone() {
            if at > tokens.start && self.tokens[at].spaced {
                out.push(' ');
            }
            fold::fold_into(self.text_of(at), &mut out);
        }
        out
    }
}
