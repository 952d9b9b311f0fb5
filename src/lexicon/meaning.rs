//! Rows that give a figure its meaning: topics (`kỷ luật` is `discipline`), facets (`khiển trách` is a form), words of change (`giảm` is
//! down).

use super::classes::topic;
use super::table::{LexiconError, Row};
use crate::report::Direction;

/// How the words of a topic row are used; a row may have several uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct TopicUse(u8);

impl TopicUse {
    /// Anywhere near the figure: `thi hành kỷ luật 24 đảng viên`.
    pub(crate) const CUE: Self = Self(1);
    /// As the counted thing, whatever stands around it: `28 đoàn giám sát`.
    pub(crate) const OBJECT: Self = Self(2);
    /// As the counted thing, if no word around has a topic: `hiện có 54 chi bộ`.
    pub(crate) const DEFAULT: Self = Self(4);
    /// States what exists, so that the counted thing alone decides: `hiện có`.
    pub(crate) const STATE: Self = Self(8);
    /// Hides the shorter rows inside it: the name `Ủy ban Kiểm tra` is not a word of inspection.
    pub(crate) const MASK: Self = Self(16);
    /// Shows that the article is about the work of the Party.
    pub(crate) const PARTY: Self = Self(32);
    /// Used only in an article about the work of the Party: `xử lý 9 trường hợp`.
    pub(crate) const PARTY_ONLY: Self = Self(64);
    /// A topic of general news; in an article about the work of the Party it is `other`.
    pub(crate) const NEWS: Self = Self(128);

    const NAMES: [(&'static str, Self); 8] = [
        ("cue", Self::CUE),
        ("object", Self::OBJECT),
        ("default", Self::DEFAULT),
        ("state", Self::STATE),
        ("mask", Self::MASK),
        ("party", Self::PARTY),
        ("party-only", Self::PARTY_ONLY),
        ("news", Self::NEWS),
    ];

    pub(crate) fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// A row of the topic table: `kỷ luật` → discipline.
#[derive(Debug, Clone)]
pub(crate) struct Topic {
    /// The id; `None` for words that only state or hide.
    pub(crate) id: Option<Box<str>>,
    pub(crate) uses: TopicUse,
}

impl Topic {
    /// No topic of the table, and general news in an article about the work of the Party.
    pub(crate) const OTHER: &str = topic("other");

    pub(super) fn read(row: &Row) -> Result<Self, LexiconError> {
        let mut uses = TopicUse::default();
        for name in row.cells[2].split_whitespace() {
            let Some((_, found)) = TopicUse::NAMES.iter().find(|(other, _)| *other == name) else {
                let names: Vec<&str> = TopicUse::NAMES.iter().map(|(name, _)| *name).collect();
                return Err(row.error(format!("unknown use “{name}”: write one or more of {}", names.join(", "))));
            };
            uses.0 |= found.0;
        }
        let id = row.optional(1).map(Into::into);
        let needs_id = [TopicUse::CUE, TopicUse::OBJECT, TopicUse::DEFAULT].into_iter().any(|one| uses.has(one));
        if uses.0 == 0 || needs_id && id.is_none() {
            return Err(row.error("says no topic: write its id in the second cell and its use (cue, object or default) in the third"));
        }
        Ok(Self { id, uses })
    }
}

/// How a facet row gives its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FacetValue {
    /// The value itself: `khai trừ ra khỏi Đảng` is `khai trừ`.
    Said(Box<str>),
    /// `=`: the words as written.
    Written,
    /// `>`: the words that follow, to the end of the clause.
    Following,
    /// `@`: the name of the body that starts here.
    Body,
}

/// A row of the facet table: `khiển trách` → form, for discipline.
#[derive(Debug, Clone)]
pub(crate) struct Facet {
    pub(crate) name: Box<str>,
    pub(crate) value: FacetValue,
    /// The topics that it belongs to; empty for all.
    topics: Vec<Box<str>>,
}

impl Facet {
    pub(super) fn read(row: &Row) -> Result<Self, LexiconError> {
        let name = row.optional(1).ok_or_else(|| row.error("the second cell is empty: write the name of the facet"))?;
        let value = match row.optional(2) {
            None => return Err(row.error("the third cell is empty: write the value, or = (as written), > (what follows) or @ (a body)")),
            Some("=") => FacetValue::Written,
            Some(">") => FacetValue::Following,
            Some("@") => FacetValue::Body,
            Some(value) => FacetValue::Said(value.into()),
        };
        let topics = row.optional(3).map_or_else(Vec::new, |cell| cell.split_whitespace().map(Into::into).collect());
        Ok(Self { name: name.into(), value, topics })
    }

    pub(crate) fn is_of(&self, topic: &str) -> bool {
        self.topics.is_empty() || self.topics.iter().any(|other| **other == *topic)
    }
}

/// What a word of change does to the figure beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChangeWordRole {
    /// `⟦tăng⟧ 5%`
    Verb,
    /// `từ 401 ⟦xuống còn⟧ 208`
    To,
    /// A change only with other evidence: `từ 401 ⟦còn⟧ 208`, `⟦cao hơn⟧ 31% so với đầu năm`; but not `⟦còn⟧ 6 đơn`, `⟦cao hơn⟧ 2 m`.
    Weak,
    /// `⟦so với⟧ cùng kỳ năm trước`
    Than,
    /// `⟦tăng cường⟧ 5 cán bộ`: not a change.
    Mask,
}

/// A row of the change table: `giảm` → down.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ChangeWord {
    pub(crate) direction: Option<Direction>,
    pub(crate) role: ChangeWordRole,
}

impl ChangeWord {
    pub(super) fn read(row: &Row) -> Result<Self, LexiconError> {
        let direction = match row.optional(1) {
            None => None,
            Some("up") => Some(Direction::Up),
            Some("down") => Some(Direction::Down),
            Some(other) => return Err(row.error(format!("unknown direction “{other}”: write up, down or -"))),
        };
        let role = match (row.cells[2], direction) {
            ("verb", Some(_)) => ChangeWordRole::Verb,
            ("to", Some(_)) => ChangeWordRole::To,
            ("weak", Some(_)) => ChangeWordRole::Weak,
            ("than", None) => ChangeWordRole::Than,
            ("mask", None) => ChangeWordRole::Mask,
            (other, _) => {
                return Err(row.error(format!(
                    "“{other}” does not go with that direction: write verb, to or weak with up or down, than or mask with -"
                )));
            }
        };
        Ok(Self { direction, role })
    }
}
