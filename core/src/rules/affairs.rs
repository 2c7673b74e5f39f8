//! What a family told the notebook beside its papers, as far as rules need it: events it has begun, sheets that are out,
//! decisions. And what follows for a PDF: the day on which its insurer changed, the days on which it has to be fresh.

use super::calendar_days::late_elderly_from;
use super::events::{BegunEvent, changes_insurer, needs_paper, scheme_of};
use super::papers;
use crate::model::insurer::Scheme;
use crate::model::{Choice, Coverage, DocumentKind, Member, PaperState, Relation};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What rules know of a family beside its members.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Affairs {
    /// The life events that were begun.
    pub begun: Vec<BegunEvent>,
    /// What a member's paper is needed for.
    pub uses: Vec<PaperUse>,
    /// What was decided about warnings and tasks, by subject.
    pub choices: BTreeMap<String, Choice>,
    /// The day on which the family said of a member, by id, that the card is not registered.
    pub unregistered_since: BTreeMap<String, NaiveDate>,
}

/// A member's sheet is used by others, on a school trip for example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperUse {
    /// The member's id.
    pub member: String,
    /// The first day of it.
    pub day: NaiveDate,
}

/// What happens to a PDF from outside.
pub(super) struct PdfDays {
    /// 保存日時.
    pub(super) saved: NaiveDate,
    /// The last day with the insurer that it shows, where another one follows.
    pub(super) former_after: Option<NaiveDate>,
    /// The days on which it has to be fresh, in order.
    pub(super) needed: Vec<NaiveDate>,
}

impl PdfDays {
    /// Those of a member's newest PDF; `None` without one that says when it was saved.
    pub(super) fn of(member: &Member, family: &[Member], affairs: &Affairs) -> Option<PdfDays> {
        let paper = papers::newest(member, DocumentKind::EligibilityPdf)?;
        let saved = paper.saved_on?;
        // On the very day of a change the portal may still show the former insurer.
        let events = affairs.begun.iter().filter(|event| saved <= event.day && concerns(event, member, family));
        let other_scheme = paper.coverage.insurer_number.is_some() && !paper.coverage.is_late_elderly();
        // With the 75th birthday of the person through whose work they are insured dependants lose their insurance too.
        let aging = family.iter().filter(|other| other.id == member.id || depends_on(member, other));
        let births = aging.filter_map(papers::birth_date).filter(|_| other_scheme);
        let before_75th = births.filter_map(|birth| late_elderly_from(birth).pred_opt()).filter(|last| saved <= *last);
        let uses = affairs.uses.iter().filter(|used| used.member == member.id).map(|used| used.day);
        let begun = affairs.begun.iter().filter(|event| event.member == member.id && needs_paper(&event.event));
        let mut needed: Vec<NaiveDate> = uses.chain(begun.map(|event| event.day)).filter(|day| saved <= *day).collect();
        needed.sort_unstable();
        needed.dedup();
        Some(PdfDays { saved, former_after: events.map(|event| event.day).chain(before_75th).min(), needed })
    }
}

/// Whether an event changes a member's insurer: the member's own event, or that of the person through whose work the
/// member is insured.
fn concerns(event: &BegunEvent, member: &Member, family: &[Member]) -> bool {
    let Some(whose) = family.iter().find(|other| other.id == event.member) else { return false };
    if !changes_insurer(&event.event, scheme_of(whose)) {
        return false;
    }
    whose.id == member.id || depends_on(member, whose)
}

/// Whether a member's newest PDF shows the numbers of another's insurance through work. What that other one had before
/// counts too: its own new PDF may be there already.
fn depends_on(member: &Member, whose: &Member) -> bool {
    let Some(pdf) = papers::newest(member, DocumentKind::EligibilityPdf) else { return false };
    let papers = whose.papers.iter().filter(|paper| paper.state != PaperState::Binned);
    papers.into_iter().any(|paper| {
        paper.coverage.relation != Some(Relation::Family)
            && through_work(&paper.coverage)
            && same_insurance(&paper.coverage, &pdf.coverage)
    })
}

fn through_work(coverage: &Coverage) -> bool {
    let scheme = coverage.insurer_number.as_deref().and_then(Scheme::of);
    !matches!(scheme, None | Some(Scheme::National | Scheme::NationalSociety | Scheme::LateElderly))
}

fn same_insurance(a: &Coverage, b: &Coverage) -> bool {
    (&a.insurer_number, &a.symbol, &a.number) == (&b.insurer_number, &b.symbol, &b.number) && a.number.is_some()
}
