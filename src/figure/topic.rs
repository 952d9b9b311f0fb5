//! What a figure is about: `thi hành kỷ luật 24 đảng viên` is discipline, `hiện có 54 chi bộ` organisation.
//!
//! The words nearest by meaning decide: the counted thing, the clause, the list, the sentence, and only then what was said
//! before. General news has its own topics; in an article about the work of the Party they are all `other`.

use rustc_hash::FxHashMap;

use super::Draft;
use super::clause::{Room, is_break, is_link, is_listed, outer_previous, sentence_before};
use super::subject::{Cue, OTHER, Subject, is_party_work};
use crate::decimal::Decimal;
use crate::find::Reading;
use crate::lexicon::{TableId, TopicUse};
use crate::report::{Amount, Kind};
use crate::span::Tokens;

/// The topic of one figure, and how it was found.
#[derive(Debug, Clone, Copy)]
struct Found<'s> {
    topic: &'s str,
    /// The first and the last token of the words that say it.
    by: Option<(usize, usize)>,
    rule: &'static str,
    /// Whether words around a figure said it, so that the next figure of a list may share it.
    spreads: bool,
}

/// The figure that is looked at, with what is known around it.
struct View<'v, 's> {
    reading: &'v Reading<'s>,
    subject: &'v Subject<'s>,
    drafts: &'v [Draft],
    /// The topics of the figures before this one.
    found: &'v [Option<Found<'s>>],
    /// The topic of each counted thing when it was first told of.
    told: &'v FxHashMap<Identity<'v>, Found<'s>>,
    room: Room,
}

/// How many of what.
type Identity<'v> = (Decimal, &'v str);

fn identity(draft: &Draft) -> Option<Identity<'_>> {
    match (draft.amount, &draft.object) {
        (Amount::Single { value }, Some(noun)) if draft.kind == Kind::Count && value > Decimal::ONE => Some((value, &noun.canonical)),
        _ => None,
    }
}

type Scope = for<'s> fn(&View<'_, 's>) -> Option<Found<'s>>;

/// Where the topic is looked for, nearest first.
const SCOPES: &[Scope] = &[
    by_object,
    by_clause,
    by_predicate,
    by_statement,
    by_lead,
    by_list,
    by_same,
    by_opening,
    by_default,
    by_news,
    by_sentence,
    by_neighbour,
    by_heading,
    by_news_of_sentence,
    by_main,
];

/// A span of time is about what touches it (`5 năm tù`), or dates what is told.
const TIME_SCOPES: &[Scope] = &[by_touch, by_time_list];

/// An age (`ông An, 50 tuổi`) tells of one person, whatever the article tells.
const AGE_SCOPES: &[Scope] = &[by_clause];

/// How many words away from the figure others may still speak of it; farther ones have a verb of their own between.
const REACH: usize = 16;

/// Rules that look beyond the words beside the number.
const INFERRED: [&str; 6] = ["topic.list", "topic.same", "topic.opening", "topic.neighbour", "topic.heading", "topic.main"];

/// Fills the topic of every figure.
pub(super) fn attach_topics(reading: &Reading, drafts: &mut [Draft]) {
    let subject = Subject::read(reading);
    let mut all: Vec<Option<Found>> = Vec::with_capacity(drafts.len());
    let mut told = FxHashMap::default();
    for index in 0..drafts.len() {
        let view = View { reading, subject: &subject, drafts, found: &all, told: &told, room: Room::of(reading, drafts, index) };
        let scopes = match drafts[index].kind {
            Kind::Duration => TIME_SCOPES,
            Kind::Age => AGE_SCOPES,
            _ => SCOPES,
        };
        let found = scopes.iter().find_map(|scope| scope(&view).filter(|found| view.fits(found)));
        all.push(found);
        if let (Some(found), Some(identity)) = (found.filter(|found| found.spreads && found.topic != OTHER), identity(&drafts[index])) {
            told.entry(identity).or_insert(found);
        }
    }
    for (draft, found) in drafts.iter_mut().zip(all) {
        draft.topic = Some(found.map_or(OTHER, |found| found.topic).to_owned());
        draft.rules.push(found.map_or("topic.none", |found| found.rule));
        draft.topic_by = found.and_then(|found| found.by).map(|(start, end)| start..end);
        if found.is_some_and(|found| INFERRED.contains(&found.rule)) {
            draft.inferred.push("topic");
        }
    }
}

