//! What a family should be warned of on a day: one list, most urgent first, each with its next step.
//!
//! Only papers that count are looked at (the newest of each kind), and one matter gives one warning: a card that ends
//! with its certificate is one, a notice is silent where a PDF is there. When a warning begins and how pressing it is
//! stands in `core/rules/warnings.toml`.

use super::affairs::{Affairs, FormerPaper, PdfDays};
use super::calendar_days::{days_before, days_between};
use super::card_dates::{CertificateDays, Ends};
use super::choices::subject;
use super::deadlines::{sources, stage_on};
use super::steps::{Step, about_certificate};
use super::table::{Anchor, Only, StepRow, WarningRow, shipped};
use super::{CardStage, papers};
use crate::model::{CardFacts, DocumentKind, Member};
use crate::words::Message;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// What a warning is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum WarnedPaper {
    /// 利用者証明用電子証明書 of a card that goes on.
    UserCertificate,
    /// マイナンバーカード that ends itself.
    Card,
    /// 医療保険の資格情報 (PDF).
    EligibilityPdf,
    /// 資格情報のお知らせ.
    EligibilityNotice,
    /// 資格確認書.
    EligibilityCertificate,
    /// 子ども医療証.
    ChildCertificate,
}

impl WarnedPaper {
    /// The value in JSON; `kind-<key>` is its name in the languages.
    pub const fn key(self) -> &'static str {
        match self {
            WarnedPaper::UserCertificate => "user_certificate",
            WarnedPaper::Card => "card",
            WarnedPaper::EligibilityPdf => "eligibility_pdf",
            WarnedPaper::EligibilityNotice => "eligibility_notice",
            WarnedPaper::EligibilityCertificate => "eligibility_certificate",
            WarnedPaper::ChildCertificate => "child_certificate",
        }
    }
}

/// Where a paper stands that is warned of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum WarningStage {
    /// Valid; a renewal is possible.
    Renewable,
    /// The certificate has ended; clinics still take the card.
    Grace,
    /// Valid; its last day is near.
    Ending,
    /// Past its last day.
    Ended,
    /// Without a last day, but saved long ago.
    Old,
    /// It will be old on the day on which others use it.
    BeforeEvent,
    /// Saved before the insurer changed.
    FormerInsurer,
    /// Needed, and not there.
    Missing,
}

impl WarningStage {
    /// Whether the last day has passed.
    pub const fn is_over(self) -> bool {
        matches!(self, WarningStage::Grace | WarningStage::Ended)
    }

    /// The value in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            WarningStage::Renewable => "renewable",
            WarningStage::Grace => "grace",
            WarningStage::Ending => "ending",
            WarningStage::Ended => "ended",
            WarningStage::Old => "old",
            WarningStage::BeforeEvent => "before_event",
            WarningStage::FormerInsurer => "former_insurer",
            WarningStage::Missing => "missing",
        }
    }
}

/// How pressing a warning is, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Severity {
    /// Good to know.
    Info,
    /// To be planned.
    Soon,
    /// To be done now.
    Urgent,
    /// Has ended.
    Ended,
}

impl Severity {
    /// The value in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Soon => "soon",
            Severity::Urgent => "urgent",
            Severity::Ended => "ended",
        }
    }
}

/// One thing to warn a family of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilyWarning {
    /// The member's id.
    pub member: String,
    /// What it is about.
    pub paper: WarnedPaper,
    /// Where that stands.
    pub stage: WarningStage,
    /// How pressing it is.
    pub severity: Severity,
    /// The day that counts: the last valid day; in grace the promised last day at clinics; for an old PDF the day it
    /// became old.
    pub date: NaiveDate,
    /// Days to `date`; negative after it.
    pub days_left: i64,
    /// A short title without names or numbers, fit for a lock screen.
    pub title: Message,
    /// One clear sentence.
    pub text: Message,
    /// What to do, most pressing first; never empty.
    pub steps: Vec<Step>,
    /// Where the rules come from; never empty.
    pub sources: Vec<String>,
    /// Whether `date` was worked out from a birthday, so that a renewal that nobody typed in moves it.
    pub estimated: bool,
    /// The key under which a person's decision about it is kept: see [`super::shown_on`].
    pub subject: String,
    /// The day from which it says this: a notice is due then.
    pub since: NaiveDate,
}

