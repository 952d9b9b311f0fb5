//! Finds where an earlier run stopped: the whole lines of its output, and how many records of the input they answer.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek};

use flate2::bufread::GzDecoder;

use super::output::Packing;
use super::work::Shape;
use crate::Failure;
use crate::record::{self, Id};
use crate::rows::RowFormat;

/// The usable part of an output file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Done {
    /// The bytes to keep.
    pub(crate) bytes: u64,
    /// The number of records that they answer in full.
    pub(crate) records: u64,
    /// The last answer, with the number of its record.
    last: Option<(u64, Vec<u8>)>,
}

impl Done {
    /// Reads the file; nothing is usable if it is missing.
    pub(crate) fn read(file: &OsStr, packing: Packing, shape: Shape) -> Result<Self, Failure> {
        let name = file.to_string_lossy();
        let stopped = |why: io::Error| Failure::Stopped(format!("{name}: {}", record::plainly(&why)));
        let reader = match File::open(file) {
            Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            opened => BufReader::with_capacity(1 << 20, opened.map_err(stopped)?),
        };
        let scan = if packing == Packing::Plain { scan_plain(reader, shape) } else { scan_packed(reader, packing, shape) };
        scan.map_err(|why| match why.kind() {
            io::ErrorKind::InvalidData => Failure::Stopped(format!("{name}: {why}; --resume needs the options of the earlier run")),
            _ => stopped(why),
        })
    }

    /// The number of the record whose id `check` needs.
    pub(crate) fn last_record(&self) -> Option<u64> {
        self.last.as_ref().map(|(record, _)| *record)
    }

    /// Whether the last answer belongs to the record with this id.
    pub(crate) fn check(&self, id: Id, shape: Shape) -> Result<(), Failure> {
        let Some((record, answer)) = &self.last else { return Ok(()) };
        let opening = match shape {
            Shape::Reports => format!("{{\"id\":{},", id.0).into_bytes(),
            Shape::Rows(rows) => rows.opening(id, *record)?,
            Shape::Mistakes(_) | Shape::Comparable => return Ok(()),
        };
        if answer.starts_with(&opening) {
            return Ok(());
        }
        let why = format!("the output to go on with is not that of this input: record {record} of the input has the id {}", id.0);
        Err(Failure::Stopped(why))
    }

    /// Adds one whole line of the output, which begins at byte `at`.
    fn add(&mut self, row: &[u8], at: u64, shape: Shape) -> io::Result<()> {
        let is_first = at == 0;
        match shape {
            Shape::Reports if !row.starts_with(b"{\"id\":") => Err(foreign("not an output of batch")),
            Shape::Reports => {
                self.records += 1;
                self.bytes = at + row.len() as u64;
                self.last = Some((self.records, row.to_vec()));
                Ok(())
            }
            Shape::Rows(RowFormat::Csv) if is_first => {
                self.bytes = row.len() as u64;
                if row == RowFormat::Csv.header().as_bytes() { Ok(()) } else { Err(foreign("not an output of batch --rows csv")) }
            }
            Shape::Rows(rows) => {
                let record = rows.record(row).ok_or_else(|| foreign("not an output of batch with --rows"))?;
                // rows of the last record may be missing: it is answered again unless another record follows
                if self.last_record() != Some(record) {
                    self.bytes = at;
                    self.records = record - 1;
                }
                self.last = Some((record, row.to_vec()));
                Ok(())
            }
            Shape::Mistakes(_) | Shape::Comparable => Ok(()),
        }
    }
}

fn foreign(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

/// Reads a plain file; its last line may be half written.
fn scan_plain(mut reader: impl BufRead, shape: Shape) -> io::Result<Done> {
    let mut done = Done::default();
    let mut row = Vec::new();
    let mut at = 0;
    while next_row(&mut reader, shape, &mut row)? {
        done.add(&row, at, shape)?;
        at += row.len() as u64;
    }
    Ok(done)
}

/// Reads a packed file; its last frame may be half written. A whole frame has all answers to its records.
fn scan_packed(mut reader: BufReader<File>, packing: Packing, shape: Shape) -> io::Result<Done> {
    let mut done = Done::default();
    // count lines in the unpacked stream, but the bytes to keep in the packed one
    let mut at = 0;
    while !reader.fill_buf()?.is_empty() {
        let mut frame = Vec::new();
        let unpacked = match packing {
            Packing::Zstd => zstd::Decoder::with_buffer(&mut reader).and_then(|decoder| decoder.single_frame().read_to_end(&mut frame)),
            _ => GzDecoder::new(&mut reader).read_to_end(&mut frame),
        };
        if unpacked.is_err() {
            break;
        }
        let mut rows = &frame[..];
        let mut row = Vec::new();
        while next_row(&mut rows, shape, &mut row)? {
            done.add(&row, at, shape)?;
            at += row.len() as u64;
        }
        done.bytes = reader.stream_position()?;
        done.records = done.last_record().unwrap_or(0);
    }
    Ok(done)
}

/// The next line with its line end, in CSV the next row; false at the end and at half a line.
fn next_row(reader: &mut impl BufRead, shape: Shape, row: &mut Vec<u8>) -> io::Result<bool> {
    row.clear();
    loop {
        if reader.read_until(b'\n', row)? == 0 || !row.ends_with(b"\n") {
            return Ok(false);
        }
        let is_inside_quotes = shape == Shape::Rows(RowFormat::Csv) && memchr::memchr_iter(b'"', row).count() % 2 == 1;
        if !is_inside_quotes {
            return Ok(true);
        }
    }
}
