//! A weekday beside its date: `thứ Sáu, ngày 20/8/2026`, `Chủ nhật (16/8)`, `ngày 20/8/2026 (thứ Năm)`.
//!
//! Where the year is known the calendar tells; where it is not, two weekdays of one article must still go together.

use super::Found;
use crate::find::Reading;
use crate::find::date::{Date, DateSource, Point};
use crate::findings::Mistake;
use crate::lexicon::{CueClass, TimeClass};
use crate::report::{Expected, FindingKind, Severity};
use crate::span::Tokens;
use crate::sums::breakdowns::Breakdowns;
use crate::sums::context::Context;
use crate::wording::Telling;
use solieu_text::TokenKind;

/// As they are written in running text.
const NAMES: [&str; 7] = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];

/// A weekday and the date that it is said of.
struct Pair {
    /// From 1 for Monday.
    weekday: u8,
    tokens: Tokens,
    date: usize,
    day: Point,
}

/// Compares every weekday with its date.
pub(crate) fn detect_wrong_weekdays(context: &Context, _: &Breakdowns, found: &mut Found) {
    let reading = context.reading;
    let mut open: Option<Pair> = None;
    for pair in pairs(reading) {
        let date = &reading.dates[pair.date];
        match known_years(reading, date) {
            Some(years) if years.iter().all(|&year| pair.day.weekday(year) != pair.weekday) => {
                let right = years.first().map(|&year| pair.day.weekday(year));
                found.mistakes.push(mistake(reading, &[&pair], right, "weekday.date"));
            }
            Some(_) => {}
            None => {
                if let Some(first) = open.as_ref().filter(|first| !go_together(first, &pair)) {
                    let right = shifted(first, &pair);
                    found.mistakes.push(mistake(reading, &[&pair, first], right, "weekday.pair"));
                } else {
                    open = Some(pair);
                }
            }
        }
    }
}

fn mistake(reading: &Reading, pairs: &[&Pair], right: Option<u8>, rule: &'static str) -> Mistake {
    let name = |weekday: u8| NAMES.get(usize::from(weekday) - 1).map(|name| Expected::Date((*name).to_owned()));
    Mistake {
        kind: FindingKind::Weekday,
        severity: Severity::Wrong,
        at: pairs[0].tokens.clone(),
        places: pairs.iter().flat_map(|pair| [pair.tokens.clone(), reading.dates[pair.date].tokens.clone()]).collect(),
        figures: Vec::new(),
        dates: pairs.iter().rev().map(|pair| pair.date).collect(),
        expected: right.and_then(name),
        rule,
    }
}

/// The years that the date may be of, the likeliest first; `None` where the article leaves it open.
fn known_years(reading: &Reading, date: &Date) -> Option<Vec<i32>> {
    // within so many days of its publication an article leaves no doubt about the year
    const NEAR: i64 = 120;
    let year = date.when.from.year?;
    match date.source {
        DateSource::Stated | DateSource::Line | DateSource::YearBeside => Some(vec![year]),
        DateSource::YearPublished => {
            let published = reading.published?.from;
            let distance = (date.when.from.day_number(year) - published.day_number(published.year?)).abs();
            Some(if distance <= NEAR { vec![year] } else { vec![year, year - 1, year + 1] })
        }
        DateSource::YearElsewhere | DateSource::Relative => None,
    }
}

/// Whether some year has both days on those weekdays.
fn go_together(first: &Pair, second: &Pair) -> bool {
    offsets(first, second).any(|offset| (first.weekday - 1 + offset) % 7 == second.weekday - 1)
}

/// The weekday of the second date, where the first one is right and every year agrees.
fn shifted(first: &Pair, second: &Pair) -> Option<u8> {
    let offset = offsets(first, second).next()?;
    offsets(first, second).all(|other| other == offset).then_some((first.weekday - 1 + offset) % 7 + 1)
}

/// How many weekdays lie between the two: in a common year, in a leap year, and over a new year where they are far apart.
fn offsets(first: &Pair, second: &Pair) -> impl Iterator<Item = u8> {
    const COMMON: i32 = 2023;
    const FAR: u8 = 6;
    let is_far = first.day.start().0.abs_diff(second.day.start().0) >= FAR;
    let [one, other] = [first.day, second.day];
    let years = (COMMON..=COMMON + 1).flat_map(|year| [(year, year), (year, year + 1), (year + 1, year)]);
    let possible = years.filter(move |(first, second)| is_far || first == second);
    possible.map(move |(first, second)| (other.day_number(second) - one.day_number(first)).rem_euclid(7) as u8)
}

/// Every weekday with its date, in text order.
fn pairs(reading: &Reading) -> Vec<Pair> {
    let counts = counts_on(reading);
    let mut out: Vec<Pair> = Vec::new();
    for (index, date) in reading.dates.iter().enumerate() {
        // “hôm nay” of an article may be the day before it came out
        if !date.when.from.is_day() || date.source == DateSource::Relative {
            continue;
        }
        let is_new = |tokens: &Tokens| out.last().is_none_or(|last| last.tokens != *tokens);
        // a date line begins with its time
        let inside = || date.tokens.clone().find_map(|at| reading.hit_of(at, TimeClass::Weekday).map(|hit| at..at + hit.len()));
        let said = before(reading, date.tokens.start).filter(is_new).or_else(inside).or_else(|| behind(reading, date.tokens.end));
        let Some(tokens) = said.filter(|tokens| !counts || is_capital(reading, tokens)) else { continue };
        let Some(weekday) = weekday(reading, &tokens) else { continue };
        match series(reading, &tokens) {
            // “Thứ Bảy và Chủ nhật (15-16/8)”
            Some(earlier) => {
                let to = date.when.to.filter(|to| to.is_day());
                if let Some((first, to)) = weekday_of(reading, earlier.clone()).zip(to) {
                    out.push(Pair { weekday: first, tokens: earlier, date: index, day: date.when.from });
                    out.push(Pair { weekday, tokens, date: index, day: to });
                }
            }
            None if date.when.to.is_none() => out.push(Pair { weekday, tokens, date: index, day: date.when.from }),
            None => {}
        }
    }
    out
}

