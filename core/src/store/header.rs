//! The header: a small file beside the notebook (`FILE-header`) by which a wrong key is told from a damaged notebook, and
//! which holds the second way to the key.
//!
//! SQLCipher encrypts the whole file, so under a wrong key a good notebook looks like random bytes, and so does a
//! damaged one. The header holds the first 16 bytes of the notebook (SQLCipher's salt) and a check value of the key; and, if
//! a recovery passphrase was set, the key under it (`recovery.rs`).
//!
//! The header is a copy: the right key opens the notebook without it, and it is then written anew from what the notebook
//! holds, the recovery too. A header that can't be read, or that belongs to another notebook, is passed over; only who sets
//! a passphrase or a key writes over it. Without the passphrase it gives nothing away: the key is 32 random bytes.
//!
//! Layout, version 2: `techo-nb` · version (1 byte) · JSON · SHA-256 of all before (32). Version 1 had no JSON but salt (16) ·
//! key check (32). Magic and version stay where they are. While the key is being changed there is an entry for the old file
//! and one for the new: whichever of the two is in place finds its own.

use super::fault;
use super::hex::{bytes_of, hex_of};
use crate::error::Error;
use crate::key::Key;
use crate::random;
use crate::recovery::{Passphrase, Recovery};
use serde::{Deserialize, Serialize};
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
const VERSION: u8 = 2;
const SUM_LENGTH: usize = 32;
/// More than any version of the header will need; what is longer is no header.
const MOST_BYTES: u64 = 64 * 1024;
/// Separates this use of SHA-256 over the key from any other.
const KEY_CHECK_DOMAIN: &[u8] = b"techo notebook key check 1\0";

/// What the header's file says.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Header {
    /// No such file.
    Missing,
    /// A file that is no header, or a damaged one.
    Unreadable,
    /// Written by a newer version.
    Newer,
    /// A whole header.
    Known(Body),
}

/// What stands in a whole header.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Body {
    /// One a file that it belongs to: the notebook, and while the key is being changed the next one too.
    notebooks: Vec<Entry>,
    /// The second way to the key, an age identity under the passphrase; `null`: none was set.
    identity: Option<String>,
    /// Its public side.
    recipient: Option<String>,
}

/// One notebook's file.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// The first bytes of the file, in hexadecimal digits.
    salt: String,
    /// See [`key_check`], in hexadecimal digits.
    key_check: String,
    /// The key for `recipient`, an age file as text.
    key: Option<String>,
}

impl Entry {
    /// Of the file that begins with `start` and that `key` opens.
    fn new(start: &[u8], key: &Key, recovery: Option<&Recovery>) -> Result<Entry, Error> {
        let salt = start.first_chunk::<SALT_LENGTH>().ok_or(Error::DamagedStore)?;
        Ok(Entry {
            salt: hex_of(salt),
            key_check: hex_of(&key_check(key, salt)),
            key: recovery.map(|recovery| recovery.wrap(key)).transpose()?,
        })
    }

    fn belongs_to(&self, start: &[u8]) -> bool {
        start.first_chunk::<SALT_LENGTH>().is_some_and(|salt| hex_of(salt) == self.salt)
    }

    fn is_key(&self, key: &Key) -> bool {
        let salt: Option<[u8; SALT_LENGTH]> = bytes_of(&self.salt);
        salt.is_some_and(|salt| hex_of(&key_check(key, &salt)) == self.key_check)
    }
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

    fn entries(&self) -> &[Entry] {
        if let Header::Known(body) = self { &body.notebooks } else { &[] }
    }

    /// Whether the key is that of the notebook that begins so; `None` where the header isn't that notebook's.
    pub(super) fn is_key_of(&self, start: &[u8], key: &Key) -> Option<bool> {
        self.entries().iter().find(|entry| entry.belongs_to(start)).map(|entry| entry.is_key(key))
    }

    /// Whether the key is that of any notebook in the header; `None` where it knows of none.
    pub(super) fn is_key(&self, key: &Key) -> Option<bool> {
        let entries = self.entries();
        (!entries.is_empty()).then(|| entries.iter().any(|entry| entry.is_key(key)))
    }

