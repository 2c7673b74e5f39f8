//! Reading a backup: every hash, every reference, to the last byte; whatever isn't exactly what a backup is, is damaged.

use super::{
    BackupSummary, FORMAT, FileEntry, MANIFEST_FILE, Manifest, NOTEBOOK_FILE, ORIGINALS_FOLDER, Progress, README_FILE,
    VERSION,
};
use crate::error::Error;
use crate::recovery::{Passphrase, refused};
use crate::store::{OriginalRow, State, disk, hex_of};
use age::{Decryptor, Identity};
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::cell::Cell;
use std::fs::File;
use std::io::{BufReader, ErrorKind, Read};
use std::iter;
use std::path::Path;
use tar::{Archive, Entry, EntryType};

/// More than any notebook's JSON has.
const MOST_JSON: u64 = 256 * 1024 * 1024;
/// More than any original has (the reader takes no larger files).
const MOST_ORIGINAL: u64 = 128 * 1024 * 1024;

/// Who takes in what a backup holds. What was taken counts only if [`read()`] ends well.
pub(crate) trait Taker {
    /// The notebook, checked.
    fn state(&mut self, state: State) -> Result<(), Error>;
    /// One of its originals, checked.
    fn original(&mut self, row: &OriginalRow, bytes: &[u8]) -> Result<(), Error>;
}

/// Nobody: for a backup that is only to be verified.
impl Taker for () {
    fn state(&mut self, _: State) -> Result<(), Error> {
        Ok(())
    }

    fn original(&mut self, _: &OriginalRow, _: &[u8]) -> Result<(), Error> {
        Ok(())
    }
}

/// Reads a backup to its end and hands over what it holds.
///
/// [`Error::NotFound`] (`backup`), [`Error::CannotRead`] (it is there and can't be opened or read), [`Error::WrongPassphrase`],
/// [`Error::DamagedBackup`], [`Error::NewerBackup`], [`Error::Cancelled`], and what the taker refuses.
pub(crate) fn read(
    path: &Path,
    passphrase: &Passphrase,
    progress: Progress<'_>,
    taker: &mut dyn Taker,
) -> Result<BackupSummary, Error> {
    let file = File::open(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Error::NotFound { field: "backup" },
        _ => disk::of_reading(&error),
    })?;
    let failed = Cell::new(false);
    match read_from(Watched { file, failed: &failed }, passphrase, progress, taker) {
        // A disk that fails is no damaged backup.
        Err(_) if failed.get() => Err(Error::CannotRead),
        other => other,
    }
}

/// A file that remembers whether the disk failed: age and tar pass that on as their own errors.
struct Watched<'a, R> {
    file: R,
    failed: &'a Cell<bool>,
}

impl<R: Read> Read for Watched<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.file.read(buffer);
        let has_failed = read.as_ref().is_err_and(|error| error.kind() != ErrorKind::Interrupted);
        self.failed.set(self.failed.get() || has_failed);
        read
    }
}

fn read_from(
    file: impl Read,
    passphrase: &Passphrase,
    progress: Progress<'_>,
    taker: &mut dyn Taker,
) -> Result<BackupSummary, Error> {
    let decryptor = Decryptor::new_buffered(BufReader::new(file)).map_err(|_| Error::DamagedBackup)?;
    if !decryptor.is_scrypt() {
        return Err(Error::DamagedBackup);
    }
    let identity = passphrase.identity();
    let stream = decryptor
        .decrypt(iter::once(&identity as &dyn Identity))
        .map_err(|error| refused(&error, Error::DamagedBackup))?;
    let mut archive = Archive::new(stream);
    let summary = read_entries(&mut archive, progress, taker)?;
    end(archive.into_inner())?;
    Ok(summary)
}

