//! Two numbers that are one amount: `133/136`, `3-5 đợt`, `thắng 3-0`; and one that is written twice: `05 (năm) đồng chí`.

use super::spelled::{Form, Scan, scan_free_amount};
use crate::decimal::Decimal;
use crate::find::reading::Reading;
use crate::report::Amount;

/// Two numbers read as one amount; `len` in tokens from the first.
pub(super) struct Pair {
    pub(super) len: usize,
    pub(super) amount: Amount,
    pub(super) rule: &'static str,
    /// Whether the two are an amount whatever the words around them.
    pub(super) is_evident: bool,
}

pub(super) fn is_dash(mark: char) -> bool {
    matches!(mark, '-' | '–' | '—' | '−')
}

/// Whether `low` may leave out a scale of `10^power` and is then still below `high`.
pub(super) fn is_scaled(low: Decimal, high: Decimal, power: u8) -> bool {
    low.shift(power).is_some_and(|low| low < high) && low.magnitude() >= Decimal::new(1, 2).unwrap_or(Decimal::ONE)
}

/// `05 (năm) đồng chí`, `mười hai (12) người`: one number, written twice.
pub(super) fn scan_twice(reading: &Reading, at: usize, first: &Scan) -> Option<Pair> {
    let open = at + first.len;
    let second = reading.token(open).is('(').then(|| scan_free_amount(reading, open + 1)).flatten()?;
    let close = open + 1 + second.len;
    let in_words = |scan: &Scan| matches!(scan.form, Form::Word | Form::Words);
    (second.value == first.value && in_words(first) != in_words(&second) && reading.token(close).is(')')).then(|| Pair {
        len: close + 1 - at,
        amount: Amount::Single { value: first.value },
        rule: "pair.twice",
        is_evident: true,
    })
}
