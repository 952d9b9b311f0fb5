//! What the year of an article is looked for in: its open days (`Sáng 31/3`), its stated years (`năm 2016`), and the words
//! around each date: `sẽ … năm 2025` is to come, `hồi năm 2013` is past, `sinh ngày 12-8-1962` is a birthday.

use super::super::calendar::{Part, Point};
use super::super::date_words;
use crate::document::BlockKind;
use crate::find::found::Date;
use crate::find::reading::Reading;
use crate::lexicon::DateClass;
use crate::span::Tokens;

/// Before this, a year is history and no article on the web is of it.
const FIRST_NEWS: i32 = 1995;

/// From an event, or a word of the present, to the year that it carries; from a congress to the day on which it opens.
pub(super) const WINDOW: usize = 18;

/// A year that the article shows to be its own.
pub(super) struct YearEvidence {
    pub(super) year: i32,
    /// Where in the year it lies, if it lies somewhere: days far away are nearer to it in another year.
    pub(super) near: Option<Point>,
}

impl YearEvidence {
    pub(super) const fn of_year(year: i32) -> Self {
        Self { year, near: None }
    }

    /// The point with its own year.
    pub(super) fn at(point: Point) -> Option<Self> {
        Some(Self { year: point.year?, near: Some(point) })
    }
}

/// What the evidence is looked for in.
pub(super) struct Facts<'r, 's> {
    pub(super) reading: &'r Reading<'s>,
    /// The days without a year, each where it stands first: no more than a year has, however long the article.
    pub(super) days: Vec<&'r Date>,
    /// The months of these days, and those that stand without a year for themselves.
    pub(super) months: [bool; 13],
    /// The latest year that is told as past or present.
    pub(super) latest: Option<i32>,
    /// A court sits on one of the open days: what is told is long past.
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

    /// The stated points, and spans of months, that are neither aims nor birthdays.
    fn stated_points(&self) -> impl Iterator<Item = &'r Date> + use<'_, 'r, 's> {
        let is_point = |date: &&Date| date.when.to.is_none_or(|to| to.year == date.when.from.year && !matches!(to.part, Part::Year));
        let reading = self.reading;
        let tells = |date: &&Date| !is_target(reading, date) && !is_of_birth(reading, date) && !self.is_qualified_for(date);
        reading.dates.iter().filter(is_point).filter(tells)
    }

    /// `vòng loại World Cup 2018` is played before that year.
    fn is_qualified_for(&self, date: &Date) -> bool {
        date.when.from.part == Part::Year && date_words::within(self.reading, self.words_before(date, WINDOW), DateClass::Qualifying)
    }

    /// Those of the latest year.
    pub(super) fn in_latest_year(&self) -> impl Iterator<Item = &'r Date> + use<'_, 'r, 's> {
        self.stated_points().filter(|date| self.latest.is_some() && date.when.from.year == self.latest)
    }

    /// The plain years that are told, not those of days or months.
    pub(super) fn stated_years(&self) -> impl Iterator<Item = (&'r Date, i32)> + use<'_, 'r, 's> {
        self.stated_points().filter(|date| date.when.from.part == Part::Year).filter_map(|date| Some((date, date.when.from.year?)))
    }

    /// Whether all open days lie in the months up to that one.
    pub(super) fn days_end_by(&self, month: u8) -> bool {
        !self.days.is_empty() && self.days.iter().all(|date| date.when.from.start().0 <= month)
    }

    /// The words of the sentence before the date, a few at most.
    pub(super) fn words_before(&self, date: &Date, most: usize) -> Tokens {
        let start = date.tokens.start;
        start.saturating_sub(most).max(self.reading.source.sentence(start).start)..start
    }
}

/// The sentence of the date, as far as it speaks of one thing.
pub(super) fn words_around(reading: &Reading, date: &Date) -> Tokens {
    const WORDS: usize = 30;
    let sentence = reading.source.sentence(date.tokens.start);
    date.tokens.start.saturating_sub(WORDS).max(sentence.start)..(date.tokens.end + WORDS).min(sentence.end)
}

/// `sẽ`, `dự kiến`, `tới` in the sentence.
pub(super) fn speaks_of_future(reading: &Reading, date: &Date) -> bool {
    date_words::within(reading, words_around(reading, date), DateClass::Future)
        || date_words::is(reading, date.tokens.end, DateClass::Ahead)
}

/// `đến năm 2020`, `đến ngày 30/6/2018`, `sẽ … năm 2025`: a year to come; `Đến ngày 12/3/2019, …` goes on with a story.
pub(super) fn is_target(reading: &Reading, date: &Date) -> bool {
    let start = date.tokens.start;
    let opening = reading.source.sentence(start).start;
    let forecast = date.when.from.part == Part::Year && speaks_of_future(reading, date);
    let announced = date_words::before(reading, start, DateClass::Day).unwrap_or(start);
    let until = date_words::before(reading, announced, DateClass::To);
    forecast && opening != start || until.is_some_and(|until| until != opening || date.when.from.part == Part::Year)
}

/// `từ năm 2014`, `hồi năm 2013`
pub(super) fn is_past(reading: &Reading, date: &Date) -> bool {
    let start = date.tokens.start;
    [DateClass::From, DateClass::Since, DateClass::Told].into_iter().any(|class| date_words::before(reading, start, class).is_some())
}

/// `sinh ngày 12-8-1962`, `Ngày vào Đảng: 25-8-1982`
pub(super) fn is_of_birth(reading: &Reading, date: &Date) -> bool {
    let start = date.tokens.start;
    date_words::before(reading, start, DateClass::Birth).is_some()
        || start > 0 && date_words::before(reading, start - 1, DateClass::Birth).is_some()
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
