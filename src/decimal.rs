//! Exact decimal amounts: `1,5 tỷ` is 1500000000 and 0,1 + 0,2 is 0,3.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// An exact decimal number of at most 30 digits: `mantissa × 10^-scale`, without trailing zeros after the point, so that equal amounts
/// are equal values.
///
/// ```
/// use solieu::Decimal;
///
/// let tenth: Decimal = "0.1".parse()?;
/// let fifth: Decimal = "0.2".parse()?;
/// assert_eq!(tenth.add(fifth), Some("0.3".parse()?));
/// assert_eq!(fifth.to_string(), "0.2");
/// # Ok::<(), solieu::ParseDecimalError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i128,
    scale: u8,
}

/// Longer numbers are identifiers, not amounts; sums of amounts this long still fit.
const MOST_DIGITS: usize = 30;
const TOO_LARGE: u128 = 10u128.pow(MOST_DIGITS as u32);

/// Divides 64 bits where they suffice: 128 bits take a hundred steps in WebAssembly.
fn ends_in_zero(mantissa: i128) -> bool {
    i64::try_from(mantissa).map_or_else(|_| mantissa % 10 == 0, |short| short % 10 == 0)
}

impl Decimal {
    /// Zero.
    pub const ZERO: Self = Self { mantissa: 0, scale: 0 };
    /// One.
    pub const ONE: Self = Self { mantissa: 1, scale: 0 };

    /// `mantissa × 10^-scale`; `None` if that has more than 30 digits.
    #[must_use]
    pub fn new(mantissa: i128, scale: u8) -> Option<Self> {
        let mut value = Self { mantissa, scale };
        while value.scale > 0 && ends_in_zero(value.mantissa) {
            value.mantissa /= 10;
            value.scale -= 1;
        }
        (value.mantissa.unsigned_abs() < TOO_LARGE && value.scale as usize <= MOST_DIGITS).then_some(value)
    }

    /// The number with these ASCII digits before and after the point: `("2", "5")` is 2.5. `None` if there are none before it, more than 30
    /// altogether, or other characters among them.
    #[must_use]
    pub fn from_digits(whole: &str, fraction: &str) -> Option<Self> {
        if whole.is_empty() || whole.len() + fraction.len() > MOST_DIGITS {
            return None;
        }
        let mut mantissa = 0i128;
        for byte in whole.bytes().chain(fraction.bytes()) {
            if !byte.is_ascii_digit() {
                return None;
            }
            mantissa = mantissa * 10 + i128::from(byte - b'0');
        }
        Self::new(mantissa, fraction.len() as u8)
    }

    /// Reads a number as programs write it: `-2.5`, `1e+21`.
    pub(crate) fn from_number(text: &str) -> Option<Self> {
        let (number, power) = text.split_once('e').unwrap_or((text, "0"));
        let power: i8 = power.parse().ok()?;
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let value = Self::from_digits(whole.strip_prefix('-').unwrap_or(whole), fraction)?;
        let value = match power {
            0.. => value.shift(power.unsigned_abs())?,
            _ => Self::new(value.mantissa, value.scale.checked_add(power.unsigned_abs())?)?,
        };
        Some(if whole.starts_with('-') { value.negated() } else { value })
    }

    /// This amount times `10^power`; `None` if that has more than 30 digits.
    #[must_use]
    pub fn shift(self, power: u8) -> Option<Self> {
        let dropped = self.scale.min(power);
        let factor = 10i128.checked_pow(u32::from(power - dropped))?;
        Self::new(self.mantissa.checked_mul(factor)?, self.scale - dropped)
    }

    /// Both mantissas at the larger of the two scales.
    fn aligned(self, other: Self) -> Option<(i128, i128, u8)> {
        let scale = self.scale.max(other.scale);
        let raise = |value: Self| value.mantissa.checked_mul(10i128.checked_pow(u32::from(scale - value.scale))?);
        Some((raise(self)?, raise(other)?, scale))
    }

    /// The sum; `None` if it has more than 30 digits.
    #[must_use]
    #[expect(clippy::should_implement_trait, reason = "the operator cannot say that a sum has too many digits")]
    pub fn add(self, other: Self) -> Option<Self> {
        let (left, right, scale) = self.aligned(other)?;
        Self::new(left.checked_add(right)?, scale)
    }

    /// The difference; `None` if it has more than 30 digits.
    #[must_use]
    pub fn subtract(self, other: Self) -> Option<Self> {
        self.add(other.negated())
    }

