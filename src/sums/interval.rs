//! Sums with their slack: `23,94 triệu` may be 10.000 less or more, `trên 500` is any number from 500.

use crate::decimal::Decimal;
use crate::figure::Draft;
use crate::find::Reading;
use crate::report::{Amount, Bound, Kind};
use crate::sums::context::Context;
use solieu_text::TokenKind;

/// An amount with the interval that its digits and its bound leave open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Interval {
    pub(crate) value: Decimal,
    low: Decimal,
    high: Decimal,
    /// Whether a word left it open, and to which sides without end: `trên` upwards, `dưới` downwards.
    open: Option<[bool; 2]>,
}

/// How a total stands to what its parts come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Agreement {
    Equal,
    /// The intervals of the written digits meet.
    Rounding,
    /// The intervals of the bounds meet.
    Bounds,
    /// Far apart, but the bounds do not rule it out: `trên 500` and 800.
    Allowed,
    /// They do not meet; by how much, and whether that is so little that the text must have meant them to.
    Off {
        difference: Decimal,
        is_near: bool,
    },
}

impl Interval {
    pub(crate) fn exact(value: Decimal) -> Self {
        Self { value, low: value, high: value, open: None }
    }

    /// Of an amount that was read elsewhere, without the steps of its digits.
    pub(crate) fn stated(amount: Amount, bound: Bound) -> Option<[Option<Self>; 2]> {
        match amount {
            Amount::Single { value } => Some([Some(Self::new(value, Decimal::ZERO, bound)?), None]),
            Amount::Ratio { numerator, denominator } => Some([Some(Self::exact(numerator)), Some(Self::exact(denominator))]),
            Amount::Range { .. } | Amount::Score { .. } => None,
        }
    }

    fn new(value: Decimal, half_step: Decimal, bound: Bound) -> Option<Self> {
        let (low, high) = (value.subtract(half_step)?, value.add(half_step)?);
        // “khoảng 500”, “trên 500”: as far as a careful reader lets it pass without a second look
        let tenth = value.magnitude().multiply(Decimal::new(1, 1)?)?;
        let (less, more) = (value.subtract(tenth)?, value.add(tenth)?);
        let (low, high, open) = match bound {
            Bound::Exact => (low, high, None),
            Bound::About => (less, more, Some([false, false])),
            Bound::Over | Bound::AtLeast => (low, more, Some([false, true])),
            Bound::Nearly => (less, high, Some([false, false])),
            Bound::Under | Bound::AtMost => (less, high, Some([true, false])),
        };
        Some(Self { value, low, high, open })
    }

    pub(crate) fn add(self, other: Self) -> Option<Self> {
        Some(Self {
            value: self.value.add(other.value)?,
            low: self.low.add(other.low)?,
            high: self.high.add(other.high)?,
            open: match (self.open, other.open) {
                (Some([down, up]), Some([other_down, other_up])) => Some([down || other_down, up || other_up]),
                (open, other) => open.or(other),
            },
        })
    }

    /// So many percent of `whole`.
    pub(crate) fn percent_of(self, whole: Self) -> Option<Self> {
        let hundredth = Decimal::new(1, 2)?;
        let of = |share: Decimal, whole: Decimal| share.multiply(whole)?.multiply(hundredth);
        let open = self.open.or(whole.open);
        Some(Self { value: of(self.value, whole.value)?, low: of(self.low, whole.low)?, high: of(self.high, whole.high)?, open })
    }

    /// As many times as much.
    pub(crate) fn times(self, factor: Decimal) -> Option<Self> {
        let of = |value: Decimal| value.multiply(factor);
        Some(Self { value: of(self.value)?, low: of(self.low)?, high: of(self.high)?, open: self.open })
    }

    /// With room to both sides.
    pub(crate) fn widened(self, by: Decimal) -> Option<Self> {
        Some(Self { low: self.low.subtract(by)?, high: self.high.add(by)?, ..self })
    }

    /// With no more slack to either side than one in `parts` of it: a price of 2 triệu is no rounded one.
    pub(crate) fn tightened(self, parts: u32) -> Option<Self> {
        let most = self.value.magnitude().divide(Decimal::from(parts), 6)?;
        let (low, high) = (self.value.subtract(most)?, self.value.add(most)?);
        Some(if self.open.is_some() { self } else { Self { low: self.low.max(low), high: self.high.min(high), ..self } })
    }