fn read_entries<R: Read>(
    archive: &mut Archive<R>,
    progress: Progress<'_>,
    taker: &mut dyn Taker,
) -> Result<BackupSummary, Error> {
    let mut entries = archive.entries().map_err(damaged)?.raw(true);
    let mut next = || entries.next().ok_or(Error::DamagedBackup)?.map_err(damaged);
    file(&mut next()?, README_FILE, MOST_JSON)?;
    let manifest = checked_manifest(&file(&mut next()?, MANIFEST_FILE, MOST_JSON)?)?;
    let (notebook, originals) = manifest.files.split_first().ok_or(Error::DamagedBackup)?;
    let total = manifest.files.iter().map(|file| file.size).fold(0, u64::saturating_add);

    let state: State = json(&listed(&mut next()?, notebook, NOTEBOOK_FILE, MOST_JSON)?)?;
    state.check()?;
    let (members, documents) = state.counts();
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let summary = BackupSummary { made_on: manifest.made_on, members: count(members), documents: count(documents) };
    let rows: Vec<OriginalRow> = state.originals().cloned().collect();
    if rows.len() != originals.len() {
        return Err(Error::DamagedBackup);
    }
    taker.state(state)?;

    let mut done = notebook.size;
    for (row, entry) in rows.iter().zip(originals) {
        if !progress(done, total) {
            return Err(Error::Cancelled);
        }
        let path = format!("{ORIGINALS_FOLDER}{}", row.file_name());
        let bytes = listed(&mut next()?, entry, &path, MOST_ORIGINAL)?;
        if entry.sha256 != row.sha256 {
            return Err(Error::DamagedBackup);
        }
        taker.original(row, &bytes)?;
        done = done.saturating_add(entry.size);
    }
    if entries.next().is_some() {
        return Err(Error::DamagedBackup);
    }
    progress(total, total);
    Ok(summary)
}

fn checked_manifest(bytes: &[u8]) -> Result<Manifest, Error> {
    // The version first: of a newer one nothing else may be understood.
    let value: serde_json::Value = json(bytes)?;
    if value.get("format").and_then(serde_json::Value::as_str) != Some(FORMAT) {
        return Err(Error::DamagedBackup);
    }
    match value.get("version").and_then(serde_json::Value::as_u64) {
        Some(version) if version > u64::from(VERSION) => Err(Error::NewerBackup),
        Some(version) if version == u64::from(VERSION) => {
            serde_json::from_value(value).map_err(|_| Error::DamagedBackup)
        }
        _ => Err(Error::DamagedBackup),
    }
}

/// A file that the manifest lists: of that name, that size and that hash.
fn listed<R: Read>(entry: &mut Entry<'_, R>, listed: &FileEntry, path: &str, most: u64) -> Result<Vec<u8>, Error> {
    let bytes = file(entry, path, most)?;
    let is_it =
        listed.path == path && listed.size == bytes.len() as u64 && listed.sha256 == hex_of(&Sha256::digest(&bytes));
    if is_it { Ok(bytes) } else { Err(Error::DamagedBackup) }
}

fn file<R: Read>(entry: &mut Entry<'_, R>, path: &str, most: u64) -> Result<Vec<u8>, Error> {
    let size = entry.header().entry_size().map_err(damaged)?;
    let is_it = entry.header().entry_type() == EntryType::Regular && *entry.path_bytes() == *path.as_bytes();
    if !is_it || size > most {
        return Err(Error::DamagedBackup);
    }
    let mut bytes = Vec::new();
    entry.read_to_end(&mut bytes).map_err(damaged)?;
    if bytes.len() as u64 == size { Ok(bytes) } else { Err(Error::DamagedBackup) }
}

fn json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    serde_json::from_slice(bytes).map_err(|_| Error::DamagedBackup)
}

/// Reads what follows the archive, which is nothing but its padding: so that a file that was cut there is found.
fn end(mut rest: impl Read) -> Result<(), Error> {
    let mut bytes = [0; 8192];
    loop {
        match rest.read(&mut bytes) {
            Ok(0) => return Ok(()),
            Ok(count) if bytes.iter().take(count).all(|byte| *byte == 0) => {}
            Ok(_) => return Err(Error::DamagedBackup),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => return Err(Error::DamagedBackup),
        }
    }
}

fn damaged(_: std::io::Error) -> Error {
    Error::DamagedBackup
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A disk that fails after some bytes.
    struct Failing(usize);

    impl Read for Failing {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let count = buffer.len().min(self.0);
            self.0 -= count;
            if count == 0 { Err(std::io::Error::from_raw_os_error(5)) } else { Ok(count) }
        }
    }

    #[test]
    fn read_remembers_that_the_disk_failed() {
        let failed = Cell::new(false);
        let mut watched = Watched { file: Failing(10), failed: &failed };
        let mut bytes = [0; 8];
        watched.read_exact(&mut bytes).unwrap();
        assert!(!failed.get());
        assert!(watched.read_exact(&mut bytes).is_err());
        assert!(failed.get());
    }
}
