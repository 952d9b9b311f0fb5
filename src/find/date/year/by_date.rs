//! Evidence that a stated year is the article's own, from dates close to its open days: `Sáng 31/3 … 31/3/2017`,
//! `tháng 11/2017 tới`, `họp báo tháng 5/2017`. Most other stated years are past: `vào năm 2014`, `năm 2009, cô …`.

use super::facts::{Facts, YearEvidence, is_past, speaks_of_future};
use crate::find::date::calendar::{Part, Point};
use crate::find::date::date_words;
use crate::find::found::Date;
use crate::lexicon::DateClass;

/// `Sáng 31/3 … ngày 31/3/2017`: an open day is stated again in full.
pub(super) fn restated_day(facts: &Facts) -> Option<YearEvidence> {
    let is_said_before =
        |full: &&Date| facts.days.iter().any(|open| open.when.from.part == full.when.from.part && open.tokens.start < full.tokens.start);
    let full = facts.in_latest_year().find(is_said_before)?;
    YearEvidence::at(full.when.from)
}

/// `Ngày 10/7 … theo văn bản số 3110 ngày 27/6/2017`: a document was issued a few days before an open day.
pub(super) fn document_day(facts: &Facts) -> Option<YearEvidence> {
    const DAYS: i64 = 10;
    let issued = facts.reading.documents.iter().filter_map(|document| document.issued).filter(|issued| issued.year >= facts.latest);
    let latest = issued.max_by_key(|issued| (issued.year, issued.start()))?;
    let is_fresh = |open: &&Date| {
        let passed = open.when.from.day_number(latest.year?) - latest.day_number(latest.year?);
        (0..=DAYS).contains(&passed).then_some(())
    };
    YearEvidence::at(latest).filter(|_| facts.days.iter().any(|open| is_fresh(open).is_some()))
}

/// `Ngày 5/6 … đến 7/6/2017`: a full date lies within days of an open one.
pub(super) fn near_day(facts: &Facts) -> Option<YearEvidence> {
    const DAYS: i64 = 7;
    if facts.of_court {
        return None;
    }
    let is_near = |full: &Date, year: i32| {
        facts.days.iter().any(|open| {
            let ahead = open.when.from.day_number(year) - full.when.from.day_number(year);
            // “27/5/2016 … ngày 25/5 tới”: a day to come cannot lie before a day reported earlier
            let to_come = || date_words::is(facts.reading, open.tokens.end, DateClass::Ahead);
            ahead.abs() <= DAYS && (ahead >= 0 || open.tokens.start < full.tokens.start || !to_come())
        })
    };
    let full = facts.in_latest_year().find(|date| {
        date.when.from.is_day() && !is_past(facts.reading, date) && date.when.from.year.is_some_and(|year| is_near(date, year))
    })?;
    YearEvidence::at(full.when.from)
}

/// `Ngày 5/5 … trong tháng 5/2017`, `tháng 1/2017 vừa qua`; `6 tháng đầu năm 2017` is reported when they are over.
pub(super) fn same_month(facts: &Facts) -> Option<YearEvidence> {
    const JANUARY: u8 = 1;
    let reading = facts.reading;
    let fits = |date: &&Date| match (date.when.from.part, date.when.to) {
        (Part::Month(_), Some(to)) => facts.months[usize::from(to.start().0)..].contains(&true),
        // the first months of a year still write its number beside January
        (Part::Month(JANUARY), None) => facts.days_end_by(JANUARY + 2),
        (Part::Month(month), None) => facts.months[usize::from(month)],
        _ => false,
    };
    let is_just_over =
        |date: &Date| matches!(date.when.from.part, Part::Month(_)) && date_words::is(reading, date.tokens.end, DateClass::Past);
    let is_evidence =
        |date: &&Date| is_just_over(date) || !facts.of_court && !is_past(reading, date) && !is_compared(facts, date) && fits(date);
    let stated = facts.in_latest_year().find(is_evidence)?;
    YearEvidence::at(stated.when.to.unwrap_or(stated.when.from))
}

/// `so với tháng 4/2016`
fn is_compared(facts: &Facts, date: &Date) -> bool {
    date_words::within(facts.reading, facts.words_before(date, 4), DateClass::Than)
}

