//! One fact told twice in the body: `tổng mức đầu tư 1.480 tỷ đồng` … `tổng mức đầu tư cầu Bến Gỗ là 1.840 tỷ đồng`,
//! `phát hiện 36 kg ma túy` … `Toàn bộ 63 kg ma túy`.
//!
//! Two amounts may differ for a hundred reasons: only a slip of the hand, beside words that say it is the same thing, is one.

use rustc_hash::{FxHashMap, FxHashSet};
use solieu_text::TokenKind;

use super::Found;
use super::beside::{
    Time, act, clause, common_words, direction, find, is_comparable, is_definite, is_level, is_other, is_step, pairs, time, view,
};
use super::conflict::{conflict, reconcilable, value};
use super::measured::{is_another_time, is_measured_again};
use super::slip::{is_slip, is_transposed, significant};
use crate::document::BlockKind;
use crate::find::Claim;
use crate::lexicon::{ComparisonClass, TableId};
use crate::report::{Amount, CheckKind, Kind};
use crate::span::Tokens;
use crate::sums::breakdowns::Breakdowns;
use crate::sums::context::Context;

pub(crate) fn detect_retellings(context: &Context, breakdowns: &Breakdowns, found: &mut Found) {
    // an article says a thing two or three times; the window keeps tables linear
    const WINDOW: usize = 10;
    let mut alike: FxHashMap<(Kind, Option<&str>), Vec<usize>> = FxHashMap::default();
    for (figure, draft) in context.drafts.iter().enumerate() {
        let is_told = (is_level(context, figure) || draft.kind == Kind::Percent && is_step(context, figure))
            && matches!(draft.amount, Amount::Single { .. })
            && matches!(context.reading.source.block(draft.number.start), Some(block) if block.kind == BlockKind::Body);
        if is_told {
            alike.entry((draft.kind, draft.unit.as_ref().map(|unit| unit.symbol.as_str()))).or_default().push(figure);
        }
    }
    let known: FxHashSet<Vec<usize>> = found.checks.iter().map(|check| check.figures.clone()).collect();
    let names = Names::of(context);
    for figures in alike.into_values() {
        for (at, &figure) in figures.iter().enumerate() {
            let around = &figures[at.saturating_sub(WINDOW)..figures.len().min(at + WINDOW)];
            let earlier = &figures[at.saturating_sub(WINDOW)..at];
            let is_free = |figure: usize| !breakdowns.is_part(figure);
            let is_known = |other: usize| known.contains(&[figure, other][..]);
            let is_again = |other: usize| is_retold(context, &names, [other, figure], around) || is_measured_again(context, other, figure);
            let other =
                earlier.iter().rev().copied().find(|&other| is_free(figure) && is_free(other) && !is_known(other) && is_again(other));
            let check = other.and_then(|other| {
                let evidence = clause(context, figure);
                conflict(context, CheckKind::Repetition, vec![figure, other], value(context, other)?, evidence, "repetition.fact")
            });
            found.checks.extend(check);
        }
    }
}

fn is_retold(context: &Context, names: &Names, [left, right]: [usize; 2], around: &[usize]) -> bool {
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
        && !is_another_time(context, &[left, right].map(|figure| source.sentence(context.drafts[figure].number.start)))
        && !(is_priced(context, left) && is_priced(context, right))
        && significant(first).min(significant(second)) > 1
        && (has_same_code(context, left, right)
            || is_same_fact(context, left, right) && names.agree(context, left, right) && !has_rivals(context, left, right, around))
}

/// `70 nghìn đồng 1 con ⟦1,2 kg⟧`: one of several goods, with its price or number right before it.
fn is_priced(context: &Context, figure: usize) -> bool {
    figure.checked_sub(1).is_some_and(|before| context.drafts[before].tokens.end == context.drafts[figure].tokens.start)
}

/// Whether words say that it is the same thing; the fewer digits, the more of them.
fn is_same_fact(context: &Context, left: usize, right: usize) -> bool {
    const MANY_DIGITS: usize = 3;
    let Some((first, second)) = value(context, left).zip(value(context, right)) else { return false };
    let digits = significant(first).min(significant(second));
    let has_turned_digits = is_transposed(first, second);
    let is_turned = has_turned_digits && digits >= MANY_DIGITS;
    let noun = [left, right].map(|figure| context.drafts[figure].object.as_ref().map(|noun| &noun.canonical));
    let same_noun = noun[0].is_some() && noun[0] == noun[1];
    let acts = [left, right].map(|figure| act(context, figure));
    let same_act = acts[0].is_some() && acts[0] == acts[1];
    let is_whole = (has_turned_digits || digits >= MANY_DIGITS)
        && is_definite(context, right)
        && (same_noun || same_act || is_named_in(context, left, right));
    let is_now = same_noun && [left, right].iter().all(|&figure| find(context, &clause(context, figure), ComparisonClass::Now).is_some());
    let head = [left, right].map(|figure| head(context, figure));
    let same_head = head[0].is_some() && head[0] == head[1] && !is_counted_anew(context, right);
    let is_growth = is_step(context, left)
        && context.drafts[left].period.is_some()
        && context.drafts[left].period == context.drafts[right].period
        && direction(context, left) == direction(context, right);
    let is_entire = is_turned && same_noun && find(context, &clause(context, right), ComparisonClass::Entire).is_some();
    let said = [left, right].map(|figure| pairs(context, clause(context, figure)));
    let is_alike = is_turned && said[0].iter().filter(|pair| said[1].contains(pair)).count() > 1;
    let is_sure = is_alike || is_whole || is_now || same_head || is_growth || is_entire;
    // of two digits one is often another: “xử phạt 12 cơ sở”, “xử phạt 15 cơ sở”
    let enough = match (digits >= MANY_DIGITS, has_turned_digits) {
        (true, true) => 3,
        (true, false) => 4,
        (false, true) => 5,
        (false, false) => usize::MAX,
    };
    is_sure || common_words(context, left, right) >= enough
}