impl<'s> View<'_, 's> {
    fn draft(&self) -> &Draft {
        &self.drafts[self.found.len()]
    }

    /// Money, measures and ages tell how much was found or given, never who was judged; things are not judged by the way.
    fn fits(&self, found: &Found) -> bool {
        const JUDGING: [&str; 3] = ["inspection", "discipline", "review"];
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
    fn suffers(&self, cue: &Cue) -> bool {
        let end = self.draft().tokens.end;
        (end..=end + 1).contains(&cue.tokens.start) && self.reading.context(end, "suffers").is_some()
    }

    /// Whether what is counted is of another world than that of the words: `xử lý 5 công trình`, `phát hiện 12 đối tượng`.
    fn is_strange(&self, found: &Found) -> bool {
        let Some(noun) = self.own_object() else { return false };
        let own = self.subject.within(noun);
        let is_news = own.iter().any(|cue| cue.has(TopicUse::NEWS));
        match self.object_class() {
            // words that mean so in the work of the Party only: “xử lý”, “phát hiện”
            Some("person" | "body") => is_news && self.cue_of(found).is_some_and(|cue| cue.has(TopicUse::PARTY_ONLY)),
            Some("case") => is_news,
            _ if self.reading.hit(noun.start, TableId::Role).is_some() => false,
            _ => is_news || own.is_empty(),
        }
    }

    /// The words before and behind the figure in its clause.
    fn clause(&self) -> (Tokens, Tokens) {
        (self.near(&self.room.clause_before(self.reading)), self.near(&self.room.clause_after(self.reading)))
    }

    fn cue_of(&self, found: &Found) -> Option<&Cue<'s>> {
        found.by.and_then(|(start, end)| self.subject.within(&(start..end)).first())
    }

    /// What of the tokens is near enough to speak of the figure.
    fn near(&self, tokens: &Tokens) -> Tokens {
        let own = &self.draft().tokens;
        let start = tokens.start.max(own.start.saturating_sub(REACH));
        start..tokens.end.min(own.end + REACH).max(start)
    }

    /// The cues of the tokens that outweigh those of general news.
    fn weighty(&self, tokens: &Tokens) -> impl DoubleEndedIterator<Item = &Cue<'s>> {
        self.subject.speaking(tokens).filter(|cue| self.subject.is_weighty(cue))
    }

    fn say(&self, cue: &Cue<'s>, rule: &'static str) -> Found<'s> {
        Found { topic: self.subject.topic(cue), by: Some((cue.tokens.start, cue.tokens.end)), rule, spreads: true }
    }

    /// The nearest figure before this one that is no span of time, and its topic.
    fn previous(&self) -> Option<(&Draft, Found<'s>)> {
        const REACH: usize = 4;
        let index = (0..self.found.len()).rev().take(REACH).find(|&index| self.drafts[index].kind != Kind::Duration)?;
        self.found[index].map(|found| (&self.drafts[index], found))
    }

    /// What was said of the figure before this one in the sentence.
    fn carried(&self) -> Option<Found<'s>> {
        let outer = outer_previous(self.reading, self.drafts, self.found.len())?;
        let before =
            if outer + 1 == self.found.len() { self.previous() } else { self.found[outer].map(|found| (&self.drafts[outer], found)) };
        before.filter(|(draft, found)| draft.tokens.start >= self.room.sentence.start && found.spreads).map(|(_, found)| found)
    }

    /// Where the counted thing stands, if that is beside the number.
    fn own_object(&self) -> Option<&Tokens> {
        let noun = &self.draft().object.as_ref()?.tokens;
        (noun.start >= self.room.before.start && noun.end <= self.room.after.end).then_some(noun)
    }

    /// The row for that use that the counted thing starts with, or holds.
    fn object_cue(&self, wanted: TopicUse) -> Option<&Cue<'s>> {
        let noun = self.own_object()?;
        // the head of a Vietnamese noun comes first: “vụ việc” is no “việc”
        let heads = |cue: &&Cue| cue.tokens.start == noun.start || wanted == TopicUse::CUE;
        self.subject.within(noun).iter().find(|cue| heads(cue) && self.subject.counts(cue, wanted))
    }

    /// The class of the counted thing in the table of objects.
    fn object_class(&self) -> Option<&str> {
        let noun = &self.draft().object.as_ref()?.tokens;
        self.reading.hit(noun.start, TableId::Object).map(|hit| self.reading.lexicon.cell(hit, 2))
    }

    /// The words at the end of the list that starts with this figure: `75 tập thể và 32 cá nhân được tặng bằng khen`.
    fn end_of_list(&self, accepts: impl Fn(&Cue) -> bool) -> Option<&Cue<'s>> {
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
    fn is_governed_by(&self, cue: &Cue) -> bool {
        let own = self.draft().tokens.start;
        let is_verb = match self.own_object() {
            Some(noun) => noun.start >= own,
            None => self.subject.is_weighty(cue),
        };
        is_verb && is_link(self.reading, &(cue.tokens.end..own))
    }

    /// Whether the cue rather governs the figure behind it: `lập 91 đoàn ⟦kiểm tra⟧ 270 tổ chức đảng`.
    fn governs_next(&self, cue: &Cue) -> bool {
        let next = &self.room.after.end;
        *next < self.room.sentence.end && is_link(self.reading, &(cue.tokens.end..*next))
    }
}

