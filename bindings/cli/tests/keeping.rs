//! Keys, bin, backups, hand-outs and who is who on the command line.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{DAY, Family, fixture, json, techo, text};
use serde_json::{Value, json as value};
use std::fs;

const PASSPHRASE: &str = "さくら 本棚 三日月 るすばん";

/// A notebook of one with a passphrase file beside it.
fn family() -> (Family, Value) {
    let family = Family::new();
    fs::write(family.path("phrase"), format!("{PASSPHRASE}\n")).unwrap();
    let (status, added) = family.json(&["add", &fixture("family/father.pdf")]);
    assert_eq!(status, 0);
    (family, added[0].clone())
}

#[test]
fn lost_key_is_written_again_by_the_passphrase_and_rekey_keeps_both() {
    let (family, _) = family();
    let none = ["open-with-passphrase", "--passphrase-file", "phrase"];
    assert_eq!(family.refusal(&none), ("not_found".to_owned(), value!("recovery")));
    let (status, set) = family.json(&["passphrase", "set", "--passphrase-file", "phrase"]);
    assert_eq!((status, &set["header"]), (0, &value!("family.techo-header")));

    let before = fs::read(family.path("family.key")).unwrap();
    let (status, answer) = family.json(&["rekey"]);
    assert_eq!((status, &answer["key_file"]), (0, &value!("family.key")));
    let new = fs::read(family.path("family.key")).unwrap();
    assert!(new != before && !family.path("family.key-new").exists());
    assert_eq!(family.json(&["family"]).1.as_array().unwrap().len(), 1);

    assert_eq!(family.refusal(&none).0, "exists", "a key file is never written over");
    fs::remove_file(family.path("family.key")).unwrap();
    fs::write(family.path("wrong"), "さくら 本棚").unwrap();
    let wrong = ["open-with-passphrase", "--passphrase-file", "wrong"];
    assert_eq!(family.refusal(&wrong).0, "wrong_passphrase");
    assert_eq!(family.json(&none).0, 0);
    assert_eq!(fs::read(family.path("family.key")).unwrap(), new);

    // A change of the key that died before the key file was replaced.
    fs::rename(family.path("family.key"), family.path("family.key-new")).unwrap();
    fs::write(family.path("family.key"), &before).unwrap();
    assert_eq!(family.json(&["family"]).1.as_array().unwrap().len(), 1);
    assert_eq!(fs::read(family.path("family.key")).unwrap(), new);
    assert_eq!(family.refusal(&["rekey", "--new-key-file", "phrase"]), ("exists".to_owned(), value!("new_key_file")));
}

#[test]
fn backup_verifies_restores_elsewhere_and_merges() {
    let (family, added) = family();
    let made = ["backup", "--out", "backup.age", "--passphrase-file", "phrase"];
    let (status, summary) = family.json(&made);
    assert_eq!((status, &summary["members"], &summary["documents"]), (0, &value!(1), &value!(1)));
    assert_eq!(summary["made_on"], DAY);
    assert_eq!(family.refusal(&made), ("exists".to_owned(), value!("out")));
    // The database takes what stands under these names for its own.
    for name in ["family.techo-journal", "family.techo-wal", "family.techo-shm", "family.techo-new", "family.key-new"] {
        let over = ["backup", "--out", name, "--passphrase-file", "phrase"];
        assert_eq!(family.refusal(&over), ("cannot_write".to_owned(), value!("out")), "{name}");
        assert!(!family.path(name).exists(), "{name}");
    }
    assert!(fs::read(family.path("backup.age")).unwrap().starts_with(b"age-encryption.org/v1\n-> scrypt "));

    let folder = family.folder.path();
    let verify = ["verify-backup", "--from", "backup.age", "--passphrase-file", "phrase", "--json"];
    assert_eq!(json(&techo(folder, &verify)).1["documents"], 1);
    let elsewhere = ["--store", "other.techo", "--key-file", "other.key", "--on", DAY, "--json"];
    let from = ["--from", "backup.age", "--passphrase-file", "phrase"];
    let other = |args: &[&str]| json(&techo(folder, &[args, &elsewhere].concat()));
    let (status, restored) = other(&[["restore"].as_slice(), &from].concat());
    assert_eq!((status, &restored["documents"]), (0, &value!(1)), "{restored}");
    let (_, members) = other(&["family"]);
    assert_eq!((&members[0]["id"], &members[0]["papers"][0]["document"]), (&added["member"], &added["document"]));
    let (status, again) = other(&[["restore"].as_slice(), &from].concat());
    assert_eq!((status, &again["error"]["code"], &again["error"]["field"]), (1, &value!("exists"), &value!("store")));

    other(&["add", &fixture("family/son.pdf")]);
    assert_eq!(other(&["backup", "--out", "other.age", "--passphrase-file", "phrase"]).0, 0);
    let (status, merged) = family.json(&["merge", "--from", "other.age", "--passphrase-file", "phrase"]);
    assert_eq!((status, merged), (0, value!({ "new_documents": 1, "erased_documents": 0, "same_people": [] })));
    assert_eq!(family.json(&["family"]).1, other(&["family"]).1);

    let bytes = fs::read(family.path("backup.age")).unwrap();
    fs::write(family.path("cut.age"), &bytes[..bytes.len() - 9]).unwrap();
    let cut = ["merge", "--from", "cut.age", "--passphrase-file", "phrase"];
    assert_eq!(family.refusal(&cut).0, "damaged_backup");
    let missing = ["merge", "--from", "none.age", "--passphrase-file", "phrase"];
    assert_eq!(family.refusal(&missing), ("not_found".to_owned(), value!("backup")));
    let no_phrase = ["merge", "--from", "other.age", "--passphrase-file", "none"];
    assert_eq!(family.refusal(&no_phrase), ("not_found".to_owned(), value!("passphrase_file")));
    fs::write(family.path("short"), "short\n").unwrap();
    let short = ["backup", "--out", "c.age", "--passphrase-file", "short"];
    assert_eq!(family.refusal(&short), ("bad_value".to_owned(), value!("passphrase")));
}

