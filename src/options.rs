//! Options: the date of publication (`2024-08-17`) and rows for the word tables (`vaccine astrazeneca\t-\tthing\t-`).

use std::fmt;
use std::sync::Arc;

use crate::find::date::When;
use crate::lexicon::{Lexicon, LexiconError, TableId};
use crate::published::{self, DateError};

/// Options of [`parse`](crate::parse).
///
/// ```
/// use solieu::{Options, Rows, parse};
///
/// let rows = Rows { objects: "kiện thanh long\tkiện thanh long\tthing\t-".to_owned(), ..Rows::default() };
/// let options = Options::default().published_at("17/8/2024")?.rows(&rows)?;
/// let report = parse("Hôm qua, cảng xuất 40 kiện thanh long.", &options);
/// assert_eq!(report.figures[0].object.as_ref().unwrap().text, "kiện thanh long");
/// assert_eq!(report.figures[0].period.as_deref(), Some("2024-08-16"));
/// # Ok::<(), solieu::OptionsError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Options {
    published_at: Option<When>,
    /// The tables with the rows of the caller; `None` for the tables of the crate.
    lexicon: Option<Arc<Lexicon>>,
}

/// Rows for the word tables, a row a line, cells separated by tabs. A cell without a value is `-`; the last one, the example, may be left
/// out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    /// `phrase symbol kind side si example`
    pub units: String,
    /// `phrase canonical class example`
    pub objects: String,
    /// `phrase topic use example`
    pub topics: String,
    /// `phrase facet value topic example`
    pub facets: String,
    /// `short long example`
    pub abbreviations: String,
}

impl Rows {
    /// The tables that take rows, in the order of the fields.
    pub const TABLES: [&str; 5] = ["units", "objects", "topics", "facets", "abbreviations"];

    /// The rows for the table of that name; an error names the nearest one.
    pub fn table_mut(&mut self, name: &str) -> Result<&mut String, UnknownName> {
        match name {
            "units" => Ok(&mut self.units),
            "objects" => Ok(&mut self.objects),
            "topics" => Ok(&mut self.topics),
            "facets" => Ok(&mut self.facets),
            "abbreviations" => Ok(&mut self.abbreviations),
            _ => Err(UnknownName::new("lexicon table", name, &Self::TABLES)),
        }
    }
}

/// A name that is not one of the known names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName {
    /// What sort of name it is.
    what: &'static str,
    name: String,
    known: &'static [&'static str],
}

impl UnknownName {
    /// An unknown name; `what` says what it should name: `option`, `lexicon table`.
    #[must_use]
    pub fn new(what: &'static str, name: &str, known: &'static [&'static str]) -> Self {
        Self { what, name: name.to_owned(), known }
    }

    /// The known name with the smallest edit distance.
    #[must_use]
    pub fn nearest(&self) -> &'static str {
        self.known.iter().copied().min_by_key(|known| changes(&self.name, known)).unwrap_or_default()
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, name, known } = self;
        write!(f, "there is no {what} “{name}”: did you mean “{}”? There are {}", self.nearest(), known.join(", "))
    }
}

impl std::error::Error for UnknownName {}

/// The edit distance of two words, ignoring case.
fn changes(from: &str, to: &str) -> usize {
    // names are short: longer input is cut
    const LONGEST: usize = 40;
    let letters = |word: &str| -> Vec<char> { word.chars().take(LONGEST).flat_map(char::to_lowercase).collect() };
    let (from, to) = (letters(from), letters(to));
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (above, letter) in from.iter().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], above + 1);
        for (at, other) in to.iter().enumerate() {
            let fewest = (corner + usize::from(letter != other)).min(row[at] + 1).min(row[at + 1] + 1);
            corner = std::mem::replace(&mut row[at + 1], fewest);
        }
    }
    row[to.len()]
}

/// Why an option was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OptionsError {
    /// The date of publication cannot be read.
    PublishedAt(DateError),
    /// A row cannot be read.
    Lexicon(LexiconError),
}

impl fmt::Display for OptionsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PublishedAt(error) => error.fmt(f),
            Self::Lexicon(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for OptionsError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::PublishedAt(error) => Some(error),
            Self::Lexicon(error) => Some(error),
        }
    }
}

impl Options {
    /// Sets the date of publication, which `hôm qua` and dates without a year resolve against if the article has no date line.
    ///
    /// Accepts `2024-08-17`, also with a time (`2024-08-17T13:23+07:00`), `17/8/2024`, or milliseconds since 1970. A moment with an offset
    /// is converted to the time of Vietnam.
    ///
    /// # Errors
    ///
    /// [`OptionsError::PublishedAt`] if the date cannot be read.
    pub fn published_at(mut self, date: &str) -> Result<Self, OptionsError> {
        self.published_at = Some(published::read(date).map_err(OptionsError::PublishedAt)?);
        Ok(self)
    }

    /// Adds rows to the word tables; a row with the words of an earlier one replaces it.
    ///
    /// # Errors
    ///
    /// [`OptionsError::Lexicon`] with the table and the line of the first row that cannot be read.
    pub fn rows(mut self, rows: &Rows) -> Result<Self, OptionsError> {
        if *rows == Rows::default() {
            return Ok(self);
        }
        let mut lexicon = self.lexicon().clone();
        let tables = [
            (TableId::Unit, &rows.units),
            (TableId::Object, &rows.objects),
            (TableId::Topic, &rows.topics),
            (TableId::Facet, &rows.facets),
            (TableId::Abbreviation, &rows.abbreviations),
        ];
        for (table, text) in tables {
            lexicon.add(table, text).map_err(OptionsError::Lexicon)?;
        }
        self.lexicon = Some(Arc::new(lexicon));
        Ok(self)
    }

    pub(crate) fn published(&self) -> Option<When> {
        self.published_at
    }

    pub(crate) fn lexicon(&self) -> &Lexicon {
        self.lexicon.as_deref().unwrap_or_else(|| Lexicon::base())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_named() {
        for (given, nearest) in [
            ("unit", "units"),
            ("Units", "units"),
            ("object", "objects"),
            ("topic", "topics"),
            ("facet", "facets"),
            ("abbrevations", "abbreviations"),
            ("abbreviation", "abbreviations"),
            ("fcaets", "facets"),
        ] {
            let error = Rows::default().table_mut(given).unwrap_err();
            assert_eq!(error.nearest(), nearest, "{given}");
        }
        assert_eq!(
            Rows::default().table_mut("unit").unwrap_err().to_string(),
            "there is no lexicon table “unit”: did you mean “units”? There are units, objects, topics, facets, abbreviations"
        );
    }

    #[test]
    fn each_table_has_its_rows() {
        let mut rows = Rows::default();
        for name in Rows::TABLES {
            rows.table_mut(name).unwrap().push_str(name);
        }
        let Rows { units, objects, topics, facets, abbreviations } = &rows;
        assert_eq!([units, objects, topics, facets, abbreviations], Rows::TABLES.map(|name| name).each_ref());
    }

    #[test]
    fn changes_are_counted() {
        for (from, to, fewest) in
            [("", "", 0), ("a", "", 1), ("", "ab", 2), ("publishAt", "publishedAt", 2), ("abc", "ca", 3), ("Đ", "đ", 0)]
        {
            assert_eq!(changes(from, to), fewest, "{from} to {to}");
        }
    }
}
