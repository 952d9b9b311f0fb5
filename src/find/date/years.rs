//! The year of `ngày 17-12`: from the words beside it, from the article's own date, else from what the article says of its year.
//!
//! News looks back: a day that would lie well ahead is one of the year before, unless the sentence speaks of what is to come.

use super::calendar::{Part, Point, When};
use super::own_year::{OwnYear, find_own_year, is_past, is_target, words_around};
use super::{Date, DateSource, cue};
use crate::find::Reading;
use crate::lexicon::DateClass;
use solieu_text::TokenKind;

/// Fills in the years that were left out.
pub(super) fn fill_years(reading: &mut Reading) {
    if !reading.dates.iter().any(|date| date.when.is_open()) {
        return;
    }
    let own = if reading.published.is_none() { find_own_year(reading) } else { None };
    let filled: Vec<Option<(When, DateSource)>> = (0..reading.dates.len()).map(|index| fill_year(reading, index, own.as_ref())).collect();
    for (date, filled) in reading.dates.iter_mut().zip(filled) {
        if let Some(filled) = filled {
            (date.when, date.source) = filled;
        }
    }
}

fn fill_year(reading: &Reading, index: usize, own: Option<&OwnYear>) -> Option<(When, DateSource)> {
    let date = reading.dates.get(index).filter(|date| date.when.is_open())?;
    let published = reading.published.and_then(|published| Some((published.from, published.from.year?)));
    let (year, source) = if let Some(year) = year_beside(reading, index) {
        (year, DateSource::YearBeside)
    } else if let Some(offset) = stated_offset(reading, date) {
        (published.map(|(_, year)| year).or(own.map(OwnYear::year))? + offset, DateSource::YearBeside)
    } else if let Some(year) = told_before(reading, index) {
        (year, DateSource::YearElsewhere)
    } else if let Some(year) = opens_sentence(reading, index) {
        (year, DateSource::YearElsewhere)
    } else if let Some((today, year)) = published {
        (year_about(reading, date, today, year), DateSource::YearPublished)
    } else {
        (own?.year_of(date)?, DateSource::YearElsewhere)
    };
    Some((in_year(&date.when, year), source))
}

/// Both ends of an open date in that year; a span that would run backward ends in the next.
fn in_year(when: &When, year: i32) -> When {
    let from = Point { year: when.from.year.or(Some(year)), ..when.from };
    let to = when.to.map(|to| {
        let over_newyear = to.earlier_in_year(from) && to.year.is_none();
        Point { year: to.year.or(from.year.map(|year| year + i32::from(over_newyear))), ..to }
    });
    When { from, to, ..*when }
}

/// `tháng 11 năm ngoái`, `20/8 năm sau`: the offset that follows.
fn stated_offset(reading: &Reading, date: &Date) -> Option<i32> {
    cue::value(reading, cue::find(reading, date.tokens.end, DateClass::RelYear)?)
}

/// The year of a day of an article that is of that day.
fn year_about(reading: &Reading, date: &Date, today: Point, year: i32) -> i32 {
    // how far ahead an announcement without “sẽ” reaches, and how long ago a plan can lie
    const AHEAD: i64 = 45;
    const AGO: i64 = 180;
    let distance = date.when.from.day_number(year) - today.day_number(year);
    let to_come = speaks_of_future(reading, date);
    if distance > AHEAD && !to_come {
        year - 1
    } else if distance < -AGO && to_come {
        year + 1
    } else {
        year
    }
}

/// `sẽ`, `dự kiến`, `tới` in the sentence.
pub(super) fn speaks_of_future(reading: &Reading, date: &Date) -> bool {
    cue::within(reading, words_around(reading, date), DateClass::Future) || cue::is(reading, date.tokens.end, DateClass::Ahead)
}

