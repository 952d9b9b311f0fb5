//! The options of every command that reads articles: `--published-at 2024-08-17`, `--lexicon units=my-units.tsv`.

use std::ffi::OsString;
use std::fs;

use lexopt::ValueExt;
use solieu::{Language, Options, Rows};

use super::{Failure, record};

/// Their part of the help text.
macro_rules! help {
    () => {
        "  --published-at DATE   what “ngày 17/8” resolves against where the article has no date line: 2024-08-17, 17/8/2024
  --lexicon TABLE=FILE  further rows for a word table (units, objects, topics, facets,
                        abbreviations), tab-separated, in the columns of the tables of solieu
  -h, --help            this text
"
    };
}
pub(crate) use help;

/// The part of the help text of commands that print findings.
macro_rules! language_help {
    () => {
        "  --lang en|vi          the language that mistakes are told in (en)
"
    };
}
pub(crate) use language_help;

/// The language of a code.
pub(crate) fn language(code: OsString) -> Result<Language, Failure> {
    let code = code.string()?;
    Language::from_code(&code).ok_or_else(|| Failure::Usage(format!("--lang {code}: there are vi and en")))
}

/// The options given so far.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    published_at: Option<String>,
    rows: Rows,
}

impl Settings {
    pub(crate) fn set_published_at(&mut self, date: OsString) -> Result<(), Failure> {
        self.published_at = Some(date.string()?);
        Ok(())
    }

    /// Takes `TABLE=FILE`.
    pub(crate) fn add_rows(&mut self, value: OsString) -> Result<(), Failure> {
        let value = value.string()?;
        let Some((table, file)) = value.split_once('=') else {
            return Err(Failure::Usage(format!("--lexicon {value}: write TABLE=FILE, as units=my-units.tsv")));
        };
        let rows = self.rows.table_mut(table).map_err(|why| Failure::Usage(format!("--lexicon {value}: {why}")))?;
        let read = fs::read_to_string(file).map_err(|why| Failure::Stopped(format!("{file}: {}", record::plainly(&why))))?;
        rows.push_str(&read);
        rows.push('\n');
        Ok(())
    }

    pub(crate) fn options(&self) -> Result<Options, Failure> {
        let mut options = Options::default();
        if let Some(date) = &self.published_at {
            options = options.published_at(date).map_err(|why| Failure::Usage(why.to_string()))?;
        }
        if self.rows != Rows::default() {
            options = options.rows(&self.rows).map_err(|why| Failure::Stopped(why.to_string()))?;
        }
        Ok(options)
    }
}
