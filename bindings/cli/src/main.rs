//! techo: 資格手帳 on a desktop, one of the bindings. What other programs may rely on stands in `README.md` beside this
//! folder, and the tests in `tests/` hold the command to it.
//!
//! What is here: options, files, JSON shapes, tables. What is not: any rule, any reading, any wording of rules; all of
//! that is the core's. Start with [`args`] (what can be said) and [`commands`] (what is done).

mod args;
mod args_keeping;
mod args_tasks;
mod commands;
mod files;
mod handout_args;
mod output;
mod refusal;
mod secret;
mod values;

use args::Cli;
use clap::Parser;
use output::Output;
use std::process::ExitCode;
use techo_core::words::Lang;

fn main() -> ExitCode {
    // Wrong usage ends here, with status 2.
    let cli = Cli::parse();
    let answer = match values::lang(&cli.global.lang) {
        Ok(lang) => commands::run(&cli, Output::new(cli.global.json, lang)),
        Err(refusal) => Err(refusal),
    };
    match answer {
        Ok(commands::Done::All) => ExitCode::SUCCESS,
        Ok(commands::Done::SomeFailed) => ExitCode::from(1),
        Err(refusal) => {
            let lang = Lang::from_code(&cli.global.lang).unwrap_or(Lang::Ja);
            Output::new(cli.global.json, lang).refuse(&refusal);
            ExitCode::from(1)
        }
    }
}
