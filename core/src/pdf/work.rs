//! How many bytes of instructions an interpreter would go through, before it goes through any.
//!
//! Few bytes can ask for endless work without drawing anything that could be counted: a page may name one stream a
//! thousand times, a form may call another ten times, and that one the next. So contents are measured as often as they
//! are named, and forms as often as they are called.

use super::limits;
use super::sizes::{is_small, unpacked_size};
use crate::model::ReadError;
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::content::TypedIter;
use hayro::hayro_syntax::content::ops::TypedInstruction;
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro::hayro_syntax::page::{Page, Resources};
use std::cell::LazyCell;
use std::collections::HashMap;

/// Refuses pages that ask for too much.
///
/// # Errors
/// [`ReadError::TooLarge`], [`ReadError::TooComplex`].
pub(crate) fn check_instructions<'a>(pdf: &Pdf, pages: impl Iterator<Item = &'a Page<'a>>) -> Result<(), ReadError> {
    let mut left = Left { bytes: limits::INSTRUCTION_BYTES, sizes: HashMap::new(), appearances: HashMap::new() };
    let is_a_form = |object: Object<'_>| matches!(object, Object::Stream(stream) if is_form(&stream));
    // Looked for only where something may call one.
    let has_forms = LazyCell::new(|| pdf.objects().into_iter().any(is_a_form));
    for page in pages {
        left.take_contents(page)?;
        let calls = page.page_stream().is_some_and(|content| memchr::memmem::find(content, b"Do").is_some());
        if !(calls || page.raw().contains_key(b"Annots")) || !*has_forms {
            continue;
        }
        left.walk(page.page_stream().unwrap_or_default(), page.resources(), 0)?;
        for note in page.raw().get::<Array<'_>>(b"Annots").iter().flat_map(|notes| notes.iter::<Dict<'_>>()) {
            for form in appearances(&note) {
                left.take_appearance(&form, page.resources())?;
            }
        }
    }
    Ok(())
}

/// What is left of the bytes that may be gone through.
struct Left {
    bytes: usize,
    /// Unpacked sizes of the streams that were measured.
    sizes: HashMap<ObjectIdentifier, usize>,
    /// What the appearances of notes cost, each with all forms in it.
    appearances: HashMap<ObjectIdentifier, usize>,
}

impl Left {
    fn take(&mut self, bytes: usize) -> Result<(), ReadError> {
        // A call costs something too.
        self.bytes = self.bytes.checked_sub(bytes.max(16)).ok_or(ReadError::TooLarge)?;
        Ok(())
    }

    /// The streams of a page, as often as they are named.
    fn take_contents(&mut self, page: &Page<'_>) -> Result<(), ReadError> {
        match page.raw().get::<Object<'_>>(b"Contents") {
            // Unpacked once, for measuring and for the interpreter.
            Some(Object::Stream(stream)) if is_small(&stream) => {
                self.take(page.page_stream().unwrap_or_default().len())
            }
            Some(Object::Stream(stream)) => self.take_stream(&stream),
            Some(Object::Array(streams)) => {
                streams.iter::<Stream<'_>>().try_for_each(|stream| self.take_stream(&stream))
            }
            _ => Ok(()),
        }
    }

    fn take_stream(&mut self, stream: &Stream<'_>) -> Result<(), ReadError> {
        let size = match self.sizes.get(&stream.obj_id()) {
            Some(size) => *size,
            None => {
                let size = unpacked_size(stream, limits::INSTRUCTION_BYTES);
                self.sizes.insert(stream.obj_id(), size);
                size
            }
        };
        self.take(size)
    }

    /// An appearance that many notes share is gone through once and counted for each.
    fn take_appearance(&mut self, form: &Stream<'_>, resources: &Resources<'_>) -> Result<(), ReadError> {
        if let Some(cost) = self.appearances.get(&form.obj_id()) {
            return self.take(*cost);
        }
        let before = self.bytes;
        self.take_form(form, resources, 0)?;
        self.appearances.insert(form.obj_id(), before - self.bytes);
        Ok(())
    }

    fn take_form(&mut self, form: &Stream<'_>, outer: &Resources<'_>, depth: u32) -> Result<(), ReadError> {
        if depth > limits::FORM_DEPTH {
            return Err(ReadError::TooComplex);
        }
        self.take_stream(form)?;
        let Ok(content) = form.decoded_data() else { return Ok(()) };
        match form.dict().get::<Dict<'_>>(b"Resources") {
            Some(resources) => self.walk(&content, &Resources::new(resources), depth + 1),
            None => self.walk(&content, outer, depth + 1),
        }
    }

    /// The forms that some instructions call.
    fn walk(&mut self, content: &[u8], resources: &Resources<'_>, depth: u32) -> Result<(), ReadError> {
        if memchr::memmem::find(content, b"Do").is_none() {
            return Ok(());
        }
        let mut instructions = TypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            let TypedInstruction::XObject(call) = instruction else { continue };
            if let Some(form) = resources.get_x_object(call.0).filter(is_form) {
                self.take_form(&form, resources, depth)?;
            }
        }
        Ok(())
    }
}

fn is_form(stream: &Stream<'_>) -> bool {
    stream.dict().get::<Name<'_>>(b"Subtype").as_deref() == Some(b"Form")
}

/// The appearances that a note may show.
fn appearances<'a>(note: &Dict<'a>) -> Vec<Stream<'a>> {
    let normal = note.get::<Dict<'_>>(b"AP").and_then(|looks| looks.get::<Object<'_>>(b"N"));
    match normal {
        Some(Object::Stream(form)) => vec![form],
        Some(Object::Dict(states)) => {
            let shown = note.get::<Name<'_>>(b"AS").and_then(|state| states.get::<Stream<'_>>(state));
            shown.or_else(|| states.get::<Stream<'_>>(b"Off")).into_iter().collect()
        }
        _ => Vec::new(),
    }
}
