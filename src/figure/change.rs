//! How a figure changed, and against what: `tăng ⟦5%⟧ so với cùng kỳ năm trước`, `giảm ⟦20 cán bộ⟧`, `từ 401 xuống còn ⟦208⟧`.

use super::clause::{Room, is_break, is_link, is_listed};
use super::{ChangeSource, Draft, Field};
use crate::find::Reading;
use crate::lexicon::{ChangeRole, ChangeWord, ContextClass, CueClass, TableId};
use crate::report::{self, Change, Direction, Kind};
use crate::span::Tokens;
use solieu_text::TokenKind;

/// How far from a figure, in tokens, what it is compared with may end: sentences without an end must not make it a search.
const FARTHEST_BASELINE: usize = 40;

/// Fills the change of each figure that states one.
pub(super) fn attach_changes(reading: &Reading, drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        let room = Room::of(reading, drafts, index);
        let Some((direction, role)) = verb(reading, &drafts[index], &room) else {
            carry_into_bracket(reading, drafts, index, &room);
            carry_in_list(reading, drafts, index, &room);
            continue;
        };
        let from = if role == ChangeRole::Verb { None } else { started_from(reading, drafts, index) };
        let stated = stated_behind(reading, &room, next_change(reading, drafts, index)).or_else(|| announced(reading, &room));
        // “còn ⟦6 đơn⟧ đang giải quyết” are what is left
        let fell = || from.is_some() || stated.is_some() || falls(reading, &room.gap) || fell_by(drafts, index, &room);
        if role == ChangeRole::Weak && !fell() {
            continue;
        }
        let source = if from.is_some() { ChangeSource::Level } else { ChangeSource::Verb };
        let is_level = match role {
            ChangeRole::To => true,
            // “còn 208” is a level, “cao hơn 31% so với đầu năm” is not
            ChangeRole::Weak => from.is_some() || stated.is_none(),
            _ => false,
        };
        let role = if is_level { report::ChangeRole::To } else { report::ChangeRole::By };
        set_change(&mut drafts[index], Change { direction, role, baseline: from.or(stated) }, source);
    }
    share_baselines(reading, drafts);
}

fn set_change(draft: &mut Draft, change: Change, source: ChangeSource) {
    draft.change = Some(change);
    draft.change_source = Some(source);
    draft.rules.push(source.rule());
}

/// The word of change that governs the figure.
fn verb(reading: &Reading, draft: &Draft, room: &Room) -> Option<(Direction, ChangeRole)> {
    const REACH: usize = 8;
    let own = draft.tokens.start;
    // a qualifier may tell it: “cao hơn ⟦31%⟧ so với đầu năm”
    let words = room.gap.start.max(own.saturating_sub(REACH))..draft.number.start;
    let (at, word) = last_word(reading, &words)?;
    // “giảm từ ⟦401⟧ xuống còn 208”: the change is told with the figure that it ends at
    let opens = own.checked_sub(1).is_some_and(|before| reading.is(before, ContextClass::From))
        && first_word(reading, &room.after).is_some_and(|next| matches!(next.role, ChangeRole::To | ChangeRole::Weak));
    let governs = matches!(word.role, ChangeRole::Verb | ChangeRole::To | ChangeRole::Weak)
        && !opens
        && is_degree(reading, &(at.end..own.max(at.end)));
    word.direction.filter(|_| governs).map(|direction| (direction, word.role))
}

/// `giảm mạnh, chỉ còn ⟦5 tỷ⟧`, `rút xuống chỉ còn ⟦8⟧`: a word of change since the figure before.
fn falls(reading: &Reading, gap: &Tokens) -> bool {
    change_words(reading, gap).any(|(_, word)| matches!(word.role, ChangeRole::Verb | ChangeRole::To))
}

/// `giảm 534 đơn vị, còn ⟦53.914 đơn vị⟧`: right behind the figure that says by how much.
fn fell_by(drafts: &[Draft], index: usize, room: &Room) -> bool {
    const LONGEST: usize = 4;
    let listed = room.gap.start > room.sentence.start && room.gap.len() <= LONGEST;
    listed && index.checked_sub(1).is_some_and(|before| drafts[before].change.is_some())
}

/// The last row of the table within the tokens.
fn last_word(reading: &Reading, words: &Tokens) -> Option<(Tokens, ChangeWord)> {
    change_words(reading, words).last()
}

fn first_word(reading: &Reading, words: &Tokens) -> Option<ChangeWord> {
    change_words(reading, words).next().map(|(_, word)| word)
}

/// The rows of the table within the tokens, longest first, none inside another.
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

/// `tăng ⟦bình quân khoảng⟧ 7,1%`, `giảm ⟦được⟧ 20 cán bộ`
fn is_degree(reading: &Reading, gap: &Tokens) -> bool {
    let mut at = gap.start;
    while at < gap.end && !is_link(reading, &(at..gap.end)) {
        let Some(hit) = reading.hit_of(at, ContextClass::Degree).or_else(|| reading.hit(at, TableId::Qualifier)) else { return false };
        at += hit.len();
    }
    true
}

/// `từ ⟦401⟧ xuống còn 208`: the figure before, where `từ` opens it.
fn started_from(reading: &Reading, drafts: &[Draft], index: usize) -> Option<String> {
    const LONGEST: usize = 8;
    let from = &drafts[index.checked_sub(1)?];
    let same = reading.source.sentence_index(from.tokens.start) == reading.source.sentence_index(drafts[index].tokens.start);
    let near = drafts[index].tokens.start - from.tokens.end <= LONGEST;
    let opened = reading.is(from.tokens.start.checked_sub(1)?, ContextClass::From);
    (same && near && opened).then(|| reading.source.slice(&from.tokens).to_owned())
}

