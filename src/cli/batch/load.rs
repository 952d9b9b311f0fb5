//! The options that all commands over many articles share: files, threads, limits.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::num::NonZeroUsize;
use std::thread;

use lexopt::{Arg, Parser};

use super::input::{Files, Input};
use crate::settings::Settings;
use crate::{Failure, record};

/// Their part of the help text.
macro_rules! load_help {
    () => {
        "  -j, --jobs N          threads; without it, one a core
  --limit MB            longest article that is read (4); a longer one is an error
"
    };
}
pub(crate) use load_help;

#[derive(Debug)]
pub(crate) struct Load {
    pub(crate) files: Vec<OsString>,
    pub(crate) jobs: usize,
    /// The longest line or article that is read, in bytes.
    pub(crate) limit: usize,
    pub(crate) settings: Settings,
}

impl Load {
    /// Reads the command line; `own` takes the options of the command itself and returns whether it did. `None` if help is wanted.
    pub(crate) fn read(
        mut parser: Parser,
        mut own: impl FnMut(&str, &mut Parser) -> Result<bool, Failure>,
    ) -> Result<Option<Self>, Failure> {
        const MEGABYTE: usize = 1 << 20;
        let jobs = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let mut load = Self { files: Vec::new(), jobs, limit: 4 * MEGABYTE, settings: Settings::default() };
        while let Some(arg) = parser.next()? {
            let name = match arg {
                Arg::Short(letter) => format!("-{letter}"),
                Arg::Long(name) => format!("--{name}"),
                Arg::Value(file) => {
                    load.files.push(file);
                    continue;
                }
            };
            match &*name {
                "-h" | "--help" => return Ok(None),
                "-j" | "--jobs" => load.jobs = positive(&name, &parser.value()?)?,
                "--limit" => load.limit = positive(&name, &parser.value()?)?.saturating_mul(MEGABYTE),
                "--published-at" => load.settings.set_published_at(parser.value()?)?,
                "--lexicon" => load.settings.add_rows(parser.value()?)?,
                _ if own(&name, &mut parser)? => {}
                _ => return Err(Failure::Usage(format!("invalid option “{name}”"))),
            }
        }
        Ok(Some(load))
    }

    /// Checks first what would fail later: a missing file, an output that would overwrite its input.
    pub(crate) fn check_files(&self, output: Option<&OsString>) -> Result<(), Failure> {
        let output = output.and_then(|file| fs::canonicalize(file).ok());
        for file in self.files.iter().filter(|file| *file != "-") {
            let path = fs::canonicalize(file).map_err(|why| Failure::Stopped(format!("{}: {}", file.display(), record::plainly(&why))))?;
            if Some(path) == output {
                return Err(Failure::Usage(format!("{} is both input and output", file.display())));
            }
        }
        Ok(())
    }

    pub(crate) fn input(&self, kind: Files) -> Input {
        Input::new(self.files.clone(), kind, self.limit)
    }

    /// The size of all files in bytes; `None` if one is a stream.
    pub(crate) fn size(&self) -> Option<u64> {
        self.files.iter().map(|file| fs::metadata(file).ok().filter(fs::Metadata::is_file).map(|file| file.len())).sum()
    }
}

fn positive(option: &str, value: &OsStr) -> Result<usize, Failure> {
    let number = value.to_str().and_then(|value| value.parse::<NonZeroUsize>().ok());
    number.map(NonZeroUsize::get).ok_or_else(|| Failure::Usage(format!("{option} {}: a whole number from 1 on", value.display())))
}
