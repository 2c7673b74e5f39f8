//! What a family keeps, for ever: notebooks and backups of every schema, lost keys, clocks that are wrong, damage that is told.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing unwrap is a failing test")]

use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use techo_core::error::Error;
use techo_core::model::{Field, PaperState};
use techo_core::{Choice, Key, MemberChange, Notebook, Passphrase, Target, TextChange, Whose};
use tempfile::TempDir;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-21")
}

fn fixture(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)).unwrap()
}

fn text(name: &str) -> String {
    String::from_utf8(fixture(name)).unwrap().trim_end_matches('\n').to_owned()
}

fn on(_: u64, _: u64) -> bool {
    true
}

/// A folder of notebooks and backups.
struct Desk(TempDir);

impl Desk {
    fn new() -> Desk {
        Desk(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// A copy of a fixture, under its own name.
    fn copy(&self, name: &str) -> PathBuf {
        fs::write(self.path(name), fixture(&format!("notebooks/{name}"))).unwrap();
        self.path(name)
    }

    /// Every file with its bytes.
    fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let paths = fs::read_dir(self.0.path()).unwrap().map(|entry| entry.unwrap().path());
        let mut files: Vec<_> = paths.map(|path| (path.clone(), fs::read(path).unwrap())).collect();
        files.sort();
        files
    }
}

/// All that was put into the fixtures of the second schema; what a backup does not hold is not asked for.
fn holds_the_family_of_the_second_schema(notebook: &Notebook) {
    let family = notebook.family_on(today()).unwrap();
    let names: Vec<&str> = family.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names, ["黒木　長介", "仮名　美咲", "佐藤　太郎", "東雲　大地"]);
    let facts = &family[0].facts;
    assert_eq!(facts.kana.as_deref(), Some("クロキ チョウスケ"));
    assert_eq!((facts.card.birth_date, facts.registered), (Some(day("2018-02-28")), Some(true)));
    assert_eq!(family[0].papers[0].coverage.branch.as_deref(), Some("01"), "the correction");
    let files = ["dev/d026_elig_reportlab-cid-table.pdf", "dev/d028_elig_reportlab-cid-stack.pdf"];
    for (member, name) in family.iter().zip(files) {
        assert!(notebook.original(&member.papers[0].document).unwrap() == fixture(name), "{name}");
    }
    let picture = notebook.original_file(&family[2].papers[0].document).unwrap();
    assert_eq!(picture.media_type, "image/png");
    assert!(picture.bytes == fixture("notebooks/schema-0002.picture.png") && picture.lines.is_some());
    assert_eq!(family[3].papers[0].state, PaperState::Binned);
    let bin = notebook.bin_on(today()).unwrap();
    assert_eq!((bin.len(), bin[0].binned_on), (1, today()));
    assert_eq!(notebook.counts().unwrap(), (5, 4), "one whose only paper was erased for good is not shown");
    let handout = notebook.handouts_on(today()).unwrap().remove(0);
    assert_eq!((handout.event.as_deref(), handout.from), (Some("修学旅行"), Some(day("2026-12-01"))));
    assert_eq!(handout.sheets[0].member, family[0].id);
    assert_eq!(notebook.choices().unwrap().into_values().collect::<Vec<_>>(), [Choice::Done]);
    assert_eq!(notebook.notes().unwrap().into_values().collect::<Vec<_>>(), ["03-0000-0123"]);
    notebook.check().unwrap();
    // It goes on: a paper that was erased comes in again as a new one.
    let bytes = fixture("dev/d027_elig_reportlab-cid-colon.pdf");
    assert!(notebook.add_on(&bytes, &Whose::Unknown, today()).unwrap()[0].document.is_some());
}

#[test]
fn notebook_of_the_second_schema_opens_by_key_and_by_passphrase_with_all_that_is_in_it() {
    let desk = Desk::new();
    let path = desk.copy("schema-0002.techo");
    desk.copy("schema-0002.techo-header");
    let key = Key::from_hex(&text("notebooks/schema-0002.key")).unwrap();
    let passphrase = Passphrase::new(&text("notebooks/schema-0002.passphrase"));
    assert!(Notebook::recover_key(&path, &passphrase) == Ok(key.clone()));
    let notebook = Notebook::open(&path, &key).unwrap();
    holds_the_family_of_the_second_schema(&notebook);
}

