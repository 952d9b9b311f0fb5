//! Dates with words: `17 tháng 12, 2012`, `tháng 10-2021`, `quý IV năm 2023`, `6 tháng đầu năm 2017`, `thập niên 80 của thế kỷ 19`.

use super::calendar::{Part, Point, When};
use super::date_words;
use super::numeric::{ends_freely, ends_or_joins};
use super::spot::Spot;
use crate::find::reading::Reading;
use crate::lexicon::{DateClass, TableId};
use solieu_text::TokenKind;

/// The date with words at the token, which is a number before `tháng`, or a word such as `tháng`.
pub(super) fn scan_worded(reading: &Reading, at: usize) -> Option<Spot> {
    const SHAPES: &[fn(&Reading, usize) -> Option<Spot>] =
        &[scan_day, scan_months, scan_half, scan_month, scan_quarter, scan_decade, scan_year];
    SHAPES.iter().find_map(|scan| scan(reading, at))
}

/// `17 tháng 12, 2012`; without a year only behind `ngày`, because `sau 2 tháng 10 ngày` is a duration.
fn scan_day(reading: &Reading, at: usize) -> Option<Spot> {
    let spot = scan_named_day(reading, at)?;
    let announced = date_words::before(reading, at, DateClass::Day).is_some();
    let digits = reading.token(at).kind == TokenKind::Digits;
    (announced || digits && spot.when.from.year.is_some()).then_some(spot)
}

/// `17 tháng 12`, where the words before it have announced a day.
pub(super) fn scan_named_day(reading: &Reading, at: usize) -> Option<Spot> {
    let (day, month_at) = scan_number(reading, at, 2)?;
    date_words::hit(reading, month_at, DateClass::Month)?;
    let (month, end) = scan_month_name(reading, month_at + 1)?;
    let (year, end) = scan_year_behind(reading, end);
    Some(Spot::sure(at..end, When::at(Point::of_day(year, month, day)?)))
}

/// Digits, or number words: the day of `ngày ba mươi tháng tư`.
fn scan_number(reading: &Reading, at: usize, most: usize) -> Option<(u32, usize)> {
    if let Some(value) = date_words::digits(reading, at, most) {
        return Some((value, at + 1));
    }
    let spelled = reading.token(at).kind == TokenKind::Word && reading.hit(at, TableId::Numeral).is_some();
    let scan = spelled.then(|| crate::find::number::scan_amount(reading, at))??;
    Some((scan.value.to_u32()?, at + scan.len))
}

/// The 10 of `tháng 10`, the `tư` of `tháng tư`.
fn scan_month_name(reading: &Reading, at: usize) -> Option<(u32, usize)> {
    if let Some(month) = date_words::digits(reading, at, 2) {
        return (1..=12).contains(&month).then_some((month, at + 1));
    }
    let name = date_words::hit(reading, at, DateClass::Name).filter(|_| reading.token(at).spaced)?;
    // “9 tháng năm 2017”: “năm” is “year” here, not “five”
    if date_words::is(reading, at, DateClass::Year) && date_words::year(reading, at + name.len()).is_some() {
        return None;
    }
    Some((date_words::value(reading, name)? as u32, at + name.len()))
}

/// The year behind a month or a quarter: `/2021`, `-2021`, `.2021`, `, 2012`, `năm 2010`, ` 2014`.
pub(super) fn scan_year_behind(reading: &Reading, at: usize) -> (Option<i32>, usize) {
    let next = reading.token(at);
    let from = match next.mark {
        '/' | '-' | '.' | '–' if !next.spaced || reading.token(at + 1).spaced => at + 1,
        ',' => date_words::skip(reading, at + 1, DateClass::Year),
        _ => skip_of(reading, date_words::skip(reading, skip_of(reading, at), DateClass::Year)),
    };
    match date_words::year(reading, from).filter(|_| ends_or_joins(reading, from + 1) && next.kind != TokenKind::Line) {
        Some(year) => (Some(year), from + 1),
        None => (None, at),
    }
}

