//! A place on a page, for those who find it and those who paint over it.

/// A rectangle on a page as it is shown (turned and cropped), in fractions of its width and height from the upper left
/// corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Region {
    /// The left edge.
    pub left: f32,
    /// The upper edge.
    pub top: f32,
    /// The right edge.
    pub right: f32,
    /// The lower edge.
    pub bottom: f32,
}

/// A page of a document with everything on it that has to go before somebody else sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct HiddenPage {
    /// Which page, from 1.
    pub page: u32,
    /// The places to be painted over.
    pub regions: Vec<Region>,
    /// Whether pictures or drawings are among them, of which nobody can know what they show.
    pub has_pictures: bool,
}
