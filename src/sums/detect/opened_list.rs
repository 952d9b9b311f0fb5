//! Lists that a word opens: `63 tổ chức cơ sở đảng, trong đó có 27 đảng bộ và 36 chi bộ`, `12 dự án gồm 7 …, 5 …`,
//! also from the next sentence: `lập 91 đoàn kiểm tra. Trong đó có 28 đoàn giám sát`.

use super::these::part_of_these;
use crate::discourse::{MEMORY, earlier_sentences};
use crate::lexicon::{ContextClass, RelationClass, StopClass, Topic};
use crate::lists::{Introducer, Introduction, introducer_at, introducing_words};
use crate::report::Kind;
use crate::span::Tokens;
use crate::sums::arithmetic::{comes_to, exceeds};
use crate::sums::breakdowns::Breakdowns;
use crate::sums::candidates::{self, MOST_CANDIDATES};
use crate::sums::compatibility::{Compatibility, compatibility, same_noun};
use crate::sums::context::{Context, OUTSIDE};
use crate::sums::items::{Item, items, opens_with};
use crate::sums::proposal::{Coverage, Proposal};
use crate::sums::ways::cross;
use solieu_text::TokenKind;

/// A word that opens a list, and what it says of the list.
pub(crate) struct Opener {
    pub(crate) tokens: Tokens,
    pub(crate) coverage: Coverage,
}

/// A statement between two `;`, in tokens: longer ones are tables.
const LONGEST_STATEMENT: usize = 200;

impl Opener {
    fn of(introducer: Introducer) -> Self {
        let coverage = match introducer.introduction {
            Introduction::All => Coverage::All,
            Introduction::Some => Coverage::Open,
            Introduction::Detail => Coverage::Detail,
            // “bằng hình thức” and a colon open much else too
            Introduction::Manner | Introduction::Colon => Coverage::Hint,
        };
        Self { tokens: introducer.tokens, coverage }
    }
}

/// The words that open a list here; a colon is no word.
pub(crate) fn opener_at(context: &Context, at: usize) -> Option<Opener> {
    introducing_words(context.reading, at).map(Opener::of)
}

/// The lists of the running text; those that open a bracket belong to the figure before it.
pub(crate) fn detect_opened_lists(context: &Context, breakdowns: &mut Breakdowns) {
    let mut read = 0;
    for &at in context.cues.iter() {
        let Some(opener) = introducer_at(context.reading, at).map(Opener::of).filter(|_| at >= read) else { continue };
        read = opener.tokens.end;
        if !opens_bracket(context, at) && part_of_these(context, at).is_none() {
            read_list(context, &opener, read..list_end(context, &opener.tokens), breakdowns);
        }
    }
}

fn opens_bracket(context: &Context, at: usize) -> bool {
    context.reading.source.before(at, 1).is('(') && context.level(at) != OUTSIDE
}

/// A list runs to the end of its sentence or bracket, to the next opener, or to a word that turns to something else;
/// behind a colon over the lines that start with a dash.
fn list_end(context: &Context, opener: &Tokens) -> usize {
    let level = context.level(opener.start);
    let mut end = context.reading.source.sentence(opener.start).end;
    if context.reading.source.before(end, 1).kind == TokenKind::Line && context.reading.source.before(end, 2).is(':') {
        end = dashed_lines_end(context, end);
    }
    if let Some(bracket) = (level != OUTSIDE).then(|| context.brackets[level as usize - 1]) {
        end = end.min(bracket.close);
    }
    let closes = |&at: &usize| context.level(at) == level && (opens_another(context, at) || context.word(at, RelationClass::End).is_some());
    (opener.end..end).find(closes).unwrap_or(end)
}

/// `công khai theo hình thức niêm yết` only says how: such a word opens a list of its own behind a comma.
fn opens_another(context: &Context, at: usize) -> bool {
    let own_clause = || matches!(context.reading.source.before(at, 1).mark, ',' | ';' | '.');
    opener_at(context, at).is_some_and(|opener| opener.coverage != Coverage::Hint || own_clause())
}

/// Past the lines that start with `-`, `+`, `•`: each is an item.
fn dashed_lines_end(context: &Context, mut end: usize) -> usize {
    const MOST_LINES: usize = 30;
    for _ in 0..MOST_LINES {
        let start = (end..end + 2).find(|&at| context.reading.token(at).kind != TokenKind::Line).unwrap_or(end);
        if !matches!(context.reading.token(start).mark, '-' | '–' | '+' | '•' | '*') {
            break;
        }
        end = context.reading.source.sentence(start).end;
    }
    end
}

