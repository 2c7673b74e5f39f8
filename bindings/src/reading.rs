//! Reading without storing: several files at once, a form that is filled in by hand, and the words for both.

use crate::error::NotebookError;
use chrono::NaiveDate;
use std::collections::HashMap;
use std::sync::Arc;
use techo_core::error::Error;
use techo_core::model::{Coverage, DocumentKind, DocumentRead, Field, PersonRead, ReadError, ReadWarning};
use techo_core::reading::{self, FieldCheck, FieldProblem, LinesRead, PersonLines, TextLine};
use techo_core::words::{Lang, Words};

/// Hears how far the reading of several files is, and says whether to go on.
#[uniffi::export(with_foreign)]
pub trait ReadingProgress: Send + Sync {
    /// `done` of `total` files; false cancels the work.
    fn files_read(&self, done: u32, total: u32) -> bool;
}

/// One person on a paper that was read.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct PersonOnPaper {
    /// What the paper says of the person, normalised.
    pub coverage: Coverage,
    /// Each value exactly as it stands on the paper, or as it was typed.
    pub raw: HashMap<Field, String>,
    /// The pages on which the person stands, from 1.
    pub pages: Vec<u32>,
}

/// A paper that was read. Nothing of it is stored.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct PaperRead {
    /// What kind of paper it is.
    pub kind: DocumentKind,
    /// How many pages it has.
    pub page_count: u32,
    /// The people on it, in the order of the pages.
    pub people: Vec<PersonOnPaper>,
    /// Doubts, each once: words for them come from `read_warning_text`.
    pub warnings: Vec<ReadWarning>,
}

/// What one file of several gave.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct FileRead {
    /// What was read; with `missing_field` as error what could be read.
    pub paper: Option<PaperRead>,
    /// Why the file can't be read as it should.
    pub error: Option<NotebookError>,
}

/// What is wrong with one field of a form.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct TypedProblem {
    /// The field: show the problem beside its input.
    pub field: Field,
    /// Why it can't be kept: words for it come from `field_problem_text`.
    pub problem: FieldProblem,
}

/// What a form gave: the paper, or every problem of every field.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct TypedRead {
    /// The paper; nothing where there is a problem.
    pub paper: Option<PaperRead>,
    /// All problems, in the order of the fields.
    pub problems: Vec<TypedProblem>,
}

/// A person on a photographed paper.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct PersonInLines {
    /// What was recognised of the person.
    pub person: PersonOnPaper,
    /// For each value whether it may be kept without asking. A value that is not sure is a proposal: show it in a form.
    pub sure: HashMap<Field, bool>,
}

/// What the recognised lines of a photographed paper say. Nothing of it is stored.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct LinesOnPaper {
    /// What kind of paper it is.
    pub kind: DocumentKind,
    /// The people on it.
    pub people: Vec<PersonInLines>,
    /// Doubts, each once.
    pub warnings: Vec<ReadWarning>,
    /// What has to be asked for, as nothing was recognised there.
    pub missing: Vec<Field>,
}

/// Reads the lines that a phone's text recognition gave for a photographed paper, and says of each value whether it is
/// sure. Boxes and confidences are fractions from 0 to 1.
///
/// Refused with `BadValue` (`lines`) where a box is in pixels, has a negative size or no numbers, or a confidence is not
/// from 0 to 1; with `Read` (`no_text`, `unrecognised`, `too_complex`) where there is no paper in them.
#[uniffi::export]
pub fn read_lines_on(lines: Vec<TextLine>, today: NaiveDate) -> Result<LinesOnPaper, NotebookError> {
    Ok(reading::read_lines(&lines, today).map_err(Error::from)?.into())
}

