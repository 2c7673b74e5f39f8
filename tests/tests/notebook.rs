//! The notebook through its public interface, on real PDF files.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use chrono::NaiveDate;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use techo_core::error::Error;
use techo_core::model::{Field, PaperState, ReadError};
use techo_core::paper::{HandoutDetails, HandoutLayout};
use techo_core::{AddOutcome, Added, DateChange, Key, MemberChange, Notebook, Whose};
use tempfile::TempDir;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date of this file")
}

fn today() -> NaiveDate {
    day("2026-11-21")
}

fn key() -> Key {
    Key::from_bytes(&[7; 32]).expect("32 bytes")
}

/// A PDF of the sample documents (`dev/`) or of the tour's family.
fn pdf(name: &str) -> Vec<u8> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    fs::read(fixtures.join(name)).expect("a fixture")
}

fn new_notebook() -> (TempDir, PathBuf, Notebook) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("family.techo");
    let notebook = Notebook::create(&path, &key()).expect("a new notebook");
    (folder, path, notebook)
}

fn add(notebook: &Notebook, name: &str, whose: &Whose) -> Added {
    let mut added = notebook.add_on(&pdf(name), whose, today()).expect(name);
    assert_eq!(added.len(), 1, "{name}");
    added.remove(0)
}

fn outcome(added: &Added) -> String {
    let whys: Vec<&str> = added.candidates.iter().map(|candidate| candidate.why.key()).collect();
    [&[added.outcome.key()], whys.as_slice()].concat().join(" ")
}

const FATHER: &str = "dev/d002_elig_chromium-stack.pdf";
const MOTHER: &str = "dev/d013_elig_weasy-table.pdf";
const DAUGHTER: &str = "dev/d019_elig_reportlab-table.pdf";
const SON: &str = "dev/d029_elig_typst-table.pdf";
/// The father's PDF from another insurer, a year later.
const FATHER_ELSEWHERE: &str = "dev/d007_elig_chromium-rowrev.pdf";

#[test]
fn family_of_one_insurer_becomes_four_members_and_stays_after_closing() {
    let (_folder, path, notebook) = new_notebook();
    for name in [FATHER, MOTHER, DAUGHTER, SON] {
        assert_eq!(outcome(&add(&notebook, name, &Whose::Unknown)), "new", "{name}");
    }
    assert_eq!(outcome(&add(&notebook, MOTHER, &Whose::Unknown)), "same");
    let family = notebook.family_on(today()).unwrap();
    notebook.close().unwrap();
    assert_eq!(notebook.family_on(today()), Err(Error::Closed));
    assert_eq!(notebook.close(), Ok(()));

    let again = Notebook::open(&path, &key()).unwrap();
    assert!(again.family_on(today()).unwrap() == family);
    let names: Vec<&str> = family.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names, ["青葉　健一", "青葉　由紀", "青葉　さくら", "青葉　悠真"]);
    for (member, name) in family.iter().zip([FATHER, MOTHER, DAUGHTER, SON]) {
        assert!(again.original(&member.papers[0].document).unwrap() == pdf(name), "{name} came back changed");
        assert_eq!(member.papers[0].state, PaperState::InUse);
        assert_eq!(member.papers[0].pages, [1]);
    }
}

#[test]
fn another_insurer_is_asked_and_decided_by_a_person() {
    let (_folder, _path, notebook) = new_notebook();
    let father = add(&notebook, FATHER, &Whose::Unknown).member.unwrap();
    let asked = add(&notebook, FATHER_ELSEWHERE, &Whose::Unknown);
    assert_eq!(outcome(&asked), "ask other_insurer");
    assert_eq!((asked.document, asked.member), (None, None));
    assert_eq!(asked.candidates[0].id, father);
    assert_eq!(notebook.family_on(today()).unwrap()[0].papers.len(), 1, "nothing is stored in doubt");

    let decided = add(&notebook, FATHER_ELSEWHERE, &Whose::Member(father.clone()));
    assert_eq!((outcome(&decided).as_str(), decided.member), ("changed_insurer", Some(father)));
    let family = notebook.family_on(today()).unwrap();
    let states: Vec<PaperState> = family[0].papers.iter().map(|paper| paper.state).collect();
    assert_eq!(states, [PaperState::InUse, PaperState::Superseded]);
    assert_eq!(outcome(&add(&notebook, FATHER_ELSEWHERE, &Whose::NewMember)), "same");
}

