//! All the words: tables of rows → one trie over folded tokens → the longest row of each table at each token.
//!
//! To teach a word, add a row to the table that it belongs to; to teach a new sort of word, add a table to [`TABLES`].

mod meaning;
mod table;
mod typed;

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::source::{Kind, Token};
pub(crate) use meaning::{Topic, TopicUse};
pub use table::LexiconError;
use table::Row;
pub(crate) use typed::{Numeral, Qualifier, Side, Unit, UnitKind};

/// Which table a row belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(crate) enum TableId {
    Numeral,
    Unit,
    Qualifier,
    Object,
    Classifier,
    Stop,
    Naming,
    Idiom,
    Evidence,
    Cue,
    DateCue,
    Relation,
    Topic,
    Context,
    DocType,
    Issuer,
    Law,
    Abbreviation,
    Place,
    Area,
    Org,
    Field,
    Surname,
    Given,
    Title,
    Role,
    Verb,
    Page,
}

/// A word table: its columns, the last of which is always the example, and its rows.
pub(crate) struct Table {
    pub(crate) id: TableId,
    pub(crate) name: &'static str,
    pub(crate) columns: &'static [&'static str],
    pub(crate) text: &'static str,
}

/// In the order of [`TableId`].
pub(crate) const TABLES: &[Table] = &[
    Table { id: TableId::Numeral, name: "numerals", columns: &["phrase", "role", "value", "example"], text: include_str!("numerals.tsv") },
    Table {
        id: TableId::Unit,
        name: "units",
        columns: &["phrase", "symbol", "kind", "side", "si", "example"],
        text: include_str!("units.tsv"),
    },
    Table {
        id: TableId::Qualifier,
        name: "qualifiers",
        columns: &["phrase", "bound", "side", "example"],
        text: include_str!("qualifiers.tsv"),
    },
    Table {
        id: TableId::Object,
        name: "objects",
        columns: &["phrase", "canonical", "class", "example"],
        text: include_str!("objects.tsv"),
    },
    Table { id: TableId::Classifier, name: "classifiers", columns: &["phrase", "takes", "example"], text: include_str!("classifiers.tsv") },
    Table { id: TableId::Stop, name: "stops", columns: &["phrase", "class", "example"], text: include_str!("stops.tsv") },
    Table { id: TableId::Naming, name: "naming", columns: &["phrase", "class", "example"], text: include_str!("naming.tsv") },
    Table { id: TableId::Idiom, name: "idioms", columns: &["phrase", "class", "example"], text: include_str!("idioms.tsv") },
    Table { id: TableId::Evidence, name: "evidence", columns: &["phrase", "class", "example"], text: include_str!("evidence.tsv") },
    Table { id: TableId::Cue, name: "cues", columns: &["phrase", "classes", "example"], text: include_str!("cues.tsv") },
    Table {
        id: TableId::DateCue,
        name: "datecues",
        columns: &["phrase", "classes", "value", "example"],
        text: include_str!("datecues.tsv"),
    },
    Table { id: TableId::Relation, name: "relations", columns: &["phrase", "classes", "example"], text: include_str!("relations.tsv") },
    Table { id: TableId::Topic, name: "topics", columns: &["phrase", "topic", "use", "example"], text: include_str!("topics.tsv") },
    Table { id: TableId::Context, name: "context", columns: &["phrase", "classes", "example"], text: include_str!("context.tsv") },
    Table {
        id: TableId::DocType,
        name: "doctypes",
        columns: &["phrase", "type", "class", "issuer", "example"],
        text: include_str!("doctypes.tsv"),
    },
    Table { id: TableId::Issuer, name: "issuers", columns: &["phrase", "issuer", "example"], text: include_str!("issuers.tsv") },
    Table { id: TableId::Law, name: "laws", columns: &["phrase", "name", "example"], text: include_str!("laws.tsv") },
    Table {
        id: TableId::Abbreviation,
        name: "abbreviations",
        columns: &["short", "long", "example"],
        text: include_str!("abbreviations.tsv"),
    },
    Table { id: TableId::Place, name: "places", columns: &["phrase", "level", "example"], text: include_str!("places.tsv") },
    Table { id: TableId::Area, name: "areas", columns: &["phrase", "level", "example"], text: include_str!("areas.tsv") },
    Table { id: TableId::Org, name: "orgs", columns: &["phrase", "type", "level", "takes", "example"], text: include_str!("orgs.tsv") },
    Table { id: TableId::Field, name: "fields", columns: &["phrase", "class", "example"], text: include_str!("fields.tsv") },
    Table { id: TableId::Surname, name: "surnames", columns: &["phrase", "class", "example"], text: include_str!("surnames.tsv") },
    Table { id: TableId::Given, name: "given", columns: &["phrase", "class", "example"], text: include_str!("given.tsv") },
    Table { id: TableId::Title, name: "titles", columns: &["phrase", "class", "example"], text: include_str!("titles.tsv") },
    Table { id: TableId::Role, name: "roles", columns: &["phrase", "class", "example"], text: include_str!("roles.tsv") },
    Table { id: TableId::Verb, name: "verbs", columns: &["phrase", "class", "example"], text: include_str!("verbs.tsv") },
    Table { id: TableId::Page, name: "page", columns: &["phrase", "class", "example"], text: include_str!("page.tsv") },
];

/// The identity of a folded word of the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct WordId(u32);

impl WordId {
    /// A word that no table holds.
    pub(crate) const NONE: Self = Self(0);
}

/// A row found at a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) table: TableId,
    len: u16,
    row: u32,
}

