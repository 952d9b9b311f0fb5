//! The JavaScript boundary: options in, `parse`, plain data out.

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use solieu::{Options, Rows, Units, View, compare_views};

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct JsOptions {
    published_at: Option<String>,
    lexicon: JsRows,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct JsRows {
    units: String,
    objects: String,
    topics: String,
    facets: String,
    abbreviations: String,
}

fn error(message: impl std::fmt::Display) -> JsValue {
    js_sys::Error::new(&message.to_string()).into()
}

fn type_error(message: &str) -> JsValue {
    js_sys::TypeError::new(message).into()
}

/// In UTF-16 units, some thousand times an article: reading takes about 60 bytes a byte, and the memory of the module ends at 2 GiB.
const LONGEST_TEXT: u32 = 16 << 20;

/// The text, copied in; refused before that where it is no text or too long.
fn read_text(text: &JsValue) -> Result<String, JsValue> {
    let length = text.dyn_ref::<js_sys::JsString>().map_or(0, js_sys::JsString::length);
    if length > LONGEST_TEXT {
        let message = format!("the text has {length} UTF-16 units, and at most {LONGEST_TEXT} are read at a time: cut it into articles");
        return Err(js_sys::RangeError::new(&message).into());
    }
    text.as_string().ok_or_else(|| {
        let kind = if text.is_null() { "null".to_owned() } else { text.js_typeof().as_string().unwrap_or_default() };
        type_error(&format!("the text must be a string, not {kind}"))
    })
}

fn read_options(options: JsValue) -> Result<Options, JsValue> {
    if options.is_undefined() || options.is_null() {
        return Ok(Options::default());
    }
    let given: JsOptions =
        serde_wasm_bindgen::from_value(options).map_err(|why| type_error(&format!("the options cannot be read: {why}")))?;
    let mut read = Options::default();
    if let Some(date) = given.published_at {
        read = read.published_at(&date).map_err(error)?;
    }
    let JsRows { units, objects, topics, facets, abbreviations } = given.lexicon;
    let rows = Rows { units, objects, topics, facets, abbreviations };
    if rows != Rows::default() {
        read = read.rows(&rows).map_err(error)?;
    }
    Ok(read)
}

/// One text of JSON for JavaScript to read: a third of the time that the fields take one by one.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    js_sys::JSON::parse(&serde_json::to_string(value).map_err(error)?)
}

/// `parse(text, options?, progress?)`
#[wasm_bindgen]
pub fn parse(text: &JsValue, options: JsValue, progress: Option<js_sys::Function>) -> Result<JsValue, JsValue> {
    let mut tell = |done: usize, total: usize| {
        if let Some(progress) = &progress {
            // what a listener throws is no reason to stop reading
            let _ = progress.call2(&JsValue::NULL, &done.into(), &total.into());
        }
    };
    let text = read_text(text)?;
    let report = solieu::parse_in_steps(&text, &read_options(options)?, &mut tell);
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
    let views: Vec<View> = serde_wasm_bindgen::from_value(reports).map_err(|why| type_error(&format!("not a list of reports: {why}")))?;
    to_js(&compare_views(&views))
}

/// `copy(text)`, `floor(text)`, `count(text)`: the text is copied in; also cut and looked up; also read, without a report in JavaScript.
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
