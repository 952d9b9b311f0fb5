//! A length of time beside the dates that it lies between: `từ năm 2010 đến năm 2020. Trong 12 năm đó`, `3 ngày (từ 12 đến 15-8)`,
//! `bắt đầu lúc 8h30 và kết thúc lúc 11h45, kéo dài hơn năm giờ`, `thành lập năm 1981, đến năm 2026 kỷ niệm 50 năm`.

use super::Found;
use super::stretch::{Length, Moment, Stretch};
use crate::find::date::{Date, Point};
use crate::findings::Mistake;
use crate::lexicon::TimeClass;
use crate::report::{Amount, Expected, FindingKind, Kind, Severity};
use crate::span::Tokens;
use crate::sums::breakdowns::Breakdowns;
use crate::sums::context::Context;
use crate::wording::Telling;
use solieu_text::TokenKind;

/// Compares every length of time with the stretch that the text says it is of.
pub(crate) fn detect_wrong_spans(context: &Context, _: &Breakdowns, found: &mut Found) {
    let stretches = stretches(context);
    found.mistakes.extend((1..context.reading.dates.len()).filter_map(|second| backward(context, second)));
    for (figure, draft) in context.drafts.iter().enumerate() {
        if draft.kind != Kind::Duration {
            continue;
        }
        let Some(length) = Length::of(draft) else { continue };
        let spans = Spans { context, stretches: &stretches, figure };
        let Some((stretch, anniversary, rule)) = spans.find(&length) else { continue };
        if stretch.holds(&length, anniversary) != Some(false) {
            continue;
        }
        let value = stretch.expected(&length);
        found.mistakes.push(Mistake {
            kind: FindingKind::TimeSpan,
            severity: if length.is_hedged() { Severity::Doubtful } else { Severity::Wrong },
            at: draft.number.clone(),
            places: [draft.number.clone()].into_iter().chain(stretch.places.iter().cloned()).collect(),
            figures: vec![figure],
            dates: stretch.dates.clone(),
            expected: value.map(|value| Expected::Amount(Amount::Single { value })),
            rule,
        });
    }
}

/// Every stretch that is written as one: `từ 2010 đến 2020`, `12 đến 15-8`, `từ 8 giờ đến 11 giờ`.
fn stretches(context: &Context) -> Vec<Stretch> {
    let reading = context.reading;
    let of_date = |(index, date): (usize, &Date)| {
        let to = date.when.to?;
        between(date.when.from, to, date.tokens.clone(), vec![date.tokens.clone()], vec![index])
    };
    let mut out: Vec<Stretch> = reading.dates.iter().enumerate().filter_map(of_date).collect();
    for pair in reading.clocks.windows(2) {
        let [from, to] = pair else { continue };
        let gap = from.end..to.start;
        let joins = |at: usize| matches!(reading.token(at).mark, '-' | '–') || reading.time_word(at, TimeClass::Joint).is_some();
        if (1..=3).contains(&gap.len())
            && gap.clone().any(joins)
            && gap.clone().all(|at| joins(at) || reading.token(at).kind == TokenKind::Word)
        {
            out.push(Stretch::of_clocks(from.time, to.time, from.start..to.end, vec![from.start..from.end, to.start..to.end]));
        }
    }
    crate::span::sort_by_place(&mut out, |stretch| (stretch.tokens.start, 0));
    out
}

/// `từ ngày 20/5/2024 đến ngày 15/3/2024`: the end comes first.
fn backward(context: &Context, second: usize) -> Option<Mistake> {
    const JOINT: usize = 3;
    let reading = context.reading;
    let [from, to] = [&reading.dates[second - 1], &reading.dates[second]];
    let gap = from.tokens.end..to.tokens.start;
    let is_plain = |date: &Date| date.when.to.is_none() && date.when.clock.is_none() && !date.inferred;
    let joined = gap.len() <= JOINT && reading.time_word(gap.start, TimeClass::Joint).is_some();
    let opened = [from.tokens.start, from.tokens.start + 1].into_iter().any(|at| reading.time_word_before(at, TimeClass::Link).is_some());
    if !joined || !opened || !is_plain(from) || !is_plain(to) {
        return None;
    }
    let [first, last] = [from, to].map(|date| date.when.from.year.map(|year| Moment::of_point(date.when.from, year)));
    last?.is_before(first?).then(|| Mistake {
        kind: FindingKind::TimeSpan,
        severity: Severity::Wrong,
        at: to.tokens.clone(),
        places: vec![from.tokens.clone(), to.tokens.clone()],
        figures: Vec::new(),
        dates: vec![second - 1, second],
        expected: None,
        rule: "span.backward",
    })
}

