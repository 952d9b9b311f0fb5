//! Money whose currency goes without saying: `tự dưng có 10 tỷ`, `lương 5 triệu`, `100k`, `2tr5`; but `dân số 97 triệu` counts people.

use super::{Draft, UnitPhrase};
use crate::find::Reading;
use crate::lexicon::{Numeral, TableId};
use crate::report::Kind;

pub(super) fn attach_implied_currency(reading: &Reading, draft: &mut Draft) {
    /// Bare thousands are as often people; from a million on, prices.
    const MILLION: u8 = 6;
    if draft.kind != Kind::Count || draft.object.is_some() {
        return;
    }
    let numerals = || draft.number.clone().filter_map(|at| reading.hit(at, TableId::Numeral)).map(|hit| reading.lexicon.numeral(hit));
    let colloquial = numerals().any(|numeral| matches!(numeral, Numeral::Glued(_)));
    let large = numerals().any(|numeral| matches!(numeral, Numeral::Scale(power) if power >= MILLION));
    let mut sentence = reading.source.sentence(draft.number.start);
    if !colloquial && !(large && sentence.any(|at| reading.is_cue(at, "money"))) {
        return;
    }
    draft.kind = Kind::Money;
    draft.unit = Some(UnitPhrase { symbol: "VND".to_owned(), tokens: draft.number.clone() });
    draft.inferred.push("unit");
    draft.rules.push("unit.implied");
}
