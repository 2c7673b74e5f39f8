//! The words of a case: where, with whom, the card, what is shown. Names as in CLI.md `present`.

use serde::{Deserialize, Serialize};

/// An enum whose variants have a stable word each.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// All of them.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The word in JSON and on the command line.
            pub const fn key(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }

            /// The one of a word, or `None` for an unknown word.
            pub fn from_key(word: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|known| known.key() == word)
            }
        }
    };
}

words! {
    /// Where something is to be shown.
    VisitScene {
        /// A clinic or hospital with オンライン資格確認.
        Clinic = "clinic",
        /// A clinic without it, or one that does not take the card.
        ClinicNotConnected = "clinic_not_connected",
        /// Reader, power or system have failed.
        ReaderDown = "reader_down",
        /// 修学旅行, another school event, a club's camp or away match.
        SchoolTrip = "school_trip",
        /// 保育所, 認定こども園 or 幼稚園.
        Nursery = "nursery",
        /// A pharmacy.
        Pharmacy = "pharmacy",
        /// A doctor or nurse comes home.
        HomeVisit = "home_visit",
        /// オンライン診療.
        OnlineVisit = "online_visit",
        /// An ambulance or an emergency room.
        Emergency = "emergency",
    }
}

words! {
    /// Who goes along.
    Escort {
        /// Nobody: the person alone.
        #[serde(rename = "self")]
        Alone = "self",
        /// A parent or guardian.
        Guardian = "guardian",
        /// Teachers or nursery staff who lead the child.
        Staff = "staff",
    }
}

words! {
    /// The state of the person's マイナンバーカード.
    CardState {
        /// At hand, registered as insurance card.
        Registered = "registered",
        /// At hand, without the registration.
        Unregistered = "unregistered",
        /// There is none.
        None = "none",
        /// Lost.
        Lost = "lost",
        /// Being renewed, not at hand.
        Renewing = "renewing",
        /// At hand, registered, PIN locked.
        PinLocked = "pin_locked",
        /// 顔認証マイナンバーカード: registered, without a PIN.
        NoPin = "no_pin",
        /// An adult's, its certificate ended less than three months ago.
        InGrace = "in_grace",
        /// Its certificate ended longer ago.
        Expired = "expired",
        /// Registered, on the smartphone, the plastic card at hand too.
        OnPhone = "on_phone",
    }
}

words! {
    /// What can be shown.
    Shown {
        /// マイナンバーカード, the plastic one.
        MynumberCard = "mynumber_card",
        /// The card on the smartphone.
        PhoneCard = "phone_card",
        /// 医療保険の資格情報, as file or print.
        EligibilityPdf = "eligibility_pdf",
        /// 資格情報のお知らせ.
        EligibilityNotice = "eligibility_notice",
        /// A copy of that.
        NoticeCopy = "notice_copy",
        /// 資格確認書.
        EligibilityCertificate = "eligibility_certificate",
        /// A copy of that.
        CertificateCopy = "certificate_copy",
        /// The old 健康保険証.
        OldCard = "old_card",
        /// A copy of マイナンバーカード.
        MynumberCardCopy = "mynumber_card_copy",
    }
}

impl CardState {
    /// Whether the plastic card is at hand.
    pub const fn at_hand(self) -> bool {
        !matches!(self, CardState::None | CardState::Lost | CardState::Renewing)
    }
}

impl Shown {
    /// Whether it is a paper, which one has or not; the card's state says whether a card is at hand.
    pub const fn is_paper(self) -> bool {
        !matches!(self, Shown::MynumberCard | Shown::PhoneCard)
    }
}
