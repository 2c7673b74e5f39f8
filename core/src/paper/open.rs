//! A foreign PDF to show or embed, opened within limits.
//!
//! What any file may ask for is decided in [`pdf`](crate::pdf); a hand-out or a stored document may have
//! [`MOST_PAGES`] pages.

use crate::error::Error;
use crate::pdf::{self, Limits};
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
