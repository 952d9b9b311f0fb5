//! The pieces of the sentences about findings: “trên 16.000 đảng viên” as the article writes it, `38,9%` and `45 triệu` as computed.

use crate::line::amount;
use crate::report::{Amount, Expected, Figure, Finding, Kind, Report};

/// A language of the sentences about findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// Tiếng Việt
    Vi,
    /// English
    En,
}

impl Language {
    /// The language with that code, `vi` or `en`; `None` for others.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "vi" => Some(Self::Vi),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The one for this language.
    pub(crate) fn pick<T>(self, vi: T, en: T) -> T {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}

/// A finding with what its sentence draws on.
#[derive(Clone, Copy)]
pub(crate) struct Telling<'r> {
    pub(crate) finding: &'r Finding,
    pub(crate) report: &'r Report,
    /// The text that the spans point into.
    pub(crate) text: &'r str,
    pub(crate) language: Language,
}

impl<'r> Telling<'r> {
    pub(crate) fn figure(&self, index: u32) -> Option<&'r Figure> {
        self.report.figures.get(index as usize)
    }

    /// “trên 16.000 đảng viên”: a figure as the article writes it.
    pub(crate) fn quote(&self, index: u32) -> String {
        self.figure(index).map_or(String::new(), |figure| format!("“{}”", figure.span.slice(self.text)))
    }

    /// “31/4”: the place of the finding as the article writes it.
    pub(crate) fn marked(&self) -> String {
        format!("“{}”", self.finding.span.slice(self.text))
    }

    /// `1.266`, `38,9%`, `45 triệu`: an amount, with a percent sign if the figure `like` has one.
    pub(crate) fn amount(&self, value: Amount, like: u32) -> String {
        let sign = if self.figure(like).is_some_and(|figure| figure.kind == Kind::Percent) { "%" } else { "" };
        format!("{}{sign}", amount(value))
    }

    /// The number of a figure, without its unit: `1.284`, `38,9%`.
    pub(crate) fn stated(&self, index: u32) -> String {
        self.figure(index).map_or(String::new(), |figure| self.amount(figure.amount, index))
    }

    /// What the amount or date of the finding would have to be.
    pub(crate) fn expected(&self) -> Option<String> {
        let like =
            self.finding.figures.iter().copied().find(|&index| self.figure(index).is_some_and(|figure| figure.number == self.finding.span));
        match self.finding.expected.as_ref()? {
            Expected::Amount(value) => Some(like.map_or_else(|| amount(*value), |like| self.amount(*value, like))),
            Expected::Date(date) => Some(date.clone()),
        }
    }
}
