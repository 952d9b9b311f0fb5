//! Lines that are no part of the article: `Chia sẻ bài viết`, `Bình luận (15)`, `Tin liên quan` with the headlines below it.

use super::page::{Page, PageLine, ends_sentence};
use crate::document::kind::BlockKind;
use crate::lexicon::PageClass;
use solieu_text::TokenKind;

/// The most words of a link; a longer line is a paragraph, whatever it begins with.
const LONGEST_LINK: usize = 30;

/// Marks lines without words, and share links and prompts: `Chia sẻ bài viết`, `Thích 15`, `Facebook Zalo Email`.
pub(super) fn mark_clutter(page: &mut Page) {
    for index in 0..page.lines.len() {
        let line = &page.lines[index];
        let has_digits = || line.tokens.clone().any(|at| page.source.token(at).kind == TokenKind::Digits);
        if line.words == 0 && !has_digits() || is_links(page, line) {
            page.kinds[index] = Some(BlockKind::Clutter);
        }
    }
}

/// A line that opens with a clutter row and has few other words: `Bình luận (15)`, `Theo dõi chúng tôi trên Zalo`.
fn is_links(page: &Page, line: &PageLine) -> bool {
    const OTHER_WORDS: usize = 2;
    let Some(mut at) = page.opening(&line.tokens, PageClass::Clutter) else { return false };
    let only_line = page.lines.iter().all(|other| other.words == 0 || other.tokens == line.tokens);
    let most = if line.words > 1 && page.words(&(line.tokens.start..at)) > 1 { OTHER_WORDS } else { 0 };
    let mut others = 0;
    while at < line.tokens.end {
        match page.row(at, PageClass::Clutter) {
            Some(len) => at += len,
            None => {
                others += usize::from(page.source.token(at).kind == TokenKind::Word);
                at += 1;
            }
        }
    }
    !only_line && others <= most && !ends_sentence(page, line)
}

/// Marks `Tin liên quan` and the headlines below it, up to the next paragraph.
pub(super) fn mark_related(page: &mut Page) {
    let mut below = false;
    for index in 0..page.lines.len() {
        let line = &page.lines[index];
        let opens = index > 0
            && page.opening(&line.tokens, PageClass::Related).is_some_and(|end| {
                let rest = page.words(&(end..line.tokens.end));
                line.words <= LONGEST_LINK && (rest <= 2 || page.source.token(end).is(':'))
            });
        let linked = below && line.words <= LONGEST_LINK && !ends_sentence(page, line);
        below = opens || linked || below && !page.is_open(index);
        if opens || linked {
            page.kinds[index] = Some(BlockKind::Clutter);
        }
    }
}
