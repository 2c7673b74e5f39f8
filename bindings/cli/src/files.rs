//! Files of the command line.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use techo_core::error::Error;

/// More than the reader takes: a longer file is cut here, and the reader then says `too_large`.
const READ_AT_MOST: u64 = 64 * 1024 * 1024 + 1;

/// The bytes of an input file.
pub(crate) fn read_input(path: &Path) -> Result<Vec<u8>, Error> {
    let not_found = |_| Error::NotFound { field: "file" };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(not_found)?;
    file.take(READ_AT_MOST).read_to_end(&mut bytes).map_err(not_found)?;
    Ok(bytes)
}
