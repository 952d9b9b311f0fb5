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

#[derive(Debug, Clone, Default)]
pub(super) struct Trie {
    /// Where the walk goes for a first word; 0 is nowhere.
    roots: Vec<u32>,
    nodes: Vec<Node>,
    /// (node, next word, whether blanks stand between) → node.
    edges: FxHashMap<u64, u32>,
    ends: Vec<End>,
}

impl Trie {
    /// Before the first word.
    pub(super) const ROOT: u32 = 0;

    /// An empty one with room for that many nodes.
    pub(super) fn with_capacity(nodes: usize) -> Self {
        let mut trie = Self::default();
        trie.nodes.reserve(nodes);
        trie.edges.reserve(nodes);
        trie.nodes.push(Node::default());
        trie
    }

    /// The node behind `node` for that word, made where it is new.
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

    /// Lets the row end at the node, in the place of an earlier one of its table.
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

    /// Pushes the longest row of each table that starts at the token, in the order of the tables, and gives the set of them.
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

/// The bit of a word in `Node::next`; none for a word that no table holds.
fn word_bit(word: WordId) -> u64 {
    if word == WordId::NONE { 0 } else { 1 << (word.hash() >> 26) }
}

fn edge(node: u32, word: WordId, spaced: bool) -> u64 {
    u64::from(node) << 32 | u64::from(word.0) << 1 | u64::from(spaced)
}
