//! The classes of words as checked enums: `và` is `CueClass::And`, `luật` is `DocClass::Law`. `build.rs` writes the enums from the tables;
//! those of the document and body tables are here. A row with an unknown class is an error.

use std::marker::PhantomData;

use super::table::{LexiconError, Row, TableId};

include!(concat!(env!("OUT_DIR"), "/classes.rs"));

/// A class of the rows of one table: `CueClass::And`.
pub(crate) trait Class: Copy {
    const TABLE: TableId;

    fn bit(self) -> u64;
}

/// The classes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Classes<C>(u64, PhantomData<C>);

impl<C: Class> Classes<C> {
    pub(super) fn new(bits: u64) -> Self {
        Self(bits, PhantomData)
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    #[inline]
    pub(crate) fn has(self, class: C) -> bool {
        self.0 & class.bit() != 0
    }

    #[inline]
    pub(crate) fn has_any<const N: usize>(self, classes: [C; N]) -> bool {
        classes.into_iter().any(|class| self.has(class))
    }
}

/// The classes of a row as bits; `None` for a table without classes.
pub(super) fn read_classes(table: TableId, row: &Row) -> Result<Option<u64>, LexiconError> {
    let Some((column, names)) = class_column(table) else { return Ok(None) };
    let words = row.optional(column).into_iter().flat_map(|cell| cell.split(' '));
    let bits = words.map(|word| {
        let known = names.iter().position(|name| *name == word);
        known.map(|bit| 1 << bit).ok_or_else(|| row.error(format!("unknown class “{word}”: write {}", names.join(", "))))
    });
    bits.reduce(|set, bit| Ok(set? | bit?)).transpose().map(|set| Some(set.unwrap_or(0)))
}

/// The id of a topic, checked at compile time in a constant: an id that `topics.tsv` does not have does not compile.
pub(crate) const fn topic(id: &'static str) -> &'static str {
    assert!(is_listed(id, &TOPICS), "no topic of topics.tsv");
    id
}

/// The symbol of a unit, checked in the same way against `units.tsv`.
pub(crate) const fn unit_symbol(symbol: &'static str) -> &'static str {
    assert!(is_listed(symbol, &UNIT_SYMBOLS), "no symbol of units.tsv");
    symbol
}

/// The type of a body, checked in the same way against `orgs.tsv`.
pub(super) const fn org_type(name: &'static str) -> &'static str {
    assert!(is_listed(name, &ORG_TYPES), "no type of orgs.tsv");
    name
}

const fn is_listed(name: &str, names: &[&str]) -> bool {
    let mut at = 0;
    while at < names.len() && !equal(names[at].as_bytes(), name.as_bytes()) {
        at += 1;
    }
    at < names.len()
}

const fn equal(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// Declares the classes of a table: each variant with its word in the table and an example.
macro_rules! classes {
    ($(#[$doc:meta])* $name:ident { $($(#[$what:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum $name { $($(#[$what])* $variant,)* }

        impl $name {
            /// In the order of the variants.
            const NAMES: &[&str] = &[$($word,)*];

            pub(crate) const fn bit(self) -> u128 {
                1 << self as u32
            }

            /// The classes that a cell lists, separated by blanks.
            pub(super) fn read(row: &Row, column: usize) -> Result<u128, LexiconError> {
                row.optional(column).into_iter().flat_map(|cell| cell.split(' ')).try_fold(0, |set, word| {
                    let bit = Self::NAMES.iter().position(|name| *name == word);
                    bit.map(|bit| set | 1 << bit).ok_or_else(|| row.error(format!("unknown class “{word}”")))
                })
            }
        }
    };
}

pub(super) use classes;

classes! {
    /// What a word does in the citation of a document.
    DocClass {
        /// `nghị định`: bare digits behind it are its number.
        Number = "number",
        /// `kết luận`: also a verb, so that bare digits are its number only if it has a capital.
        Verb = "verb",
        /// `kế hoạch`: bare digits are a count unless `số` or a code makes them its number.
        Weak = "weak",
        /// `nghị quyết`: may be named by the meeting that passed it.
        Meeting = "meeting",
        /// `luật`: named by its matter.
        Law = "law",
        /// `kỷ luật`, `luật sư`: not a document.
        Other = "none",
        /// `NQ` in a number.
        Code = "code",
        /// `số` before a number.
        Label = "label",
        /// `các` before a type: a list follows.
        Plural = "plural",
        /// `và` between the members of a list.
        And = "and",
        /// `của` before the issuer.
        Of = "of",
        /// `khóa` before the term.
        Term = "term",
        /// `lần thứ` before the number of a meeting.
        Ordinal = "ordinal",
        /// `Trung ương`, `Ban Chấp hành Trung ương`
        Central = "central",
        /// `hội nghị`
        Conference = "conference",
        /// `đại hội`
        Congress = "congress",
        /// `đảng bộ`, `tỉnh`: belongs to the name of a meeting.
        Body = "body",
        /// `Đảng` of `Đại hội XIII của Đảng`
        Tail = "tail",
        /// `năm` before the year of a law.
        Year = "year",
        /// `sửa đổi`
        Amended = "amended",
        /// `về` between type and matter.
        About = "about",
    }
}

classes! {
    /// What may follow the type word of a body, and how it has to be written.
    Takes {
        /// `Ủy ban nhân dân` + `tỉnh Hà Nam`
        Area = "area",
        /// `Đại sứ quán` + `Mỹ`
        Country = "country",
        /// `Sở` + `Y tế`
        Field = "field",
        /// `Công ty` + `cổ phần`
        Form = "form",
        /// `Công ty` + `Hòa Phát`
        Name = "name",
        /// `Bệnh viện Nhi đồng` + `1`
        Number = "number",
        /// `Văn phòng` + `Thành ủy`
        Body = "body",
        /// `Thành ủy`: a name without anything behind it.
        Alone = "alone",
        /// `Ban Thường vụ` alone: the only body of the article with that name.
        Bare = "bare",
        /// `báo Tuổi Trẻ`: also in lower case.
        Lower = "lower",
        /// `TAND cấp cao` + `tại Hà Nội`: known by where it sits.
        Seat = "seat",
        /// `HĐND`: in capitals only, with nothing behind it.
        Caps = "caps",
    }
}

/// A row of the document table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DocWord {
    pub(crate) classes: u128,
}

impl DocWord {
    pub(super) fn read(row: &Row) -> Result<Self, LexiconError> {
        Ok(Self { classes: DocClass::read(row, 2)? })
    }
}