#[test]
fn older_paper_decided_for_a_member_stays_in_the_background() {
    let (_folder, _path, notebook) = new_notebook();
    let father = add(&notebook, FATHER_ELSEWHERE, &Whose::Unknown).member.unwrap();
    assert_eq!(outcome(&add(&notebook, FATHER, &Whose::Unknown)), "ask other_insurer");
    assert_eq!(outcome(&add(&notebook, FATHER, &Whose::Member(father))), "older");
    let family = notebook.family_on(today()).unwrap();
    assert_eq!(family[0].papers[0].coverage.insurer_number.as_deref(), Some("31236706"));
    assert_eq!(family[0].papers[0].state, PaperState::InUse);
}

#[test]
fn file_of_two_people_makes_two_members_each_with_a_page_of_its_own() {
    let (_folder, _path, notebook) = new_notebook();
    let both = pdf("dev/d066_neg_two_people_two_pages.pdf");
    let added = notebook.add_on(&both, &Whose::Unknown, today()).unwrap();
    assert_eq!(added.iter().map(outcome).collect::<Vec<_>>(), ["new", "new"]);
    let again = notebook.add_on(&both, &Whose::NewMember, today()).unwrap();
    assert_eq!(again.iter().map(outcome).collect::<Vec<_>>(), ["same", "same"]);
    let pages: Vec<Vec<u32>> =
        notebook.family_on(today()).unwrap().into_iter().map(|member| member.papers[0].pages.clone()).collect();
    assert_eq!(pages, [[1], [2]]);
}

#[test]
fn what_is_no_document_leaves_the_notebook_as_it_was() {
    let (_folder, _path, notebook) = new_notebook();
    for name in ["dev/d053_neg_invoice.pdf", "dev/d058_neg_zero_byte.pdf", "dev/d064_neg_missing_insurer_number.pdf"] {
        let error = notebook.add_on(&pdf(name), &Whose::Unknown, today()).unwrap_err();
        assert!(matches!(error, Error::Read(_)), "{name}");
    }
    let empty = notebook.add_on(b"", &Whose::NewMember, today());
    assert_eq!(empty.unwrap_err(), Error::Read(ReadError::NotPdf));
    assert!(notebook.family_on(today()).unwrap().is_empty());
}

#[test]
fn values_out_of_range_and_unknown_ids_are_named() {
    let (_folder, _path, notebook) = new_notebook();
    let added = add(&notebook, FATHER, &Whose::Unknown);
    let (member, document) = (added.member.unwrap(), added.document.unwrap());
    let (no_member, no_document) = (Error::NotFound { field: "member" }, Error::NotFound { field: "document" });
    let bad = |field| Error::BadValue { field };
    let far = day("9999-12-31");

    assert_eq!(notebook.family_on(far).unwrap_err(), bad("on"));
    assert_eq!(notebook.original("nothing").unwrap_err(), no_document);
    assert_eq!(notebook.render_page("nothing", 1, 400).unwrap_err(), no_document);
    assert_eq!(notebook.render_page(&document, 1, 100).unwrap_err(), bad("width"));
    assert!(notebook.render_page(&document, 99, 400).is_err());
    assert_eq!(notebook.clinic_card_on("nobody", today()).unwrap_err(), no_member);
    assert_eq!(notebook.set_member("nobody", &MemberChange::default(), today()).unwrap_err(), no_member);
    let change = MemberChange { card_issued: DateChange::Set { value: far }, ..MemberChange::default() };
    assert_eq!(notebook.set_member(&member, &change, today()).unwrap_err(), bad("card_issued"));
    assert_eq!(notebook.correct_field(&document, &member, (Field::Sex, Some("x")), today()).unwrap_err(), bad("sex"));
    assert_eq!(notebook.correct_field("nothing", &member, (Field::Sex, None), today()).unwrap_err(), no_document);
    let whose = Whose::Member("nobody".to_owned());
    assert_eq!(notebook.add_on(&pdf(MOTHER), &whose, today()).unwrap_err(), no_member);
}

