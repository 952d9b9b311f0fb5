//! Malformed numbers: `290.00 hộ`, `3.000.00 đồng`, `1.84.250 tấn`, `1.500,000,0 m2`, `1500.000 đồng`.
//!
//! They must count something; other digits may be a version, a telephone number or an account. A decimal point is accepted
//! where fractions make sense: `2.50 USD`, `8.75 điểm`.

use super::digits::pieces;
use super::noun::unknown_noun;
use crate::decimal::Decimal;
use crate::find::found::Malformed;
use crate::find::reading::Reading;
use crate::lexicon::{NamingClass, TableId, TimeClass, UnitKind};
use crate::span::Tokens;
use solieu_text::TokenKind;

/// What the number counts, which decides on the decimals that it may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counted {
    /// Vietnamese money, which has no hundredths.
    Dong,
    /// Households, people.
    Thing,
    /// Tonnes, kilometres, dollars, percent, millions.
    Measure,
    /// A word that no table has.
    Unknown,
}

impl Counted {
    fn is_whole(self) -> bool {
        matches!(self, Self::Dong | Self::Thing)
    }
}

/// The malformed number at the token.
pub(super) fn scan_malformed(reading: &Reading, at: usize) -> Option<Malformed> {
    const LONGEST_NAMING: usize = 4;
    let source = reading.source;
    let named = reading.hit_of_ending_at(at, NamingClass::Always).is_some();
    if source.token(at).kind != TokenKind::Digits || named {
        return None;
    }
    let before = source.before(at, 1);
    let is_inside = !source.token(at).spaced && (matches!(before.mark, '/' | '-' | '.' | ',' | ':') || before.kind == TokenKind::Word);
    if is_inside {
        return None;
    }
    // “IP 192.168.1.100 bị chặn”
    let may_name = source.hit_ending_at(at, TableId::Naming, LONGEST_NAMING).is_some() || before.is_capital();
    scan_torn(reading, at).or_else(|| scan_pieces(reading, at, may_name))
}

fn scan_pieces(reading: &Reading, at: usize, may_name: bool) -> Option<Malformed> {
    let whole = reading.source.text_of(at);
    let pieces = pieces(reading.source, at);
    let ((last_mark, last), groups) = pieces.split_last()?;
    let end = at + 1 + 2 * pieces.len();
    let counted = counted(reading, end).filter(|&counted| counted != Counted::Unknown || !may_name)?;
    let malformed = match groups {
        [] => is_malformed_pair(reading, at..end, *last_mark, last, counted),
        _ => is_malformed_row(whole, &pieces, counted),
    };
    malformed.then(|| Malformed { tokens: at..end, nearest: nearest(whole, &pieces) })
}

/// `290.00 hộ`, `1500.000 đồng`, `12.5000 người`: two runs of digits.
fn is_malformed_pair(reading: &Reading, tokens: Tokens, mark: char, last: &str, counted: Counted) -> bool {
    let whole = reading.source.text_of(tokens.start);
    let noughts = last.bytes().all(|byte| byte == b'0');
    let is_point = mark == '.';
    if whole.starts_with('0') {
        return false;
    }
    // “năm 2015.500 hộ …” lost the blank between two sentences
    let is_year = whole.len() == 4 && (whole.starts_with("19") || whole.starts_with("20")) && counted == Counted::Thing;
    match (counted, last.len()) {
        (Counted::Dong, 2) => is_point && noughts && whole.len() <= 3,
        (Counted::Thing, 2) if noughts => is_point && (2..=3).contains(&whole.len()),
        (Counted::Thing, 2) => is_point && whole.len() == 3 && !is_average(reading, &tokens),
        (Counted::Dong | Counted::Thing, 3) => whole.len() > 3 && !is_year,
        (Counted::Dong, 4..) => last.ends_with("00"),
        (Counted::Thing, 4..) => !is_average(reading, &tokens),
        // no measurement has so many zeros behind the point
        (Counted::Measure, 4..) => noughts,
        _ => false,
    }
}

/// `trung bình 12.45 người`, `125.50 người/km2`
fn is_average(reading: &Reading, tokens: &Tokens) -> bool {
    const REACH: usize = 8;
    let sentence = reading.source.sentence(tokens.start);
    let mut before = tokens.start.saturating_sub(REACH).max(sentence.start)..tokens.start;
    let mut behind = tokens.end..(tokens.end + 4).min(sentence.end);
    before.any(|at| reading.hit_of(at, TimeClass::Average).is_some()) || behind.any(|at| reading.token(at).is('/'))
}

