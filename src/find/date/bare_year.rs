//! Years without `năm`: `hè 2017`, `(SN 1970)`, `kỳ thi THPT quốc gia 2018`, `Thần tượng Bolero 2017`, `"Kevadtorm-2017"`.

use super::calendar::{Part, Point, When};
use super::date_words;
use super::lunar::scan_cycle_year;
use super::numeric::{ends_freely, is_inside_code};
use super::spot::Spot;
use crate::find::reading::Reading;
use crate::lexicon::DateClass;
use crate::span::Tokens;
use solieu_text::{Case, TokenKind};

/// Four digits that the words around make a year.
pub(super) fn scan_bare_year(reading: &Reading, at: usize) -> Option<Spot> {
    let year = date_words::year(reading, at).filter(|year| (1800..2200).contains(year))?;
    let hyphened = follows_hyphen(reading, at);
    if is_inside_code(reading, at) && !hyphened || !ends_freely(reading, at + 1) {
        return None;
    }
    let tokens: Tokens = at..at + 1;
    let sure = || Some(Spot::sure(tokens.clone(), When::at(Point::of_year(year))));
    let announced = |class| date_words::before(reading, at, class).is_some();
    if announced(DateClass::Season)
        || announced(DateClass::Birth)
        || is_alone_in_brackets(reading, at)
        || continues_years(reading, at)
        || follows_cycle_year(reading, at)
    {
        return sure();
    }
    // “Euro 2016 HLV Santos”: a year that ends a name counts nothing behind it
    let named = reading.token(at).spaced && names_event(reading, at);
    if date_words::is_counted(reading, at + 1) && !(named && reading.source.before(at, 1).is_capital()) {
        return None;
    }
    if announced(DateClass::At) || announced(DateClass::From) || announced(DateClass::To) || announced(DateClass::Than) {
        return sure();
    }
    if named || follows_name(reading, at) { sure() } else { None }
}

/// `Kevadtorm-2017`: a hyphen behind a word in title case, not behind a code in capitals.
fn follows_hyphen(reading: &Reading, at: usize) -> bool {
    let (mark, name) = (reading.source.before(at, 1), reading.source.before(at, 2));
    let glued = mark.is('-') && !mark.spaced && !reading.token(at).spaced;
    glued && name.kind == TokenKind::Word && name.case == Case::Title
}

/// The year closes the name of an event: `Thần tượng Bolero 2017`, `"Kevadtorm-2017"`; not of a product or a law, as in
/// `Hyundai Accent 2018` and `Luật Nhà ở 2014`.
pub(super) fn follows_name(reading: &Reading, at: usize) -> bool {
    // the years of online news
    const NEWS: std::ops::RangeInclusive<i32> = 1995..=2035;
    // “mẫu sedan cỡ nhỏ Hyundai Accent 2018”, “Luật Tổ chức Quốc hội 2014”
    const REACH: usize = 8;
    let hyphened = follows_hyphen(reading, at);
    let name = at.wrapping_sub(if hyphened { 2 } else { 1 });
    let sentence = reading.source.sentence(at);
    // the first word of a sentence has a capital whether it is a name or not
    let is_name = name > sentence.start && name < at && reading.token(name).is_capital() && (hyphened || reading.token(at).spaced);
    if !is_name || !date_words::year(reading, at).is_some_and(|year| NEWS.contains(&year)) || date_words::is_counted(reading, at + 1) {
        return false;
    }
    let mut before = at.saturating_sub(REACH).max(sentence.start)..at;
    !before.any(|token| date_words::is(reading, token, DateClass::Model) || reading.is_document_type(token))
}

/// `(1918)`, `(2014 và 2015)`, `(Tòa tháp - 1974)`
fn is_alone_in_brackets(reading: &Reading, at: usize) -> bool {
    let (before, next) = (reading.source.before(at, 1), reading.token(at + 1));
    let opens = before.is('(') && (matches!(next.mark, ')' | ',' | ';') || date_words::is(reading, at + 1, DateClass::And));
    opens || next.is(')') && matches!(before.mark, '-' | '–' | ':' | ',')
}

/// `Tết Mậu Thân 1968`
fn follows_cycle_year(reading: &Reading, at: usize) -> bool {
    at >= 3 && scan_cycle_year(reading, at - 3).is_some_and(|(_, end)| end == at)
}

/// `năm 2007, 2010`, `năm 1997 và 1998`
fn continues_years(reading: &Reading, at: usize) -> bool {
    let joined = reading.source.before(at, 1).is(',') || date_words::before(reading, at, DateClass::And).is_some();
    joined && reading.dates.last().is_some_and(|last| last.tokens.end + 1 == at && last.when.from.part == Part::Year)
}

/// A word for an event stands before it in the same clause: `SEA Games 2017`, `giải cờ vua châu Á 2017`.
pub(super) fn names_event(reading: &Reading, at: usize) -> bool {
    // the longest names: “kỳ thi tốt nghiệp trung học phổ thông quốc gia 2018”
    const WINDOW: usize = 10;
    let sentence = reading.source.sentence(at);
    let from = at.saturating_sub(WINDOW).max(sentence.start);
    let start = (from..at).rev().find(|&token| matches!(reading.token(token).mark, ',' | ';' | ':' | '.')).map_or(from, |mark| mark + 1);
    date_words::within(reading, start..at, DateClass::Event)
}
