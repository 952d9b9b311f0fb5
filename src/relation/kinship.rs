//! Whether one figure can be a part of another: `23 đồng chí` of `186 đảng viên`, `67/68 quận ủy` of `133/136 đơn vị`,
//! `181 tỷ đồng` of `5.213 tỷ đồng`; never 60 years of 21 people.

use super::scene::Scene;
use crate::figure::{Draft, Noun};
use crate::lexicon::TableId;
use crate::report::Kind;

/// How sure the words make it that one figure counts some of what the other counts, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kinship {
    /// Nothing speaks against it: `8 trận … 4 thắng`.
    Loose,
    /// Both are bodies, both are cases; the part has no object of its own.
    Class,
    /// Both are persons, or one noun is the other with more words: `tàu`, `tàu cá`.
    Kind,
    /// The same noun.
    Same,
}

/// Whether `part` may be some of `total`; never where kinds or units differ.
pub(super) fn kinship(scene: &Scene, total: usize, part: usize) -> Option<Kinship> {
    if total == part || scene.is_change(total) != scene.is_change(part) {
        return None;
    }
    let (total, part) = (&scene.drafts[total], &scene.drafts[part]);
    if per(total) != per(part) {
        return None;
    }
    match (total.kind, part.kind) {
        (Kind::Money | Kind::Measure | Kind::Duration, _) if total.kind == part.kind => (symbol(total) == symbol(part)).then_some(Kinship::Kind),
        // a percentage of what the total counts: “66% trong số hơn 10.000 công ty”
        (Kind::Count | Kind::Money | Kind::Measure, Kind::Percent) => (!is_other(scene, total, part)).then_some(Kinship::Class),
        (Kind::Count, Kind::Count) | (Kind::Ratio, Kind::Ratio) | (Kind::Percent, Kind::Percent) => nouns(scene, total, part),
        _ => None,
    }
}

fn symbol(draft: &Draft) -> Option<&str> {
    draft.unit.as_ref().map(|unit| unit.symbol.as_str())
}

fn per(draft: &Draft) -> Option<&str> {
    draft.per.as_ref().map(|unit| unit.symbol.as_str())
}

/// `20% học sinh` is no part of `30 trường`.
fn is_other(scene: &Scene, total: &Draft, part: &Draft) -> bool {
    total.object.is_some() && part.object.is_some() && nouns(scene, total, part).is_none()
}

fn nouns(scene: &Scene, total: &Draft, part: &Draft) -> Option<Kinship> {
    let (Some(whole), Some(some)) = (&total.object, &part.object) else {
        return Some(if total.object.is_some() { Kinship::Class } else { Kinship::Loose });
    };
    if whole.canonical == some.canonical {
        return Some(Kinship::Same);
    }
    if extends(bare(scene, whole), bare(scene, some)) {
        return Some(Kinship::Kind);
    }
    let (left, right) = (class(scene, whole), class(scene, some));
    if stands_for_any(scene, whole) || stands_for_any(scene, some) {
        return Some(if left == Some("person") || right == Some("person") { Kinship::Kind } else { Kinship::Class });
    }
    match (left, right) {
        (Some("person"), Some("person")) => Some(Kinship::Kind),
        (Some("person"), Some(_)) | (Some(_), Some("person")) => None,
        (Some("body"), Some("body")) => Some(Kinship::Class),
        _ => Some(Kinship::Loose),
    }
}

/// `tàu` and `tàu cá`, `chi bộ` and `chi bộ cơ sở`.
fn extends(left: &str, right: &str) -> bool {
    let (short, long) = if left.len() < right.len() { (left, right) } else { (right, left) };
    !short.is_empty() && (long == short || long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' ')))
}

/// The noun without its classifier: `tàu cá` of `chiếc tàu cá`.
fn bare<'n>(scene: &Scene, noun: &'n Noun) -> &'n str {
    let classified = scene.reading.hit(noun.tokens.start, TableId::Classifier).is_some_and(|hit| hit.len() < noun.tokens.len());
    match noun.canonical.split_once(' ') {
        Some((_, rest)) if classified => rest,
        _ => &noun.canonical,
    }
}

/// The class of the object table: person, body, case or thing.
pub(super) fn class<'s>(scene: &'s Scene, noun: &Noun) -> Option<&'s str> {
    let at = noun.tokens.start;
    let behind = || {
        let classifier = scene.reading.hit(at, TableId::Classifier)?;
        scene.reading.hit(at + classifier.len(), TableId::Object).filter(|_| classifier.len() < noun.tokens.len())
    };
    let hit = scene.reading.hit(at, TableId::Object).or_else(behind)?;
    Some(scene.reading.lexicon.cell(hit, 2))
}

/// `trường hợp`, `đơn vị`: counts whatever the text is about.
fn stands_for_any(scene: &Scene, noun: &Noun) -> bool {
    scene.word(noun.tokens.start, "any").is_some_and(|len| len == noun.tokens.len())
}
