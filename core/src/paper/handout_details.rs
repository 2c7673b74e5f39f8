//! What a hand-out is for and how it is to look: what the parent says beside what the paper says.

use super::font;
use crate::error::Error;
use crate::words::Lang;
use chrono::NaiveDate;
use std::fmt;

/// The longest name of an event, in characters.
const LONGEST_EVENT: usize = 60;
/// The longest line that a parent writes, in characters.
const LONGEST_LINE: usize = 80;

/// How the sheets of a hand-out are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum HandoutLayout {
    /// The original on a page of its own, as large as it goes, then a page that helps at the counter.
    #[default]
    TwoPages,
    /// Both on one side of one sheet, A4 landscape: the original at about 70 per cent.
    OneSheet,
    /// Only the page that helps, for an original that is handed over by itself (an お知らせ on paper). PDF/UA-1, PDF/A-2a.
    HelpPage,
}

/// What a hand-out is for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HandoutDetails {
    /// The event: 修学旅行. At most 60 characters.
    pub event: Option<String>,
    /// Its first day.
    pub from: Option<NaiveDate>,
    /// Its last day.
    pub until: Option<NaiveDate>,
    /// The day by which the sheets are returned or shredded; without one, after use.
    pub destroy_by: Option<NaiveDate>,
    /// The day on which the sheets are made: age and expiry are judged on it.
    pub printed_on: NaiveDate,
    /// How the sheets look.
    pub layout: HandoutLayout,
    /// Adds a page for the parents themselves, with this language beside the Japanese (Japanese alone for `ja`).
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub second_lang: Option<Lang>,
    /// What the parents wrote, for all children or for one.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub lines: Vec<ParentLines>,
}

/// What parents write on a child's sheet themselves. Each line has at most 80 characters; all but the class stand in a
/// box that says that the parents wrote them.
#[derive(Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ParentLines {
    /// The child's member id; `None`: for every child that has no line of its own.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub member: Option<String>,
    /// Class: 3年2組.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub class: Option<String>,
    /// Whom to call, with the number.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub phone: Option<String>,
    /// Whom to call where nobody answers there.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub emergency: Option<String>,
    /// Allergies and the like.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub allergies: Option<String>,
    /// Anything else.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub note: Option<String>,
    /// Whether a copy of the town's 子ども医療証 is handed over as well. Many towns do not let it be used for an injury
    /// at school (domain.md §5), so the sheet then says to ask first.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub child_certificate: bool,
}

impl fmt::Debug for ParentLines {
    /// Telephone numbers and allergies stay out: it may stand in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ParentLines").field("child_certificate", &self.child_certificate).finish_non_exhaustive()
    }
}

impl ParentLines {
    /// The lines of a child: its own, and where it has none those for all.
    pub fn of(member: &str, all: &[ParentLines]) -> ParentLines {
        let own = all.iter().filter(|lines| lines.member.as_deref() == Some(member));
        let every = all.iter().filter(|lines| lines.member.is_none());
        let ranked: Vec<&ParentLines> = own.chain(every).collect();
        let first = |line: fn(&ParentLines) -> &Option<String>| ranked.iter().find_map(|lines| line(lines).clone());
        ParentLines {
            member: Some(member.to_owned()),
            class: first(|lines| &lines.class),
            phone: first(|lines| &lines.phone),
            emergency: first(|lines| &lines.emergency),
            allergies: first(|lines| &lines.allergies),
            note: first(|lines| &lines.note),
            child_certificate: ranked.iter().any(|lines| lines.child_certificate),
        }
    }

    /// These lines, and those of `noted` where these have none.
    pub fn or(self, noted: ParentLines) -> ParentLines {
        ParentLines {
            member: self.member,
            class: self.class.or(noted.class),
            phone: self.phone.or(noted.phone),
            emergency: self.emergency.or(noted.emergency),
            allergies: self.allergies.or(noted.allergies),
            note: self.note.or(noted.note),
            child_certificate: self.child_certificate || noted.child_certificate,
        }
    }

    /// Refuses lines that are too long or cannot be drawn.
    pub(super) fn check(&self) -> Result<(), Error> {
        for (field, line) in [
            ("class", &self.class),
            ("phone", &self.phone),
            ("emergency", &self.emergency),
            ("allergies", &self.allergies),
            ("note", &self.note),
        ] {
            check_line(field, line.as_deref(), LONGEST_LINE)?;
        }
        Ok(())
    }
}

impl HandoutDetails {
    /// Refuses days that contradict each other and an event that cannot be printed.
    pub(super) fn check(&self) -> Result<(), Error> {
        check_line("event", self.event.as_deref(), LONGEST_EVENT)?;
        if self.from.zip(self.until).is_some_and(|(from, until)| until < from) {
            return Err(Error::BadValue { field: "until" });
        }
        // A sheet must not be shredded before the trip is over.
        let last_day = self.until.or(self.from);
        if self.destroy_by.zip(last_day).is_some_and(|(destroy, last)| destroy < last) {
            return Err(Error::BadValue { field: "destroy_by" });
        }
        Ok(())
    }
}

fn check_line(field: &'static str, line: Option<&str>, longest: usize) -> Result<(), Error> {
    let Some(line) = line else { return Ok(()) };
    if line.chars().count() > longest {
        return Err(Error::BadValue { field });
    }
    font::glyphs(line).map(|_| ()).map_err(|_| Error::MissingGlyph { field: Some(field) })
}
