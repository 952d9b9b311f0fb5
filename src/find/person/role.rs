//! Roles beside names: `Phó Chủ tịch UBND tỉnh | Lê Văn Hải`, `bà Lê Thị Hoa | , Giám đốc Sở Y tế, |`, `ông Lê Văn Ba | (nhân viên lái xe)`.

use rustc_hash::FxHashMap;

use super::atom::{Atom, NameShape, Sort};
use crate::find::place::scan_area;
use crate::find::reading::Reading;
use crate::lexicon::{CueClass, TableId, Takes};
use crate::report::Level;
use crate::span::Tokens;
use solieu_text::TokenKind;

/// The most tokens of a role, a list of offices: `Ủy viên Ban Thường vụ Tỉnh ủy, Bí thư Đảng đoàn, Chủ tịch Ủy ban MTTQ …`.
const LONGEST: usize = 60;

/// The end of a role phrase.
pub(super) struct Phrase {
    /// The first atom behind it.
    pub(super) end: usize,
    /// Whether that atom is a name: the role stands before it.
    pub(super) names: bool,
}

pub(super) fn is_role(atoms: &[Atom], at: usize) -> bool {
    atoms.get(at).is_some_and(|atom| matches!(atom.sort, Sort::Role | Sort::Member | Sort::Local | Sort::Modifier))
}

fn sort(atoms: &[Atom], at: usize) -> Sort {
    atoms.get(at).map_or(Sort::Line, |atom| atom.sort)
}

fn is_capital_name(sort: Sort) -> bool {
    matches!(sort, Sort::Name(_) | Sort::Single)
}

/// The role at the atom with its body, place or field: `Trưởng phòng Tài chính huyện`, `Bộ trưởng Quốc phòng Mỹ`.
pub(super) fn scan_phrase(reading: &Reading, atoms: &[Atom], start: usize) -> Phrase {
    let limit = atoms[start].tokens.start + LONGEST;
    let mut at = start + 1;
    while at < atoms.len() && atoms[at].tokens.start < limit {
        match atoms[at].sort {
            // “Trưởng khu vực Yên Trung”
            Sort::Name(NameShape::Stage) if sort(atoms, at - 1) == Sort::Local => at += 1,
            Sort::Name(_) => return Phrase { end: at, names: true },
            Sort::Single if only_name_can_follow(atoms, at) => return Phrase { end: at, names: true },
            Sort::Role
            | Sort::Member
            | Sort::Local
            | Sort::Modifier
            | Sort::Rank
            | Sort::Term
            | Sort::Body
            | Sort::Place
            | Sort::Short
            | Sort::Word
            | Sort::Single => at += 1,
            Sort::Number if belongs(reading, atoms, at) => at += 1,
            // “nhà hát Nguyễn Du”: a thing and its name
            Sort::Namer => at += if is_capital_name(sort(atoms, at + 1)) { 2 } else { 1 },
            Sort::And if goes_on(sort(atoms, at + 1)) => at += 2,
            Sort::Mark('-' | '–' | '&' | '/') if joins(reading, atoms, at) && !is_capital_name(sort(atoms, at + 1)) => at += 2,
            // “Trưởng ban Pháp chế (VCCI)”, “phòng chống tham nhũng (PCTN)”, “Cục trưởng Cục Hóa chất (Bộ Công thương)”
            Sort::Mark('(') if matches!(sort(atoms, at + 1), Sort::Short | Sort::Body) && sort(atoms, at + 2) == Sort::Mark(')') => at += 3,
            // “Ban Chỉ đạo Trung ương về phòng chống tham nhũng”
            Sort::Mark(',' | '(') => match wider_end(reading, atoms, at) {
                Some(end) => at = end,
                None => break,
            },
            Sort::Stop if sort(atoms, at - 1) == Sort::Body && is_about(reading, atoms, at) => at += 2,
            Sort::Mark('.') if !reading.token(atoms[at].tokens.start).spaced && is_short(atoms, at - 1) => at += 1,
            _ => break,
        }
    }
    Phrase { end: at, names: false }
}

