//! Which notebooks this process has open: a second opening is refused before it touches the file.
//!
//! SQLite's locks keep other *processes* out. They are POSIX locks, and those fall when the process that holds them
//! closes *any* handle of the file, even one it only read through. So within a process the file must not be opened a
//! second time while it is held, not even to look at its first bytes.

use super::fault::of_io;
use crate::error::Error;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// What makes a file the same file under every name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct FileId(#[cfg(unix)] (u64, u64), #[cfg(not(unix))] std::path::PathBuf);

static HELD: Mutex<BTreeSet<FileId>> = Mutex::new(BTreeSet::new());

/// A notebook's file, held by this process until dropped.
pub(super) struct Hold(FileId);

impl Hold {
    /// Takes a file that is there; [`Error::StoreBusy`] if this process holds it already.
    pub(super) fn take(path: &Path) -> Result<Hold, Error> {
        let id = file_id(path).map_err(|error| of_io(&error))?;
        let fresh = HELD.lock().unwrap_or_else(PoisonError::into_inner).insert(id.clone());
        if fresh { Ok(Hold(id)) } else { Err(Error::StoreBusy) }
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        HELD.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.0);
    }
}

#[cfg(unix)]
fn file_id(path: &Path) -> std::io::Result<FileId> {
    use std::os::unix::fs::MetadataExt;
    let metadata = fs::metadata(path)?;
    Ok(FileId((metadata.dev(), metadata.ino())))
}

#[cfg(not(unix))]
fn file_id(path: &Path) -> std::io::Result<FileId> {
    fs::canonicalize(path).map(FileId)
}
