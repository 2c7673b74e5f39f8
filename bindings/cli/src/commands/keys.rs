//! Keys, passphrase, backups and merges.

use super::Done;
use super::notebook::Place;
use crate::args::Global;
use crate::args_keeping::{Backup, From, RecoverySheet, Rekey, Secret};
use crate::files::{self, Kept, NewFile, beside};
use crate::output::Output;
use crate::refusal::Refusal;
use crate::secret;
use crate::values::shown;
use chrono::NaiveDate;
use serde_json::json;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use techo_core::error::Error;
use techo_core::words::{Arg, Lang};
use techo_core::{BackupSummary, Key, Notebook};

pub(crate) fn set_passphrase(args: &Secret, place: &Place<'_>, output: Output) -> Result<Done, Refusal> {
    let passphrase = secret::new(args, output)?;
    place.with(|notebook| Ok(notebook.set_recovery_passphrase(&passphrase)?))?;
    let (file, header) = (shown(place.store), shown(&beside(place.store, "-header")));
    output.answer(&json!({ "store": file, "header": header }), |screen| {
        let args = [("file", Arg::Text(&file)), ("header", Arg::Text(&header))];
        screen.line(&output.words().text("command-passphrase-set", &args));
    })?;
    Ok(Done::All)
}

pub(crate) fn clear_passphrase(place: &Place<'_>, output: Output) -> Result<Done, Refusal> {
    place.with(|notebook| Ok(notebook.clear_recovery_passphrase()?))?;
    let answer = json!({ "store": shown(place.store) });
    output.answer(&answer, |screen| screen.line(&output.words().text("command-noted", &[])))?;
    Ok(Done::All)
}

/// The key goes into a new key file: an existing one is never written over, it may be another notebook's.
pub(crate) fn open_with_passphrase(args: &Secret, place: &Place<'_>, output: Output) -> Result<Done, Refusal> {
    let passphrase = secret::known(args, output)?;
    let key = Notebook::recover_key(place.store, &passphrase)?;
    // Only a key that opens it is worth keeping.
    Notebook::open(place.store, &key)?.close()?;
    files::write_new_key(place.store, place.key_file, &key)?;
    let (store, file) = (shown(place.store), shown(place.key_file));
    output.answer(&json!({ "store": store, "key_file": file }), |screen| {
        screen.line(&output.words().text("command-key-recovered", &[("file", Arg::Text(&file))]));
    })?;
    Ok(Done::All)
}

/// The new key is on the disk before the notebook is changed, and the old one until after.
pub(crate) fn rekey(args: &Rekey, place: &Place<'_>, output: Output) -> Result<Done, Refusal> {
    let key = Key::generate()?;
    let next = args.new_key_file.clone().unwrap_or_else(|| place.next_key_file());
    place.with(|notebook| {
        if args.new_key_file.is_none() {
            // The present key opens the notebook: what an interrupted change left here opens nothing.
            let _ = fs::remove_file(&next);
        }
        let new = |refusal: Refusal| match args.new_key_file {
            Some(_) => Refusal::of_option(refusal.error, "new_key_file"),
            None => refusal,
        };
        files::write_new_key(place.store, &next, &key).map_err(new)?;
        notebook.rekey(&key).map_err(|error| {
            // A refusal leaves the old key in force. The new one is removed only where that is seen to be so: a key too many
            // harms nobody.
            let is_old = files::read_key(place.key_file).is_ok_and(|old| notebook.is_under(&old));
            if is_old {
                let _ = fs::remove_file(&next);
            }
            Refusal::from(error)
        })
    })?;
    let file = match &args.new_key_file {
        Some(file) => file.as_path(),
        None => {
            place.take_next_key()?;
            place.key_file
        }
    };
    let (store, file) = (shown(place.store), shown(file));
    output.answer(&json!({ "store": store, "key_file": file }), |screen| {
        screen.line(&output.words().text("command-rekeyed", &[("file", Arg::Text(&file))]));
    })?;
    Ok(Done::All)
}

/// Needs no notebook; a passphrase that is to be printed is tried first where one is named.
pub(crate) fn recovery_sheet(
    args: &RecoverySheet,
    global: &Global,
    today: NaiveDate,
    output: Output,
) -> Result<Done, Refusal> {
    let passphrase = args.passphrase_file.as_deref().map(secret::from_file).transpose()?;
    if let (Some(passphrase), Some(store)) = (&passphrase, &global.store) {
        Notebook::recover_key(store, passphrase)?;
    }
    let nothing = Path::new("");
    let key_file = global.key_file.as_deref().unwrap_or(nothing);
    let kept = Kept { store: global.store.as_deref().unwrap_or(nothing), key_file };
    let second = Some(output.lang()).filter(|lang| *lang != Lang::Ja);
    let file = NewFile::begin(&args.out, &kept)?;
    if passphrase.is_none() && global.store.is_some() && global.key_file.is_some() {
        // A sheet for a passphrase that nobody has set opens nothing, however neatly it is kept.
        // Where that can't be found out the sheet is made all the same.
        let is_set = Place::of(global).with(|notebook| Ok(notebook.has_recovery_passphrase()?));
        if matches!(is_set, Ok(false)) {
            let _ = writeln!(io::stderr(), "{}", output.words().text("command-recovery-not-set", &[]));
        }
    }
    file.finish(&Notebook::recovery_sheet(passphrase.as_ref(), second, today)?)?;
    output.answer(&json!({ "out": shown(&args.out) }), |screen| {
        screen.line(&output.words().text("command-written", &[("file", Arg::Text(&shown(&args.out)))]));
    })?;
    Ok(Done::All)
}

