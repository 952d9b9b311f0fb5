//! The date of a cited document: `Kết luận 21-KL/TW | ngày 25/10/2021`, `Quy định 08-QĐi/TW | năm 2018`.

use super::calendar::Point;
use super::date_words;
use super::numeric::scan_numeric;
use super::worded::scan_named_day;
use crate::find::reading::Reading;
use crate::lexicon::DateClass;

/// The day behind a document, and its end: `ngày 25/10/2021`, `, ngày 24 tháng 2 năm 2023`, `(ngày 3/3/2016)`.
pub(crate) fn scan_cited(reading: &Reading, at: usize) -> Option<(Point, usize)> {
    let opening = matches!(reading.token(at).mark, ',' | '(');
    let announced = if opening { at + 1 } else { at };
    let from = date_words::skip(reading, announced, DateClass::Cited);
    if from == announced {
        return None;
    }
    let spot = scan_numeric(reading, from).or_else(|| scan_named_day(reading, from))?;
    let closing = reading.token(at).is('(') && reading.token(spot.tokens.end).is(')');
    let end = spot.tokens.end + usize::from(closing);
    (spot.when.to.is_none() && spot.when.from.is_day()).then_some((spot.when.from, end))
}

/// The end of `năm 2018`.
pub(crate) fn scan_year(reading: &Reading, at: usize) -> Option<usize> {
    date_words::year(reading, at + 1).filter(|_| date_words::is(reading, at, DateClass::Year)).map(|_| at + 2)
}
