//! Bytes as a PDF file: read as a document, its first page drawn, and put into a hand-out.
#![no_main]

use libfuzzer_sys::fuzz_target;
use techo_core::error::Error;
use techo_core::model::{Coverage, DocumentKind, Field, MemberFacts, ReadError};
use techo_core::paper::{
    HandoutDetails, HandoutLayout, HandoutPdf, HandoutSheet, ParentLines, render_handout_pdf, render_page_png,
};
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
    match bytes.iter().fold(0_u8, |sum, byte| sum.wrapping_add(*byte)) % 4 {
        0 => {
            if let Ok(png) = limited("drawing", || render_page_png(bytes, 1, 200)) {
                assert!(png.starts_with(b"\x89PNG"), "no picture");
            }
        }
        1 => {
            if let Ok(made) = limited("printing", || handout(bytes)) {
                // Whatever was embedded, the file is sound: the page of ours is there and can be drawn.
                assert!(made.pages == 2, "{} pages", made.pages);
                assert!(render_page_png(&made.bytes, 2, 200).is_ok(), "a broken file");
            }
        }
        _ => {}
    }
});

/// The sheets of somebody for the first page of a file.
fn handout(bytes: &[u8]) -> Result<HandoutPdf, Error> {
    let (coverage, facts, lines) = (Coverage::default(), MemberFacts::default(), ParentLines::default());
    let kind = DocumentKind::EligibilityPdf;
    let (coverage, facts, lines) = (&coverage, &facts, &lines);
    let sheet = HandoutSheet { coverage, kind, facts, original_pdf: bytes, pages: &[1], is_extract: false, lines };
    let details = HandoutDetails {
        event: None,
        from: None,
        until: None,
        destroy_by: None,
        printed_on: today(),
        layout: HandoutLayout::TwoPages,
        second_lang: None,
        lines: Vec::new(),
    };
    render_handout_pdf(&[sheet], &details)
}
