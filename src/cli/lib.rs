//! The command line of solieu: `solieu ARTICLE.txt…`, `solieu batch FILE.ndjson`, `solieu number "ba mươi lăm"`. A command is a file.
//! It is a library so that its reader of archives can be fuzzed.
//!
//! To add a command, write its file with a [`Command`] and name it in [`COMMANDS`].

mod article;
#[doc(hidden)]
pub mod batch;
#[doc(hidden)]
pub mod check;
mod compare;
mod explain;
mod json;
mod number;
mod record;
#[doc(hidden)]
pub mod rows;
mod rules;
mod schema;
mod settings;
mod table;
mod tables;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

/// A command: the word after `solieu` and what it does.
pub struct Command {
    name: &'static str,
    /// One line for `solieu --help`.
    summary: &'static str,
    /// All of `solieu NAME --help`.
    help: &'static str,
    run: fn(lexopt::Parser) -> Result<Outcome, Failure>,
}

const COMMANDS: &[Command] = &[
    batch::COMMAND,
    check::COMMAND,
    compare::COMMAND,
    explain::COMMAND,
    number::COMMAND,
    rules::COMMAND,
    schema::COMMAND,
    tables::COMMAND,
];

/// The exit code that shells give a program ended with Ctrl-C.
const INTERRUPTED: u8 = 130;

/// The outcome of a command that ran to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All input was good.
    Clean,
    /// Some input was bad: it is named on standard error, and the rest was processed.
    Flawed,
    /// `--help`: print the help of the command.
    Help,
}

/// Why a command stopped before its end.
#[derive(Debug)]
pub enum Failure {
    /// The command line itself is wrong.
    Usage(String),
    /// Input or output failed, so that going on is pointless.
    Stopped(String),
    /// The reader of the output has closed it: end without a message.
    ReaderGone,
    /// Ctrl-C, or a request to terminate.
    Interrupted,
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Self::Usage(error.to_string())
    }
}

/// For errors of standard output; errors of files are named where they happen.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ReaderGone,
            _ => Self::Stopped(format!("standard output: {}", record::plainly(&error))),
        }
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        io::Error::from(error).into()
    }
}

const ABOUT: &str = "\
Solieu reads Vietnamese news articles and returns every figure in them.

usage: solieu [OPTIONS] ARTICLE.txt…     the figures of each article; - is standard input
       solieu COMMAND …

commands:
";

const ABOUT_END: &str = "
`solieu COMMAND --help` says more. An article with the name of a command is written ./batch.

exit codes: 0 done; 1 something in the input was bad, the rest was done (check: something is wrong; compare: articles differ);
            2 the command line is wrong; 130 interrupted

";

/// Runs the command that the arguments name.
pub fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1).peekable();
    let command = arguments.peek().and_then(|first| COMMANDS.iter().find(|command| first == command.name));
    if command.is_some() {
        arguments.next();
    }
    let name = command.map_or("solieu".to_owned(), |command| format!("solieu {}", command.name));
    match dispatch(command, arguments.collect()) {
        Ok(Outcome::Clean | Outcome::Help) | Err(Failure::ReaderGone) => ExitCode::SUCCESS,
        Ok(Outcome::Flawed) => ExitCode::from(1),
        Err(Failure::Stopped(why)) => {
            complain(&why);
            ExitCode::from(1)
        }
        Err(Failure::Interrupted) => {
            complain("interrupted after a whole line");
            ExitCode::from(INTERRUPTED)
        }
        Err(Failure::Usage(why)) => {
            complain(&format!("{why}\n`{name} --help` shows what can be said"));
            ExitCode::from(2)
        }
    }
}

fn dispatch(command: Option<&Command>, arguments: Vec<OsString>) -> Result<Outcome, Failure> {
    if let Some(command) = command {
        let outcome = (command.run)(lexopt::Parser::from_args(arguments))?;
        if outcome == Outcome::Help {
            io::stdout().write_all(command.help.as_bytes())?;
        }
        return Ok(outcome);
    }
    match arguments.first().and_then(|first| first.to_str()) {
        Some("-V" | "--version") => writeln!(io::stdout(), "solieu {}", env!("CARGO_PKG_VERSION"))?,
        _ => {
            let outcome = (article::COMMAND.run)(lexopt::Parser::from_args(arguments))?;
            if outcome == Outcome::Help {
                io::stdout().write_all(overview().as_bytes())?;
            }
            return Ok(outcome);
        }
    }
    Ok(Outcome::Clean)
}

fn overview() -> String {
    let width = COMMANDS.iter().map(|command| command.name.len()).max().unwrap_or(0);
    let list: String = COMMANDS.iter().map(|command| format!("  {:width$}  {}\n", command.name, command.summary)).collect();
    format!("{ABOUT}{list}{ABOUT_END}{}", article::COMMAND.help)
}

/// Prints a complaint to standard error; ignores that it may be closed.
fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "solieu: {message}");
}

/// A count with its noun: “1 line”, “3 lines”.
fn count(number: u64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