/// A total before the list with those of its items that count some of it.
#[derive(Clone)]
struct Group {
    total: usize,
    parts: Vec<usize>,
    /// `có 39 nữ` behind the first grouping.
    regrouped: bool,
}

fn read_list(context: &Context, opener: &Opener, tokens: Tokens, breakdowns: &mut Breakdowns) {
    let mut items = items(context, &tokens);
    if context.word(opener.tokens.start, RelationClass::Manner).is_some() {
        // “bằng các hình thức từ cảnh cáo đến khai trừ; đề nghị kỷ luật 1 đồng chí”: what was done next is no form
        let acts_anew = |item: &Item| {
            let verb = context.reading.hit_of(item.tokens.start, ContextClass::Outcome);
            item.separator == ';' && verb.is_some() && context.find_word(item.tokens.clone(), RelationClass::Form).is_none()
        };
        let end = items.iter().position(|item| starts_act(context, item) || acts_anew(item)).unwrap_or(items.len());
        items.truncate(end);
    }
    let Some(first) = items.iter().position(|item| !item.figures.is_empty()) else { return };
    if names_come_first(context, &items[..first]) {
        return;
    }
    let mut hint_only = false;
    let mut groups = group(context, &near_candidates(context, statement(context, opener.tokens.start)), &items, opener);
    if groups.is_empty() {
        let sentence = context.reading.source.sentence(opener.tokens.start);
        groups = group(context, &near_candidates(context, sentence.start..opener.tokens.start), &items, opener);
    }
    if groups.is_empty() && !counts_before(context, opener.tokens.start) {
        groups = groups_of_earlier(context, opener, &items);
        // “kỷ luật 21 đảng viên. Thời gian tới: mở 13 lớp, trồng 8 cây”: a colon in another sentence takes more than a sum
        let is_loose =
            |group: &Group| group.parts.iter().any(|&part| compatibility(context, group.total, part) <= Some(Compatibility::Loose));
        groups.retain(|group| opener.coverage != Coverage::Hint || !is_loose(group));
        // “gồm” in a sentence of its own subject: only where it adds up
        hint_only = opener.coverage == Coverage::All;
    }
    let is_clean = is_clean(&items, first);
    let is_here = |total: usize| context.reading.source.sentence(opener.tokens.start).contains(&context.drafts[total].number.start);
    let rest = items.iter().any(|item| item.is_rest && !item.figures.is_empty());
    for mut group in groups {
        cut_after_sum(context, &mut group);
        leave_to_larger(context, &mut group);
        let coverage = match opener.coverage {
            Coverage::Hint if stands_right_behind(context, group.total, opener) && counts_each(context, &items, &group) => Coverage::Listed,
            // “Về hình thức: khiển trách 38, cảnh cáo 28”
            Coverage::Hint if context.reading.token(opener.tokens.start).is(':') && exclude_each_other(context, &items) => Coverage::Detail,
            _ if hint_only || opener.coverage == Coverage::Hint => Coverage::Hint,
            Coverage::Detail
                if differ_in_topic(context, &group) && !are_results(context, &group, opener)
                    || is_here(group.total) && has_own_subject(context, group.total, opener) =>
            {
                Coverage::Hint
            }
            _ if group.regrouped => Coverage::Some,
            Coverage::All if has_own_subject(context, group.total, opener) => Coverage::Hint,
            Coverage::Open if rest && group.parts.len() > 1 => Coverage::All,
            Coverage::Open if are_both_sexes(context, &items) => Coverage::Listed,
            // “Kết quả, 60 cơ sở vi phạm về giá, 45 cơ sở vi phạm về nhãn mác”: one may do both
            Coverage::Detail if say_the_same(context, &group.parts) => Coverage::Possible,
            Coverage::Open | Coverage::Detail if overlap(context, &items) => Coverage::Possible,
            Coverage::All if overlap(context, &items) => Coverage::Possible,
            Coverage::Open if exclude_each_other(context, &items) => Coverage::Forms,
            coverage => coverage,
        };
        let evidence = opener.tokens.clone();
        breakdowns.push(context, Proposal { total: group.total, parts: group.parts, coverage, is_clean, evidence, rule: "sum.opener" });
    }
}

