//! What became of what was counted: `nhận 140 đơn. Đã giải quyết 116. Kết luận đúng 70, sai 46`; `kết luận 52 tổ chức đảng có vi phạm,
//! phải kỷ luật 6 tổ chức đảng`; `phát hiện 09 hộ lấn chiếm. Đã cưỡng chế 05, nhắc nhở 03, đang xác minh 01`.
//!
//! The clause has no subject of its own: it opens with the verb, so it speaks of the cases that the clause or the sentence
//! before took up. The part counts the same noun, or has none.

use crate::discourse::earlier_sentences;
use crate::report::Kind;
use crate::sums::arithmetic::exceeds;
use crate::sums::breakdowns::{Breakdowns, Coverage, Proposal};
use crate::sums::compatibility::{Compatibility, compatibility};
use crate::sums::context::{Context, OUTSIDE};

/// In tokens, from the start of the clause to its figure: `Kết luận tố đúng và đúng một phần là ⟦103⟧`.
const LONGEST_CLAUSE: usize = 12;

/// Parts of one statement; a longer row is a table.
const MOST_PARTS: usize = 8;

/// How many figures before the clause what it speaks of may stand.
const REACH: usize = 8;

pub(crate) fn detect_outcomes(context: &Context, breakdowns: &mut Breakdowns) {
    let mut next = 0;
    for first in 0..context.drafts.len() {
        if first < next || breakdowns.is_part(first) || !is_countable(context, first) {
            continue;
        }
        let Some((start, verb)) = outcome_clause(context, first) else { continue };
        let parts = row(context, first, breakdowns);
        let Some(&last) = parts.last() else { continue };
        next = last + 1;
        for (total, parts) in group(context, start, &parts) {
            let evidence = verb..verb + 1;
            breakdowns
                .push(context, Proposal { total, parts, coverage: Coverage::Possible, is_clean: true, evidence, rule: "sum.outcome" });
        }
    }
}

fn is_countable(context: &Context, figure: usize) -> bool {
    context.drafts[figure].kind == Kind::Count
        && context.level(context.drafts[figure].number.start) == OUTSIDE
        && !context.is_change(figure)
}

/// Where the clause of the figure starts and where its verb stands, if it opens with one that says what became of them.
fn outcome_clause(context: &Context, figure: usize) -> Option<(usize, usize)> {
    let own = context.drafts[figure].tokens.start;
    let sentence = context.reading.source.sentence(own).start;
    let floor = sentence.max(own.saturating_sub(LONGEST_CLAUSE));
    let ends = |at: &usize| matches!(context.separator(*at), Some(',' | ';')) || context.is_counted(*at);
    let start = (floor..own).rev().find(ends).map_or(floor, |at| at + 1);
    if start > sentence && start == floor && !ends(&(start - 1)) {
        return None;
    }
    let verb = past_auxiliaries(context, start);
    // “kiểm tra 14 đảng viên, kết luận 11 đảng viên có vi phạm” goes on with the inspection; a sentence of its own concludes it
    if start > sentence && context.reading.context(verb, "intake").is_some() && verb == start {
        return None;
    }
    (verb < own && context.reading.context(verb, "outcome").is_some()).then_some((start, verb))
}

/// `đến nay đã phải ⟦xử lý⟧`
fn past_auxiliaries(context: &Context, mut at: usize) -> usize {
    const MOST: usize = 4;
    for _ in 0..MOST {
        let state = context.word(at, "state");
        let auxiliary = || {
            ["aux", "outcome-aux", "suffers", "until-now"].iter().find_map(|class| context.reading.context(at, class)).map(|hit| hit.len())
        };
        let is_verb = context.reading.context(at, "outcome").is_some();
        match state.or_else(auxiliary).filter(|_| !is_verb) {
            Some(len) => at += len,
            None => break,
        }
    }
    at
}

/// The figures of the statement: what stands in one list with the first.
fn row(context: &Context, first: usize, breakdowns: &Breakdowns) -> Vec<usize> {
    let end = context.reading.source.sentence(context.drafts[first].tokens.start).end;
    let mut parts = vec![first];
    for part in first + 1..context.drafts.len() {
        let before = context.drafts[part - 1].tokens.end;
        let gap = before..context.drafts[part].tokens.start;
        let is_listed = context.drafts[part].tokens.end <= end
            && gap.len() <= LONGEST_CLAUSE
            && gap.clone().filter(|&at| matches!(context.separator(at), Some(',' | ';'))).count() <= 1
            && matches!(context.separator(before), Some(',' | ';' | '&'));
        if !is_listed || !is_countable(context, part) || breakdowns.is_part(part) || parts.len() == MOST_PARTS {
            break;
        }
        parts.push(part);
    }
    parts
}

/// Each total before the clause with those of the parts that count some of it.
fn group(context: &Context, clause: usize, parts: &[usize]) -> Vec<(usize, Vec<usize>)> {
    let totals = taken_up(context, clause);
    let mut groups: Vec<(usize, Vec<usize>)> = Vec::new();
    for &part in parts {
        let holds = |&&total: &&usize| {
            let tie = compatibility(context, total, part);
            let is_bare = context.drafts[part].object.is_none();
            let counts = tie == Some(Compatibility::Same) || is_bare && tie >= Some(Compatibility::Class) || is_any(context, total, part);
            counts && !exceeds(context, part, total)
        };
        let Some(&total) = totals.iter().find(holds) else { break };
        match groups.iter_mut().find(|(known, _)| *known == total) {
            Some((_, parts)) => parts.push(part),
            None => groups.push((total, vec![part])),
        }
    }
    groups
}

/// `103 trường hợp, … 58 người`: what stands for any case counts people too.
fn is_any(context: &Context, total: usize, part: usize) -> bool {
    let any = |figure: usize| context.drafts[figure].object.as_ref().is_some_and(|noun| context.word(noun.tokens.start, "any").is_some());
    (any(total) || any(part)) && compatibility(context, total, part) >= Some(Compatibility::Class)
}

/// The counts that the clause can speak of, nearest first: of the sentence where that takes up cases, else of the one before.
fn taken_up(context: &Context, clause: usize) -> Vec<usize> {
    let sentence = context.reading.source.sentence(clause);
    let counts = |tokens: std::ops::Range<usize>| -> Vec<usize> {
        let takes_up = tokens.clone().any(|at| context.reading.context(at, "intake").is_some());
        let figures = context.figures(&tokens).rev().take(REACH).filter(|&figure| is_countable(context, figure));
        figures.filter(|_| takes_up).collect()
    };
    if context.figures(&(sentence.start..clause)).is_empty() && sentence.start == clause {
        return earlier_sentences(context.reading.source, clause, 1).next().map_or_else(Vec::new, counts);
    }
    counts(sentence.start..clause)
}
