//! Which paper is newest, who the present insurer is, and what state each paper is in. Pure.
//!
//! States follow from the documents and the day; none is stored, so none can be out of date.

use super::documents::Stored;
use crate::model::{Coverage, DocumentKind, PaperState};
use chrono::NaiveDate;

/// A paper's place in time: the day it speaks for, then the order of import.
pub(super) type Place = (NaiveDate, i64);

/// The day that a paper itself gives: 保存日時 or 交付年月日; where it has neither, the day it begins to hold.
fn own_day(coverage: &Coverage) -> Option<NaiveDate> {
    coverage.as_of().or(coverage.effective_on).or(coverage.valid_from)
}

/// The day a paper speaks for, beside a member's other `papers`. One without any date is as old as the newest dated one of
/// its insurer, so that an undated copy of an old insurer's paper never overtakes the present one; where there is none, it
/// speaks for the day it came in (what a family imports today is most likely what it got last).
pub(super) fn day_of(coverage: &Coverage, papers: &[Stored], added_on: NaiveDate) -> NaiveDate {
    let alike = papers
        .iter()
        .filter(|paper| insurer_key(coverage).is_some_and(|insurer| insurer_key(&paper.coverage) == Some(insurer)));
    let theirs = || alike.filter_map(|paper| own_day(&paper.coverage)).max();
    own_day(coverage).or_else(theirs).unwrap_or(added_on)
}

/// Gives every paper of a member its day.
pub(super) fn set_days(papers: &mut [Stored]) {
    let days: Vec<NaiveDate> = papers.iter().map(|paper| day_of(&paper.coverage, papers, paper.added_on)).collect();
    for (paper, day) in papers.iter_mut().zip(days) {
        paper.day = day;
    }
}

/// A 保険者番号 for comparison: 国民健康保険's six digits are the same padded to eight (domain.md §2.1).
pub(super) fn insurer_key(coverage: &Coverage) -> Option<&str> {
    let number = coverage.insurer_number.as_deref()?;
    Some(number.strip_prefix("00").filter(|rest| rest.len() == 6).unwrap_or(number))
}

/// Whether two papers are of different insurers. A paper that names none differs from nothing.
pub(super) fn insurers_differ(one: &Coverage, other: &Coverage) -> bool {
    matches!((insurer_key(one), insurer_key(other)), (Some(one), Some(other)) if one != other)
}

/// The paper that says who a member's present insurer is: the newest that names one. What is in the bin says nothing;
/// what is no paper (a QR code's text) speaks only where there is no paper.
pub(super) fn present(papers: &[Stored]) -> Option<&Stored> {
    let named = |paper: &&Stored| paper.binned_on.is_none() && insurer_key(&paper.coverage).is_some();
    papers.iter().filter(named).max_by_key(|paper| (paper.kind != DocumentKind::Other, paper.place()))
}

/// The newest paper of a kind from the present insurer.
pub(super) fn newest_of(papers: &[Stored], kind: DocumentKind) -> Option<&Stored> {
    let present = present(papers);
    papers
        .iter()
        .filter(|paper| paper.kind == kind && paper.binned_on.is_none())
        .filter(|paper| !present.is_some_and(|present| insurers_differ(&present.coverage, &paper.coverage)))
        .max_by_key(|paper| paper.place())
}