/// What the figure is compared with, said behind it and before `end`.
fn stated_behind(reading: &Reading, room: &Room, end: usize) -> Option<String> {
    let from = room.after.start;
    let limit = room.sentence.end.min(from + FARTHEST_BASELINE).min(end);
    baseline(reading, from..limit.max(from))
}

/// `so với ⟦cùng kỳ năm trước⟧`: the words up to the end of the clause.
fn baseline(reading: &Reading, words: Tokens) -> Option<String> {
    let than = words.clone().find_map(|at| Some(at + reading.change(at, ChangeRole::Than)?.len()))?;
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

/// `So với nhiệm kỳ trước, số tổ chức đảng bị kỷ luật tăng 3`: said once at the start of the sentence.
fn announced(reading: &Reading, room: &Room) -> Option<String> {
    let start = room.sentence.start;
    let hit = reading.change(start, ChangeRole::Than)?;
    let last = room.before.end.min(start + FARTHEST_BASELINE);
    // the comma may be left out: “So với cùng kỳ tăng 37 vụ”
    let told = |at: usize| reading.change(at, ChangeRole::Verb).is_some();
    let end = (start + hit.len()..last).find(|&at| reading.token(at).is(',') || told(at))?;
    // “so với tháng trước đã giảm 40”
    let end = if reading.is(end - 1, ContextClass::Aux) { end - 1 } else { end };
    Some(reading.source.slice(&(start + hit.len()..end)).to_owned()).filter(|words| !words.is_empty())
}

/// Where the next figure that changed starts: what it is compared with is its own.
fn next_change(reading: &Reading, drafts: &[Draft], index: usize) -> usize {
    drafts
        .get(index + 1)
        .filter(|next| verb(reading, next, &Room::of(reading, drafts, index + 1)).is_some())
        .map_or(usize::MAX, |next| next.tokens.start)
}

/// `tăng 3 (hơn 6,6%)`, `tăng 5 điểm, tương đương 0,4%`: the same change as a share.
fn carry_into_bracket(reading: &Reading, drafts: &mut [Draft], index: usize, room: &Room) {
    let Some(previous) = index.checked_sub(1) else { return };
    let opened = room.gap.len() == 1 && reading.token(room.gap.start).is('(');
    let restated = |at: usize| {
        reading.token(at).is(',') && reading.hit_of(at + 1, ContextClass::Restates).is_some_and(|hit| at + 1 + hit.len() == room.gap.end)
    };
    if !(opened || restated(room.gap.start)) || drafts[index].kind != Kind::Percent {
        return;
    }
    if let Some(change) = drafts[previous].change.clone() {
        let stated = change.baseline.or_else(|| stated_behind(reading, room, room.sentence.end));
        set_change(&mut drafts[index], Change { baseline: stated, ..change }, ChangeSource::Bracket);
        drafts[index].infer(Field::Change);
    }
}

/// `tăng 9,2% về lượng và ⟦23,5%⟧ về giá trị`, `(tăng 3 tổ chức, ⟦8 đảng viên⟧ so với cùng kỳ)`: one verb for two of a sort. A comma alone joins
/// much else: `tăng 37 vụ, 52 người bị bắt`.
fn carry_in_list(reading: &Reading, drafts: &mut [Draft], index: usize, room: &Room) {
    let Some(previous) = index.checked_sub(1) else { return };
    let (before, own) = (&drafts[previous], &drafts[index]);
    let alike = before.kind == own.kind && room.gap.start > room.sentence.start && is_listed(reading, &room.gap);
    let verbs = change_words(reading, &room.gap).next().is_some();
    let joined = room.gap.clone().any(|at| reading.is(at, CueClass::And));
    let compared = reading.change(own.tokens.end, ChangeRole::Than).is_some();
    let told = matches!(before.change_source, Some(ChangeSource::Verb | ChangeSource::List));
    if !(alike && told && !verbs && drafts[index].change.is_none() && (joined && own.kind == Kind::Percent || compared)) {
        return;
    }
    let Some(change) = before.change.clone() else { return };
    let stated = stated_behind(reading, room, room.sentence.end);
    set_change(&mut drafts[index], Change { baseline: stated.or(change.baseline.clone()), ..change }, ChangeSource::List);
    drafts[index].infer(Field::Change);
}

/// `tăng 6,3% về lượng và tăng 4,9% về giá trị so với cùng kỳ`: said once at the end of the list.
fn share_baselines(reading: &Reading, drafts: &mut [Draft]) {
    for index in (1..drafts.len()).rev() {
        let (before, after) = drafts.split_at_mut(index);
        let (Some(earlier), Some(later)) = (before.last_mut(), after.first()) else { continue };
        let gap = earlier.tokens.end..later.tokens.start;
        let same = reading.source.sentence_index(earlier.tokens.start) == reading.source.sentence_index(later.tokens.start);
        let listed = same && !gap.clone().any(|at| matches!(reading.token(at).mark, ';' | '.' | ':'));
        let Some(baseline) = later.change.as_ref().and_then(|change| change.baseline.clone()).filter(|_| listed) else { continue };
        if later.change_source == Some(ChangeSource::Level) {
            continue;
        }
        if let Some(change) = earlier.change.as_mut().filter(|change| change.baseline.is_none()) {
            change.baseline = Some(baseline);
            earlier.rules.push("change.shared-baseline");
            earlier.infer(Field::Change);
        }
    }
}
