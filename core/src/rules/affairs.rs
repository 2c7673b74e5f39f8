//! What a family told the notebook beside its papers, as far as rules need it: events it has begun, sheets that are out,
//! decisions. And what follows for a paper: the day on which its insurer changed, the days on which a PDF has to be fresh.

use super::calendar_days::late_elderly_from;
use super::events::{BegunEvent, changes_insurer, needs_paper, scheme_of};
use super::{WarnedPaper, papers};
use crate::model::insurer::Scheme;
use crate::model::{Choice, Coverage, DocumentKind, Member, PaperState, Relation};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What rules know of a family beside its members.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Affairs {
    /// The life events that were begun.
    pub begun: Vec<BegunEvent>,
    /// Those that were ended: nothing is to be done about them any more, but an insurer that changed did change.
    pub ended: Vec<BegunEvent>,
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
    /// The days on which it has to be fresh, in order.
    pub(super) needed: Vec<NaiveDate>,
}

impl PdfDays {
    /// Those of a member's newest PDF; `None` without one that says when it was saved.
    pub(super) fn of(member: &Member, affairs: &Affairs) -> Option<PdfDays> {
        let saved = papers::newest(member, DocumentKind::EligibilityPdf)?.saved_on?;
        let uses = affairs.uses.iter().filter(|used| used.member == member.id).map(|used| used.day);
        let begun = affairs.begun.iter().filter(|event| event.member == member.id && needs_paper(&event.event));
        let mut needed: Vec<NaiveDate> = uses.chain(begun.map(|event| event.day)).filter(|day| saved <= *day).collect();
        needed.sort_unstable();
        needed.dedup();
        Some(PdfDays { saved, needed })
    }
}

/// A paper that shows an insurer which another follows, or has followed.
pub(super) struct FormerPaper {
    pub(super) paper: WarnedPaper,
    /// The day that the paper speaks for.
    pub(super) as_of: NaiveDate,
    /// The last day with the insurer that it shows.
    pub(super) after: NaiveDate,
}

impl FormerPaper {
    /// The paper of a member that counts: the newest PDF, else the newest other paper. `None` where its insurer does
    /// not change, or nothing says from what day it is.
    pub(super) fn of(member: &Member, family: &[Member], affairs: &Affairs) -> Option<FormerPaper> {
        let (paper, coverage, as_of) = dated(member)?;
        // On the very day of a change the portal may still show the former insurer.
        let known = affairs.begun.iter().chain(&affairs.ended);
        let events = known.filter(|event| as_of <= event.day && concerns(event, member, coverage, family));
        let other_scheme = coverage.insurer_number.is_some() && !coverage.is_late_elderly();
        // With the 75th birthday of the person through whose work they are insured dependants lose their insurance too.
        let aging = family.iter().filter(|other| other.id == member.id || depends_on(coverage, other));
        let births = aging.filter_map(papers::birth_date).filter(|_| other_scheme);
        let before_75th = births.filter_map(|birth| late_elderly_from(birth).pred_opt()).filter(|last| as_of <= *last);
        let after = events.map(|event| event.day).chain(before_75th).min()?;
        Some(FormerPaper { paper, as_of, after })
    }
}

/// The paper of a member that counts, with the day that it speaks for.
fn dated(member: &Member) -> Option<(WarnedPaper, &Coverage, NaiveDate)> {
    if let Some(pdf) = papers::newest(member, DocumentKind::EligibilityPdf) {
        return Some((WarnedPaper::EligibilityPdf, &pdf.coverage, pdf.saved_on?));
    }
    let others = papers::WITH_LAST_DAY.into_iter().filter_map(|(kind, warned)| {
        let coverage = &papers::newest(member, kind)?.coverage;
        let day = coverage.as_of().or(coverage.effective_on).or(coverage.valid_from)?;
        Some((warned, coverage, day))
    });
    others.max_by_key(|(_, _, day)| *day)
}

/// Whether an event changes a member's insurer: the member's own event, or that of the person through whose work the
/// member is insured.
fn concerns(event: &BegunEvent, member: &Member, coverage: &Coverage, family: &[Member]) -> bool {
    let Some(whose) = family.iter().find(|other| other.id == event.member) else { return false };
    if !changes_insurer(&event.event, scheme_of(whose)) {
        return false;
    }
    whose.id == member.id || depends_on(coverage, whose)
}

/// Whether a paper shows the numbers of another's insurance through work. What that other one had before
/// counts too: its own new PDF may be there already.
fn depends_on(shown: &Coverage, whose: &Member) -> bool {
    let papers = whose.papers.iter().filter(|paper| paper.state != PaperState::Binned);
    papers.into_iter().any(|paper| {
        paper.coverage.relation != Some(Relation::Family)
            && through_work(&paper.coverage)
            && same_insurance(&paper.coverage, shown)
    })
}

fn through_work(coverage: &Coverage) -> bool {
    let scheme = coverage.insurer_number.as_deref().and_then(Scheme::of);
    !matches!(scheme, None | Some(Scheme::National | Scheme::NationalSociety | Scheme::LateElderly))
}

fn same_insurance(a: &Coverage, b: &Coverage) -> bool {
    (&a.insurer_number, &a.symbol, &a.number) == (&b.insurer_number, &b.symbol, &b.number) && a.number.is_some()
}
