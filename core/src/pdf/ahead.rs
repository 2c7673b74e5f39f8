//! How far the PDF library would read ahead in a file, before it reads.
//!
//! Where a file's table of objects is broken, the library goes through all bytes, and wherever an object may begin it
//! looks for that object's end. What never ends (a dictionary, a text, a stream) is gone through again from every such
//! place: a megabyte of brackets takes minutes. So the same way is measured here first, with a sum that stops it. In
//! an ordinary file each object ends soon, and the measuring costs less than a hundredth of the reading.
//! How much comes out of what is packed is not here: see [`sizes`](super::sizes).

use super::byte_kind::{Kind, kind};
use super::limits;
use crate::model::ReadError;
use memchr::memmem;

/// Refuses a file in which the library would read too far ahead. What is known to be the dictionary of a stream, and
/// where its data begins, is handed to `stream` on the way.
///
/// # Errors
/// [`ReadError::TooComplex`], and those of `stream`.
pub(super) fn check<'a>(
    bytes: &'a [u8],
    mut stream: impl FnMut(&'a [u8], &'a [u8]) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let mut left = Left { beginnings: limits::BEGINNINGS, bytes: limits::AHEAD };
    for at in memmem::find_iter(bytes, b"<<") {
        let from = bytes.get(at..).unwrap_or_default();
        let length = length_of_object(from, left.bytes);
        left.take(length)?;
        let behind = trimmed(from.get(length..).unwrap_or_default());
        if let Some(data) = behind.strip_prefix(b"stream") {
            stream(from.get(..length).unwrap_or_default(), data)?;
        }
    }
    for at in memmem::find_iter(bytes, b"obj") {
        if bytes.get(..at).is_some_and(|before| before.ends_with(b"end")) {
            continue;
        }
        let object = trimmed(bytes.get(at + 3..).unwrap_or_default());
        // A dictionary was measured above.
        left.take(if object.starts_with(b"<<") { 0 } else { length_of_object(object, left.bytes) })?;
    }
    check_ends_of_streams(bytes)
}

/// What is left of the limits.
struct Left {
    beginnings: usize,
    bytes: usize,
}

impl Left {
    /// One more beginning, from which so many bytes are read.
    fn take(&mut self, bytes: usize) -> Result<(), ReadError> {
        self.beginnings = self.beginnings.checked_sub(1).ok_or(ReadError::TooComplex)?;
        self.bytes = self.bytes.checked_sub(bytes).ok_or(ReadError::TooComplex)?;
        Ok(())
    }
}

/// A stream of which the length is wrong is searched for its end: all that wait for the same end are counted.
fn check_ends_of_streams(bytes: &[u8]) -> Result<(), ReadError> {
    let (mut waiting, mut sum, mut left) = (0_usize, 0_usize, limits::STREAMS_AHEAD);
    let ends = |at: usize| bytes.get(..at).is_some_and(|before| before.ends_with(b"end"));
    for at in memmem::find_iter(bytes, b"stream").chain([bytes.len()]) {
        if at == bytes.len() || ends(at) {
            let searched = waiting.saturating_mul(at).saturating_sub(sum);
            left = left.checked_sub(searched).ok_or(ReadError::TooComplex)?;
            (waiting, sum) = (0, 0);
        } else if matches!(bytes.get(at + b"stream".len()), Some(b'\r' | b'\n')) {
            (waiting, sum) = (waiting + 1, sum + at);
        }
    }
    Ok(())
}

/// How many bytes the library reads before an object ends, or before it sees that this is none; counted a little
/// beyond `most`.
fn length_of_object(bytes: &[u8], most: usize) -> usize {
    let mut open: Vec<Open> = Vec::new();
    let mut rest = bytes;
    loop {
        rest = trimmed(rest);
        let (length, goes_on) = token(rest, &mut open);
        rest = rest.get(length..).unwrap_or_default();
        let read = bytes.len() - rest.len();
        if !goes_on || open.is_empty() || read > most {
            return read;
        }
    }
}

/// What is to be closed.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Dictionary,
    Array,
}

