//! Merges the mentions of one person: `ông Hiển` is Phùng Quốc Hiển, `bà Kim Thoa` Hồ Thị Kim Thoa, `Andersson` Magdalena
//! Andersson.

use rustc_hash::{FxHashMap, FxHashSet};

use super::atom::{Atom, NameShape, Sort};
use super::role::is_introduced;
use super::shape::starts_phrase;
use super::sighting::Sighting;
use crate::find::found::Person;
use crate::find::reading::Reading;
use crate::span::{Tokens, sort_by_place};
use solieu_text::fold::fold_into;
use solieu_text::syllable::is_syllable;
use solieu_text::{Case, TokenKind};

struct Entry {
    /// The folded words of the name.
    words: Vec<String>,
    mentions: Vec<Tokens>,
    role: Option<(usize, Tokens)>,
    /// Whether only bylines and photo credits name the person.
    credited: bool,
}

impl Entry {
    /// Keeps the first role of the text, or one that extends it: `Thủ tướng Nhật Bản` after `Thủ tướng`.
    fn add_role(&mut self, reading: &Reading, at: usize, role: Tokens) {
        let better = self.role.as_ref().is_none_or(|(first, known)| {
            let [known, new] = [known, &role].map(|role| format!("{} ", reading.source.folded(role)));
            at < *first && !known.starts_with(&new) || new.len() > known.len() && new.starts_with(&known)
        });
        if better {
            self.role = Some((at, role));
        }
    }
}

/// The first tokens of a person's mentions.
struct MentionStarts {
    /// By the full name, in order.
    full: Vec<usize>,
    /// The last short form so far.
    latest: Option<usize>,
}

impl MentionStarts {
    fn of(mentions: &[Tokens]) -> Self {
        let mut full: Vec<usize> = mentions.iter().map(|mention| mention.start).collect();
        full.sort_unstable();
        Self { full, latest: None }
    }

    fn last_before(&self, at: usize) -> Option<usize> {
        let before = self.full.partition_point(|&place| place < at);
        before.checked_sub(1).map(|last| self.full[last]).max(self.latest)
    }
}

/// The most people that share a word of their names: of more, it could be any. Also bounds the work.
const MOST_NAMESAKES: usize = 64;

#[derive(Default)]
pub(super) struct People {
    entries: Vec<Entry>,
    by_name: FxHashMap<String, usize>,
}

fn words(reading: &Reading, tokens: &Tokens) -> Vec<String> {
    tokens.clone().filter(|&at| reading.token(at).kind == TokenKind::Word).map(|at| reading.source.folded(&(at..at + 1))).collect()
}

/// Whether these are the folded words of the tokens.
fn says(reading: &Reading, tokens: &Tokens, words: &[String]) -> bool {
    let said = tokens.clone().filter(|&at| reading.token(at).kind == TokenKind::Word);
    let mut folded = String::new();
    said.clone().count() == words.len()
        && said.zip(words).all(|(at, word)| {
            folded.clear();
            fold_into(reading.source.text_of(at), &mut folded);
            folded == *word
        })
}

impl People {
    pub(super) fn add(&mut self, reading: &Reading, sighting: Sighting) {
        let words = words(reading, &sighting.tokens);
        let key = words.join(" ");
        let credited = sighting.credited;
        let next = self.entries.len();
        let index = *self.by_name.entry(key).or_insert(next);
        if index == next {
            self.entries.push(Entry { words, mentions: Vec::new(), role: None, credited });
        }
        let entry = &mut self.entries[index];
        entry.credited &= credited;
        if let Some(role) = sighting.role {
            entry.add_role(reading, sighting.tokens.start, role);
        }
        entry.mentions.push(sighting.tokens);
    }

    /// Adds parts of names, and names without evidence of their own, that refer to one of the people.
    pub(super) fn add_short_forms(&mut self, reading: &Reading, atoms: &[Atom]) {
        if self.entries.is_empty() {
            return;
        }
        self.join_longer(reading);
        self.cut_glued(reading);
        let mut places: Vec<MentionStarts> = self.entries.iter().map(|entry| MentionStarts::of(&entry.mentions)).collect();
        let mut taken: Vec<Tokens> = self.entries.iter().flat_map(|entry| entry.mentions.iter().cloned()).collect();
        sort_by_place(&mut taken, |tokens| (tokens.start, 0));
        let mut by_word: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (index, entry) in self.entries.iter().enumerate().filter(|(_, entry)| !entry.words.is_empty()) {
            for word in &entry.words {
                by_word.entry(word.clone()).or_default().push(index);
            }
        }
        // a quick check first: most capitals end in no word of a person's name
        let ends = self.by_name.keys().filter_map(|name| name.rsplit(' ').next());
        let known: FxHashSet<String> = by_word.keys().map(String::as_str).chain(ends).map(str::to_owned).collect();
        let mut last = String::new();
        for at in 0..atoms.len() {
            let tokens = atoms[at].tokens.clone();
            let named = matches!(atoms[at].sort, Sort::Name(_) | Sort::Single) || atoms[at].sort == Sort::Place && is_introduced(atoms, at);
            if !named || taken.binary_search_by_key(&tokens.start, |tokens| tokens.start).is_ok() {
                continue;
            }
            last.clear();
            if let Some(word) = tokens.clone().rfind(|&at| reading.token(at).kind == TokenKind::Word) {
                fold_into(reading.source.text_of(word), &mut last);
            }
            if !known.contains(&last) {
                continue;
            }
            if let Some(index) = self.meant(reading, atoms, at, &by_word, &places) {
                places[index].latest = Some(tokens.start);
                self.entries[index].mentions.push(tokens);
            }
        }
    }

