//! The database's and the file system's errors as ours: only their kind passes, never their text.

use crate::error::Error;
use rusqlite::{ErrorCode, ffi};
use std::io;

/// What an error of the database means for the caller.
///
/// Whatever is neither the disk's nor another process's fault means that the file does not hold what this library
/// wrote: the notebook is damaged.
#[expect(clippy::needless_pass_by_value, reason = "used as `map_err(of_database)`")]
pub(super) fn of_database(error: rusqlite::Error) -> Error {
    let rusqlite::Error::SqliteFailure(failure, _) = &error else { return Error::DamagedStore };
    match failure.code {
        ErrorCode::DiskFull => Error::NoSpace,
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Error::StoreBusy,
        ErrorCode::SystemIoFailure => match failure.extended_code {
            ffi::SQLITE_IOERR_SHORT_READ => Error::DamagedStore,
            // The last is what SQLite calls a read that the disk refused.
            ffi::SQLITE_IOERR_READ | ffi::SQLITE_IOERR_FSTAT | ffi::SQLITE_IOERR_CORRUPTFS => Error::CannotRead,
            _ => Error::CannotWrite,
        },
        ErrorCode::ReadOnly
        | ErrorCode::CannotOpen
        | ErrorCode::PermissionDenied
        | ErrorCode::AuthorizationForStatementDenied
        | ErrorCode::FileLockingProtocolFailed
        | ErrorCode::NoLargeFileSupport => Error::CannotWrite,
        _ => Error::DamagedStore,
    }
}

/// What an error of `sqlcipher_export` means: it passes on the text of what stopped it and loses the code.
pub(super) fn of_copying(error: rusqlite::Error) -> Error {
    match &error {
        rusqlite::Error::SqliteFailure(failure, Some(text)) if failure.code == ErrorCode::Unknown => {
            match text.as_str() {
                "database or disk is full" => Error::NoSpace,
                "disk I/O error" | "unable to open database file" | "attempt to write a readonly database" => {
                    Error::CannotWrite
                }
                _ => Error::DamagedStore,
            }
        }
        _ => of_database(error),
    }
}

/// What a file that is there and can't be opened or read means for the caller.
pub(crate) fn of_reading(_: &io::Error) -> Error {
    Error::CannotRead
}

/// What a failed operation on a file means for the caller.
pub(crate) fn of_io(error: &io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => Error::NoSpace,
        io::ErrorKind::AlreadyExists => Error::Exists,
        _ => Error::CannotWrite,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_copying_tells_a_full_disk_from_a_damaged_notebook() {
        let failed = |code: i32, text: &str| {
            of_copying(rusqlite::Error::SqliteFailure(ffi::Error::new(code), Some(text.to_owned())))
        };
        // The texts are SQLite's own, `sqlite3ErrStr`; a small disk in `tests/reliability` holds them against it.
        assert_eq!(failed(1, "database or disk is full"), Error::NoSpace);
        assert_eq!(failed(1, "disk I/O error"), Error::CannotWrite);
        assert_eq!(failed(1, "database disk image is malformed"), Error::DamagedStore);
        assert_eq!(failed(13, "database or disk is full"), Error::NoSpace);
    }

    #[test]
    fn of_database_tells_a_disk_that_fails_from_a_damaged_notebook() {
        let table = [
            (ffi::SQLITE_IOERR_READ, Error::CannotRead),
            (ffi::SQLITE_IOERR_CORRUPTFS, Error::CannotRead),
            (ffi::SQLITE_IOERR_SHORT_READ, Error::DamagedStore),
            (ffi::SQLITE_IOERR_WRITE, Error::CannotWrite),
            (ffi::SQLITE_FULL, Error::NoSpace),
            (ffi::SQLITE_CORRUPT, Error::DamagedStore),
        ];
        for (code, error) in table {
            assert_eq!(of_database(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None)), error, "{code}");
        }
    }
}