#[test]
fn backup_of_the_second_schema_verifies_restores_and_merges() {
    let desk = Desk::new();
    let backup = desk.copy("schema-0002.backup");
    let passphrase = Passphrase::new(&text("notebooks/schema-0002.passphrase"));
    let summary = Notebook::verify_backup(&backup, &passphrase, &mut on).unwrap();
    assert_eq!((summary.members, summary.documents, summary.made_on), (5, 4, today()));
    let key = Key::generate().unwrap();
    let restored = Notebook::restore(&backup, &passphrase, &desk.path("restored"), &key, &mut on).unwrap();
    holds_the_family_of_the_second_schema(&restored);
    let empty = Notebook::create(&desk.path("empty"), &key).unwrap();
    assert_eq!(empty.merge(&backup, &passphrase, &mut on).unwrap().new_documents, 4);
    holds_the_family_of_the_second_schema(&empty);
}

/// A family of one with a recovery passphrase and a backup, closed. The backup has its own passphrase.
struct Lost {
    desk: Desk,
    store: PathBuf,
    backup: PathBuf,
}

fn key(byte: u8) -> Key {
    Key::from_bytes(&[byte; 32]).unwrap()
}

fn phrase(text: &str) -> Passphrase {
    Passphrase::new(text).with_low_work()
}

fn recovery() -> Passphrase {
    phrase("みずうみ えんぴつ 夕焼け")
}

fn of_backup() -> Passphrase {
    phrase("はと時計 せんろ 麦わら")
}

fn note(notebook: &Notebook, value: &str) {
    notebook.set_note("school", Some(value), today()).unwrap();
}

impl Lost {
    fn new() -> Lost {
        let desk = Desk::new();
        let (store, backup) = (desk.path("family.techo"), desk.path("family.backup"));
        let notebook = Notebook::create(&store, &key(1)).unwrap();
        let paper = fixture("dev/d028_elig_reportlab-cid-stack.pdf");
        notebook.add_on(&paper, &Whose::Unknown, today()).unwrap();
        note(&notebook, "before the backup");
        notebook.set_recovery_passphrase(&recovery()).unwrap();
        notebook.backup_on(&backup, &of_backup(), today(), &mut on).unwrap();
        note(&notebook, "after the backup");
        notebook.close().unwrap();
        Lost { desk, store, backup }
    }

    fn header(&self) -> PathBuf {
        self.desk.path("family.techo-header")
    }

    /// What a family has in the end: how many papers, and what the note says; or the refusal's code.
    fn seen(notebook: Result<Notebook, Error>) -> String {
        let look = |notebook: Notebook| {
            let family = notebook.family_on(today())?;
            let papers: usize = family.iter().map(|member| member.papers.len()).sum();
            for paper in family.iter().flat_map(|member| &member.papers) {
                notebook.original(&paper.document)?;
            }
            Ok(format!("{papers} paper, {}", notebook.notes()?.remove("school").unwrap_or_default()))
        };
        notebook.and_then(look).unwrap_or_else(|error: Error| match error.field() {
            Some(field) => format!("{} {field}", error.code()),
            None => error.code().to_owned(),
        })
    }

    fn restored(&self, passphrase: &Passphrase) -> String {
        let place = self.desk.path("elsewhere.techo");
        let seen = Lost::seen(Notebook::restore(&self.backup, passphrase, &place, &key(5), &mut on));
        // Looked at, and away with it: the folder is compared afterwards.
        let _ = (fs::remove_file(&place), fs::remove_file(self.desk.path("elsewhere.techo-header")));
        seen
    }

    fn merged(&self, backup: &Path) -> String {
        let notebook = Notebook::open(&self.store, &key(1)).unwrap();
        notebook.merge(backup, &of_backup(), &mut on).unwrap();
        Lost::seen(Ok(notebook))
    }
}

/// What is lost or wrong; what is then tried; what the family gets.
type Loss = (&'static str, fn(&Lost) -> String, &'static str);

/// The table of docs/keys.md and tests/RELIABILITY.md. Nothing of it changes a file.
const LOSSES: [Loss; 11] = [
    (
        "key store gone: the passphrase opens",
        |lost| Lost::seen(Notebook::open_with_recovery(&lost.store, &recovery())),
        AFTER,
    ),
    ("key store gone, another key made: refused", |lost| Lost::seen(Notebook::open(&lost.store, &key(2))), "wrong_key"),
    ("passphrase forgotten: the key opens", |lost| Lost::seen(Notebook::open(&lost.store, &key(1))), AFTER),
    (
        "wrong passphrase for the notebook",
        |lost| Lost::seen(Notebook::open_with_recovery(&lost.store, &of_backup())),
        "wrong_passphrase",
    ),
    ("wrong passphrase for the backup", |lost| lost.restored(&recovery()), "wrong_passphrase"),
    (
        "both wrappings lost: nothing opens it",
        |lost| {
            let header = fs::read(lost.header()).unwrap();
            fs::remove_file(lost.header()).unwrap();
            let seen = Lost::seen(Notebook::open_with_recovery(&lost.store, &recovery()));
            fs::write(lost.header(), header).unwrap();
            seen
        },
        "not_found recovery",
    ),
    ("both wrappings lost: a backup restores elsewhere", |lost| lost.restored(&of_backup()), BEFORE),
    (
        "key and passphrase lost: any other is refused",
        |lost| Lost::seen(Notebook::open_with_recovery(&lost.store, &phrase("something else"))),
        "wrong_passphrase",
    ),
    ("backup older: merged, the newer word stays", |lost| lost.merged(&lost.backup), AFTER),
    ("backup older: restored elsewhere it is what was then", |lost| lost.restored(&of_backup()), BEFORE),
    (
        "header lost: the key opens",
        |lost| {
            fs::remove_file(lost.header()).unwrap();
            Lost::seen(Notebook::open(&lost.store, &key(1)))
        },
        AFTER,
    ),
];
const BEFORE: &str = "1 paper, before the backup";
const AFTER: &str = "1 paper, after the backup";

