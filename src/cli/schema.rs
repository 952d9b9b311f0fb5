//! `solieu schema` prints the JSON Schema of the report, from the types that write it.

use std::io::{self, Write};

use lexopt::{Arg, Parser};
use schemars::generate::SchemaSettings;
use solieu::Report;

use super::{Command, Failure, Outcome};

pub(crate) const COMMAND: Command = Command {
    name: "schema",
    summary: "the JSON Schema of a report",
    help: "\
The JSON Schema (draft 2020-12) of a report, with what each field means.

usage: solieu schema
",
    run,
};

fn run(mut parser: Parser) -> Result<Outcome, Failure> {
    match parser.next()? {
        Some(Arg::Short('h') | Arg::Long("help")) => return Ok(Outcome::Help),
        Some(arg) => return Err(arg.unexpected().into()),
        None => {}
    }
    let schema = SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<Report>();
    writeln!(io::stdout(), "{}", serde_json::to_string_pretty(&schema)?)?;
    Ok(Outcome::Clean)
}
