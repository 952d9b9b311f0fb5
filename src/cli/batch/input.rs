//! Reads files into chunks of whole lines, or of one article. Files may be plain, `.gz` or `.zst`, which their first bytes tell.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::MultiGzDecoder;

use crate::Failure;
use crate::record::{self, without_mark};

/// The size of a read, and so the usual size of a chunk: a few dozen articles.
const READ: usize = 256 << 10;

/// How much of a line over the limit is kept: enough to find its id.
const HEAD: usize = 64 << 10;

/// What the files hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Files {
    /// An article a line, whatever the name.
    Batches,
    /// An article a line if the name says so (`.ndjson`, `.jsonl`, packed or not), else an article a file.
    ByName,
}

impl Files {
    pub fn is_batch(self, file: &OsStr) -> bool {
        let name = file.to_string_lossy();
        let name = name.strip_suffix(".gz").or(name.strip_suffix(".zst")).unwrap_or(&name);
        self == Self::Batches || name.ends_with(".ndjson") || name.ends_with(".jsonl")
    }
}

/// Whole lines of one file.
#[derive(Debug, Default)]
pub struct Chunk {
    pub bytes: Vec<u8>,
    /// The name of the file, if there are several.
    pub file: Option<Arc<str>>,
    /// The number of the first line in its file, from 1.
    pub line: u64,
    /// The number of the first record in the whole input, from 1.
    pub record: u64,
    /// The length of a line over the limit, of which `bytes` is only the head.
    pub cut: Option<u64>,
    /// The name of the file, if the whole file is one article.
    pub article: Option<String>,
}

impl Chunk {
    /// The lines that are not empty, with their numbers, without line ends.
    pub fn records(&self) -> impl Iterator<Item = (u64, &[u8])> {
        self.ranges().map(|(line, range)| (line, &self.bytes[range]))
    }

    /// The chunk from the record on.
    pub fn starting_at(mut self, record: u64) -> Self {
        let place = self.ranges().nth((record - self.record) as usize);
        if let Some((line, range)) = place {
            self.bytes.drain(..range.start);
            (self.line, self.record) = (line, record);
        }
        self
    }

    fn ranges(&self) -> impl Iterator<Item = (u64, Range<usize>)> {
        let mut from = 0;
        let ends = memchr::memchr_iter(b'\n', &self.bytes).chain([self.bytes.len()]);
        let lines = ends.map(move |end| std::mem::replace(&mut from, end + 1)..end);
        (self.line..).zip(lines).filter(|(_, range)| !self.bytes[range.clone()].iter().all(u8::is_ascii_whitespace))
    }
}

/// All the files of a run, as a stream of chunks.
pub struct Input {
    files: std::vec::IntoIter<OsString>,
    kind: Files,
    several: bool,
    open: Option<Lines>,
    /// The longest line that is read, in bytes.
    limit: usize,
    /// The number of the next record.
    record: u64,
    /// Bytes taken from the files, before decompression.
    taken: Arc<AtomicU64>,
}

impl Input {
    pub fn new(files: Vec<OsString>, kind: Files, limit: usize) -> Self {
        let several = files.len() > 1;
        Self { files: files.into_iter(), kind, several, open: None, limit, record: 1, taken: Arc::default() }
    }

    /// A counter of the bytes read from the files, for another thread.
    pub fn taken(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.taken)
    }

    pub fn next_chunk(&mut self) -> Result<Option<Chunk>, Failure> {
        loop {
            if self.open.is_none() {
                let Some(file) = self.files.next() else { return Ok(None) };
                let mut lines = Lines::open(&file, &self.taken)?;
                if !self.kind.is_batch(&file) {
                    let chunk = Chunk { record: self.record, ..lines.article(self.limit)? };
                    self.record += 1;
                    return Ok(Some(chunk));
                }
                self.open = Some(lines);
            }
            let Some(lines) = &mut self.open else { continue };
            let Some(mut chunk) = lines.next_chunk(self.limit)? else {
                self.open = None;
                continue;
            };
            chunk.record = self.record;
            chunk.file = self.several.then(|| Arc::clone(&lines.name));
            self.record += chunk.records().count() as u64;
            return Ok(Some(chunk));
        }
    }

    /// The number of the next record.
    pub fn record(&self) -> u64 {
        self.record
    }
}

/// The lines of one file.
struct Lines {
    name: Arc<str>,
    reader: Box<dyn Read + Send>,
    /// Bytes read but not yet in a chunk: the beginning of a line; behind a line over the limit also whole lines.
    rest: Vec<u8>,
    /// The number of the next line.
    line: u64,
    is_packed: bool,
}

