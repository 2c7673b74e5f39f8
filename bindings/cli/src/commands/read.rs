//! `techo read`: what stands in papers, in order, going on after one that fails. Nothing is stored.

use super::{Done, keys};
use crate::args::Read;
use crate::files;
use crate::output::{ErrorJson, Output, Screen};
use crate::refusal::Refusal;
use crate::values;
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use techo_core::error::Error;
use techo_core::model::{Coverage, DocumentKind, DocumentRead, Field, PersonRead, ReadError, ReadWarning};
use techo_core::reading::{self, LinesRead, PersonLines, TextLine};
use techo_core::words::Words;

/// One file's answer; the keys are a contract.
#[derive(Serialize)]
struct FileJson {
    file: String,
    kind: DocumentKind,
    outcome: &'static str,
    error: Option<ErrorJson>,
    warnings: Vec<WarningJson>,
    members: Vec<MemberJson>,
}

#[derive(Serialize)]
struct WarningJson {
    code: &'static str,
    message: String,
}

#[derive(Serialize)]
struct MemberJson {
    #[serde(flatten)]
    coverage: Coverage,
    raw: BTreeMap<Field, String>,
    /// For recognised lines: whether each value may be kept without asking.
    #[serde(skip_serializing_if = "Option::is_none")]
    sure: Option<BTreeMap<Field, bool>>,
}

impl MemberJson {
    /// A field for people: days in their language, codes as they stand on the paper, all else normalised.
    fn shown(&self, field: Field, words: &Words) -> Option<String> {
        let text = self.coverage.text(field)?;
        let as_printed = || self.raw.get(&field).cloned();
        match field {
            Field::Relation | Field::Sex | Field::CopayPercent => as_printed().or(Some(text)),
            Field::ValidUntil
            | Field::SavedOn
            | Field::ValidFrom
            | Field::EffectiveOn
            | Field::IssuedOn
            | Field::BirthDate => text.parse().ok().map(|day| words.date(day)),
            _ => Some(text),
        }
    }
}

pub(crate) fn read(args: &Read, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    let total = args.files.len() as u64;
    let mut progress = (total > 1).then(keys::progress);
    let answer = |(done, file): (u64, &PathBuf)| {
        let answer = if args.lines { read_lines(file, today, output) } else { read_file(file, today, output) };
        if let Some(progress) = &mut progress {
            progress(done, total);
        }
        answer
    };
    let answers: Vec<FileJson> = (1..).zip(&args.files).map(answer).collect();
    output.answer(&answers, |screen| answers.iter().for_each(|answer| show(answer, output, screen)))?;
    Ok(if answers.iter().any(|answer| answer.error.is_some()) { Done::SomeFailed } else { Done::All })
}

fn read_file(path: &Path, today: NaiveDate, output: Output) -> FileJson {
    let outcome = files::read_input(path).and_then(|bytes| reading::read_document(&bytes, today).map_err(Error::from));
    let (read, error) = match outcome {
        Ok(read) => (Some(read), None),
        Err(error) => {
            let json = ErrorJson::of(&error, output.words());
            let read = match error {
                Error::Read(ReadError::MissingField { read, .. }) => Some(*read),
                _ => None,
            };
            (read, Some(json))
        }
    };
    FileJson {
        file: values::shown(path),
        kind: read.as_ref().map_or(DocumentKind::Other, |read| read.kind),
        outcome: if error.is_some() { "error" } else { "ok" },
        error,
        warnings: read.as_ref().map(|read| warnings(&read.warnings, output)).unwrap_or_default(),
        members: read.map(members).unwrap_or_default(),
    }
}

/// Recognised lines of one paper. What is missing is a `missing_field` that names what to ask for.
fn read_lines(path: &Path, today: NaiveDate, output: Output) -> FileJson {
    let lines = |bytes: Vec<u8>| {
        serde_json::from_slice::<Vec<TextLine>>(&bytes).map_err(|_| Error::BadValue { field: "lines" })
    };
    let outcome = files::read_input(path)
        .and_then(lines)
        .and_then(|lines| reading::read_lines(&lines, today).map_err(Error::from));
    let (read, error) = match outcome {
        Ok(read) => {
            let error = (!read.missing.is_empty()).then(|| Error::from(read.to_error()));
            (Some(read), error)
        }
        Err(error) => (None, Some(error)),
    };
    FileJson {
        file: values::shown(path),
        kind: read.as_ref().map_or(DocumentKind::Other, |read| read.kind),
        outcome: if error.is_some() { "error" } else { "ok" },
        error: error.map(|error| ErrorJson::of(&error, output.words())),
        warnings: read.as_ref().map(|read| warnings(&read.warnings, output)).unwrap_or_default(),
        members: read.map(members_of_lines).unwrap_or_default(),
    }
}

fn warnings(warnings: &[ReadWarning], output: Output) -> Vec<WarningJson> {
    let message = |code: &str| output.words().text(&format!("warning-{code}"), &[]);
    warnings.iter().map(|w| WarningJson { code: w.code(), message: message(w.code()) }).collect()
}

fn members(read: DocumentRead) -> Vec<MemberJson> {
    let member = |person: PersonRead| MemberJson { coverage: person.coverage, raw: person.raw, sure: None };
    read.people.into_iter().map(member).collect()
}

fn members_of_lines(read: LinesRead) -> Vec<MemberJson> {
    let member =
        |PersonLines { person, sure }| MemberJson { coverage: person.coverage, raw: person.raw, sure: Some(sure) };
    read.people.into_iter().map(member).collect()
}

/// A paper for people: its fields under their names in the chosen language.
fn show(answer: &FileJson, output: Output, screen: &mut Screen) {
    let words = output.words();
    screen.line(&format!("{}: {}", answer.file, words.text(&format!("kind-{}", answer.kind.key()), &[])));
    if let Some(error) = &answer.error {
        screen.line(&format!("  {} ({})", error.message, error.code));
    }
    for warning in &answer.warnings {
        screen.line(&format!("  ! {}", warning.message));
    }
    for member in &answer.members {
        let fields = Field::ALL.into_iter().filter_map(|field| {
            let name = words.text(&format!("field-{}", field.key()), &[]);
            let doubtful = member.sure.as_ref().is_some_and(|sure| sure.get(&field) == Some(&false));
            Some(vec![format!("  {name}"), member.shown(field, words)?, if doubtful { "?" } else { "" }.to_owned()])
        });
        screen.rows(&fields.collect::<Vec<_>>());
    }
    screen.line("");
}
