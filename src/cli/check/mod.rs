//! `solieu check FILE…` says what cannot be right: `FILE:3:12: wrong: The parts come to 17 + 4 + 1 + 3 = 25, not 24.`

mod github;
mod json;
mod line;
mod place;
mod sarif;

use std::io::{self, Write};
use std::sync::Arc;

use lexopt::{Parser, ValueExt};
use solieu::report::Severity;
use solieu::{Finding, Language, Report, message};

use self::place::{Lines, Region};
use super::batch::engine;
use super::batch::input::Files;
use super::batch::load::{self, Load};
use super::batch::output::Packing;
use super::batch::resume::Done;
use super::batch::work::{Shape, Work};
use super::{Command, Failure, Outcome, complain, count, settings};

pub(crate) const COMMAND: Command = Command {
    name: "check",
    summary: "what in articles cannot be right, with line and column",
    help: concat!(
        "What cannot be right in each article, and its sums. Exit code 1 when something is wrong.

usage: solieu check [OPTIONS] FILE…    articles; a FILE.ndjson (.gz, .zst) is an article a line; - is an article on standard input

a.txt:3:12: wrong: The parts come to …     a mistake, at its line and column (of characters, from 1), in one sentence
a.txt:9:5: doubtful: …                     hedged amounts that miss clearly, malformed digits, a scale that looks slipped
186 = 4 + 26 + 15 + 141 ✓                  all parts are stated and come to the total
27% ≈ 165 / 611 ✓                          within what the stated digits round to
>500 ≈ 300 + 210                           within what the words allow (trên, gần, khoảng): near, not proven
186 ⊃ 23                                   some of the parts

options:
  --wrong               only the mistakes
  --strict              exit code 1 also where something is doubtful
  --format text         as above: the default
           json         an array with an object a mistake: its place and sentence, and the finding as the report has it
           github       annotations of GitHub Actions; for articles, not for a FILE.ndjson
           sarif        SARIF 2.1.0, for code hosts and editors; for articles, not for a FILE.ndjson
",
        settings::language_help!(),
        load::load_help!(),
        settings::help!()
    ),
    run,
};

/// How mistakes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A line each, the sums between them.
    Text,
    /// One array.
    Json,
    /// `::error file=…`
    Github,
    /// SARIF 2.1.0.
    Sarif,
}

const FORMATS: &[(&str, Format)] = &[("text", Format::Text), ("json", Format::Json), ("github", Format::Github), ("sarif", Format::Sarif)];

impl Format {
    fn from_name(name: &str) -> Result<Self, Failure> {
        let known = FORMATS.iter().find(|(known, _)| *known == name);
        known.map(|&(_, format)| format).ok_or_else(|| Failure::Usage(format!("--format {name}: there are text, json, github and sarif")))
    }

    /// What stands before the first article, between two mistakes, and behind the last article.
    fn frame(self, language: Language) -> Result<Frame, Failure> {
        Ok(match self {
            Self::Text | Self::Github => Frame { open: String::new(), between: "", close: "" },
            Self::Json => Frame { open: "[\n".to_owned(), between: ",\n", close: "\n]\n" },
            Self::Sarif => Frame { open: sarif::opening(language)?, between: ",\n", close: sarif::CLOSING },
        })
    }
}

struct Frame {
    open: String,
    between: &'static str,
    close: &'static str,
}

/// What is written of an article, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    pub format: Format,
    pub language: Language,
    /// Sums that are not wrong too.
    pub all: bool,
    /// With the name of the article before each of those.
    pub named: bool,
}

/// A finding as it is shown.
struct Mistake<'a> {
    /// The file, or the id of the article in its archive.
    id: &'a str,
    finding: &'a Finding,
    /// The words that are marked.
    words: &'a str,
    region: Region,
    sentence: String,
}

