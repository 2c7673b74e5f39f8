//! When a card and its user certificate end, from the facts that are known. No stages, no warnings: see `deadlines`.
//!
//! Sources: S004-11, S004-12, S004-19 (birthdays), domain.md §3.1 (the change of the age line, renewal before the
//! end, foreign residents, February 29).

use super::calendar_days::{age_on, birthday_after, month_end_three_months_after, renewal_opens, three_months_after};
use crate::error::Error;
use crate::model::{CardFacts, wareki};
use chrono::{Datelike, NaiveDate};

/// The ends of a card and its certificate, as far as they can be known, and how they came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ends {
    /// The card's last valid day.
    pub(super) card: Option<NaiveDate>,
    /// The certificate's last valid day.
    pub(super) cert: Option<NaiveDate>,
    /// One of the two was computed.
    pub(super) estimated: bool,
    /// The certificate's end was computed from the birthday and the card's issue alone.
    cert_computed: bool,
    /// The card's end was computed.
    card_computed: bool,
    /// The certificate counts as renewed before its end: one birthday more.
    pub(super) renewed_early: bool,
    /// A computed date stands on February 28 for a birthday on the 29th.
    pub(super) feb29: bool,
    /// The holder was 18 or 19 and the issue date does not tell which age line the application fell under.
    pub(super) age_line_doubtful: bool,
    /// The end of stay cut the card short.
    pub(super) stay_cuts_card: bool,
    /// The end of stay cut the certificate short.
    stay_cuts_cert: bool,
    /// The certificate that was typed in ends after the card.
    pub(super) disagree: bool,
    /// The holder may well have been under age when the card was issued, and so the card ends with the certificate.
    /// Only asked where the card's end is not known.
    child: bool,
}

/// The first issue date to which the age line of 18 surely applies. It holds for applications since 2022-04-01, and a
/// card can be issued months after its application.
const AGE_LINE_SURE: (i32, u32, u32) = (2022, 10, 1);
/// The first day of the age line of 18 for applications.
const AGE_LINE_CHANGED: (i32, u32, u32) = (2022, 4, 1);

impl Ends {
    /// The ends that follow from the facts. What can't be known is `None`.
    ///
    /// # Errors
    /// [`Error::BadValue`] naming the fact that can't be: outside 1868–2200, or contradicting another.
    pub(super) fn of(facts: &CardFacts) -> Result<Ends, Error> {
        check(facts)?;
        let CardFacts { birth_date, card_issued, card_expires, cert_issued, cert_expires, stay_until } = *facts;
        let by_birthday = |from: Option<NaiveDate>, count| Some(birthday_after(birth_date?, from?, count));

        let under_age = birth_date.zip(card_issued).map(|(birth, issued)| under_age_at_issue(birth, issued));
        let years = if under_age == Some(Age::Adult) { 10 } else { 5 };
        let card = card_expires.or_else(|| by_birthday(card_issued, years));

        let capped = |end: Option<NaiveDate>| end.map(|end| card.map_or(end, |card| end.min(card)));
        // The certificate that came with the card; later ones are judged by its end.
        let first_end = capped(by_birthday(card_issued, 5));
        let renewed_early = cert_expires.is_none()
            && first_end.zip(cert_issued).is_some_and(|(end, issued)| renewal_opens(end) <= issued && issued < end);
        let count = if renewed_early { 6 } else { 5 };
        let computed = || capped(by_birthday(cert_issued.or(card_issued), count));
        // A certificate cannot outlive its card: of two typed dates the earlier counts. A typed date is not cut by a
        // computed one.
        let cert = cert_expires.map(|end| card_expires.map_or(end, |card| end.min(card))).or_else(computed);
        if let (Some(issued), Some(card)) = (cert_issued, card)
            && issued > card
        {
            return Err(Error::BadValue { field: "cert_issued" });
        }

        let with_stay = |end: Option<NaiveDate>| end.map(|end| stay_until.map_or(end, |stay| end.min(stay)));
        let feb28 = |end: Option<NaiveDate>| end.is_some_and(|end| (end.month(), end.day()) == (2, 28));
        let ends = Ends {
            card: with_stay(card),
            cert: with_stay(cert),
            estimated: card_expires.is_none() || cert_expires.is_none(),
            cert_computed: cert_expires.is_none() && cert_issued.is_none(),
            card_computed: card_expires.is_none(),
            renewed_early,
            feb29: birth_date.is_some_and(|birth| (birth.month(), birth.day()) == (2, 29))
                && ((card_expires.is_none() && feb28(card)) || (cert_expires.is_none() && feb28(cert))),
            age_line_doubtful: card_expires.is_none() && under_age == Some(Age::Doubtful),
            stay_cuts_card: with_stay(card) != card,
            stay_cuts_cert: with_stay(cert) != cert,
            disagree: cert_expires.zip(card).is_some_and(|(cert, card)| cert > card),
            // Issued at 17 at the latest, it ends at 22 at the latest.
            child: birth_date.zip(cert).is_some_and(|(birth, end)| age_on(birth, end) < 23),
        };
        Ok(ends)
    }