pub(crate) fn backup(args: &Backup, place: &Place<'_>, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    if args.out.symlink_metadata().is_ok() {
        return Err(Refusal::of_option(Error::Exists, "out"));
    }
    if place.kept().holds(&args.out) {
        return Err(Refusal::of_option(Error::CannotWrite, "out"));
    }
    let passphrase = secret::new(&args.secret, output)?;
    let made = place.with(|notebook| {
        let made = notebook.backup_on(&args.out, &passphrase, today, &mut progress());
        made.map_err(|error| match error {
            Error::Exists | Error::CannotWrite | Error::NoSpace => Refusal::of_option(error, "out"),
            other => other.into(),
        })
    })?;
    tell("command-backup-made", ("out", &args.out), made, output)
}

pub(crate) fn verify(args: &From, output: Output) -> Result<Done, Refusal> {
    let passphrase = secret::known(&args.secret, output)?;
    let found = Notebook::verify_backup(&args.from, &passphrase, &mut progress())?;
    tell("command-backup-sound", ("from", &args.from), found, output)
}

fn tell(id: &str, (key, file): (&str, &Path), summary: BackupSummary, output: Output) -> Result<Done, Refusal> {
    let BackupSummary { made_on, members, documents } = summary;
    let file = shown(file);
    let answer = json!({ key: file, "made_on": made_on, "members": members, "documents": documents });
    output.answer(&answer, |screen| {
        let args = [
            ("file", Arg::Text(&file)),
            ("members", Arg::Number(members.into())),
            ("documents", Arg::Number(documents.into())),
            ("date", Arg::Date(made_on)),
        ];
        screen.line(&output.words().text(id, &args));
    })?;
    Ok(Done::All)
}

/// The key file may be there (then it is the new notebook's key) or not (then it is made).
pub(crate) fn restore(args: &From, place: &Place<'_>, output: Output) -> Result<Done, Refusal> {
    if place.store.symlink_metadata().is_ok() {
        return Err(Refusal::of_option(Error::Exists, "store"));
    }
    let passphrase = secret::known(&args.secret, output)?;
    let found = place.key_file.symlink_metadata().is_ok();
    let key = if found { files::read_key(place.key_file)? } else { Key::generate()? };
    if !found {
        files::write_new_key(place.store, place.key_file, &key)?;
    }
    let restored = Notebook::restore(&args.from, &passphrase, place.store, &key, &mut progress());
    let notebook = restored.map_err(|error| {
        if !found && place.store.symlink_metadata().is_err() {
            // The file was made a moment ago by this very call, and encrypts nothing.
            let _ = fs::remove_file(place.key_file);
        }
        match error {
            Error::Exists | Error::CannotWrite | Error::NoSpace => Refusal::of_option(error, "store"),
            other => other.into(),
        }
    })?;
    let (members, documents) = notebook.counts()?;
    notebook.close()?;
    let (store, key_file) = (shown(place.store), shown(place.key_file));
    let answer = json!({ "store": store, "key_file": key_file, "members": members, "documents": documents });
    output.answer(&answer, |screen| {
        let args = [
            ("file", Arg::Text(&store)),
            ("members", Arg::Number(members.into())),
            ("documents", Arg::Number(documents.into())),
        ];
        screen.line(&output.words().text("command-backup-restored", &args));
    })?;
    Ok(Done::All)
}

pub(crate) fn merge(args: &From, place: &Place<'_>, output: Output) -> Result<Done, Refusal> {
    let passphrase = secret::known(&args.secret, output)?;
    let merged = place.with(|notebook| Ok(notebook.merge(&args.from, &passphrase, &mut progress())?))?;
    let same: Vec<_> = merged.same_people.iter().map(|two| json!({ "one": two.one, "other": two.other })).collect();
    let answer = json!({
        "new_documents": merged.new_documents,
        "erased_documents": merged.erased_documents,
        "same_people": same,
    });
    output.answer(&answer, |screen| {
        let words = output.words();
        let count = Arg::Number(merged.new_documents.into());
        screen.line(&words.text("command-merged", &[("documents", count)]));
        for two in &merged.same_people {
            let args = [("one", Arg::Text(&two.one)), ("other", Arg::Text(&two.other))];
            screen.line(&words.text("command-merged-same", &args));
        }
    })?;
    Ok(Done::All)
}

/// Shows how far a work is where somebody looks.
pub(super) fn progress() -> impl FnMut(u64, u64) -> bool {
    let shows = io::stderr().is_terminal();
    let mut last = u64::MAX;
    move |done, total| {
        let percent = done.saturating_mul(100).checked_div(total).unwrap_or(100);
        if shows && percent != last {
            last = percent;
            let end = if done >= total { "\n" } else { "" };
            // That it can't be shown is no reason to stop.
            let _ = write!(io::stderr(), "\r{percent:3} %{end}");
        }
        true
    }
}
