//! SARIF 2.1.0 (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/>), which code hosts and editors read: one run, a result a mistake.

use std::collections::HashMap;

use serde_json::{Value, json};
use solieu::report::Severity;
use solieu::{Language, Rule};

use super::place::{Lines, Region};
use super::{Failure, Mistake};

/// The fields of a rule that mistakes come from; the others say how figures are read.
const FIELDS: &[&str] = &["breakdown", "check", "finding"];

fn rules() -> impl Iterator<Item = &'static Rule> {
    solieu::rules().iter().filter(|rule| FIELDS.contains(&rule.field))
}

/// All before the first result.
pub(super) fn opening(language: Language) -> Result<String, Failure> {
    let rules: Vec<Value> = rules()
        .map(|rule| {
            let words = if language == Language::Vi { rule.vi } else { rule.en };
            json!({
                "id": rule.name,
                "shortDescription": { "text": words },
                "help": { "text": rule.example.replace("\\n", "\n") },
            })
        })
        .collect();
    let driver = json!({ "name": "solieu", "semanticVersion": env!("CARGO_PKG_VERSION"), "language": code(language), "rules": rules });
    Ok(format!(
        "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{{\
         \"tool\":{{\"driver\":{}}},\"columnKind\":\"unicodeCodePoints\",\"results\":[\n",
        serde_json::to_string(&driver)?
    ))
}

/// All behind the last result.
pub(super) const CLOSING: &str = "\n]}]}\n";

fn code(language: Language) -> &'static str {
    match language {
        Language::Vi => "vi",
        Language::En => "en",
    }
}

pub(super) fn write(mistakes: &[Mistake], text: &str, lines: &Lines, out: &mut Vec<u8>) -> Result<(), Failure> {
    let mut seen: HashMap<u64, u32> = HashMap::new();
    for Mistake { id, finding, words, region, sentence } in mistakes {
        let uri = uri(id);
        let place = |region: Region, words: &str| {
            json!({
                "physicalLocation": {
                    "artifactLocation": { "uri": uri },
                    "region": {
                        "startLine": region.start.line,
                        "startColumn": region.start.column,
                        "endLine": region.end.line,
                        "endColumn": region.end.column,
                        "snippet": { "text": words },
                    },
                },
            })
        };
        let others = finding.spans.iter().filter(|&&span| span != finding.span);
        let related: Vec<Value> = others.map(|&span| place(lines.region(span), span.slice(text))).collect();
        let print = fingerprint([&*finding.rule].into_iter().chain(finding.spans.iter().map(|span| span.slice(text))));
        let times = seen.entry(print).or_default();
        *times += 1;
        let level = match finding.severity {
            Severity::Wrong => "error",
            Severity::Doubtful => "warning",
        };
        let mut result = json!({
            "ruleId": finding.rule,
            "level": level,
            "message": { "text": sentence },
            "locations": [place(*region, words)],
            "relatedLocations": related,
            "partialFingerprints": { "solieuFinding/v1": format!("{print:016x}:{times}") },
        });
        if let Some(index) = rules().position(|rule| rule.name == finding.rule) {
            result["ruleIndex"] = index.into();
        }
        if !out.is_empty() {
            out.extend_from_slice(b",\n");
        }
        serde_json::to_writer(&mut *out, &result)?;
    }
    Ok(())
}

/// FNV-1a: the same for the same words of the same rule wherever in the file they stand, in every version of this program.
fn fingerprint<'w>(words: impl Iterator<Item = &'w str>) -> u64 {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    // NUL parts the words
    words.flat_map(|word| word.bytes().chain([0])).fold(BASIS, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

/// A path as a URI: relative to where the command runs, or with its scheme.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(byte);
    let encoded: String =
        path.bytes().map(|byte| if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect();
    if encoded.starts_with('/') { format!("file://{encoded}") } else { encoded }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_uri() {
        assert_eq!(uri("tin/bài 1.txt"), "tin/b%C3%A0i%201.txt");
        assert_eq!(uri("/tmp/a:b.txt"), "file:///tmp/a%3Ab.txt");
    }

    #[test]
    fn a_fingerprint_stays() {
        assert_eq!(fingerprint(["sum.bracket", "24"].into_iter()), fingerprint(["sum.bracket", "24"].into_iter()));
        assert_ne!(fingerprint(["sum.bracket", "24"].into_iter()), fingerprint(["sum.bracket2", "4"].into_iter()));
        assert_eq!(fingerprint([""].into_iter()), 0xaf63_bd4c_8601_b7df);
    }
}
