//! The commands with a notebook: their JSON keys, what they write, what they leave alone.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{DAY, Family, fixture, json, keys, techo, text};
use serde_json::{Value, json as value};
use std::fs;

/// Of an array of members, the one with this id.
fn member<'a>(family: &'a Value, id: &str) -> &'a Value {
    family.as_array().unwrap().iter().find(|member| member["id"] == id).unwrap()
}

#[test]
fn init_makes_a_key_for_its_owner_alone_and_refuses_to_do_it_again() {
    let family = Family::new();
    let key = fs::read_to_string(family.path("family.key")).unwrap();
    assert_eq!(key.trim_end().len(), 64);
    assert!(key.trim_end().bytes().all(|byte| byte.is_ascii_hexdigit()));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(family.path("family.key")).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let store = fs::read(family.path("family.techo")).unwrap();
    assert!(!store.starts_with(b"SQLite format 3"));

    assert_eq!(family.refusal(&["init"]), ("exists".to_owned(), value!("store")));
    assert_eq!(fs::read_to_string(family.path("family.key")).unwrap(), key, "the key is as it was");
    assert_eq!(fs::read(family.path("family.techo")).unwrap(), store, "the notebook is as it was");
}

#[test]
fn init_with_an_existing_key_file_leaves_it_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine"), "letter").unwrap();
    let (status, answer) =
        json(&techo(folder.path(), &["init", "--store", "new.techo", "--key-file", "mine", "--json"]));
    assert_eq!((status, &answer["error"]["code"]), (1, &value!("exists")));
    assert_eq!(fs::read_to_string(folder.path().join("mine")).unwrap(), "letter");
    assert!(!folder.path().join("new.techo").exists());
}

#[test]
fn init_in_a_missing_folder_leaves_no_key_behind() {
    let folder = tempfile::tempdir().unwrap();
    let args = ["init", "--store", "nowhere/new.techo", "--key-file", "new.key", "--json"];
    let (status, answer) = json(&techo(folder.path(), &args));
    assert_eq!((status, &answer["error"]["code"]), (1, &value!("cannot_write")));
    assert!(!folder.path().join("new.key").exists());
}

#[test]
fn add_of_a_family_makes_four_members_and_knows_the_files_again() {
    let (family, ids) = Family::of_four();
    let (status, added) = family.json(&["add", &fixture("family/father.pdf")]);
    assert_eq!(status, 0);
    let expected = ["asks", "candidates", "document", "error", "file", "member", "outcome"];
    assert!(expected.iter().all(|key| keys(&added[0]).contains(key)), "{added}");
    assert_eq!((&added[0]["outcome"], &added[0]["member"]), (&value!("same"), &value!(ids[0])));

    let (_, members) = family.json(&["family"]);
    assert_eq!(members.as_array().unwrap().len(), 4);
    let daughter = member(&members, &ids[2]);
    assert_eq!(daughter["name"], "髙橋\u{3000}葛\u{e0100}葉");
    assert_eq!(daughter["papers"].as_array().unwrap().len(), 1);
    let paper = &daughter["papers"][0];
    assert_eq!(paper["kind"], "eligibility_pdf");
    assert_eq!((&paper["saved_on"], &paper["state"]), (&value!("2026-10-11"), &value!("in_use")));
}

#[test]
fn add_goes_on_after_a_file_that_fails_and_stores_nothing_of_it() {
    let family = Family::new();
    let files = ["dev/d058_neg_zero_byte.pdf", "family/son.pdf", "dev/d053_neg_invoice.pdf"].map(fixture);
    let (status, added) = family.json(&["add", &files[0], &files[1], &files[2], "nowhere.pdf"]);
    assert_eq!(status, 1);
    let outcomes: Vec<&Value> = added.as_array().unwrap().iter().map(|one| &one["outcome"]).collect();
    assert_eq!(outcomes, ["error", "new", "error", "error"]);
    let codes: Vec<&Value> = added.as_array().unwrap().iter().map(|one| &one["error"]["code"]).collect();
    assert_eq!(codes, [&value!("not_pdf"), &Value::Null, &value!("unrecognised"), &value!("not_found")]);
    assert_eq!(family.json(&["family"]).1.as_array().unwrap().len(), 1);
}

