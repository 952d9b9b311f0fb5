//! Dates in digits: `17/12/2012`, `1.2.2017`, `15-6/2017`, `2012-12-17`, `17-12`, `5/2010`.
//!
//! A shape with a four-digit year can only be a date. `17-12` may be a score or a range: it keeps its separator, by which the
//! words around it decide.

use super::calendar::{Point, When};
use super::date_words;
use super::spot::Spot;
use crate::find::reading::Reading;
use crate::lexicon::DateClass;
use solieu_text::TokenKind;

const SEPARATORS: [char; 4] = ['/', '-', '.', '–'];

/// The date in digits at the token; what stands before it is not looked at.
pub(super) fn scan_numeric(reading: &Reading, at: usize) -> Option<Spot> {
    if reading.token(at).kind != TokenKind::Digits {
        return None;
    }
    const SHAPES: &[fn(&Reading, usize) -> Option<Spot>] = &[scan_iso, scan_full, scan_spaced, scan_month_year, scan_day_month];
    SHAPES.iter().find_map(|scan| scan(reading, at))
}

/// `2021-11-01`
fn scan_iso(reading: &Reading, at: usize) -> Option<Spot> {
    let year = date_words::year(reading, at)?;
    let mark = date_words::glued_mark(reading, at + 1, &['-', '/'])?;
    if date_words::glued_mark(reading, at + 3, &['-', '/']) != Some(mark) {
        return None;
    }
    let point = Point::of_day(Some(year), date_words::digits(reading, at + 2, 2)?, date_words::digits(reading, at + 4, 2)?)?;
    ends_freely(reading, at + 5).then(|| Spot::sure(at..at + 5, When::at(point)))
}

/// `17/12/2012`, `15-6/2017`, `17/8/24`
fn scan_full(reading: &Reading, at: usize) -> Option<Spot> {
    let (first, second) = (date_words::glued_mark(reading, at + 1, &SEPARATORS)?, date_words::glued_mark(reading, at + 3, &SEPARATORS)?);
    let (day, month) = (date_words::digits(reading, at, 2)?, date_words::digits(reading, at + 2, 2)?);
    let (year, by) = match date_words::year(reading, at + 4) {
        Some(year) => (year, None),
        // two digits are a year of this century if words announce a date: “ngày 17/8/24”, but “phiên bản 1.2.13”
        None if first == second => {
            (2000 + date_words::digits(reading, at + 4, 2).filter(|_| is_two_digits(reading, at + 4))? as i32, Some(first))
        }
        None => return None,
    };
    let point = Point::of_day(Some(year), month, day)?;
    ends_freely(reading, at + 5).then(|| Spot { by, ..Spot::sure(at..at + 5, When::at(point)) })
}

fn is_two_digits(reading: &Reading, at: usize) -> bool {
    reading.source.text_of(at).len() == 2
}

/// `17 / 8 / 2024`, `2-7 -2015`: blanks around the separators; only with a year of four digits.
fn scan_spaced(reading: &Reading, at: usize) -> Option<Spot> {
    let mark = |at: usize| Some(reading.token(at).mark).filter(|mark| SEPARATORS[..2].contains(mark));
    if mark(at + 1)? != mark(at + 3)? {
        return None;
    }
    let point = Point::of_day(
        Some(date_words::year(reading, at + 4)?),
        date_words::digits(reading, at + 2, 2)?,
        date_words::digits(reading, at, 2)?,
    )?;
    ends_freely(reading, at + 5).then(|| Spot::sure(at..at + 5, When::at(point)))
}

/// `5/2010`
fn scan_month_year(reading: &Reading, at: usize) -> Option<Spot> {
    date_words::glued_mark(reading, at + 1, &['/'])?;
    let point = Point::of_month(Some(date_words::year(reading, at + 2)?), date_words::digits(reading, at, 2)?)?;
    ends_or_joins(reading, at + 3).then(|| Spot::sure(at..at + 3, When::at(point)))
}

/// `17-12`
fn scan_day_month(reading: &Reading, at: usize) -> Option<Spot> {
    let by = date_words::glued_mark(reading, at + 1, &SEPARATORS)?;
    let point = Point::of_day(None, date_words::digits(reading, at + 2, 2)?, date_words::digits(reading, at, 2)?)?;
    // “2/9 năm 2014”
    if let Some(year) =
        date_words::year(reading, at + 4).filter(|_| date_words::is(reading, at + 3, DateClass::Year) && ends_freely(reading, at + 5))
    {
        return Some(Spot { by: Some(by), ..Spot::sure(at..at + 5, When::at(point.in_year(year))) });
    }
    ends_or_joins(reading, at + 3).then(|| Spot { by: Some(by), ..Spot::sure(at..at + 3, When::at(point)) })
}

/// Whether the digits continue a number or a code: the 12 of `3/12`, the 2017 of `1.2.2017`, the 22 of `U22`.
pub(super) fn is_inside_code(reading: &Reading, at: usize) -> bool {
    let (token, before, earlier) = (reading.token(at), reading.source.before(at, 1), reading.source.before(at, 2));
    if token.spaced {
        return false;
    }
    let after_number = matches!(before.mark, '/' | '-' | '.' | ',' | ':' | '–') && !before.spaced && earlier.kind == TokenKind::Digits;
    let after_code = matches!(before.mark, '/' | '-' | '–' | '_' | '#') && !before.spaced && earlier.kind == TokenKind::Word;
    after_number || after_code || before.is_capital()
}

/// Whether the date ends here, or the other end of a span follows a dash: `20/5-17/6`, `1/2004-5/2010`, `1/1-31/12/2018`.
pub(super) fn ends_or_joins(reading: &Reading, end: usize) -> bool {
    let joined = || {
        let from = end + 1;
        let first = date_words::glued_mark(reading, from + 1, &SEPARATORS).and(date_words::digits(reading, from, 2));
        let second = first.and(date_words::digits(reading, from + 2, 4));
        let third = date_words::glued_mark(reading, from + 3, &SEPARATORS).and(date_words::year(reading, from + 4));
        second.is_some() && ends_freely(reading, if third.is_some() { from + 5 } else { from + 3 })
    };
    ends_freely(reading, end) || date_words::is_dash(reading, end) && joined()
}

/// Whether the digits end here: no digits, percent sign or letters are glued to them.
pub(super) fn ends_freely(reading: &Reading, end: usize) -> bool {
    let next = reading.token(end);
    if next.spaced {
        return true;
    }
    let more_digits = matches!(next.mark, '/' | '-' | '.' | ',' | ':' | '–') && {
        let after = reading.token(end + 1);
        after.kind == TokenKind::Digits && !after.spaced
    };
    // “năm 2017Đồng thời”: a missing blank between sentences
    !more_digits
        && next.mark != '%'
        && (next.kind != TokenKind::Word || next.is_capital() && reading.source.text_of(end).chars().count() > 1)
}
