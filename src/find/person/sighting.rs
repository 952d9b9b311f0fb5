//! A name in full where it stands: `ông | Lê Văn Hải | , Giám đốc Sở Y tế`.

use crate::span::Tokens;

/// A name in full and the role beside it.
pub(super) struct Sighting {
    pub(super) tokens: Tokens,
    pub(super) role: Option<Tokens>,
    /// Whether a byline or a photo credit names it.
    pub(super) credited: bool,
}
