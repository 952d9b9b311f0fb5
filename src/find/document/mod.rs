//! Legal, State and Party documents: `Kết luận số 21-KL/TW ngày 25/10/2021`, `Nghị định 12/2023/NĐ-CP`, `Nghị quyết Trung ương 4 (khóa XII)`.

use super::Reading;
use super::date::Point;
use crate::span::Tokens;

/// One mention.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    pub(crate) tokens: Tokens,
    pub(crate) key: String,
    pub(crate) kind: String,
    pub(crate) number: Option<String>,
    pub(crate) issuer: Option<String>,
    /// The day it was issued, where cited.
    pub(crate) issued: Option<Point>,
}

pub(super) fn find_documents(_reading: &mut Reading) {}
