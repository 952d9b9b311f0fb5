//! One sentence for each finding: what is stated, what it comes to, what would mend it. The sentence of a kind stands beside its
//! detector; this file knows which kind is told where.

use crate::report::{Finding, FindingKind, Report};
use crate::wording::{Language, Telling};
use crate::{checks, sums};

/// What is wrong, in one sentence; `text` is what the spans of the report point into.
///
/// ```
/// use solieu::{Language, Options, message, parse};
///
/// let text = "Huyện có 48 tổ chức cơ sở đảng, gồm 21 đảng bộ và 26 chi bộ cơ sở.";
/// let report = parse(text, &Options::default());
/// let sentence = message(&report.findings[0], &report, text, Language::En);
/// assert_eq!(sentence, "The parts come to 21 + 26 = 47, not 48.");
/// ```
pub fn message(finding: &Finding, report: &Report, text: &str, language: Language) -> String {
    let telling = Telling { finding, report, text, language };
    match finding.kind {
        FindingKind::Sum => sums::message::tell_sum(&telling),
        FindingKind::Limit => sums::message::tell_limit(&telling),
        FindingKind::Share => checks::share::tell(&telling),
        FindingKind::Change => checks::change::tell(&telling),
        FindingKind::Multiple => checks::multiple::tell(&telling),
        FindingKind::Headline | FindingKind::Scale => checks::headline::tell(&telling),
        FindingKind::Repetition => checks::repetition::tell(&telling),
        // the detectors of these come with their sentences
        FindingKind::Hundred
        | FindingKind::Product
        | FindingKind::TimeSpan
        | FindingKind::Age
        | FindingKind::Weekday
        | FindingKind::Calendar
        | FindingKind::Number => String::new(),
    }
}