/// `3/2 và 4/2/2017`: the member behind states the year. `năm 2018 ngày 25-6`: the words right before do.
pub(super) fn year_beside(reading: &Reading, index: usize) -> Option<i32> {
    let date = &reading.dates[index];
    if let Some(next) = reading.dates.get(index + 1) {
        let gap = date.tokens.end..next.tokens.start;
        // “ngày lễ 14/2, ngày 9/9/1999” are announced each for itself
        let listed = reading.token(gap.start).is(',') && gap.len() == 1;
        let joined = listed || gap.len() <= 2 && cue::is(reading, gap.start, DateClass::And);
        if let Some((year, _)) = next.when.full_day().filter(|_| joined) {
            return Some(year);
        }
    }
    // a few words: “năm 2016 công bố ngày 14.3”
    const REACH: usize = 5;
    let before = index.checked_sub(1).and_then(|before| reading.dates.get(before))?;
    let gap = before.tokens.end..date.tokens.start;
    let same_clause = gap.len() <= REACH && gap.clone().all(|at| reading.token(at).kind == TokenKind::Word);
    // the year of a name may be another one: “vòng loại World Cup 2018 ngày 8/6”
    let worded = before.tokens.len() > 1 && before.when.to.is_none() && before.when.from.part == Part::Year;
    let year = before.when.from.year.filter(|_| same_clause && worded)?;
    // what is reported of a year comes out after it
    let reported = cue::within(reading, gap, DateClass::Announced) && date.when.from.start().0 <= 6;
    Some(year + i32::from(reported))
}

/// `Năm 2024, toàn huyện xảy ra 45 vụ; riêng ⟦tháng 7⟧ xảy ra 9 vụ`: the sentence tells of that year.
fn opens_sentence(reading: &Reading, index: usize) -> Option<i32> {
    const DATES: usize = 6;
    let date = &reading.dates[index];
    let start = reading.source.sentence(date.tokens.start).start;
    let earlier = reading.dates[..index].iter().rev().take(DATES).take_while(|other| other.tokens.start >= start);
    let opening =
        earlier.take_while(|other| other.when.to.is_none() && matches!(other.when.from.part, Part::Year | Part::Month(_))).last()?;
    let opens = opening.tokens.start <= start + 1 && opening.when.from.part == Part::Year && opening.tokens.len() > 1;
    let is_month = date.when.to.is_none() && matches!(date.when.from.part, Part::Month(_) | Part::Quarter(_));
    opening.when.from.year.filter(|_| opens && is_month && !is_past(reading, opening) && !is_target(reading, opening))
}

/// The last full date of the story, where this one follows it in the calendar: `Ngày 15/3/2017 … Đến ngày 20/3`.
fn told_before(reading: &Reading, index: usize) -> Option<i32> {
    // beyond a few sentences the story has moved on; where the article has a date, that one takes over sooner
    let sentences = if reading.published.is_some() { 1 } else { 3 };
    const DATES: usize = 12;
    let date = &reading.dates[index];
    let sentence = reading.source.sentence_index(date.tokens.start);
    let (year, day) = reading.dates[..index]
        .iter()
        .rev()
        .take(DATES)
        .take_while(|other| !is_captioned(reading, other.tokens.end..date.tokens.start))
        .take_while(|other| sentence - reading.source.sentence_index(other.tokens.start) <= sentences)
        .find_map(|other| other.when.full_day().filter(|_| other.source == DateSource::Stated && !is_of_birth(reading, other)))?;
    (!date.when.from.earlier_in_year(day)).then_some(year)
}

/// `(16/3/2016 - Ảnh: Reuters) Ngày 13/6`: the date before is that of a picture.
fn is_captioned(reading: &Reading, mut gap: crate::span::Tokens) -> bool {
    gap.any(|at| cue::find(reading, at, DateClass::Caption).is_some_and(|hit| reading.token(at + hit.len()).is(':')))
}

/// `sinh ngày 12-8-1962`, `Ngày vào Đảng: 25-8-1982`
pub(super) fn is_of_birth(reading: &Reading, date: &Date) -> bool {
    let start = date.tokens.start;
    cue::before(reading, start, DateClass::Birth).is_some() || start > 0 && cue::before(reading, start - 1, DateClass::Birth).is_some()
}
