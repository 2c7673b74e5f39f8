//! Screens and sheets as other programs see them: QR codes decoded, the embedded page read again.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use chrono::NaiveDate;
use image::GrayImage;
use rxing::BarcodeFormat;
use rxing::helpers::detect_in_luma;
use techo_core::model::{Coverage, DocumentKind, MemberFacts};
use techo_core::paper::{
    HandoutDetails, HandoutLayout, HandoutSheet, ParentLines, clinic_card_on, render_clinic_png, render_handout_pdf,
    render_page_png,
};
use techo_core::reading::read_document;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/dev").join(name)).unwrap()
}

/// What a scanner of the ZXing family says of a picture.
fn scan(image: &GrayImage) -> String {
    let (width, height) = image.dimensions();
    let found = detect_in_luma(image.as_raw().clone(), width, height, Some(BarcodeFormat::QR_CODE));
    found.expect("a QR code is found").getText().to_owned()
}

fn grey(png: &[u8]) -> GrayImage {
    image::load_from_memory(png).unwrap().to_luma8()
}

/// Every readable single-person fixture of three producers and each kind, with what it says.
fn papers() -> Vec<(Vec<u8>, DocumentKind, Coverage)> {
    let names = [
        "d001_elig_chromium-table.pdf",
        "d008_elig_chromium-gaps.pdf",
        "d013_elig_weasy-table.pdf",
        "d032_elig_typst-kintou.pdf",
        "d048_notice_chromium.pdf",
        "d050_cert_pdfbox.pdf",
    ];
    names
        .iter()
        .map(|name| {
            let pdf = fixture(name);
            let read = read_document(&pdf, day("2026-11-21")).unwrap_or_else(|error| panic!("{name}: {error}"));
            let person = read.people.into_iter().next().unwrap();
            (pdf, read.kind, person.coverage)
        })
        .collect()
}

fn details() -> HandoutDetails {
    HandoutDetails {
        event: Some("修学旅行".to_owned()),
        from: Some(day("2026-12-02")),
        until: Some(day("2026-12-04")),
        destroy_by: None,
        printed_on: day("2026-11-21"),
        layout: HandoutLayout::TwoPages,
        second_lang: None,
        lines: Vec::new(),
    }
}

#[test]
fn qr_codes_of_screen_and_sheet_say_the_card_to_the_letter() {
    for (pdf, kind, coverage) in papers() {
        let facts = MemberFacts { kana: Some("ヤマダ　ハナコ".to_owned()), ..MemberFacts::default() };
        let card = clinic_card_on(&coverage, kind, &facts, day("2026-11-21"));
        assert!(card.qr_text.starts_with("資格手帳 1\n"));
        assert!(card.qr_text.contains(&format!("保険者番号:{}", coverage.insurer_number.as_deref().unwrap())));
        for width in [720, 1080] {
            assert_eq!(scan(&grey(&render_clinic_png(&card, width).unwrap())), card.qr_text, "{width} px");
        }
        let sheet = HandoutSheet {
            coverage: &coverage,
            kind,
            facts: &facts,
            original_pdf: &pdf,
            pages: &[1],
            lines: &ParentLines::default(),
            is_extract: false,
        };
        let made = render_handout_pdf(&[sheet], &details()).unwrap();
        // 200 dots an inch: a cheap scanner or fax.
        assert_eq!(scan(&grey(&render_page_png(&made.bytes, 2, 1654).unwrap())), card.qr_text);
    }
}

#[test]
fn embedded_original_is_read_again_from_the_sheets() {
    for (pdf, kind, coverage) in papers() {
        let facts = MemberFacts::default();
        let sheet = HandoutSheet {
            coverage: &coverage,
            kind,
            facts: &facts,
            original_pdf: &pdf,
            pages: &[1],
            lines: &ParentLines::default(),
            is_extract: false,
        };
        let made = render_handout_pdf(&[sheet], &details()).unwrap();
        let read = read_document(&made.bytes, day("2026-11-21")).expect("the sheets hold the original's text");
        assert_eq!(read.page_count, 2);
        assert_eq!(read.kind, kind);
        assert_eq!(read.people[0].coverage, coverage);
    }
}

#[test]
fn two_children_stay_apart() {
    let two = fixture("d066_neg_two_people_two_pages.pdf");
    let read = read_document(&two, day("2026-11-21")).unwrap();
    let facts = MemberFacts::default();
    let pages: Vec<Vec<u32>> = (0..read.people.len()).map(|person| read.pages_of_alone(person)).collect();
    assert_eq!(pages, [[1], [2]]);
    let lines = ParentLines::default();
    let sheet = |person: usize| HandoutSheet {
        coverage: &read.people[person].coverage,
        kind: read.kind,
        facts: &facts,
        original_pdf: &two,
        pages: &pages[person],
        lines: &lines,
        is_extract: false,
    };
    let both = render_handout_pdf(&[sheet(0), sheet(1)], &details()).unwrap();
    assert_eq!(both.pages, 4);
    let one = render_handout_pdf(&[sheet(1)], &details()).unwrap();
    assert_eq!(one.pages, 2);
    let other = read.people[0].coverage.name.clone();
    let again = read_document(&one.bytes, day("2026-11-21")).unwrap();
    assert!(again.people.iter().all(|person| person.coverage.name != other), "nobody else is in the file");
}
