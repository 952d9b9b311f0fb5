//! People: `Đồng chí Lê Thanh Hải, Ủy viên Bộ Chính trị`, bylines and photo credits.

use super::Reading;
use crate::span::Bytes;

/// Somebody named in full at least once.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) role: Option<String>,
    pub(crate) mentions: Vec<Bytes>,
}

pub(super) fn find_people(_reading: &mut Reading) {}
