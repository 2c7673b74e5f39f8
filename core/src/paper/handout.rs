//! The sheets for a school or nursery: per child the original page, and a page that helps at the counter.
//!
//! Only the original counts (S002, S003 2-30, 2-31): it is embedded as it is, on a page of its own. What stands beside
//! it says so. Nothing is refused for its age or its 有効期限: it is marked on the sheet and in the warnings.

use super::clinic::{expired_since, saved_long_ago};
use super::font;
use super::open::Opened;
use super::plan::{Area, Grey, Ink, MM, Mark, Role, Sheet, stack};
use super::text::fit;
use super::texts::text;
use super::write::{Source, write_pdf};
use super::{clinic, handout_page};
use crate::error::Error;
use crate::model::{Coverage, DocumentKind, MemberFacts};
use crate::pdf;
use chrono::NaiveDate;
use std::fmt;

/// A4, upright.
pub(super) const A4: (f32, f32) = (210.0 * MM, 297.0 * MM);
/// The longest name of an event, in characters.
const LONGEST_EVENT: usize = 60;

/// What one child's sheets are made from.
pub struct HandoutSheet<'a> {
    /// What the paper says of the child.
    pub coverage: &'a Coverage,
    /// The kind of the paper.
    pub kind: DocumentKind,
    /// What was typed in for the child (the reading of the name).
    pub facts: &'a MemberFacts,
    /// The paper as it was stored.
    pub original_pdf: &'a [u8],
    /// Its pages on which this child stands and nobody else, from 1.
    pub pages: &'a [u32],
    /// Whether the paper is an extract that we made, with other people removed, and not as it was stored.
    pub is_extract: bool,
}

impl fmt::Debug for HandoutSheet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HandoutSheet").field("kind", &self.kind).field("pages", &self.pages).finish_non_exhaustive()
    }
}

/// What a hand-out is for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HandoutDetails {
    /// The event: 修学旅行. At most 60 characters.
    pub event: Option<String>,
    /// Its first day.
    pub from: Option<NaiveDate>,
    /// Its last day.
    pub until: Option<NaiveDate>,
    /// The day by which the sheets are returned or shredded.
    pub destroy_by: Option<NaiveDate>,
    /// The day on which the sheets are made: age and expiry are judged on it.
    pub printed_on: NaiveDate,
}

/// A doubt about a sheet; it is marked on the sheet as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperWarning {
    /// Which of the sheets given, from 0.
    pub sheet: usize,
    /// `expired`: past 有効期限. `expires_during`: valid on the day of printing, not on the last day of the event.
    /// `saved_long_ago`: saved more than 90 days ago. `no_date`: nothing says what day the paper speaks for.
    /// `extract`: other people were removed from the page. `annotations_left_out`: the original holds stamps or filled-in fields that cannot be embedded with the page.
    pub code: &'static str,
}

/// A hand-out: one PDF for all children.
#[derive(Clone, PartialEq, Eq)]
pub struct HandoutPdf {
    /// The file. The same input gives the same bytes.
    pub bytes: Vec<u8>,
    /// Its pages.
    pub pages: u32,
    /// What is doubtful, in the order of the sheets.
    pub warnings: Vec<PaperWarning>,
}

impl fmt::Debug for HandoutPdf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HandoutPdf")
            .field("pages", &self.pages)
            .field("warnings", &self.warnings)
            .finish_non_exhaustive()
    }
}

