//! What introduces a list of parts: `trong đó`, `gồm`, `cụ thể`, `Theo đó`, `bằng các hình thức`, a colon.
//!
//! Numbers, nouns and sums ask here, so that they agree on where a list starts.

use crate::find::reading::Reading;
use crate::lexicon::{RelationClass, TableId};
use crate::span::Tokens;

/// What the words say of the parts behind them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Introduction {
    /// `gồm`: they are everything.
    All,
    /// `trong đó`: everything or some.
    Some,
    /// `cụ thể`, `Theo đó`: told one by one.
    Detail,
    /// `bằng hình thức`: how it was done, which may be a list.
    Manner,
    /// `:`
    Colon,
}

#[derive(Debug, Clone)]
pub(crate) struct Introducer {
    pub(crate) tokens: Tokens,
    pub(crate) introduction: Introduction,
}

/// `trong đó cụ thể gồm`: nobody says it more often.
const MOST_REPEATED: usize = 2;

/// The classes of the relation table that introduce a list, surest first.
const CLASSES: [(RelationClass, Introduction); 4] = [
    (RelationClass::All, Introduction::All),
    (RelationClass::Some, Introduction::Some),
    (RelationClass::Detail, Introduction::Detail),
    (RelationClass::Manner, Introduction::Manner),
];

/// The words that introduce a list here, with a second introducer that only repeats the first: `trong đó gồm`.
pub(crate) fn introducing_words(reading: &Reading, at: usize) -> Option<Introducer> {
    let (introduction, mut end) = phrase_at(reading, at)?;
    for _ in 0..MOST_REPEATED {
        end = phrase_at(reading, end).map_or(end, |(_, end)| end);
    }
    Some(Introducer { tokens: at..end, introduction })
}

/// The words or the colon that introduce a list here.
pub(crate) fn introducer_at(reading: &Reading, at: usize) -> Option<Introducer> {
    let colon = || reading.token(at).is(':').then(|| Introducer { tokens: at..at + 1, introduction: Introduction::Colon });
    introducing_words(reading, at).or_else(colon)
}

/// Whether `gồm` or `trong đó` starts here: words that surely open parts of the figure before them.
pub(crate) fn opens_parts(reading: &Reading, at: usize) -> bool {
    let is_partitive = || reading.is(at, RelationClass::These);
    phrase_at(reading, at).is_some_and(|(kind, _)| matches!(kind, Introduction::All | Introduction::Some)) && !is_partitive()
}

/// The same, or a colon.
pub(crate) fn opens_items(reading: &Reading, at: usize) -> bool {
    reading.token(at).is(':') || opens_parts(reading, at)
}

fn phrase_at(reading: &Reading, at: usize) -> Option<(Introduction, usize)> {
    let hit = reading.hit(at, TableId::Relation)?;
    let has = |class: RelationClass| reading.lexicon.is(hit, class);
    // “Theo đó”, “Kết quả” introduce a list at the start of a sentence alone
    if has(RelationClass::Initial) && at != reading.source.sentence(at).start {
        return None;
    }
    CLASSES.iter().find(|(class, _)| has(*class)).map(|&(_, introduction)| (introduction, at + hit.len()))
}
