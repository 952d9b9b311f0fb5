//! What a caller may say beside the text: the date of publication, and rows for the word tables.

use std::fmt;
use std::sync::Arc;

use crate::lexicon::{Lexicon, LexiconError, TableId};

/// Options of [`parse`](crate::parse).
#[derive(Debug, Clone, Default)]
pub struct Options {
    published_at: Option<String>,
    /// The tables with the caller's rows; the tables of the crate where there are none.
    lexicon: Option<Arc<Lexicon>>,
}

/// Rows for the word tables, tab-separated, in the columns of the tables of the crate.
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

/// Why an option was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OptionsError {
    /// The date of publication is not an ISO date.
    PublishedAt(String),
    /// A row cannot be read.
    Lexicon(LexiconError),
}

impl fmt::Display for OptionsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PublishedAt(value) => write!(f, "publishedAt “{value}” is not an ISO date: write YYYY-MM-DD, as 2024-08-17"),
            Self::Lexicon(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for OptionsError {}

impl Options {
    /// The date that relative and year-less dates resolve against where the article has no date line: `2024-08-17`.
    pub fn published_at(mut self, date: &str) -> Result<Self, OptionsError> {
        let is_date = date.len() >= 10 && date.is_char_boundary(10) && crate::find::date::is_iso_date(&date[..10]);
        if !is_date {
            return Err(OptionsError::PublishedAt(date.to_owned()));
        }
        self.published_at = Some(date.to_owned());
        Ok(self)
    }

    /// Teaches further words; a row with the words of an earlier one replaces it.
    pub fn rows(mut self, rows: &Rows) -> Result<Self, OptionsError> {
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

    pub(crate) fn published(&self) -> Option<&str> {
        self.published_at.as_deref()
    }

    pub(crate) fn lexicon(&self) -> &Lexicon {
        self.lexicon.as_deref().unwrap_or_else(|| Lexicon::base())
    }
}
