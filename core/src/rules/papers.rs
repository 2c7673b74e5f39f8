//! Which of a member's papers count, and the days on them.

use super::WarnedPaper;
use crate::model::{DocumentKind, Member, Paper, PaperState};
use chrono::NaiveDate;

/// The kinds of paper that can bear a last day.
pub(super) const WITH_LAST_DAY: [(DocumentKind, WarnedPaper); 3] = [
    (DocumentKind::EligibilityCertificate, WarnedPaper::EligibilityCertificate),
    (DocumentKind::EligibilityPdf, WarnedPaper::EligibilityPdf),
    (DocumentKind::EligibilityNotice, WarnedPaper::EligibilityNotice),
];

/// The newest paper of a kind that is neither replaced nor deleted.
pub(super) fn newest(member: &Member, kind: DocumentKind) -> Option<&Paper> {
    let counts = |paper: &&Paper| paper.kind == kind && matches!(paper.state, PaperState::InUse | PaperState::Expired);
    member.papers.iter().find(counts)
}

/// The last day on the newest paper of a kind. A notice is silent where a PDF says the same, newer.
pub(super) fn last_day(member: &Member, kind: DocumentKind) -> Option<NaiveDate> {
    if kind == DocumentKind::EligibilityNotice && newest(member, DocumentKind::EligibilityPdf).is_some() {
        return None;
    }
    newest(member, kind)?.coverage.valid_until
}

/// The birth date: as typed in, or as the newest paper that has one says.
pub(super) fn birth_date(member: &Member) -> Option<NaiveDate> {
    let printed = || {
        member
            .papers
            .iter()
            .filter(|paper| paper.state != PaperState::Binned)
            .find_map(|paper| paper.coverage.birth_date)
    };
    member.facts.card.birth_date.or_else(printed)
}

/// Whether the member's newest paper is of 後期高齢者医療.
pub(super) fn is_late_elderly(member: &Member) -> bool {
    member.main_paper().is_some_and(|paper| paper.coverage.is_late_elderly())
}
