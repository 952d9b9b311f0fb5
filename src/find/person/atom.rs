//! The pieces of a text that finding people depends on: `Bà | Hồ Thị Kim Thoa | - | Thứ trưởng | Bộ Công thương` is a title, a name,
//! a mark, a role and a body.

use crate::span::Tokens;

/// What a piece of text is, as far as the words themselves say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// `ông`, `đồng chí`
    Address,
    /// `Thiếu tướng`, `PGS.TS`
    Rank,
    /// `Giám đốc`, `ca sĩ`
    Role,
    /// `đại diện`, `cán bộ`: a role that a body's name may follow as well.
    Member,
    /// `trưởng thôn`: the name of an area may follow.
    Local,
    /// `nguyên`, `cựu`
    Modifier,
    /// `nhiệm kỳ`: goes on with a role.
    Term,
    Body,
    Place,
    /// `đường`, `phim`: what follows is named so.
    Namer,
    /// `chia sẻ`: only people do so.
    Acts,
    /// `cho biết`: people and bodies do so.
    Says,
    /// A word that ends a phrase.
    Stop,
    /// `và`
    And,
    /// A known noun, or any other word in lower case.
    Word,
    /// Capitals that may be somebody's name.
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

/// What the capitals look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NameShape {
    /// Opens with a surname: how sure that word is one.
    Surname(Surname),
    /// Vietnamese syllables without a surname: `Bảo Thanh`.
    Stage,
    /// Holds a word that is no Vietnamese syllable: `Magdalena Andersson`.
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
