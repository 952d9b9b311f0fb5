//! Whether `17-12`, `3/4`, `14.3` is a date: what was written before and behind decides.
//!
//! `ngày 17-12` and `hôm nay (29-6)` are announced; `bế mạc vào 21-6,` and `từ 5/6` need a quiet neighbour behind; `tỷ lệ 3/4`,
//! `thua 1-2`, `từ 25-28 độ C` and `4/4 làng` are left to the numbers.

use super::Spot;
use super::cue;
use crate::find::{Claim, Reading};
use crate::lexicon::DateClass;
use crate::lexicon::{Numeral, TableId};
use solieu_text::TokenKind;

/// Whether the words around make the shape a date.
pub(super) fn is_date(reading: &Reading, spot: &Spot) -> bool {
    let Some(by) = spot.by else { return true };
    let (from, end) = (spot.tokens.start, spot.tokens.end);
    let opening = reading.source.before(from, 1);
    let in_brackets = matches!(opening.mark, '(' | '[' | '“' | '"');
    let before = if in_brackets { from - 1 } else { from };
    let before = if reading.source.before(before, 1).is(',') && ends_day_word(reading, before - 1) { before - 1 } else { before };
    if ends_day_word(reading, before) {
        return !is_frequency(reading, before, end, by);
    }
    if continues_dates(reading, from) {
        return true;
    }
    if cue::before(reading, before, DateClass::At).is_some() {
        return !is_amount(reading, end);
    }
    if by != '/' {
        // a span by dash (`13-17.10`) whose second day is no month, or of so many days
        let spans = |to: super::calendar::Point| to.start().1 > 12 || follows_days(reading, before);
        return spot.when.to.is_some_and(spans) && is_quiet(reading, end);
    }
    let directed = [DateClass::From, DateClass::To].into_iter().any(|class| cue::before(reading, before, class).is_some());
    let heads = reading.token(end).is(':') && reading.token(end + 1).spaced;
    let day_first = is_day_first(spot) && !is_numbered(reading, from);
    cue::is(reading, end, DateClass::Tail)
        || heads
        || directed && (is_quiet(reading, end) || day_first && !is_amount(reading, end))
        || day_first && (is_quiet(reading, end) || spot.when.to.is_some() && !is_amount(reading, end))
        || in_brackets && reading.token(end).is(')') && day_first
}

/// `7 ngày (từ `, `kéo dài 7 ngày, từ `: a length in days.
fn follows_days(reading: &Reading, before: usize) -> bool {
    let Some(from) = cue::before(reading, before, DateClass::From) else { return false };
    let marked = matches!(reading.source.before(from, 1).mark, '(' | ',');
    marked && cue::before(reading, from - 1, DateClass::Day).is_some() && cue::before(reading, from - 1, DateClass::Span).is_some()
}

/// `số 31/9`, `lớp 12/4`, `vòng 1/8`: a name, not a day.
pub(super) fn is_numbered(reading: &Reading, from: usize) -> bool {
    const LONGEST: usize = 4;
    reading.source.hit_ending_at(from, TableId::Naming, LONGEST).is_some()
        || reading.source.hit_ending_at(from, TableId::Qualifier, LONGEST).is_some()
}

/// Nothing behind is an amount or a noun that is counted.
pub(super) fn is_quiet(reading: &Reading, end: usize) -> bool {
    !is_amount(reading, end) && !is_noun(reading, end)
}

/// `ngày`, `sáng nay`, `thứ Tư`, a clock time or another date right before: `lúc 8h 17/5`.
pub(super) fn ends_day_word(reading: &Reading, end: usize) -> bool {
    let clock = reading.clocks.last().map_or(0, |clock| clock.end);
    // “18:00 - 24/5”
    let joined = if cue::is_dash(reading, clock) { clock + 1 } else { clock };
    cue::before(reading, end, DateClass::Day).is_some() || clock > 0 && (clock == end || joined == end)
}

/// `3/2 và 4/2`, `30/4 - 1/5`: a date of the same make stands before the joint.
fn continues_dates(reading: &Reading, from: usize) -> bool {
    let Some(last) = reading.dates.last().filter(|last| last.when.from.is_day()) else { return false };
    let gap = last.tokens.end..from;
    match gap.len() {
        1 => matches!(reading.token(gap.start).mark, ',' | ';' | '-' | '–') || cue::is(reading, gap.start, DateClass::And),
        2 => matches!(reading.token(gap.start).mark, ',') && cue::is(reading, gap.start + 1, DateClass::And),
        _ => false,
    }
}

/// `mỗi ngày 3-5 lần`, `ngày 2-3 viên`: how often a day.
pub(super) fn is_frequency(reading: &Reading, from: usize, end: usize, by: char) -> bool {
    let start = cue::before(reading, from, DateClass::Day).unwrap_or(from);
    let each = cue::before(reading, start, DateClass::Each).is_some();
    let unit = reading.hit(end, TableId::Unit).is_some()
        || reading.hit(end, TableId::Classifier).is_some()
        || cue::is(reading, end, DateClass::Times);
    let dated = cue::is(reading, end, DateClass::Tail) || cue::is(reading, end, DateClass::Zone);
    by != '/' && (each || unit && !dated) || each && unit
}

/// A scale word, a unit or a sign that makes the digits an amount: `10-30 ngàn`, `25-28 độ C`, `2-3%`.
fn is_amount(reading: &Reading, end: usize) -> bool {
    if [DateClass::Tail, DateClass::To, DateClass::Zone].into_iter().any(|class| cue::is(reading, end, class)) {
        return false;
    }
    let scale =
        reading.hit(end, TableId::Numeral).is_some_and(|hit| matches!(reading.lexicon.numeral(hit), Numeral::Scale(_) | Numeral::Hundred));
    scale || reading.hit(end, TableId::Unit).is_some()
}

/// A lower-case word that no table holds, or a noun that is counted.
fn is_noun(reading: &Reading, end: usize) -> bool {
    let token = reading.token(end);
    if token.kind != TokenKind::Word || token.is_capital() || reading.hit(end, TableId::DateCue).is_some() {
        return false;
    }
    reading.hit(end, TableId::Object).is_some()
        || reading.hit(end, TableId::Classifier).is_some()
        || reading.hit(end, TableId::Stop).is_none()
}

/// `(24/6)`: more than twelve first can be no fraction of the second.
fn is_day_first(spot: &Spot) -> bool {
    let (month, day) = spot.when.from.start();
    day > 12 && day > month
}

/// Whether a finder before this one took any of the tokens.
pub(super) fn is_taken(reading: &Reading, spot: &Spot) -> bool {
    spot.tokens.clone().any(|token| matches!(reading.claimed(token), Claim::Document | Claim::Name | Claim::Date))
}
