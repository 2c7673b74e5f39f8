//! A whole notebook as values: what a backup carries and what a merge works on, all but the originals' bytes.
//!
//! Every kind of row has a key and an order. Both are part of the merge's rule (`merge.rs`), so the order of the fields
//! below matters: rows compare by their fields from the top. The JSON of a backup is exactly this (docs/backup-format.md).

use super::facts::About;
use super::hex::bytes_of;
use crate::error::Error;
use crate::model::{Coverage, DocumentKind};
use crate::random::is_id;
use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// More changes than any family makes: what counts beyond would be no count of ours.
const MOST_CHANGES: i64 = 1 << 53;

/// The media types of originals, with what a file of each is called.
const MEDIA_TYPES: [(&str, &str); 4] =
    [("application/pdf", "pdf"), ("image/jpeg", "jpg"), ("image/png", "png"), ("image/webp", "webp")];

/// A row that is known by a key.
pub(super) trait Row: Clone + Ord {
    /// What makes two rows the same record.
    type Key: Ord + Clone;
    /// The row's key.
    fn key(&self) -> Self::Key;
}

/// Rows by their keys.
pub(super) type Rows<R> = BTreeMap<<R as Row>::Key, R>;

/// A notebook as values.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct State {
    /// How many changes the notebook has counted.
    pub(super) counter: i64,
    #[serde(with = "rows")]
    pub(super) members: Rows<MemberRow>,
    #[serde(with = "rows")]
    pub(super) originals: Rows<OriginalRow>,
    #[serde(with = "rows")]
    pub(super) documents: Rows<DocumentRow>,
    #[serde(with = "rows")]
    pub(super) facts: Rows<FactRow>,
    #[serde(with = "rows")]
    pub(super) handouts: Rows<HandoutRow>,
    #[serde(with = "rows")]
    pub(super) events: Rows<EventRow>,
    #[serde(with = "rows")]
    pub(super) tombstones: Rows<TombstoneRow>,
}

/// A member.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct MemberRow {
    pub(super) id: String,
    pub(super) counter: i64,
    pub(super) created_on: NaiveDate,
}

/// A file, without its bytes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct OriginalRow {
    /// 64 lower-case hexadecimal digits.
    pub(crate) sha256: String,
    pub(super) media_type: String,
}

/// What a file says of one person.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct DocumentRow {
    pub(super) id: String,
    pub(super) counter: i64,
    pub(super) added_on: NaiveDate,
    pub(super) original: String,
    pub(super) person: i64,
    pub(super) member: String,
    pub(super) kind: String,
    pub(super) page_count: i64,
    #[serde(with = "json")]
    pub(super) pages: String,
    #[serde(with = "json")]
    pub(super) pages_alone: String,
    #[serde(with = "json")]
    pub(super) coverage: String,
    #[serde(with = "json")]
    pub(super) raw: String,
    #[serde(with = "json")]
    pub(super) warnings: String,
    /// The lines recognised in a picture, as they came (JSON in a string).
    pub(super) lines: Option<String>,
}

/// What a person said or decided.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct FactRow {
    pub(super) about: About,
    pub(super) record: String,
    pub(super) field: String,
    /// Never before the day of the word that it replaced, whatever the clock says: so a later word is the greater one.
    pub(super) changed_on: Option<NaiveDate>,
    pub(super) counter: i64,
    pub(super) value: Option<String>,
}

/// A hand-out with its sheets.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct HandoutRow {
    pub(super) id: String,
    pub(super) counter: i64,
    pub(super) printed_on: NaiveDate,
    pub(super) event: Option<String>,
    pub(super) from_on: Option<NaiveDate>,
    pub(super) until_on: Option<NaiveDate>,
    pub(super) destroy_by: Option<NaiveDate>,
    pub(super) sheets: Vec<SheetRow>,
}

/// A sheet of a hand-out.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct SheetRow {
    pub(super) place: i64,
    pub(super) member: String,
    pub(super) document: String,
}

/// Something that happened.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct EventRow {
    pub(super) counter: i64,
    pub(super) happened_on: Option<NaiveDate>,
    pub(super) what: String,
    pub(super) member: Option<String>,
    pub(super) document: Option<String>,
    pub(super) handout: Option<String>,
    pub(super) field: Option<String>,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

/// What was erased for good.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct TombstoneRow {
    pub(super) record: String,
    pub(super) erased_on: NaiveDate,
    pub(super) kind: String,
}

impl Row for MemberRow {
    type Key = String;
    fn key(&self) -> String {
        self.id.clone()
    }
}
impl Row for OriginalRow {
    type Key = String;
    fn key(&self) -> String {
        self.sha256.clone()
    }
}
impl Row for DocumentRow {
    type Key = String;
    fn key(&self) -> String {
        self.id.clone()
    }
}
impl Row for FactRow {
    type Key = (About, String, String);
    fn key(&self) -> Self::Key {
        (self.about, self.record.clone(), self.field.clone())
    }
}
impl Row for HandoutRow {
    type Key = String;
    fn key(&self) -> String {
        self.id.clone()
    }
}
impl Row for EventRow {
    /// Two phones that tell of the same thing at the same count tell of one thing.
    type Key = EventRow;
    fn key(&self) -> EventRow {
        self.clone()
    }
}
impl Row for TombstoneRow {
    type Key = String;
    fn key(&self) -> String {
        self.record.clone()
    }
}

