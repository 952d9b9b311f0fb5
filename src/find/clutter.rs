//! Share links, comment prompts and links to other articles: the 15 of `Bình luận (15)` is no figure of the article.

use super::reading::{Claim, Reading};
use crate::document::BlockKind;

pub(super) fn claim_clutter(reading: &mut Reading) {
    let source = reading.source;
    for block in source.blocks.iter().filter(|block| block.kind == BlockKind::Clutter) {
        reading.claim(&block.tokens, Claim::Name);
    }
}
