//! Everything that [`parse`](crate::parse) returns: plain data that serde writes and reads as JSON, in the shape of the npm module.
//!
//! - **Spans** are half open and count bytes, as Rust indexes strings. [`Report::in_units`] turns them into UTF-16 code units or code
//!   points.
//! - **Lists** are in text order.
//! - **References** are indices into the lists of the same report: `total` of a [`Breakdown`] is an index into `figures`. The field says
//!   into which.
//! - **Absent values** are `None`, in JSON `null`.
//! - **Dates** are ISO 8601: `2024-08-17`, `2024-08`, `2016/2021`; `XXXX` stands for a year that the text leaves open.
//! - **Amounts** are exact ([`Decimal`](crate::Decimal)); in JSON they are numbers, so a double may round the last of many digits.
//!
//! Every struct may get further fields: match with `..`.

mod figure;
mod finding;
mod mention;
mod name;
mod relation;
mod span;

use serde::{Deserialize, Serialize};

pub use figure::{Amount, Bound, Change, ChangeRole, Direction, Figure, Kind, ObjectPhrase, Unit};
pub use finding::{Expected, Finding, FindingKind, Severity};
pub use mention::{
    Abbreviation, Article, DateMention, DocumentMention, Level, LunarDate, Message, Organization, Person, Warning, WarningKind,
};
pub use name::Name;
pub use relation::{Breakdown, Check, CheckKind, Relation, Verdict};
pub use span::{Offsets, Span, Units};

/// What one article states.
///
/// ```
/// let report = solieu::parse("Năm 2023, xã có 12 chi bộ.", &solieu::Options::default());
/// assert_eq!(report.figures[0].period.as_deref(), Some("2023"));
/// let json = serde_json::to_string(&report)?;
/// assert_eq!(serde_json::from_str::<solieu::Report>(&json)?, report);
/// # Ok::<(), serde_json::Error>(())
/// ```
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
    /// Totals with their parts, and whether these add up.
    pub breakdowns: Vec<Breakdown>,
    /// Other amounts that the text states twice: a count with its percentage, a change with both levels, the headline and the body.
    pub checks: Vec<Check>,
    /// What cannot be right or needs a second look: what an editor underlines. In text order, the more severe first at one place.
    pub findings: Vec<Finding>,
    /// Legal, State and Party documents.
    pub documents: Vec<DocumentMention>,
    /// Dates and spans of dates of the Gregorian calendar.
    pub dates: Vec<DateMention>,
    /// Dates of the lunar calendar, which are not converted.
    pub lunar_dates: Vec<LunarDate>,
    /// People named in full at least once.
    pub people: Vec<Person>,
    /// Bodies named in the text: offices, committees, companies, newspapers.
    pub organizations: Vec<Organization>,
    /// Abbreviations that the text uses.
    pub abbreviations: Vec<Abbreviation>,
    /// What was done to the text or to the options before reading.
    ///
    /// [`parse`](crate::parse) itself warns of nothing; the command line and the npm module may.
    pub warnings: Vec<Warning>,
}

impl Report {
    /// The same report with every span in other units. `text` must be the text that was read, and the spans must still count bytes: call
    /// it once. Time grows linearly with the text and the number of spans.
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
