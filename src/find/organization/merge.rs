//! Merges the mentions of one body: `UBND TP Nam Định` and `Ủy ban nhân dân thành phố Nam Định` are one, and `Thành ủy` is
//! `Thành ủy Kon Tum` if the article names no other.

use rustc_hash::FxHashMap;

use super::body::Body;
use crate::find::abbreviation::spelled_out;
use crate::find::found::Organization;
use crate::find::reading::Reading;
use crate::lexicon::{FieldClass, TableId, Takes};
use crate::report::Level;
use crate::span::{Tokens, sort_by_place};

/// The most bodies that a short name is compared with: of more, it could be any. Also bounds the work.
const MOST_CANDIDATES: usize = 64;

/// The longest chain of bodies that are part of each other.
const DEEPEST: usize = 16;

/// What distinguishes bodies.
#[derive(Debug, Clone, PartialEq, Eq)]
struct BodyKey {
    /// Type word and portfolio or name, abbreviations spelled out.
    stem: String,
    /// The name of the area.
    area: String,
    /// `tỉnh`, `phường`: the sort of area, with or without a name.
    sort: String,
    /// Index of the body it is part of.
    parent: Option<usize>,
}

/// The bodies of the article while mentions are added.
#[derive(Default)]
pub(super) struct Entries {
    keys: Vec<BodyKey>,
    entries: Vec<Organization>,
    /// The entries by stem, area and parent: they differ only in the sort of area.
    alike: FxHashMap<(String, String, Option<usize>), Vec<usize>>,
    /// The entries by type word.
    of_kind: FxHashMap<String, Vec<usize>>,
}

/// For each stem, the entries whose stem begins with it, in order.
type Beginnings = FxHashMap<String, Vec<usize>>;

impl Entries {
    /// Adds a mention of the body, and of each body that it is part of; returns the index of its entry.
    pub(super) fn add(&mut self, reading: &Reading, body: &Body) -> usize {
        let parent = body.parent.as_deref().map(|parent| self.add(reading, parent));
        let key = key(reading, body, parent);
        let alike = self.alike.entry((key.stem.clone(), key.area.clone(), key.parent)).or_default();
        let found = alike.iter().copied().find(|&other| same_area(&self.keys[other], &key));
        let index = found.unwrap_or_else(|| {
            alike.push(self.keys.len());
            self.keys.push(key);
            let kind = reading.lexicon.cell(body.row, 1);
            self.of_kind.entry(kind.to_owned()).or_default().push(self.entries.len());
            self.entries.push(Organization {
                name: String::new(),
                kind: kind.to_owned(),
                level: None,
                parent: parent.map(|parent| parent as u32),
                mentions: Vec::new(),
            });
            self.entries.len() - 1
        });
        self.mention(index, body.tokens.clone(), body.level(reading));
        index
    }

    fn mention(&mut self, index: usize, tokens: Tokens, level: Option<Level>) {
        let entry = &mut self.entries[index];
        entry.level = entry.level.or(level);
        entry.mentions.push(tokens);
    }

    /// Adds a type word alone (`Ban Thường vụ`, `Công ty`) as a mention of the only body of that type.
    pub(super) fn add_bare(&mut self, tokens: &Tokens, kind: &str) {
        if let Some(&[index]) = self.of_kind.get(kind).map(Vec::as_slice) {
            self.mention(index, tokens.clone(), None);
        }
    }

    /// Merges short names into full ones, parents first, and sorts the bodies by their first mention.
    pub(super) fn finish(mut self, reading: &Reading) -> Vec<Organization> {
        let mut into: Vec<usize> = (0..self.entries.len()).collect();
        let beginnings = self.beginnings();
        // parents come first, because `add` adds them first
        for index in 0..self.entries.len() {
            if let Some(parent) = self.keys[index].parent {
                self.keys[index].parent = Some(root(&into, parent));
            }
            if let Some(fuller) = self.fuller(index, &into, &beginnings) {
                into[index] = fuller;
            }
        }
        let mut order: Vec<usize> = (0..into.len()).filter(|&index| into[index] == index).collect();
        for index in 0..into.len() {
            let to = root(&into, index);
            if to != index {
                let mentions = std::mem::take(&mut self.entries[index].mentions);
                let level = self.entries[index].level;
                let entry = &mut self.entries[to];
                entry.mentions.extend(mentions);
                entry.level = entry.level.or(level);
            }
        }
        for entry in &mut self.entries {
            let longest = entry.mentions.iter().map(|tokens| reading.source.slice(tokens)).max_by_key(|text| text.chars().count());
            entry.name = longest.unwrap_or_default().to_owned();
            sort_by_place(&mut entry.mentions, |tokens| (tokens.start, usize::MAX - tokens.end));
        }
        sort_by_place(&mut order, |&index| {
            self.entries[index].mentions.first().map_or((0, 0), |tokens| (tokens.start + 1, usize::MAX - tokens.end))
        });
        let mut places = vec![None; into.len()];
        for (place, &index) in order.iter().enumerate() {
            places[index] = Some(place as u32);
        }
        order
            .iter()
            .map(|&index| {
                let parent = self.keys[index].parent.map(|parent| root(&into, parent));
                let level = self.entries[index].level.or_else(|| self.entries[parent?].level);
                Organization { parent: parent.and_then(|parent| places[parent]), level, ..self.entries[index].clone() }
            })
            .collect()
    }

