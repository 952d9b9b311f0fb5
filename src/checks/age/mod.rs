//! A year of birth beside an age: `sinh năm 1991, 31 tuổi` in 2026, `vào Đảng năm 1968, khi ông 18 tuổi` of somebody born in 1946.
//!
//! The age is that of the year told with it (`Năm 2015, … khi mới 30 tuổi`), else of the article. A birthday that is still to come
//! takes one year off, the Vietnamese count (tuổi mụ) adds one. An age that the text gives no year for is left alone.

mod around;

use super::Found;
use crate::decimal::Decimal;
use crate::find::date::{Date, DateSource, Part};
use crate::findings::Mistake;
use crate::lexicon::TimeClass;
use crate::report::{Amount, Bound, Expected, FindingKind, Kind, Severity};
use crate::span::{Tokens, sort_by_place};
use crate::sums::breakdowns::Breakdowns;
use crate::sums::context::Context;
use crate::wording::Telling;
use around::{Ages, Time};

/// No article is of a later year.
const HORIZON: i32 = 2050;

/// Compares every age with the year of birth that it goes with.
pub(crate) fn detect_wrong_ages(context: &Context, _: &Breakdowns, found: &mut Found) {
    let births: Vec<usize> = (0..context.reading.dates.len()).filter(|&date| is_birth(context, &context.reading.dates[date])).collect();
    if births.is_empty() {
        return;
    }
    let people = context.reading.people.iter().enumerate();
    let mut named: Vec<(usize, usize)> =
        people.flat_map(|(index, person)| person.mentions.iter().map(move |mention| (mention.start, index))).collect();
    sort_by_place(&mut named, |mention| *mention);
    let years = years_of_article(context, &births);
    for (figure, draft) in context.drafts.iter().enumerate() {
        let Amount::Single { value } = draft.amount else { continue };
        let in_years = draft.kind == Kind::Age && draft.unit.as_ref().is_some_and(|unit| unit.symbol == "tuổi");
        let Some(age) = value.to_u32().filter(|_| in_years && value.is_integer()) else { continue };
        let ages = Ages { context, births: &births, named: &named, years: &years, figure };
        let Some((birth, time)) = ages.birth() else { continue };
        let Some(born) = context.reading.dates[birth].when.from.year else { continue };
        found.mistakes.extend(ages.mistake(birth, born, age as i32, time));
    }
}

/// `sinh năm 1991`, `SN 1991`, `sinh ngày 15/5/1922`
fn is_birth(context: &Context, date: &Date) -> bool {
    let reading = context.reading;
    let start = date.tokens.start;
    let before = [start, start.saturating_sub(1), start + 1];
    let said = before.into_iter().any(|at| reading.hit_of_ending_at(at, TimeClass::Birth).map(|(start, _)| start).is_some());
    said && date.when.to.is_none() && date.when.from.year.is_some() && !date.is_inferred()
}

impl Ages<'_, '_> {
    fn mistake(&self, birth: usize, born: i32, age: i32, time: Time) -> Option<Mistake> {
        let draft = &self.context.drafts[self.figure];
        let years = self.years(birth, time)?;
        let (&(year, _), hedged) = (years.first()?, draft.bound != Bound::Exact);
        let fits = |year: i32| is_of_age(age, year - born, draft.bound, time);
        if years.iter().any(|&(year, _)| fits(year)) || time == Time::Young && year - born > 30 {
            return None;
        }
        let dates: Vec<usize> = [birth].into_iter().chain(years.iter().filter_map(|&(_, date)| date).take(1)).collect();
        let expected = u32::try_from(year - born).ok().filter(|_| !hedged && years.len() == 1);
        Some(Mistake {
            kind: FindingKind::Age,
            severity: if hedged { Severity::Doubtful } else { Severity::Wrong },
            at: draft.number.clone(),
            places: dates.iter().map(|&date| self.date(date).tokens.clone()).chain([draft.number.clone()]).collect(),
            figures: vec![self.figure],
            dates,
            expected: expected.map(|age| Expected::Amount(Amount::Single { value: Decimal::from(age) })),
            rule: if time == Time::Then || time == Time::Death { "age.then" } else { "age.now" },
        })
    }

