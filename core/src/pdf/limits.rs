//! How much a foreign file may ask of us: every limit of opening and reading, in one place, each with its reason.
//!
//! A real paper has one to four pages, some hundred glyphs and some hundred kilobytes. The limits leave room for scans
//! and odd producers and still end every reading within two seconds and 256 MB, which `bindings/cli/tests/limits.rs`
//! holds under the system's own limits. What goes beyond one is [`TooLarge`](crate::model::ReadError::TooLarge) or
//! [`TooComplex`](crate::model::ReadError::TooComplex). Printing and pictures have limits of their own, beside what
//! they make: `paper/survey.rs`, `paper/render.rs`, `picture.rs`.

// ── A file, before anything in it is unpacked ──

/// Bytes of a file. A colour scan of four pages stays below ten million.
pub(crate) const FILE_BYTES: usize = 48 << 20;
/// Objects of a file.
pub(super) const OBJECTS: usize = 50_000;
/// Unpacked bytes of all streams together, where pictures stay packed.
pub(super) const UNPACKED: usize = 128 << 20;
/// Unpacked bytes of all streams together, pictures too: what showing a page may unpack.
pub(super) const UNPACKED_WITH_PICTURES: usize = 256 << 20;
/// Pixels of a picture in a file: A4 at 1000 dots an inch.
pub(super) const PICTURE_PIXELS: u64 = 100_000_000;
/// Unpacked bytes of one stream of drawing instructions (a page, a form).
pub(super) const CONTENT_BYTES: usize = 8 << 20;
/// Widths that the fonts of a file give one by one or by ranges: ten times what the largest font has glyphs.
pub(super) const WIDTHS: u32 = 655_360;
/// How deep dictionaries are looked into for fonts: a page's resources, their fonts, a font, its descendants.
pub(super) const FONT_DEPTH: u32 = 5;
/// How many bytes deflate makes of one at most.
pub(super) const FLATE_FACTOR: usize = 1_032;
/// How many bytes LZW makes of one at most (12-bit codes for 4,096 bytes), rounded up.
pub(super) const LZW_FACTOR: usize = 2_800;
/// How many bytes a run length makes of one at most.
pub(super) const RUN_LENGTH_FACTOR: usize = 128;

/// Places where an object may begin: twice as many as objects, for their inner dictionaries. The library keeps up to a
/// kilobyte for each.
pub(super) const BEGINNINGS: usize = 2 * OBJECTS;
/// Bytes that may be read ahead from all of them together: what stands in two dictionaries is counted twice. Nearly all
/// of a large file are streams, which are not counted.
pub(super) const AHEAD: usize = 24 << 20;
/// Bytes that may be searched for the ends of streams: each once, and once more where they lie in a stream.
pub(super) const STREAMS_AHEAD: usize = 2 * FILE_BYTES;
/// How deep the PDF library follows dictionaries and arrays before it gives an object up.
pub(crate) const LIBRARY_DEPTH: usize = 512;

// ── A file that is opened, before its pages are interpreted ──

/// Pages of a file that is read. Papers of a large household come on a dozen pages.
pub(crate) const PAGES: usize = 64;
/// Unpacked bytes of instructions of all pages together, forms as often as they are drawn.
pub(crate) const INSTRUCTION_BYTES: usize = 8 << 20;
/// Packed bytes of a page's instructions that are unpacked without being measured first: 64 MiB come out at most.
pub(super) const UNMEASURED_BYTES: usize = 64 << 10;
/// How deep forms may be nested. The interpreter itself stops a little below.
pub(super) const FORM_DEPTH: u32 = 16;

// ── What the pages ask for while they are interpreted ──

/// Glyphs on all pages together.
pub(crate) const GLYPHS: usize = 60_000;
/// Everything that all pages together ask to be drawn: glyphs, pieces of paths, clips, groups. Forms that call forms
/// can ask for billions in a few bytes.
pub(crate) const DRAWING: usize = 1_000_000;
/// Rules, painted areas and pictures that are kept of a page. Real papers have some hundred; past that nothing more is
/// concluded from them.
pub(crate) const INK: usize = 4_000;
/// Entries of a font's character map that are looked at. The largest fonts have 65,535 glyphs, some of them for two
/// characters; a map of a hundred kilobytes can name thousands of millions.
pub(crate) const FONT_MAPPINGS: usize = 131_072;

// ── What a phone's text recognition hands over ──

/// Recognised lines of a photographed paper. A dense page has sixty.
pub(crate) const LINES: usize = 2_000;
/// Bytes of text of all recognised lines together.
pub(crate) const LINES_BYTES: usize = 60_000;
