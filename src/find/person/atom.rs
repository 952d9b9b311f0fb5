//! Atoms, the pieces in which people are found: `Bà | Hồ Thị Kim Thoa | - | Thứ trưởng | Bộ Công thương` is a title, a name, a mark,
//! a role and a body.

use crate::span::Tokens;

/// The sort of an atom by its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// `ông`, `đồng chí`
    Address,
    /// `Thiếu tướng`, `PGS.TS`
    Rank,
    /// `Giám đốc`, `ca sĩ`
    Role,
    /// `đại diện`, `cán bộ`: a role before a person or a body.
    Member,
    /// `trưởng thôn`: a role before a person or an area.
    Local,
    /// `nguyên`, `cựu`
    Modifier,
    /// `nhiệm kỳ`: continues a role.
    Term,
    Body,
    Place,
    /// `đường`, `phim`: the name that follows is of a thing.
    Namer,
    /// `chia sẻ`: a verb with a person as its subject.
    Acts,
    /// `cho biết`: a verb with a person or a body as its subject.
    Says,
    /// A word that ends a phrase.
    Stop,
    /// `và`
    And,
    /// A known noun, or any other word in lower case.
    Word,
    /// Capitals that may be a person's name.
    Name(NameShape),
    /// One capital word.
    Single,
    /// `VCCI`
    Short,
    /// Digits, dates, documents.
    Number,
    Mark(char),
    Line,
}

/// The shape of a run of capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NameShape {
    /// Opens with a surname.
    Surname(Surname),
    /// Vietnamese syllables without a surname: `Bảo Thanh`.
    Stage,
    /// Has a word that is no Vietnamese syllable: `Magdalena Andersson`.
    Foreign,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Surname {
    Sure,
    Likely,
    Weak,
}

#[derive(Debug, Clone)]
pub(super) struct Atom {
    pub(super) tokens: Tokens,
    pub(super) sort: Sort,
}
