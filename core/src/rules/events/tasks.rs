//! A family's list of tasks: the events that it has begun, what it ticked off, what is left.

use super::{EventTask, event_tasks};
use crate::model::insurer::Scheme;
use crate::model::{Choice, Member};
use crate::rules::calendar_days::{birthday_of_age, days_between};
use crate::rules::{Affairs, papers};
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
    format!("{TASK}{}:{}:{}:{task}", event.member, event.event, event.day)
}

/// What the key of a task begins with.
const TASK: &str = "task:";

/// Whether a key is a task's, as those of a notice may be.
pub fn is_task(subject: &str) -> bool {
    subject.starts_with(TASK)
}

/// The tasks of all begun events: what presses first, what is done last. An event that there is not (a notebook of a
/// later version may know more) has no tasks.
pub fn family_tasks_on(
    family: &[Member],
    begun: &[BegunEvent],
    choice: impl Fn(&str) -> Option<Choice>,
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

/// The tasks of the events that a family has begun and of the birthdays around the day, with what was decided.
pub fn family_tasks_of(family: &[Member], affairs: &Affairs, today: NaiveDate) -> Vec<FamilyTask> {
    let begun = with_birthdays(affairs, birthdays_coming_on(family, today));
    family_tasks_on(family, &begun, |subject| affairs.choices.get(subject).copied(), today)
}

/// Every task that is on the list on that day or will be, whatever was decided.
pub(in crate::rules) fn tasks_to_come(family: &[Member], affairs: &Affairs, today: NaiveDate) -> Vec<EventTask> {
    let begun = with_birthdays(affairs, birthdays_after(family, today));
    family_tasks_on(family, &begun, |_| None, today).into_iter().map(|task| task.task).collect()
}

/// A birthday that the family has begun itself counts with the day that it gave.
fn with_birthdays(affairs: &Affairs, birthdays: Vec<BegunEvent>) -> Vec<BegunEvent> {
    let mut begun = affairs.begun.clone();
    for birthday in birthdays {
        if !begun.iter().any(|other| other.member == birthday.member && other.event == birthday.event) {
            begun.push(birthday);
        }
    }
    begun
}

/// Where a task stands. A task that was put off comes back on its day, and on its last day at the latest.
fn state_on(task: &EventTask, choice: Option<Choice>, today: NaiveDate) -> TaskState {
    match choice {
        Some(Choice::Done) => TaskState::Done,
        Some(Choice::NotOurs) => TaskState::NotOurs,
        Some(Choice::Later { until }) if today < until && task.by.is_none_or(|by| today < by) => TaskState::Later,
        _ if task.by.is_some_and(|by| by < today) => TaskState::Late,
        _ if task.from.is_some_and(|from| today < from) => TaskState::Waiting,
        _ => TaskState::Open,
    }
}

/// The scheme of a member's present insurer, as far as a paper names it.
pub(in crate::rules) fn scheme_of(member: &Member) -> Option<Scheme> {
    Scheme::of(member.main_paper()?.coverage.insurer_number.as_deref()?)
}

/// How long before a birthday its tasks come up, and how long after it they stay by themselves.
const BIRTHDAY_DAYS: (u64, u64) = (60, 60);

/// The 70th and 75th birthdays around a day: events that nobody has to begin, because the date of birth tells them.
pub fn birthdays_coming_on(family: &[Member], today: NaiveDate) -> Vec<BegunEvent> {
    let mut coming = birthdays_after(family, today);
    coming.retain(|event| first_day_of(event) <= today);
    coming
}

/// The first day on which a birthday's tasks come up by themselves.
pub(in crate::rules) fn first_day_of(birthday: &BegunEvent) -> NaiveDate {
    birthday.day.checked_sub_days(Days::new(BIRTHDAY_DAYS.0)).unwrap_or(birthday.day)
}

/// The 70th and 75th birthdays whose tasks are or will be on the list, from a day on.
pub(in crate::rules) fn birthdays_after(family: &[Member], today: NaiveDate) -> Vec<BegunEvent> {
    let mut found = Vec::new();
    for member in family {
        let Some(birth) = papers::birth_date(member) else { continue };
        for (age, event) in [(70, "turning_70"), (75, "turning_75")] {
            let day = birthday_of_age(birth, age);
            let ends = day.checked_add_days(Days::new(BIRTHDAY_DAYS.1)).unwrap_or(day);
            if today <= ends {
                found.push(BegunEvent { member: member.id.clone(), event: event.to_owned(), day });
            }
        }
    }
    found
}

impl FamilyTask {
    /// The day from which a task that is to be told of on a day is told of; `None` where it is not: done, put off, not
    /// to be done yet, or without a day.
    pub(in crate::rules) fn speaks(&self, choice: Option<Choice>, today: NaiveDate) -> Option<NaiveDate> {
        if !matches!(self.state, TaskState::Open | TaskState::Late) {
            return None;
        }
        let reminded = self.task.reminders().into_iter().filter(|day| *day <= today).max();
        let back = match choice {
            Some(Choice::Later { until }) => Some(self.task.by.map_or(until, |by| until.min(by))),
            _ => None,
        };
        reminded.max(back)
    }
}
