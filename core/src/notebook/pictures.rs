//! Photographs and scans of papers on their way in.

use super::{Notebook, checked};
use crate::error::Error;
use crate::model::ReadError;
use crate::reading::{self, PictureContents};
use crate::store::{Added, Original, Whose};
use crate::{pdf, picture};
use chrono::NaiveDate;

impl Notebook {
    /// Takes in a photograph or scan (JPEG, PNG, WebP, or a PDF that says nothing by itself) with what was recognised on
    /// it and what a person typed or confirmed. The bytes are kept as they came; one answer for each person.
    ///
    /// Only what the recognition is sure of is kept without asking: everything else has to come with
    /// [`PictureContents::forms`].
    ///
    /// # Errors
    /// [`Error::Read`]: `missing_field` names all that is to be asked for; `no_text` where nothing came with the picture;
    /// `not_pdf`, `damaged`, `too_large`, `too_complex` of the picture. [`Error::BadValue`] (`file`) for a PDF that can
    /// be read: it goes to [`Notebook::add_on`]. [`Error::NotFound`] (`member`) if `whose` names nobody.
    pub fn add_picture_on(
        &self,
        picture: &[u8],
        contents: &PictureContents,
        whose: &Whose,
        today: NaiveDate,
    ) -> Result<Vec<Added>, Error> {
        let today = checked(today)?;
        let page_count = pages_of(picture, today)?;
        let read = reading::read_picture(contents, page_count, today)?;
        let media_type = picture::media_type(picture).ok_or(ReadError::NotPdf)?;
        // Kept with the picture as they came: a better reading later may be sure of more.
        let lines = (!contents.lines.is_empty()).then(|| serde_json::to_string(&contents.lines));
        let lines = lines.transpose().map_err(|_| Error::BadValue { field: "lines" })?;
        let original = Original { bytes: picture, media_type, lines: lines.as_deref() };
        self.with(|store| store.add_on(original, &read, whose, today))
    }
}

/// How many pages a picture or scan has, once it is sure that it can be shown.
fn pages_of(bytes: &[u8], today: NaiveDate) -> Result<u32, Error> {
    if picture::is_picture(bytes) {
        return Ok(picture::open(bytes).map(|_| 1)?);
    }
    match reading::read_document(bytes, today) {
        // A text layer without a paper in it is that of a scanner.
        Err(ReadError::NoText | ReadError::Unrecognised) => {
            let scan = pdf::open(bytes, pdf::Limits { pages: pdf::limits::PAGES, pictures: true })?;
            u32::try_from(scan.pages().len()).map_err(|_| ReadError::TooLarge.into())
        }
        Ok(_) | Err(ReadError::MissingField { .. }) => Err(Error::BadValue { field: "file" }),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::Key;
    use crate::model::Field;
    use crate::reading::TextLine;
    use image::{ImageFormat, RgbImage};
    use std::io::Cursor;

    #[test]
    fn picture_is_kept_with_its_media_type_and_the_lines_recognised_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let notebook = Notebook::create(&folder.path().join("family.techo"), &Key::generate().unwrap()).unwrap();
        let mut picture = Cursor::new(Vec::new());
        RgbImage::new(8, 8).write_to(&mut picture, ImageFormat::WebP).unwrap();
        let picture = picture.into_inner();
        let lines = include_str!("../../../tests/fixtures/lines/d047_notice_reportlab.lines.json");
        let lines: Vec<TextLine> = serde_json::from_str(lines).unwrap();
        let typed = [(Field::Name, "佐藤 太郎".to_owned()), (Field::ValidFrom, "令和2年1月1日".to_owned())].into();
        let contents = PictureContents { lines: lines.clone(), forms: vec![typed], ..PictureContents::default() };
        let today = "2026-11-21".parse().unwrap();
        let added = notebook.add_picture_on(&picture, &contents, &Whose::Unknown, today).unwrap();
        let file = notebook.original_file(added[0].document.as_ref().unwrap()).unwrap();
        assert_eq!((file.media_type.as_str(), file.bytes == picture), ("image/webp", true));
        assert!(serde_json::from_str::<Vec<TextLine>>(&file.lines.unwrap()).unwrap() == lines);
    }
}
