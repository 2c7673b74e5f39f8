//! `techo warnings`: what runs out, most urgent first, each with its next steps.

use super::Done;
use super::notebook::Place;
use crate::output::{Output, Screen};
use crate::refusal::Refusal;
use chrono::NaiveDate;
use techo_core::model::Member;
use techo_core::rules::{Severity, WarningText};
use techo_core::words::{Arg, Words};

pub(crate) fn warnings(place: &Place<'_>, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    let (family, warnings) =
        place.with(|notebook| Ok((notebook.family_on(today)?, notebook.warnings_on(today, output.lang())?)))?;
    output.answer(&warnings, |screen| show(&warnings, &family, output.words(), screen))?;
    Ok(Done::All)
}

/// The warnings with the names of those they are about: a warning itself names nobody.
pub(crate) fn show(warnings: &[WarningText], family: &[Member], words: &Words, screen: &mut Screen) {
    if warnings.is_empty() {
        screen.line(&words.text("command-nothing-due", &[]));
    }
    for warning in warnings {
        let name = family.iter().find(|member| member.id == warning.member).map_or("", |member| &member.name);
        screen.line(&format!("{} {name}: {}", mark(warning.severity), warning.title));
        screen.line(&format!("    {}", warning.text));
        for step in &warning.steps {
            screen.line(&format!("    → {}", step.text));
        }
        let sources = warning.sources.join(", ");
        screen.line(&format!("    {}", words.text("command-source", &[("sources", Arg::Text(&sources))])));
    }
}

/// How pressing a warning is, at a glance and without colour.
fn mark(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "[  ]",
        Severity::Soon => "[! ]",
        Severity::Urgent => "[!!]",
        Severity::Ended => "[××]",
    }
}
