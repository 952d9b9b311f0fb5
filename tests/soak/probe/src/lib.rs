//! The crate as a module that an interpreter can run without JavaScript: text in at `probe_room(length)`, read by `probe_read()`.

use std::sync::Mutex;

use solieu::{Options, parse, parse_number};

static TEXT: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Where to write the text of this length.
#[unsafe(no_mangle)]
pub extern "C" fn probe_room(length: usize) -> *mut u8 {
    let mut text = TEXT.lock().unwrap();
    *text = vec![0; length];
    text.as_mut_ptr()
}

/// Reads the text as an article; how many figures it has.
#[unsafe(no_mangle)]
pub extern "C" fn probe_read() -> usize {
    let text = TEXT.lock().unwrap();
    parse(std::str::from_utf8(&text).unwrap(), &Options::default()).figures.len()
}

/// Reads the text as one number; whether it is one.
#[unsafe(no_mangle)]
pub extern "C" fn probe_number() -> usize {
    let text = TEXT.lock().unwrap();
    usize::from(parse_number(std::str::from_utf8(&text).unwrap()).is_some())
}
