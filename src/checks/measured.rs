//! One measure of one thing told twice: `Cầu Kim Xuyên dài 610 m` … `Với chiều dài 160 m, cầu Kim Xuyên`, `trận động đất mạnh
//! 6,4 độ` … `trận động đất 6,9 độ`, `Xã Yên Lập có 2.340 hộ dân` … `hiện xã Yên Lập có 2.430 hộ dân`.
//!
//! Both sentences name the thing in the same words, and the words beside the amounts say the same measure of it.

use super::beside::{clause, find, is_comparable, is_level, is_other, word};
use super::conflict::{reconcilable, value};
use super::slip::{is_slip, significant};
use crate::lexicon::{AreaLevel, ComparisonClass, ContextClass, TableId};
use crate::report::Kind;
use crate::span::Tokens;
use crate::sums::context::Context;
use solieu_text::TokenKind;

/// Words between a name and its measure, or a measure and its amount: `có`, `là`.
const GAP: usize = 2;

/// A name that long tells one thing from all others: `nhà máy nước Hòa Bình`.
const LONG: usize = 4;

/// Whether the later figure tells the measure of the earlier one again, with a slip of the hand.
pub(super) fn is_measured_again(context: &Context, left: usize, right: usize) -> bool {
    let figures = [left, right];
    let source = context.reading.source;
    let sentences = figures.map(|figure| source.sentence(context.drafts[figure].number.start));
    let Some((first, second)) = value(context, left).zip(value(context, right)) else { return false };
    if sentences[0] == sentences[1]
        || !is_comparable(context, left, right)
        || !figures.iter().all(|&figure| is_level(context, figure))
        || reconcilable(context, left, right)
        || !is_slip(first, second)
    {
        return false;
    }
    let Some(measures) = measures(context, figures) else { return false };
    // of one digit a slip is as good as another amount, unless a name stands beside both
    let is_one_digit = significant(first).min(significant(second)) < 2;
    let is_told_of = |thing: &[Tokens; 2]| {
        is_one_thing(context, thing, &sentences, &measures) && (!is_one_digit || is_named(context, thing) && thing[0].len() >= LONG)
    };
    let is_past = |figure: usize| {
        let start = context.drafts[figure].tokens.start;
        find(context, &(source.sentence(start).start..start), ComparisonClass::Then).is_some()
    };
    !is_other(context, left, right)
        && !figures.iter().any(|&figure| is_past(figure))
        && !sentences.iter().any(|sentence| find(context, sentence, ComparisonClass::Aspect).is_some())
        && !is_another_time(context, &sentences)
        && shared(context, &sentences, &measures).iter().any(is_told_of)
}

/// The words that name the measure, and the amount.
type Measure = [Tokens; 2];

/// What both figures are of, where it is the same measure.
fn measures(context: &Context, figures: [usize; 2]) -> Option<[Measure; 2]> {
    let amount = |figure: usize| context.drafts[figure].tokens.clone();
    let labels = figures.map(|figure| label(context, figure));
    let bare = |figure: usize| [amount(figure), amount(figure)];
    let is_measure = |figure: usize| context.drafts[figure].kind == Kind::Measure;
    let [one, other] = figures;
    match labels {
        [Some((classes, first)), Some((others, second))] => {
            let is_same = classes.iter().any(|class| others.contains(class));
            is_same.then(|| [[first, amount(one)], [second, amount(other)]])
        }
        // “trận động đất 6,9 độ”
        [Some((_, first)), None] if is_measure(other) => Some([[first, amount(one)], bare(other)]),
        [None, Some((_, second))] if is_measure(one) => Some([bare(one), [second, amount(other)]]),
        [None, None] if figures.iter().all(|&figure| is_whole_count(context, figure)) => Some(figures.map(bare)),
        _ => None,
    }
}

