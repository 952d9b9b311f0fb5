//! A year of birth beside an age: `sinh năm 1991, 31 tuổi` in 2026, `vào Đảng năm 1968, khi ông 18 tuổi` of somebody born in 1946.
//!
//! The age is that of the year told with it (`Năm 2015, … khi mới 30 tuổi`), else of the article. A birthday that is still to come
//! takes one year off, the Vietnamese count (tuổi mụ) adds one. An age that the text gives no year for is left alone.

use super::Found;
use crate::decimal::Decimal;
use crate::find::date::{Date, Part};
use crate::findings::Mistake;
use crate::lexicon::TimeClass;
use crate::report::{Amount, Bound, Expected, FindingKind, Kind, Severity};
use crate::span::Tokens;
use crate::sums::breakdowns::Breakdowns;
use crate::sums::context::{Context, OUTSIDE};
use crate::wording::Telling;
use solieu_text::TokenKind;

/// No article is of a later year.
const HORIZON: i32 = 2050;

/// When somebody is of that age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Time {
    /// `năm nay bà đã 78 tuổi`, `(sinh năm 1991, 31 tuổi)`
    Now,
    /// `Mới 15 tuổi`: of the article, where that is not a memory of an old person.
    Young,
    /// `khi mới 30 tuổi`, `năm 18 tuổi`
    Then,
    /// `hưởng thọ 95 tuổi`
    Death,
}

/// Compares every age with the year of birth that it goes with.
pub(crate) fn detect_wrong_ages(context: &Context, _: &Breakdowns, found: &mut Found) {
    let births: Vec<usize> = (0..context.reading.dates.len()).filter(|&date| is_birth(context, &context.reading.dates[date])).collect();
    if births.is_empty() {
        return;
    }
    for (figure, draft) in context.drafts.iter().enumerate() {
        let Amount::Single { value } = draft.amount else { continue };
        let in_years = draft.kind == Kind::Age && draft.unit.as_ref().is_some_and(|unit| unit.symbol == "tuổi");
        let Some(age) = value.to_u32().filter(|_| in_years && value.is_integer()) else { continue };
        let ages = Ages { context, births: &births, figure };
        let Some((birth, time)) = ages.birth() else { continue };
        let Some(born) = context.reading.dates[birth].when.from.year else { continue };
        found.mistakes.extend(ages.mistake(birth, born, age as i32, time));
    }
}

/// `sinh năm 1991`, `SN 1991`, `sinh ngày 15/5/1922`
fn is_birth(context: &Context, date: &Date) -> bool {
    let reading = context.reading;
    let start = date.tokens.start;
    let before = [start, start.saturating_sub(1), start + 1];
    let said = before.into_iter().any(|at| reading.time_word_before(at, TimeClass::Birth).is_some());
    said && date.when.to.is_none() && date.when.from.year.is_some() && !date.inferred
}

/// What the text says around one age.
struct Ages<'c, 'r> {
    context: &'c Context<'r>,
    births: &'c [usize],
    figure: usize,
}

impl Ages<'_, '_> {
    fn tokens(&self) -> Tokens {
        self.context.drafts[self.figure].tokens.clone()
    }

    fn is(&self, at: usize, class: TimeClass) -> bool {
        self.context.reading.time_word(at, class).is_some()
    }

    fn date(&self, index: usize) -> &Date {
        &self.context.reading.dates[index]
    }

    /// The birth that the age goes with, and when somebody is of that age.
    fn birth(&self) -> Option<(usize, Time)> {
        let own = self.tokens();
        let source = self.context.reading.source;
        let sentence = source.sentence(own.start);
        let here = |birth: usize| sentence.contains(&self.date(birth).tokens.start);
        let said = self.said_time();
        let beside = self.births.iter().copied().filter(|&birth| here(birth)).find(|&birth| self.is_beside(birth));
        if let Some(birth) = beside {
            let time = match said {
                None if self.goes_on() => return None,
                None => Time::Now,
                Some(time) => time,
            };
            return Some((birth, time));
        }
        let time = said.filter(|_| !self.is_of_kin())?;
        let in_sentence: Vec<usize> = self.births.iter().copied().filter(|&birth| here(birth)).collect();
        match in_sentence[..] {
            [birth] if self.is_same_level(birth) && self.ages_in(&sentence) == 1 => Some((birth, time)),
            [] => self.birth_before().filter(|_| time != Time::Young).map(|birth| (birth, time)),
            _ => None,
        }
    }

