//! The year that an article without a date line is of, from what it says: `Đại hội … nhiệm kỳ 2015-2020, sẽ được tổ chức 13-17/10`,
//! `Sáng 31/3 … (31/3/2017)`, `tháng 11/2017 tới`, `năm Đinh Dậu`, `so với cùng kỳ năm 2016`.
//!
//! Where it does not say, there is none: a wrong year does more harm than `XXXX`.

use super::calendar::{Part, Point};
use super::years::{is_of_birth, speaks_of_future, year_beside};
use super::{cue, lunar, present, year_after};
use crate::find::found::Date;
use crate::find::reading::Reading;
use crate::lexicon::DateClass;
use crate::lexicon::Starts;
use crate::lexicon::TableId;
use crate::span::Tokens;

/// Before this, a year is history and no article on the web is of it.
const FIRST_NEWS: i32 = 1995;

/// From an event, or a word of the present, to the year that it carries; from a congress to the day on which it opens.
pub(super) const WINDOW: usize = 18;

/// A year that the article shows to be its own.
pub(super) struct Evidence {
    pub(super) year: i32,
    /// Where in the year it lies, if it lies somewhere: days far away are nearer to it in another year.
    pub(super) near: Option<Point>,
}

impl Evidence {
    pub(super) const fn of_year(year: i32) -> Self {
        Self { year, near: None }
    }

    /// The point with its own year.
    pub(super) fn at(point: Point) -> Option<Self> {
        Some(Self { year: point.year?, near: Some(point) })
    }
}

/// A way in which an article shows its year.
type Source = fn(&Facts) -> Option<Evidence>;

/// In the order of their certainty; each gives its name to the years it fills in.
const SOURCES: &[Source] = &[
    first_beside,
    year_of_congress,
    year_of_anniversary,
    year_of_cycle,
    present::same_day,
    present::near_day,
    present::cited,
    present::same_month,
    present::to_come,
    present::regular,
    present::counted,
    present::new_year,
    year_after::compared,
    present::named,
    present::admission,
    present::plan,
    year_after::closed,
    year_after::follows,
];

/// The year, and what in the article speaks against it.
pub(super) struct OwnYear {
    evidence: Evidence,
    /// A full date of that year stands behind one without its year: its writer states years where they are not the present one.
    is_stated_later: bool,
    /// Month and day of the latest document of that year: the article is younger.
    cited: Option<(u8, u8)>,
}

impl OwnYear {
    /// The year of the date, unless the article shows that it is another one than its own.
    pub(super) fn year_of(&self, date: &Date) -> Option<i32> {
        let contradicted = self.is_stated_later || self.cited.is_some_and(|cited| date.when.from.start() < cited);
        (!contradicted).then(|| self.nearest(date.when.from))
    }

    pub(super) fn year(&self) -> i32 {
        self.evidence.year
    }

