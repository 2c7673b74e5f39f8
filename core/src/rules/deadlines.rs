//! The dates of one マイナンバーカード and its 利用者証明用電子証明書, as of a day.
//!
//! Where the sources disagree the earlier date counts and a notice says so (`core/rules/README.md`). The arithmetic
//! of the ends stands in `card_dates`.

use super::calendar_days::{days_between, three_months_after};
use super::card_dates::{CertificateDays, Ends};
use super::steps::{Step, about_certificate};
use crate::error::Error;
use crate::model::{CardFacts, wareki};
use crate::words::Message;
use chrono::NaiveDate;
use serde::Serialize;

/// Where a card stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum CardStage {
    /// Nothing to do yet.
    Fine,
    /// It can be renewed, and still works in full.
    Renewable,
    /// The certificate has ended; at clinics the card is still taken as insurance card.
    Grace,
    /// No longer taken.
    Ended,
}

impl CardStage {
    /// The value in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            CardStage::Fine => "fine",
            CardStage::Renewable => "renewable",
            CardStage::Grace => "grace",
            CardStage::Ended => "ended",
        }
    }
}

/// Something to know about the dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// A stable code.
    pub code: &'static str,
    /// What to know.
    pub message: Message,
}

/// The dates of one card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardDeadlines {
    /// The card's last valid day.
    pub card_expires_on: NaiveDate,
    /// The user certificate's last valid day.
    pub cert_expires_on: NaiveDate,
    /// Whether one of the two was computed.
    pub estimated: bool,
    /// The first day on which the certificate can be renewed; where the card ends with it, from which a new card can
    /// be had.
    pub renewable_from: NaiveDate,
    /// The last day on which the portal can be logged in to, and a PDF fetched.
    pub portal_login_until: NaiveDate,
    /// The last day that families are promised at clinics (three months by the day); `None` where the card itself
    /// ends with the certificate.
    pub grace_promised_until: Option<NaiveDate>,
    /// The last day on which the system is said to take it (end of the month).
    pub grace_system_until: NaiveDate,
    /// Where the card stands, by the promised end.
    pub stage: CardStage,
    /// Days to `cert_expires_on`; negative after it.
    pub days_left: i64,
    /// What to know about these dates.
    pub warnings: Vec<Notice>,
    /// What to do, most pressing first.
    pub next_steps: Vec<Step>,
    /// Where the rules come from.
    pub sources: Vec<&'static str>,
}

/// The dates of one card, as of a day.
///
/// Needs what the two ends follow from: the birth date and the day of issue, or the ends as printed. With both ends
/// given the birth date may be missing.
///
/// # Errors
/// [`Error::BadValue`] naming the fact that is missing or can't be (`birth`, `card_issued`, `card_expires`,
/// `cert_issued`, `cert_expires`, `stay_until`, or `on` for a day outside 1868–2200).
///
/// ```
/// use techo_core::{model::CardFacts, rules::{deadlines_on, CardStage}};
/// let day = |text: &str| text.parse::<chrono::NaiveDate>().ok();
/// let facts = CardFacts { birth_date: day("1985-07-07"), card_issued: day("2018-09-01"), ..Default::default() };
/// let dates = deadlines_on(&facts, day("2023-05-01").unwrap())?;
/// assert_eq!(Some(dates.cert_expires_on), day("2023-07-07"));
/// assert_eq!(Some(dates.renewable_from), day("2023-04-08"));
/// assert_eq!(dates.grace_promised_until, day("2023-10-07"));
/// assert_eq!(dates.stage, CardStage::Renewable);
/// # Ok::<(), techo_core::error::Error>(())
/// ```
pub fn deadlines_on(card: &CardFacts, today: NaiveDate) -> Result<CardDeadlines, Error> {
    if !wareki::in_range(today) {
        return Err(Error::BadValue { field: "on" });
    }
    let ends = Ends::of(card)?;
    let missing = || Error::BadValue { field: if card.birth_date.is_none() { "birth" } else { "card_issued" } };
    let card_expires_on = ends.card.ok_or_else(missing)?;
    let days = ends.certificate().ok_or_else(missing)?;
    let stage = stage_on(&days, today);
    Ok(CardDeadlines {
        card_expires_on,
        cert_expires_on: days.end,
        estimated: ends.estimated,
        renewable_from: days.opens,
        portal_login_until: days.end,
        grace_promised_until: days.promised,
        grace_system_until: days.system,
        stage,
        days_left: days_between(today, days.end),
        warnings: notices(&ends, &days, stage, today),
        next_steps: about_certificate(&days, stage, today),
        sources: sources(&days, stage),
    })
}

