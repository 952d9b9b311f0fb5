//! The year of an open date from the dates beside it: `3/2 và 4/2/2017`, `năm 2018 ngày 25-6`, `tháng 11 năm ngoái`,
//! `Ngày 15/3/2017 … Đến ngày 20/3`.

use super::facts::{is_of_birth, is_past, is_target};
use crate::find::date::calendar::Part;
use crate::find::date::date_words;
use crate::find::found::{Date, DateSource};
use crate::find::reading::Reading;
use crate::lexicon::DateClass;
use crate::span::Tokens;
use solieu_text::TokenKind;

/// The offset from the article's year: -1 of `tháng 11 năm ngoái`, 1 of `20/8 năm sau`.
pub(super) fn year_offset(reading: &Reading, date: &Date) -> Option<i32> {
    date_words::value(reading, date_words::hit(reading, date.tokens.end, DateClass::RelYear)?)
}

/// The year that the next member of a list states, as in `3/2 và 4/2/2017`, or the words right before: `năm 2018 ngày 25-6`.
pub(super) fn year_beside(reading: &Reading, index: usize) -> Option<i32> {
    let date = &reading.dates[index];
    if let Some(next) = reading.dates.get(index + 1) {
        let gap = date.tokens.end..next.tokens.start;
        // “ngày lễ 14/2, ngày 9/9/1999” are separate dates
        let listed = reading.token(gap.start).is(',') && gap.len() == 1;
        let joined = listed || gap.len() <= 2 && date_words::is(reading, gap.start, DateClass::And);
        if let Some((year, _)) = next.when.full_day().filter(|_| joined) {
            return Some(year);
        }
    }
    // “năm 2016 công bố ngày 14.3”
    const REACH: usize = 5;
    let before = index.checked_sub(1).and_then(|before| reading.dates.get(before))?;
    let gap = before.tokens.end..date.tokens.start;
    let same_clause = gap.len() <= REACH && gap.clone().all(|at| reading.token(at).kind == TokenKind::Word);
    // a year in a name may be another one: “vòng loại World Cup 2018 ngày 8/6”
    let worded = before.tokens.len() > 1 && before.when.to.is_none() && before.when.from.part == Part::Year;
    let year = before.when.from.year.filter(|_| same_clause && worded)?;
    // results of a year are published in the next
    let reported = date_words::within(reading, gap, DateClass::Announced) && date.when.from.start().0 <= 6;
    Some(year + i32::from(reported))
}

/// The year that opens the sentence: `Năm 2024, toàn huyện xảy ra 45 vụ; riêng ⟦tháng 7⟧ xảy ra 9 vụ`.
pub(super) fn year_opening_sentence(reading: &Reading, index: usize) -> Option<i32> {
    const DATES: usize = 6;
    let date = &reading.dates[index];
    let start = reading.source.sentence(date.tokens.start).start;
    let earlier = reading.dates[..index].iter().rev().take(DATES).take_while(|other| other.tokens.start >= start);
    let opening =
        earlier.take_while(|other| other.when.to.is_none() && matches!(other.when.from.part, Part::Year | Part::Month(_))).last()?;
    let opens = opening.tokens.start <= start + 1 && opening.when.from.part == Part::Year && opening.tokens.len() > 1;
    let is_month = date.when.to.is_none() && matches!(date.when.from.part, Part::Month(_) | Part::Quarter(_));
    opening.when.from.year.filter(|_| opens && is_month && !is_past(reading, opening) && !is_target(reading, opening))
}

/// The year of the last full date, if this one follows it in the calendar: `Ngày 15/3/2017 … Đến ngày 20/3`.
pub(super) fn year_of_last_date(reading: &Reading, index: usize) -> Option<i32> {
    // further away the text has moved on; with a day of publication, sooner
    let sentences = if reading.published.is_some() { 1 } else { 3 };
    const DATES: usize = 12;
    let date = &reading.dates[index];
    let sentence = reading.source.sentence_index(date.tokens.start);
    let (year, day) = reading.dates[..index]
        .iter()
        .rev()
        .take(DATES)
        .take_while(|other| !is_captioned(reading, other.tokens.end..date.tokens.start))
        .take_while(|other| sentence - reading.source.sentence_index(other.tokens.start) <= sentences)
        .find_map(|other| other.when.full_day().filter(|_| other.source == DateSource::Stated && !is_of_birth(reading, other)))?;
    (!date.when.from.earlier_in_year(day)).then_some(year)
}

/// `(16/3/2016 - Ảnh: Reuters) Ngày 13/6`: the date before belongs to a picture.
fn is_captioned(reading: &Reading, mut gap: Tokens) -> bool {
    gap.any(|at| date_words::hit(reading, at, DateClass::Caption).is_some_and(|hit| reading.token(at + hit.len()).is(':')))
}
