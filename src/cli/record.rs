//! Reads one line of input: `{"id": "a-17", "text": "…", "publishedAt": "2024-08-17", "section": "Xây dựng Đảng"}`.
//!
//! `id` and unknown fields are copied to the answer byte by byte.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, BufRead, Write};

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;
use solieu::{DateError, Report, Units};

use super::{Failure, json};

/// The record of one line.
#[derive(Debug)]
pub struct Record<'l> {
    pub id: Id<'l>,
    pub text: Cow<'l, str>,
    /// The date as it was written, or why it is not one.
    pub published_at: Option<Result<Cow<'l, str>, DateError>>,
    /// All further fields, in the order of the line.
    pub fields: Vec<(Cow<'l, str>, &'l RawValue)>,
}

/// A string or an integer, as JSON; `null` where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Id<'l>(pub &'l str);

impl Id<'_> {
    const NONE: Self = Self("null");

    /// For messages: a string without its quotes.
    pub fn text(self) -> String {
        serde_json::from_str::<Text>(self.0).map_or_else(|_| self.0.to_owned(), |text| text.0.into_owned())
    }
}

/// A line that cannot be read, with its id if that can be read.
#[derive(Debug, PartialEq, Eq)]
pub struct Flaw<'l> {
    pub id: Id<'l>,
    pub why: String,
}

/// Reads a line of input.
pub(crate) fn read(line: &[u8]) -> Result<Record<'_>, Flaw<'_>> {
    let line = utf8(line).map_err(|why| Flaw { id: Id::NONE, why })?;
    let mut parts = Parts::default();
    let mut json = serde_json::Deserializer::from_str(line);
    let read = json.deserialize_map(Fill(&mut parts)).and_then(|()| json.end());
    let id = parts.id().unwrap_or(Id::NONE);
    let flaw = |why: &str| Flaw { id, why: why.to_owned() };
    if let Err(error) = read {
        return Err(flaw(&format!("not a JSON object: {}", without_line(&error))));
    }
    if parts.id().is_none() {
        return Err(flaw("“id” is neither a string nor an integer"));
    }
    let text = parts.text.ok_or_else(|| flaw("no “text”"))?;
    let text = string(text).ok_or_else(|| flaw("“text” is not a string"))?;
    let published_at = parts.published_at.filter(|raw| raw.get() != "null").map(date);
    Ok(Record { id, text, published_at, fields: parts.fields })
}

/// The id of a line that is too long to read, if it is near the beginning.
pub(crate) fn id_of(line: &[u8]) -> Id<'_> {
    const NEAR: usize = 64 << 10;
    let head = &line[..line.len().min(NEAR)];
    let head = head.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    let mut parts = Parts::default();
    // fails at the end of the head, after the id was read
    let _ = serde_json::Deserializer::from_str(head).deserialize_map(Fill(&mut parts));
    parts.id().unwrap_or(Id::NONE)
}

/// The answer to a record: its id and fields, then the report with spans in UTF-16 units.
pub(crate) fn write_report(record: &Record, report: Report, out: &mut impl Write) -> Result<(), Failure> {
    write!(out, "{{\"id\":{}", record.id.0)?;
    for (name, value) in &record.fields {
        out.write_all(b",")?;
        json::write(name, out)?;
        write!(out, ":{}", value.get())?;
    }
    out.write_all(b",\"report\":")?;
    json::write(&report.in_units(&record.text, Units::Utf16), out)?;
    out.write_all(b"}\n")?;
    Ok(())
}

/// The answer to a line that cannot be read.
pub(crate) fn write_flaw(flaw: &Flaw, out: &mut impl Write) -> Result<(), Failure> {
    write!(out, "{{\"id\":{},\"error\":", flaw.id.0)?;
    json::write(&flaw.why, out)?;
    out.write_all(b"}\n")?;
    Ok(())
}

