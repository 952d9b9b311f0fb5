//! Years that are told as the present one. Most years of a story are past (`vào năm 2014`, `năm 2009, cô …`), and a writer calls
//! the present one `năm nay`; it is written out beside the days of the story (`31/3 … 31/3/2017`), in what is to come
//! (`tháng 11/2017 tới`), in accounts to date (`họp báo tháng 5/2017`) and in names (`APEC 2017`).

use super::calendar::{Part, Point};
use super::cue;
use super::own_year::{Evidence, Facts, WINDOW, is_past, is_target, words_around};
use super::years::speaks_of_future;
use crate::document::BlockKind;
use crate::find::found::Date;
use crate::find::reading::Reading;
use crate::lexicon::DateClass;

/// `Sáng 31/3 … ngày 31/3/2017`: the day that stands first is the present one, and is said in full further on.
pub(super) fn same_day(facts: &Facts) -> Option<Evidence> {
    let is_said_before =
        |full: &&Date| facts.days.iter().any(|open| open.when.from.part == full.when.from.part && open.tokens.start < full.tokens.start);
    let full = facts.latest_told().find(is_said_before)?;
    Evidence::at(full.when.from)
}

/// `Ngày 10/7 … theo văn bản số 3110 ngày 27/6/2017`: a document that is some days old.
pub(super) fn cited(facts: &Facts) -> Option<Evidence> {
    const DAYS: i64 = 10;
    let issued = facts.reading.documents.iter().filter_map(|document| document.issued).filter(|issued| issued.year >= facts.latest);
    let latest = issued.max_by_key(|issued| (issued.year, issued.start()))?;
    let is_fresh = |open: &&Date| {
        let passed = open.when.from.day_number(latest.year?) - latest.day_number(latest.year?);
        (0..=DAYS).contains(&passed).then_some(())
    };
    Evidence::at(latest).filter(|_| facts.days.iter().any(|open| is_fresh(open).is_some()))
}

/// `Ngày 5/6 … đến 7/6/2017`: the days of one story, an event and the report of it.
pub(super) fn near_day(facts: &Facts) -> Option<Evidence> {
    const DAYS: i64 = 7;
    if facts.of_court {
        return None;
    }
    let is_near = |full: &Date, year: i32| {
        facts.days.iter().any(|open| {
            let ahead = open.when.from.day_number(year) - full.when.from.day_number(year);
            // “27/5/2016 … ngày 25/5 tới”: what is to come does not lie before what was told
            let to_come = || cue::is(facts.reading, open.tokens.end, DateClass::Ahead);
            ahead.abs() <= DAYS && (ahead >= 0 || open.tokens.start < full.tokens.start || !to_come())
        })
    };
    let full = facts.latest_told().find(|date| {
        date.when.from.is_day() && !is_past(facts.reading, date) && date.when.from.year.is_some_and(|year| is_near(date, year))
    })?;
    Evidence::at(full.when.from)
}

/// `Ngày 5/5 … trong tháng 5/2017`, `tháng 1/2017 vừa qua`; `6 tháng đầu năm 2017` is counted when they are over.
pub(super) fn same_month(facts: &Facts) -> Option<Evidence> {
    const JANUARY: u8 = 1;
    let reading = facts.reading;
    let fits = |date: &&Date| match (date.when.from.part, date.when.to) {
        (Part::Month(_), Some(to)) => facts.months[usize::from(to.start().0)..].contains(&true),
        // the first month of a new year is told with it for some time
        (Part::Month(JANUARY), None) => facts.days_end_by(JANUARY + 2),
        (Part::Month(month), None) => facts.months[usize::from(month)],
        _ => false,
    };
    let is_just_over = |date: &Date| matches!(date.when.from.part, Part::Month(_)) && cue::is(reading, date.tokens.end, DateClass::Past);
    let tells = |date: &&Date| is_just_over(date) || !facts.of_court && !is_past(reading, date) && !is_compared(facts, date) && fits(date);
    let stated = facts.latest_told().find(tells)?;
    Evidence::at(stated.when.to.unwrap_or(stated.when.from))
}

