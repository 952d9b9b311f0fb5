//! Idioms whose numbers count nothing: `một số`, `“một cửa”`, `hai mặt`, `ngã ba`.

use super::reading::{Claim, Reading};
use crate::lexicon::{Starts, TableId};
use solieu_text::TokenKind;

/// Claims every idiom that no earlier finder has a part of.
pub(super) fn find_idioms(reading: &mut Reading) {
    const STARTS: Starts = Starts::rows(&[TableId::Idiom]);
    let source = reading.source;
    let mut at = source.next_start(0, STARTS);
    while let Some(hit) = reading.hit(at, TableId::Idiom) {
        let tokens = at..at + hit.len();
        // “24/24 giờ” is an idiom, “24/24 chi bộ” a ratio
        let counts = reading.token(at).kind == TokenKind::Digits && reading.hit(tokens.end, TableId::Object).is_some();
        // “hai mặt hàng” counts goods
        let is_longer = |token: usize| reading.hit(token, TableId::Object).is_some_and(|noun| token + noun.len() > tokens.end);
        let counts = counts || tokens.len() > 1 && is_longer(tokens.end - 1) && reading.hit(at, TableId::Numeral).is_some();
        let free = !counts && tokens.clone().all(|token| reading.is_free(token));
        if free {
            reading.claim(&tokens, Claim::Name);
        }
        at = source.next_start(if free { tokens.end } else { at + 1 }, STARTS);
    }
}
