//! A family's list of tasks: the events that it has begun, what it ticked off, what is left.

use super::{EventTask, event_tasks};
use crate::model::Member;
use crate::model::insurer::Scheme;
use crate::rules::calendar_days::{birthday_of_age, days_between};
use chrono::{Days, NaiveDate};
use serde::Serialize;

/// An event of one member that the family has begun to deal with.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct BegunEvent {
    /// The member's id.
    pub member: String,
    /// The event's id: `birth`, `moving` …
    pub event: String,
    /// The day on which it happens.
    pub day: NaiveDate,
}

/// What a person decided about a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskChoice {
    /// It is done.
    Done,
    /// Ask again on that day.
    Later {
        /// The first day on which to ask again.
        until: NaiveDate,
    },
    /// It does not concern this family.
    NotOurs,
}

/// Where a task stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum TaskState {
    /// Its last day has passed.
    Late,
    /// It can be done now.
    Open,
    /// Its first day is still to come.
    Waiting,
    /// The family put it off.
    Later,
    /// It was done.
    Done,
    /// It does not concern this family.
    NotOurs,
}

impl TaskState {
    /// Whether there is still something to do.
    pub const fn is_left(self) -> bool {
        matches!(self, TaskState::Late | TaskState::Open | TaskState::Waiting | TaskState::Later)
    }
}

/// A task of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilyTask {
    /// The event that it belongs to.
    pub event: BegunEvent,
    /// What to do.
    pub task: EventTask,
    /// Where it stands.
    pub state: TaskState,
    /// Days to its last day, negative after it; `None` where there is none.
    pub days_left: Option<i64>,
    /// The key under which a choice about it is kept: ids and the event's day only.
    pub subject: String,
}

/// The key under which a choice about a task is kept. The event's day is in it, so that a second move starts afresh.
pub fn task_subject(event: &BegunEvent, task: &str) -> String {
    format!("task:{}:{}:{}:{task}", event.member, event.event, event.day)
}

/// The tasks of all begun events: what presses first, what is done last. An event that there is not (a notebook of a
/// later version may know more) has no tasks.
pub fn family_tasks_on(
    family: &[Member],
    begun: &[BegunEvent],
    choice: impl Fn(&str) -> Option<TaskChoice>,
    today: NaiveDate,
) -> Vec<FamilyTask> {
    let mut list = Vec::new();
    for event in begun {
        let Some(member) = family.iter().find(|member| member.id == event.member) else { continue };
        for task in event_tasks(&event.event, event.day, scheme_of(member)).unwrap_or_default() {
            let subject = task_subject(event, task.id);
            let state = state_on(&task, choice(&subject), today);
            let days_left = task.by.map(|by| days_between(today, by));
            list.push(FamilyTask { event: event.clone(), task, state, days_left, subject });
        }
    }
    // Stable: tasks of one event that have no day stay in their order.
    list.sort_by_key(|task| (task.state, task.task.by.unwrap_or(NaiveDate::MAX)));
    list
}

/// Where a task stands. A task that was put off comes back on its day, and on its last day at the latest.
fn state_on(task: &EventTask, choice: Option<TaskChoice>, today: NaiveDate) -> TaskState {
    match choice {
        Some(TaskChoice::Done) => TaskState::Done,
        Some(TaskChoice::NotOurs) => TaskState::NotOurs,
        Some(TaskChoice::Later { until }) if today < until && task.by.is_none_or(|by| today < by) => TaskState::Later,
        _ if task.by.is_some_and(|by| by < today) => TaskState::Late,
        _ if task.from.is_some_and(|from| today < from) => TaskState::Waiting,
        _ => TaskState::Open,
    }
}

/// The scheme of a member's present insurer, as far as a paper names it.
fn scheme_of(member: &Member) -> Option<Scheme> {
    Scheme::of(member.main_paper()?.coverage.insurer_number.as_deref()?)
}

/// How long before a birthday its tasks come up, and how long after it they stay by themselves.
const BIRTHDAY_DAYS: (u64, u64) = (60, 60);

/// The 70th and 75th birthdays around a day: events that nobody has to begin, because the date of birth tells them.
pub fn birthdays_coming_on(family: &[Member], today: NaiveDate) -> Vec<BegunEvent> {
    let (before, after) = BIRTHDAY_DAYS;
    let mut found = Vec::new();
    for member in family {
        let Some(birth) = member.facts.card.birth_date else { continue };
        for (age, event) in [(70, "turning_70"), (75, "turning_75")] {
            let day = birthday_of_age(birth, age);
            let starts = day.checked_sub_days(Days::new(before)).unwrap_or(day);
            let ends = day.checked_add_days(Days::new(after)).unwrap_or(day);
            if starts <= today && today <= ends {
                found.push(BegunEvent { member: member.id.clone(), event: event.to_owned(), day });
            }
        }
    }
    found
}
