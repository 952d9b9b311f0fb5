//! Writes answers to standard output or to a file, plain, `.gz` or `.zst`.
//!
//! Each chunk of answers is packed by itself, by the thread that made it: a gzip member or zstd frame holds whole lines,
//! so that packing keeps all cores busy and an interrupted file can be resumed behind its last whole part.

use std::ffi::OsStr;
use std::fs::{File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::{Failure, record};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    Plain,
    Gzip,
    Zstd,
}

impl Packing {
    /// The packing that the ending of the name asks for.
    pub fn of(file: &OsStr) -> Self {
        match Path::new(file).extension().and_then(OsStr::to_str) {
            Some("gz") => Self::Gzip,
            Some("zst") => Self::Zstd,
            _ => Self::Plain,
        }
    }

    /// Packs one part of the file, which can be unpacked by itself.
    pub fn pack(self, bytes: Vec<u8>) -> io::Result<Vec<u8>> {
        match self {
            Self::Plain => Ok(bytes),
            Self::Gzip => {
                let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
                encoder.write_all(&bytes)?;
                encoder.finish()
            }
            Self::Zstd => {
                let mut compressor = zstd::bulk::Compressor::new(zstd::DEFAULT_COMPRESSION_LEVEL)?;
                compressor.include_checksum(true)?;
                compressor.compress(&bytes)
            }
        }
    }
}

pub struct Output {
    name: String,
    sink: Box<dyn Write>,
    is_empty: bool,
}

impl Output {
    pub fn stdout() -> Self {
        Self { name: "standard output".to_owned(), sink: Box::new(io::stdout()), is_empty: true }
    }

    /// Opens the file to append at byte `keep`; drops what is behind it.
    pub fn file(file: &OsStr, keep: u64) -> Result<Self, Failure> {
        let name = file.to_string_lossy().into_owned();
        let open = || -> io::Result<File> {
            let mut open = OpenOptions::new().write(true).create(true).truncate(false).open(file)?;
            // a device or pipe has no length to set
            if open.metadata()?.is_file() {
                open.set_len(keep)?;
                open.seek(SeekFrom::Start(keep))?;
            }
            Ok(open)
        };
        let sink = open().map_err(|why| Failure::Stopped(format!("{name}: {}", record::plainly(&why))))?;
        Ok(Self { name, sink: Box::new(sink), is_empty: keep == 0 })
    }

    /// Whether nothing has been written, now or by an earlier run.
    pub fn is_empty(&self) -> bool {
        self.is_empty
    }

    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.is_empty &= bytes.is_empty();
        self.sink.write_all(bytes).and_then(|()| self.sink.flush()).map_err(|why| match why.kind() {
            io::ErrorKind::BrokenPipe => Failure::ReaderGone,
            _ => Failure::Stopped(format!("{}: {}", self.name, record::plainly(&why))),
        })
    }
}
