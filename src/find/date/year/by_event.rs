//! Evidence that a stated year is the article's own, from events and plans: `APEC 2017`, `Tết Nguyên đán 2017`,
//! `tuyển sinh năm học 2017-2018`, `chưa theo đơn giá của năm 2017`, `năm 2017 phấn đấu`.

use super::facts::{Facts, WINDOW, YearEvidence, in_head, is_past, is_target, words_around};
use crate::find::date::bare_year::follows_name;
use crate::find::date::calendar::Part;
use crate::find::date::date_words;
use crate::find::found::Date;
use crate::find::reading::Reading;
use crate::lexicon::DateClass;

/// `Tết Nguyên đán 2017`, if all open days are in the first months of a year.
pub(super) fn new_year(facts: &Facts) -> Option<YearEvidence> {
    const LAST_MONTH: u8 = 3;
    let of_new_year = |date: &&Date| {
        date.when.from.part == Part::Year && date_words::within(facts.reading, facts.words_before(date, 4), DateClass::NewYear)
    };
    let named = facts.in_latest_year().find(of_new_year).filter(|_| facts.days_end_by(LAST_MONTH))?;
    Some(YearEvidence::of_year(named.when.from.year?))
}

/// `APEC 2017`, `chưa theo đơn giá của năm 2017`: the year of an event, or beside a word of the present.
pub(super) fn event(facts: &Facts) -> Option<YearEvidence> {
    let reading = facts.reading;
    let stated = facts.in_latest_year().find(|date| is_event_year(facts, date))?;
    let year = stated.when.from.year?;
    let mut others = reading.dates.iter().filter(|date| date.tokens != stated.tokens && is_event_year(facts, date));
    let again = others.clone().any(|date| date.when.from.year == Some(year));
    // a single mention may be the next event: “hội nghị 2017 … trao cờ cho hội nghị 2018”
    let before = |class| date_words::within(reading, facts.words_before(stated, WINDOW), class);
    let stands_alone = before(DateClass::Event) || before(DateClass::Present) || in_head(reading, stated);
    (again || stands_alone && !others.any(|date| date.when.from.year == Some(year - 1))).then(|| YearEvidence::of_year(year))
}

/// Whether the year closes a name or stands with a word of the present.
fn is_event_year(facts: &Facts, date: &Date) -> bool {
    let reading = facts.reading;
    let before = |class| date_words::within(reading, facts.words_before(date, WINDOW), class);
    let at = date.tokens.start;
    date.when.from.part == Part::Year
        && date.when.to.is_none()
        && !is_past(reading, date)
        // “á quân giải châu Á 2016”, “cuộc bầu cử tổng thống Mỹ 2016”: victories are mentioned for years
        && !before(DateClass::Won)
        && (before(DateClass::Event) || before(DateClass::Present) || follows_name(reading, at))
        && !compares(reading, date)
}

/// `tuyển sinh năm học 2017-2018`: admissions precede the school year.
pub(super) fn school_year(facts: &Facts) -> Option<YearEvidence> {
    const LAST_MONTH: u8 = 8;
    let reading = facts.reading;
    let of_school_year = |date: &&Date| {
        let is_school_year = date.when.to.is_some_and(|to| to.part == Part::Year && to.year == date.when.from.year.map(|year| year + 1));
        is_school_year && date_words::within(reading, facts.words_before(date, WINDOW), DateClass::Admission)
    };
    let first = reading.dates.iter().filter(of_school_year).filter_map(|date| date.when.from.year).max()?;
    (Some(first) >= facts.latest && facts.days_end_by(LAST_MONTH)).then(|| YearEvidence::of_year(first))
}

/// `Olympic 2018 và World Cup 2022`: the sentence states more than one year.
fn compares(reading: &Reading, date: &Date) -> bool {
    reading
        .dates_in(&words_around(reading, date))
        .iter()
        .any(|other| other.when.from.year.is_some() && other.when.from.year != date.when.from.year)
}

/// `Năm 2016 … đã …; năm 2017 phấn đấu …`, if all open days are in the first half of a year: the plan is for the current year.
pub(super) fn plan(facts: &Facts) -> Option<YearEvidence> {
    const LAST_MONTH: u8 = 6;
    let reading = facts.reading;
    let latest = facts.latest?;
    // “World Cup 2018” is a name
    let is_year = |date: &&Date| date.when.from.part == Part::Year && date.when.to.is_none() && date.tokens.len() > 1;
    let planned = |date: &&Date| is_year(date) && date.when.from.year == Some(latest + 1) && is_target(reading, date);
    let until = |date: &Date| date_words::before(reading, date.tokens.start, DateClass::To).is_some();
    let runs = reading.dates.iter().filter(planned).any(|date| !until(date));
    (runs && facts.days_end_by(LAST_MONTH) && facts.in_latest_year().any(|date| is_year(&date))).then(|| YearEvidence::of_year(latest + 1))
}
