//! Bylines: `Chi Hương` on a line of its own, `Bài, ảnh: ANH DŨNG`, and `… hơn trước. Đức Thọ (TTXVN)` behind the last sentence.

use super::names::{LONGEST_BYLINE, is_byline, is_forwarded};
use super::page::Page;
use super::source_line::is_source;
use crate::document::kind::{Block, BlockKind};
use crate::lexicon::{PageClass, TableId};
use crate::span::Tokens;
use solieu_text::{Case, TokenKind};

/// Marks lines that are a byline: below the first paragraph by their names, above it only behind a word such as `Bài:`.
pub(super) fn mark_bylines(page: &mut Page) {
    let mut below_body = false;
    for index in 0..page.lines.len() {
        let tokens = page.lines[index].tokens.clone();
        let open = page.is_open(index);
        let is_labelled = page.opening(&page.lines[index].tokens, PageClass::Byline).is_some() && page.lines[index].words <= LONGEST_BYLINE;
        if open && (is_labelled || below_body && (is_byline(page, &tokens) || is_forwarded(page, &tokens))) {
            page.kinds[index] = Some(BlockKind::Byline);
        }
        below_body |= open && page.source.token(tokens.end.saturating_sub(1)).is('.');
    }
}

/// Cuts off the words behind the last full stop of the last paragraph if they are a byline or a source.
pub(super) fn split_last(page: &Page, blocks: &mut Vec<Block>) {
    let Some(last) = page.last_open() else { return };
    let tokens = blocks[last].tokens.clone();
    let floor = tokens.start.max(tokens.end.saturating_sub(LONGEST_BYLINE));
    let is_stop =
        |at: usize| matches!(page.source.token(at).mark, '.' | '?' | '!' | '…' | '”' | '"' | ')') && page.source.token(at + 1).spaced;
    let split = |blocks: &mut Vec<Block>, tail: Tokens, kind: BlockKind| {
        blocks[last].tokens.end = tail.start;
        blocks.insert(last + 1, Block { tokens: tail, kind });
    };
    if let Some(tail) = glued_name(page, &tokens) {
        return split(blocks, tail, BlockKind::Byline);
    }
    let Some(stop) = (floor..tokens.end).rev().skip(1).find(|&at| is_stop(at) && page.source.token(at + 1).kind != TokenKind::Mark) else {
        return;
    };
    let tail = stop + 1..tokens.end;
    let is_labelled = page.row(tail.start, PageClass::Byline).is_some();
    let kind = if is_source(page, &tail) {
        BlockKind::Source
    } else if is_labelled || is_byline(page, &tail) || is_forwarded(page, &tail) {
        BlockKind::Byline
    } else {
        return;
    };
    split(blocks, tail, kind);
}

/// `… cảnh đón khách ở bến cũ Thanh Thanh`: a byline at the end of the last paragraph with no full stop before it. Only behind a
/// lower-case word, and if no table has the name and it stands nowhere else.
fn glued_name(page: &Page, tokens: &Tokens) -> Option<Tokens> {
    const LONGEST: usize = 3;
    const LEAST_TEXT: usize = 80;
    let source = page.source;
    let len = tokens
        .clone()
        .rev()
        .take_while(|&at| source.token(at).case == Case::Title && source.token(at).kind == TokenKind::Word && source.token(at).spaced)
        .count();
    let tail = tokens.end.checked_sub(len)?..tokens.end;
    if !(2..=LONGEST).contains(&len) || tokens.len() < LEAST_TEXT || !tail.clone().all(|at| source.is_syllable(at)) {
        return None;
    }
    let before = source.before(tail.start, 1);
    let opened = [TableId::Stop, TableId::Area, TableId::Role, TableId::Title, TableId::Org, TableId::Verb, TableId::Page]
        .into_iter()
        .any(|table| source.hit_ending_at(tail.start, table, LONGEST).is_some());
    let known =
        [TableId::Place, TableId::Org, TableId::Area, TableId::Role].into_iter().any(|table| source.hit(tail.start, table).is_some());
    let name = source.slice(&tail);
    let again = source.text[..source.bytes(&tail).start as usize].contains(name);
    (before.kind == TokenKind::Word && before.case == Case::Lower && !opened && !known && !again).then_some(tail)
}
