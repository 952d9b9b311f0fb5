//! What a figure is about: `thi hành kỷ luật 24 đảng viên` is discipline, `hiện có 54 chi bộ` organisation.
//!
//! The words nearest by meaning decide: the counted thing, the clause, the list, the sentence, and only then what was said
//! before. General news has its own topics; in an article about the work of the Party they are all `other`.

mod view;

use rustc_hash::FxHashMap;

use super::clause::{Room, is_break, is_listed, sentence_before};
use super::subject::{Cue, ORGANISATION, Subject};
use super::{Draft, Field, TopicSource};
use crate::find::Reading;
use crate::lexicon::{ContextClass, TableId, Topic, TopicUse};
use crate::report::Kind;
use crate::span::Tokens;
use view::{Found, REACH, View, identity};

type Scope = for<'s> fn(&View<'_, 's>) -> Option<Found<'s>>;

/// Where the topic is looked for, nearest first.
const SCOPES: &[Scope] = &[
    by_object,
    by_division,
    by_clause,
    by_predicate,
    by_statement,
    by_lead,
    by_list,
    by_same,
    by_opening,
    by_default,
    by_whole,
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
        if let (Some(found), Some(identity)) =
            (found.filter(|found| found.spreads && found.topic != Topic::OTHER), identity(&drafts[index]))
        {
            told.entry(identity).or_insert(found);
        }
    }
    for (draft, found) in drafts.iter_mut().zip(all) {
        draft.topic = Some(found.map_or(Topic::OTHER, |found| found.topic).to_owned());
        draft.topic_source = found.map(|found| found.source);
        draft.rules.push(found.map_or("topic.none", |found| found.source.rule()));
        draft.topic_by = found.and_then(|found| found.by).map(|(start, end)| start..end);
        if found.is_some_and(|found| found.source.is_inferred()) {
            draft.infer(Field::Topic);
        }
    }
}

/// `28 đoàn giám sát`: what is counted says it, whatever stands around.
fn by_object<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let cue = view.object_cue(TopicUse::OBJECT).filter(|_| view.draft().kind != Kind::Percent)?;
    Some(Found { spreads: cue.has(TopicUse::CUE), ..view.say(cue, TopicSource::Object) })
}

/// `82 đảng viên bị kỷ luật. Nội dung vi phạm: đất đai ⟦22⟧, …`: the parts are about what their total is.
fn by_division<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let found = view.found[view.draft().division?.total]?;
    Some(Found { source: TopicSource::Division, ..found })
}

/// `kiểm tra 203 tổ chức đảng`, `186 đảng viên bị thi hành kỷ luật`: a verb right before, else words behind, else words before.
fn by_clause<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let (before, after) = view.clause();
    if let Some(verb) = view.subject.speaking(&before).next_back().filter(|cue| view.is_governed_by(cue)) {
        // “giám sát việc kê khai tài sản đối với 75 cán bộ”: the weightier verb has the other one for its object
        let whole = view.weighty(&before).next_back().unwrap_or(verb);
        return Some(view.say(whole, TopicSource::Before));
    }
    let fate = view.subject.speaking(&after).next().filter(|cue| view.suffers(cue));
    if let Some(cue) = fate.or_else(|| view.weighty(&after).find(|cue| !view.governs_next(cue))) {
        return Some(view.say(cue, TopicSource::After));
    }
    view.weighty(&before).next_back().map(|cue| view.say(cue, TopicSource::Before))
}

/// `Đảng bộ hiện có 54 chi bộ`: a clause that only states what there is leaves the word to the counted thing.
fn by_statement<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let before = view.room.clause_before(view.reading);
    let stated = view.subject.within(&before).last().is_some_and(|cue| {
        let has = view.reading.is(before.end.saturating_sub(1), ContextClass::Has);
        cue.has(TopicUse::STATE) || has && cue.has(TopicUse::PARTY)
    });
    if stated { by_default(view) } else { None }
}

