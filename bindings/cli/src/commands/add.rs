//! `techo add`: importing PDFs and pictures, one answer a file and person, going on after a file that fails.

use super::notebook::Place;
use super::{Done, picture};
use crate::args::Add;
use crate::files;
use crate::output::{ErrorJson, Output, Screen};
use crate::refusal::Refusal;
use crate::values::shown;
use chrono::NaiveDate;
use serde::Serialize;
use std::path::Path;
use techo_core::Notebook;
use techo_core::error::Error;
use techo_core::model::{Field, ReadError};
use techo_core::reading::PictureContents;
use techo_core::store::{Added, Ask, Whose};
use techo_core::words::{Arg, Words};

/// One file and person; the keys are a contract.
#[derive(Serialize)]
pub(super) struct AddedJson {
    file: String,
    outcome: &'static str,
    member: Option<String>,
    document: Option<String>,
    candidates: Vec<CandidateJson>,
    asks: Vec<AskJson>,
    error: Option<ErrorJson>,
    /// With `missing_field`: the fields to give in `--fields`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    asked: Vec<Field>,
    /// The name on the paper.
    name: Option<String>,
}

#[derive(Serialize)]
struct CandidateJson {
    id: String,
    name: String,
    why: &'static str,
}

/// What a change asks for: a code, and the document or hand-out that it is about.
#[derive(Serialize)]
struct AskJson {
    code: &'static str,
    text: String,
    document: Option<String>,
    handout: Option<String>,
}

pub(crate) fn add(args: &Add, place: &Place<'_>, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    let whose = match (&args.member, args.new_member) {
        (Some(member), _) => Whose::Member(member.clone()),
        (None, true) => Whose::NewMember,
        (None, false) => Whose::Unknown,
    };
    let contents = picture::contents(args)?;
    let answers: Vec<AddedJson> = place.with(|notebook| {
        let add = |file| add_file(notebook, file, contents.as_ref(), &whose, today, output.words());
        Ok(args.files.iter().flat_map(|file| add(file)).collect())
    })?;
    output.answer(&answers, |screen| answers.iter().for_each(|answer| show(answer, output.words(), screen)))?;
    Ok(if answers.iter().any(|answer| answer.error.is_some()) { Done::SomeFailed } else { Done::All })
}

fn add_file(
    notebook: &Notebook,
    path: &Path,
    contents: Option<&PictureContents>,
    whose: &Whose,
    today: NaiveDate,
    words: &Words,
) -> Vec<AddedJson> {
    let file = shown(path);
    let add = |bytes: Vec<u8>| match contents {
        Some(contents) => notebook.add_picture_on(&bytes, contents, whose, today),
        None => notebook.add_on(&bytes, whose, today),
    };
    match files::read_input(path).and_then(add) {
        Ok(people) => people.into_iter().map(|added| AddedJson::of(added, file.clone(), words)).collect(),
        Err(error) => vec![AddedJson {
            file,
            outcome: "error",
            member: None,
            document: None,
            candidates: Vec::new(),
            asks: Vec::new(),
            asked: asked(&error),
            error: Some(ErrorJson::of(&error, words)),
            name: None,
        }],
    }
}

/// The fields that a refusal asks for.
fn asked(error: &Error) -> Vec<Field> {
    match error {
        Error::Read(ReadError::MissingField { fields, .. }) => fields.clone(),
        _ => Vec::new(),
    }
}

impl AddedJson {
    pub(super) fn of(added: Added, file: String, words: &Words) -> AddedJson {
        let candidates = added.candidates.into_iter();
        AddedJson {
            file,
            outcome: added.outcome.key(),
            member: added.member,
            document: added.document,
            candidates: candidates.map(|c| CandidateJson { id: c.id, name: c.name, why: c.why.key() }).collect(),
            asks: added.asks.into_iter().map(|ask| AskJson::of(ask, words)).collect(),
            error: None,
            asked: Vec::new(),
            name: added.name,
        }
    }
}

impl AskJson {
    fn of(ask: Ask, words: &Words) -> AskJson {
        let code = ask.code.key();
        let text = words.text(&format!("command-asks-{code}"), &[]);
        AskJson { code, text, document: ask.document, handout: ask.handout }
    }
}

pub(super) fn show(answer: &AddedJson, words: &Words, screen: &mut Screen) {
    let result = words.text(&format!("command-outcome-{}", answer.outcome), &[]);
    let name = answer.name.as_deref().map(|name| format!(" {name}:")).unwrap_or_default();
    screen.line(&format!("{}:{name} {result}", answer.file));
    if let Some(error) = &answer.error {
        screen.line(&format!("  {} ({})", error.message, error.code));
    }
    for candidate in &answer.candidates {
        let why = words.text(&format!("command-why-{}", candidate.why), &[]);
        screen.line(&format!("  ? {} [{}]: {why}", candidate.name, candidate.id));
    }
    if let Some(first) = answer.candidates.first() {
        screen.line(&format!("  {}", words.text("command-ask-hint", &[("id", Arg::Text(&first.id))])));
    }
    for ask in &answer.asks {
        screen.line(&format!("  ! {}", ask.text));
    }
}
