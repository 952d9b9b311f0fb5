//! What holds for any text: the report keeps its promises, twice read is the same, one word is one word however it is spelled, and
//! what is said later changes nothing that was counted before. The texts are our own, whole, in pieces, and put together anew.

mod invariants;

use std::fs;
use std::path::Path;

use invariants::pieces::{Numbers, Pieces};
use invariants::{check, kept, targets};
use solieu::report::Figure;
use solieu::{Options, Report, parse, parse_number};
use unicode_normalization::UnicodeNormalization;

fn read(text: &str) -> Report {
    parse(text, &Options::default())
}

fn files(folder: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let texts = files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    texts.map(|path| fs::read_to_string(path).unwrap()).collect()
}

/// Whole articles.
fn articles() -> Vec<String> {
    files("gold")
}

/// Sentences, each for something that is hard to read.
fn phrases() -> Vec<String> {
    let files = files("phrases");
    let lines = files.iter().flat_map(|file| file.lines()).filter(|line| !line.is_empty() && !line.starts_with(['#', '=', '@']));
    lines.map(|line| line.trim_start_matches('!').trim_start().replace("\\n", "\n")).collect()
}

/// The number, unit and object of a figure: what it counts.
fn counted(text: &str, figure: &Figure) -> String {
    let unit = figure.unit.as_ref().map(|unit| &unit.symbol);
    format!("{} {:?} {unit:?} {:?}", figure.number.slice(text), figure.amount, figure.object.as_ref().map(|object| &object.canonical))
}

fn all_counted(text: &str) -> Vec<String> {
    read(text).figures.iter().map(|figure| counted(text, figure)).collect()
}

#[test]
fn the_report_of_any_text_keeps_its_promises() {
    for text in articles().iter().chain(&phrases()) {
        check(text, &read(text));
    }
    let pieces = Pieces::read();
    let mut numbers = Numbers(1);
    for _ in 0..1500 {
        let length = 2 + numbers.below(80);
        let text = pieces.text(&numbers.bytes(length));
        check(&text, &read(&text));
    }
}

/// What fuzzing has met once holds for ever.
#[test]
fn what_the_fuzzer_made_is_read_too() {
    type Target = fn(&[u8]);
    let all: [(&str, Target); 4] =
        [("parse", targets::article), ("words", targets::words), ("number", targets::number), ("lexicon", targets::lexicon)];
    for (name, target) in all {
        let inputs = kept::inputs(name);
        assert!(inputs.len() > 20, "only {} inputs are kept of {name}", inputs.len());
        for input in inputs {
            target(&input);
        }
    }
}

/// Cut anywhere, doubled, with bytes turned: what a bad copy or a bad connection leaves.
#[test]
fn damaged_texts_are_read_too() {
    let texts = phrases();
    let pieces = Pieces::read();
    let mut numbers = Numbers(2);
    for round in 0..2500 {
        let mut bytes = texts[numbers.below(texts.len())].clone().into_bytes();
        for _ in 0..1 + numbers.below(4) {
            let at = numbers.below(bytes.len());
            match numbers.below(5) {
                0 => bytes.truncate(at),
                1 => bytes.splice(at..at, pieces.get(numbers.below(pieces.len())).bytes().collect::<Vec<_>>()).for_each(drop),
                2 => bytes.extend_from_within(at..),
                3 => bytes.splice(at..at, texts[numbers.below(texts.len())].bytes().collect::<Vec<_>>()).for_each(drop),
                _ => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << (round % 8)),
            }
        }
        let text = String::from_utf8_lossy(&bytes);
        check(&text, &read(&text));
        let _ = parse_number(&text);
    }
}

#[test]
fn twice_read_is_the_same() {
    for text in articles() {
        assert_eq!(read(&text), read(&text));
    }
}

/// Decomposed, the text is longer and counts the same, at the places that correspond.
#[test]
fn composed_and_decomposed_letters_are_one() {
    for text in articles().iter().chain(&phrases()) {
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        let (report, other) = (read(&composed), read(&decomposed));
        let places = |text: &str, report: &Report| -> Vec<String> {
            let figures = report.figures.iter().map(|figure| format!("{} {}", figure.span.slice(text), counted(text, figure)));
            figures.map(|figure| figure.nfc().collect()).collect()
        };
        assert_eq!(places(&decomposed, &other), places(&composed, &report), "{text}");
        let before = |text: &str, end: usize| -> String { solieu::Span { start: 0, end }.slice(text).nfc().collect() };
        for (figure, other) in report.figures.iter().zip(&other.figures) {
            assert_eq!(before(&decomposed, other.number.start), before(&composed, figure.number.start), "{text}");
        }
        assert_eq!(report.breakdowns.len(), other.breakdowns.len(), "{text}");
        assert_eq!(report.documents.len(), other.documents.len(), "{text}");
        let dates = |report: &Report| report.dates.iter().map(|date| date.value.clone()).collect::<Vec<_>>();
        assert_eq!(dates(&report), dates(&other), "{text}");
    }
}

