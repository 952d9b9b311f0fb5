//! What each paragraph is on the page: headline, date line, `BOX:`, caption, byline, source line, clutter or body.
//!
//! A pasted newspaper page brings its share links, its `Tin liên quan` and stray marks. Lines are classified by the table `page`
//! and by shape; a line without a sign of anything else is body.

mod byline;
mod clutter;
mod layout;
mod names;
mod page;
mod source_line;

use super::kind::{Block, BlockKind};
use super::source::Source;
use crate::lexicon::Lexicon;
use page::{Page, lines};

/// Earlier rules win: clutter first, so that it is not taken for the headline.
const RULES: &[fn(&mut Page)] = &[
    clutter::mark_clutter,
    clutter::mark_related,
    layout::mark_date_lines,
    source_line::mark_sources,
    layout::mark_boxes,
    layout::mark_title,
    layout::mark_captions,
    byline::mark_bylines,
];

/// Cuts the text into blocks; also returns the index of the block of each token. A line end belongs to the block before it.
pub(super) fn cut(source: &Source, lexicon: &Lexicon) -> (Vec<Block>, Vec<u32>) {
    let lines = lines(source);
    let kinds = vec![None; lines.len()];
    let mut page = Page { source, lexicon, lines, kinds };
    for rule in RULES {
        rule(&mut page);
    }
    let mut blocks: Vec<Block> = page
        .lines
        .iter()
        .zip(&page.kinds)
        .map(|(line, kind)| Block { tokens: line.tokens.clone(), kind: kind.unwrap_or(BlockKind::Body) })
        .collect();
    byline::split_last(&page, &mut blocks);
    let mut block_of = Vec::with_capacity(source.len());
    let ends = blocks.iter().skip(1).map(|next| next.tokens.start).chain([source.len()]);
    for (index, end) in (0..).zip(ends) {
        block_of.resize(end, index);
    }
    (blocks, block_of)
}

#[cfg(test)]
mod tests {
    use super::BlockKind::{self, *};
    use crate::document::Source;
    use crate::lexicon::Lexicon;

    #[test]
    fn lines_of_a_page_are_what_a_reader_takes_them_for() {
        let page: &[(BlockKind, &str)] = &[
            (Clutter, "Trang chủ"),
            (DateLine, "Thứ Hai, 17/08/2024 13:23 (GMT+7)"),
            (Title, "Xã An Hải làm xong đường liên thôn"),
            (Clutter, "Chia sẻ Facebook Zalo"),
            (Body, "Xã An Hải vừa làm xong đường liên thôn, người dân đi lại dễ dàng hơn trước."),
            (Caption, "Con đường mới ở xã An Hải."),
            (Caption, "Con đường mới ở xã An Hải."),
            (Box, "BOX: Xã hiện có 12 chi bộ với 250 đảng viên."),
            (Clutter, "|"),
            (Body, "Các thôn còn lại sẽ có đường mới trước mùa mưa năm sau, theo kế hoạch của xã."),
            (Byline, "Bài, ảnh: Bảo Khôi"),
            (Source, "Nguồn: baomau.vn"),
            (Clutter, "Tin liên quan"),
            (Clutter, "Xã An Lạc xây thêm 12 phòng học"),
            (Clutter, "Đăng nhận xét"),
            (Clutter, ","),
        ];
        let text: Vec<&str> = page.iter().map(|(_, line)| *line).collect();
        let text = text.join("\n");
        let source = Source::read(&text, Lexicon::base());
        let got: Vec<(BlockKind, &str)> = source.blocks.iter().map(|block| (block.kind, source.slice(&block.tokens))).collect();
        assert_eq!(got, page);
    }

    #[test]
    fn a_byline_behind_the_last_sentence_is_a_block_of_its_own() {
        for (text, byline) in [
            ("Xã có đường mới.\nNgười dân đi lại dễ hơn trước. Bảo Khôi", Some("Bảo Khôi")),
            ("Xã có đường mới.\nNgười dân đi lại dễ hơn trước. Bảo Khôi (TTXVN)", Some("Bảo Khôi (TTXVN)")),
            ("Xã có đường mới.\nNgười dân đi lại dễ hơn trước. M.Khôi", Some("M.Khôi")),
            ("Xã có đường mới.\nNgười dân đi lại dễ hơn trước. Theo TTXVN", Some("Theo TTXVN")),
            ("Xã có đường mới.\nNgười dân đi lại dễ hơn trước. Họ rất vui", None),
            ("Xã có đường mới.\nNgười dân đi lại dễ hơn trước đây ở Hà Nội", None),
        ] {
            let source = Source::read(text, Lexicon::base());
            let found = source.blocks.iter().find(|block| matches!(block.kind, Byline | Source)).map(|block| source.slice(&block.tokens));
            assert_eq!(found, byline, "{text}");
        }
    }
}
