//! Evidence that the article's year is the one after a stated year: `tăng so với cùng kỳ năm 2016`,
//! `Ngày 21/1 … kỷ luật 650 đảng viên trong năm 2018`, `Tháng 12/2016 … đến ngày 6/2`.

use super::facts::{Facts, YearEvidence, in_head, speaks_of_future};
use crate::find::date::calendar::{Part, Point};
use crate::find::date::date_words;
use crate::find::found::{Date, DateSource};
use crate::lexicon::DateClass;

/// `tăng 6,9% so với cùng kỳ năm 2016`: comparison with the year before.
pub(super) fn comparison(facts: &Facts) -> Option<YearEvidence> {
    let latest = facts.latest?;
    let year = facts.stated_years().find(|&(date, year)| {
        let before = |class| date_words::within(facts.reading, facts.words_before(date, 4), class);
        year + 1 >= latest && (before(DateClass::SamePeriod) || before(DateClass::Than))
    });
    let (_, year) = year?;
    // in January and February the comparison is between the two years before
    (year == latest || !facts.days_end_by(2)).then(|| YearEvidence::of_year(year + 1))
}

/// `tổng kết năm 2018` in the head of the article or more than once, if all open days are in January or February.
pub(super) fn year_review(facts: &Facts) -> Option<YearEvidence> {
    const LAST_MONTH: u8 = 2;
    if !facts.days_end_by(LAST_MONTH) {
        return None;
    }
    let latest = facts.latest?;
    let is_report = |date: &Date| {
        date_words::within(facts.reading, facts.words_before(date, 6), DateClass::Report) && !speaks_of_future(facts.reading, date)
    };
    let reported = || facts.stated_years().filter(|&(date, _)| is_report(date));
    let (first, year) = reported().next()?;
    let is_prominent = in_head(facts.reading, first) || reported().filter(|&(_, other)| other == year).nth(1).is_some();
    (is_prominent && year + 1 >= latest).then(|| YearEvidence::of_year(year + 1))
}

/// `Tháng 12/2016 … đến ngày 6/2`: open days that lie earlier in the year than every point of the latest year are of the next one.
pub(super) fn turn_of_year(facts: &Facts) -> Option<YearEvidence> {
    // after a longer gap, more than one year may have passed
    const DAYS: i64 = 150;
    let year = facts.latest.filter(|_| !facts.of_court)?;
    let points = || {
        let is_point = |date: &&Date| matches!(date.when.from.part, Part::Day(..) | Part::Month(_));
        let stated = facts.in_latest_year().filter(is_point).filter(|date| !speaks_of_future(facts.reading, date));
        stated.map(|date| date.when.to.unwrap_or(date.when.from))
    };
    let first = points().map(Point::start).min()?;
    let last = points().max_by_key(|point| point.start())?;
    let mut days = facts.days.iter().filter(|date| date.source == DateSource::Stated).peekable();
    days.peek()?;
    let next = days.all(|date| {
        let waited = date.when.from.day_number(year + 1) - last.day_number(year);
        date.when.from.start() < first && waited <= DAYS
    });
    next.then(|| YearEvidence::of_year(year + 1))
}
