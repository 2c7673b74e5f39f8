//! The rules: what follows from a day. When a card or paper ends, what to warn of, what to do next.
//!
//! Pure: values and a day in, values out. What is not here: wording (rules return [`Message`](crate::words::Message)
//! ids with arguments), storing, reading. What changes with the years stands in `core/rules/*.toml` with its dates and
//! sources ([`table`]); what is arithmetic stands in functions. `core/rules/README.md` says which rule comes from
//! where, and which side was taken where the sources disagree.
//!
//! Start with [`deadlines_on`] (one card), [`family_warnings_on`] (a family's papers) and [`presenting_on`] (what to
//! bring).

mod affairs;
pub mod ask;
mod calendar;
mod calendar_days;
mod card_dates;
mod choices;
mod deadlines;
pub mod events;
mod family_dates;
mod notices;
mod papers;
mod presenting;
mod sources;
mod steps;
pub mod table;
mod warnings;
mod worded;

pub use affairs::{Affairs, PaperUse};
pub use calendar::{CalendarDay, calendar_days_on};
pub use calendar_days::lost_card_certificate_until;
#[cfg(any(feature = "store", test))]
pub(crate) use choices::is_subject_of;
pub use choices::shown_on;
pub use deadlines::{CardDeadlines, CardStage, Notice, deadlines_on};
pub use family_dates::{DateKind, FamilyDate, family_dates_on};
pub use notices::{NOTICES, NoticePlanText, PlannedNotice, notice_plan_on};
pub use presenting::{
    Accepted, AcceptedText, CardState, DeclarationLine, Escort, Presenting, PresentingText, Refused, RefusedText,
    Shown, Situation, VisitScene, declaration_text, presenting_of, presenting_on,
};
pub use steps::Step;
pub use warnings::{FamilyWarning, Severity, WarnedPaper, WarningStage, family_warnings_on};
pub use worded::{DateText, DeadlinesText, NoticeText, StepText, WarningText};

use crate::error::Error;
use crate::model::CardFacts;

/// Refuses facts of a card that can't be true together: a birth after the issue, an end before the beginning, a day
/// outside 1868–2200.
///
/// # Errors
/// [`Error::BadValue`] naming the fact, as [`deadlines_on`] does. What is missing is no error.
pub fn check_card(facts: &CardFacts) -> Result<(), Error> {
    card_dates::Ends::of(facts).map(|_| ())
}