/// The totals of the sentences before, nearest first: of the one right before whatever fits, of those farther back only what surely counts
/// the same and can hold the parts.
fn groups_of_earlier(context: &Context, opener: &Opener, items: &[Item]) -> Vec<Group> {
    /// Past so many sentences “trong đó” may speak of something else, unless the parts add up.
    const FARTHEST: usize = 2;
    let start = opener.tokens.start;
    let opens_sentence = context.reading.source.sentence(start).start == start;
    let mut nearest = None;
    for (distance, sentence) in earlier_sentences(context.reading.source, start, MEMORY).enumerate() {
        let groups = group(context, &candidates::candidates(context, &sentence, OUTSIDE), items, opener);
        let holds = |group: &Group| !group.parts.iter().any(|&part| exceeds(context, part, group.total));
        let is_close = |group: &Group| {
            let names_same = |&part: &usize| same_noun(context, group.total, part);
            let adds_up = group.parts.len() > 1 && comes_to(context, &group.parts, group.total);
            adds_up || distance <= FARTHEST && opener.coverage == Coverage::Open && group.parts.iter().all(names_same)
        };
        // “Nhân sự đều trong quy hoạch, trong đó 7% là nữ” has a subject of its own: a percentage is of that
        let is_of_own = |group: &Group| !opens_sentence && context.drafts[group.parts[0]].kind == Kind::Percent;
        let fits = |group: &Group| holds(group) && !is_of_own(group) && (distance == 0 || opens_sentence && is_close(group));
        if !groups.is_empty() && groups.iter().all(fits) {
            return groups;
        }
        if distance == 0 && !groups.iter().any(is_of_own) {
            nearest = Some(groups.clone());
        }
        // the sentence speaks of the same things but cannot hold them: they are of nothing before it
        let names_same = |group: &Group| group.parts.iter().any(|&part| same_noun(context, group.total, part));
        if opener.coverage == Coverage::Open && groups.iter().any(names_same) {
            break;
        }
    }
    nearest.unwrap_or_default()
}

/// `3 đảng viên gồm 1 chính thức và 2 dự bị, kết quả biểu quyết 1 đảng viên tán thành`: what follows parts that use up the total is of something else.
fn cut_after_sum(context: &Context, group: &mut Group) {
    let parts = &group.parts;
    let uses_up = |parts: &[usize]| comes_to(context, parts, group.total) && !cross(context, parts);
    if !uses_up(parts)
        && let Some(len) = (2..parts.len().min(MOST_CANDIDATES)).find(|&len| uses_up(&parts[..len]))
    {
        group.parts.truncate(len);
    }
}

/// `1.948 tàu, trong đó đóng mới 1.510 tàu gồm 768 tàu vỏ thép và nâng cấp 438 tàu`: the last item makes up the larger total with this one.
fn leave_to_larger(context: &Context, group: &mut Group) {
    let Some((&last, rest)) = group.parts.split_last().filter(|(_, rest)| !rest.is_empty()) else { return };
    let sentence = context.reading.source.sentence(context.drafts[group.total].tokens.start);
    let larger = near_candidates(context, sentence.start..context.drafts[group.total].tokens.start);
    if larger.iter().any(|&larger| comes_to(context, &[group.total, last], larger)) {
        group.parts.truncate(rest.len());
    }
}

/// `trong đó có Trần An, 40 tuổi, ở thôn 5`: a list of names breaks nothing down; a label may have a comma, `cán bộ, công chức 23`.
fn names_come_first(context: &Context, labels: &[Item]) -> bool {
    const MOST_LABELS: usize = 2;
    let is_name = |at: usize| context.reading.token(at).is_capital() && context.reading.token(at + 1).is_capital();
    labels.len() > MOST_LABELS || labels.iter().any(|item| item.tokens.clone().any(is_name))
}

/// Whether the sentence itself counts something before the opener: then that is what the parts are of, or nothing.
fn counts_before(context: &Context, opener: usize) -> bool {
    let sentence = context.reading.source.sentence(opener);
    let tells_time = |index: usize| matches!(context.drafts[index].kind, Kind::Duration | Kind::Age);
    context.figures(&(sentence.start..opener)).any(|index| !tells_time(index))
}

/// The sentence before the opener from its last `;` on: `kiểm tra 50 đảng viên, …; giám sát 40 đảng viên, trong đó …`.
fn statement(context: &Context, opener: usize) -> Tokens {
    let (start, level) = (context.reading.source.sentence(opener).start, context.level(opener));
    let from = start.max(opener.saturating_sub(LONGEST_STATEMENT));
    let cut = (from..opener).rev().find(|&at| context.reading.token(at).is(';') && context.level(at) == level);
    cut.map_or(from, |at| at + 1)..opener
}

fn near_candidates(context: &Context, tokens: Tokens) -> Vec<usize> {
    let level = context.level(tokens.end);
    candidates::candidates(context, &tokens, level)
}

