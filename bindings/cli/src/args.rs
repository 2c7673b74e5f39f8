//! What the command line may say. Values are taken as text and checked in [`crate::values`], so that a value out of
//! range is refused with a code (status 1), and only wrong usage is clap's business (status 2).

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// 資格手帳: a family's health-insurance eligibility papers (医療保険の資格情報), without a network.
#[derive(Debug, Parser)]
#[command(name = "techo", version, about, propagate_version = true, arg_required_else_help = true)]
#[command(after_help = "Try `techo tour` first: it makes a notebook of an invented family in ./techo-tour.\n\
    Exit status: 0 done, 1 refused (the reason is said), 2 wrong usage.")]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options of every command.
#[derive(Debug, Args)]
pub(crate) struct Global {
    /// Print one JSON value on standard output and nothing else
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// The day that the answer is for [default: today in Japan]
    #[arg(long, global = true, value_name = "YYYY-MM-DD")]
    pub(crate) on: Option<String>,
    /// The language of texts: ja, ja-easy (やさしい日本語), en, zh, vi, pt
    #[arg(long, global = true, value_name = "LANG", default_value = "ja")]
    pub(crate) lang: String,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read papers and show what stands in them; stores nothing
    Read(Read),
    /// The dates of one マイナンバーカード and its 電子証明書
    Deadlines(Deadlines),
}

#[derive(Debug, Args)]
pub(crate) struct Read {
    /// PDF files
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Deadlines {
    /// 生年月日
    #[arg(long, value_name = "DATE")]
    pub(crate) birth: String,
    /// The day the card was issued (交付日)
    #[arg(long, value_name = "DATE", required_unless_present = "card_expires")]
    pub(crate) card_issued: Option<String>,
    /// The last valid day printed on the card
    #[arg(long, value_name = "DATE")]
    pub(crate) card_expires: Option<String>,
    /// The day the 利用者証明用電子証明書 was issued, where it was renewed
    #[arg(long, value_name = "DATE")]
    pub(crate) cert_issued: Option<String>,
    /// The 利用者証明用電子証明書's last valid day, as マイナポータル shows it
    #[arg(long, value_name = "DATE")]
    pub(crate) cert_expires: Option<String>,
    /// 在留期間の満了日, where the card ends with it
    #[arg(long, value_name = "DATE")]
    pub(crate) stay_until: Option<String>,
}
