//! What a figure is about: `thi hành kỷ luật 24 đảng viên` is discipline, `hiện có 54 chi bộ` is organisation.
//!
//! The closest evidence decides: the counted thing, the clause, the list, the sentence, and only then earlier sentences. General news
//! has its own topics; in an article about the work of the Party they are all `other`.

mod search;

use rustc_hash::FxHashMap;

use super::article_topic::{ArticleTopic, ORGANISATION, TopicCue};
use super::draft::Draft;
use super::neighbourhood::{Neighbourhood, is_break, is_listed, sentence_before};
use super::origin::{Field, TopicOrigin};
use crate::find::Reading;
use crate::lexicon::{ContextClass, TableId, Topic, TopicUse};
use crate::report::Kind;
use crate::span::Tokens;
use search::{REACH, TopicMatch, TopicSearch, identity};

type Scope = for<'s> fn(&TopicSearch<'_, 's>) -> Option<TopicMatch<'s>>;

/// Where to look for the topic, closest evidence first.
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

/// A duration takes the topic of words that touch it (`5 năm tù`); all other durations only date something.
const TIME_SCOPES: &[Scope] = &[by_touch, by_time_list];

/// An age (`ông An, 50 tuổi`) belongs to one person: the rest of the article says nothing about its topic.
const AGE_SCOPES: &[Scope] = &[by_clause];

/// Fills the topic of every figure.
pub(super) fn attach_topics(reading: &Reading, drafts: &mut [Draft]) {
    let article = ArticleTopic::read(reading);
    let mut all: Vec<Option<TopicMatch>> = Vec::with_capacity(drafts.len());
    let mut first_matches = FxHashMap::default();
    for index in 0..drafts.len() {
        let search = TopicSearch {
            reading,
            article: &article,
            drafts,
            found: &all,
            first_matches: &first_matches,
            around: Neighbourhood::of(reading, drafts, index),
        };
        let scopes = match drafts[index].kind {
            Kind::Duration => TIME_SCOPES,
            Kind::Age => AGE_SCOPES,
            _ => SCOPES,
        };
        let found = scopes.iter().find_map(|scope| scope(&search).filter(|found| search.accepts(found)));
        all.push(found);
        if let (Some(found), Some(identity)) =
            (found.filter(|found| found.is_shareable && found.topic != Topic::OTHER), identity(&drafts[index]))
        {
            first_matches.entry(identity).or_insert(found);
        }
    }
    for (draft, found) in drafts.iter_mut().zip(all) {
        draft.topic = Some(found.map_or(Topic::OTHER, |found| found.topic).to_owned());
        draft.topic_origin = found.map(|found| found.origin);
        draft.rules.push(found.map_or("topic.none", |found| found.origin.rule()));
        draft.topic_by = found.and_then(|found| found.by).map(|(start, end)| start..end);
        if found.is_some_and(|found| found.origin.is_inferred()) {
            draft.infer(Field::Topic);
        }
    }
}

/// `28 đoàn giám sát`: the counted thing names the topic, whatever stands around.
fn by_object<'s>(search: &TopicSearch<'_, 's>) -> Option<TopicMatch<'s>> {
    let cue = search.object_cue(TopicUse::OBJECT).filter(|_| search.draft().kind != Kind::Percent)?;
    Some(TopicMatch { is_shareable: cue.has(TopicUse::CUE), ..search.matched(cue, TopicOrigin::Object) })
}

/// `82 đảng viên bị kỷ luật. Nội dung vi phạm: đất đai ⟦22⟧, …`: the parts have the topic of their total.
fn by_division<'s>(search: &TopicSearch<'_, 's>) -> Option<TopicMatch<'s>> {
    let found = search.found[search.draft().division?.total]?;
    Some(TopicMatch { origin: TopicOrigin::Division, ..found })
}

