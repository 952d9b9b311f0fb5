//! The shapes of words in names: `Jong-un` is one word, `Tuy nhiên` is no name, `VCCI` is a short form, `Kane` is foreign.

use crate::find::reading::Reading;
use crate::lexicon::{PageClass, PlaceLevel, Starts, SurnameClass, TableId};
use solieu_text::{Case, TokenKind};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WordShape {
    Syllable,
    Initial,
    Short,
    Foreign,
}

pub(super) fn shape(reading: &Reading, at: usize) -> WordShape {
    let token = reading.token(at);
    if token.kind != TokenKind::Word || reading.source.text_of(at).chars().nth(1).is_none() {
        return WordShape::Initial;
    }
    if reading.source.is_syllable(at) || reading.hit(at, TableId::Surname).is_some() {
        WordShape::Syllable
    } else if token.case == Case::Upper {
        WordShape::Short
    } else {
        WordShape::Foreign
    }
}

pub(super) fn starts_upper(reading: &Reading, at: usize) -> bool {
    reading.source.text_of(at).chars().next().is_some_and(char::is_uppercase)
}

/// Whether the word is the first of a sentence, or behind a mark that opens one.
pub(super) fn starts_phrase(reading: &Reading, at: usize) -> bool {
    reading.source.sentence(at).start == at
        || matches!(reading.source.before(at, 1).mark, ':' | '“' | '"' | '(' | '…' | '.' | '-' | '–' | '>' | '*' | ']')
}

/// The length of a row of the table with lower case behind its first word: `Tuy nhiên`, `Người dân`, `Tổ chức`.
pub(super) fn mixed_row(reading: &Reading, at: usize, table: TableId) -> Option<usize> {
    let hit = reading.hit(at, table).filter(|hit| hit.len() > 1)?;
    let mixed = (at + 1..at + hit.len()).any(|at| reading.token(at).kind == TokenKind::Word && reading.token(at).case == Case::Lower);
    mixed.then(|| hit.len())
}

pub(super) fn mixed_compound(reading: &Reading, at: usize) -> bool {
    const TABLES: [TableId; 8] =
        [TableId::Stop, TableId::Verb, TableId::Role, TableId::Title, TableId::Object, TableId::Field, TableId::Org, TableId::Page];
    reading.source.starts(at, Starts::rows(&TABLES)) && TABLES.into_iter().any(|table| mixed_row(reading, at, table).is_some())
}

/// Whether the capital opens something other than the rest of the name.
pub(super) fn opens_something(reading: &Reading, at: usize, foreign: bool) -> bool {
    let short_role =
        reading.token(at).case == Case::Upper && (reading.hit(at, TableId::Role).is_some() || reading.hit(at, TableId::Title).is_some());
    let surname = foreign && reading.is(at, SurnameClass::Sure) && reading.token(at + 1).is_capital();
    // “Ronaldo Chile: Bravo …”, but Michael Jordan
    let country = foreign && reading.is(at, PlaceLevel::Country) && reading.hit(at, TableId::Given).is_none();
    let function_word = foreign
        && shape(reading, at) == WordShape::Syllable
        && [TableId::Stop, TableId::Verb].iter().any(|&table| reading.hit(at, table).is_some());
    let credit = reading.is(at, PageClass::Photo);
    credit || mixed_compound(reading, at) || short_role || surname || country || function_word
}

/// The end of a word that a mark joins to the one before: `Jong-un`, `Al-Thani`, `O'Neill`, `W. Bush`.
pub(super) fn joined_end(reading: &Reading, at: usize, foreign: bool) -> Option<usize> {
    let (mark, next) = (reading.token(at), reading.token(at + 1));
    if mark.spaced || next.kind != TokenKind::Word {
        return None;
    }
    let before = reading.source.before(at, 1);
    let native = |at: usize| shape(reading, at) == WordShape::Syllable;
    match mark.mark {
        '-' | '‑' if !next.spaced && !(native(at - 1) && native(at + 1) && next.is_capital()) => Some(at + 2),
        '\'' | '’' if !next.spaced => Some(at + 2),
        '.' if before.kind == TokenKind::Word && reading.source.text_of(at - 1).chars().count() == 1 && starts_upper(reading, at + 1) => {
            (!next.spaced || foreign || next.case == Case::Mixed).then_some(at + 2)
        }
        _ => None,
    }
}
