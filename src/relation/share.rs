//! Percentages beside the count they stand for: `611 cán bộ, trong đó 44 nữ (chiếm 7,2%)`, `133/136 đơn vị, đạt 97,8%`.

use super::amounts::{Slack, half_step};
use super::checks::{Finding, verdict};
use super::kinship::{Kinship, kinship};
use super::ledger::Ledger;
use super::scene::{OUTSIDE, Scene};
use super::total;
use crate::decimal::Decimal;
use crate::report::{Amount, Bound, CheckKind, Kind, Verdict};
use crate::source::Kind as TokenKind;
use crate::span::Tokens;

pub(super) fn find_shares(scene: &Scene, ledger: &Ledger, found: &mut Vec<Finding>) {
    for percent in 1..scene.drafts.len() {
        if scene.drafts[percent].kind != Kind::Percent || scene.is_change(percent) {
            continue;
        }
        let Some(evidence) = said_of(scene, percent) else { continue };
        let counted = percent - 1;
        let finding = match scene.drafts[counted].kind {
            Kind::Ratio => of_ratio(scene, counted, percent, &evidence),
            Kind::Count | Kind::Money | Kind::Measure => of_total(scene, ledger, counted, percent, &evidence),
            _ => None,
        };
        found.extend(finding);
    }
}

/// `chiếm`, `đạt` or the bracket between a percentage and the count right before it.
fn said_of(scene: &Scene, percent: usize) -> Option<Tokens> {
    const REACH: usize = 24;
    let (counted, share) = (&scene.drafts[percent - 1].tokens, &scene.drafts[percent].tokens);
    let same_sentence = scene.reading.source.sentence_index(counted.start) == scene.reading.source.sentence_index(share.start);
    if !same_sentence || counted.end + REACH < share.start {
        return None;
    }
    let before = share.start.checked_sub(1)?;
    if scene.reading.token(before).is('(') {
        return Some(before..share.start);
    }
    // nothing but a qualifier or `tỷ lệ` stands between the word and the number
    let from = share.start.saturating_sub(3).max(counted.end);
    (from..share.start).rev().find_map(|at| scene.word(at, "share").map(|len| at..at + len)).filter(|word| word.end <= share.start + 1)
}

/// `133/136 đơn vị, đạt 97,8%`
fn of_ratio(scene: &Scene, ratio: usize, percent: usize, evidence: &Tokens) -> Option<Finding> {
    let [numerator, denominator] = scene.slacks(ratio)?;
    let finding = checked(scene, vec![ratio, percent], [numerator?, denominator?], percent, evidence.clone(), "share.ratio")?;
    // “18/21 huyện thu đạt trên 83%” counts those past a mark, each on its own
    let agrees = matches!(finding.verdict, Verdict::Balanced | Verdict::Rounding);
    (agrees || is_said_of(scene, ratio, percent, evidence)).then_some(finding)
}

/// Whether the percentage can be of nothing else: `(chiếm 27%)`, `, đạt 97,8%` close behind it, with no subject of its own.
fn is_said_of(scene: &Scene, counted: usize, percent: usize, evidence: &Tokens) -> bool {
    const CLOSE: usize = 8;
    // “đạt 60% kế hoạch”, “bằng 15% GDP” are of something that no figure counts
    let end = scene.drafts[percent].after_unit();
    let names_whole = scene.reading.token(end).kind == TokenKind::Word && scene.word(end, "of").is_none();
    let opens_clause =
        matches!(scene.reading.source.before(evidence.start, 1).mark, ',' | '(') || scene.reading.token(evidence.start).is('(');
    opens_clause && !names_whole && scene.drafts[percent].tokens.start <= scene.drafts[counted].tokens.end + CLOSE
}

/// The total that the count is a part of; else one before it that the percentage fits: it is only believed where it does.
fn of_total(scene: &Scene, ledger: &Ledger, counted: usize, percent: usize, evidence: &Tokens) -> Option<Finding> {
    let share = |whole: usize, rule: &'static str| {
        let [part, total] = [counted, whole].map(|figure| scene.slacks(figure));
        checked(scene, vec![whole, counted, percent], [part?[0]?, total?[0]?], percent, evidence.clone(), rule)
    };
    if let Some(whole) = named_behind(scene, counted, percent) {
        return share(whole, "share.of");
    }
    let sentence = scene.reading.source.sentence(scene.drafts[counted].number.start);
    let parent = ledger.total_of(counted);
    if let Some(finding) = parent.and_then(|whole| share(whole, "share.part")) {
        let same_sentence = sentence.contains(&scene.drafts[parent?].number.start);
        if same_sentence && is_said_of(scene, counted, percent, evidence) || finding.verdict != Verdict::Unbalanced {
            return Some(finding);
        }
    }
    let before = scene.sentence_before(sentence.start).map_or(sentence.start, |sentence| sentence.start);
    let candidates = total::candidates(scene, &(before..scene.drafts[counted].number.start), OUTSIDE);
    let related = candidates.into_iter().filter(|&whole| kinship(scene, whole, counted) >= Some(Kinship::Kind));
    related.filter_map(|whole| share(whole, "share.before")).find(|finding| finding.verdict != Verdict::Unbalanced)
}

/// `chiếm 14,4% trong tổng số 2.311 chuyến`
fn named_behind(scene: &Scene, counted: usize, percent: usize) -> Option<usize> {
    const REACH: usize = 4;
    let whole = percent + 1;
    let behind = scene.drafts.get(whole)?.tokens.start;
    let end = scene.drafts[percent].number.end;
    let of = ["of", "all-of"].into_iter().find_map(|class| scene.find_word(end..end + REACH, class));
    let named = of.is_some_and(|word| word.end + 1 >= behind);
    (named && kinship(scene, whole, counted).is_some()).then_some(whole)
}

fn checked(
    scene: &Scene,
    figures: Vec<usize>,
    [part, whole]: [Slack; 2],
    percent: usize,
    evidence: Tokens,
    rule: &'static str,
) -> Option<Finding> {
    const DECIMALS: u8 = 2;
    let draft = &scene.drafts[percent];
    let Amount::Single { value } = draft.amount else { return None };
    if value > Decimal::from(100) {
        return None;
    }
    // some round 97,79% to 97,8%, some cut it to 97,7%
    let cut = half_step(scene.reading, draft, value).filter(|_| draft.bound == Bound::Exact).unwrap_or(Decimal::ZERO);
    let stated = scene.slacks(percent)?[0]?.raised(cut)?.percent_of(whole)?;
    let computed = part.value.multiply(Decimal::from(100))?.divide(whole.value, DECIMALS)?;
    let (verdict, _) = verdict(stated, part)?;
    let difference = if verdict == Verdict::Unbalanced { Some(value.subtract(computed)?) } else { None };
    Some(Finding { kind: CheckKind::Share, figures, computed: Amount::Single { value: computed }, verdict, difference, evidence, rule })
}
