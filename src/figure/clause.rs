//! Where a figure stands: between its neighbours, in its clause, in its sentence. `kiểm tra ⟦203 tổ chức đảng⟧, ⟦4.668 đảng viên⟧`.

use super::Draft;
use crate::find::Reading;
use crate::lexicon::{ContextClass, CueClass, ObjectClass};
use crate::report::Kind;
use crate::span::Tokens;

/// The room around one figure, in tokens.
#[derive(Debug, Clone)]
pub(super) struct Room {
    pub(super) sentence: Tokens,
    /// From the figure before it in the sentence, or the start of the sentence, to this one. A span of time ends nothing:
    /// `kiểm tra trong 6 tháng đầu năm ⟦24 chi bộ⟧`.
    pub(super) before: Tokens,
    /// From whatever figure stands before it in the sentence.
    pub(super) gap: Tokens,
    /// From this one to the next figure in the sentence, or the end of the sentence.
    pub(super) after: Tokens,
}

impl Room {
    pub(super) fn of(reading: &Reading, drafts: &[Draft], index: usize) -> Self {
        const MOST_SPANS_OF_TIME: usize = 3;
        let own = &drafts[index].tokens;
        let sentence = reading.source.sentence(own.start);
        let end_of = |draft: Option<&Draft>| draft.map_or(0, |draft| draft.tokens.end).clamp(sentence.start, own.start);
        let mut earlier = drafts[..index].iter().rev();
        let gap = end_of(earlier.clone().next())..own.start;
        let before = end_of(earlier.by_ref().take(MOST_SPANS_OF_TIME).find(|draft| draft.kind != Kind::Duration))..own.start;
        let end = own.end.min(sentence.end);
        let to = drafts.get(index + 1).map_or(usize::MAX, |next| next.tokens.start).clamp(end, sentence.end);
        Self { before, gap, after: end..to, sentence }
    }

    /// Whether the figure opens a bracket or stands behind `trong đó`: a part of the figure before it in the sentence.
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

/// The figure before this one that is no part inside a bracket closed since: `48 tổ chức (khiển trách 34, cảnh cáo 14) và ⟦12 đảng viên⟧`.
pub(super) fn outer_previous(reading: &Reading, drafts: &[Draft], index: usize) -> Option<usize> {
    const MOST_PARTS: usize = 16;
    let has = |index: usize, mark: char| Room::of(reading, drafts, index).gap.into_iter().any(|at| reading.token(at).is(mark));
    let previous = index.checked_sub(1)?;
    if !has(index, ')') || has(index, '(') {
        return Some(previous);
    }
    let opener = (0..index).rev().take(MOST_PARTS).find(|&part| has(part, '('));
    opener.map_or(Some(previous), |part| part.checked_sub(1))
}

/// The sentence with words before the token.
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

/// The sentence with words behind the token.
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

/// Past the people named together with those counted: `4 cán bộ⟦, đảng viên⟧ bị khiển trách`.
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

/// Whether the next figure stands in one list with the figure before `gap`: only a few words and a `,` or `và` between.
pub(super) fn is_listed(reading: &Reading, gap: &Tokens) -> bool {
    const LONGEST: usize = 9;
    gap.len() <= LONGEST
        && gap.clone().any(|at| reading.token(at).is(',') || reading.is(at, CueClass::And))
        && !gap.clone().any(|at| matches!(reading.token(at).mark, ';' | ':' | '(' | ')'))
}

/// Whether the words between a verb and the figure let it govern the figure: `kiểm tra đối với tổng số 24 đảng viên`.
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