/// `3.000.00 đồng`, `1.23.456 người`, `1.500,000,0 m2`, `1.500,000 đồng`: three runs or more.
fn is_malformed_row(whole: &str, pieces: &[(char, &str)], counted: Counted) -> bool {
    let Some(((last_mark, last), groups)) = pieces.split_last() else { return false };
    let is_head = whole.len() <= 3 && !whole.starts_with('0');
    let first_mark = groups.first().map_or(*last_mark, |(mark, _)| *mark);
    let are_groups = groups.iter().all(|&(mark, digits)| mark == first_mark && digits.len() == 3);
    if is_head && are_groups {
        return if *last_mark == first_mark { last.len() != 3 } else { last.len() == 3 && counted.is_whole() };
    }
    let has_group = pieces.iter().any(|(_, digits)| digits.len() == 3);
    // “0912.345.678”, “1800.599.920 miễn phí” are telephone numbers
    let is_known = counted.is_whole() || counted == Counted::Measure && is_head;
    has_group && (is_known || is_head) && whole.len() <= 6
}

/// The number that was meant, if the digits are groups of three by another mark, or if only zeros are missing.
fn nearest(whole: &str, pieces: &[(char, &str)]) -> Option<Decimal> {
    let ((mark, last), groups) = pieces.split_last()?;
    let joined = pieces.iter().fold(whole.to_owned(), |joined, (_, digits)| joined + digits);
    let value = Decimal::from_digits(&joined, "")?;
    let are_groups = groups.iter().all(|(_, digits)| digits.len() == 3);
    let same_mark = groups.iter().all(|(other, _)| other == mark);
    let noughts = last.bytes().all(|byte| byte == b'0');
    match last.len() {
        3 if are_groups => Some(value),
        1 | 2 if are_groups && same_mark && *mark == '.' && noughts && whole.len() <= 3 => value.shift(3 - last.len() as u8),
        _ => None,
    }
}

/// `1..500 hộ`, `12. 000 hộ`: two marks, or a blank behind a mark where no sentence can start.
fn scan_torn(reading: &Reading, at: usize) -> Option<Malformed> {
    let source = reading.source;
    let valid = pieces(source, at);
    let last = at + 2 * valid.len();
    let (mark, next) = (source.token(last + 1), source.token(last + 2));
    if mark.spaced || !matches!(mark.mark, '.' | ',') {
        return None;
    }
    let doubled = matches!(next.mark, '.' | ',') && !next.spaced && !source.token(last + 3).spaced;
    let group_at = if doubled { last + 3 } else { last + 2 };
    let group = source.text_of(group_at);
    let is_group = source.token(group_at).kind == TokenKind::Digits && group.len() == 3;
    let torn = doubled || mark.is('.') && next.spaced && group == "000";
    let counted = counted(reading, group_at + 1)?;
    let is_head =
        source.text_of(at).len() <= 3 && !source.text_of(at).starts_with('0') && valid.iter().all(|(_, digits)| digits.len() == 3);
    if !torn || !is_group || !is_head || counted == Counted::Unknown {
        return None;
    }
    let joined = valid.iter().fold(source.text_of(at).to_owned(), |joined, (_, digits)| joined + digits) + group;
    Some(Malformed { tokens: at..group_at + 1, nearest: Decimal::from_digits(&joined, "") })
}

/// What is counted at the token.
fn counted(reading: &Reading, end: usize) -> Option<Counted> {
    if !reading.is_free(end) {
        return None;
    }
    if let Some(hit) = reading.hit(end, TableId::Unit) {
        let unit = reading.lexicon.unit(hit);
        return Some(if unit.kind == UnitKind::Money && &*unit.symbol == "VND" { Counted::Dong } else { Counted::Measure });
    }
    if reading.hit(end, TableId::Object).is_some() || reading.hit(end, TableId::Classifier).is_some() {
        return Some(Counted::Thing);
    }
    if reading.token(end).is('%') || reading.hit(end, TableId::Numeral).is_some() {
        return Some(Counted::Measure);
    }
    unknown_noun(reading, end).then_some(Counted::Unknown)
}
