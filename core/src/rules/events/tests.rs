//! What a family is told to do, until when, and what it ticked off.

use super::load::parse;
use super::*;
use crate::model::{CardFacts, Choice, Coverage, DocumentKind, Member, MemberFacts, Paper, PaperState};
use crate::words::{Lang, Words};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn member(id: &str, birth: Option<&str>, insurer: Option<&str>) -> Member {
    let card = CardFacts { birth_date: birth.map(day), ..CardFacts::default() };
    let facts = MemberFacts { card, ..MemberFacts::default() };
    let coverage = Coverage { insurer_number: insurer.map(str::to_owned), ..Coverage::default() };
    let (kind, state) = (DocumentKind::EligibilityPdf, PaperState::InUse);
    let paper = Paper { document: "d".to_owned(), kind, saved_on: None, coverage, pages: vec![1], state };
    Member { id: id.to_owned(), name: "山田　花子".to_owned(), facts, papers: vec![paper] }
}

fn begun(event: &str, on: &str) -> BegunEvent {
    BegunEvent { member: "m".to_owned(), event: event.to_owned(), day: day(on) }
}

#[test]
fn shipped_events_load() {
    let table = load_events().unwrap();
    assert_eq!(table.events.len(), 17);
    assert!(table.tasks.len() > 70 && table.contacts.len() == 9);
}

