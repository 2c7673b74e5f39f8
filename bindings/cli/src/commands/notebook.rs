//! Opening the notebook, and `techo init`.

use super::Done;
use crate::args::{Cli, Global};
use crate::files::{self, Kept};
use crate::output::Output;
use crate::refusal::Refusal;
use crate::values::shown;
use chrono::NaiveDate;
use clap::CommandFactory;
use clap::error::ErrorKind;
use serde_json::json;
use std::io::Write;
use std::path::{Path, PathBuf};
use techo_core::error::Error;
use techo_core::words::{Arg, Lang, Words};
use techo_core::{Key, Notebook};

/// Where the notebook and its key are.
pub(crate) struct Place<'a> {
    pub(crate) store: &'a Path,
    pub(crate) key_file: &'a Path,
    /// `--font`.
    pub(crate) font: Option<&'a Path>,
    /// The device's day, where the answer is for that day, and the language to speak of it: to say if it can't be right.
    pub(crate) clock: Option<(NaiveDate, Lang)>,
}

impl<'a> Place<'a> {
    /// From `--store` and `--key-file`. A command that needs them and has them not is wrong usage (status 2).
    pub(crate) fn of(global: &'a Global) -> Place<'a> {
        match (&global.store, &global.key_file) {
            (Some(store), Some(key_file)) => {
                let lang = Lang::from_code(&global.lang).unwrap_or(Lang::Ja);
                let clock = global.on.is_none().then(|| (techo::JapanClock::System.today(), lang));
                Place { store, key_file, font: global.font.as_deref(), clock }
            }
            _ => Cli::command()
                .error(ErrorKind::MissingRequiredArgument, "this command needs --store FILE and --key-file FILE")
                .exit(),
        }
    }

    /// The files that no output may replace.
    pub(crate) fn kept(&self) -> Kept<'a> {
        Kept { store: self.store, key_file: self.key_file }
    }

    /// Opens the notebook, hands it to `work`, and closes it, so that its file alone can be copied afterwards.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&Notebook) -> Result<T, Refusal>) -> Result<T, Refusal> {
        let notebook = self.open()?;
        if let Some(font) = self.font {
            let file = files::read_input(font).map_err(|error| Refusal::of_option(error, "font"))?;
            notebook.use_font(file, 0).map_err(|error| Refusal::of_option(error, "font"))?;
        }
        if let Some((today, lang)) = self.clock
            && notebook.is_clock_set_back_on(today)?
        {
            // It is only a hint; where it can't be said the work goes on.
            let _ = writeln!(std::io::stderr(), "{}", Words::of(lang).text("command-clock-set-back", &[]));
        }
        let answer = work(&notebook);
        let closed = notebook.close();
        let answer = answer?;
        closed?;
        Ok(answer)
    }
}

impl Place<'_> {
    /// Opens the notebook with its key; where a change of the key was interrupted, with the new one.
    fn open(&self) -> Result<Notebook, Refusal> {
        let key = files::read_key(self.key_file)?;
        let next = self.next_key_file();
        match Notebook::open(self.store, &key) {
            Err(Error::WrongKey) if next.is_file() => {
                let notebook = Notebook::open(self.store, &files::read_key(&next)?)?;
                self.take_next_key()?;
                Ok(notebook)
            }
            other => Ok(other?),
        }
    }

    /// Where the next key is while the key is being changed.
    pub(crate) fn next_key_file(&self) -> PathBuf {
        files::beside(self.key_file, files::NEXT_KEY_SUFFIX)
    }

    /// Makes the next key the key.
    pub(crate) fn take_next_key(&self) -> Result<(), Refusal> {
        files::replace(self.key_file, &self.next_key_file())
    }
}

/// `techo init`: the key first, for a notebook whose key was lost would be lost with it.
pub(crate) fn init(place: &Place<'_>, output: Output) -> Result<Done, Refusal> {
    create(place)?.close()?;
    let made = json!({ "store": shown(place.store), "key_file": shown(place.key_file) });
    output.answer(&made, |screen| {
        let file = shown(place.store);
        screen.line(&output.words().text("command-init", &[("file", Arg::Text(&file))]));
    })?;
    Ok(Done::All)
}

/// Makes a notebook and its key file. Where the notebook can't be made, no key file is left.
pub(crate) fn create(place: &Place<'_>) -> Result<Notebook, Refusal> {
    if place.store.symlink_metadata().is_ok() {
        return Err(Refusal::of_option(Error::Exists, "store"));
    }
    let key = Key::generate()?;
    files::write_new_key(place.store, place.key_file, &key)?;
    Notebook::create(place.store, &key).map_err(|error| {
        // The file was made a moment ago by this very call, and encrypts nothing unless there is a notebook now.
        if place.store.symlink_metadata().is_err() {
            let _ = std::fs::remove_file(place.key_file);
        }
        Refusal::of_option(error, "store")
    })
}
