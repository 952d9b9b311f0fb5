//! Writes sums and checks on one line each: `186 = 4 + 26 + 15 + 141 ✓`, `24 ≠ 17 + 4 + 1 + 3 = 25 ✗`, `186 ⊃ 23`, `27% ≈ 165 / 611 ✓`.
//!
//! Numbers are written as in Vietnamese, `16.000` and `7,2`; signs stand for words, so that a line needs no language.

use crate::decimal::Decimal;
use crate::report::{Amount, Bound, Breakdown, Check, CheckKind, Figure, Kind, Relation, Report, Verdict};

impl Report {
    /// Whether every sum and check comes out: no breakdown and no check is unbalanced.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        let verdicts = self.breakdowns.iter().map(|breakdown| breakdown.verdict).chain(self.checks.iter().map(|check| check.verdict));
        verdicts.into_iter().all(|verdict| verdict != Verdict::Unbalanced)
    }

    fn written(&self, index: u32) -> String {
        self.figures.get(index as usize).map(written).unwrap_or_default()
    }
}

impl Breakdown {
    /// The breakdown on one line; `report` is the report that it belongs to.
    ///
    /// ```
    /// let text = "Có 9 chi bộ (4 chi bộ khu vực, 3 chi bộ cơ quan và 3 chi bộ trường học).";
    /// let report = solieu::parse(text, &solieu::Options::default());
    /// assert_eq!(report.breakdowns[0].line(&report), "9 ≠ 4 + 3 + 3 = 10 ✗");
    /// ```
    #[must_use]
    pub fn line(&self, report: &Report) -> String {
        let total = report.written(self.total);
        let parts: Vec<String> = self.parts.iter().map(|&part| report.written(part)).collect();
        match (self.relation, self.verdict) {
            (Relation::Sum, Verdict::Unbalanced) => unequal(&total, &parts.join(" + "), self.parts.len(), self.computed),
            (Relation::Sum, Verdict::Partial) => format!("{total} = {} + …", parts.join(" + ")),
            (Relation::Sum, verdict) => agreeing(&total, &parts.join(" + "), verdict),
            (_, Verdict::Unbalanced) => format!("{total} ⊅ {} ✗", parts.join(", ")),
            _ => format!("{total} ⊃ {}", parts.join(", ")),
        }
    }
}

impl Check {
    /// The figure that the check is about, and those that it is computed from, as indices; `None` if `figures` is empty.
    #[must_use]
    pub fn stated(&self) -> Option<(&u32, &[u32])> {
        match self.kind {
            CheckKind::Share | CheckKind::Hundred | CheckKind::Product | CheckKind::Change | CheckKind::Multiple => {
                self.figures.split_last()
            }
            CheckKind::Headline | CheckKind::Repetition => self.figures.split_first(),
        }
    }

    /// The check on one line; `report` is the report that it belongs to.
    #[must_use]
    pub fn line(&self, report: &Report) -> String {
        let Some((&stated, others)) = self.stated() else { return String::new() };
        let stated = report.written(stated);
        let others: Vec<String> = others.iter().map(|&figure| report.written(figure)).collect();
        let (again, count) = match self.kind {
            CheckKind::Share => (others.iter().rev().map(String::as_str).collect::<Vec<_>>().join(" / "), 2),
            CheckKind::Hundred => (format!("100% − {}", others.join(" − ")), 2),
            CheckKind::Product => (others.join(" × "), 2),
            CheckKind::Change | CheckKind::Multiple => (others.join(" → "), 2),
            CheckKind::Headline | CheckKind::Repetition => (others.join(" + "), others.len()),
        };
        match self.verdict {
            Verdict::Unbalanced => unequal(&stated, &again, count, self.computed),
            verdict => agreeing(&stated, &again, verdict),
        }
    }
}

fn unequal(stated: &str, again: &str, terms: usize, computed: Amount) -> String {
    if terms > 1 { format!("{stated} ≠ {again} = {} ✗", amount(computed)) } else { format!("{stated} ≠ {again} ✗") }
}

/// A tick is for what the stated digits prove: `trên 500` is only near to 510.
fn agreeing(stated: &str, again: &str, verdict: Verdict) -> String {
    match verdict {
        Verdict::WithinBounds => format!("{stated} ≈ {again}"),
        Verdict::Rounding => format!("{stated} ≈ {again} ✓"),
        _ => format!("{stated} = {again} ✓"),
    }
}

/// A figure in a line: `>500`, `7,2%`, `106.376 tỷ`.
fn written(figure: &Figure) -> String {
    let bound = match figure.bound {
        Bound::Exact => "",
        Bound::About => "≈",
        Bound::Over => ">",
        Bound::Nearly | Bound::Under => "<",
        Bound::AtLeast => "≥",
        Bound::AtMost => "≤",
    };
    let unit = if figure.kind == Kind::Percent { "%" } else { "" };
    format!("{bound}{}{unit}", amount(figure.amount))
}

