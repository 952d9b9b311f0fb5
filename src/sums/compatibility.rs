//! Whether one figure can be a part of another: `23 đồng chí` of `186 đảng viên`, `67/68 quận ủy` of `133/136 đơn vị`,
//! `181 tỷ đồng` of `5.213 tỷ đồng`; never 60 years of 21 people.

use crate::decimal::Decimal;
use crate::figure::{Draft, Noun};
use crate::lexicon::{Classes, ObjectClass, RelationClass, TableId, UnitKind};
use crate::report::{Amount, Kind};
use crate::sums::context::Context;

/// How sure the words make it that one figure counts some of what the other counts, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Compatibility {
    /// Only if it adds up: `8 trận … 4 thắng và 4 hòa`, `113 nhà đầu tư gồm 12 tổ chức và 101 cá nhân`.
    Loose,
    /// Both are bodies, both are cases; the part has no object of its own.
    Class,
    /// Both are persons, or one noun is the other with more words: `tàu`, `tàu cá`.
    Kind,
    /// The same noun.
    Same,
}

/// Whether `part` may be some of `total`; never where kinds or units differ.
pub(crate) fn compatibility(context: &Context, total: usize, part: usize) -> Option<Compatibility> {
    let is_change = context.is_change(part);
    if total == part || context.is_change(total) != is_change {
        return None;
    }
    let (total, part) = (&context.drafts[total], &context.drafts[part]);
    if per(total) != per(part) || [total, part].iter().any(|draft| matches!(draft.amount, Amount::Range { .. })) {
        return None;
    }
    match (total.kind, part.kind) {
        (Kind::Money, Kind::Money) => (symbol(total) == symbol(part)).then_some(Compatibility::Kind),
        // lengths and times stand beside each other for other reasons too: “nền đường 12m, mặt đường 11m”
        (Kind::Measure | Kind::Duration, _) if total.kind == part.kind => {
            (symbol(total) == symbol(part) && adds_up(context, total)).then_some(Compatibility::Class)
        }
        // rates of growth are no shares: “tăng 10,2%, trong đó dược phẩm tăng 3,6%”
        (_, Kind::Percent) if is_change => None,
        (Kind::Percent, Kind::Percent) if is_multiple(total) => None,
        (Kind::Percent, Kind::Percent) if total.object.is_none() || part.object.is_none() => Some(Compatibility::Kind),
        // a percentage of what the total counts: “66% trong số hơn 10.000 công ty”
        (Kind::Count | Kind::Money | Kind::Measure, Kind::Percent) => (!is_other(context, total, part)).then_some(Compatibility::Class),
        // “kết nạp 234/220 đảng viên, trong đó có 121 nữ”: of those that there are
        (Kind::Ratio, Kind::Count) | (Kind::Count, Kind::Count) | (Kind::Ratio, Kind::Ratio) | (Kind::Percent, Kind::Percent) => {
            Some(nouns(context, total, part))
        }
        _ => None,
    }
}

fn symbol(draft: &Draft) -> Option<&str> {
    draft.unit.as_ref().map(|unit| unit.symbol.as_str())
}

/// Lengths, areas, weights and times add up; degrees, points and speeds do not.
fn adds_up(context: &Context, draft: &Draft) -> bool {
    let hit = draft.unit.as_ref().and_then(|unit| context.reading.hit(unit.tokens.start, TableId::Unit));
    hit.is_some_and(|hit| {
        let unit = context.reading.lexicon.unit(hit);
        unit.kind == UnitKind::Duration || unit.si.as_ref().is_some_and(|(_, si)| !si.contains('/'))
    })
}

fn per(draft: &Draft) -> Option<&str> {
    draft.per.as_ref().map(|unit| unit.symbol.as_str())
}

/// `hoàn thành 103% kế hoạch` is no whole that has parts.
fn is_multiple(percent: &Draft) -> bool {
    matches!(percent.amount, Amount::Single { value } if value > Decimal::from(100))
}

/// `20% học sinh` is no part of `30 trường`.
fn is_other(context: &Context, total: &Draft, part: &Draft) -> bool {
    let class_of = |draft: &Draft| draft.object.as_ref().and_then(|noun| class(context, noun)).map(|class| class.has(ObjectClass::Person));
    class_of(total).zip(class_of(part)).is_some_and(|(total, part)| total != part)
}

