//! The year that an article without a date line is of, from what it says: `Đại hội … nhiệm kỳ 2015-2020, sẽ được tổ chức 13-17/10`,
//! `sơ kết 1 năm thực hiện Quy định số 01 ngày 3/3/2016`, `năm Đinh Dậu`, `6 tháng đầu năm 2017`.
//!
//! Where it does not say, there is none: a wrong year does more harm than `XXXX`.

use super::calendar::Part;
use super::years::{is_of_birth, speaks_of_future, year_beside};
use super::{Date, cue, lunar};
use crate::find::Reading;
use crate::lexicon::DateClass;
use crate::lexicon::TableId;
use crate::source::Starts;

/// Before this, a year is history and no article on the web is of it.
const FIRST_NEWS: i32 = 1995;

/// From an event, or a word of the present, to the year that it carries; from a congress to the day on which it opens.
const WINDOW: usize = 18;

/// The year, and what in the article speaks against it.
pub(super) struct OwnYear {
    pub(super) year: i32,
    /// A full date of that year stands behind one without its year: its writer states years where they are not the present one.
    is_stated_later: bool,
    /// Month and day of the latest document of that year: the article is younger.
    cited: Option<(u8, u8)>,
}

impl OwnYear {
    /// Whether the article shows that the date is not of that year.
    pub(super) fn is_contradicted(&self, date: &Date) -> bool {
        self.is_stated_later || self.cited.is_some_and(|cited| date.when.from.start() < cited)
    }
}

pub(super) fn find_own_year(reading: &Reading) -> Option<OwnYear> {
    /// In the order of their certainty.
    const SOURCES: &[fn(&Reading) -> Option<i32>] = &[first_beside, year_of_congress, year_of_anniversary, year_of_cycle, latest_year];
    let year = SOURCES.iter().find_map(|source| source(reading))?;
    let is_full = |date: &Date| date.when.full_day().is_some_and(|(other, _)| other == year);
    let first_full = reading.dates.iter().position(is_full);
    let first_open = reading.dates.iter().position(|date| date.when.is_open());
    let cited = reading.documents.iter().filter_map(|document| document.issued).filter(|issued| issued.year == Some(year));
    Some(OwnYear {
        year,
        is_stated_later: first_full.zip(first_open).is_some_and(|(full, open)| open < full),
        cited: cited.map(|issued| issued.start()).max(),
    })
}

/// A year stands right beside one of the open dates.
fn first_beside(reading: &Reading) -> Option<i32> {
    (0..reading.dates.len()).filter(|&index| reading.dates[index].when.is_open()).find_map(|index| year_beside(reading, index))
}

/// `Đại hội … nhiệm kỳ 2015-2020, sẽ được tổ chức 13-17/10`: a congress opens its term.
fn year_of_congress(reading: &Reading) -> Option<i32> {
    reading.dates.windows(2).find_map(|pair| {
        let [term, date] = pair else { return None };
        let sentence = reading.source.sentence(date.tokens.start);
        let before = term.tokens.start.saturating_sub(WINDOW).max(sentence.start)..term.tokens.start;
        let announcing = term.tokens.end..date.tokens.start.min(term.tokens.end + WINDOW);
        let of_congress = date.when.is_open()
            && term.tokens.start >= sentence.start
            && cue::within(reading, before, DateClass::Congress)
            && cue::before(reading, term.tokens.start, DateClass::Period).is_some()
            && cue::within(reading, announcing, DateClass::Announces);
        term.when.to.and(term.when.from.year).filter(|_| of_congress)
    })
}

/// `sơ kết 1 năm thực hiện Quy định số 01 ngày 3/3/2016`: such meetings are held when the years are over, or a little before.
fn year_of_anniversary(reading: &Reading) -> Option<i32> {
    const DAYS_BEFORE: i64 = 75;
    let meeting = reading.dates.iter().find(|date| date.when.is_open() && date.when.from.is_day())?;
    reading.documents.iter().find_map(|document| {
        let issued = document.issued?;
        let sentence = reading.source.sentence(document.tokens.start);
        let mut before = document.tokens.start.saturating_sub(WINDOW).max(sentence.start)..document.tokens.start;
        let count_at = before.find(|&at| cue::digits(reading, at, 2).is_some() && cue::is(reading, at + 1, DateClass::Year))?;
        let passed = cue::within(reading, count_at..document.tokens.start, DateClass::CarriedOut);
        let anniversary = issued.year.filter(|_| passed)? + cue::digits(reading, count_at, 2)? as i32;
        let due = issued.day_number(anniversary);
        (anniversary - 1..=anniversary + 1).find(|&year| meeting.when.from.day_number(year) >= due - DAYS_BEFORE)
    })
}

