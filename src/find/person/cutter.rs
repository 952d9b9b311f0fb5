//! Cuts the text into atoms: `Bà | Hồ Thị Kim Thoa | - | Thứ trưởng | Bộ Công thương`.

use super::atom::{Atom, Sort};
use super::capitals::{opens_full_name, scan_capitals};
use super::shape::{WordShape, mixed_compound, mixed_row, shape, starts_phrase, starts_upper};
use crate::find::place::scan_area;
use crate::find::reading::{Claim, Reading};
use crate::lexicon::{AreaLevel, CueClass, Hit, PlaceLevel, RoleClass, Starts, StopClass, TableId, TitleClass, VerbClass};
use crate::report::Level;
use solieu_text::{Case, TokenKind};

/// Cuts the whole text.
pub(super) fn atoms(reading: &Reading) -> Vec<Atom> {
    let mut cutter = Cutter { reading, atoms: Vec::with_capacity(reading.source.len()), body: 0 };
    let mut at = 0;
    while at < reading.source.len() {
        let (sort, len) = cutter.read(at);
        cutter.atoms.push(Atom { tokens: at..at + len, sort });
        at += len;
    }
    cutter.atoms
}

struct Cutter<'r, 's> {
    reading: &'r Reading<'s>,
    atoms: Vec<Atom>,
    /// Index of the next body of the text.
    body: usize,
}

impl Cutter<'_, '_> {
    fn read(&mut self, at: usize) -> (Sort, usize) {
        let reading = self.reading;
        while reading.bodies.get(self.body).is_some_and(|body| body.end <= at) {
            self.body += 1;
        }
        // the rest of a body of which a role has the first words
        if let Some(body) = reading.bodies.get(self.body).filter(|body| body.start < at) {
            return (Sort::Body, body.end - at);
        }
        if let Some(body) = reading.bodies.get(self.body).filter(|body| body.start == at) {
            return (Sort::Body, body.len());
        }
        let token = reading.token(at);
        match token.kind {
            TokenKind::Line => return (Sort::Line, 1),
            TokenKind::Digits => return (Sort::Number, 1),
            TokenKind::Mark => return (Sort::Mark(token.mark), 1),
            TokenKind::Word => {}
        }
        if matches!(reading.claimed(at), Claim::Document | Claim::Date | Claim::Number) {
            return (Sort::Number, 1);
        }
        let after_title = self.atoms.last().is_some_and(|atom| matches!(atom.sort, Sort::Address | Sort::Rank) && token.spaced);
        match scan_known(reading, at, after_title) {
            Some(known) => known,
            None if token.is_capital() || token.case == Case::Mixed && starts_upper(reading, at) => {
                scan_capitals(reading, reading.bodies.get(self.body..).unwrap_or(&[]), at, after_title)
            }
            None => (Sort::Word, 1),
        }
    }
}

