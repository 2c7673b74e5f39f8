//! What a person decided about a warning: done, later, not ours. What stays silent because of it, and until when.
//!
//! A decision holds for one matter: this paper of this member with this last day. A renewed paper is another matter.
//! Two things a decision cannot do, because they would hurt: "later" ends at the latest on the last valid day, and what
//! was called done before its last day is asked about once more after it, where no new date was entered.

use super::{FamilyWarning, WarnedPaper, WarningStage};
use crate::model::Choice;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The key of a matter, before or after its last day. It holds the member's id, and of the day, which may tell a
/// birthday, a digest only.
pub(super) fn subject(member: &str, paper: WarnedPaper, stage: WarningStage, end: NaiveDate) -> String {
    // A day of others' and a last day may be the same day, and are two matters.
    let matter = match stage {
        WarningStage::BeforeEvent | WarningStage::FormerInsurer | WarningStage::Missing => {
            format!("{} {}", paper.key(), stage.key())
        }
        _ => paper.key().to_owned(),
    };
    let digest = Sha256::digest(format!("shikaku-techo matter\n{member}\n{matter}\n{end}"));
    let short: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    format!("warning {member} {} {short} {}", paper.key(), if stage.is_over() { AFTER } else { BEFORE })
}

const BEFORE: &str = "before";
const AFTER: &str = "after";

/// The warnings that are to be shown, given what was decided.
pub fn shown_on(
    mut warnings: Vec<FamilyWarning>,
    choices: &BTreeMap<String, Choice>,
    today: NaiveDate,
) -> Vec<FamilyWarning> {
    warnings.retain(|warning| !is_silent(warning, choices, today));
    warnings
}

/// Whether a decision keeps a matter silent.
pub(super) enum Quiet {
    /// It is not.
    No,
    /// Until the day before that one.
    Until(NaiveDate),
    /// For good.
    Always,
}

/// What was decided about the matter of a key. `back_by`: the day on which it comes back at the latest.
pub(super) fn quiet(subject: &str, back_by: Option<NaiveDate>, choices: &BTreeMap<String, Choice>) -> Quiet {
    if other_half(subject).and_then(|other| choices.get(&other)) == Some(&Choice::NotOurs) {
        return Quiet::Always;
    }
    match choices.get(subject) {
        Some(Choice::Done | Choice::NotOurs) => Quiet::Always,
        Some(Choice::Later { until }) => Quiet::Until(back_by.map_or(*until, |last| last.min(*until))),
        None => Quiet::No,
    }
}

/// Whether a decision keeps a warning silent on a day.
fn is_silent(warning: &FamilyWarning, choices: &BTreeMap<String, Choice>, today: NaiveDate) -> bool {
    match quiet(&warning.subject, back_by(warning), choices) {
        Quiet::No => false,
        Quiet::Until(day) => today < day,
        Quiet::Always => true,
    }
}

/// The day on which a warning comes back that was put off: not after its last valid day.
pub(super) fn returns(warning: &FamilyWarning, until: NaiveDate) -> NaiveDate {
    back_by(warning).map_or(until, |last| last.min(until))
}

/// The last day for "later"; `None` where no day is left that could be missed.
fn back_by(warning: &FamilyWarning) -> Option<NaiveDate> {
    let can_be_late = warning.stage.is_over()
        || matches!(warning.stage, WarningStage::Old | WarningStage::FormerInsurer | WarningStage::Missing);
    (!can_be_late).then_some(warning.date)
}

/// The key of the same matter on the other side of its last day.
fn other_half(subject: &str) -> Option<String> {
    let before = subject.strip_suffix(BEFORE).map(|matter| format!("{matter}{AFTER}"));
    before.or_else(|| subject.strip_suffix(AFTER).map(|matter| format!("{matter}{BEFORE}")))
}

/// Whether a key is that of a matter of one of these members.
#[cfg(any(feature = "store", test))]
pub(crate) fn is_subject_of(subject: &str, family: &[crate::model::Member]) -> bool {
    let mut parts = subject.split(' ');
    let member = (parts.next() == Some("warning")).then(|| parts.next()).flatten();
    member.is_some_and(|id| family.iter().any(|member| member.id == id)) && other_half(subject).is_some()
}
