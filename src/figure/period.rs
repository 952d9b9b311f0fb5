//! When a figure holds: `⟦Từ năm 2016-2021⟧ … 186 đảng viên`, `⟦Tính đến ngày 17-12⟧ đã có 133/136 đơn vị`.
//!
//! The date that touches the figure, else the nearest one before it in the sentence, else behind it, else in the paragraph,
//! else a span told of shortly before, else that of the headline. What something is compared with (`so với năm 2015`) is no
//! date of it, and the year of a name (`World Cup 2018`) dates nothing.

use super::clause::{Room, is_break};
use super::source::PeriodSource;
use super::subject::is_party_work;
use super::{Draft, Field};
use crate::decimal::Decimal;
use crate::document::BlockKind;
use crate::find::Reading;
use crate::find::date::{Date, Part, Point, When};
use crate::lexicon::{ChangeRole, ContextClass, CueClass, DateClass, DocClass, TableId, UnitKind};
use crate::report::{Amount, Kind};
use crate::span::Tokens;
use solieu_text::TokenKind;

/// What one place to look has to say.
enum Search {
    Found(String, PeriodSource),
    /// The text speaks of another time than it states a date for.
    Unknown,
    GoOn,
}

type Scope = fn(&View) -> Search;

/// Where the date is looked for, nearest first.
const SCOPES: &[Scope] =
    &[by_touch, by_turn, by_months_so_far, by_sentence, by_length, by_present, by_paragraph, by_span_before, by_headline];

/// A span of time holds for the period that it measures, if the text states that one too.
const TIME_SCOPES: &[Scope] = &[by_measure];

/// How far back in a sentence words still speak of the figure; longer ones are lists or no sentences.
const LONGEST_SENTENCE: usize = 60;

/// How many dates are looked at: where so many hold for nothing, the text is a list of them.
const MOST_DATES: usize = 12;

struct View<'v, 's> {
    reading: &'v Reading<'s>,
    draft: &'v Draft,
    room: Room,
    paragraph: Tokens,
    /// The dates of the headline.
    headline: &'v [Date],
}

/// Fills the period of every figure for which the text settles it.
pub(super) fn attach_periods(reading: &Reading, drafts: &mut [Draft]) {
    let title = reading.source.blocks.iter().find(|block| block.kind == BlockKind::Title);
    let headline = title.map_or(&[][..], |title| reading.dates_in(&title.tokens));
    for index in 0..drafts.len() {
        let room = Room::of(reading, drafts, index);
        let paragraph = reading.source.block(drafts[index].tokens.start).map_or(room.sentence.clone(), |block| block.tokens.clone());
        let view = View { reading, draft: &drafts[index], room, paragraph, headline };
        let scopes = if view.draft.kind == Kind::Duration { TIME_SCOPES } else { SCOPES };
        let found = scopes.iter().map(|scope| scope(&view)).find(|search| !matches!(search, Search::GoOn));
        if let Some(Search::Found(period, source)) = found {
            let draft = &mut drafts[index];
            draft.period = Some(period);
            draft.rules.push(source.rule());
            if source.is_inferred() {
                draft.infer(Field::Period);
            }
        }
    }
}

/// `63 thí sinh ⟦năm 2018⟧`, `4 năm ⟦(2011-2014)⟧`
fn by_touch(view: &View) -> Search {
    const LONGEST_GAP: usize = 2;
    let end = view.draft.tokens.end;
    let Some(date) = view.dates(end..view.room.after.end).first() else { return Search::GoOn };
    let gap = end..date.tokens.start;
    let plain =
        gap.len() <= LONGEST_GAP && gap.clone().all(|at| view.reading.token(at).is('(') || view.reading.is(at, ContextClass::Dated));
    view.found(Some(date).filter(|date| plain && !view.is_baseline(date)), PeriodSource::Beside)
}

/// `Các năm 2021, 2022 lần lượt kết nạp ⟦120⟧, ⟦135⟧ đảng viên`: the first date for the first figure.
fn by_turn(view: &View) -> Search {
    let sentence = &view.room.sentence;
    let Some(cue) = view.words_before().rev().find(|&at| view.reading.is(at, CueClass::Respectively)) else { return Search::GoOn };
    let dates = view.dates(sentence.start..cue);
    let joins = |gap: Tokens| gap.len() <= 2;
    let last = dates.len().saturating_sub(1);
    let from =
        (0..last).rev().take(MOST_DATES).take_while(|&at| joins(dates[at].tokens.end..dates[at + 1].tokens.start)).last().unwrap_or(last);
    let listed = dates.get(from..).unwrap_or(&[]);
    let numbers = &view.reading.numbers;
    let before = |at: usize| numbers.partition_point(|number| number.tokens.start < at);
    let counted_between = |date: &Date| before(date.tokens.end) < before(cue);
    if listed.len() < 2 || listed.last().is_some_and(counted_between) {
        return Search::GoOn;
    }
    let turn = before(view.draft.number.start) - before(cue);
    listed.get(turn).map_or(Search::Unknown, |date| Search::Found(view.value(date), PeriodSource::Turn))
}

