//! Whether a run of capitals is the name of a person: `bà Andersson`, `Phạm Văn Hải`, `diễn viên Bảo Thanh` are;
//! `đường Nguyễn Trãi`, `Real Madrid`, `HỌC TẬP VÀ LÀM THEO` are not.

use rustc_hash::FxHashMap;

use super::article_names::{ArticleNames, is_age, is_call_name, is_named_so};
use super::atom::{Atom, NameShape, Sort, Surname};
use super::role::{role_after, role_behind_brackets, role_behind_copula, words_before};
use super::shape::starts_phrase;
use super::sighting::Sighting;
use crate::document::BlockKind;
use crate::find::reading::Reading;
use crate::lexicon::{CueClass, GivenClass, PlaceLevel, StopClass, SurnameClass, TableId};
use crate::span::Tokens;
use solieu_text::{Case, TokenKind};

/// The name at the atom with its role, if the evidence is sufficient.
pub(super) fn sight(
    reading: &Reading,
    atoms: &[Atom],
    before: &FxHashMap<usize, usize>,
    known: &ArticleNames,
    at: usize,
) -> Option<Sighting> {
    let Sort::Name(shape) = atoms[at].sort else { return None };
    let tokens = atoms[at].tokens.clone();
    let clutter = reading.source.block(tokens.start).is_some_and(|block| matches!(block.kind, BlockKind::Clutter | BlockKind::Byline));
    if clutter || is_loud(reading, &tokens) {
        return None;
    }
    let folded = reading.source.folded(&tokens);
    let character = shape == NameShape::Stage && known.characters.contains(&folded);
    let place = character || is_named_so(reading, atoms, at) || known.places.contains(&folded);
    let repeated = known.repeated.contains(&folded);
    let candidate = Candidate { reading, atoms, at, tokens: tokens.clone(), role: before.get(&at).copied(), place, repeated };
    if !candidate.shows_person(shape) {
        return None;
    }
    let role = role_after(reading, atoms, at)
        .or_else(|| role_behind_brackets(reading, atoms, at))
        .or_else(|| candidate.role.map(|role| words_before(atoms, role, at)))
        .or_else(|| role_behind_copula(reading, atoms, at))
        .or_else(|| candidate.rank());
    Some(Sighting { tokens, role, credited: false })
}

