//! Creating, opening and closing the notebook's file, and telling apart why one doesn't open.
//!
//! One process at a time: the connection takes the file's exclusive lock and keeps it (`locking_mode = EXCLUSIVE`), so a
//! second process is told [`Error::StoreBusy`] at once instead of seeing a half-done import.
//!
//! After every change the file alone is whole: changes go through a rollback journal (encrypted like the file), not through
//! a write-ahead log. With one process at a time a log would gain nothing, and it would hold what came in last beside the
//! file until a clean close, which phones don't grant. A full disk undoes a change; reading needs no space at all. Every
//! commit is durable (`synchronous = FULL`). Nothing here ever deletes or replaces a notebook (`replace.rs` does, after it
//! has made the whole of it anew).

use super::disk;
use super::documents;
use super::fault::{of_database, of_io, of_reading};
use super::header::{self, Header, Known};
use super::held::Hold;
use super::migrate;
use super::replace;
use super::rollback;
use crate::error::Error;
use crate::key::Key;
use crate::random;
use crate::recovery::Passphrase;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Once;
use std::time::Duration;
use zeroize::Zeroizing;

/// SQLCipher's page: a notebook is a whole number of them.
const PAGE: u64 = 4096;
/// Up to this size every page of the file is checked on opening (some ms a MB); above it, each page when it is read, and
/// all of them by [`Store::check`]: a family must not wait for its papers at a counter.
const CHECKED_ON_OPENING: u64 = 1024 * 1024;
/// How long to wait for another process that has the notebook open for a moment, as one command after another does.
const PATIENCE: Duration = Duration::from_secs(2);

/// What may lie beside a notebook under its name.
const SIDE_FILES: [&str; 4] = [header::SUFFIX, "-wal", "-shm", "-journal"];

/// An open notebook file.
///
/// The connection stands first: it is closed before the file is let go.
pub(crate) struct Store {
    pub(super) connection: Connection,
    pub(super) hold: Hold,
    pub(super) path: PathBuf,
    pub(super) key: Key,
    /// How the file begins.
    pub(super) start: Vec<u8>,
}

impl Store {
    /// Makes a new notebook. [`Error::Exists`] where there is anything under that name already, or a side file of that
    /// name: a header may be all that explains a copy, and a left log would be taken for the new notebook's.
    ///
    /// It is built under a name of its own and then put in place, so that a crash leaves no half-made notebook.
    pub(crate) fn create(path: &Path, key: &Key) -> Result<Store, Error> {
        Store::create_filled(path, key, |_| Ok(()))
    }

    /// Makes a new notebook with something in it, or none at all.
    pub(crate) fn create_filled(
        path: &Path,
        key: &Key,
        fill: impl FnOnce(&Connection) -> Result<(), Error>,
    ) -> Result<Store, Error> {
        let path = &as_file(path);
        let side_files = SIDE_FILES.map(|suffix| header::with_suffix(path, suffix));
        if is_there(path) || side_files.iter().any(|file| is_there(file)) {
            return Err(Error::Exists);
        }
        let building = building_name(path)?;
        let made = build(&building, key, fill).and_then(|()| disk::put_in_place(&building, path));
        // Where it is in place already there is only the second name to remove.
        remove_built(&building);
        made?;
        Store::open(path, key)
    }

    /// Opens a notebook, brings an older one to the present schema, and checks that the file is whole.
    ///
    /// [`Error::NotFound`], [`Error::WrongKey`], [`Error::DamagedStore`], [`Error::NotAStore`], [`Error::NewerStore`],
    /// [`Error::StoreBusy`], [`Error::CannotWrite`] (a folder that can't be written), [`Error::NoSpace`].
    pub(crate) fn open(path: &Path, key: &Key) -> Result<Store, Error> {
        let path = &as_file(path);
        must_be_file(path)?;
        let hold = Hold::take(path)?;
        let start = read_start(path)?;
        let header = Header::read(path);
        if start.starts_with(b"SQLite format 3\0") {
            return Err(Error::NotAStore);
        }
        // Decided here where it can be, so that under a wrong key the database never touches the file.
        if header.is_key_of(&start, key) == Some(false) {
            return Err(Error::WrongKey);
        }
        let length = fs::metadata(path).map_err(|error| of_reading(&error))?.len();
        if length < PAGE {
            return Err(unreadable(&start, length, &header, key));
        }
        let open_once = |path: &Path| {
            let connection = connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
            take_hold(&connection).map_err(|error| match error.sqlite_error_code() {
                // The first page doesn't open under the key. (A later one that doesn't is `DatabaseCorrupt`.)
                Some(ErrorCode::NotADatabase) => unreadable(&start, length, &header, key),
                _ => of_database(error),
            })?;
            check_whole(&connection, path)?;
            Ok::<Connection, Error>(connection)
        };
        let was_killed = is_there(&header::with_suffix(path, rollback::SUFFIX));
        let open_at_present_schema = || {
            rollback::check(path, PATIENCE, |copy| check_trees(&open_once(copy)?))?;
            let connection = open_once(path)?;
            if was_killed {
                check_trees(&connection)?;
            }
            migrate::run(&connection)?;
            Ok::<Connection, Error>(connection)
        };
        let connection = match open_at_present_schema() {
            // A read that the disk refuses looks like another key or like damage, within a statement too. So that is said
            // only of a file that can be read to its end, and of a second try.
            Err(Error::DamagedStore | Error::WrongKey | Error::NotAStore) => {
                read_through(path).and_then(|()| open_at_present_schema())
            }
            other => other,
        }?;
        let store = Store { connection, hold, path: path.to_owned(), key: key.clone(), start };
        // A header explains and no more: a full disk must not keep the family from its papers.
        let _ = store.refresh_header();
        replace::clear_leftovers(path);
        Ok(store)
    }

