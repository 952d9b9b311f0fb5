//! The body that a figure describes: `⟦Đảng bộ huyện Nam Trực⟧ hiện có 63 tổ chức cơ sở đảng`, and back to it through
//! `toàn huyện`, `của xã`, `Ban Thường vụ Huyện ủy kỷ luật 9 đảng viên`.

use super::clause::{Room, is_break, is_listed, outer_previous};
use super::source::BodySource;
use super::subject::is_party_work;
use super::{Draft, Field};
use crate::find::place::scan_area;
use crate::find::{Claim, Reading};
use crate::lexicon::{ContextClass, CueClass, TableId, TopicUse};
use crate::report::{Kind, Level};
use crate::span::{Tokens, sort_by_place};
use solieu_text::fold::fold;

/// The bodies of the article, by place and by weight.
struct Bodies {
    /// Each mention with the index of its body, in text order.
    mentions: Vec<(Tokens, u32)>,
    /// How often each body is named, itself or by the organs that are part of it.
    weights: Vec<usize>,
    /// Whether it is one of the Party's own, by the words that it is named with.
    is_party: Vec<bool>,
    /// The bodies that are part of no other, those of the Party first, then by weight.
    leading: Vec<u32>,
    /// The one that an article about the work of the Party is about.
    main: Option<u32>,
}

/// How far back in a sentence a body still speaks of the figure, in tokens.
const LONGEST_SENTENCE: usize = 80;

/// How many bodies are looked at: an article is about few, a list of more is about none of them.
const MOST_BODIES: usize = 24;

/// A body and how it was found.
type Found = (u32, BodySource);

/// Fills the body of every figure for which the text settles it.
pub(super) fn attach_bodies(reading: &Reading, drafts: &mut [Draft]) {
    if reading.organizations.is_empty() {
        return;
    }
    let bodies = Bodies::of(reading, drafts);
    for index in 0..drafts.len() {
        if matches!(drafts[index].kind, Kind::Duration | Kind::Age | Kind::Score) {
            continue;
        }
        let room = Room::of(reading, drafts, index);
        let found = by_division(drafts, index)
            .or_else(|| by_actor(&bodies, reading, &drafts[index]))
            .or_else(|| by_owner(&bodies, reading, &drafts[index]))
            .or_else(|| by_list(reading, drafts, index, &room))
            .or_else(|| by_sentence(&bodies, reading, &drafts[index], &room))
            .or_else(|| {
                let beyond = || by_paragraph(&bodies, reading, drafts, index, &room).or_else(|| by_main(&bodies, &drafts[index]));
                if is_shared_out(reading, drafts, index, &room) { None } else { beyond() }
            });
        if let Some((body, source)) = found {
            let draft = &mut drafts[index];
            draft.organization = Some(body);
            draft.rules.push(source.rule());
            if source.is_inferred() {
                draft.infer(Field::Organization);
            }
        }
    }
}

/// `Các xã Thanh Tùng, Ngọc Chánh lần lượt kết nạp ⟦9⟧ và ⟦8⟧ đảng viên`: each is another's, and none that of the sentence before.
fn is_shared_out(reading: &Reading, drafts: &[Draft], index: usize, room: &Room) -> bool {
    const MOST_TURNS: usize = 8;
    let in_turn = |tokens: &Tokens| tokens.clone().any(|at| reading.is(at, CueClass::Respectively));
    let listed =
        |index: usize| drafts.get(index + 1).is_some_and(|next| is_listed(reading, &(drafts[index].tokens.end..next.tokens.start)));
    let first = (0..=index).rev().take(MOST_TURNS).find(|&first| first == 0 || !listed(first - 1)).unwrap_or(index);
    (first < index || listed(index)) && drafts[first].tokens.start >= room.sentence.start && in_turn(&Room::of(reading, drafts, first).gap)
}

/// The parts of a total are those of the same body.
fn by_division(drafts: &[Draft], index: usize) -> Option<Found> {
    let total = drafts[index].division?.total;
    drafts[total].organization.map(|body| (body, BodySource::Division))
}

