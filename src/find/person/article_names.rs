//! Names that the article shows to be no people: after `xã Đinh Xá`, `Đinh Xá` is the commune; `đường Nguyễn Trãi`, `12/5 Trần Phú`,
//! `các xã An Lạc, Nguyễn Huân` are places; `vai Minh Vân` is a character.

use rustc_hash::FxHashSet;

use super::atom::{Atom, NameShape, Sort};
use super::name_list::{list_start, past_opening};
use crate::find::place::scan_area;
use crate::find::reading::{Claim, Reading};
use crate::lexicon::{AreaLevel, CallNameClass, CueClass, FieldClass, TableId};
use crate::span::Tokens;
use solieu_text::{Case, TokenKind};

/// The names of the whole article, by what it shows them to be.
pub(super) struct ArticleNames {
    pub(super) places: FxHashSet<String>,
    pub(super) characters: FxHashSet<String>,
    pub(super) repeated: FxHashSet<String>,
}

impl ArticleNames {
    pub(super) fn gather(reading: &Reading, atoms: &[Atom], names: &[usize]) -> Self {
        Self {
            places: named_places(reading, atoms),
            characters: characters(reading, atoms, names),
            repeated: repeated(reading, names.iter().map(|&at| &atoms[at])),
        }
    }
}

/// The names that the article calls a place or a work anywhere.
fn named_places(reading: &Reading, atoms: &[Atom]) -> FxHashSet<String> {
    let mut names: FxHashSet<String> = FxHashSet::default();
    for (at, atom) in atoms.iter().enumerate() {
        let name = match atom.sort {
            Sort::Name(_) if is_named_so(reading, atoms, at) => reading.source.folded(&atom.tokens),
            Sort::Place => match scan_area(reading, atom.tokens.start) {
                Some(area) => reading.source.folded(&area.name),
                None => continue,
            },
            _ => continue,
        };
        names.insert(name);
    }
    names
}

/// Whether the name is that of a thing: behind `đường`, `phim`, `tư tưởng`, a house number or a word for areas, also as a member
/// of a list behind one: `phố Lý Thường Kiệt, Phan Bội Châu`.
pub(super) fn is_named_so(reading: &Reading, atoms: &[Atom], at: usize) -> bool {
    let sort = |at: usize| atoms.get(at).map_or(Sort::Line, |atom| atom.sort);
    let first = list_start(atoms, at, |sort| matches!(sort, Sort::Name(_) | Sort::Place));
    let Some(before) = first.checked_sub(1) else { return false };
    // “sân bay quốc tế John F. Kennedy”, “tàu sân bay USS Ronald Reagan”
    let form = sort(before) == Sort::Short || sort(before) == Sort::Word && reading.is(atoms[before].tokens.start, FieldClass::Form);
    let namer = if form { before.checked_sub(1) } else { Some(before) };
    // “năm Phan Anh 7 tuổi” is about a person
    let named = namer.is_some_and(|namer| sort(namer) == Sort::Namer) && !is_age(reading, atoms, at + 1);
    let site = past_opening(reading, atoms, first)
        .is_some_and(|site| sort(site) == Sort::Namer && reading.is(atoms[site].tokens.start, AreaLevel::Site));
    named || site || sort(before) == Sort::Number && is_house(reading, &atoms[before].tokens) || is_among_areas(reading, atoms, at)
}

/// `các xã An Lạc, Nguyễn Huân`, `12 xã: Trần Phán, Nguyễn Huân`: a plural word for areas holds for the whole list.
fn is_among_areas(reading: &Reading, atoms: &[Atom], at: usize) -> bool {
    let sort = |at: usize| atoms.get(at).map_or(Sort::Line, |atom| atom.sort);
    let start = |at: usize| list_start(atoms, at, |sort| matches!(sort, Sort::Name(_) | Sort::Single | Sort::Place | Sort::Number));
    let first = start(at);
    let word = match past_opening(reading, atoms, first) {
        Some(word) => start(word),
        // “các phường 1, 2, Nguyễn Cư Trinh”
        None if sort(first) == Sort::Number && first > 0 => first - 1,
        None => first,
    };
    let several = |at: usize| {
        let token = atoms[at].tokens.start;
        reading.is(token, CueClass::Plural) || reading.claimed(token) == Claim::Number
    };
    word != at
        && sort(word) == Sort::Place
        && reading.hit(atoms[word].tokens.start, TableId::Area).is_some()
        && word.checked_sub(1).is_some_and(several)
}

/// A house number, which no figure or date has claimed: `15 Bùi Thị Xuân`, `số 378 Nguyễn Văn Cừ`, `12/5 Trần Phú`.
fn is_house(reading: &Reading, tokens: &Tokens) -> bool {
    let at = tokens.start;
    // “mang áo số 9 Đinh Tiến Dũng”
    if reading.hit_of_ending_at(at, CueClass::Shirt).is_some() {
        return false;
    }
    reading.token(at).kind == TokenKind::Digits
        && reading.source.text_of(at).len() <= 4
        && matches!(reading.claimed(at), Claim::Free | Claim::Name)
}

/// The characters that somebody plays: `vai Minh Vân`, `Minh Vân (Bảo Thanh đóng)`.
fn characters(reading: &Reading, atoms: &[Atom], names: &[usize]) -> FxHashSet<String> {
    let plays = |at: usize| atoms.get(at).is_some_and(|atom| reading.is(atom.tokens.start, CueClass::Plays));
    let is_name = |at: usize| atoms.get(at).is_some_and(|atom| matches!(atom.sort, Sort::Name(_)));
    let mark = |at: usize| atoms.get(at).is_some_and(|atom| atom.sort == Sort::Mark('('));
    let played = names.iter().copied().filter(|&at| at > 0 && plays(at - 1) || mark(at + 1) && is_name(at + 2) && plays(at + 3));
    played.map(|at| reading.source.folded(&atoms[at].tokens)).collect()
}

/// The call names that the article has more than once.
fn repeated<'a>(reading: &Reading, names: impl Iterator<Item = &'a Atom>) -> FxHashSet<String> {
    let (mut once, mut again) = (FxHashSet::default(), FxHashSet::default());
    for atom in names.filter(|atom| atom.sort == Sort::Name(NameShape::Stage) && is_call_name(reading, &atom.tokens)) {
        let name = reading.source.folded(&atom.tokens);
        if once.contains(&name) {
            again.insert(name);
        } else {
            once.insert(name);
        }
    }
    again
}

/// A call name, the middle and the given name without the surname: `Minh Tú`, `Công Phượng`.
pub(super) fn is_call_name(reading: &Reading, tokens: &Tokens) -> bool {
    let is = |at: usize, class: CallNameClass| reading.token(at).case == Case::Title && reading.is(at, class);
    tokens.len() == 2
        && is(tokens.start, CallNameClass::First)
        && is(tokens.start + 1, CallNameClass::Last)
        // “Công Thương”, “Thành Công”
        && [TableId::Place, TableId::Field, TableId::Org].into_iter().all(|table| reading.hit(tokens.start, table).is_none_or(|hit| hit.len() < 2))
}

/// An age or a year of birth: `52 tuổi`, `SN 1980`, `sinh năm 1980`.
pub(super) fn is_age(reading: &Reading, atoms: &[Atom], at: usize) -> bool {
    let Some(atom) = atoms.get(at) else { return false };
    let start = atom.tokens.start;
    let years = atom.sort == Sort::Number && (start..start + 3).any(|at| reading.is(at, CueClass::Aged));
    years || reading.is(start, CueClass::Born)
}
