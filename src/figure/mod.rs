//! Numbers become figures: each attachment looks around the number and fills one field.

mod authority;
mod body;
mod change;
mod clause;
mod division;
mod facet;
mod implied;
mod label;
mod multiple;
mod object;
mod per;
mod period;
mod qualifier;
mod series;
mod source;
mod subject;
mod topic;
mod unit;

pub(crate) use division::Division;
pub(crate) use source::{ChangeSource, Field, TopicSource};

use std::collections::BTreeMap;

use crate::document::Source;
use crate::find::Reading;
use crate::find::number::Number;
use crate::report::{self, Amount, Bound, Change, Kind};
use crate::span::Tokens;

/// A unit in the text.
#[derive(Debug, Clone)]
pub(crate) struct UnitPhrase {
    pub(crate) symbol: String,
    pub(crate) tokens: Tokens,
}

/// A counted noun in the text.
#[derive(Debug, Clone)]
pub(crate) struct Noun {
    pub(crate) tokens: Tokens,
    pub(crate) canonical: String,
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
    pub(crate) comma: Option<crate::decimal::Decimal>,
    pub(crate) unit: Option<UnitPhrase>,
    pub(crate) object: Option<Noun>,
    pub(crate) per: Option<UnitPhrase>,
    /// The total that a list divides into this figure and others.
    pub(crate) division: Option<Division>,
    pub(crate) change: Option<Change>,
    pub(crate) change_source: Option<ChangeSource>,
    pub(crate) topic: Option<String>,
    pub(crate) topic_source: Option<TopicSource>,
    /// The words that say the topic.
    pub(crate) topic_by: Option<Tokens>,
    pub(crate) facets: BTreeMap<String, String>,
    /// The body that acted.
    pub(crate) actor: Option<Tokens>,
    pub(crate) organization: Option<u32>,
    pub(crate) period: Option<String>,
    /// Whether the number has a scale word: `2,5 triệu`.
    pub(crate) is_scaled: bool,
    /// Whether the number is a member of a series whose last one has the unit or the noun.
    pub(crate) is_in_series: bool,
    pub(crate) inferred: Vec<Field>,
    /// The names of the rules, for the report only.
    pub(crate) rules: Vec<&'static str>,
}

/// Fields that the words beside the number settle, in the order in which they build on each other.
const ATTACHMENTS: &[fn(&Reading, &mut Draft)] = &[
    unit::attach_unit,
    multiple::attach_multiple,
    // after the unit: “% DN”, “m2 đất”
    object::attach_object,
    // after the object: “dân số 97 triệu người” is no money
    implied::attach_implied_currency,
    // after the object: “10 người trở lên”
    qualifier::attach_qualifier,
    per::attach_per,
];

/// Fields that the figures around settle, over the whole article.
const CARRIERS: &[fn(&Reading, &mut [Draft])] = &[
    // before the other ways to an object: what the row shares is certain
    series::carry_units,
    series::carry_list_units,
    // before the objects: “chi bộ 57” of “82 đảng viên bị kỷ luật” are members, no cells
    division::find_divisions,
    label::carry_objects,
    // after the objects: a list of đảng viên, of chi bộ
    topic::attach_topics,
    // after the topics: khiển trách is a form of discipline only
    facet::attach_facets,
    // after the facets: a later figure of a list goes on with the body that the first one names
    authority::attach_authorities,
    change::attach_changes,
    period::attach_periods,
    // after the authorities: an organ acts for the body that it is part of
    body::attach_bodies,
];

/// The figures of the article, in text order.
pub(crate) fn assemble(reading: &Reading) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = reading.numbers.iter().map(draft).collect();
    for draft in &mut drafts {
        for attach in ATTACHMENTS {
            attach(reading, draft);
        }
    }
    // a carrier reads the whole article
    if drafts.is_empty() {
        return drafts;
    }
    for carry in CARRIERS {
        carry(reading, &mut drafts);
    }
    drafts
}

fn draft(number: &Number) -> Draft {
    let kind = match number.amount {
        Amount::Ratio { .. } => Kind::Ratio,
        Amount::Score { .. } => Kind::Score,
        _ => number.kind.unwrap_or(Kind::Count),
    };
    Draft {
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
        change_source: None,
        topic: None,
        topic_source: None,
        topic_by: None,
        facets: BTreeMap::new(),
        actor: None,
        organization: None,
        period: None,
        is_scaled: number.is_scaled,
        is_in_series: number.is_in_series,
        inferred: Vec::new(),
        rules: number.rules.clone(),
    }
}

impl Draft {
    /// Where the words behind the number and its unit start.
    pub(crate) fn after_unit(&self) -> usize {
        match &self.unit {
            Some(unit) if unit.tokens.start >= self.number.end => unit.tokens.end,
            _ => self.number.end,
        }
    }

    /// Grows the span over `tokens` where they touch it.
    pub(crate) fn extend(&mut self, tokens: &Tokens) {
        if tokens.start <= self.tokens.end && tokens.end >= self.tokens.start {
            self.tokens = self.tokens.start.min(tokens.start)..self.tokens.end.max(tokens.end);
        }
    }

    /// Notes that other words than those beside the number settled the field.
    pub(crate) fn infer(&mut self, field: Field) {
        if !self.inferred.contains(&field) {
            self.inferred.push(field);
        }
    }

    pub(crate) fn is_inferred(&self, field: Field) -> bool {
        self.inferred.contains(&field)
    }

    /// The figure as the report has it.
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
