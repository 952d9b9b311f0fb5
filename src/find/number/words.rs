//! Numbers in words, or in digits and words: `ba mươi lăm`, `2,5 triệu`, `triệu tư`, `tám trăm rưỡi`, `1 tỷ 250 triệu`, `2tr5`.

use super::digits::{Digits, scan_digits};
use crate::decimal::Decimal;
use crate::document::Source;
use crate::find::reading::{Claim, Reading};
use crate::lexicon::{Lexicon, Numeral, TableId, UnitKind};
use solieu_text::{Case, TokenKind};

/// A number that was read, and what a later stage must know of its form.
#[derive(Debug, Clone)]
pub(crate) struct Scan {
    /// In tokens.
    pub(crate) len: usize,
    pub(crate) value: Decimal,
    pub(crate) form: Form,
    /// `1,299`: the amount by the other convention.
    pub(crate) other: Option<Decimal>,
    /// Whether a scale word belongs to it: `2,5 triệu`.
    pub(crate) is_scaled: bool,
    /// Whether it opens with tens and ones without the word for ten: `bốn ba`.
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

/// What a group below a scale comes to.
struct Group {
    len: usize,
    value: Decimal,
    /// One bare digit word (`tư`): behind a scale it counts tenths of that scale.
    lone: bool,
    digits: Option<Digits>,
    /// `bốn ba`: the word for ten is left out.
    bare_tens: bool,
    rules: Vec<&'static str>,
}

impl Group {
    fn words(len: usize, value: u32) -> Self {
        Self { len, value: value.into(), lone: false, digits: None, bare_tens: false, rules: Vec::new() }
    }
}

struct Reader<'s> {
    source: &'s Source<'s>,
    lexicon: &'s Lexicon,
    /// What earlier finders took: the `tỷ` of `tỷ lệ` is no scale.
    claims: &'s [Claim],
    /// The text is one number phrase and nothing else, so that `3M` is no product and `5G` no network.
    whole: bool,
}

/// The longest number that starts at the token, in running text.
pub(crate) fn scan_amount(reading: &Reading, at: usize) -> Option<Scan> {
    Reader { source: reading.source, lexicon: reading.lexicon, claims: &reading.claims, whole: false }.scan(at)
}

/// The number that the whole text is, with its sign.
pub(crate) fn scan_phrase(source: &Source, lexicon: &Lexicon) -> Option<Decimal> {
    let reader = Reader { source, lexicon, claims: &[], whole: true };
    let first = source.token(0);
    let minus = matches!(first.mark, '-' | '−') || reader.numeral(0) == Some(Numeral::Minus);
    let from = usize::from(minus || first.is('+'));
    let scan = reader.scan(from)?;
    (from + scan.len == source.len()).then_some(if minus { scan.value.negated() } else { scan.value })
}

