//! A figure while it is put together: `trên 16.000 đảng viên` with its number, bound and object, in tokens.

use std::collections::BTreeMap;

use super::origin::{ChangeOrigin, Field, TopicOrigin};
use crate::decimal::Decimal;
use crate::document::Source;
use crate::find::number::Number;
use crate::report::{self, Amount, Bound, Change, Kind};
use crate::span::Tokens;

/// A unit in the text: `triệu ⟦đồng⟧`, with the symbol that the report shows.
#[derive(Debug, Clone)]
pub(crate) struct UnitPhrase {
    pub(crate) symbol: String,
    pub(crate) tokens: Tokens,
}

/// A counted noun in the text, with the name that equal objects share.
#[derive(Debug, Clone)]
pub(crate) struct Noun {
    pub(crate) tokens: Tokens,
    pub(crate) canonical: String,
}

/// Where a figure stands in a list of parts: the index of the total, and the token (`:`, `gồm`) that opens the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Division {
    pub(crate) total: usize,
    pub(crate) opener: usize,
}

/// A figure while it is put together; places are in tokens.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) number: Tokens,
    /// From the qualifier to the object, as far as they are contiguous.
    pub(crate) tokens: Tokens,
    pub(crate) amount: Amount,
    pub(crate) kind: Kind,
    pub(crate) bound: Bound,
    /// The value with its comma read as the decimal sign, where both readings are possible: 1.299 for `1,299`.
    pub(crate) comma: Option<Decimal>,
    pub(crate) unit: Option<UnitPhrase>,
    pub(crate) object: Option<Noun>,
    pub(crate) per: Option<UnitPhrase>,
    /// The total that a list divides into this figure and others.
    pub(crate) division: Option<Division>,
    pub(crate) change: Option<Change>,
    pub(crate) change_origin: Option<ChangeOrigin>,
    pub(crate) topic: Option<String>,
    pub(crate) topic_origin: Option<TopicOrigin>,
    /// The words that name the topic.
    pub(crate) topic_by: Option<Tokens>,
    pub(crate) facets: BTreeMap<String, String>,
    /// The name of the body that inspected, disciplined or reviewed.
    pub(crate) acting_body: Option<Tokens>,
    /// Index into the organizations of the article.
    pub(crate) organization: Option<u32>,
    /// ISO 8601 date or interval.
    pub(crate) period: Option<String>,
    /// Whether the number has a scale word: `2,5 triệu`.
    pub(crate) is_scaled: bool,
    /// Whether the number belongs to a series whose last member has the unit or the noun: `⟦12⟧, 15 và 18 tháng`.
    pub(crate) is_in_series: bool,
    pub(crate) inferred: Vec<Field>,
    /// The names of the rules, for the report only.
    pub(crate) rules: Vec<&'static str>,
}

impl Draft {
    /// The figure of a number, before any word around it is read.
    pub(super) fn of(number: &Number) -> Self {
        let kind = match number.amount {
            Amount::Ratio { .. } => Kind::Ratio,
            Amount::Score { .. } => Kind::Score,
            _ => number.kind.unwrap_or(Kind::Count),
        };
        Self {
            number: number.tokens.clone(),
            tokens: number.tokens.clone(),
            amount: number.amount,
            kind,
            bound: number.bound.unwrap_or(Bound::Exact),
            comma: number.comma,
            unit: None,
            object: None,
            per: None,
            division: None,
            change: None,
            change_origin: None,
            topic: None,
            topic_origin: None,
            topic_by: None,
            facets: BTreeMap::new(),
            acting_body: None,
            organization: None,
            period: None,
            is_scaled: number.is_scaled,
            is_in_series: number.is_in_series,
            inferred: Vec::new(),
            rules: number.rules.clone(),
        }
    }

    /// The first token behind the number and its unit.
    pub(crate) fn after_unit(&self) -> usize {
        match &self.unit {
            Some(unit) if unit.tokens.start >= self.number.end => unit.tokens.end,
            _ => self.number.end,
        }
    }

    /// Grows the span over `tokens` if they touch it.
    pub(crate) fn extend(&mut self, tokens: &Tokens) {
        if tokens.start <= self.tokens.end && tokens.end >= self.tokens.start {
            self.tokens = self.tokens.start.min(tokens.start)..self.tokens.end.max(tokens.end);
        }
    }

    /// Marks the field as taken from words that are not beside the number.
    pub(crate) fn infer(&mut self, field: Field) {
        if !self.inferred.contains(&field) {
            self.inferred.push(field);
        }
    }

    pub(crate) fn is_inferred(&self, field: Field) -> bool {
        self.inferred.contains(&field)
    }

    /// The figure of the report; `id` is its index there.
    pub(crate) fn finish(self, id: usize, source: &Source) -> report::Figure {
        let span = |tokens: &Tokens| source.span(tokens);
        let unit =
            |unit: UnitPhrase| report::Unit { text: source.slice(&unit.tokens).to_owned(), span: span(&unit.tokens), symbol: unit.symbol };
        report::Figure {
            id: id as u32,
            span: span(&self.tokens),
            number: span(&self.number),
            kind: self.kind,
            amount: self.amount,
            bound: self.bound,
            unit: self.unit.map(unit),
            object: self.object.map(|noun| report::ObjectPhrase {
                text: source.slice(&noun.tokens).to_owned(),
                span: span(&noun.tokens),
                canonical: noun.canonical,
            }),
            per: self.per.map(unit),
            change: self.change,
            topic: self.topic,
            facets: self.facets,
            organization: self.organization,
            period: self.period,
            inferred: self.inferred.into_iter().map(|field| field.name().into()).collect(),
            rules: self.rules.into_iter().map(Into::into).collect(),
        }
    }
}
