//! `solieu batch [FILE.ndjson]`: an article a line in, a report a line out, in the same order.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::panic::{self, AssertUnwindSafe};

use lexopt::{Arg, Parser, ValueExt};
use solieu::{Options, Report};

use super::record::{self, Flaw, Lines, Record};
use super::rows::RowFormat;
use super::settings::{self, Settings};
use super::{Command, Failure, Outcome, complain, count};

pub(crate) const COMMAND: Command = Command {
    name: "batch",
    summary: "the figures of many articles: NDJSON in, NDJSON out",
    help: concat!(
        "An article a line in, a report a line out, in the same order.

usage: solieu batch [OPTIONS] [FILE.ndjson]    without a file, or for -, standard input

in:   {\"id\": \"a-17\", \"text\": \"…\", \"publishedAt\": \"2024-08-17\", …}    publishedAt may be left out, other fields are kept
out:  {\"id\": \"a-17\", …, \"report\": {…}}
      {\"id\": \"a-17\", \"error\": \"…\"}    for a line that cannot be read; the run goes on and ends with exit code 1

Empty lines are passed over. An id is a string or an integer.

options:
  --rows csv|ndjson     a row a figure instead of a report an article; a line that cannot be read is a row with an error
",
        settings::help!()
    ),
    run,
};

fn run(mut parser: Parser) -> Result<Outcome, Failure> {
    let mut settings = Settings::default();
    let mut file = None;
    let mut rows = None;
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(Outcome::Help),
            Arg::Value(value) if file.is_none() => file = Some(value.string()?),
            Arg::Long("rows") => rows = Some(RowFormat::from_name(&parser.value()?.string()?)?),
            Arg::Long("published-at") => settings.set_published_at(parser.value()?)?,
            Arg::Long("lexicon") => settings.add_rows(parser.value()?)?,
            _ => return Err(arg.unexpected().into()),
        }
    }
    let file = file.unwrap_or("-".to_owned());
    let input: Box<dyn BufRead> = match &*file {
        "-" => Box::new(io::stdin().lock()),
        _ => Box::new(BufReader::new(File::open(&file).map_err(|why| Failure::Stopped(format!("{file}: {why}")))?)),
    };
    // a panic is answered in the line that it belongs to
    panic::set_hook(Box::new(|_| {}));
    let bad = answer_all(input, BufWriter::new(io::stdout().lock()), rows, &settings.options()?)?;
    if bad == 0 {
        return Ok(Outcome::Clean);
    }
    complain(&format!("{} could not be read", count(bad, "line", "lines")));
    Ok(Outcome::Flawed)
}

fn answer_all(input: impl BufRead, mut out: impl Write, rows: Option<RowFormat>, options: &Options) -> Result<u64, Failure> {
    let mut lines = Lines::new(input);
    let (mut place, mut bad) = (0, 0);
    if let Some(rows) = rows {
        out.write_all(rows.header().as_bytes())?;
    }
    while let Some((number, line)) = lines.next()? {
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        place += 1;
        match record::read(line).and_then(|record| report(&record, options, solieu::parse).map(|report| (record, report))) {
            Ok((record, report)) => match rows {
                None => record::write_report(&record, &report, &mut out)?,
                Some(rows) => rows.write_report(&record, place, &report, &mut out)?,
            },
            Err(flaw) => {
                bad += 1;
                let why = format!("line {number}: {}", flaw.why);
                let flaw = Flaw { id: flaw.id, why };
                match rows {
                    None => record::write_flaw(&flaw, &mut out)?,
                    Some(rows) => rows.write_flaw(&flaw, place, &mut out)?,
                }
            }
        }
    }
    out.flush()?;
    Ok(bad)
}

/// The report of one article; whatever happens while it is read stays with it.
fn report<'l>(record: &Record<'l>, options: &Options, parse: fn(&str, &Options) -> Report) -> Result<Report, Flaw<'l>> {
    let flaw = |why: String| Flaw { id: record.id, why };
    let dated;
    let options = match &record.published_at {
        None => options,
        Some(date) => {
            dated = options.clone().published_at(date).map_err(|why| flaw(why.to_string()))?;
            &dated
        }
    };
    panic::catch_unwind(AssertUnwindSafe(|| parse(&record.text, options))).map_err(|panic| {
        let message = panic.downcast_ref::<&str>().copied().or(panic.downcast_ref::<String>().map(|text| &**text));
        flaw(format!("solieu itself failed on this article: {}", message.unwrap_or("no message")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_stays_with_its_article() {
        let record = record::read(br#"{"id": "a", "text": ""}"#).unwrap();
        let flaw = report(&record, &Options::default(), |_, _| panic!("at {}", 7)).unwrap_err();
        assert_eq!((flaw.id.0, &*flaw.why), (r#""a""#, "solieu itself failed on this article: at 7"));
    }
}