/// `Xuất khẩu tháng 10/2024 …, lũy kế 10 tháng đạt ⟦2,61 tỷ USD⟧`: from January to the month told of.
fn by_months_so_far(view: &View) -> Search {
    let counts = |at: usize| {
        let from = at + view.reading.hit_of(at, ContextClass::SoFar)?.len();
        view.time_at(from).filter(|(_, unit)| *unit == "tháng").map(|(months, _)| (at, months))
    };
    // “tính chung 6 tháng đầu năm 2024”, “lũy kế 6 tháng …, quý II tăng 7%” state another date
    let latest = view.words_before().rev().find_map(counts).filter(|(at, _)| view.dates(*at..view.draft.tokens.start).is_empty());
    let Some((at, months)) = latest else { return Search::GoOn };
    let told =
        view.dates(view.paragraph.start..at).iter().rev().take(MOST_DATES).find_map(|date| match (date.when.from.part, date.when.to) {
            (Part::Month(month), None) if months == Decimal::from(u32::from(month)) => Some((date.when.from, month)),
            _ => None,
        });
    told.and_then(|(last, _)| Some(When::span(Point::of_month(last.year, 1)?, last).to_string()))
        .map_or(Search::Unknown, |period| Search::Found(period, PeriodSource::SoFar))
}

/// The nearest date before the figure in its sentence, else the first one behind it.
fn by_sentence(view: &View) -> Search {
    let before = view.dates(view.room.sentence.start..view.draft.tokens.start);
    let end = view.draft.tokens.end;
    let after = view.dates(end..view.room.sentence.end.min(end + LONGEST_SENTENCE));
    let nearest = before.iter().rev().take(MOST_DATES).find(|date| view.holds(date));
    if nearest.is_some_and(|date| view.is_overruled(date)) {
        return Search::Unknown;
    }
    view.found(
        nearest.or_else(|| after.iter().find(|date| view.holds(date) && view.is_announced(date) && !view.is_term(date))),
        PeriodSource::Sentence,
    )
}

/// `Trong 5 năm thực hiện … 24 tập thể … Từ năm 2016-2021`: the span of the paragraph that is as long as the sentence says.
fn by_length(view: &View) -> Search {
    match view.words_before().find_map(|at| view.time_stated(at)) {
        Some((years, "năm")) => view.span_of(years).map_or(Search::GoOn, |period| Search::Found(period, PeriodSource::Length)),
        // “Trong 9 tháng, …”: no span of years that was told of before
        Some(_) => Search::Unknown,
        None => Search::GoOn,
    }
}

/// `Qua ⟦5 năm⟧ … giai đoạn 2016-2021`
fn by_measure(view: &View) -> Search {
    let years = match (&view.draft.unit, view.draft.amount) {
        (Some(unit), Amount::Single { value }) if unit.symbol == "năm" => value,
        _ => return Search::GoOn,
    };
    match (by_touch(view), view.span_of(years)) {
        (Search::GoOn, Some(period)) => Search::Found(period, PeriodSource::Length),
        (beside, _) => beside,
    }
}

/// `Đảng bộ ⟦hiện⟧ có 54 chi bộ`: as of the day on which the article appeared.
fn by_present(view: &View) -> Search {
    let behind = view.room.clause_after(view.reading);
    if !view.words_before().chain(behind).any(|at| view.reading.is(at, ContextClass::Now)) {
        return Search::GoOn;
    }
    view.today().map_or(Search::Unknown, |today| Search::Found(today, PeriodSource::Present))
}

/// The nearest date before the sentence in its paragraph.
fn by_paragraph(view: &View) -> Search {
    let before = view.before_sentence(view.paragraph.start).iter().rev().take(MOST_DATES);
    view.found(before.into_iter().find(|date| view.holds(date) && !view.is_aside(date)), PeriodSource::Paragraph)
}

/// `trong nhiệm kỳ 2010-2015 …` and, paragraphs of one sentence later, `Thành ủy kỷ luật 48 tổ chức đảng`
fn by_span_before(view: &View) -> Search {
    // of the work of the Party alone: paragraphs of other news have another time
    if !view.draft.topic.as_deref().is_some_and(is_party_work) {
        return Search::GoOn;
    }
    view.found(
        view.before_sentence(0)
            .iter()
            .rev()
            .take(MOST_DATES)
            .find(|date| date.when.to.is_some() && view.holds(date) && !view.is_term(date)),
        PeriodSource::SpanBefore,
    )
}

