//! `tests/gold/*.txt`: whole articles, written for this project, with what a careful reader finds in them.
//!
//! Beside each article stands a `.tsv`, a line a figure, in text order: a quote that occurs once in the article, with the
//! number in ⟦ ⟧, and what it must be, in the notation of `notation`. Lines that start with `=` say what else must be found
//! (`= doc …`, `= sum …`). A line that starts with `?` is a known mistake: it must not come right unnoticed.
//! Every figure that no line names is one too many; `nothing` for what it must be says so of a known one.

mod notation;

use std::fs;
use std::path::{Path, PathBuf};

use solieu::{Options, parse};

#[derive(Default)]
struct Score {
    right: usize,
    known: usize,
    total: usize,
    extra: usize,
    mistakes: Vec<String>,
}

fn articles() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    files.sort();
    files
}

#[test]
fn every_article_is_read_as_a_careful_reader_reads_it() {
    let mut all = Score::default();
    println!("{:<24} {:>6} {:>6} {:>6} {:>6}", "article", "lines", "right", "known", "extra");
    for path in articles() {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let text = fs::read_to_string(&path).unwrap();
        let gold = fs::read_to_string(path.with_extension("tsv")).unwrap_or_else(|why| panic!("{name}.tsv: {why}"));
        let score = score(name, &text, &gold);
        println!("{name:<24} {:>6} {:>6} {:>6} {:>6}", score.total, score.right, score.known, score.extra);
        all.total += score.total;
        all.right += score.right;
        all.mistakes.extend(score.mistakes);
    }
    assert!(all.total > 40, "only {} lines of gold were found", all.total);
    assert!(all.mistakes.is_empty(), "{} mistakes:\n{}", all.mistakes.len(), all.mistakes.join("\n"));
}

fn score(name: &str, text: &str, gold: &str) -> Score {
    let report = serde_json::to_value(parse(text, &Options::default())).unwrap();
    let figures = report["figures"].as_array().unwrap();
    let mut used = vec![false; figures.len()];
    let mut score = Score::default();
    for (index, line) in gold.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        let known = line.starts_with('?');
        let outcome = match line.trim_start_matches('?').strip_prefix("= ") {
            Some(item) => notation::check_item(text, &report, item),
            None => check_figure(text, &report, line.trim_start_matches('?').trim_start(), &mut used),
        };
        score.total += 1;
        match (outcome, known) {
            (Ok(()), false) => score.right += 1,
            (Err(_), true) => score.known += 1,
            (Ok(()), true) => score.mistakes.push(format!("{name}.tsv:{}: comes right now: take the “?” away", index + 1)),
            (Err(why), false) => score.mistakes.push(format!("{name}.tsv:{}: {line}: {why}", index + 1)),
        }
    }
    for figure in figures.iter().zip(used).filter(|(_, used)| !used).map(|(figure, _)| figure) {
        score.extra += 1;
        score.mistakes.push(format!("{name}: not a figure: {}", notation::quote(text, &figure["span"])));
    }
    score
}

/// The figure whose number the line quotes, checked against what the line says of it.
fn check_figure(text: &str, report: &serde_json::Value, line: &str, used: &mut [bool]) -> Result<(), String> {
    let (quote, item) = line.split_once('\t').ok_or("a line is QUOTE, a tab, WHAT IT MUST BE")?;
    let (before, rest) = quote.split_once('⟦').ok_or("the quote has no ⟦number⟧")?;
    let (number, after) = rest.split_once('⟧').ok_or("the quote has no ⟦number⟧")?;
    let plain = format!("{before}{number}{after}");
    if text.matches(&plain).count() != 1 {
        return Err(format!("the quote occurs {} times", text.matches(&plain).count()));
    }
    let byte = text.find(&plain).unwrap_or(0) + before.len();
    let start = byte as u64;
    let figures = report["figures"].as_array().unwrap();
    let found = figures.iter().position(|figure| figure["number"]["start"] == start);
    if item == "nothing" && found.is_none() {
        return Ok(());
    }
    let index = found.ok_or("not found")?;
    used[index] = true;
    let figure = &figures[index];
    let got = notation::quote(text, &figure["number"]);
    if got != number {
        return Err(format!("the number is “{got}”"));
    }
    notation::check_figure(report, figure, item)
}
