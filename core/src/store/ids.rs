//! Ids that follow from what they name, so that two phones that take in the same paper give it the same id.

use crate::random::id_of;
use sha2::{Digest, Sha256};

/// The id of what the `person`th person of a file is told. `times` is how often it was erased for good before: what was
/// erased stays so, and the same file taken in again is something new.
pub(super) fn of_document(original: &[u8; 32], person: usize, times: u64) -> String {
    derived("document", &[original, &(person as u64).to_be_bytes(), &times.to_be_bytes()])
}

/// The id of the member whom a document made.
pub(super) fn of_member(document: &str) -> String {
    derived("member", &[document.as_bytes()])
}

/// The id under which papers of an erased member that came from elsewhere are shown.
pub(super) fn of_successor(member: &str) -> String {
    derived("successor", &[member.as_bytes()])
}

/// The first 80 bits of a SHA-256 over parts that can't run into each other.
fn derived(what: &str, parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in [b"techo id 1".as_slice(), what.as_bytes()].iter().chain(parts) {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    id_of(&hash.finalize())
}
