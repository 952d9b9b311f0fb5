//! Names of writers: `Chi Hương`, `ANH DŨNG`, `M.Khôi`, `Minh Thà - Bảo Khôi/KD&PL`, `Theo Dương Phong (Dân trí)`.

use super::page::{Page, is_newspaper};
use crate::lexicon::{PageClass, TableId};
use crate::span::Tokens;

/// The most words of a writer's name, and the most tokens of a byline: `Minh Thà - Bảo Khôi/KD&PL`.
const LONGEST_NAME: usize = 4;
pub(super) const LONGEST_BYLINE: usize = 14;

/// `Theo Dương Phong (Dân trí)`: the writer and the paper that published the article first.
pub(super) fn is_forwarded(page: &Page, tail: &Tokens) -> bool {
    if tail.is_empty() {
        return false;
    }
    let Some(len) = page.row(tail.start, PageClass::Theo) else { return false };
    let rest = tail.start + len..tail.end;
    let bracketed = name_end(page, rest.start, rest.end).is_some_and(|end| page.source.token(end).is('('));
    bracketed && is_byline(page, &rest)
}

/// One or more names, the last perhaps with a paper behind `/` or in brackets.
pub(super) fn is_byline(page: &Page, tokens: &Tokens) -> bool {
    if tokens.len() > LONGEST_BYLINE || tokens.is_empty() {
        return false;
    }
    let mut at = tokens.start;
    loop {
        let Some(end) = name_end(page, at, tokens.end) else { return false };
        at = end;
        let mark = page.source.token(at);
        if at == tokens.end {
            return true;
        }
        // “(TTXVN)”, “/VOV.VN”, “(Thực hiện)”
        if mark.is('(') || mark.is('/') || page.row(at, PageClass::Theo).is_some() {
            return true;
        }
        if !matches!(mark.mark, '-' | '–' | ',' | '&') {
            return false;
        }
        at += 1;
    }
}

/// The end of the name at the token: two to four capitals, or an initial glued to a name; no organization, role or area.
fn name_end(page: &Page, at: usize, limit: usize) -> Option<usize> {
    let first = page.source.token(at);
    let initial = first.is_capital() && page.source.text_of(at).chars().count() == 1 && page.source.token(at + 1).is('.');
    if initial && !page.source.token(at + 2).spaced && page.source.token(at + 2).is_capital() {
        return Some(at + 3).filter(|&end| end <= limit);
    }
    let known =
        [TableId::Org, TableId::Role, TableId::Area].into_iter().any(|table| page.source.hit(at, table).is_some_and(|hit| hit.len() > 1));
    let forwards = |at: usize| page.row(at, PageClass::Theo).is_some();
    let len = (at..limit).take_while(|&at| page.source.token(at).is_capital() && !forwards(at)).count();
    let newspaper = is_newspaper(page, &(at..at + len.max(1)));
    ((2..=LONGEST_NAME).contains(&len) && !known && !newspaper).then_some(at + len)
}
