//! What a figure is about: `thi hành kỷ luật 24 đảng viên` is discipline, `hiện có 54 chi bộ` organisation.
//!
//! The words nearest by meaning decide: the counted thing, the clause, the list, the sentence, and only then what was said
//! before. General news has its own topics; in an article about the work of the Party they are all `other`.

use super::Draft;
use super::clause::{Room, is_break, is_link, is_listed};
use super::subject::{Cue, OTHER, Subject};
use crate::find::Reading;
use crate::lexicon::{TableId, TopicUse};
use crate::report::Kind;
use crate::span::Tokens;

/// The topic of one figure, and how it was found.
#[derive(Debug, Clone, Copy)]
struct Found<'s> {
    topic: &'s str,
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
    room: Room,
}

type Scope = for<'s> fn(&View<'_, 's>) -> Option<Found<'s>>;

/// Where the topic is looked for, nearest first.
const SCOPES: &[Scope] = &[
    by_object,
    by_clause,
    by_statement,
    by_lead,
    by_list,
    by_opening,
    by_predicate,
    by_default,
    by_news,
    by_sentence,
    by_neighbour,
    by_heading,
    by_main,
];

/// A span of time is about what touches it (`5 năm tù`), or dates what is told.
const TIME_SCOPES: &[Scope] = &[by_touch];

/// Rules that look beyond the words beside the number.
const INFERRED: [&str; 5] = ["topic.list", "topic.opening", "topic.neighbour", "topic.heading", "topic.main"];

/// Fills the topic of every figure.
pub(super) fn attach_topics(reading: &Reading, drafts: &mut [Draft]) {
    let subject = Subject::read(reading);
    let mut all: Vec<Option<Found>> = Vec::with_capacity(drafts.len());
    for index in 0..drafts.len() {
        let view = View { reading, subject: &subject, drafts, found: &all, room: Room::of(reading, drafts, index) };
        let scopes = if drafts[index].kind == Kind::Duration { TIME_SCOPES } else { SCOPES };
        let found = scopes.iter().find_map(|scope| scope(&view).filter(|found| view.fits(found.topic)));
        all.push(found);
    }
    for (draft, found) in drafts.iter_mut().zip(all) {
        draft.topic = Some(found.map_or(OTHER, |found| found.topic).to_owned());
        draft.rules.push(found.map_or("topic.none", |found| found.rule));
        if found.is_some_and(|found| INFERRED.contains(&found.rule)) {
            draft.inferred.push("topic");
        }
    }
}

impl<'s> View<'_, 's> {
    fn draft(&self) -> &Draft {
        &self.drafts[self.found.len()]
    }

    /// In an article about the work of the Party, money and measures tell how much was found or given, never who was judged.
    fn fits(&self, topic: &str) -> bool {
        match self.draft().kind {
            Kind::Money => !self.subject.is_party || matches!(topic, "welfare" | "inspection" | OTHER),
            Kind::Measure | Kind::Age | Kind::Score => !self.subject.is_party || topic == OTHER,
            _ => true,
        }
    }

    /// The cues of the tokens that outweigh those of general news.
    fn weighty(&self, tokens: &Tokens) -> impl DoubleEndedIterator<Item = &Cue<'s>> {
        self.subject.speaking(tokens).filter(|cue| self.subject.is_weighty(cue))
    }

    fn say(&self, cue: &Cue<'s>, rule: &'static str) -> Found<'s> {
        Found { topic: self.subject.topic(cue), rule, spreads: true }
    }

    /// The nearest figure before this one that is no span of time, and its topic.
    fn previous(&self) -> Option<(&Draft, Found<'s>)> {
        const REACH: usize = 4;
        let index = (0..self.found.len()).rev().take(REACH).find(|&index| self.drafts[index].kind != Kind::Duration)?;
        self.found[index].map(|found| (&self.drafts[index], found))
    }

    /// Where the counted thing stands, if that is beside the number.
    fn own_object(&self) -> Option<&Tokens> {
        let noun = &self.draft().object.as_ref()?.tokens;
        (noun.start >= self.room.before.start && noun.end <= self.room.after.end).then_some(noun)
    }

    /// The row for that use that starts within the counted thing.
    fn object_cue(&self, wanted: TopicUse) -> Option<&Cue<'s>> {
        self.subject.within(self.own_object()?).iter().find(|cue| self.subject.counts(cue, wanted))
    }

    /// The class of the counted thing in the table of objects.
    fn object_class(&self) -> Option<&str> {
        let noun = &self.draft().object.as_ref()?.tokens;
        self.reading.hit(noun.start, TableId::Object).map(|hit| self.reading.lexicon.cell(hit, 2))
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
    let (before, after) = (view.room.clause_before(view.reading), view.room.clause_after(view.reading));
    if let Some(cue) = view.subject.speaking(&before).next_back().filter(|cue| is_link(view.reading, &(cue.tokens.end..before.end))) {
        return Some(view.say(cue, "topic.before"));
    }
    if let Some(cue) = view.weighty(&after).find(|cue| !view.governs_next(cue)) {
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
    view.weighty(&view.room.before).next_back().map(|cue| view.say(cue, "topic.before"))
}

/// `kiểm tra 203 tổ chức đảng, 4.668 đảng viên`: one verb for the list; `75 tập thể và 32 cá nhân được tặng bằng khen`: one end.
fn by_list<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let carried = view.previous().filter(|(draft, found)| draft.tokens.start >= view.room.sentence.start && found.spreads);
    if let Some((_, found)) = carried {
        return Some(Found { rule: "topic.list", ..found });
    }
    const LONGEST: usize = 6;
    let mut index = view.found.len();
    for _ in 0..LONGEST {
        let gap = Room::of(view.reading, view.drafts, index).after;
        let next = view.drafts.get(index + 1).filter(|next| next.tokens.start == gap.end)?;
        if !is_listed(view.reading, &gap) || next.kind != view.draft().kind {
            return None;
        }
        index += 1;
        let room = Room::of(view.reading, view.drafts, index);
        if let Some(cue) = view.weighty(&room.clause_after(view.reading)).next() {
            return Some(view.say(cue, "topic.list"));
        }
    }
    None
}