    /// The product; `None` if it has more than 30 digits.
    #[must_use]
    pub fn multiply(self, other: Self) -> Option<Self> {
        Self::new(self.mantissa.checked_mul(other.mantissa)?, self.scale + other.scale)
    }

    /// The quotient, rounded to `scale` digits after the point, halves away from zero; `None` on overflow or if `by` is zero.
    #[must_use]
    pub fn divide(self, by: Self, scale: u8) -> Option<Self> {
        let (left, right, _) = self.aligned(by)?;
        let scaled = left.unsigned_abs().checked_mul(10u128.checked_pow(u32::from(scale))?)?;
        let half = right.unsigned_abs() / 2;
        let magnitude = i128::try_from(scaled.checked_add(half)?.checked_div(right.unsigned_abs())?).ok()?;
        Self::new(if (left < 0) == (right < 0) { magnitude } else { -magnitude }, scale)
    }

    /// The amount with the opposite sign.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { mantissa: -self.mantissa, ..self }
    }

    /// The amount without its sign.
    #[must_use]
    pub fn magnitude(self) -> Self {
        Self { mantissa: self.mantissa.abs(), ..self }
    }

    /// Whether there is nothing after the point.
    #[must_use]
    pub fn is_integer(self) -> bool {
        self.scale == 0
    }

    /// The number of digits before the point, at least 1.
    #[must_use]
    pub fn digits(self) -> u8 {
        let whole = self.mantissa.unsigned_abs() / 10u128.pow(u32::from(self.scale));
        whole.checked_ilog10().map_or(1, |power| power as u8 + 1)
    }

    /// What the last digit that is not zero stands for: 1000 of 52000, 0.01 of 7.25.
    pub(crate) fn last_digit_unit(self) -> Self {
        let mut unit = Self { mantissa: 1, scale: self.scale };
        let mut rest = self.mantissa;
        while self.scale == 0 && rest != 0 && rest % 10 == 0 {
            rest /= 10;
            unit.mantissa *= 10;
        }
        unit
    }

    /// The nearest double.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        if self.scale == 0 {
            return self.mantissa as f64;
        }
        // long division in binary, with a bit more than a double has and one for the remainder, so that rounding happens once
        let by = 10u128.pow(u32::from(self.scale));
        let magnitude = self.mantissa.unsigned_abs();
        let (mut quotient, mut rest, mut places) = (magnitude / by, magnitude % by, 0);
        while quotient < 1 << 54 {
            rest *= 2;
            quotient = quotient * 2 + u128::from(rest >= by);
            rest %= by;
            places += 1;
        }
        let rounded = (quotient | u128::from(rest > 0)) as f64 / 2f64.powi(places);
        if self.mantissa < 0 { -rounded } else { rounded }
    }

    /// The amount, if it is a whole number that fits.
    #[must_use]
    pub fn to_u32(self) -> Option<u32> {
        self.is_integer().then(|| u32::try_from(self.mantissa).ok()).flatten()
    }
}

/// The nearest double: see [`Decimal::to_f64`].
impl From<Decimal> for f64 {
    fn from(value: Decimal) -> Self {
        value.to_f64()
    }
}

/// The text is not a number of at most 30 digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseDecimalError;

impl fmt::Display for ParseDecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a number of at most {MOST_DIGITS} digits, as -2.5 or 1e+21 is")
    }
}

impl std::error::Error for ParseDecimalError {}

/// Reads a number as programs write it. For Vietnamese there is [`parse_number`](crate::parse_number).
///
/// ```
/// let price: solieu::Decimal = "2.5".parse()?;
/// assert_eq!(f64::from(price), 2.5);
/// # Ok::<(), solieu::ParseDecimalError>(())
/// ```
impl FromStr for Decimal {
    type Err = ParseDecimalError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::from_number(text).ok_or(ParseDecimalError)
    }
}

impl From<u32> for Decimal {
    fn from(value: u32) -> Self {
        Self { mantissa: i128::from(value), scale: 0 }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        match self.aligned(*other) {
            Some((left, right, _)) => left.cmp(&right),
            // too far apart to align: the doubles differ by far more than their precision
            None => self.to_f64().total_cmp(&other.to_f64()),
        }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.mantissa.unsigned_abs().to_string();
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let scale = usize::from(self.scale);
        if scale == 0 {
            return write!(f, "{sign}{digits}");
        }
        let digits = format!("{digits:0>width$}", width = scale + 1);
        let (whole, fraction) = digits.split_at(digits.len() - scale);
        write!(f, "{sign}{whole}.{fraction}")
    }
}

