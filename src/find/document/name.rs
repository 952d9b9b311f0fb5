//! Documents by name: `Nghị quyết Trung ương 4 (khóa XII)`, `Luật Đất đai 2013`, `Điều lệ Đảng`, `Nghị quyết Đại hội XIII của Đảng`.

use super::cue;
use crate::find::reading::Reading;
use crate::lexicon::{DocClass, Hit, TableId};
use solieu_text::fold::press_style;
use solieu_text::{Case, TokenKind};

/// One name, or a member of a list of names.
pub(super) struct Name {
    /// As the key has it: `trung ương 4 khóa xii`.
    pub(super) text: String,
    pub(super) end: usize,
    /// Where the next member starts.
    pub(super) next: usize,
    /// The type, where it is not the one of the type word.
    pub(super) kind: Option<String>,
    pub(super) issuer: Option<String>,
}

impl Name {
    fn new(text: String, end: usize) -> Self {
        Self { text, end, next: end, kind: None, issuer: None }
    }
}

/// A session of the Central Committee: `Trung ương 4 (khóa XII)`.
pub(super) struct Session {
    number: u32,
    /// `xii`
    term: Option<String>,
    pub(super) end: usize,
}

/// The names behind the type word at the token.
pub(super) fn scan_names(reading: &Reading, at: usize, kind: Hit) -> Option<Vec<Name>> {
    let from = at + kind.len();
    if cue::has_class(reading, kind, DocClass::Law) {
        return scan_laws(reading, at, kind);
    }
    let of_meeting = || if cue::has_class(reading, kind, DocClass::Meeting) { scan_meeting(reading, from) } else { None };
    scan_sessions(reading, from).or_else(|| of_meeting().map(|name| vec![name]))
}

/// `Trung ương 4`, `Hội nghị Trung ương 4 (khóa XII)`, `Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII`
pub(super) fn scan_session(reading: &Reading, at: usize) -> Option<Session> {
    let conference = cue::find(reading, at, DocClass::Conference);
    let from = conference.map_or(at, |hit| at + hit.len());
    if let Some(central) = scan_central(reading, from) {
        let number_at = cue::skip(reading, from + central, DocClass::Ordinal);
        let (number, end) =
            cue::scan_ordinal(reading, number_at).filter(|&(number, end)| number <= MOST_SESSIONS && !goes_on(reading, end))?;
        // “Trung ương hai lần”: the number of a session is in digits, or its order is said
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
    let (number, end) = cue::scan_ordinal(reading, from + cue::find(reading, from, DocClass::Ordinal)?.len())?;
    let end = cue::skip(reading, if reading.token(end).is(',') { end + 1 } else { end }, DocClass::Of);
    let central = scan_central(reading, end)?;
    Some(with_term(reading, number, end + central))
}

/// A term of five years has had fifteen sessions at most.
const MOST_SESSIONS: u32 = 20;

/// `Trung ương`, `Ban Chấp hành Trung ương Đảng`, `TW`; the abbreviations in capitals only: `thứ Tư` is a day.
fn scan_central(reading: &Reading, at: usize) -> Option<usize> {
    let hit = cue::find(reading, at, DocClass::Central)?;
    let abbreviation = hit.len() == 1 && reading.token(at).case != Case::Upper;
    (!abbreviation).then_some(hit.len())
}

/// `Trung ương 31/5`: the number is part of a longer one.
fn goes_on(reading: &Reading, at: usize) -> bool {
    let next = reading.token(at + 1);
    matches!(reading.token(at).mark, '/' | '-' | '.' | '%') && next.kind == TokenKind::Digits && !next.spaced
}

fn is_roman(reading: &Reading, at: usize) -> bool {
    crate::find::date::roman(reading, at).is_some()
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
    let value_at = from + cue::find(reading, from, DocClass::Term)?.len();
    let (value, end) = cue::scan_ordinal(reading, value_at)?;
    let closing = reading.token(at).is('(') && reading.token(end).is(')');
    Some((roman(value), end + usize::from(closing)))
}

/// 12 is `xii`: terms are written either way.
fn roman(value: u32) -> String {
    const TENS: [&str; 10] = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"];
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let (tens, ones) = (value as usize / 10 % 10, value as usize % 10);
    format!("{}{}", TENS[tens], ONES[ones])
}

impl Session {
    fn name(&self) -> Name {
        let text = match &self.term {
            Some(term) => format!("trung ương {} khóa {term}", self.number),
            None => format!("trung ương {}", self.number),
        };
        Name { issuer: Some("Ban Chấp hành Trung ương".to_owned()), ..Name::new(text, self.end) }
    }
}

/// `Nghị quyết Trung ương 4`, `Nghị quyết Trung ương 4 khóa XI, XII`, `Nghị quyết Trung ương 4 và Trung ương 6 khóa XII`
fn scan_sessions(reading: &Reading, from: usize) -> Option<Vec<Name>> {
    // no text lists more sessions than a term has
    const MOST: usize = 12;
    let mut sessions = vec![(scan_session(reading, from)?, from)];
    while let Some((last, _)) = sessions.last().filter(|_| sessions.len() < MOST) {
        let joined = if reading.token(last.end).is(',') { last.end + 1 } else { last.end };
        let joined = cue::skip(reading, joined, DocClass::And);
        if joined == last.end {
            break;
        }
        let term_at = cue::skip(reading, joined, DocClass::Term);
        if let Some(session) = scan_session(reading, joined) {
            sessions.push((session, joined));
        } else if last.term.is_some() && is_roman(reading, term_at) {
            let session = Session { number: last.number, term: crate::find::date::roman(reading, term_at).map(roman), end: term_at + 1 };
            sessions.push((session, joined));
        } else {
            break;
        }
    }
    // “Trung ương 4 và Trung ương 6 khóa XII”: the term behind the last holds for all
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
            .map(|(index, (session, _))| Name { next: next(index).unwrap_or(session.end), ..session.name() })
            .collect(),
    )
}

