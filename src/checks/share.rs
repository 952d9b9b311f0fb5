//! Percentages beside the count they stand for: `611 cán bộ, trong đó 44 nữ (chiếm 7,2%)`, `133/136 đơn vị, đạt 97,8%`.

use super::{Found, Recalculation, verdict};
use crate::decimal::Decimal;
use crate::lexicon::RelationClass;
use crate::report::{Amount, Bound, CheckKind, Kind, Verdict};
use crate::span::Tokens;
use crate::sums::breakdowns::Breakdowns;
use crate::sums::candidates;
use crate::sums::compatibility::{Compatibility, compatibility};
use crate::sums::context::{Context, OUTSIDE};
use crate::sums::interval::{Interval, half_step};
use crate::wording::Telling;
use solieu_text::TokenKind;

pub(crate) fn detect_shares(context: &Context, breakdowns: &Breakdowns, found: &mut Found) {
    for percent in 1..context.drafts.len() {
        if context.drafts[percent].kind != Kind::Percent || context.is_change(percent) {
            continue;
        }
        let Some(evidence) = said_of(context, percent) else { continue };
        let counted = percent - 1;
        let recalculation = match context.drafts[counted].kind {
            Kind::Ratio => of_ratio(context, counted, percent, &evidence),
            Kind::Count | Kind::Money | Kind::Measure => of_total(context, breakdowns, counted, percent, &evidence),
            _ => None,
        };
        found.checks.extend(recalculation);
    }
}

/// `chiếm`, `đạt` or the bracket between a percentage and the count right before it.
fn said_of(context: &Context, percent: usize) -> Option<Tokens> {
    const REACH: usize = 24;
    let (counted, share) = (&context.drafts[percent - 1].tokens, &context.drafts[percent].tokens);
    let same_sentence = context.reading.source.sentence_index(counted.start) == context.reading.source.sentence_index(share.start);
    if !same_sentence || counted.end + REACH < share.start {
        return None;
    }
    let before = share.start.checked_sub(1)?;
    if context.reading.token(before).is('(') {
        return Some(before..share.start);
    }
    // nothing but a qualifier or `tỷ lệ` stands between the word and the number
    let from = share.start.saturating_sub(3).max(counted.end);
    (from..share.start)
        .rev()
        .find_map(|at| context.word(at, RelationClass::Share).map(|len| at..at + len))
        .filter(|word| word.end <= share.start + 1)
}

/// `133/136 đơn vị, đạt 97,8%`
fn of_ratio(context: &Context, ratio: usize, percent: usize, evidence: &Tokens) -> Option<Recalculation> {
    let [numerator, denominator] = context.intervals(ratio)?;
    let recalculation = checked(context, vec![ratio, percent], [numerator?, denominator?], percent, evidence.clone(), "share.ratio")?;
    // “18/21 huyện thu đạt trên 83%” counts those past a mark, each on its own
    let agrees = matches!(recalculation.verdict, Verdict::Balanced | Verdict::Rounding);
    (agrees || is_said_of(context, ratio, percent, evidence)).then_some(recalculation)
}

/// Whether the percentage can be of nothing else: `(chiếm 27%)`, `, đạt 97,8%` close behind it, with no subject of its own.
fn is_said_of(context: &Context, counted: usize, percent: usize, evidence: &Tokens) -> bool {
    const CLOSE: usize = 8;
    // “đạt 60% kế hoạch”, “bằng 15% GDP” are of something that no figure counts
    let end = context.drafts[percent].after_unit();
    let names_whole = context.reading.token(end).kind == TokenKind::Word && context.word(end, RelationClass::Of).is_none();
    let opens_clause =
        matches!(context.reading.source.before(evidence.start, 1).mark, ',' | '(') || context.reading.token(evidence.start).is('(');
    opens_clause && !names_whole && context.drafts[percent].tokens.start <= context.drafts[counted].tokens.end + CLOSE
}

/// The total that the count is a part of; else one before it that the percentage fits: it is only believed where it does.
fn of_total(context: &Context, breakdowns: &Breakdowns, counted: usize, percent: usize, evidence: &Tokens) -> Option<Recalculation> {
    let share = |whole: usize, rule: &'static str| {
        let [part, total] = [counted, whole].map(|figure| context.intervals(figure));
        checked(context, vec![whole, counted, percent], [part?[0]?, total?[0]?], percent, evidence.clone(), rule)
    };
    if let Some(whole) = named_behind(context, counted, percent) {
        return share(whole, "share.of");
    }
    let sentence = context.reading.source.sentence(context.drafts[counted].number.start);
    let parent = breakdowns.total_of(counted);
    if let Some(recalculation) = parent.and_then(|whole| share(whole, "share.part")) {
        let same_sentence = sentence.contains(&context.drafts[parent?].number.start);
        if same_sentence && is_said_of(context, counted, percent, evidence) || recalculation.verdict != Verdict::Unbalanced {
            return Some(recalculation);
        }
    }
    let before = context.sentence_before(sentence.start).map_or(sentence.start, |sentence| sentence.start);
    let candidates = candidates::candidates(context, &(before..context.drafts[counted].number.start), OUTSIDE);
    let related = candidates.into_iter().filter(|&whole| compatibility(context, whole, counted) >= Some(Compatibility::Kind));
    related.filter_map(|whole| share(whole, "share.before")).find(|recalculation| recalculation.verdict != Verdict::Unbalanced)
}

/// `chiếm 14,4% trong tổng số 2.311 chuyến`
fn named_behind(context: &Context, counted: usize, percent: usize) -> Option<usize> {
    const REACH: usize = 4;
    let whole = percent + 1;
    let behind = context.drafts.get(whole)?.tokens.start;
    let end = context.drafts[percent].number.end;
    let of = [RelationClass::Of, RelationClass::AllOf].into_iter().find_map(|class| context.find_word(end..end + REACH, class));
    let named = of.is_some_and(|word| word.end + 1 >= behind);
    (named && compatibility(context, whole, counted).is_some()).then_some(whole)
}

fn checked(
    context: &Context,
    figures: Vec<usize>,
    [part, whole]: [Interval; 2],
    percent: usize,
    evidence: Tokens,
    rule: &'static str,
) -> Option<Recalculation> {
    const DECIMALS: u8 = 2;
    let draft = &context.drafts[percent];
    let Amount::Single { value } = draft.amount else { return None };
    if value > Decimal::from(100) {
        return None;
    }
    // some round 97,79% to 97,8%, some cut it to 97,7%
    let cut = half_step(context.reading, draft, value).filter(|_| draft.bound == Bound::Exact).unwrap_or(Decimal::ZERO);
    let stated = context.intervals(percent)?[0]?.raised(cut)?.percent_of(whole)?;
    let computed = part.value.multiply(Decimal::from(100))?.divide(whole.value, DECIMALS)?;
    let (verdict, _) = verdict(stated, part)?;
    let difference = if verdict == Verdict::Unbalanced { Some(value.subtract(computed)?) } else { None };
    Some(Recalculation {
        kind: CheckKind::Share,
        figures,
        computed: Amount::Single { value: computed },
        verdict,
        difference,
        evidence,
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
