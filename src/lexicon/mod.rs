//! All the words: tables of rows → one trie over folded tokens → the longest row of each table at each token.
//!
//! To teach a word, add a row to the table that it belongs to; to teach a new sort of word, add a file and its line to `tables!`.

mod classes;
mod meaning;
mod packed;
mod starts;
mod table;
mod token;
mod typed;
mod vocabulary;

use std::borrow::Cow;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

pub(crate) use classes::{DateClass, DateWord, DocClass, DocWord, Takes};
pub(crate) use meaning::{ChangeRole, ChangeWord, Facet, FacetValue, Topic, TopicUse};
use solieu_text::{Folded, TokenKind, key};
pub(crate) use starts::Starts;
pub use table::LexiconError;
use table::Row;
pub(crate) use token::{Token, tokens};
pub(crate) use typed::{Numeral, Qualifier, Side, Unit, UnitKind};
use vocabulary::Vocabulary;
pub(crate) use vocabulary::WordId;

macro_rules! tables {
    ($($id:ident $name:literal,)*) => {
        /// Which table a row belongs to.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub(crate) enum TableId {
            $($id,)*
        }

        impl TableId {
            pub(crate) const COUNT: usize = [$(Self::$id),*].len();
        }

        /// Each table with the name of its file, in the order of [`TableId`].
        const TABLES: &[(TableId, &str)] = &[$((TableId::$id, $name),)*];
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
    Claim "claims",
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
    CallName "callnames",
    Title "titles",
    Role "roles",
    Verb "verbs",
    Page "page",
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

/// A place in the trie.
#[derive(Debug, Clone, Default)]
struct Node {
    /// One more than the place of the first row that ends here, in `ends`; 0 is none.
    ends: u32,
    /// The words that go on from here, a bit each, which it may share with others: most look-ups end here.
    next: u64,
}

/// A row that ends at a node.
#[derive(Debug, Clone)]
struct End {
    table: TableId,
    row: u32,
    /// As `Node::ends`: the row of the next table.
    next: u32,
}

/// The rows of a table.
#[derive(Debug, Clone, Default)]
struct Rows {
    /// The names of the columns, without that of the example.
    columns: Vec<&'static str>,
    /// Row by row.
    cells: Vec<u32>,
    /// The column that holds several classes, with blanks between.
    class_column: Option<usize>,
    /// The classes of each row, a bit each, where there is that column.
    classes: Vec<u64>,
}

/// Every table, ready for look-up.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lexicon {
    vocabulary: Vocabulary,
    /// Where the walk goes for a first word; 0 is nowhere.
    roots: Vec<u32>,
    nodes: Vec<Node>,
    /// (node, next word, whether blanks stand between) → node.
    edges: FxHashMap<u64, u32>,
    ends: Vec<End>,
    /// The text of all cells, and where each ends.
    cells: Cow<'static, str>,
    cell_ends: Vec<u32>,
    rows: Vec<Rows>,
    numerals: Vec<Numeral>,
    units: Vec<Unit>,
    qualifiers: Vec<Qualifier>,
    date_words: Vec<DateWord>,
    doc_words: Vec<DocWord>,
    /// What each row of the bodies takes, a bit each.
    org_takes: Vec<u128>,
    topics: Vec<Topic>,
    facets: Vec<Facet>,
    changes: Vec<ChangeWord>,
}

