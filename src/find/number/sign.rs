//! The minus sign: `-5 độ C`, `âm 12 tỷ`; not the dash of a list or of a range.

use crate::find::reading::Reading;
use crate::lexicon::{CueClass, Numeral, TableId};
use crate::report::Amount;
use solieu_text::TokenKind;

/// The token of the minus sign before the number.
pub(super) fn scan_minus(reading: &Reading, at: usize) -> Option<usize> {
    let sign = at.checked_sub(1)?;
    let (token, before) = (reading.token(sign), reading.source.before(at, 2));
    // “phát âm 59 tên”: “âm” is a sound
    let spoken = reading
        .hit(sign, TableId::Numeral)
        .is_some_and(|hit| reading.lexicon.numeral(hit) == Numeral::Minus && token.word == reading.lexicon.word("âm"))
        && reading.hit_of_ending_at(at, CueClass::Sound).is_none();
    let signed = matches!(token.mark, '-' | '−')
        && !reading.token(at).spaced
        && (token.spaced || before.kind == TokenKind::Line)
        && matches!(before.kind, TokenKind::Word | TokenKind::Line);
    let digits = reading.source.token(at).kind == TokenKind::Digits;
    // a dash that opens a line is a bullet, unless a temperature or a share follows
    let listed = before.kind == TokenKind::Line && !measured_below_zero(reading, at);
    // number words are negative only as temperatures or shares
    let negative = if digits { spoken || signed && !listed } else { spoken && measured_below_zero(reading, at) };
    (reading.is_free(sign) && negative).then_some(sign)
}

/// `°C` or `%` behind the number.
fn measured_below_zero(reading: &Reading, at: usize) -> bool {
    const LONGEST_NUMBER: usize = 4;
    (at + 1..at + LONGEST_NUMBER)
        .any(|end| reading.hit(end, TableId::Unit).is_some_and(|hit| matches!(&*reading.lexicon.unit(hit).symbol, "°C" | "%")))
}

pub(super) fn negated(amount: Amount) -> Amount {
    match amount {
        Amount::Single { value } => Amount::Single { value: value.negated() },
        Amount::Range { low, high } => Amount::Range { low: high.negated(), high: low.negated() },
        other => other,
    }
}
