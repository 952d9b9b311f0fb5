//! The lines around the body: `Thứ Hai, 01/11/2021 (GMT+7)`, the headline, `BOX: …`, captions that end in `Ảnh: Bảo Khôi`.

use super::page::{Page, PageLine};
use crate::document::kind::BlockKind;
use crate::lexicon::PageClass;
use crate::span::Tokens;
use solieu_text::TokenKind;

/// Marks lines of date words with a year and no other words: `Cập nhật lúc08:10, Thứ Hai, 01/11/2021 (GMT+7)`.
pub(super) fn mark_date_lines(page: &mut Page) {
    for index in 0..page.lines.len() {
        let line = &page.lines[index];
        if page.is_open(index) && is_date(page, &line.tokens) {
            page.kinds[index] = Some(BlockKind::DateLine);
        }
    }
}

fn is_date(page: &Page, tokens: &Tokens) -> bool {
    let mut at = tokens.start;
    while at < tokens.end {
        match (page.row(at, PageClass::Date), page.source.token(at).kind) {
            (Some(len), _) => at += len,
            (_, TokenKind::Word) => return false,
            _ => at += 1,
        }
    }
    tokens.clone().any(|at| page.source.is_recent_year(at))
}

/// Marks `BOX: …`.
pub(super) fn mark_boxes(page: &mut Page) {
    for index in 0..page.lines.len() {
        if page.is_open(index) && page.opening(&page.lines[index].tokens, PageClass::Box).is_some() {
            page.kinds[index] = Some(BlockKind::Box);
        }
    }
}

/// Marks the first line as the headline if it is short, has no full stop and is not the only line; or the second one, if the
/// first is the name of a section.
pub(super) fn mark_title(page: &mut Page) {
    const LONGEST_TITLE: usize = 220;
    const LONGEST_SECTION: usize = 3;
    let open: Vec<usize> = (0..page.lines.len()).filter(|&index| page.is_open(index) && page.lines[index].words >= 2).collect();
    let is_headline = |index: usize| {
        let tokens = &page.lines[index].tokens;
        page.source.slice(tokens).len() <= LONGEST_TITLE && !page.source.token(tokens.end - 1).is('.')
    };
    let (Some(&first), true) = (open.first(), open.len() > 1) else { return };
    if !is_headline(first) {
        return;
    }
    let below = open.get(1).copied().filter(|&next| {
        open.len() > 2 && page.lines[first].words <= LONGEST_SECTION && page.lines[next].words > LONGEST_SECTION && is_headline(next)
    });
    page.kinds[below.unwrap_or(first)] = Some(BlockKind::Title);
    if below.is_some() {
        page.kinds[first] = Some(BlockKind::Clutter);
    }
}

/// Marks lines that stand twice in a row, and short ones that end in a photo credit.
pub(super) fn mark_captions(page: &mut Page) {
    const LONGEST_CAPTION: usize = 60;
    let open: Vec<usize> = (0..page.lines.len()).filter(|&index| page.lines[index].words > 0).collect();
    let same = |one: usize, other: usize| page.source.slice(&page.lines[one].tokens) == page.source.slice(&page.lines[other].tokens);
    let mut found = Vec::new();
    for pair in open.windows(2) {
        let [one, other] = [pair[0], pair[1]];
        if page.lines[other].words > LONGEST_CAPTION || !page.is_open(other) || !same(one, other) {
            continue;
        }
        match page.kinds[one] {
            // a repeated headline
            Some(BlockKind::Title) => found.push((other, BlockKind::Clutter)),
            _ => found.extend([(one, BlockKind::Caption), (other, BlockKind::Caption)]),
        }
    }
    for &index in &open {
        if page.is_open(index) && page.lines[index].words <= LONGEST_CAPTION && page.lines.len() > 2 && has_credit(page, &page.lines[index])
        {
            found.push((index, BlockKind::Caption));
        }
    }
    for (index, kind) in found {
        page.kinds[index] = Some(kind);
    }
}

/// `… Ảnh: Bảo Khôi` within the last words.
fn has_credit(page: &Page, line: &PageLine) -> bool {
    const LONGEST_CREDIT: usize = 8;
    let from = line.tokens.start.max(line.tokens.end.saturating_sub(LONGEST_CREDIT));
    (from..line.tokens.end).any(|at| page.source.token(at).is_capital() && page.row(at, PageClass::Photo).is_some())
}
