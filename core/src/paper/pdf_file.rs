//! A PDF file as it is written: numbered objects, streams, the table at the end.
//!
//! A copy of a family's papers and a page of ours are objects alike; what they say is not here: see `write` (our sheets)
//! and `foreign` (pages of another file). Numbers of points are written to a thousandth. The same objects give the same
//! bytes.

use flate2::{Compress, Compression, FlushCompress, Status};
use simd_adler32::adler32;
use std::borrow::Cow;
use std::fmt::{self, Write as _};

/// The number of an object; shown as what names it in another one (`12 0 R`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Ref(u32);

impl fmt::Display for Ref {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} 0 R", self.0)
    }
}

impl Ref {
    /// Adds what names the object in another one.
    pub(super) fn push(self, out: &mut Vec<u8>) {
        push_integer(out, u64::from(self.0));
        out.extend_from_slice(b" 0 R");
    }
}

/// How streams are packed: quickly, for what is printed once and thrown away. Pictures gain much by more.
const QUICKLY: u32 = 1;
const WELL: u32 = 6;
/// Streams of which packing would save a kilobyte or two at most.
const SHORT: usize = 4 << 10;
/// What a sheet has beside the pages of other files.
const OF_A_SHEET: usize = 128 << 10;

/// A file that grows object by object.
pub(super) struct PdfFile {
    bytes: Vec<u8>,
    /// Where each object begins, by its number less one; `None` for one that was named and not written yet. An object
    /// that is never written is null to whoever names it (PDF 32000-1 §7.3.10).
    starts: Vec<Option<usize>>,
    /// Kept from stream to stream: its tables are larger than most of them.
    packing: Option<Compress>,
}

impl PdfFile {
    /// An empty file of a version (`1.7`), into which so many bytes of other files may go.
    pub(super) fn with_room(version: &str, others: usize) -> PdfFile {
        let mut file = PdfFile::new(version);
        file.bytes.reserve(OF_A_SHEET + others);
        file
    }

    /// An empty file of a version (`1.7`).
    pub(super) fn new(version: &str) -> PdfFile {
        // Four bytes that are no text: whoever carries the file takes it for binary.
        let bytes = [b"%PDF-", version.as_bytes(), b"\n%\xE2\xE3\xCF\xD3\n"].concat();
        PdfFile { bytes, starts: Vec::new(), packing: None }
    }

    /// A number for an object that is written later.
    pub(super) fn reserve(&mut self) -> Ref {
        self.starts.push(None);
        Ref(u32::try_from(self.starts.len()).unwrap_or(u32::MAX))
    }

    /// Writes an object that is no stream, by its bytes.
    pub(super) fn object(&mut self, at: Ref, body: &[u8]) {
        self.begin(at);
        self.bytes.extend_from_slice(body);
        self.bytes.extend_from_slice(b"\nendobj\n");
    }

    /// Writes a stream of data that are as the entries of its dictionary (without `/Length`) say.
    pub(super) fn stream(&mut self, at: Ref, entries: &[u8], data: &[u8]) {
        self.begin(at);
        self.bytes.extend_from_slice(b"<<");
        self.bytes.extend_from_slice(entries);
        self.bytes.extend_from_slice(b"/Length ");
        push_integer(&mut self.bytes, data.len() as u64);
        self.bytes.extend_from_slice(b">>\nstream\n");
        self.bytes.extend_from_slice(data);
        self.bytes.extend_from_slice(b"\nendstream\nendobj\n");
    }

    /// Writes a stream of data that are packed as well as that goes in a moment.
    pub(super) fn well_packed_stream(&mut self, at: Ref, entries: &[u8], data: &[u8]) {
        let quick = self.packing.replace(Compress::new(Compression::new(WELL), true));
        self.packed_stream(at, entries, data);
        self.packing = quick;
    }

    /// Writes a stream of data that are packed here, unless they are too short for that; what stands in the file.
    pub(super) fn packed_stream<'d>(&mut self, at: Ref, entries: &[u8], data: &'d [u8]) -> Cow<'d, [u8]> {
        let packed = if data.len() < SHORT { None } else { self.packed(data) };
        match packed {
            Some(packed) => {
                self.stream(at, &[entries, b"/Filter/FlateDecode"].concat(), &packed);
                Cow::Owned(packed)
            }
            None => {
                self.stream(at, entries, data);
                Cow::Borrowed(data)
            }
        }
    }

    /// Data packed by zlib.
    fn packed(&mut self, data: &[u8]) -> Option<Vec<u8>> {
        let packing = match &mut self.packing {
            Some(packing) => {
                packing.reset();
                packing
            }
            none => none.insert(Compress::new(Compression::new(QUICKLY), true)),
        };
        let mut packed = Vec::with_capacity(data.len() / 2 + 64);
        loop {
            let read = usize::try_from(packing.total_in()).ok()?;
            let status = packing.compress_vec(data.get(read..)?, &mut packed, FlushCompress::Finish).ok()?;
            if status == Status::StreamEnd {
                return Some(packed);
            }
            packed.reserve(data.len() / 8 + 64);
        }
    }

    fn begin(&mut self, at: Ref) {
        let place = usize::try_from(at.0).ok().and_then(|number| self.starts.get_mut(number.checked_sub(1)?));
        if let Some(place) = place {
            *place = Some(self.bytes.len());
        }
        push_integer(&mut self.bytes, u64::from(at.0));
        self.bytes.extend_from_slice(b" 0 obj\n");
    }

    /// The whole file, with its table of objects. `id` names it together with a check sum of all that was written.
    pub(super) fn finish(mut self, root: Ref, info: Option<Ref>, mut id: Sum) -> Vec<u8> {
        id.add(&adler32(&self.bytes.as_slice()).to_be_bytes());
        let table = self.bytes.len();
        let mut rows = format!("xref\n0 {}\n0000000000 65535 f \n", self.starts.len() + 1).into_bytes();
        for start in &self.starts {
            let mut digits = Vec::with_capacity(10);
            push_integer(&mut digits, start.unwrap_or(0) as u64);
            rows.resize(rows.len() + 10_usize.saturating_sub(digits.len()), b'0');
            rows.extend_from_slice(&digits);
            rows.extend_from_slice(if start.is_some() { b" 00000 n \n" } else { b" 00000 f \n" });
        }
        self.bytes.extend_from_slice(&rows);
        let mut end = String::new();
        let id = format!("{:032X}", id.0);
        let info = info.map(|info| format!("/Info {info}")).unwrap_or_default();
        end.push_str(&format!("trailer\n<</Size {}/Root {root}{info}", self.starts.len() + 1));
        end.push_str(&format!("/ID[<{id}><{id}>]>>\nstartxref\n{table}\n%%EOF\n"));
        self.bytes.extend_from_slice(end.as_bytes());
        self.bytes
    }
}

