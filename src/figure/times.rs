//! Marks how many times as much: `gấp 3 lần`, `gấp đôi`, `tăng 1,5 lần`; but `hai lần` is how often.

use super::draft::Draft;
use crate::find::Reading;
use crate::lexicon::{CueClass, TableId};
use crate::report::Kind;

pub(super) fn attach_times(reading: &Reading, draft: &mut Draft) {
    if draft.kind != Kind::Count {
        return;
    }
    let start = draft.number.start;
    let times = reading.is(draft.number.end, CueClass::Times);
    // in “cần gấp một tiền đạo” gấp means urgently
    let counts =
        [TableId::Unit, TableId::Object, TableId::Classifier].into_iter().any(|table| reading.hit(draft.number.end, table).is_some());
    let is_multiple = reading.hit_of_ending_at(start, CueClass::Multiple).is_some() && (times || !counts);
    if !is_multiple && !(times && reading.hit_of_ending_at(start, CueClass::Grows).is_some()) {
        return;
    }
    draft.kind = Kind::Multiple;
    draft.rules.push("kind.multiple");
    if times {
        let tokens = draft.number.end..draft.number.end + 1;
        draft.extend(&tokens);
        super::unit::read_half(reading, draft);
    }
}