/// What a family should be warned of on a day, most urgent first: by severity, then by date, then as the family is
/// listed. Decisions are not looked at: see [`super::shown_on`].
pub fn family_warnings_on(family: &[Member], affairs: &Affairs, today: NaiveDate) -> Vec<FamilyWarning> {
    let warnings = |member: &Member| {
        let unregistered_since = affairs.unregistered_since.get(&member.id).copied();
        let former = FormerPaper::of(member, family, affairs);
        Writer { member, pdf: PdfDays::of(member, affairs), former, unregistered_since, today }.all()
    };
    let mut list: Vec<FamilyWarning> = family.iter().flat_map(warnings).collect();
    list.sort_by(|a, b| b.severity.cmp(&a.severity).then(a.date.cmp(&b.date)));
    list
}

/// The ends of a member's certificate and card that are matters of their own, the earlier first.
pub(super) fn card_days(member: &Member) -> Vec<CertificateDays> {
    let facts = CardFacts { birth_date: papers::birth_date(member), ..member.facts.card };
    // Facts that contradict each other are refused where they are typed in; should some be there all the same, the
    // ends that were typed in still warn.
    let typed =
        CardFacts { card_expires: facts.card_expires, cert_expires: facts.cert_expires, ..CardFacts::default() };
    let Ok(ends) = Ends::of(&facts).or_else(|_| Ends::of(&typed)) else { return Vec::new() };
    ends.certificate().into_iter().chain(ends.card_alone()).collect()
}

/// The days of a warning.
struct Matter {
    /// The day that makes it this matter and not the next one: a renewed paper has another.
    end: NaiveDate,
    /// The day that counts.
    date: NaiveDate,
    /// The day from which it says what it says.
    since: NaiveDate,
}

/// The days on which what is said of a member can change.
pub(super) fn changes(member: &Member, family: &[Member], affairs: &Affairs) -> Vec<NaiveDate> {
    let mut days = PdfDays::of(member, affairs).map_or_else(Vec::new, |days| pdf::changes(&days));
    let mut row_days = |papers: &[WarnedPaper], anchor: Anchor, day: NaiveDate| {
        let rows = shipped().warnings.iter().filter(|row| papers.contains(&row.paper) && row.anchor == anchor);
        days.extend(rows.map(|row| begins(row, day)));
    };
    if let Some(former) = FormerPaper::of(member, family, affairs) {
        row_days(&[former.paper], Anchor::FormerAfter, former.after);
    }
    let mut ends = Vec::new();
    for card in card_days(member) {
        let papers = if card.with_card { [WarnedPaper::Card] } else { [WarnedPaper::UserCertificate] };
        row_days(&papers, Anchor::Opens, card.opens);
        row_days(&papers, Anchor::End, card.end);
        ends.push(card.end);
        if let Some(last) = card.promised {
            row_days(&papers, Anchor::GraceEnd, last);
            ends.push(last);
        }
    }
    for (kind, paper) in papers::WITH_LAST_DAY {
        if let Some(end) = papers::last_day(member, kind) {
            row_days(&[paper], Anchor::End, end);
            ends.push(end);
        }
    }
    if let Some(told) = affairs.unregistered_since.get(&member.id).filter(|_| lacks_certificate(member)) {
        row_days(&[WarnedPaper::EligibilityCertificate], Anchor::Told, *told);
    }
    if let Some(end) = member.facts.child_certificate_until {
        row_days(&[WarnedPaper::ChildCertificate], Anchor::End, end);
        ends.push(end);
    }
    days.extend(ends.iter().filter_map(|end| end.checked_add_days(Days::new(1))));
    days.extend(ends);
    days
}

/// Whether a member's card is said not to be registered, and there is no 資格確認書.
fn lacks_certificate(member: &Member) -> bool {
    member.facts.registered == Some(false) && papers::newest(member, DocumentKind::EligibilityCertificate).is_none()
}

/// Writes the warnings of one member on one day.
struct Writer<'a> {
    member: &'a Member,
    /// What happens to the newest PDF.
    pdf: Option<PdfDays>,
    /// The paper whose insurer changes.
    former: Option<FormerPaper>,
    /// The day on which the family said that the card is not registered, where that is known.
    unregistered_since: Option<NaiveDate>,
    today: NaiveDate,
}

