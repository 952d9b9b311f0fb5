//! The words beside an amount that say what it is of and when: `người ⟦chết⟧`, `⟦tổng mức đầu tư⟧ 1.480 tỷ`, `⟦năm ngoái⟧ 45 vụ`.

use solieu_text::TokenKind;

use crate::lexicon::{ChangeWordRole, ComparisonClass, ContextClass, CueClass, Hit, RelationClass, TableId};
use crate::report::{Amount, ChangeRole as Role, Kind};
use crate::span::Tokens;
use crate::sums::context::Context;

/// How many tokens the word of that class takes that starts here.
pub(super) fn word(context: &Context, at: usize, class: ComparisonClass) -> Option<usize> {
    context.reading.hit_of(at, class).map(Hit::len)
}

/// The first word of that class that lies in `tokens`.
pub(super) fn find(context: &Context, tokens: &Tokens, class: ComparisonClass) -> Option<Tokens> {
    let mut at = tokens.start;
    while at < tokens.end {
        match context.reading.hit(at, TableId::Comparison) {
            Some(hit) if at + hit.len() <= tokens.end => {
                if context.reading.lexicon.is(hit, class) {
                    return Some(at..at + hit.len());
                }
                at += hit.len();
            }
            _ => at += 1,
        }
    }
    None
}

/// Whether two amounts are of one measure: money and money, lengths, counts of the same noun.
pub(super) fn is_comparable(context: &Context, left: usize, right: usize) -> bool {
    let [one, other] = [left, right].map(|figure| &context.drafts[figure]);
    let symbols = [one, other].map(|draft| (draft.unit.as_ref().map(|unit| &unit.symbol), draft.per.as_ref().map(|unit| &unit.symbol)));
    left != right
        && one.kind == other.kind
        && symbols[0] == symbols[1]
        && [one, other].iter().all(|draft| matches!(draft.amount, Amount::Single { .. }))
        && (one.kind != Kind::Count || is_same_noun(context, left, right))
}

/// `vụ` and `vụ tai nạn`, `người` and `học sinh`; a count without a noun is of what the other counts.
fn is_same_noun(context: &Context, left: usize, right: usize) -> bool {
    let [left, right] = [left, right].map(|figure| context.drafts[figure].object.as_ref());
    let Some((left, right)) = left.zip(right) else { return left.is_some() || right.is_some() };
    let (short, long) = if left.canonical.len() < right.canonical.len() {
        (&left.canonical, &right.canonical)
    } else {
        (&right.canonical, &left.canonical)
    };
    let extends = long.strip_prefix(short.as_str()).or_else(|| long.strip_suffix(short.as_str()));
    extends.is_some_and(|rest| rest.is_empty() || rest.starts_with(' ') || rest.ends_with(' '))
}

/// Whether the figure says how much something is, not by how much it changed.
pub(super) fn is_level(context: &Context, figure: usize) -> bool {
    let draft = &context.drafts[figure];
    let is_measured = matches!(draft.kind, Kind::Count | Kind::Money | Kind::Measure | Kind::Percent);
    is_measured && matches!(draft.amount, Amount::Single { .. }) && !is_step(context, figure)
}

/// Whether the figure says by how much something changed.
pub(super) fn is_step(context: &Context, figure: usize) -> bool {
    let draft = &context.drafts[figure];
    let start = draft.tokens.start;
    // “So với đầu năm, huyện còn 45 vụ”
    let is_what_is_left =
        (start.saturating_sub(2)..start).any(|at| context.word(at, RelationClass::Towards).is_some_and(|len| at + len == start));
    !is_what_is_left && draft.change.as_ref().map_or_else(|| context.is_change(figure), |change| change.role == Role::By)
}

