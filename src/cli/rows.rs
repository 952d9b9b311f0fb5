//! Writes a row for each figure, with the fields of its article repeated: CSV for spreadsheets, NDJSON for programs.

use std::borrow::Cow;
use std::io::Write;

use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;
use solieu::Amount;
use solieu::report::{Article, Figure, Offsets, Report, Span, Units};

use super::record::{Flaw, Id, Record};
use super::{Failure, json};

/// The format of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowFormat {
    /// CSV for spreadsheets: with a byte order mark and a header, and no cell that runs as a formula.
    Csv,
    /// A JSON object a line, `null` for what is absent.
    Ndjson,
}

/// The article of a row.
#[derive(Clone, Copy)]
struct Of<'r> {
    report: &'r Report,
    text: &'r str,
    offsets: &'r Offsets<'r>,
}

/// What a row is made of; without a figure if the article could not be read.
struct Row<'r> {
    /// The id of the article, as JSON.
    id: &'r str,
    /// The number of the record in the input, from 1.
    place: u64,
    /// The unknown fields of the record, as a JSON object.
    fields: Option<&'r str>,
    error: Option<&'r str>,
    article: Option<Of<'r>>,
    figure: Option<&'r Figure>,
}

enum Cell<'r> {
    Value(Value),
    /// JSON as it came in.
    Raw(&'r str),
}

struct Column {
    name: &'static str,
    cell: for<'r> fn(&Row<'r>) -> Cell<'r>,
}

/// The columns, from the article to the figure and its fields.
const COLUMNS: &[Column] = &[
    Column { name: "id", cell: |row| Cell::Raw(row.id) },
    Column { name: "record", cell: |row| value(row.place) },
    Column { name: "title", cell: |row| value(row.article.and_then(|of| of.report.article.title.map(|span| span.slice(of.text)))) },
    Column { name: "publishedAt", cell: |row| value(row.of_article(|article| article.published_at.as_ref())) },
    Column { name: "author", cell: |row| value(row.of_article(|article| article.author.as_ref())) },
    Column { name: "source", cell: |row| value(row.of_article(|article| article.source.as_ref())) },
    Column { name: "url", cell: |row| value(row.of_article(|article| article.url.as_ref())) },
    Column { name: "figure", cell: |row| value(row.figure.map(|figure| figure.id)) },
    Column { name: "text", cell: |row| value(row.article.zip(row.figure).map(|(of, figure)| figure.span.slice(of.text))) },
    Column { name: "kind", cell: |row| value(row.figure.map(|figure| figure.kind)) },
    Column { name: "bound", cell: |row| value(row.figure.map(|figure| figure.bound)) },
    Column { name: "value", cell: |row| row.amount(|amount| if let Amount::Single { value } = amount { value.into() } else { None }) },
    Column { name: "low", cell: |row| row.amount(|amount| if let Amount::Range { low, .. } = amount { low.into() } else { None }) },
    Column { name: "high", cell: |row| row.amount(|amount| if let Amount::Range { high, .. } = amount { high.into() } else { None }) },
    Column {
        name: "numerator",
        cell: |row| row.amount(|amount| if let Amount::Ratio { numerator, .. } = amount { numerator.into() } else { None }),
    },
    Column {
        name: "denominator",
        cell: |row| row.amount(|amount| if let Amount::Ratio { denominator, .. } = amount { denominator.into() } else { None }),
    },
    Column { name: "home", cell: |row| row.amount(|amount| if let Amount::Score { home, .. } = amount { home.into() } else { None }) },
    Column { name: "away", cell: |row| row.amount(|amount| if let Amount::Score { away, .. } = amount { away.into() } else { None }) },
    Column { name: "unit", cell: |row| value(row.figure.and_then(|figure| figure.unit.as_ref()).map(|unit| &unit.symbol)) },
    Column { name: "per", cell: |row| value(row.figure.and_then(|figure| figure.per.as_ref()).map(|unit| &unit.symbol)) },
    Column { name: "object", cell: |row| value(row.figure.and_then(|figure| figure.object.as_ref()).map(|object| &object.canonical)) },
    Column { name: "change", cell: |row| value(row.figure.and_then(|figure| figure.change.as_ref()).map(|change| change.direction)) },
    Column {
        name: "baseline",
        cell: |row| value(row.figure.and_then(|figure| figure.change.as_ref()).and_then(|change| change.baseline.as_ref())),
    },
    Column { name: "topic", cell: |row| value(row.figure.and_then(|figure| figure.topic.as_ref())) },
    Column { name: "facets", cell: |row| value(row.figure.map(|figure| &figure.facets)) },
    Column { name: "organization", cell: |row| value(row.organization()) },
    Column { name: "period", cell: |row| value(row.figure.and_then(|figure| figure.period.as_ref())) },
    Column { name: "inferred", cell: |row| value(row.figure.map(|figure| &figure.inferred)) },
    Column { name: "rules", cell: |row| value(row.figure.map(|figure| &figure.rules)) },
    Column { name: "start", cell: |row| value(row.span().map(|span| span.start)) },
    Column { name: "end", cell: |row| value(row.span().map(|span| span.end)) },
    Column { name: "error", cell: |row| value(row.error) },
    Column { name: "fields", cell: |row| row.fields.map_or(Cell::Value(Value::Null), Cell::Raw) },
];