fn nouns(context: &Context, total: &Draft, part: &Draft) -> Compatibility {
    let (Some(whole), Some(some)) = (&total.object, &part.object) else {
        return if total.object.is_some() { Compatibility::Class } else { Compatibility::Loose };
    };
    if whole.canonical == some.canonical {
        return Compatibility::Same;
    }
    if extends(bare(context, whole), bare(context, some)) {
        return Compatibility::Kind;
    }
    let (left, right) = (class(context, whole), class(context, some));
    let is = |class: Option<Classes<ObjectClass>>, wanted| class.is_some_and(|class| class.has(wanted));
    if stands_for_any(context, whole) || stands_for_any(context, some) {
        let person = is(left, ObjectClass::Person) || is(right, ObjectClass::Person);
        return if person { Compatibility::Kind } else { Compatibility::Class };
    }
    let both = |wanted| is(left, wanted) && is(right, wanted);
    match (left, right) {
        _ if both(ObjectClass::Person) => Compatibility::Kind,
        // “5.600 đơn, trong đó phải giải quyết tố cáo 22 tổ chức đảng và 794 đảng viên”: a petition is about someone
        _ if is(left, ObjectClass::Case)
            && (is(right, ObjectClass::Person) || is(right, ObjectClass::Body))
            && context.word(whole.tokens.start, RelationClass::Petition).is_some() =>
        {
            Compatibility::Class
        }
        _ if both(ObjectClass::Body) || both(ObjectClass::Case) => Compatibility::Class,
        // nouns that no table holds: “22 cảng hàng không”, “9 cảng quốc tế”
        (None, _) | (_, None) if first_word(bare(context, whole)) == first_word(bare(context, some)) => Compatibility::Class,
        // “207 chiếc Su-30”, “6 chiếc thử nghiệm”
        _ if is_classified(context, whole) && first_word(&whole.canonical) == first_word(&some.canonical) => Compatibility::Class,
        _ => Compatibility::Loose,
    }
}

/// The same noun, or one that has more words: `lô`, `lô đất`.
pub(crate) fn same_noun(context: &Context, total: usize, part: usize) -> bool {
    let nouns = context.drafts[total].object.as_ref().zip(context.drafts[part].object.as_ref());
    let extends_other = || nouns.is_some_and(|(whole, some)| extends(&whole.canonical, &some.canonical));
    compatibility(context, total, part).is_some_and(|tie| tie == Compatibility::Same || tie == Compatibility::Kind && extends_other())
}

/// Nouns that start with the same word: `đơn thư`, `đơn khiếu nại`.
pub(crate) fn same_head(context: &Context, total: usize, part: usize) -> bool {
    let nouns = context.drafts[total].object.as_ref().zip(context.drafts[part].object.as_ref());
    nouns.is_some_and(|(whole, some)| first_word(&whole.canonical) == first_word(&some.canonical))
}

/// `tàu` and `tàu cá`, `chi bộ` and `chi bộ cơ sở`.
fn extends(left: &str, right: &str) -> bool {
    let (short, long) = if left.len() < right.len() { (left, right) } else { (right, left) };
    !short.is_empty() && (long == short || long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' ')))
}

fn first_word(noun: &str) -> &str {
    noun.split(' ').next().unwrap_or(noun)
}

/// The noun without its classifier: `tàu cá` of `chiếc tàu cá`.
fn bare<'n>(context: &Context, noun: &'n Noun) -> &'n str {
    match noun.canonical.split_once(' ') {
        Some((_, rest)) if is_classified(context, noun) => rest,
        _ => &noun.canonical,
    }
}

fn is_classified(context: &Context, noun: &Noun) -> bool {
    context.reading.hit(noun.tokens.start, TableId::Classifier).is_some()
}

/// The class of the object table: person, body, case or thing.
pub(crate) fn class(context: &Context, noun: &Noun) -> Option<Classes<ObjectClass>> {
    let at = noun.tokens.start;
    let behind = || {
        let classifier = context.reading.hit(at, TableId::Classifier)?;
        context.reading.hit(at + classifier.len(), TableId::Object).filter(|_| classifier.len() < noun.tokens.len())
    };
    let hit = context.reading.hit(at, TableId::Object).or_else(behind)?;
    Some(context.reading.lexicon.classes(hit))
}

/// `trường hợp`, `đơn vị`: counts whatever the text is about.
fn stands_for_any(context: &Context, noun: &Noun) -> bool {
    context.word(noun.tokens.start, RelationClass::Any).is_some_and(|len| len == noun.tokens.len())
}
