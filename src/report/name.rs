//! Names of rules and fields: `pair.dash`, `topic`.

use std::borrow::Cow;

/// The name of a rule or of a field. Borrowed in a report that [`parse`](crate::parse) made, owned in one that was read from JSON.
/// [`rule`](crate::rule()) tells what a rule does.
pub type Name = Cow<'static, str>;
