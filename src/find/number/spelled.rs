//! Numbers in words, or in digits and words: `ba mươi lăm`, `2,5 triệu`, `triệu tư`, `tám trăm rưỡi`, `1 tỷ 250 triệu`, `2tr5`.

use super::group::{NumeralReader, ScaleGroup};
use crate::decimal::Decimal;
use crate::document::Source;
use crate::find::reading::Reading;
use crate::lexicon::{Lexicon, Numeral};

/// `trăm`, `nghìn`, `vạn`, `triệu`, `tỷ`, `nghìn tỷ`, as powers of ten.
pub(super) const SCALES: [u8; 6] = [2, 3, 4, 6, 9, 12];

/// A number with its length and form.
#[derive(Debug, Clone)]
pub(crate) struct Scan {
    /// In tokens.
    pub(crate) len: usize,
    pub(crate) value: Decimal,
    pub(crate) form: Form,
    /// The value of `1,299` if the comma is the decimal sign.
    pub(crate) other: Option<Decimal>,
    /// Whether it has a scale word: `2,5 triệu`.
    pub(crate) is_scaled: bool,
    /// Whether it opens with tens and ones without the word for ten: `bốn ba` is 43.
    pub(crate) is_bare_tens: bool,
    pub(crate) rules: Vec<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Digits without thousands separators or scale words: may be a name.
    Plain,
    /// Digits with separators or scale words: an amount.
    Formatted,
    /// A single numeral, which may be another word: `ba`, `năm`, `chín`.
    Word,
    /// Several numerals.
    Words,
}

/// The longest number that starts at the token in an article.
pub(crate) fn scan_amount(reading: &Reading, at: usize) -> Option<Scan> {
    NumeralReader { source: reading.source, lexicon: reading.lexicon, claims: &reading.claims, whole: false }.scan(at)
}

/// The number at the token, if no finder has claimed it.
pub(super) fn scan_free_amount(reading: &Reading, at: usize) -> Option<Scan> {
    if reading.is_free(at) { scan_amount(reading, at) } else { None }
}

/// The value of a text that is one number, with its sign.
pub(crate) fn scan_phrase(source: &Source, lexicon: &Lexicon) -> Option<Decimal> {
    let reader = NumeralReader { source, lexicon, claims: &[], whole: true };
    let first = source.token(0);
    let minus = matches!(first.mark, '-' | '−') || reader.numeral(0) == Some(Numeral::Minus);
    let from = usize::from(minus || first.is('+'));
    let scan = reader.scan(from)?;
    (from + scan.len == source.len()).then_some(if minus { scan.value.negated() } else { scan.value })
}

