//! Vague amounts: `vài trăm triệu`, `hàng chục`, `mấy nghìn`, `một vài`, as the range that the words cover.

use super::noun::known_noun;
use crate::decimal::Decimal;
use crate::find::found::Number;
use crate::find::reading::Reading;
use crate::lexicon::{CueClass, Numeral, Starts, TableId};
use crate::report::{Amount, Bound};

/// `vài` is 2 to 9, `hàng trăm` 100 to 999; `vài` alone only before a noun.
pub(super) fn scan_vague(reading: &Reading, at: usize) -> Option<Number> {
    if !reading.source.starts(at, Starts::rows(&[TableId::Cue])) {
        return None;
    }
    let several = reading.hit_of(at, CueClass::Several).map(|hit| (hit, 2, 9, false));
    let (hit, low, high, needs_scale) = several.or_else(|| reading.hit_of(at, CueClass::Tens).map(|hit| (hit, 1, 9, true)))?;
    let mut end = at + hit.len();
    let mut power = 0u8;
    while let Some(hit) = reading.hit(end, TableId::Numeral) {
        power += match reading.lexicon.numeral(hit) {
            Numeral::Scale(power) => power,
            Numeral::Hundred => 2,
            Numeral::Dozen(10) => 1,
            _ => break,
        };
        end += 1;
    }
    if power > 20 || (needs_scale && power == 0) || (power == 0 && !known_noun(reading, end)) {
        return None;
    }
    // “hàng trăm” runs to 999, “vài trăm” to 900
    let high =
        if needs_scale { Decimal::from(high + 1).shift(power)?.subtract(Decimal::ONE)? } else { Decimal::from(high).shift(power)? };
    let amount = Amount::Range { low: Decimal::from(low).shift(power)?, high };
    Some(Number {
        tokens: at..end,
        amount,
        comma: None,
        kind: None,
        bound: Some(Bound::About),
        is_scaled: false,
        is_in_series: false,
        rules: vec!["number.vague"],
    })
}