/// Writes an amount as in Vietnamese: `16.000`, `7,2`, `3–5`, `133/136`, `3-0`; from a million on with its scale, `5,2 tỷ`.
///
/// ```
/// use solieu::{line, parse_number};
///
/// assert_eq!(parse_number("2.500 triệu").map(line::amount).as_deref(), Some("2,5 tỷ"));
/// ```
#[must_use]
pub fn amount(amount: Amount) -> String {
    match amount {
        Amount::Single { value } => scaled(value),
        Amount::Range { low, high } => format!("{}–{}", scaled(low), scaled(high)),
        Amount::Ratio { numerator, denominator } => format!("{}/{}", number(numerator), number(denominator)),
        Amount::Score { home, away } => format!("{}-{}", number(home), number(away)),
    }
}

/// With a scale word if at most three digits follow the comma then (`106.376 tỷ`), else every digit.
fn scaled(value: Decimal) -> String {
    const SCALES: [(u8, &str); 2] = [(9, "tỷ"), (6, "triệu")];
    const MOST_DECIMALS: u8 = 3;
    let short = SCALES.iter().find_map(|&(power, word)| {
        let unit = Decimal::ONE.shift(power).filter(|unit| value.magnitude() >= *unit)?;
        let count = value.divide(unit, MOST_DECIMALS)?;
        (count.multiply(unit) == Some(value)).then(|| format!("{} {word}", number(count)))
    });
    short.unwrap_or_else(|| number(value))
}

/// Writes a number as in Vietnamese: 1234567.5 is `1.234.567,5`.
#[must_use]
pub fn number(value: Decimal) -> String {
    let plain = value.to_string();
    let (sign, digits) = plain.strip_prefix('-').map_or(("", &*plain), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = sign.to_owned();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(',');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::number;
    use crate::{Decimal, Options, parse};

    #[test]
    fn numbers_are_written_the_vietnamese_way() {
        let decimal = |whole: &str, fraction: &str| number(Decimal::from_digits(whole, fraction).unwrap());
        assert_eq!(decimal("16000", ""), "16.000");
        assert_eq!(decimal("135", ""), "135");
        assert_eq!(decimal("1234567", "5"), "1.234.567,5");
        assert_eq!(number(Decimal::from_digits("0", "25").unwrap().negated()), "-0,25");
    }

    fn lines(text: &str) -> Vec<String> {
        let report = parse(text, &Options::default());
        let sums = report.breakdowns.iter().map(|breakdown| breakdown.line(&report));
        sums.chain(report.checks.iter().map(|check| check.line(&report))).collect()
    }

    #[test]
    fn a_sum_is_one_line() {
        for (text, expected) in [
            ("Có 9 chi bộ (4 chi bộ khu vực, 3 chi bộ cơ quan và 2 chi bộ trường học).", "9 = 4 + 3 + 2 ✓"),
            ("Có 9 chi bộ (4 chi bộ khu vực, 3 chi bộ cơ quan và 3 chi bộ trường học).", "9 ≠ 4 + 3 + 3 = 10 ✗"),
            ("Có 9 chi bộ, trong đó 4 chi bộ khu vực.", "9 ⊃ 4"),
            ("Có 9 chi bộ, trong đó 14 chi bộ khu vực.", "9 ⊅ 14 ✗"),
            ("Thu 1,5 tỷ đồng, gồm 900 triệu đồng tiền đất và 600 triệu đồng tiền phạt.", "1,5 tỷ = 900 triệu + 600 triệu ✓"),
            ("Có trên 500 người, gồm 300 nam và 210 nữ.", ">500 ≈ 300 + 210"),
        ] {
            assert_eq!(lines(text), [expected], "{text}");
        }
    }

    #[test]
    fn a_report_adds_up_or_not() {
        let adds_up = |text: &str| parse(text, &Options::default()).adds_up();
        assert!(adds_up("Có 9 chi bộ (4 chi bộ khu vực, 3 chi bộ cơ quan và 2 chi bộ trường học)."));
        assert!(!adds_up("Có 9 chi bộ (4 chi bộ khu vực, 3 chi bộ cơ quan và 3 chi bộ trường học)."));
    }

    #[test]
    fn an_amount_of_every_form_is_written() {
        let written = |text: &str| super::written(&parse(text, &Options::default()).figures[0]);
        for (text, expected) in [
            ("Có ít nhất 5 người.", "≥5"),
            ("Có tối đa 5 người.", "≤5"),
            ("Có 3-5 đợt.", "3–5"),
            ("Đội thắng 3-0.", "3-0"),
            ("Có 133/136 đơn vị.", "133/136"),
        ] {
            assert_eq!(written(text), expected, "{text}");
        }
    }

    #[test]
    fn a_check_is_one_line() {
        for (text, expected) in [
            ("Có 200 cán bộ, trong đó 54 cán bộ trẻ (chiếm 27%).", "27% = 54 / 200 ✓"),
            ("Có 200 cán bộ, trong đó 54 cán bộ trẻ (chiếm 37%).", "37% ≠ 54 / 200 = 27 ✗"),
            ("Giảm 100 chỉ tiêu, từ 300 xuống còn 200 chỉ tiêu.", "100 = 300 → 200 ✓"),
            ("Quận có 35.000 người kê khai\nTrong năm, quận có 34.000 người kê khai tài sản.", "35.000 ≠ 34.000 ✗"),
        ] {
            assert!(lines(text).contains(&expected.to_owned()), "{text}: {:?}", lines(text));
        }
    }
}
