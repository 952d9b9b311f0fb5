//! `solieu tables [NAME…]` prints the known types of documents, issuers and units.

use std::io::{self, BufWriter, Write};

use lexopt::{Arg, Parser};
use solieu::REFERENCE_TABLES;

use super::{Command, Failure, Outcome};

pub(crate) const COMMAND: Command = Command {
    name: "tables",
    summary: "the documents, issuers and units that are known",
    help: "\
What each word stands for: the document types, who issues documents, the units. Without a name, all tables.

usage: solieu tables [documents] [issuers] [units]
",
    run,
};

fn run(mut parser: Parser) -> Result<Outcome, Failure> {
    let mut names = Vec::new();
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(Outcome::Help),
            Arg::Value(name) => names.push(name.to_string_lossy().into_owned()),
            _ => return Err(arg.unexpected().into()),
        }
    }
    if let Some(unknown) = names.iter().find(|name| !REFERENCE_TABLES.iter().any(|table| table.name == **name)) {
        let known: Vec<_> = REFERENCE_TABLES.iter().map(|table| table.name).collect();
        return Err(Failure::Usage(format!("there is no table “{unknown}”, only {}", known.join(", "))));
    }
    let mut out = BufWriter::new(io::stdout().lock());
    for table in REFERENCE_TABLES.iter().filter(|table| names.is_empty() || names.iter().any(|name| name == table.name)) {
        writeln!(out, "{}: {}", table.name, table.summary)?;
        for (phrases, meaning) in table.rows() {
            writeln!(out, "  {} → {meaning}", phrases.join(", "))?;
        }
        writeln!(out)?;
    }
    out.flush()?;
    Ok(Outcome::Clean)
}
