//! The days to come that belong in a family's calendar.
//!
//! Which days, with what alarms: `core/rules/dates.toml`. How a calendar file is written: `exchange`.

use super::calendar_days::{days_before, elderly_from, late_elderly_from, renewal_works_from};
use super::choices::subject;
use super::papers;
use super::steps::APPLY_DAYS_BEFORE;
use super::table::shipped;
use super::warnings::{FRESH_DAYS, card_days};
use super::{WarnedPaper, WarningStage};
use crate::model::{DocumentKind, Member};
use crate::words::Message;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What happens on a day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum DateKind {
    /// The user certificate can be renewed from here on.
    RenewalOpens,
    /// The user certificate's last valid day.
    CertificateEnd,
    /// The promised last day at clinics after that.
    GraceEnd,
    /// A new card can be had from here on.
    NewCardOpens,
    /// A new card should have been applied for.
    ApplyNewCard,
    /// The card's last valid day.
    CardEnd,
    /// The last valid day of a 資格確認書.
    EligibilityCertificateEnd,
    /// The last valid day of the 負担割合 on a PDF.
    EligibilityPdfEnd,
    /// The last valid day of the 負担割合 on a notice.
    EligibilityNoticeEnd,
    /// The last valid day of a 子ども医療証.
    ChildCertificateEnd,
    /// The end of the stay, and of the card with it.
    StayEnd,
    /// The last day on which the portal can be logged in to.
    PortalLoginEnd,
    /// The card on the smartphone: no later than this, as far as is known.
    PhoneCopyEnd,
    /// The first day on which a renewed certificate can be counted on.
    RenewalWorks,
    /// 高齢受給者: the first day of another rate.
    #[serde(rename = "elderly_70")]
    Elderly70,
    /// 後期高齢者医療 begins.
    #[serde(rename = "late_elderly_75")]
    LateElderly75,
    /// A PDF counts as old from here on.
    PdfOld,
}

impl DateKind {
    /// All kinds.
    pub const ALL: [DateKind; 17] = [
        DateKind::RenewalOpens,
        DateKind::CertificateEnd,
        DateKind::GraceEnd,
        DateKind::NewCardOpens,
        DateKind::ApplyNewCard,
        DateKind::CardEnd,
        DateKind::EligibilityCertificateEnd,
        DateKind::EligibilityPdfEnd,
        DateKind::EligibilityNoticeEnd,
        DateKind::ChildCertificateEnd,
        DateKind::StayEnd,
        DateKind::PortalLoginEnd,
        DateKind::PhoneCopyEnd,
        DateKind::RenewalWorks,
        DateKind::Elderly70,
        DateKind::LateElderly75,
        DateKind::PdfOld,
    ];

    /// A stable key.
    pub const fn key(self) -> &'static str {
        match self {
            DateKind::RenewalOpens => "renewal_opens",
            DateKind::CertificateEnd => "certificate_end",
            DateKind::GraceEnd => "grace_end",
            DateKind::NewCardOpens => "new_card_opens",
            DateKind::ApplyNewCard => "apply_new_card",
            DateKind::CardEnd => "card_end",
            DateKind::EligibilityCertificateEnd => "eligibility_certificate_end",
            DateKind::EligibilityPdfEnd => "eligibility_pdf_end",
            DateKind::EligibilityNoticeEnd => "eligibility_notice_end",
            DateKind::ChildCertificateEnd => "child_certificate_end",
            DateKind::StayEnd => "stay_end",
            DateKind::PortalLoginEnd => "portal_login_end",
            DateKind::PhoneCopyEnd => "phone_copy_end",
            DateKind::RenewalWorks => "renewal_works",
            DateKind::Elderly70 => "elderly_70",
            DateKind::LateElderly75 => "late_elderly_75",
            DateKind::PdfOld => "pdf_old",
        }
    }
}

/// A day to come.
#[derive(Clone, PartialEq, Eq)]
pub struct FamilyDate {
    /// The member's id.
    pub member: String,
    /// The member's name, for the family's own eyes.
    pub name: String,
    /// What happens.
    pub kind: DateKind,
    /// The day.
    pub date: NaiveDate,
    /// What the day is called.
    pub what: Message,
    /// What to do.
    pub step: Option<Message>,
    /// Alarms, in days before.
    pub alarms: &'static [u16],
    /// Whether it is an event of the calendar file.
    pub in_calendar: bool,
    /// Where the rule comes from.
    pub sources: &'static [String],
    /// The matter that it is a day of, where there are warnings of that.
    pub(super) matter: Option<DateMatter>,
}

