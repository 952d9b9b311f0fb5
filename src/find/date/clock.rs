//! Clock times: `7 giờ 30`, `lúc 8h15`, `08:10`, `23h`, `5 giờ sáng`. Durations stay numbers: `mất 3 giờ`, `trong 24 giờ`.

use super::date_words;
use crate::find::found::Clock;
use crate::find::reading::Reading;
use crate::lexicon::DateClass;
use solieu_text::TokenKind;

/// The clock time at the token.
pub(super) fn scan_clock(reading: &Reading, at: usize) -> Option<Clock> {
    let hour = date_words::digits(reading, at, 2).filter(|hour| *hour <= 24)? as u8;
    scan_colon(reading, at, hour).or_else(|| scan_hour(reading, at, hour))
}

/// `08:10`, `08:10:30 PM`
fn scan_colon(reading: &Reading, at: usize, hour: u8) -> Option<Clock> {
    let minute = scan_colon_part(reading, at + 1)?;
    let second = scan_colon_part(reading, at + 3).is_some();
    let end = at + if second { 5 } else { 3 };
    let half = date_words::hit(reading, end, DateClass::HalfDay).filter(|_| reading.token(end).is_capital());
    let (end, hour) = match half {
        Some(half) if date_words::value(reading, half) == Some(12) => (end + 1, if hour < 12 { hour + 12 } else { hour }),
        Some(_) => (end + 1, hour % 12),
        None => (end, hour),
    };
    Some(Clock { start: at, end, time: (hour, minute) })
}

/// The `:10` of `08:10`.
fn scan_colon_part(reading: &Reading, at: usize) -> Option<u8> {
    date_words::glued_mark(reading, at, &[':'])?;
    let value = date_words::digits(reading, at + 1, 2).filter(|value| *value < 60 && reading.source.text_of(at + 1).len() == 2)?;
    Some(value as u8)
}

/// `7 giờ 30`, `8h15`, `23h`, `5 giờ sáng`, `7 g 20`
fn scan_hour(reading: &Reading, at: usize, hour: u8) -> Option<Clock> {
    let unit = date_words::hit(reading, at + 1, DateClass::Hour)?;
    let minute_at = at + 1 + unit.len();
    let minute = date_words::digits(reading, minute_at, 2).filter(|minute| *minute < 60);
    // “16 giờ 5” and “13h23 ngày 17/8”, but “1 giờ 5 người”
    let counts = |at: usize| {
        date_words::is_counted(reading, at)
            && !(date_words::is(reading, at, DateClass::Dating) && date_words::digits(reading, at + 1, 2).is_some())
    };
    let minute = minute.filter(|_| {
        super::numeric::ends_freely(reading, minute_at + 1) && !counts(date_words::skip(reading, minute_at + 1, DateClass::Minute))
    });
    let named = date_words::skip(reading, minute_at + 1, DateClass::Minute);
    let with_minutes_word = minute.is_some() && named > minute_at + 1;
    let end = if minute.is_some() { named } else { minute_at };
    let short = !reading.token(at + 1).spaced;
    let gram = date_words::value(reading, unit) == Some(0);
    let announced = date_words::before(reading, at, DateClass::Clock).is_some();
    let behind = is_part_of_day(reading, end);
    let lasting = date_words::before(reading, at, DateClass::Lasting).is_some() || date_words::is(reading, end, DateClass::Lasted);
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
        // “23h,” and “khoảng 11h” are times, “3 giờ” is a duration
        short && (reading.token(end).kind != TokenKind::Word || starts_sentence_with_about(reading, at))
    };
    is_clock.then_some(Clock { start: at, end, time: (hour, minute.unwrap_or(0) as u8) })
}

/// A part of the day, a date or a time zone right behind, or behind one mark: `sáng`, `, ngày 17-5`, `cùng ngày`, `(GMT`.
fn is_part_of_day(reading: &Reading, end: usize) -> bool {
    let next = if matches!(reading.token(end).mark, ',' | '-' | '(') { end + 1 } else { end };
    date_words::is(reading, end, DateClass::Part)
        || date_words::is(reading, next, DateClass::Day) && date_words::is(reading, next, DateClass::Dating)
        || date_words::is(reading, next, DateClass::Zone)
}

/// `từ 8h đến 10h`, `9h-11h`: the other end of the span is a time too.
fn is_span_of_hours(reading: &Reading, at: usize, end: usize) -> bool {
    let joint = |at: usize| date_words::is_dash(reading, at) || date_words::is(reading, at, DateClass::To);
    let ahead = joint(end) && {
        let next = date_words::skip(reading, end + 1, DateClass::At);
        date_words::digits(reading, next, 2).is_some()
            && date_words::is(reading, next + 1, DateClass::Hour)
            && !date_words::is(reading, next + 2, DateClass::Lasted)
    };
    let behind = at > 0 && joint(at - 1) && reading.clocks.last().is_some_and(|last| last.end == at - 1);
    ahead || behind
}

/// `Khoảng 11h`, `Đến 23h` at the start of a sentence.
fn starts_sentence_with_about(reading: &Reading, at: usize) -> bool {
    const REACH: usize = 3;
    let start = reading.source.sentence(at).start;
    at - start <= REACH
        && (start..at).all(|token| {
            date_words::is(reading, token, DateClass::About)
                || date_words::is(reading, token, DateClass::To)
                || date_words::is(reading, token, DateClass::At)
        })
}
