//! A font of the device beside the bundled one, for the characters that the bundled one lacks.
//!
//! The host hands its file in; it is used for single characters only, so that the same sheet looks the same everywhere
//! else. Whoever draws says for how long it is there ([`with_font`]): what is drawn still depends on nothing but what was
//! handed in.

use crate::error::Error;
use skrifa::raw::TableProvider;
use skrifa::{FontRef, MetadataProvider};
use std::cell::RefCell;
use std::fmt;
use std::sync::Arc;

/// A font file that the host handed in.
#[derive(Clone)]
pub struct HostFont {
    data: Arc<Vec<u8>>,
    index: u32,
}

impl fmt::Debug for HostFont {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HostFont").field("index", &self.index).finish_non_exhaustive()
    }
}

impl HostFont {
    /// A TrueType or OpenType font, or the one at `index` of a collection.
    ///
    /// # Errors
    /// [`Error::BadValue`] (`font`) for what is no such font, and for one whose maker forbids embedding it.
    pub fn new(file: Vec<u8>, index: u32) -> Result<HostFont, Error> {
        let refused = Error::BadValue { field: "font" };
        let data = Arc::new(file);
        let font = FontRef::from_index(&data, index).map_err(|_| refused.clone())?;
        // fsType 2: may not be embedded at all.
        let is_restricted = font.os2().is_ok_and(|os2| os2.fs_type() & 0xF == 2);
        let has_outlines = font.glyf().is_ok() || font.cff().is_ok() || font.cff2().is_ok();
        if is_restricted || !has_outlines || font.charmap().mappings().next().is_none() {
            return Err(refused);
        }
        Ok(HostFont { data, index })
    }

    /// The parsed font.
    pub(super) fn parsed(&self) -> Option<FontRef<'_>> {
        FontRef::from_index(&self.data, self.index).ok()
    }

    /// The file, out of which glyphs are taken.
    pub(super) fn data(&self) -> &[u8] {
        &self.data
    }

    /// Its place in the file, from 0.
    pub(super) fn index(&self) -> u32 {
        self.index
    }
}

thread_local! {
    static FONT: RefCell<Option<HostFont>> = const { RefCell::new(None) };
}

/// Draws with a font at hand for the characters that the bundled one lacks: sheets and screens made by `work`, on this
/// thread, have it.
pub fn with_font<T>(font: Option<&HostFont>, work: impl FnOnce() -> T) -> T {
    /// Puts the one before back, also after a panic.
    struct Before(Option<HostFont>);
    impl Drop for Before {
        fn drop(&mut self) {
            FONT.set(self.0.take());
        }
    }
    let _before = Before(FONT.replace(font.cloned()));
    work()
}

/// The font at hand.
pub(super) fn current() -> Option<HostFont> {
    FONT.with_borrow(Clone::clone)
}

#[cfg(test)]
mod tests {
    use super::super::font::{FONT_BYTES, Face, glyphs};
    use super::*;

    /// The bundled font with its 山 named 한: a font that has what the bundled one lacks.
    fn with_hangul() -> Vec<u8> {
        let mut file = FONT_BYTES.to_vec();
        let font = FontRef::new(FONT_BYTES).unwrap();
        let glyph = u16::try_from(font.charmap().map('山').unwrap().to_u32()).unwrap();
        // A table of characters with one segment: 한 (U+D55C).
        let mut cmap: Vec<u8> = Vec::new();
        for number in [0, 1, 3, 1, 0, 12, 4, 32, 0, 4, 4, 1, 0, 0xD55C, 0xFFFF, 0, 0xD55C, 0xFFFF] {
            cmap.extend(u16::to_be_bytes(number));
        }
        for number in [glyph.wrapping_sub(0xD55C), 1, 0, 0] {
            cmap.extend(u16::to_be_bytes(number));
        }
        let at = (0..20).map(|table| 12 + 16 * table).find(|at| &file[*at..at + 4] == b"cmap").unwrap();
        let start = file.len() as u32;
        file[at + 8..at + 12].copy_from_slice(&start.to_be_bytes());
        file[at + 12..at + 16].copy_from_slice(&(cmap.len() as u32).to_be_bytes());
        file.extend(cmap);
        file
    }

    #[test]
    fn character_that_only_the_host_font_has_is_drawn_with_it() {
        let font = HostFont::new(with_hangul(), 0).unwrap();
        assert!(glyphs("山한").is_err());
        let found = with_font(Some(&font), || glyphs("山한").unwrap());
        assert_eq!(found.iter().map(|glyph| glyph.face).collect::<Vec<_>>(), [Face::Bundled, Face::Host]);
        assert_eq!(found[0].id, found[1].id, "the made font has 山's outline there");
        assert!(with_font(Some(&font), || glyphs("글")).is_err(), "neither has it");
        assert!(glyphs("한").is_err(), "it is gone afterwards");
    }

    #[test]
    fn file_that_is_no_font_or_may_not_be_embedded_is_refused() {
        let refused = Error::BadValue { field: "font" };
        assert_eq!(HostFont::new(b"no font".to_vec(), 0).unwrap_err(), refused);
        assert_eq!(HostFont::new(FONT_BYTES[..100].to_vec(), 0).unwrap_err(), refused);
        assert_eq!(HostFont::new(FONT_BYTES.to_vec(), 7).unwrap_err(), refused);
        let mut file = FONT_BYTES.to_vec();
        let at = (0..20).map(|table| 12 + 16 * table).find(|at| &file[*at..at + 4] == b"OS/2").unwrap();
        let start = u32::from_be_bytes(file[at + 8..at + 12].try_into().unwrap()) as usize;
        file[start + 9] = 2;
        assert_eq!(HostFont::new(file, 0).unwrap_err(), refused);
    }
}
