//! Bin, hand-outs and who is who.

use super::Done;
use super::notebook::Place;
use crate::args_keeping::{Bin, Delete, Handouts, MemberJoin, MemberMove, MemberSplit, Undelete};
use crate::output::Output;
use crate::refusal::Refusal;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::json;
use techo_core::model::DocumentKind;
use techo_core::words::{Arg, Words};
use techo_core::{Binned, HandoutRecord, Notebook, Target};

/// Something in the bin; the keys are a contract.
#[derive(Serialize)]
struct BinnedJson {
    member: String,
    name: String,
    document: Option<String>,
    kind: Option<DocumentKind>,
    saved_on: Option<NaiveDate>,
    binned_on: NaiveDate,
    restorable_until: NaiveDate,
}

impl BinnedJson {
    fn of(binned: Binned) -> BinnedJson {
        let Binned { member, name, document, kind, saved_on, binned_on, restorable_until } = binned;
        BinnedJson { member, name, document, kind, saved_on, binned_on, restorable_until }
    }
}

fn target<'a>(document: Option<&'a String>, member: Option<&'a String>) -> Target<'a> {
    match (document, member) {
        (Some(document), _) => Target::Document(document),
        (None, member) => Target::Member(member.map(String::as_str).unwrap_or_default()),
    }
}

pub(crate) fn delete(args: &Delete, place: &Place<'_>, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    let target = target(args.document.as_ref(), args.member.as_ref());
    if args.everything {
        place.with(|notebook| Ok(notebook.erase_everything()?))?;
    } else if args.for_good {
        place.with(|notebook| Ok(notebook.erase(target, today)?))?;
    } else {
        let until = place.with(|notebook| {
            notebook.delete(target, today)?;
            let binned = notebook.bin_on(today)?.into_iter().find(|binned| is_it(binned, target));
            Ok(binned.map(|binned| binned.restorable_until))
        })?;
        let answer = json!({ "document": args.document, "member": args.member, "restorable_until": until });
        output.answer(&answer, |screen| {
            let date = Arg::Date(until.unwrap_or(today));
            screen.line(&output.words().text("command-binned", &[("date", date)]));
        })?;
        return Ok(Done::All);
    }
    let answer = json!({ "document": args.document, "member": args.member, "restorable_until": null });
    output.answer(&answer, |screen| screen.line(&output.words().text("command-erased", &[])))?;
    Ok(Done::All)
}

fn is_it(binned: &Binned, target: Target<'_>) -> bool {
    match target {
        Target::Document(id) => binned.document.as_deref() == Some(id),
        Target::Member(id) => binned.document.is_none() && binned.member == id,
    }
}

pub(crate) fn undelete(args: &Undelete, place: &Place<'_>, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    let target = target(args.document.as_ref(), args.member.as_ref());
    place.with(|notebook| Ok(notebook.undelete(target, today)?))?;
    let answer = json!({ "document": args.document, "member": args.member });
    output.answer(&answer, |screen| screen.line(&output.words().text("command-restored", &[])))?;
    Ok(Done::All)
}

pub(crate) fn bin(args: &Bin, place: &Place<'_>, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    if args.purge {
        let count = place.with(|notebook| Ok(notebook.purge_bin_on(today)?))?;
        output.answer(&json!({ "erased": count }), |screen| {
            screen.line(&output.words().text("command-bin-emptied", &[("count", Arg::Number(count.into()))]));
        })?;
        return Ok(Done::All);
    }
    let bin = place.with(|notebook| Ok(notebook.bin_on(today)?))?;
    let bin: Vec<BinnedJson> = bin.into_iter().map(BinnedJson::of).collect();
    output.answer(&bin, |screen| {
        let words = output.words();
        if bin.is_empty() {
            return screen.line(&words.text("command-bin-empty", &[]));
        }
        let heads = ["column-member", "column-id", "column-kind", "column-document", "column-until"];
        let mut rows = vec![heads.map(|head| words.text(&format!("command-{head}"), &[])).to_vec()];
        rows.extend(bin.iter().map(|binned| binned_row(binned, words)));
        screen.rows(&rows);
    })?;
    Ok(Done::All)
}

fn binned_row(binned: &BinnedJson, words: &Words) -> Vec<String> {
    let kind = match binned.kind {
        Some(kind) => words.text(&format!("kind-{}", kind.key()), &[]),
        None => words.text("command-bin-everything", &[]),
    };
    vec![
        binned.name.clone(),
        binned.member.clone(),
        kind,
        binned.document.clone().unwrap_or_default(),
        words.date(binned.restorable_until),
    ]
}

