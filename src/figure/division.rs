//! Lists behind a colon, or behind `gồm`, that divide a total named before: `82 đảng viên bị kỷ luật. Về thẩm quyền: chi bộ ⟦57⟧,
//! đảng ủy ⟦20⟧, Huyện ủy ⟦5⟧`, `5.648 đảng viên, chia theo độ tuổi: dưới 30 tuổi ⟦1.812⟧, …`, `3 đồng chí bị kỷ luật, gồm ⟦1⟧ cảnh cáo,
//! ⟦2⟧ khiển trách`. What stands before each number says which part it is, so that the total alone says what is counted, what of, and
//! for whom.

use super::draft::{Division, Draft};
use crate::decimal::Decimal;
use crate::find::Reading;
use crate::lexicon::{CueClass, ObjectClass, TableId};
use crate::lists;
use crate::report::{Amount, Kind};
use crate::span::Tokens;
use solieu_text::TokenKind;

/// A longer list is a table.
const MOST_PARTS: usize = 24;

/// With the ages and percentages between; keeps the search short where every figure has a colon before it.
const MOST_FIGURES: usize = 4 * MOST_PARTS;

/// How many figures, and how many sentences, back the total is looked for.
const FARTHEST: usize = 12;
const SENTENCES: usize = 3;

/// Names the total of each figure that a list behind a colon divides it into.
pub(super) fn find_divisions(reading: &Reading, drafts: &mut [Draft]) {
    let mut index = 0;
    while index < drafts.len() {
        let Some(opener) = opener_before(reading, drafts, index) else {
            index += 1;
            continue;
        };
        let parts = parts(reading, drafts, index, opener);
        if let Some(total) = total(reading, drafts, &parts) {
            for &part in &parts {
                drafts[part].division = Some(Division { total, opener });
            }
        }
        index = parts.last().map_or(index, |&last| last) + 1;
    }
}

/// The colon, or the `gồm`, that only words stand behind, up to the figure.
fn opener_before(reading: &Reading, drafts: &[Draft], index: usize) -> Option<usize> {
    const LONGEST_LABEL: usize = 16;
    let own = drafts[index].tokens.start;
    let start = if reading.source.before(own, 1).is('(') { own - 1 } else { own };
    let floor = index.checked_sub(1).map_or(0, |before| drafts[before].tokens.end).max(reading.source.sentence(start).start);
    let opens = |at: usize| lists::opens_items(reading, at);
    let breaks = |at: usize| matches!(reading.token(at).mark, ',' | ';' | '(' | ')');
    let mark = (floor..start).rev().take(LONGEST_LABEL).find(|&at| breaks(at) || opens(at))?;
    opens(mark).then_some(mark)
}

/// The counts of the list that `index` starts, one an item, those in brackets left out.
fn parts(reading: &Reading, drafts: &[Draft], index: usize, opener: usize) -> Vec<usize> {
    let sentence = reading.source.sentence(opener);
    let mut parts: Vec<usize> = Vec::new();
    let (mut depth, mut at, mut separated) = (0, opener + 1, true);
    for (part, draft) in drafts.iter().enumerate().skip(index).take(MOST_FIGURES) {
        if draft.tokens.start >= sentence.end || parts.len() == MOST_PARTS {
            break;
        }
        for token in at..draft.tokens.start {
            match reading.token(token).mark {
                '(' => depth += 1,
                ')' => depth -= 1,
                ':' if depth == 0 => return parts,
                ',' | ';' => separated = true,
                _ => separated |= reading.is(token, CueClass::And),
            }
        }
        if depth < 0 {
            break;
        }
        at = draft.tokens.end;
        // “khiển trách (19), cảnh cáo (5)”: alone in its bracket, it is the item
        let alone = reading.source.before(draft.tokens.start, 1).is('(') && reading.token(at).is(')');
        if depth > i32::from(alone) || value(draft).is_none() {
            continue;
        }
        if !separated {
            break;
        }
        separated = false;
        parts.push(part);
    }
    parts
}

/// The count before the list that its parts come to: of two, or of small numbers, only in the same sentence, where it is no chance.
fn total(reading: &Reading, drafts: &[Draft], parts: &[usize]) -> Option<usize> {
    const FEWEST: usize = 3;
    const SMALLEST: u32 = 20;
    let (first, sum) = (*parts.first()?, sum(drafts, parts)?);
    let here = reading.source.sentence_index(drafts[first].tokens.start);
    let telling = parts.len() >= FEWEST || sum >= Decimal::from(SMALLEST);
    let is_total = |&total: &usize| {
        let sentences = here - reading.source.sentence_index(drafts[total].tokens.start);
        let near = sentences == 0 || telling && sentences <= SENTENCES;
        near && drafts[total].object.is_some()
            && value(&drafts[total]) == Some(sum)
            && parts.iter().all(|&part| counts_same(reading, drafts, total, part))
    };
    (parts.len() > 1).then(|| (first.saturating_sub(FARTHEST)..first).rev().find(is_total))?
}

/// People are divided into people, bodies into bodies: what stands behind the number of the part must not be of another sort.
fn counts_same(reading: &Reading, drafts: &[Draft], total: usize, part: usize) -> bool {
    let sort = |noun: &Tokens| reading.classes::<ObjectClass>(noun.start);
    match (&drafts[total].object, &drafts[part].object) {
        (Some(whole), Some(noun)) => sort(&whole.tokens) == sort(&noun.tokens),
        (_, noun) => noun.is_none() && ends_item(reading, drafts[part].tokens.end),
    }
}

/// Behind a number that counts what the total counts the item ends, or says what became of them: `cảnh cáo 20 (24%).`, `1 khai trừ`
fn ends_item(reading: &Reading, at: usize) -> bool {
    let token = reading.token(at);
    token.kind == TokenKind::Line
        || matches!(token.mark, ',' | ';' | '.' | '(' | ')')
        || reading.is(at, CueClass::And)
        || reading.hit(at, TableId::Facet).is_some()
}

fn value(draft: &Draft) -> Option<Decimal> {
    match draft.amount {
        Amount::Single { value } if draft.kind == Kind::Count => Some(value),
        _ => None,
    }
}

fn sum(drafts: &[Draft], parts: &[usize]) -> Option<Decimal> {
    parts.iter().try_fold(Decimal::ZERO, |sum, &part| sum.add(value(&drafts[part])?))
}
