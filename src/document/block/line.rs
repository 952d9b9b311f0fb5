//! One line of the page: `Tin liên quan`, `17/08/2024 13:23`, `Nguồn: …`, `BOX: …`, the headline, captions.

use super::byline::is_forwarded;
use super::{BlockKind, Page};
use crate::document::Source;
use crate::lexicon::PageClass;
use crate::span::Tokens;
use solieu_text::{Case, TokenKind};

pub(super) struct Line {
    pub(super) tokens: Tokens,
    /// How many words it has.
    pub(super) words: usize,
}

/// A longer line is a paragraph of the article, whatever it begins with.
const LONGEST_LINK: usize = 30;

pub(super) fn lines(source: &Source) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    for at in 0..=source.len() {
        if source.token(at).kind == TokenKind::Line {
            if at < source.len() || start < at {
                let words = (start..at).filter(|&at| source.token(at).kind == TokenKind::Word).count();
                lines.push(Line { tokens: start..at, words });
            }
            start = at + 1;
        }
    }
    lines
}

/// Lines of marks, and lines of share links and prompts: `Chia sẻ bài viết`, `Thích 15`, `Facebook Zalo Email`.
pub(super) fn find_clutter(page: &mut Page) {
    for index in 0..page.lines.len() {
        let line = &page.lines[index];
        let has_digits = || line.tokens.clone().any(|at| page.source.token(at).kind == TokenKind::Digits);
        if line.words == 0 && !has_digits() || is_links(page, line) {
            page.kinds[index] = Some(BlockKind::Clutter);
        }
    }
}

/// A line that opens with a row of clutter and has little else: `Bình luận (15)`, `Theo dõi chúng tôi trên Zalo`.
fn is_links(page: &Page, line: &Line) -> bool {
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

/// `Tin liên quan` and the headlines below it, up to the next paragraph.
pub(super) fn find_related(page: &mut Page) {
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

fn ends_sentence(page: &Page, line: &Line) -> bool {
    line.tokens.clone().next_back().is_some_and(|last| matches!(page.source.token(last).mark, '.' | '?' | '!'))
}

/// Only words of dates and a year: `Cập nhật lúc08:10, Thứ Hai, 01/11/2021 (GMT+7)`.
pub(super) fn find_date_lines(page: &mut Page) {
    for index in 0..page.lines.len() {
        let line = &page.lines[index];
        if page.is_open(index) && is_date(page, &line.tokens) {
            page.kinds[index] = Some(BlockKind::DateLine);
        }
    }
}

fn is_date(page: &Page, tokens: &Tokens) -> bool {
    let is_year = |at: usize| {
        let digits = page.source.text_of(at);
        page.source.token(at).kind == TokenKind::Digits && digits.len() == 4 && matches!(digits.get(..2), Some("19" | "20"))
    };
    let mut at = tokens.start;
    while at < tokens.end {
        match (page.row(at, PageClass::Date), page.source.token(at).kind) {
            (Some(len), _) => at += len,
            (_, TokenKind::Word) => return false,
            _ => at += 1,
        }
    }
    tokens.clone().any(is_year)
}

/// `Nguồn: sggp.org.vn`, `(Nguồn TTXVN)`, `Theo VnExpress`, a newspaper's name alone.
pub(super) fn find_sources(page: &mut Page) {
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
        let told = page.source.token(end - 1).is(':') || page.source.token(end).is(':');
        return is_address() || named || told && page.words(tokens) <= 2 * LONGEST_NAME;
    }
    if is_forwarded(page, tokens) {
        return false;
    }
    match page.opening(tokens, PageClass::Theo) {
        Some(end) => page.words(tokens) <= LONGEST_NAME && page.words(&(end..tokens.end)) > 0 && all_capitals(page, &(end..tokens.end)),
        None => is_newspaper(page, tokens),
    }
}

/// Every word is written as a name.
pub(super) fn all_capitals(page: &Page, tokens: &Tokens) -> bool {
    tokens.clone().all(|at| page.source.token(at).kind != TokenKind::Word || page.source.token(at).case != Case::Lower)
}

/// The row of a newspaper or an agency covers it all.
pub(super) fn is_newspaper(page: &Page, tokens: &Tokens) -> bool {
    let hit = page.source.hit(tokens.start, crate::lexicon::TableId::Org);
    hit.is_some_and(|hit| page.lexicon.is_newspaper(hit) && tokens.start + hit.len() == tokens.end && all_capitals(page, tokens))
}

/// `BOX: …`
pub(super) fn find_boxes(page: &mut Page) {
    for index in 0..page.lines.len() {
        if page.is_open(index) && page.opening(&page.lines[index].tokens, PageClass::Box).is_some() {
            page.kinds[index] = Some(BlockKind::Box);
        }
    }
}

/// The first line that reads as a headline: short, no sentence, and something follows it. The name of a section may stand above it.
pub(super) fn find_title(page: &mut Page) {
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

/// A line that stands twice in a row, and a short one that ends in its photo credit.
pub(super) fn find_captions(page: &mut Page) {
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
            // the headline once more
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
fn has_credit(page: &Page, line: &Line) -> bool {
    const LONGEST_CREDIT: usize = 8;
    let from = line.tokens.start.max(line.tokens.end.saturating_sub(LONGEST_CREDIT));
    (from..line.tokens.end).any(|at| page.source.token(at).is_capital() && page.row(at, PageClass::Photo).is_some())
}
