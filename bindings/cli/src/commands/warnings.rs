//! `techo warnings`: what runs out, most urgent first, each with its next steps.

use super::Done;
use super::notebook::Place;
use crate::args::{WarningAction, Warnings};
use crate::output::{Output, Screen};
use crate::refusal::Refusal;
use crate::values::day;
use chrono::NaiveDate;
use techo_core::model::{Choice, Member};
use techo_core::rules::{Severity, WarningText};
use techo_core::words::{Arg, Words};

pub(crate) fn warnings(args: &Warnings, place: &Place<'_>, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    let decision = args.action.as_ref().map(decision).transpose()?;
    let (family, warnings) = place.with(|notebook| {
        if let Some((subject, choice)) = decision {
            notebook.decide_on(subject, choice, today)?;
        }
        let lang = output.lang();
        let warnings = if args.all { notebook.all_warnings_on(today, lang) } else { notebook.warnings_on(today, lang) };
        Ok((notebook.family_on(today)?, warnings?))
    })?;
    output.answer(&warnings, |screen| show(&warnings, &family, output.words(), screen))?;
    Ok(Done::All)
}

/// What was decided, about which warning.
fn decision(action: &WarningAction) -> Result<(&str, Option<Choice>), Refusal> {
    Ok(match action {
        WarningAction::Done(args) => (&args.subject, Some(Choice::Done)),
        WarningAction::Later(args) => (&args.subject, Some(Choice::Later { until: day(&args.until, "until")? })),
        WarningAction::NotOurs(args) => (&args.subject, Some(Choice::NotOurs)),
        WarningAction::Again(args) => (&args.subject, None),
    })
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
