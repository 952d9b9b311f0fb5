//! Whether a run of capitals is somebody's name: `bà Andersson`, `Phạm Văn Hải`, `diễn viên Bảo Thanh` are, `đường Nguyễn Trãi`,
//! `Real Madrid`, `HỌC TẬP VÀ LÀM THEO` are not.

use rustc_hash::{FxHashMap, FxHashSet};

use super::atom::{Atom, Shape, Sort, Surname, starts_phrase};
use super::mention::Sighting;
use super::role::{is_role, role_after, words_before};
use crate::find::place::scan_area;
use crate::find::{Claim, Reading};
use crate::lexicon::TableId;
use crate::source::{BlockKind, Case, Kind};
use crate::span::{Tokens, sort_by_place};

/// Every name with its evidence; then the names that stand in a list between them.
pub(super) fn sightings(reading: &Reading, atoms: &[Atom], before: &FxHashMap<usize, usize>) -> Vec<Sighting> {
    let places = named_places(reading, atoms);
    let mut is_person = vec![false; atoms.len()];
    let mut found: Vec<Sighting> = Vec::new();
    let names = || atoms.iter().enumerate().filter(|(_, atom)| matches!(atom.sort, Sort::Name(_))).map(|(at, _)| at);
    for at in names() {
        let sighting = sight(reading, atoms, before, &places, at);
        is_person[at] = sighting.is_some();
        found.extend(sighting);
    }
    for at in names() {
        let Sort::Name(shape) = atoms[at].sort else { continue };
        let tokens = atoms[at].tokens.clone();
        if is_person[at] || tokens.len() > 4 || !stands_in_list(atoms, &is_person, at, shape) {
            continue;
        }
        if !places.contains(&reading.source.folded(&tokens)) && !is_named_so(reading, atoms, at) {
            is_person[at] = true;
            found.push(Sighting { tokens, role: None, rule: "person.list" });
        }
    }
    sort_by_place(&mut found, |sighting| (sighting.tokens.start, 0));
    found
}

/// What the article itself calls a place or a work somewhere: after `xã Đinh Xá`, `Đinh Xá` alone is the commune.
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

/// `đường`, `phim`, `tư tưởng` right before, or before the names that a list joins to this one: `phố Lý Thường Kiệt, Phan Bội Châu`.
fn is_named_so(reading: &Reading, atoms: &[Atom], at: usize) -> bool {
    const LONGEST_LIST: usize = 16;
    let sort = |at: usize| atoms.get(at).map_or(Sort::Line, |atom| atom.sort);
    let mut first = at;
    while first >= 2
        && at - first < LONGEST_LIST
        && matches!(sort(first - 1), Sort::Mark(',' | '-' | '–') | Sort::And)
        && matches!(sort(first - 2), Sort::Name(_) | Sort::Place)
    {
        first -= 2;
    }
    let Some(before) = first.checked_sub(1) else { return false };
    // “sân bay quốc tế John F. Kennedy”, “tàu sân bay USS Ronald Reagan”
    let form = sort(before) == Sort::Short
        || sort(before) == Sort::Word && reading.class(atoms[before].tokens.start, TableId::Field) == Some("form");
    let namer = if form { before.checked_sub(1) } else { Some(before) };
    namer.is_some_and(|namer| sort(namer) == Sort::Namer) || sort(before) == Sort::Number && is_house(reading, &atoms[before].tokens)
}

/// `15 Bùi Thị Xuân`, `số 378 Nguyễn Văn Cừ`, `12/5 Trần Phú`: digits that no figure or date took.
fn is_house(reading: &Reading, tokens: &Tokens) -> bool {
    let at = tokens.start;
    // “mang áo số 9 Đinh Tiến Dũng”
    if reading.cue_ending_at(at, "shirt").is_some() {
        return false;
    }
    reading.token(at).kind == Kind::Digits
        && reading.source.text_of(at).len() <= 4
        && matches!(reading.claimed(at), Claim::Free | Claim::Name)
}

