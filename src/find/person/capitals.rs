//! Capitals that no row of the tables covers: `Nguyễn Phan Bảo Quỳnh Chi`, `Bảo Thanh`, `Magdalena Andersson`, `VCCI`.

use super::atom::{NameShape, Sort, Surname};
use super::shape::{WordShape, joined_end, opens_something, shape, starts_phrase, starts_upper};
use crate::find::reading::Reading;
use crate::lexicon::{GivenClass, SurnameClass, TableId};
use crate::span::Tokens;
use solieu_text::{Case, TokenKind};

/// The most words of a person's name: `Nguyễn Phan Bảo Quỳnh Chi`.
const LONGEST_NAME: usize = 5;

/// The sort and the length of the capitals at the token.
pub(super) fn scan_capitals(reading: &Reading, bodies: &[Tokens], at: usize, after_title: bool) -> (Sort, usize) {
    let run = scan_run(reading, bodies, at);
    let len = run.len();
    if shape(reading, at) == WordShape::Short && !after_title {
        return (Sort::Short, 1);
    }
    let foreign = run.clone().any(|at| shape(reading, at) == WordShape::Foreign);
    let parts = run.clone().filter(|&word| word == at || reading.token(word).spaced).count();
    if parts < 2 {
        return (Sort::Single, len);
    }
    // “TĂNG CƯỜNG TRÍ NHỚ CHO TRẺ”
    let loud = run.clone().all(|at| reading.token(at).case != Case::Title);
    if loud && len > LONGEST_NAME - 1 {
        return (Sort::Word, len);
    }
    let is = |class| reading.is(at, class);
    let surname = if is(SurnameClass::Sure) {
        Some(Surname::Sure)
    } else if is(SurnameClass::Likely) && !loud && !is_place(reading, at + 1, run.end) {
        Some(Surname::Likely)
    } else {
        // “Đoàn Đồng Nai”, “Hồ Ba Bể”: a place follows
        (is(SurnameClass::Likely) || is(SurnameClass::Weak)).then_some(Surname::Weak)
    };
    if starts_phrase(reading, at) && reading.hit(at, TableId::Numeral).is_some() && reading.hit(at, TableId::Surname).is_none() {
        return (Sort::Single, 1);
    }
    // “Bạn Hà Văn Quỳnh”, “Hôm Lê Văn Ba”: the first word of the sentence is not part of the name
    if starts_phrase(reading, at) && len >= 3 && !opens_full_name(reading, at) && opens_full_name(reading, at + 1) {
        return (Sort::Single, 1);
    }
    // “Tổng giám đốc Kinh Đô Trần Lệ Nguyên”
    let inside = (at + 1..run.end.saturating_sub(1)).find(|&word| reading.is(word, SurnameClass::Sure));
    if let Some(inside) = inside.filter(|&inside| reading.hit(at, TableId::Surname).is_none() && !foreign && run.end - inside >= 3) {
        return (Sort::Word, inside - at);
    }
    let native = run.clone().take_while(|&at| matches!(shape(reading, at), WordShape::Syllable | WordShape::Initial)).count();
    match surname {
        Some(surname) if native >= 2 && (native == len || surname == Surname::Sure) => {
            let longest = if native == LONGEST_NAME { LONGEST_NAME } else { LONGEST_NAME - 1 };
            (Sort::Name(NameShape::Surname(surname)), native.min(longest))
        }
        _ if foreign && is_said_twice(reading, &run) => (Sort::Name(NameShape::Foreign), len / 2),
        _ if foreign => match given_name_inside(reading, &run) {
            // “Tư Pháp Jeff Sessions”, “Mississippi Phil Bryant”: the name starts at the given name
            Some(1) => (Sort::Single, 1),
            Some(words) => (Sort::Word, words),
            None => (Sort::Name(NameShape::Foreign), len),
        },
        _ if native == len && len <= LONGEST_NAME => (Sort::Name(NameShape::Stage), len),
        _ => (Sort::Single, 1),
    }
}

/// The number of words before the first given name, unless the run opens with it.
fn given_name_inside(reading: &Reading, run: &Tokens) -> Option<usize> {
    let is_given = |at: usize| reading.is(at, GivenClass::Given);
    let inside = (run.start..run.end.saturating_sub(1)).find(|&at| is_given(at) && reading.token(at).spaced)?;
    Some(inside - run.start).filter(|&words| words > 0)
}

/// The run of capitals at the token, with the marks inside foreign names, up to a word that opens something else.
fn scan_run(reading: &Reading, bodies: &[Tokens], at: usize) -> Tokens {
    const LONGEST: usize = 12;
    let mut foreign = shape(reading, at) == WordShape::Foreign;
    let mut end = at + 1;
    let mut words = 1;
    while end - at < LONGEST && words < LONGEST_NAME + 1 {
        let token = reading.token(end);
        if let Some(joined) = joined_end(reading, end, foreign) {
            end = joined;
            foreign = true;
            continue;
        }
        // “Mahmud al-Bradi”
        let article = foreign && reading.is(end, GivenClass::Particle) && reading.token(end + 1).is('-') && !reading.token(end + 1).spaced;
        if article && starts_upper(reading, end + 2) {
            end += 3;
            words += 1;
            continue;
        }
        let particle = foreign && reading.is(end, GivenClass::Particle) && reading.token(end + 1).is_capital();
        let capital = token.kind == TokenKind::Word && token.spaced && (token.is_capital() || starts_upper(reading, end));
        let body = bodies.iter().take(2).any(|body| body.start == end);
        if !capital && !particle || body || opens_something(reading, end, foreign) {
            break;
        }
        foreign |= shape(reading, end) == WordShape::Foreign;
        words += 1;
        end += 1;
    }
    at..end
}

pub(super) fn opens_full_name(reading: &Reading, at: usize) -> bool {
    reading.is_any(at, [SurnameClass::Sure, SurnameClass::Likely])
}

/// `Kate Wright Kate Wright sinh năm 1991`: a caption and the next sentence without a full stop between.
fn is_said_twice(reading: &Reading, run: &Tokens) -> bool {
    let half = run.len() / 2;
    half >= 2
        && run.len() == 2 * half
        && reading.source.folded(&(run.start..run.start + half)) == reading.source.folded(&(run.start + half..run.end))
}

fn is_place(reading: &Reading, at: usize, end: usize) -> bool {
    reading.hit(at, TableId::Place).is_some_and(|hit| hit.len() > 1 && at + hit.len() == end)
}
