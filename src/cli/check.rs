//! `solieu check FILE…` prints each sum on a line: `186 = 4 + 26 + 15 + 141 ✓`, `24 ≠ 17 + 4 + 1 + 3 = 25 ✗`.

use std::io::{self, Write};
use std::sync::Arc;

use lexopt::Parser;

use super::batch::engine;
use super::batch::input::Files;
use super::batch::load::{self, Load};
use super::batch::output::Packing;
use super::batch::resume::Done;
use super::batch::work::{Shape, SumLines, Work};
use super::{Command, Failure, Outcome, complain, count, settings};

pub(crate) const COMMAND: Command = Command {
    name: "check",
    summary: "whether the sums of articles add up",
    help: concat!(
        "Each sum of each article on a line, the arithmetic checked. Exit code 1 when something does not add up.

usage: solieu check [OPTIONS] FILE…    articles; a FILE.ndjson (.gz, .zst) is an article a line; - is an article on standard input

186 = 4 + 26 + 15 + 141 ✓                  all parts are stated and come to the total
>500 ≈ 300 + 210 ✓                         within what the words allow (trên, gần, khoảng) or within rounding
186 ⊃ 23                                   some of the parts
24 ≠ 17 + 4 + 1 + 3 = 25 ✗  “24 vụ …”      a contradiction, with its words

options:
  --wrong               only what does not add up
",
        load::load_help!(),
        settings::help!()
    ),
    run,
};

fn run(parser: Parser) -> Result<Outcome, Failure> {
    let mut all = true;
    let load = Load::read(parser, |option, _| {
        all &= option != "--wrong";
        Ok(option == "--wrong")
    })?;
    let Some(load) = load else { return Ok(Outcome::Help) };
    if load.files.is_empty() {
        return Err(Failure::Usage("which article? Name a file, or - for standard input".to_owned()));
    }
    load.check_files(None)?;
    let named = load.files.len() > 1 || load.files.iter().any(|file| Files::ByName.is_batch(file));
    let shape = Shape::Sums(SumLines { all, named });
    let work = Work { options: load.settings.options()?, shape, packing: Packing::Plain, limit: load.limit, parse: solieu::parse };
    let (mut bad, mut off, mut articles) = (0, 0, 0);
    engine::run(load.input(Files::ByName), Done::default(), Arc::new(work), load.jobs, |answers| {
        io::stdout().write_all(&answers.bytes)?;
        answers.complaints.iter().for_each(|why| complain(why));
        bad += answers.bad;
        off += answers.off;
        articles += answers.records;
        Ok(())
    })?;
    if engine::is_interrupted() {
        return Err(Failure::Interrupted);
    }
    if off > 0 && articles > 1 {
        complain(&format!("{off} of {} do not add up", count(articles, "article", "articles")));
    }
    Ok(if bad + off == 0 { Outcome::Clean } else { Outcome::Flawed })
}
