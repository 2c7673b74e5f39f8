//! What a decision does to the calendar, and what tasks add to it.

use super::*;
use crate::model::{CardFacts, MemberFacts};
use crate::rules::events::BegunEvent;
use crate::rules::family_warnings_on;
use crate::words::{Lang, Words};
use std::collections::BTreeMap;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Certificate ends 2023-07-07 (opens 04-08, promised 10-07), card 2028-07-07.
fn adult() -> [Member; 1] {
    let card =
        CardFacts { birth_date: Some(day("1985-07-07")), card_issued: Some(day("2018-09-01")), ..CardFacts::default() };
    let facts = MemberFacts { card, ..MemberFacts::default() };
    [Member { id: "m".to_owned(), name: "山田　花子".to_owned(), facts, papers: Vec::new() }]
}

fn deciding(on: &str, choice: Choice) -> Affairs {
    let subject = family_warnings_on(&adult(), &Affairs::default(), day(on)).remove(0).subject;
    Affairs { choices: BTreeMap::from([(subject, choice)]), ..Affairs::default() }
}

/// Day and alarms of each entry until 2024.
fn entries(affairs: &Affairs, today: &str) -> Vec<(String, Vec<u16>)> {
    let days = calendar_days_on(&adult(), affairs, day(today));
    let days = days.into_iter().filter(|entry| entry.date < day("2024-01-01"));
    days.map(|entry| (entry.date.to_string(), entry.alarms)).collect()
}

fn entry(on: &str, alarms: &[u16]) -> (String, Vec<u16>) {
    (on.to_owned(), alarms.to_vec())
}

#[test]
fn decisions_count_in_the_calendar_as_they_do_for_notices() {
    let opens = entry("2023-04-08", &[0]);
    let (end, grace) = (entry("2023-07-07", &[56, 28, 7, 0]), entry("2023-10-07", &[28, 7]));
    assert_eq!(entries(&Affairs::default(), "2023-04-08"), [opens, end, grace.clone()]);
    let done = deciding("2023-05-20", Choice::Done);
    assert_eq!(entries(&done, "2023-04-08"), std::slice::from_ref(&grace), "asked about once more after its last day");
    assert_eq!(entries(&deciding("2023-07-08", Choice::Done), "2023-07-08"), []);
    for on in ["2023-05-20", "2023-07-08"] {
        assert_eq!(entries(&deciding(on, Choice::NotOurs), "2023-04-08"), [], "{on}");
    }
    let later = |until: &str| deciding("2023-05-20", Choice::Later { until: day(until) });
    assert_eq!(entries(&later("2023-06-20"), "2023-04-08"), [entry("2023-07-07", &[17, 7, 0]), grace.clone()]);
    assert_eq!(entries(&later("2024-01-01"), "2023-04-08"), [entry("2023-07-07", &[0]), grace]);
    let late = deciding("2023-07-10", Choice::Later { until: day("2023-09-20") });
    assert_eq!(entries(&late, "2023-07-10"), [entry("2023-10-07", &[17, 7])]);
}

fn begun(event: &str, on: &str) -> Affairs {
    let event = BegunEvent { member: "m".to_owned(), event: event.to_owned(), day: day(on) };
    Affairs { begun: vec![event], ..Affairs::default() }
}

fn tasks(affairs: &Affairs, today: &str) -> Vec<(String, String, Vec<u16>)> {
    let days =
        calendar_days_on(&adult(), affairs, day(today)).into_iter().filter(|entry| entry.key.contains("\ntask "));
    days.map(|entry| (entry.key.rsplit(' ').next().unwrap().to_owned(), entry.date.to_string(), entry.alarms)).collect()
}

#[test]
fn tasks_with_days_are_entries_with_the_alarms_of_their_reminders() {
    let affairs = begun("entering_school", "2027-04-07");
    let row = |id: &str, on: &str, alarms: &[u16]| (id.to_owned(), on.to_owned(), alarms.to_vec());
    let all = [
        row("school_check_card", "2027-02-10", &[7, 2, 0]),
        row("school_pdf", "2027-03-31", &[23, 7, 2, 0]),
        row("school_hand_in", "2027-04-07", &[7, 2, 0]),
        row("school_certificate_copy", "2027-04-07", &[7, 2, 0]),
    ];
    assert_eq!(tasks(&affairs, "2026-11-21"), all);
    assert_eq!(tasks(&affairs, "2027-02-11"), all[1..], "past its day it is no entry");
    let from_only = begun("job_change", "2026-03-31");
    assert!(tasks(&from_only, "2026-03-31").contains(&row("job_compare", "2026-04-14", &[0])));
}

#[test]
fn task_that_was_decided_leaves_the_calendar_or_rings_when_it_comes_back() {
    let with = |choice: Choice| {
        let mut affairs = begun("moving", "2026-11-21");
        let all = family_tasks_of(&adult(), &affairs, day("2026-11-21"));
        let task = all.iter().find(|task| task.task.id == "move_in").unwrap();
        affairs.choices.insert(task.subject.clone(), choice);
        tasks(&affairs, "2026-11-21").into_iter().find(|(id, ..)| id == "move_in").map(|(_, on, alarms)| (on, alarms))
    };
    assert_eq!(with(Choice::Done), None);
    assert_eq!(with(Choice::NotOurs), None);
    let later = |until: &str| with(Choice::Later { until: day(until) });
    assert_eq!(later("2026-12-01"), Some(("2026-12-05".to_owned(), vec![4, 2, 0])));
    assert_eq!(later("2027-12-01"), Some(("2026-12-05".to_owned(), vec![0])), "its last day at the latest");
}

#[test]
fn entry_of_a_task_says_what_to_do_in_every_language_and_moves_with_its_event() {
    let affairs = begun("moving", "2026-11-21");
    let days = calendar_days_on(&adult(), &affairs, day("2026-11-21"));
    let one = days.iter().find(|entry| entry.key.ends_with("move_in")).unwrap();
    for lang in Lang::ALL {
        let words = Words::of(lang);
        let (what, step) = (words.render(&one.what), words.render(one.step.as_ref().unwrap()));
        assert!(!what.contains("event-") && step.contains(&words.date(day("2026-12-05"))), "{lang:?} {what} {step}");
    }
    let later = calendar_days_on(&adult(), &begun("moving", "2027-01-10"), day("2026-11-21"));
    assert!(later.iter().any(|entry| entry.key == one.key && entry.date == day("2027-01-24")));
}