/// A hand-out that was made; the keys are a contract.
#[derive(Serialize)]
struct RecordJson {
    handout: String,
    printed_on: NaiveDate,
    event: Option<String>,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    destroy_by: Option<NaiveDate>,
    returned_on: Option<NaiveDate>,
    stale: bool,
    sheets: Vec<SheetJson>,
    #[serde(skip)]
    is_over: bool,
}

#[derive(Serialize)]
struct SheetJson {
    member: String,
    document: String,
    stale: bool,
    replace_with: Option<String>,
}

impl RecordJson {
    fn of(record: HandoutRecord, today: NaiveDate) -> RecordJson {
        let last = record.destroy_by.or(record.until);
        let sheets = record.sheets.into_iter().map(|sheet| SheetJson {
            member: sheet.member,
            document: sheet.document,
            stale: sheet.stale,
            replace_with: sheet.replace_with,
        });
        RecordJson {
            handout: record.id,
            printed_on: record.printed_on,
            event: record.event,
            from: record.from,
            until: record.until,
            destroy_by: record.destroy_by,
            returned_on: record.returned_on,
            stale: record.stale,
            sheets: sheets.collect(),
            is_over: last.is_some_and(|last| last < today),
        }
    }

    fn row(&self, words: &Words) -> Vec<String> {
        let state = match self {
            RecordJson { returned_on: Some(_), .. } => "command-handout-returned",
            RecordJson { stale: true, .. } => "command-handout-stale",
            RecordJson { is_over: true, .. } => "command-handout-ended",
            _ => "command-handout-out",
        };
        let event = self.event.clone().unwrap_or_default();
        vec![self.handout.clone(), event, words.date(self.printed_on), words.text(state, &[])]
    }
}

pub(crate) fn handouts(args: &Handouts, place: &Place<'_>, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    let records = place.with(|notebook| {
        if let Some(id) = &args.returned {
            notebook.set_handout_returned(id, Some(today), today)?;
        }
        if let Some(id) = &args.not_returned {
            notebook.set_handout_returned(id, None, today)?;
        }
        Ok(notebook.handouts_on(today)?)
    })?;
    let records: Vec<RecordJson> = records.into_iter().map(|record| RecordJson::of(record, today)).collect();
    output.answer(&records, |screen| {
        let words = output.words();
        if records.is_empty() {
            return screen.line(&words.text("command-handouts-empty", &[]));
        }
        let heads = ["column-id", "column-event", "column-printed", "column-state"];
        let mut rows = vec![heads.map(|head| words.text(&format!("command-{head}"), &[])).to_vec()];
        rows.extend(records.iter().map(|record| record.row(words)));
        screen.rows(&rows);
    })?;
    Ok(Done::All)
}

pub(crate) fn join(args: &MemberJoin, place: &Place<'_>, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    let change = |notebook: &Notebook| match &args.into {
        Some(into) => notebook.join_members(&args.member, into, today),
        None => notebook.undo_join(&args.member, today),
    };
    place.with(|notebook| Ok(change(notebook)?))?;
    let id = if args.undo { "command-unjoined" } else { "command-joined" };
    let answer = json!({ "member": args.into.as_ref().unwrap_or(&args.member) });
    output.answer(&answer, |screen| screen.line(&output.words().text(id, &[])))?;
    Ok(Done::All)
}

pub(crate) fn split(args: &MemberSplit, place: &Place<'_>, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    let new = place.with(|notebook| Ok(notebook.split_member(&args.member, &args.documents, today)?))?;
    output.answer(&json!({ "member": new }), |screen| {
        screen.line(&output.words().text("command-split", &[("id", Arg::Text(&new))]));
    })?;
    Ok(Done::All)
}

pub(crate) fn move_paper(
    args: &MemberMove,
    place: &Place<'_>,
    today: NaiveDate,
    output: Output,
) -> Result<Done, Refusal> {
    place.with(|notebook| Ok(notebook.move_document(&args.document, &args.member, today)?))?;
    let answer = json!({ "member": args.member, "document": args.document });
    output.answer(&answer, |screen| screen.line(&output.words().text("command-noted", &[])))?;
    Ok(Done::All)
}
