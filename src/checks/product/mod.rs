//! A rate times a quantity: `bán 2,5 tấn với giá 18.000 đồng/kg, thu 45 triệu đồng`, `6.200 ha, năng suất 65 tạ/ha, sản lượng 40.300
//! tấn`, `mỗi hộ 60 triệu đồng, 37 hộ, tổng kinh phí 2,22 tỷ đồng`, `vận tốc 80 km/h trong 2 giờ 30 phút, được 200 km`.

mod quantity;

use super::claim::{find_claim, has_claim, near, same_sentence, single};
use super::{Found, Recalculation};
use crate::decimal::Decimal;
use crate::lexicon::{ClaimClass, RelationClass};
use crate::report::{Amount, Bound, CheckKind, Kind, Verdict};
use crate::span::Tokens;
use crate::sums::breakdowns::Breakdowns;
use crate::sums::context::Context;
use crate::sums::interval::{Agreement, Interval};
use crate::wording::Telling;
use quantity::{Measure, Rate, Sort, measure, rate};
use std::ops::Range;

/// How many figures on either side of a rate may be its quantity or its amount.
const REACH: usize = 6;

/// How far behind an amount it may be said that more is in it.
const INCLUDED: usize = 3;

/// How much there is of what a rate is per; a time may be told with two figures: `2 giờ 30 phút`.
#[derive(Debug, Clone)]
struct Quantity {
    figures: Vec<usize>,
    /// In the sort that the rate is per, factors applied.
    interval: Interval,
    /// `120 ly mỗi ngày`: what it is per itself.
    per: Option<Sort>,
}

pub(crate) fn detect_products(context: &Context, _: &Breakdowns, found: &mut Found) {
    for figure in 0..context.drafts.len() {
        let settled = single(context, figure).is_some() && !is_other(context, figure);
        if let Some(rate) = rate(context, figure).filter(|_| settled) {
            let near = of_rate(context, &rate, window(context, figure, 1));
            found.checks.extend(near.or_else(|| of_rate(context, &rate, window(context, figure, 2))));
        }
    }
}

/// Changes and limits are no amounts to calculate with: `tăng 500 đồng/lít`, `tối đa 80 km/h`.
fn is_other(context: &Context, figure: usize) -> bool {
    const REACH: usize = 4;
    let draft = &context.drafts[figure];
    let limited = matches!(draft.bound, Bound::AtMost | Bound::AtLeast | Bound::Under);
    let from = draft.tokens.start.saturating_sub(REACH).max(context.reading.source.sentence(draft.tokens.start).start);
    limited || draft.change.is_some() || context.is_change(figure) || has_claim(context, from..draft.tokens.start, ClaimClass::Extreme)
}

/// The amounts and quantities around a rate: one that comes out, else the only one that can be meant.
fn of_rate(context: &Context, own: &Rate, window: Range<usize>) -> Option<Recalculation> {
    let quantities = quantities(context, own, &window);
    let amounts: Vec<usize> = window.clone().filter(|&figure| is_amount(context, own, figure)).collect();
    let judge = |quantity: &Quantity, amount: usize| checked(context, own, quantity, amount);
    // “120 ly mỗi ngày, mỗi ly 35.000 đồng, doanh thu 4,2 triệu đồng/ngày”
    let apart = |quantity: &Quantity, amount: usize| {
        let per = rate(context, amount).map(|rate| rate.per.sort);
        !quantity.figures.contains(&amount) && (quantity.per.is_none() || quantity.per == per)
    };
    let all = quantities.iter().flat_map(|quantity| amounts.iter().map(move |&amount| (quantity, amount)));
    let comes_out = |again: &Recalculation| again.verdict != Verdict::Unbalanced;
    if let Some(fitting) = all.filter(|&(quantity, amount)| apart(quantity, amount)).filter_map(|(q, a)| judge(q, a)).find(comes_out) {
        return Some(fitting);
    }
    let [quantity] = &quantities[..] else { return None };
    let amount = meant(context, own, quantity, &amounts)?;
    // “mỗi hộ 2 triệu, hộ khó khăn 5 triệu; 150 hộ nhận tổng cộng 390 triệu”
    let cover = context.cover([own.figure, amount].into_iter().chain(quantity.figures.iter().copied()));
    if amounts.iter().any(|&other| other != amount && cover.contains(&context.drafts[other].number.start)) {
        return None;
    }
    // “18 triệu đồng gồm cả phí môi giới”
    let end = context.drafts[amount].tokens.end;
    let behind = end..context.reading.source.sentence(end - 1).end.min(end + INCLUDED);
    let more = context.find_word(behind.clone(), RelationClass::End).is_some() || has_claim(context, behind, ClaimClass::Less);
    // “bán 6 tấn, thu 360 triệu đồng. Người trồng giống khác bán tới 85.000 đồng/kg”
    let is_afterthought = own.figure > amount && own.figure > quantity.figures[0] && !same_sentence(context, own.figure, amount);
    if more || is_afterthought || changes_time(context, own.figure, amount) {
        return None;
    }
    let alone = !window.clone().any(|other| other != own.figure && other != amount && is_rival(context, own, other));
    let recalculation = judge(quantity, amount)?;
    (alone && apart(quantity, amount) && is_plausible(context, amount, &recalculation)).then_some(recalculation)
}

