//! Everything that a person reads: messages in six languages, dates, errors.
//!
//! What is here: [`Words`] (one language) and [`Message`] (an id with its arguments, for modules that decide what to
//! say and not how). The texts themselves stand in `core/locales/<language>/*.ftl` (Fluent). What is not: any rule.
//!
//! Terms of the system keep their Japanese name beside the translation, because that is what stands on the counter.
//! A message that is missing falls back to Japanese and then to its id; the tests here keep that from ever happening.
//!
//! Start with [`Words::of`] and [`Words::text`]. Texts of a new area: one more file per language, named in `files.rs`.

mod files;
mod message;
mod speech;
#[cfg(test)]
mod tests;

pub use message::{Arg, ArgOwned, Message};

use crate::error::Error;
use crate::model::{Field, ReadError};
use chrono::NaiveDate;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::fmt;
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

/// A language that the texts are there in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Lang {
    /// 日本語.
    Ja,
    /// やさしい日本語: short sentences, easy words, readings beside hard ones.
    JaEasy,
    /// English.
    En,
    /// 简体中文.
    Zh,
    /// Tiếng Việt.
    Vi,
    /// Português (Brasil).
    Pt,
}

impl Lang {
    /// All languages, in the order in which they are offered.
    pub const ALL: [Lang; 6] = [Lang::Ja, Lang::JaEasy, Lang::En, Lang::Zh, Lang::Vi, Lang::Pt];

    /// The code of CLI.md: `ja`, `ja-easy`, `en`, `zh`, `vi`, `pt`.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Ja => "ja",
            Lang::JaEasy => "ja-easy",
            Lang::En => "en",
            Lang::Zh => "zh",
            Lang::Vi => "vi",
            Lang::Pt => "pt",
        }
    }

    /// The language of a code, or `None` for an unknown one.
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The BCP 47 tag, for documents that name their language and for plural rules.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::Ja | Lang::JaEasy => "ja",
            Lang::En => "en",
            Lang::Zh => "zh-Hans",
            Lang::Vi => "vi",
            Lang::Pt => "pt-BR",
        }
    }

    const fn index(self) -> usize {
        match self {
            Lang::Ja => 0,
            Lang::JaEasy => 1,
            Lang::En => 2,
            Lang::Zh => 3,
            Lang::Vi => 4,
            Lang::Pt => 5,
        }
    }
}

/// The texts of one language.
///
/// ```
/// use techo_core::words::{Lang, Words};
/// let words = Words::of(Lang::En);
/// assert_eq!(words.text("kind-eligibility_certificate", &[]), "eligibility certificate (資格確認書)");
/// ```
pub struct Words {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Words").field(&self.lang).finish()
    }
}

impl Words {
    /// The texts of a language; parsed on first use and kept.
    pub fn of(lang: Lang) -> &'static Words {
        static ALL: [OnceLock<Words>; 6] = [const { OnceLock::new() }; 6];
        #[expect(clippy::indexing_slicing, reason = "Lang::index counts the six languages")]
        ALL[lang.index()].get_or_init(|| Words::load(lang))
    }

    fn load(lang: Lang) -> Words {
        let tag: LanguageIdentifier = lang.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Isolation marks would stand as boxes in calendars and terminals; none of the languages runs right to left.
        bundle.set_use_isolating(false);
        let japanese_only = if lang == Lang::Ja { files::JAPANESE_ONLY } else { &[] };
        for text in files::texts(lang).iter().chain(japanese_only) {
            // A faulty entry is left out and the rest kept; tests::every_file_parses keeps faults out.
            let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, _faults)| resource);
            let _ = bundle.add_resource(resource);
        }
        Words { lang, bundle }
    }

    /// The language of these texts.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The message of an id. Falls back to Japanese, then to the id, where it or an argument is missing.
    pub fn text(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.find(id, args)
            .or_else(|| Words::of(Lang::Ja).find(id, args).filter(|_| self.lang != Lang::Ja))
            .unwrap_or_else(|| id.to_owned())
    }

    /// Whether this language has a message of the id.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.get_message(id).is_some_and(|message| message.value().is_some())
    }

    /// A [`Message`] in this language.
    pub fn render(&self, message: &Message) -> String {
        let args: Vec<(&str, Arg<'_>)> = message.args.iter().map(|(name, arg)| (*name, arg.borrow())).collect();
        self.text(message.id, &args)
    }

    /// A day as people of the language write it; in Japanese with the 和暦 year beside it.
    pub fn date(&self, date: NaiveDate) -> String {
        self.dated("date", date)
    }

    /// A refusal in one clear sentence, with the option or the fields named in the language.
    pub fn error(&self, error: &Error) -> String {
        let subject = match error {
            Error::Read(ReadError::MissingField { fields, .. }) => self.fields(fields),
            _ => error.field().map_or_else(String::new, |field| self.subject(field)),
        };
        self.text(&format!("error-{}", error.code()), &[("field", Arg::Text(&subject))])
    }

    /// Fields by name, as a list in the language: for "could not be read: …".
    pub fn fields(&self, fields: &[Field]) -> String {
        let names: Vec<String> = fields.iter().map(|field| self.text(&format!("field-{}", field.key()), &[])).collect();
        names.join(&self.text("list-separator", &[]))
    }

    /// The name of an option or field that an error blames; unknown ones stay as they are.
    pub fn subject(&self, name: &str) -> String {
        self.find(&format!("option-{name}"), &[])
            .or_else(|| self.find(&format!("field-{name}"), &[]))
            .unwrap_or_else(|| name.to_owned())
    }

    /// The message in this very language, complete, or `None`.
    fn find(&self, id: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut given = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            match arg {
                Arg::Text(text) => given.set(*name, *text),
                Arg::Number(number) => given.set(*name, *number),
                Arg::Date(date) => given.set(*name, self.date(*date)),
            }
        }
        let mut faults = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&given), &mut faults);
        faults.is_empty().then(|| text.into_owned())
    }
}
