//! Files of the command line: inputs, the key, and outputs that are whole or not there.
//!
//! An output is written beside its place and renamed into it; nothing is ever written over the notebook, its side
//! files or its key.

use crate::refusal::Refusal;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use techo_core::Key;
use techo_core::error::Error;
use zeroize::Zeroizing;

/// More than the reader takes: a longer file is cut here, and the reader then says `too_large`.
const READ_AT_MOST: u64 = 64 * 1024 * 1024 + 1;

/// A key file is 65 bytes; what is longer than this is none, and is not read to its end.
const KEY_FILE_AT_MOST: usize = 1024;

/// The bytes of an input file.
pub(crate) fn read_input(path: &Path) -> Result<Vec<u8>, Error> {
    let unread = |error: io::Error| unread(&error, "file");
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unread)?;
    file.take(READ_AT_MOST).read_to_end(&mut bytes).map_err(unread)?;
    Ok(bytes)
}

/// Why a file can't be read: it is not there (or a folder), or the system refuses it, which is something else to look for.
pub(crate) fn unread(error: &io::Error, option: &'static str) -> Error {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::IsADirectory | ErrorKind::InvalidInput => {
            Error::NotFound { field: option }
        }
        _ => Error::CannotRead,
    }
}

/// The key in a key file: 64 hexadecimal digits, white space around them allowed.
pub(crate) fn read_key(path: &Path) -> Result<Key, Refusal> {
    // With room for all of it, so that no copy is left behind in memory where the text has grown.
    let mut text = Zeroizing::new(String::with_capacity(KEY_FILE_AT_MOST));
    let file = File::open(path).map_err(|error| Refusal::of_option(unread(&error, "key_file"), "key_file"))?;
    file.take(KEY_FILE_AT_MOST as u64)
        .read_to_string(&mut text)
        .map_err(|_| Refusal::of_option(Error::BadKeyFile, "key_file"))?;
    Key::from_hex(text.trim()).map_err(|error| Refusal::of_option(error, "key_file"))
}

/// Makes a key file that only its owner may read. An existing file is refused, never overwritten.
pub(crate) fn write_new_key(store: &Path, path: &Path, key: &Key) -> Result<(), Refusal> {
    // The database takes what stands under these names for its own, and removes it.
    if same_file(path, store) || is_side_file(store, path) {
        return Err(Refusal::of_option(Error::CannotWrite, "key_file"));
    }
    let refused = |error: std::io::Error| {
        let reason = match error.kind() {
            ErrorKind::AlreadyExists => Error::Exists,
            _ => write_error(&error),
        };
        Refusal::of_option(reason, "key_file")
    };
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(refused)?;
    let hex = key.to_hex();
    let written = file.write_all(hex.as_bytes()).and_then(|()| file.write_all(b"\n")).and_then(|()| file.sync_all());
    written.map_err(|error| {
        // A half-written key is no key; nothing was encrypted with it yet.
        let _ = fs::remove_file(path);
        refused(error)
    })?;
    sync_folder(path);
    Ok(())
}

/// What a key file's name has after it while the key is being changed.
pub(crate) const NEXT_KEY_SUFFIX: &str = "-new";

/// A file beside another, named after it.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Puts a file in the place of another, durably.
pub(crate) fn replace(path: &Path, by: &Path) -> Result<(), Refusal> {
    fs::rename(by, path).map_err(|error| Refusal::of_option(write_error(&error), "key_file"))?;
    sync_folder(path);
    Ok(())
}

/// Files that no output may replace.
pub(crate) struct Kept<'a> {
    /// The notebook; its side files are `FILE-…` beside it.
    pub(crate) store: &'a Path,
    /// Its key.
    pub(crate) key_file: &'a Path,
}

impl Kept<'_> {
    /// Whether a path is one of them.
    pub(crate) fn holds(&self, path: &Path) -> bool {
        let next_key = beside(self.key_file, NEXT_KEY_SUFFIX);
        let is_key = [self.key_file, &next_key].into_iter().any(|key| same_file(path, key));
        same_file(path, self.store) || is_key || is_side_file(self.store, path)
    }
}

