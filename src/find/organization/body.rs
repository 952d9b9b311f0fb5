//! A mention of a body and its tier: `Ban Thường vụ Huyện ủy huyện Hóc Môn` is of a district, `Thành ủy Kon Tum` of a town.

use crate::find::place::Area;
use crate::find::reading::Reading;
use crate::lexicon::{Hit, OrgLevel, TableId, Takes};
use crate::report::Level;
use crate::span::Tokens;

/// A mention of a body.
#[derive(Debug, Clone)]
pub(crate) struct Body {
    pub(crate) tokens: Tokens,
    /// The type word as written.
    pub(crate) head: Tokens,
    /// The row of the type word.
    pub(crate) row: Hit,
    /// The area that closes the name.
    pub(crate) area: Option<Area>,
    /// The body that this one is part of, if its name says so.
    pub(crate) parent: Option<Box<Body>>,
}

impl Body {
    /// Whether the area is where the body is: of `Trường huyện Thanh Hà`, but not of a school named `Thanh Hà`.
    fn is_in_area(&self, reading: &Reading, area: &Area) -> bool {
        let named = reading.lexicon.takes(self.row, Takes::Name);
        let word = area.name.start > self.head.end && reading.hit(area.name.start - 1, TableId::Area).is_some();
        !named || word || area.name.is_empty()
    }

    /// The tier of its area, else of its type word, else of the body it is part of. A tier of the type word other than the province
    /// wins over the area.
    pub(crate) fn level(&self, reading: &Reading) -> Option<Level> {
        const TIERS: [(OrgLevel, Level); 4] = [
            (OrgLevel::Central, Level::Central),
            (OrgLevel::Province, Level::Province),
            (OrgLevel::District, Level::District),
            (OrgLevel::Cell, Level::Cell),
        ];
        let is_town = reading.lexicon.is(self.row, OrgLevel::Town);
        let own = if is_town {
            // “Thành ủy Kon Tum” is of the city, not of the province of that name
            let named = self.area.as_ref().filter(|area| !area.name.is_empty());
            named.map(|area| if area.city { Level::Province } else { Level::District })
        } else {
            TIERS.into_iter().find(|(own, _)| reading.lexicon.is(self.row, *own)).map(|(_, level)| level)
        };
        match own {
            Some(Level::Cell | Level::Central | Level::District) => own,
            Some(_) if is_town => own,
            _ => self
                .area
                .as_ref()
                .filter(|area| self.is_in_area(reading, area))
                .and_then(|area| area.level)
                .or(own)
                .or_else(|| self.parent.as_ref()?.level(reading)),
        }
    }
}
