//! Sums with their slack: `23,94 triệu` may be 10.000 less or more, `trên 500` is a number from 500 to 600, `ít nhất 500` any from 500.

use crate::decimal::Decimal;
use crate::figure::Draft;
use crate::find::Reading;
use crate::report::{Amount, Bound, Kind};
use solieu_text::TokenKind;

/// An amount with the interval that its digits and its bound leave open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Interval {
    pub(crate) value: Decimal,
    /// As far as a careful reader lets it pass without a second look.
    low: Decimal,
    high: Decimal,
    /// As far as the words can be meant; `None` where they set no limit.
    least: Option<Decimal>,
    most: Option<Decimal>,
    /// Whether a word left it open: `khoảng`, `trên`, `dưới`.
    is_hedged: bool,
    /// Whether a word says that it is more: `trên`, `ít nhất`.
    is_over: bool,
}

/// How a total stands to what its parts come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Agreement {
    Equal,
    /// The intervals of the written digits meet.
    Rounding,
    /// The intervals of the bounds meet.
    Bounds,
    /// Far apart, but as far as the bounds can be meant: `trên 500` and 580, `ít nhất 500` and 800.
    Allowed,
    /// They do not meet; by how much, and whether that is so little that the text must have meant them to.
    Off {
        difference: Decimal,
        is_near: bool,
    },
}

impl Interval {
    pub(crate) fn exact(value: Decimal) -> Self {
        Self { value, low: value, high: value, least: Some(value), most: Some(value), is_hedged: false, is_over: false }
    }

    /// Of an amount that was read elsewhere, without the steps of its digits.
    pub(crate) fn stated(amount: Amount, bound: Bound) -> Option<[Option<Self>; 2]> {
        match amount {
            Amount::Single { value } => Some([Some(Self::new(value, Decimal::ZERO, bound)?), None]),
            // “hơn 2/3” is more of three
            Amount::Ratio { numerator, denominator } => {
                Some([Some(Self::new(numerator, Decimal::ZERO, bound)?), Some(Self::exact(denominator))])
            }
            Amount::Range { .. } | Amount::Score { .. } => None,
        }
    }

    /// A hedge carries what its digits leave out: `505` is told to the unit and `500` to the hundred, so that `khoảng 505` may be 504
    /// and `khoảng 500` 460, `gần 16.000` 15.200 and `trên 16.000` 16.800. Of `1.000` the digits leave out more than any reader
    /// expects; a tenth passes without a second look.
    fn new(value: Decimal, half_step: Decimal, bound: Bound) -> Option<Self> {
        let (low, high) = (value.subtract(half_step)?, value.add(half_step)?);
        let (tenth, fifth) = (value.magnitude().multiply(Decimal::new(1, 1)?)?, value.magnitude().multiply(Decimal::new(2, 1)?)?);
        let unit = value.last_digit_unit();
        // who tells but two digits often tells only every fifth: “trên 95%”, “khoảng 250”
        let is_fifth = value.magnitude().divide(unit, 0)?.to_u32().is_some_and(|digits| matches!(digits, 15..=95) && digits % 10 == 5);
        let step = if is_fifth { unit.multiply(Decimal::from(5))? } else { unit };
        let less = |by: Decimal| value.subtract(by);
        let more = |by: Decimal| value.add(by);
        let is_over = matches!(bound, Bound::Over | Bound::AtLeast);
        let hedged = |low, high, least, most| Some(Self { value, low, high, least, most, is_hedged: true, is_over });
        match bound {
            Bound::Exact => Some(Self { value, low, high, least: Some(low), most: Some(high), is_hedged: false, is_over }),
            // to either side half a step, and a whole one of the last digit where it is cut off instead of rounded
            Bound::About => {
                let reach = unit.max(step.multiply(Decimal::new(5, 1)?)?).min(tenth);
                let (low, high) = (less(reach)?, more(reach)?);
                hedged(low, high, Some(low), Some(high))
            }
            Bound::Over => hedged(low, more(step.min(tenth))?, Some(low), Some(more(step)?)),
            Bound::Nearly => hedged(less(step.min(tenth))?, high, Some(less(step.min(fifth))?), Some(high)),
            // limits, which say nothing of how far from them it is
            Bound::AtLeast => hedged(low, more(tenth)?, Some(low), None),
            Bound::Under | Bound::AtMost => hedged(less(tenth)?, high, None, Some(high)),
        }
    }

    /// No wider than `room` on each side, where no word left it open.
    pub(crate) fn within(self, room: Decimal) -> Option<Self> {
        if self.is_hedged {
            return Some(self);
        }
        let (low, high) = (self.low.max(self.value.subtract(room)?), self.high.min(self.value.add(room)?));
        Some(Self { low, high, least: Some(low), most: Some(high), ..self })
    }

    /// From the least to the most, as open as `like`.
    pub(crate) fn between(low: Decimal, value: Decimal, high: Decimal, like: Self) -> Self {
        let (least, most) = (like.least.map(|least| least.min(low)), like.most.map(|most| most.max(high)));
        Self { value, low: low.min(like.low), high: high.max(like.high), least, most, ..like }
    }