/// What two spellings of a text have in common: everything but the words as written.
fn said(text: &str) -> String {
    let report = read(text).in_units(text, solieu::Units::CodePoints);
    let figures = report.figures.iter().map(|figure| {
        let canonical = figure.object.as_ref().map(|object| &object.canonical);
        let unit = figure.unit.as_ref().map(|unit| &unit.symbol);
        format!(
            "{:?} {:?} {:?} {unit:?} {canonical:?} {:?} {:?} {:?}",
            figure.number, figure.amount, figure.kind, figure.bound, figure.topic, figure.period
        )
    });
    let dates = report.dates.iter().map(|date| date.value.clone());
    let sums = report.breakdowns.iter().map(|sum| format!("{:?} {:?} {:?}", sum.total, sum.parts, sum.verdict));
    let documents = report.documents.iter().map(|document| format!("{:?}", document.span));
    figures.chain(dates).chain(sums).chain(documents).collect::<Vec<_>>().join("\n")
}

/// `Ð` (U+00D0) is what old keyboards wrote for `Đ`.
#[test]
fn eth_is_a_d_with_stroke() {
    for text in articles().iter().chain(&phrases()) {
        let (text, other) = (text.replace('Ð', "Đ").replace('ð', "đ"), text.replace('Đ', "Ð"));
        assert_eq!(said(&text), said(&other), "{text}");
    }
}

/// `hoà` and `hòa`, `uỷ` and `ủy`.
#[test]
fn old_and_new_tone_marks_are_one() {
    const PLACES: [(&str, &str); 15] = [
        ("òa", "oà"),
        ("óa", "oá"),
        ("ỏa", "oả"),
        ("õa", "oã"),
        ("ọa", "oạ"),
        ("òe", "oè"),
        ("óe", "oé"),
        ("ỏe", "oẻ"),
        ("õe", "oẽ"),
        ("ọe", "oẹ"),
        ("ùy", "uỳ"),
        ("úy", "uý"),
        ("ủy", "uỷ"),
        ("ũy", "uỹ"),
        ("ụy", "uỵ"),
    ];
    let capital = |pair: &str| pair.chars().flat_map(char::to_uppercase).collect::<String>();
    for text in articles().iter().chain(&phrases()) {
        let text: String = text.nfc().collect();
        let (mut old, mut new) = (text.clone(), text.clone());
        for (first, second) in PLACES {
            for (first, second) in [(first.to_owned(), second.to_owned()), (capital(first), capital(second))] {
                old = moved(&old, &second, &first);
                new = moved(&new, &first, &second);
            }
        }
        assert_eq!(said(&old), said(&new), "{text}");
    }
}

/// The pair at the ends of words only, and not behind `q`: `quý` has its tone on the y in both styles, `hoàn` on the a.
fn moved(text: &str, from: &str, to: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(from) {
        let end = at + from.len();
        let is_final = !rest[end..].chars().next().is_some_and(char::is_alphabetic);
        let is_glide = rest[..at].ends_with(['q', 'Q']);
        out.push_str(&rest[..at]);
        out.push_str(if is_final && !is_glide { to } else { from });
        rest = &rest[end..];
    }
    out + rest
}

/// What is told further down, about something else, changes nothing of what was counted above.
#[test]
fn a_later_paragraph_changes_no_earlier_figure() {
    const PLAIN: &str = "Trời hôm nay nắng đẹp, ai cũng vui vẻ ra đồng gặt lúa từ sáng sớm cho đến khi chiều xuống mới về.";
    let articles = articles();
    for (at, text) in articles.iter().enumerate() {
        let before = all_counted(text);
        let others = articles.iter().skip(at + 1).chain(&articles[..at]);
        // from the third line on: the headline and the date line of another article are no paragraph
        let others = others.take(4).flat_map(|other| other.lines().skip(2).filter(|line| line.len() > 200));
        for later in others.chain([PLAIN]) {
            let after = all_counted(&format!("{}\n{later}\n", text.trim_end()));
            assert_eq!(after.get(..before.len()), Some(&before[..]), "{later}\nafter\n{text}");
        }
    }
}
