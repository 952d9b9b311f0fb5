//! Words that are numbers or something else: `một` counts in `một tổ chức đảng và 120 đảng viên` and is an article in
//! `một môi trường`; `năm` is five in `năm người` and a year in `hằng năm`.

use super::noun::known_noun;
use crate::find::reading::{Claim, Reading};
use crate::lexicon::{ChangeWordRole, CueClass, EvidenceClass, Numeral, ObjectClass, TableId, UnitKind};
use solieu_text::TokenKind;

/// Whether `một` counts: a unit, an item of a list of counts, a change, or people, bodies and cases behind a verb of stating.
pub(super) fn counts(reading: &Reading, at: usize, end: usize) -> bool {
    // “một phần trong tiểu đoàn”; “một phần ba” was read before
    if is_rate(reading, at) || reading.is(end, CueClass::Parts) {
        return false;
    }
    // “một điểm tham quan” is a place, “một khối” a lump
    let noun_len =
        [TableId::Object, TableId::Classifier].into_iter().filter_map(|table| reading.hit(end, table)).map(|hit| hit.len()).max();
    let unit = reading.hit(end, TableId::Unit).filter(|hit| noun_len.is_none_or(|len| len <= hit.len()));
    if let Some(unit) = unit.map(|hit| reading.lexicon.unit(hit)) {
        return unit.kind != UnitKind::Age && !matches!(&*unit.symbol, "điểm" | "m3");
    }
    let Some(noun) = reading.hit(end, TableId::Object).or_else(|| reading.hit(end, TableId::Classifier)) else { return false };
    let countable = reading.is_any(end, [ObjectClass::Person, ObjectClass::Body, ObjectClass::Case]);
    in_list_of_counts(reading, at, end + noun.len()) || countable && is_stated(reading, at) || is_change(reading, at)
}

/// `tăng một tầng`, `giảm một bậc`: behind a verb of change any noun is counted.
fn is_change(reading: &Reading, at: usize) -> bool {
    const LONGEST: usize = 4;
    let verb = reading.source.hit_ending_at(at, TableId::Change, LONGEST);
    verb.is_some_and(|(_, hit)| reading.lexicon.change(hit).role == ChangeWordRole::Verb)
}

/// A verb of stating right before: `kỷ luật một đảng viên`, `có một người bị cách chức`.
fn is_stated(reading: &Reading, at: usize) -> bool {
    const LONGEST: usize = 4;
    let from = reading.source.hit_ending_at(at, TableId::Qualifier, LONGEST).map_or(at, |(from, _)| from);
    reading.hit_of_ending_at(from, EvidenceClass::One).is_some()
}

/// Joined by a comma or `và` to another number with a noun: `63 thí sinh và một người`, `một vị, hai vị`.
fn in_list_of_counts(reading: &Reading, at: usize, end: usize) -> bool {
    const REACH: usize = 9;
    let sentence = reading.source.sentence(at);
    let is_count = |token: usize| {
        let digits = reading.token(token).kind == TokenKind::Digits && reading.is_free(token);
        let numeral = matches!(reading.numeral(token), Some(Numeral::Digit(_) | Numeral::Ten))
            && !reading.source.folded(&(token..token + 1)).starts_with("năm");
        (digits || numeral) && token != at && known_noun(reading, token + 1)
    };
    let joins = |token: usize| matches!(reading.token(token).mark, ',' | ';' | '(') || reading.is(token, CueClass::And);
    let next = (end..sentence.end.min(end + REACH)).find(|&token| joins(token)).is_some_and(|join| is_count(join + 1));
    let number_before = (sentence.start.max(at.saturating_sub(REACH))..at).rev().any(|token| reading.claimed(token) == Claim::Number);
    next || number_before && (joins(at - 1) || joins(at.saturating_sub(2)))
}

/// Whether `năm` is a year: `cả năm`, `hằng năm`, `hai năm tù`, `năm tháng 10`.
pub(super) fn is_year(reading: &Reading, at: usize, end: usize) -> bool {
    let numbered = |len: usize| reading.token(end + len).kind == TokenKind::Digits;
    let dated = reading.hit(end, TableId::Unit).is_some_and(|hit| reading.lexicon.unit(hit).kind == UnitKind::Duration && numbered(1));
    // “từ năm lớp 3”
    let schooled = reading.hit(end, TableId::Naming).is_some_and(|hit| numbered(hit.len()));
    is_year_word(reading, at) || dated || schooled
}

/// Whether `năm` is a year because of the word or the number before it: `hằng năm tỷ lệ`, `2 năm một lần`.
pub(super) fn is_year_word(reading: &Reading, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    // “một trong năm môn” is “one of five”
    let of_them = || matches!(reading.numeral(before.wrapping_sub(1)), Some(Numeral::Digit(_)));
    let yearly = reading.is(before, CueClass::Year) && !of_them();
    reading.token(at).word == reading.lexicon.word("năm") && (yearly || reading.claimed(before) == Claim::Number)
}

/// `5 triệu đồng một tháng`, `2 lần một tuần`: right behind a number with its unit, `một` is “per”.
fn is_rate(reading: &Reading, at: usize) -> bool {
    const LONGEST: usize = 3;
    reading.claimed(at.wrapping_sub(1)) == Claim::Number
        || [TableId::Unit, TableId::Object].into_iter().any(|table| {
            let unit = reading.source.hit_ending_at(at, table, LONGEST);
            unit.is_some_and(|(from, _)| reading.claimed(from.wrapping_sub(1)) == Claim::Number)
        })
}