/// `31 huy chương: 9 HCV, …`: nothing but the rest of the noun stands between the total and the colon.
fn stands_right_behind(context: &Context, total: usize, opener: &Opener) -> bool {
    const LONGEST: usize = 4;
    let between = context.drafts[total].tokens.end..opener.tokens.start;
    context.reading.token(opener.tokens.start).is(':')
        && between.len() <= LONGEST
        && between.into_iter().all(|at| context.reading.token(at).kind == TokenKind::Word && context.separator(at).is_none())
}

/// Whether every item is one amount of the kind of the total, with a label before or behind it: `9 HCV, 14 HCB`, `trung ương 410 tỷ, tỉnh 250 tỷ`.
fn counts_each(context: &Context, items: &[Item], group: &Group) -> bool {
    let kind = context.drafts[group.total].kind;
    let item_of = |part: usize| items.iter().find(|item| item.figures.contains(&part));
    let is_whole = |&part: &usize| {
        let ends = |item: &Item| context.drafts[part].tokens.end + 1 >= item.tokens.end || opens_with(context, item, part);
        context.drafts[part].kind == kind && item_of(part).is_some_and(|item| item.figures.len() == 1 && ends(item))
    };
    group.parts.len() > 1 && group.parts.iter().all(is_whole)
}

/// `kỷ luật 310 đảng viên. Cụ thể, kết nạp 21 đảng viên`: what happened to the parts is not what happened to the total.
fn differ_in_topic(context: &Context, group: &Group) -> bool {
    let topic = |figure: usize| context.drafts[figure].topic.as_deref().filter(|topic| *topic != Topic::OTHER);
    let total = topic(group.total);
    group.parts.iter().any(|&part| topic(part).zip(total).is_some_and(|(part, total)| part != total))
}

/// `kiểm tra 120 cơ sở. Kết quả, 83 cơ sở đạt, 27 cơ sở bị nhắc nhở và 10 cơ sở bị xử phạt`: three or more of the noun that was taken up,
/// each with what came out for it.
fn are_results(context: &Context, group: &Group, opener: &Opener) -> bool {
    const FEWEST: usize = 3;
    let start = context.drafts[group.total].tokens.start;
    let takes_up = context.reading.hit_of_ending_at(start, ContextClass::Intake).is_some();
    let opens_sentence = context.reading.source.sentence(opener.tokens.start).start == opener.tokens.start;
    takes_up && opens_sentence && group.parts.len() >= FEWEST && group.parts.iter().all(|&part| same_noun(context, group.total, part))
}

/// Whether the same two words follow each part: `60 cơ sở ⟦vi phạm⟧ về giá, 45 cơ sở ⟦vi phạm⟧ về nhãn mác`.
fn say_the_same(context: &Context, parts: &[usize]) -> bool {
    let said = |part: usize| {
        let end = context.drafts[part].tokens.end;
        let is_word = |at: usize| context.reading.token(at).kind == TokenKind::Word;
        (is_word(end) && is_word(end + 1)).then(|| context.reading.source.folded(&(end..end + 2)))
    };
    let first = parts.first().and_then(|&part| said(part));
    parts.len() > 1 && first.is_some() && parts.iter().all(|&part| said(part) == first)
}

/// `17 nam và 8 nữ`: nobody is left out.
fn are_both_sexes(context: &Context, items: &[Item]) -> bool {
    let sexes: Vec<String> = items
        .iter()
        .filter(|item| !item.figures.is_empty())
        .filter_map(|item| context.find_word(item.tokens.clone(), RelationClass::Sex))
        .map(|word| context.reading.source.folded(&(word.end - 1..word.end)))
        .collect();
    sexes.len() == 2 && sexes[0] != sexes[1]
}

/// The first item of a list, its figure, the total that one is a part of, and how close.
type Lead<'i> = (&'i Item, usize, usize, Compatibility);

/// Later items keep to the total of the first, unless `trong đó` has one of their own noun for them.
fn stays(context: &Context, opener: &Opener, total: usize, part: usize) -> Option<(usize, Compatibility)> {
    let least = if opener.coverage == Coverage::Open { Compatibility::Same } else { Compatibility::Class };
    compatibility(context, total, part).filter(|&tie| tie >= least).map(|tie| (total, tie))
}