#[test]
fn add_in_doubt_asks_and_stores_only_when_told() {
    let family = Family::new();
    let (_, added) = family.json(&["add", &fixture("dev/d002_elig_chromium-stack.pdf")]);
    let known = text(&added[0]["member"]);
    let other_insurer = fixture("dev/d007_elig_chromium-rowrev.pdf");
    let papers = || family.json(&["family"]).1[0]["papers"].as_array().unwrap().len();

    let (status, asked) = family.json(&["add", &other_insurer]);
    assert_eq!((status, &asked[0]["outcome"]), (0, &value!("ask")));
    assert_eq!((&asked[0]["member"], &asked[0]["document"]), (&Value::Null, &Value::Null));
    assert_eq!(keys(&asked[0]["candidates"][0]), ["id", "name", "why"]);
    assert_eq!(asked[0]["candidates"][0]["id"], known);
    assert_eq!(papers(), 1, "nothing is stored");
    let people = family.run(&["add", &other_insurer]);
    assert!(String::from_utf8(people.stdout).unwrap().contains(&format!("--member {known}")), "it says how to go on");

    let (_, told) = family.json(&["add", &other_insurer, "--member", &known]);
    assert_eq!((&told[0]["outcome"], &told[0]["member"]), (&value!("changed_insurer"), &value!(known)));
    assert_eq!(papers(), 2);
}

#[test]
fn add_with_new_member_makes_one_where_it_would_ask() {
    let family = Family::new();
    let files = ["dev/d001_elig_chromium-table.pdf", "dev/d031_elig_typst-leader.pdf"].map(fixture);
    family.json(&["add", &files[0]]);
    let (_, added) = family.json(&["add", &files[1], "--new-member"]);
    assert_eq!(added[0]["outcome"], "new");
    assert_eq!(family.json(&["family"]).1.as_array().unwrap().len(), 2);
    assert_eq!(family.json(&["add", &files[1], "--new-member"]).1[0]["outcome"], "same");
}

#[test]
fn handout_of_one_of_two_people_in_a_file_holds_nobody_else() {
    let family = Family::new();
    let (_, added) = family.json(&["add", &fixture("dev/d066_neg_two_people_two_pages.pdf")]);
    assert_eq!(added.as_array().unwrap().len(), 2, "one answer a person: {added}");
    let second = text(&added[1]["member"]);
    let (status, made) = family.json(&["handout", "--member", &second, "--out", "sheet.pdf"]);
    assert_eq!((status, &made["pages"]), (0, &value!(2)), "the person's own page and the summary: {made}");
}

#[test]
fn original_gives_the_very_bytes_back() {
    let (family, ids) = Family::of_four();
    let (_, members) = family.json(&["family"]);
    for (id, name) in ids.iter().zip(["father", "mother", "daughter", "son"]) {
        let document = text(&member(&members, id)["papers"][0]["document"]);
        let output = family.run(&["original", "--document", &document, "--out", "back.pdf"]);
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(
            fs::read(family.path("back.pdf")).unwrap(),
            fs::read(fixture(&format!("family/{name}.pdf"))).unwrap()
        );
    }
}

#[test]
fn decisions_about_a_warning_silence_it_and_are_taken_back() {
    let (family, ids) = Family::of_four();
    let father = ids[0].as_str();
    let set = ["member", "set", "--member", father, "--birth", "1984-12-20", "--card-issued", "2022-01-20"];
    assert_eq!(family.json(&set).0, 0);
    let subject = |answer: &Value| {
        let of_father = |warning: &&Value| warning["member"] == father && warning["date"] == "2026-12-20";
        answer.as_array().unwrap().iter().find(of_father).map(|warning| text(&warning["subject"]))
    };
    let key = subject(&family.json(&["warnings"]).1).expect("a warning");
    assert_eq!(subject(&family.json(&["warnings", "done", "--subject", &key]).1), None);
    assert_eq!(subject(&family.json(&["warnings"]).1), None);
    assert_eq!(subject(&family.json(&["warnings", "--all"]).1), Some(key.clone()));
    assert_eq!(subject(&family.json(&["warnings", "again", "--subject", &key]).1), Some(key.clone()));
    assert_eq!(subject(&family.json(&["warnings", "not-ours", "--subject", &key]).1), None);
    let later = ["warnings", "later", "--subject", &key, "--until", "2026-12-01"];
    assert_eq!(subject(&family.json(&later).1), None);
    let (status, plan) = family.json(&["notices"]);
    assert_eq!((status, &plan[0]["date"]), (0, &value!("2026-12-01")), "{plan}");
    assert_eq!(plan[0]["at"], 1_796_083_200);
    assert_eq!(keys(&plan[0]), ["at", "date", "id", "lock_text", "lock_title", "subjects", "text"]);
    assert!(plan.as_array().unwrap().len() <= 30);

    let refused = |args: &[&str]| family.json(args).1["error"].clone();
    let unknown = refused(&["warnings", "done", "--subject", "warning nobody card 0 before"]);
    assert_eq!((&unknown["code"], &unknown["field"]), (&value!("not_found"), &value!("subject")));
    for until in ["2026-11-21", "soon"] {
        let error = refused(&["warnings", "later", "--subject", &key, "--until", until]);
        assert_eq!((&error["code"], &error["field"]), (&value!("bad_value"), &value!("until")));
    }
    let error = refused(&["notices", "--told-until", "0001-01-01"]);
    assert_eq!((&error["code"], &error["field"]), (&value!("bad_value"), &value!("told_until")));

    assert_eq!(family.json(&["notices", "--out", "notices.ics"]).0, 0);
    assert!(fs::read_to_string(family.path("notices.ics")).unwrap().contains("BEGIN:VALARM"));
    let (status, dates) = family.json(&["dates"]);
    assert_eq!(status, 0);
    let portal = |date: &&Value| date["kind"] == "portal_login_end" && date["member"] == father;
    assert_eq!(dates.as_array().unwrap().iter().find(portal).unwrap()["date"], "2026-12-20");
}

