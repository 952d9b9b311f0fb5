//! Legal, State and Party documents: `Kết luận số 21-KL/TW ngày 25/10/2021`, `Nghị định 12/2023/NĐ-CP`, `Nghị quyết Trung ương 4 (khóa XII)`.
//!
//! A mention opens with a type word (`Nghị quyết`) or a number with the code of its type (`21-KL/TW`); the number or the name,
//! the day of issue and the issuer follow. Short forms (`Kết luận số 21`) take the key of the fullest mention.

mod citation;
mod coreference;
mod law;
mod name;
mod number;
mod session;

use super::date::{scan_cited, scan_year};
pub(crate) use super::found::Document;
use super::reading::{Claim, Reading};
use crate::lexicon::{DocClass, Hit, Starts, TableId};
use name::DocumentName;
use number::DocumentNumber;
use solieu_text::TokenKind;
use solieu_text::fold::lower;

/// Finds every document, then links the mentions of the same one.
pub(super) fn find_documents(reading: &mut Reading) {
    const STARTS: Starts = Starts::rows(&[TableId::DocType]).or(Starts::DIGITS);
    let source = reading.source;
    let mut at = source.next_start(0, STARTS);
    while at < source.len() {
        let end = if reading.is_free(at) { read_document(reading, at) } else { None };
        at = source.next_start(end.unwrap_or(at + 1), STARTS);
    }
    coreference::unite(&mut reading.documents);
}

/// Reads the document that starts at the token, and returns its end.
fn read_document(reading: &mut Reading, at: usize) -> Option<usize> {
    let kind = reading.token(at).kind;
    if kind == TokenKind::Digits {
        let code = number::scan_coded(reading, at)?;
        let kind = code.kind.clone()?;
        return keep_numbered(reading, at, &kind, vec![code], None);
    }
    let hit = reading.hit(at, TableId::DocType)?;
    let end = at + hit.len();
    if citation::has_class(reading, hit, DocClass::Other) {
        return Some(end);
    }
    if citation::has_class(reading, hit, DocClass::Code) {
        return None;
    }
    if let Some(session) = session::scan_session(reading, at) {
        // “Hội nghị Trung ương 4” names a conference, with or without a document
        reading.claim(&(at..session.end), Claim::Name);
        return Some(session.end);
    }
    let kind = citation::kind(reading, hit)?;
    let default_issuer = citation::issuer(reading, hit);
    if let Some(numbers) = number::scan_numbers(reading, at, hit) {
        return keep_numbered(reading, at, &kind, numbers, default_issuer);
    }
    let names = scan_names(reading, at, hit)?;
    let last = names.last()?.end;
    let mut start = at;
    for name in names {
        let document = Document {
            tokens: start..name.end,
            key: format!("{}|{}", name.kind.as_deref().unwrap_or(&kind), name.text),
            kind: name.kind.unwrap_or_else(|| kind.clone()),
            number: None,
            issuer: name.issuer.or_else(|| default_issuer.clone()),
            // a day behind a name is that of an event: “sơ kết Nghị quyết Trung ương 4 ngày 5/6”
            issued: None,
            same_as: 0,
        };
        start = name.next;
        keep(reading, document);
    }
    Some(last)
}

/// The names behind the type word at the token.
fn scan_names(reading: &Reading, at: usize, kind: Hit) -> Option<Vec<DocumentName>> {
    let from = at + kind.len();
    if citation::has_class(reading, kind, DocClass::Law) {
        return law::scan_laws(reading, at, kind);
    }
    let of_meeting = || if citation::has_class(reading, kind, DocClass::Meeting) { session::scan_meeting(reading, from) } else { None };
    session::scan_sessions(reading, from).or_else(|| of_meeting().map(|name| vec![name]))
}

/// Keeps a numbered document, or each member of an enumeration, with the day and the issuer that follow.
fn keep_numbered(
    reading: &mut Reading,
    at: usize,
    kind: &str,
    numbers: Vec<DocumentNumber>,
    default_issuer: Option<String>,
) -> Option<usize> {
    let last = numbers.last()?.tokens.end;
    let (issued, dated) = scan_cited(reading, last).map_or((None, last), |(day, end)| (Some(day), end));
    // “Quy định 08-QĐi/TW năm 2018 của Ban Chấp hành Trung ương”; without an issuer the year belongs to what follows
    let year = scan_year(reading, dated).filter(|&end| citation::scan_issuer(reading, end).is_some());
    let dated = year.unwrap_or(dated);
    let stated = citation::scan_issuer(reading, dated);
    // “của Chính phủ ngày 24-12-2010”
    let behind = stated.as_ref().filter(|_| issued.is_none()).and_then(|&(_, end)| scan_cited(reading, end));
    let (issued, end) = behind.map_or((issued, dated), |(day, end)| (Some(day), end));
    let count = numbers.len();
    for (index, number) in numbers.into_iter().enumerate() {
        let start = if index == 0 { at } else { number.tokens.start };
        let is_last = index + 1 == count;
        let kind = if index == 0 { kind } else { number.kind.as_deref().unwrap_or(kind) }.to_owned();
        let issuer = stated.as_ref().map(|(name, _)| name.clone()).or(number.issuer).or_else(|| default_issuer.clone());
        let document = Document {
            tokens: start..if is_last { end } else { number.tokens.end },
            key: format!("{kind}|{}", lower(&number.text)),
            kind,
            number: Some(number.text),
            issuer,
            issued: issued.filter(|_| is_last),
            same_as: 0,
        };
        keep(reading, document);
    }
    Some(end)
}

fn keep(reading: &mut Reading, document: Document) {
    reading.claim(&document.tokens, Claim::Document);
    reading.documents.push(document);
}
