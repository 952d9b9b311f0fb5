//! `solieu compare FILE…` prints what articles agree and differ on, by body and period.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};
use std::sync::Arc;

use lexopt::{Parser, ValueExt};
use serde::Serialize;
use solieu::line::amount;
use solieu::{Amount, Bound, Fact, Report};

use super::batch::engine;
use super::batch::input::Files;
use super::batch::load::{self, Load};
use super::batch::output::Packing;
use super::batch::resume::Done;
use super::batch::work::{Shape, Work};
use super::table::{name, printable};
use super::{Command, Failure, Outcome, complain, json, settings};

pub(crate) const COMMAND: Command = Command {
    name: "compare",
    summary: "what articles agree and differ on",
    help: concat!(
        "What at least two articles state, by body, period and object, and whether they agree. Exit code 1 when they differ.

usage: solieu compare [OPTIONS] FILE…    articles; a FILE.ndjson (.gz, .zst) is an article a line

The articles of a FILE.ndjson need not be about the same: there a figure is compared only where the text settles its body.
The comparable figures of all articles are held in memory, some kilobytes an article; an archive is compared with SQL over
the rows of `solieu batch --rows ndjson`.

options:
  --differing           only what they differ on
  --format text         a line a fact, under its body and period: the default
           ndjson       a JSON object a fact
",
        load::load_help!(),
        settings::help!()
    ),
    run,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Text,
    Ndjson,
}

fn run(parser: Parser) -> Result<Outcome, Failure> {
    let (mut all, mut format) = (true, Format::Text);
    let load = Load::read(parser, |option, parser| {
        match option {
            "--differing" => all = false,
            "--format" => {
                format = match &*parser.value()?.string()? {
                    "text" => Format::Text,
                    "ndjson" => Format::Ndjson,
                    other => return Err(Failure::Usage(format!("--format {other}: there are text and ndjson"))),
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    let Some(load) = load else { return Ok(Outcome::Help) };
    if load.files.is_empty() {
        return Err(Failure::Usage("which articles? Name two files or more, or a FILE.ndjson".to_owned()));
    }
    load.check_files(None)?;
    let is_archive = load.files.iter().any(|file| Files::ByName.is_batch(file));
    let (options, packing) = (load.settings.options()?, Packing::Plain);
    let work = Work { options, shape: Shape::Comparable, packing, limit: load.limit, parse: solieu::parse };
    let (mut ids, mut reports, mut bad) = (Vec::new(), Vec::new(), 0);
    engine::run(load.input(Files::ByName), Done::default(), Arc::new(work), load.jobs, |answers| {
        answers.complaints.iter().for_each(|why| complain(why));
        bad += answers.bad;
        for (id, report) in answers.kept {
            ids.push(id);
            reports.push(report);
        }
        Ok(())
    })?;
    if engine::is_interrupted() {
        return Err(Failure::Interrupted);
    }
    let mut facts = solieu::compare(&reports).facts;
    if is_archive {
        facts.retain(|fact| fact.organization.is_some());
    }
    let differing = facts.iter().any(|fact| !fact.agrees);
    facts.retain(|fact| all || !fact.agrees);
    // a stable sort keeps the order of the articles within a body and period
    facts.sort_by(|one, other| (&one.organization, &one.period).cmp(&(&other.organization, &other.period)));
    let mut out = BufWriter::new(io::stdout().lock());
    match format {
        Format::Text => write_text(&facts, &ids, &mut out)?,
        Format::Ndjson => write_ndjson(&facts, &ids, &reports, &mut out)?,
    }
    out.flush()?;
    Ok(if differing || bad > 0 { Outcome::Flawed } else { Outcome::Clean })
}

fn write_text(facts: &[Fact], ids: &[String], out: &mut impl Write) -> Result<(), Failure> {
    for group in facts.chunk_by(|one, other| (&one.organization, &one.period) == (&other.organization, &other.period)) {
        let Some(first) = group.first() else { continue };
        let body = first.organization.as_deref().unwrap_or("no body");
        writeln!(out, "{} · {}", printable(body), first.period.as_deref().unwrap_or("no period"))?;
        for fact in group {
            let about = [fact.topic.as_ref(), fact.unit.as_ref()].into_iter().flatten().chain(fact.facets.values());
            let about: Vec<_> = about.map(String::as_str).collect();
            let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join(", ")) };
            let values: Vec<_> = fact.values.iter().map(|value| said(value.amount, value.bound, &ids[value.report as usize])).collect();
            let mark = if fact.agrees { '✓' } else { '✗' };
            writeln!(out, "  {mark} {}", printable(&format!("{}{about}: {}", fact.object, values.join(", "))))?;
        }
    }
    Ok(())
}

/// `over 16.000 [a.txt]`
fn said(value: Amount, bound: Bound, id: &str) -> String {
    let bound = if bound == Bound::Exact { String::new() } else { format!("{} ", name(bound)) };
    format!("{bound}{} [{id}]", amount(value))
}

/// A fact with its values referring to articles by id and to figures by their index in the whole report.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Line<'f> {
    object: &'f str,
    unit: Option<&'f str>,
    topic: Option<&'f str>,
    facets: &'f BTreeMap<String, String>,
    organization: Option<&'f str>,
    period: Option<&'f str>,
    agrees: bool,
    values: Vec<Value<'f>>,
}

#[derive(Serialize)]
struct Value<'f> {
    id: &'f str,
    figure: u32,
    amount: Amount,
    bound: Bound,
}

fn write_ndjson(facts: &[Fact], ids: &[String], reports: &[Report], out: &mut impl Write) -> Result<(), Failure> {
    for fact in facts {
        let values = fact.values.iter().map(|value| Value {
            id: &ids[value.report as usize],
            figure: reports[value.report as usize].figures[value.figure as usize].id,
            amount: value.amount,
            bound: value.bound,
        });
        let line = Line {
            object: &fact.object,
            unit: fact.unit.as_deref(),
            topic: fact.topic.as_deref(),
            facets: &fact.facets,
            organization: fact.organization.as_deref(),
            period: fact.period.as_deref(),
            agrees: fact.agrees,
            values: values.collect(),
        };
        json::write(&line, out)?;
        writeln!(out)?;
    }
    Ok(())
}