/// Makes the sheets for a school or nursery: A4, per child each page of the original by itself, then one page with the
/// numbers, the rule and the steps at the counter.
///
/// # Errors
/// [`Error::MixedPage`] where a child has no page of its own; [`Error::BadValue`] with `member` without any sheet,
/// `page` for a page that is not there, `event` for a name that is too long, `until` for an end before the beginning,
/// `destroy_by` for a day before the end; [`Error::MissingGlyph`] for a character that the bundled font cannot draw; [`Error::Read`] with why an original
/// can't be opened.
pub fn render_handout_pdf(sheets: &[HandoutSheet<'_>], details: &HandoutDetails) -> Result<HandoutPdf, Error> {
    check(sheets, details)?;
    let mut plans = Vec::new();
    let mut sources = Vec::new();
    let mut warnings = Vec::new();
    let mut with_foot = Vec::new();
    for (number, sheet) in sheets.iter().enumerate() {
        let opened = Opened::new(sheet.original_pdf)?;
        for (place, page) in sheet.pages.iter().enumerate() {
            let index = (*page as usize).checked_sub(1).ok_or(Error::BadValue { field: "page" })?;
            plans.push(original_page(sheet, place, sources.len(), index, opened.page_size(index)?)?);
        }
        let mut codes = doubts(sheet.coverage, details);
        if sheet.is_extract {
            codes.push("extract");
        }
        if sheet.pages.iter().any(|page| opened.shows_annotations((*page as usize).saturating_sub(1))) {
            codes.push("annotations_left_out");
        }
        for plan in handout_page::plan(sheet, details, &codes)? {
            with_foot.push(plans.len());
            plans.push(plan);
        }
        sources.push(pdf::guarded(|| Source::new(sheet.original_pdf, &opened))?);
        warnings.extend(codes.into_iter().map(|code| PaperWarning { sheet: number, code }));
    }
    let total = plans.len();
    for index in with_foot {
        if let Some(plan) = plans.get_mut(index) {
            handout_page::foot(plan, index + 1, total)?;
        }
    }
    let pages = u32::try_from(total).map_err(|_| Error::BadValue { field: "member" })?;
    let bytes = pdf::guarded(|| write_pdf(&plans, &sources, &text("handout-title", &[])))?;
    Ok(HandoutPdf { bytes, pages, warnings })
}

fn check(sheets: &[HandoutSheet<'_>], details: &HandoutDetails) -> Result<(), Error> {
    if sheets.is_empty() {
        return Err(Error::BadValue { field: "member" });
    }
    if sheets.iter().any(|sheet| sheet.pages.is_empty()) {
        return Err(Error::MixedPage);
    }
    if details.event.as_ref().is_some_and(|event| event.chars().count() > LONGEST_EVENT) {
        return Err(Error::BadValue { field: "event" });
    }
    if details.from.zip(details.until).is_some_and(|(from, until)| until < from) {
        return Err(Error::BadValue { field: "until" });
    }
    // A sheet must not be shredded before the trip is over.
    let last_day = details.until.or(details.from);
    if details.destroy_by.zip(last_day).is_some_and(|(destroy, last)| destroy < last) {
        return Err(Error::BadValue { field: "destroy_by" });
    }
    if let Some(event) = &details.event {
        font::glyphs(event).map_err(|_| Error::MissingGlyph { field: Some("event") })?;
    }
    Ok(())
}

/// Codes of what is doubtful about a paper on the day of printing and during the event.
fn doubts(coverage: &Coverage, details: &HandoutDetails) -> Vec<&'static str> {
    let today = details.printed_on;
    let last_day = details.until.or(details.from).unwrap_or(today);
    let mut codes = Vec::new();
    if expired_since(coverage, today).is_some() {
        codes.push("expired");
    } else if expired_since(coverage, last_day).is_some() {
        codes.push("expires_during");
    }
    if saved_long_ago(coverage, today).is_some() {
        codes.push("saved_long_ago");
    }
    if coverage.as_of().is_none() && coverage.valid_until.is_none() {
        codes.push("no_date");
    }
    codes
}

/// A page with nothing but a page of the original in a frame, as large as it goes, and a line above the frame.
pub(super) fn original_page(
    sheet: &HandoutSheet<'_>,
    place: usize,
    source: usize,
    page: usize,
    size: (f32, f32),
) -> Result<Sheet, Error> {
    let margin = 12.0 * MM;
    let mut plan = Sheet::new(A4.0, A4.1);
    let kind = clinic::kind_name(sheet.kind);
    let name = clinic::clean(sheet.coverage.name.as_deref()).unwrap_or_default();
    let (number, count) = ((place + 1).to_string(), sheet.pages.len().to_string());
    let caption = if sheet.is_extract { "handout-extract-caption" } else { "handout-original-caption" };
    let caption = text(caption, &[("name", &name), ("kind", &kind), ("number", &number), ("count", &count)]);
    let caption = fit(&caption, 10.0, 10.0, A4.0 - 2.0 * margin)?;
    let (marks, end) = stack(margin, margin, &caption, Ink::LABEL);
    plan.add(Role::Paragraph, marks);
    let room = Area { x: margin, y: end + 6.0, width: A4.0 - 2.0 * margin, height: A4.1 - margin - end - 6.0 };
    let area = room.inset(4.0).centred(size.0, size.1);
    plan.add(Role::Ornament, vec![Mark::Frame { area: area.inset(-4.0), thickness: 0.75, grey: Grey::RULE }]);
    plan.add(Role::Figure(text("handout-original-alt", &[("kind", &kind)])), vec![Mark::Page { area, source, page }]);
    Ok(plan)
}