/// `Qua kiểm tra, … 12 chi bộ`: words since the figure before, past the start of the clause.
fn by_lead<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    if view.room.is_part(view.reading) && view.carried().is_some() {
        return by_list(view);
    }
    view.weighty(&view.near(&view.room.before)).next_back().map(|cue| view.say(cue, TopicSource::Before))
}

/// `kiểm tra 203 tổ chức đảng, 4.668 đảng viên`: one verb for the list; `75 tập thể và 32 cá nhân được tặng bằng khen`: one end.
fn by_list<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    if let Some(found) = view.carried().filter(|found| view.is_weighty(found)) {
        return Some(Found { source: TopicSource::List, ..found });
    }
    view.end_of_list(|cue| view.subject.is_weighty(cue)).map(|cue| view.say(cue, TopicSource::List))
}

/// `kỷ luật 15 đảng viên. … Cả 15 đảng viên có con được nâng điểm`: the same number of the same people, told of again.
fn by_same<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let found = *view.told.get(&identity(view.draft())?)?;
    view.is_person_or_case().then_some(Found { source: TopicSource::Same, ..found })
}

/// `Trong số này có 9 cấp ủy viên`, `15 đảng viên này`: the sentence goes on with the figures, or the words, of the one before.
fn by_opening<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    if view.room.before.start > view.room.sentence.start {
        return None;
    }
    let opens = view.reading.is(view.room.sentence.start, ContextClass::Opens);
    let points_back = view.reading.is(view.draft().tokens.end, ContextClass::This);
    let before = sentence_before(view.reading, view.room.sentence.start).filter(|_| opens || points_back)?;
    match view.previous().filter(|(draft, _)| draft.tokens.start >= before.start) {
        Some((_, found)) => found.spreads.then_some(Found { source: TopicSource::Opening, ..found }),
        None => view
            .weighty(&(before.end.saturating_sub(REACH).max(before.start)..before.end))
            .next_back()
            .map(|cue| view.say(cue, TopicSource::Opening)),
    }
}

/// `6 đảng viên bỏ sinh hoạt, bị xóa tên`: a later clause goes on with the same people.
fn by_predicate<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let goes_on = |cue: &&Cue| {
        let from = view.reading.hit_of(cue.tokens.start.saturating_sub(1), ContextClass::Suffers).map(|_| cue.tokens.start - 1);
        from.is_some_and(|from| from > view.room.after.start && is_break(view.reading, from - 1))
    };
    view.weighty(&view.room.after).find(|cue| goes_on(cue) && !view.governs_next(cue)).map(|cue| view.say(cue, TopicSource::After))
}

/// `718 đảng viên`, `16 chi bộ`, `63 thí sinh`: the counted thing, where nothing around says more.
fn by_default<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let cue = view.object_cue(TopicUse::DEFAULT).or_else(|| view.object_cue(TopicUse::CUE))?;
    if view.subject.topic(cue) == ORGANISATION && view.draft().kind != Kind::Count {
        // “100% chi bộ” had their meeting: no number of units that a body has
        return None;
    }
    if view.subject.is_party && view.is_person_or_case() && view.subject.speaking(&view.room.clause_after(view.reading)).next().is_some() {
        // “15 đảng viên có con được nâng điểm”: told of for something else than their number
        return None;
    }
    Some(Found { spreads: !cue.has(TopicUse::DEFAULT), ..view.say(cue, TopicSource::Default) })
}

/// `23 đảng viên, trong đó ⟦12⟧ nữ`, `9.874 đảng viên (đạt ⟦98,7%⟧)`: some of what was counted before, by another word or none.
fn by_whole<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let (whole, found) = view.previous().filter(|(whole, _)| whole.tokens.start >= view.room.sentence.start)?;
    let is_part = match found.source {
        TopicSource::Default => view.room.is_part(view.reading) || view.is_opened_by_of(whole),
        TopicSource::Whole => is_listed(view.reading, &view.room.gap),
        _ => false,
    };
    let is_alike = view.own_object().is_none() || view.is_person_or_case();
    (is_part && is_alike).then_some(Found { source: TopicSource::Whole, ..found })
}

