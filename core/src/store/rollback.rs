//! A journal that a killed process left behind, looked at before the database applies it.
//!
//! SQLite undoes the change that was under way from `FILE-journal`. Where that file is damaged it stops half-way, or
//! writes broken pages over whole ones, and deletes it either way. So the journal is first counted and summed here, and
//! then applied to a copy: only where the copy turns out whole is the notebook itself touched. A damaged journal leaves
//! both files as they are.

use super::fault::{of_io, of_reading};
use super::header::with_suffix;
use super::open;
use crate::error::Error;
use rusqlite::{ErrorCode, OpenFlags, ffi};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;
use std::time::Duration;

/// What a journal's name has after the notebook's.
pub(super) const SUFFIX: &str = "-journal";
/// How a journal begins (SQLite's file format, "The Rollback Journal").
const MAGIC: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
/// SQLite's own bounds of a sector and a page.
const SIZES: std::ops::RangeInclusive<u32> = 512..=65_536;

/// Checks what opening would undo. `try_copy` opens a copy of the notebook and says whether it is whole.
///
/// [`Error::DamagedStore`] for a damaged journal, [`Error::StoreBusy`] where another process is writing it.
pub(super) fn check(
    path: &Path,
    patience: Duration,
    try_copy: impl FnOnce(&Path) -> Result<(), Error>,
) -> Result<(), Error> {
    let journal = with_suffix(path, SUFFIX);
    if fs::metadata(&journal).map_or(0, |found| found.len()) == 0 || !is_left_behind(path, patience)? {
        return Ok(());
    }
    if !is_complete(&journal).map_err(|error| of_reading(&error))? {
        return Err(Error::DamagedStore);
    }
    let copy = open::building_name(path)?;
    let copied = fs::copy(path, &copy).and_then(|_| fs::copy(&journal, with_suffix(&copy, SUFFIX)));
    let tried = match copied {
        Ok(_) => try_copy(&copy),
        // A full disk must not keep the family from its papers: the sums above have to do.
        Err(error) if of_io(&error) == Error::NoSpace => Ok(()),
        Err(error) => Err(of_io(&error)),
    };
    open::remove_built(&copy);
    tried
}

/// Whether SQLite would apply the journal: nobody is writing it now. (Opened for reading only, it says so and does not.)
fn is_left_behind(path: &Path, patience: Duration) -> Result<bool, Error> {
    let look = || {
        let connection = open::connect_plainly(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        connection.busy_timeout(patience)?;
        connection.execute_batch("PRAGMA cipher_log = off; PRAGMA cipher_log_level = NONE;")?;
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))
    };
    match look() {
        Err(rusqlite::Error::SqliteFailure(failure, _)) => match failure.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Err(Error::StoreBusy),
            _ => Ok(failure.extended_code == ffi::SQLITE_READONLY_ROLLBACK),
        },
        _ => Ok(false),
    }
}

/// Whether every page that the journal says it holds is there, with its sum.
fn is_complete(journal: &Path) -> std::io::Result<bool> {
    let mut file = File::open(journal)?;
    let length = file.metadata()?.len();
    let mut at = 0;
    let mut seen = BTreeSet::new();
    while at < length {
        file.seek(SeekFrom::Start(at))?;
        let mut start = [0; 28];
        let header = match file.read_exact(&mut start) {
            Ok(()) => Header::parse(&start),
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => None,
            Err(error) => return Err(error),
        };
        // Behind the first part there may be pages that were not counted yet: those are of no use to anyone.
        let Some(header) = header else { return Ok(at > 0) };
        let Some(end) = header.check(&mut file, at, &mut seen)? else { return Ok(false) };
        if end == at {
            return Ok(true);
        }
        at = end;
    }
    Ok(true)
}

/// How one part of a journal begins.
struct Header {
    pages: u32,
    nonce: u32,
    /// How many pages the notebook had before the change.
    notebook: u32,
    sector: u64,
    page: usize,
}

impl Header {
    fn parse(start: &[u8; 28]) -> Option<Header> {
        let (magic, rest) = start.split_first_chunk::<8>()?;
        let number = |place: usize| Some(u32::from_be_bytes(*rest.get(4 * place..)?.first_chunk()?));
        let (pages, nonce, notebook) = (number(0)?, number(1)?, number(2)?);
        let (sector, page) = (number(3)?, number(4)?);
        let is_one = *magic == MAGIC && SIZES.contains(&sector) && SIZES.contains(&page);
        is_one.then_some(Header { pages, nonce, notebook, sector: sector.into(), page: usize::try_from(page).ok()? })
    }

    /// Where the next part begins; `None` where a page is missing or its sum is wrong. Where no page was counted yet the
    /// notebook is untouched, and this is the end: `at`.
    fn check(&self, file: &mut File, at: u64, seen: &mut BTreeSet<u32>) -> std::io::Result<Option<u64>> {
        if self.pages == 0 {
            return Ok(Some(at));
        }
        file.seek(SeekFrom::Start(at + self.sector))?;
        let mut record = vec![0; self.page + 8];
        for _ in 0..self.pages {
            match file.read_exact(&mut record) {
                Ok(()) if self.fits(&record, seen) => {}
                Ok(()) => return Ok(None),
                Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(None),
                Err(error) => return Err(error),
            }
        }
        Ok(Some(file.stream_position()?.next_multiple_of(self.sector)))
    }

    /// Whether a page is one of the notebook's, stands here for the first time, and has its sum: SQLite's, over every
    /// 200th byte from its end.
    fn fits(&self, record: &[u8], seen: &mut BTreeSet<u32>) -> bool {
        let Some((number, rest)) = record.split_first_chunk::<4>() else { return false };
        let Some((page, sum)) = rest.split_last_chunk::<4>() else { return false };
        let number = u32::from_be_bytes(*number);
        let places = (1..).map(|step| self.page.saturating_sub(200 * step)).take_while(|place| *place > 0);
        let bytes = places.filter_map(|place| page.get(place));
        let summed = bytes.fold(self.nonce, |sum, byte| sum.wrapping_add((*byte).into()));
        (1..=self.notebook).contains(&number) && seen.insert(number) && summed == u32::from_be_bytes(*sum)
    }
}
