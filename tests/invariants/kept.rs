//! `tests/soak/corpus/*.txt`: inputs that the fuzzer made and that reach code which our own texts do not, an input a line.
//! `\n` is a line end, `\\` a backslash, `\xF0` a byte; `npm run soak -- MINUTES --keep` writes them.

use std::fs;

use super::pieces::root;

/// The inputs that were kept of a target.
pub(crate) fn inputs(target: &str) -> Vec<Vec<u8>> {
    let file = root().join("tests/soak/corpus").join(target).with_extension("txt");
    fs::read_to_string(file).unwrap().lines().map(unescaped).collect()
}

fn unescaped(line: &str) -> Vec<u8> {
    let mut pieces = line.split('\\');
    let mut bytes = pieces.next().unwrap_or("").as_bytes().to_vec();
    while let Some(piece) = pieces.next() {
        match piece.split_at_checked(1) {
            // two backslashes with nothing between: one that is meant, and what stands behind it
            None => bytes.extend([b"\\", pieces.next().unwrap_or("").as_bytes()].concat()),
            Some(("n", rest)) => bytes.extend([b"\n", rest.as_bytes()].concat()),
            Some((_, hex)) => {
                bytes.push(u8::from_str_radix(&hex[..2], 16).unwrap());
                bytes.extend(&hex.as_bytes()[2..]);
            }
        }
    }
    bytes
}
