//! The clinic card as a picture: white in every theme, digits that are read at arm's length.

use super::clinic::ClinicCard;
use super::open::Opened;
use super::plan::{Area, Grey, Ink, Mark, Role, Sheet, stack};
use super::render::{check_width, page_to_png};
use super::text::{Fitted, fit, fit_grouped, wrap};
use super::texts::text;
use super::{qr, write};
use crate::error::Error;
use crate::pdf;

/// Width of the plan: a phone held upright. A picture of 1080 pixels has three pixels a point.
const WIDTH: f32 = 360.0;
const MARGIN: f32 = 20.0;
const CONTENT: f32 = WIDTH - 2.0 * MARGIN;
/// Where values begin, and how wide they may be.
const VALUE_X: f32 = MARGIN + 76.0;
const VALUE_WIDTH: f32 = WIDTH - MARGIN - VALUE_X;
/// Room for the QR code on a side.
const QR_SIDE: f32 = 152.0;

/// The clinic card as a PNG picture, `width_px` pixels wide and as high as it needs to be.
///
/// Black on white whatever the theme. What does not fit a line gets smaller and then wraps; nothing is cut.
///
/// # Errors
/// [`Error::BadValue`] with `width` outside 200 to 4000; [`Error::MissingGlyph`] for a character that the bundled font
/// cannot draw.
pub fn render_clinic_png(card: &ClinicCard, width_px: u32) -> Result<Vec<u8>, Error> {
    check_width(width_px)?;
    let sheet = plan(card)?;
    pdf::guarded(|| {
        let pdf = write::write_pdf(&[sheet], &[], &card.title)?;
        page_to_png(&Opened::new(&pdf)?, 0, width_px)
    })
}

fn plan(card: &ClinicCard) -> Result<Sheet, Error> {
    let mut sheet = Sheet::new(WIDTH, 0.0);
    let mut y = expired_band(&mut sheet, card)?;
    y = heading(&mut sheet, card, y + 14.0)?;
    y = numbers(&mut sheet, card, y + 8.0)?;
    y = sentence(&mut sheet, card, y + 14.0)?;
    y = code_and_notes(&mut sheet, card, y + 14.0)?;
    sheet.height = y + MARGIN;
    Ok(sheet)
}

/// Adds lines below one another; where they end.
fn lines(sheet: &mut Sheet, role: Role, x: f32, top: f32, text: &Fitted, ink: Ink) -> f32 {
    let (marks, end) = stack(x, top, text, ink);
    sheet.add(role, marks);
    end
}

/// White on black across the top, where 有効期限 has passed.
fn expired_band(sheet: &mut Sheet, card: &ClinicCard) -> Result<f32, Error> {
    let Some(expired) = &card.expired else { return Ok(0.0) };
    let head = fit(&text("clinic-expired", &[]), 24.0, 16.0, CONTENT)?;
    let day = fit(expired, 14.0, 11.0, CONTENT)?;
    let (head, end) = stack(MARGIN, 10.0, &head, Ink::INVERSE);
    let (day, end) = stack(MARGIN, end - 2.0, &day, Ink::INVERSE);
    let area = Area { x: 0.0, y: 0.0, width: WIDTH, height: end + 8.0 };
    sheet.add(Role::Ornament, vec![Mark::Fill { area, grey: Grey::BLACK }]);
    sheet.add(Role::Heading(1), head);
    sheet.add(Role::Paragraph, day);
    Ok(area.height)
}

/// Kind of paper, reading and name, insurer.
fn heading(sheet: &mut Sheet, card: &ClinicCard, top: f32) -> Result<f32, Error> {
    let title = fit(&card.title, 13.0, 10.0, CONTENT)?;
    let mut y = lines(sheet, Role::Heading(1), MARGIN, top, &title, Ink::LABEL) + 6.0;
    if let Some(kana) = &card.kana {
        y = lines(sheet, Role::Paragraph, MARGIN, y, &fit(kana, 13.0, 10.0, CONTENT)?, Ink::PLAIN);
    }
    y = lines(sheet, Role::Heading(2), MARGIN, y, &fit(&card.name, 34.0, 20.0, CONTENT)?, Ink::BOLD) + 2.0;
    if let Some(insurer) = &card.insurer_name {
        y = lines(sheet, Role::Paragraph, MARGIN, y, &fit(insurer, 16.0, 14.0, CONTENT)?, Ink::PLAIN);
    }
    Ok(y)
}

