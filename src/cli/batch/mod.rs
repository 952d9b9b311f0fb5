//! `solieu batch [FILE.ndjson…]` reads an article a line and writes a report a line, in the same order, on every core.

pub mod engine;
pub mod input;
pub mod load;
pub mod output;
mod progress;
pub mod resume;
pub mod work;

use std::sync::Arc;

use lexopt::{Parser, ValueExt};

use self::input::{Files, Input};
use self::load::Load;
use self::output::{Output, Packing};
use self::progress::Progress;
use self::resume::Done;
use self::work::{Shape, Work};
use super::rows::RowFormat;
use super::{Command, Failure, Outcome, complain, count, settings};

pub(crate) const COMMAND: Command = Command {
    name: "batch",
    summary: "the figures of many articles, on every core: NDJSON in, NDJSON or CSV out",
    help: concat!(
        "An article a line in, a report a line out, in the same order.

usage: solieu batch [OPTIONS] [FILE.ndjson…]    without a file, or for -, standard input

in:   {\"id\": \"a-17\", \"text\": \"…\", \"publishedAt\": \"2024-08-17\", …}    publishedAt may be left out, other fields are kept
      {\"id\": \"a-18\", \"text\": \"…\", \"publishedAt\": \"17/8/2024\"}          or milliseconds since 1970; one that cannot be read is a warning
out:  {\"id\": \"a-17\", …, \"report\": {…}}
      {\"id\": \"a-17\", \"error\": \"…\"}    for a line that cannot be read; the run goes on and ends with exit code 1

Files may be packed with gzip or zstd. Empty lines are passed over. An id is a string or an integer, best the first field.
A damaged file stops the run; what came before it is answered. Ctrl-C ends the run after a whole line, and so does a full disk
for `--resume`, which drops a line that is not whole.

options:
  -o, --output FILE     instead of standard output; FILE.gz and FILE.zst are packed
  --resume              go on after the last whole line of the output file; input and options must be those of the earlier run
  --rows csv|ndjson     a row a figure instead of a report an article; a line that cannot be read is a row with an error;
                        in csv, text that a spreadsheet would take for a formula (=, +, -, @ first) has an apostrophe before it
",
        load::load_help!(),
        settings::help!()
    ),
    run,
};

fn run(parser: Parser) -> Result<Outcome, Failure> {
    let (mut output, mut resume, mut shape) = (None, false, Shape::Reports);
    let load = Load::read(parser, |option, parser| {
        match option {
            "-o" | "--output" => output = Some(parser.value()?),
            "--resume" => resume = true,
            "--rows" => shape = Shape::Rows(RowFormat::from_name(&parser.value()?.string()?)?),
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    let Some(mut load) = load else { return Ok(Outcome::Help) };
    if load.files.is_empty() {
        load.files.push("-".into());
    }
    if resume && output.is_none() {
        return Err(Failure::Usage("--resume needs the --output to go on with".to_owned()));
    }
    load.check_files(output.as_ref())?;
    let packing = output.as_deref().map_or(Packing::Plain, Packing::of);
    let work = Work { options: load.settings.options()?, shape, packing, limit: load.limit, parse: solieu::parse };
    let done = match &output {
        Some(file) if resume => Done::read(file, packing, shape)?,
        _ => Done::default(),
    };
    let input = load.input(Files::Batches);
    let progress = Progress::new(input.taken(), load.size(), output.is_none());
    let output = match &output {
        Some(file) => Output::file(file, done.bytes)?,
        None => Output::stdout(),
    };
    write_all(input, done, work, output, progress, load.jobs)
}

fn write_all(input: Input, done: Done, work: Work, mut output: Output, mut progress: Progress, jobs: usize) -> Result<Outcome, Failure> {
    let work = Arc::new(work);
    if output.is_empty() {
        output.write(&work.header()?)?;
    }
    let mut bad = 0;
    engine::run(input, done, Arc::clone(&work), jobs, |answers| {
        bad += answers.bad;
        output.write(&answers.bytes)?;
        answers.complaints.iter().for_each(|why| complain(why));
        progress.add(&answers);
        Ok(())
    })?;
    if output.is_empty() {
        // an empty packed file has a header
        output.write(&work.packing.pack(Vec::new())?)?;
    }
    progress.finish();
    if engine::is_interrupted() {
        return Err(Failure::Interrupted);
    }
    if bad == 0 {
        return Ok(Outcome::Clean);
    }
    complain(&format!("{} could not be read: each has an “error” in the output", count(bad, "line", "lines")));
    Ok(Outcome::Flawed)
}