/// A month ahead: `tháng 11/2017 tới`, `giao tháng 8/2017`, `chậm nhất vào cuối tháng 7/2017`, `tháng 7/2017 sẽ …`.
pub(super) fn month_ahead(facts: &Facts) -> Option<YearEvidence> {
    let reading = facts.reading;
    // how many months ahead each wording reaches
    let reach = |date: &Date| {
        let start = date.tokens.start;
        if date_words::is(reading, date.tokens.end, DateClass::Ahead) || date_words::before(reading, start, DateClass::Contract).is_some() {
            Some(8)
        } else if date_words::within(reading, facts.words_before(date, 4), DateClass::Deadline) {
            Some(2)
        } else {
            speaks_of_future(reading, date).then_some(1)
        }
    };
    let is_ahead = |date: &Date, month: u8| {
        let reach = reach(date)?;
        (month.saturating_sub(reach)..=month).any(|open| facts.months[usize::from(open)]).then_some(())
    };
    let months = reading.dates.iter().filter(|date| date.when.to.is_none() && date.when.from.year >= facts.latest);
    let first = months.filter_map(|date| match date.when.from.part {
        Part::Month(month) => is_ahead(date, month).and(Some(date.when.from)),
        _ => None,
    });
    YearEvidence::at(first.min_by_key(|month| (month.year, month.start()))?)
}

/// `họp báo thường kỳ tháng 5/2017`, `GDP quý I/2017`: periodic reports appear within weeks.
pub(super) fn periodic_report(facts: &Facts) -> Option<YearEvidence> {
    const LONGEST_NAME: usize = 14;
    let reading = facts.reading;
    let last_month = |date: &Date| match date.when.from.part {
        Part::Quarter(quarter) => Some(quarter * 3),
        Part::Month(month) => date_words::within(reading, facts.words_before(date, LONGEST_NAME), DateClass::Regular).then_some(month),
        _ => None,
    };
    facts.in_latest_year().filter(|date| date.when.to.is_none() && !is_past(reading, date)).find_map(|date| {
        let last = Point::of_month(date.when.from.year, last_month(date)?.into())?;
        is_reported_after(facts, last)
    })
}

/// `Tính đến ngày 31/3/2017, …`, `từ đầu năm 2017`: counts up to the end of a month, or of the year so far.
pub(super) fn counted_to(facts: &Facts) -> Option<YearEvidence> {
    const LAST_DAYS: u8 = 28;
    let reading = facts.reading;
    let is_count = |date: &&Date| {
        let start = date_words::before(reading, date.tokens.start, DateClass::Day).unwrap_or(date.tokens.start);
        let opens = date_words::before(reading, start, DateClass::To).is_some_and(|to| reading.source.sentence(to).start == to);
        opens || date_words::before(reading, start, DateClass::At).is_some()
    };
    let days = reading.dates.iter().filter(|date| date.when.to.is_none() && date.when.from.year >= facts.latest);
    let mut ends = days.filter(|date| matches!(date.when.from.part, Part::Day(_, day) if day >= LAST_DAYS)).filter(is_count);
    let so_far = |date: &&Date| {
        let from = date_words::before(reading, date.tokens.start, DateClass::Since);
        date.when.from.part == Part::Year && from.is_some() && date_words::before(reading, date.tokens.start, DateClass::Season) == from
    };
    let since = || facts.in_latest_year().find(so_far).filter(|_| !facts.of_court);
    ends.find_map(|date| is_reported_after(facts, date.when.from)).or_else(|| Some(YearEvidence::of_year(since()?.when.from.year?)))
}

/// The point as evidence, if all open days follow it within weeks, also in the next year.
fn is_reported_after(facts: &Facts, point: Point) -> Option<YearEvidence> {
    // one month to the end of a quarter, and a quarter to publish
    const DAYS: i64 = 125;
    let year = point.year?;
    let is_soon_after = |open: &&Date| {
        let mut passed = [year, year + 1].into_iter().map(|of| open.when.from.day_number(of) - point.day_number(year));
        passed.any(|days| (0..=DAYS).contains(&days))
    };
    YearEvidence::at(point).filter(|_| facts.days.iter().all(is_soon_after))
}
