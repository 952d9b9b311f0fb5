//! Two or more dates that share their month or year: `13-17/10`, `từ 28-7 đến ngày 15-9`, `2016-2021`, `ngày 26 và 27-11`.

use super::bare_year::{names_event, scan_bare_year};
use super::calendar::{Part, Point, When};
use super::date_words;
use super::lunar::is_marked;
use super::numeric::{ends_freely, is_inside_code, scan_numeric};
use super::spot::Spot;
use super::worded::{scan_named_day, scan_worded, scan_year_behind};
use crate::find::reading::Reading;
use crate::lexicon::DateClass;

/// The dates that start at the token: one, a span, or the members of a list.
pub(super) fn scan_dates(reading: &Reading, at: usize) -> Vec<Spot> {
    if let Some(span) = scan_short_span(reading, at).or_else(|| scan_years(reading, at)) {
        return vec![span];
    }
    if let Some(list) = scan_list(reading, at) {
        return list;
    }
    match scan_one(reading, at) {
        Some(first) => vec![scan_rest(reading, &first).unwrap_or(first)],
        None => Vec::new(),
    }
}

fn scan_one(reading: &Reading, at: usize) -> Option<Spot> {
    let numeric = if is_inside_code(reading, at) { None } else { scan_numeric(reading, at) };
    numeric.or_else(|| scan_worded(reading, at)).or_else(|| scan_bare_year(reading, at))
}

/// A day, where the words before it have announced one.
fn scan_day(reading: &Reading, at: usize) -> Option<Spot> {
    scan_numeric(reading, at).or_else(|| scan_named_day(reading, at))
}

/// The start of the second date of a span: behind a dash, `đến`, `tới hết ngày`.
fn scan_joint(reading: &Reading, at: usize) -> Option<usize> {
    if date_words::is_dash(reading, at) {
        return Some(date_words::skip(reading, at + 1, DateClass::To));
    }
    let end = at + date_words::hit(reading, at, DateClass::To)?.len();
    Some(date_words::skip(reading, end, DateClass::Until))
}

/// Past the `ngày` of `đến ngày 15-9`.
fn skip_day_cue(reading: &Reading, at: usize) -> usize {
    date_words::skip(reading, at, DateClass::Day)
}

/// `từ 28-7 đến ngày 15-9`, `10/9 - 10/10`, `tháng 3 đến tháng 8/2017`, `năm 2008 đến tháng 6-2018`
fn scan_rest(reading: &Reading, first: &Spot) -> Option<Spot> {
    if first.when.to.is_some() {
        return None;
    }
    let joint = scan_joint(reading, first.tokens.end)?;
    let from = skip_day_cue(reading, joint);
    let second = if first.when.from.is_day() {
        scan_day(reading, from)?
    } else {
        scan_numeric(reading, from).or_else(|| scan_one(reading, from)).or_else(|| scan_year_end(reading, first, from))?
    };
    let when = span(first.when.from, second.when.from, &second)?;
    // “10/9 - 10/10” can only be dates, “10.9-10.10” may be decimals
    let by = match (first.by, second.by) {
        (Some('/'), Some('/')) | (None, _) | (_, None) => None,
        (by, _) => by,
    };
    Some(Spot { by, ..Spot::sure(first.tokens.start..second.tokens.end, when) })
}

/// The 2013 of `từ năm 1995 đến 2013`.
fn scan_year_end(reading: &Reading, first: &Spot, at: usize) -> Option<Spot> {
    let year = date_words::year(reading, at).filter(|_| first.when.from.part == Part::Year && ends_freely(reading, at + 1))?;
    Some(Spot::sure(at..at + 1, When::at(Point::of_year(year))))
}

/// The span of two points, if it runs forward. A year that one end states holds for both.
fn span(from: Point, to: Point, second: &Spot) -> Option<When> {
    if second.when.to.is_some() || from.is_day() != to.is_day() {
        return None;
    }
    let (from, to) = match (from.year, to.year) {
        (None, Some(year)) => (from.in_year(if to.earlier_in_year(from) { year - 1 } else { year }), to),
        (Some(year), None) => (from, to.in_year(if to.earlier_in_year(from) { year + 1 } else { year })),
        _ => (from, to),
    };
    let forward = match (from.year, to.year) {
        (Some(first), Some(last)) if first == last => from.earlier_in_year(to),
        (Some(first), Some(last)) => first < last,
        _ => from != to,
    };
    forward.then(|| When::span(from, to))
}

