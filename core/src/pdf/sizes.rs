//! How large the streams of a file are, before anything in them is unpacked as a whole.
//!
//! Deflate can make a thousand bytes out of one. A stream whose decoded size could pass a limit is inflated here into
//! nothing, counting, before the library is allowed to decode it; most streams are too small to need it.

use super::{ahead, limits};
use crate::model::ReadError;
use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, Stream};
use memchr::memmem::Finder;
use std::io::Read;

/// Object streams and cross-reference streams are decoded while a file is opened: they are checked by their bytes, as is
/// how far the library would read ahead.
pub(super) fn check_before_opening(bytes: &[u8]) -> Result<(), ReadError> {
    let mut left = limits::UNPACKED;
    let names = [b"ObjStm".as_slice(), b"XRef"].map(Finder::new);
    ahead::check(bytes, |dictionary, data| {
        // A name may write any of its letters as `#4F`.
        let is_plain = memchr::memchr(b'#', dictionary).is_none();
        if is_plain && names.iter().all(|name| name.find(dictionary).is_none()) {
            return Ok(());
        }
        let data = data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).unwrap_or(data);
        left = left.checked_sub(inflated_size(data, left)).filter(|left| *left > 0).ok_or(ReadError::TooLarge)?;
        Ok(())
    })
}

/// Checks the number of objects and the unpacked sizes of all streams; of pictures too if they will be unpacked.
pub(super) fn check_streams(pdf: &Pdf, pictures: bool) -> Result<(), ReadError> {
    if pdf.len() > limits::OBJECTS {
        return Err(ReadError::TooComplex);
    }
    let mut sizes = Vec::new();
    let mut widths = limits::WIDTHS;
    for object in pdf.objects() {
        let stream = match object {
            Object::Stream(stream) => stream,
            Object::Dict(dict) => {
                if may_name_widths(dict.data()) {
                    check_widths(&dict, &mut widths, 0)?;
                }
                continue;
            }
            _ => continue,
        };
        if may_name_widths(stream.dict().data()) {
            check_widths(stream.dict(), &mut widths, 0)?;
        }
        if is_picture(&stream) {
            if !pictures {
                continue;
            }
            let side = |key: &[u8]| u64::from(stream.dict().get::<u32>(key).unwrap_or(0));
            if side(b"Width").saturating_mul(side(b"Height")) > limits::PICTURE_PIXELS {
                return Err(ReadError::TooComplex);
            }
        }
        let size = Size::of(&stream);
        // Page after page is unpacked and interpreted: each has a limit of its own.
        if size.most > limits::CONTENT_BYTES && is_content(&stream) && size.exactly(&stream)? > limits::CONTENT_BYTES {
            return Err(ReadError::TooLarge);
        }
        sizes.push((size, stream));
    }
    check_sum(sizes, if pictures { limits::UNPACKED_WITH_PICTURES } else { limits::UNPACKED })
}

/// Whether the bytes of a dictionary, with all that stands in it, may hold the names `W` or `W2`: most don't, and a look at
/// the bytes is ten times quicker than at the objects. (A name may write any of its letters as `#57`.)
fn may_name_widths(bytes: &[u8]) -> bool {
    memchr::memchr2_iter(b'W', b'#', bytes).any(|at| {
        let is_first = bytes.get(..at).is_some_and(|before| before.ends_with(b"/"));
        let goes_on = bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase);
        bytes.get(at) == Some(&b'#') || (is_first && !goes_on)
    })
}

/// Checks how many widths the fonts in a dictionary give: the library puts each into a map, and a range of four thousand
/// million takes a dozen bytes.
fn check_widths(dict: &Dict<'_>, left: &mut u32, depth: u32) -> Result<(), ReadError> {
    for key in [b"W".as_slice(), b"W2"] {
        let Some(widths) = dict.get::<Array<'_>>(key) else { continue };
        let mut widths = widths.flex_iter();
        loop {
            let count = if let Some((_, each)) = widths.next::<(u32, Array<'_>)>() {
                u32::try_from(each.raw_iter().count()).unwrap_or(u32::MAX)
            } else if let Some((first, last)) = widths.next::<(u32, u32)>() {
                // What the range's glyphs have in common.
                for _ in 0..if key == b"W" { 1 } else { 3 } {
                    let _ = widths.next::<f32>();
                }
                last.saturating_sub(first).saturating_add(1)
            } else {
                break;
            };
            *left = left.checked_sub(count).ok_or(ReadError::TooComplex)?;
        }
    }
    if depth < limits::FONT_DEPTH {
        for (_, value) in dict.entries() {
            match value {
                MaybeRef::NotRef(Object::Dict(inner)) => check_widths(&inner, left, depth + 1)?,
                MaybeRef::NotRef(Object::Array(inner)) => {
                    for value in inner.raw_iter() {
                        if let MaybeRef::NotRef(Object::Dict(inner)) = value {
                            check_widths(&inner, left, depth + 1)?;
                        }
                    }
                }
                _ => {}
            }
        }
    }
    Ok(())
}