/// `Kết quả 6 tháng đầu năm 2017`: a month, a year or a span in the headline holds for the whole article.
fn by_headline(view: &View) -> Search {
    let lasts = |date: &&Date| date.when.to.is_some() || !date.when.from.is_day();
    view.found(view.headline.iter().find(|date| lasts(date) && view.holds(date)), PeriodSource::Headline)
}

impl View<'_, '_> {
    fn found(&self, date: Option<&Date>, source: PeriodSource) -> Search {
        date.map_or(Search::GoOn, |date| Search::Found(self.value(date), source))
    }

    /// The words of the sentence that may speak of the figure.
    fn words_before(&self) -> Tokens {
        self.room.sentence.start.max(self.draft.tokens.start.saturating_sub(LONGEST_SENTENCE))..self.draft.tokens.start
    }

    fn dates(&self, tokens: Tokens) -> &[Date] {
        if tokens.start < tokens.end { self.reading.dates_in(&tokens) } else { &[] }
    }

    /// The dates of the few sentences before this one, from the token on.
    fn before_sentence(&self, from: usize) -> &[Date] {
        const REACH: usize = 6;
        let source = self.reading.source;
        let first = source.sentence_index(self.room.sentence.start).saturating_sub(REACH);
        let start = source.sentences.get(first).map_or(0, |sentence| sentence.start).max(from);
        self.dates(start..self.room.sentence.start)
    }

    /// `Ngày 4/7, … cho biết ⟦trong 6 tháng đầu năm⟧, …`: the day of a report, when a span of time closer by is told of.
    fn is_overruled(&self, date: &Date) -> bool {
        let since = |at: &usize| *at >= date.tokens.end;
        date.when.from.is_day() && date.when.to.is_none() && self.words_before().filter(since).any(|at| self.time_stated(at).is_some())
    }

    /// `Riêng ⟦tháng 7⟧ xảy ra 98 vụ`: the sentence behind goes on with what was told before.
    fn is_aside(&self, date: &Date) -> bool {
        const REACH: usize = 3;
        let start = date.tokens.start;
        (start.saturating_sub(REACH)..start).any(|at| self.reading.is(at, ContextClass::Aside))
    }

    /// Whether the date may date a figure.
    fn holds(&self, date: &Date) -> bool {
        !self.is_baseline(date) && !self.is_of_name(date) && !self.is_of_law(date)
    }

    /// `Luật Đất đai (sửa đổi ⟦năm 2018⟧)`
    fn is_of_law(&self, date: &Date) -> bool {
        const LONGEST: usize = 6;
        let before = self.reading.source.hit_ending_at(date.tokens.start, TableId::DocType, LONGEST);
        before.is_some_and(|(_, hit)| self.reading.lexicon.doc_word(hit).classes & DocClass::Amended.bit() != 0)
    }

    /// `World Cup ⟦2018⟧`, `kỳ thi THPT quốc gia ⟦năm 2018⟧`, `sinh ⟦năm 1970⟧`: the year of an event or of a birth.
    fn is_of_name(&self, date: &Date) -> bool {
        const REACH: usize = 4;
        let start = date.tokens.start;
        let is_year = date.when.to.is_none() && date.when.from.part == Part::Year;
        let bare = self.reading.token(start).kind == TokenKind::Digits && self.reading.source.before(start, 1).kind == TokenKind::Word;
        let named = (start.saturating_sub(REACH).max(self.reading.source.sentence(start).start)..start)
            .filter(|&at| at == 0 || self.reading.hit(at - 1, TableId::Object).is_none_or(|noun| noun.len() == 1))
            .any(|at| self.is_date_cue(at, DateClass::Birth) || is_year && self.is_date_cue(at, DateClass::Event));
        named || is_year && bare && !self.is_announced(date)
    }

    /// `Ban Thường vụ Thành ủy nhiệm kỳ ⟦2015-2020⟧`: the term of a body.
    fn is_term(&self, date: &Date) -> bool {
        const LONGEST: usize = 3;
        let cue = self.reading.source.hit_ending_at(date.tokens.start, TableId::DateCue, LONGEST);
        let start = cue.map_or(date.tokens.start, |(at, _)| at);
        let nearest = self.reading.bodies.partition_point(|body| body.end < start);
        self.reading.bodies.get(nearest).is_some_and(|body| body.end == start)
    }

    /// `năm 2018`, `trong 2018`, `ngày 17-12`: words of time open it.
    fn is_announced(&self, date: &Date) -> bool {
        const LONGEST: usize = 3;
        let start = date.tokens.start;
        let cue = self.reading.source.hit_ending_at(start, TableId::DateCue, LONGEST);
        self.reading.token(start).kind == TokenKind::Word
            || start > 0 && self.reading.is_any(start - 1, [ContextClass::Dated, ContextClass::From])
            || cue.is_some_and(|(_, hit)| !self.reading.lexicon.date_word(hit).is(DateClass::Event))
    }

