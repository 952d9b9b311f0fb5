//! Calendar expressions: `Ngày 17-12`, `tháng 10/2021`, `quý IV năm 2023`, `nhiệm kỳ 2010 - 2015`, `từ 28-7 đến ngày 15-9`.
//!
//! First the shapes are read token by token, each with the words around it that make it a date; then the date line is found;
//! then years that were left out are filled in from it, or from the years that the article states; what stays unknown is `XXXX`.

mod calendar;
mod clock;
mod cue;
mod date_line;
mod evidence;
mod impossible;
mod joined;
mod lunar;
mod named;
mod numeric;
mod own_year;
mod present;
mod relative;
mod words;
mod year_after;
mod years;

pub(crate) use calendar::{Part, Point, When};
pub(crate) use clock::Clock;
pub(crate) use cue::roman;
pub(crate) use impossible::NoDay;
pub(crate) use lunar::Lunar;

use super::{Claim, Reading};
use crate::lexicon::Starts;
use crate::lexicon::{DateClass, TableId};
use crate::span::Tokens;
use solieu_text::TokenKind;

/// One mention.
#[derive(Debug, Clone)]
pub(crate) struct Date {
    /// The calendar part, without `ngày` or `trong`.
    pub(crate) tokens: Tokens,
    pub(crate) when: When,
    pub(crate) source: DateSource,
}

/// How a date was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateSource {
    /// `ngày 17-12-2016`
    Stated,
    /// `Ngày 17-12 năm ngoái`, or beside a date with its year: the words around it settle the year.
    YearBeside,
    /// `Ngày 17-12`, with the year of publication.
    YearPublished,
    /// `Ngày 17-12`, with the year from elsewhere in the article.
    YearElsewhere,
    /// `hôm qua`
    Relative,
    /// The date line of the page.
    Line,
}

impl Date {
    /// Whether the year or more was carried over.
    pub(crate) fn is_inferred(&self) -> bool {
        !matches!(self.source, DateSource::Stated | DateSource::Line)
    }

    /// ISO 8601 without the time of the day: what a figure of that time holds for.
    pub(crate) fn period(&self) -> String {
        When { clock: None, ..self.when }.to_string()
    }
}

/// A date while it is read.
#[derive(Debug, Clone)]
struct Spot {
    tokens: Tokens,
    /// What other finders may no longer read: all of it, but for the 6 of `6 tháng đầu năm`.
    claim: Tokens,
    when: When,
    /// The separator of a shape that only the words around make a date; `None` where the shape speaks for itself.
    by: Option<char>,
}

impl Spot {
    fn sure(tokens: Tokens, when: When) -> Self {
        Self { claim: tokens.clone(), tokens, when, by: None }
    }
}

/// Every date of the article; clock times, centuries and lunar dates are claimed on the way.
pub(super) fn find_dates(reading: &mut Reading) {
    const STARTS: Starts = Starts::rows(&[TableId::DateCue, TableId::Numeral]).or(Starts::DIGITS);
    let source = reading.source;
    let mut at = source.next_start(0, STARTS);
    while at < source.len() {
        let end = if may_start(reading, at) { read_date(reading, at) } else { None };
        at = source.next_start(end.unwrap_or(at + 1), STARTS);
    }
    date_line::find_date_line(reading);
    years::fill_years(reading);
    relative::find_relative(reading);
}

/// Digits, a word such as `tháng`, or a number word before one: `sáu tháng đầu năm`.
fn may_start(reading: &Reading, at: usize) -> bool {
    // “hai mươi chín tháng”
    const NUMERALS: usize = 4;
    if !reading.is_free(at) {
        return false;
    }
    match reading.token(at).kind {
        TokenKind::Digits => true,
        TokenKind::Word if cue::opens(reading, at) => true,
        TokenKind::Word if reading.hit(at, TableId::Numeral).is_some() => {
            (at + 1..=at + NUMERALS).any(|next| cue::is(reading, next, DateClass::Month) || cue::is(reading, next, DateClass::Quarter))
        }
        _ => false,
    }
}

/// Reads what starts at the token, and returns where to go on.
fn read_date(reading: &mut Reading, at: usize) -> Option<usize> {
    if let Some(clock) = clock::scan_clock(reading, at) {
        let end = clock.end;
        reading.claim(&(at..end), Claim::Name);
        reading.clocks.push(clock);
        return Some(end);
    }
    if let Some(lunar) = lunar::scan_lunar(reading, at) {
        let end = lunar.tokens.end;
        reading.claim(&lunar.tokens, Claim::Name);
        reading.lunar.push(lunar);
        return Some(end);
    }
    if let Some((_, end)) = words::scan_century(reading, at) {
        reading.claim(&(at..end), Claim::Name);
        return Some(end);
    }
    let spots = joined::scan_dates(reading, at);
    if spots.is_empty() {
        return impossible::read_no_day(reading, at);
    }
    // an announced list is announced as a whole
    if spots.iter().any(|spot| evidence::is_taken(reading, spot)) || !spots.iter().all(|spot| evidence::is_date(reading, spot)) {
        return None;
    }
    let end = spots.last()?.tokens.end;
    for spot in spots {
        reading.claim(&spot.claim, Claim::Date);
        reading.dates.push(Date { tokens: spot.tokens, when: spot.when, source: DateSource::Stated });
    }
    Some(end)
}

impl Reading<'_> {
    /// The dates that lie within the tokens; they are in text order.
    pub(crate) fn dates_in(&self, tokens: &Tokens) -> &[Date] {
        let from = self.dates.partition_point(|date| date.tokens.start < tokens.start);
        let to = self.dates.partition_point(|date| date.tokens.end <= tokens.end);
        self.dates.get(from..to).unwrap_or(&[])
    }
}

/// Reads the date of a cited document: `ngày 25/10/2021`, `, ngày 24 tháng 2 năm 2023`, `(ngày 3/3/2016)`; where it ends.
pub(crate) fn scan_cited(reading: &Reading, at: usize) -> Option<(Point, usize)> {
    let opening = matches!(reading.token(at).mark, ',' | '(');
    let announced = if opening { at + 1 } else { at };
    let from = cue::skip(reading, announced, DateClass::Cited);
    if from == announced {
        return None;
    }
    let spot = numeric::scan_numeric(reading, from).or_else(|| words::scan_named_day(reading, from))?;
    let closing = reading.token(at).is('(') && reading.token(spot.tokens.end).is(')');
    let end = spot.tokens.end + usize::from(closing);
    (spot.when.to.is_none() && spot.when.from.is_day()).then_some((spot.when.from, end))
}

/// `năm 2018` at the token; where it ends.
pub(crate) fn scan_year(reading: &Reading, at: usize) -> Option<usize> {
    cue::year(reading, at + 1).filter(|_| cue::is(reading, at, DateClass::Year)).map(|_| at + 2)
}

/// The `tư` of `tháng tư` and of `lần thứ tư`, up to twelve.
pub(crate) fn month_name(reading: &Reading, at: usize) -> Option<u32> {
    cue::find(reading, at, DateClass::Name).and_then(|hit| cue::value(reading, hit)).map(|value| value as u32)
}
