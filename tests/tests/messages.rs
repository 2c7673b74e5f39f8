//! Every message in every language, as it reads with its arguments: held against `goldens/words/messages/`.
//!
//! `UPDATE_GOLDENS=1 cargo test -p techo-tests --test messages` writes the files anew and still fails, so that the
//! change is looked at before it passes.
#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use techo_core::words::{Arg, Lang, Words};

fn path(part: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(part)
}

/// The messages of a file in their order, each with the variables that stand in it.
fn messages(text: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut found: Vec<(String, BTreeSet<String>)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        if !line.starts_with([' ', '}']) {
            found.push((line.split(" =").next().unwrap().to_owned(), BTreeSet::new()));
        }
        let words = line.split(|c: char| !(c.is_ascii_alphanumeric() || "$-_".contains(c)));
        let variables = words.filter_map(|word| word.strip_prefix('$')).map(str::to_owned);
        found.last_mut().unwrap().1.extend(variables.collect::<Vec<_>>());
    }
    found.retain(|(id, _)| !id.starts_with('-'));
    found
}

/// A value for each variable: days differ, so that one in the place of another is seen.
fn value(name: &str) -> Arg<'_> {
    let day = |text: &str| Arg::Date(text.parse().unwrap());
    match name {
        "date" => day("2026-11-21"),
        "until" => day("2026-12-05"),
        "from" => day("2026-11-22"),
        "promised" => day("2027-02-21"),
        "system" => day("2027-02-28"),
        "days" | "count" => Arg::Number(3),
        "month" => Arg::Number(11),
        "day" => Arg::Number(21),
        "year" => Arg::Text("2026"),
        "era" => Arg::Text("令和8"),
        "kind" => Arg::Text("eligibility_pdf"),
        name => Arg::Text(name),
    }
}

/// All messages of a language, file by file.
fn golden(lang: Lang, folder: &str) -> String {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(path("../core/locales").join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let words = Words::of(lang);
    let mut out = String::new();
    for file in files {
        writeln!(out, "== {}", file.file_name().unwrap().to_string_lossy()).unwrap();
        for (id, variables) in messages(&std::fs::read_to_string(&file).unwrap()) {
            // A message may refer to another with variables of its own (days-left): those are given too.
            let names: BTreeSet<&str> =
                variables.iter().map(String::as_str).chain(["days", "year", "month", "day", "era"]).collect();
            let args: Vec<(&str, Arg<'_>)> = names.into_iter().map(|name| (name, value(name))).collect();
            writeln!(out, "{id} = {}", words.text(&id, &args).replace('\n', "\n  ")).unwrap();
        }
    }
    out
}

#[test]
fn every_message_reads_as_in_its_golden_text() {
    let folders = ["ja", "ja-easy", "en", "zh-Hans", "vi", "pt-BR"];
    let mut changed = Vec::new();
    for (lang, folder) in Lang::ALL.into_iter().zip(folders) {
        let file = path("goldens/words/messages").join(format!("{}.txt", lang.code()));
        let text = golden(lang, folder);
        assert!(text.lines().count() > 400, "{folder}");
        if std::fs::read_to_string(&file).unwrap_or_default() == text {
            continue;
        }
        changed.push(lang.code());
        if std::env::var_os("UPDATE_GOLDENS").is_some() {
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(&file, text).unwrap();
        }
    }
    assert!(changed.is_empty(), "changed: {changed:?}; UPDATE_GOLDENS=1 writes them anew");
}