    /// The person that the capitals refer to; of several the one named last.
    fn meant(
        &self,
        reading: &Reading,
        atoms: &[Atom],
        at: usize,
        by_word: &FxHashMap<String, Vec<usize>>,
        places: &[MentionStarts],
    ) -> Option<usize> {
        let tokens = &atoms[at].tokens;
        let said = words(reading, tokens);
        if let Some(&index) = self.by_name.get(&said.join(" ")) {
            return Some(index).filter(|_| atoms[at].sort != Sort::Place);
        }
        let introduced = is_introduced(atoms, at);
        if atoms[at].sort == Sort::Place && !introduced || matches!(atoms[at].sort, Sort::Name(NameShape::Surname(_))) && !introduced {
            return None;
        }
        let known = by_word.get(said.last()?).filter(|known| known.len() <= MOST_NAMESAKES)?;
        let fits = |index: usize| {
            let full = &self.entries[index].words;
            let foreign = full.iter().any(|word| !is_syllable(word));
            let short = said.len() < full.len()
                && (full.ends_with(&said)
                    || foreign && said.len() == 1 && full.contains(&said[0])
                    || introduced && full.starts_with(&said));
            let distinct = introduced || foreign && !is_syllable(&said[0]);
            let plain = said.len() == 1 && !starts_phrase(reading, tokens.start) && reading.token(tokens.start).case == Case::Title;
            let before = places[index].last_before(tokens.start).is_some();
            !self.entries[index].credited && short && (distinct || before && (plain || said.len() > 1))
        };
        let last_mention = |index: usize| places[index].last_before(tokens.start);
        known.iter().copied().filter(|&index| fits(index)).max_by_key(|&index| (last_mention(index), std::cmp::Reverse(index)))
    }

    /// Merges `bà Kim Thoa` into Hồ Thị Kim Thoa, if she is the only one whose name ends so.
    fn join_longer(&mut self, reading: &Reading) {
        let mut by_ending: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (index, entry) in self.entries.iter().enumerate() {
            for from in 1..entry.words.len() {
                by_ending.entry(entry.words[from..].join(" ")).or_default().push(index);
            }
        }
        for index in 0..self.entries.len() {
            let short = &self.entries[index];
            if short.credited || short.words.len() < 2 {
                continue;
            }
            let Some(longer) = by_ending.get(&short.words.join(" ")) else { continue };
            // an entry that was merged has no words left
            let mut longer = longer.iter().copied().filter(|&other| !self.entries[other].credited && !self.entries[other].words.is_empty());
            let (Some(other), None) = (longer.next(), longer.next()) else { continue };
            self.move_into(reading, index, other);
        }
    }

    /// Cuts the last word off `Vũ Hồng Thanh Đồng`, where a caption runs into `Đồng quan điểm` and Vũ Hồng Thanh is known.
    fn cut_glued(&mut self, reading: &Reading) {
        for index in 0..self.entries.len() {
            let entry = &self.entries[index];
            let Some(last) = entry.mentions.first().map(|mention| mention.end) else { continue };
            let glued = entry.mentions.len() == 1 && reading.token(last).kind == TokenKind::Word && reading.token(last).case == Case::Lower;
            if !glued || entry.words.len() < 3 {
                continue;
            }
            let head = entry.words[..entry.words.len() - 1].join(" ");
            let Some(&other) = self.by_name.get(&head).filter(|&&other| other != index) else { continue };
            for mention in &mut self.entries[index].mentions {
                mention.end -= 1;
            }
            self.move_into(reading, index, other);
        }
    }

    fn move_into(&mut self, reading: &Reading, from: usize, to: usize) {
        let mentions = std::mem::take(&mut self.entries[from].mentions);
        let role = self.entries[from].role.take();
        let key = self.entries[from].words.join(" ");
        self.by_name.insert(key, to);
        self.entries[from].words.clear();
        let entry = &mut self.entries[to];
        entry.mentions.extend(mentions);
        if let Some((at, role)) = role {
            entry.add_role(reading, at, role);
        }
    }

    /// The people by their first mention, each under the first full name that is not in capitals.
    pub(super) fn finish(self, reading: &Reading) -> Vec<Person> {
        let mut people: Vec<Person> = Vec::new();
        for mut entry in self.entries {
            sort_by_place(&mut entry.mentions, |tokens| (tokens.start, 0));
            let full: Vec<&Tokens> =
                entry.mentions.iter().filter(|mention| !entry.words.is_empty() && says(reading, mention, &entry.words)).collect();
            let quiet = full.iter().find(|mention| reading.token(mention.start).case != Case::Upper);
            let Some(name) = quiet.or(full.first()) else { continue };
            people.push(Person {
                name: reading.source.slice(name).to_owned(),
                role: entry.role.map(|(_, role)| reading.source.slice(&role).to_owned()),
                mentions: entry.mentions,
            });
        }
        sort_by_place(&mut people, |person| (person.mentions.first().map_or(0, |mention| mention.start + 1), 0));
        people
    }
}
