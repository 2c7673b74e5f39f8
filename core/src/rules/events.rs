//! Life events: what a family has to do when a child is born, a job changes, a card is lost.
//!
//! Pure: an event and its day in, a list of tasks with their days out. What is to be done, in which order, until when
//! and whom to ask is data (`core/rules/events.toml`, loaded by [`load_events`]); the words stand in
//! `locales/*/events.ftl`. What is not here: which events a family has begun and what it ticked off (the store's).
//!
//! Start with [`life_events`] and [`event_tasks`]; [`family_tasks_of`] is the list of a family.

mod load;
mod tasks;
#[cfg(test)]
mod tests;
mod worded;

pub use load::{EventTableError, load_events};
pub use tasks::{
    BegunEvent, FamilyTask, TaskState, birthdays_coming_on, family_tasks_of, family_tasks_on, is_task, task_subject,
};
pub(super) use tasks::{scheme_of, tasks_to_come};
pub use worded::{ContactText, EventText, FamilyTaskText, TaskText};

use super::calendar_days::{first_of_next_month, lost_card_certificate_until};
use crate::error::Error;
use crate::model::insurer::Scheme;
use crate::model::wareki::in_range;
use crate::words::Message;
use chrono::{Datelike, Days, NaiveDate};
use load::{DayRule, InsurerChange, Only, TaskDay, TaskRow, shipped};

/// Something that happens in a family's life and has consequences for its papers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LifeEvent {
    /// A stable id: `birth`, `lost_card` …
    pub id: &'static str,
    /// What happened.
    pub title: Message,
    /// What to know before the tasks.
    pub text: Message,
    /// Where the tasks come from.
    pub sources: &'static [String],
}

/// Whom to turn to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// A stable id: `insurer`, `municipality`, `card_line` …
    pub id: &'static str,
    /// Who that is.
    pub name: Message,
    /// The telephone number, where it is the same for everybody.
    pub phone: Option<&'static str>,
    /// When somebody answers.
    pub hours: Option<Message>,
    /// Whether the family types in the number, because each has its own.
    pub own: bool,
}

/// Something to do about an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventTask {
    /// A stable id.
    pub id: &'static str,
    /// What to do.
    pub text: Message,
    /// The first day on which it can be done; `None`: at once.
    pub from: Option<NaiveDate>,
    /// The last day for it; `None` where there is none.
    pub by: Option<NaiveDate>,
    /// Whom to turn to.
    pub contact: Option<Contact>,
    /// Where this comes from.
    pub sources: &'static [String],
}

/// All life events, in the order in which they are offered.
pub fn life_events() -> Vec<LifeEvent> {
    let rows = shipped().events.iter();
    rows.map(|row| LifeEvent {
        id: &row.id,
        title: Message::new(&row.title),
        text: Message::new(&row.text),
        sources: &row.sources,
    })
    .collect()
}

/// What to do about an event that happens on `day`, in order. `scheme` leaves out what is for other schemes only;
/// unknown: all of it.
///
/// # Errors
/// [`Error::BadValue`] names `event` where there is no such event, `day` for a day outside 1868–2200.
///
/// ```
/// use techo_core::rules::events::event_tasks;
/// let tasks = event_tasks("moving", "2026-11-21".parse().expect("a day"), None)?;
/// assert_eq!(tasks[0].id, "move_in");
/// assert_eq!(tasks[0].by.expect("two weeks").to_string(), "2026-12-05");
/// # Ok::<(), techo_core::error::Error>(())
/// ```
pub fn event_tasks(event: &str, day: NaiveDate, scheme: Option<Scheme>) -> Result<Vec<EventTask>, Error> {
    let table = shipped();
    let row = table.events.iter().find(|row| row.id == event).ok_or(Error::BadValue { field: "event" })?;
    if !in_range(day) {
        return Err(Error::BadValue { field: "day" });
    }
    let tasks = row.tasks.iter().filter_map(|id| table.tasks.iter().find(|task| task.id == *id));
    let tasks = tasks.filter(|task| task.holds_on(day) && task.is_for(scheme));
    Ok(tasks.map(|task| worked_out(task, day)).collect())
}

