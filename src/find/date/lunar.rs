//! Dates of the lunar calendar: `14 tháng Giêng năm Đinh Dậu`, `rằm tháng 7`, `mùng 5 Tết`, `5/5 âm lịch`.
//!
//! They are reported apart and never converted: ISO 8601 has no form for them, and the same words mean another day each year.

use super::date_words;
use super::numeric::{is_inside_code, scan_numeric};
use crate::find::found::Lunar;
use crate::find::reading::Reading;
use crate::lexicon::DateClass;
use crate::span::Tokens;

/// The lunar date that starts at the token.
pub(super) fn scan_lunar(reading: &Reading, at: usize) -> Option<Lunar> {
    const SHAPES: &[fn(&Reading, usize) -> Option<Lunar>] = &[scan_feast, scan_fifteenth, scan_day, scan_numeric_day, scan_month];
    SHAPES.iter().find_map(|scan| scan(reading, at)).map(|lunar| extend(reading, lunar))
}

fn lunar(tokens: Tokens, day: Option<u32>, month: Option<u32>) -> Option<Lunar> {
    let fits = day.is_none_or(|day| (1..=30).contains(&day)) && month.is_none_or(|month| (1..=12).contains(&month));
    fits.then_some(Lunar { tokens, day: day.map(|day| day as u8), month: month.map(|month| month as u8), leap: false, cycle: None })
}

/// `tháng Giêng`, `tháng 7`: the month, its end, and whether its name is lunar.
fn scan_month_word(reading: &Reading, at: usize) -> Option<(u32, usize, bool)> {
    if !date_words::is(reading, at, DateClass::Month) {
        return None;
    }
    if let Some(name) = date_words::hit(reading, at + 1, DateClass::LunarMonth) {
        return Some((date_words::value(reading, name)? as u32, at + 1 + name.len(), true));
    }
    let month = match date_words::digits(reading, at + 1, 2) {
        Some(month) => month,
        None => date_words::value(reading, date_words::hit(reading, at + 1, DateClass::Name)?)? as u32,
    };
    Some((month, at + 2, false))
}

/// Whether the words behind say that the date is lunar: `âm lịch`, `ÂL`, `năm Đinh Dậu`.
pub(super) fn is_marked(reading: &Reading, end: usize) -> bool {
    let end = date_words::skip(reading, end, DateClass::Leap);
    let year = date_words::year(reading, date_words::skip(reading, end, DateClass::Year))
        .map_or(end, |_| date_words::skip(reading, end, DateClass::Year) + 1);
    date_words::is(reading, end, DateClass::Lunar)
        || year > end && date_words::is(reading, year, DateClass::Lunar)
        || scan_cycle_year(reading, end).is_some()
}

/// `mùng 10 tháng 3`, `mùng 5/5`: feasts, whose dates are lunar without saying so.
fn scan_feast(reading: &Reading, at: usize) -> Option<Lunar> {
    let feast = date_words::hit(reading, at, DateClass::Feast)?;
    let (day, month) = reading.lexicon.cell(feast, 2).split_once(' ')?;
    lunar(at..at + feast.len(), day.parse().ok(), month.parse().ok())
}

/// `rằm tháng Giêng`, `rằm tháng 7`
fn scan_fifteenth(reading: &Reading, at: usize) -> Option<Lunar> {
    let end = at + date_words::hit(reading, at, DateClass::Fifteenth)?.len();
    match scan_month_word(reading, end) {
        Some((month, end, _)) => lunar(at..end, Some(15), Some(month)),
        None => None,
    }
}

/// `14 tháng Giêng`, `mùng 5 Tết`, `mồng 9 tháng 5 âm lịch`, `29 Tết`
fn scan_day(reading: &Reading, at: usize) -> Option<Lunar> {
    let number_at = date_words::skip(reading, at, DateClass::LunarDay);
    let day = match date_words::digits(reading, number_at, 2) {
        Some(day) => day,
        None if number_at > at => date_words::value(reading, date_words::hit(reading, number_at, DateClass::Name)?)? as u32,
        None => return None,
    };
    let end = number_at + 1;
    let announced = number_at > at || date_words::before(reading, at, DateClass::Cited).is_some() || (23..=30).contains(&day);
    if date_words::is(reading, end, DateClass::NewYear) && announced {
        return lunar(at..end + 1, Some(day), Some(if day > 20 { 12 } else { 1 }));
    }
    if number_at > at && date_words::is(reading, end, DateClass::Lunar) {
        return lunar(at..end, Some(day), None);
    }
    let (month, end, named) = scan_month_word(reading, end)?;
    (named || is_marked(reading, end)).then(|| lunar(at..end, Some(day), Some(month)))?
}

/// `5/5 âm lịch`, `10/5 năm Kỷ Sửu`, `mùng 8/1 âm lịch`
fn scan_numeric_day(reading: &Reading, at: usize) -> Option<Lunar> {
    let number_at = date_words::skip(reading, at, DateClass::LunarDay);
    let whole = number_at > at || !is_inside_code(reading, at);
    let spot = scan_numeric(reading, number_at).filter(|spot| whole && spot.when.from.is_day() && is_marked(reading, spot.tokens.end))?;
    let (month, day) = spot.when.from.start();
    lunar(at..spot.tokens.end, Some(day.into()), Some(month.into()))
}

/// `tháng Giêng`, `tháng Chạp`, `tháng 7 âm lịch`
fn scan_month(reading: &Reading, at: usize) -> Option<Lunar> {
    let (month, end, named) = scan_month_word(reading, at)?;
    let end = if date_words::is_dash(reading, end) && date_words::digits(reading, end + 1, 2).is_some() { end + 2 } else { end };
    (named || is_marked(reading, end)).then(|| lunar(at..end, None, Some(month)))?
}

/// Extends the date over `nhuận`, `âm lịch` and the year.
fn extend(reading: &Reading, mut lunar: Lunar) -> Lunar {
    let mut end = lunar.tokens.end;
    lunar.leap = date_words::is(reading, end, DateClass::Leap);
    end = date_words::skip(reading, end, DateClass::Leap);
    if let Some(year_end) = date_words::year(reading, date_words::skip(reading, end, DateClass::Year))
        .map(|_| date_words::skip(reading, end, DateClass::Year) + 1)
        && date_words::is(reading, year_end, DateClass::Lunar)
    {
        end = year_end;
    }
    end = date_words::skip(reading, end, DateClass::Lunar);
    if let Some((cycle, cycle_end)) = scan_cycle_year(reading, end) {
        lunar.cycle = Some(cycle);
        end = cycle_end;
    }
    lunar.tokens.end = end;
    lunar
}

/// `năm Đinh Dậu`, `Tết Mậu Thân`, `xuân Giáp Thìn`: the place of the year in the cycle, and its end.
pub(super) fn scan_cycle_year(reading: &Reading, at: usize) -> Option<(u8, usize)> {
    let from = at + 1;
    let named = reading.token(from).is_capital() && reading.token(from + 1).is_capital();
    if !named || !date_words::is(reading, at, DateClass::Year) && !date_words::is(reading, at, DateClass::NewYear) {
        return None;
    }
    let stem = date_words::value(reading, date_words::hit(reading, from, DateClass::Stem)?)?;
    let branch = date_words::value(reading, date_words::hit(reading, from + 1, DateClass::Branch)?)?;
    // only pairs of the same parity exist: sixty of them
    let cycle = (0..60).find(|place| place % 10 == stem && place % 12 == branch)?;
    Some((cycle as u8, from + 2))
}
