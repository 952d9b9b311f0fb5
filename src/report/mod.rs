//! Everything that `parse` returns, one to one with the TypeScript contract (`src/npm/index.d.ts`).
//!
//! Spans are half open and count bytes, as Rust indexes strings; [`Report::in_units`] gives the same report with spans in UTF-16
//! code units, as JavaScript has it, or in code points, as Python has it. Lists are in text order, absent values are `null`.

mod figure;
mod finding;
mod mention;
mod relation;
mod span;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

pub use figure::{Amount, Bound, Change, ChangeRole, Direction, Figure, Kind, ObjectPhrase, Unit};
pub use finding::{Expected, Finding, FindingKind, Severity};
pub use mention::{
    Abbreviation, Article, DateMention, DocumentMention, Level, LunarDate, Message, Organization, Person, Warning, WarningKind,
};
pub use relation::{Breakdown, Check, CheckKind, Relation, Verdict};
pub use span::{Offsets, Span, Units};

/// The name of a rule or of a field: one of the crate's own where the report was just made, an owned one where it was stored.
pub type Name = Cow<'static, str>;

/// What one article states.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Report {
    /// Always 2 for this shape.
    #[cfg_attr(feature = "schema", schemars(extend("const" = 2)))]
    pub schema_version: u8,
    /// What the article says of itself.
    pub article: Article,
    /// Every stated quantity.
    pub figures: Vec<Figure>,
    /// Totals with their parts, the arithmetic checked.
    pub breakdowns: Vec<Breakdown>,
    /// Amounts that the text states in two ways other than as a total with its parts.
    pub checks: Vec<Check>,
    /// Everything that cannot be right or deserves a second look: what an editor underlines. In text order; of two at one place
    /// the worse one first.
    pub findings: Vec<Finding>,
    /// Legal, State and Party documents.
    pub documents: Vec<DocumentMention>,
    /// Calendar expressions.
    pub dates: Vec<DateMention>,
    /// Dates of the lunar calendar, which are not converted.
    pub lunar_dates: Vec<LunarDate>,
    /// People named in full at least once.
    pub people: Vec<Person>,
    /// Bodies named in the text.
    pub organizations: Vec<Organization>,
    /// Abbreviations that the text uses.
    pub abbreviations: Vec<Abbreviation>,
    /// What was done to the text or to the options before reading, for a person to know.
    pub warnings: Vec<Warning>,
}

impl Report {
    /// The same report with every span in other units; `text` is what was read, and the spans must count its bytes.
    ///
    /// ```
    /// let text = "Có 54 chi bộ.";
    /// let report = solieu::parse(text, &solieu::Options::default());
    /// assert_eq!(report.figures[0].number.start, 4);
    /// assert_eq!(report.in_units(text, solieu::Units::Utf16).figures[0].number.start, 3);
    /// ```
    #[must_use]
    pub fn in_units(mut self, text: &str, units: Units) -> Self {
        let offsets = Offsets::new(text, units);
        self.each_span(&mut |span| *span = offsets.of(*span));
        self
    }

    /// The way back from [`in_units`](Self::in_units): the report with spans in bytes, of one that was stored as JSON.
    ///
    /// ```
    /// use solieu::{Options, Units, parse};
    ///
    /// let text = "Có 54 chi bộ.";
    /// let report = parse(text, &Options::default());
    /// assert_eq!(report.clone().in_units(text, Units::Utf16).in_bytes(text, Units::Utf16), report);
    /// ```
    #[must_use]
    pub fn in_bytes(mut self, text: &str, units: Units) -> Self {
        let offsets = Offsets::new(text, units);
        self.each_span(&mut |span| *span = Span { start: offsets.byte(span.start), end: offsets.byte(span.end) });
        self
    }

    /// Calls `each` with every span.
    fn each_span(&mut self, each: &mut impl FnMut(&mut Span)) {
        self.article.title.iter_mut().for_each(&mut *each);
        self.figures.iter_mut().for_each(|figure| figure.each_span(each));
        for breakdown in &mut self.breakdowns {
            each(&mut breakdown.span);
            each(&mut breakdown.evidence);
        }
        for check in &mut self.checks {
            each(&mut check.span);
            each(&mut check.evidence);
        }
        for finding in &mut self.findings {
            each(&mut finding.span);
            finding.spans.iter_mut().for_each(&mut *each);
        }
        self.documents.iter_mut().for_each(|document| each(&mut document.span));
        self.dates.iter_mut().for_each(|date| each(&mut date.span));
        self.lunar_dates.iter_mut().for_each(|date| each(&mut date.span));
        self.people.iter_mut().flat_map(|person| &mut person.mentions).for_each(&mut *each);
        self.organizations.iter_mut().flat_map(|body| &mut body.mentions).for_each(&mut *each);
        self.abbreviations.iter_mut().for_each(|short| each(&mut short.span));
        self.warnings.iter_mut().filter_map(|warning| warning.span.as_mut()).for_each(each);
    }
}
