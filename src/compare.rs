//! What several articles agree and differ on: `Quận kỷ luật 24 đảng viên` in one, 25 in another.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::lexicon::Topic;
use crate::report::{Amount, Bound, Kind, Report};
use crate::sums::reconcilable;
use solieu_text::fold::fold;

/// What several reports state about the same thing.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Comparison {
    /// Each thing that at least two of the reports state, in the order in which the first of them does.
    pub facts: Vec<Fact>,
}

/// One thing with the values that the reports give it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fact {
    /// The canonical object.
    pub object: String,
    /// What it is counted or measured in; `null` for counts.
    pub unit: Option<String>,
    /// The topic.
    pub topic: Option<String>,
    /// The facets of the topic.
    pub facets: BTreeMap<String, String>,
    /// The body that the figures describe, as the first report names it.
    pub organization: Option<String>,
    /// ISO 8601 date or interval that the figures hold for.
    pub period: Option<String>,
    /// Whether every two of the reports give a value that both can mean: 94 and `hơn 90` agree.
    pub agrees: bool,
    /// Every figure that states it, report by report.
    pub values: Vec<Statement>,
}

/// A figure of one of the reports.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Statement {
    /// Index into the reports.
    pub report: u32,
    /// Index into the figures of that report.
    pub figure: u32,
    /// Its amount.
    pub amount: Amount,
    /// Its bound.
    pub bound: Bound,
}

/// Compares reports by canonical object, unit, topic with its facets, organisation and period.
///
/// A figure takes part where the text settles what it counts and at least its topic, its organisation or its period: two
/// articles that both count 12 people somewhere need not be about the same people.
pub fn compare(reports: &[Report]) -> Comparison {
    let views: Vec<View> = reports.iter().map(View::from).collect();
    compare_views(&views)
}

/// What [`compare_views`] reads of a report: other fields of the JSON are ignored.
#[derive(Debug, Deserialize)]
pub struct View {
    figures: Vec<FigureView>,
    organizations: Vec<Named>,
}

#[derive(Debug, Deserialize)]
struct FigureView {
    kind: Kind,
    amount: Amount,
    bound: Bound,
    unit: Option<Symbol>,
    object: Option<Canonical>,
    /// Only whether there is one: a change is no value of the thing that changes.
    change: Option<Anything>,
    topic: Option<String>,
    facets: BTreeMap<String, String>,
    organization: Option<u32>,
    period: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Symbol {
    symbol: String,
}

#[derive(Debug, Deserialize)]
struct Canonical {
    canonical: String,
}

#[derive(Debug, Deserialize)]
struct Named {
    name: String,
}

#[derive(Debug, Deserialize)]
struct Anything {}

impl From<&Report> for View {
    fn from(report: &Report) -> Self {
        let figures = report.figures.iter().map(|figure| FigureView {
            kind: figure.kind,
            amount: figure.amount,
            bound: figure.bound,
            unit: figure.unit.as_ref().map(|unit| Symbol { symbol: unit.symbol.clone() }),
            object: figure.object.as_ref().map(|object| Canonical { canonical: object.canonical.clone() }),
            change: figure.change.as_ref().map(|_| Anything {}),
            topic: figure.topic.clone(),
            facets: figure.facets.clone(),
            organization: figure.organization,
            period: figure.period.clone(),
        });
        let organizations = report.organizations.iter().map(|organization| Named { name: organization.name.clone() });
        Self { figures: figures.collect(), organizations: organizations.collect() }
    }
}

/// What two figures must have in common to be about the same thing.
#[derive(PartialEq, Eq, PartialOrd, Ord, Clone)]
struct Key<'v> {
    object: &'v str,
    unit: Option<&'v str>,
    topic: Option<&'v str>,
    facets: Vec<(&'v str, &'v str)>,
    organization: Option<String>,
    period: Option<&'v str>,
}

/// As [`compare`], of reports that were stored as JSON.
pub fn compare_views(views: &[View]) -> Comparison {
    let mut groups: BTreeMap<Key, Vec<Statement>> = BTreeMap::new();
    let mut order: Vec<Key> = Vec::new();
    for (report, view) in views.iter().enumerate() {
        for (figure, stated) in view.figures.iter().enumerate() {
            let Some(key) = key(view, stated) else { continue };
            let statement = Statement { report: report as u32, figure: figure as u32, amount: stated.amount, bound: stated.bound };
            let group = groups.entry(key.clone()).or_default();
            if group.is_empty() {
                order.push(key);
            }
            group.push(statement);
        }
    }
    let facts = order.into_iter().filter_map(|key| {
        let values = groups.remove(&key)?;
        let shared = values.first()?.report != values.last()?.report;
        shared.then(|| fact(views, &key, values))
    });
    Comparison { facts: facts.collect() }
}

/// `None` for what the text leaves open, for changes, and for amounts that are none of the thing itself.
fn key<'v>(view: &'v View, figure: &'v FigureView) -> Option<Key<'v>> {
    let object = figure.object.as_ref()?;
    let topic = figure.topic.as_deref().filter(|topic| *topic != Topic::OTHER);
    let organization = figure.organization.and_then(|index| view.organizations.get(index as usize)).map(|body| folded(&body.name));
    let settled = topic.is_some() || organization.is_some() || figure.period.is_some();
    let comparable = matches!(figure.kind, Kind::Count | Kind::Percent | Kind::Ratio | Kind::Money | Kind::Measure);
    (settled && comparable && figure.change.is_none()).then(|| Key {
        object: &object.canonical,
        unit: figure.unit.as_ref().map(|unit| unit.symbol.as_str()),
        topic,
        facets: figure.facets.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect(),
        organization,
        period: figure.period.as_deref(),
    })
}

fn folded(name: &str) -> String {
    name.split_whitespace().map(fold).collect::<Vec<_>>().join(" ")
}

fn fact(views: &[View], key: &Key, values: Vec<Statement>) -> Fact {
    let owned = |text: Option<&str>| text.map(str::to_owned);
    let named = values.first().and_then(|first| {
        let view = &views[first.report as usize];
        view.organizations.get(view.figures[first.figure as usize].organization? as usize)
    });
    Fact {
        object: key.object.to_owned(),
        unit: owned(key.unit),
        topic: owned(key.topic),
        facets: key.facets.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect(),
        organization: named.map(|body| body.name.clone()),
        period: owned(key.period),
        agrees: agree(&values),
        values,
    }
}

/// Whether each report has, for each other one, a value that both can mean.
fn agree(values: &[Statement]) -> bool {
    let by_report: Vec<&[Statement]> = values.chunk_by(|left, right| left.report == right.report).collect();
    let meets = |left: &[Statement], right: &[Statement]| {
        left.iter().any(|one| right.iter().any(|other| reconcilable((one.amount, one.bound), (other.amount, other.bound))))
    };
    by_report.iter().enumerate().all(|(index, left)| by_report[index + 1..].iter().all(|right| meets(left, right)))
}
