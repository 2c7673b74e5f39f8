//! Copies for other hands: the masked copy, a member's insurance for other programs, and what a QR code carried.

use super::Done;
use super::add::{AddedJson, show};
use super::notebook::Place;
use crate::args::{Export, ImportQr, Masked};
use crate::files::{NewFile, read_input};
use crate::output::Output;
use crate::refusal::Refusal;
use crate::values::shown;
use chrono::NaiveDate;
use serde_json::json;
use techo_core::ExportFormat;
use techo_core::error::Error;
use techo_core::model::ReadError;
use techo_core::store::Whose;
use techo_core::words::Arg;

pub(crate) fn masked(args: &Masked, place: &Place<'_>, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    let file = NewFile::begin(&args.out, &place.kept())?;
    let made = place.with(|notebook| Ok(notebook.masked_on(&args.member, today)?))?;
    file.finish(&made.bytes)?;
    let say = |code: &String| output.words().text(&format!("masked-warning-{code}"), &[]);
    let warnings: Vec<_> =
        made.warnings.iter().map(|code| json!({ "code": code, "member": args.member, "message": say(code) })).collect();
    let answer = json!({ "out": shown(&args.out), "pages": made.pages, "warnings": warnings });
    output.answer(&answer, |screen| {
        screen.line(&output.words().text("command-written", &[("file", Arg::Text(&shown(&args.out)))]));
        made.warnings.iter().for_each(|code| screen.line(&format!("  ! {}", say(code))));
    })?;
    Ok(Done::All)
}

pub(crate) fn export(args: &Export, place: &Place<'_>, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    let format = ExportFormat::from_key(&args.format)
        .ok_or_else(|| Refusal::of_option(Error::BadValue { field: "format" }, "format"))?;
    let file = args.out.as_ref().map(|out| NewFile::begin(out, &place.kept())).transpose()?;
    let text = place.with(|notebook| Ok(notebook.export_on(&args.member, format, today)?))?;
    match (file, &args.out) {
        (Some(file), Some(out)) => {
            file.finish(text.as_bytes())?;
            output.answer(&json!({ "out": shown(out) }), |screen| {
                screen.line(&output.words().text("command-written", &[("file", Arg::Text(&shown(out)))]));
            })?;
        }
        _ => {
            output.answer(&json!({ "format": args.format, "content": text }), |screen| screen.line(text.trim_end()))?
        }
    }
    Ok(Done::All)
}

pub(crate) fn import_qr(args: &ImportQr, place: &Place<'_>, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    let whose = match (&args.member, args.new_member) {
        (Some(member), _) => Whose::Member(member.clone()),
        (None, true) => Whose::NewMember,
        (None, false) => Whose::Unknown,
    };
    let bytes = read_input(&args.text).map_err(|error| Refusal::of_option(error, "text"))?;
    let text = String::from_utf8(bytes).map_err(|_| Error::Read(ReadError::Unrecognised))?;
    let added = place.with(|notebook| Ok(notebook.import_qr_text_on(&text, &whose, today)?))?;
    let file = shown(&args.text);
    let answers: Vec<AddedJson> =
        added.into_iter().map(|added| AddedJson::of(added, file.clone(), output.words())).collect();
    output.answer(&answers, |screen| answers.iter().for_each(|answer| show(answer, output.words(), screen)))?;
    Ok(Done::All)
}