#[test]
fn whatever_is_lost_the_family_gets_what_the_table_says_and_no_file_is_changed() {
    let lost = Lost::new();
    let before = lost.desk.files();
    for (what, run, expected) in LOSSES {
        assert_eq!(run(&lost), expected, "{what}");
        // The header is written anew where it was lost, and is then another text for the same key.
        let kept = |files: Vec<(PathBuf, Vec<u8>)>| -> Vec<_> {
            files.into_iter().filter(|(path, _)| *path != lost.header() && *path != lost.store).collect()
        };
        assert!(kept(lost.desk.files()) == kept(before.clone()), "{what}");
    }
    assert_eq!(Lost::seen(Notebook::open_with_recovery(&lost.store, &recovery())), AFTER, "at the end of it all");
}

#[test]
fn forgotten_passphrase_is_set_anew_with_the_key_and_the_old_one_opens_no_more() {
    let lost = Lost::new();
    let notebook = Notebook::open(&lost.store, &key(1)).unwrap();
    notebook.set_recovery_passphrase(&phrase("another one")).unwrap();
    notebook.close().unwrap();
    assert_eq!(Lost::seen(Notebook::open_with_recovery(&lost.store, &recovery())), "wrong_passphrase");
    assert_eq!(Lost::seen(Notebook::open_with_recovery(&lost.store, &phrase("another one"))), AFTER);
}

#[test]
fn backup_that_is_newer_than_the_notebook_brings_what_came_since() {
    let lost = Lost::new();
    let old = fs::read(&lost.store).unwrap();
    let notebook = Notebook::open(&lost.store, &key(1)).unwrap();
    let paper = fixture("dev/d026_elig_reportlab-cid-table.pdf");
    notebook.add_on(&paper, &Whose::Unknown, today()).unwrap();
    note(&notebook, "the newest");
    let newer = lost.desk.path("newer.backup");
    notebook.backup_on(&newer, &of_backup(), today(), &mut on).unwrap();
    notebook.close().unwrap();
    // The phone of some days ago comes back from the drawer.
    fs::write(&lost.store, old).unwrap();
    assert_eq!(lost.merged(&newer), "2 paper, the newest");
}

#[test]
fn header_of_an_older_copy_neither_opens_nor_harms_the_notebook_of_a_newer_key() {
    let lost = Lost::new();
    let old_header = fs::read(lost.header()).unwrap();
    let notebook = Notebook::open(&lost.store, &key(1)).unwrap();
    notebook.rekey(&key(2)).unwrap();
    notebook.close().unwrap();
    fs::write(lost.header(), old_header).unwrap();
    let before = fs::read(&lost.store).unwrap();
    assert_eq!(Lost::seen(Notebook::open_with_recovery(&lost.store, &recovery())), "wrong_key");
    assert!(fs::read(&lost.store).unwrap() == before);
    assert_eq!(Lost::seen(Notebook::open(&lost.store, &key(2))), AFTER);
}

#[test]
fn clock_that_jumped_ahead_takes_nothing_out_of_the_bin_by_itself() {
    let desk = Desk::new();
    let notebook = Notebook::create(&desk.path("a"), &key(1)).unwrap();
    let paper = fixture("dev/d028_elig_reportlab-cid-stack.pdf");
    let document = notebook.add_on(&paper, &Whose::Unknown, today()).unwrap()[0].document.clone().unwrap();
    notebook.delete(Target::Document(&document), today()).unwrap();
    for wrong in ["2036-01-01", "2026-12-22", "1999-01-01"] {
        assert_eq!(notebook.tidy_bin_on(day(wrong)), Ok(0), "{wrong}");
    }
    assert_eq!(notebook.bin_on(today()).unwrap().len(), 1, "the clock is right again, and all is there");
    // A change on a later day: time has passed indeed. The last of the 30 days is still one of them.
    notebook.set_note("k", Some("v"), day("2026-12-21")).unwrap();
    assert_eq!(notebook.tidy_bin_on(day("2027-03-01")), Ok(0));
    notebook.set_note("k", Some("w"), day("2026-12-22")).unwrap();
    assert_eq!(notebook.tidy_bin_on(day("2026-12-21")), Ok(0), "the device says it is not over");
    assert_eq!(notebook.tidy_bin_on(day("2027-03-01")), Ok(1));
    assert_eq!(notebook.original(&document), Err(Error::NotFound { field: "document" }));
}

