//! Passphrases: from a file, or asked for on the terminal without showing them.

use crate::args_keeping::Secret;
use crate::files;
use crate::output::Output;
use crate::refusal::Refusal;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;
use techo_core::Passphrase;
use zeroize::Zeroizing;

/// No passphrase is longer: such a file is another one, named by mistake.
const AT_MOST: usize = 4096;

/// An existing passphrase.
pub(crate) fn known(secret: &Secret, output: Output) -> Result<Passphrase, Refusal> {
    match &secret.passphrase_file {
        Some(path) => from_file(path),
        None => ask("command-passphrase-ask", output).map(|text| Passphrase::new(&text)),
    }
}

/// A new passphrase: asked for twice.
pub(crate) fn new(secret: &Secret, output: Output) -> Result<Passphrase, Refusal> {
    if let Some(path) = &secret.passphrase_file {
        return from_file(path);
    }
    // Where it can't be said, it is asked for all the same.
    let _ = writeln!(io::stderr(), "{}", output.words().text("command-passphrase-advice", &[]));
    let first = ask("command-passphrase-ask", output)?;
    let again = ask("command-passphrase-again", output)?;
    if *first == *again { Ok(Passphrase::new(&first)) } else { Err(Refusal::bad_value("passphrase")) }
}

/// The passphrase in a file; one newline at its end is not part of it.
pub(crate) fn from_file(path: &Path) -> Result<Passphrase, Refusal> {
    let unread = |error: io::Error| Refusal::of_option(files::unread(&error, "passphrase_file"), "passphrase_file");
    // With room for all of it, so that no copy is left behind in memory where the text has grown.
    let mut bytes = Zeroizing::new(Vec::with_capacity(AT_MOST + 2));
    File::open(path).map_err(unread)?.take(AT_MOST as u64 + 1).read_to_end(&mut bytes).map_err(unread)?;
    let text = std::str::from_utf8(&bytes).ok().filter(|text| text.len() <= AT_MOST && !text.contains('\0'));
    let text = text.ok_or_else(|| Refusal::bad_value("passphrase_file"))?;
    let text = text.strip_suffix('\n').map_or(text, |line| line.strip_suffix('\r').unwrap_or(line));
    Ok(Passphrase::new(text))
}

fn ask(id: &str, output: Output) -> Result<Zeroizing<String>, Refusal> {
    let prompt = format!("{}: ", output.words().text(id, &[]));
    // Without a terminal there is nobody to ask.
    rpassword::prompt_password(prompt).map(Zeroizing::new).map_err(|_| Refusal::bad_value("passphrase_file"))
}
