//! `techo tasks`: the family's life events with what is left to do. `techo ask`: the topics that answer a question.

use super::Done;
use super::events::print_task;
use super::notebook::Place;
use crate::args_tasks::{Ask, TaskBegin, TaskDecide, TaskEnd, TaskPhone, Tasks};
use crate::output::Output;
use crate::refusal::Refusal;
use crate::values;
use chrono::NaiveDate;
use serde_json::json;
use techo_core::Choice;
use techo_core::rules::ask;
use techo_core::rules::events::BegunEvent;
use techo_core::words::Arg;

pub(crate) fn tasks(args: &Tasks, place: &Place<'_>, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    match args {
        Tasks::List => list(place, today, output),
        Tasks::Begin(args) => begin(args, place, today, output),
        Tasks::End(args) => end(args, place, today, output),
        Tasks::Decide(args) => decide(args, place, today, output),
        Tasks::Phone(args) => phone(args, place, today, output),
    }
}

fn list(place: &Place<'_>, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    let (family, tasks) =
        place.with(|notebook| Ok((notebook.family_on(today)?, notebook.tasks_on(today, output.lang())?)))?;
    let name = |id: &str| family.iter().find(|member| member.id == id).map_or("", |member| &member.name);
    let words = output.words();
    output.answer(&tasks, |screen| {
        if tasks.is_empty() {
            screen.line(&words.text("command-nothing-due", &[]));
        }
        for task in &tasks {
            print_task(&format!("[{}] {}:", task.state_text, name(&task.member)), &task.task, screen);
            screen.line(&format!("   {}", task.subject));
        }
    })?;
    Ok(Done::All)
}

fn begin(args: &TaskBegin, place: &Place<'_>, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    let day = values::optional_day(args.day.as_ref(), "day")?.unwrap_or(today);
    let begun = BegunEvent { member: args.member.clone(), event: args.event.clone(), day };
    place.with(|notebook| Ok(notebook.begin_event(&begun, today)?))?;
    noted(&json!({ "member": args.member, "event": args.event, "day": day }), output)
}

fn end(args: &TaskEnd, place: &Place<'_>, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    place.with(|notebook| Ok(notebook.end_event(&args.member, &args.event, today)?))?;
    noted(&json!({ "member": args.member, "event": args.event }), output)
}

fn decide(args: &TaskDecide, place: &Place<'_>, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    let choice = match (args.done, args.not_ours, args.later.as_ref()) {
        (true, _, _) => Some(Choice::Done),
        (_, true, _) => Some(Choice::NotOurs),
        (_, _, Some(until)) => Some(Choice::Later { until: values::day(until, "until")? }),
        _ => None,
    };
    place.with(|notebook| Ok(notebook.decide_task(&args.subject, choice, today)?))?;
    noted(&json!({ "subject": args.subject }), output)
}

fn phone(args: &TaskPhone, place: &Place<'_>, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    let (member, number) = (args.member.as_deref(), args.number.as_deref());
    place.with(|notebook| Ok(notebook.set_contact_phone(&args.contact, member, number, today)?))?;
    noted(&json!({ "contact": args.contact }), output)
}

fn noted(value: &serde_json::Value, output: Output) -> Result<Done, Refusal> {
    output.answer(value, |screen| screen.line(&output.words().text("command-noted", &[])))?;
    Ok(Done::All)
}

pub(crate) fn ask(args: &Ask, output: Output) -> Result<Done, Refusal> {
    let answers = ask::ask(&args.question.join(" "), output.lang())?;
    let words = output.words();
    output.answer(&answers, |screen| {
        if answers.is_empty() {
            screen.line(&words.text("ask-nothing", &[]));
        }
        for answer in &answers {
            screen.line(&format!("■ {}", answer.title));
            screen.line(&answer.text);
            screen.line(&words.text("command-source", &[("sources", Arg::Text(&answer.sources.join(", ")))]));
        }
    })?;
    Ok(Done::All)
}
