//! What the rules say, in a language: the values that cross to apps and stand in JSON (CLI.md `deadlines`, `warnings`).

use super::{CardDeadlines, CardStage, DateKind, FamilyDate, FamilyWarning, Severity, Step, WarnedPaper, WarningStage};
use crate::words::{Arg, Words};
use chrono::NaiveDate;
use serde::Serialize;

/// A [`Step`] in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StepText {
    /// A stable id, for apps that lead somewhere from here.
    pub id: String,
    /// What to do.
    pub text: String,
    /// The last day on which it helps; `None` where there is none.
    pub by: Option<NaiveDate>,
}

impl Step {
    /// The step in a language.
    pub fn worded(&self, words: &Words) -> StepText {
        StepText { id: self.id.to_owned(), text: words.render(&self.text), by: self.by }
    }
}

/// A [`FamilyWarning`] in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct WarningText {
    /// The member's id.
    pub member: String,
    /// What it is about.
    pub paper: WarnedPaper,
    /// Where that stands.
    pub stage: WarningStage,
    /// How pressing it is.
    pub severity: Severity,
    /// The day that counts: see [`FamilyWarning::date`].
    pub date: NaiveDate,
    /// Days to `date`; negative after it.
    pub days_left: i64,
    /// A short title without names or numbers, fit for a lock screen.
    pub title: String,
    /// One clear sentence.
    pub text: String,
    /// What to do, most pressing first; never empty.
    pub steps: Vec<StepText>,
    /// Where the rules come from; never empty.
    pub sources: Vec<String>,
    /// Whether the day was worked out from a birthday, as the text then says.
    pub estimated: bool,
    /// The key under which a decision about it is kept.
    pub subject: String,
}

impl FamilyWarning {
    /// The sentence in a language; that a day was worked out is said with it.
    pub(super) fn sentence(&self, words: &Words) -> String {
        let text = words.render(&self.text);
        if self.estimated { words.text("warn-estimated", &[("text", Arg::Text(&text))]) } else { text }
    }

    /// The warning in a language.
    pub fn worded(&self, words: &Words) -> WarningText {
        WarningText {
            member: self.member.clone(),
            paper: self.paper,
            stage: self.stage,
            severity: self.severity,
            date: self.date,
            days_left: self.days_left,
            title: words.render(&self.title),
            text: self.sentence(words),
            steps: self.steps.iter().map(|step| step.worded(words)).collect(),
            sources: self.sources.clone(),
            estimated: self.estimated,
            subject: self.subject.clone(),
        }
    }
}

/// A [`Notice`](super::Notice) in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NoticeText {
    /// A stable code.
    pub code: String,
    /// What to know.
    pub message: String,
}

/// [`CardDeadlines`] in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DeadlinesText {
    /// The card's last valid day.
    pub card_expires_on: NaiveDate,
    /// The user certificate's last valid day.
    pub cert_expires_on: NaiveDate,
    /// Whether one of the two was computed.
    pub estimated: bool,
    /// The first day on which the certificate can be renewed, or a new card can be had.
    pub renewable_from: NaiveDate,
    /// The last day on which the portal can be logged in to.
    pub portal_login_until: NaiveDate,
    /// The last day that families are promised at clinics; `None` where the card ends with the certificate.
    pub grace_promised_until: Option<NaiveDate>,
    /// The last day on which the system is said to take it.
    pub grace_system_until: NaiveDate,
    /// Where the card stands, by the promised end.
    pub stage: CardStage,
    /// Days to `cert_expires_on`; negative after it.
    pub days_left: i64,
    /// What to know about these dates.
    pub warnings: Vec<NoticeText>,
    /// What to do, most pressing first.
    pub next_steps: Vec<StepText>,
    /// Where the rules come from.
    pub sources: Vec<String>,
}

impl CardDeadlines {
    /// The dates in a language.
    pub fn worded(&self, words: &Words) -> DeadlinesText {
        let notices = self.warnings.iter();
        DeadlinesText {
            card_expires_on: self.card_expires_on,
            cert_expires_on: self.cert_expires_on,
            estimated: self.estimated,
            renewable_from: self.renewable_from,
            portal_login_until: self.portal_login_until,
            grace_promised_until: self.grace_promised_until,
            grace_system_until: self.grace_system_until,
            stage: self.stage,
            days_left: self.days_left,
            warnings: notices
                .map(|notice| NoticeText { code: notice.code.to_owned(), message: words.render(&notice.message) })
                .collect(),
            next_steps: self.next_steps.iter().map(|step| step.worded(words)).collect(),
            sources: self.sources.iter().map(|source| (*source).to_owned()).collect(),
        }
    }
}

/// A [`FamilyDate`] in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DateText {
    /// The member's id.
    pub member: String,
    /// What happens.
    pub kind: DateKind,
    /// The day.
    pub date: NaiveDate,
    /// What the day is called.
    pub what: String,
    /// What to do; `None` where there is nothing.
    pub step: Option<String>,
    /// Where the rule comes from.
    pub sources: Vec<String>,
}

impl FamilyDate {
    /// The day in a language.
    pub fn worded(&self, words: &Words) -> DateText {
        DateText {
            member: self.member.clone(),
            kind: self.kind,
            date: self.date,
            what: words.render(&self.what),
            step: self.step.as_ref().map(|step| words.render(step)),
            sources: self.sources.to_vec(),
        }
    }
}