    fn ages_in(&self, tokens: &Tokens) -> usize {
        self.context.figures(tokens).filter(|&figure| self.context.drafts[figure].kind == Kind::Age).count()
    }

    /// The one birth of the two sentences before, where nobody else was named since.
    fn birth_before(&self) -> Option<usize> {
        const SENTENCES: usize = 2;
        let reading = self.context.reading;
        let start = self.tokens().start;
        let here = reading.source.sentence_index(start);
        let near = |birth: &&usize| {
            let at = self.date(**birth).tokens.start;
            at < start && here - reading.source.sentence_index(at) <= SENTENCES + self.empty_before(at..start)
        };
        let mut found = self.births.iter().filter(near);
        let birth = *found.next().filter(|_| found.next().is_none())?;
        let from = self.date(birth).tokens.end;
        let others = self.context.figures(&(from..start)).any(|figure| self.context.drafts[figure].kind == Kind::Age);
        (!others && self.speaks_of_one(birth)).then_some(birth)
    }

    /// Line ends count as sentences.
    fn empty_before(&self, tokens: Tokens) -> usize {
        tokens.filter(|&at| self.context.reading.token(at).kind == TokenKind::Line).count()
    }

    /// Whether nobody but one person is named between the birth and the age.
    fn speaks_of_one(&self, birth: usize) -> bool {
        let gap = self.date(birth).tokens.start..self.tokens().start;
        let named = |mentions: &[Tokens]| {
            let from = mentions.partition_point(|mention| mention.start < gap.start);
            mentions.get(from).is_some_and(|mention| mention.start < gap.end)
        };
        let people = &self.context.reading.people;
        let since = people.iter().filter(|person| named(&person.mentions));
        let owner = people.iter().filter_map(|person| {
            let before = person.mentions.partition_point(|mention| mention.start < gap.start).checked_sub(1)?;
            Some((person.mentions[before].start, &person.name))
        });
        let owner = owner.max_by_key(|(start, _)| *start).map(|(_, name)| name);
        since.map(|person| &person.name).all(|name| owner.is_none_or(|owner| owner == name))
    }

    /// `(sinh năm 1991, 31 tuổi`, `31 tuổi (SN 1991)`: nothing but marks and small words between.
    fn is_beside(&self, birth: usize) -> bool {
        const MOST: usize = 6;
        let (own, date) = (self.tokens(), self.date(birth).tokens.clone());
        let gap = if date.end <= own.start { date.end..own.start } else { own.end..self.birth_word(date.start) };
        if gap.start > gap.end || gap.len() > MOST {
            return false;
        }
        let mut at = gap.start;
        while at < gap.end {
            let small = [TimeClass::Now, TimeClass::Adverb, TimeClass::Pronoun]
                .into_iter()
                .find_map(|class| self.context.reading.time_word(at, class));
            match small {
                Some(hit) => at += hit.len(),
                None if matches!(self.context.reading.token(at).mark, ',' | '(' | ')' | '-' | '–' | ';') => at += 1,
                None => return false,
            }
        }
        true
    }

    /// Where `sinh năm` before the date starts.
    fn birth_word(&self, start: usize) -> usize {
        let reading = self.context.reading;
        [start, start.saturating_sub(1), start + 1]
            .into_iter()
            .find_map(|at| reading.time_word_before(at, TimeClass::Birth))
            .unwrap_or(start)
    }

    /// `sinh năm 1950, 18 tuổi, ông nhập ngũ`: a story goes on from that age.
    fn goes_on(&self) -> bool {
        let own = self.tokens();
        if self.context.level(own.start) != OUTSIDE {
            return false;
        }
        let after = own.end + usize::from(self.context.reading.token(own.end).is(','));
        let next = self.context.reading.token(after);
        let lives = self.is(after, TimeClass::Dwells);
        after == own.end && next.kind == TokenKind::Word && !lives || self.is(after, TimeClass::Pronoun)
    }

