//! The file itself: what opens, what does not, and that nothing is ever changed by failing to.

use super::tests::{Bench, coverage, day, document, key, pdf, today};
use super::{Store, Whose, header};
use crate::error::Error;
use crate::key::Key;
use crate::model::DocumentKind;
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

fn other_key() -> Key {
    Key::from_bytes(&[8; 32]).unwrap()
}

/// A closed notebook with a document of 60 kB in it.
fn closed() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("family.techo");
    let mut store = Store::create(&path, &key()).unwrap();
    add(&mut store);
    store.close().unwrap();
    (folder, path)
}

fn add(store: &mut Store) {
    let read = document(DocumentKind::EligibilityPdf, &[coverage("06130488/12/98765/01 髙橋　花子", "2026-11-01")]);
    let bytes = b"%PDF 98765 hanako ".repeat(3500);
    store.add_on(pdf(&bytes), &read, &Whose::Unknown, day("2026-11-21")).unwrap();
}

fn names_in(path: &Path) -> Vec<String> {
    let folder = path.parent().unwrap();
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn close_leaves_one_file_that_opens_alone_elsewhere() {
    let (folder, path) = closed();
    assert_eq!(names_in(&path), ["family.techo", "family.techo-header"]);
    let copy = folder.path().join("sub");
    fs::create_dir(&copy).unwrap();
    let copy = copy.join("copy.techo");
    fs::copy(&path, &copy).unwrap();
    let store = Store::open(&copy, &key()).unwrap();
    assert_eq!(store.family_on(today()).unwrap().len(), 1);
    store.close().unwrap();
    assert_eq!(names_in(&copy), ["copy.techo", "copy.techo-header"], "the header is written anew");
}

#[test]
fn open_tells_why_and_leaves_the_file_as_it_is() {
    type Harm = fn(&mut Vec<u8>);
    let table: [(&str, Harm, &Key, Error, Error); 10] = [
        ("wrong key", |_| (), &other_key(), Error::WrongKey, Error::WrongKey),
        (
            "flipped in the middle",
            |b| {
                let at = b.len() / 2;
                b[at] ^= 1;
            },
            &key(),
            Error::DamagedStore,
            Error::DamagedStore,
        ),
        (
            "flipped at the end",
            |b| {
                let at = b.len() - 1;
                b[at] ^= 1;
            },
            &key(),
            Error::DamagedStore,
            Error::DamagedStore,
        ),
        ("flipped in the first page", |b| b[100] ^= 1, &key(), Error::DamagedStore, Error::WrongKey),
        ("flipped in the salt", |b| b[3] ^= 1, &key(), Error::DamagedStore, Error::WrongKey),
        ("cut by pages", |b| b.truncate(5 * 4096), &key(), Error::DamagedStore, Error::DamagedStore),
        (
            "cut anywhere",
            |b| {
                let to = b.len() - 1000;
                b.truncate(to);
            },
            &key(),
            Error::DamagedStore,
            Error::DamagedStore,
        ),
        ("cut in the first page", |b| b.truncate(1000), &key(), Error::DamagedStore, Error::NotAStore),
        ("emptied", Vec::clear, &key(), Error::DamagedStore, Error::NotAStore),
        (
            "overwritten by a text",
            |b| *b = "保険証の写し\n".repeat(2000).into_bytes(),
            &key(),
            Error::DamagedStore,
            Error::NotAStore,
        ),
    ];
    for (what, harm, key, with_header, without_header) in table {
        let (_folder, path) = closed();
        let mut bytes = fs::read(&path).unwrap();
        harm(&mut bytes);
        fs::write(&path, &bytes).unwrap();
        for (expected, header) in [(with_header, true), (without_header, false)] {
            if !header {
                fs::remove_file(header::path(&path)).unwrap();
            }
            assert_eq!(Store::open(&path, key).err(), Some(expected), "{what}, header: {header}");
            assert!(fs::read(&path).unwrap() == bytes, "{what}: the file was changed");
            let names: &[&str] = if header { &["family.techo", "family.techo-header"] } else { &["family.techo"] };
            assert_eq!(names_in(&path), names, "{what}: files appeared or went");
        }
    }
}

#[test]
fn open_what_is_no_notebook_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x");
    assert_eq!(Store::open(&path, &key()).err(), Some(Error::NotFound { field: "store" }));
    assert_eq!(Store::open(&path.join("y"), &key()).err(), Some(Error::NotFound { field: "store" }));
    assert_eq!(Store::open(folder.path(), &key()).err(), Some(Error::NotAStore));
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES (1)").unwrap();
    assert_eq!(Store::open(&path, &key()).err(), Some(Error::NotAStore));
    for content in [b"".as_slice(), b"x", &b"text ".repeat(4096), &[0; 4096]] {
        fs::write(&path, content).unwrap();
        assert_eq!(Store::open(&path, &key()).err(), Some(Error::NotAStore));
        assert!(fs::read(&path).unwrap() == content);
    }
}

