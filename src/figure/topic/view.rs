//! One figure with what stands around it: which words are near enough, whether they can mean what is counted.

use rustc_hash::FxHashMap;

use crate::decimal::Decimal;
use crate::figure::clause::{Room, is_link, is_listed, outer_previous, past_coordination};
use crate::figure::subject::{Cue, Subject, is_party_work};
use crate::figure::{Draft, TopicSource};
use crate::find::Reading;
use crate::lexicon::{Classes, ContextClass, ObjectClass, RelationClass, TableId, TopicUse, topic};
use crate::report::{Amount, Kind};
use crate::span::Tokens;

/// How many words away from the figure others may still speak of it; farther ones have a verb of their own between.
pub(super) const REACH: usize = 16;

/// The topic of one figure, and how it was found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found<'s> {
    pub(super) topic: &'s str,
    /// The first and the last token of the words that say it.
    pub(super) by: Option<(usize, usize)>,
    pub(super) source: TopicSource,
    /// Whether words around a figure said it, so that the next figure of a list may share it.
    pub(super) spreads: bool,
}

/// The figure that is looked at, with what is known around it.
pub(super) struct View<'v, 's> {
    pub(super) reading: &'v Reading<'s>,
    pub(super) subject: &'v Subject<'s>,
    pub(super) drafts: &'v [Draft],
    /// The topics of the figures before this one.
    pub(super) found: &'v [Option<Found<'s>>],
    /// The topic of each counted thing when it was first told of.
    pub(super) told: &'v FxHashMap<Identity<'v>, Found<'s>>,
    pub(super) room: Room,
}

/// How many of what.
type Identity<'v> = (Decimal, &'v str);

pub(super) fn identity(draft: &Draft) -> Option<Identity<'_>> {
    match (draft.amount, &draft.object) {
        (Amount::Single { value }, Some(noun)) if draft.kind == Kind::Count && value > Decimal::ONE => Some((value, &noun.canonical)),
        _ => None,
    }
}

