//! The part named before its total: `66% trong số hơn 10.000 công ty`, `282 người bị khai trừ, 81 người bị cách chức trong
//! tổng số hơn 2.400 đảng viên`; `5 thấu kính, 2 trong số đó`; and the total that opens the sentence: `Trong 15 đảng viên bị khiển trách có 3 trưởng phòng`.

use super::judge::comes_to;
use super::kinship::{Kinship, kinship};
use super::ledger::{Claim, Finding, Ledger};
use super::list::items;
use super::opener::opener_at;
use super::scene::Scene;
use super::total::{self, MOST_CANDIDATES};
use crate::lexicon::TableId;
use crate::report::Kind;
use crate::span::Tokens;

/// Between `trong số` and its number stand at most a qualifier and a plural word: `trong số hơn 10.000`, `trong tổng số các`.
const REACH: usize = 4;

/// How far the parts may stand from the words, in tokens: sentences without an end must not make the search one.
const WINDOW: usize = 120;

pub(super) fn find_wholes(scene: &Scene, ledger: &mut Ledger) {
    for &at in &scene.cues {
        if let Some(part) = part_of_these(scene, at) {
            read_these(scene, part, at, MOST_CANDIDATES, ledger);
        }
        if let Some(part) = part_of_those(scene, at) {
            // “6 người sống sót. Trong số những người còn sống”: those who were named last
            read_these(scene, part, at, 1, ledger);
        }
        let Some(len) = scene.word(at, "of") else { continue };
        let Some(total) = total_behind(scene, at + len) else { continue };
        let cue = at..at + len;
        if opens_clause(scene, at) {
            read_behind(scene, total, cue, ledger);
        } else if scene.word(at, "within").is_none() {
            read_before(scene, total, cue, ledger);
        }
    }
}

/// The figure right before `trong số đó`.
pub(super) fn part_of_these(scene: &Scene, at: usize) -> Option<usize> {
    scene.word(at, "these")?;
    let before = scene.figures(&(at.saturating_sub(WINDOW)..at)).next_back()?;
    (scene.drafts[before].tokens.end == at).then_some(before)
}

/// `Trong những người bị kỷ luật, có ⟦hai⟧ cán bộ`: the people counted before, called by what happened to them.
fn part_of_those(scene: &Scene, at: usize) -> Option<usize> {
    let len = scene.word(at, "those").filter(|_| opens_clause(scene, at))?;
    let noun = scene.reading.hit(at + len, TableId::Object).filter(|&hit| scene.reading.lexicon.cell(hit, 2) == "person")?;
    let sentence = scene.reading.source.sentence(at);
    let has = scene.find_word(at + len + noun.len()..sentence.end.min(at + WINDOW), "has")?;
    let part = scene.figures(&(at..sentence.end)).next()?;
    (scene.drafts[part].tokens.start == has.end).then_some(part)
}

/// `5 thấu kính phi cầu, 2 trong số đó`: of what was counted before it in the sentence, or in the one before.
fn read_these(scene: &Scene, part: usize, cue: usize, most: usize, ledger: &mut Ledger) {
    let start = scene.drafts[part].tokens.start;
    let before = scene.sentence_before(start).unwrap_or_else(|| scene.reading.source.sentence(start)).start;
    let mut candidates = total::candidates(scene, &(before..start), scene.level(cue));
    candidates.truncate(most);
    let Some((total, _)) = total::best(scene, &candidates, part) else { return };
    let evidence = cue..cue + scene.word(cue, "these").or_else(|| scene.word(cue, "those")).unwrap_or(1);
    ledger.push(scene, Finding { total, parts: vec![part], claim: Claim::Some, is_clean: false, evidence, rule: "sum.these" });
}

fn total_behind(scene: &Scene, at: usize) -> Option<usize> {
    let total = scene.figures(&(at..at + REACH)).next()?;
    let draft = &scene.drafts[total];
    let close = (at..draft.tokens.start).all(|token| scene.separator(token).is_none());
    (close && matches!(draft.kind, Kind::Count | Kind::Ratio | Kind::Money)).then_some(total)
}

fn opens_clause(scene: &Scene, at: usize) -> bool {
    let sentence = scene.reading.source.sentence(at);
    at == sentence.start || scene.reading.source.before(at, 1).is(',') && scene.figures(&(sentence.start..at)).is_empty()
}

