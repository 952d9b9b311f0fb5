//! Attaches how a figure changed and against what: `tăng ⟦5%⟧ so với cùng kỳ năm trước`, `giảm ⟦20 cán bộ⟧`, `từ 401 xuống còn ⟦208⟧`.

use super::draft::Draft;
use super::neighbourhood::{Neighbourhood, is_break, is_link, is_listed};
use super::origin::{ChangeOrigin, Field};
use crate::find::Reading;
use crate::lexicon::{ChangeWord, ChangeWordRole, ContextClass, CueClass, TableId};
use crate::report::{Change, ChangeRole, Direction, Kind};
use crate::span::Tokens;
use solieu_text::TokenKind;

/// How far from a figure, in tokens, its baseline may end; keeps the search short in sentences without an end.
const FARTHEST_BASELINE: usize = 40;

/// Fills the change of each figure that states one.
pub(super) fn attach_changes(reading: &Reading, drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        let around = Neighbourhood::of(reading, drafts, index);
        let Some((direction, role)) = verb(reading, &drafts[index], &around) else {
            carry_into_bracket(reading, drafts, index, &around);
            carry_in_list(reading, drafts, index, &around);
            continue;
        };
        let from = if role == ChangeWordRole::Verb { None } else { started_from(reading, drafts, index) };
        let stated = stated_behind(reading, &around, next_change(reading, drafts, index)).or_else(|| announced(reading, &around));
        // “còn ⟦6 đơn⟧ đang giải quyết” says how many remain, not a change
        let fell = || from.is_some() || stated.is_some() || falls(reading, &around.gap) || fell_by(drafts, index, &around);
        if role == ChangeWordRole::Weak && !fell() {
            continue;
        }
        let source = if from.is_some() { ChangeOrigin::Level } else { ChangeOrigin::Verb };
        let is_level = match role {
            ChangeWordRole::To => true,
            // “còn 208” is a level; with a baseline it is a difference: “cao hơn 31% so với đầu năm”
            ChangeWordRole::Weak => from.is_some() || stated.is_none(),
            _ => false,
        };
        let role = if is_level { ChangeRole::To } else { ChangeRole::By };
        set_change(&mut drafts[index], Change { direction, role, baseline: from.or(stated) }, source);
    }
    share_baselines(reading, drafts);
}

fn set_change(draft: &mut Draft, change: Change, source: ChangeOrigin) {
    draft.change = Some(change);
    draft.change_origin = Some(source);
    draft.rules.push(source.rule());
}

/// The word of change that governs the figure, with its direction: `tăng` of `tăng ⟦5%⟧`.
fn verb(reading: &Reading, draft: &Draft, around: &Neighbourhood) -> Option<(Direction, ChangeWordRole)> {
    const REACH: usize = 8;
    let own = draft.tokens.start;
    // up to the number, since a qualifier may be the word: “cao hơn ⟦31%⟧ so với đầu năm”
    let words = around.gap.start.max(own.saturating_sub(REACH))..draft.number.start;
    let (at, word) = last_word(reading, &words)?;
    // “giảm từ ⟦401⟧ xuống còn 208”: the change belongs to the level that it ends at
    let opens = own.checked_sub(1).is_some_and(|before| reading.is(before, ContextClass::From))
        && first_word(reading, &around.after).is_some_and(|next| matches!(next.role, ChangeWordRole::To | ChangeWordRole::Weak));
    let governs = matches!(word.role, ChangeWordRole::Verb | ChangeWordRole::To | ChangeWordRole::Weak)
        && !opens
        && is_degree(reading, &(at.end..own.max(at.end)));
    word.direction.filter(|_| governs).map(|direction| (direction, word.role))
}

/// `giảm mạnh, chỉ còn ⟦5 tỷ⟧`, `rút xuống chỉ còn ⟦8⟧`: whether a word of change stands between the figure before and this one.
fn falls(reading: &Reading, gap: &Tokens) -> bool {
    change_words(reading, gap).any(|(_, word)| matches!(word.role, ChangeWordRole::Verb | ChangeWordRole::To))
}

/// `giảm 534 đơn vị, còn ⟦53.914 đơn vị⟧`: whether the figure right before says by how much.
fn fell_by(drafts: &[Draft], index: usize, around: &Neighbourhood) -> bool {
    const LONGEST: usize = 4;
    let listed = around.gap.start > around.sentence.start && around.gap.len() <= LONGEST;
    listed && index.checked_sub(1).is_some_and(|before| drafts[before].change.is_some())
}

