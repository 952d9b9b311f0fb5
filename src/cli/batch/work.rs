//! Answers a chunk of lines: the part that runs on every core.

use std::io;
use std::panic::{self, AssertUnwindSafe};

use solieu::report::{Severity, Warning};
use solieu::{DateError, Options, OptionsError, Report};

use super::input::Chunk;
use super::output::Packing;
use crate::Failure;
use crate::check::{self, Style};
use crate::record::{self, Flaw, Id, Record};
use crate::rows::RowFormat;

/// What to do with each article.
#[derive(Debug)]
pub struct Work {
    pub options: Options,
    pub shape: Shape,
    pub packing: Packing,
    /// The longest line that is read, in bytes.
    pub limit: usize,
    pub parse: fn(&str, &Options) -> Report,
}

/// The form of the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A report for each article.
    Reports,
    /// A row for each figure.
    Rows(RowFormat),
    /// What cannot be right.
    Mistakes(Style),
    /// Nothing is written; the figures that can be compared are kept.
    Comparable,
}

/// The answers to a chunk, in its order, packed.
#[derive(Debug, Default)]
pub struct Answers {
    pub bytes: Vec<u8>,
    pub records: u64,
    /// Records that could not be read.
    pub bad: u64,
    /// Their errors, and warnings, if the output has no place for them.
    pub complaints: Vec<String>,
    /// Articles in which something is wrong or doubtful.
    pub flagged: u64,
    /// What is wrong.
    pub wrong: u64,
    /// What is doubtful.
    pub doubtful: u64,
    /// The articles, reduced to what can be compared.
    pub kept: Vec<(String, Report)>,
    /// Size of the chunk.
    pub taken: u64,
}

/// One record with its report or its error.
type Article<'l> = Result<(Record<'l>, Report), Flaw<'l>>;

impl Work {
    pub fn header(&self) -> io::Result<Vec<u8>> {
        match self.shape {
            Shape::Rows(RowFormat::Csv) => self.packing.pack(RowFormat::Csv.header().into_bytes()),
            _ => Ok(Vec::new()),
        }
    }

    pub fn answer(&self, chunk: &Chunk) -> Result<Answers, Failure> {
        let mut answers = Answers { taken: chunk.cut.unwrap_or(chunk.bytes.len() as u64), ..Answers::default() };
        let mut out = Vec::new();
        if let Some(name) = &chunk.article {
            let id = serde_json::to_string(name)?;
            let article = self.read_article(Id(&id), &chunk.bytes);
            self.add(article, name, chunk.record, &mut answers, &mut out)?;
        } else {
            for (line, bytes) in chunk.records() {
                let file = chunk.file.as_ref().map(|file| format!("{file}, ")).unwrap_or_default();
                let place = chunk.record + answers.records;
                self.add(self.read(bytes, chunk.cut), &format!("{file}line {line}"), place, &mut answers, &mut out)?;
            }
        }
        answers.bytes = if out.is_empty() { out } else { self.packing.pack(out)? };
        Ok(answers)
    }

    /// Adds the answer to one record; `source` is its place in the input, for error messages.
    fn add(&self, read: Article, source: &str, place: u64, answers: &mut Answers, out: &mut Vec<u8>) -> Result<(), Failure> {
        answers.records += 1;
        let (record, report) = match read {
            Ok(read) => read,
            Err(Flaw { id, why }) => {
                answers.bad += 1;
                let flaw = Flaw { id, why: format!("{source}: {why}") };
                match self.shape {
                    Shape::Reports => record::write_flaw(&flaw, out)?,
                    Shape::Rows(rows) => rows.write_flaw(&flaw, place, out)?,
                    Shape::Mistakes(_) | Shape::Comparable => answers.complaints.push(flaw.why),
                }
                return Ok(());
            }
        };
        if self.shape != Shape::Reports {
            answers.complaints.extend(report.warnings.iter().map(|warning| format!("{source}: {}", warning.message.en)));
        }
        match self.shape {
            Shape::Reports => record::write_report(&record, report, out)?,
            Shape::Rows(rows) => rows.write_report(&record, place, &report, out)?,
            Shape::Mistakes(style) => {
                let wrong = report.findings.iter().filter(|finding| finding.severity == Severity::Wrong).count() as u64;
                answers.flagged += u64::from(!report.findings.is_empty());
                answers.wrong += wrong;
                answers.doubtful += report.findings.len() as u64 - wrong;
                check::write(style, &record.id.text(), &record.text, &report, out)?;
            }
            Shape::Comparable => answers.kept.push((record.id.text(), comparable(report))),
        }
        Ok(())
    }

