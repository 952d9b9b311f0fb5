//! What JavaScript hands in, read field by field: a deserialiser for it would be a tenth of the module.

use std::collections::BTreeMap;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::compare::{FigureView, View};
use crate::{Amount, Bound, Decimal, Kind, Options, OptionsError, Rows};

/// What is wrong with a value, by the way to it: `figures[2].amount is no object`.
type Given<T> = Result<T, String>;

/// Why options are refused.
pub(super) enum Refused {
    /// They are of another shape.
    Shape(String),
    /// They are of that shape, and cannot be read.
    Content(OptionsError),
}

pub(super) fn text(value: &JsValue, what: &str) -> Given<String> {
    value.as_string().ok_or_else(|| format!("{what} must be a string, not {}", sort(value)))
}

fn sort(value: &JsValue) -> String {
    if value.is_null() { "null".to_owned() } else { value.js_typeof().as_string().unwrap_or_default() }
}

fn object(value: &JsValue, what: &str) -> Given<Object> {
    if value.is_object() { Ok(value.clone().unchecked_into()) } else { Err(format!("{what} must be an object, not {}", sort(value))) }
}

/// A field of an object; `None` where it is missing, undefined or null.
fn field(object: &Object, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

fn text_field(object: &Object, name: &str) -> Given<Option<String>> {
    field(object, name).map(|value| text(&value, name)).transpose()
}

pub(super) fn options(value: &JsValue) -> Result<Options, Refused> {
    if value.is_undefined() || value.is_null() {
        return Ok(Options::default());
    }
    let given = object(value, "the options").map_err(Refused::Shape)?;
    let mut options = Options::default();
    if let Some(date) = text_field(&given, "publishedAt").map_err(Refused::Shape)? {
        options = options.published_at(&date).map_err(Refused::Content)?;
    }
    if let Some(lexicon) = field(&given, "lexicon") {
        let rows = rows(&lexicon).map_err(Refused::Shape)?;
        if rows != Rows::default() {
            options = options.rows(&rows).map_err(Refused::Content)?;
        }
    }
    Ok(options)
}

fn rows(lexicon: &JsValue) -> Given<Rows> {
    let lexicon = object(lexicon, "lexicon")?;
    let table = |name: &str| text_field(&lexicon, name).map(Option::unwrap_or_default);
    Ok(Rows {
        units: table("units")?,
        objects: table("objects")?,
        topics: table("topics")?,
        facets: table("facets")?,
        abbreviations: table("abbreviations")?,
    })
}

pub(super) fn reports(value: &JsValue) -> Given<Vec<View>> {
    list(value, "reports", report)
}

fn list<T>(value: &JsValue, what: &str, read: impl Fn(&Object) -> Given<T>) -> Given<Vec<T>> {
    if !Array::is_array(value) {
        return Err(format!("{what} is no list"));
    }
    let items = Array::from(value);
    let item = |(at, item): (usize, JsValue)| {
        let what = format!("{what}[{at}]");
        object(&item, &what).and_then(|item| read(&item)).map_err(|why| format!("{what}: {why}"))
    };
    items.iter().enumerate().map(item).collect()
}

fn report(report: &Object) -> Given<View> {
    let listed = |name: &str| field(report, name).ok_or_else(|| format!("{name} is missing"));
    Ok(View {
        figures: list(&listed("figures")?, "figures", figure)?,
        organizations: list(&listed("organizations")?, "organizations", |body| required(body, "name"))?,
    })
}

fn required(object: &Object, name: &str) -> Given<String> {
    text_field(object, name)?.ok_or_else(|| format!("{name} is missing"))
}

/// `count` of a figure.
fn kind(figure: &Object) -> Given<Kind> {
    Ok(match required(figure, "kind")?.as_str() {
        "count" => Kind::Count,
        "percent" => Kind::Percent,
        "ratio" => Kind::Ratio,
        "money" => Kind::Money,
        "measure" => Kind::Measure,
        "duration" => Kind::Duration,
        "age" => Kind::Age,
        "score" => Kind::Score,
        "multiple" => Kind::Multiple,
        other => return Err(format!("the kind “{other}” is unknown")),
    })
}

/// `atLeast` of a figure.
fn bound(figure: &Object) -> Given<Bound> {
    Ok(match required(figure, "bound")?.as_str() {
        "exact" => Bound::Exact,
        "about" => Bound::About,
        "over" => Bound::Over,
        "nearly" => Bound::Nearly,
        "under" => Bound::Under,
        "atLeast" => Bound::AtLeast,
        "atMost" => Bound::AtMost,
        other => return Err(format!("the bound “{other}” is unknown")),
    })
}

fn figure(figure: &Object) -> Given<FigureView> {
    let inner = |name: &str, part: &str| field(figure, name).map(|value| object(&value, name).and_then(|value| required(&value, part)));
    let mut facets = BTreeMap::new();
    if let Some(given) = field(figure, "facets") {
        for entry in Object::entries(&object(&given, "facets")?).iter() {
            let pair: Array = entry.unchecked_into();
            facets.insert(text(&pair.get(0), "a facet")?, text(&pair.get(1), "a facet")?);
        }
    }
    Ok(FigureView {
        kind: kind(figure)?,
        amount: field(figure, "amount").ok_or("amount is missing".to_owned()).and_then(|value| amount(&object(&value, "amount")?))?,
        bound: bound(figure)?,
        unit: inner("unit", "symbol").transpose()?,
        object: inner("object", "canonical").transpose()?,
        changes: field(figure, "change").is_some(),
        topic: text_field(figure, "topic")?,
        facets,
        organization: field(figure, "organization").and_then(|index| index.as_f64()).map(|index| index as u32),
        period: text_field(figure, "period")?,
    })
}

fn amount(amount: &Object) -> Given<Amount> {
    let number = |name: &str| {
        let number = field(amount, name).and_then(|value| value.dyn_into::<js_sys::Number>().ok());
        // JavaScript writes the shortest decimal that reads as the number
        let text = number.and_then(|number| number.to_string_with_radix(10).ok()).map(String::from);
        text.and_then(|text| Decimal::from_number(&text)).ok_or_else(|| format!("{name} is no number"))
    };
    Ok(match required(amount, "type")?.as_str() {
        "single" => Amount::Single { value: number("value")? },
        "range" => Amount::Range { low: number("low")?, high: number("high")? },
        "ratio" => Amount::Ratio { numerator: number("numerator")?, denominator: number("denominator")? },
        "score" => Amount::Score { home: number("home")?, away: number("away")? },
        other => return Err(format!("an amount of type “{other}” is unknown")),
    })
}
