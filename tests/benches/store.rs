//! Opening a notebook with the family board, and importing a PDF, beside bare SQLCipher and plain SQLite in the same run.
//!
//!     cargo bench -p techo-tests --bench store            # prints the section for RESULTS.md
//!     cargo bench -p techo-tests --bench store -- 400 FOLDER   # so many rounds; on the disk of that folder
//!
//! Bare SQLCipher and plain SQLite (the same engine without a key) get a copy of the same notebook, the same settings and
//! the statements that the notebook runs, and do nothing with the rows but take them. All take turns in every round.
//! Processor time is that of this thread: other work on the machine does not count there.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement fails by panicking and prints")]
#![allow(clippy::disallowed_methods, reason = "a measurement reads how long something took")]

use chrono::NaiveDate;
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;
use techo_core::reading::read_document;
use techo_core::words::Lang;
use techo_core::{Key, Notebook, Whose};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn key() -> Key {
    Key::from_bytes(&[7; 32]).unwrap()
}

fn pdf(number: usize) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/dev");
    let name = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.file_name().unwrap().to_str().unwrap().starts_with(&format!("d{number:03}_")));
    fs::read(name.unwrap()).unwrap()
}

/// The same paper with bytes that no other has.
fn unlike(bytes: &[u8], number: usize) -> Vec<u8> {
    [bytes, format!("\n% {number}\n").as_bytes()].concat()
}

/// What each thing took: milliseconds by the clock, and of the processor.
#[derive(Default)]
struct Times(Vec<f64>, Vec<f64>);

fn processor() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    #[expect(clippy::cast_precision_loss, reason = "a figure for people")]
    let milliseconds = time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6;
    milliseconds
}

impl Times {
    fn take<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let (busy, clock) = (processor(), Instant::now());
        let made = black_box(work());
        self.0.push(clock.elapsed().as_secs_f64() * 1000.0);
        self.1.push(processor() - busy);
        made
    }

    /// Medians, by the clock and of the processor.
    fn medians(&mut self) -> (f64, f64) {
        let median = |all: &mut Vec<f64>| {
            all.sort_by(f64::total_cmp);
            all.get(all.len() / 2).copied().unwrap_or_default()
        };
        (median(&mut self.0), median(&mut self.1))
    }
}

/// A connection with the settings that the notebook's has; without a key it is plain SQLite.
fn connect(path: &Path, key: Option<&Key>) -> Connection {
    let connection = Connection::open(path).unwrap();
    if let Some(key) = key {
        connection.execute_batch(&format!("PRAGMA key = \"x'{}'\";", key.to_hex().as_str())).unwrap();
    }
    connection
        .execute_batch(
            "PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON;
             PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA journal_mode = DELETE;
             PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; BEGIN EXCLUSIVE; COMMIT;
             SELECT count(*) FROM sqlite_schema;",
        )
        .unwrap();
    connection
}

fn rows(connection: &Connection, sql: &str) -> usize {
    let mut statement = connection.prepare(sql).unwrap();
    let columns = statement.column_count();
    let mut rows = statement.query([]).unwrap();
    let mut count = 0;
    while let Some(row) = rows.next().unwrap() {
        for column in 0..columns {
            black_box(row.get_ref(column).unwrap());
        }
        count += 1;
    }
    count
}

/// What opening and the board (the family, then its warnings) ask the database for.
fn board(connection: &Connection) -> usize {
    rows(connection, "PRAGMA user_version");
    rows(connection, "PRAGMA application_id");
    rows(connection, "SELECT recipient, identity FROM recovery");
    family(connection);
    rows(connection, "SELECT record, field, value FROM fact WHERE about = 'choice' AND value IS NOT NULL");
    handouts(connection);
    family(connection)
}

fn family(connection: &Connection) -> usize {
    rows(connection, "SELECT record, field, value FROM fact WHERE about = 'member' AND value IS NOT NULL");
    rows(connection, "SELECT id FROM member ORDER BY counter, id");
    rows(connection, "SELECT record, field, value FROM fact WHERE about = 'correction' AND value IS NOT NULL");
    rows(connection, "SELECT record, field, value FROM fact WHERE about = 'document' AND value IS NOT NULL");
    rows(connection, "SELECT * FROM document ORDER BY counter, id")
}

fn handouts(connection: &Connection) -> usize {
    rows(connection, "SELECT * FROM handout ORDER BY counter, id");
    rows(connection, "SELECT * FROM handout_sheet ORDER BY handout, place")
}

/// What an import of one paper for a known member writes, and what it has to know before.
fn import(connection: &mut Connection, bytes: &[u8], number: usize) {
    let transaction = connection.transaction().unwrap();
    family(&transaction);
    handouts(&transaction);
    let digest: [u8; 32] = Sha256::digest(bytes).into();
    let original = "INSERT INTO original (sha256, media_type, bytes) VALUES (?1, 'application/pdf', ?2)";
    transaction.execute(original, params![digest, bytes]).unwrap();
    transaction.execute("UPDATE change_count SET counter = counter + 1", []).unwrap();
    let event = "INSERT INTO event (counter, happened_on, what) VALUES (?1, '2026-11-21', 'document_added')";
    transaction.execute(event, params![i64::try_from(number).unwrap() + 1000]).unwrap();
    let document = "INSERT INTO document SELECT ?1, counter, ?2, person, member, kind, added_on, page_count, pages,
                    pages_alone, coverage, raw, warnings, lines FROM document LIMIT 1";
    transaction.execute(document, params![format!("{number:016}"), digest]).unwrap();
    transaction.commit().unwrap();
}

