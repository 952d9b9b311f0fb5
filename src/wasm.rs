//! The JavaScript boundary: options in, `parse`, plain data out.
#![expect(unreachable_pub, reason = "the macro exports only what is public, and nothing in Rust calls it")]

mod given;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::compare::compare_views;
use given::Refused;

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
    given::text(text, "the text").map_err(|why| type_error(&why))
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
    let options = given::options(&options).map_err(|why| match why {
        Refused::Shape(why) => type_error(&format!("the options cannot be read: {why}")),
        Refused::Content(why) => error(why),
    })?;
    to_js(&crate::parse_in_steps(&text, &options, &mut tell))
}

/// `parseNumber(text)`
#[wasm_bindgen(js_name = parseNumber)]
pub fn parse_number(text: &JsValue) -> Result<JsValue, JsValue> {
    to_js(&crate::parse_number(&read_text(text)?))
}

/// `compare(reports)`
#[wasm_bindgen]
pub fn compare(reports: JsValue) -> Result<JsValue, JsValue> {
    let views = given::reports(&reports).map_err(|why| type_error(&format!("not a list of reports: {why}")))?;
    to_js(&compare_views(&views))
}

/// `copy(text)`, `floor(text)`, `count(text)`: the text is copied in; also cut and looked up; also read, without a report in JavaScript.
#[cfg(feature = "measure")]
mod measure {
    use super::{JsValue, read_text, wasm_bindgen};
    use crate::{Options, measure};

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
        Ok(crate::parse(&read_text(text)?, &Options::default()).figures.len())
    }
}