/// Where the words start that tell a change: `⟦đã tăng gần⟧ 35%`, `⟦cao gấp⟧ 1,4 lần`; with whether it is told as a change.
pub(super) fn told_from(context: &Context, figure: usize) -> (usize, bool) {
    const LONGEST: usize = 4;
    const MOST: usize = 4;
    let reading = context.reading;
    let mut at = context.drafts[figure].tokens.start;
    let floor = reading.source.sentence(at).start;
    // “ít hơn ⟦550 hộ⟧”: the words may be part of the figure
    let mut is_told = context.drafts[figure].change.is_some();
    for _ in 0..MOST {
        let ending = |table: TableId| reading.source.hit_ending_at(at, table, LONGEST).filter(|(start, _)| *start >= floor);
        let change = ending(TableId::Change).filter(|&(_, hit)| reading.lexicon.change(hit).role != ChangeWordRole::Than);
        let multiple = || reading.hit_of_ending_at(at, CueClass::Multiple).filter(|(start, _)| *start >= floor);
        let degree = || {
            let (start, hit) = ending(TableId::Context)?;
            let classes = [ContextClass::Degree, ContextClass::Aux, ContextClass::Equals, ContextClass::Link];
            reading.lexicon.is_any(hit, classes).then_some((start, hit))
        };
        is_told |= change.is_some() || multiple().is_some();
        let Some((start, _)) = change.or_else(multiple).or_else(|| ending(TableId::Qualifier)).or_else(degree) else { break };
        at = start;
    }
    (at, is_told)
}

/// Whether nothing in `tokens` names another thing: dates, `tức`, `vào cuối năm`, marks.
pub(super) fn is_aside(context: &Context, tokens: Tokens) -> bool {
    let reading = context.reading;
    let mut at = tokens.start;
    while at < tokens.end {
        let token = reading.token(at);
        let dated = reading.dates.binary_search_by(|date| {
            if date.tokens.end <= at {
                std::cmp::Ordering::Less
            } else if date.tokens.start > at {
                std::cmp::Ordering::Greater
            } else {
                std::cmp::Ordering::Equal
            }
        });
        let skipped = || {
            let classes = [ComparisonClass::Same, ComparisonClass::Filler, ComparisonClass::Then, ComparisonClass::Now];
            classes.into_iter().find_map(|class| word(context, at, class))
        };
        at += match skipped() {
            Some(len) => len,
            None if dated.is_ok() => 1,
            None if token.kind == TokenKind::Mark && !token.is(';') && !token.is('.') => 1,
            None => return false,
        };
    }
    true
}

/// The sentence of the figure, as far as a reader has it in view: sentences without an end must not make it a search.
pub(super) fn view(context: &Context, figure: usize) -> Tokens {
    const WIDEST: usize = 80;
    let at = context.drafts[figure].number.start;
    let sentence = context.reading.source.sentence(at);
    sentence.start.max(at.saturating_sub(WIDEST))..sentence.end.min(at + WIDEST)
}

/// From the mark, or the figure of the same sort, before the figure to the one behind it.
pub(super) fn clause(context: &Context, figure: usize) -> Tokens {
    const WIDEST: usize = 20;
    let tokens = &context.drafts[figure].tokens;
    let sentence = context.reading.source.sentence(tokens.start);
    let ends = |at: usize| matches!(context.reading.token(at).mark, ';' | ':' | '(' | ')' | '–') || is_comma(context, at);
    let from = sentence.start.max(tokens.start.saturating_sub(WIDEST));
    let to = sentence.end.min(tokens.end + WIDEST);
    let start = (from..tokens.start).rev().find(|&at| ends(at)).map_or(from, |at| at + 1);
    let end = (tokens.end..to).find(|&at| ends(at)).unwrap_or(to);
    // “kim ngạch 9 tháng đạt 6,4 tỷ USD” is one clause: a time is part of it
    let cuts = |figure: &usize| !matches!(context.drafts[*figure].kind, Kind::Duration | Kind::Age);
    let before = (0..figure).rev().take(2).find(cuts);
    let next = (figure + 1..context.drafts.len()).take(2).find(cuts);
    let start = before.map_or(start, |before| start.max(context.drafts[before].tokens.end.min(tokens.start)));
    let end = next.map_or(end, |next| end.min(context.drafts[next].tokens.start.max(tokens.end)));
    start..end
}

fn is_comma(context: &Context, at: usize) -> bool {
    // “1,5” is one number, “tử vong, 2 người” two
    let next = context.reading.token(at + 1);
    context.reading.token(at).is(',') && (next.kind != TokenKind::Digits || next.spaced)
}