/// Past the `của` of `tháng 5 của năm 2010`.
fn skip_of(reading: &Reading, at: usize) -> usize {
    date_words::skip(reading, at, DateClass::Of)
}

/// `tháng 10-2021`, `tháng 4`, `tháng tư năm 2010`
fn scan_month(reading: &Reading, at: usize) -> Option<Spot> {
    // “mỗi tháng 2 lần”, “13 năm 1 tháng 12 ngày”
    if !date_words::is(reading, at, DateClass::Month)
        || date_words::before(reading, at, DateClass::Each).is_some()
        || reading.source.before(at, 1).kind == TokenKind::Digits
    {
        return None;
    }
    let (month, name_end) = scan_month_name(reading, at + 1)?;
    let (year, end) = scan_year_behind(reading, name_end);
    let word = reading.token(at + 1).kind == TokenKind::Word;
    // “ba tháng tư”, “tháng hai lần”: a month in words needs a year, or a preposition of time
    if year.is_none() && (!ends_freely(reading, end) || is_frequency(reading, end) || word && !is_dated(reading, at)) {
        return None;
    }
    Some(Spot::sure(at..end, When::at(Point::of_month(year, month)?)))
}

/// `tháng 2 lần`, `tháng 5 triệu`: an amount a month.
fn is_frequency(reading: &Reading, at: usize) -> bool {
    let scale =
        reading.hit(at, TableId::Numeral).is_some_and(|hit| matches!(reading.lexicon.numeral(hit), crate::lexicon::Numeral::Scale(_)));
    scale || date_words::is(reading, at, DateClass::Times)
}

fn is_dated(reading: &Reading, at: usize) -> bool {
    [DateClass::Season, DateClass::At, DateClass::From, DateClass::To]
        .into_iter()
        .any(|class| date_words::before(reading, at, class).is_some())
}

/// `quý IV năm 2023`, `quý II/2023`, `quý 3`
fn scan_quarter(reading: &Reading, at: usize) -> Option<Spot> {
    if !date_words::is(reading, at, DateClass::Quarter) {
        return None;
    }
    let value = date_words::digits(reading, at + 1, 1).or_else(|| date_words::roman(reading, at + 1));
    let quarter = match value {
        Some(value) => value,
        // “quý bốn năm 2016”, but “quý ba mẹ”
        None => scan_month_name(reading, at + 1).filter(|&(_, end)| scan_year_behind(reading, end).0.is_some())?.0,
    };
    if !(1..=4).contains(&quarter) {
        return None;
    }
    let (year, end) = scan_year_behind(reading, at + 2);
    Some(Spot::sure(at..end, When::at(Point { year, part: Part::Quarter(quarter as u8) })))
}

/// `6 tháng đầu năm 2017`, `3 tháng cuối năm 2016`, `9 tháng năm 2017`: the count of months stays a number.
fn scan_months(reading: &Reading, at: usize) -> Option<Spot> {
    let (count, unit) = scan_number(reading, at, 2)?;
    let length = if date_words::is(reading, unit, DateClass::Month) {
        1
    } else if date_words::is(reading, unit, DateClass::Quarter) {
        3
    } else {
        return None;
    };
    let side = [DateClass::Start, DateClass::Close].into_iter().find(|&class| date_words::is(reading, unit + 1, class));
    let from = side.map_or(unit + 1, |class| date_words::skip(reading, unit + 1, class));
    let (Some(year), end) = scan_year_behind(reading, from) else { return None };
    let months = Some(count * length).filter(|months| (2..=11).contains(months))?;
    let (first, last) = if side == Some(DateClass::Close) { (13 - months, 12) } else { (1, months) };
    let when = When::span(Point::of_month(Some(year), first)?, Point::of_month(Some(year), last)?);
    Some(Spot { claim: unit + 1..end, ..Spot::sure(at..end, when) })
}

