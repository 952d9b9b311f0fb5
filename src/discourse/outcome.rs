//! Clauses that say what became of the cases just counted: `nhận 140 đơn. ⟦Đã giải quyết⟧ 116`, `52 tổ chức đảng có vi phạm, ⟦phải kỷ luật⟧ 6`.
//!
//! Such a clause has no subject: it opens with its verb, behind words of time and state alone.

use crate::find::Reading;
use crate::lexicon::{ContextClass, RelationClass};
use crate::span::Tokens;

/// In tokens, from the start of the clause to its figure: `Kết luận tố đúng và đúng một phần là ⟦103⟧`.
pub(crate) const LONGEST_CLAUSE: usize = 12;

pub(crate) struct Outcome {
    /// Where the clause starts.
    pub(crate) clause: usize,
    /// `giải quyết`
    pub(crate) verb: Tokens,
}

/// The outcome that governs the figure which starts at `own`; `previous` is where the figure before it ends.
pub(crate) fn outcome_before(reading: &Reading, own: usize, previous: usize) -> Option<Outcome> {
    let sentence = reading.source.sentence(own).start;
    let floor = sentence.max(previous);
    let ends = |at: &usize| matches!(reading.token(*at).mark, ',' | ';');
    let clause = (floor..own).rev().take(LONGEST_CLAUSE).find(ends).map_or(floor, |at| at + 1);
    if clause + LONGEST_CLAUSE < own {
        return None;
    }
    let at = past_auxiliaries(reading, clause);
    let verb = reading.hit_of(at, ContextClass::Outcome).filter(|_| at < own)?;
    // “kiểm tra 14 đảng viên, kết luận 11 đảng viên có vi phạm” goes on with the inspection, “giám sát 30 đảng viên; kỷ luật 11 đảng viên”
    // with another task: within a sentence such a verb needs a word like “phải”, “đã”
    let is_bare = at == clause && clause > sentence;
    let goes_on = reading.hit_of(at, ContextClass::Intake).is_some() || reading.source.before(clause, 1).is(';');
    (!is_bare || !goes_on).then(|| Outcome { clause, verb: at..at + verb.len() })
}

/// `đến nay đã phải ⟦xử lý⟧`
fn past_auxiliaries(reading: &Reading, mut at: usize) -> usize {
    const MOST: usize = 4;
    const AUXILIARIES: [ContextClass; 4] = [ContextClass::Aux, ContextClass::OutcomeAux, ContextClass::Suffers, ContextClass::UntilNow];
    for _ in 0..MOST {
        if reading.hit_of(at, ContextClass::Outcome).is_some() {
            break;
        }
        let state = reading.hit_of(at, RelationClass::State);
        let auxiliary = || AUXILIARIES.into_iter().find_map(|class| reading.hit_of(at, class));
        match state.or_else(auxiliary) {
            Some(hit) => at += hit.len(),
            None => break,
        }
    }
    at
}

/// Whether `tokens` take up cases by another verb than that of the outcome, or say what is due: `⟦nhận⟧ 140 đơn`, `⟦phải giải quyết⟧ 140 đơn`.
pub(crate) fn takes_up_cases(reading: &Reading, tokens: &Tokens, outcome: &Outcome) -> bool {
    /// How far before the outcome the cases are taken up; keeps a text without full stops linear.
    const WINDOW: usize = 120;
    let verb = reading.source.folded(&outcome.verb);
    let from = tokens.start.max(tokens.end.saturating_sub(WINDOW));
    (from..tokens.end).any(|at| {
        let is_due = || at > tokens.start && reading.is(at - 1, ContextClass::Suffers);
        reading.hit_of(at, ContextClass::Intake).is_some_and(|hit| is_due() || reading.source.folded(&(at..at + hit.len())) != verb)
    })
}