/// The stage on a day, by the promised end of the three months.
pub(super) fn stage_on(days: &CertificateDays, today: NaiveDate) -> CardStage {
    if today < days.opens {
        CardStage::Fine
    } else if today <= days.end {
        CardStage::Renewable
    } else if days.promised.is_some_and(|last| today <= last) {
        CardStage::Grace
    } else {
        CardStage::Ended
    }
}

/// What to know about the dates, the weightiest first; what is over is told as over.
fn notices(ends: &Ends, days: &CertificateDays, stage: CardStage, today: NaiveDate) -> Vec<Notice> {
    let over = stage == CardStage::Ended;
    let mut list = Vec::new();
    let mut say = |holds: bool, code, message: Message| {
        if holds {
            list.push(Notice { code, message });
        }
    };
    say(ends.disagree, "dates_disagree", Message::new("deadline-dates_disagree"));

    // The card's own day: the certificate may end before it, on a birthday.
    let stay_ends = ends.card.unwrap_or(days.end);
    let ended = stay_ends < today;
    let stay = Message::new(if ended { "deadline-stay_ended_first" } else { "deadline-stay_ends_first" });
    say(ends.stay_cuts_card, "stay_ends_first", stay.date("date", stay_ends));

    if let Some(promised) = days.promised {
        let message = Message::new(if over { "deadline-grace_end_passed" } else { "deadline-grace_end_disputed" });
        // Where the card ends first nobody names another day.
        let matters = promised == three_months_after(days.end) && promised < days.system && today <= days.system;
        let message = message.date("promised", promised).date("system", days.system);
        say(matters, "grace_end_disputed", message);
    }
    let with_card =
        Message::new(if over { "deadline-card_ended_with_certificate" } else { "deadline-card_ends_with_certificate" });
    say(days.with_card, "card_ends_with_certificate", with_card.date("date", days.end));
    let new_card = days.with_card && stage == CardStage::Renewable && !days.stay_first;
    say(new_card, "reissue_takes_a_month", Message::new("deadline-reissue_takes_a_month"));

    say(ends.estimated, "estimated_dates", Message::new("deadline-estimated_dates"));
    say(ends.age_line_doubtful, "age_line_doubtful", Message::new("deadline-age_line_doubtful"));
    say(ends.renewed_early, "renewed_early", Message::new("deadline-renewed_early").date("date", days.end));
    say(ends.feb29, "feb29_estimated", Message::new("deadline-feb29_estimated"));
    list
}

/// The sources of the dates and steps at a stage.
pub(super) fn sources(days: &CertificateDays, stage: CardStage) -> Vec<&'static str> {
    let mut list = vec!["S003 2-25", "S004-19", "D §3.1"];
    list.extend(if days.with_card { ["S004-11", "S004-12", "S004-18"] } else { ["S004-11", "S003 2-24", "S004-15"] });
    match stage {
        CardStage::Fine | CardStage::Renewable => list.extend(["S004-21", "D §3.2"]),
        CardStage::Grace => list.extend(["S000-23", "S004-23", "S003 1-6", "S004-38", "D §3.3"]),
        CardStage::Ended => list.extend(["S004-23", "S003 1-6", "S004-38", "D §3.3"]),
    }
    // While a new card is on its way a 資格確認書 can be applied for.
    if days.with_card && stage == CardStage::Renewable {
        list.extend(["S003 1-13", "S004-37"]);
    }
    list
}

#[cfg(test)]
mod tests;
