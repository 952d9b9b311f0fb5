//! Whether a number counts or names: `lớp 9`, `quận 2`, `U22`, `Quốc lộ 51` name; `5 người`, `khiển trách 34` count.

use super::words::{Form, Scan};
use crate::decimal::Decimal;
use crate::find::place::is_place_or_body;
use crate::find::{Claim, Reading};
use crate::lexicon::{CueClass, Hit, NamingClass, RelationClass, Side, StopClass, TableId};
use crate::lists;
use solieu_text::{Case, TokenKind};

/// Whether a unit, a counted noun or a classifier of the tables starts here, or behind an opening quote here.
pub(super) fn known_noun(reading: &Reading, at: usize) -> bool {
    let at = past_quote(reading, at);
    reading.is_free(at) && noun_len(reading, at).is_some()
}

/// The longest unit, counted noun or classifier of the tables that starts here, in tokens.
pub(crate) fn noun_len(reading: &Reading, at: usize) -> Option<usize> {
    [TableId::Unit, TableId::Object, TableId::Classifier].into_iter().filter_map(|table| reading.hit(at, table)).map(|hit| hit.len()).max()
}

/// `5 “điểm dừng chân”`: the noun stands behind the quote.
pub(crate) fn past_quote(reading: &Reading, at: usize) -> usize {
    at + usize::from(matches!(reading.token(at).mark, '“' | '"' | '‘' | '«') && !reading.token(at + 1).spaced)
}

/// Whether a lower-case word that no table rules out starts here: an unknown noun, as far as one can tell.
pub(super) fn unknown_noun(reading: &Reading, at: usize) -> bool {
    let token = reading.token(at);
    token.kind == TokenKind::Word
        && token.case == Case::Lower
        && token.spaced
        && reading.hit(at, TableId::Stop).is_none()
        && reading.is_free(at)
}