impl<'r> Row<'r> {
    fn of_article<'a>(&self, field: impl FnOnce(&'a Article) -> Option<&'a String>) -> Option<&'a String>
    where
        'r: 'a,
    {
        self.article.and_then(|of| field(&of.report.article))
    }

    /// Where the figure stands, in UTF-16 units.
    fn span(&self) -> Option<Span> {
        Some(self.article?.offsets.of(self.figure?.span))
    }

    fn amount(&self, part: impl FnOnce(Amount) -> Option<solieu::Decimal>) -> Cell<'static> {
        value(self.figure.and_then(|figure| part(figure.amount)))
    }

    fn organization(&self) -> Option<&'r str> {
        self.article?.report.organizations.get(self.figure?.organization? as usize).map(|body| &*body.name)
    }
}

fn value(value: impl Serialize) -> Cell<'static> {
    Cell::Value(serde_json::to_value(value).unwrap_or_default())
}

impl RowFormat {
    pub fn from_name(name: &str) -> Result<Self, Failure> {
        match name {
            "csv" => Ok(Self::Csv),
            "ndjson" => Ok(Self::Ndjson),
            _ => Err(Failure::Usage(format!("--rows {name}: there are csv and ndjson"))),
        }
    }

    /// What comes before the first row.
    pub fn header(self) -> String {
        match self {
            Self::Csv => {
                let names: Vec<_> = COLUMNS.iter().map(|column| column.name).collect();
                format!("\u{FEFF}{}\n", names.join(","))
            }
            Self::Ndjson => String::new(),
        }
    }

    /// The rows of one article, none where it has no figure.
    pub fn write_report(self, record: &Record, place: u64, report: &Report, out: &mut impl Write) -> Result<(), Failure> {
        let offsets = Offsets::new(&record.text, Units::Utf16);
        let article = Some(Of { report, text: &record.text, offsets: &offsets });
        let fields = fields(&record.fields)?;
        for figure in &report.figures {
            let row = Row { id: record.id.0, place, fields: fields.as_deref(), error: None, article, figure: Some(figure) };
            self.write(&row, out)?;
        }
        Ok(())
    }

    /// The beginning of the rows of a record.
    pub fn opening(self, id: Id, place: u64) -> Result<Vec<u8>, Failure> {
        let mut opening = Vec::new();
        match self {
            Self::Csv => {
                write_csv(&Cell::Raw(id.0), &mut opening)?;
                write!(opening, ",{place},")?;
            }
            Self::Ndjson => write!(opening, "{{\"id\":{},\"record\":{place},", id.0)?,
        }
        Ok(opening)
    }

