//! The part named before its total: `66% trong số hơn 10.000 công ty`, `282 người bị khai trừ, 81 người bị cách chức trong
//! tổng số hơn 2.400 đảng viên`; `5 thấu kính, 2 trong số đó`; and the total that opens the sentence: `Trong 15 đảng viên bị khiển trách có 3 trưởng phòng`.

use super::opened_list::opener_at;
use super::these::part_of_these;
use crate::lexicon::{ObjectClass, RelationClass};
use crate::report::Kind;
use crate::span::Tokens;
use crate::sums::arithmetic::comes_to;
use crate::sums::breakdowns::Breakdowns;
use crate::sums::candidates::{self, MOST_CANDIDATES};
use crate::sums::compatibility::{Compatibility, compatibility};
use crate::sums::context::Context;
use crate::sums::items::items;
use crate::sums::proposal::{Coverage, Proposal};

/// Between `trong số` and its number stand at most a qualifier and a plural word: `trong số hơn 10.000`, `trong tổng số các`.
const REACH: usize = 4;

/// How far the parts may stand from the words, in tokens: sentences without an end must not make the search one.
const WINDOW: usize = 120;

pub(crate) fn detect_partitives(context: &Context, breakdowns: &mut Breakdowns) {
    for &at in &context.cues {
        if let Some(part) = part_of_these(context, at) {
            read_these(context, part, at, MOST_CANDIDATES, breakdowns);
        }
        if let Some(part) = part_of_those(context, at) {
            // “6 người sống sót. Trong số những người còn sống”: those who were named last
            read_these(context, part, at, 1, breakdowns);
        }
        let Some(len) = context.word(at, RelationClass::Of) else { continue };
        let Some(total) = total_behind(context, at + len) else { continue };
        let cue = at..at + len;
        if opens_clause(context, at) {
            read_behind(context, total, cue, breakdowns);
        } else if context.word(at, RelationClass::Within).is_none() {
            read_before(context, total, cue, breakdowns);
        }
    }
}

/// `Trong những người bị kỷ luật, có ⟦hai⟧ cán bộ`: the people counted before, called by what happened to them.
fn part_of_those(context: &Context, at: usize) -> Option<usize> {
    let len = context.word(at, RelationClass::Those).filter(|_| opens_clause(context, at))?;
    let noun = context.reading.hit_of(at + len, ObjectClass::Person)?;
    let sentence = context.reading.source.sentence(at);
    let has = context.find_word(at + len + noun.len()..sentence.end.min(at + WINDOW), RelationClass::Has)?;
    let part = context.figures(&(at..sentence.end)).next()?;
    (context.drafts[part].tokens.start == has.end).then_some(part)
}

/// `5 thấu kính phi cầu, 2 trong số đó`: of what was counted before it in the sentence, or in the one before.
fn read_these(context: &Context, part: usize, cue: usize, most: usize, breakdowns: &mut Breakdowns) {
    let start = context.drafts[part].tokens.start;
    let before = context.sentence_before(start).unwrap_or_else(|| context.reading.source.sentence(start)).start;
    let mut candidates = candidates::candidates(context, &(before..start), context.level(cue));
    candidates.truncate(most);
    let Some((total, _)) = candidates::best(context, &candidates, part) else { return };
    let evidence = cue..cue + context.word(cue, RelationClass::These).or_else(|| context.word(cue, RelationClass::Those)).unwrap_or(1);
    breakdowns.push(context, Proposal { total, parts: vec![part], coverage: Coverage::Some, is_clean: false, evidence, rule: "sum.these" });
}

fn total_behind(context: &Context, at: usize) -> Option<usize> {
    let total = context.figures(&(at..at + REACH)).next()?;
    let draft = &context.drafts[total];
    let close = (at..draft.tokens.start).all(|token| context.separator(token).is_none());
    (close && matches!(draft.kind, Kind::Count | Kind::Ratio | Kind::Money)).then_some(total)
}

fn opens_clause(context: &Context, at: usize) -> bool {
    let sentence = context.reading.source.sentence(at);
    at == sentence.start || context.reading.source.before(at, 1).is(',') && context.figures(&(sentence.start..at)).is_empty()
}