#[test]
fn deleted_paper_waits_in_the_bin_and_erased_is_gone() {
    let (family, added) = family();
    let (member, document) = (text(&added["member"]), text(&added["document"]));
    let (status, deleted) = family.json(&["delete", "--document", &document]);
    assert_eq!((status, &deleted["restorable_until"]), (0, &value!("2026-12-21")));
    assert_eq!(family.json(&["family"]).1[0]["papers"][0]["state"], "binned");
    let bin = family.json(&["bin"]).1;
    assert_eq!((&bin[0]["document"], &bin[0]["binned_on"]), (&value!(document), &value!(DAY)));
    assert_eq!(family.json(&["undelete", "--document", &document]).0, 0);
    assert_eq!(family.json(&["family"]).1[0]["papers"][0]["state"], "in_use");
    assert_eq!(family.refusal(&["undelete", "--document", &document]), ("not_found".to_owned(), value!("document")));

    assert_eq!(family.json(&["delete", "--member", &member]).0, 0);
    assert_eq!(family.json(&["family"]).1, value!([]));
    assert_eq!(family.json(&["bin", "--purge"]).1, value!({ "erased": 0 }));
    assert_eq!(family.json(&["delete", "--member", &member, "--for-good"]).0, 0);
    assert_eq!(family.json(&["bin"]).1, value!([]));
    assert_eq!(family.refusal(&["delete", "--member", &member]).0, "not_found");
    assert_eq!(family.run(&["delete", "--everything"]).status.code(), Some(2), "only for good");
    assert_eq!(family.json(&["delete", "--everything", "--for-good"]).0, 0);
}

#[test]
fn members_are_joined_split_and_joined_back() {
    let (family, ids) = Family::of_four();
    let (status, joined) = family.json(&["member", "join", "--member", &ids[3], "--into", &ids[2]]);
    assert_eq!((status, &joined["member"]), (0, &value!(ids[2])));
    let members = family.json(&["family"]).1;
    assert_eq!(members.as_array().unwrap().len(), 3);
    let papers = |members: &Value, id: &str| {
        let all = members.as_array().unwrap();
        all.iter().find(|member| member["id"] == id).unwrap()["papers"].as_array().unwrap().clone()
    };
    let both = papers(&members, &ids[2]);
    assert_eq!(both.len(), 2);
    assert_eq!(family.json(&["member", "join", "--member", &ids[3], "--undo"]).0, 0);
    assert_eq!(family.json(&["family"]).1.as_array().unwrap().len(), 4);

    let document = text(&papers(&family.json(&["family"]).1, &ids[3])[0]["document"]);
    assert_eq!(family.json(&["member", "move", "--document", &document, "--member", &ids[2]]).0, 0);
    let (status, split) = family.json(&["member", "split", "--member", &ids[2], "--document", &document]);
    assert_eq!(status, 0);
    assert_eq!(papers(&family.json(&["family"]).1, &text(&split["member"])).len(), 1);
}

#[test]
fn handouts_tells_what_is_out_and_what_came_back() {
    let (family, added) = family();
    let member = text(&added["member"]);
    let handout = ["handout", "--member", &member, "--event", "遠足", "--until", "2026-12-01", "--out", "sheet.pdf"];
    let made = text(&family.json(&handout).1["handout"]);
    let records = family.json(&["handouts"]).1;
    assert_eq!((&records[0]["handout"], &records[0]["stale"]), (&value!(made), &value!(false)));
    assert_eq!(records[0]["sheets"][0]["member"], value!(member));
    let back = family.json(&["handouts", "--returned", &made]).1;
    assert_eq!(back[0]["returned_on"], DAY);
    assert_eq!(family.json(&["handouts", "--not-returned", &made]).1[0]["returned_on"], Value::Null);
    assert_eq!(family.refusal(&["handouts", "--returned", "nothing"]), ("not_found".to_owned(), value!("handout")));
}

