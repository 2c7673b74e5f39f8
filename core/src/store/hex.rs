//! Bytes as lower-case hexadecimal digits, and back.

/// Bytes in hexadecimal digits.
pub(crate) fn hex_of(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|value| char::from_digit(value.into(), 16))
        .collect()
}

/// `N` bytes out of as many pairs of lower-case digits; `None` for anything else.
pub(super) fn bytes_of<const N: usize>(hex: &str) -> Option<[u8; N]> {
    let digits = hex.as_bytes();
    if digits.len() != 2 * N || digits.iter().any(u8::is_ascii_uppercase) {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        for digit in pair {
            *byte = *byte << 4 | u8::try_from(char::from(*digit).to_digit(16)?).ok()?;
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_takes_what_hex_of_gives_and_nothing_else() {
        assert_eq!(hex_of(&[0, 10, 255]), "000aff");
        assert_eq!(bytes_of("000aff"), Some([0, 10, 255]));
        for bad in ["000af", "000affff", "000AFF", "000agf", "+00aff", "0あaf"] {
            assert_eq!(bytes_of::<3>(bad), None, "{bad}");
        }
    }
}
