//! `solieu number "ba mươi lăm"` prints `{"type":"single","value":35}`.

use std::io::{self, BufWriter, Write};

use lexopt::{Parser, ValueExt};

use super::record::{Lines, plainly, utf8};
use super::{Command, Failure, Outcome, complain, json};

pub(crate) const COMMAND: Command = Command {
    name: "number",
    summary: "the value of one number phrase, or of a phrase a line",
    help: "\
The value of a number phrase as JSON, or null where it is not one.

usage: solieu number ba mươi lăm       {\"type\":\"single\",\"value\":35}
       solieu number < phrases.txt     a phrase a line, a value or null a line

Several words are one phrase.
",
    run,
};

fn run(mut parser: Parser) -> Result<Outcome, Failure> {
    let mut words = Vec::new();
    for word in parser.raw_args()? {
        let word = word.string()?;
        match &*word {
            "-h" | "--help" => return Ok(Outcome::Help),
            "--" => {}
            // “-5” is a number, “-x” an unknown option
            _ if word.starts_with('-') && !word[1..].starts_with(|next: char| next.is_ascii_digit()) => {
                return Err(Failure::Usage(format!("invalid option “{word}”")));
            }
            _ => words.push(word),
        }
    }
    let mut out = BufWriter::new(io::stdout().lock());
    if !words.is_empty() {
        answer(&words.join(" "), &mut out)?;
        out.flush()?;
        return Ok(Outcome::Clean);
    }
    let mut outcome = Outcome::Clean;
    let mut lines = Lines::new(io::stdin().lock());
    let stopped = |why: io::Error| Failure::Stopped(format!("standard input: {}", plainly(&why)));
    while let Some((number, line)) = lines.next().map_err(stopped)? {
        match utf8(line) {
            Ok(phrase) => answer(phrase, &mut out)?,
            Err(why) => {
                complain(&format!("line {number}: {why}"));
                outcome = Outcome::Flawed;
                writeln!(out, "null")?;
            }
        }
        // answer each line at once: the writer may wait for it
        out.flush()?;
    }
    Ok(outcome)
}

fn answer(phrase: &str, out: &mut impl Write) -> Result<(), Failure> {
    json::write(&solieu::parse_number(phrase), out)?;
    writeln!(out)?;
    Ok(())
}