/// `Lê Dũng, Giang Kim Đạt, Trịnh Xuân Thanh`: people on both sides, or two on one.
fn stands_in_list(atoms: &[Atom], people: &[bool], at: usize, shape: Shape) -> bool {
    let joins = |at: usize| atoms.get(at).is_some_and(|atom| matches!(atom.sort, Sort::Mark(',' | ';') | Sort::And));
    let is_person = |at: Option<usize>| at.is_some_and(|at| people.get(at) == Some(&true));
    let behind = |steps: usize| at.checked_sub(2 * steps).filter(|_| (0..steps).all(|step| joins(at - 1 - 2 * step)));
    let ahead = |steps: usize| Some(at + 2 * steps).filter(|_| (0..steps).all(|step| joins(at + 1 + 2 * step)));
    let [one, two] = [1, 2].map(|steps| (is_person(behind(steps)), is_person(ahead(steps))));
    let sure = matches!(shape, Shape::Surname(_));
    one.0 && one.1 || one.0 && two.0 || one.1 && two.1 || sure && (one.0 || one.1)
}

/// The name at the atom with the role beside it, where the evidence suffices.
fn sight(reading: &Reading, atoms: &[Atom], before: &FxHashMap<usize, usize>, places: &FxHashSet<String>, at: usize) -> Option<Sighting> {
    let Sort::Name(shape) = atoms[at].sort else { return None };
    let tokens = atoms[at].tokens.clone();
    let clutter = reading.source.block(tokens.start).is_some_and(|block| matches!(block.kind, BlockKind::Clutter | BlockKind::Byline));
    if clutter || is_loud(reading, &tokens) {
        return None;
    }
    let place = is_named_so(reading, atoms, at) || places.contains(&reading.source.folded(&tokens));
    let scene = Scene { reading, atoms, at, tokens: tokens.clone(), role: before.get(&at).copied(), place };
    let rule = scene.rule(shape)?;
    let after = role_after(reading, atoms, at);
    let role = after.or_else(|| scene.role.map(|role| words_before(atoms, role, at))).or_else(|| scene.rank());
    Some(Sighting { tokens, role, rule })
}

/// A name among capitals only tells nothing: `ĐẢNG BỘ HUYỆN NAM TRỰC`.
pub(super) fn is_loud(reading: &Reading, tokens: &Tokens) -> bool {
    const AROUND: usize = 4;
    if reading.token(tokens.start).case != Case::Upper || reading.source.text_of(tokens.start).chars().count() == 1 {
        return false;
    }
    let sentence = reading.source.sentence(tokens.start);
    let around = sentence.start.max(tokens.start.saturating_sub(AROUND))..sentence.end.min(tokens.end + AROUND);
    let others: Vec<Case> =
        around.filter(|at| !tokens.contains(at) && reading.token(*at).kind == Kind::Word).map(|at| reading.token(at).case).collect();
    !others.is_empty() && others.iter().all(|&case| case == Case::Upper)
}

struct Scene<'a, 's> {
    reading: &'a Reading<'s>,
    atoms: &'a [Atom],
    at: usize,
    tokens: Tokens,
    /// The role phrase that leads up to the name.
    role: Option<usize>,
    /// The article calls it a place or a work.
    place: bool,
}

impl Scene<'_, '_> {
    fn sort(&self, ahead: isize) -> Sort {
        let at = self.at.checked_add_signed(ahead);
        at.and_then(|at| self.atoms.get(at)).map_or(Sort::Line, |atom| atom.sort)
    }

