//! A member of the family: what the notebook knows of one person.

use super::{Coverage, DocumentKind};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The dates of one マイナンバーカード and its 利用者証明用電子証明書, as far as they are known.
///
/// All are civil dates in Japan. Source: S003 2-25, S004; domain.md §3.1.
#[derive(Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CardFacts {
    /// 生年月日.
    pub birth_date: Option<NaiveDate>,
    /// The day the card was issued.
    pub card_issued: Option<NaiveDate>,
    /// The last valid day printed on the card; wins over the computed one.
    pub card_expires: Option<NaiveDate>,
    /// The day the user certificate was issued, where it is not the card's.
    pub cert_issued: Option<NaiveDate>,
    /// The user certificate's last valid day as the portal shows it; wins over the computed one.
    pub cert_expires: Option<NaiveDate>,
    /// 在留期間の満了日 of a foreign resident whose card ends with it.
    pub stay_until: Option<NaiveDate>,
}

impl fmt::Debug for CardFacts {
    /// Dates of birth are personal: only says which are there.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CardFacts")
            .field("birth_date", &self.birth_date.is_some())
            .field("card", &(self.card_issued.is_some() || self.card_expires.is_some()))
            .finish_non_exhaustive()
    }
}

/// What no document says of a member and a person typed in.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MemberFacts {
    /// Reading of the name.
    pub kana: Option<String>,
    /// Dates of the card.
    pub card: CardFacts,
    /// Whether the card is registered as マイナ保険証; `None`: not said.
    pub registered: Option<bool>,
    /// Whether it is on the smartphone too; `None`: not said.
    pub on_phone: Option<bool>,
    /// Last valid day of the town's 子ども医療証.
    pub child_certificate_until: Option<NaiveDate>,
}

impl fmt::Debug for MemberFacts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemberFacts").field("card", &self.card).finish_non_exhaustive()
    }
}

/// Where a stored paper stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum PaperState {
    /// The newest of its kind from the present insurer, not past its 有効期限.
    InUse,
    /// Replaced by a newer one, or from a former insurer.
    Superseded,
    /// The newest of its kind, past its 有効期限.
    Expired,
    /// Deleted less than 30 days ago.
    Binned,
}

impl PaperState {
    /// The value in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            PaperState::InUse => "in_use",
            PaperState::Superseded => "superseded",
            PaperState::Expired => "expired",
            PaperState::Binned => "binned",
        }
    }
}

/// A stored document of one member.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Paper {
    /// The document's id.
    pub document: String,
    /// Its kind.
    pub kind: DocumentKind,
    /// 保存日時, or 交付年月日 of a notice or certificate.
    pub saved_on: Option<NaiveDate>,
    /// What it says of the member (corrections by a person already applied).
    pub coverage: Coverage,
    /// The pages on which the member stands and nobody else, from 1; empty: every page is shared.
    pub pages: Vec<u32>,
    /// Where it stands in its life.
    pub state: PaperState,
}

/// A member of the family with all papers.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Member {
    /// The member's id; kept by backup, restore and merge.
    pub id: String,
    /// 氏名 as on the newest paper in use. Personal: never logged.
    pub name: String,
    /// What a person typed in.
    pub facts: MemberFacts,
    /// Every stored paper, newest first.
    pub papers: Vec<Paper>,
}

impl fmt::Debug for Member {
    /// The name stays out: it may stand in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Member").field("id", &self.id).field("papers", &self.papers).finish_non_exhaustive()
    }
}

impl Member {
    /// The paper that the clinic screen and the school's sheet are made from: in use before expired; a PDF before a
    /// 資格確認書 before a notice (the 資格確認書 first where the card is not registered); what is no paper (a QR code's text) only where there is nothing else.
    /// `None` for a member without papers.
    pub fn main_paper(&self) -> Option<&Paper> {
        // Without a registered card a PDF is worth nothing, and the 資格確認書 is enough alone (S002-13, S002-26).
        let unregistered = self.facts.registered == Some(false);
        let rank = |paper: &&Paper| match paper.kind {
            DocumentKind::EligibilityPdf => u8::from(unregistered),
            DocumentKind::EligibilityCertificate => u8::from(!unregistered),
            DocumentKind::EligibilityNotice => 2,
            DocumentKind::Other => 3,
        };
        let of = |state| self.papers.iter().filter(move |paper| paper.state == state);
        let is_paper = |paper: &&Paper| paper.kind != DocumentKind::Other;
        let papers = of(PaperState::InUse).filter(is_paper).min_by_key(rank);
        let papers = papers.or_else(|| of(PaperState::Expired).filter(is_paper).min_by_key(rank));
        papers.or_else(|| of(PaperState::InUse).next()).or_else(|| of(PaperState::Expired).next())
    }
}