/// Whether a word of one of these classes stands close to the figure, in its clause: `⟦thêm⟧ 5 người`, `5 người ⟦khác⟧`.
pub(super) fn has_beside(context: &Context, figure: usize, classes: &[ComparisonClass]) -> bool {
    const BEFORE: usize = 12;
    const BEHIND: usize = 4;
    let tokens = &context.drafts[figure].tokens;
    let clause = clause(context, figure);
    let sides = [clause.start.max(tokens.start.saturating_sub(BEFORE))..tokens.start, tokens.end..clause.end.min(tokens.end + BEHIND)];
    sides.iter().any(|side| classes.iter().any(|&class| find(context, side, class).is_some()))
}

/// Whether the amount is said to be all of it, or the one told of: `⟦toàn bộ⟧ 63 kg`, `152 kg ⟦này⟧`, `1.216 học sinh ⟦như hiện nay⟧`.
pub(super) fn is_definite(context: &Context, figure: usize) -> bool {
    let tokens = &context.drafts[figure].tokens;
    let clause = clause(context, figure);
    let before = clause.start.max(tokens.start.saturating_sub(3))..tokens.start;
    let behind = tokens.end..clause.end.min(tokens.end + 3);
    // “trong” alone is as often said of a place
    let is_of = before.clone().any(|at| context.word(at, RelationClass::Of).is_some_and(|len| len > 1 && at + len == tokens.start));
    let points = behind.start < clause.end && context.word(behind.start, RelationClass::Pointing).is_some();
    points
        || is_of
        || find(context, &before, ComparisonClass::Whole).is_some_and(|word| word.end + 1 >= tokens.start)
        || find(context, &behind, ComparisonClass::Whole).is_some()
}

