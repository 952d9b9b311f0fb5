//! The search for the topic of one figure: which words are near enough, and whether their topic suits what is counted.
//!
//! In `xử lý 5 công trình` the verb is a word of discipline, but buildings are not disciplined.

use rustc_hash::FxHashMap;

use crate::decimal::Decimal;
use crate::figure::article_topic::{ArticleTopic, TopicCue, is_party_work};
use crate::figure::draft::Draft;
use crate::figure::neighbourhood::{Neighbourhood, is_link, is_listed, outer_previous, past_coordination};
use crate::figure::origin::TopicOrigin;
use crate::find::Reading;
use crate::lexicon::{Classes, ContextClass, ObjectClass, RelationClass, TableId, TopicUse, topic};
use crate::report::{Amount, Kind};
use crate::span::Tokens;

/// How far from the figure, in tokens, a cue may stand; farther ones usually belong to another verb.
pub(super) const REACH: usize = 16;

/// The topic that one scope found for a figure.
#[derive(Debug, Clone, Copy)]
pub(super) struct TopicMatch<'s> {
    pub(super) topic: &'s str,
    /// The range of the words that name it.
    pub(super) by: Option<(usize, usize)>,
    pub(super) origin: TopicOrigin,
    /// Whether the next figure of a list may share it: not where only the counted thing itself names it.
    pub(super) is_shareable: bool,
}

/// Looks for the topic of one figure: the first one that has no match yet.
pub(super) struct TopicSearch<'v, 's> {
    pub(super) reading: &'v Reading<'s>,
    pub(super) article: &'v ArticleTopic<'s>,
    pub(super) drafts: &'v [Draft],
    /// The matches of the figures before this one.
    pub(super) found: &'v [Option<TopicMatch<'s>>],
    /// The first match of each count and object, for when the text returns to them.
    pub(super) first_matches: &'v FxHashMap<Identity<'v>, TopicMatch<'s>>,
    pub(super) around: Neighbourhood,
}

/// A count with its object: `15 đảng viên` names the same people each time.
type Identity<'v> = (Decimal, &'v str);

pub(super) fn identity(draft: &Draft) -> Option<Identity<'_>> {
    match (draft.amount, &draft.object) {
        (Amount::Single { value }, Some(noun)) if draft.kind == Kind::Count && value > Decimal::ONE => Some((value, &noun.canonical)),
        _ => None,
    }
}