/// `kiểm tra 203 tổ chức đảng`, `186 đảng viên bị thi hành kỷ luật`: a verb right before the figure, else words behind it, else words
/// farther before it.
fn by_clause<'s>(search: &TopicSearch<'_, 's>) -> Option<TopicMatch<'s>> {
    let (before, after) = search.clause();
    if let Some(verb) = search.article.cues(&before).next_back().filter(|cue| search.is_governed_by(cue)) {
        // “giám sát việc kê khai tài sản đối với 75 cán bộ”: the verb of the Party’s work governs the other one
        let verb = search.preferred_cues(&before).next_back().unwrap_or(verb);
        return Some(search.matched(verb, TopicOrigin::Before));
    }
    let passive = search.article.cues(&after).next().filter(|cue| search.is_passive_verb(cue));
    if let Some(cue) = passive.or_else(|| search.preferred_cues(&after).find(|cue| !search.governs_next(cue))) {
        return Some(search.matched(cue, TopicOrigin::After));
    }
    search.preferred_cues(&before).next_back().map(|cue| search.matched(cue, TopicOrigin::Before))
}

/// `Đảng bộ hiện có 54 chi bộ`: where the clause only states what exists, the counted thing decides.
fn by_statement<'s>(search: &TopicSearch<'_, 's>) -> Option<TopicMatch<'s>> {
    let before = search.around.clause_before(search.reading);
    let stated = search.article.all_cues(&before).last().is_some_and(|cue| {
        let has = search.reading.is(before.end.saturating_sub(1), ContextClass::Has);
        cue.has(TopicUse::STATE) || has && cue.has(TopicUse::PARTY)
    });
    if stated { by_default(search) } else { None }
}

/// `Qua kiểm tra, … 12 chi bộ`: words of an earlier clause, back to the figure before.
fn by_lead<'s>(search: &TopicSearch<'_, 's>) -> Option<TopicMatch<'s>> {
    if search.around.is_part(search.reading) && search.carried().is_some() {
        return by_list(search);
    }
    search.preferred_cues(&search.near(&search.around.before)).next_back().map(|cue| search.matched(cue, TopicOrigin::Before))
}

/// `kiểm tra 203 tổ chức đảng, 4.668 đảng viên`: one verb before the whole list, or one behind it:
/// `75 tập thể và 32 cá nhân được tặng bằng khen`.
fn by_list<'s>(search: &TopicSearch<'_, 's>) -> Option<TopicMatch<'s>> {
    if let Some(found) = search.carried().filter(|found| search.is_preferred(found)) {
        return Some(TopicMatch { origin: TopicOrigin::List, ..found });
    }
    search.end_of_list(|cue| search.article.is_preferred(cue)).map(|cue| search.matched(cue, TopicOrigin::List))
}

/// `kỷ luật 15 đảng viên. … Cả 15 đảng viên có con được nâng điểm`: the text returns to the same people.
fn by_same<'s>(search: &TopicSearch<'_, 's>) -> Option<TopicMatch<'s>> {
    let found = *search.first_matches.get(&identity(search.draft())?)?;
    search.is_person_or_case().then_some(TopicMatch { origin: TopicOrigin::Same, ..found })
}

/// `Trong số này có 9 cấp ủy viên`, `15 đảng viên này`: the sentence continues the one before and has the topic of its
/// last figure or cue.
fn by_opening<'s>(search: &TopicSearch<'_, 's>) -> Option<TopicMatch<'s>> {
    if search.around.before.start > search.around.sentence.start {
        return None;
    }
    let opens = search.reading.is(search.around.sentence.start, ContextClass::Opens);
    let points_back = search.reading.is(search.draft().tokens.end, ContextClass::This);
    let before = sentence_before(search.reading, search.around.sentence.start).filter(|_| opens || points_back)?;
    match search.previous().filter(|(draft, _)| draft.tokens.start >= before.start) {
        Some((_, found)) => found.is_shareable.then_some(TopicMatch { origin: TopicOrigin::Opening, ..found }),
        None => search
            .preferred_cues(&(before.end.saturating_sub(REACH).max(before.start)..before.end))
            .next_back()
            .map(|cue| search.matched(cue, TopicOrigin::Opening)),
    }
}

