//! Writers and photographers: `Bài: Chi Hương`, `Ảnh: Đình Việt`, `Ảnh: Phạm Kiên/TTXVN`.

use super::shape::{WordShape, shape};
use super::sighting::Sighting;
use crate::document::BlockKind;
use crate::find::reading::Reading;
use crate::lexicon::{GivenClass, PageClass, Starts, TableId};
use crate::span::Tokens;
use solieu_text::TokenKind;

/// A credited name has two to four words.
const LONGEST_NAME: usize = 4;

/// The writers and photographers.
pub(super) fn credits(reading: &Reading) -> Vec<Sighting> {
    let mut found = Vec::new();
    for tokens in byline_names(reading).into_iter().chain(photo_names(reading)) {
        found.push(Sighting { tokens, role: None, credited: true });
    }
    found
}

/// The names in the bylines of the article, in text order.
pub(crate) fn byline_names(reading: &Reading) -> Vec<Tokens> {
    let blocks = reading.source.blocks.iter().filter(|block| block.kind == BlockKind::Byline);
    blocks.flat_map(|block| names_in(reading, &block.tokens)).collect()
}

/// The runs of capitals up to a bracket or a slash, behind which the paper stands.
fn names_in(reading: &Reading, tokens: &Tokens) -> Vec<Tokens> {
    let mut names = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        let token = reading.token(at);
        let forwarded = reading.is(at, PageClass::Theo) && at > tokens.start;
        if token.is('/') || token.is('(') && at > tokens.start || forwarded {
            break;
        }
        if let Some(row) = reading.hit(at, TableId::Page).filter(|&row| !reading.lexicon.is(row, PageClass::Date)) {
            at += row.len();
            continue;
        }
        let end = name_end(reading, at, tokens.end);
        if end > at {
            names.push(at..end);
        }
        at = end.max(at + 1);
    }
    names
}

fn name_end(reading: &Reading, at: usize, limit: usize) -> usize {
    let newspaper = reading.hit(at, TableId::Org).is_some_and(|hit| reading.lexicon.is_newspaper(hit));
    let forwards = |at: usize| reading.is(at, PageClass::Theo);
    let len = (at..limit.min(at + LONGEST_NAME)).take_while(|&at| reading.token(at).is_capital() && !forwards(at)).count();
    if newspaper || len < 2 { at } else { at + len }
}

/// The names behind `Ảnh:`, without a capital that opens the next sentence.
fn photo_names(reading: &Reading) -> Vec<Tokens> {
    let mut found = Vec::new();
    let mut at = 0;
    const STARTS: Starts = Starts::rows(&[TableId::Page]);
    loop {
        at = reading.source.next_start(at, STARTS);
        let Some(row) = reading.hit(at, TableId::Page) else { return found };
        if !reading.lexicon.is(row, PageClass::Photo) {
            at += 1;
            continue;
        }
        let start = at + row.len();
        at = start;
        let known = shape(reading, start) == WordShape::Short
            || reading.bodies.binary_search_by_key(&start, |body| body.start).is_ok()
            || [TableId::Role, TableId::Title].iter().any(|&table| reading.hit(start, table).is_some());
        let run = (start..start + LONGEST_NAME)
            .take_while(|&at| reading.token(at).is_capital() && (at == start || reading.token(at).spaced))
            .count();
        let opens_next =
            matches!(reading.token(start + run).kind, TokenKind::Word | TokenKind::Digits) && reading.token(start + run).spaced;
        let is_function_word = |at: usize| [TableId::Stop, TableId::Verb].iter().any(|&table| reading.hit(at, table).is_some());
        let opens_next = opens_next && !is_function_word(start + run) || run > 0 && is_function_word(start + run - 1);
        let foreign = (start..start + run).any(|at| shape(reading, at) == WordShape::Foreign) && !reading.is(start, GivenClass::Given);
        let glued = opens_next && run > 2;
        let len = if known || foreign { 0 } else { run - usize::from(glued) };
        let brand = (start..start + len).any(|at| reading.is(at, GivenClass::Brand));
        if len >= 2 && !brand {
            found.push(start..start + len);
            at = start + len;
        }
    }
}
