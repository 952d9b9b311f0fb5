//! Writes JSON as `JSON.stringify` does, so that the command line and the npm module give the same bytes: `1e+21`, `0.000001`.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter};

use super::Failure;

/// One value, without a line end.
pub(crate) fn write(value: &impl Serialize, out: &mut impl Write) -> Result<(), Failure> {
    value.serialize(&mut Serializer::with_formatter(out, Stringify))?;
    Ok(())
}

struct Stringify;

impl Formatter for Stringify {
    fn write_f64<W: Write + ?Sized>(&mut self, out: &mut W, value: f64) -> io::Result<()> {
        // both write whole numbers below this digit by digit
        const SAFE: f64 = 9_007_199_254_740_992.0;
        if value.fract() != 0.0 && (1e-4..SAFE).contains(&value.abs()) {
            return CompactFormatter.write_f64(out, value);
        }
        out.write_all(ecmascript(value).as_bytes())
    }
}

/// `Number.prototype.toString`: `100000000000000000000` and `1e+21`, `0.000001` and `1e-7`.
fn ecmascript(value: f64) -> String {
    let shortest = format!("{value:e}");
    let Some((mantissa, Ok(exponent))) = shortest.split_once('e').map(|(mantissa, exponent)| (mantissa, exponent.parse::<i32>())) else {
        return "null".to_owned();
    };
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |mantissa| ("-", mantissa));
    let digits = mantissa.replace('.', "");
    let count = digits.len() as i32;
    let zeros = |count: i32| "0".repeat(count as usize);
    let body = if (0..21).contains(&exponent) && exponent + 1 >= count {
        format!("{digits}{}", zeros(exponent + 1 - count))
    } else if (0..21).contains(&exponent) {
        let (whole, fraction) = digits.split_at(exponent as usize + 1);
        format!("{whole}.{fraction}")
    } else if (-6..0).contains(&exponent) {
        format!("0.{}{digits}", zeros(-exponent - 1))
    } else {
        format!("{mantissa}e{exponent:+}")
    };
    format!("{sign}{body}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_javascript() {
        for (value, wanted) in [
            (11.8, "11.8"),
            (0.0, "0"),
            (2.5e6, "2500000"),
            (1e16, "10000000000000000"),
            (1.25e20, "125000000000000000000"),
            (1e21, "1e+21"),
            (1.5e300, "1.5e+300"),
            (-1234567890123456.8, "-1234567890123456.8"),
            (0.00012, "0.00012"),
            (0.000001, "0.000001"),
            (1.5e-7, "1.5e-7"),
        ] {
            let mut out = Vec::new();
            write(&value, &mut out).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), wanted);
        }
    }
}
