//! Numbers below the first scale word: `ba mươi lăm`, `một trăm linh năm`, `bốn ba`, the `250` of `1 tỷ 250 triệu`.

use super::digits::{Digits, scan_digits};
use crate::decimal::Decimal;
use crate::document::Source;
use crate::find::reading::Claim;
use crate::lexicon::{Lexicon, Numeral, TableId, UnitKind};
use solieu_text::{Case, TokenKind};

/// A number below the first scale word, or between two of them.
pub(super) struct ScaleGroup {
    pub(super) len: usize,
    pub(super) value: Decimal,
    /// One digit word alone: the `tư` of `triệu tư` counts tenths of the scale before it.
    pub(super) lone: bool,
    pub(super) digits: Option<Digits>,
    /// `bốn ba`: the word for ten is left out.
    pub(super) bare_tens: bool,
    pub(super) rules: Vec<&'static str>,
}

impl ScaleGroup {
    pub(super) fn words(len: usize, value: u32) -> Self {
        Self { len, value: value.into(), lone: false, digits: None, bare_tens: false, rules: Vec::new() }
    }
}

/// The text as a sequence of numerals.
pub(super) struct NumeralReader<'s> {
    pub(super) source: &'s Source<'s>,
    pub(super) lexicon: &'s Lexicon,
    /// What earlier finders claimed: the `tỷ` of `tỷ lệ` is no scale.
    pub(super) claims: &'s [Claim],
    /// Whether the text is one number phrase and nothing else: then `3M` is no product and `5G` no network.
    pub(super) whole: bool,
}

