//! What a figure measures, and by how much: `2,5 tấn` are 2.500 kg, `18.000 đồng/kg` are money a kilogram, `65 tạ/ha` mass an area.

use crate::decimal::Decimal;
use crate::figure::Draft;
use crate::lexicon::{ObjectClass, TableId};
use crate::report::Kind;
use crate::span::Tokens;
use crate::sums::compatibility::class;
use crate::sums::context::Context;

/// What is measured: amounts of one sort can be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sort {
    /// `kg`, `m2`, `s`, or the symbol of a unit that has no factor: `VND`, `tháng`.
    Unit(String),
    /// A counted noun.
    Noun { canonical: String, is_person: bool },
    /// `mỗi chiếc`, `đồng/người`: whatever, or whoever, is counted.
    Any { is_person: bool },
}

/// A sort with how many of it one is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Measure {
    pub(super) sort: Sort,
    pub(super) factor: Decimal,
}

/// An amount for each of something.
#[derive(Debug, Clone)]
pub(super) struct Rate {
    pub(super) figure: usize,
    pub(super) of: Measure,
    pub(super) per: Measure,
}

/// How many of an SI unit.
type Factor = (u32, &'static str);

/// Units that are rates themselves: symbol, what stands above the line, and below it.
const RATES: [(&str, Factor, Factor); 5] = [
    ("tạ/ha", (100, "kg"), (10_000, "m2")),
    ("tấn/ha", (1000, "kg"), (10_000, "m2")),
    ("km/h", (1000, "m"), (3600, "s")),
    ("m/s", (1, "m"), (1, "s")),
    ("m3/s", (1, "m3"), (1, "s")),
];

impl Sort {
    /// Whether a count of `other` is a number of this: `37 hộ nghèo` of `mỗi hộ`, `950 lao động` of `đồng/người`.
    pub(super) fn counts(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Noun { canonical, is_person }, Self::Noun { canonical: longer, is_person: person }) => {
                canonical == longer
                    || longer.strip_prefix(canonical.as_str()).is_some_and(|rest| rest.starts_with(' '))
                    || *is_person && *person
            }
            // “6 công đất, mỗi công”
            (Self::Noun { canonical, .. }, Self::Unit(symbol)) => canonical == symbol,
            (Self::Any { is_person }, Self::Noun { is_person: person, .. }) => is_person == person,
            (one, other) => one == other,
        }
    }
}

/// What the figure measures without what it is per; `None` where that cannot be multiplied.
pub(super) fn measure(context: &Context, figure: usize) -> Option<Measure> {
    let draft = &context.drafts[figure];
    match draft.kind {
        Kind::Money | Kind::Measure | Kind::Duration => {
            let unit = draft.unit.as_ref()?;
            unit_at(context, unit.tokens.start).or_else(|| Some(Measure { sort: Sort::Unit(unit.symbol.clone()), factor: Decimal::ONE }))
        }
        Kind::Count => {
            let noun = draft.object.as_ref()?;
            let is_person = class(context, noun).is_some_and(|classes| classes.has(ObjectClass::Person));
            Some(Measure { sort: Sort::Noun { canonical: noun.canonical.clone(), is_person }, factor: Decimal::ONE })
        }
        _ => None,
    }
}

/// The unit that starts there: by its factor where it has one, else by its symbol.
fn unit_at(context: &Context, at: usize) -> Option<Measure> {
    let unit = context.reading.lexicon.unit(context.reading.hit(at, TableId::Unit)?);
    let by_symbol = || Measure { sort: Sort::Unit(unit.symbol.to_string()), factor: Decimal::ONE };
    Some(unit.si.as_ref().map_or_else(by_symbol, |(factor, si)| Measure { sort: Sort::Unit(si.to_string()), factor: *factor }))
}

/// The figure as a rate, where it is one.
pub(super) fn rate(context: &Context, figure: usize) -> Option<Rate> {
    let draft = &context.drafts[figure];
    if let Some(symbol) = draft.unit.as_ref().map(|unit| unit.symbol.as_str())
        && let Some((_, of, per)) = RATES.iter().find(|(name, ..)| *name == symbol)
    {
        let measure = |(factor, si): (u32, &str)| Measure { sort: Sort::Unit(si.to_owned()), factor: Decimal::from(factor) };
        return Some(Rate { figure, of: measure(*of), per: measure(*per) });
    }
    let tokens = draft.per.as_ref().map(|per| per.tokens.clone()).or_else(|| per_near(context, draft))?;
    // “đồng/người/tháng” takes a second quantity
    if tokens.clone().any(|at| context.reading.token(at).is('/')) || context.reading.token(tokens.end).is('/') {
        return None;
    }
    Some(Rate { figure, of: measure(context, figure)?, per: per(context, &tokens)? })
}

fn per(context: &Context, tokens: &Tokens) -> Option<Measure> {
    if let Some(unit) = unit_at(context, tokens.start) {
        return Some(unit);
    }
    let reading = context.reading;
    let canonical = reading.source.folded(tokens);
    let object = reading.hit(tokens.start, TableId::Object).filter(|hit| hit.len() >= tokens.len());
    let is_person = object.is_some_and(|hit| reading.lexicon.is(hit, ObjectClass::Person));
    let sort = match canonical.as_str() {
        "người" | "em" | "cháu" => Sort::Any { is_person: true },
        "chiếc" | "cái" => Sort::Any { is_person: false },
        _ => Sort::Noun { canonical, is_person },
    };
    Some(Measure { sort, factor: Decimal::ONE })
}

/// `mỗi vé giá ⟦150.000 đồng⟧`, `⟦3 tạ⟧/sào`: what the tables of nouns do not hold.
fn per_near(context: &Context, draft: &Draft) -> Option<Tokens> {
    const REACH: usize = 6;
    let reading = context.reading;
    let is_word = |at: usize| reading.token(at).kind == solieu_text::TokenKind::Word && reading.is_free(at);
    let behind = draft.after_unit();
    if reading.token(behind).is('/') && is_word(behind + 1) {
        return Some(behind + 1..behind + 2);
    }
    let sentence = reading.source.sentence(draft.number.start);
    let each = reading.lexicon.word("mỗi");
    let from = draft.tokens.start.saturating_sub(REACH).max(sentence.start);
    let at = (from..draft.tokens.start).rev().find(|&at| reading.token(at).word == each)?;
    let crossed = (at + 1..draft.tokens.start).any(|at| !is_word(at));
    let known = reading.hit(at + 1, TableId::Object).map_or(1, |hit| hit.len());
    (!crossed && at + 1 + known <= draft.tokens.start).then_some(at + 1..at + 1 + known)
}
