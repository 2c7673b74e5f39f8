//! Members and what a person typed in about them.

use super::events::{self, Event};
use super::facts::{self, About, Facts, NewFact};
use super::fault::of_database;
use crate::error::Error;
use crate::model::wareki::in_range;
use crate::model::{CardFacts, MemberFacts};
use crate::rules;
use chrono::NaiveDate;
use rusqlite::{Connection, params};
use std::fmt;

/// The longest text that a person may type for a field, in characters.
const LONGEST: usize = 200;

/// What to do with a date.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum DateChange {
    /// Nothing.
    #[default]
    Leave,
    /// It is no longer known.
    Clear,
    /// It is this day.
    Set {
        /// A civil day in Japan.
        value: NaiveDate,
    },
}

/// What to do with a yes or no.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum FlagChange {
    /// Nothing.
    #[default]
    Leave,
    /// It is no longer known.
    Clear,
    /// It is this.
    Set {
        /// Yes or no.
        value: bool,
    },
}

/// What to do with a text.
#[derive(Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum TextChange {
    /// Nothing.
    #[default]
    Leave,
    /// It is no longer known.
    Clear,
    /// It is this text.
    Set {
        /// The text.
        value: String,
    },
}

/// What a person types in about a member: each fact is left, cleared or set.
#[derive(Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MemberChange {
    /// Reading of the name.
    pub kana: TextChange,
    /// 生年月日.
    pub birth_date: DateChange,
    /// The day the card was issued.
    pub card_issued: DateChange,
    /// The last valid day printed on the card.
    pub card_expires: DateChange,
    /// The day the user certificate was issued, where it is not the card's.
    pub cert_issued: DateChange,
    /// The user certificate's last valid day as the portal shows it.
    pub cert_expires: DateChange,
    /// 在留期間の満了日.
    pub stay_until: DateChange,
    /// Whether the card is registered as マイナ保険証.
    pub registered: FlagChange,
    /// Whether it is on the smartphone too.
    pub on_phone: FlagChange,
    /// Last valid day of the town's 子ども医療証.
    pub child_certificate_until: DateChange,
}

impl fmt::Debug for MemberChange {
    /// What is set is personal: it may stand in a log without it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemberChange").finish_non_exhaustive()
    }
}

impl MemberChange {
    /// The facts to change with their values, checked. [`Error::BadValue`] names the first that is out of range.
    fn facts(&self) -> Result<Vec<(&'static str, Option<String>)>, Error> {
        let dates = [
            ("birth_date", self.birth_date),
            ("card_issued", self.card_issued),
            ("card_expires", self.card_expires),
            ("cert_issued", self.cert_issued),
            ("cert_expires", self.cert_expires),
            ("stay_until", self.stay_until),
            ("child_certificate_until", self.child_certificate_until),
        ];
        let mut facts = Vec::new();
        for (field, change) in dates {
            match change {
                DateChange::Leave => {}
                DateChange::Clear => facts.push((field, None)),
                DateChange::Set { value } if in_range(value) => facts.push((field, Some(value.to_string()))),
                DateChange::Set { .. } => return Err(Error::BadValue { field }),
            }
        }
        for (field, change) in [("registered", self.registered), ("on_phone", self.on_phone)] {
            match change {
                FlagChange::Leave => {}
                FlagChange::Clear => facts.push((field, None)),
                FlagChange::Set { value } => facts.push((field, Some(i64::from(value).to_string()))),
            }
        }
        match &self.kana {
            TextChange::Leave => {}
            TextChange::Clear => facts.push(("kana", None)),
            TextChange::Set { value } => {
                let text = checked_text(value).ok_or(Error::BadValue { field: "kana" })?;
                facts.push(("kana", Some(text)));
            }
        }
        Ok(facts)
    }
}

/// A new member.
pub(super) fn save(connection: &Connection, id: &str, today: NaiveDate) -> Result<(), Error> {
    let event = Event { what: "member_new", member: Some(id), ..Event::default() };
    let counter = events::save(connection, &event, today)?;
    let sql = "INSERT INTO member (id, counter, created_on) VALUES (?1, ?2, ?3)";
    connection.execute(sql, params![id, counter, today.to_string()]).map(|_| ()).map_err(of_database)
}

/// Every member's id, in the order in which they came.
pub(super) fn load_ids(connection: &Connection) -> Result<Vec<String>, Error> {
    let mut statement = connection.prepare("SELECT id FROM member ORDER BY counter, id").map_err(of_database)?;
    statement.query_map([], |row| row.get(0)).and_then(Iterator::collect).map_err(of_database)
}

/// Changes what was typed in about a shown member, whose first id is the shown one's. Each value before goes into the history;
/// what is the same already leaves no trace.
pub(super) fn change(
    connection: &Connection,
    ids: &[String],
    change: &MemberChange,
    today: NaiveDate,
) -> Result<(), Error> {
    if matches!(change.birth_date, DateChange::Set { value } if value > today) {
        return Err(Error::BadValue { field: "birth_date" });
    }
    for (field, value) in change.facts()? {
        for (place, member) in ids.iter().enumerate() {
            // A joined member's word counts where the shown one has none: what is cleared has to go there too.
            if place > 0 && value.is_some() {
                break;
            }
            let fact = NewFact { about: About::Member, record: member, field, value: value.as_deref() };
            let event = Event { what: "fact_set", member: Some(member), field: Some(field), ..Event::default() };
            facts::set(connection, &fact, event, today)?;
        }
    }
    // Dates that can't be true together would silence every warning.
    rules::check_card(&typed_facts(&facts::load(connection, About::Member)?, ids)?.card)
}

/// What was typed in about a member who is known under several ids: the first that says something counts.
pub(super) fn typed_facts(facts: &Facts, ids: &[String]) -> Result<MemberFacts, Error> {
    let text = |field: &str| ids.iter().find_map(|id| facts.get(&(id.clone(), field.to_owned()))).cloned();
    let date = |field| match text(field) {
        Some(text) => text.parse::<NaiveDate>().map(Some).map_err(|_| Error::DamagedStore),
        None => Ok(None),
    };
    let flag = |field| match text(field).as_deref() {
        None => Ok(None),
        Some("0") => Ok(Some(false)),
        Some("1") => Ok(Some(true)),
        Some(_) => Err(Error::DamagedStore),
    };
    let card = CardFacts {
        birth_date: date("birth_date")?,
        card_issued: date("card_issued")?,
        card_expires: date("card_expires")?,
        cert_issued: date("cert_issued")?,
        cert_expires: date("cert_expires")?,
        stay_until: date("stay_until")?,
    };
    Ok(MemberFacts {
        kana: text("kana"),
        card,
        registered: flag("registered")?,
        on_phone: flag("on_phone")?,
        child_certificate_until: date("child_certificate_until")?,
    })
}

/// A text that says something, of bearable length and without control characters.
pub(super) fn checked_text(value: &str) -> Option<String> {
    let value = value.trim();
    let fits = !value.is_empty() && value.chars().count() <= LONGEST && !value.chars().any(char::is_control);
    fits.then(|| value.to_owned())
}