/// A task with the days that follow from the event's.
fn worked_out(row: &'static TaskRow, day: NaiveDate) -> EventTask {
    let from = row.from_days.map(|days| moved(day, days)).or_else(|| row.from_rule.map(|rule| ruled(rule, day)));
    let by = row.by_days.map(|days| moved(day, days)).or_else(|| row.by_rule.map(|rule| ruled(rule, day)));
    let mut text = Message::new(&row.message);
    if let Some(from) = from {
        text = text.date("from", from);
    }
    if let Some(by) = by {
        text = text.date("until", by);
    }
    let contact = row.contact.as_deref().and_then(contact);
    EventTask { id: &row.id, text, from, by, contact, sources: &row.sources }
}

/// What an event is called; `None` for one that there is not.
pub(super) fn title_of(event: &str) -> Option<Message> {
    shipped().events.iter().find(|row| row.id == event).map(|row| Message::new(&row.title))
}

/// Whether the insurer of a member of a scheme is another after an event.
pub(super) fn changes_insurer(event: &str, scheme: Option<Scheme>) -> bool {
    let row = shipped().events.iter().find(|row| row.id == event);
    match row.and_then(|row| row.insurer) {
        Some(InsurerChange::Changes) => true,
        Some(InsurerChange::OfNational) => scheme == Some(Scheme::National),
        None => false,
    }
}

/// Whether a PDF has to be fresh on the day of an event.
pub(super) fn needs_paper(event: &str) -> bool {
    shipped().events.iter().any(|row| row.id == event && row.needs_paper)
}

impl EventTask {
    /// The days on which it is told of, if it is still to be done then; none for a task without a day.
    pub(super) fn reminders(&self) -> Vec<NaiveDate> {
        let anchored = |anchor| match anchor {
            TaskDay::From => self.from,
            TaskDay::By => self.by,
        };
        let days = shipped().reminders.iter().filter_map(|row| Some(moved(anchored(row.anchor)?, -row.days_before)));
        // What cannot be done yet is not told of.
        let mut days: Vec<NaiveDate> = days.filter(|day| self.from.is_none_or(|from| from <= *day)).collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// How many days before its last day (or its first, where it has no last) it is told of, the earliest first.
    pub(super) fn alarms(&self) -> Vec<u16> {
        let Some(day) = self.by.or(self.from) else { return Vec::new() };
        let days = self.reminders().into_iter().map(|reminder| day.signed_duration_since(reminder).num_days());
        days.filter_map(|days| u16::try_from(days).ok()).collect()
    }
}

/// A contact by id.
pub(super) fn contact(id: &str) -> Option<Contact> {
    let row = shipped().contacts.iter().find(|row| row.id == id)?;
    Some(Contact {
        id: &row.id,
        name: Message::new(&row.name),
        phone: row.phone.as_deref(),
        hours: row.hours.as_deref().map(Message::new),
        own: row.own,
    })
}

/// Whether a contact is one that each family has its own number of.
pub fn is_own_contact(id: &str) -> bool {
    contact(id).is_some_and(|contact| contact.own)
}

/// A day so many days after another, or before it.
fn moved(day: NaiveDate, days: i64) -> NaiveDate {
    let count = Days::new(days.unsigned_abs());
    let moved = if days < 0 { day.checked_sub_days(count) } else { day.checked_add_days(count) };
    moved.unwrap_or(day)
}

/// A day that no number of days gives.
fn ruled(rule: DayRule, day: NaiveDate) -> NaiveDate {
    match rule {
        // Born on the 1st: that very month (domain.md §4).
        DayRule::MonthAfterBirthday if day.day() == 1 => day,
        DayRule::MonthAfterBirthday => first_of_next_month(day),
        DayRule::TwoMonthsAfter => lost_card_certificate_until(day),
    }
}

impl TaskRow {
    /// Whether the row is in force on the event's day.
    fn holds_on(&self, day: NaiveDate) -> bool {
        self.effective_from.is_none_or(|from| from <= day) && self.effective_until.is_none_or(|until| day <= until)
    }

    /// Whether the row is for people of a scheme; for those of an unknown one everything is.
    fn is_for(&self, scheme: Option<Scheme>) -> bool {
        let (Some(only), Some(scheme)) = (self.only, scheme) else { return true };
        match only {
            Only::National => matches!(scheme, Scheme::National | Scheme::NationalSociety),
            Only::Employee => !matches!(scheme, Scheme::National | Scheme::LateElderly),
        }
    }
}