#[test]
fn member_set_makes_warnings_that_clear_takes_back() {
    let (family, ids) = Family::of_four();
    let father = ids[0].as_str();
    let set = ["member", "set", "--member", father, "--birth", "1984-12-20", "--card-issued", "2022-01-20"];
    assert_eq!(family.json(&set).0, 0);
    let (status, warnings) = family.json(&["warnings"]);
    assert_eq!(status, 0);
    let about_card = |warnings: &Value| {
        let of_father = |warning: &&Value| warning["member"] == father && warning["date"] == "2026-12-20";
        warnings.as_array().unwrap().iter().find(of_father).cloned()
    };
    let warning = about_card(&warnings).expect("the certificate ends in 29 days");
    let expected = [
        "date",
        "days_left",
        "estimated",
        "member",
        "paper",
        "severity",
        "sources",
        "stage",
        "steps",
        "subject",
        "text",
        "title",
    ];
    assert_eq!(keys(&warning), expected);
    assert_eq!(warning["estimated"], true, "worked out from the birthday");
    assert_eq!(warning["days_left"], 29);
    assert!(!warning["steps"].as_array().unwrap().is_empty());

    assert_eq!(family.json(&["member", "set", "--member", father, "--clear", "birth", "--clear", "card-issued"]).0, 0);
    assert_eq!(about_card(&family.json(&["warnings"]).1), None);
}

#[test]
fn member_correct_shows_the_correction_and_restore_what_was_read() {
    let (family, ids) = Family::of_four();
    let (_, members) = family.json(&["family"]);
    let document = text(&member(&members, &ids[3])["papers"][0]["document"]);
    let name = || text(&member(&family.json(&["family"]).1, &ids[3])["name"]);
    let correct = ["member", "correct", "--member", &ids[3], "--document", &document, "--field", "name"];
    assert_eq!(family.json(&[&correct[..], &["--value", "髙橋　睦"]].concat()).0, 0);
    assert_eq!(name(), "髙橋\u{3000}睦");
    assert_eq!(family.json(&[&correct[..], &["--restore"]].concat()).0, 0);
    assert_eq!(name(), "髙橋\u{3000}陸");
}

