//! One fact told twice: `Huyện có 48 chi bộ. … Cả huyện có 47 chi bộ.`

use rustc_hash::FxHashMap;
use solieu_text::TokenKind;

use super::Found;
use super::conflict::{conflict, is_plain_count, reconcilable, value};
use crate::report::CheckKind;
use crate::span::Tokens;
use crate::sums::breakdowns::Breakdowns;
use crate::sums::context::Context;
use crate::sums::repeated_words::{clause, word_pairs};
use crate::wording::Telling;

/// The same clause with another number: same noun, same act, nothing else said differently.
pub(crate) fn detect_repetitions(context: &Context, breakdowns: &Breakdowns, found: &mut Found) {
    // an article says a thing two or three times; the window keeps tables linear
    const WINDOW: usize = 8;
    let mut seen: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for figure in 0..context.drafts.len() {
        if !is_plain_count(context, figure) || breakdowns.is_part(figure) {
            continue;
        }
        let Some(noun) = &context.drafts[figure].object else { continue };
        let earlier = seen.entry(&noun.canonical).or_default();
        let other = earlier.iter().rev().take(WINDOW).copied().find(|&other| repeats(context, other, figure));
        if let Some(other) = other.filter(|&other| !reconcilable(context, other, figure)) {
            let evidence = clause(context, figure);
            let computed = value(context, other);
            found.checks.extend(computed.and_then(|computed| {
                conflict(context, CheckKind::Repetition, vec![figure, other], computed, evidence, "repetition.clause")
            }));
        }
        earlier.push(figure);
    }
}

/// Whether the clauses of two figures say the same: at least so many pairs of words in common, and no name, date or other
/// number in only one of them.
fn repeats(context: &Context, left: usize, right: usize) -> bool {
    const LEAST_IN_COMMON: usize = 3;
    let [left, right] = [left, right].map(|figure| (figure, context.reading.source.sentence(context.drafts[figure].number.start)));
    if left.1 == right.1 || differs(context, left.0, right.0) {
        return false;
    }
    let said = |figure: usize| -> Vec<String> {
        word_pairs(context, clause(context, figure)).map(|pair| context.reading.source.folded(&pair)).collect()
    };
    let (first, second) = (said(left.0), said(right.0));
    let common = first.iter().filter(|pair| second.contains(pair)).count();
    common >= LEAST_IN_COMMON && common * 3 >= first.len().max(second.len()) * 2 && names(context, &left) == names(context, &right)
}

fn differs(context: &Context, left: usize, right: usize) -> bool {
    let (left, right) = (&context.drafts[left], &context.drafts[right]);
    left.topic != right.topic || left.organization != right.organization || left.period != right.period || left.facets != right.facets
}

/// The capitalised words and the other numbers of the sentence, but for its first word.
fn names(context: &Context, (figure, sentence): &(usize, Tokens)) -> Vec<String> {
    let own = &context.drafts[*figure].number;
    let telling = |&at: &usize| {
        let token = context.reading.token(at);
        at > sentence.start && !own.contains(&at) && (token.is_capital() || token.kind == TokenKind::Digits)
    };
    let mut names: Vec<String> = sentence.clone().filter(telling).map(|at| context.reading.source.folded(&(at..at + 1))).collect();
    names.sort_unstable();
    names
}

/// “Cùng một điều được viết là 25 rồi 24.”
pub(crate) fn tell(telling: &Telling) -> String {
    let Some(check) = telling.finding.check.and_then(|index| telling.report.checks.get(index as usize)) else { return String::new() };
    let (stated, others) = check.stated().map_or((String::new(), &[][..]), |(&stated, others)| (telling.quote(stated), others));
    let others = others.iter().map(|&figure| telling.quote(figure)).collect::<Vec<_>>().join(" + ");
    telling
        .language
        .pick(format!("Cùng một điều được viết là {others} rồi {stated}."), format!("One fact is given as {others}, then as {stated}."))
}
