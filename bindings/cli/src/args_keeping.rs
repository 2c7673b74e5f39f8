//! Options of the commands that keep what a family has: keys, bin, backups, hand-outs, who is who.

use clap::{ArgGroup, Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(crate) enum Keeping {
    /// The recovery passphrase (合言葉): a second way to the key
    #[command(subcommand)]
    Passphrase(PassphraseCommand),
    /// Open a notebook whose key is lost, and write its key to --key-file again
    OpenWithPassphrase(Secret),
    /// Encrypt the notebook under a new key
    Rekey(Rekey),
    /// The sheet to keep with the passphrase, as a PDF
    RecoverySheet(RecoverySheet),
    /// Write the whole notebook into one file under a passphrase
    Backup(Backup),
    /// Read a backup to its end; restores nothing
    VerifyBackup(From),
    /// Make a new notebook out of a backup; never over an existing one
    Restore(From),
    /// Merge the backup of another phone's notebook into this one
    Merge(From),
    /// Put a paper or a member into the bin for 30 days, or erase for good
    Delete(Delete),
    /// What is in the bin
    Bin(Bin),
    /// Restore from the bin
    Undelete(Undelete),
    /// What was printed for whom, and what to ask back
    Handouts(Handouts),
}

#[derive(Debug, Subcommand)]
pub(crate) enum PassphraseCommand {
    /// Set it, in the place of any before
    Set(Secret),
    /// Take it away: only the key opens the notebook then
    Clear,
}

#[derive(Debug, Args)]
pub(crate) struct Secret {
    /// A file with the passphrase (one newline at its end is not part of it) [default: asked for]
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Rekey {
    /// Where to write the new key; the old key file stays [default: --key-file is replaced]
    #[arg(long, value_name = "FILE")]
    pub(crate) new_key_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct RecoverySheet {
    /// The PDF to write
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    /// Print this passphrase on it [default: a field to write it by hand]
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// The file to write; an existing one is never replaced
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    #[command(flatten)]
    pub(crate) secret: Secret,
}

#[derive(Debug, Args)]
pub(crate) struct From {
    /// The backup
    #[arg(long, value_name = "FILE")]
    pub(crate) from: PathBuf,
    #[command(flatten)]
    pub(crate) secret: Secret,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("what").required(true).args(["document", "member", "everything"]))]
pub(crate) struct Delete {
    /// A document's id (see `techo family`)
    #[arg(long, value_name = "ID")]
    pub(crate) document: Option<String>,
    /// A member's id: the member with everything
    #[arg(long, value_name = "ID")]
    pub(crate) member: Option<String>,
    /// Everything in the notebook; only with --for-good
    #[arg(long, requires = "for_good")]
    pub(crate) everything: bool,
    /// Erase it now; nothing brings it back
    #[arg(long)]
    pub(crate) for_good: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Bin {
    /// Erase for good what has been in it for more than 30 days
    #[arg(long)]
    pub(crate) purge: bool,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("what").required(true).args(["document", "member"]))]
pub(crate) struct Undelete {
    /// A document's id (see `techo bin`)
    #[arg(long, value_name = "ID")]
    pub(crate) document: Option<String>,
    /// A member's id (see `techo bin`)
    #[arg(long, value_name = "ID")]
    pub(crate) member: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Handouts {
    /// Note first that this hand-out came back or was shredded
    #[arg(long, value_name = "ID", conflicts_with = "not_returned")]
    pub(crate) returned: Option<String>,
    /// Note first that this hand-out did not come back after all
    #[arg(long, value_name = "ID")]
    pub(crate) not_returned: Option<String>,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("how").required(true).args(["into", "undo"]))]
pub(crate) struct MemberJoin {
    /// The member who turned out to be another
    #[arg(long, value_name = "ID")]
    pub(crate) member: String,
    /// The member who stays
    #[arg(long, value_name = "ID")]
    pub(crate) into: Option<String>,
    /// Take the join back
    #[arg(long)]
    pub(crate) undo: bool,
}

#[derive(Debug, Args)]
pub(crate) struct MemberSplit {
    /// The member whose papers are two people's
    #[arg(long, value_name = "ID")]
    pub(crate) member: String,
    /// A paper of the other person; may be given several times
    #[arg(long = "document", required = true, num_args = 1.., value_name = "ID")]
    pub(crate) documents: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct MemberMove {
    /// The paper
    #[arg(long, value_name = "ID")]
    pub(crate) document: String,
    /// Whose it is
    #[arg(long, value_name = "ID")]
    pub(crate) member: String,
}
