//! What is shown and printed of a notebook: the clinic screen, a stored page, the sheets for a school.

use super::{Notebook, checked, masked};
use crate::error::Error;
use crate::model::wareki::in_range;
use crate::model::{DocumentKind, Member, Paper};
use crate::paper::{self, ClinicCard, HandoutDetails, HandoutSheet, PaperWarning, ParentLines};
use crate::rules::{self, PaperUse, WarnedPaper, WarningStage};
use crate::store::{NewHandout, Store};
use crate::words::Lang;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::fmt;

/// A hand-out that was made and recorded.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HandoutMade {
    /// The id of its record.
    pub handout: String,
    /// The PDF.
    pub bytes: Vec<u8>,
    /// Its pages.
    pub pages: u32,
    /// The documents it was made from, in the order of the members.
    pub documents: Vec<String>,
    /// What is doubtful; it is marked on the sheets too.
    pub warnings: Vec<HandoutWarning>,
}

impl fmt::Debug for HandoutMade {
    /// The PDF stays out: it may stand in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HandoutMade")
            .field("handout", &self.handout)
            .field("pages", &self.pages)
            .field("warnings", &self.warnings)
            .finish_non_exhaustive()
    }
}

/// A doubt about one member's sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HandoutWarning {
    /// The stable code: see [`PaperWarning::code`]; beside those `old_at_event` (a PDF older than 90 days on the event's
    /// first day) and `former_insurer` (saved before the insurer changed).
    pub code: String,
    /// The member's id.
    pub member: String,
    /// The id of its sentence, `handout-warning-<code>`, which has no arguments.
    pub message: String,
}

impl Notebook {
    /// The clinic screen of a member as texts, from the paper that [`Member::main_paper`] chooses.
    ///
    /// [`Error::NotFound`]: `member` for an unknown one, `document` for one without a paper.
    pub fn clinic_card_on(&self, member: &str, today: NaiveDate) -> Result<ClinicCard, Error> {
        let member = self.member_on(member, today)?;
        let paper = main_paper(&member)?;
        let card = match self.noted_kind(paper)? {
            Some(noted) => paper::clinic_card_of_note(&paper.coverage, noted, &member.facts, today),
            None => paper::clinic_card_on(&paper.coverage, paper.kind, &member.facts, today),
        };
        let is_former =
            self.doubts_of_rules(None, today)?.iter().any(|doubt| doubt.is("former_insurer", &member, paper));
        Ok(if is_former { paper::clinic_card_of_former_insurer(card) } else { card })
    }

    /// What is doubtful about the paper that the clinic screen of a member shows; it is marked there too. Codes:
    /// `expired`, `saved_long_ago`, `no_date`, `former_insurer`.
    ///
    /// The errors of [`clinic_card_on`](Notebook::clinic_card_on).
    pub fn clinic_warnings_on(&self, member: &str, today: NaiveDate) -> Result<Vec<HandoutWarning>, Error> {
        let member = self.member_on(member, today)?;
        let paper = main_paper(&member)?;
        let mut codes = paper::clinic_doubts_on(&paper.coverage, today);
        if self.doubts_of_rules(None, today)?.iter().any(|doubt| doubt.is("former_insurer", &member, paper)) {
            codes.push("former_insurer");
        }
        let warning = |code: &str| HandoutWarning {
            code: code.to_owned(),
            member: member.id.clone(),
            message: format!("handout-warning-{code}"),
        };
        Ok(codes.into_iter().map(warning).collect())
    }

    /// The clinic screen of a member as a PNG, `width_px` (200–4000) wide.
    pub fn render_clinic_screen_on(&self, member: &str, width_px: u32, today: NaiveDate) -> Result<Vec<u8>, Error> {
        let card = self.clinic_card_on(member, today)?;
        self.drawn(|| paper::render_clinic_png(&card, width_px))
    }

    /// A page (from 1) of a stored document as a PNG, `width_px` (200–4000) wide.
    pub fn render_page(&self, document: &str, page: u32, width_px: u32) -> Result<Vec<u8>, Error> {
        paper::render_page_png(&self.original(document)?, page, width_px)
    }

    /// Makes the sheets of some members for a school and records that they were handed out. The sheets bear `today`,
    /// whatever day the details say they are printed on.
    ///
    /// Nothing is refused for age or 有効期限: that is marked on the sheet and in the warnings.
    /// [`Error::NotFound`] (`member`, `document`); [`Error::MixedPage`] if a member has no page alone;
    /// [`Error::BadValue`] (`member` without or with one named twice, `event`, `from`, `until`, `destroy_by`).
    pub fn make_handout_on(
        &self,
        members: &[String],
        details: &HandoutDetails,
        today: NaiveDate,
    ) -> Result<HandoutMade, Error> {
        self.make_handout_with(members, details, false, today, &mut |_, _| true)
    }

