//! What starts at a token, as one number: a bit a word table that has a row there, and a bit for its kind. A finder says from
//! what it starts and goes from one such token to the next; most tokens start nothing.

use solieu_text::{Case, TokenKind};

use super::table::TableId;
use super::token::Token;

/// A set of things that can start at a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Starts(u64);

// the bits above those of the tables
const _: () = assert!(TableId::COUNT <= 59);

impl Starts {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const DIGITS: Self = Self(1 << 60);
    pub(crate) const MARK: Self = Self(1 << 61);
    /// A word with more than one capital, or a single letter that is one.
    pub(crate) const CAPITALS: Self = Self(1 << 62);
    /// `(`
    pub(crate) const BRACKET: Self = Self(1 << 63);
    /// A mark that a number can begin with: `½`, or one right before digits.
    pub(crate) const POINT: Self = Self(1 << 59);

    pub(crate) const fn rows(tables: &[TableId]) -> Self {
        let (mut set, mut at) = (0, 0);
        while at < tables.len() {
            set |= 1 << tables[at] as u64;
            at += 1;
        }
        Self(set)
    }

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn overlaps(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether all of it are tables that come before `table`.
    pub(crate) const fn all_before(self, table: TableId) -> bool {
        self.0 < 1 << table as u64
    }

    /// How many of the tables with a row here come before `table`.
    pub(crate) const fn tables_before(self, table: TableId) -> usize {
        (self.0 & ((1 << table as u64) - 1)).count_ones() as usize
    }

    /// By the shape of the token and of the one behind it.
    pub(crate) fn of(token: &Token, next: Option<&Token>) -> Self {
        match (token.kind, token.case) {
            (TokenKind::Digits, _) => Self::DIGITS,
            (TokenKind::Mark, _) if token.is('(') => Self::MARK.or(Self::BRACKET),
            (TokenKind::Mark, _) if matches!(token.mark, '½' | '¼' | '¾') || next.is_some_and(|next| next.kind == TokenKind::Digits) => {
                Self::MARK.or(Self::POINT)
            }
            (TokenKind::Mark, _) => Self::MARK,
            (TokenKind::Word, Case::Upper | Case::Mixed) => Self::CAPITALS,
            (TokenKind::Word | TokenKind::Line, _) => Self::NONE,
        }
    }
}
