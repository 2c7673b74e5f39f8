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
    for (args, field) in [(vec!["events", "show", "wedding"], "event"), (vec!["ask", "？"], "question")] {
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
    assert_eq!((list.len(), text(&list[0]["task"]["id"]).as_str()), (6, "stop_card"));
    let certificate = list.iter().find(|task| task["task"]["id"] == "lost_card_certificate").expect("the task");
    assert_eq!(text(&certificate["task"]["contact"]["phone"]), "03-0000-0000");
    let subject = text(&list[0]["subject"]);
    assert_eq!(run(&["tasks", "decide", &subject, "--done"]).0, 0);
    let (_, tasks) = run(&["tasks", "list"]);
    assert_eq!((text(&tasks[5]["task"]["id"]), text(&tasks[5]["state"])), ("stop_card".to_owned(), "done".to_owned()));
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
        (&["tasks", "begin", "--member", &father, "--event", "wedding"], "bad_value", "event"),
        (&["tasks", "end", "--member", &father, "--event", "birth"], "not_found", "event"),
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

#[test]
fn task_of_a_begun_event_is_in_the_notices_and_in_the_calendar_until_it_is_ticked_off() {
    let (family, [father, ..]) = Family::of_four();
    assert_eq!(family.json(&["tasks", "begin", "--member", &father, "--event", "moving"]).0, 0);
    let (_, tasks) = family.json(&["tasks", "list"]);
    let move_in = tasks.as_array().expect("a list").iter().find(|task| task["task"]["id"] == "move_in").expect("it");
    let (subject, by) = (text(&move_in["subject"]), text(&move_in["task"]["by"]));
    assert_eq!(by, "2026-12-05");

    let days = |family: &Family| -> Vec<String> {
        let (status, plan) = family.json(&["notices"]);
        assert_eq!(status, 0);
        let plan = plan.as_array().expect("a list").clone();
        assert!(plan.len() <= 30);
        let about =
            |notice: &&Value| notice["subjects"].as_array().expect("subjects").contains(&Value::from(subject.as_str()));
        plan.iter().filter(about).map(|notice| text(&notice["date"])).collect()
    };
    let file = |name: &str, command: &str| {
        assert_eq!(family.json(&[command, "--out", name]).0, 0);
        std::fs::read_to_string(family.path(name)).expect("the file").replace("\r\n ", "")
    };
    assert_eq!(days(&family), ["2026-11-28", "2026-12-03", "2026-12-05", "2026-12-06"]);
    let notices = file("notices.ics", "notices");
    assert!(notices.contains("DTSTART;VALUE=DATE:20261203"), "{notices}");
    let calendar = file("calendar.ics", "calendar");
    assert!(calendar.contains("DTSTART;VALUE=DATE:20261205"), "{calendar}");

    assert_eq!(family.json(&["tasks", "decide", &subject, "--later", "2026-12-04"]).0, 0);
    assert_eq!(days(&family), ["2026-12-04", "2026-12-05", "2026-12-06"]);
    // A notice's subject is decided about without a look at what it is.
    assert_eq!(family.json(&["warnings", "done", "--subject", &subject]).0, 0);
    assert_eq!(days(&family), [""; 0]);
    let entries = |file: &str| file.matches("DTSTART;VALUE=DATE:20261205").count();
    assert_eq!(entries(&file("after.ics", "calendar")), entries(&calendar) - 1);
}

#[test]
fn pdf_that_is_old_on_a_trip_or_of_a_former_insurer_is_warned_of() {
    let (family, [father, _, daughter, _]) = Family::of_four();
    let stages = |on: &str| -> Vec<(String, String)> {
        let run = ["warnings", "--json", "--store", "family.techo", "--key-file", "family.key", "--on", on];
        let (status, warnings) = json(&techo(family.folder.path(), &run));
        assert_eq!(status, 0);
        let pdfs = warnings.as_array().expect("a list").iter().filter(|warning| warning["paper"] == "eligibility_pdf");
        pdfs.map(|warning| (text(&warning["member"]), text(&warning["stage"]))).collect()
    };
    let (_, papers) = family.json(&["family"]);
    let saved = text(&papers[2]["papers"][0]["saved_on"]).parse::<chrono::NaiveDate>().expect("a day");
    let day = |days: u64| (saved + chrono::Days::new(days)).to_string();
    let trip = ["handout", "--member", &daughter, "--from", &day(120), "--until", &day(122), "--out", "sheet.pdf"];
    let (status, sheet) = family.json(&trip);
    assert_eq!(status, 0);
    let codes: Vec<String> =
        sheet["warnings"].as_array().expect("a list").iter().map(|warning| text(&warning["code"])).collect();
    assert_eq!(codes, ["old_at_event"], "120 days old on the first day");
    assert!(
        sheet["warnings"].as_array().expect("a list").iter().all(|warning| text(&warning["message"]).contains("90"))
    );
    assert!(stages(&day(118)).contains(&(daughter.clone(), "before_event".to_owned())), "{:?}", stages(&day(118)));
    let change = ["tasks", "begin", "--member", &father, "--event", "job_change", "--day", &day(100)];
    assert_eq!(family.json(&change).0, 0);
    let after = stages(&day(118));
    assert!(after.contains(&(father.clone(), "former_insurer".to_owned())), "{after:?}");
    assert!(after.contains(&(daughter, "former_insurer".to_owned())), "insured through the father: {after:?}");
    let own_trip = ["handout", "--member", &father, "--event", "旅行", "--from", &day(119), "--out", "own.pdf"];
    let (status, sheet) = family.json(&own_trip);
    assert_eq!((status, text(&sheet["warnings"][0]["code"])), (0, "former_insurer".to_owned()), "{sheet}");
    let end = ["tasks", "end", "--member", &father, "--event", "job_change"];
    let notebook = ["--store", "family.techo", "--key-file", "family.key", "--json", "--on"];
    let ended = techo(family.folder.path(), &[&end[..], &notebook, &[day(110).as_str()]].concat());
    assert!(ended.status.success());
    assert_eq!(stages(&day(118)), after, "the old paper is still the one in use");
    assert_eq!(family.json(&change).0, 0);
    assert_eq!(family.json(&end).0, 0);
    assert!(stages(&day(118)).iter().all(|told| told.1 != "former_insurer"), "called off before its day");
}

#[test]
fn unregistered_card_without_a_certificate_is_in_the_notices_and_their_calendar() {
    let (family, [father, ..]) = Family::of_four();
    assert_eq!(family.json(&["member", "set", "--member", &father, "--registered", "no"]).0, 0);
    let missing = |notice: &&Value| text(&notice["text"]).contains("資格確認書が");
    let (_, plan) = family.json(&["notices"]);
    let plan = plan.as_array().expect("a list").clone();
    let days: Vec<String> = plan.iter().filter(missing).map(|notice| text(&notice["date"])).collect();
    assert_eq!(days, ["2026-11-22", "2026-12-19"], "the morning after {DAY}, and four weeks after it");
    assert_eq!(family.json(&["notices", "--out", "notices.ics"]).0, 0);
    let file = std::fs::read_to_string(family.path("notices.ics")).expect("the file");
    assert!(file.contains("DTSTART;VALUE=DATE:20261122") && file.contains("DTSTART;VALUE=DATE:20261219"), "{file}");
}

#[test]
fn declaration_of_an_outage_is_filled_from_the_notebook_and_names_what_is_written_by_hand() {
    let (family, [.., daughter, _]) = Family::of_four();
    let outage = ["present", "--scene", "reader_down", "--companion", "guardian", "--card", "registered"];
    let (status, answer) = family.json(&[outage.as_slice(), &["--member", &daughter]].concat());
    assert_eq!(status, 0);
    let lines = answer["declaration"].as_array().expect("the form");
    let value = |id: &str| lines.iter().find(|line| line["id"] == id).expect("the line")["value"].clone();
    assert_eq!(value("insurer_number"), Value::from("06479901"));
    assert!(text(&value("name")).contains('葉'));
    assert_eq!(value("phone"), Value::Null);
    assert!(lines.iter().all(|line| !text(&line["label"]).is_empty() && !text(&line["meaning"]).is_empty()));
    let people = family.run(&[outage.as_slice(), &["--member", &daughter, "--lang", "en"]].concat());
    let people = String::from_utf8(people.stdout).expect("UTF-8");
    assert!(people.contains("06479901") && people.contains("by hand"), "{people}");

    let (_, anybodys) = plain(&outage);
    let lines = anybodys["declaration"].as_array().expect("the form");
    assert!(
        !lines.is_empty() && lines.iter().all(|line| line["value"].is_null()),
        "what it asks for, without a notebook"
    );
    let (_, clinic) = plain(&["present", "--scene", "clinic", "--companion", "self", "--card", "registered"]);
    assert_eq!(clinic["declaration"], Value::from(Vec::<Value>::new()));
    let nobody = family.refusal(&[outage.as_slice(), &["--member", "nobody"]].concat());
    assert_eq!(nobody, ("not_found".to_owned(), Value::from("member")));
}
