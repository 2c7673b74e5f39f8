//! The key of a notebook: 32 random bytes that the host keeps (a phone's key store, a key file of the command).
//!
//! The key is wiped from memory when it is dropped, never shown by `Debug`, and never written by the core.

use crate::error::Error;
use crate::random;
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// How many bytes a key has.
pub const KEY_LENGTH: usize = 32;

/// The 32-byte key that opens a notebook.
///
/// ```
/// let key = techo_core::Key::generate()?;
/// let hex = key.to_hex();
/// assert_eq!(hex.len(), 64);
/// assert!(techo_core::Key::from_hex(&hex)? == key);
/// # Ok::<(), techo_core::error::Error>(())
/// ```
// Boxed: a key that is moved would leave its bytes behind on the stack, where nobody wipes them.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Key(Box<[u8; KEY_LENGTH]>);

impl Key {
    /// A new random key.
    pub fn generate() -> Result<Key, Error> {
        let mut key = Key::empty();
        random::fill(key.0.as_mut_slice())?;
        Ok(key)
    }

    /// A key from its 32 bytes; [`Error::BadKeyFile`] for any other length.
    pub fn from_bytes(bytes: &[u8]) -> Result<Key, Error> {
        if bytes.len() != KEY_LENGTH {
            return Err(Error::BadKeyFile);
        }
        let mut key = Key::empty();
        key.0.copy_from_slice(bytes);
        Ok(key)
    }

    /// Zeros, to be filled in place.
    fn empty() -> Key {
        Key(Box::new([0; KEY_LENGTH]))
    }

    /// A key from 64 hexadecimal digits, upper or lower case; white space around them (a line's end) is passed over.
    /// Anything else is [`Error::BadKeyFile`].
    pub fn from_hex(text: &str) -> Result<Key, Error> {
        let digits = text.trim().as_bytes();
        let mut key = Key::empty();
        if digits.len() != 2 * KEY_LENGTH {
            return Err(Error::BadKeyFile);
        }
        for (byte, pair) in key.0.iter_mut().zip(digits.chunks_exact(2)) {
            for digit in pair {
                let value = char::from(*digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
                *byte = *byte << 4 | value.ok_or(Error::BadKeyFile)?;
            }
        }
        Ok(key)
    }

    /// The key as 64 lower-case hexadecimal digits, wiped when dropped.
    pub fn to_hex(&self) -> Zeroizing<String> {
        let mut text = String::with_capacity(2 * KEY_LENGTH);
        for byte in self.0.iter() {
            for value in [byte >> 4, byte & 15] {
                text.extend(char::from_digit(u32::from(value), 16));
            }
        }
        Zeroizing::new(text)
    }

    /// A copy of the 32 bytes, for a host's key store. The host wipes it.
    pub fn to_vec(&self) -> Vec<u8> {
        self.0.to_vec()
    }

    /// The bytes, for what is derived from the key.
    pub(crate) fn bytes(&self) -> &[u8; KEY_LENGTH] {
        &self.0
    }
}

impl PartialEq for Key {
    /// Compares every byte, wherever the first difference is.
    fn eq(&self, other: &Key) -> bool {
        self.0.iter().zip(other.0.iter()).fold(0, |differences, (a, b)| differences | (a ^ b)) == 0
    }
}

impl Eq for Key {}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_hex_takes_sixty_four_digits_and_a_line_end_only() {
        let hex = "00ff".repeat(16);
        let key = Key::from_hex(&hex).unwrap();
        assert_eq!(*key.to_hex(), hex);
        assert!(Key::from_hex(&format!("{}\r\n", hex.to_uppercase())).unwrap() == key);
        for bad in ["", "00", &"0".repeat(63), &"0".repeat(65), &"g".repeat(64), &"０".repeat(64), &"+1".repeat(32)] {
            assert_eq!(Key::from_hex(bad).unwrap_err(), Error::BadKeyFile, "{bad}");
        }
        assert_eq!(Key::from_bytes(&[1; 31]).unwrap_err(), Error::BadKeyFile);
    }

    #[test]
    fn debug_never_shows_the_key() {
        assert_eq!(format!("{:?}", Key::from_bytes(&[0xAB; 32]).unwrap()), "Key(…)");
    }

    #[test]
    fn generate_gives_a_new_key_each_time() {
        assert!(Key::generate().unwrap() != Key::generate().unwrap());
    }
}