    /// Only for stems without an area, because no others are looked up.
    fn beginnings(&self) -> Beginnings {
        let open = self.keys.iter().filter(|key| key.area.is_empty());
        let mut beginnings: Beginnings = open.map(|key| (key.stem.clone(), Vec::new())).collect();
        for (index, key) in self.keys.iter().enumerate() {
            let ends = key.stem.match_indices(' ').map(|(end, _)| end).chain([key.stem.len()]);
            for end in ends {
                if let Some(stems) = beginnings.get_mut(&key.stem[..end]) {
                    stems.push(index);
                }
            }
        }
        beginnings
    }

    /// Whether `inner` is part of `outer` after the merges so far.
    fn is_within(&self, inner: usize, outer: usize, into: &[usize]) -> bool {
        let mut at = inner;
        for _ in 0..DEEPEST {
            match self.keys[at].parent {
                None => return false,
                Some(parent) => at = root(into, parent),
            }
            if at == outer {
                return true;
            }
        }
        true
    }

    /// The only body that may be the same under a fuller name: with its area, its parent, or a longer stem.
    fn fuller(&self, index: usize, into: &[usize], beginnings: &Beginnings) -> Option<usize> {
        let key = &self.keys[index];
        let candidates = beginnings.get(&key.stem)?;
        if !key.area.is_empty() || candidates.len() > MOST_CANDIDATES {
            return None;
        }
        let says_more = |other: &usize| {
            let fuller = &self.keys[*other];
            let same_parent = match (key.parent, fuller.parent) {
                (None, _) => true,
                (Some(parent), Some(other)) => root(into, parent) == root(into, other),
                _ => false,
            };
            let more = !fuller.area.is_empty() || fuller.parent.is_some() && key.parent.is_none() || *other < index;
            let sort_fits = key.sort.is_empty() || fuller.sort.is_empty() && !fuller.area.is_empty() || fuller.sort == key.sort;
            // “Viện Khoa học” behind “Viện Khoa học nông nghiệp Việt Nam”
            let shortened =
                *other < index && fuller.stem.strip_prefix(&key.stem).is_some_and(|rest| rest.starts_with(' ')) && key.stem.contains(' ');
            *other != index
                && into[*other] == *other
                && (fuller.stem == key.stem && more || shortened)
                && same_parent
                && sort_fits
                // nothing is part of itself: “Ủy ban Kiểm tra của Ủy ban Kiểm tra”
                && !self.is_within(*other, index, into)
                && !self.is_within(index, *other, into)
        };
        let mut candidates = candidates.iter().copied().filter(says_more);
        candidates.next().filter(|_| candidates.next().is_none())
    }
}

/// `Công an TP Hà Nội` is `Công an Hà Nội`, but `UBND TP Yên Bái` is not `UBND tỉnh Yên Bái`.
fn same_area(one: &BodyKey, other: &BodyKey) -> bool {
    one.sort == other.sort || !one.area.is_empty() && (one.sort.is_empty() || other.sort.is_empty())
}

fn root(into: &[usize], index: usize) -> usize {
    let mut at = index;
    while into[at] != at {
        at = into[at];
    }
    at
}

fn key(reading: &Reading, body: &Body, parent: Option<usize>) -> BodyKey {
    let [phrases, kind] = [0, 1].map(|column| reading.lexicon.cell(body.row, column));
    let mut stem = if reading.lexicon.takes(body.row, Takes::Caps) {
        format!("{kind} {}", reading.source.folded(&body.head))
    } else if phrases.split('|').any(|phrase| phrase == kind) {
        kind.to_owned()
    } else {
        spelled_out(reading, &body.head)
    };
    let end = body.parent.as_ref().map_or(body.tokens.end, |parent| parent.tokens.start);
    let area_start = body.area.as_ref().map(|area| area_start(reading, body, area.end));
    let own = body.head.end..area_start.unwrap_or(end).min(end);
    // legal forms are optional: “Công ty TNHH Hoàng Giang” is “Công ty Hoàng Giang”
    let mut at = own.start;
    while at < own.end {
        let form = reading.hit_of(at, FieldClass::Form).filter(|hit| at + hit.len() <= own.end);
        let len = form.map_or(1, |hit| hit.len());
        let short = reading.hit(at, TableId::Abbreviation).map_or(len, |hit| hit.len().max(len)).min(own.end - at);
        if form.is_none() {
            let words = spelled_out(reading, &(at..at + short));
            if !words.is_empty() {
                stem.push(' ');
                stem.push_str(&words);
            }
        }
        at += short;
    }
    let (mut area, mut sort) = (String::new(), String::new());
    if let (Some(start), Some(found)) = (area_start, &body.area) {
        area = spelled_out(reading, &found.name).trim_start_matches("thành phố ").to_owned();
        sort = spelled_out(reading, &(start..found.name.start.max(start)));
    }
    BodyKey { stem, area, sort, parent }
}

/// The start of the area that ends at `end`, with its `huyện`; `Area` itself has only the start of the name.
fn area_start(reading: &Reading, body: &Body, end: usize) -> usize {
    (body.head.end..end).find(|&at| crate::find::place::scan_area(reading, at).is_some_and(|area| area.end == end)).unwrap_or(end)
}
