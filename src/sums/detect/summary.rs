//! Totals behind their parts: `kỷ luật 15 đảng viên. Trước đó, 4 đảng viên … Như vậy, đến nay đã kỷ luật 19 đảng viên`;
//! and the rest that completes a total: `nhập 24 xe, đã bán 20 xe, còn lại 4 xe`.

use crate::lexicon::RelationClass;
use crate::report::Kind;
use crate::span::Tokens;
use crate::sums::arithmetic::{comes_near, comes_to, slips};
use crate::sums::breakdowns::{Breakdowns, Coverage, Proposal};
use crate::sums::candidates;
use crate::sums::compatibility::{Compatibility, compatibility};
use crate::sums::context::{Context, OUTSIDE};

/// How many figures back the parts of a conclusion may stand.
const REACH: usize = 24;

/// `như vậy`, `tổng cộng`: the first count behind it sums up what was counted before.
pub(crate) fn find_conclusions(context: &Context, breakdowns: &mut Breakdowns) {
    for &at in &context.cues {
        let Some(len) = context.word(at, RelationClass::So) else { continue };
        let sentence = context.reading.source.sentence(at);
        let counted = |&index: &usize| context.drafts[index].kind == Kind::Count;
        let Some(total) = context.figures(&(at + len..sentence.end)).find(counted) else { continue };
        if let Some(parts) = summed_up(context, total, at, breakdowns) {
            let evidence = at..at + len;
            breakdowns
                .push(context, Proposal { total, parts, coverage: Coverage::Listed, is_clean: true, evidence, rule: "sum.conclusion" });
        }
    }
}

/// The nearest counts of the same noun before the conclusion that come to it, each amount once: an article says what it sums
/// up more than once. At least one of them must be said to come on top: `trước đó`, `cũng`, or stand in the same sentence.
fn summed_up(context: &Context, total: usize, cue: usize, breakdowns: &Breakdowns) -> Option<Vec<usize>> {
    let mut parts: Vec<usize> = Vec::new();
    let mut slip = None;
    for part in context.figures(&(0..cue)).rev().take(REACH) {
        let again = parts.iter().any(|&other| context.drafts[other].amount == context.drafts[part].amount);
        if again || compatibility(context, total, part) != Some(Compatibility::Same) || breakdowns.is_part(part) {
            continue;
        }
        parts.insert(0, part);
        let added = parts.iter().any(|&part| is_added(context, part, cue));
        if parts.len() > 1 && comes_to(context, &parts, total) {
            return added.then_some(parts);
        }
        // what was counted last with what comes on top of it, where they miss by little
        if parts.len() == 2 && added && slips(context, &parts, total) {
            slip = Some(parts.clone());
        }
    }
    slip
}

fn is_added(context: &Context, part: usize, cue: usize) -> bool {
    let sentence = context.reading.source.sentence(context.drafts[part].number.start);
    sentence.contains(&cue) || context.find_word(sentence, RelationClass::Besides).is_some()
}

/// `còn lại`: with what was counted since, the rest completes a total before.
pub(crate) fn find_rests(context: &Context, breakdowns: &mut Breakdowns) {
    for &at in &context.cues {
        let Some(len) = context.word(at, RelationClass::Rest) else { continue };
        let evidence = at..at + len;
        let Some(last) = beside(context, &evidence).filter(|&last| !breakdowns.is_part(last)) else { continue };
        let sentence = context.reading.source.sentence(at);
        let earlier = context.sentence_before(at).map_or(sentence.start, |sentence| sentence.start);
        let start = context.reading.source.block(at).map_or(earlier, |block| block.tokens.start.max(earlier));
        let totals = candidates::candidates(context, &(start..context.drafts[last].number.start), OUTSIDE);
        let found = [comes_to, comes_near].iter().find_map(|agrees| {
            totals
                .iter()
                .map(|&total| (total, since(context, total, last)))
                .find(|(total, parts)| parts.len() > 1 && agrees(context, parts, *total))
        });
        if let Some((total, parts)) = found {
            breakdowns.push(context, Proposal { total, parts, coverage: Coverage::Hint, is_clean: true, evidence, rule: "sum.rest" });
        }
    }
}

/// The count right behind or before the words: `còn lại 4 xe`, `4 xe còn lại`.
fn beside(context: &Context, words: &Tokens) -> Option<usize> {
    let behind = context.figures(&(words.end..words.end + 3)).next();
    let close = |index: &usize| context.drafts[*index].tokens.start <= words.end + 1;
    behind.filter(close).or_else(|| {
        let before = context.figures(&(0..words.start)).next_back()?;
        (context.drafts[before].tokens.end == words.start).then_some(before)
    })
}

/// The counts of the noun of the total from behind it to the last.
fn since(context: &Context, total: usize, last: usize) -> Vec<usize> {
    let visible = |index: usize| context.level(context.drafts[index].number.start) == OUTSIDE;
    (total + 1..=last).filter(|&part| visible(part) && compatibility(context, total, part) >= Some(Compatibility::Kind)).collect()
}
