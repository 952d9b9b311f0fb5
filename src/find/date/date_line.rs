//! The article's own date: `17/08/2024 13:23`, `Thứ Hai, 17 tháng 12, 2012`, `Cập nhật lúc08:10, Thứ Hai, 01/11/2021 (GMT+7)`.

use super::calendar::When;
use super::date_words;
use crate::find::found::{Date, DateSource};
use crate::find::reading::Reading;
use crate::lexicon::DateClass;
use crate::span::Tokens;
use solieu_text::TokenKind;

/// A date line stands among the first or the last paragraphs.
const FROM_TOP: usize = 8;
const FROM_END: usize = 3;

/// Reads the date line as one mention, date and time together, and makes it the day of publication.
pub(super) fn attach_date_line(reading: &mut Reading) {
    let lines: Vec<Tokens> = reading.source.blocks.iter().map(|block| block.tokens.clone()).filter(|tokens| !tokens.is_empty()).collect();
    let top = lines.iter().take(FROM_TOP);
    let end = lines.iter().skip(FROM_TOP.max(lines.len().saturating_sub(FROM_END)));
    let found = top.chain(end).find_map(|line| read_line(reading, line));
    if let Some((old, new)) = found {
        reading.published = Some(new.when);
        reading.dates[old] = new;
    } else {
        reading.published = reading.published_at;
    }
}

/// The only date of a line with few other words: its index, and the date with the time beside it.
fn read_line(reading: &Reading, line: &Tokens) -> Option<(usize, Date)> {
    // weekday, time, date and time zone are some twenty tokens; a byline may precede them
    const LONGEST: usize = 40;
    const MOST_OTHERS: usize = 8;
    if line.len() > LONGEST {
        return None;
    }
    let dates = reading.dates_in(line);
    let date = dates.first().filter(|date| dates.len() == 1 && date.when.full_day().is_some())?;
    let index = reading.dates.iter().position(|other| other.tokens == date.tokens)?;
    let clock =
        reading.clocks.iter().find(|clock| line.contains(&(clock.end - 1)) && is_beside(reading, clock.start..clock.end, &date.tokens));
    let taken = |at: usize| date.tokens.contains(&at) || clock.is_some_and(|clock| (clock.start..clock.end).contains(&at));
    let mut others = 0;
    let mut at = line.start;
    while at < line.end {
        if let Some(label) = date_words::hit(reading, at, DateClass::Label) {
            at += label.len();
            continue;
        }
        others += usize::from(reading.token(at).kind != TokenKind::Mark && !taken(at));
        at += 1;
    }
    // without a time, a short line may be text: “Ngày 3/8/2018, khởi tố”
    let most = if clock.is_some() { MOST_OTHERS } else { 0 };
    if others > most {
        return None;
    }
    let tokens = clock.map_or(date.tokens.clone(), |clock| clock.start.min(date.tokens.start)..clock.end.max(date.tokens.end));
    let when = When { clock: clock.map(|clock| clock.time), ..date.when };
    Some((index, Date { tokens, when, source: DateSource::Line }))
}

/// Whether only marks and labels stand between the two.
fn is_beside(reading: &Reading, one: Tokens, other: &Tokens) -> bool {
    let mut gap = one.end.min(other.end)..one.start.max(other.start);
    gap.all(|at| {
        reading.token(at).kind == TokenKind::Mark
            || date_words::is(reading, at, DateClass::Label)
            || at > 0 && date_words::is(reading, at - 1, DateClass::Label)
    })
}
