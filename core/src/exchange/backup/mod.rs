//! Backups: the whole notebook in one file under a passphrase, which a stranger's tools can open if ours are gone.
//!
//! Outside it is an age file (scrypt), inside a tar archive: a README in Japanese and English, a manifest with the hash of
//! every file, the notebook as JSON, and the originals as the files they came as. docs/backup-format.md is the format's
//! description; a change that a reader of version 1 would not understand raises [`VERSION`].
//!
//! Both directions stream: no more than one original is in memory at a time. Start with [`write()`] and [`read()`].

mod read;
mod write;

pub(crate) use read::{Taker, read};
pub(crate) use write::write;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the manifest says it is.
const FORMAT: &str = "techo-backup";
/// The version that is written, and the newest that is read.
const VERSION: u32 = 1;

const README_FILE: &str = "README.txt";
const MANIFEST_FILE: &str = "manifest.json";
const NOTEBOOK_FILE: &str = "notebook.json";
const ORIGINALS_FOLDER: &str = "originals/";

/// Says how far a long work is (done and all, in bytes) and hears whether to go on.
pub type Progress<'a> = &'a mut dyn FnMut(u64, u64) -> bool;

/// What a backup holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct BackupSummary {
    /// The day it was made.
    pub made_on: NaiveDate,
    /// Members in it, those in the bin too.
    pub members: u32,
    /// Documents in it, those in the bin too.
    pub documents: u32,
}

/// `manifest.json`.
#[derive(Serialize, Deserialize)]
struct Manifest {
    format: String,
    version: u32,
    made_on: NaiveDate,
    /// Every other file but the README, in the order in which they follow.
    files: Vec<FileEntry>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct FileEntry {
    path: String,
    size: u64,
    sha256: String,
}

/// What stands in `README.txt`.
const README: &str = include_str!("README.txt");
