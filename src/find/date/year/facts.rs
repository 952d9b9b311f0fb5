//! What evidence of the article's year reads: open days (`Sáng 31/3`), stated years (`năm 2016`), and whether a date lies ahead
//! (`sẽ … năm 2025`), in the past (`hồi năm 2013`) or is a birthday (`sinh ngày 12-8-1962`).

use crate::document::BlockKind;
use crate::find::date::calendar::{Part, Point};
use crate::find::date::date_words;
use crate::find::found::Date;
use crate::find::reading::Reading;
use crate::lexicon::DateClass;
use crate::span::Tokens;

/// No article on the web is of an earlier year.
const FIRST_NEWS: i32 = 1995;

/// How far, in tokens, a year may stand from the word for its event, or the day of a congress from its term.
pub(super) const WINDOW: usize = 18;

/// A year that the article shows to be its own.
pub(super) struct YearEvidence {
    pub(super) year: i32,
    /// The point of the year that shows it, if any: an open day is of the year in which it lies nearest.
    pub(super) near: Option<Point>,
}

impl YearEvidence {
    pub(super) const fn of_year(year: i32) -> Self {
        Self { year, near: None }
    }

    /// A point whose year is the article's.
    pub(super) fn at(point: Point) -> Option<Self> {
        Some(Self { year: point.year?, near: Some(point) })
    }
}

/// The dates of an article, sorted for the search.
pub(super) struct Facts<'r, 's> {
    pub(super) reading: &'r Reading<'s>,
    /// The first mention of each day without a year: at most 366, however long the article.
    pub(super) days: Vec<&'r Date>,
    /// The months of the open days, and the open months themselves.
    pub(super) months: [bool; 13],
    /// The latest stated year that is not ahead.
    pub(super) latest: Option<i32>,
    /// A court sits on one of the open days: the facts of the case may lie years back.
    pub(super) of_court: bool,
}

impl<'r, 's> Facts<'r, 's> {
    pub(super) fn gather(reading: &'r Reading<'s>) -> Self {
        let (mut seen, mut days, mut months) = ([[false; 32]; 13], Vec::new(), [false; 13]);
        for date in reading.dates.iter().filter(|date| date.when.is_open()) {
            match date.when.from.part {
                Part::Day(month, day) if !seen[usize::from(month)][usize::from(day)] => {
                    (seen[usize::from(month)][usize::from(day)], months[usize::from(month)]) = (true, true);
                    days.push(date);
                }
                Part::Month(month) => months[usize::from(month)] = true,
                _ => {}
            }
        }
        let of_court = days.iter().any(|date| date_words::within(reading, words_around(reading, date), DateClass::Court));
        let mut facts = Self { reading, days, months, latest: None, of_court };
        facts.latest = facts.stated_points().filter_map(|date| date.when.from.year).max().filter(|&latest| latest >= FIRST_NEWS);
        facts
    }

    /// The stated points and spans of months, except targets and birthdays.
    fn stated_points(&self) -> impl Iterator<Item = &'r Date> + use<'_, 'r, 's> {
        let is_point = |date: &&Date| date.when.to.is_none_or(|to| to.year == date.when.from.year && !matches!(to.part, Part::Year));
        let reading = self.reading;
        let is_reported = |date: &&Date| !is_target(reading, date) && !is_of_birth(reading, date) && !self.is_qualified_for(date);
        reading.dates.iter().filter(is_point).filter(is_reported)
    }

    /// `vòng loại World Cup 2018` is played before that year.
    fn is_qualified_for(&self, date: &Date) -> bool {
        date.when.from.part == Part::Year && date_words::within(self.reading, self.words_before(date, WINDOW), DateClass::Qualifying)
    }

    /// The stated points of the latest year.
    pub(super) fn in_latest_year(&self) -> impl Iterator<Item = &'r Date> + use<'_, 'r, 's> {
        self.stated_points().filter(|date| self.latest.is_some() && date.when.from.year == self.latest)
    }

    /// The stated years without a month or a day.
    pub(super) fn stated_years(&self) -> impl Iterator<Item = (&'r Date, i32)> + use<'_, 'r, 's> {
        self.stated_points().filter(|date| date.when.from.part == Part::Year).filter_map(|date| Some((date, date.when.from.year?)))
    }

    /// Whether all open days lie in the months up to that one.
    pub(super) fn days_end_by(&self, month: u8) -> bool {
        !self.days.is_empty() && self.days.iter().all(|date| date.when.from.start().0 <= month)
    }

    /// At most `most` tokens before the date, within its sentence.
    pub(super) fn words_before(&self, date: &Date, most: usize) -> Tokens {
        let start = date.tokens.start;
        start.saturating_sub(most).max(self.reading.source.sentence(start).start)..start
    }
}

/// The sentence around the date, up to a limit on either side.
pub(super) fn words_around(reading: &Reading, date: &Date) -> Tokens {
    const WORDS: usize = 30;
    let sentence = reading.source.sentence(date.tokens.start);
    date.tokens.start.saturating_sub(WORDS).max(sentence.start)..(date.tokens.end + WORDS).min(sentence.end)
}

/// Whether the sentence has `sẽ`, `dự kiến`, or `tới` behind the date.
pub(super) fn speaks_of_future(reading: &Reading, date: &Date) -> bool {
    date_words::within(reading, words_around(reading, date), DateClass::Future)
        || date_words::is(reading, date.tokens.end, DateClass::Ahead)
}

/// Whether the date is a target: `đến năm 2020`, `đến ngày 30/6/2018`, `sẽ … năm 2025`; but `Đến ngày 12/3/2019, …` continues a story.
pub(super) fn is_target(reading: &Reading, date: &Date) -> bool {
    let start = date.tokens.start;
    let opening = reading.source.sentence(start).start;
    let forecast = date.when.from.part == Part::Year && speaks_of_future(reading, date);
    let announced = date_words::before(reading, start, DateClass::Day).unwrap_or(start);
    let until = date_words::before(reading, announced, DateClass::To);
    forecast && opening != start || until.is_some_and(|until| until != opening || date.when.from.part == Part::Year)
}

/// Whether the date is past: `từ năm 2014`, `hồi năm 2013`.
pub(super) fn is_past(reading: &Reading, date: &Date) -> bool {
    let start = date.tokens.start;
    [DateClass::From, DateClass::Since, DateClass::Told].into_iter().any(|class| date_words::before(reading, start, class).is_some())
}

/// Whether the date is of somebody's life: `sinh ngày 12-8-1962`, `Ngày vào Đảng: 25-8-1982`.
pub(super) fn is_of_birth(reading: &Reading, date: &Date) -> bool {
    let start = date.tokens.start;
    date_words::before(reading, start, DateClass::Birth).is_some()
        || start > 0 && date_words::before(reading, start - 1, DateClass::Birth).is_some()
}

/// Whether the date stands in the headline or the first paragraph, or, in a text without these, in the first sentence.
pub(super) fn in_head(reading: &Reading, date: &Date) -> bool {
    let at = date.tokens.start;
    let mut blocks = reading.source.blocks.iter().filter(|block| !block.tokens.is_empty());
    let headline = blocks.clone().any(|block| block.kind == BlockKind::Title);
    match (headline, blocks.find(|block| block.kind == BlockKind::Body)) {
        (true, Some(lead)) => at < lead.tokens.end,
        _ => reading.source.sentence_index(at) == 0,
    }
}
