//! `solieu rules` prints the rule index: each rule with what it does and an example.

use std::io::{self, BufWriter, Write};

use lexopt::{Arg, Parser};

use super::{Command, Failure, Outcome};

pub(crate) const COMMAND: Command = Command {
    name: "rules",
    summary: "the rules that figures name, each with an example",
    help: "\
Every rule: its name, what it does, and an example with what it gives. `solieu explain` shows the rules of one figure.

usage: solieu rules [NAME…]
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
    if let Some(unknown) = names.iter().find(|name| solieu::rule(name).is_none()) {
        return Err(Failure::Usage(format!("there is no rule “{unknown}”: `solieu rules` lists them all")));
    }
    let mut out = BufWriter::new(io::stdout().lock());
    for rule in solieu::rules().iter().filter(|rule| names.is_empty() || names.iter().any(|name| name == rule.name)) {
        writeln!(out, "{} ({})\n  {}\n  {}\n  {}\n", rule.name, rule.field, rule.vi, rule.en, rule.example)?;
    }
    out.flush()?;
    Ok(Outcome::Clean)
}
