//! Which count and which whole a percentage is worked out from.

use super::statement::{Of, Statement, said_again};
use crate::checks::claim::{between, bracketed, claim, ends_clause, find_claim, has_claim, near, passage, same_sentence, single};
use crate::lexicon::{ClaimClass, ObjectClass};
use crate::report::{Amount, Kind};
use crate::sums::breakdowns::Breakdowns;
use crate::sums::compatibility::{Compatibility, class, compatibility};
use crate::sums::context::Context;

/// A count with the whole that it is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) part: usize,
    pub(super) whole: usize,
    pub(super) rule: &'static str,
    /// How much the words alone settle.
    pub(super) tie: Tie,
}

/// How sure the words make it that the percentage is of that pair, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tie {
    /// Believed where it comes out.
    Hint,
    /// Believed where it comes out, or nearly does.
    Likely,
    /// Nothing else can be meant.
    Certain,
}

/// More figures than that on either side are never looked at.
const REACH: usize = 8;

/// What the words propose, surest first.
pub(super) fn pairs(context: &Context, breakdowns: &Breakdowns, statement: &Statement) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let percent = statement.percent;
    if let Of::Figure(whole) = statement.of {
        pairs.extend(named_behind(context, percent, whole));
    } else if statement.of == Of::Plan {
        planned(context, percent, &mut pairs);
    } else {
        pairs.extend(linked(context, percent, statement));
        told_before(context, breakdowns, statement, &mut pairs);
        pairs.extend(told_behind(context, percent));
    }
    pairs
}

/// Whether a part and a whole of that sort are compared at all.
pub(super) fn is_countable(context: &Context, figure: usize) -> bool {
    matches!(context.drafts[figure].kind, Kind::Count | Kind::Money | Kind::Measure)
        && context.drafts[figure].per.is_none()
        && single(context, figure).is_some()
}

/// The count right before the percentage, in its sentence.
fn counted_before(context: &Context, percent: usize) -> Option<usize> {
    const FARTHEST: usize = 24;
    // “17 tỉnh tăng trưởng trên 8%, chiếm 50%”
    let is_growth = |figure: &usize| context.drafts[*figure].kind == Kind::Percent && context.drafts[*figure].change.is_some();
    let counted = (percent.saturating_sub(2)..percent).rev().find(|figure| !is_growth(figure))?;
    let near = context.drafts[counted].tokens.end + FARTHEST >= context.drafts[percent].tokens.start;
    (near && same_sentence(context, counted, percent) && is_countable(context, counted)).then_some(counted)
}

/// `333 chuyến, chiếm 14,4% trong tổng số 2.311 chuyến`, `35% trong số 1.620 học sinh (567 em)`
fn named_behind(context: &Context, percent: usize, whole: usize) -> Option<Pair> {
    let pair = |part: usize| {
        let fits = compatibility(context, whole, part).is_some() && is_countable(context, whole);
        fits.then_some(Pair { part, whole, rule: "share.of", tie: Tie::Certain })
    };
    let bracketed = bracketed(context, whole).filter(|&part| is_countable(context, part));
    bracketed.and_then(pair).or_else(|| counted_before(context, percent).and_then(pair))
}

/// `112 hộ nghèo trên 2.240 hộ, tỷ lệ 5%`, `4.185 tỷ đồng trong tổng số 7.750 tỷ đồng`
fn linked(context: &Context, percent: usize, statement: &Statement) -> Option<Pair> {
    let whole = counted_before(context, percent)?;
    let part = whole.checked_sub(1).filter(|&part| is_countable(context, part) && same_sentence(context, part, whole))?;
    let tie = if statement.opens_clause(context) && statement.of == Of::Unsaid { Tie::Certain } else { Tie::Likely };
    (is_linked(context, part, whole) && compares(context, part, whole)).then_some(Pair { part, whole, rule: "share.of", tie })
}

fn is_break(context: &Context, at: usize) -> bool {
    matches!(context.reading.token(at).mark, ',' | ';' | '(' | ')' | ':')
}

/// The wholes that were told before the count: its total by the words, the compatible ones by their nearness.
fn told_before(context: &Context, breakdowns: &Breakdowns, statement: &Statement, pairs: &mut Vec<Pair>) {
    const CLOSE: usize = 12;
    let percent = statement.percent;
    let Some(part) = counted_before(context, percent) else { return };
    let is_close = context.drafts[part].tokens.end + CLOSE >= statement.lead.start;
    // “đạt 92%” of money may be that of a plan that no figure tells
    let may_be_plan = statement.is_reached && statement.of == Of::Unsaid && context.drafts[part].kind != Kind::Count;
    let opens = statement.opens_clause(context) && is_close;
    let names_whole = statement.of == Of::Whole;
    if let Some(whole) = breakdowns.total_of(part) {
        let certain = same_sentence(context, part, whole) && opens && !may_be_plan && (!names_whole || is_named(context, percent, whole));
        let tie = if certain { Tie::Certain } else { Tie::Hint };
        pairs.push(Pair { part, whole, rule: "share.part", tie });
    }
    pairs.extend(beside(context, percent, part));
    let passage = passage(context, percent);
    let candidates: Vec<usize> = near(context, &(passage.start..context.drafts[part].tokens.start), part, REACH)
        .rev()
        .filter(|&whole| whole < part && is_countable(context, whole) && compares(context, part, whole) && is_larger(context, whole, part))
        .collect();
    let alone = candidates.len() == 1;
    for whole in candidates {
        let same = same_sentence(context, part, whole);
        // “có 1.200 doanh nghiệp. Số lỗ là 420, chiếm 35%”
        let told = same || !statement.is_reached;
        let named = if names_whole { is_named(context, percent, whole) } else { told };
        let likely = opens && !may_be_plan && named && alone;
        pairs.push(Pair { part, whole, rule: "share.before", tie: if likely { Tie::Likely } else { Tie::Hint } });
    }
}