impl<'s> TopicSearch<'_, 's> {
    pub(super) fn draft(&self) -> &Draft {
        &self.drafts[self.found.len()]
    }

    /// Whether the topic suits the figure. Money, measures and ages are found or paid, not disciplined, unless the words say so
    /// directly; inspection, discipline and review suit people, bodies and cases.
    pub(super) fn accepts(&self, found: &TopicMatch) -> bool {
        const JUDGING: [&str; 3] = [topic("inspection"), topic("discipline"), topic("review")];
        match self.draft().kind {
            Kind::Money | Kind::Measure | Kind::Age | Kind::Score => !is_party_work(found.topic) || self.is_about_object(found),
            _ => !JUDGING.contains(&found.topic) || self.is_about_object(found) || !self.is_incompatible(found),
        }
    }

    /// Whether the words name the object or are its verb: `28 đoàn giám sát`, `thanh tra 5 dự án`, `5 dự án được kiểm toán`.
    fn is_about_object(&self, found: &TopicMatch) -> bool {
        self.cue_of(found).is_some_and(|cue| {
            let is_named = self.own_object().is_some_and(|noun| noun.contains(&cue.tokens.start));
            is_named || !cue.has(TopicUse::PARTY_ONLY) && (self.is_passive_verb(cue) || self.is_governed_by(cue))
        })
    }

    /// Whether the words are the passive verb right behind the object: `2 người bị ⟦khởi tố⟧`.
    pub(super) fn is_passive_verb(&self, cue: &TopicCue) -> bool {
        let end = past_coordination(self.reading, self.draft().tokens.end);
        let passive = self.reading.is_any(end, [ContextClass::Suffers, ContextClass::Gets]);
        passive && (end..=end + 1).contains(&cue.tokens.start)
    }

    /// Whether the object does not suit the topic: `xử lý 5 công trình`, `phát hiện 12 đối tượng`.
    fn is_incompatible(&self, found: &TopicMatch) -> bool {
        let Some(noun) = self.own_object() else { return false };
        let own = self.article.all_cues(noun);
        let is_news = own.iter().any(|cue| cue.has(TopicUse::NEWS));
        let is = |class| self.object_class().is_some_and(|own| own.has(class));
        if is(ObjectClass::Person) || is(ObjectClass::Body) {
            // “xử lý”, “phát hiện” are words of discipline for members of the Party only
            return is_news && self.cue_of(found).is_some_and(|cue| cue.has(TopicUse::PARTY_ONLY));
        }
        if is(ObjectClass::Case) {
            return is_news;
        }
        self.reading.hit(noun.start, TableId::Role).is_none() && (is_news || own.is_empty())
    }

    /// The words before and behind the figure in its clause.
    pub(super) fn clause(&self) -> (Tokens, Tokens) {
        (self.near(&self.around.clause_before(self.reading)), self.near(&self.around.clause_after(self.reading)))
    }

    /// Whether the match outranks others: see [`ArticleTopic::is_preferred`].
    pub(super) fn is_preferred(&self, found: &TopicMatch) -> bool {
        self.cue_of(found).is_none_or(|cue| self.article.is_preferred(cue))
    }

    fn cue_of(&self, found: &TopicMatch) -> Option<&TopicCue<'s>> {
        found.by.and_then(|(start, end)| self.article.all_cues(&(start..end)).first())
    }

    /// The tokens that are near enough to the figure.
    pub(super) fn near(&self, tokens: &Tokens) -> Tokens {
        let own = &self.draft().tokens;
        let start = tokens.start.max(own.start.saturating_sub(REACH));
        start..tokens.end.min(own.end + REACH).max(start)
    }

    /// The cues that outrank the others: see [`ArticleTopic::is_preferred`].
    pub(super) fn preferred_cues(&self, tokens: &Tokens) -> impl DoubleEndedIterator<Item = &TopicCue<'s>> {
        self.article.cues(tokens).filter(|cue| self.article.is_preferred(cue))
    }

    /// The match of a cue.
    pub(super) fn matched(&self, cue: &TopicCue<'s>, origin: TopicOrigin) -> TopicMatch<'s> {
        TopicMatch { topic: self.article.topic(cue), by: Some((cue.tokens.start, cue.tokens.end)), origin, is_shareable: true }
    }

    /// The nearest figure before this one that is not a duration, and its match.
    pub(super) fn previous(&self) -> Option<(&Draft, TopicMatch<'s>)> {
        const FARTHEST: usize = 4;
        let index = (0..self.found.len()).rev().take(FARTHEST).find(|&index| self.drafts[index].kind != Kind::Duration)?;
        self.found[index].map(|found| (&self.drafts[index], found))
    }

    /// Whether the sentence opens with the whole that its figures are parts of: `Trong số ⟦241⟧ đảng viên mới có 98 nữ`.
    pub(super) fn is_opened_by_of(&self, whole: &Draft) -> bool {
        let start = self.around.sentence.start;
        let of = self.reading.hit_of(start, RelationClass::Of);
        of.is_some_and(|of| start + of.len() == whole.tokens.start)
    }

    /// The match of the figure before this one in the sentence, if it may be shared.
    pub(super) fn carried(&self) -> Option<TopicMatch<'s>> {
        let outer = outer_previous(self.reading, self.drafts, self.found.len())?;
        let before =
            if outer + 1 == self.found.len() { self.previous() } else { self.found[outer].map(|found| (&self.drafts[outer], found)) };
        before.filter(|(draft, found)| draft.tokens.start >= self.around.sentence.start && found.is_shareable).map(|(_, found)| found)
    }

    /// The object, if it stands beside the number.
    pub(super) fn own_object(&self) -> Option<&Tokens> {
        let noun = &self.draft().object.as_ref()?.tokens;
        (noun.start >= self.around.before.start && noun.end <= self.around.after.end).then_some(noun)
    }

    /// The cue with that use that the object starts with; for [`TopicUse::CUE`] anywhere in it.
    pub(super) fn object_cue(&self, wanted: TopicUse) -> Option<&TopicCue<'s>> {
        let noun = self.own_object()?;
        // the head of a Vietnamese noun comes first: “vụ việc” is no “việc”
        let heads = |cue: &&TopicCue| cue.tokens.start == noun.start || wanted == TopicUse::CUE;
        self.article.all_cues(noun).iter().find(|cue| heads(cue) && self.article.allows(cue, wanted))
    }

    /// The classes of the object in the table of objects.
    fn object_class(&self) -> Option<Classes<ObjectClass>> {
        let noun = &self.draft().object.as_ref()?.tokens;
        self.reading.classes(noun.start)
    }

    /// The cue at the end of the list that starts with this figure: `75 tập thể và 32 cá nhân được ⟦tặng bằng khen⟧`.
    pub(super) fn end_of_list(&self, accepts: impl Fn(&TopicCue) -> bool) -> Option<&TopicCue<'s>> {
        const LONGEST: usize = 6;
        let mut around = self.around.clone();
        for index in self.found.len() + 1..self.drafts.len().min(self.found.len() + LONGEST) {
            let next = &self.drafts[index];
            if next.tokens.start != around.after.end || next.kind != self.draft().kind || !is_listed(self.reading, &around.after) {
                return None;
            }
            around = Neighbourhood::of(self.reading, self.drafts, index);
            if let Some(cue) = self.article.cues(&around.clause_after(self.reading)).find(|cue| accepts(cue)) {
                return Some(cue);
            }
        }
        None
    }

    /// Whether the cue is the verb that governs the figure: `kiểm tra ⟦24 đảng viên⟧`, but not `đảng viên có trình độ đại học ⟦24⟧`.
    pub(super) fn is_governed_by(&self, cue: &TopicCue) -> bool {
        let own = self.draft().tokens.start;
        let is_verb = match self.own_object() {
            Some(noun) => noun.start >= own,
            None => self.article.is_preferred(cue),
        };
        is_verb && is_link(self.reading, &(cue.tokens.end..own))
    }

    /// Whether the cue governs the next figure instead: `lập 91 đoàn ⟦kiểm tra⟧ 270 tổ chức đảng`.
    pub(super) fn governs_next(&self, cue: &TopicCue) -> bool {
        let next = &self.around.after.end;
        *next < self.around.sentence.end && is_link(self.reading, &(cue.tokens.end..*next))
    }

    pub(super) fn is_person_or_case(&self) -> bool {
        self.object_class().is_some_and(|class| class.has_any([ObjectClass::Person, ObjectClass::Case]))
    }
}
