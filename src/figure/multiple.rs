//! Multiples: `gấp 3 lần`, `gấp đôi`, `tăng 1,5 lần`; but `hai lần` is how often.

use super::{Draft, UnitPhrase};
use crate::find::Reading;
use crate::report::Kind;

pub(super) fn attach_multiple(reading: &Reading, draft: &mut Draft) {
    if draft.kind != Kind::Count {
        return;
    }
    let start = draft.number.start;
    let times = reading.is_cue(draft.number.end, "times");
    if reading.cue_ending_at(start, "multiple").is_none() && !(times && reading.cue_ending_at(start, "grows").is_some()) {
        return;
    }
    draft.kind = Kind::Multiple;
    draft.rules.push("kind.multiple");
    if times {
        let tokens = draft.number.end..draft.number.end + 1;
        draft.unit = Some(UnitPhrase { symbol: "lần".to_owned(), tokens: tokens.clone() });
        draft.extend(&tokens);
        super::unit::read_half(reading, draft);
    }
}
