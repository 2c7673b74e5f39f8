//! What goes into the calendar file of a family: the days of its cards and papers, and the tasks of its life events.
//!
//! Decisions count as they do for warnings: what is done or not theirs is left out, what was put off rings on the day
//! on which it comes back. How such a file is written: `exchange`.

use super::choices::{Quiet, quiet};
use super::events::{FamilyTask, family_tasks_of, title_of};
use super::{Affairs, FamilyDate, family_dates_on};
use crate::model::{Choice, Member};
use crate::words::Message;
use chrono::NaiveDate;
use std::fmt;

/// A day in the calendar, with what rings for it.
#[derive(Clone, PartialEq, Eq)]
pub struct CalendarDay {
    /// What makes it this entry and no other, from file to file: ids only.
    pub key: String,
    /// The member's name, for the family's own eyes.
    pub name: String,
    /// What the day is called.
    pub what: Message,
    /// What to do.
    pub step: Option<Message>,
    /// The day.
    pub date: NaiveDate,
    /// Alarms, in days before.
    pub alarms: Vec<u16>,
}

impl fmt::Debug for CalendarDay {
    /// The name stays out: it may stand in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CalendarDay").field("key", &self.key).field("date", &self.date).finish_non_exhaustive()
    }
}

/// The days of a family's calendar, today and to come, by day.
pub fn calendar_days_on(family: &[Member], affairs: &Affairs, today: NaiveDate) -> Vec<CalendarDay> {
    let dates = family_dates_on(family, today).into_iter().filter(|date| date.in_calendar);
    let mut days: Vec<CalendarDay> = dates.filter_map(|date| of_date(date, affairs)).collect();
    let tasks = family_tasks_of(family, affairs, today);
    days.extend(tasks.iter().filter_map(|task| of_task(task, family, affairs)).filter(|day| today <= day.date));
    days.sort_by_key(|day| day.date);
    days
}

/// A day of a paper, unless a decision keeps it silent.
fn of_date(date: FamilyDate, affairs: &Affairs) -> Option<CalendarDay> {
    let matter = date.matter.as_ref();
    let quiet = matter.map_or(Quiet::No, |matter| quiet(&matter.subject, matter.back_by, &affairs.choices));
    let alarms = match quiet {
        Quiet::Always => return None,
        Quiet::No => date.alarms.to_vec(),
        Quiet::Until(back) => back_from(date.date, back, date.alarms.iter().copied())?,
    };
    let key = format!("{}\n{}", date.member, date.kind.key());
    Some(CalendarDay { key, name: date.name, what: date.what, step: date.step, date: date.date, alarms })
}

/// A task that has a day and is still to be done. One that was put off without a last day stands on the day on which it
/// comes back.
fn of_task(task: &FamilyTask, family: &[Member], affairs: &Affairs) -> Option<CalendarDay> {
    if !task.state.is_left() {
        return None;
    }
    let back = match affairs.choices.get(&task.subject) {
        Some(Choice::Later { until }) => Some(task.task.by.map_or(*until, |by| by.min(*until))),
        _ => None,
    };
    let date = task.task.by.or(task.task.from.max(back))?;
    let all = task.task.alarms();
    let alarms = match back {
        Some(back) => back_from(date, back, all.into_iter())?,
        None => all,
    };
    let event = &task.event;
    Some(CalendarDay {
        key: format!("{}\ntask {} {}", event.member, event.event, task.task.id),
        name: family.iter().find(|member| member.id == event.member)?.name.clone(),
        what: title_of(&event.event)?,
        step: Some(task.task.text.clone()),
        date,
        alarms,
    })
}

/// The alarms from the day on which something comes back, that day among them; `None` for a day before it.
fn back_from(date: NaiveDate, back: NaiveDate, alarms: impl Iterator<Item = u16>) -> Option<Vec<u16>> {
    let left = u16::try_from(date.signed_duration_since(back).num_days()).ok()?;
    let mut alarms: Vec<u16> = std::iter::once(left).chain(alarms.filter(|days| *days < left)).collect();
    alarms.dedup();
    Some(alarms)
}

#[cfg(test)]
mod tests;
