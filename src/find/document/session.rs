//! Documents named after a session of the Central Committee or a congress: `Nghị quyết Trung ương 4 (khóa XII)`,
//! `Nghị quyết Đại hội XIII của Đảng`.

use super::citation;
use super::name::{DocumentName, plain_name};
use crate::find::date;
use crate::find::reading::Reading;
use crate::lexicon::DocClass;
use solieu_text::{Case, TokenKind};

/// A session of the Central Committee: `Trung ương 4 (khóa XII)`.
pub(super) struct Session {
    number: u32,
    /// `xii`
    term: Option<String>,
    pub(super) end: usize,
}

/// `Trung ương 4`, `Hội nghị Trung ương 4 (khóa XII)`, `Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII`
pub(super) fn scan_session(reading: &Reading, at: usize) -> Option<Session> {
    let conference = citation::hit(reading, at, DocClass::Conference);
    let from = conference.map_or(at, |hit| at + hit.len());
    if let Some(central) = scan_central(reading, from) {
        let number_at = citation::skip(reading, from + central, DocClass::Ordinal);
        let (number, end) =
            citation::scan_ordinal(reading, number_at).filter(|&(number, end)| number <= MOST_SESSIONS && !goes_on(reading, end))?;
        // “Trung ương hai lần”: a session has digits, a Roman number, or “lần thứ”
        if reading.token(number_at).kind == TokenKind::Word
            && number_at == from + central
            && conference.is_none()
            && !is_roman(reading, number_at)
        {
            return None;
        }
        return Some(with_term(reading, number, end));
    }
    conference?;
    let (number, end) = citation::scan_ordinal(reading, from + citation::hit(reading, from, DocClass::Ordinal)?.len())?;
    let end = citation::skip(reading, if reading.token(end).is(',') { end + 1 } else { end }, DocClass::Of);
    let central = scan_central(reading, end)?;
    Some(with_term(reading, number, end + central))
}

/// The largest number of a session; a term has had fifteen at most.
const MOST_SESSIONS: u32 = 20;

/// `Trung ương`, `Ban Chấp hành Trung ương Đảng`, `TƯ`; abbreviations only in capitals, because `Tư` is Wednesday in `thứ Tư`.
fn scan_central(reading: &Reading, at: usize) -> Option<usize> {
    let hit = citation::hit(reading, at, DocClass::Central)?;
    let abbreviation = hit.len() == 1 && reading.token(at).case != Case::Upper;
    (!abbreviation).then_some(hit.len())
}

/// Whether the number is part of a longer one: `Trung ương 31/5`.
fn goes_on(reading: &Reading, at: usize) -> bool {
    let next = reading.token(at + 1);
    matches!(reading.token(at).mark, '/' | '-' | '.' | '%') && next.kind == TokenKind::Digits && !next.spaced
}

fn is_roman(reading: &Reading, at: usize) -> bool {
    date::roman(reading, at).is_some()
}

fn with_term(reading: &Reading, number: u32, end: usize) -> Session {
    match scan_term(reading, end) {
        Some((term, end)) => Session { number, term: Some(term), end },
        None => Session { number, term: None, end },
    }
}

/// `khóa XII`, `(khóa XII)`, `, khóa XII`
fn scan_term(reading: &Reading, at: usize) -> Option<(String, usize)> {
    let opening = matches!(reading.token(at).mark, '(' | ',');
    let from = if opening { at + 1 } else { at };
    let value_at = from + citation::hit(reading, from, DocClass::Term)?.len();
    let (value, end) = citation::scan_ordinal(reading, value_at)?;
    let closing = reading.token(at).is('(') && reading.token(end).is(')');
    Some((roman(value), end + usize::from(closing)))
}

/// 12 is `xii`: terms are written with either, keys with the latter.
fn roman(value: u32) -> String {
    const TENS: [&str; 10] = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"];
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let (tens, ones) = (value as usize / 10 % 10, value as usize % 10);
    format!("{}{}", TENS[tens], ONES[ones])
}

impl Session {
    fn name(&self) -> DocumentName {
        let text = match &self.term {
            Some(term) => format!("trung ương {} khóa {term}", self.number),
            None => format!("trung ương {}", self.number),
        };
        DocumentName { issuer: Some("Ban Chấp hành Trung ương".to_owned()), ..DocumentName::new(text, self.end) }
    }
}