/// `6 đảng viên bỏ sinh hoạt, bị xóa tên`: a later clause with the same subject.
fn by_predicate<'s>(search: &TopicSearch<'_, 's>) -> Option<TopicMatch<'s>> {
    let goes_on = |cue: &&TopicCue| {
        let from = search.reading.hit_of(cue.tokens.start.saturating_sub(1), ContextClass::Suffers).map(|_| cue.tokens.start - 1);
        from.is_some_and(|from| from > search.around.after.start && is_break(search.reading, from - 1))
    };
    search
        .preferred_cues(&search.around.after)
        .find(|cue| goes_on(cue) && !search.governs_next(cue))
        .map(|cue| search.matched(cue, TopicOrigin::After))
}

/// `718 đảng viên`, `16 chi bộ`, `63 thí sinh`: the counted thing, where no word around has a topic.
fn by_default<'s>(search: &TopicSearch<'_, 's>) -> Option<TopicMatch<'s>> {
    let cue = search.object_cue(TopicUse::DEFAULT).or_else(|| search.object_cue(TopicUse::CUE))?;
    if search.article.topic(cue) == ORGANISATION && search.draft().kind != Kind::Count {
        // “100% chi bộ” says what they did, not how many a body has
        return None;
    }
    if search.article.is_party
        && search.is_person_or_case()
        && search.article.cues(&search.around.clause_after(search.reading)).next().is_some()
    {
        // “15 đảng viên có con được nâng điểm”: the clause is not about their number
        return None;
    }
    Some(TopicMatch { is_shareable: !cue.has(TopicUse::DEFAULT), ..search.matched(cue, TopicOrigin::Default) })
}

/// `23 đảng viên, trong đó ⟦12⟧ nữ`, `9.874 đảng viên (đạt ⟦98,7%⟧)`: a part of the figure before, with another object or none.
fn by_whole<'s>(search: &TopicSearch<'_, 's>) -> Option<TopicMatch<'s>> {
    let (whole, found) = search.previous().filter(|(whole, _)| whole.tokens.start >= search.around.sentence.start)?;
    let is_part = match found.origin {
        TopicOrigin::Default => search.around.is_part(search.reading) || search.is_opened_by_of(whole),
        TopicOrigin::Whole => is_listed(search.reading, &search.around.gap),
        _ => false,
    };
    let is_alike = search.own_object().is_none() || search.is_person_or_case();
    (is_part && is_alike).then_some(TopicMatch { origin: TopicOrigin::Whole, ..found })
}

/// Words of general news around the figure; in an article about the work of the Party they come last.
fn by_news<'s>(search: &TopicSearch<'_, 's>) -> Option<TopicMatch<'s>> {
    let (before, after) = search.clause();
    let last_of = |tokens: &Tokens| search.article.cues(tokens).next_back();
    if let Some(cue) = search.article.cues(&after).next() {
        return Some(search.matched(cue, TopicOrigin::After));
    }
    if let Some(cue) = last_of(&before).or_else(|| last_of(&search.near(&search.around.before))) {
        return Some(search.matched(cue, TopicOrigin::Before));
    }
    search
        .end_of_list(|_| true)
        .map(|cue| search.matched(cue, TopicOrigin::List))
        .or_else(|| Some(TopicMatch { origin: TopicOrigin::List, ..search.carried()? }))
}

/// Words behind the figure, in a later clause of the sentence.
fn by_sentence<'s>(search: &TopicSearch<'_, 's>) -> Option<TopicMatch<'s>> {
    let after = search.near(&search.around.after);
    search.preferred_cues(&after).find(|cue| !search.governs_next(cue)).map(|cue| search.matched(cue, TopicOrigin::After))
}