/// The last word of change within the tokens.
fn last_word(reading: &Reading, words: &Tokens) -> Option<(Tokens, ChangeWord)> {
    change_words(reading, words).last()
}

fn first_word(reading: &Reading, words: &Tokens) -> Option<ChangeWord> {
    change_words(reading, words).next().map(|(_, word)| word)
}

/// The words of change within the tokens, the longest at each place, never overlapping.
fn change_words(reading: &Reading, words: &Tokens) -> impl Iterator<Item = (Tokens, ChangeWord)> {
    let (mut at, end) = (words.start, words.end);
    std::iter::from_fn(move || {
        while at < end {
            let start = at;
            match reading.hit(at, TableId::Change).filter(|hit| at + hit.len() <= end) {
                Some(hit) => {
                    at += hit.len();
                    return Some((start..at, reading.lexicon.change(hit)));
                }
                None => at += 1,
            }
        }
        None
    })
}

/// Whether only words of degree stand between verb and figure: `tăng ⟦bình quân khoảng⟧ 7,1%`, `giảm ⟦được⟧ 20 cán bộ`.
fn is_degree(reading: &Reading, gap: &Tokens) -> bool {
    let mut at = gap.start;
    while at < gap.end && !is_link(reading, &(at..gap.end)) {
        let Some(hit) = reading.hit_of(at, ContextClass::Degree).or_else(|| reading.hit(at, TableId::Qualifier)) else { return false };
        at += hit.len();
    }
    true
}

/// The level that the change starts from: `từ ⟦401⟧ xuống còn 208`.
fn started_from(reading: &Reading, drafts: &[Draft], index: usize) -> Option<String> {
    const LONGEST: usize = 8;
    let from = &drafts[index.checked_sub(1)?];
    let same = reading.source.sentence_index(from.tokens.start) == reading.source.sentence_index(drafts[index].tokens.start);
    let near = drafts[index].tokens.start - from.tokens.end <= LONGEST;
    let opened = reading.is(from.tokens.start.checked_sub(1)?, ContextClass::From);
    (same && near && opened).then(|| reading.source.slice(&from.tokens).to_owned())
}

/// The baseline stated behind the figure and before `end`.
fn stated_behind(reading: &Reading, around: &Neighbourhood, end: usize) -> Option<String> {
    let from = around.after.start;
    let limit = around.sentence.end.min(from + FARTHEST_BASELINE).min(end);
    baseline(reading, from..limit.max(from))
}

/// The words from the comparison to the end of the clause: `so với ⟦cùng kỳ năm trước⟧`.
fn baseline(reading: &Reading, words: Tokens) -> Option<String> {
    let than = words.clone().find_map(|at| Some(at + reading.change(at, ChangeWordRole::Than)?.len()))?;
    if words.start < than && words.clone().take_while(|&at| at < than).any(|at| ends_clause(reading, at)) {
        return None;
    }
    let end = (than..words.end).find(|&at| ends_clause(reading, at) || at > than && reading.is(at, CueClass::And)).unwrap_or(words.end);
    (end > than).then(|| reading.source.slice(&(than..end)).to_owned())
}

/// A comma belongs to the number in `so với 1,5 triệu`; every other break or full stop ends the clause.
fn ends_clause(reading: &Reading, at: usize) -> bool {
    let (token, next) = (reading.token(at), reading.token(at + 1));
    let spaced = next.spaced || next.kind == TokenKind::Line;
    matches!(token.mark, ';' | '(' | ')' | '…' | '”' | '"')
        || token.kind == TokenKind::Line
        || spaced && (is_break(reading, at) || token.is('.'))
}

/// The baseline at the start of the sentence: `So với ⟦nhiệm kỳ trước⟧, số tổ chức đảng bị kỷ luật tăng 3`.
fn announced(reading: &Reading, around: &Neighbourhood) -> Option<String> {
    let start = around.sentence.start;
    let hit = reading.change(start, ChangeWordRole::Than)?;
    let last = around.before.end.min(start + FARTHEST_BASELINE);
    // the comma may be left out: “So với cùng kỳ tăng 37 vụ”
    let is_verb = |at: usize| reading.change(at, ChangeWordRole::Verb).is_some();
    let end = (start + hit.len()..last).find(|&at| reading.token(at).is(',') || is_verb(at))?;
    // “so với tháng trước đã giảm 40”
    let end = if reading.is(end - 1, ContextClass::Aux) { end - 1 } else { end };
    Some(reading.source.slice(&(start + hit.len()..end)).to_owned()).filter(|words| !words.is_empty())
}

