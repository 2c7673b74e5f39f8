//! What must be known about a file before anything in it is decoded.
//!
//! Deflate can make a thousand bytes out of one. A stream whose decoded size could pass a limit is inflated here into
//! nothing, counting, before the library is allowed to decode it; most streams are too small to need it.

use super::limits;
use crate::model::ReadError;
use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Name, Object, Stream};
use std::io::Read;

/// How many bytes deflate makes of one at most (1032), and LZW (2048 and some), rounded up.
const MOST_PER_BYTE: usize = 2_800;

/// Checks the file's size and that it begins as a PDF does (within its first kilobyte, as readers accept).
pub(super) fn check_bytes(bytes: &[u8]) -> Result<(), ReadError> {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    if !head.windows(5).any(|five| five == b"%PDF-") {
        return Err(ReadError::NotPdf);
    }
    if bytes.len() > limits::FILE_BYTES {
        return Err(ReadError::TooLarge);
    }
    check_object_streams(bytes)
}

/// Object streams and cross-reference streams are decoded while a file is opened: they are checked by their bytes.
fn check_object_streams(bytes: &[u8]) -> Result<(), ReadError> {
    let mut left = limits::ALL_STREAMS_BYTES;
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memmem::find(rest, b"stream")) {
        let start = at + found;
        at = start + b"stream".len();
        let dictionary = bytes.get(start.saturating_sub(512)..start).unwrap_or_default();
        let names = |name: &[u8]| memchr::memmem::find(dictionary, name).is_some();
        if !names(b"ObjStm") && !names(b"XRef") {
            continue;
        }
        let data = bytes.get(at..).unwrap_or_default();
        let data = data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).unwrap_or(data);
        left = left.checked_sub(inflated_size(data, limits::STREAM_BYTES)).ok_or(ReadError::TooLarge)?;
        if left == 0 {
            return Err(ReadError::TooLarge);
        }
    }
    Ok(())
}

/// Checks the number of pages and objects and the decoded sizes of all streams that reading may touch.
pub(super) fn check_streams(pdf: &Pdf) -> Result<(), ReadError> {
    if pdf.pages().len() > limits::PAGES {
        return Err(ReadError::TooLarge);
    }
    if pdf.len() > limits::OBJECTS {
        return Err(ReadError::TooComplex);
    }
    let mut left = limits::ALL_STREAMS_BYTES;
    for object in pdf.objects() {
        let Object::Stream(stream) = object else { continue };
        if is_image(&stream) {
            continue;
        }
        let size = decoded_size(&stream)?;
        left = left.checked_sub(size).ok_or(ReadError::TooLarge)?;
    }
    Ok(())
}

/// Images are never decoded while reading.
fn is_image(stream: &Stream<'_>) -> bool {
    stream.dict().get::<Name<'_>>(b"Subtype").as_deref() == Some(b"Image")
}

/// An upper bound of a stream's decoded size, exact where it matters.
fn decoded_size(stream: &Stream<'_>) -> Result<usize, ReadError> {
    let filters = stream.filters().len();
    let raw = stream.raw_data();
    if filters == 0 {
        return Ok(raw.len());
    }
    // Two compressions over one another multiply: no honest producer does that with much data.
    if filters > 1 && raw.len().saturating_mul(MOST_PER_BYTE) > limits::STREAM_BYTES * 4 {
        return Err(ReadError::TooComplex);
    }
    let most = if is_content(stream) { limits::CONTENT_BYTES } else { limits::STREAM_BYTES };
    if raw.len().saturating_mul(MOST_PER_BYTE) <= most {
        return Ok(raw.len());
    }
    let size = inflated_size(&raw, most);
    if size >= most { Err(ReadError::TooLarge) } else { Ok(size) }
}

/// Drawing instructions rather than a font or a map: they have no length of a font program and no type.
fn is_content(stream: &Stream<'_>) -> bool {
    let dict = stream.dict();
    let form = dict.get::<Name<'_>>(b"Subtype").as_deref() == Some(b"Form");
    form || !(dict.contains_key(b"Length1") || dict.contains_key(b"Type") || dict.contains_key(b"Subtype"))
}

/// How many bytes a deflated stream holds, counted up to `most`.
fn inflated_size(data: &[u8], most: usize) -> usize {
    let counted = count(ZlibDecoder::new(data), most);
    if counted > 0 { counted } else { count(DeflateDecoder::new(data.get(2..).unwrap_or_default()), most) }
}

/// Reads to the end, or to `most`, or to the first fault.
fn count(mut reader: impl Read, most: usize) -> usize {
    let mut buffer = [0; 32 << 10];
    let mut size = 0;
    while size < most {
        match reader.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(read) => size += read,
        }
    }
    size
}