    /// The years that the age may be of, each with the date that says so; `None` where the text gives none.
    fn years(&self, birth: usize, time: Time) -> Option<Vec<(i32, Option<usize>)>> {
        let reading = self.context.reading;
        let sentence = reading.source.sentence(self.tokens().start);
        let born = self.date(birth).when.from.year?;
        let year_of = |index: usize| {
            let date = self.date(index);
            let year = date.when.from.year.filter(|&year| year > born && is_point(date) && self.births.binary_search(&index).is_err())?;
            Some((year, Some(index)))
        };
        let in_tokens = |tokens: Tokens| {
            let until = |end: usize| reading.dates.partition_point(|date| date.tokens.start < end);
            (until(tokens.start)..until(tokens.end)).filter_map(year_of)
        };
        let here: Vec<_> = in_tokens(sentence.clone()).collect();
        // “Năm 2022, tòa xử một vụ trộm. Bị cáo (sinh năm 1991, 31 tuổi) …” tells of that year
        let story = || self.context.sentence_before(sentence.start).filter(|_| self.said_time().is_none()).unwrap_or(0..0);
        let mut years = match time {
            Time::Then | Time::Death => here,
            Time::Now | Time::Young => match reading.published.and_then(|published| published.from.year.map(|year| (year, published))) {
                Some((year, published)) => {
                    // what is told in the first weeks of a year may be of the year before
                    let new_year = published.from.start().0 <= 2;
                    let before = new_year.then_some((year - 1, None));
                    [(year, None)].into_iter().chain(before).chain(here).chain(in_tokens(story())).collect()
                }
                None if here.iter().any(|&(_, date)| date.is_some_and(|date| self.date(date).when.from.is_day())) => here,
                None => self.years.iter().map(|&year| (year, None)).collect(),
            },
        };
        years.dedup_by_key(|(year, _)| *year);
        (!years.is_empty()).then_some(years)
    }
}

fn is_point(date: &Date) -> bool {
    date.when.to.is_none() && date.source != DateSource::Relative
}

/// Without a day of its own an article may be of any year that it names a day or a month of, or of the two after the last; where it
/// names none, of any year until the horizon.
fn years_of_article(context: &Context, births: &[usize]) -> Vec<i32> {
    const EARLIEST: i32 = 1900;
    const LATER: i32 = 2;
    let dates = context.reading.dates.iter().enumerate();
    let told = dates.filter(|(index, date)| is_point(date) && date.when.from.part != Part::Year && births.binary_search(index).is_err());
    let mut years: Vec<i32> = told.filter_map(|(_, date)| date.when.from.year).collect();
    years.sort_unstable();
    years.dedup();
    match years.last() {
        Some(&last) => years.extend(last + 1..=last + LATER),
        None => years.extend(EARLIEST..=HORIZON),
    }
    years
}

/// Whether somebody who has lived through so many new years may be of that age.
fn is_of_age(age: i32, lived: i32, bound: Bound, time: Time) -> bool {
    // the dead are given a year or two by custom
    let added = if time == Time::Death { 2 } else { 1 };
    let (least, most) = (lived - 1, lived + added);
    match bound {
        Bound::Exact => (least..=most).contains(&age),
        Bound::Nearly => (least..=most + 5).contains(&age),
        Bound::Over => (least - 10..=most).contains(&age),
        Bound::About => (least - 5..=most + 5).contains(&age),
        Bound::AtLeast => age <= most,
        Bound::Under | Bound::AtMost => age >= least,
    }
}

/// “Sinh năm 1991 thì năm 2026 khoảng 35 tuổi, không phải 31 tuổi.”
pub(crate) fn tell(telling: &Telling) -> String {
    let finding = telling.finding;
    let stated = finding.figures.first().map_or(String::new(), |&figure| telling.quote(figure));
    let date = |index: &u32| telling.report.dates.get(*index as usize).map(|date| format!("“{}”", date.span.slice(telling.text)));
    let dates: Vec<String> = finding.dates.iter().filter_map(date).collect();
    let (born, then) = (dates.first().cloned().unwrap_or_default(), dates.get(1));
    let year = then.cloned().or_else(|| telling.report.article.published_at.as_ref().and_then(|day| day.get(..4).map(str::to_owned)));
    match (telling.expected(), year) {
        (Some(age), Some(year)) => telling.language.pick(
            format!("Sinh {born} thì tính đến {year} là {age} tuổi, không thể là {stated}."),
            format!("Somebody born in {born} is {age} years old in {year}, not {stated}."),
        ),
        _ => telling
            .language
            .pick(format!("{stated} không khớp với năm sinh {born}."), format!("{stated} does not go with the birth in {born}.")),
    }
}
