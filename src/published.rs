//! Reads the date of publication as a caller has it: `2024-08-17`, `2024-08-17T13:23:45+07:00`, `17/8/2024`, `1723852800000`.

use std::fmt;

use crate::decimal::Decimal;
use crate::find::date::{Point, When};
use crate::report::{Message, Warning, WarningKind};

/// The date of publication cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError {
    value: String,
    flaw: Flaw,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flaw {
    /// An empty text.
    Empty,
    /// `hôm qua`, `2024-08-17banana`, `true`.
    Form,
    /// `31/4/2024`, `08/17/2024`.
    NoSuchDay,
    /// `2024-08-17T25:00`.
    NoSuchTime,
    /// `1723852800` of a clock that counts seconds, `20240817`.
    TooFewMilliseconds,
    /// `1723852800000000000` of one that counts nanoseconds.
    TooManyMilliseconds,
}

/// The accepted forms, for the message.
const FORMS_EN: &str = "write YYYY-MM-DD (also with a time: 2024-08-17T13:23+07:00), dd/mm/yyyy, or milliseconds since 1970";
const FORMS_VI: &str = "hãy ghi YYYY-MM-DD (có thể kèm giờ: 2024-08-17T13:23+07:00), ngày/tháng/năm, hoặc số mili giây từ năm 1970";

impl Flaw {
    /// The reason, in English and in Vietnamese.
    fn reason(self) -> [&'static str; 2] {
        match self {
            Self::Empty => ["is empty", "để trống"],
            Self::Form => ["is not a date", "không phải là ngày tháng"],
            Self::NoSuchDay => ["names a day that the calendar does not have", "là ngày không có trong lịch"],
            Self::NoSuchTime => ["names a time that no clock shows", "có giờ không hợp lệ"],
            Self::TooFewMilliseconds => [
                "would be a time before 1973 in milliseconds; seconds are to be multiplied by 1000",
                "tính bằng mili giây thì trước năm 1973; nếu là giây, hãy nhân với 1000",
            ],
            Self::TooManyMilliseconds => [
                "would be a time after the year 9999 in milliseconds; micro- and nanoseconds are to be divided",
                "tính bằng mili giây thì sau năm 9999; nếu là micro giây hoặc nano giây, hãy chia ra mili giây",
            ],
        }
    }
}

impl DateError {
    /// The error for a value that is neither text nor a number, as it was written.
    #[must_use]
    pub fn of_other(value: &str) -> Self {
        Self { value: value.to_owned(), flaw: Flaw::Form }
    }

    /// The reason and the accepted forms, as a sentence.
    #[must_use]
    pub fn message(&self) -> Message {
        let [en, vi] = self.flaw.reason();
        let value = self.shown();
        Message { vi: format!("publishedAt “{value}” {vi}: {FORMS_VI}"), en: format!("publishedAt “{value}” {en}: {FORMS_EN}") }
    }