impl Lines {
    fn open(file: &OsStr, taken: &Arc<AtomicU64>) -> Result<Self, Failure> {
        let name: Arc<str> = if file == "-" { "standard input".into() } else { file.to_string_lossy().into() };
        let reader: Box<dyn Read + Send> = match file.to_str() {
            Some("-") => Box::new(io::stdin()),
            _ => Box::new(File::open(file).map_err(|why| stopped(&name, &why))?),
        };
        let reader = Counted { reader, taken: Arc::clone(taken) };
        let (reader, is_packed) = decompressed(reader).map_err(|why| stopped(&name, &why))?;
        Ok(Self { name, reader, rest: Vec::new(), line: 1, is_packed })
    }

    /// The whole file, or its beginning if it is over the limit.
    fn article(&mut self, limit: usize) -> Result<Chunk, Failure> {
        let mut bytes = Vec::new();
        while bytes.len() <= limit && self.read_more(&mut bytes)? {}
        let mark = bytes.len() - without_mark(&bytes).len();
        bytes.drain(..mark);
        Ok(Chunk { bytes, article: Some(self.name.to_string()), ..Chunk::default() })
    }

    /// The whole lines of one read; of several reads if a line is longer than one.
    fn next_chunk(&mut self, limit: usize) -> Result<Option<Chunk>, Failure> {
        let mut bytes = std::mem::take(&mut self.rest);
        let mut cut = None;
        let mut seen = 0;
        loop {
            // before reading more: the writer may wait for the answer to its last line
            if let Some(end) = memchr::memrchr(b'\n', &bytes[seen..]) {
                self.rest = bytes.split_off(seen + end + 1);
                break;
            }
            if bytes.len() > limit {
                cut = Some(bytes.len() as u64 + self.skip_line()?);
                bytes.truncate(HEAD);
                break;
            }
            seen = bytes.len();
            if !self.read_more(&mut bytes)? {
                if bytes.is_empty() {
                    return Ok(None);
                }
                break;
            }
        }
        let line = self.line;
        self.line += if cut.is_some() { 1 } else { memchr::memchr_iter(b'\n', &bytes).count() as u64 };
        if line == 1 {
            let mark = bytes.len() - without_mark(&bytes).len();
            bytes.drain(..mark);
        }
        Ok(Some(Chunk { bytes, line, cut, ..Chunk::default() }))
    }

    /// One read; false at the end of the file.
    fn read_more(&mut self, bytes: &mut Vec<u8>) -> Result<bool, Failure> {
        let before = bytes.len();
        bytes.resize(before + READ, 0);
        let read = loop {
            match self.reader.read(&mut bytes[before..]) {
                Err(why) if why.kind() == io::ErrorKind::Interrupted => {}
                read => break read.map_err(|why| self.broken(&why))?,
            }
        };
        bytes.truncate(before + read);
        Ok(read > 0)
    }

    /// The error of a read. In a packed file the checksum comes last, so that the damage may lie anywhere before.
    fn broken(&self, why: &io::Error) -> Failure {
        if !self.is_packed {
            return stopped(&self.name, why);
        }
        let (name, line) = (&self.name, self.line);
        Failure::Stopped(format!("{name}: found to be damaged at line {line} ({why}); the lines before are answered as they were unpacked"))
    }

    /// Skips the rest of a line and returns its length.
    fn skip_line(&mut self) -> Result<u64, Failure> {
        let mut skipped = 0;
        loop {
            let mut bytes = Vec::new();
            if !self.read_more(&mut bytes)? {
                return Ok(skipped);
            }
            if let Some(end) = memchr::memchr(b'\n', &bytes) {
                self.rest = bytes.split_off(end + 1);
                return Ok(skipped + end as u64);
            }
            skipped += bytes.len() as u64;
        }
    }
}

fn stopped(name: &str, why: &io::Error) -> Failure {
    Failure::Stopped(format!("{name}: {}", record::plainly(why)))
}

/// Counts the bytes read, to show progress.
struct Counted<R> {
    reader: R,
    taken: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        self.taken.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

const GZIP: &[u8] = &[0x1F, 0x8B];
const ZSTD: &[u8] = &[0x28, 0xB5, 0x2F, 0xFD];

/// The stream unpacked if it is packed, and whether it was. Reads all members of a gzip file.
fn decompressed(mut reader: impl Read + Send + 'static) -> io::Result<(Box<dyn Read + Send>, bool)> {
    let mut head = Vec::new();
    reader.by_ref().take(ZSTD.len() as u64).read_to_end(&mut head)?;
    let kind = head.clone();
    let reader = Cursor::new(head).chain(reader);
    Ok(if kind.starts_with(GZIP) {
        (Box::new(MultiGzDecoder::new(BufReader::with_capacity(READ, reader))), true)
    } else if kind == ZSTD {
        (Box::new(zstd::Decoder::with_buffer(BufReader::with_capacity(READ, reader))?), true)
    } else {
        (Box::new(reader), false)
    })
}
