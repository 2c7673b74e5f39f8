//! How much a file may ask of a reading, beyond what [`pdf`](crate::pdf) allows any file.
//!
//! A real paper has one to four pages and some hundred glyphs. The limits leave room for scans and odd producers and
//! still end every reading within two seconds and 256 MB.

/// Pages of a file. Papers of a large household come on a dozen pages.
pub(super) const PAGES: usize = 64;

/// Glyphs on all pages together.
pub(super) const GLYPHS: usize = 60_000;

/// Everything that all pages together ask to be drawn: glyphs, pieces of paths, clips, groups. Forms that call forms
/// can ask for billions in a few bytes.
pub(super) const DRAWING: usize = 1_000_000;

/// Recognised lines of a photographed paper. A dense page has sixty.
pub(super) const LINES: usize = 2000;
