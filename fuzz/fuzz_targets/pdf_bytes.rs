//! Bytes as a PDF file: read as a document, and its first page drawn.
#![no_main]

use libfuzzer_sys::fuzz_target;
use techo_core::model::{Field, ReadError};
use techo_core::paper::render_page_png;
use techo_core::reading::read_document;
use techo_fuzz::answers::check_document;
use techo_fuzz::meter::limited;
use techo_fuzz::today;

fuzz_target!(|bytes: &[u8]| {
    match limited("reading", || read_document(bytes, today())) {
        Ok(read) => {
            assert!(!read.people.is_empty(), "a document of nobody");
            check_document(&read);
        }
        Err(ReadError::MissingField { fields, read }) => {
            assert!(!fields.is_empty(), "nothing is missing");
            let needed = [Field::InsurerNumber, Field::Number, Field::Name];
            assert!(
                !read.people.is_empty() || needed.iter().all(|field| fields.contains(field)),
                "nobody, and not asked"
            );
            check_document(&read);
        }
        Err(ReadError::NotPdf) => return,
        Err(_) => {}
    }
    // Pictures have a door of their own: what can't be read may be drawn, and the other way round. They cost most of the
    // time: every fourth input.
    if bytes.iter().fold(0_u8, |sum, byte| sum.wrapping_add(*byte)) % 4 == 0
        && let Ok(png) = limited("drawing", || render_page_png(bytes, 1, 200))
    {
        assert!(png.starts_with(b"\x89PNG"), "no picture");
    }
});
