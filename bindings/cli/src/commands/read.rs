//! `techo read`: what stands in papers, in order, going on after one that fails. Nothing is stored.

use super::Done;
use crate::args::Read;
use crate::files;
use crate::output::{ErrorJson, Output, Screen};
use crate::refusal::Refusal;
use crate::values;
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;
use techo_core::error::Error;
use techo_core::model::{Coverage, DocumentKind, DocumentRead, Field, ReadError};
use techo_core::reading;
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
    let answers: Vec<FileJson> = args.files.iter().map(|file| read_file(file, today, output)).collect();
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
        warnings: read.as_ref().map(|read| warnings(read, output)).unwrap_or_default(),
        members: read.map(members).unwrap_or_default(),
    }
}

fn warnings(read: &DocumentRead, output: Output) -> Vec<WarningJson> {
    let message = |code: &str| output.words().text(&format!("warning-{code}"), &[]);
    read.warnings.iter().map(|w| WarningJson { code: w.code(), message: message(w.code()) }).collect()
}

fn members(read: DocumentRead) -> Vec<MemberJson> {
    read.people.into_iter().map(|person| MemberJson { coverage: person.coverage, raw: person.raw }).collect()
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
            Some(vec![format!("  {name}"), member.shown(field, words)?])
        });
        screen.rows(&fields.collect::<Vec<_>>());
    }
    screen.line("");
}
