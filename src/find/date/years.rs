//! The year of `ngày 17-12`: from the article's own date, else from what the article says of its year, else none.
//!
//! News looks back: a day that would lie well ahead is one of the year before, unless the sentence speaks of what is to come.

use super::calendar::{Part, Point, When};
use super::{Date, cue, lunar};
use crate::find::Reading;
use crate::lexicon::TableId;
use crate::source::Kind;

/// Fills in the years that were left out.
pub(super) fn fill_years(reading: &mut Reading) {
    if !reading.dates.iter().any(|date| date.when.is_open()) {
        return;
    }
    let filled: Vec<Option<(When, &'static str)>> = match reading.published {
        Some(published) => reading.dates.iter().map(|date| from_published(reading, date, &published)).collect(),
        None => {
            let own = article_year(reading);
            (0..reading.dates.len()).map(|index| from_text(reading, index, own)).collect()
        }
    };
    for (date, filled) in reading.dates.iter_mut().zip(filled) {
        if let Some((when, rule)) = filled {
            (date.when, date.inferred, date.rule) = (when, true, rule);
        }
    }
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
    cue::value(reading, cue::find(reading, date.tokens.end, "relyear")?)
}

fn from_published(reading: &Reading, date: &Date, published: &When) -> Option<(When, &'static str)> {
    let year = published.from.year.filter(|_| date.when.is_open())?;
    if let Some(offset) = stated_offset(reading, date) {
        return Some((in_year(&date.when, year + offset), "date.year.stated-offset"));
    }
    // how far ahead an announcement without “sẽ” reaches, and how long ago a plan can lie
    const AHEAD: i64 = 45;
    const AGO: i64 = 180;
    let today = published.from.day_number(year);
    let distance = date.when.from.day_number(year) - today;
    let to_come = speaks_of_future(reading, date);
    let year = if distance > AHEAD && !to_come {
        year - 1
    } else if distance < -AGO && to_come {
        year + 1
    } else {
        year
    };
    Some((in_year(&date.when, year), "date.year.published"))
}

/// `sẽ`, `dự kiến`, `tới` in the sentence.
fn speaks_of_future(reading: &Reading, date: &Date) -> bool {
    // a sentence longer than this speaks of more than one thing
    const WINDOW: usize = 30;
    let sentence = reading.source.sentence(date.tokens.start);
    let from = date.tokens.start.saturating_sub(WINDOW).max(sentence.start);
    let to = (date.tokens.end + WINDOW).min(sentence.end);
    cue::within(reading, from..to, "future") || cue::is(reading, date.tokens.end, "ahead")
}

/// Without a date line: the year that stands beside the date, else of the day before it in the story, else the article's own.
fn from_text(reading: &Reading, index: usize, own: Option<i32>) -> Option<(When, &'static str)> {
    let date = &reading.dates[index];
    if !date.when.is_open() {
        return None;
    }
    if let Some(year) = beside(reading, index) {
        return Some((in_year(&date.when, year), "date.year.beside"));
    }
    if let Some(offset) = stated_offset(reading, date) {
        return Some((in_year(&date.when, own? + offset), "date.year.stated-offset"));
    }
    if let Some(year) = told_before(reading, index) {
        return Some((in_year(&date.when, year), "date.year.told-before"));
    }
    let year = own.filter(|&year| !is_contradicted(reading, index, year))?;
    Some((in_year(&date.when, year), "date.year.article"))
}

/// `3/2 và 4/2/2017`: the member behind states the year. `năm 2018 ngày 25-6`: the words right before do.
fn beside(reading: &Reading, index: usize) -> Option<i32> {
    let date = &reading.dates[index];
    if let Some(next) = reading.dates.get(index + 1) {
        let gap = date.tokens.end..next.tokens.start;
        let joined = gap.len() == 1 && (reading.token(gap.start).is(',') || cue::is(reading, gap.start, "and"));
        if let Some((year, _)) = next.when.full_day().filter(|_| joined) {
            return Some(year);
        }
    }
    // a few words: “năm 2016 công bố ngày 14.3”
    const REACH: usize = 5;
    let before = index.checked_sub(1).map(|before| &reading.dates[before])?;
    let gap = before.tokens.end..date.tokens.start;
    let same_clause = gap.len() <= REACH && gap.clone().all(|at| reading.token(at).kind == Kind::Word);
    let year = before.when.from.year.filter(|_| same_clause && before.when.to.is_none() && before.when.from.part == Part::Year)?;
    // what is reported of a year comes out after it
    let reported = cue::within(reading, gap, "announced") && date.when.from.start().0 <= 6;
    Some(year + i32::from(reported))
}

/// The last full date of the story, where this one follows it in the calendar: `Ngày 15/3/2017 … Đến ngày 20/3`.
fn told_before(reading: &Reading, index: usize) -> Option<i32> {
    // beyond a few sentences the story has moved on
    const SENTENCES: usize = 3;
    let date = &reading.dates[index];
    let sentence = reading.source.sentence_index(date.tokens.start);
    let (year, day) = reading.dates[..index]
        .iter()
        .rev()
        .take_while(|other| sentence - reading.source.sentence_index(other.tokens.start) <= SENTENCES)
        .find_map(|other| other.when.full_day().filter(|_| !is_of_birth(reading, other)))?;
    (!date.when.from.earlier_in_year(day)).then_some(year)
}

fn is_of_birth(reading: &Reading, date: &Date) -> bool {
    // “sinh ngày 12-8-1962”, “Ngày vào Đảng: 25-8-1982”
    let mut end = date.tokens.start;
    for _ in 0..2 {
        if cue::before(reading, end, "birth").is_some() {
            return true;
        }
        end = end.saturating_sub(1);
    }
    false
}