/// `Trong 15 đảng viên … có 3 trưởng phòng`, `Trong số 40 người bị thương, 12 người đã ra viện`: what stands behind `có`, or
/// behind the comma, to the end of the sentence.
fn read_behind(scene: &Scene, total: usize, cue: Tokens, ledger: &mut Ledger) {
    let after = scene.drafts[total].tokens.end;
    let last = scene.reading.source.sentence(cue.start).end.min(after + WINDOW);
    let starts_at_comma = || {
        let comma = (after..last).find(|&at| scene.reading.token(at).is(',')).filter(|_| scene.word(cue.start, "within").is_none())?;
        scene.figures(&(after..last)).next().filter(|&next| scene.drafts[next].tokens.start == comma + 1).map(|_| comma + 1)
    };
    let has = scene.find_word(after..last, "has").map(|has| has.end);
    let Some(start) = [has, starts_at_comma()].into_iter().flatten().min() else {
        return read_labelled(scene, total, cue, after..last, ledger);
    };
    let end = (start..last).find(|&at| opener_at(scene, at).is_some()).unwrap_or(last);
    if !scene.figures(&(after..start)).is_empty() {
        return;
    }
    let mut parts: Vec<usize> = Vec::new();
    for item in items(scene, &(start..end)) {
        let part = item.figures.first().copied().filter(|&part| kinship(scene, total, part) >= Some(Kinship::Class));
        match part {
            Some(part) if parts.first().is_none_or(|&first| scene.drafts[first].kind == scene.drafts[part].kind) => parts.push(part),
            _ if parts.is_empty() => return,
            _ => {}
        }
    }
    ledger.push(scene, Finding { total, parts, claim: Claim::Open, is_clean: false, evidence: cue, rule: "sum.within" });
}

/// `Trong số 538 đối tượng, nam 487, nữ 51`: each behind the word for it, believed where they come to the total.
fn read_labelled(scene: &Scene, total: usize, cue: Tokens, behind: Tokens, ledger: &mut Ledger) {
    let Some(comma) = behind.clone().find(|&at| scene.separator(at).is_some()).filter(|&at| scene.reading.token(at).is(',')) else {
        return;
    };
    let parts: Vec<usize> = items(scene, &(comma + 1..behind.end)).iter().filter_map(|item| item.figures.first().copied()).collect();
    let first_sum = (2..=parts.len().min(MOST_CANDIDATES)).find(|&len| comes_to(scene, &parts[..len], total));
    // “trong 20 trận, đội ghi 15 bàn, thủng lưới 5 bàn” counts something else
    let names_other =
        |part: usize| scene.drafts[part].object.as_ref().is_some_and(|noun| noun.tokens.start == scene.drafts[part].number.end);
    let is_kin = |&part: &usize| match kinship(scene, total, part) {
        Some(Kinship::Loose) => !names_other(part),
        tie => tie.is_some(),
    };
    if let Some(len) = first_sum.filter(|&len| parts[..len].iter().all(is_kin)) {
        let parts = parts[..len].to_vec();
        ledger.push(scene, Finding { total, parts, claim: Claim::Hint, is_clean: true, evidence: cue, rule: "sum.within" });
    }
}

/// `282 người …, 81 trường hợp … trong tổng số hơn 2.400 đảng viên`: the figure before the words, and those listed before it.
fn read_before(scene: &Scene, total: usize, cue: Tokens, ledger: &mut Ledger) {
    let start = scene.reading.source.sentence(cue.start).start.max(cue.start.saturating_sub(WINDOW));
    let items = items(scene, &(start..cue.start));
    let mut parts: Vec<usize> = Vec::new();
    for item in items.iter().rev() {
        let part = match item.figures[..] {
            [part] if kinship(scene, total, part) >= Some(Kinship::Class) => part,
            _ => break,
        };
        if parts.first().is_some_and(|&last| scene.drafts[last].kind != scene.drafts[part].kind) {
            break;
        }
        parts.insert(0, part);
    }
    ledger.push(scene, Finding { total, parts, claim: Claim::Open, is_clean: false, evidence: cue, rule: "sum.of" });
}
