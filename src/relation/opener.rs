//! Lists that a word opens: `63 tổ chức cơ sở đảng, trong đó có 27 đảng bộ và 36 chi bộ`, `12 dự án gồm 7 …, 5 …`,
//! also from the next sentence: `lập 91 đoàn kiểm tra. Trong đó có 28 đoàn giám sát`.

use super::judge::comes_to;
use super::kinship::{Kinship, kinship};
use super::ledger::{Claim, Finding, Ledger};
use super::list::{Item, items, opens_with};
use super::scene::{OUTSIDE, Scene};
use super::total::{self, MOST_CANDIDATES};
use super::ways::cross;
use super::whole::part_of_these;
use crate::lexicon::TableId;
use crate::report::Kind;
use crate::source::Kind as TokenKind;
use crate::span::Tokens;

/// A word that opens a list, and what it says of the list.
pub(super) struct Opener {
    pub(super) tokens: Tokens,
    pub(super) claim: Claim,
}

/// A statement between two `;`, in tokens: longer ones are tables.
const LONGEST_STATEMENT: usize = 200;

/// `trong đó cụ thể gồm`: nobody says it more often.
const MOST_REPEATED: usize = 2;

/// The classes of the relation table that open a list.
const OPENERS: [(&str, Claim); 3] = [("all", Claim::All), ("some", Claim::Open), ("detail", Claim::Hint)];

/// The opener that starts at the token, with a second one that only repeats it: `trong đó gồm`.
pub(super) fn opener_at(scene: &Scene, at: usize) -> Option<Opener> {
    let opens = |at: usize| {
        let hit = scene.reading.hit(at, TableId::Relation)?;
        let opener = OPENERS.iter().find(|(class, _)| scene.reading.lexicon.has_class(hit, class));
        opener.map(|&(_, claim)| (claim, at + hit.len()))
    };
    let (claim, mut end) = opens(at)?;
    for _ in 0..MOST_REPEATED {
        end = opens(end).map_or(end, |(_, end)| end);
    }
    Some(Opener { tokens: at..end, claim })
}

/// `kỷ luật 45 đảng viên: khiển trách 30, cảnh cáo 15`: a colon opens much else too.
fn colon_at(scene: &Scene, at: usize) -> Option<Opener> {
    scene.reading.token(at).is(':').then(|| Opener { tokens: at..at + 1, claim: Claim::Hint })
}

/// The lists of the running text; those that open a bracket belong to the figure before it.
pub(super) fn find_opened(scene: &Scene, ledger: &mut Ledger) {
    let mut read = 0;
    for &at in scene.cues.iter() {
        let Some(opener) = opener_at(scene, at).or_else(|| colon_at(scene, at)).filter(|_| at >= read) else { continue };
        read = opener.tokens.end;
        if !opens_bracket(scene, at) && part_of_these(scene, at).is_none() {
            read_list(scene, &opener, read..list_end(scene, &opener.tokens), ledger);
        }
    }
}

fn opens_bracket(scene: &Scene, at: usize) -> bool {
    scene.reading.source.before(at, 1).is('(') && scene.level(at) != OUTSIDE
}

/// A list runs to the end of its sentence or bracket, to the next opener, or to a word that turns to something else;
/// behind a colon over the lines that start with a dash.
fn list_end(scene: &Scene, opener: &Tokens) -> usize {
    let level = scene.level(opener.start);
    let mut end = scene.reading.source.sentence(opener.start).end;
    if scene.reading.source.before(end, 1).kind == TokenKind::Line && scene.reading.source.before(end, 2).is(':') {
        end = dashed_lines_end(scene, end);
    }
    if let Some(bracket) = (level != OUTSIDE).then(|| scene.brackets[level as usize - 1]) {
        end = end.min(bracket.close);
    }
    let closes = |&at: &usize| scene.level(at) == level && (opens_another(scene, at) || scene.word(at, "end").is_some());
    (opener.end..end).find(closes).unwrap_or(end)
}

