//! Opening a foreign PDF to show or embed it, within limits.
//!
//! Whatever the bytes are, the answer comes soon and within bounded memory: a typed error, never a panic. The limits:
//! [`MOST_BYTES`] of file, [`MOST_PAGES`] pages, [`MOST_INFLATED`] of unpacked streams.

use crate::error::Error;
use crate::model::ReadError;
use hayro::hayro_syntax::object::Object;
use hayro::hayro_syntax::object::dict::keys::{ANNOTS, AP, F, FILTER, HEIGHT, SUBTYPE, WIDTH};
use hayro::hayro_syntax::object::{Array, Dict, Name, Stream};
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf, PdfVersion};
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// The largest file that is opened.
const MOST_BYTES: usize = 32 << 20;
/// The most pages of a file.
const MOST_PAGES: usize = 10_000;
/// The most that the packed streams of a file may unpack to, together.
const MOST_INFLATED: u64 = 256 << 20;

/// The most pixels of a picture in a file: A4 at 1000 dots an inch.
const MOST_PIXELS: u64 = 100_000_000;

/// A PDF that was opened, with its pages.
pub(super) struct Opened {
    pub(super) pdf: Pdf,
}

impl Opened {
    /// Opens a PDF; one that is encrypted with an empty password too.
    ///
    /// # Errors
    /// [`ReadError::NotPdf`], [`ReadError::Damaged`], [`ReadError::Encrypted`], [`ReadError::TooLarge`],
    /// [`ReadError::TooComplex`].
    pub(super) fn new(bytes: &[u8]) -> Result<Opened, Error> {
        // Some writers put up to a kilobyte before the header.
        if !bytes.iter().take(1024 + 5).copied().collect::<Vec<u8>>().windows(5).any(|window| window == b"%PDF-") {
            return Err(ReadError::NotPdf.into());
        }
        if bytes.len() > MOST_BYTES {
            return Err(ReadError::TooLarge.into());
        }
        guarded(|| {
            let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
                LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ReadError::Encrypted,
                _ => ReadError::Damaged,
            })?;
            check_streams(&pdf)?;
            match pdf.pages().len() {
                0 => Err(ReadError::Damaged.into()),
                1..=MOST_PAGES => Ok(Opened { pdf }),
                _ => Err(ReadError::TooLarge.into()),
            }
        })
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

/// Runs what works on foreign bytes; a panic in a library becomes [`ReadError::Damaged`], and [`stop`] its error.
pub(super) fn guarded<T>(work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|payload| {
        let error = payload.downcast::<ReadError>().map_or(ReadError::Damaged, |error| *error);
        Err(error.into())
    })
}

/// Leaves work that a library would not end, from within its callbacks, for the [`guarded`] around it.
pub(super) fn stop(error: ReadError) -> ! {
    resume_unwind(Box::new(error))
}

/// Refuses a file whose packed streams unpack to more than is decent, before anything unpacks them as a whole.
fn check_streams(pdf: &Pdf) -> Result<(), Error> {
    let mut inflated = 0;
    for object in pdf.objects() {
        let Object::Stream(stream) = object else { continue };
        let side = |key: &[u8]| u64::from(stream.dict().get::<u32>(key).unwrap_or(0));
        if side(WIDTH) * side(HEIGHT) > MOST_PIXELS {
            return Err(ReadError::TooComplex.into());
        }
        let raw = stream.raw_data();
        // Packed several times over, a few bytes become very many: all the layers are taken off.
        let mut unpacked: Box<dyn Read + '_> = Box::new(raw.as_ref());
        for _ in 0..leading_flate_filters(&stream) {
            unpacked = Box::new(flate2::read::ZlibDecoder::new(unpacked));
        }
        let mut unpacked = unpacked.take(MOST_INFLATED - inflated + 1);
        // A broken stream counts as far as it goes.
        inflated += count(&mut unpacked);
        if inflated > MOST_INFLATED {
            return Err(ReadError::TooComplex.into());
        }
    }
    Ok(())
}

/// How many FlateDecode filters come first.
fn leading_flate_filters(stream: &Stream<'_>) -> usize {
    let is_flate = |name: &Name<'_>| matches!(name.as_ref(), b"FlateDecode" | b"Fl");
    let dict = stream.dict();
    if let Some(name) = dict.get::<Name<'_>>(FILTER).or_else(|| dict.get::<Name<'_>>(F)) {
        return usize::from(is_flate(&name));
    }
    let names = dict.get::<Array<'_>>(FILTER).or_else(|| dict.get::<Array<'_>>(F));
    names.map_or(0, |names| names.iter::<Name<'_>>().take_while(is_flate).count())
}

/// How many bytes a reader gives.
fn count(reader: &mut impl Read) -> u64 {
    let mut buffer = vec![0; 64 << 10];
    let mut total = 0;
    while let Ok(read @ 1..) = reader.read(&mut buffer) {
        total += read as u64;
    }
    total
}