#[test]
fn recovery_sheet_is_a_pdf_and_prints_only_a_passphrase_that_opens() {
    let (family, _) = family();
    assert_eq!(family.json(&["recovery-sheet", "--out", "sheet.pdf"]).0, 0);
    assert!(fs::read(family.path("sheet.pdf")).unwrap().starts_with(b"%PDF"));
    let printed = ["recovery-sheet", "--out", "sheet.pdf", "--passphrase-file", "phrase"];
    assert_eq!(family.refusal(&printed).0, "not_found");
    assert_eq!(family.json(&["passphrase", "set", "--passphrase-file", "phrase"]).0, 0);
    assert_eq!(family.json(&printed).0, 0);
}

#[test]
fn key_file_under_the_name_of_a_side_file_is_refused_and_the_notebook_stays() {
    let (family, _) = family();
    for name in ["family.techo-journal", "family.techo-wal", "family.techo-shm", "family.techo-header.new"] {
        let refused = family.refusal(&["rekey", "--new-key-file", name]);
        assert_eq!(refused, ("cannot_write".to_owned(), value!("new_key_file")), "{name}");
        assert!(!family.path(name).exists(), "{name}");
        let new = ["init", "--store", "new.techo", "--key-file", "new.techo-journal", "--json"];
        let (status, refused) = json(&techo(family.folder.path(), &new));
        assert_eq!((status, &refused["error"]["code"]), (1, &value!("cannot_write")));
        assert!(!family.path("new.techo").exists());
    }
    assert_eq!(family.json(&["family"]).0, 0);
}

#[test]
fn passphrase_file_that_is_no_passphrase_is_refused() {
    let (family, _) = family();
    for (what, bytes) in [("2 MB", vec![b'a'; 2_000_000]), ("NUL", b"three words\0 and more".to_vec())] {
        fs::write(family.path("phrase"), bytes).unwrap();
        for command in [&["passphrase", "set"][..], &["backup", "--out", "b.age"]] {
            let refused = family.refusal(&[command, &["--passphrase-file", "phrase"]].concat());
            assert_eq!(refused, ("bad_value".to_owned(), value!("passphrase_file")), "{what}");
        }
    }
}

#[test]
fn notebook_may_have_a_name_that_the_database_takes_for_its_own() {
    let folder = tempfile::tempdir().unwrap();
    for name in [":memory:", "file:family.techo", "file::memory:?cache=shared"] {
        let key = format!("{}.key", name.len());
        let run = |args: &[&str]| {
            json(&techo(folder.path(), &[args, &["--store", name, "--key-file", &key, "--json"]].concat()))
        };
        assert_eq!(run(&["init"]).0, 0, "{name}");
        assert_eq!(run(&["add", &fixture("family/father.pdf")]).0, 0, "{name}");
        assert_eq!(run(&["rekey"]).0, 0, "{name}");
        assert_eq!(run(&["family"]).1.as_array().unwrap().len(), 1, "{name}");
        assert!(folder.path().join(name).is_file(), "{name}");
    }
}

#[test]
fn paper_of_someone_in_the_bin_asks_and_takes_them_out_of_it() {
    let (family, added) = family();
    let member = text(&added["member"]);
    assert_eq!(family.json(&["delete", "--member", &member]).0, 0);
    let newer = fixture("family/father.pdf");
    let mut bytes = fs::read(&newer).unwrap();
    bytes.extend(b"\n% saved again\n");
    fs::write(family.path("again.pdf"), bytes).unwrap();
    let (status, asked) = family.json(&["add", "again.pdf"]);
    assert_eq!((status, &asked[0]["outcome"], &asked[0]["document"]), (0, &value!("ask"), &Value::Null));
    let candidate = &asked[0]["candidates"][0];
    assert_eq!((&candidate["id"], &candidate["why"]), (&value!(member), &value!("in_bin")));
    let (_, told) = family.json(&["add", "again.pdf", "--member", &member]);
    assert_eq!((&told[0]["outcome"], &told[0]["member"]), (&value!("newer"), &value!(member)));
    assert_eq!(family.json(&["family"]).1.as_array().unwrap().len(), 1);
    assert_eq!(family.json(&["bin"]).1, value!([]));
}

#[test]
fn fact_that_is_set_and_cleared_at_once_is_refused() {
    let (family, added) = family();
    let member = text(&added["member"]);
    for (option, value) in [("kana", "あおば"), ("birth", "1984-12-20"), ("registered", "yes")] {
        let both = ["member", "set", "--member", &member, "--clear", option, &format!("--{option}"), value];
        assert_eq!(family.refusal(&both), ("bad_value".to_owned(), value!("clear")), "{option}");
    }
}