/// `công khai theo hình thức niêm yết` only says how: such a word opens a list of its own behind a comma.
fn opens_another(scene: &Scene, at: usize) -> bool {
    let own_clause = || matches!(scene.reading.source.before(at, 1).mark, ',' | ';' | '.');
    opener_at(scene, at).is_some_and(|opener| opener.claim != Claim::Hint || own_clause())
}

/// Past the lines that start with `-`, `+`, `•`: each is an item.
fn dashed_lines_end(scene: &Scene, mut end: usize) -> usize {
    const MOST_LINES: usize = 30;
    for _ in 0..MOST_LINES {
        let start = (end..end + 2).find(|&at| scene.reading.token(at).kind != TokenKind::Line).unwrap_or(end);
        if !matches!(scene.reading.token(start).mark, '-' | '–' | '+' | '•' | '*') {
            break;
        }
        end = scene.reading.source.sentence(start).end;
    }
    end
}

/// A total before the list with those of its items that count some of it.
struct Group {
    total: usize,
    parts: Vec<usize>,
    /// `có 39 nữ` behind the first grouping.
    regrouped: bool,
}

fn read_list(scene: &Scene, opener: &Opener, tokens: Tokens, ledger: &mut Ledger) {
    let items = items(scene, &tokens);
    let Some(first) = items.iter().position(|item| !item.figures.is_empty()) else { return };
    if names_come_first(scene, &items[..first]) {
        return;
    }
    let mut hint_only = false;
    let mut groups = group(scene, &near_candidates(scene, statement(scene, opener.tokens.start)), &items, opener);
    if groups.is_empty() {
        let sentence = scene.reading.source.sentence(opener.tokens.start);
        groups = group(scene, &near_candidates(scene, sentence.start..opener.tokens.start), &items, opener);
    }
    if groups.is_empty() && !counts_before(scene, opener.tokens.start) {
        let Some(before) = scene.sentence_before(opener.tokens.start) else { return };
        groups = group(scene, &total::candidates(scene, &before, OUTSIDE), &items, opener);
        // “kỷ luật 21 đảng viên. Thời gian tới: mở 13 lớp, trồng 8 cây”: a colon in another sentence takes more than a sum
        let is_loose = |group: &Group| group.parts.iter().any(|&part| kinship(scene, group.total, part) <= Some(Kinship::Loose));
        groups.retain(|group| opener.claim != Claim::Hint || !is_loose(group));
        // “gồm” in a sentence of its own subject: only where it adds up
        hint_only = opener.claim == Claim::All;
    }
    let is_clean = is_clean(&items, first);
    let rest = items.iter().any(|item| item.is_rest && !item.figures.is_empty());
    for mut group in groups {
        cut_after_sum(scene, &mut group);
        leave_to_larger(scene, &mut group);
        let claim = match opener.claim {
            _ if hint_only || opener.claim == Claim::Hint => Claim::Hint,
            _ if group.regrouped => Claim::Some,
            Claim::All if has_own_subject(scene, group.total, opener) => Claim::Hint,
            Claim::Open if rest && group.parts.len() > 1 => Claim::All,
            Claim::All if overlap(scene, &items) => Claim::Open,
            Claim::Open if exclude_each_other(scene, &items) => Claim::Forms,
            claim => claim,
        };
        let evidence = opener.tokens.clone();
        ledger.push(scene, Finding { total: group.total, parts: group.parts, claim, is_clean, evidence, rule: "sum.opener" });
    }
}

/// `3 đảng viên gồm 1 chính thức và 2 dự bị, kết quả biểu quyết 1 đảng viên tán thành`: what follows parts that use up the total is of something else.
fn cut_after_sum(scene: &Scene, group: &mut Group) {
    let parts = &group.parts;
    let uses_up = |parts: &[usize]| comes_to(scene, parts, group.total) && !cross(scene, parts);
    if !uses_up(parts)
        && let Some(len) = (2..parts.len().min(MOST_CANDIDATES)).find(|&len| uses_up(&parts[..len]))
    {
        group.parts.truncate(len);
    }
}

