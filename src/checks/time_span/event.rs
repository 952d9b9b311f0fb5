//! Lengths of time since a beginning or a loss: `Thành lập năm 1981, đến năm 2026 kỷ niệm 50 năm`, `sau gần sáu thập kỷ`.

use super::length::Length;
use super::link::{Linked, Spans};
use super::stretch::between;
use crate::find::date::{Date, Point};
use crate::lexicon::TimeClass;
use crate::span::Tokens;
use crate::sums::context::Context;

impl Spans<'_, '_> {
    /// `Thành lập năm 1981 …, đến năm 2026 công ty kỷ niệm 50 năm`, `Trường thành lập năm 1965. Năm 2025, trường kỷ niệm 70 năm thành lập`
    pub(super) fn since_founding(&self, length: &Length) -> Option<Linked> {
        if !self.is_after(TimeClass::Anniversary) || !length.is_in_years() {
            return None;
        }
        let sentence = self.sentence();
        let here = self.dates_in(&sentence);
        let (first, later) = match (here.split_first(), self.founding_before()) {
            (Some((&first, rest)), _) if self.is_founding(first, &sentence) => (first, rest.to_vec()),
            (_, Some(first)) if self.says(self.end()..sentence.end, TimeClass::Start) => (first, here),
            _ => return None,
        };
        let date = |index: usize| &self.context.reading.dates[index];
        let second = match later[..] {
            [] => self.context.reading.published.map(|published| published.from)?,
            [second] => date(second).when.from,
            _ => return None,
        };
        let (from, to) = (Point::of_year(date(first).when.from.year?), Point::of_year(second.year?));
        let dates: Vec<usize> = [first].into_iter().chain(later.iter().copied()).collect();
        let places: Vec<Tokens> = dates.iter().map(|&index| date(index).tokens.clone()).collect();
        let stretch = between(from, to, date(first).tokens.clone(), places, dates)?;
        // an article may come out a year early
        (date(first).tokens.start < self.tokens().start).then_some((stretch, !later.is_empty(), "span.anniversary"))
    }

    /// Whether the first date of the sentence is told as that of a beginning.
    fn is_founding(&self, date: usize, sentence: &Tokens) -> bool {
        const REACH: usize = 8;
        let tokens = &self.context.reading.dates[date].tokens;
        self.says(sentence.start..(tokens.end + REACH).min(self.tokens().start), TimeClass::Start)
    }

    /// The one date of the sentence before, where it is that of a beginning.
    fn founding_before(&self) -> Option<usize> {
        let sentence = self.context.sentence_before(self.tokens().start)?;
        let [date] = self.dates_in(&sentence)[..] else { return None };
        self.is_founding(date, &sentence).then_some(date)
    }

    /// `Tìm thấy hài cốt sau gần sáu thập kỷ`, and the body tells of the one year in which he fell.
    pub(super) fn since_event(&self, length: &Length) -> Option<Linked> {
        let reading = self.context.reading;
        let published = reading.published?.from;
        if !self.is_after(TimeClass::After) || !length.is_in_years() || !self.dates_in(&self.sentence()).is_empty() {
            return None;
        }
        let index = self.event?;
        let event = &reading.dates[index];
        let year = event.when.from.year?;
        let tokens = event.tokens.clone();
        let stretch = between(Point::of_year(year), Point::of_year(published.year?), tokens.clone(), vec![tokens], vec![index])?;
        Some((stretch, false, "span.event"))
    }
}

/// The date of a loss, where the article has one only, or tells it again with the same year.
pub(super) fn only_event(context: &Context) -> Option<usize> {
    let mut events = context.reading.dates.iter().enumerate().filter(|(_, date)| date.when.to.is_none() && is_event(context, date));
    let (index, first) = events.next()?;
    events.all(|(_, other)| other.when.from.year == first.when.from.year).then_some(index)
}

/// `hy sinh năm 1978`
fn is_event(context: &Context, date: &Date) -> bool {
    const REACH: usize = 4;
    let reading = context.reading;
    let start = date.tokens.start;
    let mut before = start.saturating_sub(REACH).max(reading.source.sentence(start).start)..start;
    before.any(|at| reading.hit_of(at, TimeClass::Event).is_some())
}