impl<'s> View<'_, 's> {
    pub(super) fn draft(&self) -> &Draft {
        &self.drafts[self.found.len()]
    }

    /// Money, measures and ages tell how much was found or given, never who was judged; things are not judged by the way.
    pub(super) fn fits(&self, found: &Found) -> bool {
        const JUDGING: [&str; 3] = [topic("inspection"), topic("discipline"), topic("review")];
        match self.draft().kind {
            Kind::Money | Kind::Measure | Kind::Age | Kind::Score => !is_party_work(found.topic) || self.is_said(found),
            _ => !JUDGING.contains(&found.topic) || self.is_said(found) || !self.is_strange(found),
        }
    }

    /// Whether the words name what is counted, or are the verb to it: `28 đoàn giám sát`, `thanh tra 5 dự án`, `5 dự án được kiểm toán`.
    fn is_said(&self, found: &Found) -> bool {
        self.cue_of(found).is_some_and(|cue| {
            let is_named = self.own_object().is_some_and(|noun| noun.contains(&cue.tokens.start));
            is_named || !cue.has(TopicUse::PARTY_ONLY) && (self.suffers(cue) || self.is_governed_by(cue))
        })
    }

    /// Whether the words are what is done to the counted thing, right behind it: `2 người bị khởi tố`.
    pub(super) fn suffers(&self, cue: &Cue) -> bool {
        let end = past_coordination(self.reading, self.draft().tokens.end);
        let passive = self.reading.is_any(end, [ContextClass::Suffers, ContextClass::Gets]);
        passive && (end..=end + 1).contains(&cue.tokens.start)
    }

    /// Whether what is counted is of another world than that of the words: `xử lý 5 công trình`, `phát hiện 12 đối tượng`.
    fn is_strange(&self, found: &Found) -> bool {
        let Some(noun) = self.own_object() else { return false };
        let own = self.subject.within(noun);
        let is_news = own.iter().any(|cue| cue.has(TopicUse::NEWS));
        let is = |class| self.object_class().is_some_and(|own| own.has(class));
        if is(ObjectClass::Person) || is(ObjectClass::Body) {
            // words that mean so in the work of the Party only: “xử lý”, “phát hiện”
            return is_news && self.cue_of(found).is_some_and(|cue| cue.has(TopicUse::PARTY_ONLY));
        }
        if is(ObjectClass::Case) {
            return is_news;
        }
        self.reading.hit(noun.start, TableId::Role).is_none() && (is_news || own.is_empty())
    }

    /// The words before and behind the figure in its clause.
    pub(super) fn clause(&self) -> (Tokens, Tokens) {
        (self.near(&self.room.clause_before(self.reading)), self.near(&self.room.clause_after(self.reading)))
    }

    /// Whether the words are no general news in an article about the work of the Party.
    pub(super) fn is_weighty(&self, found: &Found) -> bool {
        self.cue_of(found).is_none_or(|cue| self.subject.is_weighty(cue))
    }

    fn cue_of(&self, found: &Found) -> Option<&Cue<'s>> {
        found.by.and_then(|(start, end)| self.subject.within(&(start..end)).first())
    }

    /// What of the tokens is near enough to speak of the figure.
    pub(super) fn near(&self, tokens: &Tokens) -> Tokens {
        let own = &self.draft().tokens;
        let start = tokens.start.max(own.start.saturating_sub(REACH));
        start..tokens.end.min(own.end + REACH).max(start)
    }

    /// The cues of the tokens that outweigh those of general news.
    pub(super) fn weighty(&self, tokens: &Tokens) -> impl DoubleEndedIterator<Item = &Cue<'s>> {
        self.subject.speaking(tokens).filter(|cue| self.subject.is_weighty(cue))
    }

    pub(super) fn say(&self, cue: &Cue<'s>, source: TopicSource) -> Found<'s> {
        Found { topic: self.subject.topic(cue), by: Some((cue.tokens.start, cue.tokens.end)), source, spreads: true }
    }

    /// The nearest figure before this one that is no span of time, and its topic.
    pub(super) fn previous(&self) -> Option<(&Draft, Found<'s>)> {
        const FARTHEST: usize = 4;
        let index = (0..self.found.len()).rev().take(FARTHEST).find(|&index| self.drafts[index].kind != Kind::Duration)?;
        self.found[index].map(|found| (&self.drafts[index], found))
    }

    /// `Trong số ⟦241⟧ đảng viên mới có 98 nữ`: whether the sentence starts with what the rest is some of.
    pub(super) fn is_opened_by_of(&self, whole: &Draft) -> bool {
        let start = self.room.sentence.start;
        let of = self.reading.hit_of(start, RelationClass::Of);
        of.is_some_and(|of| start + of.len() == whole.tokens.start)
    }

    /// What was said of the figure before this one in the sentence.
    pub(super) fn carried(&self) -> Option<Found<'s>> {
        let outer = outer_previous(self.reading, self.drafts, self.found.len())?;
        let before =
            if outer + 1 == self.found.len() { self.previous() } else { self.found[outer].map(|found| (&self.drafts[outer], found)) };
        before.filter(|(draft, found)| draft.tokens.start >= self.room.sentence.start && found.spreads).map(|(_, found)| found)
    }

    /// Where the counted thing stands, if that is beside the number.
    pub(super) fn own_object(&self) -> Option<&Tokens> {
        let noun = &self.draft().object.as_ref()?.tokens;
        (noun.start >= self.room.before.start && noun.end <= self.room.after.end).then_some(noun)
    }

    /// The row for that use that the counted thing starts with, or holds.
    pub(super) fn object_cue(&self, wanted: TopicUse) -> Option<&Cue<'s>> {
        let noun = self.own_object()?;
        // the head of a Vietnamese noun comes first: “vụ việc” is no “việc”
        let heads = |cue: &&Cue| cue.tokens.start == noun.start || wanted == TopicUse::CUE;
        self.subject.within(noun).iter().find(|cue| heads(cue) && self.subject.counts(cue, wanted))
    }

    /// The class of the counted thing in the table of objects.
    fn object_class(&self) -> Option<Classes<ObjectClass>> {
        let noun = &self.draft().object.as_ref()?.tokens;
        self.reading.classes(noun.start)
    }

    /// The words at the end of the list that starts with this figure: `75 tập thể và 32 cá nhân được tặng bằng khen`.
    pub(super) fn end_of_list(&self, accepts: impl Fn(&Cue) -> bool) -> Option<&Cue<'s>> {
        const LONGEST: usize = 6;
        let mut room = self.room.clone();
        for index in self.found.len() + 1..self.drafts.len().min(self.found.len() + LONGEST) {
            let next = &self.drafts[index];
            if next.tokens.start != room.after.end || next.kind != self.draft().kind || !is_listed(self.reading, &room.after) {
                return None;
            }
            room = Room::of(self.reading, self.drafts, index);
            if let Some(cue) = self.subject.speaking(&room.clause_after(self.reading)).find(|cue| accepts(cue)) {
                return Some(cue);
            }
        }
        None
    }

    /// Whether the cue is the verb of what is counted: `kiểm tra ⟦24 đảng viên⟧`, but `đảng viên có trình độ đại học ⟦24⟧`.
    pub(super) fn is_governed_by(&self, cue: &Cue) -> bool {
        let own = self.draft().tokens.start;
        let is_verb = match self.own_object() {
            Some(noun) => noun.start >= own,
            None => self.subject.is_weighty(cue),
        };
        is_verb && is_link(self.reading, &(cue.tokens.end..own))
    }

    /// Whether the cue rather governs the figure behind it: `lập 91 đoàn ⟦kiểm tra⟧ 270 tổ chức đảng`.
    pub(super) fn governs_next(&self, cue: &Cue) -> bool {
        let next = &self.room.after.end;
        *next < self.room.sentence.end && is_link(self.reading, &(cue.tokens.end..*next))
    }

    pub(super) fn is_person_or_case(&self) -> bool {
        self.object_class().is_some_and(|class| class.has_any([ObjectClass::Person, ObjectClass::Case]))
    }
}
