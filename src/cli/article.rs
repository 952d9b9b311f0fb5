//! `solieu ARTICLE.txt…` prints the reports of a few articles: as tables for readers, with `--format json` for programs.

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, BufWriter, IsTerminal, Read, Write};

use lexopt::{Arg, Parser, ValueExt};
use solieu::{Language, Options, Report, Units};

use super::batch::input::Files;
use super::record::{self, Id, Record};
use super::rows::RowFormat;
use super::settings::{self, Settings};
use super::{Command, Failure, Outcome, complain, table};

pub(crate) const COMMAND: Command = Command {
    name: "",
    summary: "the figures of each article",
    help: concat!(
        "options for articles:
  --format table        columns to read, numbers as Vietnamese writes them (16.000; 2,5): the default
           json         the report of each article, indented
           ndjson       {\"id\": FILE, \"report\": …} a line
           csv          a row a figure
",
        settings::language_help!(),
        settings::help!(),
        "  -V, --version         the version
"
    ),
    run,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Table,
    Json,
    Ndjson,
    Csv,
}

const FORMATS: &[(&str, Format)] = &[("table", Format::Table), ("json", Format::Json), ("ndjson", Format::Ndjson), ("csv", Format::Csv)];

fn run(mut parser: Parser) -> Result<Outcome, Failure> {
    let mut settings = Settings::default();
    let mut format = Format::Table;
    let mut language = Language::En;
    let mut files = Vec::new();
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(Outcome::Help),
            Arg::Long("format") => {
                let name = parser.value()?.string()?;
                let known = FORMATS.iter().find(|(known, _)| *known == name);
                format = known.ok_or_else(|| Failure::Usage(format!("--format {name}: there are table, json, ndjson and csv")))?.1;
            }
            Arg::Value(file) => files.push(file),
            Arg::Long("lang") => language = settings::language(parser.value()?)?,
            Arg::Long("published-at") => settings.set_published_at(parser.value()?)?,
            Arg::Long("lexicon") => settings.add_rows(parser.value()?)?,
            _ => return Err(arg.unexpected().into()),
        }
    }
    if files.is_empty() {
        return Err(Failure::Usage("which article? Name a text file, or - for standard input".to_owned()));
    }
    if let Some(batch) = files.iter().find(|file| Files::ByName.is_batch(file)) {
        let name = batch.display();
        return Err(Failure::Usage(format!(
            "{name} holds an article a line: `solieu batch {name}` reads those, `solieu check` checks them"
        )));
    }
    print(&files, format, language, &settings.options()?)
}

fn print(files: &[OsString], format: Format, language: Language, options: &Options) -> Result<Outcome, Failure> {
    let stdout = io::stdout();
    // https://no-color.org: set and not empty
    let is_plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let style = table::Style { bold: stdout.is_terminal() && !is_plain, language };
    let mut out = BufWriter::new(stdout.lock());
    let mut outcome = Outcome::Clean;
    let mut printed = 0;
    if format == Format::Csv {
        out.write_all(RowFormat::Csv.header().as_bytes())?;
    }
    for (index, file) in files.iter().enumerate() {
        let text = match read(file) {
            Ok(text) => text,
            Err(why) => {
                out.flush()?;
                // a mistyped command is taken for the name of a file
                let hint = if file.to_string_lossy().contains(['.', '/', '-']) { "" } else { "; `solieu --help` lists the commands" };
                complain(&format!("{}: {why}{hint}", name(file)));
                outcome = Outcome::Flawed;
                continue;
            }
        };
        let report = solieu::parse(&text, options);
        match format {
            Format::Table => {
                if printed > 0 {
                    writeln!(out)?;
                }
                if files.len() > 1 {
                    writeln!(out, "{}", style.heading(&name(file)))?;
                }
                out.write_all(table::draw(&text, &report, style).as_bytes())?;
            }
            Format::Json => {
                serde_json::to_writer_pretty(&mut out, &report.in_units(&text, Units::Utf16))?;
                writeln!(out)?;
            }
            Format::Ndjson | Format::Csv => write_record(file, text, index as u64 + 1, report, format, &mut out)?,
        }
        printed += 1;
    }
    out.flush()?;
    Ok(outcome)
}

fn write_record(file: &OsStr, text: String, place: u64, report: Report, format: Format, out: &mut impl Write) -> Result<(), Failure> {
    let id = serde_json::to_string(&file.to_string_lossy())?;
    let record = Record { id: Id(&id), text: Cow::Owned(text), published_at: None, fields: Vec::new() };
    match format {
        Format::Csv => RowFormat::Csv.write_report(&record, place, &report, out),
        _ => record::write_report(&record, report, out),
    }
}

/// The name of a file in messages.
fn name(file: &OsStr) -> Cow<'_, str> {
    if file == "-" { "standard input".into() } else { file.to_string_lossy() }
}

/// Reads the text of an article.
pub(crate) fn read(file: &OsStr) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = if file == "-" { io::stdin().lock().read_to_end(&mut bytes).map(|_| ()) } else { fs::read(file).map(|read| bytes = read) };
    read.map_err(|why| record::plainly(&why))?;
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err("not UTF-8: byte 0 opens UTF-16 text; save it as UTF-8".to_owned());
    }
    record::utf8(record::without_mark(&bytes)).map(str::to_owned)
}
