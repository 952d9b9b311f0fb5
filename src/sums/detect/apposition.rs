//! Parts that stand right behind their total without a word that opens them: `35 học sinh, 20 nam và 15 nữ`, `13 tập, 12 tập ghi hình và một tập chung kết`, `5 anh chị em, 3 gái 2 trai`,
//! `131 đơn, đã giải quyết 119, đang giải quyết 12`. Labels must be exclusive; accepted only if the sum is exact, or if both sexes miss it by a slip.

use crate::figure::Field;
use crate::lexicon::RelationClass;
use crate::report::Kind;
use crate::span::Tokens;
use crate::sums::arithmetic::{comes_to, slips_by_digit};
use crate::sums::breakdowns::Breakdowns;
use crate::sums::compatibility::{Compatibility, compatibility};
use crate::sums::context::Context;
use crate::sums::proposal::{Coverage, Proposal};

/// So many parts, and so many tokens from one to the next: a longer row is another sentence.
const MOST_PARTS: usize = 5;
const LONGEST_GAP: usize = 8;

pub(crate) fn detect_appositions(context: &Context, breakdowns: &mut Breakdowns) {
    for total in 0..context.drafts.len() {
        let draft = &context.drafts[total];
        let opens = context.separator(draft.tokens.end) == Some(',') && draft.kind == Kind::Count && draft.object.is_some();
        if !opens || draft.is_inferred(Field::Object) {
            continue;
        }
        let parts = behind(context, total);
        let found = (2..=parts.len()).map(|len| &parts[..len]).find(|parts| comes_to(context, parts, total));
        // “96 học viên, 58 nam và 48 nữ”: nobody is neither
        if found.is_none() && parts.len() == 2 && are_both_sexes(context, &parts) && slips_by_digit(context, &parts, total) {
            let evidence = context.cover(parts.iter().copied());
            breakdowns.push(context, Proposal { total, parts, coverage: Coverage::All, is_clean: true, evidence, rule: "sum.adjoined" });
            continue;
        }
        if let Some(parts) = found.filter(|parts| !parts.iter().any(|&part| breakdowns.is_part(part))) {
            let evidence = context.cover(parts.iter().copied());
            let parts = parts.to_vec();
            breakdowns.push(context, Proposal { total, parts, coverage: Coverage::Hint, is_clean: true, evidence, rule: "sum.adjoined" });
        }
    }
}

/// The figures behind the total that each say which of its kinds they count.
fn behind(context: &Context, total: usize) -> Vec<usize> {
    let sentence = context.reading.source.sentence(context.drafts[total].tokens.start);
    let mut end = context.drafts[total].tokens.end;
    let mut parts = Vec::new();
    for part in (total + 1..context.drafts.len()).take(MOST_PARTS) {
        let tokens = &context.drafts[part].tokens;
        let gap = end..tokens.start;
        let near = tokens.end <= sentence.end && gap.len() <= LONGEST_GAP;
        if !near || compatibility(context, total, part).is_none_or(|tie| tie == Compatibility::Loose) || !excludes(context, part, gap) {
            break;
        }
        end = tokens.end;
        parts.push(part);
    }
    parts
}

/// `và 15 nữ`: a separator before it; `3 gái ⟦2 trai⟧`: a sex; `đã giải quyết 119`, `còn 12`: how far it has come, said before the number.
fn excludes(context: &Context, part: usize, gap: Tokens) -> bool {
    let draft = &context.drafts[part];
    let separates = |at: usize| context.separator(at).is_some();
    if gap.end > gap.start && separates(gap.end - 1) {
        return true;
    }
    let Some(start) = gap.clone().find(|&at| !separates(at)) else {
        return draft.object.as_ref().is_some_and(|noun| context.word(noun.tokens.start, RelationClass::Sex).is_some());
    };
    start > gap.start && !(start..gap.end).any(separates) && context.word(start, RelationClass::State).is_some()
}

/// `58 nam và 48 nữ`
fn are_both_sexes(context: &Context, parts: &[usize]) -> bool {
    let sex = |&part: &usize| {
        let noun = context.drafts[part].object.as_ref()?;
        let word = context.find_word(noun.tokens.clone(), RelationClass::Sex)?;
        Some(context.reading.source.folded(&word))
    };
    let sexes: Vec<String> = parts.iter().filter_map(sex).collect();
    sexes.len() == 2 && sexes[0] != sexes[1]
}