    /// Whether the file that begins so was never any of the header's: of a file whose start was damaged some bytes are left.
    pub(super) fn is_of_another(&self, start: &[u8]) -> bool {
        let salts = self.entries().iter().filter_map(|entry| bytes_of::<SALT_LENGTH>(&entry.salt));
        let alike = |salt: [u8; SALT_LENGTH]| salt.iter().zip(start).filter(|(one, other)| one == other).count();
        salts.map(alike).max().is_some_and(|most| most < SALT_LENGTH / 4)
    }

    /// The key of the notebook that begins so. [`Error::NotFound`] (`recovery`) where no passphrase was set or there is
    /// no header; [`Error::DamagedStore`] for a broken header; [`Error::NewerStore`]; [`Error::WrongPassphrase`].
    pub(super) fn recover(&self, start: &[u8], passphrase: &Passphrase) -> Result<Key, Error> {
        let no_recovery = Error::NotFound { field: "recovery" };
        let body = match self {
            Header::Missing => return Err(no_recovery),
            Header::Unreadable => return Err(Error::DamagedStore),
            Header::Newer => return Err(Error::NewerStore),
            Header::Known(body) => body,
        };
        let (Some(identity), Some(recipient)) = (&body.identity, &body.recipient) else { return Err(no_recovery) };
        let recovery = Recovery { identity: identity.clone(), recipient: recipient.clone() };
        // A file whose start is broken finds no entry: with the key it is then told what it is.
        let entry = body.notebooks.iter().find(|entry| entry.belongs_to(start)).or(body.notebooks.last());
        let wrapped = entry.and_then(|entry| entry.key.as_ref()).ok_or(no_recovery)?;
        recovery.unwrap(wrapped, passphrase)
    }
}

/// The header's file: `FILE-header`, as SQLite names its side files.
pub(super) fn path(store: &Path) -> PathBuf {
    with_suffix(store, SUFFIX)
}

/// A path with a suffix to its last part.
pub(crate) fn with_suffix(store: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(store);
    name.push(suffix);
    PathBuf::from(name)
}

/// A notebook's file as the header knows it.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    /// How the file begins (it is open: nothing may read it now, see `held.rs`).
    pub(super) start: &'a [u8],
    /// The key that opens it.
    pub(super) key: &'a Key,
}

/// Brings the header up to date with a notebook that has just been opened: writes it where there is none, and where it says
/// something else of this notebook than the notebook itself. A foreign or broken one stays.
pub(super) fn refresh(store: &Path, known: Known<'_>, recovery: Option<&Recovery>) -> Result<(), Error> {
    let is_due = match Header::read(store) {
        Header::Missing => true,
        Header::Unreadable | Header::Newer => false,
        Header::Known(body) => {
            let is_ours = body.notebooks.iter().any(|entry| entry.belongs_to(known.start));
            let is_same = body.notebooks.len() == 1 && body.identity.as_ref() == recovery.map(|known| &known.identity);
            is_ours && !is_same
        }
    };
    if is_due { write(store, &[known], recovery) } else { Ok(()) }
}

