//! One module a group of commands. Each takes its options and the output, and answers or refuses.

mod deadlines;
mod read;

use crate::args::{Cli, Command, Global};
use crate::output::Output;
use crate::refusal::Refusal;
use crate::values;
use chrono::NaiveDate;

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
    match &cli.command {
        Command::Read(args) => Ok(read::read(args, today, output)),
        Command::Deadlines(args) => deadlines::deadlines(args, today, output),
    }
}

/// The day that the answer is for.
fn day_of(global: &Global) -> Result<NaiveDate, Refusal> {
    Ok(values::optional_day(global.on.as_ref(), "on")?.unwrap_or_else(|| techo::JapanClock::System.today()))
}
