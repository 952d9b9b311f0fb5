//! Dates relative to the day of publication: `hôm qua`, `năm nay`, `tháng trước`, `9 tháng qua`, `đến nay`.
//!
//! They need the day that the caller states: a date line may be that of a later copy of the article. For `6 tháng đầu năm` a
//! date line is enough, because a copy is rarely of another year.

use super::calendar::{Part, Point, When, shift_days};
use super::date_words;
use crate::find::found::{Date, DateSource};
use crate::find::reading::Reading;
use crate::lexicon::{DateClass, TableId, TimeUnit};
use crate::span::sort_by_place;
use solieu_text::TokenKind;

/// Finds the relative dates; each is marked as inferred.
pub(super) fn find_relative(reading: &mut Reading) {
    let Some(today) = reading.published.map(|published| published.from) else { return };
    let is_stated = reading.published_at.is_some();
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.source.len() {
        let scanned = scan_months_of_year(reading, at, today)
            .or_else(|| scan_named(reading, at, today).or_else(|| scan_counted(reading, at, today)).filter(|_| is_stated));
        match scanned {
            Some((when, end)) if reading.dates_in(&(at..end)).is_empty() && !is_in_date(reading, at) => {
                found.push(Date { tokens: at..end, when, source: DateSource::Relative });
                at = end;
            }
            _ => at += 1,
        }
    }
    reading.dates.append(&mut found);
    sort_by_place(&mut reading.dates, |date| (date.tokens.start, 0));
}

fn is_in_date(reading: &Reading, at: usize) -> bool {
    reading.claimed(at) == crate::find::reading::Claim::Date
}

/// `hôm qua`, `năm nay`, `tháng trước`, `đến nay`
fn scan_named(reading: &Reading, at: usize, today: Point) -> Option<(When, usize)> {
    let hit = date_words::hit(reading, at, DateClass::Relative)?;
    let word = reading.lexicon.date_word(hit);
    let when = match word.unit? {
        TimeUnit::Since => When::span(Point::of_day(today.year, 1, 1)?, today),
        unit => When::at(shift(today, unit, word.value?.into())?),
    };
    Some((when, at + hit.len()))
}

/// `9 tháng qua`, `5 năm gần đây`
fn scan_counted(reading: &Reading, at: usize, today: Point) -> Option<(When, usize)> {
    let (count, unit, end) = scan_count(reading, at)?;
    let past = date_words::hit(reading, end, DateClass::Past)?;
    let from = shift(today, unit, -i64::from(count))?;
    let to = shift(today, unit, 0)?;
    Some((When::span(from, to), end + past.len()))
}

/// `6 tháng đầu năm`, if the last of them has begun; `6 tháng cuối năm`
fn scan_months_of_year(reading: &Reading, at: usize, today: Point) -> Option<(When, usize)> {
    let (count, unit, end) = scan_count(reading, at)?;
    let side = [DateClass::Start, DateClass::Close].into_iter().find(|&side| date_words::is(reading, end, side))?;
    let year_at = date_words::skip(reading, end, side);
    let year =
        date_words::hit(reading, year_at, DateClass::Year).filter(|year| date_words::year(reading, year_at + year.len()).is_none())?;
    let months = Some(count).filter(|count| unit == TimeUnit::Month && (2..=11).contains(count))?;
    let (first, last) = if side == DateClass::Start { (1, months) } else { (13 - months, 12) };
    let (this_month, _) = today.start();
    if side == DateClass::Start && u32::from(this_month) < months {
        return None;
    }
    let when = When::span(Point::of_month(today.year, first)?, Point::of_month(today.year, last)?);
    Some((when, year_at + year.len()))
}

/// `9 tháng`, `sáu tháng`: the count, the unit, and the end.
fn scan_count(reading: &Reading, at: usize) -> Option<(u32, TimeUnit, usize)> {
    let digits = reading.token(at).kind == TokenKind::Digits;
    let (count, unit_at) = match date_words::digits(reading, at, 2) {
        Some(count) => (count, at + 1),
        None if !digits && reading.hit(at, TableId::Numeral).is_some() => {
            let scan = crate::find::number::scan_amount(reading, at)?;
            (scan.value.to_u32()?, at + scan.len)
        }
        None => return None,
    };
    let unit = date_words::hit(reading, unit_at, DateClass::Span)?;
    Some((count, reading.lexicon.date_word(unit).unit?, unit_at + unit.len()))
}

/// The day, week, month, quarter or year `offset` units after today.
fn shift(today: Point, unit: TimeUnit, offset: i64) -> Option<Point> {
    let year = today.year?;
    let (month, _) = today.start();
    let months = i64::from(year) * 12 + i64::from(month) - 1;
    Some(match unit {
        TimeUnit::Day => shift_days(today, offset)?,
        TimeUnit::Week => shift_days(today, offset * 7)?,
        TimeUnit::Month => {
            let shifted = months + offset;
            Point::of_month(Some(shifted.div_euclid(12) as i32), shifted.rem_euclid(12) as u32 + 1)?
        }
        TimeUnit::Quarter => {
            let shifted = months.div_euclid(3) + offset;
            Point { year: Some(shifted.div_euclid(4) as i32), part: Part::Quarter(shifted.rem_euclid(4) as u8 + 1) }
        }
        TimeUnit::Year => Point::of_year(year + offset as i32),
        TimeUnit::Since => return None,
    })
}