/// `13-17/10`, `từ 19 đến 31/8/2017`, `từ ngày 13 đến ngày 15-6-2017`, `tháng 1-3/2017`, `đêm 9 rạng sáng 10/5`
fn scan_short_span(reading: &Reading, at: usize) -> Option<Spot> {
    let day = date_words::digits(reading, at, 2).filter(|_| !is_inside_code(reading, at));
    if let Some(day) = day.filter(|day| (1..=31).contains(day)) {
        let over_night = date_words::is(reading, at + 1, DateClass::Dawn);
        let joint = if over_night { date_words::skip(reading, at + 1, DateClass::Dawn) } else { scan_joint(reading, at + 1)? };
        let from = skip_day_cue(reading, joint);
        let second = scan_day(reading, from)?;
        let Part::Day(month, last) = second.when.from.part else { return None };
        if second.when.to.is_some() || day >= u32::from(last) {
            return None;
        }
        let first = Point::of_day(second.when.from.year, month.into(), day)?;
        // a dash alone may be a range of anything: “13-17/10 đơn vị”
        let announced = over_night || from > joint || date_words::before(reading, at, DateClass::Day).is_some() || second.by.is_none();
        let by = if announced { None } else { second.by };
        return Some(Spot { by, ..Spot::sure(at..second.tokens.end, When::span(first, second.when.from)) });
    }
    // “tháng 1-3/2017”, “quý I - III/2017”
    let class = [DateClass::Month, DateClass::Quarter].into_iter().find(|&class| date_words::is(reading, at, class))?;
    let first = date_words::digits(reading, at + 1, 2).or_else(|| date_words::roman(reading, at + 1))?;
    let joint = scan_joint(reading, at + 2)?;
    let repeated = date_words::is(reading, joint, class);
    let last_at = if repeated { joint + 1 } else { joint };
    let last = date_words::digits(reading, last_at, 2).or_else(|| date_words::roman(reading, last_at))?;
    // the word before the first end holds for the second
    let (year, end) = scan_year_behind(reading, last_at + 1);
    if !ends_freely(reading, end) || reading.token(at + 1).is('/') || !repeated && first >= last {
        return None;
    }
    let point = |value: u32| match class {
        DateClass::Month => Point::of_month(year, value),
        _ => (1..=4).contains(&value).then_some(Point { year, part: Part::Quarter(value as u8) }),
    };
    let (from, to) = (point(first)?, point(last)?);
    let from = if first > last { Point { year: year.map(|year| year - 1), ..from } } else { from };
    Some(Spot::sure(at..end, When::span(from, to)))
}

/// `2016-2021`, `2010 - 2015`, `mùa giải 2016/17`, `từ 2010 đến 2015`, with or without `năm`
fn scan_years(reading: &Reading, at: usize) -> Option<Spot> {
    let worded = date_words::hit(reading, at, DateClass::Year).or_else(|| date_words::hit(reading, at, DateClass::Decade));
    let from = worded.map_or(at, |cue| at + cue.len());
    let first = date_words::year(reading, from).filter(|_| worded.is_some() || !is_inside_code(reading, from))?;
    let slash = reading.token(from + 1).is('/');
    let joint = if slash { from + 2 } else { scan_joint(reading, from + 1)? };
    let last_at = date_words::skip(reading, joint, DateClass::Year);
    let last = match date_words::year(reading, last_at) {
        Some(last) => last,
        // “2016/17”: the last two digits of the next year
        None => first + 1 - (first + 1) % 100 + date_words::digits(reading, last_at, 2).filter(|_| is_season(reading, from))? as i32,
    };
    let evident = worded.is_some() || last_at > joint || is_season(reading, from) || !date_words::is_counted(reading, last_at + 1);
    let consecutive = !slash || last == first + 1;
    if first >= last || !evident || !consecutive || !(1000..2200).contains(&last) || !ends_freely(reading, last_at + 1) {
        return None;
    }
    Some(Spot::sure(at..last_at + 1, When::years(first, last)))
}

fn is_season(reading: &Reading, at: usize) -> bool {
    date_words::before(reading, at, DateClass::Period).is_some() || names_event(reading, at)
}

/// `ngày 26 và 27 tháng 11 năm 2015`, `các ngày 12, 13 và 14-6`, `tháng 9, 10/2016`: each is a date of its own.
fn scan_list(reading: &Reading, at: usize) -> Option<Vec<Spot>> {
    // a list of days covers a week or two
    const MOST: usize = 10;
    let months = date_words::is(reading, at, DateClass::Month);
    let mut item = if months { at + 1 } else { at };
    if !months && date_words::before(reading, at, DateClass::Day).is_none() {
        return None;
    }
    let mut open: Vec<(usize, u32)> = Vec::new();
    while open.len() < MOST {
        let value = date_words::digits(reading, item, 2)?;
        let next = item + 1;
        let joint = if reading.token(next).is(',') {
            Some(next + 1)
        } else {
            date_words::hit(reading, next, DateClass::And).map(|and| next + and.len())
        };
        let ends = if months { None } else { scan_day(reading, item) };
        if let Some(last) = ends.filter(|last| last.when.from.is_day() && last.when.to.is_none()) {
            return close_list(reading, open, last);
        }
        match joint {
            Some(joint) => {
                open.push((item, value));
                item = if months { date_words::skip(reading, joint, DateClass::Month) } else { skip_day_cue(reading, joint) };
            }
            None if months && !open.is_empty() => {
                let (year, end) = scan_year_behind(reading, next);
                let last = Spot::sure(item..end, When::at(Point::of_month(year, value)?));
                return ends_freely(reading, end).then(|| close_list(reading, open, last))?;
            }
            None => return None,
        }
    }
    None
}

/// Gives the earlier members the month and the year of the last one; members must count up.
fn close_list(reading: &Reading, open: Vec<(usize, u32)>, last: Spot) -> Option<Vec<Spot>> {
    // “mồng 7 và mồng 8/1 âm lịch” are lunar
    if open.is_empty() || is_marked(reading, last.tokens.end) {
        return None;
    }
    let mut previous = 0;
    let mut out = Vec::with_capacity(open.len() + 1);
    for (at, value) in open {
        let point = match last.when.from.part {
            Part::Day(month, _) => Point::of_day(last.when.from.year, month.into(), value)?,
            _ => Point::of_month(last.when.from.year, value)?,
        };
        if value <= previous {
            return None;
        }
        previous = value;
        out.push(Spot::sure(at..at + 1, When::at(point)));
    }
    // the word before the list holds for the last member too
    out.push(Spot { by: None, ..last });
    Some(out)
}
