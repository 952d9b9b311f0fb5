//! Whether a sum misses as a slip of the pen does: one digit changed (`1.057` for 1.067), or two swapped (`357` for 375).
//!
//! A list that misses its total by much is another list; one that misses it by a slip was meant to add up.

use crate::decimal::Decimal;

/// A slip changes the amount by an eighth at most.
const MOST: u32 = 8;

/// Whether changing the total, or one of the parts, as a slip does makes the parts come to the total.
pub(crate) fn is_slip(total: Decimal, parts: &[Decimal]) -> bool {
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, &part| sum.add(part));
    let Some((sum, off)) = sum.and_then(|sum| Some((sum, total.subtract(sum)?))) else { return false };
    if !is_small(total, off) || off == Decimal::ZERO {
        return false;
    }
    let mends = |&part: &Decimal| part.add(off).is_some_and(|meant| meant > Decimal::ZERO && looks_alike(part, meant));
    looks_alike(total, sum) || parts.iter().any(mends)
}

/// At most an eighth of the total.
pub(crate) fn is_small(total: Decimal, off: Decimal) -> bool {
    off.magnitude().multiply(Decimal::from(MOST)).is_some_and(|off| off <= total.magnitude())
}

/// One digit differs, or two that changed places.
fn looks_alike(left: Decimal, right: Decimal) -> bool {
    let [left, right] = aligned(left, right);
    let differing: Vec<(u8, u8)> = left.bytes().zip(right.bytes()).filter(|(left, right)| left != right).collect();
    match differing[..] {
        [_] => true,
        [first, second] => first == (second.1, second.0),
        _ => false,
    }
}

/// Both with as many digits before and behind the point.
fn aligned(left: Decimal, right: Decimal) -> [String; 2] {
    let texts = [left.to_string(), right.to_string()];
    let cut = |text: &String| text.split_once('.').map_or((text.clone(), String::new()), |(whole, rest)| (whole.into(), rest.into()));
    let cut = [cut(&texts[0]), cut(&texts[1])];
    let whole = cut.iter().map(|(whole, _)| whole.len()).max().unwrap_or(0);
    let rest = cut.iter().map(|(_, rest)| rest.len()).max().unwrap_or(0);
    cut.map(|(before, behind)| format!("{before:0>whole$}{behind:0<rest$}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimals(numbers: &[&str]) -> Vec<Decimal> {
        numbers.iter().map(|number| Decimal::from_number(number).unwrap()).collect()
    }

    #[test]
    fn a_slip_changes_one_digit_or_swaps_two() {
        let slips = [("1057", "420 385 262"), ("1284", "517 392 357"), ("22.2", "12.4 7.8"), ("9480", "6250 1870 1630"), ("23", "17 8")];
        for (total, parts) in slips {
            let parts = decimals(&parts.split(' ').collect::<Vec<_>>());
            assert!(is_slip(decimals(&[total])[0], &parts), "{total} {parts:?}");
        }
        let others = [("1057", "420 385"), ("12", "3 2"), ("1284", "517 392 322"), ("40", "25 15"), ("20", "17 8")];
        for (total, parts) in others {
            let parts = decimals(&parts.split(' ').collect::<Vec<_>>());
            assert!(!is_slip(decimals(&[total])[0], &parts), "{total} {parts:?}");
        }
    }
}
