//! The notebook's file: the only place that knows the database.
//!
//! What is here: an encrypted SQLite file (SQLCipher) with its tables, who a document belongs to, what state a paper is
//! in. What is not: reading documents, rules about days, wording. Start with `Store` in `open.rs`, then `add.rs`.
//!
//! | file | what |
//! |---|---|
//! | `open.rs` | create, open, close; the connection's settings |
//! | `header.rs` | the small file beside the notebook by which errors are told apart |
//! | `calls.rs` | what the notebook asks for |
//! | `fault.rs` | the database's errors as ours |
//! | `rollback.rs` | a journal that a killed process left, before it is applied |
//! | `held.rs` | one opening at a time within the process |
//! | `migrate.rs` | the schema and its versions |
//! | `identify.rs` | who a document belongs to (pure) |
//! | `timeline.rs` | newest, present insurer, state of a paper (pure) |
//! | `add.rs`, `answers.rs` | taking documents in, and what is answered |
//! | `family.rs` | all members with their papers |
//! | `members.rs`, `documents.rs`, `handouts.rs`, `events.rs` | the tables |
//! | `facts.rs` | what a person said or decided, each field's last word with its stamp |
//! | `corrections.rs`, `choices.rs` | facts: corrections of what was read; decisions and notes |
//! | `identity.rs`, `people.rs`, `ids.rs` | joining, splitting and moving; which member an id stands for; derived ids |
//! | `bin.rs` | deleting, restoring, erasing for good |
//! | `replace.rs` | the notebook in a new file: another key, or without what was erased |
//! | `state.rs`, `rows.rs`, `merge.rs` | the notebook as values, from and to the tables; how two become one (pure) |
//! | `incoming.rs` | another notebook coming in, all of it or nothing |
//! | `disk.rs`, `hex.rs` | files that are whole or not there; bytes as digits |

mod add;
mod answers;
mod bin;
mod calls;
mod choices;
mod corrections;
pub(crate) mod disk;
mod documents;
mod events;
mod facts;
mod family;
mod fault;
mod handouts;
mod header;
mod held;
mod hex;
mod identify;
mod identity;
mod ids;
mod incoming;
mod members;
mod merge;
mod migrate;
mod open;
mod people;
mod replace;
mod rollback;
mod rows;
mod state;
mod timeline;

pub use crate::model::Choice;
pub use answers::{AddOutcome, Added, Ask, AskCode, Whose};
pub use bin::{BIN_DAYS, Binned, Target};
pub(crate) use documents::Original;
pub use documents::OriginalFile;
pub(crate) use family::Board;
pub(crate) use handouts::NewHandout;
pub use handouts::{HandoutRecord, HandoutSheetRecord};
pub(crate) use hex::hex_of;
pub use identify::{Candidate, Why};
pub(crate) use incoming::{Incoming, take_in};
pub use incoming::{Merged, SamePerson};
pub use members::{DateChange, FlagChange, MemberChange, TextChange};
pub(crate) use open::Store;
pub(crate) use replace::{Content, Replaced};
pub(crate) use state::{OriginalRow, State};

#[cfg(test)]
mod keeping_tests;
#[cfg(test)]
mod merge_tests;
#[cfg(test)]
mod open_tests;
#[cfg(test)]
pub(crate) mod tests;

/// The header that stands beside a notebook while its key is being changed.
#[cfg(test)]
pub(crate) fn header_of_both(
    path: &std::path::Path,
    old: (&[u8], &crate::Key),
    new: (&[u8], &crate::Key),
    recovery: Option<&crate::recovery::Recovery>,
) -> Vec<u8> {
    let known = [old, new].map(|(start, key)| header::Known { start, key });
    header::write(path, &known, recovery).unwrap();
    std::fs::read(header::path(path)).unwrap()
}
