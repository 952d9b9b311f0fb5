//! `solieu schema` prints the JSON Schema of the report, generated from its Rust types.

use std::io::{self, Write};

use lexopt::{Arg, Parser};
use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::{Value, json};
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
    let settings = SchemaSettings::draft2020_12().for_serialize().with_transform(RecursiveTransform(plain));
    let mut generator = settings.into_generator();
    let report = generator.subschema_for::<Report>();
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Solieu report",
        "description": "What `parse` returns. Spans are half open and count UTF-16 code units of the text that was passed in; \
            lists are in text order; what is absent is null.",
        "$ref": report.get("$ref"),
        "$defs": generator.take_definitions(true),
    });
    writeln!(io::stdout(), "{}", serde_json::to_string_pretty(&schema)?)?;
    Ok(Outcome::Clean)
}

/// Leaves out what is for Rust alone: number types, and of each comment all but the first paragraph.
fn plain(schema: &mut Schema) {
    schema.remove("format");
    if let Some(Value::String(text)) = schema.get_mut("description") {
        let first = text.split("\n\n").next().unwrap_or_default();
        *text = first.replace('\n', " ").replace("`None`", "`null`");
    }
}