struct Place {
    ours: PathBuf,
    cipher: PathBuf,
    plain: PathBuf,
}

/// A family of ten with a paper each, three times.
fn prepare(folder: &Path) -> Place {
    let place = Place { ours: folder.join("ours"), cipher: folder.join("cipher"), plain: folder.join("plain") };
    let notebook = Notebook::create(&place.ours, &key()).unwrap();
    for number in 1..=10 {
        let added = notebook.add_on(&pdf(number), &Whose::NewMember, today()).unwrap();
        let member = added.first().and_then(|added| added.member.clone()).unwrap();
        notebook.add_on(&unlike(&pdf(number), 0), &Whose::Member(member), today()).unwrap();
    }
    assert_eq!(notebook.family_on(today()).unwrap().len(), 10);
    notebook.close().unwrap();
    fs::copy(&place.ours, &place.cipher).unwrap();
    let connection = connect(&place.cipher, Some(&key()));
    let attach = "ATTACH DATABASE ?1 AS plain KEY ''";
    connection.execute(attach, params![place.plain.to_str().unwrap()]).unwrap();
    connection.execute_batch("SELECT sqlcipher_export('plain'); DETACH DATABASE plain;").unwrap();
    place
}

/// One notebook opened and its board shown.
fn open_board(path: &Path) -> Notebook {
    let notebook = Notebook::open(path, &key()).unwrap();
    black_box(notebook.family_on(today()).unwrap());
    black_box(notebook.warnings_on(today(), Lang::Ja).unwrap());
    notebook
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let rounds: usize = args.first().and_then(|text| text.parse().ok()).unwrap_or(200);
    let folder = match args.get(1) {
        Some(folder) => tempfile::tempdir_in(folder).unwrap(),
        None => tempfile::tempdir().unwrap(),
    };
    let place = prepare(folder.path());
    let size = fs::metadata(&place.ours).unwrap().len() / 1024;
    let version: String =
        Connection::open_in_memory().unwrap().query_row("PRAGMA cipher_version", [], |row| row.get(0)).unwrap();

    let (mut ours, mut cipher, mut plain) = (Times::default(), Times::default(), Times::default());
    for _ in 0..rounds {
        ours.take(|| open_board(&place.ours)).close().unwrap();
        cipher.take(|| {
            let connection = connect(&place.cipher, Some(&key()));
            board(&connection);
            connection
        });
        plain.take(|| {
            let connection = connect(&place.plain, None);
            board(&connection);
            connection
        });
    }
    println!("## The notebook beside SQLCipher and SQLite\n");
    println!(
        "{rounds} rounds, medians; ten members, twenty papers, {size} kB; SQLCipher {version}, SQLite {}; the files lie in the \
         system's cache. Wall is the clock (other work on the machine counts), CPU the processor's time.\n",
        rusqlite::version()
    );
    println!("| | wall ms | CPU ms | CPU beside SQLCipher | CPU beside SQLite |\n|---|---|---|---|---|");
    print_rows("open with a raw key, family board, warnings", [&mut ours, &mut cipher, &mut plain]);

    let (mut reading, mut ours, mut cipher, mut plain) =
        (Times::default(), Times::default(), Times::default(), Times::default());
    let base = pdf(26);
    let notebook = Notebook::open(&place.ours, &key()).unwrap();
    let first = notebook.add_on(&base, &Whose::NewMember, today()).unwrap();
    let member = first.first().and_then(|added| added.member.clone()).unwrap();
    let mut bare = (connect(&place.cipher, Some(&key())), connect(&place.plain, None));
    for number in 1..=rounds {
        let bytes = unlike(&base, number);
        reading.take(|| read_document(&bytes, today()).unwrap());
        ours.take(|| notebook.add_on(&bytes, &Whose::Member(member.clone()), today()).unwrap());
        cipher.take(|| import(&mut bare.0, &bytes, number));
        plain.take(|| import(&mut bare.1, &bytes, number));
    }
    let read = reading.medians();
    let whole = ours.medians();
    // What is told is the import beyond its reading.
    let mut beyond = Times(vec![whole.0 - read.0], vec![whole.1 - read.1]);
    print_rows("import of one PDF beyond its reading", [&mut beyond, &mut cipher, &mut plain]);
    println!(
        "\nReading that PDF ({} kB) alone: {:.2} ms, CPU {:.2} ms; the whole import: {:.2} ms, CPU {:.2} ms.",
        base.len() / 1024,
        read.0,
        read.1,
        whole.0,
        whole.1
    );
}

fn print_rows(what: &str, [ours, cipher, plain]: [&mut Times; 3]) {
    let all =
        [("the notebook", ours.medians()), ("bare SQLCipher", cipher.medians()), ("plain SQLite", plain.medians())];
    let [_, (_, cipher), (_, plain)] = all;
    for (who, (wall, busy)) in all {
        let (beside_cipher, beside_plain) = (busy / cipher.1, busy / plain.1);
        println!("| {what}: {who} | {wall:.2} | {busy:.2} | {beside_cipher:.2} | {beside_plain:.2} |");
    }
}
