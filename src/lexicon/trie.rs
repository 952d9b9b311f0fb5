//! The phrases of all tables as one trie over folded words: `đảng` → `viên`, with the rows that end there.

use rustc_hash::FxHashMap;

use super::starts::Starts;
use super::table::TableId;
use super::token::Token;
use super::vocabulary::WordId;
use solieu_text::TokenKind;

/// A row found at a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) table: TableId,
    len: u16,
    pub(super) row: u32,
}

impl Hit {
    /// How many tokens it covers.
    pub(crate) fn len(self) -> usize {
        usize::from(self.len)
    }
}

/// A node of the trie: a sequence of words from the root.
#[derive(Debug, Clone, Default)]
struct Node {
    /// The first row that ends here, as one more than its index in `Trie::ends`; 0 for none.
    ends: u32,
    /// A Bloom filter of the words that may follow, a bit a word: it ends most look-ups without asking the map.
    next: u64,
}

/// A row that ends at a node.
#[derive(Debug, Clone)]
struct End {
    table: TableId,
    row: u32,
    /// The row of the next table that ends at the same node, as in `Node::ends`.
    next: u32,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Trie {
    /// The node of each first word, by its id; 0 for none.
    roots: Vec<u32>,
    nodes: Vec<Node>,
    /// (node, next word, whether blanks stand between) → node.
    edges: FxHashMap<u64, u32>,
    ends: Vec<End>,
}

impl Trie {
    /// The root, before the first word.
    pub(super) const ROOT: u32 = 0;

    /// An empty trie with room for that many nodes.
    pub(super) fn with_capacity(nodes: usize) -> Self {
        let mut trie = Self::default();
        trie.nodes.reserve(nodes);
        trie.edges.reserve(nodes);
        trie.nodes.push(Node::default());
        trie
    }

    /// The node behind `node` for that word, made if it is new.
    pub(super) fn step(&mut self, node: u32, word: WordId, spaced: bool) -> u32 {
        let fresh = self.nodes.len() as u32;
        let slot = if node == Self::ROOT {
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

    /// Adds a row that ends at the node; it replaces an earlier one of its table.
    pub(super) fn end_at(&mut self, node: u32, table: TableId, row: u32) {
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

    /// Pushes the longest row of each table that starts at the token, in the order of the tables, and returns the set of those tables.
    pub(super) fn find_hits(&self, tokens: &[Token], at: usize, hits: &mut Vec<Hit>) -> Starts {
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
}

/// The bit of a word in `Node::next`; 0 for a word that no table holds.
fn word_bit(word: WordId) -> u64 {
    if word == WordId::NONE { 0 } else { 1 << (word.hash() >> 26) }
}

fn edge(node: u32, word: WordId, spaced: bool) -> u64 {
    u64::from(node) << 32 | u64::from(word.0) << 1 | u64::from(spaced)
}
