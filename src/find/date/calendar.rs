//! Points and spans of the calendar and their ISO 8601 form: `2012-12-17`, `2023-Q4`, `2016/2021`, `XXXX-02-06`, `-0178`.

use std::fmt;

/// The precision of a point, and its place in the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Year,
    Quarter(u8),
    Month(u8),
    /// Month, then day.
    Day(u8, u8),
}

/// A year, quarter, month or day; the year may stay open until the whole article is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Point {
    /// Astronomical year numbering: 0 is the year before the year 1.
    pub(crate) year: Option<i32>,
    pub(crate) part: Part,
}

/// A point or a span; a date line has the time of the day as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct When {
    pub(crate) from: Point,
    pub(crate) to: Option<Point>,
    /// Hour and minute.
    pub(crate) clock: Option<(u8, u8)>,
}

impl Point {
    pub(crate) const fn of_year(year: i32) -> Self {
        Self { year: Some(year), part: Part::Year }
    }

    pub(crate) fn of_month(year: Option<i32>, month: u32) -> Option<Self> {
        (1..=12).contains(&month).then_some(Self { year, part: Part::Month(month as u8) })
    }

    /// `None` where the calendar has no such day: 32/2, 29/2/2001.
    pub(crate) fn of_day(year: Option<i32>, month: u32, day: u32) -> Option<Self> {
        // 29 February stays possible while the year is open
        let longest = days_in(year.unwrap_or(2000), month);
        (1..=longest).contains(&day).then_some(Self { year, part: Part::Day(month as u8, day as u8) })
    }

    /// The same point in that year.
    pub(crate) fn in_year(self, year: i32) -> Self {
        Self { year: Some(year), ..self }
    }

    pub(crate) fn is_day(self) -> bool {
        matches!(self.part, Part::Day(..))
    }

    /// The month and the day on which the point starts.
    pub(crate) fn start(self) -> (u8, u8) {
        match self.part {
            Part::Year => (1, 1),
            Part::Quarter(quarter) => (quarter * 3 - 2, 1),
            Part::Month(month) => (month, 1),
            Part::Day(month, day) => (month, day),
        }
    }

    /// The number of the day on which the point starts in that year, counted from a fixed day.
    pub(crate) fn day_number(self, year: i32) -> i64 {
        let (month, day) = self.start();
        day_number(year, month.into(), day.into())
    }

    /// The day with that number; years of four digits only.
    pub(crate) fn of_day_number(number: i64) -> Option<Self> {
        const LAST_YEAR: i32 = 9999;
        // by the mean year of 365.2425 days; off by one at most
        let guess = i32::try_from((number * 400).div_euclid(DAYS_IN_400_YEARS)).ok()?;
        (guess - 1..=guess + 1).filter(|year| (0..=LAST_YEAR).contains(year)).find_map(|year| {
            (1..=12).find_map(|month| {
                let first = day_number(year, month, 1);
                let is_within = (first..first + i64::from(days_in(year, month))).contains(&number);
                is_within.then(|| Self::of_day(Some(year), month, (number - first) as u32 + 1))?
            })
        })
    }

    /// The day of the week in that year, from 1 for Monday to 7.
    pub(crate) fn weekday(self, year: i32) -> u8 {
        // 1 March of the year 0 was a Wednesday
        (self.day_number(year) + 2).rem_euclid(7) as u8 + 1
    }

    /// The first and the last month of the point.
    pub(crate) fn months(self) -> (u8, u8) {
        match self.part {
            Part::Year => (1, 12),
            Part::Quarter(quarter) => (quarter * 3 - 2, quarter * 3),
            Part::Month(month) | Part::Day(month, _) => (month, month),
        }
    }

    /// Whether the point starts before `other` does, years aside.
    pub(crate) fn earlier_in_year(self, other: Self) -> bool {
        self.start() < other.start()
    }
}

impl When {
    pub(crate) const fn at(from: Point) -> Self {
        Self { from, to: None, clock: None }
    }

    pub(crate) const fn span(from: Point, to: Point) -> Self {
        Self { from, to: Some(to), clock: None }
    }

    pub(crate) fn years(from: i32, to: i32) -> Self {
        Self::span(Point::of_year(from), Point::of_year(to))
    }

    /// Whether a year is still missing.
    pub(crate) fn is_open(&self) -> bool {
        self.from.year.is_none() || self.to.is_some_and(|to| to.year.is_none())
    }