/// Event, its day, task, first day, last day.
type DayRow = (&'static str, &'static str, &'static str, Option<&'static str>, Option<&'static str>);
const DAYS: &[DayRow] = &[
    ("birth", "2026-11-21", "report_birth", None, Some("2026-12-04")),
    ("birth", "2028-02-16", "report_birth", None, Some("2028-02-29")),
    ("birth", "2026-11-21", "newborn_national", None, Some("2026-12-04")),
    ("birth", "2026-11-21", "newborn_employer", None, Some("2026-11-26")),
    ("birth", "2026-11-21", "newborn_card", None, None),
    ("entering_school", "2027-04-07", "school_check_card", None, Some("2027-02-10")),
    ("entering_school", "2027-04-07", "school_pdf", Some("2027-03-08"), Some("2027-03-31")),
    ("entering_school", "2027-04-07", "school_hand_in", None, Some("2027-04-07")),
    ("job_change", "2026-03-31", "return_to_employer", None, Some("2026-03-31")),
    ("job_change", "2026-03-31", "job_compare", Some("2026-04-14"), None),
    ("job_gap", "2026-12-31", "join_national", None, Some("2027-01-14")),
    ("job_gap", "2026-12-31", "continue_voluntarily", None, Some("2027-01-20")),
    ("retirement", "2027-03-31", "dependants_too", None, Some("2027-04-14")),
    ("leaving_dependant", "2026-04-01", "report_dependant_left", None, Some("2026-04-06")),
    ("joining_dependant", "2026-04-01", "leave_national", None, Some("2026-04-15")),
    ("lost_card", "2026-11-21", "lost_card_two_months", Some("2026-12-19"), Some("2027-01-20")),
    ("lost_card", "2026-12-31", "lost_card_two_months", Some("2027-01-28"), Some("2027-02-27")),
    ("name_change", "2026-11-22", "name_on_card", None, Some("2026-12-06")),
    ("moving", "2026-11-21", "move_in", None, Some("2026-12-05")),
    ("moving", "2026-11-21", "card_continue", None, Some("2027-02-19")),
    ("lost_card", "2026-11-21", "stop_card", None, Some("2026-11-21")),
    ("lost_card", "2026-11-21", "card_police", None, Some("2026-11-22")),
    ("turning_70", "2026-11-21", "rate_begins", Some("2026-12-01"), None),
    ("turning_70", "2026-11-01", "rate_begins", Some("2026-11-01"), None),
    ("turning_70", "2026-12-31", "rate_begins", Some("2027-01-01"), None),
    ("turning_75", "2026-11-21", "late_elderly_begins", Some("2026-11-21"), None),
    ("turning_75", "2026-11-21", "late_elderly_dependants", None, Some("2026-12-04")),
    ("renouncing_card", "2026-11-21", "renounce_pdf", None, Some("2026-11-21")),
];

#[test]
fn task_has_the_days_that_follow_from_the_events() {
    for (event, on, id, from, by) in DAYS {
        let tasks = event_tasks(event, day(on), None).unwrap();
        let task = tasks.iter().find(|task| task.id == *id).unwrap_or_else(|| panic!("{event} {id}"));
        assert_eq!((task.from, task.by), (from.map(day), by.map(day)), "{event} {on} {id}");
    }
}

#[test]
fn every_task_says_its_last_day_in_every_language() {
    for event in life_events() {
        for task in event_tasks(event.id, day("2026-11-21"), None).unwrap() {
            for lang in Lang::ALL {
                let words = Words::of(lang);
                let text = words.render(&task.text);
                assert!(!text.contains("task-") && !text.contains('{'), "{lang:?} {} {text}", task.id);
                // A task for "at once" need not name today.
                if let Some(by) = task.by.filter(|by| *by != day("2026-11-21")) {
                    assert!(text.contains(&words.date(by)), "{lang:?} {} {text}", task.id);
                }
            }
        }
    }
}

#[test]
fn lost_card_is_stopped_first_at_the_line_that_answers_day_and_night() {
    let tasks = event_tasks("lost_card", day("2026-11-21"), None).unwrap();
    let ids: Vec<&str> = tasks.iter().map(|task| task.id).collect();
    assert_eq!(
        ids,
        [
            "stop_card",
            "card_police",
            "card_reissue",
            "lost_card_certificate",
            "lost_card_two_months",
            "lost_card_after"
        ]
    );
    let contact = tasks[0].contact.as_ref().unwrap().worded(Words::of(Lang::Ja), None);
    assert_eq!(contact.phone.as_deref(), Some("0120-95-0178"));
    assert_eq!(contact.hours.as_deref(), Some("24時間365日"));
    assert_eq!(contact.phone_spoken.as_deref(), Some("ゼロ イチ ニ ゼロ、キュウ ゴ、ゼロ イチ ナナ ハチ"));
}

#[test]
fn insurers_number_is_the_one_that_the_family_typed_in() {
    let tasks = event_tasks("lost_card", day("2026-11-21"), None).unwrap();
    let insurer = tasks[3].contact.as_ref().unwrap();
    assert!(insurer.own);
    assert_eq!(insurer.worded(Words::of(Lang::En), None).phone, None);
    assert_eq!(insurer.worded(Words::of(Lang::En), Some("03-1234-5678")).phone.as_deref(), Some("03-1234-5678"));
    let line = tasks[0].contact.as_ref().unwrap();
    assert_eq!(line.worded(Words::of(Lang::En), Some("03-1234-5678")).phone.as_deref(), Some("0120-95-0178"));
}

#[test]
fn tasks_of_another_scheme_are_left_out_where_the_scheme_is_known() {
    let ids = |scheme| -> Vec<&str> {
        let tasks = event_tasks("birth", day("2026-11-21"), scheme).unwrap();
        tasks.iter().map(|task| task.id).filter(|id| ["newborn_employer", "newborn_national"].contains(id)).collect()
    };
    assert_eq!(ids(None), ["newborn_employer", "newborn_national"]);
    assert_eq!(ids(Some(Scheme::Society)), ["newborn_employer"]);
    assert_eq!(ids(Some(Scheme::National)), ["newborn_national"]);
    assert_eq!(ids(Some(Scheme::NationalSociety)), ["newborn_employer", "newborn_national"]);
}

#[test]
fn paper_of_the_late_elderly_is_told_by_the_rule_of_the_day() {
    let ids = |on: &str| -> Vec<&str> {
        let tasks = event_tasks("turning_75", day(on), None).unwrap();
        tasks.iter().map(|task| task.id).filter(|id| id.contains("_all") || id.contains("_by_status")).collect()
    };
    assert_eq!(ids("2026-07-31"), ["late_elderly_all"]);
    assert_eq!(ids("2026-08-01"), ["late_elderly_by_status"]);
}

#[test]
fn unknown_event_and_impossible_day_are_refused_by_name() {
    let today = day("2026-11-21");
    assert_eq!(event_tasks("wedding", today, None), Err(Error::BadValue { field: "event" }));
    assert_eq!(event_tasks("birth", day("1867-12-31"), None), Err(Error::BadValue { field: "day" }));
    assert_eq!(event_tasks("birth", day("2201-01-01"), None), Err(Error::BadValue { field: "day" }));
}

/// What was decided, the day asked, the state.
const STATES: &[(Option<Choice>, &str, TaskState)] = &[
    (None, "2027-03-07", TaskState::Waiting),
    (None, "2027-03-08", TaskState::Open),
    (None, "2027-03-31", TaskState::Open),
    (None, "2027-04-01", TaskState::Late),
    (Some(Choice::Done), "2027-03-10", TaskState::Done),
    (Some(Choice::Done), "2027-05-10", TaskState::Done),
    (Some(Choice::NotOurs), "2027-05-10", TaskState::NotOurs),
];

#[test]
fn task_goes_from_waiting_to_open_to_late_unless_it_was_decided() {
    let family = [member("m", None, None)];
    for (choice, today, state) in STATES {
        let tasks = family_tasks_on(&family, &[begun("entering_school", "2027-04-07")], |_| *choice, day(today));
        let task = tasks.iter().find(|task| task.task.id == "school_pdf").unwrap();
        assert_eq!(task.state, *state, "{choice:?} {today}");
    }
}

#[test]
fn task_that_was_put_off_comes_back_on_its_day_and_on_its_last_day_at_the_latest() {
    let family = [member("m", None, None)];
    let later = |until: &str, today: &str| {
        let until = day(until);
        let choice = |_: &str| Some(Choice::Later { until });
        let tasks = family_tasks_on(&family, &[begun("moving", "2026-11-21")], choice, day(today));
        tasks.into_iter().find(|task| task.task.id == "move_in").unwrap().state
    };
    assert_eq!(later("2026-12-01", "2026-11-30"), TaskState::Later);
    assert_eq!(later("2026-12-01", "2026-12-01"), TaskState::Open);
    assert_eq!(later("2027-01-01", "2026-12-04"), TaskState::Later);
    assert_eq!(later("2027-01-01", "2026-12-05"), TaskState::Open);
    assert_eq!(later("2027-01-01", "2026-12-06"), TaskState::Late);
}

#[test]
fn second_move_starts_afresh() {
    let family = [member("m", None, None)];
    let first = task_subject(&begun("moving", "2026-01-10"), "move_in");
    let choice = |subject: &str| (subject == first).then_some(Choice::Done);
    let state = |on: &str| {
        let tasks = family_tasks_on(&family, &[begun("moving", on)], choice, day("2026-01-11"));
        tasks.into_iter().find(|task| task.task.id == "move_in").unwrap().state
    };
    assert_eq!(state("2026-01-10"), TaskState::Done);
    assert_eq!(state("2026-01-11"), TaskState::Open);
}

#[test]
fn familys_list_begins_with_what_presses_and_ends_with_what_is_done() {
    let family = [member("m", None, Some("06130488"))];
    let done = |subject: &str| subject.ends_with("card_police").then_some(Choice::Done);
    let events = [begun("lost_card", "2026-11-20"), begun("wedding", "2026-11-20")];
    let tasks = family_tasks_on(&family, &events, done, day("2026-11-21"));
    let ids: Vec<(&str, TaskState)> = tasks.iter().map(|task| (task.task.id, task.state)).collect();
    assert_eq!(ids[0], ("stop_card", TaskState::Late));
    assert_eq!(ids[1], ("card_reissue", TaskState::Open));
    assert_eq!(ids[5], ("card_police", TaskState::Done));
    assert_eq!(tasks[0].days_left, Some(-1));
    let nobodys = [BegunEvent { member: "gone".to_owned(), ..begun("lost_card", "2026-11-20") }];
    assert_eq!(family_tasks_on(&family, &nobodys, |_| None, day("2026-11-21")), []);
}

#[test]
fn seventieth_and_seventy_fifth_birthday_come_up_by_themselves() {
    let family = [
        member("a", Some("1956-12-24"), None),
        member("b", Some("1951-11-21"), None),
        member("c", Some("1952-02-29"), None),
        member("d", None, None),
    ];
    let on = |today: &str| -> Vec<(String, String, String)> {
        let events = birthdays_coming_on(&family, day(today));
        events.into_iter().map(|event| (event.member, event.event, event.day.to_string())).collect()
    };
    let found = |member: &str, event: &str, on: &str| (member.to_owned(), event.to_owned(), on.to_owned());
    let both = [found("a", "turning_70", "2026-12-24"), found("b", "turning_75", "2026-11-21")];
    assert_eq!(on("2026-11-21"), both);
    assert_eq!(on("2026-10-24"), [both[1].clone()]);
    assert_eq!(on("2026-10-25"), both);
    assert_eq!(on("2026-09-21"), []);
    assert_eq!(on("2027-01-20"), [both[0].clone(), both[1].clone(), found("c", "turning_75", "2027-02-28")]);
    assert_eq!(on("2027-02-28"), [found("c", "turning_75", "2027-02-28")]);
}

const ROW: &str = r#"
    [[contact]]
    id = "c"
    name = "contact-insurer"
    sources = ["S002-51"]
    [[event]]
    id = "e"
    title = "event-birth-title"
    text = "event-birth-text"
    tasks = ["t"]
    sources = ["S003 1-15a"]
    [[task]]
    id = "t"
    message = "task-report_birth"
    by_days = 13
    contact = "c"
    reason = "why"
    sources = ["S003 1-15b"]
"#;

#[test]
fn table_that_does_not_hold_together_does_not_load() {
    assert!(parse(ROW).is_ok());
    let table = [
        (ROW.replace("S003 1-15b", "S003 1-15c"), EventTableError::Source("task t".to_owned())),
        (ROW.replace("\"S002-51\"", ""), EventTableError::Source("contact c".to_owned())),
        (ROW.replace("task-report_birth", "task-nothing"), EventTableError::Message("task t".to_owned())),
        (ROW.replace("tasks = [\"t\"]", "tasks = [\"u\"]"), EventTableError::Unmatched("e".to_owned())),
        (ROW.replace("tasks = [\"t\"]", "tasks = [\"t\", \"t\"]"), EventTableError::Unmatched("e".to_owned())),
        (ROW.replace("contact = \"c\"", "contact = \"d\""), EventTableError::Contact("t".to_owned())),
        (ROW.replace("\"why\"", "\" \""), EventTableError::Reason("t".to_owned())),
        (ROW.replace("by_days = 13", "by_days = 1\nfrom_days = 2"), EventTableError::Days("t".to_owned())),
        (
            ROW.replace("by_days = 13", "by_days = 1\nby_rule = \"month_after_birthday\""),
            EventTableError::Days("t".to_owned()),
        ),
        (
            ROW.replace("by_days = 13", "effective_from = \"2026-08-01\"\neffective_until = \"2026-07-31\""),
            EventTableError::Days("t".to_owned()),
        ),
        (format!("{ROW}\n[[reminder]]\nanchor=\"by\"\ndays_before=7\nreason=\" \""), EventTableError::Reminder(7)),
        (
            format!("{ROW}{0}{0}", "\n[[reminder]]\nanchor=\"by\"\ndays_before=2\nreason=\"why\""),
            EventTableError::Reminder(2),
        ),
        (
            format!("{ROW}\n[[contact]]\nid=\"c\"\nname=\"contact-police\"\nsources=[\"D §4\"]"),
            EventTableError::Twice("contact c".to_owned()),
        ),
    ];
    for (text, error) in table {
        assert_eq!(parse(&text), Err(error));
    }
    assert!(matches!(parse(&format!("{ROW}\nmore = 1")), Err(EventTableError::Syntax(_))));
}