/// “Năm 2023 giá lúa 6.000 đồng/kg. Năm nay 10 tấn bán được 72 triệu đồng”: another date in another sentence.
fn changes_time(context: &Context, one: usize, other: usize) -> bool {
    let (first, last) = (one.min(other), one.max(other));
    let between = context.drafts[first].tokens.end..context.drafts[last].tokens.start;
    let from = context.reading.dates.partition_point(|date| date.tokens.start < between.start);
    let dated = context.reading.dates.get(from).is_some_and(|date| date.tokens.start < between.end);
    !same_sentence(context, first, last) && (dated || context.drafts[first].period != context.drafts[last].period)
}

/// The figures of the sentence, of the one before it and of so many behind it.
fn window(context: &Context, figure: usize, behind: usize) -> Range<usize> {
    let source = context.reading.source;
    let sentence = source.sentence(context.drafts[figure].number.start);
    let start = context.sentence_before(sentence.start).map_or(sentence.start, |before| before.start);
    let words = |at: &usize| context.reading.token(*at).kind != solieu_text::TokenKind::Line;
    let next = |end: usize| (end..source.len().min(end + 4)).find(words).map_or(end, |at| source.sentence(at).end);
    let end = (0..behind).fold(sentence.end, |end, _| next(end));
    near(context, &(start..end), figure, REACH)
}

/// Another rate of the same sort: which of the two is meant, the numbers do not tell.
fn is_rival(context: &Context, own: &Rate, other: usize) -> bool {
    let beside = same_sentence(context, own.figure, other);
    rate(context, other).is_some_and(|other| other.of.sort == own.of.sort && (beside || other.per.sort == own.per.sort))
}

fn quantities(context: &Context, rate: &Rate, window: &Range<usize>) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let mut figure = window.start;
    while figure < window.end {
        if let Some(mut quantity) = quantity_of(context, rate, figure) {
            // “2 giờ 30 phút”
            let next = figure + 1;
            let draft = &context.drafts[figure];
            let goes_on = draft.kind == Kind::Duration
                && context.drafts.get(next).is_some_and(|next| next.kind == Kind::Duration && next.tokens.start == draft.tokens.end);
            if goes_on
                && let Some(more) = quantity_of(context, rate, next)
                && let Some(both) = quantity.interval.add(more.interval)
            {
                quantity = Quantity { figures: vec![figure, next], interval: both, per: None };
                figure = next;
            }
            found.push(quantity);
        }
        figure += 1;
    }
    found
}

fn quantity_of(context: &Context, own: &Rate, figure: usize) -> Option<Quantity> {
    let per = rate(context, figure).map(|rate| rate.per.sort);
    if figure == own.figure || per.as_ref() == Some(&own.per.sort) || is_other(context, figure) {
        return None;
    }
    let Measure { sort, factor } = measure(context, figure)?;
    let interval = context.intervals(figure)?[0]?.times(factor)?;
    own.per.sort.counts(&sort).then(|| Quantity { figures: vec![figure], interval, per })
}

fn is_amount(context: &Context, own: &Rate, figure: usize) -> bool {
    figure != own.figure
        && single(context, figure).is_some()
        && !is_other(context, figure)
        && rate(context, figure).is_none_or(|rate| rate.of.sort == own.of.sort && figure > own.figure && rate.per.sort != own.per.sort)
        && measure(context, figure).is_some_and(|measure| own.of.sort.counts(&measure.sort))
}

/// The one amount that the words let the product be.
fn meant(context: &Context, rate: &Rate, quantity: &Quantity, amounts: &[usize]) -> Option<usize> {
    let sentence = |figure: usize| context.reading.source.sentence_index(context.drafts[figure].number.start);
    let said: Vec<usize> = amounts.iter().copied().filter(|&amount| says(context, amount, ClaimClass::ComesTo)).collect();
    let open: Vec<usize> = amounts.iter().copied().filter(|&amount| !says(context, amount, ClaimClass::Less)).collect();
    match (&said[..], &open[..]) {
        (&[amount], _) if !says(context, amount, ClaimClass::Less) => Some(amount),
        ([], &[amount]) if amounts.len() == 1 => {
            let together = sentence(amount) == sentence(rate.figure) && sentence(quantity.figures[0]) == sentence(amount);
            let is_average =
                says(context, rate.figure, ClaimClass::Average) || !matches!(rate.of.sort, Sort::Unit(ref unit) if is_money(unit));
            (together && is_average).then_some(amount)
        }
        _ => None,
    }
}

