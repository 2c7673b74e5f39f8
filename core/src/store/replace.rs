//! The notebook in a new file: under another key, without the room of what was erased, or emptied.
//!
//! The new file is made whole beside the old one, checked, and renamed into its place. At any moment that the process or
//! the phone may die, FILE is whole and is either the old notebook or the new one, and the header knows both:
//!
//! | dies | FILE | opens with | the header's passphrase gives |
//! |---|---|---|---|
//! | while the new file is made | old | the old key | the old key |
//! | after the header tells of both | old | the old key | the old key |
//! | after the rename | new | the new key | the new key |
//! | after the header tells of the new one alone | new | the new key | the new key |
//!
//! So a caller who keeps both keys until the call has ended, or keeps the passphrase, can always open it. What is left of
//! an interrupted try is removed at the next opening.

use super::fault::{of_copying, of_database, of_io};
use super::header::{self, Known};
use super::open::{self, Store};
use super::rows;
use crate::error::Error;
use crate::key::Key;
use crate::random::is_id;
use crate::recovery::Recovery;
use rusqlite::{Connection, OpenFlags, OptionalExtension, params};
use std::fs;
use std::path::Path;

/// What goes into the new file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content {
    /// Everything.
    All,
    /// Nothing but the second way to the key.
    Nothing,
}

/// What became of a replacement.
pub(crate) enum Replaced {
    /// It is done.
    Done(Store),
    /// It could not be done; the old notebook is open as before.
    Kept(Store, Error),
    /// It is done, but the new file could not be opened again just now: the next call says why.
    Away,
}

impl Store {
    /// The second way to the key, if a passphrase was set.
    pub(crate) fn recovery(&self) -> Result<Option<Recovery>, Error> {
        let recovery = |row: &rusqlite::Row<'_>| Ok(Recovery { recipient: row.get(0)?, identity: row.get(1)? });
        self.connection
            .query_row("SELECT recipient, identity FROM recovery", [], recovery)
            .optional()
            .map_err(of_database)
    }

    /// Sets or (`None`) takes away the second way to the key: in the notebook first, then in the header, which is a copy.
    pub(crate) fn set_recovery(&mut self, recovery: Option<&Recovery>) -> Result<(), Error> {
        self.write(|connection| save_recovery(connection, recovery))?;
        header::write(&self.path, &[self.known()], recovery)
    }

    /// Puts the notebook into a new file under a key. Needs as much room again as the notebook takes.
    pub(crate) fn replace(self, key: &Key, content: Content) -> Replaced {
        let path = self.path.clone();
        // A link stays a link: what it points at is replaced.
        let place = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        let building = match open::building_name(&place) {
            Ok(building) => building,
            Err(error) => return Replaced::Kept(self, error),
        };
        if let Err(error) = self.put_next(&building, &place, key, content) {
            open::remove_built(&building);
            // If the header tells of both already, it goes on to: it is as true as before.
            return Replaced::Kept(self, error);
        }
        // The old file has no name any more. That it can't be closed properly loses nothing.
        let _ = self.close();
        match Store::open(&path, key) {
            Ok(store) => Replaced::Done(store),
            Err(_) => Replaced::Away,
        }
    }

    /// Makes the new file, and puts it in the old one's place.
    fn put_next(&self, building: &Path, place: &Path, key: &Key, content: Content) -> Result<(), Error> {
        let recovery = self.recovery()?;
        match content {
            Content::All => self.copy_to(building, key)?,
            Content::Nothing => {
                open::build(building, key, |connection| save_recovery(connection, recovery.as_ref()))?;
            }
        }
        let next = open::read_start(building)?;
        header::write(&self.path, &[self.known(), Known { start: &next, key }], recovery.as_ref())?;
        // From here on the new key is in force: nothing may be told as refused that a caller would throw that key away for.
        // A rename may fail after it was done (a network's folder): then the new file has no other name any more.
        if let Err(error) = fs::rename(building, place)
            && fs::symlink_metadata(building).is_ok()
        {
            return Err(of_io(&error));
        }
        // That the name can't be made durable just now is tried once more; the header tells of both files until it is.
        let _ = header::sync_folder(place).or_else(|_| header::sync_folder(place));
        Ok(())
    }

    /// Copies everything into a new file under a key, and checks the copy.
    fn copy_to(&self, building: &Path, key: &Key) -> Result<(), Error> {
        header::private_file().open(building).map_err(|error| of_io(&error))?;
        let name = building.to_str().ok_or(Error::CannotWrite)?;
        let attach = open::key_literal(key).map(|key| format!("ATTACH DATABASE ?1 AS next KEY {}", key.as_str()));
        let attach = zeroize::Zeroizing::new(attach.map_err(of_database)?);
        self.connection.execute(&attach, params![name]).map_err(of_database)?;
        let copied = self.connection.execute_batch(
            "PRAGMA next.secure_delete = ON;
             SELECT sqlcipher_export('next');",
        );
        let numbers = ["application_id", "user_version"].into_iter().try_for_each(|name| {
            let sql = format!("PRAGMA main.{name}");
            let number: i64 = self.connection.query_row(&sql, [], |row| row.get(0))?;
            self.connection.execute_batch(&format!("PRAGMA next.{name} = {number}"))
        });
        let detached = self.connection.execute_batch("DETACH DATABASE next");
        copied.map_err(of_copying)?;
        numbers.and(detached).map_err(of_database)?;
        let copy = open::connect(building, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        open::take_hold(&copy).map_err(of_database)?;
        open::check_pages(&copy)?;
        if rows::load(&copy)? != rows::load(&self.connection)? {
            return Err(Error::CannotWrite);
        }
        copy.close().map_err(|(_, error)| of_database(error))?;
        fs::File::open(building).and_then(|file| file.sync_all()).map_err(|error| of_io(&error))
    }
}

fn save_recovery(connection: &Connection, recovery: Option<&Recovery>) -> Result<(), Error> {
    connection.execute("DELETE FROM recovery", []).map_err(of_database)?;
    let Some(Recovery { recipient, identity }) = recovery else { return Ok(()) };
    let sql = "INSERT INTO recovery (only_row, recipient, identity) VALUES (1, ?1, ?2)";
    connection.execute(sql, params![recipient, identity]).map(|_| ()).map_err(of_database)
}

/// Removes what interrupted tries left beside a notebook that has just been opened (so no try is under way): only names
/// that this module and the header make up.
pub(super) fn clear_leftovers(path: &Path) {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name().and_then(|name| name.to_str())) else { return };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let file = entry.file_name();
        let rest = file.to_str().and_then(|file| file.strip_prefix(name));
        if rest.is_some_and(is_leftover) {
            // What can't be removed harms nobody.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether a suffix is that of a file that is being made: `-new-ID`, its journal, `-header-ID`.
fn is_leftover(suffix: &str) -> bool {
    let id = suffix.strip_prefix("-new-").or_else(|| suffix.strip_prefix("-header-"));
    id.is_some_and(|id| is_id(id.strip_suffix("-journal").unwrap_or(id)))
}
