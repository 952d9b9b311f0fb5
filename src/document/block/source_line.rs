//! The paper or agency that an article comes from: `Nguồn: sggp.org.vn`, `(Nguồn TTXVN)`, `Theo VnExpress`.

use super::names::is_forwarded;
use super::page::{Page, all_capitals, is_newspaper};
use crate::document::kind::BlockKind;
use crate::lexicon::PageClass;
use crate::span::Tokens;

/// Marks source lines, also the name of a newspaper alone.
pub(super) fn mark_sources(page: &mut Page) {
    for index in 1..page.lines.len() {
        if page.is_open(index) && is_source(page, &page.lines[index].tokens) {
            page.kinds[index] = Some(BlockKind::Source);
        }
    }
}

pub(super) fn is_source(page: &Page, tokens: &Tokens) -> bool {
    const LONGEST_NAME: usize = 6;
    let is_address = || tokens.clone().any(|at| page.source.token(at).is('/') && page.source.token(at + 1).is('/'));
    if let Some(end) = page.opening(tokens, PageClass::Source) {
        let named = page.words(&(end..tokens.end)) <= LONGEST_NAME && all_capitals(page, &(end..tokens.end));
        let labelled = page.source.token(end - 1).is(':') || page.source.token(end).is(':');
        return is_address() || named || labelled && page.words(tokens) <= 2 * LONGEST_NAME;
    }
    if is_forwarded(page, tokens) {
        return false;
    }
    match page.opening(tokens, PageClass::Theo) {
        Some(end) => page.words(tokens) <= LONGEST_NAME && page.words(&(end..tokens.end)) > 0 && all_capitals(page, &(end..tokens.end)),
        None => is_newspaper(page, tokens),
    }
}
