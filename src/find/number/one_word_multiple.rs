//! Multiples in one word: `gấp đôi`, `gấp rưỡi`.

use crate::decimal::Decimal;
use crate::find::found::Number;
use crate::find::reading::Reading;
use crate::lexicon::{CueClass, Numeral, TableId};
use crate::report::{Amount, Kind};

/// The `đôi` or `rưỡi` behind `gấp`.
pub(super) fn scan_multiple(reading: &Reading, at: usize) -> Option<Number> {
    let is_half = || reading.hit(at, TableId::Numeral).is_some_and(|hit| reading.lexicon.numeral(hit) == Numeral::Half);
    let value = if reading.is(at, CueClass::Double) {
        Decimal::from(2)
    } else if is_half() {
        Decimal::new(15, 1)?
    } else {
        return None;
    };
    // last, because looking back is slow and few words get this far
    reading.hit_of_ending_at(at, CueClass::Multiple)?;
    Some(Number {
        tokens: at..at + 1,
        amount: Amount::Single { value },
        comma: None,
        kind: Some(Kind::Multiple),
        bound: None,
        is_scaled: false,
        is_in_series: false,
        rules: vec!["number.multiple"],
    })
}