/// `Nghị quyết Đại hội XIII của Đảng`, `Báo cáo chính trị Đại hội đại biểu Đảng bộ tỉnh lần thứ XV`, `Nghị quyết lần thứ 12 của Đảng`:
/// words of a meeting that come to its number.
fn scan_meeting(reading: &Reading, from: usize) -> Option<Name> {
    // “Đại hội đại biểu Đảng bộ Cơ quan chính quyền tỉnh Bà Rịa - Vũng Tàu lần thứ”
    const LONGEST: usize = 24;
    let mut at = from;
    let mut numbered = None;
    let mut met = false;
    while at < from + LONGEST {
        if let Some(ordinal) = cue::find(reading, at, DocClass::Ordinal).or_else(|| cue::find(reading, at, DocClass::Term)) {
            let (_, end) = cue::scan_ordinal(reading, at + ordinal.len())?;
            numbered = Some(end);
            break;
        }
        let token = reading.token(at);
        let congress = cue::find(reading, at, DocClass::Congress).filter(|_| token.kind == TokenKind::Word);
        if let Some(congress) = congress
            && let Some((_, end)) = cue::scan_ordinal(reading, at + congress.len())
                .filter(|_| is_roman(reading, at + congress.len()) || reading.token(at + congress.len()).kind == TokenKind::Digits)
        {
            (numbered, met) = (Some(end), true);
            break;
        }
        let abbreviation = token.is('.') && !token.spaced && !reading.token(at + 1).spaced && reading.token(at + 1).is_capital();
        if let Some(body) = cue::find(reading, at, DocClass::Body) {
            met |= cue::is(reading, at, DocClass::Congress) || cue::is(reading, at, DocClass::Conference);
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
    let tail_at = cue::skip(reading, end, DocClass::Of);
    if let Some(tail) = cue::find(reading, tail_at, DocClass::Tail) {
        end = tail_at + tail.len();
        met = true;
    }
    if !met {
        return None;
    }
    Some(Name::new(plain_name(reading, from, end), end))
}

/// The words in the case and the spelling of a key.
fn plain_name(reading: &Reading, from: usize, end: usize) -> String {
    let mut out = String::new();
    for at in from..end {
        if at > from && reading.token(at).spaced {
            out.push(' ');
        }
        out.push_str(&press_style(&reading.source.folded(&(at..at + 1))));
    }
    out
}

/// `Luật Đất đai 2013`, `các Luật Đất đai, Nhà ở`, `Bộ luật Hình sự (sửa đổi)`, `Hiến pháp năm 2013`
fn scan_laws(reading: &Reading, at: usize, kind: Hit) -> Option<Vec<Name>> {
    let from = cue::skip(reading, at + kind.len(), DocClass::About);
    let constitution = reading.token(from).kind == TokenKind::Digits || cue::is(reading, from, DocClass::Year);
    if constitution {
        let (year, end) = scan_year(reading, from)?;
        let alone = cue::kind(reading, kind).is_some_and(|kind| kind == "hiến pháp");
        return alone.then(|| vec![Name::new(year, end)]);
    }
    let first = scan_law(reading, from).or_else(|| scan_new_law(reading, at, from))?;
    let mut names = vec![first];
    // “các Luật Đất đai, Nhà ở và Đầu tư”
    let plural = at > 0 && cue::is(reading, at - 1, DocClass::Plural);
    while let Some(last) = names.last_mut().filter(|_| plural) {
        let joined = if reading.token(last.end).is(',') { last.end + 1 } else { last.end };
        let joined = cue::skip(reading, joined, DocClass::And);
        let Some(next) = scan_law(reading, joined).filter(|_| joined > last.end && reading.token(joined).is_capital()) else { break };
        last.next = joined;
        names.push(next);
    }
    Some(names)
}

/// A law of the table, with the year or `(sửa đổi)` behind it.
fn scan_law(reading: &Reading, at: usize) -> Option<Name> {
    let hit = reading.hit(at, TableId::Law)?;
    Some(with_edition(reading, press_style(&solieu_text::fold::fold_phrase(reading.lexicon.cell(hit, 1))), at + hit.len()))
}

/// A law that the table does not hold, by its capital: one word of two syllables, as most names of laws start.
fn scan_new_law(reading: &Reading, kind_at: usize, at: usize) -> Option<Name> {
    let (kind, first, second) = (reading.token(kind_at), reading.token(at), reading.token(at + 1));
    let lower = second.kind == TokenKind::Word && second.case == Case::Lower && reading.hit(at + 1, TableId::Stop).is_none();
    // “Hiến pháp Mỹ”, “Đạo luật Nhập cư”: only types that the State numbers
    let numbered = reading.hit(kind_at, TableId::DocType).is_some_and(|hit| cue::has_class(reading, hit, DocClass::Number));
    let named = numbered && kind.is_capital() && first.kind == TokenKind::Word && first.case == Case::Title && first.spaced && lower;
    named.then(|| with_edition(reading, plain_name(reading, at, at + 2), at + 2))
}

/// `2013`, `năm 2013`, `(2013)`, `(sửa đổi) năm 2013`
fn with_edition(reading: &Reading, name: String, end: usize) -> Name {
    let (mut name, mut end) = (name, end);
    let bracket = reading.token(end).is('(');
    let amended_at = if bracket { end + 1 } else { end };
    if let Some(amended) = cue::find(reading, amended_at, DocClass::Amended) {
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
    Name::new(name, end)
}

/// `2013`, `năm 2013`, `(2013)`
fn scan_year(reading: &Reading, at: usize) -> Option<(String, usize)> {
    let bracket = reading.token(at).is('(');
    let from = cue::skip(reading, if bracket { at + 1 } else { at }, DocClass::Year);
    let text = reading.source.text_of(from);
    let year = reading.token(from).kind == TokenKind::Digits && text.len() == 4 && matches!(text.get(..2), Some("19" | "20"));
    if !year || bracket && !reading.token(from + 1).is(')') || !reading.token(from + 1).spaced && reading.token(from + 1).is('/') {
        return None;
    }
    Some((text.to_owned(), from + 1 + usize::from(bracket)))
}