    /// The key of a notebook that isn't open, by the recovery passphrase.
    ///
    /// [`Error::NotFound`] (`store`; `recovery`: no passphrase was set, or the header is missing),
    /// [`Error::WrongPassphrase`], [`Error::DamagedStore`] (a broken header), [`Error::NewerStore`],
    /// [`Error::NotAStore`], [`Error::StoreBusy`].
    pub(crate) fn recover_key(path: &Path, passphrase: &Passphrase) -> Result<Key, Error> {
        must_be_file(path)?;
        // Nobody in this process may have it open while its start is read: see `held.rs`.
        let _hold = Hold::take(path)?;
        let start = read_start(path)?;
        if start.starts_with(b"SQLite format 3\0") {
            return Err(Error::NotAStore);
        }
        Header::read(path).recover(&start, passphrase)
    }

    /// Checks all of it: every page, the tables, and each paper by its hash.
    pub(crate) fn check(&self) -> Result<(), Error> {
        check_pages(&self.connection)?;
        check_trees(&self.connection)?;
        documents::check_originals(&self.connection)
    }

    fn refresh_header(&self) -> Result<(), Error> {
        header::refresh(&self.path, self.known(), self.recovery()?.as_ref())
    }

    /// Where the file is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The key that opens it.
    pub(crate) fn key(&self) -> &Key {
        &self.key
    }

    /// The file as the header knows it.
    pub(super) fn known(&self) -> Known<'_> {
        Known { start: &self.start, key: &self.key }
    }

    /// Closes the file; afterwards nothing but its header lies beside it.
    pub(crate) fn close(self) -> Result<(), Error> {
        let Store { connection, hold, .. } = self;
        let closed = connection.close().map_err(|(_, error)| of_database(error));
        drop(hold);
        closed
    }
}

/// A name that SQLite takes for a file and for nothing else: `:memory:` and `file:…` are files of that name here.
fn as_file(path: &Path) -> PathBuf {
    if path.is_relative() && !path.as_os_str().is_empty() { Path::new(".").join(path) } else { path.to_owned() }
}

/// Whether there is anything under a name (also a link that leads nowhere).
fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Checks that there is a file under that name.
fn must_be_file(path: &Path) -> Result<(), Error> {
    match fs::metadata(path) {
        Ok(kind) if kind.is_file() => Ok(()),
        Ok(_) => Err(Error::NotAStore),
        Err(error) => Err(match error.kind() {
            std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => Error::NotFound { field: "store" },
            _ => Error::CannotRead,
        }),
    }
}

/// The first page of the file, or as much as there is. Only before the database has its locks: see `held.rs`.
pub(super) fn read_start(path: &Path) -> Result<Vec<u8>, Error> {
    let mut start = Vec::new();
    File::open(path).and_then(|file| file.take(PAGE).read_to_end(&mut start)).map_err(|error| of_reading(&error))?;
    Ok(start)
}

/// Reads a file to its end. [`Error::CannotRead`] where the disk can't. Only while no connection has it: see `held.rs`.
fn read_through(path: &Path) -> Result<(), Error> {
    let read = File::open(path).and_then(|mut file| std::io::copy(&mut file, &mut std::io::sink()));
    read.map(|_| ()).map_err(|error| of_reading(&error))
}

/// Why a file that the key doesn't open isn't opened.
fn unreadable(start: &[u8], length: u64, header: &Header, key: &Key) -> Error {
    let may_be_one = length.is_multiple_of(PAGE) && looks_random(start);
    match header.is_key(key) {
        _ if *header == Header::Newer => Error::NewerStore,
        // The right key of another file: an older copy's header beside a notebook whose key was changed since.
        Some(true) if may_be_one && header.is_of_another(start) => Error::WrongKey,
        Some(true) => Error::DamagedStore,
        Some(false) => Error::WrongKey,
        None if may_be_one => Error::WrongKey,
        None => Error::NotAStore,
    }
}

/// Whether a page could be encrypted. Of 4096 random bytes practically every value occurs; text and most formats use
/// far fewer values. (A picture or an archive may pass: without a header nobody can tell.)
fn looks_random(page: &[u8]) -> bool {
    let mut seen = [false; 256];
    for byte in page {
        if let Some(value) = seen.get_mut(usize::from(*byte)) {
            *value = true;
        }
    }
    seen.iter().filter(|value| **value).count() > 240
}