/// Two syllables in a row that mean something, folded: `tổng mức`, `mức đầu`, `đầu tư`.
pub(super) fn pairs(context: &Context, tokens: Tokens) -> Vec<String> {
    let reading = context.reading;
    let is_number = |at: usize| context.drafts.get(context.figures(&(at..at + 1)).start).is_some_and(|draft| draft.number.contains(&at));
    let says = |at: usize| {
        reading.token(at).kind == TokenKind::Word && !is_number(at) && reading.hit(at, TableId::Stop).is_none_or(|hit| hit.len() > 1)
    };
    let last = tokens.end.saturating_sub(1);
    let mut out: Vec<String> = Vec::new();
    for at in tokens.start..last.max(tokens.start) {
        if says(at) && says(at + 1) && !reading.token(at + 1).is_capital() && (!reading.token(at).is_capital() || at == tokens.start) {
            out.push(reading.source.folded(&(at..at + 2)));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// How many words in a row stand on the same side of both, close by: 4 of `tổng mức đầu tư cầu là 1.840 tỷ` and `tổng mức đầu tư
/// 1.480 tỷ`.
pub(super) fn common_words(context: &Context, left: usize, right: usize) -> usize {
    const BEFORE: usize = 12;
    const BEHIND: usize = 8;
    let sides = |figure: usize| {
        let clause = clause(context, figure);
        let tokens = &context.drafts[figure].tokens;
        [clause.start.max(tokens.start.saturating_sub(BEFORE))..tokens.start, tokens.end..clause.end.min(tokens.end + BEHIND)]
    };
    let [before, behind] = sides(left);
    let [before_too, behind_too] = sides(right);
    longest_run(context, &before, &before_too).max(longest_run(context, &behind, &behind_too))
}

/// The words in the longest run that both hold; one word alone is no run.
fn longest_run(context: &Context, left: &Tokens, right: &Tokens) -> usize {
    let source = context.reading.source;
    let [left, right] = [left, right].map(|tokens| tokens.clone().map(|at| source.folded(&(at..at + 1))).collect::<Vec<_>>());
    let mut best = 0;
    for from in 0..left.len() {
        for other in 0..right.len() {
            let run = left[from..].iter().zip(&right[other..]).take_while(|(one, two)| one == two).count();
            best = best.max(run);
        }
    }
    if best > 1 { best } else { 0 }
}

/// What happened to those that are counted: synonyms are one act.
pub(super) fn act(context: &Context, figure: usize) -> Option<ComparisonClass> {
    use ComparisonClass::{Burn, Death, Fall, Injury, Missing, Prison, Rise, Take};
    const ACTS: [ComparisonClass; 8] = [Death, Injury, Missing, Prison, Take, Burn, Fall, Rise];
    const REACH: usize = 5;
    let tokens = &context.drafts[figure].tokens;
    let clause = clause(context, figure);
    // “giảm còn 2,2%” tells a level
    let is_level = context.drafts[figure].change.as_ref().is_some_and(|change| change.role == Role::To);
    let acts = &ACTS[..if is_level { ACTS.len() - 2 } else { ACTS.len() }];
    let of = |tokens: Tokens| acts.iter().find_map(|&act| Some((find(context, &tokens, act)?, act)));
    // “3 người tử vong” is read as one noun
    let behind = of(context.drafts[figure].number.end..clause.end.min(tokens.end + REACH)).map(|(_, act)| act);
    behind.or_else(|| {
        let before = clause.start.max(tokens.start.saturating_sub(REACH))..tokens.start;
        let ends = acts.iter().filter_map(|&act| Some((find(context, &before, act)?.end, act)));
        ends.max_by_key(|&(end, _)| end).map(|(_, act)| act)
    })
}

/// When a figure holds, as far as the words beside it tell.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Time {
    Then,
    On(String),
    Now,
}

/// The last word of time before the figure, in its part of the sentence, else one right behind it.
pub(super) fn time(context: &Context, figure: usize) -> Option<Time> {
    const BEHIND: usize = 6;
    let reading = context.reading;
    let tokens = &context.drafts[figure].tokens;
    let sentence = reading.source.sentence(tokens.start);
    // “cách đây 5 năm, xã có 320 hộ”
    let before = (0..figure).rev().take(2).find(|&before| context.drafts[before].kind != Kind::Duration);
    let floor = before.map_or(sentence.start, |before| context.drafts[before].tokens.end.max(sentence.start));
    let ceiling = context.drafts.get(figure + 1).map_or(sentence.end, |next| next.tokens.start.min(sentence.end));
    let in_words = |tokens: Tokens| {
        let dates = reading.dates.iter().skip(reading.dates.partition_point(|date| date.tokens.start < tokens.start));
        let date = dates.take_while(|date| date.tokens.end <= tokens.end).last().map(|date| Time::On(date.period()));
        let then = find(context, &tokens, ComparisonClass::Then).map(|_| Time::Then);
        then.or(date).or_else(|| find(context, &tokens, ComparisonClass::Now).map(|_| Time::Now))
    };
    in_words(floor.min(tokens.start)..tokens.start).or_else(|| in_words(tokens.end..ceiling.min(tokens.end + BEHIND).max(tokens.end)))
}

/// Whether the words around tell of another time, place, plan or part.
pub(super) fn is_other(context: &Context, left: usize, right: usize) -> bool {
    let [one, other] = [left, right].map(|figure| &context.drafts[figure]);
    let is_apart = |left: Option<&str>, right: Option<&str>| left.zip(right).is_some_and(|(left, right)| left != right);
    is_apart(one.period.as_deref(), other.period.as_deref())
        || one.facets != other.facets
        || is_apart(direction(context, left), direction(context, right))
        || [left, right]
            .iter()
            .any(|&figure| has_beside(context, figure, &[ComparisonClass::Other, ComparisonClass::Plan, ComparisonClass::Aspect]))
        // “Như vậy, đến nay tỉnh đã kỷ luật 19 đảng viên” adds up what came before
        || word(context, context.reading.source.sentence(context.drafts[right].number.start).start, ComparisonClass::Hence).is_some()
        || [left, right].iter().any(|&figure| has_rival(context, figure))
}

pub(super) fn direction<'c>(context: &'c Context, figure: usize) -> Option<&'c str> {
    let change = context.drafts[figure].change.as_ref()?;
    Some(if change.direction == crate::report::Direction::Up { "up" } else { "down" })
}

/// Another amount of the same measure in the sentence: `ba xã có 126, 162 và 216 hộ`.
fn has_rival(context: &Context, figure: usize) -> bool {
    context
        .figures(&view(context, figure))
        .any(|other| is_comparable(context, other, figure) && context.drafts[other].amount != context.drafts[figure].amount)
}
