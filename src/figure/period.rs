//! Attaches the period for which a figure holds: `⟦Từ năm 2016-2021⟧ … 186 đảng viên`, `⟦Tính đến ngày 17-12⟧ đã có 133/136 đơn vị`.
//!
//! The date that touches the figure wins, then the nearest one before it in the sentence, behind it, before in the paragraph, a span a
//! few sentences before, and last the date of the headline. A baseline (`so với năm 2015`) and the year of a name (`World Cup 2018`)
//! date nothing.

use super::article_topic::is_party_work;
use super::draft::Draft;
use super::neighbourhood::{Neighbourhood, is_break};
use super::origin::Field;
use super::origin::PeriodOrigin;
use crate::decimal::Decimal;
use crate::document::BlockKind;
use crate::find::Reading;
use crate::find::date::{Date, Part, Point, When};
use crate::lexicon::{ChangeWordRole, ContextClass, CueClass, DateClass, DocClass, TableId, UnitKind, unit_symbol};
use crate::report::{Amount, Kind};
use crate::span::Tokens;
use solieu_text::TokenKind;

/// What one scope says about the period.
enum Outcome {
    Found(String, PeriodOrigin),
    /// The figure holds for a time that no date of the text states: stop looking.
    Unknown,
    Continue,
}

type Scope = fn(&PeriodSearch) -> Outcome;

/// Where to look for the date, closest evidence first.
const SCOPES: &[Scope] =
    &[by_touch, by_turn, by_months_so_far, by_sentence, by_length, by_present, by_paragraph, by_span_before, by_headline];

/// A duration holds for the period that it measures, if the text states one of that length.
const TIME_SCOPES: &[Scope] = &[by_measure];

const MONTH: &str = unit_symbol("tháng");
const YEAR: &str = unit_symbol("năm");

/// How far from the figure, in tokens, words of its sentence count; longer sentences are lists.
const LONGEST_SENTENCE: usize = 60;

/// How many dates are tried; where that many do not fit, the text is a list of dates.
const MOST_DATES: usize = 12;

/// Looks for the period of one figure.
struct PeriodSearch<'v, 's> {
    reading: &'v Reading<'s>,
    draft: &'v Draft,
    around: Neighbourhood,
    paragraph: Tokens,
    /// The dates in the headline.
    headline: &'v [Date],
}