    /// The same, where for members who share every page with somebody an extract is made: a picture of the page from
    /// which the others are gone, marked as such (the warning `extract`).
    ///
    /// As [`make_handout_on`](Notebook::make_handout_on), and [`Error::CannotMask`] instead of [`Error::MixedPage`] where
    /// it is not certain that nothing of the others would be left.
    pub fn make_redacted_handout_on(
        &self,
        members: &[String],
        details: &HandoutDetails,
        today: NaiveDate,
    ) -> Result<HandoutMade, Error> {
        self.make_handout_with(members, details, true, today, &mut |_, _| true)
    }

    /// Both of them, for a whole class: `progress` is told how many of how many are done, and stops it with `false`
    /// ([`Error::Cancelled`]: nothing is recorded).
    pub fn make_handout_with(
        &self,
        members: &[String],
        details: &HandoutDetails,
        allow_redacted: bool,
        today: NaiveDate,
        progress: &mut dyn FnMut(usize, usize) -> bool,
    ) -> Result<HandoutMade, Error> {
        let details = checked_details(details, checked(today)?)?;
        let doubts = self.doubts_of_rules(details.from.or(details.until), today)?;
        // In one call to the store, so that what is recorded is what was printed.
        self.with(|store| {
            let noted = noted(&store.notes()?, members);
            let lines = |id: &str| ParentLines::of(id, &details.lines).or(ParentLines::of(id, &noted));
            let mut sources = sources(store, members, today, lines)?;
            if allow_redacted {
                sources.iter_mut().try_for_each(Source::extract)?;
            }
            let sheets: Vec<HandoutSheet<'_>> = sources.iter().map(Source::sheet).collect();
            let doubted: Vec<Vec<&'static str>> = sources.iter().map(|source| source.doubted(&doubts)).collect();
            let pdf = self.drawn(|| paper::render_doubted_handout_pdf(&sheets, &doubted, &details, progress))?;
            let handout = record(store, &sources, &details)?;
            Ok(HandoutMade {
                handout,
                bytes: pdf.bytes,
                pages: pdf.pages,
                documents: sources.iter().map(|source| source.paper.document.clone()).collect(),
                warnings: pdf.warnings.iter().filter_map(|doubt| warning(doubt, &sources)).collect(),
            })
        })
    }

    /// What the rules doubt about the family's papers that are used on a day, or today: one that is old then, one of a
    /// former insurer.
    fn doubts_of_rules(&self, used: Option<NaiveDate>, today: NaiveDate) -> Result<Vec<RuleDoubt>, Error> {
        let (family, mut affairs) = self.family_and_affairs_on(today)?;
        // The hand-out is not recorded yet.
        let uses = used
            .into_iter()
            .flat_map(|day| family.iter().map(move |member| PaperUse { member: member.id.clone(), day }));
        affairs.uses.extend(uses);
        let day = used.map_or(today, |day| day.max(today));
        let doubts = rules::family_warnings_on(&family, &affairs, day).into_iter().filter_map(|warning| {
            let code = match warning.stage {
                WarningStage::FormerInsurer => "former_insurer",
                WarningStage::BeforeEvent => "old_at_event",
                _ => return None,
            };
            Some(RuleDoubt { member: warning.member, paper: warning.paper, code })
        });
        Ok(doubts.collect())
    }

    /// The overview of the family's papers as a PDF, to be kept at home; all numbers stand on it.
    ///
    /// [`Error::BadValue`] (`member`) for a notebook without anybody.
    pub fn render_overview_on(&self, today: NaiveDate, second_lang: Option<Lang>) -> Result<Vec<u8>, Error> {
        let family = self.family_on(today)?;
        self.drawn(|| paper::render_overview_pdf(&family, today, second_lang))
    }

    pub(super) fn member_on(&self, member: &str, today: NaiveDate) -> Result<Member, Error> {
        let today = checked(today)?;
        self.with(|store| find(&store.family_on(today)?, &store.shown_member(member)?))
    }
}

/// A doubt that comes from the rules, not from the paper itself.
struct RuleDoubt {
    member: String,
    paper: WarnedPaper,
    code: &'static str,
}

impl RuleDoubt {
    fn is(&self, code: &str, member: &Member, paper: &Paper) -> bool {
        self.code == code && self.concerns(member, paper)
    }