#[test]
fn screen_page_calendar_and_handout_are_written_whole() {
    let (family, ids) = Family::of_four();
    let (_, members) = family.json(&["family"]);
    let document = text(&member(&members, &ids[2])["papers"][0]["document"]);
    family.json(&["member", "set", "--member", &ids[2], "--birth", "2017-01-02", "--card-issued", "2022-01-20"]);
    for args in [
        &["screen", "--member", &ids[2], "--out", "clinic.png"][..],
        &["page", "--document", &document, "--out", "page.png"],
        &["calendar", "--out", "dates.ics"],
    ] {
        assert_eq!(family.json(args).0, 0, "{args:?}");
    }
    let doubted = |on: &str| {
        let notebook = ["--store", "family.techo", "--key-file", "family.key", "--on", on, "--json"];
        let args = [&["screen", "--member", &ids[2], "--out", "clinic.png"][..], &notebook].concat();
        let (status, made) = common::json(&common::techo(family.folder.path(), &args));
        assert_eq!((status, keys(&made)), (0, vec!["out", "warnings"]));
        let codes = made["warnings"].as_array().unwrap().iter().map(|warning| {
            assert_eq!(warning["member"], value!(ids[2]));
            assert!(!text(&warning["message"]).is_empty());
            text(&warning["code"])
        });
        codes.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(doubted("2027-06-01"), "saved_long_ago", "the screen is marked, and says so");
    for png in ["clinic.png", "page.png"] {
        assert!(fs::read(family.path(png)).unwrap().starts_with(b"\x89PNG\r\n\x1a\n"), "{png}");
    }
    assert!(fs::read_to_string(family.path("dates.ics")).unwrap().starts_with("BEGIN:VCALENDAR\r\n"));

    let handout =
        ["handout", "--member", &ids[2], &ids[3], "--event", "遠足", "--from", "2026-12-01", "--out", "s.pdf"];
    let (status, made) = family.json(&handout);
    assert_eq!(status, 0, "{made}");
    let expected = ["documents", "handout", "members", "pages", "warnings"];
    assert!(expected.iter().all(|key| keys(&made).contains(key)), "{made}");
    assert_eq!(made["members"], value!([ids[2], ids[3]]));
    assert!(fs::read(family.path("s.pdf")).unwrap().starts_with(b"%PDF-"));

    let mut left: Vec<String> = fs::read_dir(family.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with("family."))
        .collect();
    left.sort();
    assert_eq!(left, ["clinic.png", "dates.ics", "page.png", "s.pdf"], "nothing else is written");
}

#[test]
fn outputs_never_replace_the_notebook_or_its_key() {
    let (family, ids) = Family::of_four();
    let before = ["family.techo", "family.key"].map(|name| fs::read(family.path(name)).unwrap());
    fs::hard_link(family.path("family.techo"), family.path("twin")).unwrap();
    for out in [
        "family.techo",
        "./family.techo",
        "family.key",
        "family.techo-wal",
        "twin",
        ".",
        "nowhere/s.png",
        "/proc/s.png",
    ] {
        let (code, field) = family.refusal(&["screen", "--member", &ids[0], "--out", out]);
        assert_eq!((code.as_str(), field), ("cannot_write", value!("out")), "{out}");
    }
    assert!(
        !fs::read_dir(family.folder.path())
            .unwrap()
            .any(|entry| { entry.unwrap().file_name().to_str().unwrap().ends_with(".part") })
    );
    let after = ["family.techo", "family.key"].map(|name| fs::read(family.path(name)).unwrap());
    assert!(before == after);
}

#[test]
fn output_over_an_older_one_replaces_it_and_keeps_a_link() {
    let (family, ids) = Family::of_four();
    fs::write(family.path("old.png"), "old").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("old.png", family.path("link.png")).unwrap();
    assert_eq!(family.json(&["screen", "--member", &ids[0], "--out", "link.png"]).0, 0);
    assert!(fs::read(family.path("old.png")).unwrap().starts_with(b"\x89PNG"));
    assert!(fs::symlink_metadata(family.path("link.png")).unwrap().is_symlink());
}

#[test]
fn answers_for_people_come_in_every_language() {
    let (family, ids) = Family::of_four();
    family.json(&["member", "set", "--member", &ids[0], "--birth", "1984-12-20", "--card-issued", "2022-01-20"]);
    let mut boards = Vec::new();
    for lang in ["ja", "ja-easy", "en", "zh", "vi", "pt"] {
        for command in ["family", "warnings"] {
            let output = family.run(&[command, "--lang", lang]);
            let text = String::from_utf8(output.stdout).unwrap();
            assert_eq!(output.status.code(), Some(0), "{command} {lang}");
            assert!(text.contains("髙橋"), "{command} {lang}: {text}");
            assert!(!text.contains("command-") && !text.contains("{ $"), "an id stands for a text: {text}");
            boards.push(text);
        }
    }
    boards.sort();
    boards.dedup();
    assert_eq!(boards.len(), 12, "each language has its own words");
}

#[test]
fn read_and_deadlines_need_no_notebook() {
    let folder = tempfile::tempdir().unwrap();
    let args = ["deadlines", "--birth", "1984-12-20", "--card-issued", "2022-01-20", "--on", DAY, "--json"];
    let (status, dates) = json(&techo(folder.path(), &args));
    assert_eq!(status, 0);
    let expected = [
        "card_expires_on",
        "cert_expires_on",
        "days_left",
        "estimated",
        "grace_promised_until",
        "grace_system_until",
        "next_steps",
        "portal_login_until",
        "renewable_from",
        "sources",
        "stage",
        "warnings",
    ];
    assert_eq!(keys(&dates), expected);
    assert_eq!((&dates["stage"], &dates["days_left"]), (&value!("renewable"), &value!(29)));
    assert_eq!(dates["cert_expires_on"], "2026-12-20");
    assert_eq!(dates["card_expires_on"], "2031-12-20");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is written");
}