/// `⟦Ban Thường vụ Huyện ủy⟧ kỷ luật 9 đảng viên`: the figure is one of the body that the organ is part of.
fn by_actor(bodies: &Bodies, reading: &Reading, draft: &Draft) -> Option<Found> {
    let named = bodies.within(draft.actor.as_ref()?);
    let acting = named.iter().rev().find(|(_, body)| bodies.is_party[*body as usize]).or(named.last());
    let body = acting.map(|(_, body)| bodies.root(reading, *body)).or(bodies.main)?;
    Some((body, BodySource::Actor))
}

/// `40 nhóm công tác của ⟦Ban Thường vụ Thành ủy⟧`
fn by_owner(bodies: &Bodies, reading: &Reading, draft: &Draft) -> Option<Found> {
    let end = draft.tokens.end;
    let from = end + reading.hit_of(end, CueClass::Of)?.len();
    bodies.within(&(from..from + 1)).first().map(|(_, body)| (*body, BodySource::Owner))
}

/// Parts and the later figures of a list are those of the same body.
fn by_list(reading: &Reading, drafts: &[Draft], index: usize, room: &Room) -> Option<Found> {
    let previous = &drafts[outer_previous(reading, drafts, index)?];
    let same_sentence = previous.tokens.start >= room.sentence.start;
    let listed = drafts[index].topic_by.is_some() && drafts[index].topic_by == previous.topic_by || room.is_part(reading);
    previous.organization.filter(|_| same_sentence && listed).map(|body| (body, BodySource::List))
}

/// The nearest body before the figure in its sentence, also as `toàn huyện`, else the first one behind it.
fn by_sentence(bodies: &Bodies, reading: &Reading, draft: &Draft, room: &Room) -> Option<Found> {
    let before = room.sentence.start.max(draft.tokens.start.saturating_sub(LONGEST_SENTENCE))..draft.tokens.start;
    let named = bodies.last_named(reading, &before);
    let whole = before.clone().rev().find_map(|at| bodies.whole(reading, at).map(|body| (at, body)));
    let nearest = match (named, whole) {
        (Some((tokens, _)), Some((at, body))) if at > tokens.start => Some(body),
        (Some((tokens, _)), _) if is_of_role(reading, tokens.start) => return None,
        (Some((_, body)), _) => Some(*body),
        (None, whole) => whole.map(|(_, body)| body),
    };
    let behind = || {
        // “27 biểu hiện được nhận diện, đảng viên trong ⟦Đảng bộ thành phố⟧ …”: other bodies have to stand in the clause
        let clause = room.clause_after(reading);
        let near = |tokens: &Tokens, body: u32| tokens.start < clause.end || bodies.is_party[body as usize];
        let named =
            bodies.within(&room.after).iter().take(MOST_BODIES).find(|(tokens, body)| near(tokens, *body) && is_told_of(reading, tokens));
        let named = named.filter(|(tokens, _)| !is_of_role(reading, tokens.start));
        named.map(|(_, body)| *body).or_else(|| clause.into_iter().find_map(|at| bodies.whole(reading, at)))
    };
    nearest.or_else(behind).map(|body| (body, BodySource::Sentence))
}

