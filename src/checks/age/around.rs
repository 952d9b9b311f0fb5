//! Which birth an age goes with, and of what time it is, by the words around it.

use crate::find::date::Date;
use crate::lexicon::TimeClass;
use crate::report::Kind;
use crate::span::Tokens;
use crate::sums::context::{Context, OUTSIDE};
use solieu_text::TokenKind;

/// When somebody is of that age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Time {
    /// `năm nay bà đã 78 tuổi`, `(sinh năm 1991, 31 tuổi)`
    Now,
    /// `Mới 15 tuổi`: of the article, where that is not a memory of an old person.
    Young,
    /// `khi mới 30 tuổi`, `năm 18 tuổi`
    Then,
    /// `hưởng thọ 95 tuổi`
    Death,
}

/// What the text says around one age.
pub(super) struct Ages<'c, 'r> {
    pub(super) context: &'c Context<'r>,
    /// Indices into the dates.
    pub(super) births: &'c [usize],
    /// Where somebody is named, and who, in text order.
    pub(super) named: &'c [(usize, usize)],
    /// The years of the days and months that the article names, but for births.
    pub(super) years: &'c [i32],
    pub(super) figure: usize,
}

impl Ages<'_, '_> {
    pub(super) fn tokens(&self) -> Tokens {
        self.context.drafts[self.figure].tokens.clone()
    }

    fn is(&self, at: usize, class: TimeClass) -> bool {
        self.context.reading.hit_of(at, class).is_some()
    }

    pub(super) fn date(&self, index: usize) -> &Date {
        &self.context.reading.dates[index]
    }

    /// The birth that the age goes with, and when somebody is of that age.
    pub(super) fn birth(&self) -> Option<(usize, Time)> {
        let own = self.tokens();
        let source = self.context.reading.source;
        let sentence = source.sentence(own.start);
        let in_sentence = self.births_in(&sentence);
        let said = self.said_time();
        let beside = in_sentence.iter().copied().find(|&birth| self.is_beside(birth));
        if let Some(birth) = beside {
            let time = match said {
                None if self.goes_on() => return None,
                None => Time::Now,
                Some(time) => time,
            };
            return Some((birth, time));
        }
        let time = said.filter(|_| !self.is_of_kin())?;
        match *in_sentence {
            [birth] if self.is_same_level(birth) && self.ages_in(&sentence) == 1 => Some((birth, time)),
            [] => self.birth_before().filter(|_| time != Time::Young).map(|birth| (birth, time)),
            _ => None,
        }
    }

    fn ages_in(&self, tokens: &Tokens) -> usize {
        self.context.figures(tokens).filter(|&figure| self.context.drafts[figure].kind == Kind::Age).count()
    }

    /// The births that are told of in the tokens.
    fn births_in(&self, tokens: &Tokens) -> &[usize] {
        let until = |end: usize| self.births.partition_point(|&birth| self.date(birth).tokens.start < end);
        &self.births[until(tokens.start)..until(tokens.end)]
    }

    /// The one birth of the two sentences before, where nobody else was named since.
    fn birth_before(&self) -> Option<usize> {
        const SENTENCES: usize = 2;
        // two sentences of a newspaper are hardly longer
        const REACH: usize = 160;
        let reading = self.context.reading;
        let start = self.tokens().start;
        let [birth] = *self.births_in(&(start.saturating_sub(REACH)..start)) else { return None };
        let from = self.date(birth).tokens.end;
        let apart = reading.source.sentence_index(start) - reading.source.sentence_index(from - 1);
        let others = self.context.figures(&(from..start)).any(|figure| self.context.drafts[figure].kind == Kind::Age);
        (apart <= SENTENCES + self.empty_before(from..start) && !others && self.speaks_of_one(birth)).then_some(birth)
    }

    /// Line ends count as sentences.
    fn empty_before(&self, tokens: Tokens) -> usize {
        tokens.filter(|&at| self.context.reading.token(at).kind == TokenKind::Line).count()
    }

    /// Whether nobody but one person is named from the birth to the age; the one before the birth is whose it is.
    fn speaks_of_one(&self, birth: usize) -> bool {
        let until = |end: usize| self.named.partition_point(|&(start, _)| start < end);
        let from = until(self.date(birth).tokens.start);
        let owner = from.checked_sub(1).map(|before| self.named[before].1);
        self.named[from..until(self.tokens().start)].iter().all(|&(_, person)| owner.is_none_or(|owner| owner == person))
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
                .find_map(|class| self.context.reading.hit_of(at, class));
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
            .find_map(|at| reading.hit_of_ending_at(at, TimeClass::Birth).map(|(start, _)| start))
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
    pub(super) fn said_time(&self) -> Option<Time> {
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
            let before = |class: TimeClass| reading.hit_of_ending_at(at, class).map(|(start, _)| start);
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
}