/// Where the next figure with a change starts: a baseline behind it is its own.
fn next_change(reading: &Reading, drafts: &[Draft], index: usize) -> usize {
    drafts
        .get(index + 1)
        .filter(|next| verb(reading, next, &Neighbourhood::of(reading, drafts, index + 1)).is_some())
        .map_or(usize::MAX, |next| next.tokens.start)
}

/// `tăng 3 (hơn ⟦6,6%⟧)`, `tăng 5 điểm, tương đương ⟦0,4%⟧`: the same change in percent.
fn carry_into_bracket(reading: &Reading, drafts: &mut [Draft], index: usize, around: &Neighbourhood) {
    let Some(previous) = index.checked_sub(1) else { return };
    let opened = around.gap.len() == 1 && reading.token(around.gap.start).is('(');
    let restated = |at: usize| {
        reading.token(at).is(',') && reading.hit_of(at + 1, ContextClass::Restates).is_some_and(|hit| at + 1 + hit.len() == around.gap.end)
    };
    if !(opened || restated(around.gap.start)) || drafts[index].kind != Kind::Percent {
        return;
    }
    if let Some(change) = drafts[previous].change.clone() {
        let stated = change.baseline.or_else(|| stated_behind(reading, around, around.sentence.end));
        set_change(&mut drafts[index], Change { baseline: stated, ..change }, ChangeOrigin::Bracket);
        drafts[index].infer(Field::Change);
    }
}

/// `tăng 9,2% về lượng và ⟦23,5%⟧ về giá trị`, `(tăng 3 tổ chức, ⟦8 đảng viên⟧ so với cùng kỳ)`: one verb for
/// two figures of one kind. A comma alone does not share it: `tăng 37 vụ, 52 người bị bắt`.
fn carry_in_list(reading: &Reading, drafts: &mut [Draft], index: usize, around: &Neighbourhood) {
    let Some(previous) = index.checked_sub(1) else { return };
    let (before, own) = (&drafts[previous], &drafts[index]);
    let alike = before.kind == own.kind && around.gap.start > around.sentence.start && is_listed(reading, &around.gap);
    let verbs = change_words(reading, &around.gap).next().is_some();
    let joined = around.gap.clone().any(|at| reading.is(at, CueClass::And));
    let compared = reading.change(own.tokens.end, ChangeWordRole::Than).is_some();
    let is_stated = matches!(before.change_origin, Some(ChangeOrigin::Verb | ChangeOrigin::List));
    if !(alike && is_stated && !verbs && drafts[index].change.is_none() && (joined && own.kind == Kind::Percent || compared)) {
        return;
    }
    let Some(change) = before.change.clone() else { return };
    let stated = stated_behind(reading, around, around.sentence.end);
    set_change(&mut drafts[index], Change { baseline: stated.or(change.baseline.clone()), ..change }, ChangeOrigin::List);
    drafts[index].infer(Field::Change);
}

/// `tăng ⟦6,3%⟧ về lượng và tăng 4,9% về giá trị so với cùng kỳ`: the baseline stands once, at the end of the list.
fn share_baselines(reading: &Reading, drafts: &mut [Draft]) {
    for index in (1..drafts.len()).rev() {
        let (before, after) = drafts.split_at_mut(index);
        let (Some(earlier), Some(later)) = (before.last_mut(), after.first()) else { continue };
        let gap = earlier.tokens.end..later.tokens.start;
        let same = reading.source.sentence_index(earlier.tokens.start) == reading.source.sentence_index(later.tokens.start);
        let listed = same && !gap.clone().any(|at| matches!(reading.token(at).mark, ';' | '.' | ':'));
        let Some(baseline) = later.change.as_ref().and_then(|change| change.baseline.clone()).filter(|_| listed) else { continue };
        if later.change_origin == Some(ChangeOrigin::Level) {
            continue;
        }
        if let Some(change) = earlier.change.as_mut().filter(|change| change.baseline.is_none()) {
            change.baseline = Some(baseline);
            earlier.rules.push("change.shared-baseline");
            earlier.infer(Field::Change);
        }
    }
}