fn details() -> HandoutDetails {
    HandoutDetails {
        event: Some("修学旅行".to_owned()),
        from: None,
        until: Some(day("2026-12-03")),
        destroy_by: None,
        printed_on: day("2020-01-01"),
        layout: HandoutLayout::TwoPages,
        second_lang: None,
        lines: Vec::new(),
    }
}

#[test]
fn handout_is_recorded_and_goes_stale_with_a_new_insurer() {
    let (_folder, _path, notebook) = new_notebook();
    let father = add(&notebook, FATHER, &Whose::Unknown).member.unwrap();
    let son = add(&notebook, SON, &Whose::Unknown).member.unwrap();
    let members = [son.clone(), father.clone()];
    let made = notebook.make_handout_on(&members, &details(), today()).unwrap();
    assert!(made.bytes.starts_with(b"%PDF"));
    assert_eq!((made.pages, made.documents.len()), (4, 2));
    let doubts: Vec<(&str, &str)> =
        made.warnings.iter().map(|warning| (warning.code.as_str(), warning.member.as_str())).collect();
    assert_eq!(doubts, [("saved_long_ago", son.as_str()), ("saved_long_ago", father.as_str())]);

    let record = notebook.handouts_on(today()).unwrap().remove(0);
    assert_eq!((record.id.as_str(), record.printed_on, record.stale), (made.handout.as_str(), today(), false));
    let changed = add(&notebook, FATHER_ELSEWHERE, &Whose::Member(father.clone()));
    assert_eq!(changed.asks.iter().map(|ask| ask.handout.clone()).collect::<Vec<_>>(), [Some(made.handout)]);
    assert!(notebook.handouts_on(today()).unwrap()[0].stale);
    assert!(!notebook.handouts_on(day("2026-12-04")).unwrap()[0].stale, "after the event it is back or shredded");

    let refused = |members: &[String]| notebook.make_handout_on(members, &details(), today()).unwrap_err();
    assert_eq!(refused(&[]), Error::BadValue { field: "member" });
    assert_eq!(refused(&[father.clone(), father]), Error::BadValue { field: "member" });
    assert_eq!(refused(&["nobody".to_owned()]), Error::NotFound { field: "member" });
    assert_eq!(notebook.handouts_on(today()).unwrap().len(), 1, "what was refused is not recorded");
}

#[test]
fn clinic_screen_shows_the_correction_and_not_what_was_misread() {
    let (_folder, _path, notebook) = new_notebook();
    let added = add(&notebook, FATHER, &Whose::Unknown);
    let (member, document) = (added.member.unwrap(), added.document.unwrap());
    assert_eq!(notebook.clinic_card_on(&member, today()).unwrap().name, "青葉　健一");
    notebook.correct_field(&document, &member, (Field::Name, Some("青葉 建一")), today()).unwrap();
    assert_eq!(notebook.clinic_card_on(&member, today()).unwrap().name, "青葉　建一");
    assert!(notebook.render_clinic_screen_on(&member, 400, today()).unwrap().starts_with(b"\x89PNG"));
    notebook.correct_field(&document, &member, (Field::Name, None), today()).unwrap();
    assert_eq!(notebook.clinic_card_on(&member, today()).unwrap().name, "青葉　健一");
}

