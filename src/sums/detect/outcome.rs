//! What became of what was counted: `nhận 140 đơn. Đã giải quyết 116. Kết luận đúng 70, sai 46`; `kết luận 52 tổ chức đảng có vi phạm,
//! phải kỷ luật 6 tổ chức đảng`; `phát hiện 09 hộ lấn chiếm. Đã cưỡng chế 05, nhắc nhở 03, đang xác minh 01`.
//!
//! The clause has no subject of its own: it opens with the verb, so it speaks of the cases that the clause or the sentence
//! before took up. The part counts the same noun, or has none.

use crate::discourse::earlier_sentences;
use crate::discourse::outcome::{LONGEST_CLAUSE, Outcome, outcome_before, takes_up_cases};
use crate::lexicon::RelationClass;
use crate::report::Kind;
use crate::span::Tokens;
use crate::sums::arithmetic::exceeds;
use crate::sums::breakdowns::Breakdowns;
use crate::sums::compatibility::{Compatibility, compatibility};
use crate::sums::context::{Context, OUTSIDE};
use crate::sums::proposal::{Coverage, Proposal};

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
        let previous = first.checked_sub(1).map_or(0, |before| context.drafts[before].tokens.end);
        let Some(outcome) = outcome_before(context.reading, context.drafts[first].tokens.start, previous) else { continue };
        let parts = row(context, first, breakdowns);
        let Some(&last) = parts.last() else { continue };
        next = last + 1;
        for (total, parts) in group(context, &outcome, &parts) {
            let evidence = outcome.verb.clone();
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
fn group(context: &Context, outcome: &Outcome, parts: &[usize]) -> Vec<(usize, Vec<usize>)> {
    let totals = taken_up(context, outcome);
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
    let any = |figure: usize| {
        context.drafts[figure].object.as_ref().is_some_and(|noun| context.word(noun.tokens.start, RelationClass::Any).is_some())
    };
    (any(total) || any(part)) && compatibility(context, total, part) >= Some(Compatibility::Class)
}

/// The counts that the clause can speak of, nearest first: of its own sentence, else of the one before, where that takes up cases.
fn taken_up(context: &Context, outcome: &Outcome) -> Vec<usize> {
    let sentence = context.reading.source.sentence(outcome.clause);
    let counts = |tokens: Tokens| -> Vec<usize> {
        if !takes_up_cases(context.reading, &tokens, outcome) {
            return Vec::new();
        }
        context.figures(&tokens).rev().take(REACH).filter(|&figure| is_countable(context, figure)).collect()
    };
    if sentence.start == outcome.clause {
        return earlier_sentences(context.reading.source, outcome.clause, 1).next().map_or_else(Vec::new, counts);
    }
    counts(sentence.start..outcome.clause)
}
