//! Life events and spoken numbers for apps.

use crate::error::NotebookError;
use chrono::NaiveDate;
use techo_core::rules::events::{self, EventText, TaskText};
use techo_core::words::{Lang, Words};

/// All life events (a birth, a lost card …), in the order in which an app offers them.
#[uniffi::export]
pub fn life_events(lang: Lang) -> Vec<EventText> {
    let words = Words::of(lang);
    events::life_events().iter().map(|event| event.worded(words)).collect()
}

/// What to do about an event that happens on `day`, in order, each task with its days and whom to turn to.
///
/// Refused with `BadValue` (`life_event`, `day`).
#[uniffi::export]
pub fn event_tasks_on(event: String, day: NaiveDate, lang: Lang) -> Result<Vec<TaskText>, NotebookError> {
    let words = Words::of(lang);
    let tasks = events::event_tasks(&event, day, None)?;
    Ok(tasks.iter().map(|task| task.worded(words, |_| None)).collect())
}

/// A number digit by digit (保険者番号, 記号, 番号, 枝番), for a screen reader's label.
#[uniffi::export]
pub fn spoken_number(number: String, lang: Lang) -> String {
    Words::of(lang).spoken_number(&number)
}

/// A day for the ear, with its 和暦 year after it.
#[uniffi::export]
pub fn spoken_date(date: NaiveDate, lang: Lang) -> String {
    Words::of(lang).spoken_date(date)
}