/// A number that is another one for other bytes (FNV-1a). Who wants to can make two that have the same: it names what we
/// made and proves nothing.
#[derive(Clone, Copy)]
pub(super) struct Sum(pub(super) u128);

impl Sum {
    /// Of nothing.
    pub(super) fn new() -> Sum {
        Sum(0x6C62_272E_07BB_0142_62B8_2175_6295_C58D)
    }

    /// With more bytes.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u128::from(*byte)).wrapping_mul(0x0100_0000_0000_0000_0000_013B);
        }
    }
}

/// Adds numbers of points, each with a blank behind it.
pub(super) fn push_numbers(out: &mut Vec<u8>, numbers: impl IntoIterator<Item = f32>) {
    for number in numbers {
        push_number(out, number);
        out.push(b' ');
    }
}

/// Adds a number of points: to a thousandth, without zeros that say nothing.
pub(super) fn push_number(out: &mut Vec<u8>, number: f32) {
    // What is no number or leaves all paper behind is drawn nowhere.
    let thousandths = if number.is_finite() { (f64::from(number) * 1000.0).round() as i64 } else { 0 };
    if thousandths < 0 {
        out.push(b'-');
    }
    let thousandths = thousandths.unsigned_abs();
    push_integer(out, thousandths / 1000);
    let mut rest = thousandths % 1000;
    if rest == 0 {
        return;
    }
    out.push(b'.');
    for place in [100, 10, 1] {
        if rest > 0 {
            out.push(b'0' + u8::try_from(rest / place).unwrap_or(0));
            rest %= place;
        }
    }
}

/// Adds a whole number.
pub(super) fn push_integer(out: &mut Vec<u8>, mut number: u64) {
    let mut digits = [0; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        if let Some(digit) = digits.get_mut(at) {
            *digit = b'0' + u8::try_from(number % 10).unwrap_or(0);
        }
        number /= 10;
        if number == 0 {
            break;
        }
    }
    out.extend_from_slice(digits.get(at..).unwrap_or_default());
}

/// A text for people, as PDF writes it: UTF-16 in hexadecimal digits.
pub(super) fn text_string(text: &str) -> String {
    let mut string = String::from("<FEFF");
    for unit in text.encode_utf16() {
        // Writing to a text does not fail.
        let (Ok(()) | Err(_)) = write!(string, "{unit:04X}");
    }
    string.push('>');
    string
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_right_to_a_thousandth() {
        for (number, written) in [
            (0.0, "0"),
            (-0.0001, "0"),
            (12.0, "12"),
            (-3.5, "-3.5"),
            (0.05, "0.05"),
            (595.2756, "595.276"),
            (0.9996, "1"),
            (-0.001, "-0.001"),
            (16_777_216.0, "16777216"),
            (f32::NAN, "0"),
            (f32::INFINITY, "0"),
        ] {
            let mut out = Vec::new();
            push_number(&mut out, number);
            assert_eq!(String::from_utf8(out).unwrap(), written, "{number}");
        }
    }

    #[test]
    fn texts_are_written_in_utf_16() {
        assert_eq!(text_string("髙𠮷"), "<FEFF9AD9D842DFB7>");
    }

    #[test]
    fn table_says_where_each_object_begins() {
        let mut file = PdfFile::new("1.7");
        let (catalogue, info, never) = (file.reserve(), file.reserve(), file.reserve());
        file.object(info, b"<<>>");
        file.object(catalogue, format!("<</Type/Catalog/X {never}>>").as_bytes());
        let long = file.reserve();
        file.packed_stream(long, b"/A 1", &[b'x'; 10_000]);
        let bytes = file.finish(catalogue, Some(info), Sum::new());
        let text = String::from_utf8_lossy(&bytes);
        let table = bytes.windows(7).position(|seven| seven == b"xref\n0 ").unwrap();
        let rows: Vec<&str> = std::str::from_utf8(&bytes[table..]).unwrap().lines().skip(2).take(5).collect();
        assert_eq!((rows[0], rows[3]), ("0000000000 65535 f ", "0000000000 00000 f "));
        for (row, number) in [(rows[1], 1), (rows[2], 2), (rows[4], 4)] {
            let start: usize = row.split(' ').next().unwrap().parse().unwrap();
            assert!(bytes[start..].starts_with(format!("{number} 0 obj\n").as_bytes()), "{row}");
        }
        assert!(text.contains("<</A 1/Filter/FlateDecode/Length "), "{text}");
        assert!(text.ends_with(&format!("startxref\n{table}\n%%EOF\n")));
    }
}