/// `Nghị quyết Trung ương 4`, `Nghị quyết Trung ương 4 khóa XI, XII`, `Nghị quyết Trung ương 4 và Trung ương 6 khóa XII`
pub(super) fn scan_sessions(reading: &Reading, from: usize) -> Option<Vec<DocumentName>> {
    // no more sessions than a term has
    const MOST: usize = 12;
    let mut sessions = vec![(scan_session(reading, from)?, from)];
    while let Some((last, _)) = sessions.last().filter(|_| sessions.len() < MOST) {
        let joined = if reading.token(last.end).is(',') { last.end + 1 } else { last.end };
        let joined = citation::skip(reading, joined, DocClass::And);
        if joined == last.end {
            break;
        }
        let term_at = citation::skip(reading, joined, DocClass::Term);
        if let Some(session) = scan_session(reading, joined) {
            sessions.push((session, joined));
        } else if last.term.is_some() && is_roman(reading, term_at) {
            let session = Session { number: last.number, term: date::roman(reading, term_at).map(roman), end: term_at + 1 };
            sessions.push((session, joined));
        } else {
            break;
        }
    }
    // “Trung ương 4 và Trung ương 6 khóa XII”: the term of the last holds for all
    for index in (1..sessions.len()).rev() {
        if sessions[index - 1].0.term.is_none() {
            sessions[index - 1].0.term = sessions[index].0.term.clone();
        }
    }
    let starts: Vec<usize> = sessions.iter().skip(1).map(|&(_, start)| start).collect();
    let next = |index: usize| starts.get(index).copied();
    Some(
        sessions
            .iter()
            .enumerate()
            .map(|(index, (session, _))| DocumentName { next: next(index).unwrap_or(session.end), ..session.name() })
            .collect(),
    )
}

/// The words of a congress up to its number: `Nghị quyết Đại hội XIII của Đảng`, `Nghị quyết lần thứ 12 của Đảng`,
/// `Báo cáo chính trị Đại hội đại biểu Đảng bộ tỉnh lần thứ XV`.
pub(super) fn scan_meeting(reading: &Reading, from: usize) -> Option<DocumentName> {
    // “Đại hội đại biểu Đảng bộ Cơ quan chính quyền tỉnh Bà Rịa - Vũng Tàu lần thứ”
    const LONGEST: usize = 24;
    let mut at = from;
    let mut numbered = None;
    let mut met = false;
    while at < from + LONGEST {
        if let Some(ordinal) = citation::hit(reading, at, DocClass::Ordinal).or_else(|| citation::hit(reading, at, DocClass::Term)) {
            let (_, end) = citation::scan_ordinal(reading, at + ordinal.len())?;
            numbered = Some(end);
            break;
        }
        let token = reading.token(at);
        let congress = citation::hit(reading, at, DocClass::Congress).filter(|_| token.kind == TokenKind::Word);
        if let Some(congress) = congress
            && let Some((_, end)) = citation::scan_ordinal(reading, at + congress.len())
                .filter(|_| is_roman(reading, at + congress.len()) || reading.token(at + congress.len()).kind == TokenKind::Digits)
        {
            (numbered, met) = (Some(end), true);
            break;
        }
        let abbreviation = token.is('.') && !token.spaced && !reading.token(at + 1).spaced && reading.token(at + 1).is_capital();
        if let Some(body) = citation::hit(reading, at, DocClass::Body) {
            met |= citation::is(reading, at, DocClass::Congress) || citation::is(reading, at, DocClass::Conference);
            at += body.len();
        } else if token.is_capital() || abbreviation {
            at += 1;
        } else {
            return None;
        }
    }
    let mut end = numbered?;
    if let Some((_, term_end)) = scan_term(reading, end).filter(|_| !reading.token(end).is(',')) {
        end = term_end;
    }
    // “của Đảng”, but not the “của Đảng” of “của Đảng ủy”
    let tail_at = citation::skip(reading, end, DocClass::Of);
    if let Some(tail) = citation::hit(reading, tail_at, DocClass::Tail) {
        end = tail_at + tail.len();
        met = true;
    }
    if !met {
        return None;
    }
    Some(DocumentName::new(plain_name(reading, from, end), end))
}
