//! The second way to the key: a passphrase that a person holds.
//!
//! The key itself never lies under the passphrase. There is an age identity (X25519) that does: `identity` is that identity
//! under scrypt and the passphrase, `recipient` its public side, to which the key is encrypted. So the key can be changed
//! (`rekey`) without asking for the passphrase, and the passphrase without touching the key. Both parts are age files in
//! age's own text form: whoever has the header and the passphrase gets the key with the tool `age` alone
//! (docs/keys.md says how).

use crate::error::Error;
use crate::key::Key;
use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, Decryptor, Encryptor, Identity, Recipient, scrypt, x25519};
use std::fmt;
use std::io::{Read, Write};
use std::iter;
use std::str::FromStr;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// The fewest characters of a passphrase that anything is put under. No measure of strength: four words taken by chance,
/// or as many that nobody would guess, are what an app should ask for.
pub const SHORTEST_PASSPHRASE: usize = 8;
/// The most characters of one: what is longer is no passphrase but a file named by mistake.
const LONGEST_PASSPHRASE: usize = 1024;

/// scrypt's work: 2^17 (128 MB of memory, about half a second on a desktop, some seconds on an old phone).
const WORK: u8 = 17;
/// The most work that is done for a foreign file: 2^18 (256 MB), so that none can ask for hours or all memory.
const MOST_WORK: u8 = 18;
/// No identity or key under age is longer.
const LONGEST: u64 = 4096;

/// What a person remembers, wiped when dropped. Composed as Unicode's NFC (keyboards write が in two ways), and white space is
/// one space (a Japanese keyboard writes U+3000), none at the ends.
#[derive(Clone)]
pub struct Passphrase {
    text: SecretString,
    work: u8,
}

impl Passphrase {
    /// From what was typed. Not checked: what is too short opens nothing.
    pub fn new(text: &str) -> Passphrase {
        let mut composed = String::with_capacity(text.len() * 3);
        for c in text.trim().nfc() {
            let c = if c.is_whitespace() { ' ' } else { c };
            if c != ' ' || !composed.ends_with(' ') {
                composed.push(c);
            }
        }
        Passphrase { text: SecretString::from(composed), work: WORK }
    }

    /// The same with next to no work. Only for tests that open hundreds: whatever is put under it can be tried fast.
    #[cfg(any(test, feature = "low-work"))]
    #[must_use]
    pub fn with_low_work(mut self) -> Passphrase {
        self.work = 1;
        self
    }

    /// Checks that something may be put under it. [`Error::BadValue`] (`passphrase`) if it is too short, too long, or holds
    /// what nobody types.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let text = self.text.expose_secret();
        let fits = (SHORTEST_PASSPHRASE..=LONGEST_PASSPHRASE).contains(&text.chars().count());
        let is_typed = !text.chars().any(char::is_control);
        if fits && is_typed { Ok(()) } else { Err(Error::BadValue { field: "passphrase" }) }
    }

    /// Its text, for the sheet that a person keeps.
    pub(crate) fn text(&self) -> &str {
        self.text.expose_secret()
    }

    /// As age's recipient.
    pub(crate) fn recipient(&self) -> scrypt::Recipient {
        let mut recipient = scrypt::Recipient::new(self.text.clone());
        recipient.set_work_factor(self.work);
        recipient
    }

    /// As age's identity.
    pub(crate) fn identity(&self) -> scrypt::Identity {
        let mut identity = scrypt::Identity::new(self.text.clone());
        identity.set_max_work_factor(MOST_WORK);
        identity
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// A second way to a key.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Recovery {
    /// The public side, `age1…`.
    pub(crate) recipient: String,
    /// The secret side under the passphrase, an age file as text.
    pub(crate) identity: String,
}

impl Recovery {
    /// A new one under a passphrase. [`Error::BadValue`] (`passphrase`) if it is too short.
    pub(crate) fn new(passphrase: &Passphrase) -> Result<Recovery, Error> {
        passphrase.check()?;
        let identity = x25519::Identity::generate();
        let secret = identity.to_string();
        Ok(Recovery {
            recipient: identity.to_public().to_string(),
            identity: encrypt(&passphrase.recipient(), secret.expose_secret().as_bytes())?,
        })
    }

    /// A key as an age file, as text.
    pub(crate) fn wrap(&self, key: &Key) -> Result<String, Error> {
        let recipient = x25519::Recipient::from_str(&self.recipient).map_err(|_| Error::DamagedStore)?;
        encrypt(&recipient, key.to_hex().as_bytes())
    }