    /// The days around the certificate's end; `None` where that is not known.
    pub(super) fn certificate(&self) -> Option<CertificateDays> {
        let end = self.cert?;
        let with_card = self.card.map_or(self.child, |card| card <= end);
        // A card that ends within the three months is taken at its word (domain.md §3.3).
        let promised = three_months_after(end);
        let promised = self.card.map_or(promised, |card| card.min(promised));
        Some(CertificateDays {
            end,
            with_card,
            opens: renewal_opens(end),
            promised: (!with_card).then_some(promised),
            system: month_end_three_months_after(end),
            portal: end,
            stay_first: self.stay_cuts_cert,
            computed: !self.stay_cuts_cert && if with_card { self.card_computed } else { self.cert_computed },
        })
    }

    /// The days around the card's end where that is a matter of its own: the certificate ends on another day, or is
    /// not known.
    pub(super) fn card_alone(&self) -> Option<CertificateDays> {
        let certificate = self.certificate();
        if certificate.is_some_and(|certificate| certificate.with_card) {
            return None;
        }
        let card = Ends { cert: self.card, stay_cuts_cert: self.stay_cuts_card, ..*self }.certificate()?;
        // The portal goes by the certificate, whichever ends first.
        Some(CertificateDays { portal: self.cert.unwrap_or(card.end), ..card })
    }
}

/// The days around the end of a user certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CertificateDays {
    /// The last valid day.
    pub(super) end: NaiveDate,
    /// Whether the card itself ends with it.
    pub(super) with_card: bool,
    /// The first day on which it can be renewed.
    pub(super) opens: NaiveDate,
    /// The last day that families are promised (reading A); `None` where the card ends with it.
    pub(super) promised: Option<NaiveDate>,
    /// The last day on which the system takes it (reading B).
    pub(super) system: NaiveDate,
    /// The last day on which the portal can be logged in to.
    pub(super) portal: NaiveDate,
    /// Whether the end of stay is why it ends.
    pub(super) stay_first: bool,
    /// Whether the end was worked out, and may be another where it was renewed.
    pub(super) computed: bool,
}

/// Which age line a card fell under.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Age {
    Child,
    Adult,
    /// 18 or 19 at an issue between 2022-04-01 and 2022-09-30: taken as a child, the earlier end.
    Doubtful,
}

/// The age line at issue: 20 until 2022-03-31, 18 since (domain.md §3.1).
fn under_age_at_issue(birth: NaiveDate, issued: NaiveDate) -> Age {
    let before = |(y, m, d): (i32, u32, u32)| NaiveDate::from_ymd_opt(y, m, d).is_some_and(|line| issued < line);
    match age_on(birth, issued) {
        ..18 => Age::Child,
        18..20 if before(AGE_LINE_CHANGED) => Age::Child,
        18..20 if before(AGE_LINE_SURE) => Age::Doubtful,
        _ => Age::Adult,
    }
}

/// Refuses facts that can't be.
fn check(facts: &CardFacts) -> Result<(), Error> {
    let CardFacts { birth_date, card_issued, card_expires, cert_issued, cert_expires, stay_until } = *facts;
    let given = [
        ("birth", birth_date),
        ("card_issued", card_issued),
        ("card_expires", card_expires),
        ("cert_issued", cert_issued),
        ("cert_expires", cert_expires),
        ("stay_until", stay_until),
    ];
    if let Some((field, _)) = given.iter().find(|(_, date)| date.is_some_and(|date| !wareki::in_range(date))) {
        return Err(Error::BadValue { field });
    }
    // (earlier, later, the one to blame)
    let orders = [
        (birth_date, card_issued, "birth"),
        (birth_date, cert_issued, "birth"),
        (birth_date, card_expires, "birth"),
        (birth_date, cert_expires, "birth"),
        (birth_date, stay_until, "birth"),
        (card_issued, card_expires, "card_expires"),
        (card_issued, cert_issued, "cert_issued"),
        (card_issued, cert_expires, "cert_expires"),
        (card_issued, stay_until, "stay_until"),
        (cert_issued, cert_expires, "cert_expires"),
        (cert_issued, card_expires, "cert_issued"),
        (cert_issued, stay_until, "stay_until"),
    ];
    let wrong = orders.iter().find(|(earlier, later, _)| earlier.zip(*later).is_some_and(|(e, l)| e > l));
    wrong.map_or(Ok(()), |(_, _, field)| Err(Error::BadValue { field }))
}