    /// December beside evidence of January is of the year before it.
    fn nearest(&self, point: Point) -> i32 {
        // two thirds of a year: what is nearer could still be told from behind or from ahead
        const FAR: i64 = 245;
        let Evidence { year, near } = self.evidence;
        let distance = near.map_or(0, |near| point.day_number(year) - near.day_number(year));
        year - i32::from(distance > FAR) + i32::from(distance < -FAR)
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
    fn gather(reading: &'r Reading<'s>) -> Self {
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
        let of_court = days.iter().any(|date| cue::within(reading, words_around(reading, date), DateClass::Court));
        let mut facts = Self { reading, days, months, latest: None, of_court };
        facts.latest = facts.told().filter_map(|date| date.when.from.year).max().filter(|&latest| latest >= FIRST_NEWS);
        facts
    }

    /// The stated points, and spans of months, that are neither aims nor birthdays.
    fn told(&self) -> impl Iterator<Item = &'r Date> + use<'_, 'r, 's> {
        let is_point = |date: &&Date| date.when.to.is_none_or(|to| to.year == date.when.from.year && !matches!(to.part, Part::Year));
        let reading = self.reading;
        let tells = |date: &&Date| !is_target(reading, date) && !is_of_birth(reading, date) && !self.is_qualified_for(date);
        reading.dates.iter().filter(is_point).filter(tells)
    }

    /// `vòng loại World Cup 2018` is played before that year.
    fn is_qualified_for(&self, date: &Date) -> bool {
        date.when.from.part == Part::Year && cue::within(self.reading, self.words_before(date, WINDOW), DateClass::Qualifying)
    }

    /// Those of the latest year.
    pub(super) fn latest_told(&self) -> impl Iterator<Item = &'r Date> + use<'_, 'r, 's> {
        self.told().filter(|date| self.latest.is_some() && date.when.from.year == self.latest)
    }

    /// The plain years that are told, not those of days or months.
    pub(super) fn told_years(&self) -> impl Iterator<Item = (&'r Date, i32)> + use<'_, 'r, 's> {
        self.told().filter(|date| date.when.from.part == Part::Year).filter_map(|date| Some((date, date.when.from.year?)))
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

pub(super) fn find_own_year(reading: &Reading) -> Option<OwnYear> {
    let facts = Facts::gather(reading);
    let evidence = SOURCES.iter().find_map(|source| source(&facts))?;
    let issued = || reading.documents.iter().filter_map(|document| document.issued);
    if issued().filter_map(|issued| issued.year).any(|year| year > evidence.year) {
        return None;
    }
    let is_full = |date: &Date| date.when.full_day().is_some_and(|(other, _)| other == evidence.year);
    let first_full = reading.dates.iter().position(is_full);
    let first_open = reading.dates.iter().position(|date| date.when.is_open());
    // what lies near the open days explains them itself
    let is_stated_later = evidence.near.is_none() && first_full.zip(first_open).is_some_and(|(full, open)| open < full);
    let cited =
        issued().filter(|_| evidence.near.is_none()).filter(|issued| issued.year == Some(evidence.year)).map(|issued| issued.start()).max();
    Some(OwnYear { evidence, is_stated_later, cited })
}

/// A year stands right beside one of the open dates.
fn first_beside(facts: &Facts) -> Option<Evidence> {
    let reading = facts.reading;
    let year =
        (0..reading.dates.len()).filter(|&index| reading.dates[index].when.is_open()).find_map(|index| year_beside(reading, index))?;
    (Some(year) >= facts.latest).then(|| Evidence::of_year(year))
}

/// `Đại hội … nhiệm kỳ 2015-2020, sẽ được tổ chức 13-17/10`: a congress opens its term.
fn year_of_congress(facts: &Facts) -> Option<Evidence> {
    let reading = facts.reading;
    let year = reading.dates.windows(2).find_map(|pair| {
        let [term, date] = pair else { return None };
        let sentence = reading.source.sentence(date.tokens.start);
        let announcing = term.tokens.end..date.tokens.start.min(term.tokens.end + WINDOW);
        let of_congress = date.when.is_open()
            && term.tokens.start >= sentence.start
            && cue::within(reading, facts.words_before(term, WINDOW), DateClass::Congress)
            && cue::before(reading, term.tokens.start, DateClass::Period).is_some()
            && cue::within(reading, announcing, DateClass::Announces);
        term.when.to.and(term.when.from.year).filter(|_| of_congress)
    })?;
    Some(Evidence::of_year(year))
}

/// `sơ kết 1 năm thực hiện Quy định số 01 ngày 3/3/2016`: such meetings are held when the years are over, or a little before.
fn year_of_anniversary(facts: &Facts) -> Option<Evidence> {
    const DAYS_BEFORE: i64 = 75;
    let reading = facts.reading;
    let meeting = facts.days.first()?;
    let year = reading.documents.iter().find_map(|document| {
        let issued = document.issued?;
        let sentence = reading.source.sentence(document.tokens.start);
        let mut before = document.tokens.start.saturating_sub(WINDOW).max(sentence.start)..document.tokens.start;
        let count_at = before.find(|&at| cue::digits(reading, at, 2).is_some() && cue::is(reading, at + 1, DateClass::Year))?;
        let passed = cue::within(reading, count_at..document.tokens.start, DateClass::CarriedOut);
        let anniversary = issued.year.filter(|_| passed)? + cue::digits(reading, count_at, 2)? as i32;
        let due = issued.day_number(anniversary);
        (anniversary - 1..=anniversary + 1).find(|&year| meeting.when.from.day_number(year) >= due - DAYS_BEFORE)
    })?;
    Some(Evidence::of_year(year))
}

/// `năm Đinh Dậu`: the year of that name in the present cycle, unless its number is stated: `năm Kỷ Sửu (năm 1793)`.
fn year_of_cycle(facts: &Facts) -> Option<Evidence> {
    // the first year of the cycle that runs now
    const CYCLE_START: i32 = 1984;
    let reading = facts.reading;
    let is_numbered = |end: usize| {
        let from = if reading.token(end).is('(') { end + 1 } else { end };
        cue::year(reading, cue::skip(reading, from, DateClass::Year)).is_some()
    };
    let starts = reading.source.all_starts(Starts::rows(&[TableId::DateCue]));
    let (cycle, _) = starts.filter_map(|at| lunar::scan_cycle_year(reading, at)).find(|&(_, end)| !is_numbered(end))?;
    Some(Evidence::of_year(CYCLE_START + i32::from(cycle)))
}

/// `đến năm 2020`, `đến ngày 30/6/2018`, `sẽ … năm 2025`: a year to come; `Đến ngày 12/3/2019, …` goes on with a story.
pub(super) fn is_target(reading: &Reading, date: &Date) -> bool {
    let start = date.tokens.start;
    let opening = reading.source.sentence(start).start;
    let forecast = date.when.from.part == Part::Year && speaks_of_future(reading, date);
    let announced = cue::before(reading, start, DateClass::Day).unwrap_or(start);
    let until = cue::before(reading, announced, DateClass::To);
    forecast && opening != start || until.is_some_and(|until| until != opening || date.when.from.part == Part::Year)
}

/// `từ năm 2014`, `hồi năm 2013`
pub(super) fn is_past(reading: &Reading, date: &Date) -> bool {
    let start = date.tokens.start;
    [DateClass::From, DateClass::Since, DateClass::Told].into_iter().any(|class| cue::before(reading, start, class).is_some())
}
