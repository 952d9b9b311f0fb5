//! A paragraph and what it is on the page: headline, date line, `BOX:`, caption, byline, source line, clutter or body.

use crate::span::Tokens;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BlockKind {
    /// The headline.
    Title,
    /// `Thứ Hai, 01/11/2021 (GMT+7)`
    DateLine,
    Body,
    /// `BOX: Đảng bộ hiện có …`
    Box,
    /// A line that stands twice, or ends in `Ảnh: …`.
    Caption,
    /// `Chi Hương`, `Bài, ảnh: ANH DŨNG`, also cut off from the last paragraph: `Đức Thọ (TTXVN)`.
    Byline,
    /// `Nguồn: sggp.org.vn`, `Theo VnExpress`
    Source,
    /// Share links, comment prompts, links to other articles, lines without words.
    Clutter,
}

#[derive(Debug, Clone)]
pub(crate) struct Block {
    pub(crate) tokens: Tokens,
    pub(crate) kind: BlockKind,
}
