//! The year of `ngày 17-12`: from the dates beside it, from the day of publication, else from other evidence in the article.
//!
//! News looks back: a day that would lie well after publication is of the year before, unless its sentence is about the future.

mod article_year;
mod by_calculation;
mod by_date;
mod by_event;
mod by_year_before;
mod facts;
mod neighbours;

use super::calendar::{Point, When};
use crate::find::found::{Date, DateSource};
use crate::find::reading::Reading;
use article_year::{ArticleYear, infer_article_year};
use facts::speaks_of_future;
use neighbours::{year_beside, year_of_last_date, year_offset, year_opening_sentence};

/// Fills in missing years.
pub(super) fn fill_years(reading: &mut Reading) {
    if !reading.dates.iter().any(|date| date.when.is_open()) {
        return;
    }
    let own = if reading.published.is_none() { infer_article_year(reading) } else { None };
    let filled: Vec<Option<(When, DateSource)>> = (0..reading.dates.len()).map(|index| fill_year(reading, index, own.as_ref())).collect();
    for (date, filled) in reading.dates.iter_mut().zip(filled) {
        if let Some(filled) = filled {
            (date.when, date.source) = filled;
        }
    }
}

fn fill_year(reading: &Reading, index: usize, own: Option<&ArticleYear>) -> Option<(When, DateSource)> {
    let date = reading.dates.get(index).filter(|date| date.when.is_open())?;
    let published = reading.published.and_then(|published| Some((published.from, published.from.year?)));
    let (year, source) = if let Some(year) = year_beside(reading, index) {
        (year, DateSource::YearBeside)
    } else if let Some(offset) = year_offset(reading, date) {
        (published.map(|(_, year)| year).or(own.map(ArticleYear::year))? + offset, DateSource::YearBeside)
    } else if let Some(year) = year_of_last_date(reading, index) {
        (year, DateSource::YearElsewhere)
    } else if let Some(year) = year_opening_sentence(reading, index) {
        (year, DateSource::YearElsewhere)
    } else if let Some((today, year)) = published {
        (year_near_publication(reading, date, today, year), DateSource::YearPublished)
    } else {
        (own?.year_of(date)?, DateSource::YearElsewhere)
    };
    Some((in_year(&date.when, year), source))
}

/// Puts both ends of an open date in that year; a span that would run backward ends in the next.
fn in_year(when: &When, year: i32) -> When {
    let from = Point { year: when.from.year.or(Some(year)), ..when.from };
    let to = when.to.map(|to| {
        let over_newyear = to.earlier_in_year(from) && to.year.is_none();
        Point { year: to.year.or(from.year.map(|year| year + i32::from(over_newyear))), ..to }
    });
    When { from, to, ..*when }
}

/// The year of an open date in an article published on `today`.
fn year_near_publication(reading: &Reading, date: &Date, today: Point, year: i32) -> i32 {
    // how many days ahead an announcement without “sẽ” reaches, and how many days back a plan may lie
    const AHEAD: i64 = 45;
    const AGO: i64 = 180;
    let distance = date.when.from.day_number(year) - today.day_number(year);
    let to_come = speaks_of_future(reading, date);
    if distance > AHEAD && !to_come {
        year - 1
    } else if distance < -AGO && to_come {
        year + 1
    } else {
        year
    }
}