/// The year that the article itself is of, where what it says leaves little doubt.
fn article_year(reading: &Reading) -> Option<i32> {
    const SOURCES: &[fn(&Reading) -> Option<i32>] = &[year_beside, year_of_congress, year_of_anniversary, year_of_cycle, latest_year];
    SOURCES.iter().find_map(|source| source(reading))
}

/// A year stands right beside one of the open dates.
fn year_beside(reading: &Reading) -> Option<i32> {
    (0..reading.dates.len()).filter(|&index| reading.dates[index].when.is_open()).find_map(|index| beside(reading, index))
}

/// `Đại hội … nhiệm kỳ 2015-2020, sẽ được tổ chức 13-17/10`: a congress opens its term.
fn year_of_congress(reading: &Reading) -> Option<i32> {
    reading.dates.windows(2).find_map(|pair| {
        let [term, date] = pair else { return None };
        let sentence = reading.source.sentence(date.tokens.start);
        let before = sentence.start..term.tokens.start;
        let of_congress = date.when.is_open()
            && before.contains(&term.tokens.start.checked_sub(1)?)
            && cue::within(reading, before.clone(), "congress")
            && cue::before(reading, term.tokens.start, "period").is_some()
            && cue::within(reading, term.tokens.end..date.tokens.start, "announces");
        term.when.to.and(term.when.from.year).filter(|_| of_congress)
    })
}

/// `sơ kết 1 năm thực hiện Quy định số 01 ngày 3/3/2016`: the meeting lies near the anniversary.
fn year_of_anniversary(reading: &Reading) -> Option<i32> {
    // from the number of years to the document: “5 năm triển khai thực hiện nghiêm túc”
    const REACH: usize = 12;
    let meeting = reading.dates.iter().find(|date| date.when.is_open() && date.when.from.is_day())?;
    reading.documents.iter().find_map(|document| {
        let issued = document.issued?;
        let sentence = reading.source.sentence(document.tokens.start);
        let from = document.tokens.start.saturating_sub(REACH).max(sentence.start);
        let span_at =
            (from..document.tokens.start).find(|&at| cue::digits(reading, at, 2).is_some() && cue::is(reading, at + 1, "year"))?;
        let years = cue::digits(reading, span_at, 2)? as i32;
        let passed = cue::within(reading, span_at..document.tokens.start, "carried-out");
        let anniversary = issued.year.filter(|_| passed)? + years;
        let due = issued.day_number(anniversary);
        (anniversary - 1..=anniversary + 1).min_by_key(|&year| (meeting.when.from.day_number(year) - due).abs())
    })
}

/// `năm Đinh Dậu`: the year of that name in the present cycle, unless its number is stated.
fn year_of_cycle(reading: &Reading) -> Option<i32> {
    // the first year of the cycle that runs now
    const CYCLE_START: i32 = 1984;
    let named = reading.lunar.iter().find_map(|lunar| lunar.cycle);
    let named = named.or_else(|| {
        (0..reading.source.len()).filter(|&at| reading.hit(at, TableId::DateCue).is_some()).find_map(|at| {
            lunar::scan_cycle_year(reading, at).filter(|&(_, end)| cue::year(reading, end).is_none()).map(|(cycle, _)| cycle)
        })
    });
    named.map(|cycle| CYCLE_START + i32::from(cycle))
}

/// The latest year that the article states, where it is stated as a present one.
fn latest_year(reading: &Reading) -> Option<i32> {
    let single = |date: &&Date| date.when.to.is_none_or(|to| to.year == date.when.from.year && matches!(to.part, Part::Month(_)));
    let stated = || reading.dates.iter().filter(single).filter(|date| !is_target(reading, date));
    let latest = stated().filter_map(|date| date.when.from.year).max()?;
    // “từ năm 2014”, “sinh năm 1989” tell of the past
    let present = stated().filter(|date| date.when.from.year == Some(latest)).any(|date| !is_past(reading, date));
    (present && latest >= FIRST_NEWS).then_some(latest)
}

/// Before this, a year is history and no article on the web is of it.
const FIRST_NEWS: i32 = 1995;

/// `đến năm 2020`, `sẽ … năm 2025`: a year to come.
fn is_target(reading: &Reading, date: &Date) -> bool {
    let forecast = date.when.from.part == Part::Year && speaks_of_future(reading, date);
    forecast && reading.source.sentence(date.tokens.start).start != date.tokens.start
        || cue::before(reading, date.tokens.start, "to").is_some()
}

fn is_past(reading: &Reading, date: &Date) -> bool {
    let start = date.tokens.start;
    ["from", "birth", "since"].into_iter().any(|class| cue::before(reading, start, class).is_some()) || is_of_birth(reading, date)
}

/// Whether the article shows that the date is not of that year: a writer who adds the year to some dates leaves it out where
/// it is the present one, and a document that is cited is older than the article.
fn is_contradicted(reading: &Reading, index: usize, year: i32) -> bool {
    let date = &reading.dates[index];
    let full = |other: &Date| other.when.full_day().is_some_and(|(other, _)| other == year);
    let first_full = reading.dates.iter().position(full);
    let first_open = reading.dates.iter().position(|other| other.inferred || other.when.is_open());
    let dated_otherwise = first_full.zip(first_open).is_some_and(|(full, open)| open < full);
    let cited_later = reading
        .documents
        .iter()
        .filter_map(|document| document.issued)
        .any(|issued| issued.year == Some(year) && date.when.from.earlier_in_year(issued));
    dated_otherwise || cited_later
}
