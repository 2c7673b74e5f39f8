//! `techo events`: what a family has to do when something happens, without a notebook.

use super::Done;
use crate::args_tasks::Events;
use crate::output::{Output, Screen};
use crate::refusal::Refusal;
use chrono::NaiveDate;
use serde::Serialize;
use techo_core::rules::events::{self, ContactText, EventText, TaskText};
use techo_core::words::{Arg, Words};

#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    event: EventText,
    day: NaiveDate,
    tasks: Vec<TaskText>,
}

pub(crate) fn events(args: &Events, day: NaiveDate, output: Output) -> Result<Done, Refusal> {
    match args {
        Events::List => list(output),
        Events::Show(args) => show(&args.event, day, output),
    }
}

fn list(output: Output) -> Result<Done, Refusal> {
    let words = output.words();
    let list: Vec<EventText> = events::life_events().iter().map(|event| event.worded(words)).collect();
    let rows: Vec<Vec<String>> = list.iter().map(|event| vec![event.id.clone(), event.title.clone()]).collect();
    output.answer(&list, |screen| screen.rows(&rows))?;
    Ok(Done::All)
}

fn show(id: &str, day: NaiveDate, output: Output) -> Result<Done, Refusal> {
    let words = output.words();
    let tasks = events::event_tasks(id, day, None)?;
    let tasks = tasks.iter().map(|task| task.worded(words, |_| None)).collect();
    let event = events::life_events().into_iter().find(|event| event.id == id);
    let event = event.ok_or_else(|| Refusal::bad_value("event"))?.worded(words);
    let shown = Shown { event, day, tasks };
    output.answer(&shown, |screen| print(&shown, words, screen))?;
    Ok(Done::All)
}

fn print(shown: &Shown, words: &Words, screen: &mut Screen) {
    screen.line(&format!("{} ({})", shown.event.title, words.date(shown.day)));
    screen.line(&shown.event.text);
    for (task, number) in shown.tasks.iter().zip(1..) {
        print_task(&format!("{number}."), task, screen);
    }
    let sources = shown.event.sources.join(", ");
    screen.line(&words.text("command-source", &[("sources", Arg::Text(&sources))]));
}

/// A task with whom to turn to under it.
pub(super) fn print_task(mark: &str, task: &TaskText, screen: &mut Screen) {
    screen.line(&format!("{mark} {}", task.text));
    if let Some(contact) = &task.contact {
        screen.line(&format!("   → {}", reached(contact)));
    }
}

fn reached(contact: &ContactText) -> String {
    let phone = contact.phone.as_deref().map(|phone| format!(" {phone}")).unwrap_or_default();
    let hours = contact.hours.as_deref().map(|hours| format!(" ({hours})")).unwrap_or_default();
    format!("{}{phone}{hours}", contact.name)
}
