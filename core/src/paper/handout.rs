//! The sheets for a school or nursery: per child the original page, and a page that helps at the counter.
//!
//! Only the original counts (S002, S003 2-30, 2-31): it is embedded as it is. What stands beside it says so. Nothing is
//! refused for its age or its 有効期限: it is marked on the sheet and in the warnings. What the sheets are for stands in
//! `handout_details`, the page that helps in `handout_page`, the parents' own page in `parent_copy`.

use super::clinic::{expired_since, saved_long_ago};
use super::handout_details::{HandoutDetails, HandoutLayout, ParentLines};
use super::handout_page::Page;
use super::open::Opened;
use super::parts::{A4, MARGIN, SMALL};
use super::picture_page;
use super::plan::{Area, Grey, Ink, Mark, Placed, Role, Sheet, stack};
use super::stamps::{self, Shown};
use super::text::{Line, fit};
use super::texts::text;
use super::write::{Source, write_accessible_pdf, write_pdf};
use super::{clinic, dark, handout_name, handout_page, one_sheet, parent_copy};
use crate::error::Error;
use crate::model::{Coverage, DocumentKind, MemberFacts};
use crate::{pdf, picture};
use hayro::kurbo::Affine;
use std::borrow::Cow;
use std::fmt;

/// What one child's sheets are made from.
pub struct HandoutSheet<'a> {
    /// What the paper says of the child.
    pub coverage: &'a Coverage,
    /// The kind of the paper.
    pub kind: DocumentKind,
    /// What was typed in for the child (the reading of the name).
    pub facts: &'a MemberFacts,
    /// The paper as it was stored: a PDF, or a JPEG, PNG or WebP of at most 25 million pixels.
    pub original_pdf: &'a [u8],
    /// Its pages on which this child stands and nobody else, from 1.
    pub pages: &'a [u32],
    /// Whether the paper is an extract that we made, with other people removed, and not as it was stored.
    pub is_extract: bool,
    /// What the parents wrote for this child.
    pub lines: &'a ParentLines,
}

impl fmt::Debug for HandoutSheet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HandoutSheet").field("kind", &self.kind).field("pages", &self.pages).finish_non_exhaustive()
    }
}

/// A doubt about a sheet; it is marked on the sheet as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperWarning {
    /// Which of the sheets given, from 0.
    pub sheet: usize,
    /// `expired`: past 有効期限. `expires_during`: valid on the day of printing, not on the last day of the event.
    /// `saved_long_ago`: saved more than 90 days ago. `old_at_event`, `former_insurer`: see
    /// [`render_doubted_handout_pdf`]. `no_date`: nothing says what day the paper speaks for.
    /// `extract`: other people were removed from the page.
    /// `prints_dark`: the original's ground is dark (not marked on the sheet). `child_certificate_ends`: the 子ども医療証
    /// whose copy is added ends before the event does.
    /// `annotations_left_out`: the original shows stamps or filled-in fields that cannot be embedded with the page, as
    /// they have no picture of their own or the file is encrypted.
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

