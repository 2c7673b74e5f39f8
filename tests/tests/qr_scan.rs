//! QR codes after what happens to paper: printed at three finenesses, turned, blurred, copied. Two decoders of different
//! families read them: rxing (ZXing) and, where it is installed, zbar.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout, reason = "a test fails by panicking")]

use chrono::NaiveDate;
use image::{GrayImage, Luma, imageops};
use rxing::BarcodeFormat;
use rxing::helpers::detect_in_luma;
use std::process::Command;
use techo_core::model::{Coverage, DocumentKind, MemberFacts, Relation};
use techo_core::paper::{
    ClinicCard, HandoutDetails, HandoutLayout, HandoutSheet, ParentLines, clinic_card_on, render_clinic_png,
    render_handout_pdf, render_page_png,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A card whose code is of version 15: as much as one holds.
fn full() -> (Coverage, MemberFacts) {
    let coverage = Coverage {
        insurer_name: Some("みほん県後期高齢者医療広域連合みほん出張所".to_owned()),
        insurer_number: Some("06130488".to_owned()),
        symbol: Some("公立青葉".to_owned()),
        number: Some("1234567890".to_owned()),
        branch: Some("01".to_owned()),
        name: Some("MARIA GUADALUPE DE LA CRUZ HERNANDEZ LOPEZ".to_owned()),
        relation: Some(Relation::Family),
        copay_percent: Some(20),
        valid_until: Some(day("2027-07-31")),
        saved_on: Some(day("2026-11-01")),
        ..Coverage::default()
    };
    (
        coverage,
        MemberFacts {
            kana: Some("マリア　グアダルーペ　デラクルス".to_owned()), ..MemberFacts::default()
        },
    )
}

fn card() -> ClinicCard {
    let (coverage, facts) = full();
    clinic_card_on(&coverage, DocumentKind::EligibilityPdf, &facts, day("2026-11-21"))
}

/// The sheet's page with the code, as a scanner of that fineness sees its print.
fn printed(dots_per_inch: f32) -> GrayImage {
    printed_as(HandoutLayout::TwoPages, dots_per_inch)
}

fn printed_as(layout: HandoutLayout, dots_per_inch: f32) -> GrayImage {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/dev/d019_elig_reportlab-table.pdf");
    let original = std::fs::read(path).unwrap();
    let (coverage, facts) = full();
    let sheet = HandoutSheet {
        coverage: &coverage,
        kind: DocumentKind::EligibilityPdf,
        facts: &facts,
        original_pdf: &original,
        pages: &[1],
        is_extract: false,
        lines: &ParentLines::default(),
    };
    let details = HandoutDetails {
        event: None,
        from: None,
        until: None,
        destroy_by: None,
        printed_on: day("2026-11-21"),
        layout,
        second_lang: None,
        lines: Vec::new(),
    };
    let made = render_handout_pdf(&[sheet], &details).unwrap();
    let (width, page) = if layout == HandoutLayout::OneSheet { (297.0, 1) } else { (210.0, 2) };
    let width = (width / 25.4 * dots_per_inch).round() as u32;
    image::load_from_memory(&render_page_png(&made.bytes, page, width).unwrap()).unwrap().to_luma8()
}

/// Turned by some degrees on white, as a page lies on a scanner.
fn turned(image: &GrayImage, degrees: f32) -> GrayImage {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let (width, height) = image.dimensions();
    let (cx, cy) = (width as f32 / 2.0, height as f32 / 2.0);
    GrayImage::from_fn(width, height, |x, y| {
        let (dx, dy) = (x as f32 - cx, y as f32 - cy);
        let (x, y) = (cx + dx * cos + dy * sin, cy - dx * sin + dy * cos);
        let at = |x: f32, y: f32| match (x >= 0.0, y >= 0.0, (x as u32) < width, (y as u32) < height) {
            (true, true, true, true) => f32::from(image.get_pixel(x as u32, y as u32)[0]),
            _ => 255.0,
        };
        let (fx, fy) = (x.fract(), y.fract());
        let upper = at(x, y) * (1.0 - fx) + at(x + 1.0, y) * fx;
        let lower = at(x, y + 1.0) * (1.0 - fx) + at(x + 1.0, y + 1.0) * fx;
        Luma([(upper * (1.0 - fy) + lower * fy) as u8])
    })
}

/// A copy of a copy: a little soft, specks, and black or white alone.
fn photocopied(image: &GrayImage) -> GrayImage {
    let mut state = 7_u32;
    let mut copy = imageops::blur(image, 0.8);
    for pixel in copy.pixels_mut() {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let noise = (state >> 24) as i32 - 128;
        let speck = state.is_multiple_of(997);
        let grey = i32::from(pixel[0]) + noise / 3;
        pixel[0] = if speck {
            255 - pixel[0]
        } else if grey < 128 {
            0
        } else {
            255
        };
    }
    copy
}

/// Through a fax: 204 by 196 dots an inch (its fine mode), black or white alone.
fn faxed(layout: HandoutLayout) -> GrayImage {
    let page = printed_as(layout, 300.0);
    let dots = |pixels: u32, dots: f32| (pixels as f32 / 300.0 * dots).round() as u32;
    let (width, height) = (dots(page.width(), 204.0), dots(page.height(), 196.0));
    let mut fax = imageops::resize(&page, width, height, imageops::FilterType::Triangle);
    fax.pixels_mut().for_each(|pixel| pixel[0] = if pixel[0] < 128 { 0 } else { 255 });
    fax
}

/// Digits that tesseract finds on a page, run together line by line; `None` where it is not installed.
fn digits_on(image: &GrayImage) -> Option<Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.png");
    image.save(&path).unwrap();
    let output = Command::new("tesseract").arg(path).args(["-", "-l", "eng", "--psm", "11"]).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    Some(text.lines().map(|line| line.chars().filter(char::is_ascii_digit).collect()).collect())
}

