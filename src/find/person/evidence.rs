//! Whether a run of capitals is somebody's name: `bà Andersson`, `Phạm Văn Hải`, `diễn viên Bảo Thanh` are, `đường Nguyễn Trãi`,
//! `Real Madrid`, `HỌC TẬP VÀ LÀM THEO` are not.

use rustc_hash::{FxHashMap, FxHashSet};

use super::atom::{Atom, Shape, Sort, Surname};
use super::mention::Sighting;
use super::role::{is_role, role_after, role_behind_brackets, role_told, words_before};
use super::shape::starts_phrase;
use crate::document::BlockKind;
use crate::find::place::scan_area;
use crate::find::reading::{Claim, Reading};
use crate::lexicon::{AreaLevel, CallNameClass, CueClass, FieldClass, GivenClass, PlaceLevel, StopClass, SurnameClass, TableId};
use crate::span::{Tokens, sort_by_place};
use solieu_text::{Case, TokenKind};

/// What the whole article shows of its capitals.
struct Known {
    places: FxHashSet<String>,
    characters: FxHashSet<String>,
    repeated: FxHashSet<String>,
}

/// Every name with its evidence; then the names that stand in a list between them.
pub(super) fn sightings(reading: &Reading, atoms: &[Atom], before: &FxHashMap<usize, usize>) -> Vec<Sighting> {
    let names: Vec<usize> = (0..atoms.len()).filter(|&at| matches!(atoms[at].sort, Sort::Name(_))).collect();
    let known = Known {
        places: named_places(reading, atoms),
        characters: characters(reading, atoms, &names),
        repeated: repeated(reading, names.iter().map(|&at| &atoms[at])),
    };
    let mut is_person = vec![false; atoms.len()];
    let mut found: Vec<Sighting> = Vec::new();
    for &at in &names {
        let sighting = sight(reading, atoms, before, &known, at);
        is_person[at] = sighting.is_some();
        found.extend(sighting);
    }
    // forth and back: who was found behind a name speaks for it too
    for &at in names.iter().chain(names.iter().rev()) {
        let Sort::Name(shape) = atoms[at].sort else { continue };
        let tokens = atoms[at].tokens.clone();
        let sure = matches!(shape, Shape::Surname(_)) || is_call_name(reading, &tokens);
        if is_person[at] || tokens.len() > 4 || !stands_in_list(atoms, &is_person, at, sure) {
            continue;
        }
        if !known.places.contains(&reading.source.folded(&tokens)) && !is_named_so(reading, atoms, at) {
            is_person[at] = true;
            found.push(Sighting { tokens, role: None, credited: false });
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
    let sort = |at: usize| atoms.get(at).map_or(Sort::Line, |atom| atom.sort);
    let first = list_start(atoms, at, |sort| matches!(sort, Sort::Name(_) | Sort::Place));
    let Some(before) = first.checked_sub(1) else { return false };
    // “sân bay quốc tế John F. Kennedy”, “tàu sân bay USS Ronald Reagan”
    let form = sort(before) == Sort::Short || sort(before) == Sort::Word && reading.is(atoms[before].tokens.start, FieldClass::Form);
    let namer = if form { before.checked_sub(1) } else { Some(before) };
    // “năm Phan Anh 7 tuổi” is a year of somebody's life
    let named = namer.is_some_and(|namer| sort(namer) == Sort::Namer) && !is_age(reading, atoms, at + 1);
    let site = past_opening(reading, atoms, first)
        .is_some_and(|site| sort(site) == Sort::Namer && reading.is(atoms[site].tokens.start, AreaLevel::Site));
    named || site || sort(before) == Sort::Number && is_house(reading, &atoms[before].tokens) || is_among_areas(reading, atoms, at)
}

/// The first member of the list that ends with the one at the atom.
fn list_start(atoms: &[Atom], at: usize, is_member: impl Fn(Sort) -> bool) -> usize {
    const LONGEST_LIST: usize = 32;
    let mut first = at;
    while first >= 2
        && at - first < LONGEST_LIST
        && matches!(atoms[first - 1].sort, Sort::Mark(',' | '-' | '–') | Sort::And)
        && is_member(atoms[first - 2].sort)
    {
        first -= 2;
    }
    first
}

/// The atom before `như`, `gồm` or `:` that opens the list: the `tuyến phố` of `các tuyến phố như: Nguyễn Chính, Hoa Bằng`.
fn past_opening(reading: &Reading, atoms: &[Atom], first: usize) -> Option<usize> {
    let colon = first - usize::from(first > 0 && atoms[first - 1].sort == Sort::Mark(':'));
    let lists = colon > 0 && reading.is(atoms[colon - 1].tokens.start, CueClass::Lists);
    let opening = colon - usize::from(lists);
    opening.checked_sub(1).filter(|_| opening < first)
}

/// `các xã An Lạc, Nguyễn Huân`, `12 xã: Trần Phán, Nguyễn Huân`: a word for several areas goes for the whole list.
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

/// `15 Bùi Thị Xuân`, `số 378 Nguyễn Văn Cừ`, `12/5 Trần Phú`: digits that no figure or date took.
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

/// `Lê Dũng, Giang Kim Đạt (Hà Nội), Trịnh Xuân Thanh`: people on both sides, or two on one; one is enough near a sure name.
fn stands_in_list(atoms: &[Atom], people: &[bool], at: usize, sure: bool) -> bool {
    let is_person = |at: Option<usize>| at.is_some_and(|at| people.get(at) == Some(&true));
    let behind = [Some(at), member_before(atoms, at)].map(|at| at.and_then(|at| member_before(atoms, at)));
    let ahead = [Some(at), member_after(atoms, at)].map(|at| at.and_then(|at| member_after(atoms, at)));
    let [one, two] = [0, 1].map(|steps| (is_person(behind[steps]), is_person(ahead[steps])));
    one.0 && one.1 || one.0 && two.0 || one.1 && two.1 || sure && (one.0 || one.1 || two.0 || two.1)
}

/// What stands in brackets behind a member of a list has no more pieces: `(đội Lệ Quyên)`.
const LONGEST_REMARK: usize = 6;

fn is_joint(atoms: &[Atom], at: usize) -> bool {
    atoms.get(at).is_some_and(|atom| matches!(atom.sort, Sort::Mark(',' | ';') | Sort::And))
}

/// The member of the list before the one at the atom.
fn member_before(atoms: &[Atom], at: usize) -> Option<usize> {
    let last = at.checked_sub(2).filter(|_| is_joint(atoms, at - 1))?;
    if atoms[last].sort != Sort::Mark(')') {
        return Some(last);
    }
    let opening = (last.saturating_sub(LONGEST_REMARK)..last).rev().find(|&at| atoms[at].sort == Sort::Mark('('))?;
    opening.checked_sub(1)
}

/// The member of the list behind the one at the atom.
fn member_after(atoms: &[Atom], at: usize) -> Option<usize> {
    let remark = atoms.get(at + 1).is_some_and(|atom| atom.sort == Sort::Mark('('));
    let closing = || (at + 2..=at + 1 + LONGEST_REMARK).find(|&at| atoms.get(at).is_some_and(|atom| atom.sort == Sort::Mark(')')));
    let joint = if remark { closing()? + 1 } else { at + 1 };
    is_joint(atoms, joint).then_some(joint + 1)
}

/// `Minh Tú`, `Công Phượng`: two syllables as people are called by them, without the surname.
fn is_call_name(reading: &Reading, tokens: &Tokens) -> bool {
    let is = |at: usize, class: CallNameClass| reading.token(at).case == Case::Title && reading.is(at, class);
    tokens.len() == 2
        && is(tokens.start, CallNameClass::First)
        && is(tokens.start + 1, CallNameClass::Last)
        // “Công Thương”, “Thành Công”
        && [TableId::Place, TableId::Field, TableId::Org].into_iter().all(|table| reading.hit(tokens.start, table).is_none_or(|hit| hit.len() < 2))
}

/// Whom somebody plays: `vai Minh Vân`, `Minh Vân (Bảo Thanh đóng)`.
fn characters(reading: &Reading, atoms: &[Atom], names: &[usize]) -> FxHashSet<String> {
    let plays = |at: usize| atoms.get(at).is_some_and(|atom| reading.is(atom.tokens.start, CueClass::Plays));
    let is_name = |at: usize| atoms.get(at).is_some_and(|atom| matches!(atom.sort, Sort::Name(_)));
    let mark = |at: usize| atoms.get(at).is_some_and(|atom| atom.sort == Sort::Mark('('));
    let played = names.iter().copied().filter(|&at| at > 0 && plays(at - 1) || mark(at + 1) && is_name(at + 2) && plays(at + 3));
    played.map(|at| reading.source.folded(&atoms[at].tokens)).collect()
}

/// The call names that the article says more than once.
fn repeated<'a>(reading: &Reading, names: impl Iterator<Item = &'a Atom>) -> FxHashSet<String> {
    let (mut once, mut again) = (FxHashSet::default(), FxHashSet::default());
    for atom in names.filter(|atom| atom.sort == Sort::Name(Shape::Stage) && is_call_name(reading, &atom.tokens)) {
        let name = reading.source.folded(&atom.tokens);
        if once.contains(&name) {
            again.insert(name);
        } else {
            once.insert(name);
        }
    }
    again
}

/// The name at the atom with the role beside it, where the evidence suffices.
fn sight(reading: &Reading, atoms: &[Atom], before: &FxHashMap<usize, usize>, known: &Known, at: usize) -> Option<Sighting> {
    let Sort::Name(shape) = atoms[at].sort else { return None };
    let tokens = atoms[at].tokens.clone();
    let clutter = reading.source.block(tokens.start).is_some_and(|block| matches!(block.kind, BlockKind::Clutter | BlockKind::Byline));
    if clutter || is_loud(reading, &tokens) {
        return None;
    }
    let folded = reading.source.folded(&tokens);
    let character = shape == Shape::Stage && known.characters.contains(&folded);
    let place = character || is_named_so(reading, atoms, at) || known.places.contains(&folded);
    let repeated = known.repeated.contains(&folded);
    let scene = Scene { reading, atoms, at, tokens: tokens.clone(), role: before.get(&at).copied(), place, repeated };
    if !scene.shows_person(shape) {
        return None;
    }
    let role = role_after(reading, atoms, at)
        .or_else(|| role_behind_brackets(reading, atoms, at))
        .or_else(|| scene.role.map(|role| words_before(atoms, role, at)))
        .or_else(|| role_told(reading, atoms, at))
        .or_else(|| scene.rank());
    Some(Sighting { tokens, role, credited: false })
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
        around.filter(|at| !tokens.contains(at) && reading.token(*at).kind == TokenKind::Word).map(|at| reading.token(at).case).collect();
    !others.is_empty() && others.iter().all(|&case| case == Case::Upper)
}

struct Scene<'a, 's> {
    reading: &'a Reading<'s>,
    atoms: &'a [Atom],
    at: usize,
    tokens: Tokens,
    /// The role phrase that leads up to the name.
    role: Option<usize>,
    /// The article calls it a place, a work or somebody in one.
    place: bool,
    /// It is a call name that stands elsewhere too.
    repeated: bool,
}

impl Scene<'_, '_> {
    fn sort(&self, ahead: isize) -> Sort {
        let at = self.at.checked_add_signed(ahead);
        at.and_then(|at| self.atoms.get(at)).map_or(Sort::Line, |atom| atom.sort)
    }

    /// Whether what stands around the capitals, or their own words, make them the name of a person.
    fn shows_person(&self, shape: Shape) -> bool {
        if self.is_addressed() {
            return true;
        }
        if self.place || self.has_brand() {
            return false;
        }
        let by_words = || self.by_role(shape) || self.by_words_behind(shape);
        match shape {
            Shape::Surname(surname) => {
                let full = match surname {
                    // “Lý Thường Kiệt”: more often the street than the man
                    _ if self.reading.is(self.tokens.start, PlaceLevel::Street) => false,
                    Surname::Sure => true,
                    Surname::Likely => self.tokens.len() >= 3,
                    Surname::Weak => false,
                };
                full || self.has_middle(shape) || by_words()
            }
            Shape::Stage if self.is_quoted() => false,
            Shape::Stage => self.has_middle(shape) || by_words() || self.by_call_name(),
            Shape::Foreign => by_words() || self.by_given_name(),
        }
    }

    /// `Sồng Thị Mai`, `Vàng A Lử`: a second syllable as in names only, of which the `A` could be a letter too.
    fn has_middle(&self, shape: Shape) -> bool {
        let start = self.tokens.start;
        // “Khu Đô Thị Mới”
        let compound = [TableId::Object, TableId::Org, TableId::Field, TableId::Area, TableId::DocType]
            .into_iter()
            .any(|table| self.reading.hit(start, table).is_some_and(|hit| hit.len() > 1));
        let is = |class| self.reading.is(start + 1, class);
        is(SurnameClass::Middle) && self.tokens.len() >= 3 && !compound
            || is(SurnameClass::Letter) && self.tokens.len() == 3 && matches!(shape, Shape::Surname(_))
    }

    /// A title right before: `ông`, `Thiếu tướng`.
    fn is_addressed(&self) -> bool {
        matches!(self.sort(-1), Sort::Address | Sort::Rank)
    }

    /// The rank right before, as the role of who has no other.
    fn rank(&self) -> Option<Tokens> {
        (self.sort(-1) == Sort::Rank).then(|| self.atoms[self.at - 1].tokens.clone())
    }

    /// A word that names of products, clubs and papers have; the `in` of `Moon Jae-in` is none.
    fn has_brand(&self) -> bool {
        let capital = |at: &usize| self.reading.token(*at).case != Case::Lower;
        self.tokens.clone().filter(capital).any(|at| self.reading.is(at, GivenClass::Brand))
    }

    /// `“Người phán xử”`: the title of something.
    fn is_quoted(&self) -> bool {
        matches!(self.sort(-1), Sort::Mark('“' | '"' | '‘' | '\'' | '«'))
            && matches!(self.sort(1), Sort::Mark('”' | '"' | '’' | '\'' | '»'))
    }

    /// A role leads up to the name; one that bodies have too, or that has words between, is not enough for any capitals.
    fn by_role(&self, shape: Shape) -> bool {
        let Some(role) = self.role else { return false };
        let direct = role + 1 == self.at;
        match shape {
            Shape::Surname(Surname::Sure) => true,
            Shape::Surname(_) => self.tokens.len() >= 3 || self.atoms[role].sort == Sort::Role,
            Shape::Stage | Shape::Foreign if direct => self.atoms[role].sort == Sort::Role,
            // “Thủ tướng Nhật Bản Shinzo Abe”, “Chủ tịch UBND tỉnh Bảo Khôi”
            _ => {
                matches!(self.sort(-1), Sort::Place | Sort::Body | Sort::Short | Sort::Role | Sort::Mark(_) | Sort::Address)
                    && self.atoms[role].sort != Sort::Member
            }
        }
    }

    /// An age, a year of birth, a role or a part behind the name, or a verb that only people are subjects of.
    fn by_words_behind(&self, shape: Shape) -> bool {
        let bracket = self.sort(1) == Sort::Mark('(');
        let comma = matches!(self.sort(1), Sort::Mark(',' | '-' | '–'));
        if (bracket || comma) && is_age(self.reading, self.atoms, self.at + 2) || is_age(self.reading, self.atoms, self.at + 1) {
            return true;
        }
        let body_only = bracket && self.sort(2) == Sort::Body;
        if role_after(self.reading, self.atoms, self.at).is_some() && !(body_only && shape == Shape::Stage) {
            return true;
        }
        let part = |at: usize| self.atoms.get(at).is_some_and(|atom| self.reading.is(atom.tokens.start, CueClass::Plays));
        if bracket && part(self.at + 2) || self.sort(-1) == Sort::Mark('(') && part(self.at + 1) {
            return true;
        }
        let speaks = self.sort(1) == Sort::Acts || self.sort(1) == Sort::Stop && self.sort(2) == Sort::Acts;
        if speaks && self.tokens.len() <= 3 {
            return true;
        }
        self.sort(1) == Sort::Says && shape == Shape::Foreign && !starts_phrase(self.reading, self.tokens.start)
    }

    /// `Minh Tú đang …`, `cùng Minh Tú`, `của Công Phượng`: a call name where people are named; the last only if it is said again.
    fn by_call_name(&self) -> bool {
        if !is_call_name(self.reading, &self.tokens) {
            return false;
        }
        let opens = starts_phrase(self.reading, self.tokens.start) || matches!(self.sort(-1), Sort::Mark(_) | Sort::Line);
        let does = matches!(self.sort(1), Sort::Acts | Sort::Says)
            || self.sort(1) == Sort::Stop
                && self.atoms.get(self.at + 1).is_some_and(|atom| self.reading.is(atom.tokens.start, StopClass::Verb));
        let with = self.at.checked_sub(1).is_some_and(|at| self.reading.is(self.atoms[at].tokens.start, CueClass::Beside));
        // “công ty xây dựng Hùng Yến”: behind a noun it may be the name of anything
        let free = opens || matches!(self.sort(-1), Sort::Stop | Sort::And);
        opens && does || with || free && self.repeated
    }

    /// `Magdalena Andersson`: the first word is a given name of the table; of Asian names the family name, with two more words.
    fn by_given_name(&self) -> bool {
        let words = self.tokens.clone().filter(|&at| self.reading.token(at).kind == TokenKind::Word).count();
        let opens = |class| self.reading.is(self.tokens.start, class);
        let known = opens(GivenClass::Given) && words >= 2 || opens(GivenClass::Family) && words >= 3;
        known && words <= 4
    }
}

/// `52 tuổi`, `SN 1980`, `sinh năm 1980`.
fn is_age(reading: &Reading, atoms: &[Atom], at: usize) -> bool {
    let Some(atom) = atoms.get(at) else { return false };
    let start = atom.tokens.start;
    let years = atom.sort == Sort::Number && (start..start + 3).any(|at| reading.is(at, CueClass::Aged));
    years || reading.is(start, CueClass::Born)
}

/// Whether a title or a role stands right before the atom.
pub(super) fn is_introduced(atoms: &[Atom], at: usize) -> bool {
    at > 0 && (matches!(atoms[at - 1].sort, Sort::Address | Sort::Rank) || is_role(atoms, at - 1))
}