/// `Trong 15 đảng viên … có 3 trưởng phòng`, `Trong số 40 người bị thương, 12 người đã ra viện`: what stands behind `có`, or
/// behind the comma, to the end of the sentence.
fn read_behind(context: &Context, total: usize, cue: Tokens, breakdowns: &mut Breakdowns) {
    let after = context.drafts[total].tokens.end;
    let last = context.reading.source.sentence(cue.start).end.min(after + WINDOW);
    let starts_at_comma = || {
        let comma = (after..last)
            .find(|&at| context.reading.token(at).is(','))
            .filter(|_| context.word(cue.start, RelationClass::Within).is_none())?;
        context.figures(&(after..last)).next().filter(|&next| context.drafts[next].tokens.start == comma + 1).map(|_| comma + 1)
    };
    let has = context.find_word(after..last, RelationClass::Has).map(|has| has.end);
    let Some(start) = [has, starts_at_comma()].into_iter().flatten().min() else {
        return read_labelled(context, total, cue, after..last, breakdowns);
    };
    let end = (start..last).find(|&at| opener_at(context, at).is_some()).unwrap_or(last);
    if !context.figures(&(after..start)).is_empty() {
        return;
    }
    let mut parts: Vec<usize> = Vec::new();
    for item in items(context, &(start..end)) {
        let part = item.figures.first().copied().filter(|&part| compatibility(context, total, part) >= Some(Compatibility::Class));
        match part {
            Some(part) if parts.first().is_none_or(|&first| context.drafts[first].kind == context.drafts[part].kind) => parts.push(part),
            _ if parts.is_empty() => return,
            _ => {}
        }
    }
    breakdowns.push(context, Proposal { total, parts, coverage: Coverage::Open, is_clean: false, evidence: cue, rule: "sum.within" });
}

/// `Trong số 538 đối tượng, nam 487, nữ 51`: each behind the word for it, believed where they come to the total.
fn read_labelled(context: &Context, total: usize, cue: Tokens, behind: Tokens, breakdowns: &mut Breakdowns) {
    let Some(comma) = behind.clone().find(|&at| context.separator(at).is_some()).filter(|&at| context.reading.token(at).is(',')) else {
        return;
    };
    let parts: Vec<usize> = items(context, &(comma + 1..behind.end)).iter().filter_map(|item| item.figures.first().copied()).collect();
    let first_sum = (2..=parts.len().min(MOST_CANDIDATES)).find(|&len| comes_to(context, &parts[..len], total));
    // “trong 20 trận, đội ghi 15 bàn, thủng lưới 5 bàn” counts something else
    let names_other =
        |part: usize| context.drafts[part].object.as_ref().is_some_and(|noun| noun.tokens.start == context.drafts[part].number.end);
    let is_kin = |&part: &usize| match compatibility(context, total, part) {
        Some(Compatibility::Loose) => !names_other(part),
        tie => tie.is_some(),
    };
    if let Some(len) = first_sum.filter(|&len| parts[..len].iter().all(is_kin)) {
        let parts = parts[..len].to_vec();
        breakdowns.push(context, Proposal { total, parts, coverage: Coverage::Hint, is_clean: true, evidence: cue, rule: "sum.within" });
    }
}

/// `12 đại biểu trên tổng số 50 ghế`: the words right behind the part say what it is of, whatever the nouns are.
fn is_seat(context: &Context, total: usize, part: usize, cue: &Tokens) -> bool {
    let (whole, some) = (&context.drafts[total], &context.drafts[part]);
    cue.len() > 1 && some.tokens.end == cue.start && some.kind == Kind::Count && whole.kind == Kind::Count && some.object.is_some()
}

/// `282 người …, 81 trường hợp … trong tổng số hơn 2.400 đảng viên`: the figure before the words, and those listed before it.
fn read_before(context: &Context, total: usize, cue: Tokens, breakdowns: &mut Breakdowns) {
    let start = context.reading.source.sentence(cue.start).start.max(cue.start.saturating_sub(WINDOW));
    let items = items(context, &(start..cue.start));
    let mut parts: Vec<usize> = Vec::new();
    for item in items.iter().rev() {
        let part = match item.figures[..] {
            [part] if compatibility(context, total, part) >= Some(Compatibility::Class) || is_seat(context, total, part, &cue) => part,
            _ => break,
        };
        if parts.first().is_some_and(|&last| context.drafts[last].kind != context.drafts[part].kind) {
            break;
        }
        parts.insert(0, part);
    }
    let is_seat = parts.len() == 1 && is_seat(context, total, parts[0], &cue);
    let coverage = if is_seat { Coverage::Possible } else { Coverage::Open };
    breakdowns.push(context, Proposal { total, parts, coverage, is_clean: false, evidence: cue, rule: "sum.of" });
}