/// Whether a name belongs to the notebook's side files: `FILE-…` beside it.
fn is_side_file(store: &Path, path: &Path) -> bool {
    let (Some(path), Some(store)) = (resolved(path), resolved(store)) else { return false };
    let rest = path.as_os_str().as_encoded_bytes().strip_prefix(store.as_os_str().as_encoded_bytes());
    rest.is_some_and(|rest| rest.first() == Some(&b'-'))
}

/// A file that is being made: its place is taken, and nothing stands there until it is whole.
///
/// Taken before the work is done, so that a folder that can't be written is found out first.
pub(crate) struct NewFile {
    file: File,
    place: PathBuf,
    /// What becomes the file at `place`; `None` for a device, which is written to directly.
    beside: Option<PathBuf>,
}

impl NewFile {
    /// Takes the place of an output. Refused: a folder, a folder that is missing or can't be written, what is kept.
    pub(crate) fn begin(path: &Path, kept: &Kept<'_>) -> Result<NewFile, Refusal> {
        let has_place = !path.is_dir() && path.file_name().is_some() && folder_of(path).is_dir();
        if !has_place || kept.holds(path) {
            return Err(Refusal::of_option(Error::CannotWrite, "out"));
        }
        NewFile::open(path).map_err(|error| Refusal::of_option(write_error(&error), "out"))
    }

    fn open(path: &Path) -> std::io::Result<NewFile> {
        // A device or a pipe (`--out /dev/stdout`) can't be replaced by a renamed file.
        if fs::metadata(path).is_ok_and(|found| !found.is_file()) {
            let file = OpenOptions::new().write(true).open(path)?;
            return Ok(NewFile { file, place: path.to_owned(), beside: None });
        }
        // A link stays a link: what it points at is replaced.
        let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let beside = folder_of(&place).join(format!(".techo-{}.part", std::process::id()));
        // What a killed process of the same number left behind was never anybody's file.
        let _ = fs::remove_file(&beside);
        // Whatever it is, it holds personal data: nobody else on this computer may read it.
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        Ok(NewFile { file: options.open(&beside)?, place, beside: Some(beside) })
    }

    /// Writes all of it and puts it in its place.
    pub(crate) fn finish(mut self, bytes: &[u8]) -> Result<(), Refusal> {
        self.put(bytes).map_err(|error| Refusal::of_option(write_error(&error), "out"))
    }

    fn put(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.file.write_all(bytes)?;
        if let Some(beside) = &self.beside {
            self.file.sync_all()?;
            fs::rename(beside, &self.place)?;
            self.beside = None;
            sync_folder(&self.place);
        }
        Ok(())
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if let Some(beside) = &self.beside {
            // Half a file is of no use; that it can't be removed changes nothing about the refusal.
            let _ = fs::remove_file(beside);
        }
    }
}

fn write_error(error: &std::io::Error) -> Error {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Error::NoSpace,
        _ => Error::CannotWrite,
    }
}

/// The folder that a path stands in.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Makes a new name in a folder durable, where the system can.
fn sync_folder(path: &Path) {
    if let Ok(folder) = File::open(folder_of(path)) {
        // Some file systems cannot sync a folder; the file itself is synced.
        let _ = folder.sync_all();
    }
}

/// Whether two paths name one file: by name once links are followed, or as hard links of each other.
fn same_file(a: &Path, b: &Path) -> bool {
    let (Ok(real_a), Ok(real_b)) = (fs::canonicalize(a), fs::canonicalize(b)) else {
        return resolved(a) == resolved(b);
    };
    #[cfg(unix)]
    if let (Ok(a), Ok(b)) = (fs::metadata(a), fs::metadata(b)) {
        use std::os::unix::fs::MetadataExt;
        return (a.dev(), a.ino()) == (b.dev(), b.ino());
    }
    real_a == real_b
}

/// A path whose folder is resolved, for a file that is not there yet.
fn resolved(path: &Path) -> Option<PathBuf> {
    Some(fs::canonicalize(folder_of(path)).ok()?.join(path.file_name()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_that_may_not_be_read_is_not_told_as_missing() {
        let told = |kind: ErrorKind| unread(&io::Error::from(kind), "key_file");
        assert_eq!(told(ErrorKind::NotFound), Error::NotFound { field: "key_file" });
        assert_eq!(told(ErrorKind::IsADirectory), Error::NotFound { field: "key_file" });
        assert_eq!(told(ErrorKind::PermissionDenied), Error::CannotRead);
    }
}
