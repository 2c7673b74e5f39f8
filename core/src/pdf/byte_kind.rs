//! Which bytes part the words of a PDF: white space, brackets and the like, all others.

/// What a byte is outside a text (ISO 32000-1 §7.2.2).
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    Regular,
    Space,
    Delimiter,
}

/// Of all bytes, as every byte of a file's dictionaries is asked for.
#[expect(clippy::indexing_slicing, reason = "worked out when this is compiled")]
static KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Regular; 256];
    let mut byte = 0_u8;
    loop {
        kinds[byte as usize] = match byte {
            b'\0' | b'\t' | b'\n' | b'\x0c' | b'\r' | b' ' => Kind::Space,
            b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%' => Kind::Delimiter,
            _ => Kind::Regular,
        };
        if byte == u8::MAX {
            break kinds;
        }
        byte += 1;
    }
};

/// What a byte is.
pub(crate) fn kind(byte: u8) -> Kind {
    KINDS.get(usize::from(byte)).copied().unwrap_or(Kind::Regular)
}