/// The body of the figure before in the paragraph, or the one that a sentence shortly before starts with.
fn by_paragraph(bodies: &Bodies, reading: &Reading, drafts: &[Draft], index: usize, room: &Room) -> Option<Found> {
    const REACH: usize = 5;
    const SUBJECT: usize = 3;
    const MOST_FIGURES: usize = 24;
    let source = reading.source;
    let block = source.block(room.sentence.start)?.tokens.start;
    let here = source.sentence_index(room.sentence.start);
    let is_someones = |sentence: &Tokens| bodies.last_named(reading, sentence).is_some_and(|(tokens, _)| is_of_role(reading, tokens.start));
    // “Bí thư Đảng ủy xã cho biết” tells of whatever he likes, and goes on
    if is_someones(&(room.sentence.start..drafts[index].tokens.start)) {
        return None;
    }
    for sentence in source.sentences[here.saturating_sub(REACH)..here].iter().rev().filter(|sentence| sentence.start >= block) {
        let figures = drafts[..index].iter().rev().take(MOST_FIGURES).take_while(|draft| draft.tokens.start >= sentence.start);
        let mut told = figures.filter(|draft| draft.tokens.start < sentence.end).filter_map(|draft| draft.organization);
        let last = told.next();
        // “Đảng bộ huyện A có 156 đảng viên, Đảng bộ huyện B 148” compares bodies: the next sentence is about none of them
        if told.any(|body| Some(body) != last) {
            continue;
        }
        let subject = || {
            let start = sentence.start..sentence.end.min(sentence.start + SUBJECT);
            let named = bodies.within(&start).iter().find(|(tokens, _)| is_told_of(reading, tokens) && !is_of_role(reading, tokens.start));
            named.map(|(_, body)| bodies.root(reading, *body))
        };
        if let Some(body) = last.or_else(subject) {
            return Some((body, BodySource::Paragraph));
        }
        if is_someones(sentence) {
            return None;
        }
    }
    None
}

/// What the Party does is done by the body that the article is about.
fn by_main(bodies: &Bodies, draft: &Draft) -> Option<Found> {
    let is_work = draft.topic.as_deref().is_some_and(is_party_work);
    bodies.main.filter(|_| is_work).map(|body| (body, BodySource::Main))
}

/// A body that something is told of: not the source of a report (`theo báo cáo của UBND`), nor of an order that is carried out, nor the
/// one that gave the task (`dự toán HĐND tỉnh giao`) or was played (`thua SLNA`).
fn is_told_of(reading: &Reading, tokens: &Tokens) -> bool {
    const REACH: usize = 10;
    let start = reading.source.sentence(tokens.start).start.max(tokens.start.saturating_sub(REACH));
    let clause = (start..tokens.start).rev().take_while(|&at| !is_break(reading, at));
    reading.claimed(tokens.start) != Claim::Document
        && !issued(reading, tokens.start)
        && !gave(reading, tokens.end)
        && (start..tokens.start).next_back().is_none_or(|at| reading.hit_of(at, ContextClass::Against).is_none())
        && !clause.into_iter().any(|at| reading.is(at, ContextClass::Source))
}

/// `Nghị quyết số 19-NQ/TW của ⟦Ban Chấp hành Trung ương⟧`: who issued a document.
fn issued(reading: &Reading, at: usize) -> bool {
    at >= 2 && reading.is(at - 1, CueClass::Of) && reading.claimed(at - 2) == Claim::Document
}

/// `Phó Bí thư Thường trực ⟦Huyện ủy⟧`, `cố vấn ⟦Hội đồng Vàng thế giới⟧`: tells whose man speaks, of whatever he likes.
fn is_of_role(reading: &Reading, at: usize) -> bool {
    const LONGEST: usize = 6;
    // the role may take the first words of the body: “Trưởng Công an huyện”
    (at.saturating_sub(LONGEST)..at).any(|from| reading.hit(from, TableId::Role).is_some_and(|role| from + role.len() >= at))
}

/// `dự toán ⟦HĐND tỉnh⟧ giao`: nothing but the verb behind it.
fn gave(reading: &Reading, end: usize) -> bool {
    let Some(verb) = reading.hit_of(end, ContextClass::Gives) else { return false };
    let next = end + verb.len();
    next >= reading.source.sentence(end).end
        || is_break(reading, next)
        || reading.token(next).is('.')
        || reading.claimed(next) == Claim::Date
}

