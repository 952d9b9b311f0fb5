//! Ranges: `3-5 đợt`, `5% - 7%`, `từ 50 đến 70 người`, `3, 4 người`, `ba bốn người`.

use super::noun::{known_noun, noun_len};
use super::pair::{Pair, is_dash, is_scaled};
use super::spelled::{Form, SCALES, Scan, scan_free_amount};
use crate::decimal::Decimal;
use crate::find::reading::Reading;
use crate::lexicon::{CueClass, Numeral, TableId};
use crate::report::Amount;
use solieu_text::TokenKind;

/// The range of two numbers. In `4-5 triệu` the scale of the second holds for the first, if that keeps them in order.
fn range(low: &Scan, high: &Scan) -> Option<Amount> {
    let mut from = low.value;
    if !low.is_scaled {
        let scaled = high.is_scaled;
        if scaled && let Some(power) = SCALES.into_iter().rev().find(|&power| is_scaled(low.value, high.value, power)) {
            from = from.shift(power)?;
        }
    }
    // “50 - 65.000 USD”: the first leaves out its thousands
    if low.form == Form::Plain
        && high.form == Form::Formatted
        && !high.is_scaled
        && let Some(thousands) = low.value.shift(3)
        && thousands < high.value
    {
        from = thousands;
    }
    (from < high.value).then_some(Amount::Range { low: from, high: high.value })
}

/// `3-5 đợt`, `12 - 15 điểm phần trăm`, `5% - 7%`.
pub(super) fn scan_dash(reading: &Reading, at: usize, first: &Scan) -> Option<Pair> {
    let source = reading.source;
    let dash = at + first.len + inner_unit(reading, at + first.len);
    // “775- 780” is a range, “5 -3” a negative number
    if !is_dash(source.token(dash).mark) || source.token(dash).spaced && !source.token(dash + 1).spaced {
        return None;
    }
    let second = scan_free_amount(reading, dash + 1)?;
    let end = dash + 1 + second.len;
    if is_dash(source.token(end).mark) && source.token(end + 1).kind == TokenKind::Digits || !same_unit(reading, at + first.len, dash, end)
    {
        return None;
    }
    Some(Pair { len: end - at, amount: range(first, &second)?, rule: "pair.dash", is_evident: false })
}

/// `từ 50 đến 70 người`, `50 đến 70 người`, `từ 5% đến 7%`, `từ 5 đến dưới 12 tuổi`.
pub(super) fn scan_to(reading: &Reading, at: usize, first: &Scan) -> Option<Pair> {
    let to = at + first.len + inner_unit(reading, at + first.len);
    if !reading.is(to, CueClass::To) {
        return None;
    }
    let from = to + 1 + reading.hit(to + 1, TableId::Qualifier).map_or(0, |hit| hit.len());
    let second = scan_free_amount(reading, from)?;
    let end = from + second.len;
    if !same_unit(reading, at + first.len, to, end) {
        return None;
    }
    Some(Pair { len: end - at, amount: range(first, &second)?, rule: "pair.to", is_evident: false })
}

/// The length of the unit or noun between the two numbers: the first `người` of `từ 50 người đến 70 người`.
fn inner_unit(reading: &Reading, at: usize) -> usize {
    noun_len(reading, at).unwrap_or(0)
}

/// Whether the words between the numbers also follow the second, if there are any.
fn same_unit(reading: &Reading, from: usize, to: usize, after: usize) -> bool {
    let inner = to - from;
    inner == 0
        || (after + inner <= reading.source.len() && reading.source.folded(&(from..to)) == reading.source.folded(&(after..after + inner)))
}

/// `3, 4 người`, `ba, bốn chiếc`, `5 hoặc 6 ngày`: consecutive numbers before one noun.
pub(super) fn scan_listed(reading: &Reading, at: usize, first: &Scan) -> Option<Pair> {
    let comma = at + first.len;
    if !(reading.token(comma).is(',') || reading.is(comma, CueClass::Or)) || !matches!(first.form, Form::Plain | Form::Word) {
        return None;
    }
    let second = scan_free_amount(reading, comma + 1).filter(|second| second.form == first.form && reading.token(comma + 1).spaced)?;
    let end = comma + 1 + second.len;
    let neighbours = first.value.add(Decimal::ONE) == Some(second.value) && first.value <= Decimal::from(9);
    let alone = !reading.source.before(at, 1).is(',') && !reading.token(end).is(',');
    (neighbours && alone && known_noun(reading, end)).then(|| Pair {
        len: end - at,
        amount: Amount::Range { low: first.value, high: second.value },
        rule: "pair.listed",
        is_evident: false,
    })
}

/// `ba bốn người`, `hai ba trăm`: two consecutive digits in words.
pub(super) fn scan_spoken(reading: &Reading, at: usize, first: &Scan) -> Option<Pair> {
    if first.form == Form::Words && first.len == 2 && first.is_bare_tens {
        let value = first.value.to_u32()?;
        let (low, high) = (value / 10, value % 10);
        let digits = matches!(reading.numeral(at + 1), Some(Numeral::Digit(_)));
        return (digits && low + 1 == high).then(|| Pair {
            len: 2,
            amount: Amount::Range { low: low.into(), high: high.into() },
            rule: "pair.spoken",
            is_evident: false,
        });
    }
    if first.form != Form::Word || !matches!(reading.numeral(at + 1), Some(Numeral::Digit(_))) {
        return None;
    }
    let second = scan_free_amount(reading, at + 1)?;
    let (low, high) = (first.value.to_u32()?, second.value.to_u32()?);
    let scale = high / (low + 1);
    // “một một triệu tư” is no range: 1,4 million is not two of a scale
    let is_scale = scale >= 10 && 10u32.checked_pow(scale.ilog10()) == Some(scale);
    (low > 0 && is_scale && scale * (low + 1) == high && low < 9).then(|| Pair {
        len: 1 + second.len,
        amount: Amount::Range { low: (low * scale).into(), high: high.into() },
        rule: "pair.spoken",
        is_evident: false,
    })
}