    /// The value; only its beginning if it is long.
    fn shown(&self) -> String {
        const LONGEST: usize = 60;
        let mut shown: String = self.value.chars().take(LONGEST).collect();
        if shown.len() < self.value.len() {
            shown.push('…');
        }
        shown
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for DateError {}

/// The warning of an article that was read without the date.
impl From<&DateError> for Warning {
    fn from(error: &DateError) -> Self {
        Self { kind: WarningKind::PublishedAt, message: error.message(), span: None }
    }
}

/// Reads the day, with the time if stated. A time with an offset is converted to that of Vietnam.
pub(crate) fn read(value: &str) -> Result<When, DateError> {
    let text = value.trim();
    let read = if text.is_empty() {
        Err(Flaw::Empty)
    } else if let Some(milliseconds) = Decimal::from_number(text).filter(|_| text.ends_with(|last: char| last.is_ascii_digit())) {
        read_milliseconds(milliseconds)
    } else {
        read_written(text)
    };
    read.map_err(|flaw| DateError { value: value.to_owned(), flaw })
}

const SECONDS_A_DAY: i64 = 24 * 60 * 60;

/// The offset of Vietnam from UTC, in seconds.
const VIETNAM: i64 = 7 * 60 * 60;

fn read_milliseconds(milliseconds: Decimal) -> Result<When, Flaw> {
    // between these, milliseconds give the years 1973 to 9999; seconds and nanoseconds would give other centuries
    const FEWEST: u128 = 100_000_000_000;
    const MOST: u128 = 253_402_300_800_000;
    let seconds = milliseconds.divide(Decimal::from(1000), 0).ok_or(Flaw::TooManyMilliseconds)?;
    let written = milliseconds.magnitude().to_f64();
    if written < FEWEST as f64 {
        return Err(Flaw::TooFewMilliseconds);
    }
    if written >= MOST as f64 {
        return Err(Flaw::TooManyMilliseconds);
    }
    moment(seconds.to_f64() as i64)
}

/// The time of Vietnam for seconds since 1970 in UTC. Midnight in UTC or in Vietnam is a day: programs store days so.
fn moment(seconds: i64) -> Result<When, Flaw> {
    if seconds.rem_euclid(SECONDS_A_DAY) == 0 {
        return day_at(seconds).map(When::at);
    }
    let local = seconds + VIETNAM;
    let minutes = local.rem_euclid(SECONDS_A_DAY) / 60;
    Ok(at_time(day_at(local)?, (minutes / 60) as u8, (minutes % 60) as u8))
}

fn day_at(seconds: i64) -> Result<Point, Flaw> {
    Point::of_day_number(epoch().day_number(1970) + seconds.div_euclid(SECONDS_A_DAY)).ok_or(Flaw::NoSuchDay)
}

/// 1 January 1970.
fn epoch() -> Point {
    Point::of_year(1970)
}

/// Midnight is a day without a time: programs write it where they know none.
fn at_time(day: Point, hour: u8, minute: u8) -> When {
    let clock = ((hour, minute) != (0, 0)).then_some((hour, minute));
    When { clock, ..When::at(day) }
}

/// `2024-08-17`, `17/8/2024`, with or without a time.
fn read_written(text: &str) -> Result<When, Flaw> {
    let end = text.find(['T', 't', ' ']).unwrap_or(text.len());
    let day = read_day(&text[..end])?;
    let Some(time) = text.get(end + 1..) else { return Ok(When::at(day)) };
    let time = read_time(time)?;
    match time.offset {
        None => Ok(at_time(day, time.hour, time.minute)),
        Some(offset) => {
            let year = day.year.ok_or(Flaw::NoSuchDay)?;
            let days = day.day_number(year) - epoch().day_number(1970);
            let seconds = i64::from(time.hour) * 3600 + i64::from(time.minute) * 60;
            moment(days * SECONDS_A_DAY + seconds - offset)
        }
    }
}

fn read_day(text: &str) -> Result<Point, Flaw> {
    let separator = text.find(['-', '/', '.']).and_then(|at| text[at..].chars().next()).ok_or(Flaw::Form)?;
    let parts: Vec<&str> = text.split(separator).collect();
    let [first, month, last] = parts[..] else { return Err(Flaw::Form) };
    let (year, day) = match (first.len(), month.len(), last.len()) {
        (4, 2, 2) if separator == '-' => (first, last),
        (1..=2, 1..=2, 4) => (last, first),
        _ => return Err(Flaw::Form),
    };
    let [year, month, day] = [year, month, day].map(digits);
    Point::of_day(Some(year? as i32), month?, day?).ok_or(Flaw::NoSuchDay)
}

/// A time of the day, with its offset from UTC in seconds, if stated.
struct Time {
    hour: u8,
    minute: u8,
    offset: Option<i64>,
}

/// `13:23`, `13:23:45.123`, `13:23Z`, `13:23+07:00`
fn read_time(text: &str) -> Result<Time, Flaw> {
    let (clock, offset) = match text.find(['Z', 'z', '+', '-']) {
        None => (text, None),
        Some(at) => (&text[..at], Some(read_offset(&text[at..])?)),
    };
    let parts: Vec<&str> = clock.split(':').collect();
    let (hour, minute, second) = match parts[..] {
        [hour, minute] => (hour, minute, "00"),
        [hour, minute, second] => (hour, minute, without_fraction(second)?),
        _ => return Err(Flaw::Form),
    };
    if [hour, minute, second].iter().any(|part| part.len() != 2) {
        return Err(Flaw::Form);
    }
    match (digits(hour)?, digits(minute)?, digits(second)?) {
        // second 60 is a leap second
        (hour @ 0..=23, minute @ 0..=59, 0..=60) => Ok(Time { hour: hour as u8, minute: minute as u8, offset }),
        _ => Err(Flaw::NoSuchTime),
    }
}

/// The whole seconds of `45.123`.
fn without_fraction(second: &str) -> Result<&str, Flaw> {
    let Some((whole, fraction)) = second.split_once(['.', ',']) else { return Ok(second) };
    let is_fraction = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    if is_fraction { Ok(whole) } else { Err(Flaw::Form) }
}

/// `Z`, `+07:00`, `+0700`, `-05`
fn read_offset(text: &str) -> Result<i64, Flaw> {
    if text.eq_ignore_ascii_case("z") {
        return Ok(0);
    }
    let (sign, clock) = if let Some(clock) = text.strip_prefix('-') { (-1, clock) } else { (1, text.strip_prefix('+').ok_or(Flaw::Form)?) };
    let (hours, minutes) = match clock.len() {
        2 => (clock, "00"),
        4 => clock.split_at_checked(2).ok_or(Flaw::Form)?,
        5 => clock.split_once(':').ok_or(Flaw::Form)?,
        _ => return Err(Flaw::Form),
    };
    match (digits(hours)?, digits(minutes)?) {
        (hours @ 0..=14, minutes @ 0..=59) => Ok(sign * i64::from(hours * 3600 + minutes * 60)),
        _ => Err(Flaw::NoSuchTime),
    }
}

fn digits(text: &str) -> Result<u32, Flaw> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Flaw::Form);
    }
    text.parse().map_err(|_| Flaw::Form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_and_programs_write_them() {
        for (given, read_as) in [
            ("2024-08-17", "2024-08-17"),
            (" 2024-08-17\n", "2024-08-17"),
            ("2024-08-17T13:23", "2024-08-17T13:23"),
            ("2024-08-17 13:23:45.123456", "2024-08-17T13:23"),
            ("2024-08-17T13:23:45,5", "2024-08-17T13:23"),
            // midnight is a day
            ("2024-08-17T00:00:00", "2024-08-17"),
            ("2024-08-17T00:00:00.000Z", "2024-08-17"),
            ("2024-08-17T00:00:00+07:00", "2024-08-17"),
            // a time with an offset is converted to that of Vietnam
            ("2024-08-17T13:23+07:00", "2024-08-17T13:23"),
            ("2024-08-17T13:23+0700", "2024-08-17T13:23"),
            ("2024-08-17T20:30:00Z", "2024-08-18T03:30"),
            ("2024-12-31t20:30:00z", "2025-01-01T03:30"),
            ("2024-02-28T22:00-05", "2024-02-29T10:00"),
            ("17/08/2024", "2024-08-17"),
            ("7/8/2024", "2024-08-07"),
            ("17-08-2024", "2024-08-17"),
            ("17.8.2024", "2024-08-17"),
            ("17/08/2024 13:23", "2024-08-17T13:23"),
            ("29/2/2024", "2024-02-29"),
            // pandas: a day, a float, a time; a browser in Vietnam: a day
            ("1723852800000", "2024-08-17"),
            ("1723852800000.0", "2024-08-17"),
            ("1.7238528e12", "2024-08-17"),
            ("1723902180000", "2024-08-17T20:43"),
            ("1723827600000", "2024-08-17"),
            ("-158198400000", "1964-12-27"),
        ] {
            assert_eq!(read(given).map(|when| when.to_string()), Ok(read_as.to_owned()), "{given}");
        }
    }

    #[test]
    fn anything_else_is_refused_with_the_reason() {
        for (given, flaw) in [
            ("", Flaw::Empty),
            (" \t", Flaw::Empty),
            ("2024-08-17banana", Flaw::Form),
            ("2024-08-17T", Flaw::Form),
            ("2024-08-17 banana", Flaw::Form),
            ("2024-08-17T13", Flaw::Form),
            ("2024-08-17T1:23", Flaw::Form),
            ("2024-08-17T13:23.5", Flaw::Form),
            ("2024-08-17T13:23:45.", Flaw::Form),
            ("2024-08-17T13:23:45.1x", Flaw::Form),
            ("2024-08-17T13:23+7", Flaw::Form),
            ("2024-08-17T13:23+07:00banana", Flaw::Form),
            ("2024-08-17T13:23 +07:00", Flaw::Form),
            ("2024-8-17", Flaw::Form),
            ("2024/08/17", Flaw::Form),
            ("17/08/24", Flaw::Form),
            ("17/08-2024", Flaw::Form),
            ("17/08", Flaw::Form),
            ("2024-08", Flaw::Form),
            ("+2024-08-17", Flaw::Form),
            ("１7/08/2024", Flaw::Form),
            ("hôm qua", Flaw::Form),
            ("-", Flaw::Form),
            ("1e999", Flaw::Form),
            ("NaT", Flaw::Form),
            ("NaN", Flaw::Form),
            ("2024-02-30", Flaw::NoSuchDay),
            ("29/2/2023", Flaw::NoSuchDay),
            ("08/17/2024", Flaw::NoSuchDay),
            ("0000-00-00", Flaw::NoSuchDay),
            ("2024-08-17T24:00", Flaw::NoSuchTime),
            ("2024-08-17T13:60", Flaw::NoSuchTime),
            ("2024-08-17T13:23+15:00", Flaw::NoSuchTime),
            ("0", Flaw::TooFewMilliseconds),
            ("2024", Flaw::TooFewMilliseconds),
            ("20240817", Flaw::TooFewMilliseconds),
            ("1723852800", Flaw::TooFewMilliseconds),
            ("1723852800000000", Flaw::TooManyMilliseconds),
            ("1723852800000000000", Flaw::TooManyMilliseconds),
        ] {
            assert_eq!(read(given).map_err(|error| error.flaw), Err(flaw), "{given}");
        }
    }

    #[test]
    fn a_message_says_what_and_why_and_what_instead() {
        let error = read("30/02/2024").unwrap_err();
        assert_eq!(
            error.message(),
            Message {
                vi: "publishedAt “30/02/2024” là ngày không có trong lịch: hãy ghi YYYY-MM-DD (có thể kèm giờ: 2024-08-17T13:23+07:00), \
                     ngày/tháng/năm, hoặc số mili giây từ năm 1970"
                    .to_owned(),
                en: "publishedAt “30/02/2024” names a day that the calendar does not have: write YYYY-MM-DD (also with a time: \
                     2024-08-17T13:23+07:00), dd/mm/yyyy, or milliseconds since 1970"
                    .to_owned(),
            }
        );
        let long = read(&"ô".repeat(1000)).unwrap_err().to_string();
        assert!(long.contains(&format!("“{}…”", "ô".repeat(60))), "{long}");
    }
}