/// Reads several PDF files and stores nothing: one answer a file, in order. A file that can't be read does not stop the
/// others.
///
/// Refused with `Cancelled` when `progress` says so; it is asked before the first file and after each.
#[uniffi::export]
pub fn read_files_on(
    files: Vec<Vec<u8>>,
    today: NaiveDate,
    progress: Option<Arc<dyn ReadingProgress>>,
) -> Result<Vec<FileRead>, NotebookError> {
    let total = u32::try_from(files.len()).unwrap_or(u32::MAX);
    let goes_on = |done: u32| match progress.as_ref().is_none_or(|progress| progress.files_read(done, total)) {
        true => Ok(()),
        false => Err(NotebookError::Cancelled),
    };
    goes_on(0)?;
    // One after the other, each file's bytes freed before the next: a phone has little memory.
    (1..)
        .zip(files)
        .map(|(done, bytes)| {
            let read = file_read(&bytes, today);
            goes_on(done).map(|()| read)
        })
        .collect()
}

/// Checks one field of a form as it is typed, at every keystroke if need be. Blank is no problem here.
#[uniffi::export]
pub fn check_field_on(field: Field, typed: String, today: NaiveDate) -> FieldCheck {
    reading::check_field(field, &typed, today)
}

/// Takes a whole form, the fields of one paper, and names all problems together.
#[uniffi::export]
pub fn read_typed_on(kind: DocumentKind, typed: HashMap<Field, String>, today: NaiveDate) -> TypedRead {
    match reading::read_typed(kind, &typed.into_iter().collect(), today) {
        Ok(read) => TypedRead { paper: Some(read.into()), problems: Vec::new() },
        Err(problems) => {
            let problems = problems.into_iter().map(|(field, problem)| TypedProblem { field, problem }).collect();
            TypedRead { paper: None, problems }
        }
    }
}

/// The name of a field: 保険者番号.
#[uniffi::export]
pub fn field_name(field: Field, lang: Lang) -> String {
    Words::of(lang).fields(&[field])
}

/// What is wrong with a typed field, in one sentence.
#[uniffi::export]
pub fn field_problem_text(problem: FieldProblem, lang: Lang) -> String {
    Words::of(lang).text(&format!("typed-{}", problem.code()), &[])
}

/// What is doubtful about a paper or a typed field, in one sentence.
#[uniffi::export]
pub fn read_warning_text(warning: ReadWarning, lang: Lang) -> String {
    Words::of(lang).text(&format!("warning-{}", warning.code()), &[])
}

/// The 種別 of the insurance for a school's form, from the 保険者番号 of six or eight half-width digits; nothing where its
/// 法別番号 is unknown: leave the form's field empty then. In Japanese, as schools ask for it.
#[uniffi::export]
pub fn insurance_kind_name(insurer_number: String) -> Option<String> {
    techo_core::paper::insurance_kind_name(&insurer_number)
}

fn file_read(bytes: &[u8], today: NaiveDate) -> FileRead {
    match reading::read_document(bytes, today) {
        Ok(read) => FileRead { paper: Some(read.into()), error: None },
        Err(error) => {
            let paper = match &error {
                ReadError::MissingField { read, .. } => Some(PaperRead::from((**read).clone())),
                _ => None,
            };
            FileRead { paper, error: Some(Error::from(error).into()) }
        }
    }
}

impl From<PersonRead> for PersonOnPaper {
    fn from(person: PersonRead) -> Self {
        let PersonRead { coverage, raw, pages } = person;
        PersonOnPaper { coverage, raw: raw.into_iter().collect(), pages }
    }
}

impl From<DocumentRead> for PaperRead {
    fn from(read: DocumentRead) -> Self {
        let people = read.people.into_iter().map(PersonOnPaper::from).collect();
        PaperRead { kind: read.kind, page_count: read.page_count, people, warnings: read.warnings }
    }
}

impl From<LinesRead> for LinesOnPaper {
    fn from(read: LinesRead) -> Self {
        let person =
            |PersonLines { person, sure }| PersonInLines { person: person.into(), sure: sure.into_iter().collect() };
        let people = read.people.into_iter().map(person).collect();
        LinesOnPaper { kind: read.kind, people, warnings: read.warnings, missing: read.missing }
    }
}