/// The fields of a line that have been read so far: a line that breaks off after its `id` still has an id.
#[derive(Default)]
struct Parts<'l> {
    id: Option<&'l RawValue>,
    text: Option<&'l RawValue>,
    published_at: Option<&'l RawValue>,
    fields: Vec<(Cow<'l, str>, &'l RawValue)>,
}

impl<'l> Parts<'l> {
    /// `None` if it is something else.
    fn id(&self) -> Option<Id<'l>> {
        let id = self.id.map_or("null", RawValue::get);
        let is_id = id == "null" || id.starts_with('"') || id.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit());
        is_id.then_some(Id(id))
    }
}

struct Fill<'p, 'l>(&'p mut Parts<'l>);

impl<'l> Visitor<'l> for Fill<'_, 'l> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'l>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(Text(key)) = map.next_key()? {
            let value = map.next_value()?;
            // the last of two fields with one name counts, as in JavaScript
            match &*key {
                "id" => self.0.id = Some(value),
                "text" => self.0.text = Some(value),
                "publishedAt" => self.0.published_at = Some(value),
                // the answer has a field of that name
                "report" | "error" => {}
                _ => self.0.fields.push((key, value)),
            }
        }
        Ok(())
    }
}

/// A string, or a number as it was written.
fn date(raw: &RawValue) -> Result<Cow<'_, str>, DateError> {
    let is_number = raw.get().starts_with(|first: char| first == '-' || first.is_ascii_digit());
    let date = if is_number { Some(raw.get().into()) } else { string(raw) };
    date.ok_or_else(|| DateError::of_other(raw.get()))
}

fn string(raw: &RawValue) -> Option<Cow<'_, str>> {
    serde_json::from_str::<Text>(raw.get()).ok().map(|text| text.0)
}

/// A JSON string; a lone surrogate escape (`"\ud83d"`) is read as U+FFFD, as browsers do.
struct Text<'l>(Cow<'l, str>);

impl<'l> Deserialize<'l> for Text<'l> {
    fn deserialize<D: Deserializer<'l>>(deserializer: D) -> Result<Self, D::Error> {
        // as bytes, because serde_json refuses a lone surrogate in a `String` and writes its three bytes into a byte buffer
        deserializer.deserialize_bytes(TextVisitor)
    }
}

struct TextVisitor;

impl<'l> Visitor<'l> for TextVisitor {
    type Value = Text<'l>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_bytes<E: Error>(self, bytes: &'l [u8]) -> Result<Text<'l>, E> {
        std::str::from_utf8(bytes).map(|text| Text(Cow::Borrowed(text))).map_err(E::custom)
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Text<'l>, E> {
        let mut bytes = bytes.to_vec();
        if std::str::from_utf8(&bytes).is_err() {
            replace_surrogates(&mut bytes);
        }
        String::from_utf8(bytes).map(|text| Text(Cow::Owned(text))).map_err(E::custom)
    }
}

/// A surrogate takes three bytes, ED A0 80 to ED BF BF, and so does U+FFFD.
fn replace_surrogates(bytes: &mut [u8]) {
    for at in 0..bytes.len().saturating_sub(2) {
        if bytes[at] == 0xED && bytes[at + 1] >= 0xA0 {
            bytes[at..at + 3].copy_from_slice("\u{FFFD}".as_bytes());
        }
    }
}

/// The error and its column; the line is always the first.
fn without_line(error: &serde_json::Error) -> String {
    let place = format!(" at line {} column {}", error.line(), error.column());
    let message = error.to_string();
    match message.strip_suffix(&place) {
        Some(what) => format!("{what}, column {}", error.column()),
        None => message,
    }
}

/// The bytes as text; the error says where they stop being UTF-8.
pub(crate) fn utf8(bytes: &[u8]) -> Result<&str, String> {
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        format!("not UTF-8: byte {at} (0x{:02X}, counted from 0) is not part of a character", bytes[at])
    })
}

