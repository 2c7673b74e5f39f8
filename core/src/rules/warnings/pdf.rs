//! What goes wrong with a PDF that has no last day, or before it: it is of a former insurer, it will be old on the day
//! on which others use it, it is old.

use super::{Matter, WarnedPaper, WarningStage, Writer, begins, fetch_new_pdf};
use crate::rules::FamilyWarning;
use crate::rules::affairs::PdfDays;
use crate::rules::calendar_days::days_between;
use crate::rules::steps::Step;
use crate::rules::table::{Anchor, shipped};
use crate::words::Message;
use chrono::{Days, NaiveDate};

/// A PDF is old from the day after so many days: row `eligibility_pdf_old`.
pub(in crate::rules) const FRESH_DAYS: u64 = 90;

/// Whether a PDF that was saved on a day is older than that on another.
fn is_old_on(saved: NaiveDate, day: NaiveDate) -> bool {
    saved.checked_add_days(Days::new(FRESH_DAYS)).is_some_and(|last| last < day)
}

/// The days on which what is said of a PDF can change.
pub(super) fn changes(days: &PdfDays) -> Vec<NaiveDate> {
    let rows = shipped().warnings.iter().filter(|row| row.paper == WarnedPaper::EligibilityPdf);
    let mut found: Vec<NaiveDate> = days.needed.iter().filter_map(|day| day.succ_opt()).collect();
    for row in rows {
        match row.anchor {
            Anchor::Saved => found.push(begins(row, days.saved)),
            Anchor::Needed => found.extend(days.needed.iter().map(|day| begins(row, *day))),
            Anchor::FormerAfter | Anchor::Opens | Anchor::End | Anchor::GraceEnd | Anchor::Told => {}
        }
    }
    found
}

impl Writer<'_> {
    /// The warning of a paper that shows the insurer before the present one.
    pub(super) fn former_insurer(&self, portal_open: bool) -> Option<FamilyWarning> {
        let former = self.former.as_ref().filter(|former| former.after < self.today)?;
        let last = former.after;
        let stage = WarningStage::FormerInsurer;
        let (since, row) = self.row(former.paper, stage, |anchor| (anchor == Anchor::FormerAfter).then_some(last))?;
        let text =
            Message::new(&row.text).date("date", former.as_of).date("until", last).text("kind", former.paper.key());
        let steps = match former.paper {
            // Who has one needs the next: the portal gives none.
            WarnedPaper::EligibilityCertificate => {
                vec![Step::new("ask_eligibility_certificate", "step-ask_eligibility_certificate")]
            }
            _ => vec![
                fetch_new_pdf(portal_open),
                Step::new("check_new_insurer", "step-check_new_insurer"),
                Step::new("ask_insurer_meanwhile", "step-ask_insurer_meanwhile"),
            ],
        };
        Some(self.warning(row, Matter { end: last, date: last, since }, text, steps, &[]))
    }

    /// The warning of a PDF that will be old on the next day on which others use it.
    pub(super) fn old_for_use(&self, portal_open: bool) -> Option<FamilyWarning> {
        let days = self.pdf.as_ref()?;
        let next = *days.needed.iter().find(|day| self.today <= **day && is_old_on(days.saved, **day))?;
        let stage = WarningStage::BeforeEvent;
        let (since, row) =
            self.row(WarnedPaper::EligibilityPdf, stage, |anchor| (anchor == Anchor::Needed).then_some(next))?;
        let text = Message::new(&row.text)
            .date("date", days.saved)
            .date("until", next)
            .number("days", days_between(days.saved, next));
        let steps = vec![fetch_new_pdf(portal_open), Step::until("print_new_sheet", "step-print_new_sheet", next)];
        Some(self.warning(row, Matter { end: next, date: next, since }, text, steps, &[]))
    }

    /// The warning of a PDF that was saved long ago.
    pub(super) fn old_pdf(&self, portal_open: bool) -> Option<FamilyWarning> {
        let saved = self.pdf.as_ref()?.saved;
        let (since, row) = self
            .row(WarnedPaper::EligibilityPdf, WarningStage::Old, |anchor| (anchor == Anchor::Saved).then_some(saved))?;
        let text = Message::new(&row.text).date("date", saved).number("days", days_between(saved, self.today));
        let matter = Matter { end: saved, date: since, since };
        Some(self.warning(row, matter, text, vec![fetch_new_pdf(portal_open)], &[]))
    }
}

#[cfg(test)]
mod tests;
