//! How much a file may ask of us. Everything that is bounded while reading is bounded here.
//!
//! A real paper has one to four pages, some hundred glyphs and a few hundred kilobytes. The limits leave room for
//! scans and odd producers and still end every reading within two seconds and 256 MB.

/// Bytes of a file.
pub(super) const FILE_BYTES: usize = 48 << 20;

/// Pages of a file. Papers of a large household come on a dozen pages.
pub(super) const PAGES: usize = 64;

/// Objects of a file.
pub(super) const OBJECTS: usize = 50_000;

/// Decoded bytes of one stream of drawing instructions (a page, a form).
pub(super) const CONTENT_BYTES: usize = 8 << 20;

/// Decoded bytes of all streams that reading may touch (pages, fonts, maps, bundles of objects).
pub(super) const ALL_STREAMS_BYTES: usize = 128 << 20;

/// Glyphs on all pages together.
pub(super) const GLYPHS: usize = 60_000;