/// `nửa đầu năm 2017`, `nửa cuối năm 2016`
fn scan_half(reading: &Reading, at: usize) -> Option<Spot> {
    let half = date_words::hit(reading, at, DateClass::Half)?;
    let (Some(year), end) = scan_year_behind(reading, at + half.len()) else { return None };
    let first = if date_words::value(reading, half)? == 1 { 1 } else { 7 };
    let when = When::span(Point::of_month(Some(year), first)?, Point::of_month(Some(year), first + 5)?);
    Some(Spot::sure(at..end, when))
}

/// `năm 2016`, `năm 938`, `năm 179 trước Công nguyên`
fn scan_year(reading: &Reading, at: usize) -> Option<Spot> {
    if !date_words::is(reading, at, DateClass::Year) {
        return None;
    }
    let era_at = at + 2;
    let value = date_words::digits(reading, at + 1, 4)?;
    if date_words::is(reading, era_at, DateClass::Bc) {
        let end = date_words::skip(reading, era_at, DateClass::Bc);
        return Some(Spot::sure(at..end, When::at(Point::of_year(1 - value as i32))));
    }
    if date_words::is(reading, era_at, DateClass::Ad) {
        let end = date_words::skip(reading, era_at, DateClass::Ad);
        return Some(Spot::sure(at..end, When::at(Point::of_year(value as i32))));
    }
    let yearly = date_words::before(reading, at, DateClass::Each).is_some() || at > 0 && date_words::is(reading, at - 1, DateClass::Yearly);
    if yearly || !ends_freely(reading, era_at) {
        return None;
    }
    let modern = date_words::year(reading, at + 1).is_some_and(|year| year >= 1800);
    // “năm 938” is a year, but “năm 500 tỷ” and “năm 120 người” are amounts
    let old = (100..1800).contains(&value) && !date_words::is_counted(reading, era_at) && !reading.token(era_at).is('%');
    (modern || old).then(|| Spot::sure(at..at + 2, When::at(Point::of_year(value as i32))))
}

/// `thập niên 1980`, `những năm 90`, `thập niên 80 của thế kỷ 19`
fn scan_decade(reading: &Reading, at: usize) -> Option<Spot> {
    let from = at + date_words::hit(reading, at, DateClass::Decade)?.len();
    let value = date_words::digits(reading, from, 4)? as i32;
    let first = match value {
        1000..=2199 => value,
        10..=99 if value % 10 == 0 && !date_words::is_counted(reading, from + 1) => value,
        _ => return None,
    };
    if !ends_freely(reading, from + 1) {
        return None;
    }
    let century_at = skip_of(reading, from + 1);
    let (first, end) = match scan_century(reading, century_at) {
        Some((century, end)) if first < 100 => ((century - 1) * 100 + first, end),
        // “thập niên 80” without a century is that of the 1900s
        _ if first < 100 => (1900 + first, from + 1),
        _ => (first, from + 1),
    };
    // “những năm 1986” is one year
    let last = if first % 10 == 0 { first + 9 } else { first };
    let when = if last == first { When::at(Point::of_year(first)) } else { When::years(first, last) };
    Some(Spot::sure(at..end, when))
}

/// `thế kỷ 19`, `thế kỷ thứ XIII`, `thế kỷ III trước Công nguyên`: the century, and its end. It is claimed, not reported.
pub(super) fn scan_century(reading: &Reading, at: usize) -> Option<(i32, usize)> {
    let from = date_words::skip(reading, at + date_words::hit(reading, at, DateClass::Century)?.len(), DateClass::Ordinal);
    let century = date_words::digits(reading, from, 2)
        .or_else(|| date_words::roman(reading, from))
        .filter(|century| (1..=30).contains(century))? as i32;
    let end = from + 1;
    if date_words::is(reading, end, DateClass::Bc) {
        return Some((-century, date_words::skip(reading, end, DateClass::Bc)));
    }
    ends_freely(reading, end).then_some((century, end))
}
