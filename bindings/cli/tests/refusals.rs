//! Bad input: each refused with its code, status 1 and one sentence; nothing stored, nothing lost, nothing personal.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{DAY, Family, fixture, json, techo, text};
use serde_json::{Value, json as value};
use std::fs;
use std::path::Path;
use techo_core::{Key, Notebook};

const LANGS: [&str; 6] = ["ja", "ja-easy", "en", "zh", "vi", "pt"];

#[test]
fn read_of_bad_files_gives_each_its_code_in_every_language() {
    let table = [
        ("d058_neg_zero_byte.pdf", "not_pdf"),
        ("d059_neg_text_renamed.pdf", "not_pdf"),
        ("d060_neg_jpeg_renamed.pdf", "not_pdf"),
        ("d057_neg_truncated.pdf", "damaged"),
        ("d056_neg_password_aes256.pdf", "encrypted"),
        ("d054_neg_scan_image_only.pdf", "no_text"),
        ("d055_neg_blank_page.pdf", "no_text"),
        ("d053_neg_invoice.pdf", "unrecognised"),
        ("d064_neg_missing_insurer_number.pdf", "missing_field"),
        ("nowhere.pdf", "not_found"),
        (".", "not_found"),
    ];
    for lang in LANGS {
        let mut args = vec!["read", "--json", "--on", DAY, "--lang", lang];
        args.extend(table.iter().map(|(file, _)| *file));
        let (status, answers) = json(&techo(Path::new(&fixture("dev")), &args));
        assert_eq!(status, 1);
        for ((file, code), answer) in table.iter().zip(answers.as_array().unwrap()) {
            assert_eq!((&answer["outcome"], &answer["error"]["code"]), (&value!("error"), &value!(code)), "{file}");
            let message = text(&answer["error"]["message"]);
            assert!(!message.is_empty() && !message.contains("error-"), "{file} {lang}: {message}");
        }
    }
}

#[test]
fn values_that_cannot_be_are_refused_with_their_option() {
    let table: [(&[&str], &str); 24] = [
        (&["read", "x.pdf", "--on", "2026-13-01"], "on"),
        (&["read", "x.pdf", "--on", "2026-1-1"], "on"),
        (&["read", "x.pdf", "--on", "0001-01-01"], "on"),
        (&["read", "x.pdf", "--lang", "fr"], "lang"),
        (&["deadlines", "--birth", "yesterday", "--card-issued", "2022-01-20"], "birth"),
        (&["deadlines", "--birth", "2027-02-29", "--card-issued", "2027-03-01"], "birth"),
        (&["deadlines", "--birth", "1984-12-20", "--card-issued", "20220120"], "card_issued"),
        (&["deadlines", "--birth", "1984-12-20", "--card-expires", "never"], "card_expires"),
        (&["deadlines", "--birth", "1984-12-20", "--card-issued", "2022-01-20", "--cert-issued", "-"], "cert_issued"),
        (&["deadlines", "--birth", "1984-12-20", "--card-issued", "2022-01-20", "--cert-expires", ""], "cert_expires"),
        (&["deadlines", "--birth", "1984-12-20", "--card-issued", "2022-01-20", "--stay-until", "x"], "stay_until"),
        (&["deadlines", "--birth", "2024-01-01", "--card-issued", "2022-01-20"], "birth"),
        (&["deadlines", "--birth", "1867-12-31", "--card-issued", "2022-01-20"], "birth"),
        (&["deadlines", "--birth", "1984-12-20", "--card-issued", "2201-01-01"], "card_issued"),
        (&["deadlines", "--birth", "1984-12-20", "--card-issued", "2022-01-20", "--on", "2201-01-01"], "on"),
        (
            &["deadlines", "--birth", "1984-12-20", "--card-issued", "2022-01-20", "--card-expires", "2022-01-19"],
            "card_expires",
        ),
        (
            &["deadlines", "--birth", "1984-12-20", "--card-issued", "2022-01-20", "--cert-expires", "2022-01-19"],
            "cert_expires",
        ),
        (&["present", "--scene", "school", "--companion", "self", "--card", "none"], "scene"),
        (&["present", "--scene", "", "--companion", "self", "--card", "none"], "scene"),
        (&["present", "--scene", "clinic", "--companion", "Self", "--card", "none"], "companion"),
        (&["present", "--scene", "clinic", "--companion", "self", "--card", "gone"], "card"),
        (&["present", "--scene", "clinic", "--companion", "self", "--card", "none", "--papers", "letter"], "papers"),
        (&["present", "--scene", "clinic", "--companion", "self", "--card", "none", "--papers", "old_card,"], "papers"),
        (
            &["present", "--scene", "clinic", "--companion", "self", "--card", "none", "--papers", "phone_card"],
            "papers",
        ),
    ];
    for (args, field) in table {
        let (status, answer) = json(&techo(Path::new("."), &[args, &["--json"]].concat()));
        assert_eq!(status, 1, "{args:?}");
        assert_eq!(answer["error"]["code"], "bad_value", "{args:?}");
        assert_eq!(answer["error"]["field"], field, "{args:?}");
    }
}

