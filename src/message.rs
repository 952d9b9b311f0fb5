//! Puts a finding into a sentence: “The parts come to 21 + 26 = 47, not 48.” The sentence of each kind is in the file of its detector.

use serde::Deserialize;

use crate::report::{Article, Breakdown, Check, DateMention, Figure, Finding, FindingKind, Report, Units};
use crate::wording::{Language, Telling};
use crate::{Options, checks, parse, sums};

/// The finding as a sentence: what is stated, what it comes to, what would mend it. `finding` must belong to `report`, and the spans of
/// both must count bytes of `text`.
///
/// ```
/// use solieu::{Language, Options, message, parse};
///
/// let text = "Huyện có 48 tổ chức cơ sở đảng, gồm 21 đảng bộ và 26 chi bộ cơ sở.";
/// let report = parse(text, &Options::default());
/// let sentence = message(&report.findings[0], &report, text, Language::En);
/// assert_eq!(sentence, "The parts come to 21 + 26 = 47, not 48.");
/// ```
#[must_use]
pub fn message(finding: &Finding, report: &Report, text: &str, language: Language) -> String {
    let telling = Telling { finding, report, text, language };
    match finding.kind {
        FindingKind::Sum => sums::message::tell_sum(&telling),
        FindingKind::Limit => checks::limit::tell(&telling),
        FindingKind::Share => checks::share::tell(&telling),
        FindingKind::Hundred => checks::hundred::tell(&telling),
        FindingKind::Product => checks::product::tell(&telling),
        FindingKind::Change => checks::change::tell(&telling),
        FindingKind::Multiple => checks::multiple::tell(&telling),
        FindingKind::Headline | FindingKind::Scale => checks::headline::tell(&telling),
        FindingKind::Repetition => checks::repetition::tell(&telling),
        FindingKind::Weekday => checks::weekday::tell(&telling),
        FindingKind::Calendar => checks::calendar::tell(&telling),
        FindingKind::Number => checks::digits::tell(&telling),
        FindingKind::TimeSpan => checks::time_span::tell(&telling),
        FindingKind::Age => checks::age::tell(&telling),
    }
}

/// A finding with the part of its report that its sentence is made of, from a report that was stored as JSON: other fields are
/// ignored, and figures, dates, sums and checks that the finding does not name may be left out where its indices say so.
#[derive(Debug, Deserialize)]
pub struct Excerpt {
    article: Article,
    figures: Vec<Figure>,
    breakdowns: Vec<Breakdown>,
    checks: Vec<Check>,
    dates: Vec<DateMention>,
    findings: Vec<Finding>,
}

impl Excerpt {
    /// [`message`] of its first finding; its spans count the `units` of `text`. `None` where it has no finding.
    pub fn message(self, text: &str, units: Units, language: Language) -> Option<String> {
        let report = Report {
            article: self.article,
            figures: self.figures,
            breakdowns: self.breakdowns,
            checks: self.checks,
            dates: self.dates,
            findings: self.findings,
            ..parse("", &Options::default())
        };
        let report = report.in_bytes(text, units);
        report.findings.first().map(|finding| message(finding, &report, text, language))
    }
}