    pub(crate) fn add(self, other: Self) -> Option<Self> {
        let both = |left: Option<Decimal>, right: Option<Decimal>| match (left, right) {
            (Some(left), Some(right)) => left.add(right).map(Some),
            _ => Some(None),
        };
        Some(Self {
            value: self.value.add(other.value)?,
            low: self.low.add(other.low)?,
            high: self.high.add(other.high)?,
            least: both(self.least, other.least)?,
            most: both(self.most, other.most)?,
            is_hedged: self.is_hedged || other.is_hedged,
            is_over: self.is_over || other.is_over,
        })
    }

    /// So many percent of `whole`.
    pub(crate) fn percent_of(self, whole: Self) -> Option<Self> {
        let hundredth = Decimal::new(1, 2)?;
        let of = |share: Decimal, whole: Decimal| share.multiply(whole)?.multiply(hundredth);
        let end = |share: Option<Decimal>, whole: Option<Decimal>| match (share, whole) {
            (Some(share), Some(whole)) => of(share, whole).map(Some),
            _ => Some(None),
        };
        Some(Self {
            value: of(self.value, whole.value)?,
            low: of(self.low, whole.low)?,
            high: of(self.high, whole.high)?,
            least: end(self.least, whole.least)?,
            most: end(self.most, whole.most)?,
            is_hedged: self.is_hedged || whole.is_hedged,
            is_over: self.is_over || whole.is_over,
        })
    }

    /// As many times as much.
    pub(crate) fn times(self, factor: Decimal) -> Option<Self> {
        self.percent_of(Self::exact(factor.multiply(Decimal::from(100))?))
    }

    /// With room to both sides.
    pub(crate) fn widened(self, by: Decimal) -> Option<Self> {
        Some(Self { low: self.low.subtract(by)?, high: self.high.add(by)?, ..self })
    }

    /// With no more slack to either side than one in `parts` of it: a price of 2 triệu is no rounded one.
    pub(crate) fn tightened(self, parts: u32) -> Option<Self> {
        self.within(self.value.magnitude().divide(Decimal::from(parts), 6)?)
    }

    /// With room for a digit that was cut off instead of rounded.
    pub(crate) fn raised(self, by: Decimal) -> Option<Self> {
        let most = match self.most {
            Some(most) => Some(most.add(by)?),
            None => None,
        };
        Some(Self { high: self.high.add(by)?, most, ..self })
    }

    /// How far apart the two are.
    pub(crate) fn distance(self, other: Self) -> Option<Self> {
        let (less, more) = if self.value < other.value { (self, other) } else { (other, self) };
        let between = |high: Option<Decimal>, low: Option<Decimal>| match (high, low) {
            (Some(high), Some(low)) => high.subtract(low).map(Some),
            _ => Some(None),
        };
        Some(Self {
            value: more.value.subtract(less.value)?,
            low: more.low.subtract(less.high)?,
            high: more.high.subtract(less.low)?,
            least: between(more.least, less.most)?,
            most: between(more.most, less.least)?,
            is_hedged: more.is_hedged || less.is_hedged,
            is_over: more.is_over,
        })
    }

    pub(crate) fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Whether both can be meant.
    fn can_meet(self, other: Self) -> bool {
        let reaches = |low: Option<Decimal>, high: Option<Decimal>| low.zip(high).is_none_or(|(low, high)| low <= high);
        reaches(self.least, other.most) && reaches(other.least, self.most)
    }

    /// Whether it is more than `other` can be. One figure of its own never shows that `trên 500` says too little: it may be of another
    /// day or count more.
    pub(crate) fn exceeds(self, other: Self) -> bool {
        !other.is_over && self.least.zip(other.most).is_some_and(|(least, most)| least > most)
    }

    /// How this total stands to the sum of its parts; they are near where they miss it by less than `room`.
    pub(crate) fn agreement(self, sum: Self, room: Decimal) -> Option<Agreement> {
        let bounded = self.is_hedged || sum.is_hedged;
        if self.value == sum.value && !bounded {
            return Some(Agreement::Equal);
        }
        if self.meets(sum) {
            return Some(if bounded { Agreement::Bounds } else { Agreement::Rounding });
        }
        if self.can_meet(sum) {
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

/// Half of what the last written digit stands for: 0,05 of `7,2%`, 5.000 of `23,94 triệu`; counts written out are exact.
pub(crate) fn half_step(reading: &Reading, draft: &Draft, value: Decimal) -> Option<Decimal> {
    const HIGHEST_POWER: u8 = 15;
    // a whole multiple is as good as told to the tenth, and may be cut off there: 1,5 is not twice as much, 2,1 is
    const LEAST_ROUGH_MULTIPLE: u32 = 10;
    if draft.kind == Kind::Multiple && value.is_integer() && value < Decimal::from(LEAST_ROUGH_MULTIPLE) {
        return Decimal::new(1, 1);
    }
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
