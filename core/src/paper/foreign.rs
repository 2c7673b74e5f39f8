//! Pages of a foreign file in a file of ours: each page a form that draws it, and behind it all that it needs.
//!
//! An object is copied once, however many pages need it, and read once. What stands in it is copied as it stands, with
//! the numbers of objects changed (`copied`); where that does not go (the file is encrypted, or something odd stands
//! there), it is read and written anew (`anew`). Packed data stay packed. What belongs to the document and not to what is
//! drawn does not come along ([`LEFT_OUT`]). What stands on a page beside its content is not here: see `stamps`. Start
//! with [`Foreign::page`].
//!
//! What is of a layer that is off in the foreign file (`layers`) is off in ours; it goes along all the same, unseen, as in
//! the original itself.

mod anew;
mod copied;
mod layers;
#[cfg(test)]
mod tests;
mod used;

use super::pdf_file::{PdfFile, Ref, push_numbers};
use crate::error::Error;
use crate::model::ReadError;
use crate::pdf::limits::FILE_BYTES;
use copied::{Kept, Whole, copy_items};
use hayro::hayro_syntax::object::dict::keys;
use hayro::hayro_syntax::object::{Dict, MaybeRef, Name, Object, ObjectIdentifier, Stream};
use hayro::hayro_syntax::page::{Page, Resources};
use hayro::hayro_syntax::{Filter, Pdf};
pub(super) use layers::Layers;
use simd_adler32::adler32;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;
use used::names_drawn;

/// Bytes that may be copied of one file. What is copied stands in it once, but objects may lie in one another.
const MOST_BYTES: usize = 2 * FILE_BYTES;

/// Keys that say something of the document or the editing, wherever they stand (PDF 32000-1 §14); what they name would be
/// much of the file.
const LEFT_OUT: [&[u8]; 9] = [
    keys::METADATA,
    keys::STRUCT_PARENT,
    keys::STRUCT_PARENTS,
    keys::AF,
    keys::PT_DATA,
    keys::REF,
    keys::LAST_MODIFIED,
    keys::PIECE_INFO,
    keys::OPI,
];

/// What a page's transparency group says of how it is drawn (§11.6.6). Other entries might name another page.
const OF_A_GROUP: [&[u8]; 4] = [keys::S, keys::CS, keys::I, keys::K];
/// What stays behind wherever it is named from: other pages, which may be another person's, and what is of the document.
const KINDS_LEFT_OUT: [&[u8]; 6] = [b"Page", b"Pages", b"Catalog", b"StructElem", b"StructTreeRoot", b"Annot"];
const STREAMS_LEFT_OUT: [&[u8]; 2] = [b"Metadata", b"EmbeddedFile"];

/// Whether an object stays behind, and is null to whoever names it. `whole`: what it is where it is a dictionary.
fn is_of_the_document(object: &Object<'_>, whole: Whole) -> bool {
    match object {
        Object::Stream(stream) => {
            let is_drawn = matches!(stream.dict().get::<Name<'_>>(keys::SUBTYPE).as_deref(), Some(b"Form" | b"Image"));
            !is_drawn && is_one_of(stream.dict(), &STREAMS_LEFT_OUT)
        }
        Object::Dict(dictionary) if whole == Whole::Dictionary => {
            // A page need not say that it is one.
            is_one_of(dictionary, &KINDS_LEFT_OUT)
                || [keys::CONTENTS, keys::KIDS].into_iter().any(|key| dictionary.contains_key(key))
        }
        _ => false,
    }
}

fn is_one_of(dictionary: &Dict<'_>, kinds: &[&[u8]]) -> bool {
    dictionary.get::<Name<'_>>(keys::TYPE).is_some_and(|kind| kinds.contains(&&*kind))
}

/// Whether a key and its value stay behind.
fn is_left_out(key: &[u8]) -> bool {
    // Most keys begin with another letter.
    matches!(key.first(), Some(b'M' | b'S' | b'O' | b'A' | b'P' | b'R' | b'L')) && LEFT_OUT.contains(&key)
}

/// Pages of one foreign file as they are copied into ours.
pub(super) struct Foreign<'a> {
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
    /// `None` where the file says nothing of layers: all are seen, and which one something is of stays behind.
    layers: Option<Layers<ObjectIdentifier>>,
    kept: Rc<Kept>,
    /// Those that are not written yet, and what each is where it is a dictionary.
    wanted: Vec<(ObjectIdentifier, Ref, Whole)>,
    /// Bytes that may yet be copied; `None` once there were too many.
    left: Option<usize>,
}