impl Writer<'_> {
    /// The warnings of the member.
    fn all(&self) -> Vec<FamilyWarning> {
        let (member, today) = (self.member, self.today);
        let cards = card_days(member);
        // The portal closes with the certificate: then a PDF can only be fetched after the renewal.
        let portal_open = cards.first().is_none_or(|days| today <= days.end || self.is_renewed(days));
        // A card that has ended is one matter, whatever became of its certificate.
        let card_over = cards.iter().any(|days| days.with_card && days.end < today);
        let cards = cards.iter().filter(|days| days.with_card || !card_over);
        let mut list: Vec<FamilyWarning> = cards.filter_map(|days| self.card(days)).collect();

        // One matter, one warning: what is of a former insurer has no last day that counts, and what ends is not old.
        let former = self.former_insurer(portal_open);
        for (kind, paper) in papers::WITH_LAST_DAY {
            if former.as_ref().is_none_or(|former| former.paper != paper) {
                list.extend(papers::last_day(member, kind).and_then(|end| self.paper(paper, end, portal_open)));
            }
        }
        list.extend(former);
        list.extend(self.missing_certificate());
        if !list.iter().any(|warning| warning.paper == WarnedPaper::EligibilityPdf) {
            list.extend(self.old_for_use(portal_open).or_else(|| self.old_pdf(portal_open)));
        }
        let child = member.facts.child_certificate_until;
        list.extend(child.and_then(|end| self.paper(WarnedPaper::ChildCertificate, end, portal_open)));
        list
    }

    /// The warning of a certificate or card, from the day it can be renewed.
    fn card(&self, days: &CertificateDays) -> Option<FamilyWarning> {
        let stage = stage_on(days, self.today);
        let after = |day: NaiveDate| day.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX);
        let last = days.promised.unwrap_or(days.end);
        let (shown, date, entered) = match stage {
            CardStage::Fine => return None,
            CardStage::Renewable => (WarningStage::Renewable, days.end, days.opens),
            CardStage::Grace => (WarningStage::Grace, last, after(days.end)),
            CardStage::Ended => (WarningStage::Ended, days.end, after(last)),
        };
        let paper = if days.with_card { WarnedPaper::Card } else { WarnedPaper::UserCertificate };
        let (began, row) = self.row(paper, shown, |anchor| match anchor {
            Anchor::Opens => Some(days.opens),
            Anchor::End => Some(days.end),
            Anchor::GraceEnd => days.promised,
            Anchor::Saved | Anchor::FormerAfter | Anchor::Needed | Anchor::Told => None,
        })?;
        let mut steps = about_certificate(days, stage, self.today);
        if !days.with_card && self.member.facts.on_phone == Some(true) {
            steps.push(Step::new("check_phone", "step-check_phone"));
        }
        let over = matches!(stage, CardStage::Grace | CardStage::Ended);
        if over && days.computed {
            steps.insert(0, Step::new("correct_date", "step-correct_estimate"));
        } else if over {
            steps.push(Step::new("correct_date", "step-correct_date"));
        }
        let renewed = over && self.is_renewed(days);
        let (title, text): (&'static str, &'static str) = if renewed {
            steps.truncate(1);
            ("warn-certificate-renewed-title", "warn-certificate-renewed-text")
        } else if days.stay_first && stage == CardStage::Renewable {
            ("warn-card-ending-title", "warn-stay-ending-text")
        } else {
            (&row.title, &row.text)
        };
        let text = Message::new(text)
            .date("date", days.end)
            .date("until", date)
            .number("days", days_between(self.today, days.end));
        let more = sources(days, stage);
        let matter = Matter { end: days.end, date, since: began.max(entered) };
        let warning = self.warning(row, matter, text, steps, &more);
        let severity = if renewed { Severity::Info } else { row.severity };
        Some(FamilyWarning { title: Message::new(title), severity, estimated: days.computed, ..warning })
    }

    /// Whether a certificate's computed end was outlived: a PDF that was saved after it came through the portal, which
    /// takes a valid certificate only (S003 2-25f).
    fn is_renewed(&self, days: &CertificateDays) -> bool {
        days.computed && !days.with_card && self.pdf.as_ref().is_some_and(|pdf| days.end < pdf.saved)
    }

    /// The warning of a paper with a last day.
    fn paper(&self, paper: WarnedPaper, end: NaiveDate, portal_open: bool) -> Option<FamilyWarning> {
        let ended = end < self.today;
        let stage = if ended { WarningStage::Ended } else { WarningStage::Ending };
        let (since, row) = self.row(paper, stage, |anchor| (anchor == Anchor::End).then_some(end))?;
        let mut steps = match (paper, ended) {
            (WarnedPaper::EligibilityPdf, _) => vec![fetch_new_pdf(portal_open)],
            (WarnedPaper::EligibilityNotice, _) => vec![Step::new("ask_for_notice", "step-ask_for_notice")],
            (WarnedPaper::ChildCertificate, false) => {
                vec![Step::until("renew_child_certificate", "step-renew_child_certificate", end)]
            }
            (WarnedPaper::ChildCertificate, true) => {
                vec![Step::new("replace_child_certificate", "step-replace_child_certificate")]
            }
            (_, false) => vec![Step::until("renew_eligibility_certificate", "step-renew_eligibility_certificate", end)],
            (_, true) => vec![Step::new("replace_eligibility_certificate", "step-replace_eligibility_certificate")],
        };
        if ended && paper == WarnedPaper::ChildCertificate {
            steps.push(Step::new("correct_date", "step-correct_date"));
        }
        let further: Vec<&'static StepRow> = self.further_steps(paper).collect();
        steps.splice(0..0, further.iter().map(|row| Step::new(&row.id, &row.message)));
        let more: Vec<&str> = further.iter().flat_map(|row| &row.sources).map(String::as_str).collect();
        let text = Message::new(&row.text)
            .date("date", end)
            .number("days", days_between(self.today, end))
            .text("kind", paper.key());
        Some(self.warning(row, Matter { end, date: end, since }, text, steps, &more))
    }

    /// The warning of a member whose card is not registered and who has no 資格確認書: nothing at hand is enough (S004-34).
    /// It stands from the first; its notices count from the day on which the family said so.
    fn missing_certificate(&self) -> Option<FamilyWarning> {
        if !lacks_certificate(self.member) {
            return None;
        }
        let (paper, stage) = (WarnedPaper::EligibilityCertificate, WarningStage::Missing);
        let (since, row) = self.row(paper, stage, |anchor| match anchor {
            Anchor::End => Some(NaiveDate::MIN),
            Anchor::Told => self.unregistered_since,
            _ => None,
        })?;
        let steps = vec![
            Step::new("ask_eligibility_certificate", "step-ask_eligibility_certificate"),
            Step::new("register_at_reader", "present-step-register_at_reader"),
        ];
        let matter = Matter { end: NaiveDate::MIN, date: self.today, since };
        Some(self.warning(row, matter, Message::new(&row.text), steps, &[]))
    }

    /// The further steps of the table that hold for the member's paper today.
    fn further_steps(&self, paper: WarnedPaper) -> impl Iterator<Item = &'static StepRow> {
        let late_elderly = papers::is_late_elderly(self.member);
        let holds = move |row: &&StepRow| match row.only {
            Only::LateElderly => late_elderly,
        };
        let today = self.today;
        shipped().steps.iter().filter(move |row| row.paper == paper && row.holds_on(today)).filter(holds)
    }

    /// Of the rows that hold today, the one that began last, with the day on which it began.
    fn row(
        &self,
        paper: WarnedPaper,
        stage: WarningStage,
        anchor: impl Fn(Anchor) -> Option<NaiveDate>,
    ) -> Option<(NaiveDate, &'static WarningRow)> {
        shipped()
            .warnings
            .iter()
            .filter(|row| row.paper == paper && row.stage == stage && row.holds_on(self.today))
            .filter_map(|row| Some((begins(row, anchor(row.anchor)?), row)))
            .filter(|(begins, _)| *begins <= self.today)
            .max_by_key(|(begins, _)| *begins)
    }

    /// Puts a warning together.
    fn warning(
        &self,
        row: &'static WarningRow,
        matter: Matter,
        text: Message,
        steps: Vec<Step>,
        more_sources: &[&str],
    ) -> FamilyWarning {
        let mut sources = row.sources.clone();
        let more = more_sources.iter().filter(|source| !row.sources.iter().any(|there| there == *source));
        sources.extend(more.map(|source| (*source).to_owned()));
        FamilyWarning {
            member: self.member.id.clone(),
            paper: row.paper,
            stage: row.stage,
            severity: row.severity,
            date: matter.date,
            days_left: days_between(self.today, matter.date),
            title: Message::new(&row.title),
            text,
            steps,
            sources,
            estimated: false,
            subject: subject(&self.member.id, row.paper, row.stage, matter.end),
            since: matter.since,
        }
    }
}

mod pdf;
pub(super) use pdf::FRESH_DAYS;

/// The first day of a row, counted from its anchor.
fn begins(row: &WarningRow, anchor: NaiveDate) -> NaiveDate {
    match u64::try_from(row.days_before) {
        Ok(days) => days_before(anchor, days),
        Err(_) => anchor.checked_add_days(Days::new(row.days_before.unsigned_abs())).unwrap_or(NaiveDate::MAX),
    }
}

/// How to a new PDF, by whether the portal can be logged in to.
fn fetch_new_pdf(portal_open: bool) -> Step {
    if portal_open {
        Step::new("fetch_new_pdf", "step-fetch_new_pdf")
    } else {
        Step::new("fetch_pdf_after_renewal", "step-fetch_pdf_after_renewal")
    }
}

#[cfg(test)]
mod machine_tests;
#[cfg(test)]
mod tests;