/// `1.948 tàu, trong đó đóng mới 1.510 tàu gồm 768 tàu vỏ thép và nâng cấp 438 tàu`: the last item makes up the larger total with this one.
fn leave_to_larger(scene: &Scene, group: &mut Group) {
    let Some((&last, rest)) = group.parts.split_last().filter(|(_, rest)| !rest.is_empty()) else { return };
    let sentence = scene.reading.source.sentence(scene.drafts[group.total].tokens.start);
    let larger = near_candidates(scene, sentence.start..scene.drafts[group.total].tokens.start);
    if larger.iter().any(|&larger| comes_to(scene, &[group.total, last], larger)) {
        group.parts.truncate(rest.len());
    }
}

/// `trong đó có Trần An, 40 tuổi, ở thôn 5`: a list of names breaks nothing down; a label may have a comma, `cán bộ, công chức 23`.
fn names_come_first(scene: &Scene, labels: &[Item]) -> bool {
    const MOST_LABELS: usize = 2;
    let is_name = |at: usize| scene.reading.token(at).is_capital() && scene.reading.token(at + 1).is_capital();
    labels.len() > MOST_LABELS || labels.iter().any(|item| item.tokens.clone().any(is_name))
}

/// Whether the sentence itself counts something before the opener: then that is what the parts are of, or nothing.
fn counts_before(scene: &Scene, opener: usize) -> bool {
    let sentence = scene.reading.source.sentence(opener);
    let tells_time = |index: usize| matches!(scene.drafts[index].kind, Kind::Duration | Kind::Age);
    scene.figures(&(sentence.start..opener)).any(|index| !tells_time(index))
}

/// The sentence before the opener from its last `;` on: `kiểm tra 50 đảng viên, …; giám sát 40 đảng viên, trong đó …`.
fn statement(scene: &Scene, opener: usize) -> Tokens {
    let (start, level) = (scene.reading.source.sentence(opener).start, scene.level(opener));
    let from = start.max(opener.saturating_sub(LONGEST_STATEMENT));
    let cut = (from..opener).rev().find(|&at| scene.reading.token(at).is(';') && scene.level(at) == level);
    cut.map_or(from, |at| at + 1)..opener
}

fn near_candidates(scene: &Scene, tokens: Tokens) -> Vec<usize> {
    let level = scene.level(tokens.end);
    total::candidates(scene, &tokens, level)
}

/// The first item of a list, its figure, the total that one is a part of, and how close.
type Lead<'i> = (&'i Item, usize, usize, Kinship);

/// Later items keep to the total of the first, unless `trong đó` has one of their own noun for them.
fn stays(scene: &Scene, opener: &Opener, total: usize, part: usize) -> Option<(usize, Kinship)> {
    let least = if opener.claim == Claim::Open { Kinship::Same } else { Kinship::Class };
    kinship(scene, total, part).filter(|&tie| tie >= least).map(|tie| (total, tie))
}

/// Which item is a part of which total.
fn group(scene: &Scene, candidates: &[usize], items: &[Item], opener: &Opener) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut lead: Option<Lead> = None;
    let mut regrouped = false;
    for item in items {
        let found = item.figures.iter().find_map(|&part| {
            let (total, tie) =
                lead.and_then(|(_, _, total, _)| stays(scene, opener, total, part)).or_else(|| total::best(scene, candidates, part))?;
            let counts = lead.is_some_and(|(_, lead, ..)| scene.drafts[lead].kind != Kind::Percent);
            (!(counts && is_aside(scene, item, part))).then_some((part, total, tie))
        });
        let Some((part, total, tie)) = found else { continue };
        // “giám sát việc chấp hành … đối với 53 tổ chức đảng, 22 đảng viên”: they and what follows belong to that phrase
        if lead.is_some() && is_governed(scene, part) {
            break;
        }
        regrouped |= item.regroups && item.separator != '&' && lead.is_some();
        match lead {
            None => lead = Some((item, part, total, tie)),
            Some(lead) if leaves(scene, opener, lead, (item, part, total)) => break,
            Some(_) => {}
        }
        match groups.iter_mut().find(|group| group.total == total && group.regrouped == regrouped) {
            // percentages beside counts say the same in another way
            Some(group) if scene.drafts[group.parts[0]].kind != scene.drafts[part].kind => {}
            Some(group) => group.parts.push(part),
            None => groups.push(Group { total, parts: vec![part], regrouped }),
        }
    }
    groups
}

