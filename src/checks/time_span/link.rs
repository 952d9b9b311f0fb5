//! Which stretch a length of time is said of: the one right ahead or behind, the one that `đó` points at, or the one from a start to
//! an end that the sentence tells of.

use super::length::Length;
use super::stretch::{Stretch, between};
use crate::find::date::DateSource;
use crate::lexicon::TimeClass;
use crate::report::Kind;
use crate::span::Tokens;
use crate::sums::context::Context;
use solieu_text::TokenKind;

/// What one length of time may be of.
pub(super) struct Spans<'c, 'r> {
    pub(super) context: &'c Context<'r>,
    pub(super) stretches: &'c [Stretch],
    pub(super) figure: usize,
    /// The one date of a loss that the article has.
    pub(super) event: Option<usize>,
}

/// A stretch, whether an anniversary is kept of it, and the rule.
pub(super) type Linked = (Stretch, bool, &'static str);

impl Spans<'_, '_> {
    pub(super) fn find(&self, length: &Length) -> Option<Linked> {
        // “22 ngày làm việc”, “3 năm đầu” are not the whole stretch
        if self.is(self.end(), TimeClass::Partial) {
            return None;
        }
        let anniversary = self.is_after(TimeClass::Anniversary);
        let plain = |stretch: &Stretch, rule: &'static str| Some((stretch.clone(), anniversary, rule));
        self.ahead()
            .and_then(|stretch| plain(stretch, "span.ahead"))
            .or_else(|| self.behind().and_then(|stretch| plain(stretch, "span.behind")))
            .or_else(|| self.pointed_at().and_then(|stretch| plain(stretch, "span.pointing")))
            .or_else(|| self.between_start_and_end(length).map(|stretch| (stretch, anniversary, "span.points")))
            .or_else(|| self.since_founding(length))
            .or_else(|| self.since_event(length))
    }

    pub(super) fn tokens(&self) -> &Tokens {
        &self.context.drafts[self.figure].tokens
    }

    /// Where the unit ends, before a noun that the figure may have: `24 tháng thi công`.
    pub(super) fn end(&self) -> usize {
        let draft = &self.context.drafts[self.figure];
        draft.unit.as_ref().map_or(draft.tokens.end, |unit| unit.tokens.end.max(draft.number.end))
    }

    pub(super) fn sentence(&self) -> Tokens {
        self.context.reading.source.sentence(self.tokens().start)
    }

    pub(super) fn is(&self, at: usize, class: TimeClass) -> bool {
        self.context.reading.hit_of(at, class).is_some()
    }

    /// Whether a word of that class stands right before the length, or reaches into it: the `dài` of `kéo dài hơn 5 giờ`.
    pub(super) fn is_after(&self, class: TimeClass) -> bool {
        let draft = &self.context.drafts[self.figure];
        (draft.tokens.start..=draft.number.start)
            .any(|end| self.context.reading.hit_of_ending_at(end, class).map(|(start, _)| start).is_some())
    }

    fn mark(&self, at: usize) -> char {
        self.context.reading.token(at).mark
    }

    /// Whether nothing but words of that class and marks fill the gap.
    fn is_filled(&self, gap: Tokens, class: TimeClass, marks: &[char]) -> bool {
        const MOST: usize = 8;
        let mut at = gap.start;
        while at < gap.end && gap.len() <= MOST {
            match self.context.reading.hit_of(at, class) {
                // “từ năm” reaches into “năm 2010”
                Some(hit) => at = (at + hit.len()).min(gap.end),
                _ if marks.contains(&self.mark(at)) => at += 1,
                _ => return false,
            }
        }
        at == gap.end
    }

    /// `trong 6 ngày, từ ngày 12 đến 15-8`, `3 ngày (từ 12 đến 15-8)`, `kỷ niệm 75 năm Ngày Thương binh - Liệt sĩ (27/7/1947 - 27/7/2022)`
    fn ahead(&self) -> Option<&Stretch> {
        // the name of an anniversary
        const NAME: usize = 16;
        let end = self.end();
        let next = self.stretches.partition_point(|stretch| stretch.tokens.start < end);
        let stretch = self.stretches.get(next).filter(|stretch| stretch.tokens.start < self.sentence().end)?;
        let gap = end..stretch.tokens.start;
        let is_single = self.context.figures(&(gap.start..stretch.tokens.start)).is_empty();
        let announced = gap.is_empty() || self.is_filled(gap.clone(), TimeClass::Link, &[',', '(', ':', '–', '-']);
        let bare_gap = gap.len() == 1 && self.mark(gap.start) == ',';
        let in_brackets = || {
            let open = self.bracket_before(stretch.tokens.start)?;
            let named = open >= end && open - end <= NAME && (end..open).all(|at| !matches!(self.mark(at), ',' | ';' | '(' | ')' | '.'));
            let closed = self.mark(stretch.tokens.end) == ')';
            let introduced = [TimeClass::Anniversary, TimeClass::Lasting, TimeClass::After].into_iter().any(|class| self.is_after(class));
            (named && closed && introduced && self.is_only_date(end..stretch.tokens.start)).then_some(())
        };
        ((announced && !gap.is_empty() && !bare_gap || in_brackets().is_some()) && is_single).then_some(stretch)
    }

    /// The bracket that opens right before, or before `từ ngày`.
    fn bracket_before(&self, at: usize) -> Option<usize> {
        const REACH: usize = 3;
        (at.saturating_sub(REACH)..at).rev().find(|&open| self.mark(open) == '(' && self.is_filled(open + 1..at, TimeClass::Link, &[]))
    }

    fn is_only_date(&self, tokens: Tokens) -> bool {
        self.context.reading.dates_in(&tokens).is_empty()
    }

    /// `từ năm 2010 đến năm 2020, trong 12 năm,`, `2010-2020 (12 năm)`
    fn behind(&self) -> Option<&Stretch> {
        let start = self.tokens().start;
        let before = self.stretches.partition_point(|stretch| stretch.tokens.end <= start);
        let stretch = self.stretches.get(before.checked_sub(1)?).filter(|stretch| stretch.tokens.start >= self.sentence().start)?;
        let gap = stretch.tokens.end..start;
        let brackets = gap.len() == 1 && self.mark(gap.start) == '(' && self.mark(self.end()) == ')';
        let told = self.is_after(TimeClass::Lasting) && self.is_filled(gap, TimeClass::Lasting, &[',', '(', '–', '-', ';']);
        (brackets || told && self.is_closed()).then_some(stretch)
    }

    /// Nothing narrows the length: not `trong 3 năm đầu`, `trong 5 năm gần đây`.
    fn is_closed(&self) -> bool {
        let next = self.context.reading.token(self.end());
        next.kind != TokenKind::Word || self.is(self.end(), TimeClass::Pointing)
    }

    /// `Trong 12 năm đó`, `Sau 7 năm triển khai,`: the stretch told of just before.
    fn pointed_at(&self) -> Option<&Stretch> {
        let introduced = self.is_after(TimeClass::Lasting) || self.is_after(TimeClass::After);
        if !introduced || !self.is(self.end(), TimeClass::Pointing) && !self.says_work_again() {
            return None;
        }
        let start = self.context.sentence_before(self.tokens().start).map_or(self.sentence().start, |sentence| sentence.start);
        let before = self.stretches.partition_point(|stretch| stretch.tokens.end <= self.tokens().start);
        let stretch = self.stretches.get(before.checked_sub(1)?).filter(|stretch| stretch.tokens.start >= start)?;
        // a date in between is what the words may point at
        let newer = self.context.reading.dates_in(&(stretch.tokens.end..self.tokens().start));
        newer.is_empty().then_some(stretch)
    }

    /// The `triển khai,` behind the length, where the sentence before tells of it too.
    fn says_work_again(&self) -> bool {
        let reading = self.context.reading;
        let Some(work) = reading.hit_of(self.end(), TimeClass::Work).map(|hit| self.end()..self.end() + hit.len()) else { return false };
        let said = reading.source.folded(&work);
        let before = self.context.sentence_before(self.tokens().start).unwrap_or(0..0);
        let mut same = before.filter_map(|at| reading.hit_of(at, TimeClass::Work).map(|hit| reading.source.folded(&(at..at + hit.len()))));
        reading.token(work.end).kind != TokenKind::Word && same.any(|word| word == said)
    }

    /// `Khởi công tháng 3/2023, hoàn thành tháng 9/2025, sau 24 tháng thi công`: two moments, one of a start and one of an end.
    fn between_start_and_end(&self, length: &Length) -> Option<Stretch> {
        let introduced = [TimeClass::Lasting, TimeClass::After].into_iter().any(|class| self.is_after(class));
        if !introduced {
            return None;
        }
        let reading = self.context.reading;
        let sentence = self.sentence();
        let single = self.context.figures(&sentence).filter(|&figure| self.context.drafts[figure].kind == Kind::Duration).count() == 1;
        let dates: Vec<usize> = self.dates_in(&sentence);
        let from = reading.clocks.partition_point(|clock| clock.start < sentence.start);
        let clocks: Vec<_> = reading.clocks[from..].iter().take_while(|clock| clock.start < sentence.end).collect();
        let (first, second, stretch) = match (&dates[..], &clocks[..]) {
            (&[first, second], []) => {
                let [one, other] = [&reading.dates[first], &reading.dates[second]];
                let tokens = [one.tokens.clone(), other.tokens.clone()];
                let cover = one.tokens.start..other.tokens.end;
                let stretch = between(one.when.from, other.when.from, cover, tokens.to_vec(), vec![first, second])?;
                let [one, other] = tokens;
                (one, other, stretch)
            }
            (dates, &[first, second]) if dates.len() <= 1 => {
                let (one, other) = (first.start..first.end, second.start..second.end);
                let stretch = Stretch::of_clocks(first.time, second.time, first.start..second.end, vec![one.clone(), other.clone()]);
                (one, other, stretch)
            }
            _ => return None,
        };
        stretch.holds(length, false)?;
        let worked = self.is_closed() || self.is(self.end(), TimeClass::Work);
        let starts = worked && self.says(sentence.start..second.start, TimeClass::Start);
        let ends = self.says(first.end..sentence.end, TimeClass::Finish);
        (single && starts && ends).then_some(stretch)
    }

    pub(super) fn says(&self, mut tokens: Tokens, class: TimeClass) -> bool {
        tokens.any(|at| self.is(at, class))
    }

    /// The dates of a sentence that are no stretch.
    pub(super) fn dates_in(&self, sentence: &Tokens) -> Vec<usize> {
        let dates = &self.context.reading.dates;
        let from = dates.partition_point(|date| date.tokens.start < sentence.start);
        let inside = dates[from..].iter().take_while(|date| date.tokens.start < sentence.end);
        inside
            .enumerate()
            .filter(|(_, date)| date.when.to.is_none() && date.source != DateSource::Relative)
            .map(|(index, _)| from + index)
            .collect()
    }
}
