//! Percentages beside the count they stand for: `611 cán bộ, trong đó 44 nữ (chiếm 7,2%)`, `133/136 đơn vị, đạt 97,8%`,
//! `giải ngân 4.185 tỷ đồng trong tổng số 7.750 tỷ đồng, đạt 54%`, `kế hoạch 120 ha; đã trồng 96 ha, đạt 80% kế hoạch`.

mod pair;
mod statement;

use super::claim::{near, passage, same_sentence, single};
use super::{Found, Recalculation, verdict};
use crate::decimal::Decimal;
use crate::report::{Amount, Bound, Change, ChangeRole, CheckKind, Kind, Verdict};
use crate::sums::breakdowns::Breakdowns;
use crate::sums::context::Context;
use crate::sums::interval::{Interval, half_step};
use crate::wording::Telling;
use pair::{Pair, Tie};
use statement::{Of, Statement};

/// So many figures on either side may be what a percentage is really of.
const REACH: usize = 8;

pub(crate) fn detect_shares(context: &Context, breakdowns: &Breakdowns, found: &mut Found) {
    for percent in 0..context.drafts.len() {
        if context.drafts[percent].kind != Kind::Percent || is_growth(context, percent) {
            continue;
        }
        let Some(statement) = Statement::read(context, percent) else { continue };
        let recalculation = match pair::ratio(context, percent) {
            Some(ratio) => of_ratio(context, ratio, &statement),
            None => of_total(context, breakdowns, &statement),
        };
        found.checks.extend(recalculation);
    }
}

/// `tăng 8%`; `giảm còn 5%` is a share again.
fn is_growth(context: &Context, percent: usize) -> bool {
    let by = |change: &Change| change.role == ChangeRole::By;
    context.is_change(percent) || context.drafts[percent].change.as_ref().is_some_and(by)
}

/// `133/136 đơn vị, đạt 97,8%`
fn of_ratio(context: &Context, ratio: usize, statement: &Statement) -> Option<Recalculation> {
    const CLOSE: usize = 14;
    if !matches!(context.drafts[ratio].amount, Amount::Ratio { .. }) {
        return None;
    }
    let [numerator, denominator] = context.intervals(ratio)?;
    let parts = [numerator?, denominator?];
    let figures = vec![ratio, statement.percent];
    let recalculation = checked(context, figures, parts, statement, "share.ratio")?;
    // “18/21 huyện thu đạt trên 83%” counts those past a mark, each on its own; “đạt 60% kế hoạch” is of what no figure counts
    let (earlier, later) = (ratio.min(statement.percent), ratio.max(statement.percent));
    let is_close = context.drafts[later].tokens.start <= context.drafts[earlier].tokens.end + CLOSE;
    let names_it = statement.of == Of::Unsaid || statement.of == Of::Whole && !pair::is_vote(context, ratio);
    let is_said_of = earlier == statement.percent || statement.opens_clause(context) && names_it;
    let agrees = matches!(recalculation.verdict, Verdict::Balanced | Verdict::Rounding);
    (agrees || is_said_of && is_close).then_some(recalculation)
}

/// Of the pairs that the words propose the first that the percentage fits; else the surest, where nothing near explains it.
fn of_total(context: &Context, breakdowns: &Breakdowns, statement: &Statement) -> Option<Recalculation> {
    let pairs = pair::pairs(context, breakdowns, statement);
    let judge = |pair: &Pair| {
        let [part, whole] = [pair.part, pair.whole].map(|figure| context.intervals(figure));
        checked(context, vec![pair.whole, pair.part, statement.percent], [part?[0]?, whole?[0]?], statement, pair.rule)
    };
    // “trên 8%” is not told of what is 50%
    let fits = |again: &Recalculation| again.verdict != Verdict::Unbalanced && is_plausible(context, statement, again);
    if let Some(fitting) = pairs.iter().filter_map(judge).find(fits) {
        return Some(fitting);
    }
    let surest = pairs.iter().rev().max_by_key(|pair| pair.tie)?;
    let recalculation = judge(surest).filter(|again| again.verdict == Verdict::Unbalanced)?;
    let believed = match surest.tie {
        Tie::Hint => false,
        Tie::Likely => is_plausible(context, statement, &recalculation),
        Tie::Certain => true,
    };
    let off = || !is_close_hedge(context, &recalculation) && !is_explained(context, statement, surest);
    (believed && off()).then_some(recalculation)
}

