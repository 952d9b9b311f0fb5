//! Money whose currency goes without saying: `tự dưng có 10 tỷ`, `lương 5 triệu`; but `dân số 97 triệu` counts people.

use super::{Draft, UnitPhrase};
use crate::find::Reading;
use crate::report::Kind;

pub(super) fn attach_implied_currency(reading: &Reading, draft: &mut Draft) {
    let scaled =
        draft.number.clone().any(|at| ["triệu", "tỷ", "tỉ"].iter().any(|scale| reading.token(at).word == reading.lexicon.word(scale)));
    if draft.kind != Kind::Count || draft.object.is_some() || !scaled {
        return;
    }
    let sentence = reading.source.sentence(draft.number.start);
    if !sentence.clone().any(|at| reading.is_cue(at, "money")) {
        return;
    }
    draft.kind = Kind::Money;
    draft.unit = Some(UnitPhrase { symbol: "VND".to_owned(), tokens: draft.number.clone() });
    draft.inferred.push("unit");
    draft.rules.push("unit.implied");
}
