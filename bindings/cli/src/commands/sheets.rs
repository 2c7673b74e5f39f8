//! What comes out of the notebook as a file: clinic screen, page, original, hand-out, calendar.

use super::Done;
use super::notebook::Place;
use crate::args::{Handout, Original, Out, Overview, Page, Screen};
use crate::files::NewFile;
use crate::output::{self, Output};
use crate::refusal::Refusal;
use crate::values::{number, optional_day, shown};
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::json;
use std::io::Write;
use std::path::Path;
use techo_core::error::Error;
use techo_core::paper::HandoutDetails;
use techo_core::words::{Arg, Lang};
use techo_core::{HandoutMade, HandoutWarning, Notebook};

pub(crate) fn screen(args: &Screen, place: &Place<'_>, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    let size = (number(&args.width, "width")?, number(&args.text_percent, "text_percent")?);
    let lang = output.lang();
    let file = NewFile::begin(&args.out, &place.kept())?;
    let (png, warnings) = place.with(|notebook| match args.show.as_str() {
        "card" => {
            let warnings = notebook.clinic_warnings_on(&args.member, today)?;
            Ok((notebook.render_clinic_screen_sized_on(&args.member, size, today)?, warnings))
        }
        "sayings" => Ok((notebook.render_sayings_on(&args.member, lang, size, today)?, Vec::new())),
        _ => Err(Refusal::of_option(Error::BadValue { field: "show" }, "show")),
    })?;
    file.finish(&png)?;
    let warnings = worded(warnings, output);
    output.answer(&json!({ "out": shown(&args.out), "warnings": warnings }), |screen| {
        written(&args.out, output, screen);
        warnings.iter().for_each(|warning| screen.line(&format!("  ! {}", warning.message)));
    })?;
    Ok(Done::All)
}

pub(crate) fn page(args: &Page, place: &Place<'_>, output: Output) -> Result<Done, Refusal> {
    let (page, width) = (number(&args.page, "page")?, number(&args.width, "width")?);
    write_made(&args.out, place, output, |notebook| Ok(notebook.render_page(&args.document, page, width)?))
}

pub(crate) fn original(args: &Original, place: &Place<'_>, output: Output) -> Result<Done, Refusal> {
    write_made(&args.out, place, output, |notebook| Ok(notebook.original(&args.document)?))
}

pub(crate) fn calendar(args: &Out, place: &Place<'_>, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    write_made(&args.out, place, output, |notebook| Ok(notebook.calendar_on(today, output.lang())?.into_bytes()))
}

/// Makes an output and writes it.
pub(super) fn write_made(
    out: &Path,
    place: &Place<'_>,
    output: Output,
    make: impl FnOnce(&Notebook) -> Result<Vec<u8>, Refusal>,
) -> Result<Done, Refusal> {
    let file = NewFile::begin(out, &place.kept())?;
    file.finish(&place.with(make)?)?;
    output.answer(&json!({ "out": shown(out) }), |screen| written(out, output, screen))?;
    Ok(Done::All)
}

fn written(out: &Path, output: Output, screen: &mut output::Screen) {
    screen.line(&output.words().text("command-written", &[("file", Arg::Text(&shown(out)))]));
}

/// A hand-out; the keys are a contract.
#[derive(Serialize)]
struct HandoutJson {
    handout: String,
    members: Vec<String>,
    documents: Vec<String>,
    pages: u32,
    warnings: Vec<WarningJson>,
}

#[derive(Serialize)]
struct WarningJson {
    code: String,
    member: String,
    message: String,
}

pub(crate) fn handout(args: &Handout, place: &Place<'_>, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    let details = HandoutDetails {
        event: args.event.clone(),
        from: optional_day(args.from.as_ref(), "from")?,
        until: optional_day(args.until.as_ref(), "until")?,
        destroy_by: optional_day(args.destroy_by.as_ref(), "destroy_by")?,
        printed_on: today,
        layout: args.look.layout(),
        second_lang: args.look.second_lang()?,
        lines: args.look.lines(&args.members)?,
    };
    // Before the hand-out is made, for with it it is recorded as given out.
    let file = NewFile::begin(&args.out, &place.kept())?;
    let mut progress = |done, all| tell_progress(done, all, output);
    let (made, family) = place.with(|notebook| {
        let made = notebook.make_handout_with(&args.members, &details, args.allow_redacted, today, &mut progress)?;
        Ok((made, notebook.family_on(today)?))
    })?;
    file.finish(&made.bytes)?;
    let answer = HandoutJson::of(made, &args.members, output);
    output.answer(&answer, |screen| {
        written(&args.out, output, screen);
        screen.line(&output.words().text("command-handout-print", &[]));
        for warning in &answer.warnings {
            let member = family.iter().find(|member| member.id == warning.member);
            let name = member.map_or(warning.member.as_str(), |member| member.name.as_str());
            screen.line(&format!("  ! {name}：{}", warning.message));
        }
    })?;
    Ok(Done::All)
}

/// Says on standard error how far a class set is: for those who wait, so not beside JSON and not for a family.
fn tell_progress(done: usize, all: usize, output: Output) -> bool {
    if !output.is_json() && all > 5 && (done.is_multiple_of(10) || done == all) {
        let _ = writeln!(std::io::stderr(), "{done} / {all}");
    }
    true
}

pub(crate) fn overview(args: &Overview, place: &Place<'_>, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    let lang = |code: &String| Lang::from_code(code).ok_or_else(|| Refusal::bad_value("second_lang"));
    let second = args.second_lang.as_ref().map(lang).transpose()?;
    write_made(&args.out, place, output, |notebook| Ok(notebook.render_overview_on(today, second)?))
}

/// Warnings with their sentences.
fn worded(warnings: Vec<HandoutWarning>, output: Output) -> Vec<WarningJson> {
    let worded = warnings.into_iter().map(|warning| WarningJson {
        message: output.words().text(&warning.message, &[]),
        code: warning.code,
        member: warning.member,
    });
    worded.collect()
}

impl HandoutJson {
    fn of(made: HandoutMade, members: &[String], output: Output) -> HandoutJson {
        HandoutJson {
            handout: made.handout,
            members: members.to_vec(),
            documents: made.documents,
            pages: made.pages,
            warnings: worded(made.warnings, output),
        }
    }
}
