//! Random bytes: the only place where this project's own code asks the system for them.
//!
//! Not here: the salts and initialisation vectors of the encrypted file, which SQLCipher draws by itself.

use crate::error::Error;

/// The 32 characters of an id, after Crockford: no `i`, `l`, `o`, `u`, so that an id can be read aloud.
const ID_CHARACTERS: [char; 32] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'j', 'k', 'm', 'n', 'p',
    'q', 'r', 's', 't', 'v', 'w', 'x', 'y', 'z',
];

/// How many characters an id has: 16 of 5 bits, so 80 bits. Ids made on two phones don't meet in a family's lifetime.
pub(crate) const ID_LENGTH: usize = 16;

/// `N` random bytes from the operating system.
///
/// Fails with [`Error::NoRandomness`] only where the system has no source of randomness.
pub(crate) fn bytes<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    fill(&mut bytes)?;
    Ok(bytes)
}

/// Fills what is there with random bytes; for secrets, which should lie in one place only.
pub(crate) fn fill(bytes: &mut [u8]) -> Result<(), Error> {
    getrandom::fill(bytes).map_err(|_| Error::NoRandomness)
}

/// A new id: 16 lower-case Crockford base32 characters.
pub(crate) fn new_id() -> Result<String, Error> {
    let bytes: [u8; ID_LENGTH] = bytes()?;
    Ok(id_of(&bytes))
}

/// The id that evenly spread bytes make; only the first [`ID_LENGTH`] of them count.
pub(crate) fn id_of(bytes: &[u8]) -> String {
    // 256 is a multiple of 32, so the five low bits of a byte are as evenly spread as the byte.
    bytes.iter().take(ID_LENGTH).filter_map(|byte| ID_CHARACTERS.get(usize::from(byte % 32))).collect()
}

/// Whether a text is an id.
pub(crate) fn is_id(text: &str) -> bool {
    text.len() == ID_LENGTH && text.chars().all(|c| ID_CHARACTERS.contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_id_is_sixteen_crockford_characters_and_never_the_same() {
        let ids: std::collections::BTreeSet<String> = (0..100).map(|_| new_id().unwrap()).collect();
        assert_eq!(ids.len(), 100);
        for id in ids {
            assert_eq!(id.len(), ID_LENGTH);
            assert!(id.chars().all(|c| ID_CHARACTERS.contains(&c)), "{id}");
        }
    }
}
