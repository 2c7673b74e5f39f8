//! What the command line may say. Values are taken as text and checked in [`crate::values`], so that a value out of
//! range is refused with a code (status 1), and only wrong usage is clap's business (status 2).

use crate::args_keeping::{Keeping, MemberJoin, MemberMove, MemberSplit};
use crate::args_tasks::{Ask, Events, Tasks};
use clap::{ArgGroup, Args, Parser, Subcommand};
use std::path::PathBuf;

/// 資格手帳: a family's health-insurance eligibility papers (医療保険の資格情報), without a network.
#[derive(Debug, Parser)]
#[command(name = "techo", version, arg_required_else_help = true)]
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
    #[arg(long, global = true, help_heading = "General")]
    pub(crate) json: bool,
    /// The day that the answer is for [default: today in Japan]
    #[arg(long, global = true, value_name = "YYYY-MM-DD", help_heading = "General")]
    pub(crate) on: Option<String>,
    /// The language of texts: ja, ja-easy (やさしい日本語), en, zh, vi, pt
    #[arg(long, global = true, value_name = "LANG", default_value = "ja", help_heading = "General")]
    pub(crate) lang: String,
    /// The notebook (資格手帳): one encrypted file
    #[arg(long, global = true, value_name = "FILE", help_heading = "Notebook")]
    pub(crate) store: Option<PathBuf>,
    /// The notebook's key: 64 hexadecimal digits; `init` makes it
    #[arg(long, global = true, value_name = "FILE", help_heading = "Notebook")]
    pub(crate) key_file: Option<PathBuf>,
    /// A font file (TrueType, OpenType) for characters of names that the bundled font lacks
    #[arg(long, global = true, value_name = "FILE", help_heading = "Notebook")]
    pub(crate) font: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show the main job on the papers of an invented family
    Tour(Tour),
    /// Read papers and show what stands in them; stores nothing
    Read(Read),
    /// The dates of one マイナンバーカード and its 電子証明書
    Deadlines(Deadlines),
    /// What to bring and show at a counter (受付で見せるもの)
    Present(Present),
    /// Life events: what to do when a child is born, a job changes, a card is lost …
    #[command(subcommand)]
    Events(Events),
    /// The family's life events with what is left to do
    #[command(subcommand)]
    Tasks(Tasks),
    /// Answer a question offline: the topics that fit, each with its sources
    Ask(Ask),
    /// Make a new notebook and its key
    Init,
    /// Import PDFs into the notebook
    Add(Add),
    /// The family and its papers
    Family,
    /// What no paper says of a member, and corrections
    #[command(subcommand)]
    Member(Member),
    /// What runs out, most urgent first, each with its next steps
    Warnings(Warnings),
    /// The notices to come, at most one a day for the family
    Notices(Notices),
    /// The family's days to come: what ends, what opens, what begins
    Dates,
    /// The warnings' dates as a calendar file (iCalendar)
    Calendar(Out),
    /// The clinic screen of a member as a PNG (受付で見せる画面)
    Screen(Screen),
    /// A page of a stored paper as a PNG, as it stands
    Page(Page),
    /// The stored PDF itself, byte for byte
    Original(Original),
    /// The sheets for a school or nursery (学校・保育所へ渡す紙) as a PDF
    Handout(Handout),
    #[command(flatten)]
    Keeping(Keeping),
    /// A copy with 保険者番号, 記号, 番号 and 枝番 blacked out, for uses outside health insurance
    Masked(Masked),
    /// A member's insurance for another program: FHIR or labelled text
    Export(Export),
    /// Take in the text of one of our QR codes; it is kept as a note, never as a paper
    ImportQr(ImportQr),
    /// A list of the family's papers with all numbers, to be kept at home, as a PDF
    Overview(Overview),
}