    fn concerns(&self, member: &Member, paper: &Paper) -> bool {
        self.member == member.id && self.paper.key() == paper.kind.key()
    }
}

/// What one member's sheet is made from.
struct Source {
    member: Member,
    paper: Paper,
    original: Vec<u8>,
    is_extract: bool,
    lines: ParentLines,
}

impl Source {
    /// Puts an extract in the place of a paper that has no page of the member's own.
    fn extract(&mut self) -> Result<(), Error> {
        if self.paper.pages.is_empty() {
            (self.original, self.paper.pages) = masked::extract(&self.paper, &self.original)?;
            self.is_extract = true;
        }
        Ok(())
    }

    fn doubted(&self, doubts: &[RuleDoubt]) -> Vec<&'static str> {
        doubts.iter().filter(|doubt| doubt.concerns(&self.member, &self.paper)).map(|doubt| doubt.code).collect()
    }

    fn sheet(&self) -> HandoutSheet<'_> {
        HandoutSheet {
            coverage: &self.paper.coverage,
            kind: self.paper.kind,
            facts: &self.member.facts,
            original_pdf: &self.original,
            pages: &self.paper.pages,
            is_extract: self.is_extract,
            lines: &self.lines,
        }
    }
}

/// What the family noted before, under `class:<member>`, `phone:<member>` and so on, or `phone` for everybody: it stands
/// on the sheets where nothing else was written.
fn noted(notes: &BTreeMap<String, String>, members: &[String]) -> Vec<ParentLines> {
    let lines = |member: Option<&String>| {
        let note = |what: &str| {
            let key = member.map_or_else(|| what.to_owned(), |id| format!("{what}:{id}"));
            notes.get(&key).cloned()
        };
        ParentLines {
            member: member.cloned(),
            class: note("class"),
            phone: note("phone"),
            emergency: note("emergency"),
            allergies: note("allergies"),
            note: None,
            child_certificate: false,
        }
    };
    members.iter().map(Some).chain([None]).map(lines).collect()
}

pub(super) fn find(family: &[Member], id: &str) -> Result<Member, Error> {
    family.iter().find(|member| member.id == id).cloned().ok_or(Error::NotFound { field: "member" })
}

pub(super) fn main_paper(member: &Member) -> Result<&Paper, Error> {
    member.main_paper().ok_or(Error::NotFound { field: "document" })
}

fn sources(
    store: &Store,
    members: &[String],
    today: NaiveDate,
    lines: impl Fn(&str) -> ParentLines,
) -> Result<Vec<Source>, Error> {
    let is_twice = |(place, id): (usize, &String)| members.iter().take(place).any(|before| before == id);
    if members.iter().enumerate().any(is_twice) {
        return Err(Error::BadValue { field: "member" });
    }
    let family = store.family_on(today)?;
    members
        .iter()
        .map(|id| {
            let member = find(&family, &store.shown_member(id)?)?;
            let paper = main_paper(&member)?.clone();
            if paper.kind == DocumentKind::Other {
                return Err(Error::NotFound { field: "document" });
            }
            let original = store.original(&paper.document)?.bytes;
            Ok(Source { member, paper, original, is_extract: false, lines: lines(id) })
        })
        .collect()
}

/// The details with their dates checked, printed today.
fn checked_details(details: &HandoutDetails, today: NaiveDate) -> Result<HandoutDetails, Error> {
    for (field, day) in [("from", details.from), ("until", details.until), ("destroy_by", details.destroy_by)] {
        if day.is_some_and(|day| !in_range(day)) {
            return Err(Error::BadValue { field });
        }
    }
    Ok(HandoutDetails { printed_on: today, ..details.clone() })
}

fn record(store: &mut Store, sources: &[Source], details: &HandoutDetails) -> Result<String, Error> {
    let sheets: Vec<(String, String)> =
        sources.iter().map(|source| (source.member.id.clone(), source.paper.document.clone())).collect();
    store.save_handout(&NewHandout {
        printed_on: details.printed_on,
        event: details.event.as_deref(),
        from: details.from,
        until: details.until,
        destroy_by: details.destroy_by,
        sheets: &sheets,
    })
}

fn warning(doubt: &PaperWarning, sources: &[Source]) -> Option<HandoutWarning> {
    let member = sources.get(doubt.sheet)?.member.id.clone();
    let message = format!("handout-warning-{}", doubt.code);
    Some(HandoutWarning { code: doubt.code.to_owned(), member, message })
}
