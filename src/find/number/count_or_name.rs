//! Whether a number counts or names: `lớp 9`, `quận 2`, `U22`, `Quốc lộ 51` name; `5 người`, `khiển trách 34` count.

use super::homographs;
use super::list_item::is_list_item;
use super::noun::{known_noun, unknown_noun};
use super::series::continues_name;
use super::spelled::{Form, Scan};
use crate::decimal::Decimal;
use crate::find::reading::{Claim, Reading};
use crate::lexicon::{CueClass, Hit, NamingClass, RelationClass, Side, TableId};
use solieu_text::{Case, TokenKind};

/// Why the number at `at` is no amount; `None` if it is one. `shared` is its value as a member of a series.
pub(super) fn name_reason(reading: &Reading, at: usize, len: usize, scan: &Scan, shared: Option<Decimal>) -> Option<&'static str> {
    let end = at + len;
    if scan.form == Form::Word {
        return word_reason(reading, at, end);
    }
    if is_in_unit(reading, at) {
        return Some("part of a unit");
    }
    if homographs::is_year_word(reading, at) {
        return Some("year");
    }
    if let Some(reason) = glued_reason(reading, at, end) {
        return Some(reason);
    }
    if has_unit_before(reading, at) {
        return None;
    }
    if let Some(reason) = cue_reason(reading, at, end, scan) {
        return Some(reason);
    }
    if scan.form == Form::Plain && continues_name(reading, at, end) {
        return Some("names");
    }
    // “163 đường Lê Lợi”
    if scan.form == Form::Plain && reading.hit_of(end, CueClass::Street).is_some_and(|hit| reading.token(end + hit.len()).is_capital()) {
        return Some("address");
    }
    if is_coordinate(reading, end) {
        return Some("coordinate");
    }
    if scan.form != Form::Plain {
        return None;
    }
    // “cao nhất 42,75”: a number with a decimal comma is measured
    if !scan.value.is_integer() && reading.token(at + 1).is(',') && !reading.token(at + 1).spaced {
        return None;
    }
    if is_identifier(reading, at) || is_long(reading, at) && !known_noun(reading, end) {
        return Some("identifier");
    }
    if known_noun(reading, end) || unknown_noun(reading, end) && !names_before(reading, at) {
        return None;
    }
    (shared.is_none() && !has_evidence(reading, at, end)).then_some("bare number")
}

/// Letters or digits glued to the number make it a code: `U22`, `COVID-19`, `10A`, `2017X`.
fn glued_reason(reading: &Reading, at: usize, end: usize) -> Option<&'static str> {
    let (first, before) = (reading.token(at), reading.source.before(at, 1));
    // “hơn157 triệu”, “lúc08:10”: a blank is missing behind a lower-case word
    let lost_blank = before.kind == TokenKind::Word && before.case == Case::Lower && reading.source.text_of(at - 1).chars().count() > 1;
    if !first.spaced && before.kind == TokenKind::Word && !lost_blank {
        return Some("glued to a word");
    }
    // “398 vụ/521 bị can”, but “1,5 triệu/1 lần” is a rate
    let counts_again = before.is('/')
        && reading.source.text_of(at) != "1"
        && reading.source.before(at, 2).kind == TokenKind::Word
        && reading.hit(end, TableId::Object).is_some();
    let after_dash = !counts_again && matches!(before.mark, '-' | '_' | '.' | '/' | '#' | '№') && !first.spaced && !before.spaced;
    if after_dash && reading.source.before(at, 2).kind != TokenKind::Line && reading.source.before(at, 2).kind != TokenKind::Mark {
        return Some("part of a code");
    }
    let (next, after) = (reading.token(end), reading.token(end + 1));
    let glued_on = next.kind == TokenKind::Word && !next.spaced && reading.hit(end, TableId::Unit).is_none();
    let clock_or_code = matches!(next.mark, ':' | '_') && !next.spaced && after.kind == TokenKind::Digits && !after.spaced;
    let numbered = matches!(next.mark, '.' | '/' | '-') && !next.spaced && after.kind != TokenKind::Line && !after.spaced;
    let goes_on = numbered && (after.kind == TokenKind::Digits || next.is('-') && after.is_capital());
    // “xe máy 43H2 – 5142”, “đường băng 07L-25R”
    let is_letter = || reading.source.text_of(end).len() == 1;
    let lettered = next.is_capital() && !next.spaced && !after.spaced && (after.kind == TokenKind::Digits || after.is('-') && is_letter());
    (glued_on || clock_or_code || goes_on || lettered).then_some("part of a code")
}

/// A word before the number makes it a name: always (`quận 2`), or unless it counts something (`nhóm 5 địa phương`).
fn cue_reason(reading: &Reading, at: usize, end: usize, scan: &Scan) -> Option<&'static str> {
    const LONGEST_CUE: usize = 4;
    let (from, hit) = reading.source.hit_ending_at(at, TableId::Naming, LONGEST_CUE)?;
    // “lần lượt 25, 40 hộ”: this “lượt” is part of another word
    if reading.hit_of_ending_at(at, CueClass::Respectively).is_some() {
        return None;
    }
    let counts = || known_noun(reading, end) && !reading.token(end).is_capital() && !is_place_name(reading, end);
    // “mỗi lớp 35 học sinh”
    let is_rate = |from: usize| reading.is(from.wrapping_sub(1), CueClass::Each) && counts();
    let is = |class| reading.lexicon.is(hit, class);
    let is_plain = scan.form == Form::Plain;
    if is(NamingClass::Always) && !is_rate(from)
        || is(NamingClass::Plain) && is_plain && !counts()
        || is(NamingClass::Located) && is_plain && !(counts() && !runs_into_name(reading, end))
    {
        return Some("names");
    }
    // “xếp 7/63 tỉnh” is a rank
    (is(NamingClass::Ratio) && reading.token(at + scan.len).is('/')).then_some("rank")
}