impl fmt::Debug for State {
    /// What it says stays out: it may stand in a log. Tests see the rest of a failure by its steps.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("State")
            .field("counter", &self.counter)
            .field("documents", &self.documents.len())
            .field("facts", &self.facts.len())
            .field("tombstones", &self.tombstones.len())
            .finish_non_exhaustive()
    }
}

impl OriginalRow {
    /// What the file is called in a backup.
    pub(crate) fn file_name(&self) -> String {
        let ending = MEDIA_TYPES.into_iter().find(|(media_type, _)| *media_type == self.media_type);
        format!("{}.{}", self.sha256, ending.map_or("bin", |(_, ending)| ending))
    }
}

impl State {
    /// The files of the notebook, by their SHA-256.
    pub(crate) fn originals(&self) -> impl Iterator<Item = &OriginalRow> {
        self.originals.values()
    }

    /// How many members and documents it holds.
    pub(crate) fn counts(&self) -> (usize, usize) {
        let members: BTreeSet<&str> = self.documents.values().map(|document| document.member.as_str()).collect();
        (self.members.len().max(members.len()), self.documents.len())
    }

    /// Checks what came from outside: every value and every reference. [`Error::DamagedBackup`].
    pub(crate) fn check(&self) -> Result<(), Error> {
        let counts = (self.members.values().map(|row| row.counter))
            .chain(self.documents.values().map(|row| row.counter))
            .chain(self.facts.values().map(|row| row.counter))
            .chain(self.handouts.values().map(|row| row.counter))
            .chain(self.events.keys().map(|row| row.counter));
        let sound = (0..=MOST_CHANGES).contains(&self.counter)
            && counts.into_iter().all(|counter| (0..=self.counter).contains(&counter))
            && self.members.keys().all(|id| is_id(id))
            && self.originals.values().all(OriginalRow::is_sound)
            && self.documents.values().all(|row| row.is_sound() && self.originals.contains_key(&row.original))
            && self.handouts.values().all(HandoutRow::is_sound)
            && self.tombstones.values().all(TombstoneRow::is_sound);
        if sound { Ok(()) } else { Err(Error::DamagedBackup) }
    }
}

impl OriginalRow {
    fn is_sound(&self) -> bool {
        bytes_of::<32>(&self.sha256).is_some() && MEDIA_TYPES.into_iter().any(|(known, _)| known == self.media_type)
    }
}

impl DocumentRow {
    fn is_sound(&self) -> bool {
        is_id(&self.id)
            && is_id(&self.member)
            && self.person >= 0
            && self.page_count >= 0
            && DocumentKind::from_key(&self.kind).is_some()
            && serde_json::from_str::<Coverage>(&self.coverage).is_ok()
            && serde_json::from_str::<Vec<u32>>(&self.pages).is_ok()
            && serde_json::from_str::<Vec<u32>>(&self.pages_alone).is_ok()
            && serde_json::from_str::<BTreeMap<String, String>>(&self.raw).is_ok()
            && serde_json::from_str::<Vec<String>>(&self.warnings).is_ok()
    }
}

impl HandoutRow {
    fn is_sound(&self) -> bool {
        let places: BTreeSet<i64> = self.sheets.iter().map(|sheet| sheet.place).collect();
        is_id(&self.id)
            && places.len() == self.sheets.len()
            && self.sheets.iter().all(|sheet| is_id(&sheet.member) && is_id(&sheet.document))
    }
}

impl TombstoneRow {
    fn is_sound(&self) -> bool {
        is_id(&self.record) && ["member", "document", "handout"].contains(&self.kind.as_str())
    }
}

/// Rows as a list.
mod rows {
    use super::{Deserialize, Deserializer, Row, Rows, Serialize, Serializer};
    use serde::de::Error;

    pub(super) fn serialize<R: Row + Serialize, S: Serializer>(rows: &Rows<R>, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(rows.values())
    }

    pub(super) fn deserialize<'de, R, D>(from: D) -> Result<Rows<R>, D::Error>
    where
        R: Row + Deserialize<'de>,
        D: Deserializer<'de>,
    {
        let list = Vec::<R>::deserialize(from)?;
        let count = list.len();
        let rows: Rows<R> = list.into_iter().map(|row| (row.key(), row)).collect();
        if rows.len() == count { Ok(rows) } else { Err(D::Error::custom("twice")) }
    }
}

/// A column of JSON text as JSON.
mod json {
    use super::{Deserialize, Deserializer, Serialize, Serializer};
    use serde_json::Value;

    pub(super) fn serialize<S: Serializer>(text: &str, to: S) -> Result<S::Ok, S::Error> {
        let value: Value = serde_json::from_str(text).map_err(serde::ser::Error::custom)?;
        value.serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
        Ok(Value::deserialize(from)?.to_string())
    }
}