/// What the ZXing family reads.
fn by_rxing(image: &GrayImage) -> Option<String> {
    let (width, height) = image.dimensions();
    let found = detect_in_luma(image.as_raw().clone(), width, height, Some(BarcodeFormat::QR_CODE)).ok()?;
    Some(found.getText().to_owned())
}

/// What zbar reads; `None` where it is not installed.
fn by_zbar(image: &GrayImage) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.png");
    image.save(&path).unwrap();
    let mut command = Command::new("zbarimg");
    command.args(["--quiet", "--raw", "--set", "*.enable=0", "--set", "qr.enable=1"]).arg(path);
    let output = command.output().ok()?;
    Some(String::from_utf8_lossy(&output.stdout).trim_end_matches('\n').to_owned())
}

fn check(image: &GrayImage, text: &str, what: &str) {
    assert_eq!(by_rxing(image).as_deref(), Some(text), "rxing, {what}");
    match by_zbar(image) {
        Some(found) => assert_eq!(found, text, "zbar, {what}"),
        None => println!("zbarimg is not installed: only rxing has read {what}"),
    }
}

#[test]
fn code_on_the_screen_is_read_at_every_width() {
    let card = card();
    for width in [540, 1080, 1440] {
        let png = render_clinic_png(&card, width).unwrap();
        check(&image::load_from_memory(&png).unwrap().to_luma8(), &card.qr_text, &format!("{width} px"));
    }
}

#[test]
fn code_on_paper_is_read_printed_turned_blurred_and_copied() {
    let text = card().qr_text;
    for dots in [150.0, 200.0, 300.0] {
        let page = printed(dots);
        check(&page, &text, &format!("{dots} dpi"));
        check(&turned(&page, 2.5), &text, &format!("{dots} dpi, turned a little"));
        check(&imageops::rotate90(&page), &text, &format!("{dots} dpi, on its side"));
        check(&imageops::blur(&page, dots / 250.0), &text, &format!("{dots} dpi, blurred"));
        // Copiers and faxes work at 200; a speck of a 300th of an inch is no copier's.
        if dots == 200.0 {
            check(&photocopied(&page), &text, &format!("{dots} dpi, copied"));
        }
    }
}

#[test]
fn code_on_either_sheet_is_read_off_a_copy_and_a_fax() {
    let text = card().qr_text;
    for layout in [HandoutLayout::TwoPages, HandoutLayout::OneSheet] {
        check(&photocopied(&printed_as(layout, 200.0)), &text, &format!("{layout:?}, copied"));
        check(&faxed(layout), &text, &format!("{layout:?}, faxed"));
    }
}

#[test]
fn numbers_on_a_copy_and_a_fax_are_read_by_text_recognition() {
    for layout in [HandoutLayout::TwoPages, HandoutLayout::OneSheet] {
        for (page, what) in [(photocopied(&printed_as(layout, 200.0)), "copied"), (faxed(layout), "faxed")] {
            let Some(found) = digits_on(&page) else { return println!("tesseract is not installed") };
            for number in ["06130488", "1234567890"] {
                assert!(found.iter().any(|line| line.contains(number)), "{number}, {layout:?}, {what}: {found:?}");
            }
        }
    }
}
