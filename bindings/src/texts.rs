//! Words of the library that an app shows beside its own: names of papers, days, languages.

use chrono::NaiveDate;
use techo_core::HandoutWarning;
use techo_core::model::DocumentKind;
use techo_core::words::{Lang, Words};

/// The name of a kind of paper: 医療保険の資格情報.
#[uniffi::export]
pub fn kind_name(kind: DocumentKind, lang: Lang) -> String {
    Words::of(lang).text(&format!("kind-{}", kind.key()), &[])
}

/// A day as people of the language write it; in Japanese with the 和暦 year beside it.
#[uniffi::export]
pub fn date_text(date: NaiveDate, lang: Lang) -> String {
    Words::of(lang).date(date)
}

/// The language of a code (`ja`, `ja-easy`, `en`, `zh`, `vi`, `pt`), if it is one of these.
#[uniffi::export]
pub fn lang_of_code(code: String) -> Option<Lang> {
    Lang::from_code(&code)
}

/// What is doubtful about a member's sheet of a hand-out, in one sentence.
#[uniffi::export]
pub fn handout_warning_text(warning: HandoutWarning, lang: Lang) -> String {
    Words::of(lang).text(&warning.message, &[])
}