#[test]
fn open_with_broken_or_foreign_header_takes_the_right_key() {
    let (_folder, path) = closed();
    let (_other_folder, other) = closed();
    let headers = [fs::read(header::path(&other)).unwrap(), b"garbage".to_vec(), Vec::new()];
    for content in headers {
        fs::write(header::path(&path), &content).unwrap();
        Store::open(&path, &key()).unwrap().close().unwrap();
        assert!(fs::read(header::path(&path)).unwrap() == content, "a header is never written over");
        assert_eq!(Store::open(&path, &other_key()).err(), Some(Error::WrongKey));
    }
}

#[test]
fn open_store_of_a_newer_version_is_refused_untouched() {
    let (_folder, path) = closed();
    let store = Store::open(&path, &key()).unwrap();
    store.connection.execute_batch("PRAGMA user_version = 999").unwrap();
    store.close().unwrap();
    let before = fs::read(&path).unwrap();
    assert_eq!(Store::open(&path, &key()).err(), Some(Error::NewerStore));
    assert!(fs::read(&path).unwrap() == before);
}

#[test]
fn open_while_it_is_open_is_busy_and_does_not_let_others_in() {
    let bench = Bench::new();
    assert_eq!(Store::open(&bench.path, &key()).err(), Some(Error::StoreBusy));
    #[cfg(unix)]
    {
        let link = bench.path.with_extension("link");
        std::os::unix::fs::symlink(&bench.path, &link).unwrap();
        assert_eq!(Store::open(&link, &key()).err(), Some(Error::StoreBusy), "under another name");
        fs::remove_file(link).unwrap();
    }
    let path = bench.path.clone();
    bench.store.close().unwrap();
    Store::open(&path, &key()).unwrap();
}

#[test]
fn create_never_writes_over_anything() {
    let (_folder, path) = closed();
    let before = fs::read(&path).unwrap();
    assert_eq!(Store::create(&path, &other_key()).err(), Some(Error::Exists));
    assert!(fs::read(&path).unwrap() == before);
    // Side files without their notebook are not taken over either.
    fs::remove_file(&path).unwrap();
    assert_eq!(Store::create(&path, &key()).err(), Some(Error::Exists));
    fs::rename(header::path(&path), header::with_suffix(&path, "-wal")).unwrap();
    assert_eq!(Store::create(&path, &key()).err(), Some(Error::Exists));
    fs::remove_file(header::with_suffix(&path, "-wal")).unwrap();
    Store::create(&path, &key()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("letter.txt");
    fs::write(&text, "x").unwrap();
    assert_eq!(Store::create(&text, &key()).err(), Some(Error::Exists));
    assert_eq!(Store::create(folder.path(), &key()).err(), Some(Error::Exists));
    assert_eq!(Store::create(&text.join("below a file"), &key()).err(), Some(Error::CannotWrite));
    assert_eq!(Store::create(&folder.path().join("no/such/folder"), &key()).err(), Some(Error::CannotWrite));
    assert_eq!(names_in(&text), ["letter.txt"]);
}

#[test]
#[cfg(unix)]
fn create_makes_files_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let bench = Bench::new();
    for path in [bench.path.clone(), header::path(&bench.path)] {
        assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn import_is_whole_in_the_file_alone_without_closing() {
    let mut bench = Bench::new();
    add(&mut bench.store);
    let folder = tempfile::tempdir().unwrap();
    let left = folder.path().join("left.techo");
    fs::copy(&bench.path, &left).unwrap();
    let store = Store::open(&left, &key()).unwrap();
    assert_eq!(store.family_on(today()).unwrap()[0].papers.len(), 1);
}

#[test]
fn crash_in_an_import_leaves_what_was_there_before() {
    let mut bench = Bench::new();
    add(&mut bench.store);
    // A change that is half written to the file, as it is when a phone loses power.
    let half_done = "PRAGMA cache_size = 1; BEGIN IMMEDIATE; DELETE FROM document;
                     DELETE FROM member; INSERT INTO handout (id, counter, printed_on, event)
                     VALUES ('0123456789abcdef', 9, '2026-11-21', hex(zeroblob(200000)));";
    bench.store.connection.execute_batch(half_done).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let left = folder.path().join("left.techo");
    let journal = header::with_suffix(&left, "-journal");
    fs::copy(&bench.path, &left).unwrap();
    fs::copy(header::path(&bench.path), header::path(&left)).unwrap();
    fs::copy(header::with_suffix(&bench.path, "-journal"), &journal).unwrap();
    assert!(fs::metadata(&left).unwrap().len() > 400_000, "the change is in the file already");

    let before = (fs::read(&left).unwrap(), fs::read(&journal).unwrap());
    assert_eq!(Store::open(&left, &other_key()).err(), Some(Error::WrongKey));
    assert!((fs::read(&left).unwrap(), fs::read(&journal).unwrap()) == before, "a wrong key leaves the journal too");
    let store = Store::open(&left, &key()).unwrap();
    assert_eq!(store.family_on(today()).unwrap()[0].papers.len(), 1);
    store.close().unwrap();
    assert_eq!(names_in(&left), ["left.techo", "left.techo-header"]);
}

#[test]
fn full_disk_undoes_an_import_and_still_shows_the_family() {
    let mut bench = Bench::new();
    add(&mut bench.store);
    let limit = |store: &Store, pages: u32| {
        // SQLite answers a limit of pages and a full disk alike.
        store.connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())).unwrap();
    };
    limit(&bench.store, 1);
    let read = document(DocumentKind::EligibilityPdf, &[coverage("06130488/12/98765/02 髙橋　次郎", "2026-11-01")]);
    let bytes = b"%PDF 98765 jiro ".repeat(5000);
    let refused = bench.store.add_on(pdf(&bytes), &read, &Whose::Unknown, today());
    assert_eq!(refused.unwrap_err(), Error::NoSpace);
    assert_eq!(bench.store.family_on(today()).unwrap().len(), 1);
    limit(&bench.store, 1_000_000);
    bench.store.add_on(pdf(&bytes), &read, &Whose::Unknown, today()).unwrap();
    assert_eq!(bench.store.family_on(today()).unwrap().len(), 2);
}

