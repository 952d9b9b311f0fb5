//! Rows that say what a figure means: topics with how their words are used.

use super::LexiconError;
use super::table::Row;

/// What the words of a topic row do. One row may do several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct TopicUse(u8);

impl TopicUse {
    /// Anywhere near the figure: `thi hành kỷ luật 24 đảng viên`.
    pub(crate) const CUE: Self = Self(1);
    /// As the counted thing, whatever stands around it: `28 đoàn giám sát`.
    pub(crate) const OBJECT: Self = Self(2);
    /// As the counted thing, where nothing around the figure says more: `hiện có 54 chi bộ`.
    pub(crate) const DEFAULT: Self = Self(4);
    /// States what there is, so that the counted thing alone decides: `hiện có`.
    pub(crate) const STATE: Self = Self(8);
    /// Hides the shorter rows inside: `Ủy ban Kiểm tra` inspects nothing by its name.
    pub(crate) const MASK: Self = Self(16);
    /// Shows that the article is about the work of the Party.
    pub(crate) const PARTY: Self = Self(32);
    /// Counts only in an article about the work of the Party: `xử lý 9 trường hợp`.
    pub(crate) const PARTY_ONLY: Self = Self(64);
    /// A subject of general news; in an article about the work of the Party it is `other`.
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

/// `kỷ luật` → discipline.
#[derive(Debug, Clone)]
pub(crate) struct Topic {
    /// The id; `None` for words that only state or hide.
    pub(crate) id: Option<Box<str>>,
    pub(crate) uses: TopicUse,
}

impl Topic {
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