/// The end of the larger areas behind a role: `Chủ tịch UBND xã An Lạc | , huyện Nam Trực, tỉnh Nam Định`, `| (huyện Nam Trực)`.
fn wider_end(reading: &Reading, atoms: &[Atom], mark: usize) -> Option<usize> {
    let mut level = last_level(reading, atoms, mark - 1)?;
    let mut end = mark;
    while (end == mark || sort(atoms, end) == Sort::Mark(',')) && sort(atoms, end + 1) == Sort::Place {
        // `Level` orders the widest first
        let Some(wider) = named_level(reading, &atoms[end + 1].tokens).filter(|&wider| (wider as u8) < level as u8) else { break };
        level = wider;
        end += 2;
    }
    let in_bracket = sort(atoms, mark) == Sort::Mark('(');
    match sort(atoms, end) {
        _ if end == mark => None,
        Sort::Mark(')') if in_bracket => Some(end + 1),
        // “…, Hà Nội mưa to”
        Sort::Word | Sort::Number => None,
        _ => Some(end).filter(|_| !in_bracket),
    }
}

/// The tier at the end of a role phrase: `Bí thư Chi bộ | thôn 3`, `Trưởng thôn | An Lạc`.
fn last_level(reading: &Reading, atoms: &[Atom], at: usize) -> Option<Level> {
    match sort(atoms, at) {
        Sort::Body | Sort::Place => {
            let tokens = &atoms[at].tokens;
            // digits that a body has claimed are no part of the area
            let end = tokens.end - usize::from(reading.token(tokens.end - 1).kind == TokenKind::Digits);
            tokens.clone().find_map(|start| scan_area(reading, start).filter(|area| area.end >= end))?.level
        }
        _ if at > 0 && sort(atoms, at - 1) == Sort::Local => Some(Level::Cell),
        _ => None,
    }
}

fn named_level(reading: &Reading, tokens: &Tokens) -> Option<Level> {
    scan_area(reading, tokens.start).filter(|area| !area.name.is_empty() && area.end == tokens.end)?.level
}

fn is_about(reading: &Reading, atoms: &[Atom], at: usize) -> bool {
    let field = atoms.get(at + 1).is_some_and(|atom| atom.sort == Sort::Word && reading.hit(atom.tokens.start, TableId::Field).is_some());
    field && reading.is(atoms[at].tokens.start, CueClass::About)
}

fn is_short(atoms: &[Atom], at: usize) -> bool {
    matches!(sort(atoms, at), Sort::Short)
}

/// A single capital right behind a role or a title is a name: `HLV Mourinho`, `bà Oanh`.
fn only_name_can_follow(atoms: &[Atom], at: usize) -> bool {
    matches!(sort(atoms, at - 1), Sort::Role | Sort::Rank | Sort::Address) && !matches!(sort(atoms, at + 1), Sort::Word)
}

/// Whether the digits belong to the role: `Phòng 7`, `Trưởng thôn 3`, `nhiệm kỳ 2014-2019`, `kỳ thi quốc gia 2018`.
fn belongs(reading: &Reading, atoms: &[Atom], at: usize) -> bool {
    matches!(sort(atoms, at - 1), Sort::Term | Sort::Local | Sort::Word | Sort::Short | Sort::Body | Sort::Number)
        && !matches!(reading.claimed(atoms[at].tokens.start), crate::find::reading::Claim::Number | crate::find::reading::Claim::Document)
}

fn goes_on(sort: Sort) -> bool {
    matches!(sort, Sort::Word | Sort::Role | Sort::Body | Sort::Single | Sort::Short)
}

/// Whether a dash joins: between blanks it joins offices, as in `Phó Chủ tịch - Tổng Thư ký`; glued it joins words.
fn joins(reading: &Reading, atoms: &[Atom], at: usize) -> bool {
    let glued = !reading.token(atoms[at].tokens.start).spaced && sort(atoms, at + 1) != Sort::Line;
    glued || goes_on(sort(atoms, at + 1)) || is_role(atoms, at + 1)
}

