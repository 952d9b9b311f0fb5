//! One fact told twice in the body: `tổng mức đầu tư 1.480 tỷ đồng` … `tổng mức đầu tư cầu Bến Gỗ là 1.840 tỷ đồng`,
//! `phát hiện 36 kg ma túy` … `Toàn bộ 63 kg ma túy`.
//!
//! Two amounts may differ for a hundred reasons: only a slip of the hand, beside words that say it is the same thing, is one.

use std::collections::HashMap;

use solieu_text::TokenKind;

use super::Found;
use super::beside::{Time, clause, find, has_beside, is_comparable, is_level, is_step, pairs, time, word};
use super::conflict::{conflict, reconcilable, value};
use super::measured::is_measured_again;
use super::slip::{is_slip, significant};
use crate::document::BlockKind;
use crate::lexicon::{ComparisonClass, TableId};
use crate::report::{Amount, CheckKind, Kind};
use crate::span::Tokens;
use crate::sums::breakdowns::Breakdowns;
use crate::sums::context::Context;

pub(crate) fn detect_retellings(context: &Context, breakdowns: &Breakdowns, found: &mut Found) {
    // an article says a thing two or three times; the window keeps tables linear
    const WINDOW: usize = 10;
    let mut seen: HashMap<(Kind, Option<&str>), Vec<usize>> = HashMap::new();
    for figure in 0..context.drafts.len() {
        let draft = &context.drafts[figure];
        let is_told = (is_level(context, figure) || draft.kind == Kind::Percent && is_step(context, figure))
            && matches!(draft.amount, Amount::Single { .. })
            && matches!(context.reading.source.block(draft.number.start), Some(block) if block.kind == BlockKind::Body);
        if !is_told || breakdowns.is_part(figure) {
            continue;
        }
        let earlier = seen.entry((draft.kind, draft.unit.as_ref().map(|unit| unit.symbol.as_str()))).or_default();
        let again = |&other: &usize| is_retold(context, other, figure) || is_measured_again(context, other, figure);
        let other = earlier.iter().rev().take(WINDOW).copied().find(again);
        let known = other.is_some_and(|other| found.checks.iter().any(|check| check.figures == [figure, other]));
        if let Some((other, computed)) = other.filter(|_| !known).and_then(|other| Some((other, value(context, other)?))) {
            let evidence = clause(context, figure);
            found.checks.extend(conflict(context, CheckKind::Repetition, vec![figure, other], computed, evidence, "repetition.fact"));
        }
        earlier.push(figure);
    }
}

fn is_retold(context: &Context, left: usize, right: usize) -> bool {
    let source = context.reading.source;
    let sentences = [left, right].map(|figure| source.sentence_index(context.drafts[figure].number.start));
    let Some((first, second)) = value(context, left).zip(value(context, right)) else { return false };
    sentences[0] != sentences[1]
        && is_comparable(context, left, right)
        && !reconcilable(context, left, right)
        && is_slip(first, second)
        && is_step(context, left) == is_step(context, right)
        && !is_other(context, left, right)
        && ![left, right].iter().any(|&figure| time(context, figure) == Some(Time::Then))
        && is_same_fact(context, left, right, significant(first).min(significant(second)))
}

/// Whether the words around tell of another time, place, plan or part.
pub(super) fn is_other(context: &Context, left: usize, right: usize) -> bool {
    let [one, other] = [left, right].map(|figure| &context.drafts[figure]);
    let is_apart = |left: Option<&str>, right: Option<&str>| left.zip(right).is_some_and(|(left, right)| left != right);
    is_apart(one.period.as_deref(), other.period.as_deref())
        || one.facets != other.facets
        || is_apart(direction(context, left), direction(context, right))
        || [left, right]
            .iter()
            .any(|&figure| has_beside(context, figure, &[ComparisonClass::Other, ComparisonClass::Plan, ComparisonClass::Aspect]))
        // “Như vậy, đến nay tỉnh đã kỷ luật 19 đảng viên” adds up what came before
        || word(context, context.reading.source.sentence(context.drafts[right].number.start).start, ComparisonClass::Hence).is_some()
        || [left, right].iter().any(|&figure| has_rival(context, figure))
}

fn direction<'c>(context: &'c Context, figure: usize) -> Option<&'c str> {
    let change = context.drafts[figure].change.as_ref()?;
    Some(if change.direction == crate::report::Direction::Up { "up" } else { "down" })
}

/// Another amount of the same measure in the sentence: `ba xã có 126, 162 và 216 hộ`.
fn has_rival(context: &Context, figure: usize) -> bool {
    let sentence = context.reading.source.sentence(context.drafts[figure].number.start);
    context
        .figures(&sentence)
        .any(|other| is_comparable(context, other, figure) && context.drafts[other].amount != context.drafts[figure].amount)
}

