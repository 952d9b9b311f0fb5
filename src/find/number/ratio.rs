//! Ratios: `133/136`, `9 trên 10 hộ`, `hai phần ba`.

use super::pair::{Pair, is_scaled};
use super::spelled::{Form, SCALES, Scan, scan_free_amount};
use crate::decimal::Decimal;
use crate::find::reading::Reading;
use crate::lexicon::{CueClass, TableId};
use crate::report::Amount;
use solieu_text::TokenKind;

/// `133/136`, not followed by a third number.
pub(super) fn scan_ratio(reading: &Reading, at: usize, first: &Scan) -> Option<Pair> {
    let slash = at + first.len;
    let source = reading.source;
    if first.is_scaled
        || !source.token(slash).is('/')
        || source.token(slash + 1).kind != TokenKind::Digits
        || source.token(slash).spaced != source.token(slash + 1).spaced
    {
        return None;
    }
    let second = scan_free_amount(reading, slash + 1)?;
    let end = slash + 1 + second.len;
    if source.token(end).is('/') || second.value == Decimal::ZERO {
        return None;
    }
    // “350/500 tỷ đồng”: the scale holds for both
    let scale = second.is_scaled;
    let numerator = SCALES.into_iter().rev().filter(|_| scale).find(|&power| is_scaled(first.value, second.value, power));
    let numerator = numerator.map_or(Some(first.value), |power| first.value.shift(power))?;
    Some(Pair { len: end - at, amount: Amount::Ratio { numerator, denominator: second.value }, rule: "pair.ratio", is_evident: false })
}

/// `9 trên 10 hộ`, `3 trên 5 chỉ tiêu`: no noun before `trên`, and no larger number than behind it.
pub(super) fn scan_out_of(reading: &Reading, at: usize, first: &Scan) -> Option<Pair> {
    let word = at + first.len;
    if first.form != Form::Plain || !reading.is(word, CueClass::OutOf) {
        return None;
    }
    let second = scan_free_amount(reading, word + 1).filter(|second| second.form == Form::Plain && second.value >= first.value)?;
    let end = word + 1 + second.len;
    let counted = reading.is_free(end) && [TableId::Object, TableId::Classifier].into_iter().any(|table| reading.hit(end, table).is_some());
    let amount = Amount::Ratio { numerator: first.value, denominator: second.value };
    counted.then(|| Pair { len: end - at, amount, rule: "pair.out-of", is_evident: false })
}

/// `hai phần ba`, `3 phần 4`; `hai phần trăm` is a percentage.
pub(super) fn scan_fraction(reading: &Reading, at: usize, first: &Scan) -> Option<Pair> {
    let parts = at + first.len;
    if !reading.is(parts, CueClass::Parts) || reading.hit(parts, TableId::Unit).is_some() {
        return None;
    }
    let second = scan_free_amount(reading, parts + 1).filter(|second| second.value > first.value)?;
    let amount = Amount::Ratio { numerator: first.value, denominator: second.value };
    Some(Pair { len: second.len + parts + 1 - at, amount, rule: "pair.fraction", is_evident: true })
}