impl Bodies {
    fn of(reading: &Reading, drafts: &[Draft]) -> Self {
        let organizations = &reading.organizations;
        let mut mentions: Vec<(Tokens, u32)> = organizations
            .iter()
            .enumerate()
            .flat_map(|(body, organization)| organization.mentions.iter().map(move |tokens| (tokens.clone(), body as u32)))
            .collect();
        // “8 ⟦chi bộ khu vực⟧” are counted, not named
        mentions.retain(|(tokens, _)| {
            let index = drafts.partition_point(|draft| draft.tokens.end <= tokens.start);
            drafts.get(index).is_none_or(|draft| draft.tokens.start > tokens.start)
        });
        // of a body inside the name of another the whole name counts
        sort_by_place(&mut mentions, |(tokens, _)| (tokens.start, usize::MAX - tokens.end));
        let mut end = 0;
        mentions.retain(|(tokens, _)| {
            let outer = tokens.start >= end;
            end = end.max(tokens.end);
            outer
        });
        let count = organizations.len();
        let mut bodies = Self { mentions, weights: vec![0; count], is_party: vec![false; count], leading: Vec::new(), main: None };
        for index in 0..bodies.mentions.len() {
            let (tokens, body) = &bodies.mentions[index];
            let is_party =
                reading.hit(tokens.start, TableId::Topic).is_some_and(|hit| reading.lexicon.topic(hit).uses.has(TopicUse::PARTY));
            let root = bodies.root(reading, *body) as usize;
            bodies.is_party[*body as usize] |= is_party;
            bodies.is_party[root] |= is_party;
            bodies.weights[root] += 1;
        }
        let mut leading: Vec<u32> = (0..count as u32).filter(|&body| bodies.weights[body as usize] > 0).collect();
        // the Party's first, then those that are named most
        sort_by_place(&mut leading, |&body| (usize::from(!bodies.is_party[body as usize]), usize::MAX - bodies.weights[body as usize]));
        leading.truncate(MOST_BODIES);
        bodies.main = leading.first().copied().filter(|&body| bodies.is_party[body as usize]);
        bodies.leading = leading;
        bodies
    }

    /// The mentions that start within the tokens.
    fn within(&self, tokens: &Tokens) -> &[(Tokens, u32)] {
        let from = self.mentions.partition_point(|(other, _)| other.start < tokens.start);
        let to = self.mentions.partition_point(|(other, _)| other.start < tokens.end);
        self.mentions.get(from..to).unwrap_or(&[])
    }

    /// The last one in the tokens that something is told of.
    fn last_named(&self, reading: &Reading, tokens: &Tokens) -> Option<&(Tokens, u32)> {
        self.within(tokens).iter().rev().take(MOST_BODIES).find(|(tokens, _)| is_told_of(reading, tokens))
    }

    /// The body that this one is part of in the end.
    fn root(&self, reading: &Reading, mut body: u32) -> u32 {
        const DEEPEST: usize = 6;
        for _ in 0..DEEPEST {
            match reading.organizations.get(body as usize).and_then(|organization| organization.parent) {
                Some(parent) => body = parent,
                None => break,
            }
        }
        body
    }

    /// `toàn ⟦huyện⟧`, `của ⟦xã⟧`: the body of that tier that is named most.
    fn whole(&self, reading: &Reading, at: usize) -> Option<u32> {
        let from = at + reading.hit_of(at, ContextClass::Whole)?.len();
        let area = scan_area(reading, from).filter(|area| !area.abroad)?;
        let name = reading.source.folded(&area.name);
        let is_town = |level| matches!(level, Level::Province | Level::District);
        let fits = |level: Option<Level>| match area.level {
            None => level.is_none_or(is_town),
            wanted => level == wanted,
        };
        let organizations = &reading.organizations;
        let named = |body: u32| name.is_empty() || fold_words(&organizations[body as usize].name).contains(&name);
        // the police of a province are not the province
        let stands = |body: u32| self.is_party[body as usize] && fits(organizations[body as usize].level) && named(body);
        self.leading.iter().copied().find(|&body| stands(body))
    }
}

fn fold_words(name: &str) -> String {
    name.split_whitespace().map(fold).collect::<Vec<_>>().join(" ")
}