/// `28 đoàn giám sát`: what is counted says it, whatever stands around.
fn by_object<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let cue = view.object_cue(TopicUse::OBJECT).filter(|_| view.draft().kind != Kind::Percent)?;
    Some(Found { spreads: cue.has(TopicUse::CUE), ..view.say(cue, "topic.object") })
}

/// `kiểm tra 203 tổ chức đảng`, `186 đảng viên bị thi hành kỷ luật`: a verb right before, else words behind, else words before.
fn by_clause<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let (before, after) = view.clause();
    if let Some(verb) = view.subject.speaking(&before).next_back().filter(|cue| view.is_governed_by(cue)) {
        // “giám sát việc kê khai tài sản đối với 75 cán bộ”: the weightier verb has the other one for its object
        let whole = view.weighty(&before).next_back().unwrap_or(verb);
        return Some(view.say(whole, "topic.before"));
    }
    let fate = view.subject.speaking(&after).next().filter(|cue| view.suffers(cue));
    if let Some(cue) = fate.or_else(|| view.weighty(&after).find(|cue| !view.governs_next(cue))) {
        return Some(view.say(cue, "topic.after"));
    }
    view.weighty(&before).next_back().map(|cue| view.say(cue, "topic.before"))
}

/// `Đảng bộ hiện có 54 chi bộ`: a clause that only states what there is leaves the word to the counted thing.
fn by_statement<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let before = view.room.clause_before(view.reading);
    let stated = view.subject.within(&before).last().is_some_and(|cue| {
        let has = view.reading.context(before.end.saturating_sub(1), "has").is_some();
        cue.has(TopicUse::STATE) || has && cue.has(TopicUse::PARTY)
    });
    if stated { by_default(view) } else { None }
}

/// `Qua kiểm tra, … 12 chi bộ`: words since the figure before, past the start of the clause.
fn by_lead<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    if view.room.is_part(view.reading) && view.carried().is_some() {
        return by_list(view);
    }
    view.weighty(&view.near(&view.room.before)).next_back().map(|cue| view.say(cue, "topic.before"))
}

/// `kiểm tra 203 tổ chức đảng, 4.668 đảng viên`: one verb for the list; `75 tập thể và 32 cá nhân được tặng bằng khen`: one end.
fn by_list<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    if let Some(found) = view.carried() {
        return Some(Found { rule: "topic.list", ..found });
    }
    view.end_of_list(|cue| view.subject.is_weighty(cue)).map(|cue| view.say(cue, "topic.list"))
}

/// `kỷ luật 15 đảng viên. … Cả 15 đảng viên có con được nâng điểm`: the same number of the same people, told of again.
fn by_same<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let found = *view.told.get(&identity(view.draft())?)?;
    view.is_person_or_case().then_some(Found { rule: "topic.same", ..found })
}

/// `Trong số này có 9 cấp ủy viên`, `15 đảng viên này`: the sentence goes on with the figures, or the words, of the one before.
fn by_opening<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    if view.room.before.start > view.room.sentence.start {
        return None;
    }
    let opens = view.reading.context(view.room.sentence.start, "opens").is_some();
    let points_back = view.reading.context(view.draft().tokens.end, "this").is_some();
    let before = sentence_before(view.reading, view.room.sentence.start).filter(|_| opens || points_back)?;
    match view.previous().filter(|(draft, _)| draft.tokens.start >= before.start) {
        Some((_, found)) => found.spreads.then_some(Found { rule: "topic.opening", ..found }),
        None => view
            .weighty(&(before.end.saturating_sub(REACH).max(before.start)..before.end))
            .next_back()
            .map(|cue| view.say(cue, "topic.opening")),
    }
}

/// `6 đảng viên bỏ sinh hoạt, bị xóa tên`: a later clause goes on with the same people.
fn by_predicate<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let goes_on = |cue: &&Cue| {
        let from = view.reading.context(cue.tokens.start.saturating_sub(1), "suffers").map(|_| cue.tokens.start - 1);
        from.is_some_and(|from| from > view.room.after.start && is_break(view.reading, from - 1))
    };
    view.weighty(&view.room.after).find(|cue| goes_on(cue) && !view.governs_next(cue)).map(|cue| view.say(cue, "topic.after"))
}

