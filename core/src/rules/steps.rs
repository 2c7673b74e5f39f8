//! What to do next about a card or its certificate, by stage.

use super::CardStage;
use super::calendar_days::days_before;
use super::card_dates::CertificateDays;
use crate::words::Message;
use chrono::NaiveDate;

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// A stable id, for apps that lead somewhere from here.
    pub id: &'static str,
    /// What to do.
    pub text: Message,
    /// The last day on which it helps; `None` where there is none.
    pub by: Option<NaiveDate>,
}

/// How long before a card's end its successor should be applied for: issuing takes about a month, and photographs,
/// post and the fetching come on top.
pub(super) const APPLY_DAYS_BEFORE: u64 = 56;

impl Step {
    /// A step without a day.
    pub(super) const fn new(id: &'static str, message: &'static str) -> Step {
        Step { id, text: Message::new(message), by: None }
    }

    /// A step with its last day, which the message names as `$until`.
    pub(super) fn until(id: &'static str, message: &'static str, by: NaiveDate) -> Step {
        Step { id, text: Message::new(message).date("until", by), by: Some(by) }
    }
}

/// The next steps about a certificate (and the card that ends with it), the most pressing first.
pub(super) fn about_certificate(days: &CertificateDays, stage: CardStage, today: NaiveDate) -> Vec<Step> {
    match (stage, days.with_card) {
        (CardStage::Fine, false) => {
            vec![opens("remember_renewal", "step-remember_renewal", days.opens)]
        }
        (CardStage::Fine, true) if days.stay_first => vec![stay(days.end)],
        (CardStage::Fine, true) => vec![opens("remember_new_card", "step-remember_new_card", days.opens)],
        (CardStage::Renewable, false) => {
            let renew = Step::until("renew_certificate", "step-renew_certificate", days.end);
            let steps = [renew].into_iter().chain(fetch_pdf(days, today));
            steps.chain([Step::new("wait_a_day", "step-wait_a_day")]).collect()
        }
        (CardStage::Renewable, true) if days.stay_first => {
            [stay(days.end)].into_iter().chain(fetch_pdf(days, today)).collect()
        }
        (CardStage::Renewable, true) => {
            let early = days_before(days.end, APPLY_DAYS_BEFORE);
            let apply = if today <= early {
                Step::until("apply_new_card", "step-apply_new_card", early)
            } else {
                Step { by: Some(days.end), ..Step::new("apply_new_card", "step-apply_new_card_now") }
            };
            let meanwhile = Step::new("ask_eligibility_certificate", "step-ask_eligibility_certificate_meanwhile");
            [apply].into_iter().chain(fetch_pdf(days, today)).chain([meanwhile]).collect()
        }
        (CardStage::Grace, _) => {
            let last = days.promised.unwrap_or(days.end);
            vec![
                Step::until("renew_certificate", "step-renew_certificate_now", last),
                Step::new("wait_a_day", "step-wait_a_day"),
                Step { by: Some(last), ..Step::new("ask_eligibility_certificate", "step-ask_eligibility_certificate") },
            ]
        }
        (CardStage::Ended, true) => vec![
            Step::new("ask_eligibility_certificate", "step-ask_eligibility_certificate"),
            Step::new("apply_new_card", "step-apply_new_card_late"),
        ],
        (CardStage::Ended, false) => vec![
            Step::new("renew_certificate", "step-renew_certificate_late"),
            Step::new("ask_eligibility_certificate", "step-ask_eligibility_certificate"),
            Step::new("check_registration", "step-check_registration"),
        ],
    }
}

/// A step that waits for the day from which a renewal is possible.
fn opens(id: &'static str, message: &'static str, from: NaiveDate) -> Step {
    Step { id, text: Message::new(message).date("from", from), by: None }
}

/// A card that ends with the stay is extended after the stay is, and before it ends.
fn stay(end: NaiveDate) -> Step {
    Step::until("ask_about_stay", "step-ask_about_stay", end)
}

/// The portal closes with the certificate, and with it the way to a new PDF (S003 2-25). A card may outlive that.
fn fetch_pdf(days: &CertificateDays, today: NaiveDate) -> Option<Step> {
    (today <= days.portal).then(|| Step::until("fetch_pdf", "step-fetch_pdf", days.portal))
}
