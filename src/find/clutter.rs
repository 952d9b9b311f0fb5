//! Clutter of the page has no figures of the article: `Bình luận (15)`, `Thích 15`, the headlines below `Tin liên quan`.

use super::reading::{Claim, Reading};
use crate::document::BlockKind;

/// Claims the clutter of the page.
pub(super) fn claim_clutter(reading: &mut Reading) {
    let source = reading.source;
    for block in source.blocks.iter().filter(|block| block.kind == BlockKind::Clutter) {
        reading.claim(&block.tokens, Claim::Name);
    }
}