/// Behind a `;` that outranks the comma of the opener a new statement starts: `611 cán bộ, trong đó 44 nữ; luân chuyển 165 cán bộ`.
fn leaves(scene: &Scene, opener: &Opener, lead: Lead, next: (&Item, usize, usize)) -> bool {
    let (item, part, total) = next;
    let opened_by_comma = scene.reading.source.before(opener.tokens.start, 1).is(',') && !scene.reading.token(opener.tokens.end).is(':');
    if item.separator != ';' || !opened_by_comma {
        return false;
    }
    let other_shape = opens_with(scene, lead.0, lead.1) != opens_with(scene, item, part);
    other_shape || lead.3 != Kinship::Same && kinship(scene, total, part) == Some(Kinship::Same)
}

/// `Đội một có 12 người, đội hai gồm 3 nam và 5 nữ`: what the list is of is named between.
fn has_own_subject(scene: &Scene, total: usize, opener: &Opener) -> bool {
    let between = scene.drafts[total].tokens.end..opener.tokens.start;
    let last = between.clone().rev().find(|&at| scene.separator(at).is_some_and(|separator| separator != '&'));
    last.is_some_and(|at| at + 1 < between.end)
}

/// `nữ 98, dân tộc thiểu số 12, đoàn viên 160`: one member may be all three; `nam 4, nữ 5` nobody is both.
pub(super) fn overlap(scene: &Scene, items: &[Item]) -> bool {
    let says =
        |item: &Item, class: &str| item.tokens.clone().any(|at| scene.word(at, class).is_some() && !scene.reading.token(at).is_capital());
    items.iter().any(|item| says(item, "attribute")) && !items.iter().all(|item| says(item, "sex"))
}

/// `chiếm 69,1%`: says something of a part and is none.
pub(super) fn is_aside(scene: &Scene, item: &Item, part: usize) -> bool {
    let before = item.tokens.start..scene.drafts[part].tokens.start;
    scene.drafts[part].kind == Kind::Percent && scene.find_word(before, "share").is_some()
}

/// Every item names a form that excludes the others: `khiển trách 34, cảnh cáo 14`, `nam 4, nữ 5`.
pub(super) fn exclude_each_other(scene: &Scene, items: &[Item]) -> bool {
    let class = |item: &Item| ["form", "sex"].into_iter().find(|class| scene.find_word(item.tokens.clone(), class).is_some());
    items.iter().all(|item| class(item).is_some())
}

/// A preposition stands before it: `đối với 53 tổ chức đảng`, `với hơn 10 nghìn đảng viên`.
fn is_governed(scene: &Scene, part: usize) -> bool {
    const LONGEST: usize = 3;
    let hit = scene.reading.source.hit_ending_at(scene.drafts[part].tokens.start, TableId::Stop, LONGEST);
    hit.is_some_and(|(_, hit)| scene.reading.lexicon.cell(hit, 1) == "preposition")
}

/// Whether every item from the first numbered one has its number: `huyện ủy` in `67/68 quận ủy, huyện ủy` has none.
fn is_clean(items: &[Item], first: usize) -> bool {
    items[first..].iter().all(|item| !item.figures.is_empty())
}
