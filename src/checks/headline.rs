//! A headline against its body: `24 đảng viên bị kỷ luật` above a body that counts 25.

use super::conflict::{conflict, is_plain_count, reconcilable, value};
use super::{Found, Recalculation};
use crate::decimal::Decimal;
use crate::document::BlockKind;
use crate::report::CheckKind;
use crate::span::Tokens;
use crate::sums::breakdowns::Breakdowns;
use crate::sums::compatibility::{Compatibility, compatibility};
use crate::sums::context::Context;
use crate::sums::items::items;
use crate::sums::repeated_words::{clause, said_again};
use crate::wording::Telling;

/// `kỷ luật 24 đảng viên` above a body that never says 24: against the one other count of the same noun and act, or against
/// the list that the lead gives.
pub(crate) fn detect_headline_conflicts(context: &Context, _: &Breakdowns, found: &mut Found) {
    let Some(title) = context.reading.source.blocks.iter().find(|block| block.kind == BlockKind::Title) else { return };
    let body = title.tokens.end..context.reading.source.len();
    for headline in context.figures(&title.tokens) {
        if !is_plain_count(context, headline) {
            continue;
        }
        let same: Vec<usize> = context
            .figures(&body)
            .filter(|&other| compatibility(context, headline, other) == Some(Compatibility::Same) && is_plain_count(context, other))
            .collect();
        if same.iter().any(|&other| reconcilable(context, headline, other) || rounds_to(context, headline, other)) {
            continue;
        }
        found.checks.extend(against_list(context, headline, &body).or_else(|| against_count(context, headline, &same)));
    }
}

/// A headline leaves out the last digits: a number that ends in two noughts or more stands for those that round to it.
pub(super) fn rounds_to(context: &Context, headline: usize, other: usize) -> bool {
    const FEWEST_NOUGHTS: u8 = 2;
    let close = || {
        let (short, long) = (value(context, headline)?, value(context, other)?);
        let off = short.subtract(long)?.magnitude();
        let is_round = |power: u8| Decimal::ONE.shift(power).and_then(|unit| short.divide(unit, 1)).is_some_and(Decimal::is_integer);
        let power = (FEWEST_NOUGHTS..=short.digits()).take_while(|&power| is_round(power)).last()?;
        Some(off < Decimal::ONE.shift(power)?)
    };
    close().unwrap_or(false)
}

/// The one other value that the body gives for the same act.
fn against_count(context: &Context, headline: usize, same: &[usize]) -> Option<Recalculation> {
    let said: Vec<usize> = same
        .iter()
        .copied()
        .filter(|&other| said_again(context, headline, &clause(context, other)).is_some() && is_close(context, headline, other))
        .collect();
    let &first = said.first()?;
    if said.iter().any(|&other| context.drafts[other].amount != context.drafts[first].amount) {
        return None;
    }
    let evidence = said_again(context, headline, &clause(context, first))?;
    conflict(context, CheckKind::Headline, vec![headline, first], value(context, first)?, evidence, "headline.count")
}

/// Slips change a digit; another order of magnitude is another thing.
fn is_close(context: &Context, left: usize, right: usize) -> bool {
    let close = || {
        let (left, right) = (value(context, left)?, value(context, right)?);
        Some(left.subtract(right)?.magnitude().multiply(Decimal::from(5))? <= left.magnitude())
    };
    close().unwrap_or(false)
}

/// `khiển trách 17, cảnh cáo 4, cách chức 1, khai trừ 3 trường hợp` in the first sentence with figures.
fn against_list(context: &Context, headline: usize, body: &Tokens) -> Option<Recalculation> {
    const FEWEST: usize = 3;
    let first = context.figures(body).next()?;
    let sentence = context.reading.source.sentence(context.drafts[first].number.start);
    let mut parts = Vec::new();
    for item in items(context, &sentence) {
        match item.figures[..] {
            [] => {}
            [part] if compatibility(context, headline, part) >= Some(Compatibility::Kind) => parts.push(part),
            _ => return None,
        }
    }
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, &part| sum.add(value(context, part)?))?;
    let stated = value(context, headline)?;
    let off = stated.subtract(sum)?.magnitude();
    if parts.len() < FEWEST || off == Decimal::ZERO || off.multiply(Decimal::from(5))? > stated {
        return None;
    }
    let evidence = context.cover(parts.iter().copied());
    let figures = [headline].into_iter().chain(parts).collect();
    conflict(context, CheckKind::Headline, figures, sum, evidence, "headline.list")
}

/// “Tít viết 24, thân bài viết 25.”
pub(crate) fn tell(telling: &Telling) -> String {
    let check = telling.finding.check.and_then(|index| telling.report.checks.get(index as usize));
    let figures = check.map_or(&telling.finding.figures, |check| &check.figures);
    let Some((&stated, others)) = figures.split_first() else { return String::new() };
    let stated = telling.quote(stated);
    let others = others.iter().map(|&figure| telling.quote(figure)).collect::<Vec<_>>().join(" + ");
    telling.language.pick(format!("Tít viết {stated}, thân bài viết {others}."), format!("The headline says {stated}, the body {others}."))
}
