//! What a percentage says of itself: the word before it (`chiếm`, `đạt`, a bracket) and what it is of behind it (`kế hoạch`,
//! `tổng số xã`, `trong tổng số 2.311 chuyến`).

use crate::checks::claim::{between, bracketed, claim, ends_clause, find_claim, has_claim, same_sentence};
use crate::lexicon::{ClaimClass, CueClass, RelationClass};
use crate::span::Tokens;
use crate::sums::context::Context;

/// What the percentage is of, by the words behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// The clause ends: of what was told before.
    Unsaid,
    /// `kế hoạch`, `dự toán`
    Plan,
    /// `tổng số xã`, `số hộ`, `giá trị giao dịch`
    Whole,
    /// `trong tổng số 2.311 chuyến`: the figure behind it.
    Figure(usize),
}

/// A percentage that is said of something.
pub(super) struct Statement {
    pub(super) percent: usize,
    /// `chiếm`, `đạt`, `(`
    pub(super) lead: Tokens,
    /// `đạt`: may as well be of a plan that was not told.
    pub(super) is_reached: bool,
    pub(super) of: Of,
    /// `vượt 8% kế hoạch`
    pub(super) is_beyond: bool,
}

impl Statement {
    /// Reads the words before and behind the percentage.
    pub(super) fn read(context: &Context, percent: usize) -> Option<Self> {
        let of = of(context, percent)?;
        let draft = &context.drafts[percent];
        if let Some(before) = draft.tokens.start.checked_sub(1).filter(|&before| context.reading.token(before).is('(')) {
            return Some(Self { percent, lead: before..before + 1, is_reached: false, of, is_beyond: false });
        }
        // nothing but a qualifier or `tỷ lệ` stands between the word and the number
        let sentence = context.reading.source.sentence(draft.tokens.start);
        let from = draft.tokens.start.saturating_sub(3).max(sentence.start);
        let is_last = |word: &Tokens| word.end <= draft.tokens.start + 1 && word.end + 1 >= draft.tokens.start;
        let lead = |word: &dyn Fn(usize) -> Option<usize>| {
            (from..draft.number.start).rev().find_map(|at| word(at).map(|len| at..at + len)).filter(is_last)
        };
        let beyond = lead(&|at| claim(context, at, ClaimClass::Beyond));
        let said = lead(&|at| context.word(at, RelationClass::Share)).or_else(|| lead(&|at| claim(context, at, ClaimClass::As)));
        let is_beyond = beyond.is_some();
        // “96% (441/450 em)”
        let bracket = || bracketed(context, percent).map(|inner| context.drafts[inner].tokens.start - 1).map(|at| at..at + 1);
        let again = || said_again(context, percent).map(|(_, word)| word);
        let lead = beyond.or(said).or_else(bracket).or_else(again)?;
        let is_reached = context.word(lead.start, RelationClass::Share).is_some() && claim(context, lead.start, ClaimClass::As).is_none();
        Some(Self { percent, lead, is_reached, of, is_beyond })
    }

    /// Whether the words open a clause of their own: `, chiếm 27%`, `(đạt 27%)`.
    pub(super) fn opens_clause(&self, context: &Context) -> bool {
        let before = context.reading.source.before(self.lead.start, 1);
        matches!(before.mark, ',' | '(' | ';' | '-' | '–') || context.reading.token(self.lead.start).is('(')
    }
}

/// `98% cử tri, tương ứng 49.000 người`: the count that the percentage comes to, and the word for it.
pub(super) fn said_again(context: &Context, percent: usize) -> Option<(usize, Tokens)> {
    const LONGEST: usize = 8;
    let part = percent + 1;
    context.drafts.get(part)?;
    let gap = between(context, percent, part);
    let word = find_claim(context, gap.clone(), ClaimClass::As)?;
    (gap.len() <= LONGEST && word.end + 1 >= gap.end && same_sentence(context, percent, part)).then_some((part, word))
}

/// `None` where the percentage is of something that no figure counts: `15% GDP`, `62% dân số`.
fn of(context: &Context, percent: usize) -> Option<Of> {
    const REACH: usize = 5;
    let draft = &context.drafts[percent];
    let end = draft.after_unit();
    if ends_clause(context, end) {
        return Some(Of::Unsaid);
    }
    if let Some(whole) = context.drafts.get(percent + 1)
        && let Some(word) =
            find_claim(context, end..end + 2, ClaimClass::OutOf).or_else(|| find_claim(context, end..end + 2, ClaimClass::Whole))
        && word.end <= whole.tokens.start + 1
        && word.end + 2 >= whole.tokens.start
    {
        return Some(Of::Figure(percent + 1));
    }
    let clause = end..(end..end + REACH).find(|&at| ends_clause(context, at)).unwrap_or(end + REACH);
    if has_claim(context, clause.clone(), ClaimClass::Plan) {
        return Some(Of::Plan);
    }
    let names_number = context.reading.is(end, CueClass::NumberOf) || has_claim(context, clause, ClaimClass::Whole);
    (names_number || draft.object.is_some()).then_some(Of::Whole)
}
