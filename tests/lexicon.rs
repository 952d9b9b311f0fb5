//! Every phrase of every word table is run in the example of its row, and the tables are well kept.
//!
//! The example of a group has a hole where the phrase stands: `{}` as the table spells it, `{phrase}` in lower case, `{Phrase}` with
//! a capital, `{PHRASE}` in capitals.

mod notation;

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

struct Row {
    place: String,
    cells: Vec<String>,
}

/// Each table: the name of its file, and its text.
fn tables() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon/data");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "tsv"))
        .collect();
    files.sort();
    files.iter().map(|file| (file.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(file).unwrap())).collect()
}

fn rows() -> Vec<Row> {
    let mut rows = Vec::new();
    for (name, text) in tables() {
        for (index, line) in text.lines().enumerate().skip(1) {
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

/// The example for one of the phrases of the row: `có {} người` for `trên` is “có trên người”. In a field a blank is `_`.
fn fill(example: &str, phrase: &str) -> String {
    let capital = phrase.chars().take(1).flat_map(char::to_uppercase).chain(phrase.chars().skip(1)).collect();
    let forms =
        [("{}", phrase.to_owned()), ("{phrase}", phrase.to_lowercase()), ("{Phrase}", capital), ("{PHRASE}", phrase.to_uppercase())];
    let word = |word: &str| {
        let is_field = word.contains('=') && word.len() > 1;
        forms
            .iter()
            .fold(word.to_owned(), |word, (hole, form)| word.replace(hole, &if is_field { form.replace(' ', "_") } else { form.clone() }))
    };
    example.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// What is wrong with the example for that phrase, if anything.
fn run(row: &Row, phrase: &str) -> Result<(), String> {
    let example = fill(row.cells.last().unwrap(), phrase);
    let (text, expected) = example.split_once(" => ").ok_or("the last cell is no example: write TEXT => WHAT IT GIVES")?;
    // a rule is not in the text but in what the text gives
    let place = if row.place.starts_with("rules.tsv") { expected } else { text };
    if !place.to_lowercase().contains(&phrase.to_lowercase()) {
        return Err("it does not stand in the example: write {} for the phrases of a group".to_owned());
    }
    notation::check(&text.replace("\\n", "\n"), expected, None).map_err(|why| format!("{text}: {why}"))
}

#[test]
fn every_phrase_gives_what_its_example_says() {
    let rows = rows();
    let phrases = rows.iter().flat_map(|row| row.cells[0].split('|').map(move |phrase| (row, phrase)));
    report(phrases.filter_map(|(row, phrase)| run(row, phrase).err().map(|why| format!("{}: “{phrase}”: {why}", row.place))).collect());
}

#[test]
fn cells_are_trimmed_composed_and_short() {
    const LONGEST: usize = 200;
    let is_sound =
        |cell: &&String| cell.trim() == cell.as_str() && cell.nfc().eq(cell.chars()) && !cell.is_empty() && cell.chars().count() <= LONGEST;
    let rows = rows();
    let odd = rows.iter().flat_map(|row| row.cells.iter().filter(|cell| !is_sound(cell)).map(|cell| format!("{}: “{cell}”", row.place)));
    report(odd.collect());
}

#[test]
fn groups_are_short() {
    const MOST: usize = 12;
    let long = rows().into_iter().filter(|row| row.cells[0].split('|').count() > MOST);
    report(long.map(|row| format!("{}: more than {MOST} phrases: split the group", row.place)).collect());
}

/// `# link: between a verb and …` below the names of the columns. The classes of documents and dates are defined in the code.
#[test]
fn every_class_is_defined_in_its_table() {
    let mut failures = Vec::new();
    for (name, text) in tables().into_iter().filter(|(name, _)| !["doctypes.tsv", "datecues.tsv"].contains(&name.as_str())) {
        let mut lines = text.lines();
        let columns: Vec<&str> = lines.next().unwrap().split('\t').collect();
        let Some(column) = columns.iter().position(|column| ["class", "classes", "level"].contains(column)) else { continue };
        let meaning = |line: &str| line.strip_prefix("# ").and_then(|line| line.split_once(": ")).map(|(class, _)| class.to_owned());
        let defined: BTreeSet<String> = text.lines().filter_map(meaning).collect();
        let cells = lines.filter(|line| !line.starts_with('#') && !line.is_empty()).filter_map(|line| line.split('\t').nth(column));
        let used: BTreeSet<String> = cells.flat_map(|cell| cell.split(' ')).filter(|word| *word != "-").map(str::to_owned).collect();
        failures.extend(
            defined.symmetric_difference(&used).map(|class| format!("{name}: {class}: a class and no meaning, or a meaning and no class")),
        );
    }
    report(failures);
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
