//! What a finding proposes mends it: with the expected amount or weekday in its place the text has no such finding any more.
//! And each finding has a sentence in both languages.

use std::fs;
use std::path::Path;

use solieu::report::{Expected, FindingKind};
use solieu::{Amount, Decimal, Finding, Language, Options, message, parse};

const KINDS: [FindingKind; 5] = [FindingKind::TimeSpan, FindingKind::Age, FindingKind::Weekday, FindingKind::Calendar, FindingKind::Number];

/// The phrases of these kinds, each with its date of publication.
fn phrases() -> Vec<(String, Options)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/phrases");
    let mut out = Vec::new();
    for file in ["spans", "ages", "weekdays", "calendar", "digits"] {
        let mut options = Options::default();
        for line in fs::read_to_string(folder.join(file).with_extension("txt")).unwrap().lines() {
            match line.split_at_checked(1) {
                Some(("@", date)) if date.trim().is_empty() => options = Options::default(),
                Some(("@", date)) => options = Options::default().published_at(date.trim()).unwrap(),
                None | Some(("#" | "=" | "!", _)) => {}
                Some(_) => out.push((line.replace("\\n", "\n"), options.clone())),
            }
        }
    }
    out
}

/// `290.000`
fn written(value: Decimal) -> String {
    let digits = value.to_string();
    let groups: Vec<&str> =
        (0..digits.len().div_ceil(3)).rev().map(|at| &digits[digits.len().saturating_sub(at * 3 + 3)..digits.len() - at * 3]).collect();
    groups.join(".")
}

fn mended(text: &str, finding: &Finding) -> Option<String> {
    let right = match finding.expected.as_ref()? {
        Expected::Amount(Amount::Single { value }) => written(*value),
        Expected::Amount(_) => return None,
        Expected::Date(date) => date.clone(),
    };
    Some(format!("{}{right}{}", &text[..finding.span.start], &text[finding.span.end..]))
}

#[test]
fn what_is_expected_mends_the_text() {
    let mut count = 0;
    for (text, options) in phrases() {
        let report = parse(&text, &options);
        for finding in report.findings.iter().filter(|finding| KINDS.contains(&finding.kind)) {
            let Some(mended) = mended(&text, finding) else { continue };
            let same = |other: &&Finding| other.kind == finding.kind && other.span.start == finding.span.start;
            let again = parse(&mended, &options).findings.iter().find(same).cloned();
            assert!(again.is_none(), "{mended}: {again:?}");
            count += 1;
        }
    }
    assert!(count > 60, "only {count} findings say what is expected");
}

#[test]
fn every_finding_is_told_in_both_languages() {
    let mut count = 0;
    for (text, options) in phrases() {
        let report = parse(&text, &options);
        for finding in report.findings.iter().filter(|finding| KINDS.contains(&finding.kind)) {
            let [vi, en] = [Language::Vi, Language::En].map(|language| message(finding, &report, &text, language));
            let marked = finding.span.slice(&text);
            assert!(vi != en && vi.contains(marked) && en.contains(marked), "{text}: {vi} / {en}");
            assert!(!vi.contains("“”") && !en.contains("“”") && vi.ends_with('.') && en.ends_with('.'), "{vi} / {en}");
            count += 1;
        }
    }
    assert!(count > 100, "only {count} findings");
}