    fn rule(&self, shape: Shape) -> Option<&'static str> {
        if self.is_addressed() {
            return Some("person.title");
        }
        if self.place || self.has_brand() {
            return None;
        }
        let by_words = || self.by_role(shape).or_else(|| self.by_words_behind(shape));
        match shape {
            Shape::Surname(surname) => {
                let full = match surname {
                    // “Lý Thường Kiệt”: more often the street than the man
                    _ if self.reading.class(self.tokens.start, TableId::Place) == Some("street") => false,
                    Surname::Sure => true,
                    Surname::Likely => self.tokens.len() >= 3,
                    Surname::Weak => false,
                };
                let middle = self.reading.class(self.tokens.start + 1, TableId::Surname) == Some("middle") && self.tokens.len() >= 3;
                if full || middle { Some("person.surname") } else { by_words() }
            }
            Shape::Stage if self.is_quoted() => None,
            Shape::Stage => by_words(),
            Shape::Foreign => by_words().or_else(|| self.by_given_name()),
        }
    }

    /// A title right before: `ông`, `Thiếu tướng`.
    fn is_addressed(&self) -> bool {
        matches!(self.sort(-1), Sort::Address | Sort::Rank)
    }

    /// The rank right before, as the role of who has no other.
    fn rank(&self) -> Option<Tokens> {
        (self.sort(-1) == Sort::Rank).then(|| self.atoms[self.at - 1].tokens.clone())
    }

    /// A word that names of products, clubs and papers have.
    fn has_brand(&self) -> bool {
        self.tokens.clone().any(|at| self.reading.class(at, TableId::Given) == Some("brand"))
    }

    /// `“Người phán xử”`: the title of something.
    fn is_quoted(&self) -> bool {
        matches!(self.sort(-1), Sort::Mark('“' | '"' | '‘' | '\'' | '«'))
            && matches!(self.sort(1), Sort::Mark('”' | '"' | '’' | '\'' | '»'))
    }

    /// A role leads up to the name; one that bodies have too, or that has words between, is not enough for any capitals.
    fn by_role(&self, shape: Shape) -> Option<&'static str> {
        let role = self.role?;
        let direct = role + 1 == self.at;
        let certain = match shape {
            Shape::Surname(Surname::Sure) => true,
            Shape::Surname(_) => self.tokens.len() >= 3 || self.atoms[role].sort == Sort::Role,
            Shape::Stage | Shape::Foreign if direct => self.atoms[role].sort == Sort::Role,
            // “Thủ tướng Nhật Bản Shinzo Abe”, “Chủ tịch UBND tỉnh Bảo Khôi”
            _ => {
                matches!(self.sort(-1), Sort::Place | Sort::Body | Sort::Short | Sort::Role | Sort::Mark(_) | Sort::Address)
                    && self.atoms[role].sort != Sort::Member
            }
        };
        certain.then_some("person.role")
    }

    /// An age, a year of birth, a role or a part behind the name, or a verb that only people are subjects of.
    fn by_words_behind(&self, shape: Shape) -> Option<&'static str> {
        let bracket = self.sort(1) == Sort::Mark('(');
        let comma = matches!(self.sort(1), Sort::Mark(',' | '-' | '–'));
        if (bracket || comma) && self.is_age(self.at + 2) || self.is_age(self.at + 1) {
            return Some("person.age");
        }
        let body_only = bracket && self.sort(2) == Sort::Body;
        if role_after(self.reading, self.atoms, self.at).is_some() && !(body_only && shape == Shape::Stage) {
            return Some("person.apposition");
        }
        let part = |at: usize| self.atoms.get(at).is_some_and(|atom| self.reading.is_cue(atom.tokens.start, "plays"));
        if bracket && part(self.at + 2) || self.sort(-1) == Sort::Mark('(') && part(self.at + 1) {
            return Some("person.part");
        }
        let speaks = self.sort(1) == Sort::Acts || self.sort(1) == Sort::Stop && self.sort(2) == Sort::Acts;
        if speaks && self.tokens.len() <= 3 {
            return Some("person.verb");
        }
        let says = self.sort(1) == Sort::Says && shape == Shape::Foreign && !starts_phrase(self.reading, self.tokens.start);
        says.then_some("person.verb")
    }

    /// `52 tuổi`, `SN 1980`, `sinh năm 1980`.
    fn is_age(&self, at: usize) -> bool {
        let Some(atom) = self.atoms.get(at) else { return false };
        let start = atom.tokens.start;
        let years = atom.sort == Sort::Number && (start..start + 3).any(|at| self.reading.is_cue(at, "aged"));
        years || self.reading.is_cue(start, "born")
    }

    /// `Magdalena Andersson`: the first word is a given name of the table; of Asian names the family name, with two more words.
    fn by_given_name(&self) -> Option<&'static str> {
        let words = self.tokens.clone().filter(|&at| self.reading.token(at).kind == Kind::Word).count();
        let known = match self.reading.class(self.tokens.start, TableId::Given) {
            Some("given") => words >= 2,
            Some("family") => words >= 3,
            _ => false,
        };
        (known && words <= 4).then_some("person.given-name")
    }
}

/// Whether a title or a role stands right before the atom.
pub(super) fn is_introduced(atoms: &[Atom], at: usize) -> bool {
    at > 0 && (matches!(atoms[at - 1].sort, Sort::Address | Sort::Rank) || is_role(atoms, at - 1))
}