#[test]
fn clock_set_back_loses_nothing_and_keeps_the_order_in_which_things_were_said() {
    let desk = Desk::new();
    let notebook = Notebook::create(&desk.path("a"), &key(1)).unwrap();
    let add = |name: &str, on: &str| {
        let added = notebook.add_on(&fixture(name), &Whose::NewMember, day(on)).unwrap().remove(0);
        (added.member.unwrap(), added.document.unwrap())
    };
    let first = add("dev/d028_elig_reportlab-cid-stack.pdf", "2026-11-21");
    let second = add("dev/d026_elig_reportlab-cid-table.pdf", "2001-01-01");
    let kana = |value: &str, on: &str| {
        let kana = TextChange::Set { value: value.to_owned() };
        notebook.set_member(&first.0, &MemberChange { kana, ..MemberChange::default() }, day(on)).unwrap();
    };
    kana("サキニ", "2026-11-22");
    kana("アトデ", "2001-01-02");
    notebook.correct_field(&first.1, &first.0, (Field::Branch, Some("07")), day("2026-11-22")).unwrap();
    notebook.correct_field(&first.1, &first.0, (Field::Branch, Some("08")), day("2001-01-02")).unwrap();
    notebook.delete(Target::Document(&second.1), day("2026-11-22")).unwrap();
    notebook.undelete(Target::Document(&second.1), day("2001-01-02")).unwrap();
    assert_eq!(notebook.is_clock_set_back_on(day("2001-01-03")), Ok(true));
    assert_eq!(notebook.is_clock_set_back_on(day("2026-11-22")), Ok(false));

    let backup = desk.path("a.backup");
    notebook.backup_on(&backup, &of_backup(), day("2001-01-03"), &mut on).unwrap();
    let other = Notebook::restore(&backup, &of_backup(), &desk.path("b"), &key(1), &mut on).unwrap();
    other.merge(&backup, &of_backup(), &mut on).unwrap();
    for notebook in [notebook, other] {
        let family = notebook.family_on(today()).unwrap();
        let ids: Vec<&str> = family.iter().map(|member| member.id.as_str()).collect();
        assert_eq!(ids, [&first.0, &second.0], "in the order in which they came");
        assert_eq!(family[0].facts.kana.as_deref(), Some("アトデ"));
        assert_eq!(family[0].papers[0].coverage.branch.as_deref(), Some("08"));
        assert_ne!(family[1].papers[0].state, PaperState::Binned);
        assert_eq!(notebook.tidy_bin_on(today()), Ok(0));
    }
}

#[test]
fn damage_in_one_paper_of_a_large_notebook_is_told_and_the_other_papers_are_shown() {
    let desk = Desk::new();
    let path = desk.path("large");
    let notebook = Notebook::create(&path, &key(1)).unwrap();
    let mut documents = BTreeSet::new();
    for (number, name) in ["d026_elig_reportlab-cid-table", "d028_elig_reportlab-cid-stack"].iter().enumerate() {
        // What follows a PDF's end is kept too.
        let padding = vec![b'0' + u8::try_from(number).unwrap(); 700_000];
        let bytes = [fixture(&format!("dev/{name}.pdf")), padding].concat();
        documents.insert(notebook.add_on(&bytes, &Whose::Unknown, today()).unwrap()[0].document.clone().unwrap());
    }
    notebook.check().unwrap();
    notebook.close().unwrap();
    let mut harmed = fs::read(&path).unwrap();
    let last = harmed.len() - 300_000;
    harmed[last] ^= 1;
    fs::write(&path, &harmed).unwrap();

    let notebook = Notebook::open(&path, &key(1)).unwrap();
    assert_eq!(notebook.family_on(today()).unwrap().len(), 2);
    let answers: Vec<Option<Error>> = documents.iter().map(|document| notebook.original(document).err()).collect();
    assert_eq!(answers.iter().flatten().collect::<Vec<_>>(), [&Error::DamagedStore], "one of the two");
    assert_eq!(notebook.check(), Err(Error::DamagedStore));
    let backup = notebook.backup_on(&desk.path("backup"), &of_backup(), today(), &mut on);
    assert_eq!(backup, Err(Error::DamagedStore), "no backup passes damage on");
    notebook.close().unwrap();
    assert!(fs::read(&path).unwrap() == harmed);
}
