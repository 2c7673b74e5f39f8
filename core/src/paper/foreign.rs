//! Pages of a foreign file in a file of ours: each page a form that draws it, and behind it all that it needs.
//!
//! An object is copied once, however many pages need it, and read once. What stands in it is copied as it stands, with
//! the numbers of objects changed (`copied`); where that does not go (the file is encrypted, or something odd stands
//! there), it is read and written anew (`anew`). Packed data stay packed. What belongs to the document and not to what is
//! drawn does not come along ([`LEFT_OUT`]). What stands on a page beside its content is not here: see `stamps`. Start
//! with [`Foreign::page`].

mod anew;
mod copied;
#[cfg(test)]
mod tests;

use super::pdf_file::{PdfFile, Ref, push_number};
use crate::error::Error;
use crate::model::ReadError;
use crate::pdf::limits::FILE_BYTES;
use copied::{Whole, copy_items};
use hayro::hayro_syntax::object::dict::keys;
use hayro::hayro_syntax::object::{Dict, MaybeRef, Object, ObjectIdentifier, Stream};
use hayro::hayro_syntax::page::{Page, Resources};
use hayro::hayro_syntax::{Filter, Pdf};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Write as _;

/// Bytes that may be copied of one file. What is copied stands in it once, but objects may lie in one another.
const MOST_BYTES: usize = 2 * FILE_BYTES;

/// Keys that say something of the document, the editing or the layers, wherever they stand (PDF 32000-1 §14); what they
/// name would be much of the file.
const LEFT_OUT: [&[u8]; 10] = [
    keys::METADATA,
    keys::STRUCT_PARENT,
    keys::STRUCT_PARENTS,
    keys::OC,
    keys::AF,
    keys::PT_DATA,
    keys::REF,
    keys::LAST_MODIFIED,
    keys::PIECE_INFO,
    keys::OPI,
];

/// Whether a key and its value stay behind.
fn is_left_out(key: &[u8]) -> bool {
    // Most keys begin with another letter.
    matches!(key.first(), Some(b'M' | b'S' | b'O' | b'A' | b'P' | b'R' | b'L')) && LEFT_OUT.contains(&key)
}

/// Pages of one foreign file as they are copied into ours.
pub(super) struct Foreign<'a> {
    pdf: &'a Pdf,
    /// The form of each page that was asked for.
    forms: BTreeMap<usize, Ref>,
    objects: Objects<'a>,
    /// Whether strings may be encrypted in the file, so that none can be copied as it stands.
    is_encrypted: bool,
}

/// The numbers that objects of the foreign file have in ours.
struct Objects<'a> {
    pdf: &'a Pdf,
    /// How many objects the file has.
    count: usize,
    numbers: BTreeMap<ObjectIdentifier, Ref>,
    /// Those that are not written yet.
    wanted: Vec<(ObjectIdentifier, Ref)>,
    /// Bytes that may yet be copied; `None` once there were too many.
    left: Option<usize>,
}

impl Objects<'_> {
    /// The number of an object in our file; `None` where there is no such object.
    fn number(&mut self, file: &mut PdfFile, id: ObjectIdentifier) -> Option<Ref> {
        if let Some(known) = self.numbers.get(&id) {
            return Some(*known);
        }
        // An object that is not there is written as null, which is what it means, without being looked for first. But a
        // file may name millions of them.
        if self.numbers.len() >= self.count && self.pdf.xref().get::<Object<'_>>(id).is_none() {
            return None;
        }
        let at = file.reserve();
        self.numbers.insert(id, at);
        self.wanted.push((id, at));
        Some(at)
    }

    /// Writes what names an object.
    fn push_number(&mut self, out: &mut Vec<u8>, file: &mut PdfFile, id: ObjectIdentifier) {
        match self.number(file, id) {
            Some(number) => {
                // Writing to a buffer does not fail.
                let (Ok(()) | Err(_)) = write!(out, "{number}");
            }
            None => out.extend_from_slice(b"null"),
        }
    }

    /// Takes bytes from those that may be copied.
    fn take(&mut self, bytes: usize) -> Option<()> {
        self.left = self.left.and_then(|left| left.checked_sub(bytes));
        self.left.map(|_| ())
    }
}