/// What decisions about warnings say of a day.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct DateMatter {
    /// The key of the decision.
    pub(super) subject: String,
    /// The day on which the matter comes back at the latest; `None` where it may come back at any time.
    pub(super) back_by: Option<NaiveDate>,
}

impl DateMatter {
    /// The matter of a paper until its last day.
    fn before(member: &Member, paper: WarnedPaper, end: NaiveDate) -> Option<DateMatter> {
        let subject = subject(&member.id, paper, WarningStage::Ending, end);
        Some(DateMatter { subject, back_by: Some(end) })
    }

    /// The matter of a paper after its last day.
    fn after(member: &Member, paper: WarnedPaper, end: NaiveDate) -> Option<DateMatter> {
        Some(DateMatter { subject: subject(&member.id, paper, WarningStage::Grace, end), back_by: None })
    }
}

impl fmt::Debug for FamilyDate {
    /// The name stays out: it may stand in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FamilyDate").field("kind", &self.kind).field("date", &self.date).finish_non_exhaustive()
    }
}

/// The days of a family that are today or still to come, by day; those of one day as the family is listed.
pub fn family_dates_on(family: &[Member], today: NaiveDate) -> Vec<FamilyDate> {
    let mut list = Vec::new();
    for member in family {
        let days = member_days(member).into_iter().filter(|day| today <= day.1);
        let days = days.filter(|day| near(day.0, day.1, today));
        list.extend(days.filter_map(|day| family_date(member, day)));
    }
    list.sort_by_key(|day| day.date);
    list
}

/// Whether a day is near enough to be listed.
fn near(kind: DateKind, date: NaiveDate, today: NaiveDate) -> bool {
    let row = shipped().dates.iter().find(|row| row.kind == kind);
    row.and_then(|row| row.within_days).is_none_or(|days| days_before(date, days.into()) <= today)
}

/// A day before it has words.
type Day = (DateKind, NaiveDate, Option<DateMatter>);

/// All days of one member.
fn member_days(member: &Member) -> Vec<Day> {
    let mut days = Vec::new();
    for card in card_days(member) {
        let paper = if card.with_card { WarnedPaper::Card } else { WarnedPaper::UserCertificate };
        let matter = || DateMatter::before(member, paper, card.end);
        if card.with_card {
            if !card.stay_first {
                days.push((DateKind::NewCardOpens, card.opens, matter()));
                days.push((DateKind::ApplyNewCard, days_before(card.end, APPLY_DAYS_BEFORE), matter()));
            }
            days.push((if card.stay_first { DateKind::StayEnd } else { DateKind::CardEnd }, card.end, matter()));
        } else {
            days.push((DateKind::RenewalOpens, card.opens, matter()));
            days.push((DateKind::CertificateEnd, card.end, matter()));
            let after = || DateMatter::after(member, paper, card.end);
            days.extend(card.promised.map(|last| (DateKind::GraceEnd, last, after())));
        }
    }
    for (kind, (document, paper)) in PAPER_ENDS.into_iter().zip(papers::WITH_LAST_DAY) {
        let end = papers::last_day(member, document);
        days.extend(end.map(|end| (kind, end, DateMatter::before(member, paper, end))));
    }
    let child = member.facts.child_certificate_until;
    let child_matter = |end| DateMatter::before(member, WarnedPaper::ChildCertificate, end);
    days.extend(child.map(|end| (DateKind::ChildCertificateEnd, end, child_matter(end))));
    days.extend(beside_the_papers(member).into_iter().map(|(kind, date)| (kind, date, None)));
    days
}

/// The last days of the papers of [`papers::WITH_LAST_DAY`].
const PAPER_ENDS: [DateKind; 3] =
    [DateKind::EligibilityCertificateEnd, DateKind::EligibilityPdfEnd, DateKind::EligibilityNoticeEnd];

