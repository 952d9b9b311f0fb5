//! Totals behind their parts: `kỷ luật 15 đảng viên. Trước đó, 4 đảng viên … Như vậy, đến nay đã kỷ luật 19 đảng viên`; `Tuyến tránh dài
//! 12,4 km. Tuyến nối 7,8 km. Cả hai có tổng chiều dài 20,2 km`; `29 trường hợp bị khiển trách, 5 bị cảnh cáo. 34 cá nhân nêu trên …`.

use crate::discourse::earlier_sentences;
use crate::lexicon::RelationClass;
use crate::report::Kind;
use crate::span::Tokens;
use crate::sums::arithmetic::{comes_to, slips, slips_by_digit};
use crate::sums::breakdowns::Breakdowns;
use crate::sums::compatibility::{Compatibility, compatibility};
use crate::sums::context::{Context, OUTSIDE};
use crate::sums::proposal::{Coverage, Proposal};

/// How many figures back the parts of a total may stand.
const REACH: usize = 24;

/// How many sentences back amounts of money and lengths may stand that a total adds up.
const SENTENCES: usize = 6;

/// What a word says of the total behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Summary {
    /// `như vậy`: of what came on top.
    Conclusion,
    /// `tổng cộng`: of all that was counted.
    Sum,
    /// `cả hai`, `cả ba`: of the last so many.
    Last(usize),
}

/// `như vậy`, `tổng cộng`, `cả hai`: the first amount behind the words sums up what was counted before.
pub(crate) fn detect_totals_behind(context: &Context, breakdowns: &mut Breakdowns) {
    for &at in &context.cues {
        let Some((len, summary)) = summary_at(context, at) else { continue };
        let sentence = context.reading.source.sentence(at);
        let adds_up = |&index: &usize| match summary {
            Summary::Conclusion => context.drafts[index].kind == Kind::Count,
            _ => matches!(context.drafts[index].kind, Kind::Count | Kind::Money | Kind::Measure),
        };
        let Some(total) = context.figures(&(at + len..sentence.end)).find(adds_up) else { continue };
        if let Some(parts) = summed_up(context, total, at, summary, breakdowns) {
            let evidence = at..at + len;
            breakdowns.push(context, Proposal { total, parts, coverage: Coverage::All, is_clean: true, evidence, rule: "sum.conclusion" });
        }
    }
}

fn summary_at(context: &Context, at: usize) -> Option<(usize, Summary)> {
    let of = |class: RelationClass, summary| context.word(at, class).map(|len| (len, summary));
    of(RelationClass::Sums, Summary::Sum)
        .or_else(|| of(RelationClass::So, Summary::Conclusion))
        .or_else(|| of(RelationClass::Both, Summary::Last(2)))
        .or_else(|| of(RelationClass::AllThree, Summary::Last(3)))
}

/// The nearest amounts of the same sort before the words that come to the total, or miss it by a slip. Across sentences each
/// amount once: an article says what it sums up more than once.
fn summed_up(context: &Context, total: usize, cue: usize, summary: Summary, breakdowns: &Breakdowns) -> Option<Vec<usize>> {
    let kind = context.drafts[total].kind;
    let here = context.reading.source.sentence(cue);
    let start = match kind {
        Kind::Count => 0,
        _ => earlier_sentences(context.reading.source, cue, SENTENCES).last().map_or(here.start, |sentence| sentence.start),
    };
    let mut parts: Vec<usize> = Vec::new();
    let mut slip = None;
    for part in context.figures(&(start..cue)).rev().take(REACH) {
        let is_here = here.contains(&context.drafts[part].number.start);
        let again = !is_here && parts.iter().any(|&other| context.drafts[other].amount == context.drafts[part].amount);
        if again || !is_summand(context, total, part, is_here) || breakdowns.is_part(part) {
            continue;
        }
        // what the same sentence counts is all that its total sums up
        if !is_here
            && parts.len() > 1
            && parts.iter().all(|&part| here.contains(&context.drafts[part].number.start))
            && summary == Summary::Sum
        {
            break;
        }
        parts.insert(0, part);
        let added = summary != Summary::Conclusion || parts.iter().any(|&part| is_added(context, part, cue));
        match summary {
            Summary::Last(count) if parts.len() < count => continue,
            Summary::Last(_) => {
                let names_total = context.find_word(cue..context.drafts[total].number.start, RelationClass::Total).is_some();
                let comes_out = comes_to(context, &parts, total) || names_total && slips_by_digit(context, &parts, total);
                return comes_out.then_some(parts);
            }
            _ if parts.len() > 1 && comes_to(context, &parts, total) => return added.then_some(parts),
            // what was counted last with what comes on top of it, where they miss by little
            Summary::Conclusion if parts.len() == 2 && added && slips(context, &parts, total) => slip = Some(parts.clone()),
            _ => {}
        }
    }
    // all that was counted: not what an earlier total has among its parts
    slip.or_else(|| (summary == Summary::Sum && parts.len() > 1 && slips_by_digit(context, &parts, total)).then_some(parts))
}

/// Whether a total behind it may sum it up: the same noun, in the same sentence also a shorter one; the same unit.
fn is_summand(context: &Context, total: usize, part: usize, is_here: bool) -> bool {
    let tie = compatibility(context, total, part);
    match context.drafts[total].kind {
        Kind::Count if is_here => context.drafts[part].kind == Kind::Count && tie >= Some(Compatibility::Class),
        Kind::Count => tie == Some(Compatibility::Same),
        kind => context.drafts[part].kind == kind && tie >= Some(Compatibility::Class),
    }
}

fn is_added(context: &Context, part: usize, cue: usize) -> bool {
    let sentence = context.reading.source.sentence(context.drafts[part].number.start);
    sentence.contains(&cue) || context.find_word(sentence, RelationClass::Besides).is_some()
}

/// `34 cá nhân nêu trên`: what the list right before came to.
pub(crate) fn detect_pointing_totals(context: &Context, breakdowns: &mut Breakdowns) {
    const MOST_PARTS: usize = 6;
    const BEFORE: usize = 2;
    for total in 0..context.drafts.len() {
        let draft = &context.drafts[total];
        let Some(evidence) = pointing_behind(context, total).filter(|_| draft.kind == Kind::Count && draft.object.is_some()) else {
            continue;
        };
        let own = context.reading.source.sentence(draft.tokens.start).start;
        let start = earlier_sentences(context.reading.source, own, BEFORE).last().map_or(own, |sentence| sentence.start);
        let visible = |&figure: &usize| context.level(context.drafts[figure].number.start) == OUTSIDE;
        let mut parts: Vec<usize> = Vec::new();
        for part in context.figures(&(start..draft.tokens.start)).rev().take(REACH).filter(visible) {
            if compatibility(context, total, part) < Some(Compatibility::Kind) || breakdowns.is_part(part) || parts.len() == MOST_PARTS {
                break;
            }
            parts.insert(0, part);
            if parts.len() > 1 && comes_to(context, &parts, total) {
                breakdowns
                    .push(context, Proposal { total, parts, coverage: Coverage::Hint, is_clean: true, evidence, rule: "sum.pointing" });
                break;
            }
        }
    }
}

/// `nêu trên` behind the figure and a few words that say more of it.
fn pointing_behind(context: &Context, figure: usize) -> Option<Tokens> {
    const LONGEST: usize = 6;
    let end = context.drafts[figure].tokens.end;
    let clause = (end..end + LONGEST).take_while(|&at| context.separator(at).is_none() && !context.is_counted(at));
    clause.into_iter().find_map(|at| context.word(at, RelationClass::Pointing).map(|len| at..at + len))
}