/// `thôn 3 ⟦xã Ia Băng⟧`, `tổ 5 ⟦phường 3⟧`: the next larger place stands behind the number.
fn is_place_name(reading: &Reading, at: usize) -> bool {
    let named = |hit: Hit| reading.token(at + hit.len()).is_capital() || reading.token(at + hit.len()).kind == TokenKind::Digits;
    reading.hit(at, TableId::Area).is_some_and(named)
}

/// `tuyến metro số 1 ⟦đoạn Bến Thành⟧`: the noun has a name of its own.
fn runs_into_name(reading: &Reading, at: usize) -> bool {
    reading.hit(at, TableId::Object).is_some_and(|hit| reading.token(at + hit.len()).is_capital())
}

/// A word written as a name right before, not the first of the sentence: `iPhone 7`, `Bình Triệu 2`, `SEA Games 29`.
fn names_before(reading: &Reading, at: usize) -> bool {
    let before = reading.source.before(at, 1);
    let sentence = reading.source.sentence(at);
    before.kind == TokenKind::Word && matches!(before.case, Case::Title | Case::Upper | Case::Mixed) && at - 1 > sentence.start
}

/// `16,8 độ vĩ bắc`
fn is_coordinate(reading: &Reading, end: usize) -> bool {
    reading.hit(end, TableId::Unit).is_some_and(|hit| &*reading.lexicon.unit(hit).symbol == "°")
}

/// Digits that are no amount: more than two with a leading zero, or more than twelve without separators.
fn is_identifier(reading: &Reading, at: usize) -> bool {
    let digits = reading.source.text_of(at);
    digits.len() > 12 || digits.len() > 2 && digits.starts_with('0')
}

/// Six or more digits without separators: newspapers separate the thousands of amounts, so `19001288` is a telephone number.
fn is_long(reading: &Reading, at: usize) -> bool {
    const LONGEST_AMOUNT: usize = 5;
    reading.source.text_of(at).len() > LONGEST_AMOUNT
}

/// Whether a number without a noun is an amount: behind a qualifier or a verb of stating, before `trong số 108`, or in a list.
fn has_evidence(reading: &Reading, at: usize, end: usize) -> bool {
    const LONGEST: usize = 4;
    let before = |table| reading.source.hit_ending_at(at, table, LONGEST).is_some();
    // “77 trong số 108”
    let is_part = reading.hit_of(end, CueClass::Of).is_some_and(|of| reading.token(end + of.len()).kind == TokenKind::Digits);
    is_part || is_of_these(reading, end) || before(TableId::Qualifier) || before(TableId::Evidence) || is_list_item(reading, at, end)
}

/// `2 trong số đó`
fn is_of_these(reading: &Reading, end: usize) -> bool {
    reading.is(end, RelationClass::These)
}

/// `1.000 m 2 đất`: the exponent of a unit, set apart by a blank.
fn is_in_unit(reading: &Reading, at: usize) -> bool {
    let behind_number = at >= 2 && reading.claimed(at - 2) == Claim::Number;
    behind_number && reading.hit(at - 1, TableId::Unit).is_some_and(|hit| hit.len() == 2)
}

/// A unit that precedes its number: `$5`, `điểm số 70`.
fn has_unit_before(reading: &Reading, at: usize) -> bool {
    const LONGEST: usize = 3;
    let unit = reading.source.hit_ending_at(at, TableId::Unit, LONGEST);
    unit.is_some_and(|(from, hit)| reading.is_free(from) && reading.lexicon.unit(hit).side.allows(Side::Before))
}

/// Why a single number word is no amount. It must count something: `ba người`, but `Ba Đình`, `người thứ ba`, `cả năm`.
fn word_reason(reading: &Reading, at: usize, end: usize) -> Option<&'static str> {
    let token = reading.token(at);
    let starts_sentence =
        reading.source.sentence(at).start == at || matches!(reading.source.before(at, 1).mark, '“' | '"' | ':' | '-' | '–' | '(');
    // “Bốn Bộ trưởng”: a noun of several words that the tables have may be written in capitals
    let counts = || reading.token(end).case == Case::Lower || reading.hit(end, TableId::Object).is_some_and(|hit| hit.len() > 1);
    if token.case != Case::Lower && !(starts_sentence && token.case == Case::Title && counts()) {
        return Some("part of a name");
    }
    if reading.hit_of_ending_at(at, NamingClass::Always).is_some() {
        return Some("names");
    }
    if reading.hit_of_ending_at(at, CueClass::Multiple).is_some() && reading.token(at).word != reading.lexicon.word("một") {
        return None;
    }
    let word = reading.source.folded(&(at..end));
    let known = known_noun(reading, end);
    match word.as_str() {
        "một" => (!homographs::counts(reading, at, end)).then_some("article"),
        // “ba trong số này”
        _ if is_of_these(reading, end) => None,
        // also “year”, “not”, “ripe”, “private”
        "năm" => (!known || homographs::is_year(reading, at, end)).then_some("year"),
        "không" | "tư" | "mốt" | "lăm" | "nhăm" => Some("another word"),
        // “cả hai thường xuất hiện”: a pronoun before its verb
        _ if reading.is(at.wrapping_sub(1), CueClass::Tens) => (!known).then_some("pronoun"),
        "chín" | "tá" => (!known).then_some("another word"),
        "ba" | "nửa" | "chục" | "trăm" | "nghìn" | "ngàn" | "triệu" | "tỷ" | "tỉ" | "vạn" => {
            (!known).then_some("another word")
        }
        _ => (!known && !unknown_noun(reading, end)).then_some("counts nothing"),
    }
}
