//! Calendar expressions: `Ngày 17-12`, `tháng 10/2021`, `quý IV năm 2023`, `nhiệm kỳ 2010 - 2015`, `từ 28-7 đến ngày 15-9`.
//!
//! In this order: read the shapes token by token, and keep those that the words around make a date; find the date line; fill in
//! missing years from the date line or from the years that the article states. A year that stays unknown is `XXXX`.

mod bare_year;
pub(in crate::find) mod calendar;
mod cited;
mod clock;
mod date_line;
mod date_or_number;
mod date_words;
mod impossible;
mod joined;
mod lunar;
mod numeric;
mod relative;
mod spot;
mod worded;
mod year;

pub(crate) use super::found::{Date, DateSource, Lunar, NoDay};
pub(crate) use calendar::{Part, Point, When};
pub(crate) use cited::{scan_cited, scan_year};
pub(crate) use date_words::{month_name, roman};

use super::reading::{Claim, Reading};
use crate::lexicon::{DateClass, Starts, TableId};
use solieu_text::TokenKind;

/// Finds every date of the article; also claims clock times, centuries and lunar dates.
pub(super) fn find_dates(reading: &mut Reading) {
    const STARTS: Starts = Starts::rows(&[TableId::DateCue, TableId::Numeral]).or(Starts::DIGITS);
    let source = reading.source;
    let mut at = source.next_start(0, STARTS);
    while at < source.len() {
        let end = if may_start(reading, at) { read_date(reading, at) } else { None };
        at = source.next_start(end.unwrap_or(at + 1), STARTS);
    }
    date_line::attach_date_line(reading);
    year::fill_years(reading);
    relative::find_relative(reading);
}

/// Whether a date may start here: at digits, at a word such as `tháng`, or at a number word before it, as in `sáu tháng đầu năm`.
fn may_start(reading: &Reading, at: usize) -> bool {
    // “hai mươi chín tháng”
    const NUMERALS: usize = 4;
    if !reading.is_free(at) {
        return false;
    }
    match reading.token(at).kind {
        TokenKind::Digits => true,
        TokenKind::Word if date_words::opens(reading, at) => true,
        TokenKind::Word if reading.hit(at, TableId::Numeral).is_some() => (at + 1..=at + NUMERALS)
            .any(|next| date_words::is(reading, next, DateClass::Month) || date_words::is(reading, next, DateClass::Quarter)),
        _ => false,
    }
}

/// Reads the date or time that starts at the token, and returns its end.
fn read_date(reading: &mut Reading, at: usize) -> Option<usize> {
    if let Some(clock) = clock::scan_clock(reading, at) {
        let end = clock.end;
        reading.claim(&(at..end), Claim::Name);
        reading.clocks.push(clock);
        return Some(end);
    }
    if let Some(lunar) = lunar::scan_lunar(reading, at) {
        let end = lunar.tokens.end;
        reading.claim(&lunar.tokens, Claim::Name);
        reading.lunar.push(lunar);
        return Some(end);
    }
    if let Some((_, end)) = worded::scan_century(reading, at) {
        reading.claim(&(at..end), Claim::Name);
        return Some(end);
    }
    let spots = joined::scan_dates(reading, at);
    if spots.is_empty() {
        return impossible::read_no_day(reading, at);
    }
    // a list is a list of dates as a whole or not at all
    if spots.iter().any(|spot| date_or_number::is_taken(reading, spot)) || !spots.iter().all(|spot| date_or_number::is_date(reading, spot))
    {
        return None;
    }
    let end = spots.last()?.tokens.end;
    for spot in spots {
        reading.claim(&spot.claim, Claim::Date);
        reading.dates.push(Date { tokens: spot.tokens, when: spot.when, source: DateSource::Stated });
    }
    Some(end)
}
