//! A JPEG without all that is not the picture: its segments are copied, and those that only tell of it are left out.

use crate::model::ReadError;

/// A JPEG that holds its picture and nothing else.
pub(super) struct Jpeg {
    /// The file, coded as it was.
    pub(super) data: Vec<u8>,
    /// Pixels as they are stored, before the page turns them.
    pub(super) width: u32,
    pub(super) height: u32,
    /// Samples a pixel.
    pub(super) components: u8,
    /// Whether Adobe's segment says how colours are meant; it stays.
    pub(super) is_adobe: bool,
}

/// Copies a JPEG from its beginning to its first end, without comments and application segments (EXIF with place and
/// thumbnail, XMP, profiles, a second picture behind the first).
///
/// # Errors
/// [`ReadError::Damaged`] for a file that ends before its picture does, and for kinds that no PDF can hold (12 bits,
/// arithmetic, lossless).
pub(super) fn without_metadata(bytes: &[u8]) -> Result<Jpeg, ReadError> {
    let mut jpeg = Jpeg { data: Vec::with_capacity(bytes.len()), width: 0, height: 0, components: 0, is_adobe: false };
    jpeg.data.extend(b"\xFF\xD8");
    let mut at = 2;
    loop {
        let marker = marker_at(bytes, &mut at)?;
        if marker == END {
            jpeg.data.extend([0xFF, END]);
            break;
        }
        let length = match bytes.get(at..at + 2) {
            Some([high, low]) => usize::from(u16::from_be_bytes([*high, *low])),
            _ => return Err(ReadError::Damaged),
        };
        let segment = bytes.get(at..at + length).filter(|_| length >= 2).ok_or(ReadError::Damaged)?;
        at += length;
        match marker {
            0xC0..=0xC2 => jpeg.take_size(segment)?,
            // Lossless, hierarchical, arithmetic.
            0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => return Err(ReadError::Damaged),
            0xEE if segment.get(2..7) == Some(b"Adobe") => jpeg.is_adobe = true,
            0xE0..=0xEF | 0xFE => continue,
            _ => {}
        }
        jpeg.data.extend([0xFF, marker]);
        jpeg.data.extend_from_slice(segment);
        if marker == SCAN {
            let end = scan_end(bytes, at).ok_or(ReadError::Damaged)?;
            jpeg.data.extend_from_slice(bytes.get(at..end).unwrap_or_default());
            at = end;
        }
    }
    if jpeg.width == 0 || jpeg.height == 0 { Err(ReadError::Damaged) } else { Ok(jpeg) }
}

const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;

/// The next marker, behind its 0xFF and any that fill up.
fn marker_at(bytes: &[u8], at: &mut usize) -> Result<u8, ReadError> {
    if bytes.get(*at) != Some(&0xFF) {
        return Err(ReadError::Damaged);
    }
    let filling = bytes.get(*at..).unwrap_or_default().iter().take_while(|byte| **byte == 0xFF).count();
    *at += filling + 1;
    bytes.get(*at - 1).copied().ok_or(ReadError::Damaged)
}

/// Where the coded data of a scan end: before a marker that is neither a stuffed zero nor a restart.
fn scan_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    loop {
        at += memchr::memchr(0xFF, bytes.get(at..)?)?;
        match bytes.get(at + 1)? {
            0x00 | 0xD0..=0xD7 => at += 2,
            0xFF => at += 1,
            _ => return Some(at),
        }
    }
}

impl Jpeg {
    /// Takes in the size out of a frame's segment (length, precision, height, width, components).
    fn take_size(&mut self, segment: &[u8]) -> Result<(), ReadError> {
        let Some([_, _, 8, h1, h2, w1, w2, components]) = segment.get(..8) else { return Err(ReadError::Damaged) };
        self.height = u32::from(u16::from_be_bytes([*h1, *h2]));
        self.width = u32::from(u16::from_be_bytes([*w1, *w2]));
        self.components = *components;
        Ok(())
    }
}