/// Makes a whole notebook under a name that nobody else uses.
pub(super) fn build(path: &Path, key: &Key, fill: impl FnOnce(&Connection) -> Result<(), Error>) -> Result<(), Error> {
    header::private_file().open(path).map_err(|error| of_io(&error))?;
    let _hold = Hold::take(path)?;
    let connection = connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    take_hold(&connection).map_err(of_database)?;
    migrate::run(&connection)?;
    fill(&connection)?;
    connection.close().map_err(|(_, error)| of_database(error))?;
    File::open(path).and_then(|file| file.sync_all()).map_err(|error| of_io(&error))
}

/// A name beside a notebook for one that is being built.
pub(super) fn building_name(path: &Path) -> Result<PathBuf, Error> {
    Ok(header::with_suffix(path, &format!("-new-{}", random::new_id()?)))
}

/// Removes what this process was building. That it can't be removed changes nothing for anyone.
pub(super) fn remove_built(building: &Path) {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        let _ = fs::remove_file(header::with_suffix(building, suffix));
    }
}

/// A connection without a key, for one thread.
///
/// SQLite says that it is ready before SQLCipher within it is: two threads that open the first files of a process at the
/// same moment could find a whole notebook damaged. So one thread makes the first connection, and the others wait for it.
pub(super) fn connect_plainly(path: &Path, flags: OpenFlags) -> rusqlite::Result<Connection> {
    static READY: Once = Once::new();
    READY.call_once(|| drop(Connection::open_in_memory()));
    Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
}

/// A connection under the key. The file is not read yet.
pub(super) fn connect(path: &Path, key: &Key, flags: OpenFlags) -> Result<Connection, Error> {
    let connection = connect_plainly(path, flags).map_err(of_database)?;
    connection.busy_timeout(PATIENCE).map_err(of_database)?;
    connection
        .execute_batch("PRAGMA cipher_log = off; PRAGMA cipher_log_level = NONE;")
        .and_then(|()| connection.execute_batch(&key_pragma(key)?))
        .map_err(of_database)?;
    Ok(connection)
}

/// The statement that sets the raw key. A raw key of any other length than 64 digits would silently be taken for a
/// passphrase, so it is built here and nowhere else, from a type that has no other length.
fn key_pragma(key: &Key) -> rusqlite::Result<Zeroizing<String>> {
    Ok(Zeroizing::new(format!("PRAGMA key = {};", key_literal(key)?.as_str())))
}

/// The raw key as SQLCipher takes it.
pub(super) fn key_literal(key: &Key) -> rusqlite::Result<Zeroizing<String>> {
    let hex = key.to_hex();
    if hex.len() != 64 || !hex.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Err(rusqlite::Error::InvalidQuery);
    }
    Ok(Zeroizing::new(format!("\"x'{}'\"", hex.as_str())))
}

/// Takes the file for this process, reads it for the first time, and sets how it is written.
pub(super) fn take_hold(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "PRAGMA locking_mode = EXCLUSIVE;
         PRAGMA temp_store = MEMORY;
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA journal_mode = DELETE;
         PRAGMA synchronous = FULL;
         PRAGMA secure_delete = ON;
         BEGIN EXCLUSIVE; COMMIT;
         SELECT count(*) FROM sqlite_schema;",
    )
}

/// Checks that no page is missing or broken. (What a crash left half-done was undone when the file was first read.)
fn check_whole(connection: &Connection, path: &Path) -> Result<(), Error> {
    let length = fs::metadata(path).map_err(|error| of_reading(&error))?.len();
    let pages: u32 = connection.query_row("PRAGMA page_count", [], |row| row.get(0)).map_err(of_database)?;
    if length < u64::from(pages) * PAGE {
        return Err(Error::DamagedStore);
    }
    if length > CHECKED_ON_OPENING { Ok(()) } else { check_pages(connection) }
}

/// Checks the HMAC of every page.
pub(super) fn check_pages(connection: &Connection) -> Result<(), Error> {
    let mut check = connection.prepare("PRAGMA cipher_integrity_check").map_err(of_database)?;
    let mut problems = check.query([]).map_err(of_database)?;
    let Some(problem) = problems.next().map_err(of_database)? else { return Ok(()) };
    // SQLCipher tells a refused read as a text only.
    let text: String = problem.get(0).map_err(of_database)?;
    Err(if text.starts_with("error reading") { Error::CannotRead } else { Error::DamagedStore })
}

/// Checks that tables, indexes and references fit together: pages of two moments would each be whole.
fn check_trees(connection: &Connection) -> Result<(), Error> {
    let found: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(of_database)?;
    let mut broken = connection.prepare("PRAGMA foreign_key_check").map_err(of_database)?;
    let is_broken = broken.exists([]).map_err(of_database)?;
    if found == "ok" && !is_broken { Ok(()) } else { Err(Error::DamagedStore) }
}
