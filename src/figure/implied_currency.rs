//! Attaches the currency that readers of Vietnamese supply:
//! `tự dưng có 10 tỷ`, `lương 5 triệu`, `100k`, `2tr5`; but `dân số 97 triệu` counts people.

use super::draft::{Draft, UnitPhrase};
use super::origin::Field;
use super::unit::DONG;
use crate::find::Reading;
use crate::lexicon::{CueClass, Numeral, TableId};
use crate::report::Kind;
use crate::span::Tokens;

pub(super) fn attach_implied_currency(reading: &Reading, draft: &mut Draft) {
    // powers of ten
    const THOUSAND: u8 = 3;
    const MILLION: u8 = 6;
    const BILLION: u8 = 9;
    // how far before the number a word of money, or of population, may stand
    const NEAR: usize = 3;
    const CLAUSE: usize = 6;
    if draft.kind != Kind::Count || draft.object.is_some() {
        return;
    }
    let numerals = || draft.number.clone().filter_map(|at| reading.hit(at, TableId::Numeral)).map(|hit| reading.lexicon.numeral(hit));
    let colloquial = numerals().any(|numeral| matches!(numeral, Numeral::Glued(_)));
    let large = numerals().any(|numeral| matches!(numeral, Numeral::Scale(power) if power >= MILLION));
    let sentence = reading.source.sentence(draft.number.start);
    let priced = |mut tokens: Tokens| tokens.any(|at| reading.is(at, CueClass::Money));
    // “vé giá 50 ngàn”: thousands are as often people, so the word of money must be near
    let near = draft.tokens.start.saturating_sub(NEAR).max(sentence.start)..draft.tokens.start;
    let thousands = numerals().any(|numeral| numeral == Numeral::Scale(THOUSAND));
    let billions = numerals().any(|numeral| matches!(numeral, Numeral::Scale(power) if power >= BILLION));
    // “thu 612 tỷ.”: billions without a noun are money, except “dân số 8 tỷ”, “trăm tỷ các tế bào”
    let clause = draft.tokens.start.saturating_sub(CLAUSE).max(sentence.start)..draft.tokens.start;
    let counted = || reading.is(draft.number.end, CueClass::Plural) || clause.clone().any(|at| reading.is(at, CueClass::Population));
    if !(colloquial || billions && !counted() || large && priced(sentence) || thousands && priced(near)) {
        return;
    }
    draft.kind = Kind::Money;
    draft.unit = Some(UnitPhrase { symbol: DONG.to_owned(), tokens: draft.number.clone() });
    draft.infer(Field::Unit);
    draft.rules.push("unit.implied");
}
