//! Life events, the family's tasks and questions, as the command gives them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod common;

use common::{DAY, Family, json, techo, text};
use serde_json::Value;

fn plain(args: &[&str]) -> (i32, Value) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut all = vec!["--json", "--on", DAY];
    all.extend(args);
    json(&techo(folder.path(), &all))
}

#[test]
fn event_shows_its_tasks_in_order_with_days_and_contacts() {
    let (status, events) = plain(&["events", "list"]);
    assert_eq!((status, events.as_array().expect("a list").len()), (0, 17));
    let (status, shown) = plain(&["events", "show", "lost_card", "--lang", "en"]);
    assert_eq!((status, text(&shown["day"]).as_str()), (0, DAY));
    let first = &shown["tasks"][0];
    assert_eq!((text(&first["id"]), text(&first["by"])), ("stop_card".to_owned(), DAY.to_owned()));
    assert_eq!(text(&first["contact"]["phone"]), "0120-95-0178");
    assert_eq!(text(&first["contact"]["hours"]), "24 hours, every day");
    assert!(shown["sources"].as_array().is_some_and(|sources| !sources.is_empty()));
}

#[test]
fn unknown_event_and_empty_question_are_refused() {
    for (args, field) in [(vec!["events", "show", "wedding"], "life_event"), (vec!["ask", "？"], "question")] {
        let (status, refused) = plain(&args);
        assert_eq!((status, text(&refused["error"]["code"]).as_str()), (1, "bad_value"));
        assert_eq!(text(&refused["error"]["field"]), field);
    }
}

#[test]
fn question_is_answered_with_sources_and_an_unknown_one_with_nothing() {
    let (status, answers) = plain(&["ask", "紛失", "--lang", "vi"]);
    assert_eq!((status, text(&answers[0]["topic"]).as_str()), (0, "lost_card"));
    assert!(text(&answers[0]["text"]).contains("0120-95-0178"));
    assert!(answers[0]["sources"].as_array().is_some_and(|sources| sources.contains(&Value::from("S003 2-37a"))));
    assert_eq!(plain(&["ask", "美味しいラーメン屋"]), (0, Value::from(Vec::<Value>::new())));
}

#[test]
fn familys_task_is_ticked_off_and_calls_the_number_that_was_typed_in() {
    let (family, [father, ..]) = Family::of_four();
    let run = |args: &[&str]| family.json(args);
    assert_eq!(run(&["tasks", "list"]), (0, Value::from(Vec::<Value>::new())));
    let (status, _) = run(&["tasks", "begin", "--member", &father, "--event", "lost_card"]);
    assert_eq!(status, 0);
    assert_eq!(run(&["tasks", "phone", "insurer", "03-0000-0000", "--member", &father]).0, 0);
    let (_, tasks) = run(&["tasks", "list"]);
    let list = tasks.as_array().expect("a list");
    assert_eq!((list.len(), text(&list[0]["task"]["id"]).as_str()), (5, "stop_card"));
    let certificate = list.iter().find(|task| task["task"]["id"] == "lost_card_certificate").expect("the task");
    assert_eq!(text(&certificate["task"]["contact"]["phone"]), "03-0000-0000");
    let subject = text(&list[0]["subject"]);
    assert_eq!(run(&["tasks", "decide", &subject, "--done"]).0, 0);
    let (_, tasks) = run(&["tasks", "list"]);
    assert_eq!((text(&tasks[4]["task"]["id"]), text(&tasks[4]["state"])), ("stop_card".to_owned(), "done".to_owned()));
    assert_eq!(run(&["tasks", "decide", &subject]).0, 0);
    assert_eq!(text(&run(&["tasks", "list"]).1[0]["state"]), "open");
    assert_eq!(run(&["tasks", "end", "--member", &father, "--event", "lost_card"]).0, 0);
    assert_eq!(run(&["tasks", "list"]).1, Value::from(Vec::<Value>::new()));
}

#[test]
fn tasks_of_nobody_and_contacts_with_a_number_of_their_own_are_refused() {
    let (family, [father, ..]) = Family::of_four();
    let table: [(&[&str], &str, &str); 5] = [
        (&["tasks", "begin", "--member", "nobody", "--event", "birth"], "not_found", "member"),
        (&["tasks", "begin", "--member", &father, "--event", "wedding"], "bad_value", "life_event"),
        (&["tasks", "end", "--member", &father, "--event", "birth"], "not_found", "life_event"),
        (&["tasks", "decide", "task:x", "--done"], "not_found", "task"),
        (&["tasks", "phone", "card_line", "03-0000-0000"], "bad_value", "contact"),
    ];
    for (args, code, field) in table {
        let (status, refused) = family.json(args);
        assert_eq!(
            (status, text(&refused["error"]["code"]), text(&refused["error"]["field"])),
            (1, code.to_owned(), field.to_owned())
        );
    }
}