/// In an article about the work of the Party words of general news come last.
fn by_news<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let (before, after) = view.clause();
    let last_of = |tokens: &Tokens| view.subject.speaking(tokens).next_back();
    if let Some(cue) = view.subject.speaking(&after).next() {
        return Some(view.say(cue, TopicSource::After));
    }
    if let Some(cue) = last_of(&before).or_else(|| last_of(&view.near(&view.room.before))) {
        return Some(view.say(cue, TopicSource::Before));
    }
    view.end_of_list(|_| true)
        .map(|cue| view.say(cue, TopicSource::List))
        .or_else(|| Some(Found { source: TopicSource::List, ..view.carried()? }))
}

/// Words behind the figure, past the end of its clause.
fn by_sentence<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let after = view.near(&view.room.after);
    view.weighty(&after).find(|cue| !view.governs_next(cue)).map(|cue| view.say(cue, TopicSource::After))
}

/// The same with words of general news, which for people and cases come after what was just told of others.
fn by_news_of_sentence<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let after = view.near(&view.room.after);
    view.subject.speaking(&after).find(|cue| !view.governs_next(cue)).map(|cue| view.say(cue, TopicSource::After))
}

/// People and cases are of the same kind as those just counted: `Trong 15 đảng viên bị khiển trách … Sở có 2 cán bộ`.
fn by_neighbour<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    const REACH: usize = 3;
    let counts_alike = matches!(view.draft().kind, Kind::Count | Kind::Percent | Kind::Ratio);
    let (previous, found) = view.previous().filter(|_| view.subject.is_party && counts_alike && view.is_person_or_case())?;
    let source = view.reading.source;
    let near = source.sentence_index(view.draft().number.start) - source.sentence_index(previous.number.start) <= REACH;
    (near && found.spreads).then_some(Found { source: TopicSource::Neighbour, ..found })
}

/// The heading above, for people and cases.
fn by_heading<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    if !view.subject.is_party || !view.is_person_or_case() {
        return None;
    }
    let topic = view.subject.heading_topic(view.draft().tokens.start)?;
    Some(Found { topic, by: None, source: TopicSource::Heading, spreads: false })
}

/// What most of an article of general news is about.
fn by_main<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    view.subject.main.map(|topic| Found { topic, by: None, source: TopicSource::Main, spreads: false })
}

/// `5 năm tù`, `50 năm tuổi Đảng`: only words that touch the span of time.
fn by_touch<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let own = &view.draft().tokens;
    // “gửi Quốc hội 60 ngày trước khi …”, “sau khi vào Đảng 3 tháng” date what is told
    let lead = view.room.clause_before(view.reading);
    let dates = view.reading.hit(own.end, TableId::DateCue).is_some() || lead.clone().any(|at| view.reading.is(at, ContextClass::During));
    let before = view.subject.speaking(&view.room.before).next_back().filter(|cue| cue.tokens.end == own.start && !dates);
    let inside = own.start..own.end + 1;
    let after = view.subject.speaking(&(inside.start..view.room.after.end.max(own.end))).find(|cue| inside.contains(&cue.tokens.start));
    after.or(before).map(|cue| Found { spreads: false, ..view.say(cue, TopicSource::Touch) })
}

/// `Huy hiệu 50 năm, 60 năm, 70 năm`, `2 đồng chí nhận Huy hiệu 75 năm, 8 đồng chí 65 năm`: spans of time in a row.
fn by_time_list<'s>(view: &View<'_, 's>) -> Option<Found<'s>> {
    let previous = view.found.len().checked_sub(1)?;
    let whose = view.drafts[previous].kind == Kind::Count && view.room.gap.is_empty();
    let last = if whose { previous.checked_sub(1)? } else { previous };
    let gap = view.drafts[last].tokens.end..view.drafts[last + 1].tokens.start;
    let in_row = view.drafts[last].kind == Kind::Duration && is_listed(view.reading, &gap);
    let found = view.found[last].filter(|found| in_row && matches!(found.source, TopicSource::Touch | TopicSource::List))?;
    Some(Found { source: TopicSource::List, ..found })
}
