//! All the words: tables of rows → one trie over folded tokens → the longest row of each table at each token.
//!
//! To teach a word, add a row to the table that it belongs to; to teach a new sort of word, add a file and its line to `tables!`.

mod classes;
mod meaning;
mod table;
mod typed;

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::source::{Kind, Token};
pub(crate) use classes::{DateClass, DateWord, DocClass, DocWord};
pub(crate) use meaning::{ChangeRole, ChangeWord, Facet, FacetValue, Topic, TopicUse};
pub use table::LexiconError;
use table::Row;
pub(crate) use typed::{Numeral, Qualifier, Side, Unit, UnitKind};

/// A word table: its rows as `build.rs` leaves them, without their examples; the first line names the columns.
pub(crate) struct Table {
    pub(crate) id: TableId,
    pub(crate) name: &'static str,
    text: &'static str,
}

macro_rules! tables {
    ($($id:ident $name:literal,)*) => {
        /// Which table a row belongs to.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub(crate) enum TableId {
            $($id,)*
        }

        /// In the order of [`TableId`].
        pub(crate) const TABLES: &[Table] =
            &[$(Table { id: TableId::$id, name: $name, text: include_str!(concat!(env!("OUT_DIR"), "/", $name, ".tsv")) },)*];
    };
}

// a table is a file of this folder; the look-ups of a token hold a bit a table, so that there can be 64
tables! {
    Numeral "numerals",
    Unit "units",
    Qualifier "qualifiers",
    Object "objects",
    Classifier "classifiers",
    Stop "stops",
    Naming "naming",
    Idiom "idioms",
    Evidence "evidence",
    Cue "cues",
    DateCue "datecues",
    Relation "relations",
    Topic "topics",
    Context "context",
    Facet "facets",
    Change "changes",
    DocType "doctypes",
    Issuer "issuers",
    Law "laws",
    Abbreviation "abbreviations",
    Place "places",
    Area "areas",
    Org "orgs",
    Field "fields",
    Surname "surnames",
    Given "given",
    Title "titles",
    Role "roles",
    Verb "verbs",
    Page "page",
}

impl Table {
    /// The names of the columns, without that of the example.
    fn columns(&self) -> Vec<&'static str> {
        self.text.lines().next().unwrap_or("").split('\t').collect()
    }
}

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
    /// The column of each table that holds the classes of its rows.
    class_columns: Vec<Option<usize>>,
    /// The classes of each row, a bit each.
    classes: Vec<Vec<u64>>,
    numerals: Vec<Numeral>,
    units: Vec<Unit>,
    qualifiers: Vec<Qualifier>,
    date_words: Vec<DateWord>,
    doc_words: Vec<DocWord>,
    topics: Vec<Topic>,
    facets: Vec<Facet>,
    changes: Vec<ChangeWord>,
}

impl Lexicon {
    /// The tables that come with the crate.
    pub(crate) fn base() -> &'static Self {
        static BASE: OnceLock<Lexicon> = OnceLock::new();
        BASE.get_or_init(|| {
            let class_column = |table: &Table| table.columns().iter().position(|column| matches!(*column, "class" | "classes"));
            let mut lexicon = Self {
                entries: vec![Vec::new(); TABLES.len()],
                classes: vec![Vec::new(); TABLES.len()],
                class_columns: TABLES.iter().map(class_column).collect(),
                ends: vec![Vec::new()],
                roots: vec![0],
                ..Self::default()
            };
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
        for row in table::rows(table.name, &table.columns(), text)? {
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
            TableId::DateCue => self.date_words.push(DateWord::read(row)?),
            TableId::DocType => self.doc_words.push(DocWord::read(row)?),
            TableId::Facet => self.facets.push(Facet::read(row)?),
            TableId::Change => self.changes.push(ChangeWord::read(row)?),
            TableId::Abbreviation => _ = row.required(1, "what the short form stands for")?,
            _ => {}
        }
        let index = self.entries[id as usize].len() as u32;
        self.entries[id as usize].push(row.cells.iter().map(|&cell| cell.into()).collect());
        let classes = self.class_columns[id as usize].map_or("", |column| row.cells[column]);
        self.classes[id as usize].push(classes.split(' ').fold(0, |bits, class| bits | class_bit(class)));
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
        crate::source::pieces(phrase, |folded, spaced| {
            let word = match self.vocabulary.get(folded) {
                Some(&word) => word,
                None => {
                    let word = self.vocabulary.len() as u32 + 1;
                    self.vocabulary.insert(folded.into(), word);
                    word
                }
            };
            if word as usize >= self.roots.len() {
                self.roots.resize(word as usize + 1, 0);
            }
            let fresh = self.ends.len() as u32;
            let slot =
                if node == 0 { &mut self.roots[word as usize] } else { self.edges.entry(edge(node, WordId(word), spaced)).or_insert(0) };
            if *slot == 0 {
                *slot = fresh;
                self.ends.push(Vec::new());
            }
            node = *slot;
        });
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

    /// Whether the row is of that class; a row may have several, with blanks between.
    pub(crate) fn has_class(&self, hit: Hit, class: &str) -> bool {
        // asked at every token: only where the bit is set are the names compared
        self.classes[hit.table as usize][hit.row as usize] & class_bit(class) != 0
            && self.class_columns[hit.table as usize].is_some_and(|column| self.cell(hit, column).split(' ').any(|other| other == class))
    }

    pub(crate) fn numeral(&self, hit: Hit) -> Numeral {
        self.numerals[hit.row as usize]
    }

    pub(crate) fn unit(&self, hit: Hit) -> &Unit {
        &self.units[hit.row as usize]
    }

    pub(crate) fn date_word(&self, hit: Hit) -> DateWord {
        self.date_words[hit.row as usize]
    }

    pub(crate) fn doc_word(&self, hit: Hit) -> DocWord {
        self.doc_words[hit.row as usize]
    }

    pub(crate) fn qualifier(&self, hit: Hit) -> Qualifier {
        self.qualifiers[hit.row as usize]
    }

    pub(crate) fn topic(&self, hit: Hit) -> &Topic {
        &self.topics[hit.row as usize]
    }

    /// Whether some words of the topic belong to the work of the Party alone.
    pub(crate) fn is_party_topic(&self, topic: &str) -> bool {
        self.topics.iter().any(|row| row.id.as_deref() == Some(topic) && row.uses.has(TopicUse::PARTY))
    }

    pub(crate) fn facet(&self, hit: Hit) -> &Facet {
        &self.facets[hit.row as usize]
    }

    pub(crate) fn change(&self, hit: Hit) -> ChangeWord {
        self.changes[hit.row as usize]
    }
}

/// The bit of a class name, which it may share with another name; a constant where the name is one.
#[inline]
fn class_bit(class: &str) -> u64 {
    match class.as_bytes() {
        [] => 0,
        [first, .., last] => 1 << ((usize::from(*first) * 5 + usize::from(*last) * 3 + class.len() * 11) & 63),
        [only] => 1 << (*only & 63),
    }
}

fn edge(node: u32, word: WordId, spaced: bool) -> u64 {
    u64::from(node) << 32 | u64::from(word.0) << 1 | u64::from(spaced)
}
