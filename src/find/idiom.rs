//! Idioms whose number words count nothing: `một số`, `“một cửa”`, `hai mặt`, `ngã ba`.

use super::{Claim, Reading};
use crate::lexicon::TableId;

pub(super) fn find_idioms(reading: &mut Reading) {
    let mut at = 0;
    while at < reading.source.len() {
        match reading.hit(at, TableId::Idiom) {
            Some(hit) if (at..at + hit.len()).all(|token| reading.is_free(token)) => {
                reading.claim(&(at..at + hit.len()), Claim::Name);
                at += hit.len();
            }
            _ => at += 1,
        }
    }
}
