//! Days that do not exist: `ngày 31/4`, `29/2/2025`, `ngày 30 tháng 2`, `tháng 13/2024`.
//!
//! They are mistakes to be marked, neither dates nor figures. `31/4` may also be a share, a house number or a score: without a
//! year, a word must announce a day, right before it or at the head of a list of days.

use super::calendar::Point;
use super::date_or_number::{ends_day_word, is_frequency, is_numbered, is_quiet};
use super::date_words;
use super::lunar::is_marked;
use super::numeric::{ends_freely, is_inside_code};
use super::worded::scan_year_behind;
use crate::find::found::NoDay;
use crate::find::reading::{Claim, Reading};
use crate::lexicon::{DateClass, TimeClass};
use solieu_text::TokenKind;

/// Reads the impossible day that starts at the token, and returns its end.
pub(super) fn read_no_day(reading: &mut Reading, at: usize) -> Option<usize> {
    let no_day = scan_numeric(reading, at).or_else(|| scan_named(reading, at)).or_else(|| scan_month(reading, at))?;
    let end = no_day.tokens.end;
    // every month of the lunar calendar may have thirty days
    if is_marked(reading, end) || no_day.tokens.clone().any(|token| !reading.is_free(token)) {
        return None;
    }
    reading.claim(&no_day.tokens, Claim::Date);
    reading.no_days.push(no_day);
    Some(end)
}

/// `31/4`, `30-2-2024`
fn scan_numeric(reading: &Reading, at: usize) -> Option<NoDay> {
    let day = date_words::digits(reading, at, 2)?;
    let by = date_words::glued_mark(reading, at + 1, &['/', '-', '.'])?;
    let month = date_words::digits(reading, at + 2, 2)?;
    let year = date_words::glued_mark(reading, at + 3, &[by]).and_then(|_| date_words::year(reading, at + 4));
    let end = if year.is_some() { at + 5 } else { at + 3 };
    let is_glued = is_inside_code(reading, at) && !ends_short_span(reading, at);
    if !is_impossible(day, month, year) || is_glued || is_numbered(reading, at) || !ends_freely(reading, end) {
        return None;
    }
    let announced = announces(reading, at, end, by);
    // “32/5/2024” may be the number of a document, “31/4/2024” cannot
    let dated = year.is_some_and(|year| (1900..2100).contains(&year)) && day <= 31 && month <= 12 && by != '.';
    // more days than any month has, or a thirteenth month, could be a share: “trong ngày 32/33 tàu”
    let sound = if day > 31 || month > 12 { is_quiet(reading, end) } else { true };
    let named = announced && !is_frequency(reading, at, end, by) && sound;
    (dated || named).then_some(NoDay { tokens: at..end, day: Some(day), month, year })
}

/// `ngày 30 tháng 2`, `ngày 31 tháng 4 năm 2024`
fn scan_named(reading: &Reading, at: usize) -> Option<NoDay> {
    let day = date_words::digits(reading, at, 2)?;
    date_words::hit(reading, at + 1, DateClass::Month)?;
    let month = date_words::digits(reading, at + 2, 2)?;
    let (year, end) = scan_year_behind(reading, at + 3);
    let announced = date_words::before(reading, at, DateClass::Day).is_some();
    (announced && is_impossible(day, month, year) && ends_freely(reading, end)).then_some(NoDay {
        tokens: at..end,
        day: Some(day),
        month,
        year,
    })
}

/// `tháng 13/2024`; `lương tháng 13` is pay
fn scan_month(reading: &Reading, at: usize) -> Option<NoDay> {
    date_words::hit(reading, at, DateClass::Month)?;
    let month = date_words::digits(reading, at + 1, 2).filter(|month| (13..=31).contains(month))?;
    let (Some(year), end) = scan_year_behind(reading, at + 2) else { return None };
    let counted = reading.source.before(at, 1).kind == TokenKind::Digits;
    (!counted).then_some(NoDay { tokens: at..end, day: None, month, year: Some(year) })
}

/// Whether there is no such day, although the numbers are close to one: not `0/0`, not `50/63`.
fn is_impossible(day: u32, month: u32, year: Option<i32>) -> bool {
    (1..=39).contains(&day) && (1..=31).contains(&month) && Point::of_day(year, month, day).is_none()
}

/// The 31 of `28-31/4`
fn ends_short_span(reading: &Reading, at: usize) -> bool {
    let first = at.checked_sub(2).filter(|&first| date_words::is_dash(reading, at - 1) && date_words::digits(reading, first, 2).is_some());
    first.is_some_and(|first| !is_inside_code(reading, first))
}

/// `ngày`, `đến hết ngày` right before, or before the other days of a span or a list: `từ ngày 28 đến 31/4`, `hai ngày 27/2 và 30/2`.
fn announces(reading: &Reading, at: usize, end: usize, by: char) -> bool {
    const REACH: usize = 10;
    let mut at = if reading.source.before(at, 1).is('(') { at - 1 } else { at };
    let least = at.saturating_sub(REACH);
    loop {
        if ends_day_word(reading, at) || reading.hit_of_ending_at(at, TimeClass::Weekday).map(|(start, _)| start).is_some() {
            return true;
        }
        let before = reading.source.before(at, 1);
        let is_joint = matches!(before.mark, ',' | '-' | '–' | '/' | '.') || before.kind == TokenKind::Digits;
        let word = [DateClass::To, DateClass::And, DateClass::Until].into_iter().find_map(|class| date_words::before(reading, at, class));
        at = match word {
            Some(word) => word,
            None if is_joint && at > least => at - 1,
            // “từ 28/4 đến 31/4”, “từ 1-31/6”
            None => {
                let spans = reading.token(at + 1).is('/') || date_words::is_dash(reading, at + 1);
                return by == '/'
                    && spans
                    && is_quiet(reading, end)
                    && !date_words::is(reading, end, DateClass::Times)
                    && date_words::before(reading, at, DateClass::From).is_some();
            }
        };
        if at <= least {
            return false;
        }
    }
}
