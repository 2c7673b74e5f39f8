//! The header: a small file beside the notebook (`FILE-header`) by which a wrong key is told from a damaged notebook.
//!
//! SQLCipher encrypts the whole file, so under a wrong key a good notebook looks like random bytes, and so does a
//! damaged one. The header holds the first 16 bytes of the notebook (SQLCipher's salt) and a check value of the key.
//!
//! The header only *explains*: the right key opens the notebook without it, and it is then written anew. A header that
//! can't be read, or that belongs to another notebook, is passed over and never written over. It holds no secret: from
//! the check value nothing follows about a key of 32 random bytes.
//!
//! Layout, version 1 (89 bytes): `techo-nb` · version (1 byte) · salt (16) · key check (32) · SHA-256 of all before (32).
//! A later version may be longer; magic and version stay where they are.

use super::fault;
use crate::error::Error;
use crate::key::Key;
use crate::random;
use sha2::{Digest, Sha256};
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// How many bytes of salt a notebook begins with.
pub(super) const SALT_LENGTH: usize = 16;
/// What the header's name has after the notebook's.
pub(super) const SUFFIX: &str = "-header";
const MAGIC: &[u8; 8] = b"techo-nb";
const VERSION: u8 = 1;
const SUM_LENGTH: usize = 32;
/// More than any version of the header will need; what is longer is no header.
const MOST_BYTES: u64 = 64 * 1024;
/// Separates this use of SHA-256 over the key from any other.
const KEY_CHECK_DOMAIN: &[u8] = b"techo notebook key check 1\0";

/// What the header's file says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Header {
    /// No such file.
    Missing,
    /// A file that is no header, or a damaged one.
    Unreadable,
    /// Written by a newer version.
    Newer,
    /// A whole header.
    Known {
        /// The first bytes of the notebook that it belongs to.
        salt: [u8; SALT_LENGTH],
        /// See [`key_check`].
        key_check: [u8; 32],
    },
}

impl Header {
    /// Reads the header beside a notebook. Never fails: a header that can't be read only explains nothing.
    pub(super) fn read(store: &Path) -> Header {
        let mut bytes = Vec::new();
        match File::open(path(store)).and_then(|file| file.take(MOST_BYTES).read_to_end(&mut bytes)) {
            Ok(_) => parse(&bytes),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Header::Missing,
            Err(_) => Header::Unreadable,
        }
    }

    /// Whether this is the header of the notebook that begins with `salt`.
    pub(super) fn belongs_to(&self, file_start: &[u8]) -> bool {
        matches!(self, Header::Known { salt, .. } if file_start.starts_with(salt))
    }

    /// Whether the key is the notebook's; `None` where the header doesn't say.
    pub(super) fn is_key(&self, key: &Key) -> Option<bool> {
        match self {
            Header::Known { salt, key_check: expected } => Some(key_check(key, salt) == *expected),
            _ => None,
        }
    }
}

/// The header's file: `FILE-header`, as SQLite names its side files.
pub(super) fn path(store: &Path) -> PathBuf {
    with_suffix(store, SUFFIX)
}

/// A path with a suffix to its last part.
pub(super) fn with_suffix(store: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(store);
    name.push(suffix);
    PathBuf::from(name)
}

/// Writes the header of a notebook that `key` opens, where there is none: as a whole or not at all. `start` is how the
/// notebook's file begins (it is open: nothing may read it now, see `held.rs`).
pub(super) fn write_if_missing(store: &Path, start: &[u8], key: &Key) -> Result<(), Error> {
    let target = path(store);
    if fs::symlink_metadata(&target).is_ok() {
        return Ok(());
    }
    let salt = start.first_chunk::<SALT_LENGTH>().ok_or(Error::DamagedStore)?;
    let temporary = with_suffix(&target, &format!("-{}", random::new_id()?));
    write_synced(&temporary, &encode(salt, &key_check(key, salt)))
        .and_then(|()| fs::rename(&temporary, &target))
        .and_then(|()| sync_folder(store))
        .map_err(|error| {
            // What was begun is of no use to anyone; that it can't be removed changes nothing about the failure.
            let _ = fs::remove_file(&temporary);
            fault::of_io(&error)
        })
}

/// A check value of the key for this notebook.
fn key_check(key: &Key, salt: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(KEY_CHECK_DOMAIN);
    hash.update(salt);
    hash.update(key.bytes());
    hash.finalize().into()
}

fn encode(salt: &[u8; SALT_LENGTH], key_check: &[u8; 32]) -> Vec<u8> {
    let mut bytes = [MAGIC.as_slice(), &[VERSION], salt, key_check].concat();
    let sum: [u8; SUM_LENGTH] = Sha256::digest(&bytes).into();
    bytes.extend(sum);
    bytes
}

fn parse(bytes: &[u8]) -> Header {
    match bytes.strip_prefix(MAGIC.as_slice()).and_then(<[u8]>::split_first) {
        Some((&VERSION, rest)) => parse_body(bytes, rest).unwrap_or(Header::Unreadable),
        Some((version, _)) if *version > VERSION => Header::Newer,
        _ => Header::Unreadable,
    }
}

/// The salt and the key check of a version 1, if the sum over all fits.
fn parse_body(bytes: &[u8], rest: &[u8]) -> Option<Header> {
    let (salt, rest) = rest.split_first_chunk::<SALT_LENGTH>()?;
    let (key_check, sum) = rest.split_first_chunk::<32>()?;
    let summed: [u8; SUM_LENGTH] = Sha256::digest(bytes.get(..bytes.len().checked_sub(SUM_LENGTH)?)?).into();
    (sum == summed).then_some(Header::Known { salt: *salt, key_check: *key_check })
}

/// Writes a new file that only its owner may read, durably.
fn write_synced(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = private_file().open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// How a file of the notebook is made: new, and on systems with such rights readable by its owner only.
pub(super) fn private_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes the names in the notebook's folder durable (a file's own sync does not).
pub(super) fn sync_folder(store: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        let folder = store.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = store;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(byte: u8) -> Key {
        Key::from_bytes(&[byte; 32]).unwrap()
    }

    #[test]
    fn parse_header_tells_whole_newer_and_broken_apart() {
        let salt = [7; SALT_LENGTH];
        let whole = encode(&salt, &key_check(&key(1), &salt));
        let header = parse(&whole);
        assert_eq!(header.is_key(&key(1)), Some(true));
        assert_eq!(header.is_key(&key(2)), Some(false));
        assert!(header.belongs_to(&[7; 4096]));
        assert!(!header.belongs_to(&[8; 4096]));
        let mut newer = whole.clone();
        newer[8] = 2;
        assert!(parse(&newer) == Header::Newer);
        for at in [0, 8, 9, 30, 60, 88] {
            let mut broken = whole.clone();
            broken[at] ^= 0x80;
            assert!(matches!(parse(&broken), Header::Unreadable | Header::Newer), "byte {at}");
        }
        for length in 0..whole.len() {
            assert!(parse(&whole[..length]) == Header::Unreadable, "{length} bytes");
        }
    }
}
