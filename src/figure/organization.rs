//! Attaches the body that a figure describes: `⟦Đảng bộ huyện Nam Trực⟧ hiện có 63 tổ chức cơ sở đảng`. Later `toàn huyện`, `của xã`
//! and `Ban Thường vụ Huyện ủy kỷ luật 9 đảng viên` mean the same body.

use super::article_topic::is_party_work;
use super::draft::Draft;
use super::neighbourhood::{Neighbourhood, is_break, is_listed, outer_previous};
use super::origin::Field;
use super::origin::OrganizationOrigin;
use crate::find::place::scan_area;
use crate::find::{Claim, Reading};
use crate::lexicon::{ContextClass, CueClass, TableId, TopicUse};
use crate::report::{Kind, Level};
use crate::span::{Tokens, sort_by_place};
use solieu_text::fold::fold;

/// The bodies of the article, by place and by weight; a body is an index into the organizations of the reading.
struct Organizations {
    /// Each mention with its body, in text order.
    mentions: Vec<(Tokens, u32)>,
    /// How often each body is named, itself or through the organs that are part of it.
    weights: Vec<usize>,
    /// Whether each body is one of the Party's own, by its name.
    is_party: Vec<bool>,
    /// The bodies that are part of no other: those of the Party first, then by weight.
    leading: Vec<u32>,
    /// The body of the Party that is named most.
    main: Option<u32>,
}

/// How far before the figure, in tokens, a body of the sentence counts.
const LONGEST_SENTENCE: usize = 80;

/// How many bodies are tried: an article is about few, a longer list about none of them.
const MOST_BODIES: usize = 24;

/// A body and how it was found.
type Match = (u32, OrganizationOrigin);

