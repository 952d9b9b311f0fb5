//! Unpacks the tables that `build.rs` packed: words, rows, cells, the trie. The vocabulary is sorted and each word stored as the length it
//! shares with the one before and the rest: `chia` behind `chi` is 3 and `a`.

use std::sync::OnceLock;

use super::lookup::Lexicon;
use super::table::{LexiconError, Row, TABLES, TableId};
use super::trie::Trie;
use super::vocabulary::{Vocabulary, WordId};

const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/tables.bin"));
const CELLS: &str = include_str!(concat!(env!("OUT_DIR"), "/cells.txt"));

impl Lexicon {
    /// The tables that come with the crate.
    pub(crate) fn base() -> &'static Self {
        static BASE: OnceLock<Lexicon> = OnceLock::new();
        // cannot fail: `tests/lexicon.rs` checks the tables of the crate row by row
        BASE.get_or_init(|| unpack().unwrap_or_else(|error| panic!("{error}")))
    }
}

fn unpack() -> Result<Lexicon, LexiconError> {
    let mut packed = Packed(PACKED);
    let vocabulary = packed.vocabulary();
    let mut trie = Trie::with_capacity(packed.number());
    let tables = packed.tables();
    let (mut end, mut cell_ends, mut texts) = (0, Vec::new(), Vec::new());
    for _ in 0..packed.number() {
        let start = end;
        end += packed.number();
        texts.push(&CELLS[start..end]);
        cell_ends.push(end as u32);
    }
    let ids = tables.iter().map(Table::id).collect::<Result<Vec<_>, _>>()?;
    packed.node(&mut trie, Trie::ROOT, &mut ids.iter().map(|&id| (id, 0)).collect::<Vec<_>>());
    let mut lexicon = Lexicon::new(vocabulary, trie, CELLS, cell_ends);
    for (id, Table { name, columns, cells }) in ids.into_iter().zip(tables) {
        let (width, count) = (columns.len(), cells.len() / columns.len());
        lexicon.set_columns(id, columns);
        for row in 0..count {
            let own: Vec<u32> = (0..width).map(|column| cells[column * count + row]).collect();
            let words = own.iter().map(|&cell| texts[cell as usize]).collect();
            lexicon.add_row(id, &own, &Row { table: name, line: 0, cells: words })?;
        }
    }
    Ok(lexicon)
}

struct Table {
    name: &'static str,
    columns: Vec<&'static str>,
    /// Column by column.
    cells: Vec<u32>,
}

impl Table {
    fn id(&self) -> Result<TableId, LexiconError> {
        let found = TABLES.iter().find(|(_, name)| *name == self.name).map(|(id, _)| *id);
        found.ok_or_else(|| LexiconError { table: self.name, line: 1, message: "is no table of `tables!`".to_owned() })
    }
}

/// The bytes left to read. Lengths are not checked, since the same build wrote them: past the end everything reads as zero.
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
            // 0 stands for a new cell, else one more than its id
            let cell = |_| match self.number() {
                0 => (known, known += 1).0,
                id => id as u32 - 1,
            };
            Table { name, cells: (0..count).map(cell).collect(), columns }
        };
        (0..count).map(table).collect()
    }

    /// Reads the rows and the children of a node; `seen` counts the rows of each table so far.
    fn node(&mut self, trie: &mut Trie, node: u32, seen: &mut [(TableId, u32)]) {
        for _ in 0..self.number() {
            let (table, seen) = &mut seen[self.number()];
            // 0 stands for a new row, else how many rows back it came
            let row = match self.number() as u32 {
                0 => (*seen, *seen += 1).0,
                back => *seen - back,
            };
            trie.end_at(node, *table, row);
        }
        let mut word = 0;
        for _ in 0..self.number() {
            let label = self.number();
            word += (label >> 1) as u32;
            let next = trie.step(node, WordId(word), label & 1 != 0);
            self.node(trie, next, seen);
        }
    }
}
