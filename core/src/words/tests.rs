//! That no text is ever missing: same ids, same variables, in all languages; a message for every code.

use super::*;
use crate::model::{DocumentKind, ReadWarning};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The entries of a language: id to the variables and message references in it.
fn entries(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let mut entries = BTreeMap::<String, BTreeSet<String>>::new();
    for text in files::texts(lang) {
        let mut id = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            if !line.starts_with([' ', '}']) {
                id = line.split(" =").next().unwrap().to_owned();
                let twice = entries.insert(id.clone(), BTreeSet::new());
                assert!(twice.is_none(), "{id} stands twice in {lang:?}");
            }
            let words = line.split(|c: char| !(c.is_ascii_alphanumeric() || "$-_".contains(c)));
            let names = words.filter(|word| word.starts_with('$') || *word == "days-left");
            entries.get_mut(&id).unwrap().extend(names.filter(|name| **name != id).map(str::to_owned));
        }
    }
    entries
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn every_file_parses() {
    for lang in Lang::ALL {
        for text in files::texts(lang).iter().chain(files::JAPANESE_ONLY) {
            if let Err((_, faults)) = FluentResource::try_new((*text).to_owned()) {
                panic!("{lang:?}: {faults:?}");
            }
        }
    }
}

#[test]
fn every_language_has_the_same_messages_with_the_same_variables() {
    let japanese = entries(Lang::Ja);
    for lang in Lang::ALL {
        let other = entries(lang);
        let ids = |map: &BTreeMap<String, _>| map.keys().cloned().collect::<BTreeSet<String>>();
        assert_eq!(ids(&japanese), ids(&other), "{lang:?}");
        // Writing a day is each language's own business.
        for (id, variables) in other.iter().filter(|(id, _)| !id.starts_with("date")) {
            assert_eq!(&japanese[id], variables, "{lang:?} {id}");
        }
    }
}

#[test]
fn every_message_is_complete_in_every_language_given_its_variables() {
    let args: Vec<(&str, Arg<'_>)> = vec![
        ("date", Arg::Date(day("2026-11-21"))),
        ("until", Arg::Date(day("2026-11-21"))),
        ("from", Arg::Date(day("2026-11-21"))),
        ("promised", Arg::Date(day("2026-11-21"))),
        ("system", Arg::Date(day("2026-11-30"))),
        ("days", Arg::Number(3)),
        ("count", Arg::Number(3)),
        ("year", Arg::Text("2026")),
        ("era", Arg::Text("令和8")),
        ("month", Arg::Number(11)),
        ("day", Arg::Number(21)),
        ("field", Arg::Text("幅")),
        ("kind", Arg::Text("eligibility_pdf")),
        ("name", Arg::Text("花子")),
        ("what", Arg::Text("…")),
    ];
    let known: BTreeSet<String> = args.iter().map(|(name, _)| format!("${name}")).collect();
    for lang in Lang::ALL {
        for (id, variables) in entries(lang).into_iter().filter(|(id, _)| !id.starts_with('-')) {
            // Messages of other areas may have variables of their own: given as text here.
            let unknown = variables.iter().filter(|name| !known.contains(*name));
            let more: Vec<&str> = unknown.filter_map(|name| name.strip_prefix('$')).collect();
            let mut given = args.clone();
            given.extend(more.into_iter().map(|name| (name, Arg::Text("…"))));
            let text = Words::of(lang).find(&id, &given);
            assert!(text.is_some_and(|text| !text.trim().is_empty()), "{lang:?} {id}");
        }
    }
}

/// One of each error. A new variant does not compile here until it is listed, and then fails until it has its words.
fn all_errors() -> Vec<Error> {
    let all = vec![
        Error::Read(ReadError::NotPdf),
        Error::Read(ReadError::Damaged),
        Error::Read(ReadError::Encrypted),
        Error::Read(ReadError::NoText),
        Error::Read(ReadError::Unrecognised),
        Error::Read(ReadError::MissingField {
            fields: vec![Field::Number, Field::Name],
            read: Box::new(crate::model::DocumentRead {
                kind: DocumentKind::Other,
                page_count: 1,
                people: Vec::new(),
                warnings: Vec::new(),
            }),
        }),
        Error::Read(ReadError::TooLarge),
        Error::Read(ReadError::TooComplex),
        Error::Read(ReadError::BadLines),
        Error::WrongKey,
        Error::BadKeyFile,
        Error::DamagedStore,
        Error::NotAStore,
        Error::NewerStore,
        Error::StoreBusy,
        Error::Exists,
        Error::NoSpace,
        Error::NotFound { field: "member" },
        Error::CannotWrite,
        Error::CannotRead,
        Error::BadValue { field: "width" },
        Error::MissingGlyph { field: None },
        Error::MixedPage,
        Error::WrongPassphrase,
        Error::DamagedBackup,
        Error::NewerBackup,
        Error::Cancelled,
        Error::CannotMask,
        Error::Closed,
        Error::NoRandomness,
    ];
    for error in &all {
        match error {
            Error::Read(
                ReadError::NotPdf
                | ReadError::Damaged
                | ReadError::Encrypted
                | ReadError::NoText
                | ReadError::Unrecognised
                | ReadError::MissingField { .. }
                | ReadError::TooLarge
                | ReadError::TooComplex
                | ReadError::BadLines,
            )
            | Error::WrongKey
            | Error::BadKeyFile
            | Error::DamagedStore
            | Error::NotAStore
            | Error::NewerStore
            | Error::StoreBusy
            | Error::Exists
            | Error::NoSpace
            | Error::NotFound { .. }
            | Error::CannotWrite
            | Error::CannotRead
            | Error::BadValue { .. }
            | Error::MissingGlyph { .. }
            | Error::MixedPage
            | Error::WrongPassphrase
            | Error::DamagedBackup
            | Error::NewerBackup
            | Error::Cancelled
            | Error::CannotMask
            | Error::Closed
            | Error::NoRandomness => {}
        }
    }
    all
}

