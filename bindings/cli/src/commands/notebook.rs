//! Opening the notebook, and `techo init`.

use super::Done;
use crate::args::{Cli, Global};
use crate::files::{self, Kept};
use crate::output::Output;
use crate::refusal::Refusal;
use crate::values::shown;
use clap::CommandFactory;
use clap::error::ErrorKind;
use serde_json::json;
use std::path::Path;
use techo_core::error::Error;
use techo_core::words::Arg;
use techo_core::{Key, Notebook};

/// Where the notebook and its key are.
pub(crate) struct Place<'a> {
    pub(crate) store: &'a Path,
    pub(crate) key_file: &'a Path,
}

impl<'a> Place<'a> {
    /// From `--store` and `--key-file`. A command that needs them and has them not is wrong usage (status 2).
    pub(crate) fn of(global: &'a Global) -> Place<'a> {
        match (&global.store, &global.key_file) {
            (Some(store), Some(key_file)) => Place { store, key_file },
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
        let key = files::read_key(self.key_file)?;
        let notebook = Notebook::open(self.store, &key)?;
        let answer = work(&notebook);
        let closed = notebook.close();
        let answer = answer?;
        closed?;
        Ok(answer)
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
    files::write_new_key(place.key_file, &key)?;
    Notebook::create(place.store, &key).map_err(|error| {
        // The file was made a moment ago by this very call, and encrypts nothing.
        let _ = std::fs::remove_file(place.key_file);
        Refusal::of_option(error, "store")
    })
}