/// The unpacked size of one stream, of a file whose streams were checked; where it is deflated alone, counted up to `most`.
pub(super) fn unpacked_size(stream: &Stream<'_>, most: usize) -> usize {
    match filters_of(stream.dict()).as_slice() {
        [] => stream.raw_data().len(),
        [one] if matches!(one.as_slice(), b"FlateDecode" | b"Fl") => inflated_size(&stream.raw_data(), most + 1),
        // Other combinations are small by now, or were refused.
        _ => stream.decoded_data().map_or(0, |data| data.len()),
    }
}

/// Whether a stream, deflated or not packed at all, is so small that it may be unpacked to know its size.
pub(super) fn is_small(stream: &Stream<'_>) -> bool {
    let filters = filters_of(stream.dict());
    let flate = filters.iter().all(|filter| matches!(filter.as_slice(), b"FlateDecode" | b"Fl"));
    filters.len() < 2 && flate && stream.raw_data().len() <= limits::UNMEASURED_BYTES
}

/// Checks the sum of the unpacked sizes: by what they could be at most, then counting the largest first until it fits.
fn check_sum(mut sizes: Vec<(Size, Stream<'_>)>, most: usize) -> Result<(), ReadError> {
    sizes.sort_by_key(|(size, _)| std::cmp::Reverse(size.most));
    let mut sum: usize = sizes.iter().map(|(size, _)| size.most).fold(0, usize::saturating_add);
    for (size, stream) in &sizes {
        if sum <= most {
            return Ok(());
        }
        sum = sum.saturating_sub(size.most).saturating_add(size.exactly(stream)?);
    }
    if sum <= most { Ok(()) } else { Err(ReadError::TooLarge) }
}

fn is_picture(stream: &Stream<'_>) -> bool {
    stream.dict().get::<Name<'_>>(b"Subtype").as_deref() == Some(b"Image")
}

/// The names of a stream's filters, in the order in which they are undone.
fn filters_of(dict: &Dict<'_>) -> Vec<Vec<u8>> {
    let keys = [b"Filter".as_slice(), b"F"];
    keys.into_iter()
        .find_map(|key| {
            let one = dict.get::<Name<'_>>(key).map(|name| vec![name.to_vec()]);
            one.or_else(|| Some(dict.get::<Array<'_>>(key)?.iter::<Name<'_>>().map(|name| name.to_vec()).collect()))
        })
        .unwrap_or_default()
}

/// How large a stream can be when it is decoded.
struct Size {
    most: usize,
    compressions: usize,
}

impl Size {
    fn of(stream: &Stream<'_>) -> Size {
        let (mut most, mut compressions) = (stream.raw_data().len(), 0);
        for filter in filters_of(stream.dict()) {
            let per_byte = match filter.as_slice() {
                b"FlateDecode" | b"Fl" => limits::FLATE_FACTOR,
                b"LZWDecode" | b"LZW" => limits::LZW_FACTOR,
                b"RunLengthDecode" | b"RL" => limits::RUN_LENGTH_FACTOR,
                _ => continue,
            };
            compressions += 1;
            most = most.saturating_mul(per_byte);
        }
        Size { most, compressions }
    }

    /// Counted, up to the limit of all streams.
    fn exactly(&self, stream: &Stream<'_>) -> Result<usize, ReadError> {
        let first = filters_of(stream.dict()).into_iter().next();
        match (self.compressions, first.as_deref()) {
            (0, _) => Ok(self.most),
            (1, Some(b"FlateDecode" | b"Fl")) => {
                Ok(inflated_size(&stream.raw_data(), limits::UNPACKED_WITH_PICTURES + 1))
            }
            // Two compressions over one another multiply, and nobody makes large streams with LZW any more: no honest
            // producer gets here.
            _ => Err(ReadError::TooComplex),
        }
    }
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
