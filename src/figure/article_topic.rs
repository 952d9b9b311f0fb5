//! What an article as a whole is about, and every phrase of the topic table in it: an article full of `kiểm tra`, `kỷ luật`,
//! `chi bộ` is about the work of the Party, one full of `bóng đá`, `bàn thắng` about sport.

use rustc_hash::FxHashMap;

use crate::document::BlockKind;
use crate::find::{Claim, Reading};
use crate::lexicon::Starts;
use crate::lexicon::{TableId, Topic, TopicUse, topic};
use crate::span::Tokens;
use solieu_text::{Case, TokenKind};

pub(super) const ORGANISATION: &str = topic("organisation");

/// Whether the topic belongs to the work of the Party: organisation, membership, inspection, discipline …
pub(super) fn is_party_work(id: &str) -> bool {
    const WORK: [&str; 7] =
        [ORGANISATION, topic("membership"), topic("review"), topic("inspection"), topic("discipline"), topic("rating"), topic("task")];
    WORK.contains(&id)
}

/// A phrase of the topic table in the text.
#[derive(Debug, Clone)]
pub(super) struct TopicCue<'s> {
    pub(super) tokens: Tokens,
    row: &'s Topic,
}

impl TopicCue<'_> {
    pub(super) fn has(&self, wanted: TopicUse) -> bool {
        self.row.uses.has(wanted)
    }
}

/// The topic phrases of one article and what follows from all of them together.
pub(super) struct ArticleTopic<'s> {
    /// In text order, never overlapping.
    cues: Vec<TopicCue<'s>>,
    /// Whether the article is about the work of the Party.
    pub(super) is_party: bool,
    /// The topic of most phrases, where the article is general news.
    pub(super) main: Option<&'s str>,
    /// The headline and the subheadings, in text order.
    headings: Vec<Tokens>,
}

impl<'s> ArticleTopic<'s> {
    pub(super) fn read(reading: &Reading<'s>) -> Self {
        let cues = find_cues(reading);
        let headings = find_headings(reading);
        let is_party = is_party(reading, &cues);
        let mut article = Self { cues, is_party, main: None, headings };
        article.main = article.find_main(reading);
        article
    }

    /// Every cue that starts within the tokens, whatever its use.
    pub(super) fn all_cues(&self, tokens: &Tokens) -> &[TopicCue<'s>] {
        let from = self.cues.partition_point(|cue| cue.tokens.start < tokens.start);
        let to = self.cues.partition_point(|cue| cue.tokens.start < tokens.end);
        &self.cues[from..to.max(from)]
    }

    /// The cues within the tokens that may give their topic to figures near them.
    pub(super) fn cues(&self, tokens: &Tokens) -> impl DoubleEndedIterator<Item = &TopicCue<'s>> {
        let end = tokens.end;
        self.all_cues(tokens).iter().filter(move |cue| cue.tokens.end <= end && self.allows(cue, TopicUse::CUE))
    }

    /// Whether this article allows that use of the cue: some words have a topic in articles about the work of the Party only.
    pub(super) fn allows(&self, cue: &TopicCue, wanted: TopicUse) -> bool {
        cue.has(wanted) && (self.is_party || !cue.has(TopicUse::PARTY_ONLY))
    }

    /// Whether the cue outranks the others: in an article about the work of the Party its words outrank nearer ones of general news.
    pub(super) fn is_preferred(&self, cue: &TopicCue) -> bool {
        !self.is_party || !cue.has(TopicUse::NEWS)
    }

    /// The topic of the cue; in an article about the work of the Party general news is `other`.
    pub(super) fn topic(&self, cue: &TopicCue<'s>) -> &'s str {
        match cue.row.id.as_deref() {
            Some(id) if !(self.is_party && cue.has(TopicUse::NEWS)) => id,
            _ => Topic::OTHER,
        }
    }

    /// The topic of the nearest heading above the token, else that of the headline.
    pub(super) fn heading_topic(&self, at: usize) -> Option<&'s str> {
        let above = self.headings.partition_point(|heading| heading.end <= at);
        let nearest = above.checked_sub(1)?;
        [nearest, 0]
            .into_iter()
            .find_map(|index| self.cues(&self.headings[index]).find(|cue| self.is_preferred(cue)))
            .map(|cue| self.topic(cue))
    }

    /// The topic that at least half of the cues have; those of the headline count four times.
    fn find_main(&self, reading: &Reading) -> Option<&'s str> {
        const HEADLINE: usize = 4;
        const FEWEST: usize = 3;
        if self.is_party {
            return None;
        }
        let headline = reading.source.blocks.iter().find(|block| block.kind == BlockKind::Title).map(|block| block.tokens.clone());
        let mut votes: FxHashMap<&str, usize> = FxHashMap::default();
        for cue in self.cues.iter().filter(|cue| self.allows(cue, TopicUse::CUE)) {
            let in_headline = headline.as_ref().is_some_and(|headline| headline.contains(&cue.tokens.start));
            *votes.entry(self.topic(cue)).or_default() += if in_headline { HEADLINE } else { 1 };
        }
        let all: usize = votes.values().sum();
        let (topic, most) = votes.into_iter().max_by_key(|&(topic, votes)| (votes, topic))?;
        (most >= FEWEST && most * 2 >= all && !is_party_work(topic)).then_some(topic)
    }
}

/// Every phrase of the topic table, the longest at each place; names of documents and dates are skipped.
fn find_cues<'s>(reading: &Reading<'s>) -> Vec<TopicCue<'s>> {
    const STARTS: Starts = Starts::rows(&[TableId::Topic]);
    let mut cues = Vec::new();
    let mut end = 0;
    for at in reading.source.all_starts(STARTS) {
        let free = at >= end && matches!(reading.claimed(at), Claim::Free | Claim::Name);
        let Some(hit) = reading.hit(at, TableId::Topic).filter(|_| free) else { continue };
        let cue = TopicCue { tokens: at..at + hit.len(), row: reading.lexicon.topic(hit) };
        end = cue.tokens.end;
        if !runs_into_name(reading, &cue) {
            cues.push(cue);
        }
    }
    cues
}

/// Whether the phrase runs into a name: `cầu Thủ` of `cầu Thủ Thiêm` is not `cầu thủ`.
fn runs_into_name(reading: &Reading, cue: &TopicCue) -> bool {
    let (first, last, next) = (reading.token(cue.tokens.start), reading.token(cue.tokens.end - 1), reading.token(cue.tokens.end));
    let starts = reading.source.sentence(cue.tokens.start).start == cue.tokens.start;
    cue.tokens.len() > 1
        && (first.case == Case::Lower || starts)
        && last.case == Case::Title
        && next.case == Case::Title
        && next.kind == TokenKind::Word
}

/// Whether the article is about the work of the Party: one word of it in at most a hundred tokens, those of the headline
/// counted three times.
fn is_party(reading: &Reading, cues: &[TopicCue]) -> bool {
    const ONE_IN: usize = 100;
    let headline = reading.source.blocks.iter().find(|block| block.kind == BlockKind::Title);
    let weight = |cue: &TopicCue| if headline.is_some_and(|block| block.tokens.contains(&cue.tokens.start)) { 3 } else { 1 };
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
