//! A chunk of lines in, their answers out: the part that runs on every core.

use std::io;
use std::panic::{self, AssertUnwindSafe};

use solieu::{Options, Report};

use super::input::Chunk;
use super::output::Packing;
use crate::cli::Failure;
use crate::cli::record::{self, Flaw, Record};
use crate::cli::rows::RowFormat;

/// What is done with each article.
#[derive(Debug)]
pub(crate) struct Work {
    pub(crate) options: Options,
    pub(crate) shape: Shape,
    pub(crate) packing: Packing,
    /// The longest line that is read, in bytes.
    pub(crate) limit: usize,
    pub(crate) parse: fn(&str, &Options) -> Report,
}

/// How answers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A report an article.
    Reports,
    /// A row a figure.
    Rows(RowFormat),
}

/// The answers to a chunk, in its order, packed.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    pub(crate) bytes: Vec<u8>,
    pub(crate) records: u64,
    /// Records that could not be read.
    pub(crate) bad: u64,
    /// Size of the chunk.
    pub(crate) taken: u64,
}

impl Work {
    pub(crate) fn header(&self) -> io::Result<Vec<u8>> {
        match self.shape {
            Shape::Rows(RowFormat::Csv) => self.packing.pack(RowFormat::Csv.header().into_bytes()),
            _ => Ok(Vec::new()),
        }
    }

    pub(crate) fn answer(&self, chunk: &Chunk) -> Result<Answers, Failure> {
        let mut answers = Answers { taken: chunk.cut.unwrap_or(chunk.bytes.len() as u64), ..Answers::default() };
        let mut out = Vec::new();
        for (line, bytes) in chunk.records() {
            let place = chunk.record + answers.records;
            answers.records += 1;
            match self.read(bytes, chunk.cut) {
                Ok((record, report)) => match self.shape {
                    Shape::Reports => record::write_report(&record, &report, &mut out)?,
                    Shape::Rows(rows) => rows.write_report(&record, place, &report, &mut out)?,
                },
                Err(Flaw { id, why }) => {
                    answers.bad += 1;
                    let file = chunk.file.as_ref().map(|file| format!("{file}, ")).unwrap_or_default();
                    let flaw = Flaw { id, why: format!("{file}line {line}: {why}") };
                    match self.shape {
                        Shape::Reports => record::write_flaw(&flaw, &mut out)?,
                        Shape::Rows(rows) => rows.write_flaw(&flaw, place, &mut out)?,
                    }
                }
            }
        }
        answers.bytes = if out.is_empty() { out } else { self.packing.pack(out)? };
        Ok(answers)
    }

    fn read<'l>(&self, line: &'l [u8], cut: Option<u64>) -> Result<(Record<'l>, Report), Flaw<'l>> {
        let length = cut.unwrap_or(line.len() as u64);
        if length > self.limit as u64 {
            let why = format!("{length} bytes, over the limit of {} (--limit)", self.limit);
            return Err(Flaw { id: record::id_of(line), why });
        }
        let record = record::read(line)?;
        let report = self.report(&record)?;
        Ok((record, report))
    }

    /// The report of one article; whatever happens while it is read stays with it.
    fn report<'l>(&self, record: &Record<'l>) -> Result<Report, Flaw<'l>> {
        let flaw = |why: String| Flaw { id: record.id, why };
        let dated;
        let options = match &record.published_at {
            None => &self.options,
            Some(date) => {
                dated = self.options.clone().published_at(date).map_err(|why| flaw(why.to_string()))?;
                &dated
            }
        };
        panic::catch_unwind(AssertUnwindSafe(|| (self.parse)(&record.text, options))).map_err(|panic| {
            let message = panic.downcast_ref::<&str>().copied().or(panic.downcast_ref::<String>().map(|text| &**text));
            flaw(format!("solieu itself failed on this article: {}", message.unwrap_or("no message")))
        })
    }
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
