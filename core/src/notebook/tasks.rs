//! Life events in the notebook: which the family has begun, what it ticked off, the numbers it calls.
//!
//! Begun events and telephone numbers are notes, decisions about tasks are choices (see `notebook/keeping.rs`); their
//! keys are made here and nowhere else: `event:<member>:<event>`, `ended:<member>:<event>`, `phone:<contact>` and `phone:<contact>:<member>`.

use super::{Notebook, checked};
use crate::error::Error;
use crate::model::Member;
use crate::rules::events::{self, BegunEvent, FamilyTask, FamilyTaskText};
use crate::rules::{Affairs, PaperUse};
use crate::store::{Board, Choice, HandoutRecord};
use crate::words::{Lang, Words};
use chrono::NaiveDate;
use std::collections::BTreeMap;

impl Notebook {
    /// Begins to deal with an event of a member, or changes the day of one that was begun.
    ///
    /// [`Error::NotFound`] (`member`); [`Error::BadValue`] (`event`, `day`).
    pub fn begin_event(&self, begun: &BegunEvent, today: NaiveDate) -> Result<(), Error> {
        events::event_tasks(&begun.event, begun.day, None)?;
        self.known_member(&begun.member, today)?;
        self.set_note(&event_key(&begun.member, &begun.event), Some(&begun.day.to_string()), today)?;
        self.set_note(&ended_key(&begun.member, &begun.event), None, today)
    }

    /// Takes an event off the list; what was decided about its tasks is kept, should it be begun again for the same
    /// day. A paper of the insurer before it goes on to be warned of until a newer one is there, or the family decides.
    ///
    /// [`Error::NotFound`] (`member`, `event` where it was not begun).
    pub fn end_event(&self, member: &str, event: &str, today: NaiveDate) -> Result<(), Error> {
        self.known_member(member, today)?;
        let key = event_key(member, event);
        let notes = self.notes()?;
        let day = notes.get(&key).ok_or(Error::NotFound { field: "event" })?;
        // What was still to come is called off; what has happened goes on to count for the insurers of papers.
        if day.parse::<NaiveDate>().is_ok_and(|day| day <= today) {
            self.set_note(&ended_key(member, event), Some(day), today)?;
        }
        self.set_note(&key, None, today)
    }

    /// The tasks of all begun events, and of 70th and 75th birthdays around the day: what presses first, what is done
    /// last.
    ///
    /// [`Error::BadValue`] (`on`) for a day outside 1868–2200.
    pub fn tasks_on(&self, today: NaiveDate, lang: Lang) -> Result<Vec<FamilyTaskText>, Error> {
        let (words, notes) = (Words::of(lang), self.notes()?);
        let tasks = self.family_tasks_on(today)?;
        Ok(tasks
            .iter()
            .map(|task| task.worded(words, |contact| phone_of(&notes, contact, &task.event.member)))
            .collect())
    }

    /// Keeps what a person decided about a task; `None` takes it back.
    ///
    /// [`Error::NotFound`] (`task`) for a subject that is not on the list of that day; [`Error::BadValue`] (`until`).
    pub fn decide_task(&self, subject: &str, choice: Option<Choice>, today: NaiveDate) -> Result<(), Error> {
        if !self.family_tasks_on(today)?.iter().any(|task| task.subject == subject) {
            return Err(Error::NotFound { field: "task" });
        }
        self.set_choice(subject, choice, today)
    }

    /// Keeps the telephone number of a contact that each family has its own of (`insurer`, `school` …): for one member,
    /// or for all. `None` takes it away.
    ///
    /// [`Error::BadValue`] (`contact`, `note`); [`Error::NotFound`] (`member`).
    pub fn set_contact_phone(
        &self,
        contact: &str,
        member: Option<&str>,
        phone: Option<&str>,
        today: NaiveDate,
    ) -> Result<(), Error> {
        if !events::is_own_contact(contact) {
            return Err(Error::BadValue { field: "contact" });
        }
        if let Some(member) = member {
            self.known_member(member, today)?;
        }
        self.set_note(&phone_key(contact, member), phone, today)
    }

    /// The tasks with their words still to be chosen.
    fn family_tasks_on(&self, today: NaiveDate) -> Result<Vec<FamilyTask>, Error> {
        let (family, affairs) = self.family_and_affairs_on(today)?;
        Ok(events::family_tasks_of(&family, &affairs, today))
    }

    /// The family on a day, and what rules know of it beside its members.
    pub(super) fn family_and_affairs_on(&self, today: NaiveDate) -> Result<(Vec<Member>, Affairs), Error> {
        let today = checked(today)?;
        self.with(|store| {
            let Board { family, handouts, unregistered_since } = store.board_on(today)?;
            let notes = store.notes()?;
            let events = |state: &str| -> Vec<BegunEvent> {
                // A member that is gone, or joined into another, has no events.
                let known = |event: &BegunEvent| family.iter().any(|member| member.id == event.member);
                noted_events(&notes, state).into_iter().filter(known).collect()
            };
            let (begun, ended) = (events(BEGUN), events(ENDED));
            let affairs =
                Affairs { begun, ended, uses: uses(&handouts), choices: store.choices()?, unregistered_since };
            Ok((family, affairs))
        })
    }

    fn known_member(&self, id: &str, today: NaiveDate) -> Result<(), Error> {
        let known = self.family_on(today)?.iter().any(|member| member.id == id);
        if known { Ok(()) } else { Err(Error::NotFound { field: "member" }) }
    }
}

/// What the keys of events begin with.
const BEGUN: &str = "event";
const ENDED: &str = "ended";

fn event_key(member: &str, event: &str) -> String {
    format!("{BEGUN}:{member}:{event}")
}

fn ended_key(member: &str, event: &str) -> String {
    format!("{ENDED}:{member}:{event}")
}

fn phone_key(contact: &str, member: Option<&str>) -> String {
    member.map_or_else(|| format!("phone:{contact}"), |member| format!("phone:{contact}:{member}"))
}

/// The number for a contact: the member's own before everybody's.
fn phone_of(notes: &BTreeMap<String, String>, contact: &str, member: &str) -> Option<String> {
    let own = notes.get(&phone_key(contact, Some(member)));
    own.or_else(|| notes.get(&phone_key(contact, None))).cloned()
}

/// The events that were begun, or ended.
fn noted_events(notes: &BTreeMap<String, String>, state: &str) -> Vec<BegunEvent> {
    let event = |(key, day): (&String, &String)| {
        let (member, event) = key.strip_prefix(state)?.strip_prefix(':')?.split_once(':')?;
        Some(BegunEvent { member: member.to_owned(), event: event.to_owned(), day: day.parse().ok()? })
    };
    notes.iter().filter_map(event).collect()
}

/// The days on which sheets are used that were handed out and did not come back.
fn uses(handouts: &[HandoutRecord]) -> Vec<PaperUse> {
    let out = handouts.iter().filter(|handout| handout.returned_on.is_none());
    let dated = out.filter_map(|handout| Some((handout.from.or(handout.until)?, handout)));
    dated
        .flat_map(|(day, handout)| {
            handout.sheets.iter().map(move |sheet| PaperUse { member: sheet.member.clone(), day })
        })
        .collect()
}
