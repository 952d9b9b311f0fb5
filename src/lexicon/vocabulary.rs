//! The id of every folded word of the tables: `đảng` → 1407.

use rustc_hash::FxHashMap;

use solieu_text::{Key, key};

/// The id of a folded word of the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct WordId(pub(super) u32);

impl WordId {
    /// A word that no table holds.
    pub(crate) const NONE: Self = Self(0);

    /// A hash whose high bits are well spread.
    pub(super) fn hash(self) -> u32 {
        self.0.wrapping_mul(0x9E37_79B1)
    }
}

/// A hash table with open addressing. A word of up to sixteen bytes is its own key, so that look-ups compare two numbers and no text; the
/// few longer words are in a map.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary {
    /// The key of each word, by its id; id 0 is no word.
    keys: Vec<Key>,
    /// Ids by hash, with linear probing; 0 is a free slot.
    slots: Vec<u32>,
    long: FxHashMap<Box<[u8]>, u32>,
}

impl Vocabulary {
    pub(super) fn with_capacity(words: usize) -> Self {
        let mut keys = Vec::with_capacity(words + 1);
        keys.push([0; 2]);
        Self { keys, slots: vec![0; (words * 2).next_power_of_two().max(8)], long: FxHashMap::default() }
    }

    pub(super) fn find(&self, word: &[u8], key: Key) -> WordId {
        match word {
            [] => WordId::NONE,
            long if long.len() > KEPT => WordId(self.long.get(long).copied().unwrap_or(0)),
            _ => WordId(self.slots[self.slot(key)]),
        }
    }

    /// The id of the word, a new one if it has none.
    pub(super) fn add(&mut self, word: &[u8]) -> WordId {
        let fresh = self.keys.len() as u32;
        if word.len() > KEPT {
            let id = *self.long.entry(word.into()).or_insert(fresh);
            if id == fresh {
                self.keys.push([0; 2]);
            }
            return WordId(id);
        }
        if self.keys.len() * 2 > self.slots.len() {
            self.grow();
        }
        let key = key(word);
        let slot = self.slot(key);
        if self.slots[slot] == 0 {
            self.slots[slot] = fresh;
            self.keys.push(key);
        }
        WordId(self.slots[slot])
    }

    /// The slot that holds the key, or the free slot for it.
    fn slot(&self, key: Key) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash(key) & mask;
        while self.slots[slot] != 0 && self.keys[self.slots[slot] as usize] != key {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        self.slots = vec![0; self.slots.len() * 2];
        for id in 1..self.keys.len() {
            if self.keys[id] != [0; 2] {
                let slot = self.slot(self.keys[id]);
                self.slots[slot] = id as u32;
            }
        }
    }
}

/// How many bytes of a word fit into its key.
const KEPT: usize = size_of::<Key>();

fn hash([low, high]: Key) -> usize {
    ((low ^ high.rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize
}
