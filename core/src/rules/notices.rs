//! The notices to come: what a phone's scheduler shows when the app is closed, at most one a day for the family.
//!
//! The plan is a pure function of the family, the decisions and the day. After a reboot, a change of the clock or of
//! the time zone an app throws its scheduled notices away, asks again, and has the right ones: the moments are absolute
//! (nine in the morning in Japan, wherever the phone thinks it is), the ids stay the same from plan to plan.
//!
//! Start with [`notice_plan_on`].

use super::choices::returns;
use super::events::{FamilyTask, family_tasks_of, tasks_to_come};
use super::warnings::changes;
use super::{Affairs, FamilyWarning, family_warnings_on, shown_on};
use crate::model::{Choice, Member};
use crate::words::{Arg, Words};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// How many notices a plan holds at most: schedulers take no more than some dozens.
pub const NOTICES: usize = 30;

/// One day's notice for the whole family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedNotice {
    /// The day.
    pub date: NaiveDate,
    /// What is new on that day, most urgent first.
    pub warnings: Vec<FamilyWarning>,
    /// The tasks of life events to be reminded of, what presses first. Not both lists are empty.
    pub tasks: Vec<FamilyTask>,
}

/// The notices from a day on, one a day, at most [`NOTICES`].
///
/// A warning is told of on the day on which it begins to say something new, or comes back after "later"; a task of a
/// life event on the days of its reminders (`core/rules/events.toml`); in between both are silent. `told_until` is the
/// last day whose notice was shown, where the host knows it: what was missed since then (the phone was off) comes with
/// the first day.
pub fn notice_plan_on(
    family: &[Member],
    affairs: &Affairs,
    told_until: Option<NaiveDate>,
    today: NaiveDate,
) -> Vec<PlannedNotice> {
    let told = told_until.or_else(|| today.pred_opt()).unwrap_or(today);
    let mut days: BTreeSet<NaiveDate> = family.iter().flat_map(|member| changes(member, family, affairs)).collect();
    days.extend(tasks_to_come(family, affairs, today).iter().flat_map(|task| task.reminders()));
    for choice in affairs.choices.values() {
        if let Choice::Later { until } = choice {
            days.insert(*until);
        }
    }
    // What was put off comes back on its last valid day at the latest, which is one of the changes.
    days.insert(today);
    let days = days.into_iter().filter(|day| *day >= today && *day > told);
    let notices = days.filter_map(|date| {
        let after = if date == today { told } else { date.pred_opt().unwrap_or(date) };
        let mut warnings = shown_on(family_warnings_on(family, affairs, date), &affairs.choices, date);
        warnings.retain(|warning| speaks(warning, &affairs.choices) > after);
        let mut tasks = family_tasks_of(family, affairs, date);
        tasks.retain(|task| task.speaks(affairs.choices.get(&task.subject).copied(), date) > Some(after));
        let silent = warnings.is_empty() && tasks.is_empty();
        (!silent).then_some(PlannedNotice { date, warnings, tasks })
    });
    notices.take(NOTICES).collect()
}

/// The day from which a warning that is shown says what it says: its own, or that of its return.
fn speaks(warning: &FamilyWarning, choices: &BTreeMap<String, Choice>) -> NaiveDate {
    match choices.get(&warning.subject) {
        Some(Choice::Later { until }) => warning.since.max(returns(warning, *until)),
        _ => warning.since,
    }
}

/// A [`PlannedNotice`] in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NoticePlanText {
    /// Stable from plan to plan: `notice-2026-12-01`.
    pub id: String,
    /// The day.
    pub date: NaiveDate,
    /// The moment: nine in the morning in Japan on that day, in seconds since 1970-01-01T00:00Z.
    pub at: i64,
    /// For a locked screen: says nothing of persons, papers or health.
    pub lock_title: String,
    /// For a locked screen.
    pub lock_text: String,
    /// For the family's eyes: a line each, with the name.
    pub text: String,
    /// The keys of what it tells of, for decisions: about warnings first, then about tasks (`task:…`).
    pub subjects: Vec<String>,
}

impl PlannedNotice {
    /// The notice in a language, with the members' names in the full text.
    pub fn worded(&self, family: &[Member], words: &Words) -> NoticePlanText {
        let count = i64::try_from(self.warnings.len() + self.tasks.len()).unwrap_or(i64::MAX);
        let line = |member: &str, what: String| {
            let name = family.iter().find(|known| known.id == member).map_or("", |known| &known.name);
            words.text("notice-line", &[("name", Arg::Text(name)), ("what", Arg::Text(&what))])
        };
        let warnings = self.warnings.iter().map(|warning| line(&warning.member, warning.sentence(words)));
        let tasks = self.tasks.iter().map(|task| line(&task.event.member, words.render(&task.task.text)));
        let subjects = self.warnings.iter().map(|warning| &warning.subject);
        NoticePlanText {
            id: format!("notice-{}", self.date),
            date: self.date,
            at: nine_in_japan(self.date),
            lock_title: words.text("calendar-name", &[]),
            lock_text: words.text("notice-lock", &[("count", Arg::Number(count))]),
            text: warnings.chain(tasks).collect::<Vec<String>>().join("\n"),
            subjects: subjects.chain(self.tasks.iter().map(|task| &task.subject)).cloned().collect(),
        }
    }
}

/// Nine in the morning in Japan, which is UTC+9 without summer time: the first second of the day in UTC.
fn nine_in_japan(date: NaiveDate) -> i64 {
    date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp()
}

#[cfg(test)]
mod task_tests;
#[cfg(test)]
mod tests;
