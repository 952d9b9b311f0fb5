//! The article's year by calculation: `Đại hội … nhiệm kỳ 2015-2020, sẽ được tổ chức 13-17/10` is held in 2015,
//! `sơ kết 1 năm thực hiện Quy định số 01 ngày 3/3/2016` in 2017; `năm Đinh Dậu` is 2017.

use super::facts::{Facts, WINDOW, YearEvidence};
use super::neighbours::year_beside;
use crate::find::date::{date_words, lunar};
use crate::lexicon::{DateClass, Starts, TableId};

/// The year beside the first open date that has one: `3/2 và 4/2/2017`.
pub(super) fn year_beside_day(facts: &Facts) -> Option<YearEvidence> {
    let reading = facts.reading;
    let year =
        (0..reading.dates.len()).filter(|&index| reading.dates[index].when.is_open()).find_map(|index| year_beside(reading, index))?;
    (Some(year) >= facts.latest).then(|| YearEvidence::of_year(year))
}

/// `Đại hội … nhiệm kỳ 2015-2020, sẽ được tổ chức 13-17/10`: a congress is held in the first year of its term.
pub(super) fn year_of_congress(facts: &Facts) -> Option<YearEvidence> {
    let reading = facts.reading;
    let year = reading.dates.windows(2).find_map(|pair| {
        let [term, date] = pair else { return None };
        let sentence = reading.source.sentence(date.tokens.start);
        let announcing = term.tokens.end..date.tokens.start.min(term.tokens.end + WINDOW);
        let of_congress = date.when.is_open()
            && term.tokens.start >= sentence.start
            && date_words::within(reading, facts.words_before(term, WINDOW), DateClass::Congress)
            && date_words::before(reading, term.tokens.start, DateClass::Period).is_some()
            && date_words::within(reading, announcing, DateClass::Announces);
        term.when.to.and(term.when.from.year).filter(|_| of_congress)
    })?;
    Some(YearEvidence::of_year(year))
}

/// `sơ kết 1 năm thực hiện Quy định số 01 ngày 3/3/2016`: a review is held at the anniversary or shortly before.
pub(super) fn year_of_anniversary(facts: &Facts) -> Option<YearEvidence> {
    const DAYS_BEFORE: i64 = 75;
    let reading = facts.reading;
    let meeting = facts.days.first()?;
    let year = reading.documents.iter().find_map(|document| {
        let issued = document.issued?;
        let sentence = reading.source.sentence(document.tokens.start);
        let mut before = document.tokens.start.saturating_sub(WINDOW).max(sentence.start)..document.tokens.start;
        let count_at =
            before.find(|&at| date_words::digits(reading, at, 2).is_some() && date_words::is(reading, at + 1, DateClass::Year))?;
        let passed = date_words::within(reading, count_at..document.tokens.start, DateClass::CarriedOut);
        let anniversary = issued.year.filter(|_| passed)? + date_words::digits(reading, count_at, 2)? as i32;
        let due = issued.day_number(anniversary);
        (anniversary - 1..=anniversary + 1).find(|&year| meeting.when.from.day_number(year) >= due - DAYS_BEFORE)
    })?;
    Some(YearEvidence::of_year(year))
}

/// `năm Đinh Dậu`: the year of that name in the current cycle, unless its number follows: `năm Kỷ Sửu (năm 1793)`.
pub(super) fn year_of_cycle(facts: &Facts) -> Option<YearEvidence> {
    // the first year of the current cycle
    const CYCLE_START: i32 = 1984;
    let reading = facts.reading;
    let is_numbered = |end: usize| {
        let from = if reading.token(end).is('(') { end + 1 } else { end };
        date_words::year(reading, date_words::skip(reading, from, DateClass::Year)).is_some()
    };
    let starts = reading.source.all_starts(Starts::rows(&[TableId::DateCue]));
    let (cycle, _) = starts.filter_map(|at| lunar::scan_cycle_year(reading, at)).find(|&(_, end)| !is_numbered(end))?;
    Some(YearEvidence::of_year(CYCLE_START + i32::from(cycle)))
}