/// The sort of the longest row of the tables at the token, and its length; the first of equal ones.
fn scan_known(reading: &Reading, at: usize, after_title: bool) -> Option<(Sort, usize)> {
    use TableId::{Area, Cue, Field, Object, Org, Place, Role, Stop, Title, Verb};
    const STARTS: Starts = Starts::rows(&[Area, Cue, Field, Object, Org, Place, Role, Stop, Title, Verb]);
    let starts = reading.source.starts_at(at);
    if !starts.overlaps(STARTS) {
        return None;
    }
    let token = reading.token(at);
    let opens = token.case != Case::Lower && starts_phrase(reading, at);
    let hit = |table: TableId| if starts.overlaps(Starts::rows(&[table])) { reading.hit(at, table) } else { None };
    let next_capital = reading.token(at + 1).is_capital();
    // “giám đốc sở” is counted, but “Giám đốc Sở Y tế” is a role and a body
    let introduces = starts.overlaps(Starts::rows(&[Role, Title]));
    let mut best: Option<(Sort, usize)> = None;
    let mut offer = |sort: Sort, len: usize| {
        if best.is_none_or(|(_, longest)| len > longest) {
            best = Some((sort, len));
        }
    };
    let lexicon = reading.lexicon;
    // “đội Anh”, “Thủ tướng Anh Theresa May” have the country, but “Anh Lê Văn Hải” opens with a title
    let inside_name = token.case == Case::Title && !opens;
    let outside = || !inside_name || token.case == Case::Upper || next_capital && scan_area(reading, at).is_none();
    if let Some(title) = hit(TableId::Title).filter(|title| title.len() > 1 || outside()) {
        let classes = lexicon.classes(title);
        if classes.has(TitleClass::Address) {
            offer(Sort::Address, title.len());
        } else if classes.has(TitleClass::Rank) {
            offer(Sort::Rank, title.len());
        }
    }
    if let Some(role) = hit(TableId::Role) {
        let (class, len) = (lexicon.classes(role), role.len());
        let role_follows = reading.hit(at + len, TableId::Role).is_some();
        // “Sao Mai”, “Nam Em”: a single word with a capital is part of a name
        let alone = len == 1 && token.case == Case::Title && (next_capital || !opens);
        let sort = if class.has(RoleClass::Modifier) {
            role_follows.then_some(Sort::Modifier)
        } else if class.has(RoleClass::Term) {
            Some(Sort::Term)
        } else if alone {
            None
        } else if class.has(RoleClass::Member) {
            Some(Sort::Member)
        } else if class.has(RoleClass::Local) {
            Some(Sort::Local)
        } else {
            class.has_any([RoleClass::Office, RoleClass::Trade]).then_some(Sort::Role)
        };
        if let Some(sort) = sort {
            offer(sort, len);
        }
    }
    if token.is_capital()
        && let Some(len) = scan_free_place(reading, at, after_title)
    {
        offer(Sort::Place, len);
    }
    // “năm Đinh Dậu”
    if let Some(year) = hit(TableId::Place).filter(|&place| lexicon.is(place, PlaceLevel::Year)) {
        offer(Sort::Word, year.len());
    }
    let area = hit(TableId::Area);
    // areas of other sorts come last, so that any row of the same length wins
    let is_other = |area| lexicon.is(area, AreaLevel::Other);
    if let Some(area) = area.filter(|&area| !is_other(area) && (!token.is_capital() || reading.hit(at, TableId::Surname).is_none())) {
        if lexicon.is_any(area, [AreaLevel::Site, AreaLevel::Thing]) {
            offer(Sort::Namer, area.len());
        } else if !token.is_capital() {
            offer(Sort::Place, scan_area(reading, at).map_or(area.len(), |area| area.end - at));
        }
    }
    if !token.is_capital() || opens {
        let does = |verb| lexicon.is(verb, VerbClass::Does);
        if let Some(verb) = hit(TableId::Verb).filter(|&verb| !token.is_capital() || !next_capital || does(verb)) {
            let sort = if lexicon.is(verb, VerbClass::Person) {
                Sort::Acts
            } else if lexicon.is(verb, VerbClass::Says) {
                Sort::Says
            } else {
                Sort::Stop
            };
            offer(sort, verb.len());
        }
        if starts.overlaps(Starts::rows(&[Cue])) && reading.is(at, CueClass::And) {
            offer(Sort::And, 1);
        }
        let function_word = |hit: Hit| lexicon.is_any(hit, [StopClass::Preposition, StopClass::Conjunction]);
        if let Some(stop) = hit(TableId::Stop).filter(|&stop| !token.is_capital() || !next_capital || function_word(stop)) {
            offer(Sort::Stop, stop.len());
        }
        for table in [TableId::Field, TableId::Object] {
            if let Some(noun) = hit(table).filter(|noun| (!token.is_capital() || noun.len() > 1) && !introduces) {
                offer(Sort::Word, noun.len());
            }
        }
    }
    if let Some(other) = area.filter(|&area| is_other(area)) {
        offer(Sort::Word, other.len());
    }
    // “Ban Tổ chức”, “Tuy nhiên”, “Người dân”: mixed case is no name; in lower case the other tables were offered above
    let tables: &[TableId] = if token.is_capital() { &[Org, Field, Object, Stop, Verb] } else { &[Org, Field] };
    for &table in tables {
        if let Some(len) = mixed_row(reading, at, table).filter(|_| table != TableId::Object || !introduces) {
            offer(if table == TableId::Stop || table == TableId::Verb { Sort::Stop } else { Sort::Word }, len);
        }
    }
    best
}

/// The length of a place that does not open a longer name: `Quảng Bình | Hoàng Đăng Quang`, but `Thái Bình Dũng` is one name.
fn scan_free_place(reading: &Reading, at: usize, after_title: bool) -> Option<usize> {
    // “bé gái Trung Quốc”, but “anh Đức”, “bà Hà Giang”
    if let Some(len) = long_place(reading, at, after_title) {
        return Some(len);
    }
    if after_title {
        return None;
    }
    let area = scan_area(reading, at).filter(|area| !area.name.is_empty() || area.level == Some(Level::Central))?;
    let next = reading.token(area.end);
    let goes_on = next.is_capital() && next.spaced;
    let new_name = || {
        let opens_name = opens_full_name(reading, area.end) && reading.token(area.end + 1).is_capital();
        let other_word = shape(reading, area.end) != WordShape::Syllable || reading.hit(area.end, TableId::Given).is_some();
        opens_name || other_word || mixed_compound(reading, area.end) || scan_area(reading, area.end).is_some()
    };
    (!goes_on || new_name()).then_some(area.end - at)
}

/// The length of a country, a province or a large city of two or more syllables, which are no names of people; after a title
/// only of a country.
fn long_place(reading: &Reading, at: usize, after_title: bool) -> Option<usize> {
    let hit = reading.hit(at, TableId::Place).filter(|hit| hit.len() > 1)?;
    let level = reading.lexicon.classes(hit);
    let known =
        level.has_any([PlaceLevel::Country, PlaceLevel::Region]) || level.has_any([PlaceLevel::City, PlaceLevel::Province]) && !after_title;
    scan_area(reading, at).filter(|area| known && area.end == at + hit.len()).map(|area| area.end - at)
}