impl Reader<'_> {
    /// The numeral at the token; glued scales only where they stand right behind a digit.
    fn numeral(&self, at: usize) -> Option<Numeral> {
        let hit = self.source.hit(at, TableId::Numeral).filter(|_| self.claims.get(at).is_none_or(|claim| *claim == Claim::Free))?;
        let numeral = self.lexicon.numeral(hit);
        let token = self.source.token(at);
        let glued = !token.spaced && self.source.before(at, 1).kind == TokenKind::Digits;
        match numeral {
            Numeral::Glued(_) => glued.then_some(numeral),
            Numeral::Letter(_) => (glued && token.case == Case::Upper).then_some(numeral),
            _ => Some(numeral),
        }
    }

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
                // “một triệu phẩy không không một”: the fraction is of the whole
                total = value;
                next += len;
                rules.push("number.spoken-point");
                break;
            }
            let (and, from) = if self.numeral(next) == Some(Numeral::And) { (true, next + 1) } else { (false, next) };
            let Some(tail) = self.scan_group(from).filter(|tail| self.continues(next, from, tail, power)) else { break };
            let scale = self.scan_scale(from + tail.len, Form::Plain).map(|(_, other)| other);
            if scale.is_some_and(|other| other > power) {
                // “5 nghìn 500 tỷ”: both count the larger scale
                (group, total, previous, next) = (total.add(tail.value)?, Decimal::ZERO, u8::MAX, from + tail.len);
                continue;
            }
            let scaled = scale.is_some();
            let spoken_point = self.scan_point(from + tail.len, tail.value).is_some();
            let places = tail.digits.map_or(1, |_| self.source.text_of(from).len() as u8);
            let is_one = self.numeral(from) == Some(Numeral::Digit(1)) && !self.whole;
            if tail.lone && is_one && !scaled && !and {
                // “5 triệu một chiếc”: 5,1 million would be “5 triệu mốt”
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
            // “triệu” alone, without the one that it may stand for
            form = Form::Word;
        }
        if matches!(form, Form::Plain | Form::Formatted) {
            rules.insert(0, "number.digits");
        } else {
            rules.insert(0, "number.words");
        }
        Some(Scan { len: next - at, value: total, form, other, is_scaled, is_bare_tens: first.bare_tens, rules })
    }

    /// Whether a group may follow a scale: words below it, or digits that a lower scale closes (`1 tỷ 250 triệu`, `2tr5`).
    fn continues(&self, gap: usize, from: usize, tail: &Group, power: u8) -> bool {
        let below = tail.value < Decimal::ONE.shift(power).unwrap_or(Decimal::ONE);
        let scaled = self.scan_scale(from + tail.len, Form::Plain).is_some_and(|(_, other)| other != power);
        match tail.digits {
            Some(digits) => below && (scaled || (digits.len == 1 && !self.source.token(gap).spaced)),
            None => below,
        }
    }

    /// A number below the first scale word: digits, or words up to 999.
    fn scan_group(&self, at: usize) -> Option<Group> {
        if let Some(digits) = scan_digits(self.source, at) {
            let lone = digits.len == 1 && self.source.text_of(at).len() == 1;
            return Some(Group { value: digits.value, lone, digits: Some(digits), ..Group::words(digits.len, 0) });
        }
        let token = self.source.token(at);
        if token.kind != TokenKind::Word {
            return None;
        }
        match self.numeral(at)? {
            Numeral::Digit(digit) => Some(self.scan_from_digit(at, digit)),
            Numeral::Ten => Some(self.scan_teens(at)),
            Numeral::ShortTens(tens) => self.digit(at + 1).map(|ones| Group::words(2, u32::from(tens + ones))),
            Numeral::Hundred => Some(self.scan_hundreds(at, 1, 1)),
            Numeral::Dozen(value) => Some(Group::words(1, value.into())),
            // “triệu tư”, “nghìn rưỡi”: one of the scale is meant, and the scale itself is read by the caller
            Numeral::Scale(_) => Some(Group { len: 0, ..Group::words(0, 1) }),
            Numeral::Half if self.is_half_of(at) => {
                Some(Group { value: Decimal::new(5, 1)?, rules: vec!["number.half"], ..Group::words(1, 0) })
            }
            Numeral::Tail(digit) => Some(Group { lone: true, ..Group::words(1, digit.into()) }),
            _ => None,
        }
    }

    /// `nửa triệu`, `nửa tháng`; `rưỡi` stands behind what it halves.
    fn is_half_of(&self, at: usize) -> bool {
        let next = self.numeral(at + 1);
        let scaled = matches!(next, Some(Numeral::Scale(_) | Numeral::Hundred));
        let unit = self.source.hit(at + 1, TableId::Unit).is_some() && next.is_none_or(|next| next == Numeral::Digit(5));
        (scaled || unit || self.whole) && self.source.token(at).word == self.lexicon.word("nửa")
    }

    fn digit(&self, at: usize) -> Option<u8> {
        match self.numeral(at)? {
            Numeral::Digit(digit) | Numeral::Tail(digit) => Some(digit),
            _ => None,
        }
    }

    /// A digit that closes a number: `mười lăm`, but `mười năm` is ten years, as 15 is never said so.
    fn ones(&self, at: usize) -> Option<u8> {
        // “hai năm sáu tháng” is two years and six months
        let months = |at: usize| self.source.hit(at, TableId::Unit).is_some_and(|hit| self.lexicon.unit(hit).kind == UnitKind::Duration);
        let is_year = self.numeral(at) == Some(Numeral::Digit(5)) && (self.digit(at + 1).is_none() || months(at + 2));
        self.digit(at).filter(|_| !is_year && !self.opens_next(at))
    }

    fn scan_from_digit(&self, at: usize, digit: u8) -> Group {
        match self.numeral(at + 1) {
            Some(Numeral::Hundred) => self.scan_hundreds(at, digit, 2),
            Some(Numeral::Tens) => match self.ones(at + 2) {
                Some(ones) => Group::words(3, u32::from(digit) * 10 + u32::from(ones)),
                None => Group::words(2, u32::from(digit) * 10),
            },
            Some(Numeral::Dozen(value)) => match self.digit(at + 2) {
                Some(ones) if value == 10 && matches!(self.numeral(at + 2), Some(Numeral::Tail(_))) => {
                    Group::words(3, u32::from(digit) * 10 + u32::from(ones))
                }
                _ => Group::words(2, u32::from(digit) * u32::from(value)),
            },
            // “hai mốt”, “bốn ba”: the word for ten is left out
            Some(Numeral::Tail(ones)) if digit > 1 => self.bare_tens(digit, ones),
            // “năm một lần” is no 51, which is said “năm mốt”
            Some(Numeral::Digit(ones)) if digit > 1 && ones > 1 && self.ones(at + 1).is_some() && !self.is_year(at, digit) => {
                self.bare_tens(digit, ones)
            }
            _ => Group { lone: true, ..Group::words(1, digit.into()) },
        }
    }

    /// `một ⟦năm⟧ sáu tháng`: behind a number it is the year.
    fn is_year(&self, at: usize, digit: u8) -> bool {
        digit == 5 && at.checked_sub(1).is_some_and(|before| self.claims.get(before) == Some(&Claim::Number))
    }

    fn bare_tens(&self, tens: u8, ones: u8) -> Group {
        Group { bare_tens: true, rules: vec!["number.bare-tens"], ..Group::words(2, u32::from(tens) * 10 + u32::from(ones)) }
    }

    /// `năm mươi năm trăm`: a digit that counts hundreds or tens belongs to the next group.
    fn opens_next(&self, at: usize) -> bool {
        matches!(self.numeral(at + 1), Some(Numeral::Hundred | Numeral::Tens | Numeral::Dozen(10)))
    }

    fn scan_teens(&self, at: usize) -> Group {
        match self.ones(at + 1) {
            Some(ones) if ones > 0 => Group::words(2, 10 + u32::from(ones)),
            _ => Group::words(1, 10),
        }
    }

    /// `hundreds` of them, read over the first `len` tokens, and what follows.
    fn scan_hundreds(&self, at: usize, hundreds: u8, len: usize) -> Group {
        let base = u32::from(hundreds) * 100;
        let next = at + len;
        match self.numeral(next) {
            Some(Numeral::And) => match self.digit(next + 1) {
                Some(ones) => Group::words(len + 2, base + u32::from(ones)),
                None => Group::words(len, base),
            },
            Some(Numeral::Half) => Group { rules: vec!["number.half"], ..Group::words(len + 1, base + 50) },
            Some(Numeral::Ten) => {
                let teens = self.scan_teens(next);
                Group::words(len + teens.len, base + teens.value.to_u32().unwrap_or(0))
            }
            Some(Numeral::Digit(digit) | Numeral::Tail(digit)) if self.closes_hundreds(next) => {
                let tail = self.scan_from_digit(next, digit);
                let value = tail.value.to_u32().unwrap_or(0);
                if tail.lone {
                    // “bốn trăm hai” may be 402 in a counted list; newspapers write 402 with “linh” or “lẻ”
                    return Group { rules: vec!["number.elided-ten"], ..Group::words(len + 1, base + value * 10) };
                }
                Group { rules: tail.rules, ..Group::words(len + tail.len, base + value) }
            }
            _ => Group::words(len, base),
        }
    }

    /// `một trăm năm mươi`, `bốn trăm năm triệu`, but `một trăm năm` is a century and `một trăm hai trăm` two numbers.
    fn closes_hundreds(&self, at: usize) -> bool {
        let next = self.numeral(at + 1);
        let is_other_word = matches!(self.numeral(at), Some(Numeral::Digit(5 | 1))) && next.is_none() && !self.whole;
        !is_other_word && next != Some(Numeral::Hundred)
    }

    /// `nghìn`, `nghìn tỷ`, `trăm triệu`, glued `k` and `tr`; in tokens and powers of ten.
    /// Behind digits also `trăm` and `chục` alone, which words have read as part of the group.
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

    /// `phẩy hai bốn không`, `phẩy mười bốn`: digits, or tens with their ones, behind a spoken point, added to the whole part.
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