/// Fills the body of every figure for which the text settles it, closest evidence first.
pub(super) fn attach_organizations(reading: &Reading, drafts: &mut [Draft]) {
    if reading.organizations.is_empty() {
        return;
    }
    let bodies = Organizations::of(reading, drafts);
    for index in 0..drafts.len() {
        if matches!(drafts[index].kind, Kind::Duration | Kind::Age | Kind::Score) {
            continue;
        }
        let around = Neighbourhood::of(reading, drafts, index);
        let found = by_division(drafts, index)
            .or_else(|| by_acting_body(&bodies, reading, &drafts[index]))
            .or_else(|| by_owner(&bodies, reading, &drafts[index]))
            .or_else(|| by_list(reading, drafts, index, &around))
            .or_else(|| by_sentence(&bodies, reading, &drafts[index], &around))
            .or_else(|| {
                let beyond = || by_paragraph(&bodies, reading, drafts, index, &around).or_else(|| by_main(&bodies, &drafts[index]));
                if is_shared_out(reading, drafts, index, &around) { None } else { beyond() }
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

/// `Các xã Thanh Tùng, Ngọc Chánh lần lượt kết nạp ⟦9⟧ và ⟦8⟧ đảng viên`: each figure has
/// another body, and none has that of the sentence before.
fn is_shared_out(reading: &Reading, drafts: &[Draft], index: usize, around: &Neighbourhood) -> bool {
    const MOST_TURNS: usize = 8;
    let in_turn = |tokens: &Tokens| tokens.clone().any(|at| reading.is(at, CueClass::Respectively));
    let listed =
        |index: usize| drafts.get(index + 1).is_some_and(|next| is_listed(reading, &(drafts[index].tokens.end..next.tokens.start)));
    let first = (0..=index).rev().take(MOST_TURNS).find(|&first| first == 0 || !listed(first - 1)).unwrap_or(index);
    (first < index || listed(index))
        && drafts[first].tokens.start >= around.sentence.start
        && in_turn(&Neighbourhood::of(reading, drafts, first).gap)
}

/// The parts of a total describe the same body.
fn by_division(drafts: &[Draft], index: usize) -> Option<Match> {
    let total = drafts[index].division?.total;
    drafts[total].organization.map(|body| (body, OrganizationOrigin::Division))
}

/// `⟦Ban Thường vụ Huyện ủy⟧ kỷ luật 9 đảng viên`: the figure describes the body that the organ is part of.
fn by_acting_body(bodies: &Organizations, reading: &Reading, draft: &Draft) -> Option<Match> {
    let named = bodies.within(draft.acting_body.as_ref()?);
    let acting = named.iter().rev().find(|(_, body)| bodies.is_party[*body as usize]).or(named.last());
    let body = acting.map(|(_, body)| bodies.root(reading, *body)).or(bodies.main)?;
    Some((body, OrganizationOrigin::ActingBody))
}

/// The body behind `của`: `40 nhóm công tác của ⟦Ban Thường vụ Thành ủy⟧`.
fn by_owner(bodies: &Organizations, reading: &Reading, draft: &Draft) -> Option<Match> {
    let end = draft.tokens.end;
    let from = end + reading.hit_of(end, CueClass::Of)?.len();
    bodies.within(&(from..from + 1)).first().map(|(_, body)| (*body, OrganizationOrigin::Owner))
}

/// Parts and later figures of a list describe the same body.
fn by_list(reading: &Reading, drafts: &[Draft], index: usize, around: &Neighbourhood) -> Option<Match> {
    let previous = &drafts[outer_previous(reading, drafts, index)?];
    let same_sentence = previous.tokens.start >= around.sentence.start;
    let listed = drafts[index].topic_by.is_some() && drafts[index].topic_by == previous.topic_by || around.is_part(reading);
    previous.organization.filter(|_| same_sentence && listed).map(|body| (body, OrganizationOrigin::List))
}

/// The nearest body before the figure in its sentence, also in the form `toàn huyện`; else the first one behind it.
fn by_sentence(bodies: &Organizations, reading: &Reading, draft: &Draft, around: &Neighbourhood) -> Option<Match> {
    let before = around.sentence.start.max(draft.tokens.start.saturating_sub(LONGEST_SENTENCE))..draft.tokens.start;
    let named = bodies.last_named(reading, &before);
    let whole = before.clone().rev().find_map(|at| bodies.whole(reading, at).map(|body| (at, body)));
    let nearest = match (named, whole) {
        (Some((tokens, _)), Some((at, body))) if at > tokens.start => Some(body),
        (Some((tokens, _)), _) if is_of_role(reading, tokens.start) => return None,
        (Some((_, body)), _) => Some(*body),
        (None, whole) => whole.map(|(_, body)| body),
    };
    let behind = || {
        // “27 biểu hiện được nhận diện, đảng viên trong ⟦Đảng bộ thành phố⟧ …”: behind the clause only bodies of the Party count
        let clause = around.clause_after(reading);
        let near = |tokens: &Tokens, body: u32| tokens.start < clause.end || bodies.is_party[body as usize];
        let named = bodies
            .within(&around.after)
            .iter()
            .take(MOST_BODIES)
            .find(|(tokens, body)| near(tokens, *body) && is_described(reading, tokens));
        let named = named.filter(|(tokens, _)| !is_of_role(reading, tokens.start));
        named.map(|(_, body)| *body).or_else(|| clause.into_iter().find_map(|at| bodies.whole(reading, at)))
    };
    nearest.or_else(behind).map(|body| (body, OrganizationOrigin::Sentence))
}

/// The body of the figure before in the paragraph, or the one that a sentence shortly before starts with.
fn by_paragraph(bodies: &Organizations, reading: &Reading, drafts: &[Draft], index: usize, around: &Neighbourhood) -> Option<Match> {
    const REACH: usize = 5;
    const SUBJECT: usize = 3;
    const MOST_FIGURES: usize = 24;
    let source = reading.source;
    let block = source.block(around.sentence.start)?.tokens.start;
    let here = source.sentence_index(around.sentence.start);
    let is_of_somebody =
        |sentence: &Tokens| bodies.last_named(reading, sentence).is_some_and(|(tokens, _)| is_of_role(reading, tokens.start));
    // “Bí thư Đảng ủy xã cho biết …”: what somebody says may be about any body
    if is_of_somebody(&(around.sentence.start..drafts[index].tokens.start)) {
        return None;
    }
    for sentence in source.sentences[here.saturating_sub(REACH)..here].iter().rev().filter(|sentence| sentence.start >= block) {
        let figures = drafts[..index].iter().rev().take(MOST_FIGURES).take_while(|draft| draft.tokens.start >= sentence.start);
        let mut described = figures.filter(|draft| draft.tokens.start < sentence.end).filter_map(|draft| draft.organization);
        let last = described.next();
        // “Đảng bộ huyện A có 156 đảng viên, Đảng bộ huyện B 148” compares bodies: the next sentence need not be about either
        if described.any(|body| Some(body) != last) {
            continue;
        }
        let subject = || {
            let start = sentence.start..sentence.end.min(sentence.start + SUBJECT);
            let named =
                bodies.within(&start).iter().find(|(tokens, _)| is_described(reading, tokens) && !is_of_role(reading, tokens.start));
            named.map(|(_, body)| bodies.root(reading, *body))
        };
        if let Some(body) = last.or_else(subject) {
            return Some((body, OrganizationOrigin::Paragraph));
        }
        if is_of_somebody(sentence) {
            return None;
        }
    }
    None
}

/// For the work of the Party, the body that the article is about.
fn by_main(bodies: &Organizations, draft: &Draft) -> Option<Match> {
    let is_work = draft.topic.as_deref().is_some_and(is_party_work);
    bodies.main.filter(|_| is_work).map(|body| (body, OrganizationOrigin::Main))
}

/// Whether figures may describe the body mentioned here. Not the source of a report (`theo báo cáo của UBND`), the issuer of a document,
/// the one that gave a task (`dự toán HĐND tỉnh giao`) or an opponent (`thua SLNA`).
fn is_described(reading: &Reading, tokens: &Tokens) -> bool {
    const REACH: usize = 10;
    let start = reading.source.sentence(tokens.start).start.max(tokens.start.saturating_sub(REACH));
    let clause = (start..tokens.start).rev().take_while(|&at| !is_break(reading, at));
    reading.claimed(tokens.start) != Claim::Document
        && !issued(reading, tokens.start)
        && !gave(reading, tokens.end)
        && (start..tokens.start).next_back().is_none_or(|at| reading.hit_of(at, ContextClass::Against).is_none())
        && !clause.into_iter().any(|at| reading.is(at, ContextClass::Source))
}

/// Whether it issued a document: `Nghị quyết số 19-NQ/TW của ⟦Ban Chấp hành Trung ương⟧`.
fn issued(reading: &Reading, at: usize) -> bool {
    at >= 2 && reading.is(at - 1, CueClass::Of) && reading.claimed(at - 2) == Claim::Document
}

/// Whether it belongs to the role of a person: `Phó Bí thư Thường trực ⟦Huyện ủy⟧`, `cố vấn ⟦Hội đồng Vàng thế giới⟧`.
fn is_of_role(reading: &Reading, at: usize) -> bool {
    const LONGEST: usize = 6;
    // the role may take the first words of the body: “Trưởng Công an huyện”
    (at.saturating_sub(LONGEST)..at).any(|from| reading.hit(from, TableId::Role).is_some_and(|role| from + role.len() >= at))
}

/// Whether it gave a task: only the verb stands behind it, `dự toán ⟦HĐND tỉnh⟧ giao`.
fn gave(reading: &Reading, end: usize) -> bool {
    let Some(verb) = reading.hit_of(end, ContextClass::Gives) else { return false };
    let next = end + verb.len();
    next >= reading.source.sentence(end).end
        || is_break(reading, next)
        || reading.token(next).is('.')
        || reading.claimed(next) == Claim::Date
}

impl Organizations {
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
        // the longest name counts where one body is named inside another
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

    /// The last mention in the tokens that figures may describe.
    fn last_named(&self, reading: &Reading, tokens: &Tokens) -> Option<&(Tokens, u32)> {
        self.within(tokens).iter().rev().take(MOST_BODIES).find(|(tokens, _)| is_described(reading, tokens))
    }

    /// The body that this one is part of, directly or through others; itself if it is part of none.
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

    /// The body that `toàn ⟦huyện⟧`, `của ⟦xã⟧` means: the leading one of that tier.
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
        // the police of a province are not the province: only bodies of the Party count
        let stands = |body: u32| self.is_party[body as usize] && fits(organizations[body as usize].level) && named(body);
        self.leading.iter().copied().find(|&body| stands(body))
    }
}

fn fold_words(name: &str) -> String {
    name.split_whitespace().map(fold).collect::<Vec<_>>().join(" ")
}