#[test]
fn present_answers_in_every_language_and_for_people() {
    let args = ["present", "--scene", "school_trip", "--companion", "staff", "--card", "registered"];
    for lang in LANGS {
        let more = ["--papers", "eligibility_pdf, old_card", "--on", DAY, "--lang", lang];
        let (status, answer) = json(&techo(Path::new("."), &[&args[..], &more, &["--json"]].concat()));
        assert_eq!(status, 0, "{answer}");
        assert_eq!(answer["accepted"][0]["bring"], value!(["eligibility_pdf"]));
        assert_eq!(answer["accepted"][0]["have"], true);
        assert_eq!(answer["refused"][0]["paper"], "old_card");
        assert_eq!(answer["if_nothing"], Value::Null);
        let output = techo(Path::new("."), &[&args[..], &more].concat());
        let people = String::from_utf8(output.stdout).unwrap();
        assert!(people.starts_with("[○] ") && !people.contains("present-"), "{people}");
    }
    let (status, answer) = json(&techo(Path::new("."), &[&args[..], &["--on", DAY, "--json"]].concat()));
    assert_eq!((status, &answer["refused"]), (0, &value!([])));
}

#[test]
fn wrong_usage_is_status_2_without_json() {
    let table: [&[&str]; 9] = [
        &["fly", "--json"],
        &["read", "--json"],
        &["read", "x.pdf", "--no-such-option", "--json"],
        &["deadlines", "--card-issued", "2022-01-20", "--json"],
        &["deadlines", "--birth", "1984-12-20", "--json"],
        &["family", "--json"],
        &["present", "--scene", "clinic", "--card", "none", "--json"],
        &["member", "set", "--member", "1", "--store", "a", "--key-file", "b", "--json"],
        &["add", "x.pdf", "--member", "1", "--new-member", "--store", "a", "--key-file", "b", "--json"],
    ];
    for args in table {
        let output = techo(Path::new("."), args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty(), "{args:?}");
        assert!(!output.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn unknown_ids_and_fields_are_refused() {
    let (family, ids) = Family::of_four();
    let father = ids[0].as_str();
    let document = text(&family.json(&["family"]).1[0]["papers"][0]["document"]);
    let table: [(&[&str], &str, &str); 14] = [
        (&["screen", "--member", "nobody", "--out", "x.png"], "not_found", "member"),
        (&["handout", "--member", "nobody", "--out", "x.pdf"], "not_found", "member"),
        (&["handout", "--member", father, "nobody", "--out", "x.pdf"], "not_found", "member"),
        (&["member", "set", "--member", "nobody", "--kana", "タカハシ"], "not_found", "member"),
        (&["original", "--document", "none", "--out", "x.pdf"], "not_found", "document"),
        (&["page", "--document", "none", "--out", "x.png"], "not_found", "document"),
        (&["page", "--document", &document, "--page", "2", "--out", "x.png"], "bad_value", "page"),
        (&["page", "--document", &document, "--page", "0", "--out", "x.png"], "bad_value", "page"),
        (&["screen", "--member", father, "--width", "10", "--out", "x.png"], "bad_value", "width"),
        (&["screen", "--member", father, "--width", "wide", "--out", "x.png"], "bad_value", "width"),
        (
            &["screen", "--member", father, "--width", "4000", "--text-percent", "320", "--out", "x.png"],
            "bad_value",
            "width",
        ),
        (&["member", "set", "--member", father, "--registered", "perhaps"], "bad_value", "registered"),
        (&["member", "set", "--member", father, "--clear", "name"], "bad_value", "clear"),
        (
            &["member", "correct", "--member", father, "--document", &document, "--field", "x", "--value", "y"],
            "bad_value",
            "field",
        ),
    ];
    for (args, code, field) in table {
        assert_eq!(family.refusal(args), (code.to_owned(), value!(field)), "{args:?}");
    }
    assert!(!family.path("x.png").exists() && !family.path("x.pdf").exists());
}

#[test]
fn keys_and_stores_that_do_not_fit_are_told_apart() {
    let (family, _) = Family::of_four();
    let before = fs::read(family.path("family.techo")).unwrap();
    let path = |name: &str| family.path(name).to_str().unwrap().to_owned();
    fs::write(family.path("other.key"), "ab".repeat(32)).unwrap();
    fs::write(family.path("short.key"), "abc").unwrap();
    fs::write(family.path("letter.txt"), "Dear notebook, this is no notebook at all. ".repeat(200)).unwrap();
    fs::write(family.path("empty"), "").unwrap();
    let mut damaged = before.clone();
    for byte in damaged.iter_mut().skip(4096).step_by(64) {
        *byte ^= 0x55;
    }
    fs::write(family.path("damaged.techo"), &damaged).unwrap();
    for name in fs::read_dir(family.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()) {
        if let Some(suffix) = name.to_str().unwrap().strip_prefix("family.techo-") {
            fs::copy(family.path(name.to_str().unwrap()), family.path(&format!("damaged.techo-{suffix}"))).unwrap();
        }
    }
    let table = [
        ("family.techo", "other.key", "wrong_key"),
        ("family.techo", "short.key", "bad_key_file"),
        ("family.techo", "letter.txt", "bad_key_file"),
        ("family.techo", "nowhere.key", "not_found"),
        ("nowhere.techo", "family.key", "not_found"),
        ("letter.txt", "family.key", "not_a_store"),
        ("empty", "family.key", "not_a_store"),
        ("damaged.techo", "family.key", "damaged_store"),
    ];
    for (store, key, code) in table {
        for command in ["family", "warnings"] {
            let args = [command, "--store", &path(store), "--key-file", &path(key), "--json"];
            let (status, answer) = json(&techo(family.folder.path(), &args));
            assert_eq!((status, &answer["error"]["code"]), (1, &value!(code)), "{command} {store} {key}");
        }
    }
    assert!(fs::read(family.path("family.techo")).unwrap() == before, "the notebook is as it was");
    assert!(fs::read(family.path("damaged.techo")).unwrap() == damaged, "a damaged one too");
    assert_eq!(family.json(&["family"]).1.as_array().unwrap().len(), 4);
}

#[test]
fn notebook_of_a_newer_version_is_refused_and_left_alone() {
    let (family, _) = Family::of_four();
    let key = fs::read_to_string(family.path("family.key")).unwrap();
    let database = rusqlite::Connection::open(family.path("family.techo")).unwrap();
    database.execute_batch(&format!("PRAGMA key = \"x'{}'\"; PRAGMA user_version = 999;", key.trim())).unwrap();
    database.close().unwrap();
    let before = fs::read(family.path("family.techo")).unwrap();
    assert_eq!(family.refusal(&["family"]), ("newer_store".to_owned(), Value::Null));
    assert_eq!(family.refusal(&["add", &fixture("family/son.pdf")]).0, "newer_store");
    assert!(fs::read(family.path("family.techo")).unwrap() == before);
}

#[test]
fn notebook_that_is_open_elsewhere_is_busy() {
    let (family, _) = Family::of_four();
    let key = Key::from_hex(&fs::read_to_string(family.path("family.key")).unwrap()).unwrap();
    let elsewhere = Notebook::open(&family.path("family.techo"), &key).unwrap();
    assert_eq!(family.refusal(&["family"]).0, "store_busy");
    elsewhere.close().unwrap();
    assert_eq!(family.json(&["family"]).0, 0);
}

#[cfg(target_os = "linux")]
#[test]
fn answer_that_cannot_be_printed_is_status_1() {
    use std::process::{Command, Stdio};
    let full = || Stdio::from(fs::File::options().write(true).open("/dev/full").unwrap());
    let args = ["deadlines", "--birth", "1984-12-20", "--card-issued", "2022-01-20"];
    let mut command = Command::new(env!("CARGO_BIN_EXE_techo"));
    let status = command.args(args).stdout(full()).stderr(Stdio::null()).status().unwrap();
    assert_eq!(status.code(), Some(1));
}

#[test]
fn refusals_say_nothing_of_the_family() {
    let (family, ids) = Family::of_four();
    fs::write(family.path("other.key"), "ab".repeat(32)).unwrap();
    fs::copy(fixture("dev/d053_neg_invoice.pdf"), family.path("invoice.pdf")).unwrap();
    fs::copy(fixture("dev/d064_neg_missing_insurer_number.pdf"), family.path("incomplete.pdf")).unwrap();
    let store = family.path("family.techo");
    let wrong_key = ["family", "--store", store.to_str().unwrap(), "--key-file", "other.key"];
    let outputs = [
        techo(family.folder.path(), &wrong_key),
        family.run(&["screen", "--member", &ids[0], "--out", "nowhere/x.png"]),
        family.run(&["screen", "--member", &ids[0], "--width", "1", "--out", "x.png"]),
        family.run(&["add", "invoice.pdf"]),
        family.run(&["add", "incomplete.pdf"]),
    ];
    for output in outputs {
        assert_eq!(output.status.code(), Some(1));
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8(said).unwrap();
        assert!(!said.trim().is_empty());
        for secret in ["髙橋", "06479901", "星野", "6534976", "/tmp", "SQL", "sqlite", "panicked"] {
            assert!(!said.contains(secret), "{secret} stands in: {said}");
        }
    }
}

#[test]
fn tour_refuses_a_folder_of_somebody_else_and_renews_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let tour = |out: &str| json(&techo(folder.path(), &["tour", "--out", out, "--on", DAY, "--json"]));
    let (status, first) = tour("new");
    assert_eq!(status, 0, "{first}");
    let warnings: &Value = &first["warnings"];
    assert!(warnings.as_array().unwrap().len() >= 3, "there is always something to warn of: {warnings}");
    fs::write(folder.path().join("new/tour.techo.copy"), "keep").unwrap();
    assert_eq!(tour("new").0, 0, "it starts afresh over its own folder");
    assert!(folder.path().join("new/tour.techo.copy").exists(), "and leaves alone what it did not make");

    fs::create_dir(folder.path().join("mine")).unwrap();
    fs::write(folder.path().join("mine/letter"), "keep").unwrap();
    fs::write(folder.path().join("file"), "keep").unwrap();
    for out in ["mine", "file"] {
        let (status, answer) = tour(out);
        assert_eq!((status, &answer["error"]["code"]), (1, &value!("exists")), "{out}");
    }
    assert_eq!(fs::read_dir(folder.path().join("mine")).unwrap().count(), 1);
    assert_eq!(tour("nowhere/new").1["error"]["code"], "cannot_write");
}