/// For each name the role phrase before it, by atom.
pub(super) fn roles_before(reading: &Reading, atoms: &[Atom]) -> FxHashMap<usize, usize> {
    let mut before = FxHashMap::default();
    let mut at = 0;
    while at < atoms.len() {
        if !is_role(atoms, at) {
            at += 1;
            continue;
        }
        let start = at;
        let mut phrase = scan_phrase(reading, atoms, at);
        // “Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy Hoàng Đăng Quang”: the list is his, unless it stands behind another name
        let behind_name =
            at >= 2 && matches!(sort(atoms, at - 1), Sort::Mark(',' | '(' | '-' | '–')) && is_capital_name(sort(atoms, at - 2));
        while !behind_name && sort(atoms, phrase.end) == Sort::Mark(',') && is_role(atoms, phrase.end + 1) {
            phrase = scan_phrase(reading, atoms, phrase.end + 1);
        }
        // “Chủ tịch tỉnh, ông Lê Văn Hải”, “HLV trưởng - ông Park Hang-seo”
        let titled = matches!(sort(atoms, phrase.end), Sort::Mark(',' | '-' | '–'))
            && sort(atoms, phrase.end + 1) == Sort::Address
            && matches!(sort(atoms, phrase.end + 2), Sort::Name(_));
        // “Bộ trưởng Tài chính - Magdalena Andersson”
        let dashed = matches!(sort(atoms, phrase.end), Sort::Mark('-' | '–')) && matches!(sort(atoms, phrase.end + 1), Sort::Name(_));
        let addressed = sort(atoms, phrase.end) == Sort::Address && matches!(sort(atoms, phrase.end + 1), Sort::Name(_));
        let name = match (phrase.names, titled, dashed || addressed) {
            (true, ..) => Some(phrase.end),
            (_, true, _) => Some(phrase.end + 2),
            (_, _, true) => Some(phrase.end + 1),
            _ => None,
        };
        if let Some(name) = name {
            before.insert(name, start);
        }
        at = phrase.end.max(at + 1);
    }
    before
}

/// The words from the role phrase to the name.
pub(super) fn words_before(atoms: &[Atom], role: usize, name: usize) -> Tokens {
    let mut end = name;
    while end > role + 1 && matches!(atoms[end - 1].sort, Sort::Mark(',' | '-' | '–') | Sort::Address) {
        end -= 1;
    }
    atoms[role].tokens.start..atoms[end - 1].tokens.end
}

/// The role behind the name: behind a comma or a dash as a list of offices, in brackets as a whole.
pub(super) fn role_after(reading: &Reading, atoms: &[Atom], name: usize) -> Option<Tokens> {
    match sort(atoms, name + 1) {
        Sort::Mark('(') => in_brackets(reading, atoms, name + 2),
        Sort::Mark(',' | '-' | '–') => list(reading, atoms, skip_age(reading, atoms, name + 2)),
        // “Lê Bá Trình và Nguyễn Văn Pha nguyên Phó Chủ tịch …”
        Sort::Modifier if is_role(atoms, name + 2) => list(reading, atoms, name + 1),
        _ => None,
    }
}

/// The role behind `là`: `Lê Bá Trình là | Phó Chủ tịch Ủy ban MTTQ tỉnh |`.
pub(super) fn role_behind_copula(reading: &Reading, atoms: &[Atom], name: usize) -> Option<Tokens> {
    let copula = sort(atoms, name + 1) == Sort::Stop && reading.is(atoms[name + 1].tokens.start, CueClass::Copula);
    if copula { list(reading, atoms, name + 2) } else { None }
}

/// The atom behind `52 tuổi,` or `SN 1980,`.
fn skip_age(reading: &Reading, atoms: &[Atom], at: usize) -> usize {
    const LONGEST_AGE: usize = 6;
    let comma = (at..at + LONGEST_AGE).find(|&at| matches!(sort(atoms, at), Sort::Mark(',' | '-' | '–' | '(' | '.') | Sort::Line));
    let has_number =
        |end: usize| (at..end).any(|at| sort(atoms, at) == Sort::Number) && !reading.source.slice(&(atoms[at].tokens.clone())).is_empty();
    match comma {
        // “, Trưởng phòng PC04 Công an tỉnh, …” is a role already
        Some(comma) if sort(atoms, comma) == Sort::Mark(',') && !is_role(atoms, at) && has_number(comma) => comma + 1,
        _ => at,
    }
}