#[derive(Debug, Args)]
pub(crate) struct Tour {
    /// The folder to make; an earlier tour's folder is made afresh
    #[arg(long, value_name = "DIR", default_value = "techo-tour")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Read {
    /// PDF files
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The files hold recognised text lines (JSON) of photographed papers
    #[arg(long)]
    pub(crate) lines: bool,
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

#[derive(Debug, Args)]
pub(crate) struct Present {
    /// clinic, clinic_not_connected, reader_down, school_trip, nursery, pharmacy, home_visit, online_visit, emergency
    #[arg(long, value_name = "SCENE")]
    pub(crate) scene: String,
    /// Who goes along: self (nobody), guardian, staff (of school or nursery)
    #[arg(long, value_name = "WHO")]
    pub(crate) companion: String,
    /// registered, unregistered, none, lost, renewing, pin_locked, no_pin, in_grace, expired, on_phone
    #[arg(long, value_name = "CARD")]
    pub(crate) card: String,
    /// What is at hand, comma-separated: eligibility_pdf, eligibility_notice, notice_copy, eligibility_certificate,
    /// certificate_copy, old_card, mynumber_card_copy
    #[arg(long, value_name = "LIST", default_value = "", hide_default_value = true)]
    pub(crate) papers: String,
    /// Whose case it is (with --store): the form 資格申立書 is filled from the notebook
    #[arg(long, value_name = "ID")]
    pub(crate) member: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Add {
    /// PDF files; or one picture (JPEG, PNG, WebP) with --lines, --fields or both
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The text lines that were recognised in the picture (JSON, as for `techo read --lines`)
    #[arg(long, value_name = "LINES.json")]
    pub(crate) lines: Option<PathBuf>,
    /// What stands in the picture, typed or confirmed (JSON with the keys of `techo read --json`; blank: not on the paper)
    #[arg(long, value_name = "FIELDS.json")]
    pub(crate) fields: Option<PathBuf>,
    /// Whose paper it is, where the notebook would ask
    #[arg(long, value_name = "ID", conflicts_with = "new_member")]
    pub(crate) member: Option<String>,
    /// Make a new member where the notebook would ask
    #[arg(long)]
    pub(crate) new_member: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Member {
    /// Note what no paper says: birth date, card dates, registration …
    Set(MemberSet),
    /// Correct a field that was read wrongly; what was read is kept beside it
    Correct(MemberCorrect),
    /// Join two members who are one person, or take it back
    Join(MemberJoin),
    /// Split another person's papers off to a new member
    Split(MemberSplit),
    /// Move a paper to another member
    Move(MemberMove),
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("facts").required(true).multiple(true).args([
    "kana", "birth", "card_issued", "card_expires", "cert_issued", "cert_expires", "stay_until", "registered",
    "on_phone", "child_certificate_until", "clear",
]))]
#[command(override_usage = "techo member set --member <ID> <OPTIONS> --store <FILE> --key-file <FILE>")]
pub(crate) struct MemberSet {
    /// The member's id (see `techo family`)
    #[arg(long, value_name = "ID")]
    pub(crate) member: String,
    /// Reading of the name (フリガナ)
    #[arg(long, value_name = "TEXT")]
    pub(crate) kana: Option<String>,
    /// 生年月日
    #[arg(long, value_name = "DATE")]
    pub(crate) birth: Option<String>,
    /// The day the マイナンバーカード was issued
    #[arg(long, value_name = "DATE")]
    pub(crate) card_issued: Option<String>,
    /// The last valid day printed on the card
    #[arg(long, value_name = "DATE")]
    pub(crate) card_expires: Option<String>,
    /// The day the 利用者証明用電子証明書 was issued, where it was renewed
    #[arg(long, value_name = "DATE")]
    pub(crate) cert_issued: Option<String>,
    /// The 利用者証明用電子証明書's last valid day
    #[arg(long, value_name = "DATE")]
    pub(crate) cert_expires: Option<String>,
    /// 在留期間の満了日, where the card ends with it
    #[arg(long, value_name = "DATE")]
    pub(crate) stay_until: Option<String>,
    /// Whether the card is registered as マイナ保険証: yes or no
    #[arg(long, value_name = "yes|no")]
    pub(crate) registered: Option<String>,
    /// Whether the card is on the smartphone too: yes or no
    #[arg(long, value_name = "yes|no")]
    pub(crate) on_phone: Option<String>,
    /// Last valid day of the town's 子ども医療証
    #[arg(long, value_name = "DATE")]
    pub(crate) child_certificate_until: Option<String>,
    /// Forget what was noted: the option's name, as in `--clear cert-expires`; may be given several times
    #[arg(long, value_name = "OPTION")]
    pub(crate) clear: Vec<String>,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("what").required(true).args(["value", "restore"]))]
pub(crate) struct MemberCorrect {
    /// The member's id (see `techo family`)
    #[arg(long, value_name = "ID")]
    pub(crate) member: String,
    /// The document's id (see `techo family`)
    #[arg(long, value_name = "ID")]
    pub(crate) document: String,
    /// The field's key, as in `techo read --json` (name, symbol, number, branch …)
    #[arg(long, value_name = "KEY")]
    pub(crate) field: String,
    /// What stands on the paper; empty or a dash: the field does not stand on it
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) value: Option<String>,
    /// Take the correction back
    #[arg(long)]
    pub(crate) restore: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Warnings {
    /// Also those that are done, put off or not this family's
    #[arg(long)]
    pub(crate) all: bool,
    #[command(subcommand)]
    pub(crate) action: Option<WarningAction>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum WarningAction {
    /// It is done: silent until its last day has passed
    Done(Subject),
    /// Not now: comes back on a day, at the latest on the last valid one
    Later(Later),
    /// It does not concern this family
    NotOurs(Subject),
    /// Take a decision back
    Again(Subject),
}

#[derive(Debug, Args)]
pub(crate) struct Subject {
    /// The warning's key (see `techo warnings --all --json`)
    #[arg(long, value_name = "KEY")]
    pub(crate) subject: String,
}

#[derive(Debug, Args)]
pub(crate) struct Later {
    /// The warning's key (see `techo warnings --all --json`)
    #[arg(long, value_name = "KEY")]
    pub(crate) subject: String,
    /// The day on which it comes back
    #[arg(long, value_name = "DATE")]
    pub(crate) until: String,
}

#[derive(Debug, Args)]
pub(crate) struct Notices {
    /// The last day whose notice was shown; what was missed since comes with the first
    #[arg(long, value_name = "DATE")]
    pub(crate) told_until: Option<String>,
    /// Write them as a calendar file (iCalendar) with alarms instead
    #[arg(long, value_name = "FILE", conflicts_with = "told_until")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Out {
    /// The file to write
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Screen {
    /// The member's id (see `techo family`)
    #[arg(long, value_name = "ID")]
    pub(crate) member: String,
    /// The PNG to write
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    /// Width in pixels, 200 to 4000
    #[arg(long, value_name = "PX", default_value = "1080")]
    pub(crate) width: String,
    /// Text size in per cent of the usual, 100 to 320
    #[arg(long, value_name = "PERCENT", default_value = "100")]
    pub(crate) text_percent: String,
    /// What to show: the card, or what to say at the counter (its meaning in --lang)
    #[arg(long, value_name = "card|sayings", default_value = "card")]
    pub(crate) show: String,
}

#[derive(Debug, Args)]
pub(crate) struct Page {
    /// The document's id (see `techo family`)
    #[arg(long, value_name = "ID")]
    pub(crate) document: String,
    /// The PNG to write
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    /// Which page, from 1
    #[arg(long, value_name = "N", default_value = "1")]
    pub(crate) page: String,
    /// Width in pixels, 200 to 4000
    #[arg(long, value_name = "PX", default_value = "1240")]
    pub(crate) width: String,
}

#[derive(Debug, Args)]
pub(crate) struct Original {
    /// The document's id (see `techo family`)
    #[arg(long, value_name = "ID")]
    pub(crate) document: String,
    /// The PDF to write
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Handout {
    /// A member's id; may be given several times
    #[arg(long = "member", required = true, num_args = 1.., value_name = "ID")]
    pub(crate) members: Vec<String>,
    /// What it is for, as in `--event 修学旅行`
    #[arg(long, value_name = "TEXT")]
    pub(crate) event: Option<String>,
    /// First day of the event
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,
    /// Last day of the event
    #[arg(long, value_name = "DATE")]
    pub(crate) until: Option<String>,
    /// The day by which the sheets are to be returned or shredded
    #[arg(long, value_name = "DATE")]
    pub(crate) destroy_by: Option<String>,
    /// Where others stand on every page of a member: a copy of it with them removed, marked as an extract
    #[arg(long)]
    pub(crate) allow_redacted: bool,
    /// The PDF to write
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    #[command(flatten)]
    pub(crate) look: crate::handout_args::HandoutLook,
}

#[derive(Debug, Args)]
pub(crate) struct Overview {
    /// A second language beside the Japanese: ja-easy, en, zh, vi, pt
    #[arg(long, visible_alias = "lang2", value_name = "LANG")]
    pub(crate) second_lang: Option<String>,
    /// The PDF to write
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Masked {
    /// The member's id (see `techo family`)
    #[arg(long, value_name = "ID")]
    pub(crate) member: String,
    /// The PDF to write
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// fhir (FHIR R4, conventions of JP Core) or text (labelled text, as in the QR code)
    #[arg(long, value_name = "fhir|text")]
    pub(crate) format: String,
    /// The member's id (see `techo family`)
    #[arg(long, value_name = "ID")]
    pub(crate) member: String,
    /// The file to write [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct ImportQr {
    /// The file with the text that a scanner showed
    #[arg(long, value_name = "FILE")]
    pub(crate) text: PathBuf,
    /// Whose it is, where the notebook would ask
    #[arg(long, value_name = "ID", conflicts_with = "new_member")]
    pub(crate) member: Option<String>,
    /// Make a new member where the notebook would ask
    #[arg(long)]
    pub(crate) new_member: bool,
}
