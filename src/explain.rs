//! Explains how one figure came to be: `trên 16.000 đảng viên` by the rules `bound.before` (`trên`), `object.lexicon` (`đảng viên`) and so
//! on, each with the field that it filled and the words that it read.

use serde::Serialize;

use crate::document::Source;
use crate::figure::{self, Draft};
use crate::find::{FINDERS, Reading};
use crate::options::Options;
use crate::report::{self, Amount, Figure, Span};
use crate::rules::{Rule, rule};
use crate::span::Tokens;

/// A figure with the rules that made it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// The figure as `parse` returns it.
    pub figure: Figure,
    /// The rules in the order in which they were used.
    pub steps: Vec<Step>,
}

/// One rule with what it filled.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// The rule.
    pub rule: &'static Rule,
    /// The final value of its field: `discipline`, `form=khiển trách`, `2016/2021`. Steps that fill the same field have the same value.
    pub value: Option<String>,
    /// The words that the value was read from, if they are known.
    pub words: Option<Words>,
    /// Whether the value comes from words that are not beside the number.
    pub carried: bool,
}

/// A piece of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Words {
    /// The words.
    pub text: String,
    /// Their place, in bytes.
    pub span: Span,
}

/// Explains the figure with that index in [`Report::figures`](crate::Report); `None` if there is no such figure. Reads the whole text anew.
///
/// ```
/// let text = "Huyện có trên 16.000 đảng viên.";
/// let explanation = solieu::explain(text, &solieu::Options::default(), 0).unwrap();
/// let bound = explanation.steps.iter().find(|step| step.rule.field == "bound").unwrap();
/// assert_eq!(bound.value.as_deref(), Some("over"));
/// ```
#[must_use]
pub fn explain(text: &str, options: &Options, figure: usize) -> Option<Explanation> {
    let source = Source::read(text, options.lexicon());
    let mut reading = Reading::new(&source, options.lexicon(), options.published());
    for find in FINDERS {
        find(&mut reading);
    }
    let drafts = figure::assemble(&reading);
    let draft = drafts.get(figure)?;
    let finished = draft.clone().finish(figure, &source);
    let steps = draft.rules.iter().filter_map(|name| step(rule(name)?, draft, &finished, &reading)).collect();
    Some(Explanation { figure: finished, steps })
}

fn step(rule: &'static Rule, draft: &Draft, figure: &Figure, reading: &Reading) -> Option<Step> {
    let words =
        words(rule.field, draft).map(|tokens| Words { text: reading.source.slice(&tokens).to_owned(), span: reading.source.span(&tokens) });
    let carried = figure.inferred.iter().any(|field| field == rule.field);
    Some(Step { rule, value: value(rule.field, figure, reading), words, carried })
}

/// The words that a field was read from.
fn words(field: &str, draft: &Draft) -> Option<Tokens> {
    match field {
        "amount" => Some(draft.number.clone()),
        "unit" => draft.unit.as_ref().map(|unit| unit.tokens.clone()),
        "object" => draft.object.as_ref().map(|noun| noun.tokens.clone()),
        "per" => draft.per.as_ref().map(|unit| unit.tokens.clone()),
        "topic" => draft.topic_by.clone(),
        "facets" | "organization" => draft.acting_body.clone(),
        _ => None,
    }
    .filter(|tokens| !tokens.is_empty())
}

/// The value of the field, on one line.
fn value(field: &str, figure: &Figure, reading: &Reading) -> Option<String> {
    match field {
        "amount" => Some(amount(&figure.amount)),
        "kind" => Some(named(&figure.kind)),
        "bound" => Some(named(&figure.bound)),
        "unit" => figure.unit.as_ref().map(|unit| unit.symbol.clone()),
        "object" => figure.object.as_ref().map(|object| object.text.clone()),
        "per" => figure.per.as_ref().map(|unit| unit.symbol.clone()),
        "change" => figure.change.as_ref().map(change),
        "topic" => figure.topic.clone(),
        "facets" => Some(figure.facets.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(", ")),
        "period" => figure.period.clone(),
        "organization" => reading.organizations.get(figure.organization? as usize).map(|body| body.name.clone()),
        _ => None,
    }
}

fn amount(amount: &Amount) -> String {
    match amount {
        Amount::Single { value } => value.to_string(),
        Amount::Range { low, high } => format!("{low}..{high}"),
        Amount::Ratio { numerator, denominator } => format!("{numerator}/{denominator}"),
        Amount::Score { home, away } => format!("{home}-{away}"),
    }
}

fn change(change: &report::Change) -> String {
    let direction = named(&change.direction);
    change.baseline.as_ref().map_or(direction.clone(), |baseline| format!("{direction}, from {baseline}"))
}

/// The name of a variant as the report writes it: `atLeast`.
fn named(variant: &impl std::fmt::Debug) -> String {
    let name = format!("{variant:?}");
    name[..1].to_lowercase() + &name[1..]
}
