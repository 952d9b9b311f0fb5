//! A pasted page: its lines, and the kind that the rules have given each so far.

use crate::document::kind::BlockKind;
use crate::document::source::Source;
use crate::lexicon::{Hit, Lexicon, PageClass, TableId};
use crate::span::Tokens;
use solieu_text::{Case, TokenKind};

pub(super) struct PageLine {
    pub(super) tokens: Tokens,
    /// The number of its words.
    pub(super) words: usize,
}

/// What a rule reads: the text, its lines, and the kinds that earlier rules have given.
pub(super) struct Page<'p, 't> {
    pub(super) source: &'p Source<'t>,
    pub(super) lexicon: &'p Lexicon,
    pub(super) lines: Vec<PageLine>,
    pub(super) kinds: Vec<Option<BlockKind>>,
}

impl Page<'_, '_> {
    /// The length of the page row of that class that starts at the token.
    pub(super) fn row(&self, at: usize, class: PageClass) -> Option<usize> {
        self.source.hit(at, TableId::Page).filter(|&hit| self.lexicon.is(hit, class)).map(Hit::len)
    }

    /// The end of the page row of that class that opens the line, behind brackets and bullets.
    pub(super) fn opening(&self, line: &Tokens, class: PageClass) -> Option<usize> {
        let start = line.clone().find(|&at| self.source.token(at).kind != TokenKind::Mark)?;
        self.row(start, class).map(|len| start + len)
    }

    pub(super) fn words(&self, tokens: &Tokens) -> usize {
        tokens.clone().filter(|&at| self.source.token(at).kind == TokenKind::Word).count()
    }

    pub(super) fn is_open(&self, index: usize) -> bool {
        self.kinds[index].is_none()
    }

    /// The last line that may still be body.
    pub(super) fn last_open(&self) -> Option<usize> {
        (0..self.lines.len()).rev().find(|&index| self.is_open(index))
    }
}

pub(super) fn lines(source: &Source) -> Vec<PageLine> {
    let mut lines = Vec::new();
    let mut start = 0;
    for at in 0..=source.len() {
        if source.token(at).kind == TokenKind::Line {
            if at < source.len() || start < at {
                let words = (start..at).filter(|&at| source.token(at).kind == TokenKind::Word).count();
                lines.push(PageLine { tokens: start..at, words });
            }
            start = at + 1;
        }
    }
    lines
}

pub(super) fn ends_sentence(page: &Page, line: &PageLine) -> bool {
    line.tokens.clone().next_back().is_some_and(|last| matches!(page.source.token(last).mark, '.' | '?' | '!'))
}

/// Whether every word is written as a name.
pub(super) fn all_capitals(page: &Page, tokens: &Tokens) -> bool {
    tokens.clone().all(|at| page.source.token(at).kind != TokenKind::Word || page.source.token(at).case != Case::Lower)
}

/// Whether the tokens are the name of a newspaper or an agency.
pub(super) fn is_newspaper(page: &Page, tokens: &Tokens) -> bool {
    let hit = page.source.hit(tokens.start, TableId::Org);
    hit.is_some_and(|hit| page.lexicon.is_newspaper(hit) && tokens.start + hit.len() == tokens.end && all_capitals(page, tokens))
}