/// `Trong số này có 9 cấp ủy viên`, `15 đảng viên này`: the sentence goes on with the figures of the one before.
fn by_opening<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let opens = view.reading.context(view.room.sentence.start, "opens").is_some();
    let points_back = view.reading.context(view.draft().tokens.end, "this").is_some();
    let (_, found) = view.previous().filter(|_| opens || points_back)?;
    found.spreads.then_some(Found { rule: "topic.opening", ..found })
}

/// `6 đảng viên bỏ sinh hoạt, bị xóa tên`: a later clause goes on with the same people.
fn by_predicate<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let goes_on = |cue: &&Cue| {
        let from = view.reading.context(cue.tokens.start.saturating_sub(1), "suffers").map(|_| cue.tokens.start - 1);
        from.is_some_and(|from| from > view.room.after.start && is_break(view.reading, from - 1))
    };
    view.weighty(&view.room.after).find(goes_on).map(|cue| view.say(cue, "topic.after"))
}

/// `718 đảng viên`, `16 chi bộ`, `63 thí sinh`: the counted thing, where nothing around says more.
fn by_default<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let cue = view.object_cue(TopicUse::DEFAULT).or_else(|| view.object_cue(TopicUse::CUE))?;
    if view.subject.is_party && view.is_person_or_case() && view.subject.speaking(&view.room.clause_after(view.reading)).next().is_some() {
        // “15 đảng viên có con được nâng điểm”: told of for something else than their number
        return None;
    }
    Some(Found { spreads: !cue.has(TopicUse::DEFAULT), ..view.say(cue, "topic.default") })
}

/// In an article about the work of the Party words of general news come last.
fn by_news<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let (before, after) = (view.room.clause_before(view.reading), view.room.clause_after(view.reading));
    let found = |cue: &Cue<'s>, rule| view.say(cue, rule);
    view.subject
        .speaking(&after)
        .next()
        .map(|cue| found(cue, "topic.after"))
        .or_else(|| view.subject.speaking(&before).next_back().map(|cue| found(cue, "topic.before")))
        .or_else(|| view.subject.speaking(&view.room.before).next_back().map(|cue| found(cue, "topic.before")))
}

/// Words behind the figure, past the end of its clause.
fn by_sentence<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let mut weighty = view.weighty(&view.room.after).filter(|cue| !view.governs_next(cue));
    weighty.next().or_else(|| view.subject.speaking(&view.room.after).next()).map(|cue| view.say(cue, "topic.after"))
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
    Some(Found { topic, rule: "topic.heading", spreads: false })
}

/// What most of an article of general news is about.
fn by_main<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    view.subject.main.map(|topic| Found { topic, rule: "topic.main", spreads: false })
}

/// `5 năm tù`, `50 năm tuổi Đảng`: only words that touch the span of time.
fn by_touch<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let own = &view.draft().tokens;
    let before = view.subject.speaking(&view.room.before).next_back().filter(|cue| cue.tokens.end == own.start);
    let inside = own.start..own.end + 1;
    let after = view.subject.speaking(&(inside.start..view.room.after.end.max(own.end))).find(|cue| inside.contains(&cue.tokens.start));
    after.or(before).map(|cue| Found { spreads: false, ..view.say(cue, "topic.touch") })
}

impl View<'_, '_> {
    fn is_person_or_case(&self) -> bool {
        matches!(self.object_class(), Some("person" | "case"))
    }
}