#[test]
fn no_word_of_the_family_stands_in_any_file() {
    let mut bench = Bench::new();
    add(&mut bench.store);
    let read_all = |path: &Path| -> Vec<u8> {
        fs::read_dir(path.parent().unwrap())
            .unwrap()
            .flat_map(|entry| fs::read(entry.unwrap().path()).unwrap())
            .collect()
    };
    let open = read_all(&bench.path);
    let path = bench.path.clone();
    bench.store.close().unwrap();
    let closed = read_all(&path);
    for bytes in [open, closed] {
        for secret in ["髙橋", "花子", "98765", "06130488", "hanako", "%PDF", "CREATE TABLE", "SQLite format"] {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "{secret}");
        }
    }
}

#[test]
fn connection_has_the_settings_that_safety_rests_on() {
    let bench = Bench::new();
    let text = |name: &str| -> String {
        let sql = format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}");
        bench.store.connection.query_row(&sql, [], |row| row.get(0)).unwrap()
    };
    let table = [
        ("journal_mode", "delete"),
        ("locking_mode", "exclusive"),
        ("synchronous", "2"),
        ("foreign_keys", "1"),
        ("secure_delete", "1"),
        ("temp_store", "2"),
        ("trusted_schema", "0"),
    ];
    for (name, value) in table {
        assert_eq!(text(name), value, "{name}");
    }
    let cipher: String = bench.store.connection.query_row("PRAGMA cipher_status", [], |row| row.get(0)).unwrap();
    assert_eq!(cipher, "1");
    assert!(bench.store.connection.busy_timeout(Duration::ZERO).is_ok());
}

/// A notebook whose process was killed while a change was being written, and its journal.
fn killed() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let (folder, path) = closed();
    let store = Store::open(&path, &key()).unwrap();
    store
        .connection
        .execute_batch(
            "PRAGMA cache_size = 3; BEGIN IMMEDIATE;
             INSERT INTO original (sha256, media_type, bytes)
             VALUES (randomblob(32), 'application/pdf', randomblob(90000));",
        )
        .unwrap();
    let place = folder.path().join("killed.techo");
    let journal = folder.path().join("killed.techo-journal");
    fs::copy(&path, &place).unwrap();
    fs::copy(header::with_suffix(&path, "-journal"), &journal).unwrap();
    store.connection.execute_batch("ROLLBACK").unwrap();
    (folder, place, journal)
}

#[test]
fn open_after_a_kill_undoes_the_change_and_leaves_no_copy() {
    let (_folder, path, _) = killed();
    let store = Store::open(&path, &key()).unwrap();
    let originals: i64 = store.connection.query_row("SELECT count(*) FROM original", [], |row| row.get(0)).unwrap();
    assert_eq!(originals, 1);
    store.close().unwrap();
    assert!(!names_in(&path).iter().any(|name| name.contains("-new-") || name == "killed.techo-journal"));
}

#[test]
fn open_with_damaged_journal_is_refused_and_both_files_stay() {
    type Harm = fn(&mut Vec<u8>);
    let table: [(&str, Harm); 6] = [
        ("its mark flipped", |b| b[1] ^= 1),
        ("its count raised", |b| b[9] ^= 1),
        ("a page's number flipped", |b| b[515] ^= 0x41),
        ("a summed byte of a page flipped", |b| b[516 + 4096 - 200] ^= 0x41),
        ("another byte of a page flipped", |b| b[516 + 100] ^= 0x41),
        ("cut in the first page", |b| b.truncate(3000)),
    ];
    for (what, harm) in table {
        let (_folder, path, journal) = killed();
        let before = fs::read(&path).unwrap();
        let mut log = fs::read(&journal).unwrap();
        harm(&mut log);
        fs::write(&journal, &log).unwrap();
        assert_eq!(Store::open(&path, &key()).err(), Some(Error::DamagedStore), "{what}");
        assert!(fs::read(&path).unwrap() == before, "{what}: the notebook was changed");
        assert!(fs::read(&journal).unwrap() == log, "{what}: the journal was changed");
        assert!(!names_in(&path).iter().any(|name| name.contains("-new-")), "{what}: a copy stayed");
    }
}
