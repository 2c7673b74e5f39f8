//! Each byte of a backup flipped, the backup cut there: it is refused with its reason, and nothing is left of it.

use crate::{fixture, fixture_bytes, key, passphrase, store, today};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use techo_core::error::Error;
use techo_core::{Notebook, Passphrase, Whose};

fn on(_: u64, _: u64) -> bool {
    true
}

/// How often each answer came.
type Count = BTreeMap<&'static str, usize>;

/// What a backup is that was harmed. None may be read as whole: every byte is under a sum.
fn count(answers: &mut Count, answer: Result<(), Error>, what: &str) {
    let code = answer.map_or_else(|error| error.code(), |()| "whole");
    assert!(["damaged_backup", "wrong_passphrase", "newer_backup"].contains(&code), "{what}: {code}");
    *answers.entry(code).or_default() += 1;
}

/// Makes a small backup with next to no work and harms every `step`th byte of it; then one with the real work, here and there.
pub(crate) fn run(folder: &Path, step: usize) {
    let notebook = Notebook::create(&store(folder), &key()).unwrap();
    let paper = fixture_bytes("dev/d028_elig_reportlab-cid-stack.pdf");
    notebook.add_on(&paper, &Whose::Unknown, today()).unwrap();
    let made = folder.join("family.backup");
    notebook.backup_on(&made, &passphrase(), today(), &mut on).unwrap();
    let whole = fs::read(&made).unwrap();
    harm(folder, &whole, &passphrase(), step, &notebook);
    let text = fs::read_to_string(fixture("notebooks/schema-0002.passphrase")).unwrap();
    let real = fs::read(fixture("notebooks/schema-0002.backup")).unwrap();
    // The first part holds the passphrase's salt and work: some of it, and some of the rest.
    let sample = real.len() / if step == 1 { 40 } else { 8 };
    harm(folder, &real, &Passphrase::new(text.trim_end()), sample, &notebook);
    notebook.close().unwrap();
}

fn harm(folder: &Path, whole: &[u8], passphrase: &Passphrase, step: usize, notebook: &Notebook) {
    let place = folder.join("harmed.backup");
    let (restored, mut answers) = (folder.join("restored.techo"), Count::new());
    let before = notebook.notes().unwrap();
    let mut number = 0;
    let mut one = |harmed: &[u8], what: &str| {
        fs::write(&place, harmed).unwrap();
        count(&mut answers, Notebook::verify_backup(&place, passphrase, &mut on).map(|_| ()), what);
        number += 1;
        // The same door, but what stands behind it must be left alone.
        if number % 199 == 1 {
            let merged = notebook.merge(&place, passphrase, &mut on);
            assert!(merged.is_err() && notebook.notes().unwrap() == before, "{what}: merged");
            let made = Notebook::restore(&place, passphrase, &restored, &key(), &mut on);
            assert!(made.is_err() && !restored.exists(), "{what}: restored");
        }
        assert!(fs::read(&place).unwrap() == harmed, "{what}: the backup was changed");
    };
    let mut harmed = whole.to_vec();
    for at in (0..whole.len()).step_by(step) {
        harmed[at] ^= 0x41;
        one(&harmed, &format!("backup of {} bytes, byte {at} flipped", whole.len()));
        harmed[at] = whole[at];
    }
    for length in (0..whole.len()).step_by(step) {
        one(&whole[..length], &format!("backup of {} bytes cut to {length}", whole.len()));
    }
    println!("ok backup of {} bytes: {number} harmed, {answers:?}", whole.len());
}