/// Writes the header, over whatever was there, as a whole or not at all. [`Error::NewerStore`] where a newer version's is
/// there: it may hold what this version doesn't know.
pub(super) fn write(store: &Path, known: &[Known<'_>], recovery: Option<&Recovery>) -> Result<(), Error> {
    let target = path(store);
    if Header::read(store) == Header::Newer {
        return Err(Error::NewerStore);
    }
    let entries: Result<Vec<Entry>, Error> =
        known.iter().map(|known| Entry::new(known.start, known.key, recovery)).collect();
    let body = Body {
        notebooks: entries?,
        identity: recovery.map(|recovery| recovery.identity.clone()),
        recipient: recovery.map(|recovery| recovery.recipient.clone()),
    };
    let bytes = encode(&body)?;
    let temporary = with_suffix(&target, &format!("-{}", random::new_id()?));
    write_synced(&temporary, &bytes)
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

fn encode(body: &Body) -> Result<Vec<u8>, Error> {
    let json = serde_json::to_vec_pretty(body).map_err(|_| Error::CannotWrite)?;
    let mut bytes = [MAGIC.as_slice(), &[VERSION], &json].concat();
    let sum: [u8; SUM_LENGTH] = Sha256::digest(&bytes).into();
    bytes.extend(sum);
    Ok(bytes)
}

fn parse(bytes: &[u8]) -> Header {
    let Some((version, _)) = bytes.strip_prefix(MAGIC.as_slice()).and_then(<[u8]>::split_first) else {
        return Header::Unreadable;
    };
    match version {
        1 | 2 => parse_body(bytes, *version).map_or(Header::Unreadable, Header::Known),
        version if *version > VERSION => Header::Newer,
        _ => Header::Unreadable,
    }
}

/// What stands in a version 1 or 2, if the sum over all fits.
fn parse_body(bytes: &[u8], version: u8) -> Option<Body> {
    let (summed, sum) = bytes.split_last_chunk::<SUM_LENGTH>()?;
    let expected: [u8; SUM_LENGTH] = Sha256::digest(summed).into();
    if *sum != expected {
        return None;
    }
    let body = summed.get(MAGIC.len() + 1..)?;
    if version > 1 {
        return serde_json::from_slice(body).ok();
    }
    let (salt, rest) = body.split_first_chunk::<SALT_LENGTH>()?;
    let key_check: &[u8; 32] = rest.try_into().ok()?;
    let entry = Entry { salt: hex_of(salt), key_check: hex_of(key_check), key: None };
    Some(Body { notebooks: vec![entry], identity: None, recipient: None })
}

/// Writes a new file that only its owner may read, durably.
fn write_synced(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = private_file().open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// How a file of the notebook is made: new, and on systems with such rights readable by its owner only.
pub(crate) fn private_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes the names in a file's folder durable (a file's own sync does not).
pub(crate) fn sync_folder(store: &Path) -> std::io::Result<()> {
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
        let start = [7; 4096];
        let recovery = Recovery::new(&Passphrase::new("long enough").with_low_work()).unwrap();
        let entry = Entry::new(&start, &key(1), Some(&recovery)).unwrap();
        let body =
            Body { notebooks: vec![entry], identity: Some(recovery.identity), recipient: Some(recovery.recipient) };
        let whole = encode(&body).unwrap();
        let header = parse(&whole);
        assert_eq!(header.is_key(&key(1)), Some(true));
        assert_eq!(header.is_key(&key(2)), Some(false));
        assert_eq!(header.is_key_of(&start, &key(1)), Some(true));
        assert_eq!(header.is_key_of(&[8; 4096], &key(1)), None);
        assert!(header.recover(&start, &Passphrase::new("long enough")) == Ok(key(1)));
        assert_eq!(header.recover(&start, &Passphrase::new("another one")), Err(Error::WrongPassphrase));
        let mut newer = whole.clone();
        newer[8] = 3;
        assert!(parse(&newer) == Header::Newer);
        for at in (0..whole.len()).step_by(7) {
            let mut broken = whole.clone();
            broken[at] ^= 0x80;
            assert!(matches!(parse(&broken), Header::Unreadable | Header::Newer), "byte {at}");
        }
        for length in 0..whole.len() {
            assert!(parse(&whole[..length]) == Header::Unreadable, "{length} bytes");
        }
    }

    #[test]
    fn parse_header_of_the_first_version_still_tells_the_key() {
        let salt = [7; SALT_LENGTH];
        let mut bytes = [MAGIC.as_slice(), &[1], &salt, &key_check(&key(1), &salt)].concat();
        let sum: [u8; SUM_LENGTH] = Sha256::digest(&bytes).into();
        bytes.extend(sum);
        let header = parse(&bytes);
        assert_eq!(header.is_key_of(&[7; 4096], &key(1)), Some(true));
        assert_eq!(header.is_key_of(&[7; 4096], &key(2)), Some(false));
        assert_eq!(header.recover(&[7; 4096], &Passphrase::new("x")), Err(Error::NotFound { field: "recovery" }));
    }
}