impl Hit {
    /// How many tokens it covers.
    pub(crate) fn len(self) -> usize {
        usize::from(self.len)
    }
}

/// Every table, ready for look-up.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lexicon {
    vocabulary: FxHashMap<Box<str>, u32>,
    /// Where the walk goes for a first word; 0 is nowhere.
    roots: Vec<u32>,
    /// (node, next word, whether blanks stand between) → node.
    edges: FxHashMap<u64, u32>,
    /// The rows that end at each node.
    ends: Vec<Vec<(TableId, u32)>>,
    entries: Vec<Vec<Box<[Box<str>]>>>,
    numerals: Vec<Numeral>,
    units: Vec<Unit>,
    qualifiers: Vec<Qualifier>,
    topics: Vec<Topic>,
}

impl Lexicon {
    /// The tables that come with the crate.
    pub(crate) fn base() -> &'static Self {
        static BASE: OnceLock<Lexicon> = OnceLock::new();
        BASE.get_or_init(|| {
            let mut lexicon = Self { entries: vec![Vec::new(); TABLES.len()], ends: vec![Vec::new()], roots: vec![0], ..Self::default() };
            for table in TABLES {
                // the tables of the crate are checked row by row in `tests/lexicon.rs`
                lexicon.add(table.id, table.text).unwrap_or_else(|error| panic!("{error}"));
            }
            lexicon
        })
    }

    /// Adds the rows of `text` to a table; a row with the words of an earlier one replaces it.
    pub(crate) fn add(&mut self, id: TableId, text: &str) -> Result<(), LexiconError> {
        let table = &TABLES[id as usize];
        for row in table::rows(table.name, table.columns, text)? {
            self.add_row(id, &row)?;
        }
        Ok(())
    }

    fn add_row(&mut self, id: TableId, row: &Row) -> Result<(), LexiconError> {
        match id {
            TableId::Numeral => self.numerals.push(Numeral::read(row)?),
            TableId::Unit => self.units.push(Unit::read(row)?),
            TableId::Qualifier => self.qualifiers.push(Qualifier::read(row)?),
            TableId::Topic => self.topics.push(Topic::read(row)?),
            _ => {}
        }
        let index = self.entries[id as usize].len() as u32;
        self.entries[id as usize].push(row.cells.iter().map(|&cell| cell.into()).collect());
        for phrase in row.phrases() {
            let end = self.path(phrase);
            let ends = &mut self.ends[end as usize];
            match ends.iter_mut().find(|(table, _)| *table == id) {
                Some(earlier) => earlier.1 = index,
                None => ends.push((id, index)),
            }
        }
        Ok(())
    }

    /// The node that the words of `phrase` lead to, made where it is new.
    fn path(&mut self, phrase: &str) -> u32 {
        let mut node = 0;
        for piece in crate::source::pieces(phrase) {
            let next = self.vocabulary.len() as u32 + 1;
            let word = *self.vocabulary.entry(piece.folded.into()).or_insert(next);
            if word as usize >= self.roots.len() {
                self.roots.resize(word as usize + 1, 0);
            }
            let fresh = self.ends.len() as u32;
            let slot = if node == 0 {
                &mut self.roots[word as usize]
            } else {
                self.edges.entry(edge(node, WordId(word), piece.spaced)).or_insert(0)
            };
            if *slot == 0 {
                *slot = fresh;
                self.ends.push(Vec::new());
            }
            node = *slot;
        }
        node
    }

    /// The identity of a folded word.
    pub(crate) fn word(&self, folded: &str) -> WordId {
        WordId(self.vocabulary.get(folded).copied().unwrap_or(0))
    }

    /// Pushes the longest row of each table that starts at the token.
    pub(crate) fn find_hits(&self, tokens: &[Token], at: usize, hits: &mut Vec<Hit>) {
        let from = hits.len();
        let mut node = self.roots.get(tokens[at].word.0 as usize).copied().unwrap_or(0);
        let mut len = 1;
        while node != 0 {
            for &(table, row) in &self.ends[node as usize] {
                let hit = Hit { table, len, row };
                match hits[from..].iter_mut().find(|earlier| earlier.table == table) {
                    Some(earlier) => *earlier = hit,
                    None => hits.push(hit),
                }
            }
            let Some(next) = tokens.get(at + usize::from(len)).filter(|next| next.kind != Kind::Line && next.word != WordId::NONE) else {
                break;
            };
            node = self.edges.get(&edge(node, next.word, next.spaced)).copied().unwrap_or(0);
            len += 1;
        }
    }

    /// A cell of the row that was hit: 0 is the phrase.
    pub(crate) fn cell(&self, hit: Hit, column: usize) -> &str {
        &self.entries[hit.table as usize][hit.row as usize][column]
    }

    pub(crate) fn numeral(&self, hit: Hit) -> Numeral {
        self.numerals[hit.row as usize]
    }

    pub(crate) fn unit(&self, hit: Hit) -> &Unit {
        &self.units[hit.row as usize]
    }

    pub(crate) fn qualifier(&self, hit: Hit) -> Qualifier {
        self.qualifiers[hit.row as usize]
    }

    pub(crate) fn topic(&self, hit: Hit) -> &Topic {
        &self.topics[hit.row as usize]
    }

    /// Every row of a table, cell by cell, in the order of the table.
    pub(crate) fn rows(&self, id: TableId) -> impl Iterator<Item = &[Box<str>]> {
        self.entries[id as usize].iter().map(|cells| &**cells)
    }
}

fn edge(node: u32, word: WordId, spaced: bool) -> u64 {
    u64::from(node) << 32 | u64::from(word.0) << 1 | u64::from(spaced)
}