/// The measure that the words before the amount name: `⟦chiều dài⟧ 160 m`, `⟦công suất⟧ của nhà máy là 30.000 m3`.
fn label(context: &Context, figure: usize) -> Option<(Vec<ComparisonClass>, Tokens)> {
    use ComparisonClass::{Area, Capacity, Depth, Height, Investment, Length, Magnitude, Price, Volume, Width};
    const MEASURES: [ComparisonClass; 10] = [Area, Capacity, Depth, Height, Investment, Length, Magnitude, Price, Volume, Width];
    let start = context.drafts[figure].tokens.start;
    let words = clause(context, figure).start..start;
    let last = |class: ComparisonClass| {
        let mut found = None;
        let mut from = words.start;
        while let Some(tokens) = find(context, &(from..words.end), class) {
            from = tokens.end;
            found = Some(tokens);
        }
        found.map(|tokens| (class, tokens))
    };
    let named: Vec<(ComparisonClass, Tokens)> = MEASURES.into_iter().filter_map(last).collect();
    let tokens = named.iter().map(|(_, tokens)| tokens.clone()).max_by_key(|tokens| tokens.end)?;
    let classes = [ContextClass::Equals, ContextClass::Link];
    let states = |at: usize| context.reading.is_any(at, classes) || word(context, at, ComparisonClass::Having).is_some();
    let is_stated = tokens.end + 1 >= start || start.checked_sub(1).is_some_and(states);
    let classes = named.into_iter().filter(|(_, other)| *other == tokens).map(|(class, _)| class).collect();
    is_stated.then_some((classes, tokens))
}

/// `có ⟦2.340 hộ dân⟧,`: all of them, with nothing behind that picks some.
fn is_whole_count(context: &Context, figure: usize) -> bool {
    const FEWEST_DIGITS: usize = 3;
    let draft = &context.drafts[figure];
    let has = draft.tokens.start.checked_sub(1).is_some_and(|at| word(context, at, ComparisonClass::Having).is_some());
    let next = context.reading.token(draft.tokens.end);
    draft.kind == Kind::Count
        && draft.object.is_some()
        && value(context, figure).is_some_and(|value| significant(value) >= FEWEST_DIGITS)
        && has
        && (next.kind != TokenKind::Word && next.kind != TokenKind::Digits)
}

/// Words that both sentences have in a row, outside of their measures: `cầu Kim Xuyên`.
fn shared(context: &Context, sentences: &[Tokens; 2], measures: &[Measure; 2]) -> Vec<[Tokens; 2]> {
    const WIDEST: usize = 60;
    const FEWEST: usize = 3;
    let reading = context.reading;
    let near = |side: usize| {
        let [label, amount] = &measures[side];
        sentences[side].start.max(label.start.saturating_sub(WIDEST))..sentences[side].end.min(amount.end + WIDEST)
    };
    let [first, second] = [near(0), near(1)];
    let says =
        |side: usize, at: usize| reading.token(at).kind != TokenKind::Mark && !measures[side].iter().any(|words| words.contains(&at));
    let is_same = |left: usize, right: usize| {
        let [one, other] = [reading.token(left), reading.token(right)];
        one.kind == other.kind
            && says(0, left)
            && says(1, right)
            && reading.source.folded(&(left..left + 1)) == reading.source.folded(&(right..right + 1))
    };
    let mut found = Vec::new();
    for left in first.clone() {
        for right in second.clone() {
            // only where the run starts
            if left > first.start && right > second.start && is_same(left - 1, right - 1) {
                continue;
            }
            let len = (0..).take_while(|by| left + by < first.end && right + by < second.end && is_same(left + by, right + by)).count();
            if len >= FEWEST {
                found.push([left..left + len, right..right + len]);
            }
        }
    }
    found
}