/// “hơn 800 chuyến, 549 chuyến trễ, chiếm 69,1%”: they were 795, and nobody minds.
fn is_close_hedge(context: &Context, recalculation: &Recalculation) -> bool {
    let is_hedged = recalculation.figures.iter().any(|&figure| context.drafts[figure].bound != Bound::Exact);
    let (Amount::Single { value: computed }, Some(gap)) = (recalculation.computed, recalculation.difference) else { return false };
    is_hedged && gap.magnitude().multiply(Decimal::from(10)).is_some_and(|gap| gap <= computed)
}

/// A slip of the pen stays near: 30% for 35%; 12% where it would be 80% is of something else.
fn is_plausible(context: &Context, statement: &Statement, recalculation: &Recalculation) -> bool {
    let Amount::Single { value: computed } = recalculation.computed else { return false };
    let two = Decimal::from(2);
    let near = |stated: Decimal| Some(stated <= computed.multiply(two)? && computed <= stated.multiply(two)?);
    single(context, statement.percent).and_then(near).unwrap_or(false)
}

/// Whether any other two figures near by come to just that percentage.
fn is_explained(context: &Context, statement: &Statement, pair: &Pair) -> bool {
    let figures = near(context, &passage(context, statement.percent), statement.percent, REACH);
    // “kỷ luật 24 đảng viên. Kết nạp 120 đảng viên, trong đó có 60 nữ, chiếm 40%”: 24 of 60 is a coincidence
    let speaks = |figure: usize| pair.tie < Tie::Certain || same_sentence(context, figure, statement.percent);
    let figures: Vec<usize> = figures.filter(|&figure| pair::is_countable(context, figure) && speaks(figure)).collect();
    let interval = |figure: usize| context.intervals(figure).and_then(|numbers| numbers[0]);
    let fits = |part: Interval, whole: Interval| {
        let again = checked(context, Vec::new(), [part, whole], statement, "share.before");
        again.is_some_and(|again| matches!(again.verdict, Verdict::Balanced | Verdict::Rounding))
    };
    let explains = |one: usize, other: usize| {
        if one == other || !pair::compares(context, one, other) {
            return false;
        }
        let counted = one == pair.part && pair.tie < Tie::Certain;
        let [Some(one), Some(other)] = [one, other].map(interval) else { return false };
        // “nhà nước chi 40 tỷ, dân góp 10 tỷ, chiếm 20%”: of both together
        let of_both = counted && one.add(other).is_some_and(|both| fits(one, both));
        fits(one, other) || of_both
    };
    figures.iter().any(|&one| figures.iter().any(|&other| explains(one, other)))
}

fn checked(
    context: &Context,
    figures: Vec<usize>,
    [part, whole]: [Interval; 2],
    statement: &Statement,
    rule: &'static str,
) -> Option<Recalculation> {
    const DECIMALS: u8 = 2;
    let hundred = Decimal::from(100);
    let draft = &context.drafts[statement.percent];
    let value = single(context, statement.percent)?;
    if value > hundred && statement.of != Of::Plan {
        return None;
    }
    // some round 97,79% to 97,8%, some cut it to 97,7%
    let cut = half_step(context.reading, draft, value).filter(|_| draft.bound == Bound::Exact).unwrap_or(Decimal::ZERO);
    let mut share = context.intervals(statement.percent)?[0]?.raised(cut)?;
    let mut computed = part.value.multiply(hundred)?.divide(whole.value, DECIMALS)?;
    if statement.is_beyond {
        share = share.add(Interval::exact(hundred))?;
        computed = computed.subtract(hundred)?;
    }
    let (verdict, _) = verdict(share.percent_of(whole)?, part)?;
    let difference = if verdict == Verdict::Unbalanced { Some(value.subtract(computed)?) } else { None };
    Some(Recalculation {
        kind: CheckKind::Share,
        figures,
        computed: Amount::Single { value: computed },
        verdict,
        difference,
        evidence: statement.lead.clone(),
        rule,
    })
}

/// “88 / 245 là 35,92%, không phải 38,9%.”
pub(crate) fn tell(telling: &Telling) -> String {
    let Some(check) = telling.finding.check.and_then(|index| telling.report.checks.get(index as usize)) else { return String::new() };
    let (stated, others) = check.stated().map_or((String::new(), &[][..]), |(&stated, others)| (telling.stated(stated), others));
    let terms: Vec<String> = others.iter().rev().map(|&figure| telling.stated(figure)).collect();
    let (terms, expected) = (terms.join(" / "), telling.expected().unwrap_or_default());
    telling.language.pick(format!("{terms} là {expected}, không phải {stated}."), format!("{terms} is {expected}, not {stated}."))
}
