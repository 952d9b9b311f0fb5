//! The last stage: what was read becomes a [`Report`], and bytes become UTF-16, once.

use crate::figure::Draft;
use crate::find::date::{Date, Lunar};
use crate::find::document::Document;
use crate::find::{Reading, article};
use crate::report::{Abbreviation, Article, DateMention, DocumentMention, LunarDate, Organization, Person, Report};
use crate::source::BlockKind;
use crate::span::Tokens;
use crate::utf16::Utf16;

/// The report of what was read.
pub(crate) fn report(reading: &Reading, drafts: &[Draft], utf16: &Utf16) -> Report {
    let source = reading.source;
    let (breakdowns, checks) = crate::relation::check(reading, drafts, utf16);
    let span = |tokens: &Tokens| utf16.span(source.bytes(tokens));
    let title = source.blocks.iter().find(|block| block.kind == BlockKind::Title).map(|block| utf16.span(source.bytes(&block.tokens)));
    Report {
        schema_version: 1,
        article: Article {
            title,
            published_at: published(reading),
            author: article::author(reading),
            source: article::source(reading),
            url: article::url(reading),
        },
        figures: drafts.iter().enumerate().map(|(id, draft)| draft.finish(id, reading, utf16)).collect(),
        breakdowns,
        checks,
        documents: reading.documents.iter().map(|document| document_mention(document, reading, utf16)).collect(),
        dates: reading.dates.iter().map(|date| date_mention(date, reading, utf16)).collect(),
        lunar_dates: reading.lunar.iter().map(|lunar| lunar_date(lunar, reading, utf16)).collect(),
        people: reading
            .people
            .iter()
            .map(|person| Person {
                name: person.name.clone(),
                role: person.role.clone(),
                mentions: person.mentions.iter().map(span).collect(),
            })
            .collect(),
        organizations: reading
            .organizations
            .iter()
            .map(|body| Organization {
                name: body.name.clone(),
                kind: body.kind.clone(),
                level: body.level,
                parent: body.parent,
                mentions: body.mentions.iter().map(span).collect(),
            })
            .collect(),
        abbreviations: reading
            .abbreviations
            .iter()
            .map(|found| Abbreviation {
                short: found.short.clone(),
                long: found.long.clone(),
                defined: found.defined,
                span: span(&found.tokens),
            })
            .collect(),
    }
}

/// The date line where there is one, else what the caller said.
fn published(reading: &Reading) -> Option<String> {
    let line = reading.published.filter(|_| reading.dates.iter().any(|date| date.rule == "date.line"));
    line.map(|when| when.to_string()).or_else(|| reading.published_at.map(str::to_owned))
}

fn document_mention(document: &Document, reading: &Reading, utf16: &Utf16) -> DocumentMention {
    DocumentMention {
        span: utf16.span(reading.source.bytes(&document.tokens)),
        text: reading.source.slice(&document.tokens).to_owned(),
        key: document.key.clone(),
        kind: document.kind.clone(),
        number: document.number.clone(),
        issuer: document.issuer.clone(),
        date: document.issued.map(|day| day.to_string()),
        same_as: document.same_as as u32,
    }
}

fn date_mention(date: &Date, reading: &Reading, utf16: &Utf16) -> DateMention {
    DateMention {
        span: utf16.span(reading.source.bytes(&date.tokens)),
        text: reading.source.slice(&date.tokens).to_owned(),
        value: date.when.to_string(),
        inferred: date.inferred,
    }
}

fn lunar_date(lunar: &Lunar, reading: &Reading, utf16: &Utf16) -> LunarDate {
    LunarDate {
        span: utf16.span(reading.source.bytes(&lunar.tokens)),
        text: reading.source.slice(&lunar.tokens).to_owned(),
        day: lunar.day,
        month: lunar.month,
        leap: lunar.leap,
        cycle: lunar.cycle,
    }
}