/// Between two points; those without a year lie in one year, or over one new year.
fn between(from: Point, to: Point, tokens: Tokens, places: Vec<Tokens>, dates: Vec<usize>) -> Option<Stretch> {
    const ANY: i32 = 2023;
    let (first, last) = match (from.year, to.year) {
        (Some(first), Some(last)) => (first, last),
        (None, None) => (ANY, ANY + i32::from(to.earlier_in_year(from))),
        _ => return None,
    };
    Stretch::between(Moment::of_point(from, first), Moment::of_point(to, last), tokens, places, dates)
}

/// What one length of time may be of.
struct Spans<'c, 'r> {
    context: &'c Context<'r>,
    stretches: &'c [Stretch],
    figure: usize,
}

type Linked = (Stretch, bool, &'static str);

impl Spans<'_, '_> {
    fn find(&self, length: &Length) -> Option<Linked> {
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
            .or_else(|| self.from_start_to_end(length).map(|stretch| (stretch, anniversary, "span.points")))
            .or_else(|| self.since_founding(length))
            .or_else(|| self.since_event(length))
    }

    fn tokens(&self) -> &Tokens {
        &self.context.drafts[self.figure].tokens
    }

    /// Where the unit ends, before a noun that the figure may have: `24 tháng thi công`.
    fn end(&self) -> usize {
        let draft = &self.context.drafts[self.figure];
        draft.unit.as_ref().map_or(draft.tokens.end, |unit| unit.tokens.end.max(draft.number.end))
    }

    fn sentence(&self) -> Tokens {
        self.context.reading.source.sentence(self.tokens().start)
    }

    fn is(&self, at: usize, class: TimeClass) -> bool {
        self.context.reading.time_word(at, class).is_some()
    }

    /// Whether a word of that class stands right before the length, or reaches into it: the `dài` of `kéo dài hơn 5 giờ`.
    fn is_after(&self, class: TimeClass) -> bool {
        let draft = &self.context.drafts[self.figure];
        (draft.tokens.start..=draft.number.start).any(|end| self.context.reading.time_word_before(end, class).is_some())
    }

    fn mark(&self, at: usize) -> char {
        self.context.reading.token(at).mark
    }

    /// Whether nothing but words of that class and marks fill the gap.
    fn is_filled(&self, gap: Tokens, class: TimeClass, marks: &[char]) -> bool {
        const MOST: usize = 8;
        let mut at = gap.start;
        while at < gap.end && gap.len() <= MOST {
            match self.context.reading.time_word(at, class) {
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
        let Some(work) = reading.time_word(self.end(), TimeClass::Work).map(|hit| self.end()..self.end() + hit.len()) else { return false };
        let said = reading.source.folded(&work);
        let before = self.context.sentence_before(self.tokens().start).unwrap_or(0..0);
        let mut same =
            before.filter_map(|at| reading.time_word(at, TimeClass::Work).map(|hit| reading.source.folded(&(at..at + hit.len()))));
        reading.token(work.end).kind != TokenKind::Word && same.any(|word| word == said)
    }

    /// `Khởi công tháng 3/2023, hoàn thành tháng 9/2025, sau 24 tháng thi công`: two moments, one of a start and one of an end.
    fn from_start_to_end(&self, length: &Length) -> Option<Stretch> {
        let introduced = [TimeClass::Lasting, TimeClass::After].into_iter().any(|class| self.is_after(class));
        if !introduced {
            return None;
        }
        let reading = self.context.reading;
        let sentence = self.sentence();
        let single = self.context.figures(&sentence).filter(|&figure| self.context.drafts[figure].kind == Kind::Duration).count() == 1;
        let dates: Vec<usize> = self.dates_in(&sentence);
        let clocks: Vec<_> = reading.clocks.iter().filter(|clock| sentence.contains(&clock.start)).collect();
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

    fn says(&self, mut tokens: Tokens, class: TimeClass) -> bool {
        tokens.any(|at| self.is(at, class))
    }

    /// The dates of a sentence that are no stretch.
    fn dates_in(&self, sentence: &Tokens) -> Vec<usize> {
        let dates = &self.context.reading.dates;
        let from = dates.partition_point(|date| date.tokens.start < sentence.start);
        let inside = dates[from..].iter().take_while(|date| date.tokens.start < sentence.end);
        inside
            .enumerate()
            .filter(|(_, date)| date.when.to.is_none() && date.rule != "date.relative")
            .map(|(index, _)| from + index)
            .collect()
    }

    /// `Thành lập năm 1981 …, đến năm 2026 công ty kỷ niệm 50 năm`, `Trường thành lập năm 1965. Năm 2025, trường kỷ niệm 70 năm thành lập`
    fn since_founding(&self, length: &Length) -> Option<Linked> {
        if !self.is_after(TimeClass::Anniversary) || !length.is_in_years() {
            return None;
        }
        let sentence = self.sentence();
        let here = self.dates_in(&sentence);
        let (first, later) = match (here.split_first(), self.founding_before()) {
            (Some((&first, rest)), _) if self.is_founding(first, &sentence) => (first, rest.to_vec()),
            (_, Some(first)) if self.says(self.end()..sentence.end, TimeClass::Start) => (first, here),
            _ => return None,
        };
        let date = |index: usize| &self.context.reading.dates[index];
        let second = match later[..] {
            [] => self.context.reading.published.map(|published| published.from)?,
            [second] => date(second).when.from,
            _ => return None,
        };
        let (from, to) = (Point::of_year(date(first).when.from.year?), Point::of_year(second.year?));
        let dates: Vec<usize> = [first].into_iter().chain(later.iter().copied()).collect();
        let places: Vec<Tokens> = dates.iter().map(|&index| date(index).tokens.clone()).collect();
        let stretch = between(from, to, date(first).tokens.clone(), places, dates)?;
        // an article may come out a year early
        (date(first).tokens.start < self.tokens().start).then_some((stretch, !later.is_empty(), "span.anniversary"))
    }

    /// Whether the first date of the sentence is told as that of a beginning.
    fn is_founding(&self, date: usize, sentence: &Tokens) -> bool {
        const REACH: usize = 8;
        let tokens = &self.context.reading.dates[date].tokens;
        self.says(sentence.start..(tokens.end + REACH).min(self.tokens().start), TimeClass::Start)
    }

    /// The one date of the sentence before, where it is that of a beginning.
    fn founding_before(&self) -> Option<usize> {
        let sentence = self.context.sentence_before(self.tokens().start)?;
        let [date] = self.dates_in(&sentence)[..] else { return None };
        self.is_founding(date, &sentence).then_some(date)
    }

    /// `Tìm thấy hài cốt sau gần sáu thập kỷ`, and the body tells of the one year in which he fell.
    fn since_event(&self, length: &Length) -> Option<Linked> {
        let reading = self.context.reading;
        let published = reading.published?.from;
        if !self.is_after(TimeClass::After) || !length.is_in_years() || !self.dates_in(&self.sentence()).is_empty() {
            return None;
        }
        let events = || reading.dates.iter().enumerate().filter(|(_, date)| date.when.to.is_none() && self.is_event(date));
        let (index, event) = events().next()?;
        let year = event.when.from.year?;
        if events().any(|(_, other)| other.when.from.year != Some(year)) {
            return None;
        }
        let tokens = event.tokens.clone();
        let stretch = between(Point::of_year(year), Point::of_year(published.year?), tokens.clone(), vec![tokens], vec![index])?;
        Some((stretch, false, "span.event"))
    }

    /// `hy sinh năm 1978`
    fn is_event(&self, date: &Date) -> bool {
        const REACH: usize = 4;
        let start = date.tokens.start;
        let from = start.saturating_sub(REACH).max(self.context.reading.source.sentence(start).start);
        self.says(from..start, TimeClass::Event)
    }
}

/// “Từ năm 2010 đến năm 2020 là 10 năm, không phải 12 năm.”
pub(crate) fn tell(telling: &Telling) -> String {
    let finding = telling.finding;
    if let ("span.backward", [from, to]) = (finding.rule.as_ref(), &finding.spans[..]) {
        let (from, to) = (from.slice(telling.text), to.slice(telling.text));
        return telling.language.pick(format!("“{to}” có trước “{from}”."), format!("“{to}” comes before “{from}”."));
    }
    let stated = finding.figures.first().map_or(String::new(), |&figure| telling.quote(figure));
    let dates: Vec<String> =
        finding.spans.iter().filter(|span| **span != finding.span).map(|span| format!("“{}”", span.slice(telling.text))).collect();
    let dates = dates.join(" – ");
    match telling.expected() {
        Some(right) => {
            let unit = finding.figures.first().and_then(|&figure| telling.figure(figure)?.unit.as_ref()).map_or("", |unit| &unit.text);
            telling.language.pick(
                format!("{dates}: {right} {unit}, không thể là {stated}."),
                format!("{dates} comes to {right} {unit}, not {stated}, by any way of counting."),
            )
        }
        None => telling.language.pick(format!("{stated} không khớp với {dates}."), format!("{stated} does not go with {dates}.")),
    }
}