/// The same with words of general news. Comes after [`by_neighbour`]: for people and cases the figure before says more.
fn by_news_of_sentence<'s>(search: &TopicSearch<'_, 's>) -> Option<TopicMatch<'s>> {
    let after = search.near(&search.around.after);
    search.article.cues(&after).find(|cue| !search.governs_next(cue)).map(|cue| search.matched(cue, TopicOrigin::After))
}

/// `Trong 15 đảng viên bị khiển trách … Sở có ⟦2 cán bộ⟧`: people and cases share the topic of those counted shortly before.
fn by_neighbour<'s>(search: &TopicSearch<'_, 's>) -> Option<TopicMatch<'s>> {
    const REACH: usize = 3;
    let counts_alike = matches!(search.draft().kind, Kind::Count | Kind::Percent | Kind::Ratio);
    let (previous, found) = search.previous().filter(|_| search.article.is_party && counts_alike && search.is_person_or_case())?;
    let source = search.reading.source;
    let is_near = source.sentence_index(search.draft().number.start) - source.sentence_index(previous.number.start) <= REACH;
    (is_near && found.is_shareable).then_some(TopicMatch { origin: TopicOrigin::Neighbour, ..found })
}

/// The topic of the heading above, for people and cases.
fn by_heading<'s>(search: &TopicSearch<'_, 's>) -> Option<TopicMatch<'s>> {
    if !search.article.is_party || !search.is_person_or_case() {
        return None;
    }
    let topic = search.article.heading_topic(search.draft().tokens.start)?;
    Some(TopicMatch { topic, by: None, origin: TopicOrigin::Heading, is_shareable: false })
}

/// The main topic of an article of general news.
fn by_main<'s>(search: &TopicSearch<'_, 's>) -> Option<TopicMatch<'s>> {
    search.article.main.map(|topic| TopicMatch { topic, by: None, origin: TopicOrigin::Main, is_shareable: false })
}

/// `5 năm tù`, `50 năm tuổi Đảng`: words that touch the duration.
fn by_touch<'s>(search: &TopicSearch<'_, 's>) -> Option<TopicMatch<'s>> {
    let own = &search.draft().tokens;
    // “gửi Quốc hội 60 ngày trước khi …”, “sau khi vào Đảng 3 tháng” say when
    let lead = search.around.clause_before(search.reading);
    let is_date =
        search.reading.hit(own.end, TableId::DateCue).is_some() || lead.clone().any(|at| search.reading.is(at, ContextClass::During));
    let before = search.article.cues(&search.around.before).next_back().filter(|cue| cue.tokens.end == own.start && !is_date);
    let inside = own.start..own.end + 1;
    let after = search.article.cues(&(inside.start..search.around.after.end.max(own.end))).find(|cue| inside.contains(&cue.tokens.start));
    after.or(before).map(|cue| TopicMatch { is_shareable: false, ..search.matched(cue, TopicOrigin::Touch) })
}

/// `Huy hiệu 50 năm, 60 năm, 70 năm`, `2 đồng chí nhận Huy hiệu 75 năm, 8 đồng chí 65 năm`: durations in a list.
fn by_time_list<'s>(search: &TopicSearch<'_, 's>) -> Option<TopicMatch<'s>> {
    let previous = search.found.len().checked_sub(1)?;
    let has_holders = search.drafts[previous].kind == Kind::Count && search.around.gap.is_empty();
    let last = if has_holders { previous.checked_sub(1)? } else { previous };
    let gap = search.drafts[last].tokens.end..search.drafts[last + 1].tokens.start;
    let in_list = search.drafts[last].kind == Kind::Duration && is_listed(search.reading, &gap);
    let found = search.found[last].filter(|found| in_list && matches!(found.origin, TopicOrigin::Touch | TopicOrigin::List))?;
    Some(TopicMatch { origin: TopicOrigin::List, ..found })
}
