//! The same things again, unit by unit: `toàn tỉnh giảm 42 phòng; 90 trường. Khối Đảng giảm 8 phòng, 4 trường. Khối chính quyền giảm
//! 34 phòng, 86 trường`.
//!
//! One column that comes out may be chance, two with the parts in the same sentences are not; a third that misses by a slip is wrong.

use std::ops::Range;

use crate::decimal::Decimal;
use crate::lexicon::ObjectClass;
use crate::report::{Amount, Kind};
use crate::span::Tokens;
use crate::sums::arithmetic::{comes_to, slips_by_digit};
use crate::sums::breakdowns::Breakdowns;
use crate::sums::compatibility::class;
use crate::sums::context::{Context, OUTSIDE};
use crate::sums::proposal::{Coverage, Proposal};
use solieu_text::TokenKind;

/// How many statements behind the totals the units may stand.
const STATEMENTS: usize = 10;

/// A statement with more figures is a table.
const MOST_FIGURES: usize = 12;

/// What one total is made up of: a figure of each of two or more statements.
struct Column {
    total: usize,
    /// The statements, by their place behind the totals, and the part in each.
    parts: Vec<(usize, usize)>,
    is_exact: bool,
}

pub(crate) fn detect_units(context: &Context, breakdowns: &mut Breakdowns) {
    let sentences = &context.reading.source.sentences;
    for (index, sentence) in sentences.iter().enumerate() {
        let totals: Vec<usize> = counted(context, sentence, breakdowns);
        if !(2..=MOST_FIGURES).contains(&totals.len()) {
            continue;
        }
        let end = context.reading.source.block(sentence.start).map_or(sentence.end, |block| block.tokens.end);
        let behind = sentences[index + 1..].iter().take(STATEMENTS).take_while(|sentence| sentence.end <= end);
        let units: Vec<Vec<usize>> = behind
            .flat_map(|sentence| statements(context, sentence))
            .take(STATEMENTS)
            .map(|tokens| counted(context, &tokens, breakdowns))
            .map(|figures| if figures.len() > MOST_FIGURES { Vec::new() } else { figures })
            .collect();
        let columns: Vec<Column> = totals.iter().filter_map(|&total| column(context, total, &units)).collect();
        if !are_confirmed(context, &columns) {
            continue;
        }
        for column in &columns {
            let is_supported =
                columns.iter().any(|other| other.is_exact && other.total != column.total && shares_unit(context, column, other));
            let parts: Vec<usize> = column.parts.iter().map(|&(_, part)| part).collect();
            if is_supported {
                let evidence = context.drafts[column.total].tokens.clone();
                let coverage = if column.is_exact { Coverage::Hint } else { Coverage::All };
                breakdowns.push(context, Proposal { total: column.total, parts, coverage, is_clean: true, evidence, rule: "sum.units" });
            }
        }
    }
}

/// Two columns of closely named parts, or three of any, that come out with a part in the same sentence.
fn are_confirmed(context: &Context, columns: &[Column]) -> bool {
    let noun = |column: &Column| context.drafts[column.total].object.as_ref().map(|noun| noun.canonical.as_str());
    let exact: Vec<&Column> = columns.iter().filter(|column| column.is_exact && is_large(context, column.total)).collect();
    let shares = |column: &&&Column| exact.iter().any(|other| noun(other) != noun(column) && shares_unit(context, column, other));
    let sharing: Vec<&&Column> = exact.iter().filter(shares).collect();
    let is_close = |column: &&&&Column| column.parts.iter().all(|&(_, part)| likeness(context, column.total, part) >= Some(CLOSE));
    sharing.len() > 2 || sharing.len() == 2 && sharing.iter().filter(is_close).count() == 2
}

/// One and one are two wherever they stand.
fn is_large(context: &Context, total: usize) -> bool {
    const SMALLEST: u32 = 4;
    matches!(context.drafts[total].amount, Amount::Single { value } if value >= Decimal::from(SMALLEST))
}

/// Whether a part of each stands in the same sentence.
fn shares_unit(context: &Context, column: &Column, other: &Column) -> bool {
    let sentence = |part: usize| context.reading.source.sentence_index(context.drafts[part].number.start);
    column.parts.iter().any(|&(_, part)| other.parts.iter().any(|&(_, other)| sentence(part) == sentence(other)))
}

