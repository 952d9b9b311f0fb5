//! Parts that repeat the words of their total, place by place: `4 người chết, 2 người mất tích; Huế có 1 người chết, …; Quảng Trị 2 người chết;
//! Quảng Bình 1 người chết`. Nothing but the words relates them, so that something must have caused the total and none of them, there must be
//! three, and they must come to it.

use crate::lexicon::{ContextClass, StopClass};
use crate::report::Kind;
use crate::span::Tokens;
use crate::sums::arithmetic::comes_to;
use crate::sums::breakdowns::Breakdowns;
use crate::sums::compatibility::{Compatibility, compatibility};
use crate::sums::context::{Context, OUTSIDE};
use crate::sums::proposal::{Coverage, Proposal};
use crate::sums::repeated_words::clause;
use solieu_text::TokenKind;

/// How many figures behind the total its parts may be: each place tells of the missing and the hurt too.
const REACH: usize = 24;

const FEWEST_PARTS: usize = 3;

pub(crate) fn detect_places(context: &Context, breakdowns: &mut Breakdowns) {
    for total in 0..context.drafts.len() {
        let Some(said) = predicate(context, total).filter(|_| is_caused(context, total) && !breakdowns.is_part(total)) else { continue };
        let end = context.reading.source.block(said.start).map_or(said.end, |block| block.tokens.end);
        let same = |words: &Tokens| context.reading.source.folded(words) == context.reading.source.folded(&said);
        let repeats = |&part: &usize| {
            let again = || predicate(context, part).is_some_and(|words| same(&words));
            compatibility(context, total, part) == Some(Compatibility::Same)
                && !breakdowns.is_part(part)
                && !is_caused(context, part)
                && again()
        };
        let behind = (total + 1..context.drafts.len()).take(REACH).take_while(|&part| context.drafts[part].tokens.start < end);
        let parts: Vec<usize> = behind.filter(repeats).collect();
        let Some(len) = (FEWEST_PARTS..=parts.len()).find(|&len| comes_to(context, &parts[..len], total)) else { continue };
        let parts = parts[..len].to_vec();
        breakdowns.push(context, Proposal { total, parts, coverage: Coverage::Hint, is_clean: true, evidence: said, rule: "sum.repeated" });
    }
}

/// `Bão làm ⟦4⟧ người chết`, not `Huế có ⟦1⟧ người chết`
fn is_caused(context: &Context, figure: usize) -> bool {
    let words = clause(context, figure).start..context.drafts[figure].tokens.start;
    words.into_iter().any(|at| context.reading.is(at, ContextClass::Causes))
}

/// What is said of those counted, right behind them in the running text: `4 người ⟦chết⟧`, `92 người ⟦bị thương⟧`.
fn predicate(context: &Context, figure: usize) -> Option<Tokens> {
    let draft = &context.drafts[figure];
    let noun = draft.object.as_ref().filter(|noun| draft.kind == Kind::Count && noun.tokens.end == draft.tokens.end)?;
    let at = noun.tokens.end;
    let end = at + 1 + usize::from(context.reading.is(at, ContextClass::Suffers));
    let says = |at: usize| context.reading.token(at).kind == TokenKind::Word && !context.reading.token(at).is_capital();
    let joins = context.separator(at).is_some() || context.reading.is(at, StopClass::Preposition);
    (!joins && context.level(at) == OUTSIDE && (at..end).all(says)).then_some(at..end)
}
