//! Series of numbers that share the word at one end: `quận 1, 3, 5 và 10` are four names, `12, 15 và 18 tháng tù` three terms,
//! `10, 20 và 30 triệu đồng` three sums of money.

use super::digits::scan_digits;
use super::noun::{known_noun, unknown_noun};
use super::spelled::{Form, SCALES, Scan, scan_free_amount};
use crate::decimal::Decimal;
use crate::find::reading::{Claim, Reading};
use crate::lexicon::{CueClass, TableId};
use solieu_text::TokenKind;

/// `phút 58 và ⟦64⟧`, `lớp 6, ⟦7⟧ và ⟦8⟧ nghỉ học`: joined to a number that names, and counting nothing itself.
pub(super) fn continues_name(reading: &Reading, at: usize, end: usize) -> bool {
    let (Some(join), Some(before)) = (at.checked_sub(1), at.checked_sub(2)) else { return false };
    let joined = joins_closely(reading, join);
    let after_name = reading.token(before).kind == TokenKind::Digits && reading.claimed(before) == Claim::Name;
    after_name && (joined || reading.token(join).is(',')) && !known_noun(reading, end) && (joined || !unknown_noun(reading, end))
}

/// `và`, `hoặc`, the `x` of `106 x 54 x 15 mm`
fn joins_closely(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, [CueClass::And, CueClass::Or, CueClass::By])
}

/// The value of the number as a member of a series whose last number has the unit or the noun.
pub(super) fn scan_shared(reading: &Reading, at: usize, first: &Scan) -> Option<Decimal> {
    // a longer row is a table, not a sentence
    const MOST: usize = 8;
    let is_bare = |scan: &Scan| matches!(scan.form, Form::Plain | Form::Formatted) && !scan.is_scaled;
    if !is_bare(first) || reading.token(at).kind != TokenKind::Digits {
        return None;
    }
    let mut end = at + first.len;
    let mut closely = false;
    for members in 2..=MOST {
        let comma = usize::from(reading.token(end).is(','));
        let and = usize::from(joins_closely(reading, end + comma));
        if comma + and == 0 {
            return None;
        }
        closely |= and > 0;
        let next = end + comma + and;
        let last =
            scan_free_amount(reading, next).filter(|_| reading.token(next).kind == TokenKind::Digits && reading.token(next).spaced)?;
        end = next + last.len;
        if known_noun(reading, end) {
            let is_unit = reading.hit(end, TableId::Unit).is_some();
            let continues = reading.numbers.last().is_some_and(|number| number.tokens.end + 1 == at && number.is_in_series);
            let distributed = reading.hit_of_ending_at(at, CueClass::Respectively).is_some();
            let is_series = members > 2 || continues || distributed || closely && (is_unit || last.is_scaled);
            return if is_series { scaled(reading, first.value, next, &last) } else { None };
        }
        if !is_bare(&last) {
            return None;
        }
    }
    None
}

/// `10, 20 và 30 triệu`: the scale behind the last holds for all.
fn scaled(reading: &Reading, value: Decimal, at: usize, last: &Scan) -> Option<Decimal> {
    if !last.is_scaled {
        return Some(value);
    }
    let digits = scan_digits(reading.source, at)?;
    let power = SCALES.into_iter().find(|&power| digits.value.shift(power) == Some(last.value))?;
    value.shift(power)
}