#[test]
fn every_code_has_a_sentence_in_every_language() {
    let japanese = entries(Lang::Ja);
    for error in all_errors() {
        assert!(japanese.contains_key(&format!("error-{}", error.code())), "{}", error.code());
        for lang in Lang::ALL {
            let text = Words::of(lang).error(&error);
            assert!(!text.contains("error-") && !text.contains('{'), "{lang:?} {text}");
        }
    }
    let ids = [
        ReadWarning::InsurerNumberCheckDigit,
        ReadWarning::InsurerNumberUnknownScheme,
        ReadWarning::InsurerNumberUnknownPrefecture,
        ReadWarning::BranchNotTwoDigits,
        ReadWarning::SavedInFuture,
        ReadWarning::AlreadyExpired,
        ReadWarning::SchemeMismatch,
        ReadWarning::ValueNotUnderstood,
    ]
    .map(|warning| format!("warning-{}", warning.code()));
    let fields = Field::ALL.map(|field| format!("field-{}", field.key()));
    let kinds = [
        DocumentKind::EligibilityPdf,
        DocumentKind::EligibilityNotice,
        DocumentKind::EligibilityCertificate,
        DocumentKind::Other,
    ]
    .map(|kind| format!("kind-{}", kind.key()));
    for id in ids.iter().chain(&fields).chain(&kinds) {
        assert!(japanese.contains_key(id), "{id}");
    }
}

/// The core's sources without their tests.
fn sources() -> Vec<String> {
    fn visit(dir: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                visit(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                found.extend(text.split("#[cfg(test)]").next().map(str::to_owned));
            }
        }
    }
    let mut found = Vec::new();
    visit(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert!(found.len() > 20, "the sources were not found");
    found
}

/// Every text in quotes that begins so, or that directly follows a marker.
fn quoted(marker: &str, start: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for text in sources() {
        for after in text.split(marker).skip(1) {
            let quoted = if start.is_empty() { after.trim_start().strip_prefix('"') } else { Some(after) };
            found.extend(quoted.and_then(|rest| rest.split('"').next()).map(|rest| format!("{start}{rest}")));
        }
    }
    found
}

#[test]
fn every_id_and_field_written_in_code_has_its_words() {
    let japanese = entries(Lang::Ja);
    let mut ids = quoted("Message::new(", "");
    for start in ["deadline-", "step-", "warn-", "calendar-"] {
        ids.extend(quoted(&format!("\"{start}"), start));
    }
    assert!(ids.len() > 30, "{ids:?}");
    for id in ids {
        assert!(japanese.contains_key(&id), "no message {id} in locales/");
    }
    for marker in ["BadValue { field:", "NotFound { field:"] {
        for name in quoted(marker, "") {
            let there = [format!("option-{name}"), format!("field-{name}")].iter().any(|id| japanese.contains_key(id));
            assert!(there, "no option-{name} in locales/*/papers.ftl");
        }
    }
}

#[test]
fn date_reads_as_the_language_writes_it() {
    let table = [
        (Lang::Ja, "2026年11月21日（令和8年）", "2019年5月1日（令和元年）"),
        (Lang::JaEasy, "2026年11月21日", "2019年5月1日"),
        (Lang::En, "21 November 2026", "1 May 2019"),
        (Lang::Zh, "2026年11月21日", "2019年5月1日"),
        (Lang::Vi, "21/11/2026", "1/5/2019"),
        (Lang::Pt, "21 de novembro de 2026", "1º de maio de 2019"),
    ];
    for (lang, november, may) in table {
        assert_eq!(Words::of(lang).date(day("2026-11-21")), november);
        assert_eq!(Words::of(lang).date(day("2019-05-01")), may);
    }
}

#[test]
fn text_with_nothing_to_fall_back_on_is_the_id() {
    for lang in Lang::ALL {
        assert_eq!(Words::of(lang).text("no-such-message", &[]), "no-such-message");
        assert_eq!(Words::of(lang).text("error-not_found", &[]), "error-not_found", "an argument is missing");
    }
}

#[test]
fn error_names_the_option_or_fields_in_the_language() {
    let missing = all_errors().into_iter().find(|error| error.code() == "missing_field").unwrap();
    assert_eq!(Words::of(Lang::Ja).error(&missing), "読み取れない項目があります：番号、氏名。");
    assert_eq!(Words::of(Lang::En).error(&missing), "These fields could not be read: number (番号), name (氏名).");
    let unknown = Error::BadValue { field: "something" };
    assert_eq!(Words::of(Lang::En).error(&unknown), "This value cannot be used: something.");
}

#[test]
fn plural_forms_follow_the_number() {
    let days = |lang, days| Words::of(lang).text("days-left", &[("days", Arg::Number(days))]);
    assert_eq!(days(Lang::En, 0), "today is the last day");
    assert_eq!(days(Lang::En, 1), "1 day left");
    assert_eq!(days(Lang::En, 1200), "1200 days left");
    assert_eq!(days(Lang::Pt, 1), "falta 1 dia");
    assert_eq!(days(Lang::Ja, 12), "あと12日");
}

#[test]
fn no_text_holds_an_isolation_mark() {
    let text = Words::of(Lang::En).text("error-not_found", &[("field", Arg::Text("x"))]);
    assert_eq!(text, "Not found: x.");
}

#[test]
fn message_debug_leaves_names_out() {
    let message = Message::new("calendar-summary").text("name", "花子").number("days", 3);
    assert!(!format!("{message:?}").contains("花子"));
}