impl<'a> Foreign<'a> {
    pub(super) fn new(pdf: &'a Pdf) -> Self {
        // A file that is encrypted says so where nothing is packed or encrypted.
        let is_encrypted = memchr::memmem::find(pdf.data().as_ref(), b"Encrypt").is_some();
        let numbers = BTreeMap::new();
        let objects = Objects { pdf, count: pdf.len(), numbers, wanted: Vec::new(), left: Some(MOST_BYTES) };
        Foreign { pdf, forms: BTreeMap::new(), objects, is_encrypted }
    }

    /// The form that draws a page (from 0), its lower left corner at (0, 0), as large as it is shown, upright. It is
    /// copied once however often it is asked for. What the page needs is written by [`Foreign::finish`].
    ///
    /// # Errors
    /// [`Error::BadValue`] with the field `page` where there is no such page; [`ReadError::TooLarge`].
    pub(super) fn page(&mut self, file: &mut PdfFile, index: usize) -> Result<Ref, Error> {
        if let Some(form) = self.forms.get(&index) {
            return Ok(*form);
        }
        let page = self.pdf.pages().get(index).ok_or(Error::BadValue { field: "page" })?;
        let mut entries = b"/Type/XObject/Subtype/Form/BBox[".to_vec();
        let bounds = page.crop_box();
        push_numbers(&mut entries, &[bounds.x0, bounds.y0, bounds.x1, bounds.y1]);
        entries.extend_from_slice(b"]/Matrix[");
        push_numbers(&mut entries, &page.initial_transform(false).as_coeffs());
        entries.extend_from_slice(b"]/Resources<<");
        self.push_resources(&mut entries, file, page.resources());
        entries.extend_from_slice(b">>");
        if let Some(group) = page.raw().get_raw::<Object<'_>>(keys::GROUP) {
            entries.extend_from_slice(b"/Group ");
            self.push_value(&mut entries, file, &group);
        }
        let form = file.reserve();
        self.forms.insert(index, form);
        let content = page.page_stream();
        match content.and_then(|content| packed_content(page, content)) {
            Some(packed) => {
                self.take(entries.len() + packed.len())?;
                entries.extend_from_slice(b"/Filter/FlateDecode");
                file.stream(form, &entries, &packed);
            }
            None => {
                // What can't be unpacked draws nothing.
                let content = content.unwrap_or_default();
                self.take(entries.len() + content.len())?;
                file.packed_stream(form, &entries, content);
            }
        }
        Ok(form)
    }

    /// Writes all that the pages asked for need (fonts, pictures and so on), each once.
    ///
    /// # Errors
    /// [`ReadError::TooLarge`].
    pub(super) fn finish(mut self, file: &mut PdfFile) -> Result<(), Error> {
        let mut out = Vec::new();
        while let Some((id, at)) = self.objects.wanted.pop() {
            out.clear();
            let object = self.pdf.xref().get::<Object<'_>>(id);
            if let Some(Object::Stream(stream)) = &object {
                let data = stream.raw_data();
                self.push_stream_entries(&mut out, file, stream, matches!(data, Cow::Owned(_)));
                self.take(out.len() + data.len())?;
                file.stream(at, &out, &data);
            } else {
                self.push_object(&mut out, file, object.as_ref());
                self.take(out.len())?;
                file.object(at, &out);
            }
        }
        Ok(())
    }

    fn take(&mut self, bytes: usize) -> Result<(), Error> {
        Ok(self.objects.take(bytes).ok_or(ReadError::TooLarge)?)
    }

    fn push_resources(&mut self, out: &mut Vec<u8>, file: &mut PdfFile, resources: &Resources<'_>) {
        for (key, names) in [
            (keys::EXT_G_STATE, &resources.ext_g_states),
            (keys::SHADING, &resources.shadings),
            (keys::PATTERN, &resources.patterns),
            (keys::XOBJECT, &resources.x_objects),
            (keys::COLORSPACE, &resources.color_spaces),
            (keys::FONT, &resources.fonts),
            (keys::PROPERTIES, &resources.properties),
        ] {
            if names.is_empty() {
                continue;
            }
            anew::push_name(out, key);
            out.extend_from_slice(b"<<");
            self.push_entries(out, file, names, Whole::Names);
            out.extend_from_slice(b">>");
        }
    }

    /// Writes a value that may be named or stand there itself.
    fn push_value(&mut self, out: &mut Vec<u8>, file: &mut PdfFile, value: &MaybeRef<Object<'_>>) {
        match value {
            MaybeRef::Ref(id) => self.objects.push_number(out, file, (*id).into()),
            MaybeRef::NotRef(object) => self.push_object(out, file, Some(object)),
        }
    }

    /// Writes an object that is no stream.
    fn push_object(&mut self, out: &mut Vec<u8>, file: &mut PdfFile, object: Option<&Object<'_>>) {
        match object {
            Some(Object::Dict(dictionary)) => {
                out.extend_from_slice(b"<<");
                self.push_entries(out, file, dictionary, Whole::Dictionary);
                out.extend_from_slice(b">>");
            }
            Some(object @ Object::Array(array)) => {
                if !self.push_copied(out, file, array.data(), Whole::Array) {
                    anew::push_object(out, file, &mut self.objects, object, 0);
                }
            }
            Some(object) => anew::push_object(out, file, &mut self.objects, object, 0),
            None => out.extend_from_slice(b"null"),
        }
    }

    /// Writes the entries of a stream's dictionary, without its length and without a filter that has been undone.
    /// `is_decrypted`: whether its data were encrypted, and so its strings.
    fn push_stream_entries(&mut self, out: &mut Vec<u8>, file: &mut PdfFile, stream: &Stream<'_>, is_decrypted: bool) {
        if stream.filters().first() == Some(&Filter::Crypt) {
            anew::push_entries_without_crypt(out, file, &mut self.objects, stream.dict());
        } else if is_decrypted {
            anew::push_entries(out, file, &mut self.objects, stream.dict(), Whole::Stream, 0);
        } else {
            self.push_entries(out, file, stream.dict(), Whole::Stream);
        }
    }

    fn push_entries(&mut self, out: &mut Vec<u8>, file: &mut PdfFile, dictionary: &Dict<'_>, whole: Whole) {
        let data = dictionary.data();
        let inside = data.strip_prefix(b"<<").and_then(|data| data.strip_suffix(b">>")).unwrap_or_default();
        if !self.push_copied(out, file, inside, whole) {
            anew::push_entries(out, file, &mut self.objects, dictionary, whole, 0);
        }
    }

    /// Copies what stands in a dictionary or an array; `false` where it has to be written anew, and nothing was written.
    fn push_copied(&mut self, out: &mut Vec<u8>, file: &mut PdfFile, inside: &[u8], whole: Whole) -> bool {
        if self.is_encrypted {
            return false;
        }
        let (before, objects) = (out.len(), &mut self.objects);
        let is_copied = copy_items(out, inside, whole, &mut |out, id| objects.push_number(out, file, id)).is_some();
        if !is_copied {
            out.truncate(before);
        }
        is_copied
    }
}

/// The data of a page's content as they are packed in the file, where they are packed once, and rightly: what came out of
/// them has their check sum. That is so nearly always.
fn packed_content<'a>(page: &Page<'a>, content: &[u8]) -> Option<Cow<'a, [u8]>> {
    let stream = page.raw().get::<Stream<'_>>(keys::CONTENTS)?;
    if stream.filters().as_slice() != [Filter::FlateDecode] {
        return None;
    }
    let packed = stream.raw_data();
    (packed.last_chunk::<4>().map(|sum| u32::from_be_bytes(*sum)) == Some(adler32(content))).then_some(packed)
}

/// The check sum of zlib (RFC 1950 §8.2).
fn adler32(data: &[u8]) -> u32 {
    let (mut low, mut high) = (1, 0);
    // As many bytes as can't overflow.
    for chunk in data.chunks(5552) {
        for byte in chunk {
            low += u32::from(*byte);
            high += low;
        }
        (low, high) = (low % 65_521, high % 65_521);
    }
    high << 16 | low
}

fn push_numbers(out: &mut Vec<u8>, numbers: &[f64]) {
    for number in numbers {
        push_number(out, *number as f32);
        out.push(b' ');
    }
}
