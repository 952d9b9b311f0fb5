//! The word tables and their rows: cells separated by tabs, the first line names the columns, `#` starts a comment, the last cell is an
//! example (`trên 16.000 đảng viên => over 16000 đảng viên`).

use std::fmt;

macro_rules! tables {
    ($($id:ident $name:literal,)*) => {
        /// A word table.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub(crate) enum TableId {
            $($id,)*
        }

        impl TableId {
            pub(crate) const COUNT: usize = [$(Self::$id),*].len();
        }

        /// Each table with the name of its file, in the order of [`TableId`].
        pub(super) const TABLES: &[(TableId, &str)] = &[$((TableId::$id, $name),)*];
    };
}

// each table is a file of `data/`; `Starts` holds a bit for each, so that there can be 59
tables! {
    Numeral "numerals",
    Unit "units",
    Qualifier "qualifiers",
    Object "objects",
    Classifier "classifiers",
    Stop "stops",
    Naming "naming",
    Idiom "idioms",
    Evidence "evidence",
    Cue "cues",
    DateCue "datecues",
    Time "times",
    Relation "relations",
    Comparison "comparisons",
    Claim "claims",
    Topic "topics",
    Context "context",
    Facet "facets",
    Change "changes",
    DocType "doctypes",
    Issuer "issuers",
    Law "laws",
    Abbreviation "abbreviations",
    Place "places",
    Area "areas",
    Org "orgs",
    Field "fields",
    Surname "surnames",
    Given "given",
    CallName "callnames",
    Title "titles",
    Role "roles",
    Verb "verbs",
    Page "page",
}

/// A row of a word table that cannot be read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LexiconError {
    /// The name of the table: `units`.
    pub table: &'static str,
    /// The line in the rows that were given, from 1.
    pub line: usize,
    /// What is wrong and what to write instead, in English.
    pub message: String,
}

impl fmt::Display for LexiconError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "lexicon table “{}”, line {}: {}", self.table, self.line, self.message)
    }
}

impl std::error::Error for LexiconError {}

/// Twice the longest name of a law. Look-ups may walk a whole phrase at every token, so that longer ones would slow all reading.
const LONGEST_PHRASE: usize = 256;

/// One row with its cells and its place, for error messages.
pub(crate) struct Row<'t> {
    pub(crate) table: &'static str,
    pub(crate) line: usize,
    pub(crate) cells: Vec<&'t str>,
}

impl<'t> Row<'t> {
    pub(crate) fn error(&self, message: impl Into<String>) -> LexiconError {
        LexiconError { table: self.table, line: self.line, message: message.into() }
    }

    /// The cell, `None` where it is empty or `-`.
    pub(crate) fn optional(&self, column: usize) -> Option<&'t str> {
        self.cells.get(column).copied().filter(|cell| !matches!(*cell, "" | "-"))
    }

    /// The cell; an error if it is empty or `-`.
    pub(crate) fn required(&self, column: usize, what: &str) -> Result<&'t str, LexiconError> {
        self.optional(column).ok_or_else(|| self.error(format!("cell {} is empty: write {what}", column + 1)))
    }

    /// The spellings of the first cell: `tỷ|tỉ`.
    pub(crate) fn phrases(&self) -> impl Iterator<Item = &'t str> {
        self.cells[0].split('|')
    }
}

/// The rows of `text`. The line that names the columns and the example of each row may be left out: rows of a caller need neither.
pub(crate) fn rows<'t>(table: &'static str, columns: &[&str], text: &'t str) -> Result<Vec<Row<'t>>, LexiconError> {
    let mut out = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let row = Row { table, line: index + 1, cells: line.split('\t').map(str::trim).collect() };
        if row.cells.starts_with(columns) {
            continue;
        }
        let count = row.cells.len();
        if count != columns.len() && count != columns.len() + 1 {
            return Err(row.error(format!(
                "has {count} cells, needs {}: {}, example (separate them with tabs; “-” stands for an empty cell; the example may be left out)",
                columns.len() + 1,
                columns.join(", ")
            )));
        }
        if row.phrases().any(|phrase| phrase.trim().is_empty()) {
            return Err(row.error("the first cell is empty: write the words to look for, alternatives separated by “|”"));
        }
        if row.phrases().any(|phrase| phrase.len() > LONGEST_PHRASE) {
            return Err(row.error(format!("the phrase is too long: at most {LONGEST_PHRASE} bytes are looked for")));
        }
        out.push(row);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn a_bad_row_is_named_by_table_and_line() {
        let error = rows("units", &["phrase", "symbol"], "# comment\nha\tha\nkm\n").err().unwrap();
        assert_eq!(error.line, 3);
        assert!(error.to_string().contains("units") && error.to_string().contains("needs 3: phrase, symbol, example"), "{error}");
    }
}
