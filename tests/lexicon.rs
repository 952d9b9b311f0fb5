//! Every row of every word table runs its own example, and the tables are well kept.

mod notation;

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

struct Row {
    place: String,
    cells: Vec<String>,
}

fn rows() -> Vec<Row> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon/data");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "tsv"))
        .collect();
    files.sort();
    let mut rows = Vec::new();
    for file in files {
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        for (index, line) in fs::read_to_string(&file).unwrap().lines().enumerate().skip(1) {
            if !line.starts_with('#') && !line.is_empty() {
                rows.push(Row { place: format!("{name}:{}", index + 1), cells: line.split('\t').map(str::to_owned).collect() });
            }
        }
    }
    assert!(rows.len() > 900, "the tables are where the test looks for them: {} rows", rows.len());
    rows
}

fn report(failures: Vec<String>) {
    assert!(failures.is_empty(), "{} rows:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_example_gives_what_it_says() {
    let rows = rows();
    let failures = rows.iter().filter_map(|row| {
        let example = row.cells.last().unwrap();
        let Some((text, expected)) = example.split_once(" => ") else {
            return Some(format!("{}: the last cell “{example}” is no example: write TEXT => WHAT IT GIVES", row.place));
        };
        notation::check(&text.replace("\\n", "\n"), expected, None).err().map(|why| format!("{}: {text}: {why}", row.place))
    });
    report(failures.collect());
}

#[test]
fn every_example_uses_its_row() {
    let fold = |text: &str| text.to_lowercase();
    let failures = rows().into_iter().filter_map(|row| {
        let (text, expected) = row.cells.last()?.split_once(" => ")?;
        // a rule is not in the text but in what the text gives
        let place = if row.place.starts_with("rules.tsv") { expected } else { text };
        let used = row.cells[0].split('|').any(|phrase| fold(place).contains(&fold(phrase)));
        (!used).then(|| format!("{}: “{}” does not stand in its example", row.place, row.cells[0]))
    });
    report(failures.collect());
}

#[test]
fn cells_are_trimmed_and_composed() {
    let failures = rows().into_iter().flat_map(|row| {
        row.cells
            .iter()
            .filter(|cell| cell.trim() != cell.as_str() || cell.nfc().collect::<String>() != **cell || cell.is_empty())
            .map(|cell| format!("{}: “{cell}”", row.place))
            .collect::<Vec<_>>()
    });
    report(failures.collect());
}

#[test]
fn no_phrase_stands_twice_in_a_table() {
    let mut seen: HashMap<(String, String), String> = HashMap::new();
    let mut failures = Vec::new();
    for row in rows() {
        let table = row.place.split(':').next().unwrap().to_owned();
        for phrase in row.cells[0].split('|') {
            if let Some(earlier) = seen.insert((table.clone(), phrase.to_lowercase()), row.place.clone()) {
                failures.push(format!("{}: “{phrase}” stands in {earlier} already", row.place));
            }
        }
    }
    report(failures);
}
