//! The notices to come: what a phone's scheduler shows when the app is closed, at most one a day for the family.
//!
//! The plan is a pure function of the family, the decisions and the day. After a reboot, a change of the clock or of
//! the time zone an app throws its scheduled notices away, asks again, and has the right ones: the moments are absolute
//! (nine in the morning in Japan, wherever the phone thinks it is), the ids stay the same from plan to plan.
//!
//! Start with [`notice_plan_on`].

use super::choices::returns;
use super::warnings::changes;
use super::{FamilyWarning, family_warnings_on, shown_on};
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
    /// What is new on that day, most urgent first; never empty.
    pub warnings: Vec<FamilyWarning>,
}

/// The notices from a day on, one a day, at most [`NOTICES`].
///
/// A warning is told of on the day on which it begins to say something new, or comes back after "later"; in between it
/// is silent. `told_until` is the last day whose notice was shown, where the host knows it: what was missed since then
/// (the phone was off) comes with the first day.
pub fn notice_plan_on(
    family: &[Member],
    choices: &BTreeMap<String, Choice>,
    told_until: Option<NaiveDate>,
    today: NaiveDate,
) -> Vec<PlannedNotice> {
    let told = told_until.or_else(|| today.pred_opt()).unwrap_or(today);
    let mut days: BTreeSet<NaiveDate> = family.iter().flat_map(changes).collect();
    for choice in choices.values() {
        if let Choice::Later { until } = choice {
            days.insert(*until);
        }
    }
    // What was put off comes back on its last valid day at the latest, which is one of the changes.
    days.insert(today);
    let days = days.into_iter().filter(|day| *day >= today && *day > told);
    let notices = days.filter_map(|date| {
        let after = if date == today { told } else { date.pred_opt().unwrap_or(date) };
        let mut warnings = shown_on(family_warnings_on(family, date), choices, date);
        warnings.retain(|warning| speaks(warning, choices) > after);
        (!warnings.is_empty()).then_some(PlannedNotice { date, warnings })
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
    /// The keys of what it tells of, for decisions.
    pub subjects: Vec<String>,
}

impl PlannedNotice {
    /// The notice in a language, with the members' names in the full text.
    pub fn worded(&self, family: &[Member], words: &Words) -> NoticePlanText {
        let count = i64::try_from(self.warnings.len()).unwrap_or(i64::MAX);
        let line = |warning: &FamilyWarning| {
            let name = family.iter().find(|member| member.id == warning.member).map_or("", |member| &member.name);
            let what = words.render(&warning.text);
            words.text("notice-line", &[("name", Arg::Text(name)), ("what", Arg::Text(&what))])
        };
        NoticePlanText {
            id: format!("notice-{}", self.date),
            date: self.date,
            at: nine_in_japan(self.date),
            lock_title: words.text("calendar-name", &[]),
            lock_text: words.text("notice-lock", &[("count", Arg::Number(count))]),
            text: self.warnings.iter().map(line).collect::<Vec<String>>().join("\n"),
            subjects: self.warnings.iter().map(|warning| warning.subject.clone()).collect(),
        }
    }
}

/// Nine in the morning in Japan, which is UTC+9 without summer time: the first second of the day in UTC.
fn nine_in_japan(date: NaiveDate) -> i64 {
    date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp()
}

#[cfg(test)]
mod tests;
