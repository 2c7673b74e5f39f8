//! Events and tasks in a language: the values that cross to apps and stand in JSON.

use super::{Contact, EventTask, FamilyTask, LifeEvent, TaskState};
use crate::words::Words;
use chrono::NaiveDate;
use serde::Serialize;

/// A [`LifeEvent`] in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct EventText {
    /// A stable id.
    pub id: String,
    /// What happened.
    pub title: String,
    /// What to know before the tasks.
    pub text: String,
    /// Where the tasks come from.
    pub sources: Vec<String>,
}

/// A [`Contact`] in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ContactText {
    /// A stable id.
    pub id: String,
    /// Who that is.
    pub name: String,
    /// The telephone number: everybody's, or the one that the family typed in.
    pub phone: Option<String>,
    /// The number digit by digit, for a screen reader.
    pub phone_spoken: Option<String>,
    /// When somebody answers.
    pub hours: Option<String>,
    /// Whether the family types in the number, because each has its own.
    pub own: bool,
}

/// An [`EventTask`] in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct TaskText {
    /// A stable id.
    pub id: String,
    /// What to do.
    pub text: String,
    /// The first day on which it can be done; `None`: at once.
    pub from: Option<NaiveDate>,
    /// The last day for it; `None` where there is none.
    pub by: Option<NaiveDate>,
    /// Whom to turn to.
    pub contact: Option<ContactText>,
    /// Where this comes from.
    pub sources: Vec<String>,
}

/// A [`FamilyTask`] in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct FamilyTaskText {
    /// The member's id.
    pub member: String,
    /// The event's id.
    pub event: String,
    /// The day of the event.
    pub day: NaiveDate,
    /// What to do.
    pub task: TaskText,
    /// Where it stands.
    pub state: TaskState,
    /// A word on where it stands, fit to stand before the task.
    pub state_text: String,
    /// Days to its last day, negative after it.
    pub days_left: Option<i64>,
    /// The key under which a choice about it is kept.
    pub subject: String,
}

impl LifeEvent {
    /// The event in a language.
    pub fn worded(&self, words: &Words) -> EventText {
        EventText {
            id: self.id.to_owned(),
            title: words.render(&self.title),
            text: words.render(&self.text),
            sources: self.sources.to_vec(),
        }
    }
}

impl Contact {
    /// The contact in a language; `own_phone` is what the family typed in for a contact of its own.
    pub fn worded(&self, words: &Words, own_phone: Option<&str>) -> ContactText {
        let phone = self.phone.or(own_phone.filter(|_| self.own));
        ContactText {
            id: self.id.to_owned(),
            name: words.render(&self.name),
            phone: phone.map(str::to_owned),
            phone_spoken: phone.map(|number| words.spoken_phone(number)),
            hours: self.hours.as_ref().map(|hours| words.render(hours)),
            own: self.own,
        }
    }
}

impl EventTask {
    /// The task in a language; `own_phone` gives the number that the family typed in for a contact's id.
    pub fn worded(&self, words: &Words, own_phone: impl Fn(&str) -> Option<String>) -> TaskText {
        TaskText {
            id: self.id.to_owned(),
            text: words.render(&self.text),
            from: self.from,
            by: self.by,
            contact: self.contact.as_ref().map(|contact| contact.worded(words, own_phone(contact.id).as_deref())),
            sources: self.sources.to_vec(),
        }
    }
}

impl TaskState {
    /// The word for it.
    pub const fn message(self) -> &'static str {
        match self {
            TaskState::Late => "event-state-late",
            TaskState::Open => "event-state-open",
            TaskState::Waiting => "event-state-waiting",
            TaskState::Later => "event-state-later",
            TaskState::Done => "event-state-done",
            TaskState::NotOurs => "event-state-not_ours",
        }
    }
}

impl FamilyTask {
    /// The task in a language; `own_phone` gives the number that the family typed in for a contact's id.
    pub fn worded(&self, words: &Words, own_phone: impl Fn(&str) -> Option<String>) -> FamilyTaskText {
        FamilyTaskText {
            member: self.event.member.clone(),
            event: self.event.event.clone(),
            day: self.event.day,
            task: self.task.worded(words, own_phone),
            state: self.state,
            state_text: words.text(self.state.message(), &[]),
            days_left: self.days_left,
            subject: self.subject.clone(),
        }
    }
}