/// The rows with their rules. Rows of digits are large, the others readable.
fn numbers(sheet: &mut Sheet, card: &ClinicCard, top: f32) -> Result<f32, Error> {
    let mut y = top;
    sheet.rule(MARGIN, y, CONTENT);
    for row in &card.rows {
        let (size, least, pad, ink) =
            if row.spoken == row.value { (20.0, 14.0, 5.0, Ink::PLAIN) } else { (44.0, 20.0, 1.0, Ink::DIGITS) };
        let value = fit_grouped(&row.value, size, least, VALUE_WIDTH)?;
        y = labelled(sheet, &row.label, &value, ink, y + pad)? + pad;
        sheet.rule(MARGIN, y, CONTENT);
    }
    let saved = fit(&card.saved_on, 15.0, 12.0, VALUE_WIDTH)?;
    y = labelled(sheet, &card.saved_label, &saved, Ink::PLAIN, y + 6.0)? + 6.0;
    sheet.rule(MARGIN, y, CONTENT);
    Ok(y)
}

/// A label with its value to the right, on one base line.
fn labelled(sheet: &mut Sheet, label: &str, value: &Fitted, ink: Ink, top: f32) -> Result<f32, Error> {
    let (mut marks, end) = stack(VALUE_X, top, value, ink);
    let label = fit(label, 13.0, 9.0, VALUE_X - MARGIN - 6.0)?;
    let base = match marks.first() {
        Some(Mark::Text { y, .. }) => *y,
        _ => top,
    };
    let line = label.lines.into_iter().next().map(|line| Mark::Text {
        x: MARGIN,
        y: base,
        size: label.size,
        line,
        ink: Ink::LABEL,
    });
    marks.splice(0..0, line);
    sheet.add(Role::Paragraph, marks);
    Ok(end)
}

/// What it is good for, on a grey ground.
fn sentence(sheet: &mut Sheet, card: &ClinicCard, top: f32) -> Result<f32, Error> {
    // Each sentence on a line of its own, where it fits.
    let mut lines = Vec::new();
    for part in card.sentence.split_inclusive('。') {
        lines.extend(wrap(part, 15.0, CONTENT - 20.0)?);
    }
    let (marks, end) = stack(MARGIN + 10.0, top + 8.0, &Fitted { lines, size: 15.0 }, Ink::BOLD);
    let area = Area { x: MARGIN, y: top, width: CONTENT, height: end + 8.0 - top };
    sheet.add(Role::Ornament, vec![Mark::Fill { area, grey: Grey::GROUND }]);
    sheet.add(Role::Paragraph, marks);
    Ok(end + 8.0)
}

/// The QR code with the notes to its right; without a code they take the whole width.
fn code_and_notes(sheet: &mut Sheet, card: &ClinicCard, top: f32) -> Result<f32, Error> {
    let mut notes = card.notes.clone();
    let (mut x, mut width, mut end) = (MARGIN, CONTENT, top);
    if let Some(code) = qr::encode(&card.qr_text) {
        // Whole pixels a module at three pixels a point, on whole pixels: sharp at 1080.
        let module = (QR_SIDE * 3.0 / code.side as f32).floor() / 3.0;
        let side = module * code.side as f32;
        let area = Area { x: MARGIN, y: (top * 3.0).ceil() / 3.0, width: side, height: side };
        sheet.add(Role::Figure(text("clinic-qr-alt", &[])), vec![Mark::Qr { area, code }]);
        (x, width, end) = (MARGIN + side + 10.0, CONTENT - side - 10.0, area.y + side);
        notes.insert(0, text("clinic-qr", &[]));
    }
    let mut y = top + 4.0;
    for note in &notes {
        let note = Fitted { lines: wrap(note, 12.0, width)?, size: 12.0 };
        y = lines(sheet, Role::Paragraph, x, y, &note, Ink::PLAIN) + 6.0;
    }
    Ok(end.max(y))
}