/// A currency; other units have small letters.
fn is_money(symbol: &str) -> bool {
    symbol.len() == 3 && symbol.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether a word of that class stands right before the figure, in its own clause.
fn says(context: &Context, figure: usize, class: ClaimClass) -> bool {
    const REACH: usize = 8;
    let start = context.drafts[figure].number.start;
    let sentence = context.reading.source.sentence(start);
    let floor = figure.checked_sub(1).map_or(0, |before| context.drafts[before].number.end).max(sentence.start);
    let from = start.saturating_sub(REACH).max(floor);
    let opens = |at: &usize| matches!(context.reading.token(*at).mark, ',' | ';' | '(' | ':');
    let clause = (from..start).rev().find(opens).unwrap_or(from);
    find_claim(context, clause..start, class).is_some()
}

/// Times and quotients in one: rate × quantity against the amount, factors applied on both sides.
fn checked(context: &Context, rate: &Rate, quantity: &Quantity, amount: usize) -> Option<Recalculation> {
    const DECIMALS: u8 = 2;
    // an average is rounded, a price is not; nor is the number of hours
    const AVERAGE: u32 = 10;
    const STATED: u32 = 50;
    let is_rounded = says(context, rate.figure, ClaimClass::Average);
    // “bình quân mỗi lớp 39 học sinh” of 935
    let counted = context.drafts[rate.figure].kind == Kind::Count;
    let half = if counted { Decimal::new(5, 1)? } else { Decimal::ZERO };
    let is_rounded = is_rounded || counted;
    let own =
        context.intervals(rate.figure)?[0]?.widened(half)?.tightened(if is_rounded { AVERAGE } else { STATED })?.times(rate.of.factor)?;
    let product = own.percent_of(quantity.interval.tightened(STATED)?)?.times(Decimal::from(100))?;
    let unit = measure(context, amount)?.factor.multiply(rate.per.factor)?;
    let stated = context.intervals(amount)?[0]?;
    let verdict = match stated.times(unit)?.agreement(product, Decimal::ZERO)? {
        Agreement::Equal => Verdict::Balanced,
        Agreement::Rounding => Verdict::Rounding,
        Agreement::Bounds | Agreement::Allowed => Verdict::WithinBounds,
        Agreement::Off { .. } => Verdict::Unbalanced,
    };
    let computed = product.value.divide(unit, DECIMALS)?;
    let difference = stated.value.subtract(computed)?;
    Some(Recalculation {
        kind: CheckKind::Product,
        figures: [rate.figure].into_iter().chain(quantity.figures.iter().copied()).chain([amount]).collect(),
        computed: Amount::Single { value: computed },
        verdict,
        difference: (verdict == Verdict::Unbalanced).then_some(difference),
        evidence: evidence(context, rate),
        rule: "product.rate",
    })
}

/// `/kg`, `mỗi hộ`, or the unit that is a rate itself.
fn evidence(context: &Context, rate: &Rate) -> Tokens {
    let draft = &context.drafts[rate.figure];
    let own = || draft.unit.as_ref().map_or(draft.number.clone(), |unit| unit.tokens.clone());
    draft.per.as_ref().map_or_else(own, |per| per.tokens.clone())
}

/// Half as much or twice as much may be a slip, or a scale that slipped; what hardly misses where a word is hedged is none.
fn is_plausible(context: &Context, amount: usize, recalculation: &Recalculation) -> bool {
    const FARTHEST: u32 = 2;
    let (Amount::Single { value: computed }, Some(stated)) = (recalculation.computed, single(context, amount)) else { return false };
    let times = |value: Decimal, factor: u32| value.multiply(Decimal::from(factor));
    let near = times(computed, FARTHEST).is_some_and(|most| stated <= most) && times(stated, FARTHEST).is_some_and(|most| computed <= most);
    let slipped = [10, 100, 1000].iter().any(|&scale| times(computed, scale) == Some(stated) || times(stated, scale) == Some(computed));
    let is_hedged = recalculation.figures.iter().any(|&figure| context.drafts[figure].bound != Bound::Exact);
    let hardly = recalculation.difference.and_then(|off| times(off.magnitude(), 10)).is_some_and(|off| off <= computed);
    (near || slipped) && !(is_hedged && hardly)
}

/// “18.000 đồng/kg × 2,5 tấn là 45 triệu, không phải 54 triệu.”
pub(crate) fn tell(telling: &Telling) -> String {
    let Some(check) = telling.finding.check.and_then(|index| telling.report.checks.get(index as usize)) else { return String::new() };
    let (stated, others) = check.stated().map_or((String::new(), &[][..]), |(&stated, others)| (telling.stated(stated), others));
    let terms = others.iter().map(|&figure| telling.quote(figure)).collect::<Vec<_>>().join(" × ");
    let expected = telling.expected().unwrap_or_default();
    telling.language.pick(format!("{terms} là {expected}, không phải {stated}."), format!("{terms} is {expected}, not {stated}."))
}
