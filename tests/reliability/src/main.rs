//! What happens to a notebook that is killed, flipped, cut, out of room, or in two hands.
//!
//! This program does the parts that have to be one process: the work that gets killed (`story`), the look at what is left
//! (`check`), the bytes (`bytes`, `journal`, `backup`), the memory (`secrets`), the load (`load`), the threads (`threads`). Who kills,
//! fills disks and counts is `run.py` beside this folder; start there. Every command ends with `ok …`, or fails.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout, reason = "a test fails by panicking")]

mod backup;
mod bytes;
mod check;
mod load;
mod secrets;
mod story;
mod threads;

use chrono::NaiveDate;
use std::path::{Path, PathBuf};
use techo_core::{Key, Passphrase};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let path = |place: usize| PathBuf::from(args.get(place).expect("a path"));
    match args.first().map(String::as_str) {
        Some("story") => story::run(&path(1)),
        Some("check") => check::run(&path(1)),
        Some("bytes") => bytes::notebook(&path(1), number(&args, 2)),
        Some("backup") => backup::run(&path(1), number(&args, 2)),
        Some("journal") => bytes::journal(&path(1), number(&args, 2)),
        Some("secrets") => secrets::run(&path(1)),
        Some("load") => load::run(&path(1), number(&args, 2)),
        Some("threads") => threads::run(&path(1)),
        Some("hold") => threads::hold(&path(1)),
        _ => panic!("story, check, bytes, journal, backup, secrets, load, threads or hold"),
    }
}

fn number(args: &[String], place: usize) -> usize {
    args.get(place).expect("a number").parse().expect("a number")
}

/// The day on which all of it happens.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

/// The notebook of a folder.
fn store(folder: &Path) -> PathBuf {
    folder.join("family.techo")
}

/// The key of all notebooks here but those whose memory is searched.
fn key() -> Key {
    Key::from_bytes(&[7; 32]).unwrap()
}

/// The key after the story has changed it.
fn next_key() -> Key {
    Key::from_bytes(&[9; 32]).unwrap()
}

/// The passphrase of the backups and of the second way to the key.
fn passphrase() -> Passphrase {
    Passphrase::new("夏の朝は早く起きる 7").with_low_work()
}

/// A file of `tests/fixtures/`.
fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures").join(name)
}

fn fixture_bytes(name: &str) -> Vec<u8> {
    std::fs::read(fixture(name)).unwrap()
}
