//! Objects written anew from what the PDF library read: strings decrypted, names unescaped, what is odd made plain.
//!
//! Slower than `copied`, and for what that does not take.

use super::Objects;
use super::copied::Whole;
use crate::paper::pdf_file::PdfFile;
use crate::pdf::byte_kind::{Kind, kind};
use crate::pdf::limits::LIBRARY_DEPTH;
use hayro::hayro_syntax::object::dict::keys;
use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, Number, Object};

/// Writes an object; a stream, which can't stand within another object, as null. `whole`: what it is where it is a
/// dictionary.
pub(super) fn push_object(
    out: &mut Vec<u8>,
    file: &mut PdfFile,
    objects: &mut Objects<'_>,
    object: &Object<'_>,
    whole: Whole,
    depth: usize,
) {
    // What lies deep is read again for each level above it.
    let size = match object {
        Object::Dict(dictionary) => dictionary.data().len(),
        Object::Array(array) => array.data().len(),
        _ => 0,
    };
    let is_bounded = depth < LIBRARY_DEPTH && objects.take(size).is_some();
    match object {
        Object::Boolean(true) => out.extend_from_slice(b"true"),
        Object::Boolean(false) => out.extend_from_slice(b"false"),
        Object::Number(number) => push_plain_number(out, number),
        Object::String(string) => push_string(out, string.as_bytes()),
        Object::Name(name) => push_name(out, name),
        Object::Dict(dictionary) if is_bounded => {
            out.extend_from_slice(b"<<");
            push_entries(out, file, objects, dictionary, whole, depth + 1);
            out.extend_from_slice(b">>");
        }
        Object::Array(array) if is_bounded => {
            push_array(out, file, objects, array.raw_iter(), depth + 1);
        }
        _ => out.extend_from_slice(b"null"),
    }
}

/// Writes the entries of a dictionary.
pub(super) fn push_entries(
    out: &mut Vec<u8>,
    file: &mut PdfFile,
    objects: &mut Objects<'_>,
    dictionary: &Dict<'_>,
    whole: Whole,
    depth: usize,
) {
    for (key, value) in dictionary.entries() {
        if whole.keeps(&key, &objects.kept) {
            push_name(out, &key);
            out.push(b' ');
            push_value(out, file, objects, &value, whole.under(&key), depth);
        }
    }
}

/// Writes the entries of a stream's dictionary without its first filter, which is one of encryption and has been undone.
pub(super) fn push_entries_without_crypt(
    out: &mut Vec<u8>,
    file: &mut PdfFile,
    objects: &mut Objects<'_>,
    dictionary: &Dict<'_>,
) {
    push_entries(out, file, objects, dictionary, Whole::UndoneStream, 0);
    let array = |key: &[u8]| dictionary.get::<Array<'_>>(key);
    let parameters = array(keys::DECODE_PARMS).or_else(|| array(keys::DP));
    for (key, items) in [(keys::FILTER, array(keys::FILTER)), (keys::DECODE_PARMS, parameters)] {
        if let Some(items) = items {
            push_name(out, key);
            push_array(out, file, objects, items.raw_iter().skip(1), 0);
        }
    }
}

fn push_array<'o>(
    out: &mut Vec<u8>,
    file: &mut PdfFile,
    objects: &mut Objects<'_>,
    items: impl Iterator<Item = MaybeRef<Object<'o>>>,
    depth: usize,
) {
    out.push(b'[');
    for item in items {
        push_value(out, file, objects, &item, Whole::Dictionary, depth);
        out.push(b' ');
    }
    out.push(b']');
}

fn push_value(
    out: &mut Vec<u8>,
    file: &mut PdfFile,
    objects: &mut Objects<'_>,
    value: &MaybeRef<Object<'_>>,
    whole: Whole,
    depth: usize,
) {
    match value {
        MaybeRef::Ref(id) => objects.push_number(out, file, (*id).into(), whole),
        MaybeRef::NotRef(object) => push_object(out, file, objects, object, whole, depth),
    }
}

/// Writes a name, escaped where it has to be.
pub(super) fn push_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        if *byte == b'#' || !byte.is_ascii_graphic() || kind(*byte) != Kind::Regular {
            out.extend_from_slice(format!("#{byte:02X}").as_bytes());
        } else {
            out.push(*byte);
        }
    }
}

fn push_string(out: &mut Vec<u8>, string: &[u8]) {
    out.push(b'<');
    for byte in string {
        out.extend_from_slice(format!("{byte:02X}").as_bytes());
    }
    out.push(b'>');
}

/// Writes a number, without any exponent, as far as readers take them.
fn push_plain_number(out: &mut Vec<u8>, number: &Number) {
    let number = number.as_f64();
    let text = if number.fract() == 0.0 { (number as i32).to_string() } else { (number as f32).to_string() };
    out.extend_from_slice(text.as_bytes());
}