/// Whether words say that it is the same thing; the fewer digits, the more of them.
fn is_same_fact(context: &Context, left: usize, right: usize, digits: usize) -> bool {
    const MANY_DIGITS: usize = 3;
    let source = context.reading.source;
    let sentences = [left, right].map(|figure| source.sentence(context.drafts[figure].number.start));
    let said = [left, right].map(|figure| pairs(context, clause(context, figure)));
    let common = said[0].iter().filter(|pair| said[1].contains(pair)).count();
    let noun = [left, right].map(|figure| context.drafts[figure].object.as_ref().map(|noun| &noun.canonical));
    let same_noun = noun[0].is_some() && noun[0] == noun[1];
    let is_whole = same_noun && find(context, &clause(context, right), ComparisonClass::Whole).is_some();
    let is_now = same_noun && [left, right].iter().all(|&figure| find(context, &clause(context, figure), ComparisonClass::Now).is_some());
    let head = [left, right].map(|figure| head(context, figure));
    let same_head = head[0].is_some() && head[0] == head[1];
    let codes = [0, 1].map(|side| codes(context, &sentences[side]));
    let same_code = !codes[0].is_empty() && codes[0] == codes[1];
    let is_growth = is_step(context, left)
        && context.drafts[left].period.is_some()
        && context.drafts[left].period == context.drafts[right].period
        && direction(context, left) == direction(context, right);
    let is_sure = is_whole || is_now || same_head || same_code || is_growth;
    // a code names the thing: what stands behind it tells of who or where
    let told = clause(context, right);
    let end = if same_code { last_code(context, &told).unwrap_or(told.end) } else { told.end };
    let is_named_alike = names_within(context, &(told.start..end), &sentences[0]);
    let enough = if digits >= MANY_DIGITS { 3 } else { 4 };
    // words in common are said of many things: then the sentence may have no name of its own
    let is_alike = || common >= enough && names_within(context, &sentences[1], &sentences[0]);
    is_named_alike && digits > 1 && (is_sure || is_alike())
}

/// The one thing right before its amount: `⟦trận động đất⟧ 6,9 độ`, `⟦trận động đất⟧ mạnh 6,4 độ`.
fn head(context: &Context, figure: usize) -> Option<String> {
    const LONGEST: usize = 5;
    let reading = context.reading;
    let start = context.drafts[figure].tokens.start;
    let floor = reading.source.sentence(start).start;
    (0..=1).filter_map(|back| start.checked_sub(back)).find_map(|end| {
        let (at, hit) = reading.source.hit_ending_at(end, TableId::Object, LONGEST)?;
        let is_one = reading.hit(at, TableId::Classifier).is_some() && hit.len() > 2;
        (at >= floor && is_one).then(|| reading.source.folded(&(at..end)))
    })
}

/// `B12`, `QL1`: what tells one thing from its like.
fn is_code(context: &Context, at: usize) -> bool {
    let (letters, digits) = (context.reading.token(at), context.reading.token(at + 1));
    letters.is_capital() && digits.kind == TokenKind::Digits && !digits.spaced
}

/// Where the last code ends.
fn last_code(context: &Context, tokens: &Tokens) -> Option<usize> {
    tokens.clone().rev().find(|&at| is_code(context, at)).map(|at| at + 2)
}

fn codes(context: &Context, sentence: &Tokens) -> Vec<String> {
    let reading = context.reading;
    let mut codes: Vec<String> =
        sentence.clone().filter(|&at| is_code(context, at)).map(|at| reading.source.folded(&(at..at + 2))).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// Whether every name of the clause stands in the other sentence or in the headline.
fn names_within(context: &Context, clause: &Tokens, sentence: &Tokens) -> bool {
    let source = context.reading.source;
    let title = source.blocks.iter().find(|block| block.kind == BlockKind::Title).map(|block| block.tokens.clone()).unwrap_or_default();
    let is_name = |at: usize| context.reading.token(at).is_capital() && at > source.sentence(at).start;
    let stands =
        |at: usize, tokens: &Tokens| tokens.clone().any(|other| context.reading.token(other).word == context.reading.token(at).word);
    clause.clone().filter(|&at| is_name(at)).all(|at| stands(at, sentence) || stands(at, &title))
}

#[cfg(test)]
mod tests {
    use crate::{Options, parse};

    #[test]
    fn a_mended_repetition_is_no_finding() {
        let text = |again: &str| format!("Công an phát hiện 36 kg ma túy giấu trong xe. Toàn bộ {again} kg ma túy đã bị niêm phong.");
        assert_eq!(parse(&text("63"), &Options::default()).findings.len(), 1);
        assert!(parse(&text("36"), &Options::default()).findings.is_empty());
    }
}