#[test]
fn no_error_and_no_debug_names_anyone_or_any_place() {
    let (folder, path, notebook) = new_notebook();
    add(&notebook, FATHER, &Whose::Unknown);
    let asked = add(&notebook, FATHER_ELSEWHERE, &Whose::Unknown);
    let missing = notebook.add_on(&pdf("dev/d064_neg_missing_insurer_number.pdf"), &Whose::Unknown, today());
    let busy = Notebook::open(&path, &key()).err().unwrap();
    let absent = Notebook::open(&folder.path().join("青葉"), &key()).err().unwrap();
    let shown = format!("{asked:?} {missing:?} {busy:?} {busy} {absent:?} {absent} {:?}", notebook.family_on(today()));
    for secret in ["青葉", "健一", "305", "06272603", "family.techo"] {
        assert!(!shown.contains(secret), "{secret}");
    }
    assert_eq!(asked.outcome, AddOutcome::Ask);
}

#[test]
fn notebook_of_the_first_schema_opens_with_all_that_is_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("copy.techo");
    fs::write(&path, pdf("notebooks/schema-0001.techo")).unwrap();
    let key = String::from_utf8(pdf("notebooks/schema-0001.key")).unwrap();
    let notebook = Notebook::open(&path, &Key::from_hex(&key).unwrap()).unwrap();
    let family = notebook.family_on(today()).unwrap();
    let names: Vec<&str> = family.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names, ["黒木　長介", "仮名　美咲"]);
    assert_eq!(family[0].facts.kana.as_deref(), Some("クロキ チョウスケ"));
    assert_eq!(family[0].facts.card.birth_date, Some(day("2018-02-28")));
    assert_eq!(family[0].facts.registered, Some(true));
    assert_eq!(family[0].papers[0].coverage.branch.as_deref(), Some("01"), "the correction");
    for (member, name) in
        family.iter().zip(["dev/d026_elig_reportlab-cid-table.pdf", "dev/d028_elig_reportlab-cid-stack.pdf"])
    {
        assert!(notebook.original(&member.papers[0].document).unwrap() == pdf(name), "{name}");
    }
    let handout = notebook.handouts_on(today()).unwrap().remove(0);
    assert_eq!(handout.event.as_deref(), Some("修学旅行"));
    assert_eq!(handout.sheets[0].member, family[0].id);
}

#[test]
fn notebook_may_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Notebook>();
}

/// What opening says in another process, together with everything that the process wrote to its error stream.
fn open_elsewhere(path: &Path, key: &str) -> (String, String) {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "opens_in_another_process", "--nocapture"])
        .env("TECHO_TEST_STORE", path)
        .env("TECHO_TEST_KEY", key)
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let code = said.lines().find_map(|line| line.split_once("code=")).expect("the other process says a code").1;
    (code.to_owned(), String::from_utf8(output.stderr).unwrap())
}

/// The other process of [`open_elsewhere`]; does nothing when run as a test of its own.
#[test]
#[expect(clippy::print_stdout, reason = "how the other process answers")]
fn opens_in_another_process() {
    let Some(path) = std::env::var_os("TECHO_TEST_STORE") else { return };
    let key = Key::from_hex(&std::env::var("TECHO_TEST_KEY").unwrap()).unwrap();
    let code = Notebook::open(Path::new(&path), &key).map_or_else(|error| error.code(), |_| "opened");
    println!("\ncode={code}");
}

#[test]
fn other_process_is_told_busy_and_nothing_is_logged() {
    let (_folder, path, notebook) = new_notebook();
    let (right, wrong) = ("07".repeat(32), "08".repeat(32));
    // Trying a second time in this process must not open the door to others (POSIX locks fall easily).
    for _ in 0..2 {
        assert_eq!(open_elsewhere(&path, &right), ("store_busy".to_owned(), String::new()));
        assert_eq!(Notebook::open(&path, &key()).err(), Some(Error::StoreBusy));
    }
    notebook.close().unwrap();
    assert_eq!(open_elsewhere(&path, &right), ("opened".to_owned(), String::new()));
    assert_eq!(open_elsewhere(&path, &wrong), ("wrong_key".to_owned(), String::new()));
    // Without its header the database itself has to find out: it must not complain on the error stream.
    fs::remove_file(path.with_file_name("family.techo-header")).unwrap();
    assert_eq!(open_elsewhere(&path, &wrong), ("wrong_key".to_owned(), String::new()));
}
