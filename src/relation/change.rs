//! Changes with where they start and end: `giảm 100 chỉ tiêu, từ 300 xuống còn 200`, `tăng 1,5 lần, từ 200 lên 300`,
//! `năm 2020 có 45 vụ, năm 2021 có 38 vụ, giảm 7 vụ`.

use super::amounts::Slack;
use super::checks::{Finding, verdict};
use super::kinship::{Kinship, kinship};
use super::ledger::Ledger;
use super::scene::Scene;
use crate::decimal::Decimal;
use crate::report::{Amount, CheckKind, Kind, Verdict};
use crate::source::Kind as TokenKind;
use crate::span::Tokens;

/// Between `từ` and its number, or `lên` and its number: a qualifier, `mức`.
const CLOSE: usize = 3;

pub(super) fn find_changes(scene: &Scene, _: &Ledger, found: &mut Vec<Finding>) {
    for from in 0..scene.drafts.len().saturating_sub(1) {
        let to = from + 1;
        if let Some([first, second]) = dated(scene, from) {
            let by = to + 1;
            let word = scene.drafts.get(by).filter(|_| is_beside(scene, by, from, to)).and_then(|draft| scene.change_word(draft));
            found.extend(word.and_then(|evidence| check(scene, [first, second, by], &evidence, "change.dated")));
        }
        let Some(evidence) = starts_and_ends(scene, from) else { continue };
        let beside = [from.checked_sub(1), Some(to + 1)].into_iter().flatten().filter(|&by| is_beside(scene, by, from, to));
        let stated = beside.filter_map(|by| Some((by, check(scene, [from, to, by], &evidence, "change.from-to")?)));
        found.extend(stated.filter(|(by, finding)| agrees(finding) || is_of_same(scene, *by, &evidence, to)).map(|(_, finding)| finding));
    }
}

/// `từ` before the first figure and `lên`, `xuống còn` between it and the next.
fn starts_and_ends(scene: &Scene, from: usize) -> Option<Tokens> {
    const LONGEST: usize = 8;
    let (first, second) = (&scene.drafts[from], &scene.drafts[from + 1]);
    let (start, end) = (first.tokens.start, second.tokens.start);
    let comparable = first.kind == second.kind && symbol(first) == symbol(second) && end <= first.tokens.end + LONGEST;
    let opens = (start.saturating_sub(CLOSE)..=start).rev().find_map(|at| scene.word(at, "from").map(|len| at..at + len))?;
    let arrow = (first.number.end..end).rev().find_map(|at| scene.word(at, "towards").map(|len| at..at + len))?;
    let tight = arrow.end + CLOSE >= end && (first.tokens.end..arrow.start).all(|at| scene.separator(at).is_none());
    (comparable && tight && opens.end <= first.number.start).then_some(opens.start..arrow.end)
}

/// Two counts of the same noun side by side, each behind its date; the earlier one first.
fn dated(scene: &Scene, left: usize) -> Option<[usize; 2]> {
    const CLOSE: usize = 8;
    let right = left + 1;
    let [first, second] = [left, right].map(|figure| scene.drafts[figure].tokens.clone());
    let same = kinship(scene, left, right) == Some(Kinship::Same) || kinship(scene, left, right) == Some(Kinship::Kind);
    if !same || scene.reading.source.sentence_index(first.start) != scene.reading.source.sentence_index(second.start) {
        return None;
    }
    let date = |before: usize, floor: usize| {
        let dates = &scene.reading.dates;
        let index = dates.partition_point(|date| date.tokens.end <= before).checked_sub(1)?;
        let near = dates[index].tokens.start >= floor && dates[index].tokens.end + CLOSE >= before;
        near.then(|| dates[index].period())
    };
    let start = scene.reading.source.sentence(first.start).start;
    let (earlier, later) = (date(first.start, start)?, date(second.start, first.end)?);
    (earlier.len() == later.len() && earlier != later).then_some(if earlier < later { [left, right] } else { [right, left] })
}

fn symbol(draft: &crate::figure::Draft) -> Option<&str> {
    draft.unit.as_ref().map(|unit| unit.symbol.as_str())
}

