//! Laws: `Luật Đất đai 2013`, `các Luật Đất đai, Nhà ở`, `Bộ luật Hình sự (sửa đổi)`, `Hiến pháp năm 2013`.

use super::citation;
use super::name::{DocumentName, plain_name};
use crate::find::reading::Reading;
use crate::lexicon::{DocClass, Hit, TableId};
use solieu_text::fold::{fold_phrase, press_style};
use solieu_text::{Case, TokenKind};

/// The law or laws behind the type word at the token.
pub(super) fn scan_laws(reading: &Reading, at: usize, kind: Hit) -> Option<Vec<DocumentName>> {
    let from = citation::skip(reading, at + kind.len(), DocClass::About);
    let constitution = reading.token(from).kind == TokenKind::Digits || citation::is(reading, from, DocClass::Year);
    if constitution {
        let (year, end) = scan_year(reading, from)?;
        let alone = citation::kind(reading, kind).is_some_and(|kind| kind == "hiến pháp");
        return alone.then(|| vec![DocumentName::new(year, end)]);
    }
    let first = scan_law(reading, from).or_else(|| scan_new_law(reading, at, from))?;
    let mut names = vec![first];
    // “các Luật Đất đai, Nhà ở và Đầu tư”
    let plural = at > 0 && citation::is(reading, at - 1, DocClass::Plural);
    while let Some(last) = names.last_mut().filter(|_| plural) {
        let joined = if reading.token(last.end).is(',') { last.end + 1 } else { last.end };
        let joined = citation::skip(reading, joined, DocClass::And);
        let Some(next) = scan_law(reading, joined).filter(|_| joined > last.end && reading.token(joined).is_capital()) else { break };
        last.next = joined;
        names.push(next);
    }
    Some(names)
}

/// A law of the table, with the year or `(sửa đổi)` behind it.
fn scan_law(reading: &Reading, at: usize) -> Option<DocumentName> {
    let hit = reading.hit(at, TableId::Law)?;
    Some(with_edition(reading, press_style(&fold_phrase(reading.lexicon.cell(hit, 1))), at + hit.len()))
}

/// A law that the table does not have: a word of two syllables with a capital, as most names of laws start.
fn scan_new_law(reading: &Reading, kind_at: usize, at: usize) -> Option<DocumentName> {
    let (kind, first, second) = (reading.token(kind_at), reading.token(at), reading.token(at + 1));
    let lower = second.kind == TokenKind::Word && second.case == Case::Lower && reading.hit(at + 1, TableId::Stop).is_none();
    // only types that the State numbers; “Hiến pháp Mỹ”, “Đạo luật Nhập cư” are foreign
    let numbered = reading.hit(kind_at, TableId::DocType).is_some_and(|hit| citation::has_class(reading, hit, DocClass::Number));
    let named = numbered && kind.is_capital() && first.kind == TokenKind::Word && first.case == Case::Title && first.spaced && lower;
    named.then(|| with_edition(reading, plain_name(reading, at, at + 2), at + 2))
}

/// `2013`, `năm 2013`, `(2013)`, `(sửa đổi) năm 2013`
fn with_edition(reading: &Reading, name: String, end: usize) -> DocumentName {
    let (mut name, mut end) = (name, end);
    let bracket = reading.token(end).is('(');
    let amended_at = if bracket { end + 1 } else { end };
    if let Some(amended) = citation::hit(reading, amended_at, DocClass::Amended) {
        let close = amended_at + amended.len();
        if !bracket || reading.token(close).is(')') {
            name.push_str(" sửa đổi");
            end = close + usize::from(bracket);
        }
    }
    if let Some((year, year_end)) = scan_year(reading, end) {
        name.push(' ');
        name.push_str(&year);
        end = year_end;
    }
    DocumentName::new(name, end)
}

/// `2013`, `năm 2013`, `(2013)`
fn scan_year(reading: &Reading, at: usize) -> Option<(String, usize)> {
    let bracket = reading.token(at).is('(');
    let from = citation::skip(reading, if bracket { at + 1 } else { at }, DocClass::Year);
    if !reading.source.is_recent_year(from)
        || bracket && !reading.token(from + 1).is(')')
        || !reading.token(from + 1).spaced && reading.token(from + 1).is('/')
    {
        return None;
    }
    Some((reading.source.text_of(from).to_owned(), from + 1 + usize::from(bracket)))
}