/// The error of a file operation, without the error number of the system.
pub(crate) fn plainly(why: &io::Error) -> String {
    match why.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::IsADirectory => "a folder, not a file".to_owned(),
        io::ErrorKind::PermissionDenied => "no permission".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        _ => why.to_string(),
    }
}

/// Lines of a stream, without their line ends and without a byte order mark.
pub(crate) struct Lines<R> {
    reader: R,
    line: Vec<u8>,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    pub(crate) fn new(reader: R) -> Self {
        Self { reader, line: Vec::new(), number: 0 }
    }

    /// The next line and its number, from 1; the last one may lack its line end.
    pub(crate) fn next(&mut self) -> io::Result<Option<(u64, &[u8])>> {
        self.line.clear();
        if self.reader.read_until(b'\n', &mut self.line)? == 0 {
            return Ok(None);
        }
        self.number += 1;
        let line = self.line.strip_suffix(b"\n").unwrap_or(&self.line);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        Ok(Some((self.number, if self.number == 1 { without_mark(line) } else { line })))
    }
}

/// The bytes without a byte order mark, which editors on Windows write.
pub(crate) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flaw(line: &str) -> (String, String) {
        let flaw = read(line.as_bytes()).unwrap_err();
        (flaw.id.0.to_owned(), flaw.why)
    }

    #[test]
    fn carries_on_what_it_does_not_know() {
        let record = read(br#"{"n": 1.50, "id": 12345678901234567890, "text": "a\nb", "k\u00fd": {"x": [1, "\ud800"]}}"#).unwrap();
        assert_eq!((record.id.0, &*record.text), ("12345678901234567890", "a\nb"));
        let fields: Vec<_> = record.fields.iter().map(|(key, value)| (&**key, value.get())).collect();
        assert_eq!(fields, [("n", "1.50"), ("ký", r#"{"x": [1, "\ud800"]}"#)]);
    }

    #[test]
    fn lone_surrogates_become_replacement_characters() {
        let text = |json: &str| read(format!(r#"{{"text": {json}}}"#).as_bytes()).unwrap().text.into_owned();
        assert_eq!(text(r#""54 \ud83d đảng viên""#), "54 \u{FFFD} đảng viên");
        assert_eq!(text(r#""\udc00\ud800""#), "\u{FFFD}\u{FFFD}");
        assert_eq!(text(r#""\ud83d\ude00 \ud83d\n""#), "😀 \u{FFFD}\n");
        assert_eq!(text(r#""퟿ \ud7ff""#), "\u{D7FF} \u{D7FF}", "the last character before the surrogates");
    }

    #[test]
    fn a_flaw_has_the_id_as_far_as_it_was_read() {
        assert_eq!(flaw("nonsense").0, "null");
        assert_eq!(flaw(r#"{"id": "a", "text": "#).0, r#""a""#);
        assert_eq!(flaw(r#"{"id": 7}"#), ("7".into(), "no “text”".into()));
        assert_eq!(flaw(r#"{"id": 7, "text": null}"#), ("7".into(), "“text” is not a string".into()));
        assert_eq!(flaw(r#"{"id": 7.5, "text": ""}"#).0, "null");
        assert_eq!(flaw(r#"{"id": 7, "text": ""} x"#).1, "not a JSON object: trailing characters, column 23");
    }

    #[test]
    fn the_id_is_found_in_a_line_that_breaks_off() {
        assert_eq!(id_of("{\"id\": \"a\", \"text\": \"Đảng".as_bytes()).0, r#""a""#);
        assert_eq!(id_of(&"{\"id\": 7, \"text\": \"Đ".as_bytes()[..20]).0, "7");
        assert_eq!(id_of(b"{\"text\": \"").0, "null");
        assert_eq!(id_of(b"\xFF").0, "null");
    }

    #[test]
    fn says_where_text_stops_being_utf8() {
        assert!(read(b"{\"text\": \"\xFF\"}").unwrap_err().why.starts_with("not UTF-8: byte 10 (0xFF"));
    }
}
