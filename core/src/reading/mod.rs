//! Reading: a file's bytes to what they say of whom. Pure: bytes and a day in, values out; nothing is stored.
//!
//! ```text
//! bytes ─ pdf_text ─> glyphs ─ rows ─> rows ─ cells ─> labels and texts ─ layout ─> labels with values
//!                                                                          └ kind     └ people ─ fields ─> people
//! ```
//!
//! A **glyph** is a character with its place on the page, out of a **glyph run** (what one instruction of the page
//! draws); a producer's runs say nothing of what belongs together. A **row** is all glyphs on one line, each a **mark**
//! on it (`rows`; `wrapped` mends those that a narrow box broke, `overprinted` spoils those that are printed over). A **label** is a word of `labels.rs` with room around
//! it (`letters`, `found`). A **cell** is a label or the text between labels. A **sheet** is a page as cells. A **value**
//! is the text that stands beside or below a label (`layout`; in the boxes of rules `ruled` and `grid`, under a head
//! `table`, in one column for each person `columns`, without a label `unlabelled`).
//!
//! Producers and layouts are not known beforehand: everything is decided by position and by the list of `labels.rs`.
//!
//! - **A new label** of a known field: one more word in its line of `LABELS`, and nothing else.
//! - **A new field**: the field in `model`, its labels there, its parser in `fields.rs`.
//! - **A new title**: `kind.rs`. Limits against hostile files: `pdf/limits.rs`.
//!
//! Start at [`read_document`]; a photographed paper's recognised lines come in at [`read_lines`] and go the same way.

mod cells;
mod checks;
mod columns;
mod fields;
mod fold;
mod found;
mod grid;
mod kind;
mod labels;
mod layout;
mod letters;
mod lines;
mod overprinted;
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
    if !pages.iter().flat_map(|page| page.glyphs.iter().chain(&page.vertical)).any(|glyph| is_text(&glyph.text)) {
        return Err(ReadError::NoText);
    }
    let sheets: Vec<Sheet> = (1..).zip(&pages).flat_map(|(number, page)| sheets_of(number, page)).collect();
    let kind = kind::kind_of(&sheets, 2);
    if kind == DocumentKind::Other {
        return Err(unread(&sheets, &pages));
    }
    let people = people_in(&sheets);
    if people.is_empty() {
        return Err(unread(&sheets, &pages));
    }
    let lacks = |field: &Field| people.iter().any(|person| person.coverage.text(*field).is_none());
    // What a scanner's program read in a picture is its word and not the paper's: all of it is asked for.
    let scanned: Vec<u32> =
        (1..).zip(&pages).filter(|(_, page)| page.is_recognised()).map(|(number, _)| number).collect();
    let is_proposed = |field: &Field| {
        let on_scan = |person: &&PersonRead| person.pages.iter().any(|page| scanned.contains(page));
        people.iter().filter(on_scan).any(|person| person.raw.contains_key(field))
    };
    let missing: Vec<Field> =
        Field::ALL.into_iter().filter(|field| (NEEDED.contains(field) && lacks(field)) || is_proposed(field)).collect();
    let warnings = checks::warnings_of(&people, today);
    let page_count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    let read = DocumentRead { kind, page_count, people, warnings };
    if missing.is_empty() { Ok(read) } else { Err(ReadError::MissingField { fields: missing, read: Box::new(read) }) }
}

/// What to say of a file in which no label could be told: under a paper's own title everything is asked for.
fn unread(sheets: &[Sheet], pages: &[pdf_text::PageGlyphs]) -> ReadError {
    let title = sheets.iter().find_map(kind::own_title_of).or_else(|| pages.iter().find_map(kind::upright_title_of));
    let Some(kind) = title else { return ReadError::Unrecognised };
    let page_count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    let read = DocumentRead { kind, page_count, people: Vec::new(), warnings: Vec::new() };
    ReadError::MissingField { fields: NEEDED.to_vec(), read: Box::new(read) }
}

/// The people who stand on some sheets.
fn people_in(sheets: &[Sheet]) -> Vec<PersonRead> {
    let before = std::iter::once(None).chain(sheets.iter().map(Some));
    let form = |(sheet, before): (&Sheet, Option<&Sheet>)| {
        let titled = kind::is_titled(sheet);
        let begins = titled || kind::begins_a_paper(sheet, before);
        people::Form { page: sheet.page, titled, begins, labels: layout::values_of(sheet) }
    };
    let mut people = people::people_of_forms(sheets.iter().zip(before).map(form));
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
