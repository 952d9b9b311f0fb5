//! The proper name of an organization: `Hòa Phát`, `Ngoại thương`, `TN&MT`, `LĐ-TB&XH`, `PC45`.

use crate::find::place::scan_area;
use crate::find::reading::Reading;
use crate::lexicon::{SurnameClass, TableId};
use solieu_text::syllable::is_syllable;
use solieu_text::{Case, TokenKind};

/// The length of a name in capitals, up to an area, another body or a person's full name.
pub(super) fn scan_proper(reading: &Reading, start: usize, limit: usize) -> usize {
    const LONGEST_NAME: usize = 6;
    let mut len = 0;
    while len < LONGEST_NAME && start + len < limit {
        let at = start + len;
        let token = reading.token(at);
        if len > 0
            && matches!(token.mark, '&' | '-' | '.' | '\'' | '’')
            && reading.token(at + 1).kind == TokenKind::Word
            && token.spaced == reading.token(at + 1).spaced
            && (token.is('&') || !token.spaced)
        {
            len += 2;
            continue;
        }
        let opens_name = len > 1 && reading.is(at, SurnameClass::Sure) && reading.token(at + 1).is_capital();
        let opens_body = len > 0 && reading.hit(at, TableId::Org).is_some_and(|hit| hit.len() > 1);
        let opens_area = len > 0 && scan_area(reading, at).is_some_and(|area| area.end - at > 1 || !area.name.is_empty());
        let opens_words = len > 0 && opens_words(reading, at);
        if !token.is_capital() || opens_name || opens_body || opens_area || opens_words {
            break;
        }
        len += 1;
    }
    len
}

/// Whether the capital opens other words: the `Tuy nhiên` of `Hòa Phát Tuy nhiên`.
fn opens_words(reading: &Reading, at: usize) -> bool {
    [TableId::Stop, TableId::Role, TableId::Verb].iter().any(|&table| reading.hit(at, table).is_some_and(|hit| hit.len() > 1))
}

/// The length of a portfolio that no row has: `GTVT`, `TN&MT`, `LĐ-TB&XH`, or a capital and a lower-case syllable: `Ngoại thương`.
pub(super) fn scan_unlisted(reading: &Reading, at: usize) -> usize {
    let is_short = |at: usize| {
        let token = reading.token(at);
        token.kind == TokenKind::Word && token.case == Case::Upper && reading.source.text_of(at).chars().count() > 1
    };
    if is_short(at) && !reading.source.is_syllable(at) || is_short(at) && matches!(reading.token(at + 1).mark, '&' | '-') {
        let mut len = 1;
        while matches!(reading.token(at + len).mark, '&' | '-') && !reading.token(at + len).spaced && is_short(at + len + 1) {
            len += 2;
        }
        // “PC45”, “T78”
        let number = reading.token(at + len);
        return len + usize::from(number.kind == TokenKind::Digits && !number.spaced);
    }
    let next = reading.token(at + 1);
    let compound = next.kind == TokenKind::Word && next.spaced && next.case == Case::Lower;
    let stops = [TableId::Stop, TableId::Verb, TableId::Role].iter().any(|&table| reading.hit(at + 1, table).is_some());
    let (own, place) = (reading.source.folded(&(at..at + 1)), scan_area(reading, at).is_some());
    if compound && !stops && !place && is_syllable(&own) { 2 } else { 0 }
}
