//! The JavaScript boundary: `parse(text, {publishedAt: "2024-08-17"})` takes plain objects and returns plain data.

use js_sys::{Object, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use solieu::{Excerpt, Language, Options, OptionsError, ReportView, Rows, Units, UnknownName, compare_views};

fn error(message: impl std::fmt::Display) -> JsValue {
    js_sys::Error::new(&message.to_string()).into()
}

fn type_error(message: &str) -> JsValue {
    js_sys::TypeError::new(message).into()
}

fn range_error(message: &str) -> JsValue {
    js_sys::RangeError::new(message).into()
}

/// The longest text in UTF-16 units, some thousand articles: reading takes about 60 bytes a byte, and the module has at most 2 GiB.
const LONGEST_TEXT: u32 = 16 << 20;

/// Copies the text in; refuses what is not a string or too long before copying.
fn read_text(text: &JsValue) -> Result<String, JsValue> {
    let length = text.dyn_ref::<js_sys::JsString>().map_or(0, js_sys::JsString::length);
    if length > LONGEST_TEXT {
        let message = format!("the text has {length} UTF-16 units, and at most {LONGEST_TEXT} are read at a time: cut it into articles");
        return Err(range_error(&message));
    }
    text.as_string().ok_or_else(|| type_error(&format!("the text must be a string, not {}", kind(text))))
}

/// The type of a value as JavaScript names it, for messages.
fn kind(value: &JsValue) -> String {
    if value.is_null() {
        "null".to_owned()
    } else if js_sys::Array::is_array(value) {
        "an array".to_owned()
    } else {
        value.js_typeof().as_string().unwrap_or_default()
    }
}

/// The fields of an object by name; none for null and undefined. `what` names the object in messages.
fn fields(value: &JsValue, what: &str) -> Result<Vec<(String, JsValue)>, JsValue> {
    if value.is_undefined() || value.is_null() {
        return Ok(Vec::new());
    }
    if !value.is_object() || js_sys::Array::is_array(value) {
        return Err(type_error(&format!("{what} must be an object, not {}", kind(value))));
    }
    // do not check the class: an object of another realm has another one
    let object: &Object = value.unchecked_ref();
    let names = Object::keys(object).into_iter();
    names.map(|name| Ok((name.as_string().unwrap_or_default(), Reflect::get(object, &name)?))).collect()
}

fn read_options(given: &JsValue) -> Result<Options, JsValue> {
    const KNOWN: &[&str] = &["publishedAt", "lexicon"];
    let mut options = Options::default();
    for (name, value) in fields(given, "the options")? {
        options = match &*name {
            "publishedAt" if value.is_undefined() || value.is_null() => options,
            "publishedAt" => options.published_at(&date(&value)?).map_err(refused)?,
            "lexicon" => options.rows(&rows(&value)?).map_err(refused)?,
            _ => return Err(type_error(&UnknownName::new("option", &name, KNOWN).to_string())),
        };
    }
    Ok(options)
}

fn refused(why: OptionsError) -> JsValue {
    match why {
        OptionsError::PublishedAt(why) => range_error(&why.to_string()),
        OptionsError::Lexicon(why) => error(why),
    }
}

/// A date as text: a string as it is, a number or a Date as milliseconds.
fn date(value: &JsValue) -> Result<String, JsValue> {
    let milliseconds = value.dyn_ref::<js_sys::Date>().map(js_sys::Date::value_of).or_else(|| value.as_f64());
    let text = value.as_string().or_else(|| milliseconds.map(|milliseconds| milliseconds.to_string()));
    text.ok_or_else(|| type_error(&format!("publishedAt must be a string, a number or a Date, not {}", kind(value))))
}

fn rows(value: &JsValue) -> Result<Rows, JsValue> {
    let mut rows = Rows::default();
    for (name, value) in fields(value, "lexicon")? {
        let table = rows.table_mut(&name).map_err(|why| type_error(&why.to_string()))?;
        if !value.is_undefined() && !value.is_null() {
            *table = value.as_string().ok_or_else(|| type_error(&format!("lexicon.{name} must be a string, not {}", kind(&value))))?;
        }
    }
    Ok(rows)
}

/// Passes a value as one JSON text, which takes a third of the time of setting field by field.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    js_sys::JSON::parse(&serde_json::to_string(value).map_err(error)?)
}

/// `parse(text, options?, progress?)`
#[wasm_bindgen]
pub fn parse(text: &JsValue, options: JsValue, progress: Option<js_sys::Function>) -> Result<JsValue, JsValue> {
    let mut tell = |done: usize, total: usize| {
        if let Some(progress) = &progress {
            // ignore what a listener throws
            let _ = progress.call2(&JsValue::NULL, &done.into(), &total.into());
        }
    };
    let text = read_text(text)?;
    let report = solieu::parse_in_steps(&text, &read_options(&options)?, &mut tell);
    to_js(&report.in_units(&text, Units::Utf16))
}

/// `parseNumber(text)`
#[wasm_bindgen(js_name = parseNumber)]
pub fn parse_number(text: &JsValue) -> Result<JsValue, JsValue> {
    to_js(&solieu::parse_number(&read_text(text)?))
}

/// `compare(reports)`
#[wasm_bindgen]
pub fn compare(reports: JsValue) -> Result<JsValue, JsValue> {
    let views: Vec<ReportView> =
        serde_wasm_bindgen::from_value(reports).map_err(|why| type_error(&format!("not a list of reports: {why}")))?;
    to_js(&compare_views(&views))
}

/// `message(excerpt, text, language)`: the excerpt of a report and of its text, as `excerpt.js` makes them.
#[wasm_bindgen]
pub fn message(excerpt: JsValue, text: &JsValue, language: &JsValue) -> Result<JsValue, JsValue> {
    let text = read_text(text)?;
    let code = language.as_string().unwrap_or_default();
    let language = Language::from_code(&code).ok_or_else(|| type_error("the language must be \"vi\" or \"en\""))?;
    let excerpt: Excerpt =
        serde_wasm_bindgen::from_value(excerpt).map_err(|why| type_error(&format!("not a finding of a report: {why}")))?;
    excerpt.message(&text, Units::Utf16, language).map(JsValue::from).ok_or_else(|| type_error("there is no finding"))
}

/// What the benchmarks measure: `copy(text)` only copies the text in, `floor(text)` also cuts it and looks words up, `count(text)` reads it
/// but passes no report back.
#[cfg(feature = "measure")]
mod measure {
    use super::{JsValue, read_text, wasm_bindgen};
    use solieu::{Options, measure};

    #[wasm_bindgen]
    pub fn copy(text: &JsValue) -> Result<usize, JsValue> {
        Ok(read_text(text)?.len())
    }

    #[wasm_bindgen]
    pub fn floor(text: &JsValue) -> Result<usize, JsValue> {
        Ok(measure::floor(&read_text(text)?))
    }

    #[wasm_bindgen]
    pub fn count(text: &JsValue) -> Result<usize, JsValue> {
        Ok(solieu::parse(&read_text(text)?, &Options::default()).figures.len())
    }
}