/// `năm Đinh Dậu`: the year of that name in the present cycle, unless its number is stated: `năm Kỷ Sửu (năm 1793)`.
fn year_of_cycle(reading: &Reading) -> Option<i32> {
    // the first year of the cycle that runs now
    const CYCLE_START: i32 = 1984;
    let is_numbered = |end: usize| {
        let from = if reading.token(end).is('(') { end + 1 } else { end };
        cue::year(reading, cue::skip(reading, from, DateClass::Year)).is_some()
    };
    let starts = reading.source.all_starts(Starts::rows(&[TableId::DateCue]));
    let (cycle, _) = starts.filter_map(|at| lunar::scan_cycle_year(reading, at)).find(|&(_, end)| !is_numbered(end))?;
    Some(CYCLE_START + i32::from(cycle))
}

/// The days and months of the year on which the open dates lie.
struct Calendar {
    days: [bool; 367],
    months: [bool; 13],
}

/// The latest year that the article states, where it is stated as the present one.
fn latest_year(reading: &Reading) -> Option<i32> {
    let single = |date: &&Date| date.when.to.is_none_or(|to| to.year == date.when.from.year && matches!(to.part, Part::Month(_)));
    let stated = || reading.dates.iter().filter(single).filter(|date| !is_target(reading, date));
    let latest = stated().filter_map(|date| date.when.from.year).max().filter(|&latest| latest >= FIRST_NEWS)?;
    let mut calendar = Calendar { days: [false; 367], months: [false; 13] };
    for date in reading.dates.iter().filter(|date| date.when.is_open() && date.when.from.is_day()) {
        calendar.days[day_of_year(date)] = true;
        calendar.months[usize::from(date.when.from.start().0)] = true;
    }
    stated().filter(|date| date.when.from.year == Some(latest)).any(|date| is_present(reading, date, &calendar)).then_some(latest)
}

/// 1 to 366, in a leap year.
fn day_of_year(date: &Date) -> usize {
    const LEAP_YEAR: i32 = 2000;
    let first = super::calendar::Point::of_year(LEAP_YEAR).day_number(LEAP_YEAR);
    (date.when.from.day_number(LEAP_YEAR) - first + 1) as usize
}

/// Whether a year is told as the present one. Most years of a story are past (`vào năm 2014`, `năm 2009, cô …`), and a writer
/// calls the present one `năm nay`; it is written out in names, in accounts to date, and beside the days of the story.
fn is_present(reading: &Reading, date: &Date, calendar: &Calendar) -> bool {
    if is_past(reading, date) {
        return false;
    }
    match date.when.from.part {
        Part::Day(..) => {
            // the days of one story: an event and the report of it
            const DAYS: usize = 7;
            let day = day_of_year(date);
            calendar.days[day.saturating_sub(DAYS)..=(day + DAYS).min(366)].contains(&true)
        }
        Part::Month(month) => match date.when.to {
            // “6 tháng đầu năm 2017” is counted when they are over
            Some(to) => calendar.months[usize::from(to.start().0)..].contains(&true),
            None => calendar.months[usize::from(month)],
        },
        Part::Quarter(_) => false,
        Part::Year => {
            let start = date.tokens.start;
            let from = start.saturating_sub(WINDOW).max(reading.source.sentence(start).start);
            let named = cue::within(reading, from..start, DateClass::Event) || cue::within(reading, from..start, DateClass::Present);
            // “vòng loại World Cup 2018” is played before that year
            named && !cue::within(reading, from..start, DateClass::Qualifying)
        }
    }
}

/// `đến năm 2020`, `sẽ … năm 2025`: a year to come.
fn is_target(reading: &Reading, date: &Date) -> bool {
    let start = date.tokens.start;
    let forecast = date.when.from.part == Part::Year && speaks_of_future(reading, date);
    forecast && reading.source.sentence(start).start != start || cue::before(reading, start, DateClass::To).is_some()
}

/// `từ năm 2014`, `sinh năm 1989`, `hồi năm 2013`
fn is_past(reading: &Reading, date: &Date) -> bool {
    let start = date.tokens.start;
    [DateClass::From, DateClass::Since, DateClass::Told].into_iter().any(|class| cue::before(reading, start, class).is_some())
        || is_of_birth(reading, date)
}
