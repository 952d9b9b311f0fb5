//! What holds for the report of any text whatever, and the texts to try it on: used by `properties.rs` and by the fuzz targets.
#![allow(dead_code)] // each user has its own part

pub(crate) mod kept;
pub(crate) mod pieces;
pub(crate) mod targets;

use solieu::Report;
use solieu::report::{Amount, Span, Verdict};

/// A text with the places where a span may start and end.
struct Places<'t>(&'t str);

impl Places<'_> {
    #[track_caller]
    fn check(&self, span: Span, what: &str) {
        assert!(span.start < span.end, "{what}: {span:?} is empty");
        for place in [span.start, span.end] {
            assert!(self.0.is_char_boundary(place), "{what}: {span:?} is out of bounds or inside a character");
        }
    }
}

#[track_caller]
fn check_order(spans: impl Iterator<Item = Span>, what: &str) {
    let starts: Vec<usize> = spans.map(|span| span.start).collect();
    assert!(starts.is_sorted(), "{what} are not in text order: {starts:?}");
}

/// Spans lie in the text, on character boundaries and in order, quote what they say they quote, and indices lead somewhere.
#[track_caller]
pub(crate) fn check(text: &str, report: &Report) {
    let places = Places(text);
    let quoted = |span: Span| span.slice(text);
    let is_figure = |&index: &u32| (index as usize) < report.figures.len();

    if let Some(title) = report.article.title {
        places.check(title, "title");
    }
    for (at, figure) in report.figures.iter().enumerate() {
        assert_eq!(figure.id as usize, at);
        places.check(figure.span, "figure");
        places.check(figure.number, "number");
        assert!(figure.span.start <= figure.number.start && figure.number.end <= figure.span.end, "{figure:?}: the number is outside");
        for unit in figure.unit.iter().chain(&figure.per) {
            places.check(unit.span, "unit");
            assert_eq!(quoted(unit.span), unit.text);
        }
        if let Some(object) = &figure.object {
            places.check(object.span, "object");
            assert_eq!(quoted(object.span), object.text);
            assert!(!object.canonical.is_empty(), "{figure:?}: no canonical name");
        }
        if let Amount::Range { low, high } = figure.amount {
            assert!(low <= high, "{figure:?}: a range that runs down");
        }
        assert!(!figure.rules.is_empty(), "{figure:?}: made by no rule");
        for rule in &figure.rules {
            assert!(solieu::rule(rule).is_some(), "{rule} is not in the index of rules");
        }
        assert!(figure.organization.is_none_or(|index| (index as usize) < report.organizations.len()));
    }
    // no text is two numbers
    assert!(report.figures.is_sorted_by(|one, next| one.number.end <= next.number.start), "numbers overlap");
    for breakdown in &report.breakdowns {
        places.check(breakdown.span, "breakdown");
        places.check(breakdown.evidence, "evidence");
        assert!(is_figure(&breakdown.total) && breakdown.parts.iter().all(is_figure) && !breakdown.parts.is_empty());
        assert!(!breakdown.parts.contains(&breakdown.total), "{breakdown:?}: a total that is its own part");
        assert_eq!(breakdown.difference.is_some(), breakdown.verdict == Verdict::Unbalanced, "{breakdown:?}");
        assert!(!breakdown.line(report).is_empty());
    }
    for check in &report.checks {
        places.check(check.span, "check");
        places.check(check.evidence, "evidence");
        assert!(check.figures.iter().all(is_figure) && !check.figures.is_empty());
        assert_eq!(check.difference.is_some(), check.verdict == Verdict::Unbalanced, "{check:?}");
        assert!(!check.line(report).is_empty());
    }
    for finding in &report.findings {
        places.check(finding.span, "finding");
        finding.spans.iter().for_each(|&span| places.check(span, "finding"));
        check_order(finding.spans.iter().copied(), "places of a finding");
        assert!(finding.figures.iter().all(is_figure), "{finding:?}");
        assert!(finding.dates.iter().all(|&index| (index as usize) < report.dates.len()), "{finding:?}");
        assert!(finding.spans.contains(&finding.span) || finding.spans.is_empty(), "{finding:?}: the marked place takes no part");
        assert!(solieu::rule(&finding.rule).is_some(), "{} is not in the index of rules", finding.rule);
    }
    check_order(report.findings.iter().map(|finding| finding.span), "findings");
    for document in &report.documents {
        places.check(document.span, "document");
        assert_eq!(quoted(document.span), document.text);
        assert!((document.same_as as usize) < report.documents.len());
    }
    for date in &report.dates {
        places.check(date.span, "date");
        assert_eq!(quoted(date.span), date.text);
    }
    for date in &report.lunar_dates {
        places.check(date.span, "lunar date");
        assert_eq!(quoted(date.span), date.text);
    }
    assert!(
        report.people.iter().all(|person| !person.mentions.is_empty()) && report.organizations.iter().all(|body| !body.mentions.is_empty())
    );
    for mention in report.people.iter().flat_map(|person| &person.mentions) {
        places.check(*mention, "person");
    }
    for (at, body) in report.organizations.iter().enumerate() {
        body.mentions.iter().for_each(|mention| places.check(*mention, "body"));
        assert!(body.parent.is_none_or(|parent| (parent as usize) < report.organizations.len() && parent as usize != at));
    }
    for abbreviation in &report.abbreviations {
        places.check(abbreviation.span, "abbreviation");
    }
    check_order(report.figures.iter().map(|figure| figure.number), "figures");
    check_order(report.documents.iter().map(|document| document.span), "documents");
    check_order(report.dates.iter().map(|date| date.span), "dates");
    check_order(report.lunar_dates.iter().map(|date| date.span), "lunar dates");
    check_order(report.people.iter().filter_map(|person| person.mentions.first().copied()), "people");
    check_order(report.organizations.iter().filter_map(|body| body.mentions.first().copied()), "bodies");
    for mentions in report.people.iter().map(|person| &person.mentions).chain(report.organizations.iter().map(|body| &body.mentions)) {
        check_order(mentions.iter().copied(), "mentions");
    }
}
