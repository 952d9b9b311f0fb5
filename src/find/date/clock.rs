//! Clock times are no figures: `7 giờ 30`, `lúc 8h15`, `08:10`, `23h`, `5 giờ sáng`; `mất 3 giờ`, `trong 24 giờ` stay durations.

use super::cue;
use crate::find::Reading;
use crate::lexicon::DateClass;
use solieu_text::TokenKind;

/// A time of the day, and its tokens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Hour and minute.
    pub(crate) time: (u8, u8),
}

/// The clock time at the token.
pub(super) fn scan_clock(reading: &Reading, at: usize) -> Option<Clock> {
    let hour = cue::digits(reading, at, 2).filter(|hour| *hour <= 24)? as u8;
    scan_colon(reading, at, hour).or_else(|| scan_hour(reading, at, hour))
}

/// `08:10`, `08:10:30 PM`
fn scan_colon(reading: &Reading, at: usize, hour: u8) -> Option<Clock> {
    let minute = scan_colon_part(reading, at + 1)?;
    let second = scan_colon_part(reading, at + 3).is_some();
    let end = at + if second { 5 } else { 3 };
    let half = cue::find(reading, end, DateClass::HalfDay).filter(|_| reading.token(end).is_capital());
    let (end, hour) = match half {
        Some(half) if cue::value(reading, half) == Some(12) => (end + 1, if hour < 12 { hour + 12 } else { hour }),
        Some(_) => (end + 1, hour % 12),
        None => (end, hour),
    };
    Some(Clock { start: at, end, time: (hour, minute) })
}

/// The `:10` of `08:10`.
fn scan_colon_part(reading: &Reading, at: usize) -> Option<u8> {
    cue::glued_mark(reading, at, &[':'])?;
    let value = cue::digits(reading, at + 1, 2).filter(|value| *value < 60 && reading.source.text_of(at + 1).len() == 2)?;
    Some(value as u8)
}

/// `7 giờ 30`, `8h15`, `23h`, `5 giờ sáng`, `7 g 20`
fn scan_hour(reading: &Reading, at: usize, hour: u8) -> Option<Clock> {
    let unit = cue::find(reading, at + 1, DateClass::Hour)?;
    let minute_at = at + 1 + unit.len();
    let minute = cue::digits(reading, minute_at, 2).filter(|minute| *minute < 60);
    // “16 giờ 5” and “13h23 ngày 17/8”, but “1 giờ 5 người”
    let counts =
        |at: usize| cue::is_counted(reading, at) && !(cue::is(reading, at, DateClass::Dating) && cue::digits(reading, at + 1, 2).is_some());
    let minute = minute
        .filter(|_| super::numeric::ends_freely(reading, minute_at + 1) && !counts(cue::skip(reading, minute_at + 1, DateClass::Minute)));
    let named = cue::skip(reading, minute_at + 1, DateClass::Minute);
    let with_minutes_word = minute.is_some() && named > minute_at + 1;
    let end = if minute.is_some() { named } else { minute_at };
    let short = !reading.token(at + 1).spaced;
    let gram = cue::value(reading, unit) == Some(0);
    let announced = cue::before(reading, at, DateClass::Clock).is_some();
    let behind = is_part_of_day(reading, end);
    let lasting = cue::before(reading, at, DateClass::Lasting).is_some() || cue::is(reading, end, DateClass::Lasted);
    let is_clock = if announced || behind {
        true
    } else if lasting {
        false
    } else if gram {
        minute.is_some() && reading.source.text_of(minute_at).len() == 2
    } else if with_minutes_word {
        is_span_of_hours(reading, at, end)
    } else if minute.is_some() || is_span_of_hours(reading, at, end) {
        true
    } else {
        // “23h,” and “khoảng 11h” read as times; “3 giờ” is a length of time
        short && (reading.token(end).kind != TokenKind::Word || starts_sentence_with_about(reading, at))
    };
    is_clock.then_some(Clock { start: at, end, time: (hour, minute.unwrap_or(0) as u8) })
}

/// `sáng`, `chiều`, `ngày 17-5`, `cùng ngày`, `GMT` right behind, with or without a comma or a dash.
fn is_part_of_day(reading: &Reading, end: usize) -> bool {
    let next = if matches!(reading.token(end).mark, ',' | '-' | '(') { end + 1 } else { end };
    cue::is(reading, end, DateClass::Part)
        || cue::is(reading, next, DateClass::Day) && cue::is(reading, next, DateClass::Dating)
        || cue::is(reading, next, DateClass::Zone)
}

/// `từ 8h đến 10h`, `9h-11h`: the other end is a time as well.
fn is_span_of_hours(reading: &Reading, at: usize, end: usize) -> bool {
    let joint = |at: usize| cue::is_dash(reading, at) || cue::is(reading, at, DateClass::To);
    let ahead = joint(end) && {
        let next = cue::skip(reading, end + 1, DateClass::At);
        cue::digits(reading, next, 2).is_some()
            && cue::is(reading, next + 1, DateClass::Hour)
            && !cue::is(reading, next + 2, DateClass::Lasted)
    };
    let behind = at > 0 && joint(at - 1) && reading.clocks.last().is_some_and(|last| last.end == at - 1);
    ahead || behind
}

/// `Khoảng 11h`, `Đến 23h` at the start of a sentence says when.
fn starts_sentence_with_about(reading: &Reading, at: usize) -> bool {
    const REACH: usize = 3;
    let start = reading.source.sentence(at).start;
    at - start <= REACH
        && (start..at).all(|token| {
            cue::is(reading, token, DateClass::About) || cue::is(reading, token, DateClass::To) || cue::is(reading, token, DateClass::At)
        })
}
