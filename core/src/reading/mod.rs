//! Reading: a file's bytes to what they say of whom. Pure: bytes and a day in, values out; nothing is stored.
//!
//! ```text
//! bytes ─ pdf_text ─> glyphs ─ rows ─> rows ─ cells ─> labels and texts ─ layout ─> labels with values
//!                                                                          └ kind     └ people ─ fields ─> people
//! ```
//!
//! A **glyph** is a character with its place on the page. A **row** is all glyphs on one line. A **cell** is a label or
//! the text between labels. Producers and layouts are not known beforehand: everything is decided by position and by the
//! list of `labels.rs`, the one place to add a label that a paper prints. Limits against hostile files: `pdf/limits.rs`.
//! Start at [`read_document`]; a photographed paper's recognised lines come in at [`read_lines`] and go the same way.

mod cells;
mod checks;
mod columns;
mod fields;
mod fold;
mod grid;
mod kind;
mod labels;
mod layout;
mod lines;
mod pdf_text;
mod people;
mod photographed;
mod places;
mod rows;
mod ruled;
mod sheet;
mod signs;
mod spaces;
mod table;
mod typed;
mod unlabelled;
mod wrapped;

pub use places::{Hiding, places_to_hide};
#[cfg(feature = "store")]
pub(crate) use typed::keep as keep_typed;
pub use typed::{FieldCheck, FieldProblem, check_field, read_typed};

use crate::model::{DocumentKind, DocumentRead, Field, PersonRead, ReadError};
use chrono::NaiveDate;
use sheet::Sheet;

pub use photographed::{PictureContents, read_picture};

pub use lines::{LinesRead, PersonLines, TextLine, read_lines};

/// The fields without which a paper is of no use; all that are missing are named together.
const NEEDED: [Field; 3] = [Field::InsurerNumber, Field::Number, Field::Name];

/// Reads an eligibility document out of a PDF file's bytes. `today` is for the warnings alone.
///
/// # Errors
/// Every [`ReadError`]; with [`ReadError::MissingField`] what could be read comes along.
///
/// ```
/// use techo_core::{model::ReadError, reading::read_document};
/// let today = "2026-11-21".parse().unwrap();
/// assert_eq!(read_document(b"", today), Err(ReadError::NotPdf));
/// ```
pub fn read_document(bytes: &[u8], today: NaiveDate) -> Result<DocumentRead, ReadError> {
    let pages = pdf_text::read_pages(bytes)?;
    if !pages.iter().flat_map(|page| &page.glyphs).any(|glyph| is_text(&glyph.text)) {
        return Err(ReadError::NoText);
    }
    let sheets: Vec<Sheet> = (1..).zip(&pages).flat_map(|(number, page)| sheets_of(number, page)).collect();
    let kind = kind::kind_of(&sheets, 2);
    if kind == DocumentKind::Other {
        return Err(ReadError::Unrecognised);
    }
    let people = people_in(&sheets);
    if people.is_empty() {
        return Err(ReadError::Unrecognised);
    }
    let missing: Vec<Field> =
        NEEDED.into_iter().filter(|field| people.iter().any(|p| p.coverage.text(*field).is_none())).collect();
    let warnings = checks::warnings_of(&people, today);
    let page_count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    let read = DocumentRead { kind, page_count, people, warnings };
    if missing.is_empty() { Ok(read) } else { Err(ReadError::MissingField { fields: missing, read: Box::new(read) }) }
}

/// The people who stand on some sheets.
fn people_in(sheets: &[Sheet]) -> Vec<PersonRead> {
    let mut people = people::people_of(sheets.iter().map(|sheet| (sheet.page, layout::values_of(sheet))));
    unlabelled::complete(&mut people, sheets);
    people.retain(is_somebody);
    people
}

/// A page as cells; two sheets where two forms stand side by side.
fn sheets_of(number: u32, page: &pdf_text::PageGlyphs) -> Vec<Sheet> {
    let (mut rows, grid) = rows::rows_of(page);
    wrapped::mend(&mut rows, &grid);
    table::side_by_side(Sheet::new(number, &rows, grid), &rows)
}

/// Whether a glyph's text can be read.
fn is_text(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && c != '\u{FFFD}')
}

/// Whether a block speaks of a person: it says who by two fields, or by one among others. A heading with a date does
/// not make a person; one whose name and numbers can't be read is one all the same, and is asked for.
fn is_somebody(person: &PersonRead) -> bool {
    let identity = [Field::InsurerNumber, Field::Symbol, Field::Number, Field::Branch, Field::Name];
    let known = identity.into_iter().filter(|field| person.coverage.text(*field).is_some()).count();
    known >= 2 || (known == 1 && person.raw.len() >= 3)
}
