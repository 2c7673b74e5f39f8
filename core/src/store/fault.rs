//! The database's and the file system's errors as ours: only their kind passes, never their text.

use crate::error::Error;
use rusqlite::ErrorCode;
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
        ErrorCode::SystemIoFailure if failure.extended_code == rusqlite::ffi::SQLITE_IOERR_SHORT_READ => {
            Error::DamagedStore
        }
        ErrorCode::ReadOnly
        | ErrorCode::CannotOpen
        | ErrorCode::PermissionDenied
        | ErrorCode::SystemIoFailure
        | ErrorCode::AuthorizationForStatementDenied
        | ErrorCode::FileLockingProtocolFailed
        | ErrorCode::NoLargeFileSupport => Error::CannotWrite,
        _ => Error::DamagedStore,
    }
}

/// What a failed operation on a file means for the caller.
pub(crate) fn of_io(error: &io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => Error::NoSpace,
        io::ErrorKind::AlreadyExists => Error::Exists,
        _ => Error::CannotWrite,
    }
}
