//! Days that the calendar has not, and periods that do not lie where the text says: `ngày 31/4`, `29/2/2025`,
//! `quý II/2026, cụ thể là tháng 8/2026`.

use super::Found;
use crate::find::date::{Date, DateSource, NoDay, Part, Point};
use crate::findings::Mistake;
use crate::lexicon::TimeClass;
use crate::report::{FindingKind, Severity};
use crate::sums::breakdowns::Breakdowns;
use crate::sums::context::Context;
use crate::wording::Telling;

/// Marks what no calendar has.
pub(crate) fn detect_impossible_days(context: &Context, _: &Breakdowns, found: &mut Found) {
    for no_day in &context.reading.no_days {
        found.mistakes.push(Mistake {
            kind: FindingKind::Calendar,
            severity: Severity::Wrong,
            at: no_day.tokens.clone(),
            places: vec![no_day.tokens.clone()],
            figures: Vec::new(),
            dates: Vec::new(),
            expected: None,
            rule: rule_of(no_day),
        });
    }
    for index in 0..context.reading.dates.len() {
        found.mistakes.extend(leap_day(context, index));
        found.mistakes.extend(outside(context, index));
    }
}

fn rule_of(no_day: &NoDay) -> &'static str {
    if no_day.days_in_month().is_none() {
        "calendar.month"
    } else if (no_day.day, no_day.month) == (Some(29), 2) {
        "calendar.leap-day"
    } else {
        "calendar.day"
    }
}

fn mistake(at: &Date, dates: Vec<usize>, places: Vec<crate::span::Tokens>, rule: &'static str) -> Mistake {
    let (kind, severity) = (FindingKind::Calendar, Severity::Wrong);
    Mistake { kind, severity, at: at.tokens.clone(), places, figures: Vec::new(), dates, expected: None, rule }
}

/// `ngày 29/2` in an article of a common year.
fn leap_day(context: &Context, index: usize) -> Option<Mistake> {
    let date = &context.reading.dates[index];
    let is_missing =
        |point: Point| point.part == Part::Day(2, 29) && point.year.is_some_and(|year| Point::of_day(Some(year), 2, 29).is_none());
    let is_of_article = matches!(date.source, DateSource::YearPublished | DateSource::YearBeside);
    let sentence = context.reading.source.sentence(date.tokens.start);
    let of_leap_years = || sentence.clone().any(|at| context.reading.hit_of(at, TimeClass::Leap).is_some());
    let wrong = is_of_article && (is_missing(date.when.from) || date.when.to.is_some_and(is_missing)) && !of_leap_years();
    wrong.then(|| mistake(date, vec![index], vec![date.tokens.clone()], "calendar.leap-day"))
}

/// `quý II/2026, cụ thể là tháng 8/2026`: the second is said to lie in the first.
fn outside(context: &Context, index: usize) -> Option<Mistake> {
    let [outer, inner] = context.reading.dates.get(index..index + 2)? else { return None };
    if outer.when.to.is_some() || outer.when.from.is_day() || outer.when.from.part == Part::Year || !restates(context, outer, inner) {
        return None;
    }
    let last = inner.when.to.unwrap_or(inner.when.from);
    let year_of = |date: &Date, point: Point| point.year.filter(|_| !date.is_inferred());
    let other_year = |point: Point| year_of(outer, outer.when.from).zip(year_of(inner, point)).is_some_and(|(outer, inner)| outer != inner);
    let (first_month, last_month) = outer.when.from.months();
    let is_outside = |point: Point| {
        let (from, to) = point.months();
        other_year(point) || from < first_month || to > last_month
    };
    let wrong = is_outside(inner.when.from) || is_outside(last);
    let places = vec![outer.tokens.clone(), inner.tokens.clone()];
    wrong.then(|| mistake(outer, vec![index, index + 1], places, "calendar.within"))
}

/// Whether the second date says the first one again, finer: behind `cụ thể là`, or alone in brackets behind a quarter.
fn restates(context: &Context, outer: &Date, inner: &Date) -> bool {
    const FILLERS: usize = 3;
    let reading = context.reading;
    let from = outer.tokens.end;
    let finer = match (outer.when.from.part, inner.when.from.part) {
        (Part::Quarter(_), Part::Month(_) | Part::Day(..)) => true,
        (Part::Month(_), Part::Day(..)) => inner.when.from.is_day(),
        _ => false,
    };
    let at = from + usize::from(reading.token(from).is(','));
    let named = reading.hit_of(at, TimeClass::Namely).map(|hit| at + hit.len());
    let bracket =
        (reading.token(from).is('(') && reading.token(inner.tokens.end).is(')') && matches!(outer.when.from.part, Part::Quarter(_)))
            .then_some(from + 1);
    let near = |start: usize| (start..=start + FILLERS).contains(&inner.tokens.start);
    finer && named.or(bracket).is_some_and(near)
}

/// “Tháng 4 chỉ có 30 ngày.”
pub(crate) fn tell(telling: &Telling) -> String {
    let marked = telling.marked();
    match telling.finding.rule.as_ref() {
        "calendar.month" => telling
            .language
            .pick(format!("Một năm chỉ có 12 tháng, không có {marked}."), format!("A year has 12 months: there is no {marked}.")),
        "calendar.leap-day" => telling.language.pick(
            format!("Năm đó không phải năm nhuận, tháng 2 không có ngày 29: {marked}."),
            format!("February had no 29th day in that year, which is no leap year: {marked}."),
        ),
        "calendar.within" => {
            let places: Vec<&str> = telling.finding.spans.iter().map(|span| span.slice(telling.text)).collect();
            let [outer, inner] = places[..] else { return String::new() };
            telling.language.pick(format!("“{inner}” không nằm trong “{outer}”."), format!("“{inner}” does not lie in “{outer}”."))
        }
        _ => telling.language.pick(
            format!("Lịch không có ngày {marked}: tháng đó ngắn hơn."),
            format!("The calendar has no {marked}: that month is shorter."),
        ),
    }
}