/// A change stated in the same sentence, right before `từ` or right behind the second figure.
fn is_beside(scene: &Scene, by: usize, from: usize, to: usize) -> bool {
    const REACH: usize = 12;
    let Some(draft) = scene.drafts.get(by) else { return false };
    let same_sentence = |other: usize| {
        scene.reading.source.sentence_index(draft.number.start) == scene.reading.source.sentence_index(scene.drafts[other].number.start)
    };
    let gap = if by < from {
        scene.drafts[from].tokens.start.saturating_sub(draft.tokens.end)
    } else {
        draft.tokens.start.saturating_sub(scene.drafts[to].tokens.end)
    };
    same_sentence(from) && same_sentence(to) && gap <= REACH && (scene.is_change(by) || draft.kind == Kind::Multiple)
}

/// Whether nothing else can have changed so: `giảm 5 xã (từ 29 xuống 24 xã)`, not `từ 29 xuống 24 xã; số phường giảm 1`.
fn is_of_same(scene: &Scene, by: usize, from_to: &Tokens, to: usize) -> bool {
    let draft = &scene.drafts[by];
    let multiplied = || scene.reading.cue_ending_at(draft.number.start, "multiple").map(|(start, _)| start);
    let word = scene.change_word(draft).map(|word| word.start).or_else(multiplied).unwrap_or(draft.tokens.start);
    let last = &scene.drafts[to];
    let mut between = if word < from_to.start { draft.tokens.end..from_to.start } else { last.tokens.end..word };
    let same_noun = || last.object.as_ref().zip(draft.object.as_ref()).is_none_or(|(last, by)| last.canonical == by.canonical);
    let is_aside = |at: usize| scene.reading.token(at).kind == TokenKind::Mark && !scene.reading.token(at).is(';');
    (draft.kind != Kind::Count || same_noun()) && between.all(is_aside)
}

fn check(scene: &Scene, [from, to, by]: [usize; 3], evidence: &Tokens, rule: &'static str) -> Option<Finding> {
    let [first, second, stated] = [from, to, by].map(|figure| scene.slacks(figure));
    let (first, second, stated) = (first?[0]?, second?[0]?, stated?[0]?);
    let step = second.value.subtract(first.value)?.magnitude();
    let draft = &scene.drafts[by];
    let (computed, (verdict, difference)) = match draft.kind {
        Kind::Percent if scene.drafts[from].kind != Kind::Percent => rate(stated, step, first.value, Decimal::from(100))?,
        // “giảm 2 lần” is said of 400 → 200
        Kind::Multiple if second.value < first.value => rate(stated, first.value, second.value, Decimal::ONE)?,
        // “tăng 1,5 lần” is said of 200 → 300 and of 200 → 500, “gấp 1,5 lần” of 300 alone
        Kind::Multiple => {
            let times = rate(stated, second.value, first.value, Decimal::ONE)?;
            if times.1.0 == Verdict::Unbalanced && !is_multiplied(scene, by) {
                rate(stated, step, first.value, Decimal::ONE).filter(|rate| rate.1.0 != Verdict::Unbalanced).unwrap_or(times)
            } else {
                times
            }
        }
        kind if kind == scene.drafts[from].kind && symbol(draft) == symbol(&scene.drafts[from]) => {
            (step, verdict(stated, second.distance(first)?)?)
        }
        _ => return None,
    };
    Some(Finding {
        kind: CheckKind::Change,
        figures: vec![from, to, by],
        computed: Amount::Single { value: computed },
        verdict,
        difference,
        evidence: evidence.clone(),
        rule,
    })
}

/// `gấp 2 lần`, `tăng gấp đôi`: as many times as much, not so many times on top of it.
fn is_multiplied(scene: &Scene, by: usize) -> bool {
    scene.reading.cue_ending_at(scene.drafts[by].number.start, "multiple").is_some()
}

type Rate = (Decimal, (Verdict, Option<Decimal>));

fn agrees(finding: &Finding) -> bool {
    finding.verdict != Verdict::Unbalanced
}

/// `part` per `whole`, in units of `scale`, beside what was stated.
fn rate(stated: Slack, part: Decimal, whole: Decimal, scale: Decimal) -> Option<Rate> {
    const DECIMALS: u8 = 2;
    let computed = part.multiply(scale)?.divide(whole, DECIMALS)?;
    let (verdict, _) = verdict(stated.times(whole)?, Slack::exact(part.multiply(scale)?))?;
    let difference = if verdict == Verdict::Unbalanced { Some(stated.value.subtract(computed)?) } else { None };
    Some((computed, (verdict, difference)))
}