/// The counts of the running text that stand in `tokens`.
fn counted(context: &Context, tokens: &Tokens, breakdowns: &Breakdowns) -> Vec<usize> {
    let is_count = |&figure: &usize| {
        let draft = &context.drafts[figure];
        draft.kind == Kind::Count && draft.object.is_some() && context.level(draft.number.start) == OUTSIDE && !breakdowns.is_part(figure)
    };
    context.figures(tokens).filter(is_count).collect()
}

/// The sentence from `;` to `;`.
fn statements(context: &Context, sentence: &Range<usize>) -> Vec<Tokens> {
    let mut out = Vec::new();
    let mut start = sentence.start;
    for at in sentence.clone() {
        if context.reading.token(at).is(';') && context.level(at) == OUTSIDE {
            out.push(start..at);
            start = at + 1;
        }
    }
    out.push(start..sentence.end);
    out
}

/// The parts of one total, one from each of the first two or more statements that count its noun.
fn column(context: &Context, total: usize, units: &[Vec<usize>]) -> Option<Column> {
    const MOST_ROWS: usize = 5;
    /// Of two that count the noun in one statement the closer one comes first; the others are tried where it does not come out.
    const MOST_CHOICES: usize = 3;
    let mut runs: Vec<Vec<(usize, usize)>> = vec![Vec::new()];
    let mut slip = None;
    for (row, figures) in units.iter().enumerate() {
        let mut choices: Vec<(u8, usize)> = figures.iter().filter_map(|&part| Some((likeness(context, total, part)?, part))).collect();
        choices.sort_by_key(|&(likeness, part)| (std::cmp::Reverse(likeness), part));
        choices.truncate(MOST_CHOICES);
        if choices.is_empty() {
            continue;
        }
        let extend = |run: &Vec<(usize, usize)>, part: usize| run.iter().copied().chain([(row, part)]).collect::<Vec<_>>();
        runs = runs.iter().flat_map(|run| choices.iter().map(move |&(_, part)| extend(run, part))).collect();
        for run in runs.iter().filter(|run| run.len() > 1) {
            let parts: Vec<usize> = run.iter().map(|&(_, part)| part).collect();
            if comes_to(context, &parts, total) {
                return Some(Column { total, parts: run.clone(), is_exact: true });
            }
            if slip.is_none() && slips_by_digit(context, &parts, total) {
                slip = Some(run.clone());
            }
        }
        if runs[0].len() == MOST_ROWS {
            break;
        }
    }
    slip.map(|parts| Column { total, parts, is_exact: false })
}

/// The nouns have words in common.
const CLOSE: u8 = 2;

/// How alike the nouns are: the same words, the same start, both people. A verb of change need not be said again.
fn likeness(context: &Context, total: usize, part: usize) -> Option<u8> {
    let (whole, some) = (context.drafts[total].object.as_ref()?, context.drafts[part].object.as_ref()?);
    let last = |noun: &Tokens| {
        let end = noun.end;
        let next = context.reading.token(end);
        (next.kind == TokenKind::Word).then(|| context.reading.source.folded(&(end..end + 1)))
    };
    if whole.canonical == some.canonical {
        return Some(if last(&whole.tokens) == last(&some.tokens) { 4 } else { 3 });
    }
    let starts = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '));
    if starts(&whole.canonical, &some.canonical) || starts(&some.canonical, &whole.canonical) {
        return Some(CLOSE);
    }
    // “9 đầu mối phòng, ban” are rooms
    if context.reading.source.folded(&whole.tokens) == following(context, &some.tokens, whole.tokens.len()) {
        return Some(CLOSE);
    }
    (class(context, whole)?.has(ObjectClass::Person) && class(context, some)?.has(ObjectClass::Person)).then_some(1)
}

/// So many words behind the noun.
fn following(context: &Context, noun: &Tokens, len: usize) -> String {
    let end = (noun.end + len).min(context.reading.source.len());
    context.reading.source.folded(&(noun.end..end))
}
