//! The one list of message files. A new area of texts: add its file here and to every folder of `core/locales/`.

use super::Lang;

/// The files of one language's folder.
macro_rules! folder {
    ($name:literal) => {
        folder!(
            $name: "terms", "dates", "papers", "errors", "rules", "calendar", "command", "keeping", "sheets",
            "presenting", "notices", "events", "speech", "topics", "copies", "typed"
        )
    };
    ($name:literal: $($file:literal),+) => {
        &[$(include_str!(concat!("../../locales/", $name, "/", $file, ".ftl"))),+]
    };
}

/// What is shown at counters and printed for schools: handed to people in Japan, so there in Japanese only.
pub(super) const JAPANESE_ONLY: &[&str] = folder!("ja": "paper");

/// The contents of a language's files.
pub(super) fn texts(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Ja => folder!("ja"),
        Lang::JaEasy => folder!("ja-easy"),
        Lang::En => folder!("en"),
        Lang::Zh => folder!("zh-Hans"),
        Lang::Vi => folder!("vi"),
        Lang::Pt => folder!("pt-BR"),
    }
}