/// Writes what is wrong with one article.
pub(crate) fn write(style: Style, id: &str, text: &str, report: &Report, out: &mut Vec<u8>) -> Result<(), Failure> {
    let lines = Lines::new(text);
    let mistakes: Vec<Mistake> = report
        .findings
        .iter()
        .map(|finding| Mistake {
            id,
            finding,
            words: finding.span.slice(text),
            region: lines.region(finding.span),
            sentence: message(finding, report, text, style.language),
        })
        .collect();
    match style.format {
        Format::Text => line::write(style, id, &mistakes, report, out),
        Format::Json => json::write(&mistakes, text, out),
        Format::Github => github::write(&mistakes, out),
        Format::Sarif => sarif::write(&mistakes, text, &lines, out),
    }
}

/// What was found in so many articles.
#[derive(Default)]
struct Tally {
    articles: u64,
    bad: u64,
    flagged: u64,
    wrong: u64,
    doubtful: u64,
}

impl Tally {
    /// `1 wrong and 0 doubtful in 1 of 2 articles: 500.0 findings per thousand articles`
    fn summary(&self) -> Option<String> {
        let Self { articles, bad, flagged, wrong, doubtful } = *self;
        let (found, read) = (wrong + doubtful, articles - bad);
        let per_thousand = found as f64 * 1000.0 / read.max(1) as f64;
        let many = count(read, "article", "articles");
        (found > 0 && articles > 1).then(|| {
            format!("{wrong} wrong and {doubtful} doubtful in {flagged} of {many}: {per_thousand:.1} findings per thousand articles")
        })
    }
}

fn run(parser: Parser) -> Result<Outcome, Failure> {
    let mut style = Style { format: Format::Text, language: Language::En, all: true, named: false };
    let mut strict = false;
    let load = Load::read(parser, |option, parser| {
        match option {
            "--wrong" => style.all = false,
            "--strict" => strict = true,
            "--format" => style.format = Format::from_name(&parser.value()?.string()?)?,
            "--lang" => style.language = settings::language(parser.value()?)?,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    let Some(load) = load else { return Ok(Outcome::Help) };
    if load.files.is_empty() {
        return Err(Failure::Usage("which article? Name a file, or - for standard input".to_owned()));
    }
    let archive = load.files.iter().find(|file| Files::ByName.is_batch(file));
    if let Some(archive) = archive.filter(|_| matches!(style.format, Format::Github | Format::Sarif)) {
        let why = "holds an article a line, and these formats point into files: --format json names the articles";
        return Err(Failure::Usage(format!("{} {why}", archive.display())));
    }
    style.named = load.files.len() > 1 || archive.is_some();
    load.check_files(None)?;
    let (options, packing) = (load.settings.options()?, Packing::Plain);
    let work = Work { options, shape: Shape::Mistakes(style), packing, limit: load.limit, parse: solieu::parse };
    let frame = style.format.frame(style.language)?;
    let mut tally = Tally::default();
    let mut is_first = true;
    io::stdout().write_all(frame.open.as_bytes())?;
    engine::run(load.input(Files::ByName), Done::default(), Arc::new(work), load.jobs, |answers| {
        if !answers.bytes.is_empty() {
            let between = if std::mem::take(&mut is_first) { "" } else { frame.between };
            io::stdout().write_all(between.as_bytes())?;
            io::stdout().write_all(&answers.bytes)?;
        }
        answers.complaints.iter().for_each(|why| complain(why));
        tally.articles += answers.records;
        tally.bad += answers.bad;
        tally.flagged += answers.flagged;
        tally.wrong += answers.wrong;
        tally.doubtful += answers.doubtful;
        Ok(())
    })?;
    if engine::is_interrupted() {
        return Err(Failure::Interrupted);
    }
    io::stdout().write_all(frame.close.as_bytes())?;
    tally.summary().iter().for_each(|summary| complain(summary));
    let is_flawed = tally.bad + tally.wrong > 0 || strict && tally.doubtful > 0;
    Ok(if is_flawed { Outcome::Flawed } else { Outcome::Clean })
}

/// As the output calls it.
pub(crate) fn severity(finding: &Finding, language: Language) -> &'static str {
    match (finding.severity, language) {
        (Severity::Wrong, Language::En) => "wrong",
        (Severity::Doubtful, Language::En) => "doubtful",
        (Severity::Wrong, Language::Vi) => "sai",
        (Severity::Doubtful, Language::Vi) => "đáng ngờ",
    }
}
