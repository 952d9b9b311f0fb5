//! Prints a report as tables: columns aligned by their width on the screen, numbers as in Vietnamese (`16.000`, `7,2`).

use std::fmt::Write;

use serde::Serialize;
use solieu::line::amount;
use solieu::report::{DateMention, Direction, Figure, Organization, Person, Report};
use solieu::{Bound, Finding, Language, message};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::check::severity;

/// How headings are highlighted, and the language of sentences.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    /// With the escape codes of terminals.
    pub(crate) bold: bool,
    /// That mistakes are told in.
    pub(crate) language: Language,
}

impl Style {
    pub(crate) fn heading(self, text: &str) -> String {
        if self.bold { format!("\x1b[1m{}\x1b[0m", printable(text)) } else { printable(text) }
    }
}

/// The whole report as text.
pub(crate) fn draw(text: &str, report: &Report, style: Style) -> String {
    let mut out = String::new();
    let title = report.article.title.map(|span| span.slice(text)).unwrap_or_default();
    let date = report.article.published_at.as_deref().unwrap_or_default();
    if !title.is_empty() || !date.is_empty() {
        let gap = if title.is_empty() || date.is_empty() { "" } else { " · " };
        out.push_str(&format!("{}\n\n", printable(&format!("{title}{gap}{date}"))));
    }
    if report.figures.is_empty() {
        out.push_str("No figures.\n");
    } else {
        let rows = report.figures.iter().map(|figure| figure_row(figure, report)).collect();
        section("Figures", &FIGURE_COLUMNS, rows, style, &mut out);
    }
    for (heading, columns, rows) in [
        ("Sums", &SUM_COLUMNS[..], sum_rows(report)),
        ("Findings", &FINDING_COLUMNS, finding_rows(text, report, style.language)),
        ("Documents", &DOCUMENT_COLUMNS, document_rows(report)),
        ("Dates", &DATE_COLUMNS, date_rows(report)),
        ("People", &PERSON_COLUMNS, person_rows(report)),
        ("Bodies", &BODY_COLUMNS, body_rows(report)),
        ("Abbreviations", &ABBREVIATION_COLUMNS, abbreviation_rows(report)),
    ] {
        if !rows.is_empty() {
            out.push('\n');
            section(heading, columns, rows, style, &mut out);
        }
    }
    out
}

struct Column {
    name: &'static str,
    side: Side,
    /// Cells are cut at this many columns of the screen.
    widest: usize,
}

/// The widest cell, in columns of the screen: a row has to fit on it.
const WIDEST: usize = 48;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

const fn left(name: &'static str) -> Column {
    Column { name, side: Side::Left, widest: WIDEST }
}

const fn right(name: &'static str) -> Column {
    Column { name, side: Side::Right, widest: WIDEST }
}

/// A column that is never cut.
const fn whole(name: &'static str) -> Column {
    Column { name, side: Side::Left, widest: usize::MAX }
}

const FIGURE_COLUMNS: [Column; 10] = [
    right("#"),
    left("bound"),
    right("amount"),
    left("unit"),
    left("of"),
    left("change"),
    left("topic"),
    left("facets"),
    left("period"),
    left("body"),
];

fn figure_row(figure: &Figure, report: &Report) -> Vec<String> {
    let unit = figure.unit.as_ref().map_or("", |unit| &unit.symbol);
    let per = figure.per.as_ref().map(|per| format!("/{}", per.symbol)).unwrap_or_default();
    let change = figure.change.as_ref().map(|change| {
        let sign = if change.direction == Direction::Up { "up" } else { "down" };
        change.baseline.as_ref().map_or(sign.to_owned(), |baseline| format!("{sign} on {baseline}"))
    });
    let facets: Vec<_> = figure.facets.values().map(String::as_str).collect();
    let body = figure.organization.and_then(|index| report.organizations.get(index as usize));
    vec![
        figure.id.to_string(),
        if figure.bound == Bound::Exact { String::new() } else { name(figure.bound) },
        amount(figure.amount),
        format!("{unit}{per}"),
        figure.object.as_ref().map(|object| object.text.clone()).unwrap_or_default(),
        change.unwrap_or_default(),
        figure.topic.clone().unwrap_or_default(),
        facets.join(", "),
        figure.period.clone().unwrap_or_default(),
        body.map(|body| body.name.clone()).unwrap_or_default(),
    ]
}

const SUM_COLUMNS: [Column; 2] = [right("#"), whole("sum")];

/// A row for each sum and check, with the figure that it is about.
fn sum_rows(report: &Report) -> Vec<Vec<String>> {
    let breakdowns = report.breakdowns.iter().map(|breakdown| (breakdown.total, breakdown.line(report)));
    let checks = report.checks.iter().filter_map(|check| Some((*check.stated()?.0, check.line(report))));
    let mut sums: Vec<_> = breakdowns.chain(checks).collect();
    sums.sort_by_key(|&(figure, _)| figure);
    sums.into_iter().map(|(figure, line)| vec![figure.to_string(), line]).collect()
}

const FINDING_COLUMNS: [Column; 2] = [left("severity"), whole("finding")];