    fn is_same_level(&self, birth: usize) -> bool {
        let level = |at: usize| self.context.level(at);
        let (own, birth) = (level(self.tokens().start), level(self.date(birth).tokens.start));
        own == birth || birth == OUTSIDE || own == OUTSIDE
    }

    /// `con trai bà năm nay 30 tuổi`
    fn is_of_kin(&self) -> bool {
        const REACH: usize = 6;
        let start = self.tokens().start;
        let from = start.saturating_sub(REACH).max(self.context.reading.source.sentence(start).start);
        (from..start)
            .rev()
            .take_while(|&at| !matches!(self.context.reading.token(at).mark, ',' | ';' | '('))
            .any(|at| self.is(at, TimeClass::Kin))
    }

    /// What the words right before the age say of its time.
    fn said_time(&self) -> Option<Time> {
        const REACH: usize = 6;
        let reading = self.context.reading;
        let draft = &self.context.drafts[self.figure];
        let start = draft.tokens.start;
        // “ở tuổi 30”, “tuổi 30”
        if draft.unit.as_ref().is_some_and(|unit| unit.tokens.start < draft.number.start) {
            return Some(Time::Then);
        }
        let sentence = reading.source.sentence(start).start;
        let (mut at, mut young, mut now) = (start, false, false);
        while at > sentence && start - at <= REACH {
            let before = |class: TimeClass| reading.time_word_before(at, class);
            if before(TimeClass::Death).is_some() {
                return Some(Time::Death);
            }
            if before(TimeClass::Then).is_some() {
                return Some(Time::Then);
            }
            young |= before(TimeClass::Young).is_some();
            now |= before(TimeClass::Now).is_some();
            let step = [TimeClass::Now, TimeClass::Young, TimeClass::Adverb, TimeClass::Pronoun].into_iter().find_map(before);
            match step {
                Some(from) => at = from,
                // “năm nay bà Hoa đã 78 tuổi”
                None if reading.token(at - 1).is_capital() => at -= 1,
                None => break,
            }
        }
        // “78 tuổi khi …”
        let later = self.is(self.tokens().end, TimeClass::Then);
        match (now, young) {
            _ if later => Some(Time::Then),
            (true, _) => Some(Time::Now),
            (_, true) => Some(Time::Young),
            _ => None,
        }
    }

    fn mistake(&self, birth: usize, born: i32, age: i32, time: Time) -> Option<Mistake> {
        let draft = &self.context.drafts[self.figure];
        let years = self.years(birth, time)?;
        let (&(year, _), hedged) = (years.first()?, draft.bound != Bound::Exact);
        let fits = |year: i32| is_of_age(age, year - born, draft.bound, time);
        if years.iter().any(|&(year, _)| fits(year)) || time == Time::Young && year - born > 30 {
            return None;
        }
        let dates: Vec<usize> = [birth].into_iter().chain(years.iter().filter_map(|&(_, date)| date).take(1)).collect();
        let expected = u32::try_from(year - born).ok().filter(|_| !hedged && years.len() == 1);
        Some(Mistake {
            kind: FindingKind::Age,
            severity: if hedged { Severity::Doubtful } else { Severity::Wrong },
            at: draft.number.clone(),
            places: dates.iter().map(|&date| self.date(date).tokens.clone()).chain([draft.number.clone()]).collect(),
            figures: vec![self.figure],
            dates,
            expected: expected.map(|age| Expected::Amount(Amount::Single { value: Decimal::from(age) })),
            rule: if time == Time::Then || time == Time::Death { "age.then" } else { "age.now" },
        })
    }