    fn is_date_cue(&self, at: usize, class: DateClass) -> bool {
        self.reading.hit(at, TableId::DateCue).is_some_and(|hit| self.reading.lexicon.date_word(hit).is(class))
    }

    /// The day of publication.
    fn today(&self) -> Option<String> {
        let published = self.reading.published?;
        Some(published.from.to_string())
    }

    /// The date, or the span that `từ … đến nay` makes of it.
    fn value(&self, date: &Date) -> String {
        const LONGEST: usize = 4;
        let words = date.tokens.start.saturating_sub(LONGEST)..date.tokens.start;
        let opened = words.clone().any(|at| self.reading.is(at, ContextClass::From));
        let runs_on = self.reading.is(date.tokens.end, ContextClass::UntilNow);
        if !(opened && runs_on) {
            return date.period();
        }
        format!("{}/{}", date.when.from, self.today().unwrap_or_else(|| "..".to_owned()))
    }

    /// `so với ⟦năm 2015⟧`, `(tăng 5% so với cùng kỳ ⟦năm 2015⟧)`, `gấp đôi ⟦năm 2015⟧`, `bằng 95% ⟦năm 2015⟧`
    fn is_baseline(&self, date: &Date) -> bool {
        const REACH: usize = 6;
        let from = date.tokens.start.saturating_sub(REACH).max(self.reading.source.sentence(date.tokens.start).start);
        let than = |at: usize| {
            let hit = self.reading.change(at, ChangeRole::Than)?;
            let crossed = (at + hit.len()..date.tokens.start).any(|at| matches!(self.reading.token(at).mark, ',' | ';' | '(' | ')'));
            (!crossed).then_some(())
        };
        (from..date.tokens.start).any(|at| than(at).is_some()) || self.is_measured_by(date)
    }

    /// A multiple or a share that `gấp`, `bằng` opens stands right before the date: as much as it was then.
    fn is_measured_by(&self, date: &Date) -> bool {
        const LONGEST_GAP: usize = 3;
        const LONGEST_QUALIFIER: usize = 2;
        let numbers = &self.reading.numbers;
        let before = numbers.partition_point(|number| number.tokens.start < date.tokens.start).checked_sub(1);
        let Some(number) = before.map(|index| &numbers[index].tokens) else { return false };
        let says = |mut tokens: Tokens, class| tokens.any(|at| self.reading.is(at, class));
        let gap = number.end + usize::from(self.reading.is(number.end, CueClass::Times))..date.tokens.start;
        // “bằng 95% trong năm 2022”, “bằng 95% kế hoạch năm 2022” are of that year
        let names = |at: usize| is_break(self.reading, at) || self.reading.hit(at, TableId::Object).is_some();
        let touches = gap.len() <= LONGEST_GAP && !says(gap.clone(), ContextClass::During) && !gap.into_iter().any(names);
        touches && says(number.start.saturating_sub(1 + LONGEST_QUALIFIER)..number.start, ContextClass::Equals)
    }

    /// A span of time behind `trong`, `qua`, `sau` at the token: how many of which unit.
    fn time_stated(&self, at: usize) -> Option<(Decimal, &str)> {
        self.time_at(at + self.reading.hit_of(at, ContextClass::During)?.len())
    }

    /// The span of time that starts at the token: how many of which unit.
    fn time_at(&self, from: usize) -> Option<(Decimal, &str)> {
        let numbers = &self.reading.numbers;
        let index = numbers.partition_point(|number| number.tokens.start < from);
        let number = numbers.get(index).filter(|number| number.tokens.start == from)?;
        let unit = self.reading.lexicon.unit(self.reading.hit(number.tokens.end, TableId::Unit)?);
        match number.amount {
            Amount::Single { value } if unit.kind == UnitKind::Duration => Some((value, &unit.symbol)),
            _ => None,
        }
    }

    /// The span of years of the paragraph that is as long, by either way of counting.
    fn span_of(&self, years: Decimal) -> Option<String> {
        const MOST_SPANS: usize = 32;
        let years = i32::try_from(years.to_u32()?).ok()?;
        let fits = |date: &&Date| {
            let (Part::Year, Some(to)) = (date.when.from.part, date.when.to) else { return false };
            let length = to.year.zip(date.when.from.year).map(|(to, from)| to - from);
            to.part == Part::Year && length.is_some_and(|length| years > 1 && (length == years || length + 1 == years))
        };
        let from = self.paragraph.start;
        self.dates(from..self.paragraph.end).iter().take(MOST_SPANS).filter(fits).find(|date| self.holds(date)).map(Date::period)
    }
}