/// The end of `, Sở Y tế` behind `Trưởng phòng Kế hoạch`: the body of the department, if the list ends with it.
fn past_body(atoms: &[Atom], start: usize, end: usize) -> usize {
    let body = sort(atoms, end) == Sort::Mark(',') && sort(atoms, end + 1) == Sort::Body;
    let ends = matches!(sort(atoms, end + 2), Sort::Mark(',' | ')') | Sort::Says);
    if sort(atoms, start) == Sort::Local && body && ends { end + 2 } else { end }
}

/// A list of offices, up to a verb or the role of the next name: `Phó Bí thư Đảng ủy, Chủ nhiệm Ủy ban Kiểm tra Đảng ủy phường`.
fn list(reading: &Reading, atoms: &[Atom], start: usize) -> Option<Tokens> {
    let mut at = start;
    let mut end = None;
    while is_role(atoms, at) || end.is_some() && sort(atoms, at) == Sort::Term {
        let phrase = scan_phrase(reading, atoms, at);
        if phrase.names && end.is_some() {
            break;
        }
        if phrase.names {
            return None;
        }
        let phrase = Phrase { end: past_body(atoms, at, phrase.end), ..phrase };
        end = Some(phrase.end);
        if sort(atoms, phrase.end) != Sort::Mark(',') {
            break;
        }
        at = phrase.end + 1;
    }
    let end = end?;
    Some(atoms[start].tokens.start..atoms[end - 1].tokens.end)
}

/// The closing bracket, or the end of the line.
fn closing(atoms: &[Atom], open: usize) -> Option<usize> {
    let limit = atoms.get(open)?.tokens.start + LONGEST;
    (open..atoms.len()).take_while(|&at| atoms[at].tokens.start < limit).find(|&at| matches!(sort(atoms, at), Sort::Mark(')') | Sort::Line))
}

/// The list of offices behind a bracket: `(SN 1960, trú xã An Lạc), | hội viên nông dân`. It is no evidence of a person:
/// `Hòa Lạc (HLC), hội viên`.
pub(super) fn role_behind_brackets(reading: &Reading, atoms: &[Atom], name: usize) -> Option<Tokens> {
    let open = Some(name + 2).filter(|_| sort(atoms, name + 1) == Sort::Mark('('))?;
    let close = closing(atoms, open)?;
    let goes_on = sort(atoms, close) == Sort::Mark(')') && matches!(sort(atoms, close + 1), Sort::Mark(',' | '-' | '–'));
    if goes_on { list(reading, atoms, close + 2) } else { None }
}

/// The whole bracket, if it opens with a role or a body: `(Trưởng phòng Tài chính, Hành chính sự nghiệp, Sở Tài chính)`.
fn in_brackets(reading: &Reading, atoms: &[Atom], open: usize) -> Option<Tokens> {
    let close = closing(atoms, open)?;
    let start = skip_age(reading, atoms, open);
    // “(Chi cục Thuế huyện)”, but not “(Benfica)”
    let typed = |at: usize| reading.hit(atoms[at].tokens.start, TableId::Org).is_some_and(|hit| !reading.lexicon.takes(hit, Takes::Caps));
    let opens_role = is_role(atoms, start) || start == open && sort(atoms, start) == Sort::Body && typed(start);
    let names = (start..close).any(|at| matches!(atoms[at].sort, Sort::Name(_)))
        && is_role(atoms, start)
        && scan_phrase(reading, atoms, start).names;
    (opens_role && !names && start < close).then(|| atoms[start].tokens.start..atoms[close - 1].tokens.end)
}

/// Whether a title or a role stands right before the atom.
pub(super) fn is_introduced(atoms: &[Atom], at: usize) -> bool {
    at > 0 && (matches!(atoms[at - 1].sort, Sort::Address | Sort::Rank) || is_role(atoms, at - 1))
}
