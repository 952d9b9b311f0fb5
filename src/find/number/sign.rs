//! The minus sign: `-5 độ C`, `âm 12 tỷ`; not the dash of a list or of a range.

use crate::find::Reading;
use crate::lexicon::{Numeral, TableId};
use crate::report::Amount;
use crate::source::Kind;

/// Where the sign before the number stands, if it has one.
pub(super) fn scan_minus(reading: &Reading, at: usize) -> Option<usize> {
    let sign = at.checked_sub(1)?;
    let (token, before) = (reading.token(sign), reading.source.before(at, 2));
    let spoken = reading
        .hit(sign, TableId::Numeral)
        .is_some_and(|hit| reading.lexicon.numeral(hit) == Numeral::Minus && token.word == reading.lexicon.word("âm"));
    let signed = matches!(token.mark, '-' | '−') && !reading.token(at).spaced && token.spaced && before.kind == Kind::Word;
    let measured = reading.source.token(at).kind == Kind::Digits;
    (reading.is_free(sign) && measured && (spoken || signed)).then_some(sign)
}

pub(super) fn negated(amount: Amount) -> Amount {
    match amount {
        Amount::Single { value } => Amount::Single { value: value.negated() },
        Amount::Range { low, high } => Amount::Range { low: high.negated(), high: low.negated() },
        other => other,
    }
}
