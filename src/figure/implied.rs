//! Money whose currency goes without saying: `tự dưng có 10 tỷ`, `lương 5 triệu`, `100k`, `2tr5`; but `dân số 97 triệu` counts people.

use super::{Draft, Field, UnitPhrase};
use crate::find::Reading;
use crate::lexicon::{CueClass, Numeral, TableId};
use crate::report::Kind;
use crate::span::Tokens;

pub(super) fn attach_implied_currency(reading: &Reading, draft: &mut Draft) {
    /// From a million on, a word of money anywhere in the sentence; bare thousands are as often people, so it must be near.
    const MILLION: u8 = 6;
    const THOUSAND: u8 = 3;
    const BILLION: u8 = 9;
    const CLAUSE: usize = 6;
    const NEAR: usize = 3;
    if draft.kind != Kind::Count || draft.object.is_some() {
        return;
    }
    let numerals = || draft.number.clone().filter_map(|at| reading.hit(at, TableId::Numeral)).map(|hit| reading.lexicon.numeral(hit));
    let colloquial = numerals().any(|numeral| matches!(numeral, Numeral::Glued(_)));
    let large = numerals().any(|numeral| matches!(numeral, Numeral::Scale(power) if power >= MILLION));
    let sentence = reading.source.sentence(draft.number.start);
    let priced = |mut tokens: Tokens| tokens.any(|at| reading.is(at, CueClass::Money));
    // “vé giá 50 ngàn”
    let near = draft.tokens.start.saturating_sub(NEAR).max(sentence.start)..draft.tokens.start;
    let thousands = numerals().any(|numeral| numeral == Numeral::Scale(THOUSAND));
    let billions = numerals().any(|numeral| matches!(numeral, Numeral::Scale(power) if power >= BILLION));
    // “thu 612 tỷ.”: there are not that many of anything else, but “dân số 8 tỷ”, “trăm tỷ các tế bào”
    let clause = draft.tokens.start.saturating_sub(CLAUSE).max(sentence.start)..draft.tokens.start;
    let counted = || reading.is(draft.number.end, CueClass::Plural) || clause.clone().any(|at| reading.is(at, CueClass::Population));
    if !(colloquial || billions && !counted() || large && priced(sentence) || thousands && priced(near)) {
        return;
    }
    draft.kind = Kind::Money;
    draft.unit = Some(UnitPhrase { symbol: "VND".to_owned(), tokens: draft.number.clone() });
    draft.infer(Field::Unit);
    draft.rules.push("unit.implied");
}
