//! The table of life events, loaded and checked once. What the columns mean stands at its head.

use crate::rules::sources::is_known_source;
use crate::words::{Lang, Words};
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// All rows of `events.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventTable {
    /// Whom to turn to.
    #[serde(rename = "contact")]
    pub(super) contacts: Vec<ContactRow>,
    /// What happens.
    #[serde(rename = "event")]
    pub(super) events: Vec<EventRow>,
    /// What to do about it.
    #[serde(rename = "task")]
    pub(super) tasks: Vec<TaskRow>,
    /// When tasks are told of.
    #[serde(rename = "reminder", default)]
    pub(super) reminders: Vec<ReminderRow>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ContactRow {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) phone: Option<String>,
    pub(super) hours: Option<String>,
    #[serde(default)]
    pub(super) own: bool,
    pub(super) sources: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EventRow {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) tasks: Vec<String>,
    pub(super) insurer: Option<InsurerChange>,
    #[serde(default)]
    pub(super) needs_paper: bool,
    pub(super) sources: Vec<String>,
}

/// Whose insurer is another after an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum InsurerChange {
    /// Everybody's.
    Changes,
    /// Those of 国民健康保険, which is the municipality's.
    OfNational,
}

/// The day of a task that a reminder counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum TaskDay {
    /// The first on which it can be done.
    From,
    /// The last for it.
    By,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReminderRow {
    pub(super) anchor: TaskDay,
    pub(super) days_before: i64,
    pub(super) reason: String,
}

/// A day that no number of days gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum DayRule {
    /// The first of the month after a birthday; of that very month for those born on a 1st.
    MonthAfterBirthday,
    /// The last day of a 資格確認書 that runs for two months.
    TwoMonthsAfter,
}

/// Whose insurance a task is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Only {
    /// 国民健康保険.
    National,
    /// Insurance through an employer.
    Employee,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TaskRow {
    pub(super) id: String,
    pub(super) message: String,
    pub(super) from_days: Option<i64>,
    pub(super) from_rule: Option<DayRule>,
    pub(super) by_days: Option<i64>,
    pub(super) by_rule: Option<DayRule>,
    pub(super) contact: Option<String>,
    pub(super) only: Option<Only>,
    pub(super) effective_from: Option<NaiveDate>,
    pub(super) effective_until: Option<NaiveDate>,
    pub(super) reason: String,
    pub(super) sources: Vec<String>,
}

/// Why the table does not load.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EventTableError {
    /// No TOML, a missing or unknown column, an unknown word in one.
    #[error("the table cannot be read: {0}")]
    Syntax(String),
    /// A row without a source, or with one that there is not.
    #[error("row {0} has no proper source")]
    Source(String),
    /// A row that names a message that a language lacks.
    #[error("row {0} names a message that a language lacks")]
    Message(String),
    /// A task without a reason.
    #[error("task {0} has no reason")]
    Reason(String),
    /// Two rows of one id.
    #[error("row {0} stands twice")]
    Twice(String),
    /// An event that names a task that there is not, or the same twice; a task that no event names.
    #[error("event or task {0} does not fit the other table")]
    Unmatched(String),
    /// A task that names a contact that there is not.
    #[error("task {0} names an unknown contact")]
    Contact(String),
    /// Days that cannot be: two ways of telling one, the last before the first.
    #[error("the days of task {0} cannot be")]
    Days(String),
    /// A reminder without a reason, or on the day of another.
    #[error("the reminder {0} days before has no reason or stands twice")]
    Reminder(i64),
}

/// The table that ships with the library.
pub(super) fn shipped() -> &'static EventTable {
    static TABLE: OnceLock<EventTable> = OnceLock::new();
    // The file is compiled in and tests::shipped_events_load proves that it loads.
    TABLE.get_or_init(|| load_events().unwrap_or_default())
}

/// Loads the table that ships with the library.
///
/// # Errors
/// [`EventTableError`] names the first row that does not hold together.
pub fn load_events() -> Result<EventTable, EventTableError> {
    parse(include_str!("../../../rules/events.toml"))
}

/// Reads and checks the text of the table.
pub(super) fn parse(text: &str) -> Result<EventTable, EventTableError> {
    let table: EventTable =
        toml::from_str(text).map_err(|fault: toml::de::Error| EventTableError::Syntax(fault.message().to_owned()))?;
    check_rows(&table)?;
    check_links(&table)?;
    check_reminders(&table)?;
    Ok(table)
}

/// Each day is told of once, and for a reason.
fn check_reminders(table: &EventTable) -> Result<(), EventTableError> {
    let mut seen = BTreeSet::new();
    for row in &table.reminders {
        if row.reason.trim().is_empty() || !seen.insert((row.anchor, row.days_before)) {
            return Err(EventTableError::Reminder(row.days_before));
        }
    }
    Ok(())
}

/// Each row by itself: its sources, its messages, its id.
fn check_rows(table: &EventTable) -> Result<(), EventTableError> {
    let contacts = table.contacts.iter().map(|row| {
        let messages = std::iter::once(&row.name).chain(&row.hours).collect();
        (format!("contact {}", row.id), &row.sources, messages)
    });
    let events =
        table.events.iter().map(|row| (format!("event {}", row.id), &row.sources, vec![&row.title, &row.text]));
    let tasks = table.tasks.iter().map(|row| (format!("task {}", row.id), &row.sources, vec![&row.message]));
    let mut seen = BTreeSet::new();
    for (id, sources, messages) in contacts.chain(events).chain(tasks) {
        if sources.is_empty() || !sources.iter().all(|source| is_known_source(source)) {
            return Err(EventTableError::Source(id));
        }
        let there = |message: &&String| Lang::ALL.iter().all(|lang| Words::of(*lang).has(message));
        if !messages.iter().all(there) {
            return Err(EventTableError::Message(id));
        }
        if !seen.insert(id.clone()) {
            return Err(EventTableError::Twice(id));
        }
    }
    Ok(())
}

/// Events, tasks and contacts fit each other.
fn check_links(table: &EventTable) -> Result<(), EventTableError> {
    for event in &table.events {
        let once: BTreeSet<&String> = event.tasks.iter().collect();
        let known = |id: &String| table.tasks.iter().any(|task| task.id == *id);
        if event.tasks.is_empty() || once.len() != event.tasks.len() || !event.tasks.iter().all(known) {
            return Err(EventTableError::Unmatched(event.id.clone()));
        }
    }
    for task in &table.tasks {
        let id = || task.id.clone();
        if !table.events.iter().any(|event| event.tasks.contains(&task.id)) {
            return Err(EventTableError::Unmatched(id()));
        }
        if task.contact.as_ref().is_some_and(|contact| !table.contacts.iter().any(|row| row.id == *contact)) {
            return Err(EventTableError::Contact(id()));
        }
        if task.reason.trim().is_empty() {
            return Err(EventTableError::Reason(id()));
        }
        let two_ways = (task.from_days.is_some() && task.from_rule.is_some())
            || (task.by_days.is_some() && task.by_rule.is_some());
        let backwards = matches!((task.from_days, task.by_days), (Some(from), Some(by)) if by < from);
        let never = matches!((task.effective_from, task.effective_until), (Some(from), Some(until)) if until < from);
        if two_ways || backwards || never {
            return Err(EventTableError::Days(id()));
        }
    }
    Ok(())
}