impl NumeralReader<'_> {
    /// The numeral at the token; a glued scale (`tr` of `2tr5`) only right behind a digit.
    pub(super) fn numeral(&self, at: usize) -> Option<Numeral> {
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

    /// A number below the first scale word: digits, or words up to 999.
    pub(super) fn scan_group(&self, at: usize) -> Option<ScaleGroup> {
        if let Some(digits) = scan_digits(self.source, at) {
            let lone = digits.len == 1 && self.source.text_of(at).len() == 1;
            return Some(ScaleGroup { value: digits.value, lone, digits: Some(digits), ..ScaleGroup::words(digits.len, 0) });
        }
        let token = self.source.token(at);
        if token.kind != TokenKind::Word {
            return None;
        }
        match self.numeral(at)? {
            Numeral::Digit(digit) => Some(self.scan_from_digit(at, digit)),
            Numeral::Ten => Some(self.scan_teens(at)),
            Numeral::ShortTens(tens) => self.digit(at + 1).map(|ones| ScaleGroup::words(2, u32::from(tens + ones))),
            Numeral::Hundred => Some(self.scan_hundreds(at, 1, 1)),
            Numeral::Dozen(value) => Some(ScaleGroup::words(1, value.into())),
            // “triệu tư”, “nghìn rưỡi” mean one of the scale; the caller reads the scale itself
            Numeral::Scale(_) => Some(ScaleGroup { len: 0, ..ScaleGroup::words(0, 1) }),
            Numeral::Half if self.is_half_of(at) => {
                Some(ScaleGroup { value: Decimal::new(5, 1)?, rules: vec!["number.half"], ..ScaleGroup::words(1, 0) })
            }
            Numeral::Tail(digit) => Some(ScaleGroup { lone: true, ..ScaleGroup::words(1, digit.into()) }),
            _ => None,
        }
    }

    /// Whether the `nửa` at the token halves a scale or a unit behind it: `nửa triệu`, `nửa tháng`.
    fn is_half_of(&self, at: usize) -> bool {
        let next = self.numeral(at + 1);
        let scaled = matches!(next, Some(Numeral::Scale(_) | Numeral::Hundred));
        let unit = self.source.hit(at + 1, TableId::Unit).is_some() && next.is_none_or(|next| next == Numeral::Digit(5));
        (scaled || unit || self.whole) && self.source.token(at).word == self.lexicon.word("nửa")
    }

    pub(super) fn digit(&self, at: usize) -> Option<u8> {
        match self.numeral(at)? {
            Numeral::Digit(digit) | Numeral::Tail(digit) => Some(digit),
            _ => None,
        }
    }

    /// The digit that closes a number: `mười lăm`; but `mười năm` is ten years, never 15.
    fn ones(&self, at: usize) -> Option<u8> {
        // “hai năm sáu tháng” is two years and six months
        let months = |at: usize| self.source.hit(at, TableId::Unit).is_some_and(|hit| self.lexicon.unit(hit).kind == UnitKind::Duration);
        let is_year = self.numeral(at) == Some(Numeral::Digit(5)) && (self.digit(at + 1).is_none() || months(at + 2));
        self.digit(at).filter(|_| !is_year && !self.opens_next(at))
    }

    fn scan_from_digit(&self, at: usize, digit: u8) -> ScaleGroup {
        match self.numeral(at + 1) {
            Some(Numeral::Hundred) => self.scan_hundreds(at, digit, 2),
            Some(Numeral::Tens) => match self.ones(at + 2) {
                Some(ones) => ScaleGroup::words(3, u32::from(digit) * 10 + u32::from(ones)),
                None => ScaleGroup::words(2, u32::from(digit) * 10),
            },
            Some(Numeral::Dozen(value)) => match self.digit(at + 2) {
                Some(ones) if value == 10 && matches!(self.numeral(at + 2), Some(Numeral::Tail(_))) => {
                    ScaleGroup::words(3, u32::from(digit) * 10 + u32::from(ones))
                }
                _ => ScaleGroup::words(2, u32::from(digit) * u32::from(value)),
            },
            // “hai mốt”, “bốn ba”: the word for ten is left out
            Some(Numeral::Tail(ones)) if digit > 1 => self.bare_tens(digit, ones),
            // “năm một lần” is not 51, which is “năm mốt”
            Some(Numeral::Digit(ones)) if digit > 1 && ones > 1 && self.ones(at + 1).is_some() && !self.is_year(at, digit) => {
                self.bare_tens(digit, ones)
            }
            _ => ScaleGroup { lone: true, ..ScaleGroup::words(1, digit.into()) },
        }
    }

    /// `một ⟦năm⟧ sáu tháng`: behind a number, `năm` is the year.
    fn is_year(&self, at: usize, digit: u8) -> bool {
        digit == 5 && at.checked_sub(1).is_some_and(|before| self.claims.get(before) == Some(&Claim::Number))
    }

    fn bare_tens(&self, tens: u8, ones: u8) -> ScaleGroup {
        ScaleGroup { bare_tens: true, rules: vec!["number.bare-tens"], ..ScaleGroup::words(2, u32::from(tens) * 10 + u32::from(ones)) }
    }

    /// `năm mươi năm trăm`: a digit that counts hundreds or tens belongs to the next group.
    fn opens_next(&self, at: usize) -> bool {
        matches!(self.numeral(at + 1), Some(Numeral::Hundred | Numeral::Tens | Numeral::Dozen(10)))
    }

    fn scan_teens(&self, at: usize) -> ScaleGroup {
        match self.ones(at + 1) {
            Some(ones) if ones > 0 => ScaleGroup::words(2, 10 + u32::from(ones)),
            _ => ScaleGroup::words(1, 10),
        }
    }

    /// A number from its hundreds on, which the first `len` tokens say.
    fn scan_hundreds(&self, at: usize, hundreds: u8, len: usize) -> ScaleGroup {
        let base = u32::from(hundreds) * 100;
        let next = at + len;
        match self.numeral(next) {
            Some(Numeral::And) => match self.digit(next + 1) {
                Some(ones) => ScaleGroup::words(len + 2, base + u32::from(ones)),
                None => ScaleGroup::words(len, base),
            },
            Some(Numeral::Half) => ScaleGroup { rules: vec!["number.half"], ..ScaleGroup::words(len + 1, base + 50) },
            Some(Numeral::Ten) => {
                let teens = self.scan_teens(next);
                ScaleGroup::words(len + teens.len, base + teens.value.to_u32().unwrap_or(0))
            }
            Some(Numeral::Digit(digit) | Numeral::Tail(digit)) if self.closes_hundreds(next) => {
                let tail = self.scan_from_digit(next, digit);
                let value = tail.value.to_u32().unwrap_or(0);
                if tail.lone {
                    // “bốn trăm hai” is 420: newspapers write 402 with “linh” or “lẻ”
                    return ScaleGroup { rules: vec!["number.elided-ten"], ..ScaleGroup::words(len + 1, base + value * 10) };
                }
                ScaleGroup { rules: tail.rules, ..ScaleGroup::words(len + tail.len, base + value) }
            }
            _ => ScaleGroup::words(len, base),
        }
    }

    /// Whether a digit behind hundreds belongs to them: `một trăm năm mươi`, `bốn trăm năm triệu`; but `một trăm năm` is a century
    /// and `một trăm hai trăm` two numbers.
    fn closes_hundreds(&self, at: usize) -> bool {
        let next = self.numeral(at + 1);
        let is_other_word = matches!(self.numeral(at), Some(Numeral::Digit(5 | 1))) && next.is_none() && !self.whole;
        !is_other_word && next != Some(Numeral::Hundred)
    }
}
