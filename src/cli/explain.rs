//! `solieu explain FILE --figure N` prints how one figure came to be, step by step.

use std::io::{self, BufWriter, Write};

use lexopt::{Arg, Parser, ValueExt};

use super::settings::{self, Settings};
use super::{Command, Failure, Outcome, article};

pub(crate) const COMMAND: Command = Command {
    name: "explain",
    summary: "how one figure of an article came to be",
    help: concat!(
        "The rules that made a figure, in their order, with what each filled and the words it read.

usage: solieu explain [OPTIONS] FILE --figure N    FILE is an article, - is standard input

options:
  --figure N            the number of the figure in the table of `solieu FILE`
",
        settings::help!()
    ),
    run,
};

fn run(mut parser: Parser) -> Result<Outcome, Failure> {
    let (mut settings, mut file, mut figure) = (Settings::default(), None, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(Outcome::Help),
            Arg::Long("figure") => figure = Some(parser.value()?.parse::<usize>()?),
            Arg::Long("published-at") => settings.set_published_at(parser.value()?)?,
            Arg::Long("lexicon") => settings.add_rows(parser.value()?)?,
            Arg::Value(name) if file.is_none() => file = Some(name),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let (Some(file), Some(figure)) = (file, figure) else {
        return Err(Failure::Usage("name an article and a figure: solieu explain ARTICLE.txt --figure 3".to_owned()));
    };
    let text = article::read(&file).map_err(|why| Failure::Stopped(format!("{}: {why}", file.to_string_lossy())))?;
    let Some(explanation) = solieu::explain(&text, &settings.options()?, figure) else {
        return Err(Failure::Stopped(format!("{} has no figure {figure}: `solieu` lists its figures", file.to_string_lossy())));
    };
    let mut out = BufWriter::new(io::stdout().lock());
    writeln!(out, "figure {figure}: {}", explanation.figure.span.slice(&text))?;
    for step in &explanation.steps {
        let value = step.value.as_deref().map_or(String::new(), |value| format!(" → {value}"));
        let words = step.words.as_ref().map_or(String::new(), |words| format!(" “{}”", words.text));
        let carried = if step.carried { " (carried over)" } else { "" };
        writeln!(out, "  {:<24} {}{value}{words}{carried}\n  {:<24} {}", step.rule.name, step.rule.field, "", step.rule.en)?;
    }
    out.flush()?;
    Ok(Outcome::Clean)
}