/// `125 kg ngà voi` … `Số ⟦ngà voi⟧ nặng 152 kg này`
fn is_named_in(context: &Context, left: usize, right: usize) -> bool {
    const REACH: usize = 6;
    let source = context.reading.source;
    let draft = &context.drafts[left];
    let noun = draft.object.as_ref().map_or(draft.tokens.end..draft.tokens.end + 2, |noun| noun.tokens.clone());
    let start = context.drafts[right].tokens.start;
    let before = clause(context, right).start.max(start.saturating_sub(REACH))..start;
    let words = |tokens: Tokens| tokens.filter(|&at| at < source.len()).map(|at| source.folded(&(at..at + 1))).collect::<Vec<_>>();
    let (noun, before) = (words(noun), words(before));
    noun.len() > 1 && before.windows(noun.len()).any(|window| window == noun)
}

/// Whether others are told in the same words: `công suất 316 mã lực`, one for each car.
fn has_rivals(context: &Context, left: usize, right: usize, around: &[usize]) -> bool {
    const ENOUGH: usize = 3;
    let amounts = [left, right].map(|figure| context.drafts[figure].amount);
    around.iter().any(|&other| {
        !amounts.contains(&context.drafts[other].amount)
            && is_comparable(context, other, right)
            && common_words(context, other, right).max(common_words(context, other, left)) >= ENOUGH
    })
}

/// The one thing right before its amount: `⟦trận động đất⟧ 6,9 độ`, `⟦trận động đất⟧ mạnh 6,4 độ`.
fn head(context: &Context, figure: usize) -> Option<String> {
    const LONGEST: usize = 5;
    let reading = context.reading;
    // what is counted stands behind its count: “lập biên bản xử phạt ⟦12 cơ sở⟧”
    if context.drafts[figure].kind == Kind::Count {
        return None;
    }
    let start = context.drafts[figure].tokens.start;
    let floor = reading.source.sentence(start).start;
    (0..=1).filter_map(|back| start.checked_sub(back)).find_map(|end| {
        let (at, hit) = reading.source.hit_ending_at(end, TableId::Object, LONGEST)?;
        let is_one = reading.hit(at, TableId::Classifier).is_some() || hit.len() > 2;
        (at >= floor && is_one).then(|| reading.source.folded(&(at..end)))
    })
}

/// `⟦một⟧ trận động đất 6,9 độ`: another one.
fn is_counted_anew(context: &Context, figure: usize) -> bool {
    let start = context.drafts[figure].tokens.start;
    figure.checked_sub(1).is_some_and(|before| {
        let counted = &context.drafts[before];
        counted.kind == Kind::Count && counted.tokens.end <= start && counted.tokens.end + 1 >= start
    })
}

/// `lô B12` … `lô B12`: both sentences name one thing by its code.
fn has_same_code(context: &Context, left: usize, right: usize) -> bool {
    let [left, right] = [left, right].map(|figure| codes(context, &view(context, figure)));
    !left.is_empty() && left == right
}

/// `B12`, `QL1`: what tells one thing from its like.
fn codes(context: &Context, sentence: &Tokens) -> Vec<String> {
    let reading = context.reading;
    let is_code = |at: usize| {
        let (letters, digits) = (reading.token(at), reading.token(at + 1));
        letters.is_capital() && digits.kind == TokenKind::Digits && !digits.spaced
    };
    let mut codes: Vec<String> = sentence.clone().filter(|&at| is_code(at)).map(|at| reading.source.folded(&(at..at + 2))).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The numbers of the clause that count nothing: the 1 of `giai đoạn 1`.
fn numbered<'c>(context: &'c Context, figure: usize) -> Vec<&'c str> {
    let reading = context.reading;
    let names = |&at: &usize| reading.token(at).kind == TokenKind::Digits && reading.claimed(at) == Claim::Name;
    let mut numbers: Vec<&str> = clause(context, figure).filter(names).map(|at| reading.source.text_of(at)).collect();
    numbers.sort_unstable();
    numbers
}

/// What the names of a clause are compared with.
struct Names {
    /// Tokens of the names of people: whoever says it is not what it is said of.
    people: FxHashSet<usize>,
    title: Tokens,
}

impl Names {
    fn of(context: &Context) -> Self {
        const LONGEST_TITLE: usize = 40;
        let people = context.reading.people.iter().flat_map(|person| person.mentions.iter().flat_map(Clone::clone)).collect();
        let title = context.reading.source.blocks.iter().find(|block| block.kind == BlockKind::Title);
        let title = title.map_or(0..0, |block| block.tokens.start..block.tokens.end.min(block.tokens.start + LONGEST_TITLE));
        Self { people, title }
    }

    /// Whether every name of the clause stands in the earlier sentence or in the headline, and both have the same numbers to
    /// their names.
    fn agree(&self, context: &Context, left: usize, right: usize) -> bool {
        let (clause, sentence) = (clause(context, right), view(context, left));
        let token = |at: usize| context.reading.token(at);
        let is_name = |at: usize| token(at).is_capital() && at > context.reading.source.sentence(at).start && !self.people.contains(&at);
        let stands = |at: usize, tokens: &Tokens| tokens.clone().any(|other| token(other).word == token(at).word);
        let are_known = clause.filter(|&at| is_name(at)).all(|at| stands(at, &sentence) || stands(at, &self.title));
        are_known && numbered(context, left) == numbered(context, right)
    }
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