/// Whether `thứ hai` may go on from a `Thứ nhất`.
fn counts_on(reading: &Reading) -> bool {
    reading.source.sentences.iter().any(|sentence| reading.hit_of(sentence.start, TimeClass::First).is_some())
}

fn weekday_of(reading: &Reading, tokens: Tokens) -> Option<u8> {
    reading.hit_of(tokens.start, TimeClass::Weekday).and_then(|hit| reading.lexicon.cell(hit, 2).parse().ok())
}

/// Which weekday the words are, where they are no ordinal: `lần thứ hai (20/8)`.
fn weekday(reading: &Reading, tokens: &Tokens) -> Option<u8> {
    const SUNDAY: u8 = 7;
    let value = weekday_of(reading, tokens.clone())?;
    let before = reading.source.before(tokens.start, 1);
    let opens = tokens.start == reading.source.sentence(tokens.start).start || before.kind != TokenKind::Word;
    let dated = opens || reading.hit_of_ending_at(tokens.start, TimeClass::DayPart).map(|(start, _)| start).is_some();
    (value == SUNDAY || is_capital(reading, tokens) || dated).then_some(value)
}

/// `thứ Hai`: a capital in its second word.
fn is_capital(reading: &Reading, tokens: &Tokens) -> bool {
    reading.token(tokens.end - 1).is_capital()
}

/// The weekday before the date: `thứ Sáu, ngày `, `Chủ nhật tuần này (`.
fn before(reading: &Reading, start: usize) -> Option<Tokens> {
    const REACH: usize = 12;
    let sentence = reading.source.sentence(start).start;
    let mut at = start;
    while at > sentence && start - at <= REACH {
        if let Some(from) = reading.hit_of_ending_at(at, TimeClass::Weekday).map(|(start, _)| start) {
            return Some(from..at);
        }
        let earlier = reading.clocks.partition_point(|clock| clock.end < at);
        let clock = reading.clocks.get(earlier).filter(|clock| clock.end == at);
        at = match (reading.token(at - 1).mark, clock, reading.hit_of_ending_at(at, TimeClass::Beside).map(|(start, _)| start)) {
            (_, Some(clock), _) => clock.start,
            (_, _, Some(from)) => from,
            (',' | '(' | '-' | '–' | '|', ..) => at - 1,
            _ => return None,
        };
    }
    None
}

/// The weekday behind the date: `(thứ Năm)`, `, thứ Năm,`, `là thứ Năm`.
fn behind(reading: &Reading, end: usize) -> Option<Tokens> {
    let in_brackets = reading.token(end).is('(');
    let mut at = if in_brackets || reading.token(end).is(',') { end + 1 } else { end };
    if let Some(hit) = reading.hit_of(at, TimeClass::Namely) {
        at += hit.len();
    } else if at == end {
        return None;
    }
    let hit = reading.hit_of(at, TimeClass::Weekday)?;
    let next = reading.token(at + hit.len());
    let closed = if in_brackets { next.is(')') } else { next.kind != TokenKind::Word && next.kind != TokenKind::Digits && !next.is('(') };
    closed.then(|| at..at + hit.len())
}

/// The weekday joined to this one: the `Thứ Bảy` of `Thứ Bảy và Chủ nhật`.
fn series(reading: &Reading, tokens: &Tokens) -> Option<Tokens> {
    let joint = tokens.start.checked_sub(1)?;
    let joined = matches!(reading.token(joint).mark, ',' | '-' | '–') || reading.is(joint, CueClass::And);
    let from = reading.hit_of_ending_at(joint, TimeClass::Weekday).map(|(start, _)| start).filter(|_| joined)?;
    Some(from..joint)
}

/// “20/8/2026 là thứ Năm, không phải thứ Sáu.”
pub(crate) fn tell(telling: &Telling) -> String {
    const ENGLISH: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let finding = telling.finding;
    let stated = telling.marked();
    let index = if finding.rule == "weekday.pair" { finding.dates.last() } else { finding.dates.first() };
    let date = index.and_then(|&index| telling.report.dates.get(index as usize));
    let date = date.map_or("", |date| date.span.slice(telling.text));
    let Some(right) = telling.expected() else {
        return telling.language.pick(
            format!("{stated} {date} không khớp với thứ và ngày nêu ở trên."),
            format!("{stated} {date} does not go with the weekday and date above."),
        );
    };
    let english = NAMES.iter().position(|name| *name == right).map_or("", |at| ENGLISH[at]);
    telling.language.pick(format!("{date} là {right}, không phải {stated}."), format!("{date} is a {english} ({right}), not {stated}."))
}