/// Whether the shared words name what is measured, and nothing else of its sort is named.
fn is_one_thing(context: &Context, thing: &[Tokens; 2], sentences: &[Tokens; 2], measures: &[Measure; 2]) -> bool {
    let reading = context.reading;
    let is_beside = |side: usize| {
        let run = &thing[side];
        let is_near = |words: &Tokens| {
            run.end <= words.start && run.end + GAP >= words.start || run.start >= words.end && run.start <= words.end + GAP
        };
        measures[side].iter().any(is_near)
    };
    let is_name = |at: usize| reading.token(at).is_capital() && at > reading.source.sentence(at).start;
    // a district is what has a population, and where much else is
    const LANDS: [AreaLevel; 5] = [AreaLevel::Province, AreaLevel::Town, AreaLevel::District, AreaLevel::Commune, AreaLevel::Cell];
    let lies_in = |at: usize| reading.is_any(at, LANDS) || reading.hit(at, TableId::Place).is_some();
    let is_place = thing.iter().any(|run| lies_in(run.start));
    let is_named = is_named(context, thing);
    let is_told = if is_named && !is_place { is_beside(0) || is_beside(1) } else { is_beside(0) && is_beside(1) };
    // without a name the words must open what they are told of: “⟦Tuyến đường ven biển⟧ dài 32 km”
    let opens = |run: &Tokens| {
        let before = reading.source.before(run.start, 1);
        run.start == reading.source.sentence(run.start).start
            || before.kind == TokenKind::Mark
            || reading.hit(run.start, TableId::Object).is_some()
    };
    let is_subject = is_named || thing.iter().all(opens);
    // “cầu Kim Xuyên” beside “cầu Bến Gỗ”
    let head = reading.source.folded(&(thing[0].start..thing[0].start + 1));
    let is_rival = |at: usize| is_name(at + 1) && reading.source.folded(&(at..at + 1)) == head;
    let has_rival = (0..2).any(|side| sentences[side].clone().any(|at| is_rival(at) && !thing[side].contains(&at)));
    // “một trận động đất” again is another one
    let is_label = |at: usize| measures[1][0].contains(&at);
    let counts = |at: usize| !is_label(at) && (reading.numeral(at).is_some() || reading.token(at).kind == TokenKind::Digits);
    let is_new = thing[1].start.checked_sub(1).is_some_and(counts) || counts(thing[1].start);
    is_told && is_subject && !has_rival && !is_new && names_stand(context, thing, measures, sentences)
}

/// Whether the shared words have a name among them, behind the word for what it names.
fn is_named(context: &Context, thing: &[Tokens; 2]) -> bool {
    let is_name = |at: usize| context.reading.token(at).is_capital();
    thing.iter().all(|run| run.clone().skip(1).any(is_name))
}

/// Whether the names from the thing to its amount stand in the earlier sentence too: `⟦đoạn qua xã Hải Hòa⟧` is a part of it.
fn names_stand(context: &Context, thing: &[Tokens; 2], measures: &[Measure; 2], sentences: &[Tokens; 2]) -> bool {
    let reading = context.reading;
    let [label, amount] = &measures[1];
    let run = &thing[1];
    let end = if is_named(context, thing) { run.end.max(amount.end) } else { sentences[1].end };
    let range = sentences[1].start..end;
    let is_telling = |at: usize| {
        let token = reading.token(at);
        let is_own = run.contains(&at) || context.is_counted(at);
        !is_own && token.is_capital() && at > sentences[1].start
    };
    let stands = |at: usize| sentences[0].clone().any(|other| reading.token(other).word == reading.token(at).word);
    // “Theo Viện Vật lý địa cầu,” says who told it
    let opening = range.clone().find(|&at| reading.token(at).is(',')).filter(|&at| at < label.start.min(run.start));
    let source = |at: usize| opening.is_some_and(|comma| at < comma);
    range.filter(|&at| is_telling(at) && !source(at)).all(stands)
}

/// A day or a time of the day in one sentence and another one in the other, or a year that only one of them has.
pub(super) fn is_another_time(context: &Context, sentences: &[Tokens; 2]) -> bool {
    let reading = context.reading;
    let dates = |sentence: &Tokens| -> Vec<String> {
        let first = reading.dates.partition_point(|date| date.tokens.start < sentence.start);
        reading.dates.iter().skip(first).take_while(|date| date.tokens.end <= sentence.end).map(|date| date.period()).collect()
    };
    let clocks = |sentence: &Tokens| -> Vec<String> {
        let first = reading.clocks.partition_point(|clock| clock.start < sentence.start);
        let within = reading.clocks.iter().skip(first).take_while(|clock| clock.end <= sentence.end);
        within.map(|clock| reading.source.folded(&(clock.start..clock.end))).collect()
    };
    const YEAR: usize = 4;
    let [first, second] = [dates(&sentences[0]), dates(&sentences[1])];
    let [early, late] = [clocks(&sentences[0]), clocks(&sentences[1])];
    let is_apart = |one: &[String], other: &[String]| !one.is_empty() && !other.is_empty() && one != other;
    let is_year = |dates: &[String], others: &[String]| dates.iter().any(|date| date.len() == YEAR && !others.contains(date));
    is_apart(&first, &second) || is_apart(&early, &late) || is_year(&first, &second) || is_year(&second, &first)
}
