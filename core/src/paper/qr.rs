//! The QR code beside the numbers: the same as plain text, for any scanner.
//!
//! One segment of UTF-8 bytes behind the designator of UTF-8 (ECI 26). Never the automatic choice of segments: it takes
//! pairs of UTF-8 bytes for Shift-JIS kanji, and readers of the ZXing family then show other characters. Error
//! correction is level M. A code is at most of version 15, so that its modules are 0.47 mm at 40 mm and a phone reads
//! it off a cheap print; up to version 10 where the data fit.

use super::qr_mask;
use qrcode::bits::Bits;
use qrcode::canvas::Canvas;
use qrcode::{Color, EcLevel, Version, ec};

/// The largest version that is drawn.
const LARGEST: i16 = 15;
/// White modules around a code.
const QUIET: u32 = 4;

/// A line of the text in a code.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct QrField {
    /// What stands before the colon.
    pub(super) label: String,
    /// What stands after it, on one line.
    pub(super) value: String,
    /// When it is left out of a code that is too long: lowest first; `None`: never.
    pub(super) drop_order: Option<u8>,
}

/// The dark modules of a code.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct QrCode {
    /// Modules on a side, with the quiet zone.
    pub(super) side: u32,
    /// Runs of dark modules: row, first column, length; counted with the quiet zone.
    pub(super) runs: Vec<(u32, u32, u32)>,
}

/// The data of a text in the smallest version that holds it; `None` where that would be above 15.
fn data(text: &str) -> Option<Bits> {
    (1..=LARGEST).find_map(|version| {
        let mut bits = Bits::new(Version::Normal(version));
        bits.push_eci_designator(26).ok()?;
        bits.push_byte_data(text.as_bytes()).ok()?;
        bits.push_terminator(EcLevel::M).ok()?;
        Some(bits)
    })
}

/// The code of a text; `None` where it would need a version above 15.
pub(super) fn encode(text: &str) -> Option<QrCode> {
    let bits = data(text)?;
    let version = bits.version();
    let width = usize::try_from(version.width()).ok()?;
    let (codewords, correction) = ec::construct_codewords(&bits.into_bytes(), version, EcLevel::M).ok()?;
    let mut canvas = Canvas::new(version, EcLevel::M);
    canvas.draw_all_functional_patterns();
    canvas.draw_data(&codewords, &correction);
    canvas.apply_mask(qr_mask::best(&canvas, width));
    let colors = canvas.into_colors();
    let side = u32::try_from(width).ok()?;
    let mut runs: Vec<(u32, u32, u32)> = Vec::new();
    for (row, colors) in (QUIET..).zip(colors.chunks(width)) {
        for (column, color) in (QUIET..).zip(colors) {
            match (color, runs.last_mut()) {
                (Color::Light, _) => {}
                (Color::Dark, Some((last, start, length))) if *last == row && *start + *length == column => {
                    *length += 1
                }
                (Color::Dark, _) => runs.push((row, column, 1)),
            }
        }
    }
    Some(QrCode { side: side + 2 * QUIET, runs })
}

/// The code of a text as rows of modules without the white around it, `true` for dark ones, for a program that draws the
/// code itself; `None` where it would need a version above 15.
pub fn qr_modules(text: &str) -> Option<Vec<Vec<bool>>> {
    let code = encode(text)?;
    let side = usize::try_from(code.side - 2 * QUIET).ok()?;
    let mut rows = vec![vec![false; side]; side];
    for (row, column, length) in code.runs {
        let row = rows.get_mut(usize::try_from(row - QUIET).ok()?)?;
        let start = usize::try_from(column - QUIET).ok()?;
        row.get_mut(start..start + usize::try_from(length).ok()?)?.fill(true);
    }
    Some(rows)
}

/// The text of a code that fits: lines of `fields` between the first and the last line.
///
/// Where all of it does not fit version 15, whole fields are left out, the least needed first, and never part of a
/// value; the order is that of [`QrField::drop_order`]. The numbers are never left out: where they alone are too long
/// there is no code, and the text is empty.
pub(super) fn text_that_fits(first: &str, fields: &[QrField], last: &str) -> String {
    let mut kept: Vec<&QrField> = fields.iter().collect();
    loop {
        let mut text = format!("{first}\n");
        for field in &kept {
            text.push_str(&format!("{}:{}\n", field.label, field.value));
        }
        text.push_str(last);
        if data(&text).is_some() {
            return text;
        }
        let Some(victim) = kept.iter().filter_map(|field| field.drop_order).min() else { return String::new() };
        kept.retain(|field| field.drop_order != Some(victim));
    }
}
