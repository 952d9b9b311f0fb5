//! What an article as a whole is about, and every word in it that speaks of a topic.

use rustc_hash::FxHashMap;

use crate::document::BlockKind;
use crate::find::{Claim, Reading};
use crate::lexicon::Starts;
use crate::lexicon::{TableId, Topic, TopicUse, topic};
use crate::span::Tokens;
use solieu_text::{Case, TokenKind};

pub(super) const ORGANISATION: &str = topic("organisation");

/// Whether the topic is of the work of the Party, which tells of people and bodies.
pub(super) fn is_party_work(id: &str) -> bool {
    const WORK: [&str; 7] =
        [ORGANISATION, topic("membership"), topic("review"), topic("inspection"), topic("discipline"), topic("rating"), topic("task")];
    WORK.contains(&id)
}

/// A row of the topic table in the text.
#[derive(Debug, Clone)]
pub(super) struct Cue<'s> {
    pub(super) tokens: Tokens,
    row: &'s Topic,
}

impl Cue<'_> {
    pub(super) fn has(&self, wanted: TopicUse) -> bool {
        self.row.uses.has(wanted)
    }
}

/// The words and the drift of one article.
pub(super) struct Subject<'s> {
    /// In text order, never overlapping.
    cues: Vec<Cue<'s>>,
    /// Whether the article is about the work of the Party.
    pub(super) is_party: bool,
    /// What most words of an article of general news speak of.
    pub(super) main: Option<&'s str>,
    /// The headline and the short lines that head what follows them.
    headings: Vec<Tokens>,
}

impl<'s> Subject<'s> {
    pub(super) fn read(reading: &Reading<'s>) -> Self {
        let cues = find_cues(reading);
        let headings = find_headings(reading);
        let is_party = is_party(reading, &cues);
        let mut subject = Self { cues, is_party, main: None, headings };
        subject.main = subject.find_main(reading);
        subject
    }

    /// The cues that start within the tokens.
    pub(super) fn within(&self, tokens: &Tokens) -> &[Cue<'s>] {
        let from = self.cues.partition_point(|cue| cue.tokens.start < tokens.start);
        let to = self.cues.partition_point(|cue| cue.tokens.start < tokens.end);
        &self.cues[from..to.max(from)]
    }

    /// The cues within the tokens that speak of what stands near them.
    pub(super) fn speaking(&self, tokens: &Tokens) -> impl DoubleEndedIterator<Item = &Cue<'s>> {
        let end = tokens.end;
        self.within(tokens).iter().filter(move |cue| cue.tokens.end <= end && self.counts(cue, TopicUse::CUE))
    }

    /// Whether the cue may be used so in this article.
    pub(super) fn counts(&self, cue: &Cue, wanted: TopicUse) -> bool {
        cue.has(wanted) && (self.is_party || !cue.has(TopicUse::PARTY_ONLY))
    }

    /// In an article about the work of the Party a word of that work outweighs a nearer one of general news.
    pub(super) fn is_weighty(&self, cue: &Cue) -> bool {
        !self.is_party || !cue.has(TopicUse::NEWS)
    }

    pub(super) fn topic(&self, cue: &Cue<'s>) -> &'s str {
        match cue.row.id.as_deref() {
            Some(id) if !(self.is_party && cue.has(TopicUse::NEWS)) => id,
            _ => Topic::OTHER,
        }
    }

    /// The topic that the nearest heading above the token speaks of, else the headline.
    pub(super) fn heading_topic(&self, at: usize) -> Option<&'s str> {
        let above = self.headings.partition_point(|heading| heading.end <= at);
        let nearest = above.checked_sub(1)?;
        [nearest, 0]
            .into_iter()
            .find_map(|index| self.speaking(&self.headings[index]).find(|cue| self.is_weighty(cue)))
            .map(|cue| self.topic(cue))
    }

    /// The topic of general news that half of the speaking words have; those of the headline count for more.
    fn find_main(&self, reading: &Reading) -> Option<&'s str> {
        const HEADLINE: usize = 4;
        const FEWEST: usize = 3;
        if self.is_party {
            return None;
        }
        let headline = reading.source.blocks.iter().find(|block| block.kind == BlockKind::Title).map(|block| block.tokens.clone());
        let mut votes: FxHashMap<&str, usize> = FxHashMap::default();
        for cue in self.cues.iter().filter(|cue| self.counts(cue, TopicUse::CUE)) {
            let in_headline = headline.as_ref().is_some_and(|headline| headline.contains(&cue.tokens.start));
            *votes.entry(self.topic(cue)).or_default() += if in_headline { HEADLINE } else { 1 };
        }
        let all: usize = votes.values().sum();
        let (topic, most) = votes.into_iter().max_by_key(|&(topic, votes)| (votes, topic))?;
        (most >= FEWEST && most * 2 >= all && !is_party_work(topic)).then_some(topic)
    }
}

/// Every row of the topic table in the text, longest first; names of documents speak of nothing.
fn find_cues<'s>(reading: &Reading<'s>) -> Vec<Cue<'s>> {
    const STARTS: Starts = Starts::rows(&[TableId::Topic]);
    let mut cues = Vec::new();
    let mut end = 0;
    for at in reading.source.all_starts(STARTS) {
        let free = at >= end && matches!(reading.claimed(at), Claim::Free | Claim::Name);
        let Some(hit) = reading.hit(at, TableId::Topic).filter(|_| free) else { continue };
        let cue = Cue { tokens: at..at + hit.len(), row: reading.lexicon.topic(hit) };
        end = cue.tokens.end;
        if !runs_into_name(reading, &cue) {
            cues.push(cue);
        }
    }
    cues
}

/// `cầu Thủ Thiêm` is no cầu thủ: a common word and the start of a longer name.
fn runs_into_name(reading: &Reading, cue: &Cue) -> bool {
    let (first, last, next) = (reading.token(cue.tokens.start), reading.token(cue.tokens.end - 1), reading.token(cue.tokens.end));
    let starts = reading.source.sentence(cue.tokens.start).start == cue.tokens.start;
    cue.tokens.len() > 1
        && (first.case == Case::Lower || starts)
        && last.case == Case::Title
        && next.case == Case::Title
        && next.kind == TokenKind::Word
}

/// An article in which words of the Party's work come at least once in about a hundred, those of the headline counted thrice.
fn is_party(reading: &Reading, cues: &[Cue]) -> bool {
    const ONE_IN: usize = 100;
    let headline = reading.source.blocks.iter().find(|block| block.kind == BlockKind::Title);
    let weight = |cue: &Cue| if headline.is_some_and(|block| block.tokens.contains(&cue.tokens.start)) { 3 } else { 1 };
    let words: usize = cues.iter().filter(|cue| cue.has(TopicUse::PARTY)).map(weight).sum();
    words * ONE_IN >= reading.source.len() && words > 0
}

/// The headline, and short lines without a full stop.
fn find_headings(reading: &Reading) -> Vec<Tokens> {
    const LONGEST: usize = 20;
    let is_heading = |tokens: &Tokens| {
        !tokens.is_empty() && tokens.len() <= LONGEST && !matches!(reading.source.before(tokens.end, 1).mark, '.' | '…' | ',' | ';' | '?')
    };
    let blocks = reading.source.blocks.iter();
    blocks.filter(|block| block.kind == BlockKind::Title || is_heading(&block.tokens)).map(|block| block.tokens.clone()).collect()
}