impl Objects<'_> {
    /// The number of an object in our file; `None` where there is no such object.
    fn number(&mut self, file: &mut PdfFile, id: ObjectIdentifier, whole: Whole) -> Option<Ref> {
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
        self.wanted.push((id, at, whole));
        Some(at)
    }

    /// Writes what names an object. `whole`: what it is where it is a dictionary.
    fn push_number(&mut self, out: &mut Vec<u8>, file: &mut PdfFile, id: ObjectIdentifier, whole: Whole) {
        match self.number(file, id, whole) {
            Some(number) => number.push(out),
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
        let (layers, numbers) = (Layers::of(pdf), BTreeMap::new());
        let kept = Rc::new(Kept { layers: layers.is_some(), drawn: None });
        let left = Some(MOST_BYTES);
        let objects = Objects { pdf, count: pdf.len(), numbers, layers, kept, wanted: Vec::new(), left };
        Foreign { forms: BTreeMap::new(), objects, is_encrypted }
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
        let page = self.objects.pdf.pages().get(index).ok_or(Error::BadValue { field: "page" })?;
        let mut entries = b"/Type/XObject/Subtype/Form/BBox[".to_vec();
        let bounds = page.crop_box();
        push_numbers(&mut entries, [bounds.x0, bounds.y0, bounds.x1, bounds.y1].map(|number| number as f32));
        entries.extend_from_slice(b"]/Matrix[");
        push_numbers(&mut entries, page.initial_transform(false).as_coeffs().map(|number| number as f32));
        entries.extend_from_slice(b"]/Resources<<");
        let drawn = names_drawn(page);
        let (layers, others) = (self.objects.layers.is_some(), self.objects.kept.clone());
        self.objects.kept = Rc::new(Kept { layers, drawn: drawn.clone() });
        self.push_resources(&mut entries, file, page.resources());
        // What one page draws may stand in resources that it shares with another.
        let drawn = match (drawn, &others.drawn) {
            (Some(names), None) if self.forms.is_empty() => Some(names),
            (Some(names), Some(others)) => Some(names.union(others).cloned().collect()),
            _ => None,
        };
        self.objects.kept = Rc::new(Kept { layers, drawn });
        entries.extend_from_slice(b">>");
        if let Some(group) = page.raw().get::<Dict<'_>>(keys::GROUP) {
            entries.extend_from_slice(b"/Group<<");
            for key in OF_A_GROUP {
                if let Some(value) = group.get_raw::<Object<'_>>(key) {
                    anew::push_name(&mut entries, key);
                    entries.push(b' ');
                    self.push_value(&mut entries, file, &value);
                }
            }
            entries.extend_from_slice(b">>");
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

    /// Writes all that the pages asked for need (fonts, pictures and so on), each once; the layers among it, which the
    /// catalogue has to tell of.
    ///
    /// # Errors
    /// [`ReadError::TooLarge`].
    pub(super) fn finish(mut self, file: &mut PdfFile) -> Result<Option<Layers<Ref>>, Error> {
        let mut out = Vec::new();
        while let Some((id, at, whole)) = self.objects.wanted.pop() {
            out.clear();
            let object = self.objects.pdf.xref().get::<Object<'_>>(id);
            let object = object.filter(|object| !is_of_the_document(object, whole));
            if let Some(Object::Stream(stream)) = &object {
                let data = stream.raw_data();
                self.push_stream_entries(&mut out, file, stream, matches!(data, Cow::Owned(_)));
                self.take(out.len() + data.len())?;
                file.stream(at, &out, &data);
            } else {
                let is_off = self.objects.layers.as_ref().is_some_and(|layers| layers.is_off(id));
                let whole = if is_off { Whole::HiddenLayer } else { whole };
                self.push_object(&mut out, file, object.as_ref(), whole);
                self.take(out.len())?;
                file.object(at, &out);
            }
        }
        Ok(self.objects.layers.map(|layers| layers.copied(&self.objects.numbers)))
    }

    fn take(&mut self, bytes: usize) -> Result<(), Error> {
        Ok(self.objects.take(bytes).ok_or(ReadError::TooLarge)?)
    }

    /// Writes a page's resources; of its pictures those that it may draw.
    fn push_resources(&mut self, out: &mut Vec<u8>, file: &mut PdfFile, resources: &Resources<'_>) {
        for (key, names, whole) in [
            (keys::EXT_G_STATE, &resources.ext_g_states, Whole::Names),
            (keys::SHADING, &resources.shadings, Whole::Names),
            (keys::PATTERN, &resources.patterns, Whole::Names),
            (keys::XOBJECT, &resources.x_objects, Whole::Pictures),
            (keys::COLORSPACE, &resources.color_spaces, Whole::Names),
            (keys::FONT, &resources.fonts, Whole::Names),
            (keys::PROPERTIES, &resources.properties, Whole::Names),
        ] {
            if names.is_empty() {
                continue;
            }
            anew::push_name(out, key);
            out.extend_from_slice(b"<<");
            self.push_entries(out, file, names, whole);
            out.extend_from_slice(b">>");
        }
    }

    /// Writes a value that may be named or stand there itself.
    fn push_value(&mut self, out: &mut Vec<u8>, file: &mut PdfFile, value: &MaybeRef<Object<'_>>) {
        match value {
            MaybeRef::Ref(id) => self.objects.push_number(out, file, (*id).into(), Whole::Dictionary),
            MaybeRef::NotRef(object) => self.push_object(out, file, Some(object), Whole::Dictionary),
        }
    }

    /// Writes an object that is no stream. `whole`: what it is where it is a dictionary.
    fn push_object(&mut self, out: &mut Vec<u8>, file: &mut PdfFile, object: Option<&Object<'_>>, whole: Whole) {
        match object {
            Some(Object::Dict(dictionary)) => {
                out.extend_from_slice(b"<<");
                self.push_entries(out, file, dictionary, whole);
                out.extend_from_slice(b">>");
            }
            Some(object @ Object::Array(array)) => {
                if !self.push_copied(out, file, array.data(), Whole::Array) {
                    anew::push_object(out, file, &mut self.objects, object, Whole::Dictionary, 0);
                }
            }
            Some(object) => anew::push_object(out, file, &mut self.objects, object, Whole::Dictionary, 0),
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
        let kept = objects.kept.clone();
        let mut number = |out: &mut Vec<u8>, id, whole| objects.push_number(out, file, id, whole);
        let is_copied = copy_items(out, inside, whole, &kept, &mut number).is_some();
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
    // The head of zlib's data: without it viewers may draw nothing (RFC 1950 §2.2).
    let [method, flags] = *packed.first_chunk::<2>()?;
    if method & 0xF != 8 || u16::from_be_bytes([method, flags]) % 31 != 0 {
        return None;
    }
    (packed.last_chunk::<4>().map(|sum| u32::from_be_bytes(*sum)) == Some(adler32(&content))).then_some(packed)
}