    /// With room for a digit that was cut off instead of rounded.
    pub(crate) fn raised(self, by: Decimal) -> Option<Self> {
        Some(Self { high: self.high.add(by)?, ..self })
    }

    /// How far apart the two are.
    pub(crate) fn distance(self, other: Self) -> Option<Self> {
        let (less, more) = if self.value < other.value { (self, other) } else { (other, self) };
        Some(Self {
            value: more.value.subtract(less.value)?,
            low: more.low.subtract(less.high)?,
            high: more.high.subtract(less.low)?,
            open: more.open.or(less.open),
        })
    }

    pub(crate) fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Whether it is more than `other` can be.
    pub(crate) fn exceeds(self, other: Self) -> bool {
        let [down, _] = self.open.unwrap_or_default();
        let [_, up] = other.open.unwrap_or_default();
        self.low > other.high && !down && !up
    }

    /// How this total stands to the sum of its parts; they are near where they miss it by less than `room`.
    pub(crate) fn agreement(self, sum: Self, room: Decimal) -> Option<Agreement> {
        let bounded = self.open.is_some() || sum.open.is_some();
        if self.value == sum.value && !bounded {
            return Some(Agreement::Equal);
        }
        if self.meets(sum) {
            return Some(if bounded { Agreement::Bounds } else { Agreement::Rounding });
        }
        if !self.exceeds(sum) && !sum.exceeds(self) {
            return Some(Agreement::Allowed);
        }
        let difference = self.value.subtract(sum.value)?;
        Some(Agreement::Off { difference, is_near: is_near(self.value, difference)? && difference.magnitude() < room })
    }
}

/// One off in twenty or more, or one in a hundred: parts that were meant to come to the total.
/// Of few things one may well be left out: of four people two children and a woman.
fn is_near(total: Decimal, difference: Decimal) -> Option<bool> {
    const MANY: u32 = 20;
    let (total, gap) = (total.magnitude(), difference.magnitude());
    let by_one = total >= Decimal::from(MANY) && gap <= Decimal::ONE;
    Some(by_one || gap.multiply(Decimal::from(100))? <= total)
}

/// The one or, for ratios, two numbers of a figure; `None` where they cannot be added up.
pub(crate) fn intervals(reading: &Reading, draft: &Draft) -> Option<[Option<Interval>; 2]> {
    match draft.amount {
        Amount::Single { value } => {
            let half = half_step(reading, draft, value).unwrap_or(Decimal::ZERO);
            Some([Some(Interval::new(value, half, draft.bound)?), None])
        }
        amount => Interval::stated(amount, draft.bound),
    }
}

/// The same for a part: percentages of a total that is none become what they stand for.
pub(crate) fn part_intervals(context: &Context, total: usize, part: usize) -> Option<[Option<Interval>; 2]> {
    let own = context.intervals(part)?;
    let (total, part) = (&context.drafts[total], &context.drafts[part]);
    match (total.kind, part.kind, total.amount) {
        (Kind::Percent, _, _) | (_, Kind::Count | Kind::Money | Kind::Measure, _) => Some(own),
        (_, Kind::Percent, Amount::Single { value }) => Some([Some(own[0]?.percent_of(Interval::exact(value))?), None]),
        _ => Some(own),
    }
}

/// Half of what the last written digit stands for: 0,05 of `7,2%`, 5.000 of `23,94 triệu`; counts written out are exact.
pub(crate) fn half_step(reading: &Reading, draft: &Draft, value: Decimal) -> Option<Decimal> {
    const HIGHEST_POWER: u8 = 15;
    let digits: String =
        draft.number.clone().filter(|&at| reading.token(at).kind == TokenKind::Digits).map(|at| reading.source.text_of(at)).collect();
    let written = Decimal::from_digits(&digits, "").filter(|written| *written != Decimal::ZERO)?;
    let value = value.magnitude();
    let half = Decimal::new(5, 1)?;
    // as many noughts behind the written digits as the amount has digits more
    let power = value.digits().checked_sub(written.digits()).filter(|&power| power <= HIGHEST_POWER);
    if let Some(power) = power.filter(|&power| written.shift(power) == Some(value)) {
        let written_out = power == 0 && matches!(draft.kind, Kind::Count | Kind::Money);
        return if written_out { None } else { half.shift(power) };
    }
    // “7,20” has two digits behind the comma though its value has one
    (1..=HIGHEST_POWER).find(|&scale| value.shift(scale) == Some(written)).and_then(|scale| half.multiply(Decimal::new(1, scale)?))
}
