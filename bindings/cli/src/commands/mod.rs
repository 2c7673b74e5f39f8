//! One module a group of commands. Each takes its options and the output, and answers or refuses.

mod add;
mod copies;
mod deadlines;
mod events;
mod family;
mod keeping;
mod keys;
mod member;
mod notebook;
mod notices;
mod picture;
mod present;
mod read;
mod sheets;
mod tasks;
mod tour;
mod warnings;

use crate::args::{Cli, Command, Global, Member};
use crate::args_keeping::{Keeping, PassphraseCommand};
use crate::output::Output;
use crate::refusal::Refusal;
use crate::values;
use chrono::NaiveDate;
use notebook::Place;

/// How a command that was not refused ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Done {
    /// All of it.
    All,
    /// One of several files failed; the answer says which.
    SomeFailed,
}

/// Runs a command.
pub(crate) fn run(cli: &Cli, output: Output) -> Result<Done, Refusal> {
    let today = day_of(&cli.global)?;
    let place = || Place::of(&cli.global);
    match &cli.command {
        Command::Tour(args) => tour::tour(args, today, output),
        Command::Read(args) => read::read(args, today, output),
        Command::Deadlines(args) => deadlines::deadlines(args, today, output),
        Command::Present(args) => present::present(args, place, today, output),
        Command::Events(args) => events::events(args, today, output),
        Command::Tasks(args) => tasks::tasks(args, &place(), today, output),
        Command::Ask(args) => tasks::ask(args, output),
        Command::Init => notebook::init(&place(), output),
        Command::Add(args) => add::add(args, &place(), today, output),
        Command::Family => family::family(&place(), today, output),
        Command::Member(Member::Set(args)) => member::set(args, &place(), today, output),
        Command::Member(Member::Correct(args)) => member::correct(args, &place(), today, output),
        Command::Member(Member::Join(args)) => keeping::join(args, &place(), today, output),
        Command::Member(Member::Split(args)) => keeping::split(args, &place(), today, output),
        Command::Member(Member::Move(args)) => keeping::move_paper(args, &place(), today, output),
        Command::Keeping(command) => keep(command, &cli.global, today, output),
        Command::Warnings(args) => warnings::warnings(args, &place(), today, output),
        Command::Notices(args) => notices::notices(args, &place(), today, output),
        Command::Dates => notices::dates(&place(), today, output),
        Command::Calendar(args) => sheets::calendar(args, &place(), today, output),
        Command::Screen(args) => sheets::screen(args, &place(), today, output),
        Command::Page(args) => sheets::page(args, &place(), output),
        Command::Original(args) => sheets::original(args, &place(), output),
        Command::Handout(args) => sheets::handout(args, &place(), today, output),
        Command::Overview(args) => sheets::overview(args, &place(), today, output),
        Command::Masked(args) => copies::masked(args, &place(), today, output),
        Command::ImportQr(args) => copies::import_qr(args, &place(), today, output),
        Command::Export(args) => copies::export(args, &place(), today, output),
    }
}

/// Runs a command of keys, bin, backups and hand-outs.
fn keep(command: &Keeping, global: &Global, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    let place = || Place::of(global);
    match command {
        Keeping::Passphrase(PassphraseCommand::Set(args)) => keys::set_passphrase(args, &place(), output),
        Keeping::Passphrase(PassphraseCommand::Clear) => keys::clear_passphrase(&place(), output),
        Keeping::OpenWithPassphrase(args) => keys::open_with_passphrase(args, &place(), output),
        Keeping::Rekey(args) => keys::rekey(args, &place(), output),
        Keeping::RecoverySheet(args) => keys::recovery_sheet(args, global, today, output),
        Keeping::Backup(args) => keys::backup(args, &place(), today, output),
        Keeping::VerifyBackup(args) => keys::verify(args, output),
        Keeping::Restore(args) => keys::restore(args, &place(), output),
        Keeping::Merge(args) => keys::merge(args, &place(), output),
        Keeping::Delete(args) => keeping::delete(args, &place(), today, output),
        Keeping::Bin(args) => keeping::bin(args, &place(), today, output),
        Keeping::Undelete(args) => keeping::undelete(args, &place(), today, output),
        Keeping::Handouts(args) => keeping::handouts(args, &place(), today, output),
    }
}

/// The day that the answer is for.
fn day_of(global: &Global) -> Result<NaiveDate, Refusal> {
    Ok(values::optional_day(global.on.as_ref(), "on")?.unwrap_or_else(|| techo::JapanClock::System.today()))
}