/// Fills the period of every figure for which the text settles it.
pub(super) fn attach_periods(reading: &Reading, drafts: &mut [Draft]) {
    let title = reading.source.blocks.iter().find(|block| block.kind == BlockKind::Title);
    let headline = title.map_or(&[][..], |title| reading.dates_in(&title.tokens));
    for index in 0..drafts.len() {
        let around = Neighbourhood::of(reading, drafts, index);
        let paragraph = reading.source.block(drafts[index].tokens.start).map_or(around.sentence.clone(), |block| block.tokens.clone());
        let search = PeriodSearch { reading, draft: &drafts[index], around, paragraph, headline };
        let scopes = if search.draft.kind == Kind::Duration { TIME_SCOPES } else { SCOPES };
        let found = scopes.iter().map(|scope| scope(&search)).find(|search| !matches!(search, Outcome::Continue));
        if let Some(Outcome::Found(period, source)) = found {
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
fn by_touch(search: &PeriodSearch) -> Outcome {
    const LONGEST_GAP: usize = 2;
    let end = search.draft.tokens.end;
    let Some(date) = search.dates(end..search.around.after.end).first() else { return Outcome::Continue };
    let gap = end..date.tokens.start;
    let plain =
        gap.len() <= LONGEST_GAP && gap.clone().all(|at| search.reading.token(at).is('(') || search.reading.is(at, ContextClass::Dated));
    search.found(Some(date).filter(|date| plain && !search.is_baseline(date)), PeriodOrigin::Beside)
}

/// `Các năm 2021, 2022 lần lượt kết nạp ⟦120⟧, ⟦135⟧ đảng viên`: the first date belongs to the first figure.
fn by_turn(search: &PeriodSearch) -> Outcome {
    let sentence = &search.around.sentence;
    let Some(cue) = search.words_before().rev().find(|&at| search.reading.is(at, CueClass::Respectively)) else { return Outcome::Continue };
    let dates = search.dates(sentence.start..cue);
    let joins = |gap: Tokens| gap.len() <= 2;
    let last = dates.len().saturating_sub(1);
    let from =
        (0..last).rev().take(MOST_DATES).take_while(|&at| joins(dates[at].tokens.end..dates[at + 1].tokens.start)).last().unwrap_or(last);
    let listed = dates.get(from..).unwrap_or(&[]);
    let numbers = &search.reading.numbers;
    let before = |at: usize| numbers.partition_point(|number| number.tokens.start < at);
    let counted_between = |date: &Date| before(date.tokens.end) < before(cue);
    if listed.len() < 2 || listed.last().is_some_and(counted_between) {
        return Outcome::Continue;
    }
    let turn = before(search.draft.number.start) - before(cue);
    listed.get(turn).map_or(Outcome::Unknown, |date| Outcome::Found(search.value(date), PeriodOrigin::Turn))
}

/// `Xuất khẩu tháng 10/2024 …, lũy kế 10 tháng đạt ⟦2,61 tỷ USD⟧`: from January to the month stated before.
fn by_months_so_far(search: &PeriodSearch) -> Outcome {
    let counts = |at: usize| {
        let from = at + search.reading.hit_of(at, ContextClass::SoFar)?.len();
        search.time_at(from).filter(|(_, unit)| *unit == MONTH).map(|(months, _)| (at, months))
    };
    // “tính chung 6 tháng đầu năm 2024”, “lũy kế 6 tháng …, quý II tăng 7%”: the sentence states another date
    let latest = search.words_before().rev().find_map(counts).filter(|(at, _)| search.dates(*at..search.draft.tokens.start).is_empty());
    let Some((at, months)) = latest else { return Outcome::Continue };
    let stated =
        search.dates(search.paragraph.start..at).iter().rev().take(MOST_DATES).find_map(|date| match (date.when.from.part, date.when.to) {
            (Part::Month(month), None) if months == Decimal::from(u32::from(month)) => Some((date.when.from, month)),
            _ => None,
        });
    stated
        .and_then(|(last, _)| Some(When::span(Point::of_month(last.year, 1)?, last).to_string()))
        .map_or(Outcome::Unknown, |period| Outcome::Found(period, PeriodOrigin::SoFar))
}

/// The nearest date before the figure in its sentence, else the first one behind it.
fn by_sentence(search: &PeriodSearch) -> Outcome {
    let before = search.dates(search.around.sentence.start..search.draft.tokens.start);
    let end = search.draft.tokens.end;
    let after = search.dates(end..search.around.sentence.end.min(end + LONGEST_SENTENCE));
    let nearest = before.iter().rev().take(MOST_DATES).find(|date| search.holds(date));
    if nearest.is_some_and(|date| search.is_overruled(date)) {
        return Outcome::Unknown;
    }
    search.found(
        nearest.or_else(|| after.iter().find(|date| search.holds(date) && search.is_announced(date) && !search.is_term(date))),
        PeriodOrigin::Sentence,
    )
}

/// `Trong 5 năm thực hiện … 24 tập thể … Từ năm 2016-2021`: the span of the paragraph that has that length.
fn by_length(search: &PeriodSearch) -> Outcome {
    match search.words_before().find_map(|at| search.time_stated(at)) {
        Some((years, YEAR)) => search.span_of(years).map_or(Outcome::Continue, |period| Outcome::Found(period, PeriodOrigin::Length)),
        // “Trong 9 tháng, …” is not a span of years stated before
        Some(_) => Outcome::Unknown,
        None => Outcome::Continue,
    }
}

/// `Qua ⟦5 năm⟧ … giai đoạn 2016-2021`
fn by_measure(search: &PeriodSearch) -> Outcome {
    let years = match (&search.draft.unit, search.draft.amount) {
        (Some(unit), Amount::Single { value }) if unit.symbol == YEAR => value,
        _ => return Outcome::Continue,
    };
    match (by_touch(search), search.span_of(years)) {
        (Outcome::Continue, Some(period)) => Outcome::Found(period, PeriodOrigin::Length),
        (beside, _) => beside,
    }
}

/// `Đảng bộ ⟦hiện⟧ có 54 chi bộ`: the day of publication.
fn by_present(search: &PeriodSearch) -> Outcome {
    let behind = search.around.clause_after(search.reading);
    if !search.words_before().chain(behind).any(|at| search.reading.is(at, ContextClass::Now)) {
        return Outcome::Continue;
    }
    search.today().map_or(Outcome::Unknown, |today| Outcome::Found(today, PeriodOrigin::Present))
}

/// The nearest date before the sentence in its paragraph.
fn by_paragraph(search: &PeriodSearch) -> Outcome {
    let before = search.before_sentence(search.paragraph.start).iter().rev().take(MOST_DATES);
    search.found(before.into_iter().find(|date| search.holds(date) && !search.is_aside(date)), PeriodOrigin::Paragraph)
}

/// `trong nhiệm kỳ 2010-2015 …` and, paragraphs of one sentence later, `Thành ủy kỷ luật 48 tổ chức đảng`
fn by_span_before(search: &PeriodSearch) -> Outcome {
    // only for the work of the Party: paragraphs of other news each have their own time
    if !search.draft.topic.as_deref().is_some_and(is_party_work) {
        return Outcome::Continue;
    }
    search.found(
        search
            .before_sentence(0)
            .iter()
            .rev()
            .take(MOST_DATES)
            .find(|date| date.when.to.is_some() && search.holds(date) && !search.is_term(date)),
        PeriodOrigin::SpanBefore,
    )
}

/// `Kết quả 6 tháng đầu năm 2017`: a month, a year or a span in the headline holds for the whole article.
fn by_headline(search: &PeriodSearch) -> Outcome {
    let lasts = |date: &&Date| date.when.to.is_some() || !date.when.from.is_day();
    search.found(search.headline.iter().find(|date| lasts(date) && search.holds(date)), PeriodOrigin::Headline)
}

impl PeriodSearch<'_, '_> {
    fn found(&self, date: Option<&Date>, source: PeriodOrigin) -> Outcome {
        date.map_or(Outcome::Continue, |date| Outcome::Found(self.value(date), source))
    }

    /// The words of the sentence before the figure.
    fn words_before(&self) -> Tokens {
        self.around.sentence.start.max(self.draft.tokens.start.saturating_sub(LONGEST_SENTENCE))..self.draft.tokens.start
    }

    fn dates(&self, tokens: Tokens) -> &[Date] {
        if tokens.start < tokens.end { self.reading.dates_in(&tokens) } else { &[] }
    }

    /// The dates of the few sentences before this one, but not before the token `from`.
    fn before_sentence(&self, from: usize) -> &[Date] {
        const REACH: usize = 6;
        let source = self.reading.source;
        let first = source.sentence_index(self.around.sentence.start).saturating_sub(REACH);
        let start = source.sentences.get(first).map_or(0, |sentence| sentence.start).max(from);
        self.dates(start..self.around.sentence.start)
    }

    /// `Ngày 4/7, … cho biết ⟦trong 6 tháng đầu năm⟧, …`: whether the date is that of a report, and a
    /// duration closer to the figure says for how long it holds.
    fn is_overruled(&self, date: &Date) -> bool {
        let since = |at: &usize| *at >= date.tokens.end;
        date.when.from.is_day() && date.when.to.is_none() && self.words_before().filter(since).any(|at| self.time_stated(at).is_some())
    }

    /// `Riêng ⟦tháng 7⟧ xảy ra 98 vụ`: whether the date is an aside, so that later sentences return to the period before.
    fn is_aside(&self, date: &Date) -> bool {
        const REACH: usize = 3;
        let start = date.tokens.start;
        (start.saturating_sub(REACH)..start).any(|at| self.reading.is(at, ContextClass::Aside))
    }

    /// Whether the date may date a figure.
    fn holds(&self, date: &Date) -> bool {
        !self.is_baseline(date) && !self.is_of_name(date) && !self.is_of_law(date)
    }

    /// Whether it is the year of a law: `Luật Đất đai (sửa đổi ⟦năm 2018⟧)`.
    fn is_of_law(&self, date: &Date) -> bool {
        const LONGEST: usize = 6;
        let before = self.reading.source.hit_ending_at(date.tokens.start, TableId::DocType, LONGEST);
        before.is_some_and(|(_, hit)| self.reading.lexicon.doc_word(hit).classes & DocClass::Amended.bit() != 0)
    }

    /// `World Cup ⟦2018⟧`, `kỳ thi THPT quốc gia ⟦năm 2018⟧`, `sinh ⟦năm 1970⟧`: whether it is the year of an event or of a birth.
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

    /// Whether it is the term of a body: `Ban Thường vụ Thành ủy nhiệm kỳ ⟦2015-2020⟧`.
    fn is_term(&self, date: &Date) -> bool {
        const LONGEST: usize = 3;
        let cue = self.reading.source.hit_ending_at(date.tokens.start, TableId::DateCue, LONGEST);
        let start = cue.map_or(date.tokens.start, |(at, _)| at);
        let nearest = self.reading.bodies.partition_point(|body| body.end < start);
        self.reading.bodies.get(nearest).is_some_and(|body| body.end == start)
    }

    /// Whether words of time open it: `năm 2018`, `trong 2018`, `ngày 17-12`.
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

    /// The date in ISO 8601; with `từ … đến nay` the span from it to the day of publication.
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

    /// Whether something is compared with it: `so với ⟦năm 2015⟧`, `gấp đôi ⟦năm 2015⟧`, `bằng 95% ⟦năm 2015⟧`.
    fn is_baseline(&self, date: &Date) -> bool {
        const REACH: usize = 6;
        let from = date.tokens.start.saturating_sub(REACH).max(self.reading.source.sentence(date.tokens.start).start);
        let than = |at: usize| {
            let hit = self.reading.change(at, ChangeWordRole::Than)?;
            let crossed = (at + hit.len()..date.tokens.start).any(|at| matches!(self.reading.token(at).mark, ',' | ';' | '(' | ')'));
            (!crossed).then_some(())
        };
        (from..date.tokens.start).any(|at| than(at).is_some()) || self.is_measured_by(date)
    }

    /// Whether a multiple or a share behind `gấp`, `bằng` stands right before the date.
    fn is_measured_by(&self, date: &Date) -> bool {
        const LONGEST_GAP: usize = 3;
        const LONGEST_QUALIFIER: usize = 2;
        let numbers = &self.reading.numbers;
        let before = numbers.partition_point(|number| number.tokens.start < date.tokens.start).checked_sub(1);
        let Some(number) = before.map(|index| &numbers[index].tokens) else { return false };
        let says = |mut tokens: Tokens, class| tokens.any(|at| self.reading.is(at, class));
        let gap = number.end + usize::from(self.reading.is(number.end, CueClass::Times))..date.tokens.start;
        // “bằng 95% trong năm 2022”, “bằng 95% kế hoạch năm 2022” hold for that year
        let names = |at: usize| is_break(self.reading, at) || self.reading.hit(at, TableId::Object).is_some();
        let touches = gap.len() <= LONGEST_GAP && !says(gap.clone(), ContextClass::During) && !gap.into_iter().any(names);
        touches && says(number.start.saturating_sub(1 + LONGEST_QUALIFIER)..number.start, ContextClass::Equals)
    }

    /// The duration behind `trong`, `qua`, `sau` at the token: how many of which unit.
    fn time_stated(&self, at: usize) -> Option<(Decimal, &str)> {
        self.time_at(at + self.reading.hit_of(at, ContextClass::During)?.len())
    }

    /// The duration that starts at the token: how many of which unit.
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

    /// The span of years in the paragraph that has that length: 2016-2021 is five years, or six with both ends.
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