    fn read_article<'l>(&self, id: Id<'l>, bytes: &'l [u8]) -> Article<'l> {
        let flaw = |why| Flaw { id, why };
        if bytes.len() > self.limit {
            return Err(flaw(format!("over the limit of {} bytes (--limit)", self.limit)));
        }
        let text = record::utf8(bytes).map_err(flaw)?;
        let record = Record { id, text: text.into(), published_at: None, fields: Vec::new() };
        let report = self.report(&record)?;
        Ok((record, report))
    }

    fn read<'l>(&self, line: &'l [u8], cut: Option<u64>) -> Article<'l> {
        let length = cut.unwrap_or(line.len() as u64);
        if length > self.limit as u64 {
            let why = format!("{length} bytes, over the limit of {} (--limit)", self.limit);
            return Err(Flaw { id: record::id_of(line), why });
        }
        let record = record::read(line)?;
        let report = self.report(&record)?;
        Ok((record, report))
    }

    /// The report of one article; a panic becomes the error of this record.
    fn report<'l>(&self, record: &Record<'l>) -> Result<Report, Flaw<'l>> {
        let flaw = |why: String| Flaw { id: record.id, why };
        let dated = match &record.published_at {
            None => Ok(None),
            Some(Err(why)) => Err(why.clone()),
            Some(Ok(date)) => match self.options.clone().published_at(date) {
                Ok(options) => Ok(Some(options)),
                Err(OptionsError::PublishedAt(why)) => Err(why),
                Err(why) => return Err(flaw(why.to_string())),
            },
        };
        let options = dated.as_ref().ok().and_then(Option::as_ref).unwrap_or(&self.options);
        let read = panic::catch_unwind(AssertUnwindSafe(|| (self.parse)(&record.text, options)));
        let mut report = read.map_err(|panic| {
            let message = panic.downcast_ref::<&str>().copied().or(panic.downcast_ref::<String>().map(|text| &**text));
            flaw(format!("solieu itself failed on this article: {}", message.unwrap_or("no message")))
        })?;
        report.warnings.extend(dated.err().map(|why: DateError| Warning::from(&why)));
        Ok(report)
    }
}

/// Reduces a report to what takes part in a comparison, since that of a whole archive is held at once.
fn comparable(mut report: Report) -> Report {
    report.figures.retain(|figure| figure.object.is_some() && figure.change.is_none());
    for figure in &mut report.figures {
        figure.rules = Vec::new();
        figure.inferred = Vec::new();
    }
    report.figures.shrink_to_fit();
    report.breakdowns = Vec::new();
    report.checks = Vec::new();
    report.findings = Vec::new();
    report.documents = Vec::new();
    report.dates = Vec::new();
    report.people = Vec::new();
    report.abbreviations = Vec::new();
    report.warnings = Vec::new();
    report
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_stays_with_its_article() {
        let work = Work {
            options: Options::default(),
            shape: Shape::Reports,
            packing: Packing::Plain,
            limit: 100,
            parse: |text, options| {
                assert!(text != "bad", "at {}", 7);
                solieu::parse(text, options)
            },
        };
        let bytes = br#"{"id": "a", "text": "bad"}

{"id": "b", "text": "ok"}"#;
        let answers = work.answer(&Chunk { bytes: bytes.to_vec(), line: 5, ..Chunk::default() }).unwrap();
        let out = String::from_utf8(answers.bytes).unwrap();
        assert!(
            out.starts_with("{\"id\":\"a\",\"error\":\"line 5: solieu itself failed on this article: at 7\"}\n{\"id\":\"b\",\"report\""),
            "{out}"
        );
        assert_eq!((answers.records, answers.bad), (2, 1));
    }
}