impl Lexicon {
    /// The tables that come with the crate.
    pub(crate) fn base() -> &'static Self {
        static BASE: OnceLock<Lexicon> = OnceLock::new();
        // the tables of the crate are checked row by row in `tests/lexicon.rs`
        BASE.get_or_init(|| packed::unpack().unwrap_or_else(|error| panic!("{error}")))
    }

    /// Adds the rows of `text` to a table; a row with the words of an earlier one replaces it.
    pub(crate) fn add(&mut self, id: TableId, text: &str) -> Result<(), LexiconError> {
        let (_, name) = TABLES[id as usize];
        for row in table::rows(name, &self.rows[id as usize].columns, text)? {
            let cells: Vec<u32> = row.cells.iter().take(self.rows[id as usize].columns.len()).map(|cell| self.add_cell(cell)).collect();
            let index = self.add_row(id, &cells);
            self.read_typed(id, &row)?;
            for phrase in row.phrases() {
                let end = self.path(phrase);
                self.end_at(end, id, index);
            }
        }
        Ok(())
    }

    fn add_cell(&mut self, cell: &str) -> u32 {
        self.cells.to_mut().push_str(cell);
        self.cell_ends.push(self.cells.len() as u32);
        self.cell_ends.len() as u32 - 1
    }

    /// The text of a cell.
    fn text(&self, cell: u32) -> &str {
        &self.cells[self.range(cell)]
    }

    /// Keeps the cells of a row, and gives its number.
    fn add_row(&mut self, id: TableId, cells: &[u32]) -> u32 {
        let rows = &self.rows[id as usize];
        let index = rows.cells.len() / rows.columns.len().max(1);
        let classes = rows.class_column.map(|column| self.text(cells[column]).split(' ').fold(0, |bits, class| bits | class_bit(class)));
        let rows = &mut self.rows[id as usize];
        rows.classes.extend(classes);
        rows.cells.extend(cells);
        index as u32
    }

    /// Reads a row whose cells are more than words.
    fn read_typed(&mut self, id: TableId, row: &Row) -> Result<(), LexiconError> {
        match id {
            TableId::Numeral => self.numerals.push(Numeral::read(row)?),
            TableId::Unit => self.units.push(Unit::read(row)?),
            TableId::Qualifier => self.qualifiers.push(Qualifier::read(row)?),
            TableId::Topic => self.topics.push(Topic::read(row)?),
            TableId::DateCue => self.date_words.push(DateWord::read(row)?),
            TableId::DocType => self.doc_words.push(DocWord::read(row)?),
            TableId::Org => self.org_takes.push(Takes::read(row, 3)?),
            TableId::Facet => self.facets.push(Facet::read(row)?),
            TableId::Change => self.changes.push(ChangeWord::read(row)?),
            TableId::Abbreviation => _ = row.required(1, "what the short form stands for")?,
            _ => {}
        }
        Ok(())
    }

    /// The node that the words of `phrase` lead to, made where it is new.
    fn path(&mut self, phrase: &str) -> u32 {
        let mut node = 0;
        solieu_text::cut(phrase.trim(), |piece, folded| {
            let word = self.vocabulary.add(folded.bytes());
            node = self.step(node, word, piece.spaced);
        });
        node
    }

    /// The node behind `node` for that word, made where it is new.
    fn step(&mut self, node: u32, word: WordId, spaced: bool) -> u32 {
        let fresh = self.nodes.len() as u32;
        let slot = if node == 0 {
            if word.0 as usize >= self.roots.len() {
                self.roots.resize(word.0 as usize + 1, 0);
            }
            &mut self.roots[word.0 as usize]
        } else {
            self.nodes[node as usize].next |= word_bit(word);
            self.edges.entry(edge(node, word, spaced)).or_insert(0)
        };
        if *slot == 0 {
            *slot = fresh;
            self.nodes.push(Node::default());
        }
        *slot
    }

    /// Lets the row end at the node, in the place of an earlier one of its table.
    fn end_at(&mut self, node: u32, table: TableId, row: u32) {
        let (mut before, mut next) = (0, self.nodes[node as usize].ends);
        while next != 0 && self.ends[next as usize - 1].table < table {
            (before, next) = (next, self.ends[next as usize - 1].next);
        }
        if next != 0 && self.ends[next as usize - 1].table == table {
            self.ends[next as usize - 1].row = row;
            return;
        }
        self.ends.push(End { table, row, next });
        let fresh = self.ends.len() as u32;
        match before {
            0 => self.nodes[node as usize].ends = fresh,
            before => self.ends[before as usize - 1].next = fresh,
        }
    }

    /// The identity of a folded word.
    pub(crate) fn word(&self, folded: &str) -> WordId {
        self.vocabulary.find(folded.as_bytes(), key(folded.as_bytes()))
    }

    /// The same of a word that was just cut.
    pub(crate) fn word_of(&self, folded: &Folded) -> WordId {
        self.vocabulary.find(folded.bytes(), folded.key())
    }

    /// Pushes the longest row of each table that starts at the token, in the order of the tables, and gives the set of them.
    pub(crate) fn find_hits(&self, tokens: &[Token], at: usize, hits: &mut Vec<Hit>) -> Starts {
        let from = hits.len();
        let mut found = Starts::NONE;
        let mut node = self.roots.get(tokens[at].word.0 as usize).copied().unwrap_or(0);
        let mut len = 1;
        while node != 0 {
            let Node { mut ends, next } = self.nodes[node as usize];
            while ends != 0 {
                let End { table, row, next } = self.ends[ends as usize - 1];
                let hit = Hit { table, len, row };
                let own = Starts::rows(&[table]);
                if found.all_before(table) {
                    hits.push(hit);
                } else if found.overlaps(own) {
                    hits[from + found.tables_before(table)] = hit;
                } else {
                    hits.insert(from + found.tables_before(table), hit);
                }
                found = found.or(own);
                ends = next;
            }
            let follower =
                tokens.get(at + usize::from(len)).filter(|token| token.kind != TokenKind::Line && next & word_bit(token.word) != 0);
            let Some(token) = follower else { break };
            node = self.edges.get(&edge(node, token.word, token.spaced)).copied().unwrap_or(0);
            len += 1;
        }
        found
    }

    /// A cell of the row that was hit: 0 is the phrase.
    pub(crate) fn cell(&self, hit: Hit, column: usize) -> &str {
        let rows = &self.rows[hit.table as usize];
        self.text(rows.cells[hit.row as usize * rows.columns.len() + column])
    }

    /// Whether the row is of that class; a row may have several, with blanks between.
    #[inline]
    pub(crate) fn has_class(&self, hit: Hit, class: &str) -> bool {
        // asked at every token: only where the bit is set are the names compared
        let classes = self.rows[hit.table as usize].classes.get(hit.row as usize);
        classes.is_some_and(|classes| classes & class_bit(class) != 0) && self.lists_class(hit, class)
    }

    #[inline(never)]
    fn lists_class(&self, hit: Hit, class: &str) -> bool {
        self.rows[hit.table as usize].class_column.is_some_and(|column| is_listed(self.cell(hit, column), class))
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

    /// Whether the type word of a body takes that.
    pub(crate) fn takes(&self, hit: Hit, what: Takes) -> bool {
        self.org_takes[hit.row as usize] & what.bit() != 0
    }

    pub(crate) fn qualifier(&self, hit: Hit) -> Qualifier {
        self.qualifiers[hit.row as usize]
    }

    pub(crate) fn topic(&self, hit: Hit) -> &Topic {
        &self.topics[hit.row as usize]
    }

    pub(crate) fn facet(&self, hit: Hit) -> &Facet {
        &self.facets[hit.row as usize]
    }

    pub(crate) fn change(&self, hit: Hit) -> ChangeWord {
        self.changes[hit.row as usize]
    }
}

/// Whether `words`, with blanks between, has the word.
fn is_listed(words: &str, word: &str) -> bool {
    words == word || words.len() > word.len() && words.split(' ').any(|other| other == word)
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

/// The bit of a word in `Node::next`; none for a word that no table holds.
fn word_bit(word: WordId) -> u64 {
    if word == WordId::NONE { 0 } else { 1 << (word.hash() >> 26) }
}

fn edge(node: u32, word: WordId, spaced: bool) -> u64 {
    u64::from(node) << 32 | u64::from(word.0) << 1 | u64::from(spaced)
}