impl<'de> serde::Deserialize<'de> for Decimal {
    /// Reads any number as the shortest decimal that has the same nearest double.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_number(&f64::deserialize(deserializer)?.to_string()).ok_or_else(|| serde::de::Error::custom("the number is too long"))
    }
}

impl serde::Serialize for Decimal {
    /// Writes whole numbers that a double holds exactly as integers, all others as the nearest double.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const SAFE: u128 = 1 << 53;
        match i64::try_from(self.mantissa) {
            Ok(whole) if self.scale == 0 && self.mantissa.unsigned_abs() <= SAFE => serializer.serialize_i64(whole),
            #[cfg(not(feature = "json-numbers"))]
            _ => serializer.serialize_f64(self.to_f64()),
            // JavaScript finds the nearest double itself, so the module needs no tables for that
            #[cfg(feature = "json-numbers")]
            _ => serde_json::value::RawValue::from_string(self.to_string()).map_err(serde::ser::Error::custom)?.serialize(serializer),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Decimal {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        Decimal::from_digits(whole, fraction).unwrap()
    }

    #[test]
    fn numbers_of_programs_are_read() {
        for (text, value) in [("12", "12"), ("2.5", "2.5"), ("1e+21", "1000000000000000000000"), ("1.5e-7", "0.00000015")] {
            assert_eq!(Decimal::from_number(text), Some(decimal(value)), "{text}");
            assert_eq!(Decimal::from_number(&format!("-{text}")), Some(decimal(value).negated()), "-{text}");
        }
        assert_eq!(Decimal::from_number("NaN"), None);
    }

    #[test]
    fn the_nearest_double_is_the_one_that_the_standard_parser_gives() {
        let mut seed = 7u64;
        for places in 0..30 {
            for length in 1..=30 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let mantissa = (u128::from(seed) * u128::from(!seed)) % 10u128.pow(length);
                let value = Decimal::new(mantissa as i128, places).unwrap().negated();
                assert_eq!(value.to_f64(), value.to_string().parse::<f64>().unwrap(), "{value}");
            }
        }
    }

    #[test]
    fn sums_are_exact() {
        assert_eq!(decimal("0.1").add(decimal("0.2")), Some(decimal("0.3")));
        assert_eq!(decimal("2.50"), decimal("2.5"));
        assert_eq!(decimal("2.5").shift(6), Some(decimal("2500000")));
        assert_eq!(decimal("0.0012").shift(9), Some(decimal("1200000")));
        assert_eq!(decimal("3").subtract(decimal("5.25")).unwrap().to_string(), "-2.25");
        assert!(decimal("9.99") < decimal("10"));
        assert_eq!(decimal("16500").divide(decimal("611"), 2).unwrap().to_string(), "27");
        assert_eq!(decimal("2").divide(decimal("7"), 2).unwrap().to_string(), "0.29");
        assert_eq!(decimal("1").divide(decimal("3").negated(), 3).unwrap().to_string(), "-0.333");
        assert_eq!(decimal("1").negated().divide(decimal("3"), 3).unwrap().to_string(), "-0.333");
        assert_eq!(decimal("1").divide(Decimal::ZERO, 2), None);
        assert_eq!(decimal("0.05").to_string(), "0.05");
    }

    #[test]
    fn digits_are_those_before_the_point() {
        for (text, digits) in [("0", 1), ("0.25", 1), ("7.125", 1), ("1234", 4), ("1234.5", 4)] {
            assert_eq!(decimal(text).digits(), digits, "{text}");
        }
    }

    #[test]
    fn the_last_digit_stands_for_its_unit() {
        for (text, unit) in [("52000", "1000"), ("505", "1"), ("500", "100"), ("7.25", "0.01"), ("70.5", "0.1"), ("0", "1")] {
            assert_eq!(decimal(text).last_digit_unit(), decimal(unit), "{text}");
            assert_eq!(decimal(text).negated().last_digit_unit(), decimal(unit), "-{text}");
        }
    }

    #[test]
    fn too_long_is_none() {
        assert!(Decimal::from_digits(&"9".repeat(30), "").is_some());
        assert_eq!(Decimal::from_digits(&"9".repeat(31), ""), None);
        // more than 128 bits hold
        assert_eq!(Decimal::from_digits(&"9".repeat(45), ""), None);
        assert_eq!(decimal("1").shift(31), None);
    }
}