    /// The day and its year, if this is one day with a year.
    pub(crate) fn full_day(&self) -> Option<(i32, Point)> {
        let year = self.from.year?;
        (self.to.is_none() && self.from.is_day()).then_some((year, self.from))
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            None => f.write_str("XXXX")?,
            Some(year) if year < 0 => write!(f, "-{:04}", -year)?,
            Some(year) => write!(f, "{year:04}")?,
        }
        match self.part {
            Part::Year => Ok(()),
            Part::Quarter(quarter) => write!(f, "-Q{quarter}"),
            Part::Month(month) => write!(f, "-{month:02}"),
            Part::Day(month, day) => write!(f, "-{month:02}-{day:02}"),
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.from.fmt(f)?;
        if let Some(to) = self.to {
            write!(f, "/{to}")?;
        }
        match self.clock {
            Some((hour, minute)) => write!(f, "T{hour:02}:{minute:02}"),
            None => Ok(()),
        }
    }
}

/// The number of days of the month; 0 if there is no such month.
pub(in crate::find) fn days_in(year: i32, month: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}

const DAYS_IN_400_YEARS: i64 = 146_097;

/// Days since 1 March of the year 0. Years are counted from March on, so that the leap day comes last.
fn day_number(year: i32, month: u32, day: u32) -> i64 {
    let (year, month) = if month > 2 { (i64::from(year), month - 3) } else { (i64::from(year) - 1, month + 9) };
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + i64::from((153 * month + 2) / 5) + i64::from(day) - 1
}

/// The day `offset` days later.
pub(crate) fn shift_days(day: Point, offset: i64) -> Option<Point> {
    Point::of_day_number(day.day_number(day.year?) + offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn impossible_days_are_none() {
        for (year, month, day, exists) in [
            (2000, 2, 29, true),
            (2001, 2, 29, false),
            (1900, 2, 29, false),
            (2017, 4, 31, false),
            (2017, 13, 1, false),
            (2017, 0, 1, false),
        ] {
            assert_eq!(Point::of_day(Some(year), month, day).is_some(), exists, "{day}/{month}/{year}");
        }
        assert!(Point::of_day(None, 2, 29).is_some(), "the year may be a leap year");
    }

    #[test]
    fn iso_forms() {
        let day = Point::of_day(Some(2024), 8, 17).unwrap();
        assert_eq!(When { clock: Some((13, 23)), ..When::at(day) }.to_string(), "2024-08-17T13:23");
        assert_eq!(When::years(2016, 2021).to_string(), "2016/2021");
        assert_eq!(Point { year: None, part: Part::Day(2, 6) }.to_string(), "XXXX-02-06");
        assert_eq!(Point::of_year(-178).to_string(), "-0178");
    }

    #[test]
    fn weekdays() {
        for (date, weekday) in
            [("2026-08-20", 4), ("2024-02-29", 4), ("1975-04-30", 3), ("2000-01-01", 6), ("2012-12-17", 1), ("2026-09-06", 7)]
        {
            let [year, month, day] = [&date[..4], &date[5..7], &date[8..]].map(|part| part.parse::<u32>().unwrap());
            assert_eq!(Point::of_day(Some(year as i32), month, day).unwrap().weekday(year as i32), weekday, "{date}");
        }
    }

    #[test]
    fn days_shift_over_ends() {
        let day = |year, month, day| Point::of_day(Some(year), month, day).unwrap();
        assert_eq!(shift_days(day(2024, 3, 1), -1), Some(day(2024, 2, 29)));
        assert_eq!(shift_days(day(2023, 12, 31), 1), Some(day(2024, 1, 1)));
        assert_eq!(shift_days(day(2024, 1, 10), -30), Some(day(2023, 12, 11)));
    }

    #[test]
    fn each_day_has_its_number() {
        for year in [0, 1, 99, 100, 399, 400, 1600, 1899, 1900, 1970, 2000, 2024, 9999] {
            for (month, day) in [(1, 1), (2, 28), (3, 1), (12, 31)] {
                let day = Point::of_day(Some(year), month, day);
                assert_eq!(Point::of_day_number(day.unwrap().day_number(year)), day, "{day:?}");
            }
        }
        let last = Point::of_day(Some(9999), 12, 31).unwrap().day_number(9999);
        assert_eq!(Point::of_day_number(last + 1), None);
    }
}