/// `bằng 66% vốn đăng ký (28,5 tỷ USD)`: the whole in a bracket behind its name.
fn beside(context: &Context, percent: usize, part: usize) -> Option<Pair> {
    const LONGEST: usize = 7;
    let whole = percent + 1;
    context.drafts.get(whole).filter(|_| is_countable(context, whole) && same_sentence(context, percent, whole))?;
    let gap = between(context, percent, whole);
    let mut marks = gap.clone().filter(|&at| is_break(context, at));
    let opens = marks.next().is_some_and(|at| context.reading.token(at).is('(') && at + 2 >= gap.end && at > gap.start);
    let fits = opens && marks.next().is_none() && gap.len() <= LONGEST && compares(context, part, whole) && is_larger(context, whole, part);
    fits.then_some(Pair { part, whole, rule: "share.of", tie: Tie::Likely })
}

/// `35% (405 em) là người dân tộc`, `42% (126 người) trong tổng số 280 công nhân`, `98%, tương ứng 49.000 trong số 50.000 cử tri`
fn told_behind(context: &Context, percent: usize) -> Option<Pair> {
    let named = || said_again(context, percent).map(|(part, _)| part);
    let part = bracketed(context, percent).or_else(named).filter(|&part| is_countable(context, part))?;
    let whole = part + 1;
    let is_of = |whole: usize| is_countable(context, whole) && same_sentence(context, part, whole) && is_linked(context, part, whole);
    if context.drafts.get(whole).is_some() && is_of(whole) && compares(context, part, whole) {
        return Some(Pair { part, whole, rule: "share.of", tie: Tie::Certain });
    }
    let passage = passage(context, percent);
    let mut candidates = near(context, &(passage.start..context.drafts[percent].tokens.start), percent, REACH)
        .rev()
        .filter(|&whole| is_countable(context, whole) && compares(context, part, whole) && is_larger(context, whole, part));
    let whole = candidates.next()?;
    let likely = candidates.next().is_none() && same_sentence(context, part, whole);
    Some(Pair { part, whole, rule: "share.before", tie: if likely { Tie::Likely } else { Tie::Hint } })
}

/// Whether `trên`, `trong tổng số` stands between a count and the whole right behind it.
fn is_linked(context: &Context, part: usize, whole: usize) -> bool {
    const LONGEST: usize = 16;
    let gap = context.drafts[part].after_unit()..context.drafts[whole].number.start;
    let word = find_claim(context, gap.clone(), ClaimClass::OutOf);
    let is_link = word.is_some_and(|word| word.end + 3 >= context.drafts[whole].tokens.start);
    is_link && gap.len() <= LONGEST && !gap.clone().any(|at| is_break(context, at) && !context.reading.token(at).is(')'))
}

/// The result and the plan that it is measured by: `kế hoạch trồng 120 ha; đã trồng 96 ha, đạt 80% kế hoạch`.
fn planned(context: &Context, percent: usize, pairs: &mut Vec<Pair>) {
    const BEHIND: usize = 10;
    let Some(part) = counted_before(context, percent) else { return };
    let is_plan = |figure: usize| is_planned(context, figure);
    // “bằng 82% dự toán (4.600 tỷ đồng)”
    let behind = percent + 1;
    if context.drafts.get(behind).is_some() && same_sentence(context, percent, behind) && between(context, percent, behind).len() <= BEHIND
    {
        let gap = between(context, percent, behind);
        let crossed = gap.clone().any(|at| matches!(context.reading.token(at).mark, ',' | ';'));
        if is_countable(context, behind) && same_unit(context, part, behind) && compares(context, part, behind) && !crossed {
            pairs.push(Pair { part, whole: behind, rule: "share.plan", tie: Tie::Likely });
            return;
        }
    }
    let passage = passage(context, percent);
    let plans: Vec<usize> = near(context, &passage, percent, REACH)
        .rev()
        .filter(|&whole| whole < part && is_countable(context, whole) && are_alike(context, part, whole) && is_plan(whole))
        .collect();
    let tie = if plans.len() == 1 && !is_plan(part) { Tie::Likely } else { Tie::Hint };
    pairs.extend(plans.into_iter().map(|whole| Pair { part, whole, rule: "share.plan", tie }));
}