/// Whether all words around are in capitals, which then show nothing: `ĐẢNG BỘ HUYỆN NAM TRỰC`.
fn is_loud(reading: &Reading, tokens: &Tokens) -> bool {
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

struct Candidate<'a, 's> {
    reading: &'a Reading<'s>,
    atoms: &'a [Atom],
    at: usize,
    tokens: Tokens,
    /// The atom of the role phrase before the name.
    role: Option<usize>,
    /// Whether the article calls it a place, a work or a character.
    place: bool,
    /// Whether it is a call name that the article has more than once.
    repeated: bool,
}

impl Candidate<'_, '_> {
    fn sort(&self, ahead: isize) -> Sort {
        let at = self.at.checked_add_signed(ahead);
        at.and_then(|at| self.atoms.get(at)).map_or(Sort::Line, |atom| atom.sort)
    }

    /// Whether the words around the capitals, or their own, make them the name of a person.
    fn shows_person(&self, shape: NameShape) -> bool {
        if self.is_addressed() {
            return true;
        }
        if self.place || self.has_brand() {
            return false;
        }
        let by_words = || self.by_role(shape) || self.by_words_behind(shape);
        match shape {
            NameShape::Surname(surname) => {
                let full = match surname {
                    // “Lý Thường Kiệt” is more often a street
                    _ if self.reading.is(self.tokens.start, PlaceLevel::Street) => false,
                    Surname::Sure => true,
                    Surname::Likely => self.tokens.len() >= 3,
                    Surname::Weak => false,
                };
                full || self.has_middle(shape) || by_words()
            }
            NameShape::Stage if self.is_quoted() => false,
            NameShape::Stage => self.has_middle(shape) || by_words() || self.by_call_name(),
            NameShape::Foreign => by_words() || self.by_given_name(),
        }
    }

    /// `Sồng Thị Mai`, `Vàng A Lử`: a second syllable that only names have; behind `A`, which may be a letter, only with a surname.
    fn has_middle(&self, shape: NameShape) -> bool {
        let start = self.tokens.start;
        // “Khu Đô Thị Mới”
        let compound = [TableId::Object, TableId::Org, TableId::Field, TableId::Area, TableId::DocType]
            .into_iter()
            .any(|table| self.reading.hit(start, table).is_some_and(|hit| hit.len() > 1));
        let is = |class| self.reading.is(start + 1, class);
        is(SurnameClass::Middle) && self.tokens.len() >= 3 && !compound
            || is(SurnameClass::Letter) && self.tokens.len() == 3 && matches!(shape, NameShape::Surname(_))
    }

    /// A title right before: `ông`, `Thiếu tướng`.
    fn is_addressed(&self) -> bool {
        matches!(self.sort(-1), Sort::Address | Sort::Rank)
    }

    /// The rank right before, as the role of a person without another.
    fn rank(&self) -> Option<Tokens> {
        (self.sort(-1) == Sort::Rank).then(|| self.atoms[self.at - 1].tokens.clone())
    }

    /// A capital word of the names of products, clubs and papers; not the `in` of `Moon Jae-in`.
    fn has_brand(&self) -> bool {
        let capital = |at: &usize| self.reading.token(*at).case != Case::Lower;
        self.tokens.clone().filter(capital).any(|at| self.reading.is(at, GivenClass::Brand))
    }

    /// `“Người phán xử”`: the title of something.
    fn is_quoted(&self) -> bool {
        matches!(self.sort(-1), Sort::Mark('“' | '"' | '‘' | '\'' | '«'))
            && matches!(self.sort(1), Sort::Mark('”' | '"' | '’' | '\'' | '»'))
    }

    /// Whether a role before the name makes it a person's. Less certain names need a role that bodies do not have, right before.
    fn by_role(&self, shape: NameShape) -> bool {
        let Some(role) = self.role else { return false };
        let direct = role + 1 == self.at;
        match shape {
            NameShape::Surname(Surname::Sure) => true,
            NameShape::Surname(_) => self.tokens.len() >= 3 || self.atoms[role].sort == Sort::Role,
            NameShape::Stage | NameShape::Foreign if direct => self.atoms[role].sort == Sort::Role,
            // “Thủ tướng Nhật Bản Shinzo Abe”, “Chủ tịch UBND tỉnh Bảo Khôi”
            _ => {
                matches!(self.sort(-1), Sort::Place | Sort::Body | Sort::Short | Sort::Role | Sort::Mark(_) | Sort::Address)
                    && self.atoms[role].sort != Sort::Member
            }
        }
    }

    /// An age, a year of birth, a role or a part played behind the name, or a verb that has a person as its subject.
    fn by_words_behind(&self, shape: NameShape) -> bool {
        let bracket = self.sort(1) == Sort::Mark('(');
        let comma = matches!(self.sort(1), Sort::Mark(',' | '-' | '–'));
        if (bracket || comma) && is_age(self.reading, self.atoms, self.at + 2) || is_age(self.reading, self.atoms, self.at + 1) {
            return true;
        }
        let body_only = bracket && self.sort(2) == Sort::Body;
        if role_after(self.reading, self.atoms, self.at).is_some() && !(body_only && shape == NameShape::Stage) {
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
        self.sort(1) == Sort::Says && shape == NameShape::Foreign && !starts_phrase(self.reading, self.tokens.start)
    }

    /// A call name where people are named: `Minh Tú đang …`, `cùng Minh Tú`; behind other words, as in `của Công Phượng`, only if it
    /// stands elsewhere too.
    fn by_call_name(&self) -> bool {
        if !is_call_name(self.reading, &self.tokens) {
            return false;
        }
        let opens = starts_phrase(self.reading, self.tokens.start) || matches!(self.sort(-1), Sort::Mark(_) | Sort::Line);
        let does = matches!(self.sort(1), Sort::Acts | Sort::Says)
            || self.sort(1) == Sort::Stop
                && self.atoms.get(self.at + 1).is_some_and(|atom| self.reading.is(atom.tokens.start, StopClass::Verb));
        let with = self.at.checked_sub(1).is_some_and(|at| self.reading.is(self.atoms[at].tokens.start, CueClass::Beside));
        // behind a noun it may be the name of anything: “công ty xây dựng Hùng Yến”
        let free = opens || matches!(self.sort(-1), Sort::Stop | Sort::And);
        opens && does || with || free && self.repeated
    }

    /// The first word is a given name of the table, as in `Magdalena Andersson`, or an Asian family name with two more words.
    fn by_given_name(&self) -> bool {
        let words = self.tokens.clone().filter(|&at| self.reading.token(at).kind == TokenKind::Word).count();
        let opens = |class| self.reading.is(self.tokens.start, class);
        let known = opens(GivenClass::Given) && words >= 2 || opens(GivenClass::Family) && words >= 3;
        known && words <= 4
    }
}