/// The bytes of the next token, and whether an object can go on with it.
fn token(rest: &[u8], open: &mut Vec<Open>) -> (usize, bool) {
    // Where something is open, names, numbers and words may follow one another up to the next delimiter.
    let run = if open.is_empty() { regular } else { up_to_delimiter };
    let mut opens = |length: usize, what: Open| {
        let fits = open.len() < limits::LIBRARY_DEPTH;
        open.push(what);
        (length, fits)
    };
    match rest {
        [b'/', name @ ..] => (1 + run(name), true),
        [b'<', b'<', ..] => opens(2, Open::Dictionary),
        [b'[', ..] => opens(1, Open::Array),
        [b'>', b'>', ..] if open.pop() == Some(Open::Dictionary) => (2, true),
        [b']', ..] if open.pop() == Some(Open::Array) => (1, true),
        [b'>' | b']', ..] => (0, false),
        [b'(', inside @ ..] => text(inside),
        [b'<', inside @ ..] => {
            let digits = inside.iter().take_while(|b| b.is_ascii_hexdigit() || is_space(**b)).count();
            (digits + 2, inside.get(digits) == Some(&b'>'))
        }
        _ => {
            let length = run(rest);
            (length, length > 0)
        }
    }
}

/// The bytes of a text in brackets from its first letter on, and whether it ends.
fn text(inside: &[u8]) -> (usize, bool) {
    let (mut depth, mut at) = (1_u32, 0);
    while let Some(found) = inside.get(at..).and_then(|rest| memchr::memchr3(b'(', b')', b'\\', rest)) {
        at += found;
        match inside.get(at) {
            Some(b'(') => depth += 1,
            Some(b')') => depth -= 1,
            // What stands behind it is a letter.
            _ => at += 1,
        }
        at += 1;
        if depth == 0 {
            return (1 + at, true);
        }
    }
    (1 + inside.len(), false)
}

/// How many letters of a name, a number or a word stand first.
fn regular(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| kind(*byte) != Kind::Regular).unwrap_or(bytes.len())
}

/// How many letters and spaces stand first.
fn up_to_delimiter(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| kind(*byte) == Kind::Delimiter).unwrap_or(bytes.len())
}

/// Bytes without the white space and the comments at their beginning.
fn trimmed(mut bytes: &[u8]) -> &[u8] {
    loop {
        let space = bytes.iter().position(|byte| !is_space(*byte)).unwrap_or(bytes.len());
        bytes = bytes.get(space..).unwrap_or_default();
        if bytes.first() != Some(&b'%') {
            return bytes;
        }
        let end = memchr::memchr2(b'\r', b'\n', bytes).unwrap_or(bytes.len());
        bytes = bytes.get(end..).unwrap_or_default();
    }
}

fn is_space(byte: u8) -> bool {
    kind(byte) == Kind::Space
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn object_ends_where_the_library_would_end_it() {
        let table: [(&[u8], usize); 12] = [
            (b"<</A 1/B[2 3](c)>> stream", 18),
            (b"<</A<</B<0a 1b>>>>>x", 19),
            (b"(a(b)\\)c)d", 9),
            (b"(never", 6),
            (b"12 0 R", 2),
            (b"[1 % ]\n2] ", 9),
            (b"<< /A ] >>", 6),
            (b"<</A <0g> >>", 8),
            (b"<</A (", 6),
            (b"/Name/Other", 5),
            (b"} ", 0),
            (b"", 0),
        ];
        for (bytes, length) in table {
            assert_eq!(length_of_object(bytes, 99), length, "{}", String::from_utf8_lossy(bytes));
        }
        assert!(length_of_object(&b"<</A ".repeat(1_000_000), 99_999) < 3_000);
    }

    #[test]
    fn stream_is_handed_over_with_its_dictionary_and_data() {
        let mut found = Vec::new();
        let file = b"1 0 obj <</Length 3/A<<>>>>%c\nstream\nabc\nendstream endobj 2 0 obj <</B 1>> endobj";
        check(file, |dictionary, data| {
            found.push((dictionary, data));
            Ok(())
        })
        .unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, b"<</Length 3/A<<>>>>");
        assert!(found[0].1.starts_with(b"\nabc"));
    }

    #[test]
    fn what_never_ends_may_not_begin_again_and_again() {
        let filler = " ".repeat(1 << 17);
        for begin in ["1 0 obj (", "<</A ", "1 0 obj [", "<<(", "<<>>stream\n"] {
            let once = format!("%PDF-1.7\n{begin}{filler}");
            assert_eq!(check(once.as_bytes(), |_, _| Ok(())), Ok(()), "{begin}");
            let often = format!("%PDF-1.7\n{}{filler}", format!("{begin}\n").repeat(900));
            assert_eq!(check(often.as_bytes(), |_, _| Ok(())), Err(ReadError::TooComplex), "{begin}");
        }
    }
}
