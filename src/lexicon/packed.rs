//! The tables as `build.rs` packs them: words with what they share with the one before, rows, cells, the trie.

use std::ops::Range;

use super::table::Row;
use super::vocabulary::{Vocabulary, WordId};
use super::{Lexicon, LexiconError, Node, Rows, TABLES, TableId};

const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/tables.bin"));
const CELLS: &str = include_str!(concat!(env!("OUT_DIR"), "/cells.txt"));

/// The tables that come with the crate.
pub(super) fn unpack() -> Result<Lexicon, LexiconError> {
    let mut packed = Packed(PACKED);
    let vocabulary = packed.vocabulary();
    let nodes = packed.number();
    let mut lexicon = Lexicon { vocabulary, cells: CELLS.into(), rows: vec![Rows::default(); TABLES.len()], ..Lexicon::default() };
    lexicon.nodes.reserve(nodes);
    lexicon.edges.reserve(nodes);
    lexicon.nodes.push(Node::default());
    let tables = packed.tables();
    let mut end = 0;
    for _ in 0..packed.number() {
        end += packed.number() as u32;
        lexicon.cell_ends.push(end);
    }
    let mut seen = Vec::with_capacity(tables.len());
    for Table { name, columns, cells } in tables {
        let Some(&(id, name)) = TABLES.iter().find(|(_, other)| *other == name) else {
            let message = "is no table of `tables!`".to_owned();
            return Err(LexiconError { table: name, line: 1, message });
        };
        let (width, count) = (columns.len(), cells.len() / columns.len());
        let class_column = columns.iter().position(|&column| column == "classes");
        lexicon.rows[id as usize] = Rows { columns, cells: Vec::with_capacity(cells.len()), class_column, classes: Vec::new() };
        for row in 0..count {
            let own: Vec<u32> = (0..width).map(|column| cells[column * count + row]).collect();
            lexicon.add_row(id, &own);
            if id.is_typed() {
                let cells = own.iter().map(|&cell| &CELLS[lexicon.range(cell)]).collect();
                lexicon.read_typed(id, &Row { table: name, line: 0, cells })?;
            }
        }
        seen.push((id, 0));
    }
    packed.node(&mut lexicon, 0, &mut seen);
    Ok(lexicon)
}

struct Table {
    name: &'static str,
    columns: Vec<&'static str>,
    /// Column by column.
    cells: Vec<u32>,
}

/// What is left to read. Every length in it was written by the same build: past the end it reads as zeros.
struct Packed(&'static [u8]);

impl Packed {
    fn number(&mut self) -> usize {
        let (mut number, mut shift) = (0, 0);
        while let [byte, rest @ ..] = self.0 {
            self.0 = rest;
            number |= usize::from(byte & 0x7F) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                break;
            }
        }
        number
    }

    fn bytes(&mut self, len: usize) -> &'static [u8] {
        let (bytes, rest) = self.0.split_at_checked(len).unwrap_or_default();
        self.0 = rest;
        bytes
    }

    fn text(&mut self) -> &'static str {
        let len = self.number();
        std::str::from_utf8(self.bytes(len)).unwrap_or_default()
    }

    fn vocabulary(&mut self) -> Vocabulary {
        let count = self.number();
        let shared: Vec<usize> = (0..count).map(|_| self.number()).collect();
        let own: Vec<usize> = (0..count).map(|_| self.number()).collect();
        let mut vocabulary = Vocabulary::with_capacity(count);
        let mut word = Vec::new();
        for (shared, own) in shared.into_iter().zip(own) {
            word.truncate(shared);
            word.extend(self.bytes(own));
            vocabulary.add(&word);
        }
        vocabulary
    }

    fn tables(&mut self) -> Vec<Table> {
        let mut known = 0;
        let count = self.number();
        let table = |_| {
            let name = self.text();
            let columns: Vec<_> = (0..self.number()).map(|_| self.text()).collect();
            let count = self.number() * columns.len();
            // 0 is a cell that was not there before
            let cell = |_| match self.number() {
                0 => (known, known += 1).0,
                id => id as u32 - 1,
            };
            Table { name, cells: (0..count).map(cell).collect(), columns }
        };
        (0..count).map(table).collect()
    }

    /// The rows and the children of a node; `seen` is how many rows of each table came before.
    fn node(&mut self, lexicon: &mut Lexicon, node: u32, seen: &mut [(TableId, u32)]) {
        for _ in 0..self.number() {
            let (table, seen) = &mut seen[self.number()];
            // 0 is a row that was not there before, else how long ago it was
            let row = match self.number() as u32 {
                0 => (*seen, *seen += 1).0,
                back => *seen - back,
            };
            lexicon.end_at(node, *table, row);
        }
        let mut word = 0;
        for _ in 0..self.number() {
            let label = self.number();
            word += (label >> 1) as u32;
            let next = lexicon.step(node, WordId(word), label & 1 != 0);
            self.node(lexicon, next, seen);
        }
    }
}

impl Lexicon {
    /// Where the text of a cell stands.
    pub(super) fn range(&self, cell: u32) -> Range<usize> {
        let end = |cell: u32| self.cell_ends[cell as usize] as usize;
        cell.checked_sub(1).map_or(0, end)..end(cell)
    }
}

impl TableId {
    /// Whether the rows of the table are read into values.
    fn is_typed(self) -> bool {
        use TableId::{Change, DateCue, DocType, Facet, Numeral, Org, Qualifier, Time, Topic, Unit};
        matches!(self, Numeral | Unit | Qualifier | Topic | DateCue | DocType | Facet | Change | Org | Time)
    }
}