    /// The number of the record that a row belongs to; `None` if the line is not a row.
    pub fn record(self, row: &[u8]) -> Option<u64> {
        let row = std::str::from_utf8(row).ok()?;
        let after_id = match self {
            // a quoted id ends at the first quote that is not doubled
            Self::Csv if row.starts_with('"') => row[1..].replace("\"\"", "  ").split_once("\",").map(|(_, rest)| rest.to_owned()),
            Self::Csv => row.split_once(',').map(|(_, rest)| rest.to_owned()),
            Self::Ndjson => {
                #[derive(serde::Deserialize)]
                struct Row {
                    record: u64,
                }
                return serde_json::from_str::<Row>(row).ok().map(|row| row.record);
            }
        };
        after_id?.split(',').next()?.parse().ok()
    }

    /// The one row of an article that could not be read.
    pub fn write_flaw(self, flaw: &Flaw, place: u64, out: &mut impl Write) -> Result<(), Failure> {
        self.write(&Row { id: flaw.id.0, place, fields: None, error: Some(&flaw.why), article: None, figure: None }, out)
    }

    fn write(self, row: &Row, out: &mut impl Write) -> Result<(), Failure> {
        for (index, &Column { name, cell }) in COLUMNS.iter().enumerate() {
            match self {
                Self::Csv => {
                    out.write_all(if index == 0 { b"" } else { b"," })?;
                    write_csv(&cell(row), out)?;
                }
                Self::Ndjson => {
                    write!(out, "{}\"{name}\":", if index == 0 { "{" } else { "," })?;
                    match cell(row) {
                        Cell::Value(value) => json::write(&value, out)?,
                        Cell::Raw(json) => out.write_all(json.as_bytes())?,
                    }
                }
            }
        }
        out.write_all(if self == Self::Csv { b"\n" } else { b"}\n" })?;
        Ok(())
    }
}

fn fields(fields: &[(Cow<str>, &RawValue)]) -> Result<Option<String>, Failure> {
    if fields.is_empty() {
        return Ok(None);
    }
    let mut json = String::new();
    for (name, value) in fields {
        json.push(if json.is_empty() { '{' } else { ',' });
        json.push_str(&serde_json::to_string(name)?);
        json.push(':');
        json.push_str(value.get());
    }
    json.push('}');
    Ok(Some(json))
}

fn write_csv(cell: &Cell, out: &mut impl Write) -> Result<(), Failure> {
    let value = match cell {
        Cell::Value(value) => value,
        // ids are strings, written without quotes, or integers, which keep every digit
        Cell::Raw(json) if json.starts_with('"') => return write_text(&Id(json).text(), out),
        Cell::Raw("null") => return Ok(()),
        Cell::Raw(json) => return write_quoted(json, out),
    };
    match value {
        Value::Null => Ok(()),
        Value::String(text) => write_text(text, out),
        Value::Array(items) => {
            let words: Vec<_> = items.iter().filter_map(Value::as_str).collect();
            write_text(&words.join(" "), out)
        }
        Value::Object(object) => {
            let pairs: Vec<_> = object.iter().map(|(key, value)| format!("{key}={}", value.as_str().unwrap_or_default())).collect();
            write_text(&pairs.join("; "), out)
        }
        Value::Bool(_) | Value::Number(_) => write_quoted(&value.to_string(), out),
    }
}

/// Puts an apostrophe before text that a spreadsheet would run as a formula; numbers stay numbers, `-5` too.
fn write_text(text: &str, out: &mut impl Write) -> Result<(), Failure> {
    match text.as_bytes().first() {
        Some(b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | b'\n') => write_quoted(&format!("'{text}"), out),
        _ => write_quoted(text, out),
    }
}

fn write_quoted(text: &str, out: &mut impl Write) -> Result<(), Failure> {
    if text.contains([',', '"', '\n', '\r']) {
        write!(out, "\"{}\"", text.replace('"', "\"\""))?;
    } else {
        out.write_all(text.as_bytes())?;
    }
    Ok(())
}