/// Why the number at `at` is no amount; `None` where it is one. `shared` is what it amounts to as a member of a series.
pub(super) fn name_reason(reading: &Reading, at: usize, len: usize, scan: &Scan, shared: Option<Decimal>) -> Option<&'static str> {
    let end = at + len;
    if scan.form == Form::Word {
        return word_reason(reading, at, end);
    }
    if is_in_unit(reading, at) {
        return Some("part of a unit");
    }
    if super::one::is_year_word(reading, at) {
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
    if scan.form == Form::Plain && super::series::continues_name(reading, at, end) {
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
    // “cao nhất 42,75”: what has a decimal comma is measured
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

/// Letters or other digits glued to the number: `U22`, `COVID-19`, `10A`, `2017X`.
fn glued_reason(reading: &Reading, at: usize, end: usize) -> Option<&'static str> {
    let (first, before) = (reading.token(at), reading.source.before(at, 1));
    // “hơn157 triệu”, “lúc08:10”: a lower-case word that lost its blank still counts
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
    // the H of “xe máy 43H2 – 5142”, the L of “đường băng 07L-25R”
    let is_letter = || reading.source.text_of(end).len() == 1;
    let lettered = next.is_capital() && !next.spaced && !after.spaced && (after.kind == TokenKind::Digits || after.is('-') && is_letter());
    (glued_on || clock_or_code || goes_on || lettered).then_some("part of a code")
}

/// A word before the number that makes it a name: always (`quận 2`), or unless something is counted (`nhóm 5 địa phương`).
fn cue_reason(reading: &Reading, at: usize, end: usize, scan: &Scan) -> Option<&'static str> {
    const LONGEST_CUE: usize = 4;
    let (from, hit) = reading.source.hit_ending_at(at, TableId::Naming, LONGEST_CUE)?;
    // the “lượt” of “lần lượt 25, 40 hộ” names nothing
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

/// `thôn 3 ⟦xã Ia Băng⟧`, `tổ 5 ⟦phường 3⟧`: what stands behind the number is the next larger place.
fn is_place_name(reading: &Reading, at: usize) -> bool {
    let named = |hit: Hit| reading.token(at + hit.len()).is_capital() || reading.token(at + hit.len()).kind == TokenKind::Digits;
    reading.hit(at, TableId::Area).is_some_and(named)
}

/// `tuyến metro số 1 ⟦đoạn Bến Thành⟧`: a noun with a name of its own.
fn runs_into_name(reading: &Reading, at: usize) -> bool {
    reading.hit(at, TableId::Object).is_some_and(|hit| reading.token(at + hit.len()).is_capital())
}

/// A name before a plain number and no known noun behind it: `iPhone 7`, `Bình Triệu 2`, `SEA Games 29`.
fn names_before(reading: &Reading, at: usize) -> bool {
    let before = reading.source.before(at, 1);
    let sentence = reading.source.sentence(at);
    before.kind == TokenKind::Word && matches!(before.case, Case::Title | Case::Upper | Case::Mixed) && at - 1 > sentence.start
}

/// `16,8 độ vĩ bắc`: where, not how much.
fn is_coordinate(reading: &Reading, end: usize) -> bool {
    reading.hit(end, TableId::Unit).is_some_and(|hit| &*reading.lexicon.unit(hit).symbol == "°")
}

/// Digits that no amount is written with: a leading zero and more than two digits, or more than twelve without separators.
fn is_identifier(reading: &Reading, at: usize) -> bool {
    let digits = reading.source.text_of(at);
    digits.len() > 12 || digits.len() > 2 && digits.starts_with('0')
}

/// Newspapers separate the thousands of amounts, at the latest from six digits on: `19001288` is a telephone number.
fn is_long(reading: &Reading, at: usize) -> bool {
    const LONGEST_AMOUNT: usize = 5;
    reading.source.text_of(at).len() > LONGEST_AMOUNT
}

/// A bare number is an amount where a qualifier or a verb of stating asks for one, or where it stands in a list of labels with numbers.
fn has_evidence(reading: &Reading, at: usize, end: usize) -> bool {
    const LONGEST: usize = 4;
    let before = |table| reading.source.hit_ending_at(at, table, LONGEST).is_some();
    // “77 trong số 108”
    let is_part = reading.hit_of(end, CueClass::Of).is_some_and(|of| reading.token(end + of.len()).kind == TokenKind::Digits);
    if is_part || is_of_these(reading, end) || before(TableId::Qualifier) || before(TableId::Evidence) {
        return true;
    }
    has_predicate(reading, at, end)
        || is_item_in_brackets(reading, at, end)
        || is_labelled(reading, at, end) && labelled_neighbour(reading, at, end)
}

/// `2 trong số đó`
fn is_of_these(reading: &Reading, end: usize) -> bool {
    reading.is(end, RelationClass::These)
}

/// How far back, in tokens, the total of a list is looked for, and how long an item may be: limits that keep a text without full
/// stops linear.
const LONGEST_LIST: usize = 200;
const LONGEST_ITEM: usize = 10;

/// `42 đơn: 25 đã giải quyết, 17 đang xác minh`, `3 chết, 19 bị thương`: an item of a list that says what became of that many.
fn has_predicate(reading: &Reading, at: usize, end: usize) -> bool {
    let before = reading.source.before(at, 1);
    let opens = matches!(before.mark, ':' | ',' | ';' | '(') || reading.is(at.wrapping_sub(1), CueClass::And);
    let is_verb = |at: usize| reading.is(at, StopClass::Verb);
    let sentence = reading.source.sentence(at);
    let from = sentence.start.max(at.saturating_sub(LONGEST_LIST));
    let ahead = end..sentence.end.min(end + LONGEST_ITEM);
    let joins = |at: usize| matches!(reading.token(at).mark, ',' | ';') || reading.is(at, CueClass::And);
    let opens_list = || {
        let mut joints = ahead.clone().filter(|&at| joins(at));
        joints.any(|joint| reading.token(joint + 1).kind == TokenKind::Digits && is_verb(joint + 2))
    };
    is_verb(end) && (opens && (from..at).any(|token| reading.claimed(token) == Claim::Number) || opens_list())
}

/// `1.000 m 2 đất`: the exponent of a unit that lost its place.
fn is_in_unit(reading: &Reading, at: usize) -> bool {
    let behind_number = at >= 2 && reading.claimed(at - 2) == Claim::Number;
    behind_number && reading.hit(at - 1, TableId::Unit).is_some_and(|hit| hit.len() == 2)
}

/// `$5`, `điểm số 70`: a unit that stands before its number.
fn has_unit_before(reading: &Reading, at: usize) -> bool {
    const LONGEST: usize = 3;
    let unit = reading.source.hit_ending_at(at, TableId::Unit, LONGEST);
    unit.is_some_and(|(from, hit)| reading.is_free(from) && reading.lexicon.unit(hit).side.allows(Side::Before))
}

/// `khiển trách 34,`: a lower-case word before, the end of a list item behind.
fn is_labelled(reading: &Reading, at: usize, end: usize) -> bool {
    let before = reading.source.before(at, 1);
    let next = reading.token(end);
    let closed = matches!(next.mark, ',' | ';' | '.' | ')' | ']' | '(') || next.kind == TokenKind::Line;
    // “khiển trách 15 và cảnh cáo 3”, but “tổ công tác 363 và 5 cảnh sát”
    let goes_on = reading.is(end, CueClass::And) && reading.token(end + 1).kind == TokenKind::Word;
    let label = before.kind == TokenKind::Word && (before.case == Case::Lower || goes_on_counting(reading, at)) || before.is(':');
    label && (closed || goes_on)
}

/// `tiểu học 1.908, THCS ⟦640⟧`, `Ninh Kiều 287 ca, Bình Thủy ⟦164⟧`, but `SEA Games 28, AK 47`: a short form, a place or a body is a label
/// behind another item that counts.
fn goes_on_counting(reading: &Reading, at: usize) -> bool {
    const LONGEST_LABEL: usize = 8;
    const LONGEST_NOUN: usize = 4;
    let separates = |token: usize| matches!(reading.token(token).mark, ',' | ';') || reading.is(token, CueClass::And);
    let Some(comma) = (at.saturating_sub(LONGEST_LABEL)..at).rev().find(|&token| separates(token)) else { return false };
    let label = comma + 1..at;
    let is_short = label.len() == 1 && reading.source.before(at, 1).case == Case::Upper;
    let counted = || (comma.saturating_sub(LONGEST_NOUN)..comma).any(|token| reading.claimed(token) == Claim::Number);
    (is_short || is_place_or_body(reading, &label)) && counted()
}

/// `26 đảng viên: khiển trách (⟦19⟧), cảnh cáo (5)`: behind words of a list that a number and a colon, or `gồm`, open, beside another such item.
fn is_item_in_brackets(reading: &Reading, at: usize, end: usize) -> bool {
    const REACH: usize = 10;
    let bracketed = |at: usize, end: usize| {
        let label = reading.source.before(at, 2);
        reading.source.before(at, 1).is('(') && reading.token(end).is(')') && label.kind == TokenKind::Word && label.case == Case::Lower
    };
    if !bracketed(at, end) {
        return false;
    }
    let sentence = reading.source.sentence(at);
    let item = |token: usize| token != at && reading.token(token).kind == TokenKind::Digits && bracketed(token, token + 1);
    let around = at.saturating_sub(REACH).max(sentence.start)..(end + REACH).min(sentence.end);
    let list = sentence.start.max(at.saturating_sub(LONGEST_LIST))..at;
    let opens = |token: usize| lists::opens_items(reading, token);
    let opener = list.clone().find(|&token| opens(token));
    around.into_iter().any(item) && opener.is_some_and(|opener| (list.start..opener).any(|token| reading.claimed(token) == Claim::Number))
}

/// Another labelled number right before or right behind in the same sentence.
fn labelled_neighbour(reading: &Reading, at: usize, end: usize) -> bool {
    const REACH: usize = 16;
    let sentence = reading.source.sentence(at);
    let is_number = |token: usize| {
        reading.token(token).kind == TokenKind::Digits && reading.claimed(token) != Claim::Date && reading.claimed(token) != Claim::Document
    };
    let separated = |from: usize, to: usize| {
        (from..to).any(|token| matches!(reading.token(token).mark, ',' | ';' | '(') || reading.is(token, CueClass::And))
    };
    let ahead = (end..sentence.end.min(end + REACH)).find(|&token| is_number(token)).is_some_and(|next| separated(end, next));
    let behind =
        (sentence.start.max(at.saturating_sub(REACH))..at).rev().find(|&token| is_number(token)).is_some_and(|last| separated(last, at));
    ahead || behind
}

/// A single numeral is a number only where it counts something: `ba người`, but `Ba Đình`, `người thứ ba`, `cả năm`.
fn word_reason(reading: &Reading, at: usize, end: usize) -> Option<&'static str> {
    let token = reading.token(at);
    let starts_sentence =
        reading.source.sentence(at).start == at || matches!(reading.source.before(at, 1).mark, '“' | '"' | ':' | '-' | '–' | '(');
    // “Bốn Bộ trưởng”: a noun of several words that the tables know is counted, whatever its capitals
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
        "một" => (!super::one::counts(reading, at, end)).then_some("article"),
        // “ba trong số này”
        _ if is_of_these(reading, end) => None,
        // also “year”, “not”, “ripe”, “private”
        "năm" => (!known || super::one::is_year(reading, at, end)).then_some("year"),
        "không" | "tư" | "mốt" | "lăm" | "nhăm" => Some("another word"),
        // “cả hai thường xuất hiện”: the two are known from before, and a verb follows
        _ if reading.is(at.wrapping_sub(1), CueClass::Tens) => (!known).then_some("pronoun"),
        "chín" | "tá" => (!known).then_some("another word"),
        "ba" | "nửa" | "chục" | "trăm" | "nghìn" | "ngàn" | "triệu" | "tỷ" | "tỉ" | "vạn" => {
            (!known).then_some("another word")
        }
        _ => (!known && !unknown_noun(reading, end)).then_some("counts nothing"),
    }
}