/// Which item is a part of which total.
fn group(context: &Context, candidates: &[usize], items: &[Item], opener: &Opener) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut lead: Option<Lead> = None;
    let mut regrouped = false;
    for item in items {
        let tried = |&part: &usize| {
            let (total, tie) = lead
                .and_then(|(_, _, total, _)| stays(context, opener, total, part))
                .or_else(|| candidates::best(context, candidates, part))?;
            let counts = lead.is_some_and(|(_, lead, ..)| context.drafts[lead].kind != Kind::Percent);
            (!(counts && is_aside(context, item, part))).then_some((part, total, tie))
        };
        // “Dùng chung cho hai cấp: 27 thủ tục”: the first that counts more than by chance what the total counts
        let sure = |found: &(usize, usize, Compatibility)| found.2 > Compatibility::Loose;
        let found = item.figures.iter().filter_map(tried).find(sure).or_else(|| item.figures.iter().find_map(tried));
        let Some((part, total, tie)) = found else { continue };
        // “giám sát việc chấp hành … đối với 53 tổ chức đảng, 22 đảng viên”: they and what follows belong to that phrase
        if lead.is_some_and(|(lead, ..)| is_governed(context, part) || starts_act(context, item) && !starts_act(context, lead)) {
            break;
        }
        regrouped |= item.regroups && item.separator != '&' && lead.is_some();
        match lead {
            None => lead = Some((item, part, total, tie)),
            Some(lead) if leaves(context, opener, lead, (item, part, total)) => break,
            Some(_) => {}
        }
        match groups.iter_mut().find(|group| group.total == total && group.regrouped == regrouped) {
            // percentages beside counts say the same in another way
            Some(group) if context.drafts[group.parts[0]].kind != context.drafts[part].kind => {}
            Some(group) => group.parts.push(part),
            None => groups.push(Group { total, parts: vec![part], regrouped }),
        }
    }
    groups
}

/// Behind a `;` that outranks the comma of the opener a new statement starts: `611 cán bộ, trong đó 44 nữ; luân chuyển 165 cán bộ`.
fn leaves(context: &Context, opener: &Opener, lead: Lead, next: (&Item, usize, usize)) -> bool {
    let (item, part, total) = next;
    let opened_by_comma =
        context.reading.source.before(opener.tokens.start, 1).is(',') && !context.reading.token(opener.tokens.end).is(':');
    if item.separator != ';' || !opened_by_comma {
        return false;
    }
    let other_shape = opens_with(context, lead.0, lead.1) != opens_with(context, item, part);
    other_shape || lead.3 != Compatibility::Same && compatibility(context, total, part) == Some(Compatibility::Same)
}

/// `Đội một có 12 người, đội hai gồm 3 nam và 5 nữ`: what the list is of is named between.
fn has_own_subject(context: &Context, total: usize, opener: &Opener) -> bool {
    let between = context.drafts[total].tokens.end..opener.tokens.start;
    let last = between.clone().rev().find(|&at| context.separator(at).is_some_and(|separator| separator != '&'));
    last.is_some_and(|at| at + 1 < between.end)
}

/// `nữ 98, dân tộc thiểu số 12, đoàn viên 160`: one member may be all three; `nam 4, nữ 5` nobody is both.
pub(crate) fn overlap(context: &Context, items: &[Item]) -> bool {
    let says = |item: &Item, class: RelationClass| {
        item.tokens.clone().any(|at| context.word(at, class).is_some() && !context.reading.token(at).is_capital())
    };
    items.iter().any(|item| says(item, RelationClass::Attribute)) && !items.iter().all(|item| says(item, RelationClass::Sex))
}

/// `chiếm 69,1%`: says something of a part and is none.
pub(crate) fn is_aside(context: &Context, item: &Item, part: usize) -> bool {
    let before = item.tokens.start..context.drafts[part].tokens.start;
    context.drafts[part].kind == Kind::Percent && context.find_word(before, RelationClass::Share).is_some()
}

/// Every item names a form that excludes the others: `khiển trách 34, cảnh cáo 14`, `nam 4, nữ 5`.
pub(crate) fn exclude_each_other(context: &Context, items: &[Item]) -> bool {
    let names = |item: &Item| item.tokens.clone().any(|at| context.reading.is_any(at, [RelationClass::Form, RelationClass::Sex]));
    items.iter().all(names)
}

/// A preposition stands before it: `đối với 53 tổ chức đảng`, `với hơn 10 nghìn đảng viên`.
fn is_governed(context: &Context, part: usize) -> bool {
    context.reading.hit_of_ending_at(context.drafts[part].tokens.start, StopClass::Preposition).is_some()
}

/// `kiểm tra 15 đảng viên, ⟦quyết định⟧ kỷ luật 4 đồng chí`: what was done next counts no more of the total.
fn starts_act(context: &Context, item: &Item) -> bool {
    context.reading.hit_of(item.tokens.start, ContextClass::Act).is_some()
}

/// Whether every item from the first numbered one has its number: `huyện ủy` in `67/68 quận ủy, huyện ủy` has none.
fn is_clean(items: &[Item], first: usize) -> bool {
    items[first..].iter().all(|item| !item.figures.is_empty())
}