impl NumeralReader<'_> {
    fn scan(&self, at: usize) -> Option<Scan> {
        let first = self.scan_group(at)?;
        let mut next = at + first.len;
        let mut form = match first.digits {
            Some(digits) if digits.grouped => Form::Formatted,
            Some(_) => Form::Plain,
            None if first.len == 1 => Form::Word,
            None => Form::Words,
        };
        let mut rules = first.rules;
        let mut is_scaled = false;
        let mut other = first.digits.and_then(|digits| digits.other);
        let (mut total, mut group, mut previous) = (Decimal::ZERO, first.value, u8::MAX);
        loop {
            if let Some((len, value)) = self.scan_point(next, group) {
                // “chín chín chấm chín lăm tỷ”: the fraction comes before the scale
                (group, next) = (value, next + len);
                rules.push("number.spoken-point");
            }
            let Some((len, power)) = self.scan_scale(next, form).filter(|&(_, power)| power < previous) else {
                total = total.add(group)?;
                break;
            };
            form = if form == Form::Plain || form == Form::Formatted { Form::Formatted } else { Form::Words };
            // “1,299 tỷ” keeps its comma as the decimal sign
            group = other.take().unwrap_or(group);
            total = total.add(group.shift(power)?)?;
            next += len;
            previous = power;
            rules.push("number.scale");
            is_scaled = true;
            if self.numeral(next) == Some(Numeral::Half) {
                total = total.add(half(power)?)?;
                next += 1;
                rules.push("number.half");
                break;
            }
            if let Some((len, value)) = self.scan_point(next, total) {
                // “một triệu phẩy không không một”: the fraction is added to the whole
                total = value;
                next += len;
                rules.push("number.spoken-point");
                break;
            }
            let (and, from) = if self.numeral(next) == Some(Numeral::And) { (true, next + 1) } else { (false, next) };
            let Some(tail) = self.scan_group(from).filter(|tail| self.continues(next, from, tail, power)) else { break };
            let scale = self.scan_scale(from + tail.len, Form::Plain).map(|(_, other)| other);
            if scale.is_some_and(|other| other > power) {
                // “5 nghìn 500 tỷ”: both parts count the larger scale
                (group, total, previous, next) = (total.add(tail.value)?, Decimal::ZERO, u8::MAX, from + tail.len);
                continue;
            }
            let scaled = scale.is_some();
            let spoken_point = self.scan_point(from + tail.len, tail.value).is_some();
            let places = tail.digits.map_or(1, |_| self.source.text_of(from).len() as u8);
            let is_one = self.numeral(from) == Some(Numeral::Digit(1)) && !self.whole;
            if tail.lone && is_one && !scaled && !and {
                // “5 triệu một chiếc” is a price each; 5,1 million would be “5 triệu mốt”
                break;
            }
            if (tail.lone || tail.digits.is_some()) && !and && !scaled && !spoken_point && places <= power {
                // “triệu tư” is 1,4 million, “ngàn chín” 1900, “2tr500” 2,5 million
                total = total.add(tail.value.shift(power - places)?)?;
                next = from + tail.len;
                rules.push("number.elided-scale");
                break;
            }
            rules.extend(tail.rules);
            (group, next) = (tail.value, from + tail.len);
        }
        if next == at + 1 && form == Form::Words {
            // “triệu” alone may be part of another word
            form = Form::Word;
        }
        if matches!(form, Form::Plain | Form::Formatted) {
            rules.insert(0, "number.digits");
        } else {
            rules.insert(0, "number.words");
        }
        Some(Scan { len: next - at, value: total, form, other, is_scaled, is_bare_tens: first.bare_tens, rules })
    }

    /// Whether a group continues the number behind a scale: words below the scale, or digits with a scale of their own or glued
    /// on (`1 tỷ 250 triệu`, `2tr5`).
    fn continues(&self, gap: usize, from: usize, tail: &ScaleGroup, power: u8) -> bool {
        let below = tail.value < Decimal::ONE.shift(power).unwrap_or(Decimal::ONE);
        let scaled = self.scan_scale(from + tail.len, Form::Plain).is_some_and(|(_, other)| other != power);
        match tail.digits {
            Some(digits) => below && (scaled || (digits.len == 1 && !self.source.token(gap).spaced)),
            None => below,
        }
    }

    /// The length and the power of ten of `nghìn`, `nghìn tỷ`, `trăm triệu`, glued `k` and `tr`. Behind digits also of `trăm` and
    /// `chục` alone, which in words belong to the group.
    fn scan_scale(&self, at: usize, form: Form) -> Option<(usize, u8)> {
        let behind_digits = form == Form::Plain;
        let (mut len, mut power) = match self.numeral(at)? {
            Numeral::Scale(power) | Numeral::Glued(power) => (1, power),
            Numeral::Letter(power) if self.whole => (1, power),
            Numeral::Hundred if behind_digits || matches!(self.numeral(at + 1), Some(Numeral::Scale(_))) => (1, 2),
            Numeral::Dozen(10) if behind_digits || matches!(self.numeral(at + 1), Some(Numeral::Scale(_))) => (1, 1),
            _ => return None,
        };
        while let Some(Numeral::Scale(more)) = self.numeral(at + len).filter(|_| len < 3) {
            power += more;
            len += 1;
        }
        Some((len, power))
    }

    /// The length of `phẩy hai bốn không`, `phẩy mười bốn`, and the whole part with this fraction.
    fn scan_point(&self, at: usize, whole: Decimal) -> Option<(usize, Decimal)> {
        if self.numeral(at) != Some(Numeral::Point) || !whole.is_integer() {
            return None;
        }
        let tens = [at + 1, at + 2].into_iter().any(|next| matches!(self.numeral(next), Some(Numeral::Ten | Numeral::Tens)));
        if let Some(group) = self.scan_group(at + 1).filter(|group| tens && group.digits.is_none() && group.value < Decimal::from(100)) {
            return Some((1 + group.len, whole.add(group.value.multiply(Decimal::new(1, 2)?)?)?));
        }
        let mut fraction = String::new();
        while let Some(digit) = self.digit(at + 1 + fraction.len()).filter(|_| fraction.len() < 18) {
            fraction.push(char::from(b'0' + digit));
        }
        if fraction.is_empty() {
            return None;
        }
        Some((1 + fraction.len(), whole.add(Decimal::from_digits("0", &fraction)?)?))
    }
}

/// Half of a power of ten.
fn half(power: u8) -> Option<Decimal> {
    Decimal::from(5).shift(power - 1)
}