/// Makes the sheets for a school or nursery; see [`render_handout_pdf_with`].
///
/// # Errors
/// Those of [`render_handout_pdf_with`] but for [`Error::Cancelled`].
pub fn render_handout_pdf(sheets: &[HandoutSheet<'_>], details: &HandoutDetails) -> Result<HandoutPdf, Error> {
    render_handout_pdf_with(sheets, details, &mut |_, _| true)
}

/// Makes the sheets for a school or nursery: A4, per child each page of the original by itself, then one page with the
/// numbers, the rule and the steps at the counter; or as [`HandoutDetails::layout`] says. `progress` is told how many of
/// how many children are planned; where it answers `false` nothing is made.
///
/// # Errors
/// [`Error::MixedPage`] where a child has no page of its own; [`Error::BadValue`] with `member` without any sheet,
/// `page` for a page that is not there, `event` (or a parent's line) that is too long, `until` for an end before the
/// beginning, `destroy_by` for a day before the end; [`Error::MissingGlyph`] for a character that the font cannot draw;
/// [`Error::Read`] with why an original can't be opened; [`Error::Cancelled`].
pub fn render_handout_pdf_with(
    sheets: &[HandoutSheet<'_>],
    details: &HandoutDetails,
    progress: &mut dyn FnMut(usize, usize) -> bool,
) -> Result<HandoutPdf, Error> {
    render_doubted_handout_pdf(sheets, &[], details, progress)
}

/// The same, with what the rules doubt about each sheet, in the order of the sheets; it is marked as the paper's own
/// doubts are. `old_at_event`: a PDF older than 90 days on the event's first day. `former_insurer`: of an insurer that
/// another has followed.
///
/// # Errors
/// Those of [`render_handout_pdf_with`].
pub fn render_doubted_handout_pdf(
    sheets: &[HandoutSheet<'_>],
    doubted: &[Vec<&'static str>],
    details: &HandoutDetails,
    progress: &mut dyn FnMut(usize, usize) -> bool,
) -> Result<HandoutPdf, Error> {
    check(sheets, details)?;
    let mut made = Made::default();
    for (number, sheet) in sheets.iter().enumerate() {
        let codes = made.add_child(sheet, doubted.get(number).map_or(&[], Vec::as_slice), details)?;
        made.warnings.extend(codes.into_iter().map(|code| PaperWarning { sheet: number, code }));
        if !progress(number + 1, sheets.len()) {
            return Err(Error::Cancelled);
        }
    }
    // The parents' own page is not the school's, and has no number.
    let total = made.plans.len();
    for index in made.numbered {
        if let Some(plan) = made.plans.get_mut(index) {
            handout_name::folio(plan, index + 1, total)?;
        }
    }
    if let Some(lang) = details.second_lang {
        made.plans.push(parent_copy::plan(sheets, details, &made.warnings, lang)?);
    }
    let total = made.plans.len();
    let pages = u32::try_from(total).map_err(|_| Error::BadValue { field: "member" })?;
    let title = text("handout-title", &[]);
    let bytes = pdf::guarded(|| match details.layout {
        HandoutLayout::HelpPage => write_accessible_pdf(&made.plans, &title, details.printed_on),
        _ => write_pdf(&made.plans, &made.sources, &title),
    })?;
    Ok(HandoutPdf { bytes, pages, warnings: made.warnings })
}

/// The pages made so far, with the files that they embed.
#[derive(Default)]
struct Made {
    plans: Vec<Sheet>,
    sources: Vec<Source>,
    warnings: Vec<PaperWarning>,
    /// Which pages bear their number.
    numbered: Vec<usize>,
}

impl Made {
    /// Plans a child's pages; what is doubtful about them.
    fn add_child(
        &mut self,
        sheet: &HandoutSheet<'_>,
        doubted: &[&'static str],
        details: &HandoutDetails,
    ) -> Result<Vec<&'static str>, Error> {
        let mut codes = doubts(sheet.coverage, details);
        let last_day = details.until.or(details.from).unwrap_or(details.printed_on);
        let certificate = sheet.facts.child_certificate_until.filter(|_| sheet.lines.child_certificate);
        if certificate.is_some_and(|day| day < last_day) {
            codes.push("child_certificate_ends");
        }
        // What is old today is old on the day of the event too.
        let said = |code: &str| code == "old_at_event" && codes.contains(&"saved_long_ago");
        let more: Vec<&'static str> = doubted.iter().copied().filter(|code| !said(code)).collect();
        codes.extend(more);
        if sheet.is_extract {
            codes.push("extract");
        }
        if details.layout == HandoutLayout::HelpPage {
            self.add_numbered(handout_page::plan(&Page::new(sheet, details, &codes))?);
            return Ok(codes);
        }
        let file = picture_page::as_pdf(sheet.original_pdf)?;
        let opened = Opened::new(&file)?;
        let mut pages = Vec::new();
        for page in sheet.pages {
            let index = (*page as usize).checked_sub(1).ok_or(Error::BadValue { field: "page" })?;
            pages.push((index, opened.page_size(index)?));
        }
        let stamped = pdf::guarded(|| Ok::<_, Error>(stamps::with_stamps(&file, &opened, &pages)))?;
        if stamped.pages.iter().any(|page| dark::is_dark(&opened, page.index)) {
            codes.push("prints_dark");
        }
        let (embedded, pages) = match stamped.file {
            Cow::Borrowed(_) => (opened, stamped.pages),
            Cow::Owned(longer) => match Opened::new(&longer).ok().filter(|longer| longer.page_count() == stamped.count)
            {
                Some(longer) => (longer, stamped.pages),
                // Where the added pages are not seen, the paper is embedded by its content alone.
                None => (opened, stamps::without_stamps(stamped.pages)),
            },
        };
        if pages.iter().any(|page| !page.is_whole) {
            codes.push("annotations_left_out");
        }
        let source = self.sources.len();
        let page = Page::new(sheet, details, &codes);
        match details.layout {
            HandoutLayout::OneSheet => {
                let plans = one_sheet::plan(&page, source, &pages)?;
                self.add_numbered(plans);
            }
            _ => {
                for (place, shown) in pages.iter().enumerate() {
                    self.plans.push(original_page(sheet, place, source, shown)?);
                }
                self.add_numbered(handout_page::plan(&page)?);
            }
        }
        self.sources.push(Source::new(embedded));
        Ok(codes)
    }

    fn add_numbered(&mut self, plans: Vec<Sheet>) {
        for plan in plans {
            self.numbered.push(self.plans.len());
            self.plans.push(plan);
        }
    }
}

fn check(sheets: &[HandoutSheet<'_>], details: &HandoutDetails) -> Result<(), Error> {
    if sheets.is_empty() {
        return Err(Error::BadValue { field: "member" });
    }
    if details.layout != HandoutLayout::HelpPage && sheets.iter().any(|sheet| sheet.pages.is_empty()) {
        return Err(Error::MixedPage);
    }
    details.check()?;
    sheets.iter().try_for_each(check_drawn)?;
    sheets.iter().try_for_each(|sheet| sheet.lines.check())
}

/// Names the field of a paper that no font at hand can draw.
fn check_drawn(sheet: &HandoutSheet<'_>) -> Result<(), Error> {
    let coverage = sheet.coverage;
    for (field, value) in [
        ("name", &coverage.name),
        ("kana", &coverage.kana),
        ("insurer_name", &coverage.insurer_name),
        ("symbol", &coverage.symbol),
        ("number", &coverage.number),
    ] {
        if let Some(value) = value {
            Line::new(value).map_err(|_| Error::MissingGlyph { field: Some(field) })?;
        }
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
    shown: &Shown,
) -> Result<Sheet, Error> {
    let mut plan = Sheet::new(A4.0, A4.1);
    let room = Area { x: MARGIN, y: MARGIN, width: A4.0 - 2.0 * MARGIN, height: A4.1 - 2.0 * MARGIN };
    original(&mut plan, sheet, place, (source, shown), room)?;
    Ok(plan)
}

/// A page of the original in a frame with a line above it, in a room.
pub(super) fn original(
    plan: &mut Sheet,
    sheet: &HandoutSheet<'_>,
    place: usize,
    (source, shown): (usize, &Shown),
    room: Area,
) -> Result<(), Error> {
    let kind = clinic::kind_name(sheet.kind);
    let name = clinic::clean(sheet.coverage.name.as_deref()).unwrap_or_default();
    let (number, count) = ((place + 1).to_string(), sheet.pages.len().to_string());
    let is_picture = picture::is_picture(sheet.original_pdf);
    let caption = match (is_picture, sheet.pages.len()) {
        _ if sheet.is_extract => "handout-extract-caption",
        (true, _) => "handout-original-caption-picture",
        (false, 0 | 1) => "handout-original-caption",
        (false, _) => "handout-original-caption-of",
    };
    let caption = text(caption, &[("name", &name), ("kind", &kind), ("number", &number), ("count", &count)]);
    let caption = fit(&caption, SMALL, SMALL, room.width)?;
    let (marks, end) = stack(room.x, room.y, &caption, Ink::LABEL);
    plan.add(Role::Paragraph, marks);
    let taken = end + 6.0 - room.y;
    let room = Area { y: room.y + taken, height: room.height - taken, ..room };
    let Placed { area, is_turned } = room.inset(4.0).for_page(shown.size);
    plan.add(Role::Ornament, vec![Mark::Frame { area: area.inset(-4.0), thickness: 0.75, grey: Grey::RULE }]);
    let corner = |y: f32| Affine::translate((f64::from(area.x), f64::from(y)));
    let stamp = |size, transform: Affine, page| {
        let transform = transform.as_coeffs().map(|number| number as f32);
        Mark::Stamp { size, transform, source, page }
    };
    let (page, onto) = if is_turned {
        let scale = Affine::scale(f64::from(area.height / shown.size.0));
        let onto = corner(area.y + area.height) * Affine::rotate(-std::f64::consts::FRAC_PI_2) * scale;
        (stamp(shown.size, onto, shown.index), onto)
    } else {
        let scale = Affine::scale(f64::from(area.width / shown.size.0));
        (Mark::Page { area, source, page: shown.index }, corner(area.y) * scale)
    };
    let mut marks = vec![page];
    marks.extend(shown.stamps.iter().map(|one| stamp(one.size, onto * one.transform, one.page)));
    plan.add(Role::Figure(text("handout-original-alt", &[("kind", &kind)])), marks);
    Ok(())
}
