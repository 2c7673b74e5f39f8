//! A foreign PDF to show or embed, opened within limits.
//!
//! What any file may ask for is decided in [`pdf`](crate::pdf); a hand-out or a stored document may have
//! [`MOST_PAGES`] pages.

use crate::error::Error;
use crate::pdf::{self, Limits};
use hayro::hayro_syntax::object::dict::keys::{ANNOTS, AP, F, SUBTYPE};
use hayro::hayro_syntax::object::{Array, Dict, Name};
use hayro::hayro_syntax::{Pdf, PdfVersion};

/// The most pages of a file.
const MOST_PAGES: usize = 10_000;

/// A PDF that was opened, with its pages.
pub(super) struct Opened {
    pub(super) pdf: Pdf,
}

impl Opened {
    /// Opens a PDF; one that is encrypted with an empty password too.
    ///
    /// # Errors
    /// Those of [`pdf::open`].
    pub(super) fn new(bytes: &[u8]) -> Result<Opened, Error> {
        Ok(Opened { pdf: pdf::open(bytes, Limits { pages: MOST_PAGES, pictures: true })? })
    }

    pub(super) fn page_count(&self) -> usize {
        self.pdf.pages().len()
    }

    pub(super) fn is_pdf_2(&self) -> bool {
        self.pdf.version() == PdfVersion::Pdf20
    }

    /// Width and height of a page (from 0) as it is shown, cropped and turned, in points.
    ///
    /// # Errors
    /// [`Error::BadValue`] with the field `page` where there is no such page.
    pub(super) fn page_size(&self, page: usize) -> Result<(f32, f32), Error> {
        let page = self.pdf.pages().get(page).ok_or(Error::BadValue { field: "page" })?;
        Ok(page.render_dimensions())
    }
}

impl Opened {
    /// Whether a page (from 0) shows annotations: stamps, notes, filled-in fields. They stand beside the page's content
    /// and are not embedded with it.
    pub(super) fn shows_annotations(&self, page: usize) -> bool {
        let Some(page) = self.pdf.pages().get(page) else { return false };
        let Some(annotations) = page.raw().get::<Array<'_>>(ANNOTS) else { return false };
        annotations.iter::<Dict<'_>>().any(|annotation| {
            let hidden = annotation.get::<u32>(F).unwrap_or(0) & (HIDDEN | NO_VIEW) != 0;
            let silent = annotation
                .get::<Name<'_>>(SUBTYPE)
                .is_some_and(|subtype| matches!(subtype.as_ref(), b"Link" | b"Popup"));
            !hidden && !silent && annotation.contains_key(AP)
        })
    }
}

/// Flags of an annotation that is not seen.
const HIDDEN: u32 = 1 << 1;
const NO_VIEW: u32 = 1 << 5;
