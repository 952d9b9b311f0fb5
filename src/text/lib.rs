//! Cuts Vietnamese text into words, digit runs, marks and line ends, and folds each word to one spelling: `ĐẢNG`, `Ðảng` and
//! `đảng` are one word, and so are `hóa` and `hoá`.
//!
//! This crate knows letters, not words. It is a crate of its own because two programs share it: `solieu`, which reads articles,
//! and the build script of `solieu`, which packs the word tables.

mod cut;
pub mod fold;
pub mod syllable;

pub use cut::{Case, Folded, Key, NO_MARK, Piece, TokenKind, cut, key};
