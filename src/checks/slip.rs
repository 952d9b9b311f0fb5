//! How a hand slips on a number: one digit for another (`38` for `28`), two digits changed round (`1.840` for `1.480`),
//! a place too many or too few (`250` for `2.500`).

use crate::decimal::Decimal;

/// Whether one number can be the other with such a slip.
pub(super) fn is_slip(left: Decimal, right: Decimal) -> bool {
    let (left, right) = aligned(left, right);
    let different: Vec<usize> = (0..left.len()).filter(|&at| left[at] != right[at]).collect();
    match different[..] {
        [_] => true,
        [_, _] => is_turned(&left, &right, &different) || is_shifted(&left, &right),
        _ => is_shifted(&left, &right),
    }
}

/// Whether two digits changed places, which hardly happens by chance: `1.840` for `1.480`.
pub(super) fn is_transposed(left: Decimal, right: Decimal) -> bool {
    let (left, right) = aligned(left, right);
    let different: Vec<usize> = (0..left.len()).filter(|&at| left[at] != right[at]).collect();
    is_turned(&left, &right, &different)
}

/// 053 is no turned 350: a number does not begin with a nought.
fn is_turned(left: &[u8], right: &[u8], different: &[usize]) -> bool {
    let [one, other] = different[..] else { return false };
    let begins = [left, right].iter().all(|digits| !(digits[0] == b'0' && one == 0));
    begins && left[one] == right[other] && left[other] == right[one]
}

/// `2.500` and `250`: the same digits, a place apart.
fn is_shifted(left: &[u8], right: &[u8]) -> bool {
    let trim = |digits: &[u8]| {
        let text = String::from_utf8_lossy(digits).into_owned();
        text.trim_matches('0').to_owned()
    };
    left != right && trim(left) == trim(right)
}

/// The digits that say something: 3 of 14,4, 2 of 1.400.
pub(super) fn significant(value: Decimal) -> usize {
    String::from_utf8_lossy(&aligned(value, value).0).trim_matches('0').len()
}

/// The digits of both with the same places.
fn aligned(left: Decimal, right: Decimal) -> (Vec<u8>, Vec<u8>) {
    let [left, right] = [left, right].map(|value| {
        let text = value.magnitude().to_string();
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        (whole.to_owned(), fraction.to_owned())
    });
    let wide = left.0.len().max(right.0.len());
    let deep = left.1.len().max(right.1.len());
    let digits = |(whole, fraction): (String, String)| format!("{whole:0>wide$}{fraction:0<deep$}").into_bytes();
    (digits(left), digits(right))
}

#[cfg(test)]
mod tests {
    use super::{is_slip, significant};
    use crate::decimal::Decimal;

    fn decimal(text: &str) -> Decimal {
        let (whole, fraction) = text.split_once(',').unwrap_or((text, ""));
        Decimal::from_digits(whole, fraction).unwrap()
    }

    #[test]
    fn a_slip_changes_one_digit_two_places_or_the_scale() {
        for (left, right) in [("38", "28"), ("1480", "1840"), ("36", "63"), ("18,4", "8,4"), ("2500", "250"), ("5,1", "5,7")] {
            assert!(is_slip(decimal(left), decimal(right)), "{left} {right}");
        }
        for (left, right) in [("38", "38"), ("240", "238"), ("350", "53"), ("1480", "1795"), ("5,1", "6,7")] {
            assert!(!is_slip(decimal(left), decimal(right)), "{left} {right}");
        }
    }

    #[test]
    fn noughts_at_the_ends_say_nothing() {
        assert_eq!([significant(decimal("1400")), significant(decimal("0,40")), significant(decimal("14,4"))], [2, 1, 3]);
    }
}
