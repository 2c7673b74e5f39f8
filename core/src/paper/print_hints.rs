//! What a PDF asks of the printer: one side of the paper, nothing scaled.
//!
//! Printed on both sides, the help page lies on the back of the original and its tear-off cuts the original; scaled, the
//! card is no longer a card's size. The writer has no words for this, so they are put into its catalogue afterwards.
//! That is the last object of its files, so that only the place of the table behind it changes. Printers are free to
//! ignore it; the sheet for the parents and the command say it too.

use memchr::memmem;

/// The start of the catalogue as the writer writes it, and of what a viewer is asked for there.
const CATALOGUE: &[u8] = b"/Type/Catalog";
const PREFERENCES: &[u8] = b"/ViewerPreferences<<";
/// What is asked for (PDF 32000-1, table 150).
const ASKED: &[u8] = b"/Duplex/Simplex/PrintScaling/None";
const PLACE: &[u8] = b"startxref\n";

/// The same PDF with the wishes. A file of another build than the writer's stays as it is.
pub(super) fn with_print_hints(pdf: Vec<u8>) -> Vec<u8> {
    match extended(&pdf) {
        Some(longer) => longer,
        None => pdf,
    }
}

fn extended(pdf: &[u8]) -> Option<Vec<u8>> {
    let (before, place) = pdf.split_at_checked(memmem::rfind(pdf, PLACE)? + PLACE.len())?;
    let digits = place.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, end) = place.split_at_checked(digits)?;
    let table: usize = std::str::from_utf8(digits).ok()?.parse().ok()?;
    let (objects, table_and_trailer) = before.split_at_checked(table)?;
    let catalogue = memmem::rfind(objects, CATALOGUE)? + CATALOGUE.len();
    // Nothing may stand behind it that the table points to.
    let behind = objects.get(catalogue..)?;
    if memmem::find_iter(behind, b"endobj").count() != 1 {
        return None;
    }
    let (at, asked) = match memmem::find(behind, PREFERENCES) {
        Some(at) => (catalogue + at + PREFERENCES.len(), ASKED.to_vec()),
        None => (catalogue, [PREFERENCES, ASKED, b">>"].concat()),
    };
    let (head, tail) = objects.split_at_checked(at)?;
    let table = (table + asked.len()).to_string();
    Some([head, &asked, tail, table_and_trailer, table.as_bytes(), end].concat())
}
