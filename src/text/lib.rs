//! Cuts Vietnamese text into words, digit runs, marks and line ends, and folds each word to one spelling: `ĐẢNG`, `Ðảng` and
//! `đảng` are one word, and so are `hóa` and `hoá`.
//!
//! ```
//! let mut words = Vec::new();
//! solieu_text::cut("ĐẢNG ủy có 5ha", |_piece, folded| words.push(folded.text().to_owned()));
//! assert_eq!(words, ["đảng", "uỷ", "có", "5", "ha"]);
//! ```
//!
//! The crate knows letters and no words. It is separate from `solieu` because the build script of `solieu`, which packs the word tables,
//! uses it too.

mod cut;
pub mod fold;
pub mod syllable;

pub use cut::{Case, Folded, Key, NO_MARK, Piece, TokenKind, cut, key};
