//! What a caller says and is told when a document comes in.

use super::identify::Candidate;
use std::fmt;

/// Whose a document is, where the caller knows.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Whose {
    /// The document itself decides; in doubt the answer is to ask.
    Unknown,
    /// This member's (by id), where the document doesn't decide by itself.
    Member(String),
    /// A new member's, where the document would ask.
    NewMember,
}

/// What became of a document's person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum AddOutcome {
    /// A new member.
    New,
    /// Those bytes are that member's already; nothing changed.
    Same,
    /// A known member's newest of its kind.
    Newer,
    /// A known member's, older than what is there.
    Older,
    /// A known member's, from another insurer than before.
    ChangedInsurer,
    /// In doubt: nothing was stored.
    Ask,
}

impl AddOutcome {
    /// The value in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            AddOutcome::New => "new",
            AddOutcome::Same => "same",
            AddOutcome::Newer => "newer",
            AddOutcome::Older => "older",
            AddOutcome::ChangedInsurer => "changed_insurer",
            AddOutcome::Ask => "ask",
        }
    }
}

/// What a change asks a person to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum AskCode {
    /// A paper of another kind still shows the old insurer, numbers or name: get a new one.
    ReplacePaper,
    /// Sheets that are out with a school show the old insurer, numbers or name: print new ones.
    HandoutStale,
}

impl AskCode {
    /// The value in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            AskCode::ReplacePaper => "replace_paper",
            AskCode::HandoutStale => "handout_stale",
        }
    }
}

/// One thing that a change asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Ask {
    /// What to do.
    pub code: AskCode,
    /// The paper to replace.
    pub document: Option<String>,
    /// The hand-out gone stale.
    pub handout: Option<String>,
}

/// What became of one person of a file.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Added {
    /// What happened.
    pub outcome: AddOutcome,
    /// The member; `None` in doubt.
    pub member: Option<String>,
    /// The stored document; `None` in doubt.
    pub document: Option<String>,
    /// The name on the document. Personal: never logged.
    pub name: Option<String>,
    /// In doubt: who it may be, the most likely first.
    pub candidates: Vec<Candidate>,
    /// What the change asks for.
    pub asks: Vec<Ask>,
}

impl fmt::Debug for Added {
    /// The name stays out: it may stand in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Added")
            .field("outcome", &self.outcome)
            .field("member", &self.member)
            .field("document", &self.document)
            .field("candidates", &self.candidates)
            .field("asks", &self.asks)
            .finish_non_exhaustive()
    }
}
