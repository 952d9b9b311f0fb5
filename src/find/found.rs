//! What the finders record, as plain data for the later stages: dates, documents, numbers, people, organizations.

use super::date::calendar::{Point, When, days_in};
use crate::decimal::Decimal;
use crate::report::{Amount, Bound, Kind, Level};
use crate::span::Tokens;

/// A short form that the text uses.
#[derive(Debug, Clone)]
pub(crate) struct Abbreviation {
    pub(crate) short: String,
    pub(crate) long: String,
    /// Whether the text itself defines it.
    pub(crate) defined: bool,
    /// Where the short form first stands.
    pub(crate) tokens: Tokens,
}

/// A mention of a document: `Kết luận số 21-KL/TW ngày 25/10/2021`.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    pub(crate) tokens: Tokens,
    /// `kết luận|21-kl/tw`: equal documents have equal keys.
    pub(crate) key: String,
    /// `kết luận`
    pub(crate) kind: String,
    pub(crate) number: Option<String>,
    pub(crate) issuer: Option<String>,
    /// The day of issue, if cited.
    pub(crate) issued: Option<Point>,
    /// Index of the fullest mention.
    pub(crate) same_as: usize,
}

/// A date or a span of dates: `Ngày 17-12`, `nhiệm kỳ 2010 - 2015`.
#[derive(Debug, Clone)]
pub(crate) struct Date {
    /// The calendar part, without `ngày` or `trong`.
    pub(crate) tokens: Tokens,
    pub(crate) when: When,
    pub(crate) source: DateSource,
}

/// Where the year of a date comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateSource {
    /// `ngày 17-12-2016`
    Stated,
    /// `Ngày 17-12 năm ngoái`, or beside a date with its year: the words around it settle the year.
    YearBeside,
    /// `Ngày 17-12`, with the year of publication.
    YearPublished,
    /// `Ngày 17-12`, with the year from elsewhere in the article.
    YearElsewhere,
    /// `hôm qua`
    Relative,
    /// The date line of the page.
    Line,
}

impl Date {
    /// Whether its year, or all of it, is inferred from the rest of the article.
    pub(crate) fn is_inferred(&self) -> bool {
        !matches!(self.source, DateSource::Stated | DateSource::Line)
    }

    /// In ISO 8601 without the time of the day, as a figure of that time has it.
    pub(crate) fn period(&self) -> String {
        When { clock: None, ..self.when }.to_string()
    }
}

/// A time of the day: hour and minute.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) time: (u8, u8),
}

/// A lunar date, as far as it is stated: `14 tháng Giêng năm Đinh Dậu`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lunar {
    pub(crate) tokens: Tokens,
    pub(crate) day: Option<u8>,
    pub(crate) month: Option<u8>,
    /// A leap month: `tháng 4 nhuận`.
    pub(crate) leap: bool,
    /// The place of the year in the cycle of sixty: 0 is `Giáp Tý`.
    pub(crate) cycle: Option<u8>,
}

/// A day or a month that does not exist: `31/4`, `tháng 13/2024`.
#[derive(Debug, Clone)]
pub(crate) struct NoDay {
    pub(crate) tokens: Tokens,
    /// `None` for a month: `tháng 13/2024`.
    pub(crate) day: Option<u32>,
    pub(crate) month: u32,
    pub(crate) year: Option<i32>,
}

impl NoDay {
    /// The number of days of the month; `None` if there is no such month.
    pub(crate) fn days_in_month(&self) -> Option<u32> {
        // without a year, February may have 29 days
        let year = self.year.unwrap_or(2000);
        Some(days_in(year, self.month)).filter(|&days| days > 0)
    }
}

/// A number that states an amount, from its first digit or numeral to its last scale word.
#[derive(Debug, Clone)]
pub(crate) struct Number {
    pub(crate) tokens: Tokens,
    pub(crate) amount: Amount,
    /// The value of `1,299` if the comma is the decimal sign.
    pub(crate) comma: Option<Decimal>,
    /// The kind that the number word itself says: `gấp đôi`.
    pub(crate) kind: Option<Kind>,
    /// The bound that the number word itself says: `vài`.
    pub(crate) bound: Option<Bound>,
    /// Whether it has a scale word: `2,5 triệu`.
    pub(crate) is_scaled: bool,
    /// Whether it is a member of a series whose last number has the unit or the noun: `⟦12⟧, 15 và 18 tháng tù`.
    pub(crate) is_in_series: bool,
    pub(crate) rules: Vec<&'static str>,
}

/// Digits that are no valid number: `3.000.00`, also where nothing is read from them.
#[derive(Debug, Clone)]
pub(crate) struct Malformed {
    pub(crate) tokens: Tokens,
    /// The number that was meant, if there is only one: 3.000.000 for `3.000.00`.
    pub(crate) nearest: Option<Decimal>,
}

/// A body that the article names.
#[derive(Debug, Clone)]
pub(crate) struct Organization {
    /// Its fullest name in the text.
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) level: Option<Level>,
    /// Index of the body it is part of.
    pub(crate) parent: Option<u32>,
    pub(crate) mentions: Vec<Tokens>,
}

/// A person whom the article names in full at least once.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) role: Option<String>,
    pub(crate) mentions: Vec<Tokens>,
}
