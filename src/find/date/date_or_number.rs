//! Whether `17-12`, `3/4`, `14.3` is a date or a number: the words before and behind decide.
//!
//! `ngày 17-12` and `hôm nay (29-6)` are announced as dates. `bế mạc vào 21-6,` and `từ 5/6` are dates if nothing is counted
//! behind them. `tỷ lệ 3/4`, `thua 1-2`, `từ 25-28 độ C` and `4/4 làng` are numbers.

use super::calendar::Point;
use super::date_words;
use super::spot::Spot;
use crate::find::reading::{Claim, Reading};
use crate::lexicon::{DateClass, Numeral, TableId};
use solieu_text::TokenKind;

/// Whether the shape is a date here.
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
    if date_words::before(reading, before, DateClass::At).is_some() {
        return !is_amount(reading, end);
    }
    if by != '/' {
        // “13-17.10”: a span by dash is a date if its second day is no month, or behind a number of days
        let spans = |to: Point| to.start().1 > 12 || follows_days(reading, before);
        return spot.when.to.is_some_and(spans) && is_quiet(reading, end);
    }
    let directed = [DateClass::From, DateClass::To].into_iter().any(|class| date_words::before(reading, before, class).is_some());
    let heads = reading.token(end).is(':') && reading.token(end + 1).spaced;
    let day_first = is_day_first(spot) && !is_numbered(reading, from);
    date_words::is(reading, end, DateClass::Tail)
        || heads
        || directed && (is_quiet(reading, end) || day_first && !is_amount(reading, end))
        || day_first && (is_quiet(reading, end) || spot.when.to.is_some() && !is_amount(reading, end))
        || in_brackets && reading.token(end).is(')') && day_first
}

/// `7 ngày (từ …`, `kéo dài 7 ngày, từ …`: a number of days before the span.
fn follows_days(reading: &Reading, before: usize) -> bool {
    let Some(from) = date_words::before(reading, before, DateClass::From) else { return false };
    let marked = matches!(reading.source.before(from, 1).mark, '(' | ',');
    let ends = |class| date_words::before(reading, from - 1, class).is_some();
    marked && ends(DateClass::Day) && ends(DateClass::Span)
}

/// `số 31/9`, `lớp 12/4`, `vòng 1/8` are names.
pub(super) fn is_numbered(reading: &Reading, from: usize) -> bool {
    const LONGEST: usize = 4;
    reading.source.hit_ending_at(from, TableId::Naming, LONGEST).is_some()
        || reading.source.hit_ending_at(from, TableId::Qualifier, LONGEST).is_some()
}

/// Whether neither a unit nor a counted noun follows.
pub(super) fn is_quiet(reading: &Reading, end: usize) -> bool {
    !is_amount(reading, end) && !is_noun(reading, end)
}

/// A word for a day or a clock time right before: `ngày`, `sáng nay`, `thứ Tư`, `lúc 8h 17/5`.
pub(super) fn ends_day_word(reading: &Reading, end: usize) -> bool {
    let clock = reading.clocks.last().map_or(0, |clock| clock.end);
    // “18:00 - 24/5”
    let joined = if date_words::is_dash(reading, clock) { clock + 1 } else { clock };
    date_words::before(reading, end, DateClass::Day).is_some() || clock > 0 && (clock == end || joined == end)
}

/// `3/2 và 4/2`, `30/4 - 1/5`: joined to the day before it.
fn continues_dates(reading: &Reading, from: usize) -> bool {
    let Some(last) = reading.dates.last().filter(|last| last.when.from.is_day()) else { return false };
    let gap = last.tokens.end..from;
    match gap.len() {
        1 => matches!(reading.token(gap.start).mark, ',' | ';' | '-' | '–') || date_words::is(reading, gap.start, DateClass::And),
        2 => matches!(reading.token(gap.start).mark, ',') && date_words::is(reading, gap.start + 1, DateClass::And),
        _ => false,
    }
}

/// `mỗi ngày 3-5 lần`, `ngày 2-3 viên`: how often a day.
pub(super) fn is_frequency(reading: &Reading, from: usize, end: usize, by: char) -> bool {
    let start = date_words::before(reading, from, DateClass::Day).unwrap_or(from);
    let each = date_words::before(reading, start, DateClass::Each).is_some();
    let unit = reading.hit(end, TableId::Unit).is_some()
        || reading.hit(end, TableId::Classifier).is_some()
        || date_words::is(reading, end, DateClass::Times);
    let dated = date_words::is(reading, end, DateClass::Tail) || date_words::is(reading, end, DateClass::Zone);
    by != '/' && (each || unit && !dated) || each && unit
}

/// A scale word or a unit follows, so that the digits are an amount: `10-30 ngàn`, `25-28 độ C`, `2-3%`.
fn is_amount(reading: &Reading, end: usize) -> bool {
    if [DateClass::Tail, DateClass::To, DateClass::Zone].into_iter().any(|class| date_words::is(reading, end, class)) {
        return false;
    }
    let scale =
        reading.hit(end, TableId::Numeral).is_some_and(|hit| matches!(reading.lexicon.numeral(hit), Numeral::Scale(_) | Numeral::Hundred));
    scale || reading.hit(end, TableId::Unit).is_some()
}

/// A noun that the digits may count: one of the tables, or a lower-case word that no table rules out.
fn is_noun(reading: &Reading, end: usize) -> bool {
    let token = reading.token(end);
    if token.kind != TokenKind::Word || token.is_capital() || reading.hit(end, TableId::DateCue).is_some() {
        return false;
    }
    reading.hit(end, TableId::Object).is_some()
        || reading.hit(end, TableId::Classifier).is_some()
        || reading.hit(end, TableId::Stop).is_none()
}

/// `(24/6)`: a first number above twelve and above the second is a day rather than a numerator.
fn is_day_first(spot: &Spot) -> bool {
    let (month, day) = spot.when.from.start();
    day > 12 && day > month
}

/// Whether an earlier finder has claimed any of the tokens.
pub(super) fn is_taken(reading: &Reading, spot: &Spot) -> bool {
    spot.tokens.clone().any(|token| matches!(reading.claimed(token), Claim::Document | Claim::Name | Claim::Date))
}
