//! Files as the store and the backup make them: private, durable, whole or not there, never over another.

pub(crate) use super::fault::of_io;
pub(crate) use super::header::{private_file, sync_folder, with_suffix};
use crate::error::Error;
use std::fs;
use std::path::Path;

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
