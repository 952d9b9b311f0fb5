//! The last stage: puts the report together from what the finders read, the drafts, the sums and the checks.

use crate::document::{BlockKind, Source};
use crate::figure::Draft;
use crate::find::date::{Date, DateSource, Lunar};
use crate::find::document::Document;
use crate::find::{Reading, article};
use crate::report::{Abbreviation, Article, Check, DateMention, DocumentMention, LunarDate, Organization, Person, Report, Span};
use crate::span::Tokens;
use crate::sums::context::Context;
use crate::{checks, findings, sums};

/// Relates the figures and makes the report.
pub(crate) fn report(reading: Reading, drafts: Vec<Draft>) -> Report {
    let source = reading.source;
    let context = Context::read(&reading, &drafts);
    let sums = sums::find_breakdowns(&context);
    let found = checks::detect(&context, &sums);
    let breakdowns = sums::report(&context, &sums);
    let checks: Vec<Check> = found.checks.iter().map(|check| checks::report(&context, check)).collect();
    let findings = findings::collect(&context, &breakdowns, &checks, found.mistakes);
    let title = source.blocks.iter().find(|block| block.kind == BlockKind::Title).map(|block| source.span(&block.tokens));
    let article = Article {
        title,
        published_at: published(&reading),
        author: article::author(&reading),
        source: article::source(&reading),
        url: article::url(&reading),
    };
    let places = Places { source };
    Report {
        schema_version: 2,
        article,
        figures: drafts.into_iter().enumerate().map(|(id, draft)| draft.finish(id, source)).collect(),
        breakdowns,
        checks,
        findings,
        documents: reading.documents.into_iter().map(|document| document_mention(document, &places)).collect(),
        dates: reading.dates.iter().map(|date| date_mention(date, &places)).collect(),
        lunar_dates: reading.lunar.iter().map(|lunar| lunar_date(lunar, &places)).collect(),
        people: reading
            .people
            .into_iter()
            .map(|person| Person { name: person.name, role: person.role, mentions: places.spans(&person.mentions) })
            .collect(),
        organizations: reading
            .organizations
            .into_iter()
            .map(|body| Organization {
                name: body.name,
                kind: body.kind,
                level: body.level,
                parent: body.parent,
                mentions: places.spans(&body.mentions),
            })
            .collect(),
        abbreviations: reading
            .abbreviations
            .into_iter()
            .map(|found| Abbreviation { short: found.short, long: found.long, defined: found.defined, span: places.span(&found.tokens) })
            .collect(),
        warnings: Vec::new(),
    }
}

/// The spans and the words of tokens.
struct Places<'s> {
    source: &'s Source<'s>,
}

impl Places<'_> {
    fn span(&self, tokens: &Tokens) -> Span {
        self.source.span(tokens)
    }

    fn spans(&self, mentions: &[Tokens]) -> Vec<Span> {
        mentions.iter().map(|tokens| self.span(tokens)).collect()
    }

    fn text(&self, tokens: &Tokens) -> String {
        self.source.slice(tokens).to_owned()
    }
}

/// The date of the date line, else that of the options.
fn published(reading: &Reading) -> Option<String> {
    let line = reading.published.filter(|_| reading.dates.iter().any(|date| date.source == DateSource::Line));
    line.or(reading.published_at).map(|when| when.to_string())
}

fn document_mention(document: Document, places: &Places) -> DocumentMention {
    DocumentMention {
        span: places.span(&document.tokens),
        text: places.text(&document.tokens),
        key: document.key,
        kind: document.kind,
        number: document.number,
        issuer: document.issuer,
        date: document.issued.map(|day| day.to_string()),
        same_as: document.same_as as u32,
    }
}

fn date_mention(date: &Date, places: &Places) -> DateMention {
    DateMention {
        span: places.span(&date.tokens),
        text: places.text(&date.tokens),
        value: date.when.to_string(),
        inferred: date.is_inferred(),
    }
}

fn lunar_date(lunar: &Lunar, places: &Places) -> LunarDate {
    LunarDate {
        span: places.span(&lunar.tokens),
        text: places.text(&lunar.tokens),
        day: lunar.day,
        month: lunar.month,
        leap: lunar.leap,
        cycle: lunar.cycle,
    }
}
