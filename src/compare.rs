//! Compares what several articles state about the same thing: `Quận kỷ luật 24 đảng viên` in one, 25 in another.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::lexicon::Topic;
use crate::report::{Amount, Bound, Kind, Report};
use crate::sums::reconcilable;
use solieu_text::fold::fold;

/// The things that several reports state.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Comparison {
    /// Each thing that at least two of the reports state, in the order of its first mention.
    pub facts: Vec<Fact>,
}

/// One thing with the values that the reports give it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fact {
    /// The canonical object.
    pub object: String,
    /// The symbol of the unit; `None` for counts.
    pub unit: Option<String>,
    /// The topic, by its id; `None` where it is `other`.
    pub topic: Option<String>,
    /// The details of the topic by name.
    pub facets: BTreeMap<String, String>,
    /// The body that the figures describe, as the first report names it.
    pub organization: Option<String>,
    /// The date or interval for which the figures hold, in ISO 8601.
    pub period: Option<String>,
    /// Whether any two of the reports have values that can mean the same amount: 94 and `hơn 90` do.
    pub agrees: bool,
    /// Every figure that states it, in the order of the reports.
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

/// Compares reports by canonical object, unit, topic with its facets, organization and period.
///
/// A figure takes part if it has an object and at least a topic, an organization or a period: two articles that both count 12 people
/// need not mean the same people. Changes (`tăng 5%`) take no part.
///
/// ```
/// use solieu::{Options, compare, parse};
///
/// let reports = ["Năm 2023, xã có 12 chi bộ.", "Năm 2023, xã có 13 chi bộ."].map(|text| parse(text, &Options::default()));
/// let comparison = compare(&reports);
/// assert_eq!(comparison.facts[0].object, "chi bộ");
/// assert!(!comparison.facts[0].agrees);
/// ```
#[must_use]
pub fn compare(reports: &[Report]) -> Comparison {
    let views: Vec<ReportView> = reports.iter().map(ReportView::from).collect();
    compare_views(&views)
}

/// The fields of a report that a comparison reads. Deserializes from the JSON of a whole report, without holding the rest of it.
#[derive(Debug, Deserialize)]
pub struct ReportView {
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
    /// Only its presence counts.
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

impl From<&Report> for ReportView {
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

/// What two figures must share to state the same thing.
#[derive(PartialEq, Eq, PartialOrd, Ord, Clone)]
struct Key<'v> {
    object: &'v str,
    unit: Option<&'v str>,
    topic: Option<&'v str>,
    facets: Vec<(&'v str, &'v str)>,
    organization: Option<String>,
    period: Option<&'v str>,
}

/// [`compare`] for reports that were stored as JSON.
#[must_use]
pub fn compare_views(views: &[ReportView]) -> Comparison {
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

/// `None` for figures that take no part: see [`compare`].
fn key<'v>(view: &'v ReportView, figure: &'v FigureView) -> Option<Key<'v>> {
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

fn fact(views: &[ReportView], key: &Key, values: Vec<Statement>) -> Fact {
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

/// Whether any two of the reports have values that can mean the same amount.
fn agree(values: &[Statement]) -> bool {
    let by_report: Vec<&[Statement]> = values.chunk_by(|left, right| left.report == right.report).collect();
    let meets = |left: &[Statement], right: &[Statement]| {
        left.iter().any(|one| right.iter().any(|other| reconcilable((one.amount, one.bound), (other.amount, other.bound))))
    };
    by_report.iter().enumerate().all(|(index, left)| by_report[index + 1..].iter().all(|right| meets(left, right)))
}
