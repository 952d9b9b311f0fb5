//! Looks words up: cuts a text into tokens, finds the longest row of each table at each, and gives the cells of a row: of `triệu đồng` the
//! numeral `triệu` with its power of ten, the unit `đồng` with its symbol `VND`.

use std::borrow::Cow;

use solieu_text::syllable::is_syllable;
use solieu_text::{Case, Piece, cut, key};

use super::classes::{Class, Classes, DocWord, Takes, org_type, read_classes};
use super::date_word::DateWord;
use super::meaning::{ChangeWord, Facet, Topic};
use super::starts::Starts;
use super::table::{LexiconError, Row, TABLES, TableId, rows};
use super::token::Token;
use super::trie::{Hit, Trie};
use super::typed::{Numeral, Qualifier, Unit};
use super::vocabulary::{Vocabulary, WordId};

/// The rows of a table.
#[derive(Debug, Clone, Default)]
struct TableRows {
    /// The names of the columns, without the example.
    columns: Vec<&'static str>,
    /// Indices of cells, row by row.
    cells: Vec<u32>,
    /// The classes of each row as bits; empty for a table without classes.
    classes: Vec<u64>,
}

/// Every table, ready for look-up.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lexicon {
    vocabulary: Vocabulary,
    trie: Trie,
    /// The text of all cells, and where each ends.
    cells: Cow<'static, str>,
    cell_ends: Vec<u32>,
    rows: Vec<TableRows>,
    numerals: Vec<Numeral>,
    units: Vec<Unit>,
    qualifiers: Vec<Qualifier>,
    date_words: Vec<DateWord>,
    doc_words: Vec<DocWord>,
    /// What the type words of bodies take, as bits of [`Takes`].
    org_takes: Vec<u128>,
    topics: Vec<Topic>,
    facets: Vec<Facet>,
    changes: Vec<ChangeWord>,
}

impl Lexicon {
    /// A lexicon without rows. The cells of the tables to come are slices of `cells`, one ending at each of `cell_ends`.
    pub(super) fn new(vocabulary: Vocabulary, trie: Trie, cells: &'static str, cell_ends: Vec<u32>) -> Self {
        Self { vocabulary, trie, cells: cells.into(), cell_ends, rows: vec![TableRows::default(); TABLES.len()], ..Self::default() }
    }

    /// Adds the rows of `text` to a table; a row with the words of an earlier one replaces it.
    pub(crate) fn add(&mut self, id: TableId, text: &str) -> Result<(), LexiconError> {
        let (_, name) = TABLES[id as usize];
        for row in rows(name, &self.rows[id as usize].columns, text)? {
            let cells: Vec<u32> = row.cells.iter().take(self.rows[id as usize].columns.len()).map(|cell| self.add_cell(cell)).collect();
            let index = self.add_row(id, &cells, &row)?;
            for phrase in row.phrases() {
                let end = self.path(phrase);
                self.trie.end_at(end, id, index);
            }
        }
        Ok(())
    }

    /// Sets the columns of a table; call it before the first row is added.
    pub(super) fn set_columns(&mut self, id: TableId, columns: Vec<&'static str>) {
        self.rows[id as usize].columns = columns;
    }

    fn add_cell(&mut self, cell: &str) -> u32 {
        self.cells.to_mut().push_str(cell);
        self.cell_ends.push(self.cells.len() as u32);
        self.cell_ends.len() as u32 - 1
    }

    /// The text of a cell.
    fn text(&self, cell: u32) -> &str {
        let end = |cell: u32| self.cell_ends[cell as usize] as usize;
        &self.cells[cell.checked_sub(1).map_or(0, end)..end(cell)]
    }

    /// Adds a row with the meaning of its cells and returns its index in the table.
    pub(super) fn add_row(&mut self, id: TableId, cells: &[u32], row: &Row) -> Result<u32, LexiconError> {
        let rows = &mut self.rows[id as usize];
        let index = rows.cells.len() / rows.columns.len().max(1);
        rows.cells.extend(cells);
        rows.classes.extend(read_classes(id, row)?);
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
        Ok(index as u32)
    }

    /// The node that the words of `phrase` lead to, made if it is new.
    fn path(&mut self, phrase: &str) -> u32 {
        let mut node = Trie::ROOT;
        cut(phrase.trim(), |piece, folded| {
            let word = self.vocabulary.add(folded.bytes());
            node = self.trie.step(node, word, piece.spaced);
        });
        node
    }

    /// Every token of `text`, in order.
    pub(crate) fn tokens(&self, text: &str) -> Vec<Token> {
        let mut out = Vec::with_capacity(text.len() / 4 + 8);
        cut(text, |Piece { start, end, mark, kind, case, spaced }, folded| {
            let syllable = case != Case::Lower && is_syllable(folded.text());
            let word = self.vocabulary.find(folded.bytes(), folded.key());
            out.push(Token { start, end, word, mark, kind, case, spaced, syllable });
        });
        out
    }

    /// Pushes the longest row of each table that starts at the token, in the order of the tables, and returns the set of those tables.
    pub(crate) fn find_hits(&self, tokens: &[Token], at: usize, hits: &mut Vec<Hit>) -> Starts {
        self.trie.find_hits(tokens, at, hits)
    }

    /// The id of a folded word.
    pub(crate) fn word(&self, folded: &str) -> WordId {
        self.vocabulary.find(folded.as_bytes(), key(folded.as_bytes()))
    }

    /// A cell of the row; column 0 is the phrase.
    pub(crate) fn cell(&self, hit: Hit, column: usize) -> &str {
        let rows = &self.rows[hit.table as usize];
        self.text(rows.cells[hit.row as usize * rows.columns.len() + column])
    }

    /// Whether the row is of that class; a row may have several.
    #[inline]
    pub(crate) fn is<C: Class>(&self, hit: Hit, class: C) -> bool {
        self.classes(hit).has(class)
    }

    /// Whether the row is of one of those classes.
    #[inline]
    pub(crate) fn is_any<C: Class, const N: usize>(&self, hit: Hit, classes: [C; N]) -> bool {
        classes.into_iter().any(|class| self.is(hit, class))
    }

    /// The classes of the row.
    #[inline]
    pub(crate) fn classes<C: Class>(&self, hit: Hit) -> Classes<C> {
        debug_assert_eq!(hit.table, C::TABLE);
        Classes::new(self.rows[C::TABLE as usize].classes[hit.row as usize])
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

    /// Whether a type word of a body takes that: `Sở` a field, as in `Sở Y tế`.
    pub(crate) fn takes(&self, hit: Hit, what: Takes) -> bool {
        self.org_takes[hit.row as usize] & what.bit() != 0
    }

    /// Whether the row is the type word of newspapers and agencies: `báo`.
    pub(crate) fn is_newspaper(&self, hit: Hit) -> bool {
        const NEWSPAPER: &str = org_type("báo");
        self.cell(hit, 1) == NEWSPAPER
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