/// The state of one of a member's papers on a day, as [`PaperState`] says.
pub(super) fn state_on(papers: &[Stored], paper: &Stored, today: NaiveDate) -> PaperState {
    if paper.binned_on.is_some() {
        PaperState::Binned
    } else if newest_of(papers, paper.kind).is_none_or(|newest| newest.id != paper.id) {
        PaperState::Superseded
    } else if paper.coverage.valid_until.is_some_and(|until| until < today) {
        PaperState::Expired
    } else {
        PaperState::InUse
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// id, kind, insurer, the day, last valid day.
    fn paper(seq: i64, kind: DocumentKind, insurer: &str, saved: &str, until: &str) -> Stored {
        let coverage = Coverage {
            insurer_number: (!insurer.is_empty()).then(|| insurer.to_owned()),
            saved_on: saved.parse().ok(),
            valid_until: until.parse().ok(),
            ..Coverage::default()
        };
        Stored::for_test(seq, "m", kind, coverage, day("2026-11-01"))
    }

    #[test]
    fn paper_without_a_date_is_as_old_as_its_insurers_newest_and_overtakes_no_other_insurer() {
        let (a, b) = ("06130488", "01130012");
        type Row = (&'static str, &'static str, PaperState);
        use PaperState::{InUse, Superseded};
        let table: [&[Row]; 4] = [
            // A copy of the old insurer's paper without a date, imported last.
            &[(a, "2026-02-21", Superseded), (b, "2026-05-01", InUse), (a, "", Superseded)],
            // Of the present insurer: the one that came last.
            &[(a, "2026-02-21", Superseded), (a, "", InUse)],
            // A dated one of the same insurer that comes afterwards is newer, whenever the undated came.
            &[(a, "", Superseded), (a, "2026-02-21", InUse)],
            // Of an insurer that nothing dated is of: as of the day it came (2026-11-01).
            &[(a, "2026-02-21", Superseded), (b, "", InUse)],
        ];
        for rows in table {
            let made = (1..).zip(rows).map(|(seq, row)| paper(seq, DocumentKind::EligibilityPdf, row.0, row.1, ""));
            let mut papers: Vec<Stored> = made.collect();
            set_days(&mut papers);
            for (paper, row) in papers.iter().zip(rows) {
                assert_eq!(state_on(&papers, paper, day("2026-11-21")), row.2, "{} of {rows:?}", paper.id);
            }
        }
    }

    #[test]
    fn text_of_a_code_never_replaces_a_paper() {
        let papers = [
            paper(1, DocumentKind::EligibilityPdf, "06130488", "2026-01-01", ""),
            paper(2, DocumentKind::Other, "01130012", "2026-10-01", ""),
        ];
        let state = |index: usize| state_on(&papers, &papers[index], day("2026-11-21"));
        assert_eq!((state(0), state(1)), (PaperState::InUse, PaperState::Superseded));
        assert_eq!(state_on(&papers[1..], &papers[1], day("2026-11-21")), PaperState::InUse);
    }

    #[test]
    fn state_is_newest_of_its_kind_from_the_present_insurer() {
        use DocumentKind::{EligibilityCertificate as Certificate, EligibilityNotice as Notice, EligibilityPdf as Pdf};
        use PaperState::{Expired, InUse, Superseded};
        let (a, b) = ("06130488", "01130012");
        type Row = (DocumentKind, &'static str, &'static str, &'static str, PaperState);
        let table: [&[Row]; 8] = [
            &[(Pdf, a, "2026-01-01", "", InUse)],
            &[(Pdf, a, "2026-01-01", "", Superseded), (Pdf, a, "2026-05-01", "", InUse)],
            // Imported later, but older.
            &[(Pdf, a, "2026-05-01", "", InUse), (Pdf, a, "2026-01-01", "", Superseded)],
            // The same day: what came later.
            &[(Pdf, a, "2026-05-01", "", Superseded), (Pdf, a, "2026-05-01", "", InUse)],
            // Another kind does not replace, another insurer does.
            &[(Notice, a, "2026-01-01", "", InUse), (Pdf, a, "2026-05-01", "", InUse)],
            &[(Notice, a, "2026-01-01", "", Superseded), (Pdf, b, "2026-05-01", "", InUse)],
            // Past its last day; the last day itself still counts.
            &[(Certificate, a, "2026-01-01", "2026-11-20", Expired), (Pdf, a, "2026-01-01", "2026-11-21", InUse)],
            // 国民健康保険 with six digits and padded is one insurer; a paper without insurer is of the present one.
            &[
                (Pdf, "138057", "2026-01-01", "", InUse),
                (Notice, "00138057", "2026-02-01", "", InUse),
                (Certificate, "", "2026-01-01", "", InUse),
            ],
        ];
        for rows in table {
            let papers: Vec<Stored> = (1..)
                .zip(rows)
                .map(|(seq, (kind, insurer, saved, until, _))| paper(seq, *kind, insurer, saved, until))
                .collect();
            for (paper, row) in papers.iter().zip(rows) {
                assert_eq!(state_on(&papers, paper, day("2026-11-21")), row.4, "paper {} of {}", paper.id, rows.len());
            }
        }
    }
}