fn finding_rows(text: &str, report: &Report, language: Language) -> Vec<Vec<String>> {
    let row = |finding: &Finding| vec![severity(finding, language).to_owned(), message(finding, report, text, language)];
    report.findings.iter().map(row).collect()
}

const DOCUMENT_COLUMNS: [Column; 4] = [left("document"), left("issuer"), left("date"), right("mentions")];

/// A row for each document, with its fullest mention.
fn document_rows(report: &Report) -> Vec<Vec<String>> {
    let mut mentions = vec![0; report.documents.len()];
    for document in &report.documents {
        if let Some(count) = mentions.get_mut(document.same_as as usize) {
            *count += 1;
        }
    }
    let named = report.documents.iter().zip(mentions).filter(|&(_, count)| count > 0);
    named
        .map(|(document, count): (_, u32)| {
            let or_nothing = |cell: &Option<String>| cell.clone().unwrap_or_default();
            vec![document.text.clone(), or_nothing(&document.issuer), or_nothing(&document.date), count.to_string()]
        })
        .collect()
}

const DATE_COLUMNS: [Column; 4] = [left("date"), left("text"), left("year"), right("mentions")];

/// A row for each date, with its first mention.
fn date_rows(report: &Report) -> Vec<Vec<String>> {
    let mut rows: Vec<(&DateMention, u32)> = Vec::new();
    for date in &report.dates {
        match rows.iter_mut().find(|(first, _)| first.value == date.value) {
            Some((_, count)) => *count += 1,
            None => rows.push((date, 1)),
        }
    }
    let row = |(date, count): (&DateMention, u32)| {
        let year = if date.inferred { "inferred" } else { "" };
        vec![date.value.clone(), date.text.clone(), year.to_owned(), count.to_string()]
    };
    rows.into_iter().map(row).collect()
}

const PERSON_COLUMNS: [Column; 3] = [left("name"), left("role"), right("mentions")];

fn person_rows(report: &Report) -> Vec<Vec<String>> {
    let row = |person: &Person| vec![person.name.clone(), person.role.clone().unwrap_or_default(), person.mentions.len().to_string()];
    report.people.iter().map(row).collect()
}

const BODY_COLUMNS: [Column; 3] = [left("name"), left("level"), right("mentions")];

fn body_rows(report: &Report) -> Vec<Vec<String>> {
    let row = |body: &Organization| vec![body.name.clone(), body.level.map(name).unwrap_or_default(), body.mentions.len().to_string()];
    report.organizations.iter().map(row).collect()
}

const ABBREVIATION_COLUMNS: [Column; 2] = [left("short"), left("long")];

fn abbreviation_rows(report: &Report) -> Vec<Vec<String>> {
    report.abbreviations.iter().map(|found| vec![found.short.clone(), found.long.clone()]).collect()
}

/// The name of a variant in the report: `withinBounds`.
pub(crate) fn name(variant: impl Serialize) -> String {
    serde_json::to_value(variant).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// A heading and its rows; columns in which every cell is empty are left out.
fn section(heading: &str, columns: &[Column], rows: Vec<Vec<String>>, style: Style, out: &mut String) {
    let _ = writeln!(out, "{} ({})", style.heading(heading), rows.len());
    let rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().zip(columns).map(|(cell, column)| cut(&printable(cell), column.widest)).collect()).collect();
    let widths: Vec<usize> = (0..columns.len()).map(|column| rows.iter().map(|row| row[column].width()).max().unwrap_or(0)).collect();
    let names = columns.iter().map(|column| column.name.to_owned()).collect();
    for row in std::iter::once(&names).chain(&rows) {
        let mut line = String::new();
        for ((cell, column), &width) in row.iter().zip(columns).zip(&widths).filter(|&(_, &width)| width > 0) {
            let width = width.max(column.name.width());
            let blanks = " ".repeat(width.saturating_sub(cell.width()));
            line.push_str("  ");
            match column.side {
                Side::Left => line.extend([&**cell, &blanks]),
                Side::Right => line.extend([&*blanks, cell]),
            }
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

/// Removes line ends and control characters: an article must not control the terminal.
pub(crate) fn printable(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}

/// Cuts text to a width on the screen, with `…` for the rest.
pub(crate) fn cut(cell: &str, widest: usize) -> String {
    if cell.width() <= widest {
        return cell.to_owned();
    }
    let mut width = 0;
    let kept = cell.chars().take_while(|character| {
        width += character.width().unwrap_or(0);
        width < widest
    });
    kept.chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Style = Style { bold: false, language: Language::En };

    #[test]
    fn composed_and_decomposed_text_takes_the_same_room() {
        let (composed, decomposed) = ("đảng viên", "đa\u{309}ng viên");
        assert_eq!(composed.width(), decomposed.width());
        let mut out = String::new();
        let rows = vec![vec![composed.into(), "1".into()], vec![decomposed.into(), "22".into()]];
        section("Rows", &[left("of"), right("n")], rows, PLAIN, &mut out);
        let ends: Vec<_> = out.lines().skip(1).map(|line| line.width()).collect();
        assert_eq!(ends, [15, 15, 15]);
    }

    #[test]
    fn an_article_cannot_steer_the_terminal() {
        assert_eq!(PLAIN.heading("a\x1b[2Jb\nc"), "a [2Jb c");
    }
}