    /// The key again. [`Error::WrongPassphrase`]; [`Error::DamagedStore`] for what is no whole age file.
    pub(crate) fn unwrap(&self, wrapped: &str, passphrase: &Passphrase) -> Result<Key, Error> {
        let secret = decrypt(&passphrase.identity(), &self.identity)?;
        let secret = std::str::from_utf8(&secret).map_err(|_| Error::DamagedStore)?;
        let identity = x25519::Identity::from_str(secret.trim()).map_err(|_| Error::DamagedStore)?;
        let key = decrypt(&identity, wrapped).map_err(|_| Error::DamagedStore)?;
        let key = std::str::from_utf8(&key).map_err(|_| Error::DamagedStore)?;
        Key::from_hex(key).map_err(|_| Error::DamagedStore)
    }
}

fn encrypt(to: &dyn Recipient, secret: &[u8]) -> Result<String, Error> {
    let failed = |_| Error::CannotWrite;
    let encryptor = Encryptor::with_recipients(iter::once(to)).map_err(|_| Error::CannotWrite)?;
    let armor = ArmoredWriter::wrap_output(Vec::new(), Format::AsciiArmor).map_err(failed)?;
    let mut writer = encryptor.wrap_output(armor).map_err(failed)?;
    writer.write_all(secret).map_err(failed)?;
    let bytes = writer.finish().and_then(ArmoredWriter::finish).map_err(failed)?;
    String::from_utf8(bytes).map_err(|_| Error::CannotWrite)
}

fn decrypt(by: &dyn Identity, text: &str) -> Result<Zeroizing<Vec<u8>>, Error> {
    let decryptor = Decryptor::new_buffered(ArmoredReader::new(text.as_bytes())).map_err(|_| Error::DamagedStore)?;
    let reader = decryptor.decrypt(iter::once(by)).map_err(|error| refused(&error, Error::DamagedStore))?;
    // With room for all of it, so that no copy is left behind in memory where it has grown.
    let mut secret = Zeroizing::new(Vec::with_capacity(8192));
    reader.take(LONGEST).read_to_end(&mut secret).map_err(|_| Error::DamagedStore)?;
    Ok(secret)
}

/// What age's refusal means: a passphrase that doesn't open, or (`damaged`) a file that isn't whole.
pub(crate) fn refused(error: &DecryptError, damaged: Error) -> Error {
    match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys => {
            Error::WrongPassphrase
        }
        _ => damaged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::new(text).with_low_work()
    }

    #[test]
    fn key_comes_back_under_the_passphrase_only() {
        let key = Key::from_bytes(&[9; 32]).unwrap();
        let recovery = Recovery::new(&passphrase("がっこうの帰り道")).unwrap();
        let wrapped = recovery.wrap(&key).unwrap();
        // が in two characters, as some keyboards write it.
        let typed = passphrase("か\u{3099}っこうの帰り道");
        assert!(recovery.unwrap(&wrapped, &typed).unwrap() == key);
        assert_eq!(recovery.unwrap(&wrapped, &passphrase("がっこうの帰り")).unwrap_err(), Error::WrongPassphrase);
        assert_eq!(Recovery::new(&passphrase("short")).err(), Some(Error::BadValue { field: "passphrase" }));
        let spaced = Recovery::new(&passphrase("はと時計 せんろ")).unwrap();
        let wrapped_again = spaced.wrap(&key).unwrap();
        assert!(spaced.unwrap(&wrapped_again, &passphrase(" はと時計\u{3000}\u{3000}せんろ\n")).unwrap() == key);
        assert_eq!(Recovery::new(&passphrase("        ")).err(), Some(Error::BadValue { field: "passphrase" }));
        let other = Recovery::new(&passphrase("another one")).unwrap();
        assert_eq!(other.unwrap(&wrapped, &passphrase("another one")).unwrap_err(), Error::DamagedStore);
        assert_eq!(format!("{typed:?}"), "Passphrase(…)");
    }

    #[test]
    fn passphrase_is_put_through_full_work_unless_a_test_says_otherwise() {
        let recovery = Recovery::new(&Passphrase::new("long enough")).unwrap();
        let mut bytes = Vec::new();
        ArmoredReader::new(recovery.identity.as_bytes()).read_to_end(&mut bytes).unwrap();
        let head = String::from_utf8_lossy(&bytes[..120]).into_owned();
        assert!(head.lines().any(|line| line.starts_with("-> scrypt ") && line.ends_with(" 17")), "{head}");
    }
}