/// `so với tháng 4/2016`
fn is_compared(facts: &Facts, date: &Date) -> bool {
    cue::within(facts.reading, facts.words_before(date, 4), DateClass::Than)
}

/// `tháng 11/2017 tới`, `giao tháng 8/2017`, `chậm nhất vào cuối tháng 7/2017`, `tháng 7/2017 sẽ …`: months that are still ahead.
pub(super) fn to_come(facts: &Facts) -> Option<Evidence> {
    let reading = facts.reading;
    // how far ahead each way of saying it reaches, in months
    let reach = |date: &Date| {
        let start = date.tokens.start;
        if cue::is(reading, date.tokens.end, DateClass::Ahead) || cue::before(reading, start, DateClass::Contract).is_some() {
            Some(8)
        } else if cue::within(reading, facts.words_before(date, 4), DateClass::Deadline) {
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
    Evidence::at(first.min_by_key(|month| (month.year, month.start()))?)
}

/// `họp báo thường kỳ tháng 5/2017`, `GDP quý I/2017`: told a few weeks after.
pub(super) fn regular(facts: &Facts) -> Option<Evidence> {
    const LONGEST_NAME: usize = 14;
    let reading = facts.reading;
    let last_month = |date: &Date| match date.when.from.part {
        Part::Quarter(quarter) => Some(quarter * 3),
        Part::Month(month) => cue::within(reading, facts.words_before(date, LONGEST_NAME), DateClass::Regular).then_some(month),
        _ => None,
    };
    facts.latest_told().filter(|date| date.when.to.is_none() && !is_past(reading, date)).find_map(|date| {
        let last = Point::of_month(date.when.from.year, last_month(date)?.into())?;
        told_soon_after(facts, last)
    })
}

/// `Tính đến ngày 31/3/2017, …`, `từ đầu năm 2017`: figures up to the end of a month, or of the year so far.
pub(super) fn counted(facts: &Facts) -> Option<Evidence> {
    const LAST_DAYS: u8 = 28;
    let reading = facts.reading;
    let is_count = |date: &&Date| {
        let start = cue::before(reading, date.tokens.start, DateClass::Day).unwrap_or(date.tokens.start);
        let opens = cue::before(reading, start, DateClass::To).is_some_and(|to| reading.source.sentence(to).start == to);
        opens || cue::before(reading, start, DateClass::At).is_some()
    };
    let days = reading.dates.iter().filter(|date| date.when.to.is_none() && date.when.from.year >= facts.latest);
    let mut ends = days.filter(|date| matches!(date.when.from.part, Part::Day(_, day) if day >= LAST_DAYS)).filter(is_count);
    let so_far = |date: &&Date| {
        let from = cue::before(reading, date.tokens.start, DateClass::Since);
        date.when.from.part == Part::Year && from.is_some() && cue::before(reading, date.tokens.start, DateClass::Season) == from
    };
    let since = || facts.latest_told().find(so_far).filter(|_| !facts.of_court);
    ends.find_map(|date| told_soon_after(facts, date.when.from)).or_else(|| Some(Evidence::of_year(since()?.when.from.year?)))
}

/// Whether all open days lie in the weeks behind it, over the turn of the year too.
fn told_soon_after(facts: &Facts, point: Point) -> Option<Evidence> {
    // a quarter, from the start of its last month, and as long again to count it
    const DAYS: i64 = 125;
    let year = point.year?;
    let is_told = |open: &&Date| {
        let mut passed = [year, year + 1].into_iter().map(|of| open.when.from.day_number(of) - point.day_number(year));
        passed.any(|days| (0..=DAYS).contains(&days))
    };
    Evidence::at(point).filter(|_| facts.days.iter().all(is_told))
}

/// `Tết Nguyên đán 2017`, told in the first months of the year.
pub(super) fn new_year(facts: &Facts) -> Option<Evidence> {
    const LAST_MONTH: u8 = 3;
    let of_new_year =
        |date: &&Date| date.when.from.part == Part::Year && cue::within(facts.reading, facts.words_before(date, 4), DateClass::NewYear);
    let named = facts.latest_told().find(of_new_year).filter(|_| facts.days_end_by(LAST_MONTH))?;
    Some(Evidence::of_year(named.when.from.year?))
}

/// `APEC 2017`, `chưa theo đơn giá của năm 2017`: an event, or what is so at present, carries its year.
pub(super) fn named(facts: &Facts) -> Option<Evidence> {
    let reading = facts.reading;
    let told = facts.latest_told().find(|date| is_named(facts, date))?;
    let year = told.when.from.year?;
    let mut others = reading.dates.iter().filter(|date| date.tokens != told.tokens && is_named(facts, date));
    let again = others.clone().any(|date| date.when.from.year == Some(year));
    // said once, in passing, it may be the next one: “hội nghị 2017 … trao cờ cho hội nghị 2018”
    let before = |class| cue::within(reading, facts.words_before(told, WINDOW), class);
    let stands_alone = before(DateClass::Event) || before(DateClass::Present) || in_head(reading, told);
    (again || stands_alone && !others.any(|date| date.when.from.year == Some(year - 1))).then(|| Evidence::of_year(year))
}

/// Whether the year stands in a name, or with a word of the present.
fn is_named(facts: &Facts, date: &Date) -> bool {
    let reading = facts.reading;
    let before = |class| cue::within(reading, facts.words_before(date, WINDOW), class);
    let at = date.tokens.start;
    date.when.from.part == Part::Year
        && date.when.to.is_none()
        && !is_past(reading, date)
        // “á quân giải châu Á 2016”, “cuộc bầu cử tổng thống Mỹ 2016”: what was won is mostly told later
        && !before(DateClass::Won)
        && (before(DateClass::Event) || before(DateClass::Present) || super::named::follows_name(reading, at))
        && !compares(reading, date)
}

/// `tuyển sinh năm học 2017-2018`, told before that year begins.
pub(super) fn admission(facts: &Facts) -> Option<Evidence> {
    const LAST_MONTH: u8 = 8;
    let reading = facts.reading;
    let of_school_year = |date: &&Date| {
        let school_year = date.when.to.is_some_and(|to| to.part == Part::Year && to.year == date.when.from.year.map(|year| year + 1));
        school_year && cue::within(reading, facts.words_before(date, WINDOW), DateClass::Admission)
    };
    let first = reading.dates.iter().filter(of_school_year).filter_map(|date| date.when.from.year).max()?;
    (Some(first) >= facts.latest && facts.days_end_by(LAST_MONTH)).then(|| Evidence::of_year(first))
}

/// `Olympic 2018 và World Cup 2022`: the sentence names more than one year.
fn compares(reading: &Reading, date: &Date) -> bool {
    reading
        .dates_in(&words_around(reading, date))
        .iter()
        .any(|other| other.when.from.year.is_some() && other.when.from.year != date.when.from.year)
}

/// In the headline, the first paragraph, or the first sentence of a text without either.
pub(super) fn in_head(reading: &Reading, date: &Date) -> bool {
    let at = date.tokens.start;
    let mut blocks = reading.source.blocks.iter().filter(|block| !block.tokens.is_empty());
    let headline = blocks.clone().any(|block| block.kind == BlockKind::Title);
    match (headline, blocks.find(|block| block.kind == BlockKind::Body)) {
        (true, Some(lead)) => at < lead.tokens.end,
        _ => reading.source.sentence_index(at) == 0,
    }
}

/// `Năm 2016 … đã …; năm 2017 phấn đấu …` in the first half of a year: what is planned is what runs.
pub(super) fn plan(facts: &Facts) -> Option<Evidence> {
    const LAST_MONTH: u8 = 6;
    let reading = facts.reading;
    let latest = facts.latest?;
    // “World Cup 2018” is a name
    let is_year = |date: &&Date| date.when.from.part == Part::Year && date.when.to.is_none() && date.tokens.len() > 1;
    let planned = |date: &&Date| is_year(date) && date.when.from.year == Some(latest + 1) && is_target(reading, date);
    let until = |date: &Date| cue::before(reading, date.tokens.start, DateClass::To).is_some();
    let runs = reading.dates.iter().filter(planned).any(|date| !until(date));
    (runs && facts.days_end_by(LAST_MONTH) && facts.latest_told().any(|date| is_year(&date))).then(|| Evidence::of_year(latest + 1))
}