/// The days that no paper bears: what ends or begins with a certificate, an age, or a PDF's own age.
fn beside_the_papers(member: &Member) -> Vec<(DateKind, NaiveDate)> {
    let mut days = Vec::new();
    if let Some(first) = card_days(member).first() {
        days.push((DateKind::PortalLoginEnd, first.end));
        if member.facts.on_phone == Some(true) {
            days.push((DateKind::PhoneCopyEnd, first.end));
        }
    }
    days.extend(member.facts.card.cert_issued.map(|issued| (DateKind::RenewalWorks, renewal_works_from(issued))));
    if let Some(birth) = papers::birth_date(member) {
        days.push((DateKind::Elderly70, elderly_from(birth)));
        days.push((DateKind::LateElderly75, late_elderly_from(birth)));
    }
    let saved = papers::newest(member, DocumentKind::EligibilityPdf).and_then(|paper| paper.saved_on);
    let old = saved.and_then(|saved| saved.checked_add_days(Days::new(PDF_OLD_DAYS)));
    days.extend(old.map(|day| (DateKind::PdfOld, day)));
    days
}

/// A PDF counts as old from this many days after it was saved: row `eligibility_pdf_old`.
const PDF_OLD_DAYS: u64 = FRESH_DAYS + 1;

/// A day with its words and alarms from the table.
fn family_date(member: &Member, (kind, date, matter): Day) -> Option<FamilyDate> {
    let row = shipped().dates.iter().find(|row| row.kind == kind)?;
    Some(FamilyDate {
        member: member.id.clone(),
        name: member.name.clone(),
        kind,
        date,
        what: Message::new(&row.message),
        step: row.step.as_deref().map(|step| Message::new(step).date("until", date)),
        alarms: &row.alarms,
        in_calendar: row.in_calendar,
        sources: &row.sources,
        matter,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CardFacts, Coverage, MemberFacts, Paper, PaperState};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn member(id: &str, birth: &str, issued: &str) -> Member {
        let card = CardFacts { birth_date: Some(day(birth)), card_issued: Some(day(issued)), ..CardFacts::default() };
        let facts = MemberFacts { card, ..MemberFacts::default() };
        Member { id: id.to_owned(), name: "山田　花子".to_owned(), facts, papers: Vec::new() }
    }

    fn listed(family: &[Member], today: &str) -> Vec<(String, &'static str)> {
        let dates = family_dates_on(family, day(today));
        let events = dates.iter().filter(|date| date.in_calendar);
        events.map(|date| (date.date.to_string(), date.kind.key())).collect()
    }

    fn expected(list: &[(&str, &'static str)]) -> Vec<(String, &'static str)> {
        list.iter().map(|(date, kind)| ((*date).to_owned(), *kind)).collect()
    }

    #[test]
    fn adults_days_are_listed_until_they_have_passed() {
        let family = [member("a", "1985-07-07", "2018-09-01")];
        let all = [
            ("2023-04-08", "renewal_opens"),
            ("2023-07-07", "certificate_end"),
            ("2023-10-07", "grace_end"),
            ("2028-04-08", "new_card_opens"),
            ("2028-05-12", "apply_new_card"),
            ("2028-07-07", "card_end"),
        ];
        assert_eq!(listed(&family, "2023-01-01"), expected(&all));
        assert_eq!(listed(&family, "2023-04-08"), expected(&all));
        assert_eq!(listed(&family, "2023-04-09"), expected(&all[1..]));
        assert_eq!(listed(&family, "2028-07-08"), []);
    }

    #[test]
    fn childs_days_are_the_cards() {
        let family = [member("c", "2015-07-07", "2018-09-01")];
        let all = [("2023-04-08", "new_card_opens"), ("2023-05-12", "apply_new_card"), ("2023-07-07", "card_end")];
        assert_eq!(listed(&family, "2023-01-01"), expected(&all));
    }

    #[test]
    fn last_days_of_papers_in_use_and_of_the_towns_paper_are_listed_by_day() {
        let paper = |kind, state, until| Paper {
            document: "d".to_owned(),
            kind,
            saved_on: None,
            coverage: Coverage { valid_until: Some(day(until)), ..Coverage::default() },
            pages: vec![1],
            state,
        };
        let facts = MemberFacts { child_certificate_until: Some(day("2027-03-31")), ..MemberFacts::default() };
        let papers = vec![
            paper(DocumentKind::EligibilityPdf, PaperState::InUse, "2027-07-31"),
            paper(DocumentKind::EligibilityPdf, PaperState::Superseded, "2026-12-31"),
            paper(DocumentKind::EligibilityCertificate, PaperState::InUse, "2027-01-31"),
        ];
        let family = [Member { facts, papers, ..member("m", "1950-01-01", "2018-09-01") }];
        let mut family_of_papers = family.clone();
        family_of_papers[0].facts.card = CardFacts::default();
        let all = [
            ("2027-01-31", "eligibility_certificate_end"),
            ("2027-03-31", "child_certificate_end"),
            ("2027-07-31", "eligibility_pdf_end"),
        ];
        assert_eq!(listed(&family_of_papers, "2026-11-21"), expected(&all));
    }

    #[test]
    fn days_beside_the_papers_are_listed_when_they_are_near() {
        let kinds = |member: &Member, today: &str| -> Vec<(String, &'static str)> {
            let dates = family_dates_on(std::slice::from_ref(member), day(today));
            let only = dates.iter().filter(|date| {
                use DateKind::{Elderly70, LateElderly75, PdfOld, PhoneCopyEnd, PortalLoginEnd, RenewalWorks, StayEnd};
                let wanted = [Elderly70, LateElderly75, PdfOld, PhoneCopyEnd, PortalLoginEnd, RenewalWorks, StayEnd];
                wanted.contains(&date.kind)
            });
            only.map(|date| (date.date.to_string(), date.kind.key())).collect()
        };
        let mut phone = member("p", "1985-07-07", "2018-09-01");
        phone.facts.on_phone = Some(true);
        let both = [("2023-07-07", "portal_login_end"), ("2023-07-07", "phone_copy_end")];
        assert_eq!(kinds(&phone, "2023-07-07"), expected(&both));
        assert_eq!(kinds(&phone, "2023-07-08"), [], "passed");
        phone.facts.card.cert_issued = Some(day("2023-05-01"));
        assert_eq!(kinds(&phone, "2023-05-01")[0], ("2023-05-02".to_owned(), "renewal_works"));
        assert_eq!(kinds(&phone, "2023-05-03")[0].1, "portal_login_end");

        let elder = Member { facts: MemberFacts::default(), ..member("e", "1956-12-15", "2018-09-01") };
        let mut born = elder.clone();
        born.facts.card.birth_date = Some(day("1956-12-15"));
        assert_eq!(kinds(&elder, "2026-11-21"), [], "no birth date, no age");
        assert_eq!(kinds(&born, "2026-11-21"), expected(&[("2027-01-01", "elderly_70")]));
        assert_eq!(kinds(&born, "2025-11-01"), [], "more than 400 days before");
        assert_eq!(kinds(&born, "2031-12-15"), expected(&[("2031-12-15", "late_elderly_75")]));

        let mut guest = member("g", "1990-05-20", "2022-11-01");
        guest.facts.card.stay_until = Some(day("2026-12-31"));
        assert_eq!(kinds(&guest, "2026-11-21")[0], ("2026-12-31".to_owned(), "stay_end"));
    }

    #[test]
    fn pdf_grows_old_on_the_day_of_its_warning() {
        let saved = day("2026-01-01");
        let row = shipped().warnings.iter().find(|row| row.id == "eligibility_pdf_old").unwrap();
        assert_eq!(-row.days_before, i64::try_from(PDF_OLD_DAYS).unwrap());
        let paper = Paper {
            document: "d".to_owned(),
            kind: DocumentKind::EligibilityPdf,
            saved_on: Some(saved),
            coverage: Coverage::default(),
            pages: vec![1],
            state: PaperState::InUse,
        };
        let family =
            [Member { facts: MemberFacts::default(), papers: vec![paper], ..member("m", "1990-01-01", "2018-09-01") }];
        let dates = family_dates_on(&family, day("2026-02-01"));
        assert_eq!(
            dates.iter().map(|date| (date.kind, date.date)).collect::<Vec<_>>(),
            [(DateKind::PdfOld, day("2026-04-02"))]
        );
    }
}
