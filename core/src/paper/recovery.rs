//! The recovery sheet: what a family keeps on paper to open its notebook again when the phone is gone.
//!
//! It says what the passphrase opens, where the backup lies (a line to fill in) and what to do. The passphrase stands on
//! it only where the caller gives it; otherwise there is room to write it by hand. No numbers of anybody's insurance.

use super::parts::{A4, Beside, CONTENT, Look, MARGIN, SMALL, lines};
use super::plan::{Area, Grey, Ink, MM, Mark, Role, Sheet};
use super::text::fit;
use super::texts::text;
use super::write::write_accessible_pdf;
use crate::error::Error;
use crate::pdf;
use crate::words::{Arg, Lang};
use chrono::NaiveDate;
use std::fmt;

/// What stands on a recovery sheet.
#[derive(Clone, Copy)]
pub struct RecoverySheet<'a> {
    /// The day it is made.
    pub printed_on: NaiveDate,
    /// What the family calls its notebook, if it has a name.
    pub notebook_name: Option<&'a str>,
    /// The passphrase, to be printed; `None` leaves room to write it by hand.
    pub passphrase: Option<&'a str>,
    /// A second language beside the Japanese.
    pub second_lang: Option<Lang>,
}

impl fmt::Debug for RecoverySheet<'_> {
    /// The passphrase stays out: it may stand in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecoverySheet").field("printed_on", &self.printed_on).finish_non_exhaustive()
    }
}

/// Makes the recovery sheet: one page of A4, PDF/UA-1 and PDF/A-2a.
///
/// # Errors
/// [`Error::MissingGlyph`] with `passphrase` or `name` for a character that the font cannot draw.
///
/// ```
/// use techo_core::paper::{RecoverySheet, render_recovery_sheet_pdf};
/// let printed_on = "2026-11-21".parse().expect("a day");
/// let sheet = RecoverySheet { printed_on, notebook_name: None, passphrase: None, second_lang: None };
/// assert!(render_recovery_sheet_pdf(&sheet)?.starts_with(b"%PDF-1.7"));
/// # Ok::<(), techo_core::error::Error>(())
/// ```
pub fn render_recovery_sheet_pdf(sheet: &RecoverySheet<'_>) -> Result<Vec<u8>, Error> {
    let plan = plan(sheet)?;
    pdf::guarded(|| write_accessible_pdf(&[plan], &text("sheet-recovery-title", &[]), sheet.printed_on))
}

fn plan(sheet: &RecoverySheet<'_>) -> Result<Sheet, Error> {
    let mut plan = Sheet::new(A4.0, A4.1);
    let beside = Beside::new(sheet.second_lang);
    let mut y = MARGIN;
    y = beside.put(&mut plan, Look::TITLE, (MARGIN, y), "sheet-recovery-title", &[])? + 2.0;
    plan.rule(MARGIN, y, CONTENT);
    y = beside.put(&mut plan, Look::TEXT, (MARGIN, y + 8.0), "sheet-recovery-what", &[])?;
    let day = [("date", Arg::Date(sheet.printed_on))];
    y = beside.put(&mut plan, Look::ASIDE, (MARGIN, y + 2.0), "sheet-made-on", &day)?;
    y = named(&mut plan, sheet, y + 4.0)?;
    y = passphrase(&mut plan, &beside, sheet, y + 12.0)?;
    y = field(&mut plan, &beside, "sheet-recovery-backup", 2, y + 12.0)?;
    y = beside.put(&mut plan, Look::HEADING, (MARGIN, y + 14.0), "sheet-recovery-steps", &[])? + 2.0;
    for number in 1..=4 {
        let id = format!("sheet-recovery-step-{number}");
        y = beside.put_numbered(&mut plan, number, (MARGIN, y), &id, &[])? + 4.0;
    }
    y = beside.put(&mut plan, Look::HEADING, (MARGIN, y + 12.0), "sheet-recovery-care", &[])? + 2.0;
    for number in 1..=3 {
        let id = format!("sheet-recovery-care-{number}");
        y = beside.put_numbered(&mut plan, number, (MARGIN, y), &id, &[])? + 4.0;
    }
    Ok(plan)
}

/// What the family calls its notebook.
fn named(plan: &mut Sheet, sheet: &RecoverySheet<'_>, top: f32) -> Result<f32, Error> {
    let Some(name) = sheet.notebook_name.map(str::trim).filter(|name| !name.is_empty()) else { return Ok(top) };
    let name = fit(name, 16.0, SMALL, CONTENT).map_err(|error| blamed(error, "name"))?;
    Ok(lines(plan, Role::Paragraph, MARGIN, top, &name, Ink::BOLD))
}

/// Height of a line to write on by hand.
const HAND: f32 = 12.0 * MM;

/// A heading, and lines to write on.
fn field(plan: &mut Sheet, beside: &Beside, id: &str, rows: u8, top: f32) -> Result<f32, Error> {
    let mut y = beside.put(plan, Look::HEADING, (MARGIN, top), id, &[])?;
    for _ in 0..rows {
        y += HAND;
        let area = Area { x: MARGIN, y: y - 0.5, width: CONTENT, height: 0.75 };
        plan.add(Role::Ornament, vec![Mark::Fill { area, grey: Grey::LABEL }]);
    }
    Ok(y)
}

/// The passphrase in a frame, or a frame to write it in.
fn passphrase(plan: &mut Sheet, beside: &Beside, sheet: &RecoverySheet<'_>, top: f32) -> Result<f32, Error> {
    let heading = beside.put(plan, Look::HEADING, (MARGIN, top), "sheet-recovery-passphrase", &[])? + 2.0;
    let mut end = heading + 2.0 * HAND;
    if let Some(words) = sheet.passphrase {
        let width = CONTENT - 12.0 * MM;
        let words = fit(words, 20.0, 12.0, width).map_err(|error| blamed(error, "passphrase"))?;
        let y = lines(plan, Role::Paragraph, MARGIN + 6.0 * MM, heading + 4.0 * MM, &words, Ink::DIGITS);
        end = y + 4.0 * MM;
    } else {
        let area = Area { x: MARGIN + 4.0 * MM, y: heading + HAND, width: CONTENT - 8.0 * MM, height: 0.5 };
        plan.add(Role::Ornament, vec![Mark::Fill { area, grey: Grey::RULE }]);
    }
    let area = Area { x: MARGIN, y: heading, width: CONTENT, height: end - heading };
    plan.add(Role::Ornament, vec![Mark::Frame { area, thickness: 1.2, grey: Grey::BLACK }]);
    let id = if sheet.passphrase.is_some() { "sheet-recovery-printed" } else { "sheet-recovery-write" };
    beside.put(plan, Look::ASIDE, (MARGIN, end + 2.0), id, &[])
}

/// The error with the option that it is about.
fn blamed(error: Error, field: &'static str) -> Error {
    match error {
        Error::MissingGlyph { .. } => Error::MissingGlyph { field: Some(field) },
        other => other,
    }
}
