//! What starts at a token, as a set of bits: one for each table with a row there, one for each shape (digits, a mark, capitals). A finder
//! names what it can start with and skips all other tokens: that of abbreviations only looks at capitals like `UBND`.

use solieu_text::{Case, TokenKind};

use super::table::TableId;
use super::token::Token;

/// A set of tables and shapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Starts(u64);

// the shapes take the bits above those of the tables
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

    /// Whether the set holds nothing but tables before `table`.
    pub(crate) const fn all_before(self, table: TableId) -> bool {
        self.0 < 1 << table as u64
    }

    /// How many tables of the set come before `table`.
    pub(crate) const fn tables_before(self, table: TableId) -> usize {
        (self.0 & ((1 << table as u64) - 1)).count_ones() as usize
    }

    /// The shapes of a token, given the one behind it.
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
