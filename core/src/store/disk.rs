//! Files as the store and the backup make them: private, durable, whole or not there, never over another.

pub(crate) use super::fault::{of_io, of_reading};
pub(crate) use super::header::{private_file, sync_folder, with_suffix};
use crate::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// Gives a file that was built beside its place its name, without ever replacing a file. [`Error::Exists`].
pub(crate) fn put_in_place(building: &Path, path: &Path) -> Result<(), Error> {
    let is_there = || fs::symlink_metadata(path).is_ok();
    let placed = match fs::hard_link(building, path) {
        // Phones refuse links, some file systems have none: there, look and rename.
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists && !is_there() => fs::rename(building, path),
        other => other,
    };
    placed.and_then(|()| sync_folder(path)).map_err(|error| of_io(&error))
}

/// Whether a name belongs to the notebook's side files: `FILE-…` beside it. What stands there is taken for the database's.
pub(crate) fn is_beside(store: &Path, path: &Path) -> bool {
    let (Some(store), Some(path)) = (resolved(store), resolved(path)) else { return false };
    let rest = path.as_os_str().as_encoded_bytes().strip_prefix(store.as_os_str().as_encoded_bytes());
    rest.is_some_and(|rest| rest.first() == Some(&b'-'))
}

/// A path whose folder is spelled in one way only; the file itself need not be there.
fn resolved(path: &Path) -> Option<PathBuf> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Some(fs::canonicalize(folder).ok()?.join(path.file_name()?))
}
