//! The words that may describe a figure: those up to the figures before and behind it, its clause, its sentence.
//!
//! In `kiểm tra ⟦203 tổ chức đảng⟧, ⟦4.668 đảng viên⟧ được giám sát` the first figure has `kiểm tra` before it, the second
//! `được giám sát` behind it.

use super::draft::Draft;
use crate::find::Reading;
use crate::lexicon::{ContextClass, CueClass, ObjectClass};
use crate::report::Kind;
use crate::span::Tokens;

/// The words around one figure, in tokens; all of them lie in its sentence.
#[derive(Debug, Clone)]
pub(super) struct Neighbourhood {
    pub(super) sentence: Tokens,
    /// From the figure before, or the start of the sentence, to this one. Skips durations, so that `kiểm tra` governs the 24 of
    /// `kiểm tra trong 6 tháng đầu năm ⟦24 chi bộ⟧`.
    pub(super) before: Tokens,
    /// The same, but from the figure right before, durations too.
    pub(super) gap: Tokens,
    /// From this one to the next figure, or the end of the sentence.
    pub(super) after: Tokens,
}

impl Neighbourhood {
    pub(super) fn of(reading: &Reading, drafts: &[Draft], index: usize) -> Self {
        const MOST_DURATIONS: usize = 3;
        let own = &drafts[index].tokens;
        let sentence = reading.source.sentence(own.start);
        let end_of = |draft: Option<&Draft>| draft.map_or(0, |draft| draft.tokens.end).clamp(sentence.start, own.start);
        let mut earlier = drafts[..index].iter().rev();
        let gap = end_of(earlier.clone().next())..own.start;
        let before = end_of(earlier.by_ref().take(MOST_DURATIONS).find(|draft| draft.kind != Kind::Duration))..own.start;
        let end = own.end.min(sentence.end);
        let to = drafts.get(index + 1).map_or(usize::MAX, |next| next.tokens.start).clamp(end, sentence.end);
        Self { before, gap, after: end..to, sentence }
    }

    /// Whether the figure is a part of the figure before it in the sentence: `24 đảng viên (⟦7⟧ nữ)`, `24 đảng viên, trong đó ⟦7⟧ nữ`.
    pub(super) fn is_part(&self, reading: &Reading) -> bool {
        let clause = self.clause_before(reading).start;
        self.gap.start > self.sentence.start && (reading.is(clause, ContextClass::Opens) || reading.source.before(clause, 1).is('('))
    }

    /// The words before the figure in its own clause: `kiểm tra sơ sài nên cấp sai cho ⟦4 hộ⟧`.
    pub(super) fn clause_before(&self, reading: &Reading) -> Tokens {
        let turns = |at: usize| is_break(reading, at) || reading.is(at, ContextClass::So);
        let start = self.before.clone().rev().find(|&at| turns(at)).map_or(self.before.start, |mark| mark + 1);
        start..self.before.end
    }

    /// The words behind the figure in its own clause.
    pub(super) fn clause_after(&self, reading: &Reading) -> Tokens {
        let from = past_coordination(reading, self.after.start).min(self.after.end);
        let end = (from..self.after.end).find(|&at| is_break(reading, at) || reading.is(at, CueClass::And)).unwrap_or(self.after.end);
        self.after.start..end
    }
}

/// The figure before this one, skipping those in a bracket that is closed by now: 48 for the 12 of
/// `48 tổ chức (khiển trách 34, cảnh cáo 14) và ⟦12 đảng viên⟧`.
pub(super) fn outer_previous(reading: &Reading, drafts: &[Draft], index: usize) -> Option<usize> {
    const MOST_PARTS: usize = 16;
    let has = |index: usize, mark: char| Neighbourhood::of(reading, drafts, index).gap.into_iter().any(|at| reading.token(at).is(mark));
    let previous = index.checked_sub(1)?;
    if !has(index, ')') || has(index, '(') {
        return Some(previous);
    }
    let opener = (0..index).rev().take(MOST_PARTS).find(|&part| has(part, '('));
    opener.map_or(Some(previous), |part| part.checked_sub(1))
}

/// The sentence before that of the token, skipping empty lines and lone marks.
pub(super) fn sentence_before(reading: &Reading, start: usize) -> Option<Tokens> {
    const MOST_BLANK: usize = 3;
    let mut sentence = reading.source.sentence(start);
    for _ in 0..MOST_BLANK {
        sentence = reading.source.sentence(sentence.start.checked_sub(1)?);
        if sentence.len() > 1 {
            return Some(sentence);
        }
    }
    None
}

/// The sentence behind that of the token, skipping empty lines and lone marks.
pub(super) fn sentence_after(reading: &Reading, start: usize) -> Option<Tokens> {
    const MOST_BLANK: usize = 3;
    let mut sentence = reading.source.sentence(start);
    for _ in 0..MOST_BLANK {
        sentence = reading.source.sentence(sentence.end);
        if sentence.len() > 1 {
            return Some(sentence);
        }
    }
    None
}

/// The token behind further nouns that share the number: `bị` in `4 cán bộ⟦, đảng viên⟧ bị khiển trách`.
pub(super) fn past_coordination(reading: &Reading, mut at: usize) -> usize {
    const MOST: usize = 3;
    for _ in 0..MOST {
        let noun = reading.hit_of(at + 1, ObjectClass::Person);
        match noun.filter(|_| reading.token(at).is(',') || reading.is(at, CueClass::And)) {
            Some(noun) => at += 1 + noun.len(),
            None => break,
        }
    }
    at
}

/// Whether a clause ends at this mark.
pub(super) fn is_break(reading: &Reading, at: usize) -> bool {
    matches!(reading.token(at).mark, ',' | ';' | ':' | '(' | ')' | '[' | ']')
}

/// Whether the figures around `gap` are items of one list: a few words and a `,` or `và` between them.
pub(super) fn is_listed(reading: &Reading, gap: &Tokens) -> bool {
    const LONGEST: usize = 9;
    gap.len() <= LONGEST
        && gap.clone().any(|at| reading.token(at).is(',') || reading.is(at, CueClass::And))
        && !gap.clone().any(|at| matches!(reading.token(at).mark, ';' | ':' | '(' | ')'))
}

/// Whether a verb governs the figure across the words of `gap`: `kiểm tra ⟦đối với tổng số⟧ 24 đảng viên`.
pub(super) fn is_link(reading: &Reading, gap: &Tokens) -> bool {
    let mut at = gap.start;
    while at < gap.end {
        at += match reading.hit_of(at, ContextClass::Link) {
            Some(hit) => hit.len(),
            None if matches!(reading.token(at).mark, '“' | '”' | '"' | '‘' | '’') => 1,
            None => return false,
        };
    }
    at == gap.end
}
