//! Writing a backup: made under another name, read back, and only then put in its place.

use super::{
    BackupSummary, FORMAT, FileEntry, MANIFEST_FILE, Manifest, NOTEBOOK_FILE, ORIGINALS_FOLDER, Progress, README,
    README_FILE, VERSION, read,
};
use crate::error::Error;
use crate::random;
use crate::recovery::Passphrase;
use crate::store::{OriginalRow, Store, disk, hex_of};
use age::Encryptor;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::iter;
use std::path::Path;
use tar::{Builder, EntryType, Header};

/// Writes the whole notebook into a new file under a passphrase, and checks it by reading it back.
///
/// [`Error::Exists`] where there is anything under that name; [`Error::BadValue`] (`passphrase`); [`Error::NoSpace`],
/// [`Error::CannotWrite`], also for a name that belongs to the notebook's own side files; [`Error::DamagedStore`] if an original is no longer what came in; [`Error::Cancelled`].
pub(crate) fn write(
    store: &Store,
    out: &Path,
    passphrase: &Passphrase,
    today: NaiveDate,
    progress: Progress<'_>,
) -> Result<BackupSummary, Error> {
    passphrase.check()?;
    if fs::symlink_metadata(out).is_ok() {
        return Err(Error::Exists);
    }
    if disk::is_beside(store.path(), out) {
        return Err(Error::CannotWrite);
    }
    let building = disk::with_suffix(out, &format!("-part-{}", random::new_id()?));
    let written = write_to(store, &building, passphrase, today, progress)
        .and_then(|()| read(&building, passphrase, &mut |_, _| true, &mut ()))
        // What was written a moment ago and doesn't read back: the disk's fault, not the family's.
        .map_err(|error| if error == Error::DamagedBackup { Error::CannotWrite } else { error })
        .and_then(|summary| disk::put_in_place(&building, out).map(|()| summary));
    // Whatever is left of it under this name is of no use to anyone.
    let _ = fs::remove_file(&building);
    written
}

fn write_to(
    store: &Store,
    path: &Path,
    passphrase: &Passphrase,
    today: NaiveDate,
    progress: Progress<'_>,
) -> Result<(), Error> {
    let io = |error: std::io::Error| disk::of_io(&error);
    let state = store.state()?;
    let notebook = serde_json::to_vec_pretty(&state).map_err(|_| Error::DamagedStore)?;
    let mut files = vec![entry(NOTEBOOK_FILE.to_owned(), notebook.len() as u64, &Sha256::digest(&notebook))];
    for row in state.originals() {
        let (path, size) = (format!("{ORIGINALS_FOLDER}{}", row.file_name()), store.original_size(&row.sha256)?);
        files.push(FileEntry { path, size, sha256: row.sha256.clone() });
    }
    let total = files.iter().map(|file| file.size).sum();
    let manifest = Manifest { format: FORMAT.to_owned(), version: VERSION, made_on: today, files };
    let manifest = serde_json::to_vec_pretty(&manifest).map_err(|_| Error::CannotWrite)?;

    let file = BufWriter::new(disk::private_file().open(path).map_err(io)?);
    let recipient = passphrase.recipient();
    let encryptor = Encryptor::with_recipients(iter::once(&recipient as &dyn age::Recipient));
    let stream = encryptor.map_err(|_| Error::CannotWrite)?.wrap_output(file).map_err(io)?;
    let mut archive = Builder::new(stream);
    append(&mut archive, README_FILE, README.as_bytes())?;
    append(&mut archive, MANIFEST_FILE, &manifest)?;
    append(&mut archive, NOTEBOOK_FILE, &notebook)?;
    let mut done = notebook.len() as u64;
    for row in state.originals() {
        if !progress(done, total) {
            return Err(Error::Cancelled);
        }
        done += append_original(store, &mut archive, row)?;
    }
    let stream = archive.into_inner().map_err(io)?;
    let file = stream.finish().map_err(io)?;
    let file: File = file.into_inner().map_err(|error| disk::of_io(error.error()))?;
    file.sync_all().map_err(io)?;
    progress(total, total);
    Ok(())
}

fn append_original<W: Write>(store: &Store, archive: &mut Builder<W>, row: &OriginalRow) -> Result<u64, Error> {
    let bytes = store.original_bytes(&row.sha256)?;
    if hex_of(&Sha256::digest(&bytes)) != row.sha256 {
        return Err(Error::DamagedStore);
    }
    append(archive, &format!("{ORIGINALS_FOLDER}{}", row.file_name()), &bytes)?;
    Ok(bytes.len() as u64)
}

fn entry(path: String, size: u64, digest: &[u8]) -> FileEntry {
    FileEntry { path, size, sha256: hex_of(digest) }
}

/// A file of the archive: nobody's, readable, without a time.
fn append<W: Write>(archive: &mut Builder<W>, path: &str, bytes: &[u8]) -> Result<(), Error> {
    let mut header = Header::new_ustar();
    header.set_entry_type(EntryType::Regular);
    header.set_size(bytes.len() as u64);
    header.set_mode(0o644);
    header.set_mtime(0);
    archive.append_data(&mut header, path, bytes).map_err(|error| disk::of_io(&error))
}
