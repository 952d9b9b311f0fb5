//! How long a stretch of time is: `từ năm 2010 đến năm 2020` is ten years, eleven with both ends, and nine where it starts at the
//! end of the one and ends at the start of the other. What is stated is wrong only where no way of counting comes to it.

use super::length::{DAY, Length, Unit};
use crate::decimal::Decimal;
use crate::find::date::{Date, Part, Point};
use crate::lexicon::TimeClass;
use crate::report::Bound;
use crate::span::{Tokens, sort_by_place};
use crate::sums::context::Context;
use solieu_text::TokenKind;

/// From the earliest to the latest minute that a date or a time may stand for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    earliest: i64,
    latest: i64,
    is_year: bool,
}

/// From one moment to another, with the tokens of both.
#[derive(Debug, Clone)]
pub(super) struct Stretch {
    pub(super) tokens: Tokens,
    pub(super) places: Vec<Tokens>,
    /// Indices into the dates.
    pub(super) dates: Vec<usize>,
    /// The least and the most that lies between the moments, in minutes.
    least: i64,
    most: i64,
    are_years: bool,
    of_clocks: bool,
}

impl Moment {
    /// The day, month, quarter or year.
    pub(super) fn of_point(point: Point, year: i32) -> Self {
        let next = match point.months() {
            (_, 12) => Point::of_year(year + 1).day_number(year + 1),
            (_, last) => Point { year: None, part: Part::Month(last + 1) }.day_number(year),
        };
        let first = point.day_number(year);
        let last = if point.is_day() { first } else { next - 1 };
        Self { earliest: first * DAY, latest: last * DAY, is_year: point.part == Part::Year }
    }

    pub(super) fn is_before(self, other: Self) -> bool {
        self.latest < other.earliest
    }

    /// Minutes after midnight.
    fn of_clock((hour, minute): (u8, u8)) -> i64 {
        i64::from(hour) * 60 + i64::from(minute)
    }
}

impl Stretch {
    /// Between two dates; `None` where the second is the earlier one.
    pub(super) fn between(from: Moment, to: Moment, tokens: Tokens, places: Vec<Tokens>, dates: Vec<usize>) -> Option<Self> {
        let (least, most) = ((to.earliest - from.latest).max(0), to.latest - from.earliest + DAY);
        (to.latest >= from.earliest).then_some(Self {
            tokens,
            places,
            dates,
            least,
            most,
            are_years: from.is_year && to.is_year,
            of_clocks: false,
        })
    }

    /// Between two times of the day, the second one on the next day where it is the earlier one.
    pub(super) fn of_clocks(from: (u8, u8), to: (u8, u8), tokens: Tokens, places: Vec<Tokens>) -> Self {
        // from seven to seven is a whole day
        let minutes = (Moment::of_clock(to) - Moment::of_clock(from) - 1).rem_euclid(DAY) + 1;
        Self { tokens, places, dates: Vec::new(), least: minutes, most: minutes, are_years: false, of_clocks: true }
    }

    /// Whether the length may be stated of it, and if so whether some way of counting comes to it.
    pub(super) fn holds(&self, length: &Length, anniversary: bool) -> Option<bool> {
        if self.of_clocks != length.unit.is_of_clock() {
            return None;
        }
        // from half past eight in the morning to a quarter past eight in the evening, both without saying so
        const HALF: i64 = DAY / 2;
        let afternoon = self.of_clocks && self.most < HALF;
        let holds = |add: i64| self.holds_with(length, anniversary, add);
        Some(holds(0) || afternoon && holds(HALF))
    }

    fn holds_with(&self, length: &Length, anniversary: bool, add: i64) -> bool {
        const WHOLE: i64 = 100;
        let (least, most) = (length.unit.hundredths(self.least + add), length.unit.hundredths(self.most + add));
        let (value, step) = (length.value, WHOLE);
        let share = |percent: i64| value * percent / 100;
        match length.bound {
            Bound::Exact if length.unit.is_rough() => least <= value + share(15) && most >= value - share(15),
            Bound::Exact => {
                // leap days do not make a year of 364 days or of 367 another number of years
                let slack = if length.unit.is_uneven() { 3 * DAY } else { 0 };
                let low = length.unit.hundredths(self.least + add + slack).div_euclid(step) * step;
                let high = (length.unit.hundredths((self.most + add - slack).max(0)) + step - 1).div_euclid(step) * step;
                let low = if anniversary && self.are_years && length.unit == Unit::Year { low + step } else { low };
                (low..=high).contains(&value)
            }
            Bound::Over => most >= value && least <= value + share(30).max(step),
            Bound::Nearly => least <= value && most >= value - share(15).max(step),
            Bound::About => least <= value + share(20).max(step) && most >= value - share(20).max(step),
            Bound::Under | Bound::AtMost => least <= value,
            Bound::AtLeast => most >= value,
        }
    }

    /// The one whole length that it has by the calendar, in the unit of `length`, where there is one.
    pub(super) fn expected(&self, length: &Length) -> Option<Decimal> {
        const WHOLE: i64 = 100;
        let (least, most) = (length.unit.hundredths(self.least), length.unit.hundredths(self.most));
        let middle = if length.unit == Unit::Day && !self.are_years { most } else { least.midpoint(most) };
        let value = (middle + WHOLE / 2).div_euclid(WHOLE);
        let value = Decimal::from(u32::try_from(value).ok()?);
        (length.bound == Bound::Exact && !length.unit.is_rough() && value != Decimal::ZERO).then_some(value)
    }
}

/// Every stretch that is written as one: `từ 2010 đến 2020`, `12 đến 15-8`, `từ 8 giờ đến 11 giờ`.
pub(super) fn stretches(context: &Context) -> Vec<Stretch> {
    let reading = context.reading;
    let of_date = |(index, date): (usize, &Date)| {
        let to = date.when.to?;
        between(date.when.from, to, date.tokens.clone(), vec![date.tokens.clone()], vec![index])
    };
    let mut out: Vec<Stretch> = reading.dates.iter().enumerate().filter_map(of_date).collect();
    for pair in reading.clocks.windows(2) {
        let [from, to] = pair else { continue };
        let gap = from.end..to.start;
        let joins = |at: usize| matches!(reading.token(at).mark, '-' | '–') || reading.hit_of(at, TimeClass::Joint).is_some();
        if (1..=3).contains(&gap.len())
            && gap.clone().any(joins)
            && gap.clone().all(|at| joins(at) || reading.token(at).kind == TokenKind::Word)
        {
            out.push(Stretch::of_clocks(from.time, to.time, from.start..to.end, vec![from.start..from.end, to.start..to.end]));
        }
    }
    sort_by_place(&mut out, |stretch| (stretch.tokens.start, 0));
    out
}

/// Between two points; those without a year lie in one year, or over one new year.
pub(super) fn between(from: Point, to: Point, tokens: Tokens, places: Vec<Tokens>, dates: Vec<usize>) -> Option<Stretch> {
    const ANY: i32 = 2023;
    let (first, last) = match (from.year, to.year) {
        (Some(first), Some(last)) => (first, last),
        (None, None) => (ANY, ANY + i32::from(to.earlier_in_year(from))),
        _ => return None,
    };
    Stretch::between(Moment::of_point(from, first), Moment::of_point(to, last), tokens, places, dates)
}