    /// The years that the age may be of, each with the date that says so; `None` where the text gives none.
    fn years(&self, birth: usize, time: Time) -> Option<Vec<(i32, Option<usize>)>> {
        let reading = self.context.reading;
        let sentence = reading.source.sentence(self.tokens().start);
        let born = self.date(birth).when.from.year?;
        let stated = |date: &Date| date.when.to.is_none() && date.rule != "date.relative";
        let year_of = |(index, date): (usize, &Date)| Some((date.when.from.year.filter(|&year| year > born)?, Some(index)));
        let is_other = |index: usize| !self.births.contains(&index);
        let all = || reading.dates.iter().enumerate().filter(|&(index, date)| is_other(index) && stated(date));
        let here: Vec<_> = all().filter(|(_, date)| sentence.contains(&date.tokens.start)).filter_map(year_of).collect();
        // “Năm 2022, tòa xử một vụ trộm. Bị cáo (sinh năm 1991, 31 tuổi) …” tells of that year
        let told = || {
            let story = self.context.sentence_before(sentence.start).filter(|_| self.said_time().is_none()).unwrap_or(0..0);
            all().filter(move |(_, date)| story.contains(&date.tokens.start)).filter_map(year_of).collect::<Vec<_>>()
        };
        let mut years = match time {
            Time::Then | Time::Death => here,
            Time::Now | Time::Young => match reading.published.and_then(|published| published.from.year.map(|year| (year, published))) {
                Some((year, published)) => {
                    // what is told in the first weeks of a year may be of the year before
                    let new_year = published.from.start().0 <= 2;
                    let before = new_year.then_some((year - 1, None));
                    [(year, None)].into_iter().chain(before).chain(here).chain(told()).collect()
                }
                None if here.iter().any(|&(_, date)| date.is_some_and(|date| self.date(date).when.from.is_day())) => here,
                None => self
                    .years_of_article(all().filter(|(_, date)| !matches!(date.when.from.part, Part::Year)).filter_map(year_of).collect()),
            },
        };
        years.dedup_by_key(|(year, _)| *year);
        (!years.is_empty()).then_some(years)
    }

    /// Without a day of its own an article may be of any year that it names, or of the two after the last; where it names none,
    /// of any year until the horizon.
    fn years_of_article(&self, mut stated: Vec<(i32, Option<usize>)>) -> Vec<(i32, Option<usize>)> {
        const LATER: i32 = 2;
        match stated.iter().map(|(year, _)| *year).max() {
            Some(last) => stated.extend((last + 1..=last + LATER).map(|year| (year, None))),
            None => stated.extend((1900..=HORIZON).map(|year| (year, None))),
        }
        stated
    }
}

/// Whether somebody who has lived through so many new years may be of that age.
fn is_of_age(age: i32, lived: i32, bound: Bound, time: Time) -> bool {
    // the dead are given a year or two by custom
    let added = if time == Time::Death { 2 } else { 1 };
    let (least, most) = (lived - 1, lived + added);
    match bound {
        Bound::Exact => (least..=most).contains(&age),
        Bound::Nearly => (least..=most + 5).contains(&age),
        Bound::Over => (least - 10..=most).contains(&age),
        Bound::About => (least - 5..=most + 5).contains(&age),
        Bound::AtLeast => age <= most,
        Bound::Under | Bound::AtMost => age >= least,
    }
}

/// “Sinh năm 1991 thì năm 2026 khoảng 35 tuổi, không phải 31 tuổi.”
pub(crate) fn tell(telling: &Telling) -> String {
    let finding = telling.finding;
    let stated = finding.figures.first().map_or(String::new(), |&figure| telling.quote(figure));
    let date = |index: &u32| telling.report.dates.get(*index as usize).map(|date| format!("“{}”", date.span.slice(telling.text)));
    let dates: Vec<String> = finding.dates.iter().filter_map(date).collect();
    let (born, then) = (dates.first().cloned().unwrap_or_default(), dates.get(1));
    let year = then.cloned().or_else(|| telling.report.article.published_at.as_ref().and_then(|day| day.get(..4).map(str::to_owned)));
    match (telling.expected(), year) {
        (Some(age), Some(year)) => telling.language.pick(
            format!("Sinh {born} thì tính đến {year} là {age} tuổi, không thể là {stated}."),
            format!("Somebody born in {born} is {age} years old in {year}, not {stated}."),
        ),
        _ => telling
            .language
            .pick(format!("{stated} không khớp với năm sinh {born}."), format!("{stated} does not go with the birth in {born}.")),
    }
}
