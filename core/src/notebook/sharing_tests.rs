//! Keys, backups and merges through the notebook's own door, on files.

use super::*;
use crate::exchange::BackupSummary;
use crate::model::{DocumentKind, DocumentRead, Field};
use crate::recovery::Passphrase;
use crate::store::tests::{HANAKO, coverage, day, document, pdf, today};
use crate::store::{Choice, Target};
use rusqlite::Connection;
use std::fs;
use tempfile::TempDir;

fn key(byte: u8) -> Key {
    Key::from_bytes(&[byte; 32]).unwrap()
}

fn passphrase() -> Passphrase {
    Passphrase::new("かえるの歌が聞こえる").with_low_work()
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

    fn notebook(&self, name: &str) -> Notebook {
        Notebook::create(&self.path(name), &key(1)).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn backup(&self, notebook: &Notebook, name: &str) -> PathBuf {
        let path = self.path(name);
        notebook.backup_on(&path, &passphrase(), today(), &mut on).unwrap();
        path
    }
}

fn read(text: &str, saved_on: &str) -> DocumentRead {
    document(DocumentKind::EligibilityPdf, &[coverage(text, saved_on)])
}

/// Adds a paper and says the document's id.
fn add(notebook: &Notebook, text: &str, saved_on: &str) -> Added {
    let bytes = format!("%PDF {text} {saved_on}").repeat(50);
    let read = read(text, saved_on);
    notebook.with(|store| store.add_on(pdf(bytes.as_bytes()), &read, &Whose::NewMember, today())).unwrap().remove(0)
}

/// All that a notebook holds.
fn whole(notebook: &Notebook) -> String {
    notebook.with(|store| Ok(serde_json::to_string(&store.state()?).unwrap())).unwrap()
}

const JIRO: &str = "06130488/12/345/02 髙橋　次郎";

#[test]
fn lost_key_comes_back_by_the_passphrase_and_lost_header_by_the_key() {
    let desk = Desk::new();
    let (notebook, path) = (desk.notebook("a"), desk.path("a"));
    add(&notebook, HANAKO, "2026-11-01");
    assert_eq!(notebook.has_recovery_passphrase(), Ok(false));
    let short = Passphrase::new("seven77");
    assert_eq!(notebook.set_recovery_passphrase(&short), Err(Error::BadValue { field: "passphrase" }));
    notebook.set_recovery_passphrase(&passphrase()).unwrap();
    notebook.close().unwrap();

    assert!(Notebook::recover_key(&path, &passphrase()) == Ok(key(1)));
    assert_eq!(Notebook::recover_key(&path, &Passphrase::new("another one")), Err(Error::WrongPassphrase));
    assert_eq!(Notebook::open(&path, &key(2)).err(), Some(Error::WrongKey));
    // Without the header the key opens it, and the passphrase works again afterwards.
    fs::remove_file(desk.path("a-header")).unwrap();
    assert_eq!(Notebook::recover_key(&path, &passphrase()), Err(Error::NotFound { field: "recovery" }));
    Notebook::open(&path, &key(1)).unwrap().close().unwrap();
    let notebook = Notebook::open_with_recovery(&path, &passphrase()).unwrap();
    assert_eq!(notebook.family_on(today()).unwrap().len(), 1);
    assert_eq!(Notebook::recover_key(&path, &passphrase()), Err(Error::StoreBusy));

    notebook.clear_recovery_passphrase().unwrap();
    notebook.close().unwrap();
    assert_eq!(Notebook::recover_key(&path, &passphrase()), Err(Error::NotFound { field: "recovery" }));
    fs::write(desk.path("a-header"), b"garbage").unwrap();
    assert_eq!(Notebook::recover_key(&path, &passphrase()), Err(Error::DamagedStore));
    assert_eq!(Notebook::recover_key(&desk.path("b"), &passphrase()), Err(Error::NotFound { field: "store" }));
}

#[test]
fn rekey_changes_the_key_and_keeps_papers_and_passphrase() {
    let desk = Desk::new();
    let (notebook, path) = (desk.notebook("a"), desk.path("a"));
    add(&notebook, HANAKO, "2026-11-01");
    notebook.set_recovery_passphrase(&passphrase()).unwrap();
    let before = whole(&notebook);
    notebook.rekey(&key(2)).unwrap();
    assert!(whole(&notebook) == before, "it goes on to be open");
    notebook.close().unwrap();
    assert_eq!(desk.names(), ["a", "a-header"]);
    assert_eq!(Notebook::open(&path, &key(1)).err(), Some(Error::WrongKey));
    assert!(Notebook::recover_key(&path, &passphrase()) == Ok(key(2)));
    let notebook = Notebook::open(&path, &key(2)).unwrap();
    assert!(whole(&notebook) == before);
}

#[test]
fn rekey_that_dies_at_any_step_opens_with_one_of_the_keys_and_the_passphrase() {
    let desk = Desk::new();
    let notebook = desk.notebook("a");
    add(&notebook, HANAKO, "2026-11-01");
    notebook.set_recovery_passphrase(&passphrase()).unwrap();
    let before = whole(&notebook);
    notebook.close().unwrap();
    let bytes = |name: &str| fs::read(desk.path(name)).unwrap();
    let (old, old_header) = (bytes("a"), bytes("a-header"));
    let notebook = Notebook::open(&desk.path("a"), &key(1)).unwrap();
    notebook.rekey(&key(2)).unwrap();
    notebook.close().unwrap();
    let (new, new_header) = (bytes("a"), bytes("a-header"));
    // The header of the time between, as `replace` writes it.
    let both = {
        let store = Store::open(&desk.path("a"), &key(2)).unwrap();
        let recovery = store.recovery().unwrap();
        let between =
            crate::store::header_of_both(&desk.path("b"), (&old, &key(1)), (&new, &key(2)), recovery.as_ref());
        store.close().unwrap();
        between
    };
    let steps = [
        (&old, &old_header, key(1), "while the new file is made"),
        (&old, &both, key(1), "after the header tells of both"),
        (&new, &both, key(2), "after the rename"),
        (&new, &new_header, key(2), "at the end"),
    ];
    for (place, (file, header, right, when)) in steps.into_iter().enumerate() {
        let name = format!("c{place}");
        fs::write(desk.path(&name), file).unwrap();
        fs::write(desk.path(&format!("{name}-header")), header).unwrap();
        // What the interrupted try leaves.
        let left = desk.path(&format!("{name}-new-0123456789abcdef"));
        fs::write(&left, &new[..5000]).unwrap();
        assert!(Notebook::recover_key(&desk.path(&name), &passphrase()) == Ok(right.clone()), "{when}");
        let wrong = if right == key(1) { key(2) } else { key(1) };
        assert_eq!(Notebook::open(&desk.path(&name), &wrong).err(), Some(Error::WrongKey), "{when}");
        let notebook = Notebook::open(&desk.path(&name), &right).unwrap();
        assert!(whole(&notebook) == before, "{when}");
        notebook.close().unwrap();
        assert!(!left.exists(), "{when}");
        assert!(Notebook::recover_key(&desk.path(&name), &passphrase()) == Ok(right), "{when}");
    }
}

#[test]
fn erased_papers_are_in_no_page_of_the_file() {
    let desk = Desk::new();
    let (notebook, path) = (desk.notebook("a"), desk.path("a"));
    let hanako = add(&notebook, HANAKO, "2026-11-01");
    add(&notebook, JIRO, "2026-11-01");
    notebook
        .correct_field(
            hanako.document.as_ref().unwrap(),
            hanako.member.as_ref().unwrap(),
            (Field::Kana, Some("ハナコ")),
            today(),
        )
        .unwrap();
    let size = || fs::metadata(&path).unwrap().len();
    let big = format!("%PDF {}", "花子".repeat(50_000));
    let read = read(HANAKO, "2026-10-01");
    notebook.with(|store| store.add_on(pdf(big.as_bytes()), &read, &Whose::Unknown, today())).unwrap();
    let before = size();
    assert!(is_in_a_page(&notebook, &desk, "花子"), "the search finds what is there");
    notebook.erase(Target::Member(hanako.member.as_ref().unwrap()), today()).unwrap();
    assert!(size() + 200_000 < before, "the room is given back");
    for text in ["花子", "ハナコ"] {
        assert!(!is_in_a_page(&notebook, &desk, text), "{text}");
    }
    assert!(is_in_a_page(&notebook, &desk, "次郎"));
    notebook.erase_everything().unwrap();
    assert!(!is_in_a_page(&notebook, &desk, "次郎"));
    assert_eq!(notebook.family_on(today()).unwrap(), []);
    notebook.close().unwrap();
    assert_eq!(desk.names(), ["a", "a-header"]);
}

/// Whether a text stands in any decrypted page of the file, free ones among them.
fn is_in_a_page(notebook: &Notebook, desk: &Desk, text: &str) -> bool {
    notebook.prepare_for_suspend().unwrap();
    let mut connection = Connection::open(desk.path("a")).unwrap();
    let hex = key(1).to_hex();
    connection.execute_batch(&format!("PRAGMA key = \"x'{}'\"; SELECT count(*) FROM sqlite_schema;", *hex)).unwrap();
    let pages = connection.serialize("main").unwrap();
    pages.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn suspended_notebook_opens_again_by_itself_and_lets_others_in_meanwhile() {
    let desk = Desk::new();
    let notebook = desk.notebook("a");
    add(&notebook, HANAKO, "2026-11-01");
    notebook.prepare_for_suspend().unwrap();
    notebook.prepare_for_suspend().unwrap();
    assert_eq!(desk.names(), ["a", "a-header"]);
    let other = Notebook::open(&desk.path("a"), &key(1)).unwrap();
    assert_eq!(notebook.family_on(today()), Err(Error::StoreBusy));
    other.close().unwrap();
    assert_eq!(notebook.family_on(today()).unwrap().len(), 1);
    notebook.prepare_for_suspend().unwrap();
    notebook.close().unwrap();
    assert_eq!(notebook.family_on(today()), Err(Error::Closed));
}

#[test]
fn backup_restores_everything_elsewhere_and_nowhere_over_anything() {
    let desk = Desk::new();
    let notebook = desk.notebook("a");
    let added = add(&notebook, HANAKO, "2026-11-01");
    add(&notebook, JIRO, "2026-11-01");
    notebook.delete(Target::Document(added.document.as_ref().unwrap()), today()).unwrap();
    notebook.set_choice("x", Some(Choice::Done), today()).unwrap();
    notebook.set_note("phone", Some("03-1234-5678"), today()).unwrap();
    let backup = desk.backup(&notebook, "backup.age");
    let expected = BackupSummary { made_on: today(), members: 2, documents: 2 };
    assert_eq!(Notebook::verify_backup(&backup, &passphrase(), &mut on), Ok(expected));

    let restored = Notebook::restore(&backup, &passphrase(), &desk.path("b"), &key(2), &mut on).unwrap();
    assert!(whole(&restored) == whole(&notebook));
    let document = added.document.unwrap();
    assert!(restored.original(&document).unwrap() == notebook.original(&document).unwrap());
    restored.close().unwrap();
    let again = || Notebook::restore(&backup, &passphrase(), &desk.path("b"), &key(3), &mut on).err();
    assert_eq!(again(), Some(Error::Exists));
    Notebook::open(&desk.path("b"), &key(2)).unwrap().close().unwrap();
    let exists = notebook.backup_on(&backup, &passphrase(), today(), &mut on);
    assert_eq!(exists, Err(Error::Exists), "a backup is never written over");
    let short = notebook.backup_on(&desk.path("c"), &Passphrase::new("short"), today(), &mut on);
    assert_eq!(short, Err(Error::BadValue { field: "passphrase" }));
    assert_eq!(desk.names(), ["a", "a-header", "a-journal", "b", "b-header", "backup.age"]);
}

#[test]
fn backup_under_the_name_of_a_side_file_is_refused() {
    let desk = Desk::new();
    let notebook = desk.notebook("a");
    for name in ["a-journal", "a-wal", "a-header", "a-anything"] {
        let made = notebook.backup_on(&desk.path(name), &passphrase(), today(), &mut on);
        assert!(matches!(made, Err(Error::CannotWrite | Error::Exists)), "{name}");
    }
    assert_eq!(desk.names(), ["a", "a-header"]);
    notebook.backup_on(&desk.path("a.backup"), &passphrase(), today(), &mut on).unwrap();
}

#[test]
fn merge_asks_about_one_name_with_other_numbers_and_not_about_siblings() {
    let desk = Desk::new();
    let (mine, theirs) = (desk.notebook("mine"), desk.notebook("theirs"));
    let hanako = add(&mine, HANAKO, "2026-11-01").member.unwrap();
    add(&mine, JIRO, "2026-11-01");
    let elsewhere = add(&theirs, "01130012/9/777/02 髙橋　花子", "2026-11-02").member.unwrap();
    let backup = desk.backup(&theirs, "theirs.backup");
    let merged = mine.merge(&backup, &passphrase(), &mut on).unwrap();
    let asked: Vec<_> = merged.same_people.iter().map(|pair| (pair.one.clone(), pair.other.clone())).collect();
    assert_eq!(asked, [(hanako, elsewhere)]);
    assert_eq!(mine.merge(&backup, &passphrase(), &mut on).unwrap().same_people, [], "it was asked");
}

#[test]
fn later_correction_wins_whoever_changed_more_else() {
    let desk = Desk::new();
    let mine = desk.notebook("mine");
    let added = add(&mine, HANAKO, "2026-11-01");
    let (document, member) = (added.document.unwrap(), added.member.unwrap());
    let start = desk.backup(&mine, "start");
    let theirs = Notebook::restore(&start, &passphrase(), &desk.path("theirs"), &key(2), &mut on).unwrap();
    for count in 0..15 {
        mine.set_note("k", Some(&count.to_string()), day("2026-10-01")).unwrap();
    }
    let correct = |notebook: &Notebook, name: &str, on: &str| {
        notebook.correct_field(&document, &member, (Field::Name, Some(name)), day(on)).unwrap();
    };
    correct(&mine, "古い　訂正", "2026-11-01");
    correct(&theirs, "新しい　訂正", "2026-11-20");
    let (one, other) = (desk.backup(&mine, "one"), desk.backup(&theirs, "other"));
    mine.merge(&other, &passphrase(), &mut on).unwrap();
    theirs.merge(&one, &passphrase(), &mut on).unwrap();
    for notebook in [&mine, &theirs] {
        assert_eq!(notebook.family_on(today()).unwrap()[0].name, "新しい　訂正");
    }
    // Who knows it wins, though the clock was set back.
    correct(&mine, "一番あと", "2001-01-01");
    let again = desk.backup(&mine, "again");
    theirs.merge(&again, &passphrase(), &mut on).unwrap();
    assert_eq!(theirs.family_on(today()).unwrap()[0].name, "一番あと");
}

#[test]
fn cancelled_work_leaves_nothing() {
    let desk = Desk::new();
    let notebook = desk.notebook("a");
    add(&notebook, HANAKO, "2026-11-01");
    let backup = desk.backup(&notebook, "backup.age");
    let stop = &mut |_, _| false;
    let before = (whole(&notebook), desk.names());
    let names = ["no.age", "no"].map(|name| desk.path(name));
    assert_eq!(notebook.backup_on(&names[0], &passphrase(), today(), stop), Err(Error::Cancelled));
    assert_eq!(Notebook::restore(&backup, &passphrase(), &names[1], &key(1), stop).err(), Some(Error::Cancelled));
    assert_eq!(notebook.merge(&backup, &passphrase(), stop), Err(Error::Cancelled));
    assert!((whole(&notebook), desk.names()) == before);
}

#[test]
fn broken_or_foreign_backup_is_refused_and_changes_nothing() {
    let desk = Desk::new();
    let notebook = desk.notebook("a");
    add(&notebook, HANAKO, "2026-11-01");
    let backup = fs::read(desk.backup(&notebook, "backup.age")).unwrap();
    let (before, broken) = (whole(&notebook), desk.path("broken.age"));
    let refused = |bytes: &[u8], passphrase: &Passphrase| {
        fs::write(&broken, bytes).unwrap();
        let verified = Notebook::verify_backup(&broken, passphrase, &mut on).err();
        assert_eq!(notebook.merge(&broken, passphrase, &mut on).err(), verified);
        let restored = Notebook::restore(&broken, passphrase, &desk.path("b"), &key(1), &mut on).err();
        assert_eq!(restored, verified);
        assert!(!desk.path("b").exists() && !desk.path("b-header").exists());
        verified
    };
    assert_eq!(refused(&backup, &Passphrase::new("another one")), Some(Error::WrongPassphrase));
    for length in [0, 1, 50, 170, 200, backup.len() / 2, backup.len() - 1000, backup.len() - 1] {
        assert_eq!(refused(&backup[..length], &passphrase()), Some(Error::DamagedBackup), "{length} bytes");
    }
    let ended = [backup.as_slice(), b"x"].concat();
    assert_eq!(refused(&ended, &passphrase()), Some(Error::DamagedBackup));
    for at in (0..backup.len()).step_by(97) {
        let mut flipped = backup.clone();
        flipped[at] ^= 1;
        let error = refused(&flipped, &passphrase());
        assert!(matches!(error, Some(Error::DamagedBackup | Error::WrongPassphrase)), "byte {at}: {error:?}");
    }
    assert_eq!(refused(b"%PDF-1.7 no backup", &passphrase()), Some(Error::DamagedBackup));
    assert!(whole(&notebook) == before);
    assert_eq!(
        Notebook::verify_backup(&desk.path("none"), &passphrase(), &mut on),
        Err(Error::NotFound { field: "backup" })
    );
}

#[cfg(unix)]
#[test]
fn verify_backup_that_is_there_and_cannot_be_opened_is_not_said_to_be_gone() {
    let desk = Desk::new();
    let circle = desk.path("circle");
    std::os::unix::fs::symlink(&circle, &circle).unwrap();
    assert_eq!(Notebook::verify_backup(&circle, &passphrase(), &mut on), Err(Error::CannotRead));
}

#[test]
fn two_phones_end_with_the_same_notebook_whichever_merges_first() {
    let desk = Desk::new();
    let (mothers, fathers) = (desk.notebook("mother"), desk.notebook("father"));
    let both = add(&mothers, HANAKO, "2026-11-01");
    assert_eq!(add(&fathers, HANAKO, "2026-11-01").document, both.document, "the same PDF on both");
    add(&mothers, JIRO, "2026-11-01");
    let old = add(&fathers, "01130012/9/9/00 青葉　健", "2026-11-01");
    mothers.set_note("phone", Some("03-1111-1111"), today()).unwrap();
    fathers.set_note("phone", Some("03-2222-2222"), day("2026-11-22")).unwrap();
    fathers.erase(Target::Member(old.member.as_ref().unwrap()), today()).unwrap();

    let (from_mother, from_father) = (desk.backup(&mothers, "m.age"), desk.backup(&fathers, "f.age"));
    let merged = mothers.merge(&from_father, &passphrase(), &mut on).unwrap();
    assert_eq!((merged.new_documents, merged.erased_documents, merged.same_people), (0, 0, Vec::new()));
    assert_eq!(fathers.merge(&from_mother, &passphrase(), &mut on).unwrap().new_documents, 1);
    assert!(whole(&mothers) == whole(&fathers));
    assert_eq!(mothers.family_on(today()), fathers.family_on(today()));
    assert_eq!(mothers.family_on(today()).unwrap().len(), 2);
    // Again, and with an older backup: nothing changes.
    let before = whole(&mothers);
    for backup in [&from_father, &from_mother] {
        assert_eq!(mothers.merge(backup, &passphrase(), &mut on).unwrap().new_documents, 0);
        assert!(whole(&mothers) == before);
    }
}

#[test]
fn merge_asks_about_members_who_may_be_one_and_keeps_new_papers_of_the_erased() {
    let desk = Desk::new();
    let (mothers, fathers) = (desk.notebook("mother"), desk.notebook("father"));
    // Each took in another PDF of the same person first.
    let one = add(&mothers, HANAKO, "2026-10-01").member.unwrap();
    let other = add(&fathers, HANAKO, "2026-11-01").member.unwrap();
    let merged = mothers.merge(&desk.backup(&fathers, "f.age"), &passphrase(), &mut on).unwrap();
    assert_eq!(merged.same_people.len(), 1);
    mothers.join_members(&other, &one, today()).unwrap();
    fathers.merge(&desk.backup(&mothers, "m.age"), &passphrase(), &mut on).unwrap();
    let family = fathers.family_on(today()).unwrap();
    assert_eq!((family.len(), family[0].papers.len()), (1, 2));

    // Erased on one phone, a new paper on the other: the paper stays, the rest goes.
    add(&fathers, HANAKO, "2026-11-15");
    mothers.erase(Target::Member(&one), today()).unwrap();
    assert_eq!(mothers.family_on(today()).unwrap(), []);
    let merged = mothers.merge(&desk.backup(&fathers, "f2.age"), &passphrase(), &mut on).unwrap();
    assert_eq!(merged.new_documents, 1);
    let merged = fathers.merge(&desk.backup(&mothers, "m2.age"), &passphrase(), &mut on).unwrap();
    assert_eq!(merged.erased_documents, 2);
    assert!(whole(&mothers) == whole(&fathers));
    let family = fathers.family_on(today()).unwrap();
    assert_eq!((family.len(), family[0].papers.len()), (1, 1));
    // The member who is shown now is one like any other.
    fathers.set_choice(&format!("warning/{}", family[0].id), Some(Choice::Done), today()).unwrap();
    fathers.delete(Target::Member(&family[0].id), today()).unwrap();
    assert_eq!(fathers.family_on(today()).unwrap(), []);
}