/// `kế hoạch 120 ha`, `7.750 tỷ đồng được giao`: a plan in the words right before or behind the figure.
fn is_planned(context: &Context, figure: usize) -> bool {
    const BEFORE: usize = 8;
    const BEHIND: usize = 3;
    let draft = &context.drafts[figure];
    let sentence = context.reading.source.sentence(draft.number.start);
    let floor = figure.checked_sub(1).map_or(0, |before| context.drafts[before].tokens.end).max(sentence.start);
    let from = draft.number.start.saturating_sub(BEFORE).max(floor);
    let from = (from..draft.number.start).rev().find(|&at| matches!(context.reading.token(at).mark, ';' | ')')).unwrap_or(from);
    let ceiling = context.drafts.get(figure + 1).map_or(sentence.end, |next| next.tokens.start).min(sentence.end);
    has_claim(context, from..draft.number.start, ClaimClass::Plan)
        || (draft.tokens.end..ceiling.min(draft.tokens.end + BEHIND))
            .take_while(|&at| !is_break(context, at))
            .any(|at| claim(context, at, ClaimClass::Plan).is_some())
}

/// Whether one can be some of the other: persons of persons, money of money of one currency, areas of areas.
pub(super) fn compares(context: &Context, part: usize, whole: usize) -> bool {
    match context.drafts[part].kind {
        Kind::Count => compatibility(context, whole, part) >= Some(Compatibility::Kind) || are_patients(context, part, whole),
        _ => same_unit(context, part, whole),
    }
}

/// The same of a plan: `150 căn nhà` of which `165 căn` were built.
fn are_alike(context: &Context, part: usize, whole: usize) -> bool {
    let of_class = context.drafts[part].kind == Kind::Count && compatibility(context, whole, part) >= Some(Compatibility::Class);
    of_class || compares(context, part, whole)
}

/// `280 người` of `350 bệnh nhân`: cases that are persons.
fn are_patients(context: &Context, part: usize, whole: usize) -> bool {
    let sort = |figure: usize| context.drafts[figure].object.as_ref().and_then(|noun| class(context, noun));
    sort(part).is_some_and(|sort| sort.has(ObjectClass::Person)) && sort(whole).is_some_and(|sort| sort.has(ObjectClass::Case))
}

pub(super) fn same_unit(context: &Context, left: usize, right: usize) -> bool {
    let symbol = |figure: usize| context.drafts[figure].unit.as_ref().map(|unit| unit.symbol.as_str());
    context.drafts[left].kind == context.drafts[right].kind && symbol(left) == symbol(right)
}

fn is_larger(context: &Context, whole: usize, part: usize) -> bool {
    single(context, whole) > single(context, part)
}

/// Whether the words behind the percentage name what the whole counts: `70% tổng số xã`; of money and areas they say no more than that
/// it is all of it: `39% giá trị giao dịch toàn sàn`, `75% diện tích`.
fn is_named(context: &Context, percent: usize, whole: usize) -> bool {
    const REACH: usize = 6;
    let draft = &context.drafts[percent];
    if context.drafts[whole].kind == Kind::Count {
        let nouns = draft.object.as_ref().zip(context.drafts[whole].object.as_ref());
        return nouns.is_some_and(|(named, counted)| is_start(&named.canonical, &counted.canonical));
    }
    let end = draft.after_unit();
    let tail = end..(end..end + REACH).find(|&at| ends_clause(context, at)).unwrap_or(end + REACH);
    has_claim(context, tail.clone(), ClaimClass::Whole) || draft.object.as_ref().is_some_and(|noun| noun.tokens.end == tail.end)
}

/// `hộ` of `hộ dân`
fn is_start(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// The two numbers of a ratio beside the percentage: `133/136 đơn vị, đạt 97,8%`, `96% (441/450 em)`.
pub(super) fn ratio(context: &Context, percent: usize) -> Option<usize> {
    const FARTHEST: usize = 24;
    let is_ratio = |&figure: &usize| matches!(context.drafts[figure].amount, Amount::Ratio { .. });
    let before = percent.checked_sub(1).filter(is_ratio).filter(|&ratio| {
        same_sentence(context, ratio, percent) && context.drafts[ratio].tokens.end + FARTHEST >= context.drafts[percent].tokens.start
    });
    before.or_else(|| bracketed(context, percent).filter(is_ratio))
}

/// “453/460 đại biểu có mặt, bằng 91,5% tổng số đại biểu”: of votes and members the percentage is of all that there are, not of those present.
pub(super) fn is_vote(context: &Context, ratio: usize) -> bool {
    let noun = context.drafts[ratio].object.as_ref();
    noun.is_none_or(|noun| {
        has_claim(context, noun.tokens.clone(), ClaimClass::Vote)
            || class(context, noun).is_some_and(|classes| classes.has(ObjectClass::Person))
    })
}