/// `718 đảng viên`, `16 chi bộ`, `63 thí sinh`: the counted thing, where nothing around says more.
fn by_default<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let cue = view.object_cue(TopicUse::DEFAULT).or_else(|| view.object_cue(TopicUse::CUE))?;
    if view.subject.topic(cue) == "organisation" && view.draft().kind != Kind::Count {
        // “100% chi bộ” had their meeting: no number of units that a body has
        return None;
    }
    if view.subject.is_party && view.is_person_or_case() && view.subject.speaking(&view.room.clause_after(view.reading)).next().is_some() {
        // “15 đảng viên có con được nâng điểm”: told of for something else than their number
        return None;
    }
    Some(Found { spreads: !cue.has(TopicUse::DEFAULT), ..view.say(cue, "topic.default") })
}

/// In an article about the work of the Party words of general news come last.
fn by_news<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let (before, after) = view.clause();
    let last_of = |tokens: &Tokens| view.subject.speaking(tokens).next_back();
    if let Some(cue) = view.subject.speaking(&after).next() {
        return Some(view.say(cue, "topic.after"));
    }
    if let Some(cue) = last_of(&before).or_else(|| last_of(&view.near(&view.room.before))) {
        return Some(view.say(cue, "topic.before"));
    }
    view.end_of_list(|_| true).map(|cue| view.say(cue, "topic.list"))
}

/// Words behind the figure, past the end of its clause.
fn by_sentence<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let after = view.near(&view.room.after);
    view.weighty(&after).find(|cue| !view.governs_next(cue)).map(|cue| view.say(cue, "topic.after"))
}

/// The same with words of general news, which for people and cases come after what was just told of others.
fn by_news_of_sentence<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let after = view.near(&view.room.after);
    view.subject.speaking(&after).find(|cue| !view.governs_next(cue)).map(|cue| view.say(cue, "topic.after"))
}

/// People and cases are of the same kind as those just counted: `Trong 15 đảng viên bị khiển trách … Sở có 2 cán bộ`.
fn by_neighbour<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    const REACH: usize = 3;
    let counts_alike = matches!(view.draft().kind, Kind::Count | Kind::Percent | Kind::Ratio);
    let (previous, found) = view.previous().filter(|_| view.subject.is_party && counts_alike && view.is_person_or_case())?;
    let source = view.reading.source;
    let near = source.sentence_index(view.draft().number.start) - source.sentence_index(previous.number.start) <= REACH;
    (near && found.spreads).then_some(Found { rule: "topic.neighbour", ..found })
}

/// The heading above, for people and cases.
fn by_heading<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    if !view.subject.is_party || !view.is_person_or_case() {
        return None;
    }
    let topic = view.subject.heading_topic(view.draft().tokens.start)?;
    Some(Found { topic, by: None, rule: "topic.heading", spreads: false })
}

/// What most of an article of general news is about.
fn by_main<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    view.subject.main.map(|topic| Found { topic, by: None, rule: "topic.main", spreads: false })
}

/// `5 năm tù`, `50 năm tuổi Đảng`: only words that touch the span of time.
fn by_touch<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let own = &view.draft().tokens;
    // “gửi Quốc hội 60 ngày trước khi …” dates what is told
    let dates = view.reading.hit(own.end, TableId::DateCue).is_some();
    let before = view.subject.speaking(&view.room.before).next_back().filter(|cue| cue.tokens.end == own.start && !dates);
    let inside = own.start..own.end + 1;
    let after = view.subject.speaking(&(inside.start..view.room.after.end.max(own.end))).find(|cue| inside.contains(&cue.tokens.start));
    after.or(before).map(|cue| Found { spreads: false, ..view.say(cue, "topic.touch") })
}

/// `Huy hiệu 50 năm, 60 năm, 70 năm`: spans of time in a row.
fn by_time_list<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let last = view.found.last().copied().flatten().filter(|found| found.rule.starts_with("topic.touch") || found.rule == "topic.list")?;
    let is_time = view.drafts[view.found.len() - 1].kind == Kind::Duration;
    (is_time && is_listed(view.reading, &view.room.gap)).then_some(Found { rule: "topic.list", ..last })
}

impl View<'_, '_> {
    fn is_person_or_case(&self) -> bool {
        matches!(self.object_class(), Some("person" | "case"))
    }
}
