//! The sheets as files. They are left in `target/tmp/sheets`, where the suite `verapdf` finds them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use chrono::NaiveDate;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPEncoder;
use image::{ExtendedColorType, GrayImage, ImageEncoder, ImageFormat, Rgb, RgbImage};
use std::path::{Path, PathBuf};
use techo_core::error::Error;
use techo_core::model::{Coverage, DocumentKind, Member, MemberFacts, Paper, PaperState, ReadError, Relation};
use techo_core::paper::{
    HandoutDetails, HandoutLayout, HandoutPdf, HandoutSheet, ParentLines, RecoverySheet, render_handout_pdf,
    render_handout_pdf_with, render_overview_pdf, render_page_png, render_recovery_sheet_pdf,
};
use techo_core::words::Lang;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Where what is checked by others is left. `accessible` in its name: it claims PDF/UA-1 and PDF/A-2a.
fn left(name: &str, pdf: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sheets");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, pdf).unwrap();
    path
}

fn recovery(passphrase: Option<&'static str>, second_lang: Option<Lang>) -> RecoverySheet<'static> {
    RecoverySheet { printed_on: day("2026-11-21"), notebook_name: Some("髙橋家の手帳"), passphrase, second_lang }
}

#[test]
fn recovery_sheet_in_every_language_is_made_and_the_same_each_time() {
    for lang in Lang::ALL {
        for passphrase in [None, Some("correct horse BATTERY staple 葛󠄀城")] {
            let sheet = recovery(passphrase, Some(lang));
            let pdf = render_recovery_sheet_pdf(&sheet).unwrap();
            assert_eq!(pdf, render_recovery_sheet_pdf(&sheet).unwrap());
            let kind = if passphrase.is_some() { "printed" } else { "written" };
            left(&format!("accessible-recovery-{kind}-{}.pdf", lang.code()), &pdf);
        }
    }
}

#[test]
fn recovery_sheet_tells_no_secret_in_debug_and_names_what_it_cannot_draw() {
    let sheet = recovery(Some("secret🎒"), None);
    assert!(!format!("{sheet:?}").contains("secret"));
    assert_eq!(render_recovery_sheet_pdf(&sheet).unwrap_err(), Error::MissingGlyph { field: Some("passphrase") });
    let sheet = RecoverySheet { notebook_name: Some("🎒"), ..recovery(None, None) };
    assert_eq!(render_recovery_sheet_pdf(&sheet).unwrap_err(), Error::MissingGlyph { field: Some("name") });
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/dev").join(name)).unwrap()
}

fn hanako() -> Coverage {
    Coverage {
        insurer_name: Some("みほん健康保険組合".to_owned()),
        insurer_number: Some("06130488".to_owned()),
        symbol: Some("21700023".to_owned()),
        number: Some("1234567".to_owned()),
        branch: Some("01".to_owned()),
        name: Some("髙﨑　花子".to_owned()),
        kana: Some("タカサキ　ハナコ".to_owned()),
        relation: Some(Relation::Family),
        saved_on: Some(day("2026-11-01")),
        ..Coverage::default()
    }
}

fn details(layout: HandoutLayout) -> HandoutDetails {
    HandoutDetails {
        event: Some("修学旅行（京都・奈良）".to_owned()),
        from: Some(day("2026-12-02")),
        until: Some(day("2026-12-04")),
        destroy_by: Some(day("2026-12-11")),
        printed_on: day("2026-11-21"),
        layout,
        second_lang: None,
        lines: Vec::new(),
    }
}

fn all_lines() -> ParentLines {
    ParentLines {
        member: None,
        class: Some("3年2組".to_owned()),
        phone: Some("090-0000-1234（母）".to_owned()),
        emergency: Some("03-0000-5678（祖母）".to_owned()),
        allergies: Some("卵・ペニシリン。エピペンを持っています".to_owned()),
        note: Some("乗り物に酔いやすいので、前の席にしてください".to_owned()),
        child_certificate: true,
    }
}

fn handout(original: &[u8], kind: DocumentKind, details: &HandoutDetails, lines: &ParentLines) -> HandoutPdf {
    handout_of(&hanako(), original, kind, details, lines)
}

fn handout_of(
    coverage: &Coverage,
    original: &[u8],
    kind: DocumentKind,
    details: &HandoutDetails,
    lines: &ParentLines,
) -> HandoutPdf {
    let facts = MemberFacts::default();
    let sheet =
        HandoutSheet { coverage, kind, facts: &facts, original_pdf: original, pages: &[1], is_extract: false, lines };
    render_handout_pdf(&[sheet], details).unwrap()
}

#[test]
fn handout_in_every_layout_is_made_of_as_few_pages_as_it_says() {
    let original = fixture("d001_elig_chromium-table.pdf");
    let pdf = DocumentKind::EligibilityPdf;
    for (layout, name, pages) in [
        (HandoutLayout::TwoPages, "two-pages", 2),
        (HandoutLayout::OneSheet, "one-sheet", 1),
        (HandoutLayout::HelpPage, "accessible-help-page", 1),
    ] {
        for (lines, what) in [(ParentLines::default(), "plain"), (all_lines(), "written")] {
            let made = handout(&original, pdf, &details(layout), &lines);
            left(&format!("{name}-{what}.pdf"), &made.bytes);
            // What parents write finds room too.
            assert_eq!(made.pages, pages, "{name} {what}");
            let with_copy = HandoutDetails { second_lang: Some(Lang::Vi), ..details(layout) };
            let copied = handout(&original, pdf, &with_copy, &lines);
            assert_eq!(copied.pages, made.pages + 1, "{name}");
            left(&format!("{name}-{what}-vi.pdf"), &copied.bytes);
        }
    }
}

/// A page of a sheet at 10 pixels a millimetre (254 dots an inch).
fn rendered(pdf: &[u8], page: u32, width_mm: u32) -> GrayImage {
    image::load_from_memory(&render_page_png(pdf, page, width_mm * 10).unwrap()).unwrap().to_luma8()
}

/// How much of a line is dark, from (x, y) in millimetres over a length; the darkest of five rows beside each other, so
/// that half a millimetre of fault is a failure.
fn darkness(page: &GrayImage, (x, y): (f32, f32), length: f32, down: bool) -> f32 {
    let at = |along: f32, beside: f32| {
        let (x, y) = if down { (x + beside, y + along) } else { (x + along, y + beside) };
        page.get_pixel((x * 10.0) as u32, (y * 10.0) as u32)[0] < 140
    };
    let steps = (length * 10.0) as u32;
    let dark = |beside: f32| (0..steps).filter(|step| at(*step as f32 / 10.0, beside)).count() as f32 / steps as f32;
    [-0.2, -0.1, 0.0, 0.1, 0.2].map(dark).into_iter().fold(0.0, f32::max)
}

#[test]
fn tear_off_fold_and_code_stand_where_they_are_measured() {
    let original = fixture("d001_elig_chromium-table.pdf");
    let made = handout(&original, DocumentKind::EligibilityPdf, &details(HandoutLayout::TwoPages), &all_lines());
    let page = rendered(&made.bytes, 2, 210);
    // The card: 85.6 by 54 mm, dashes of four points with gaps of three.
    for (from, length, down) in [
        ((12.0, 233.0), 85.6, false),
        ((12.0, 287.0), 85.6, false),
        ((12.0, 233.0), 54.0, true),
        ((97.6, 233.0), 54.0, true),
    ] {
        let dark = darkness(&page, from, length, down);
        assert!((0.4..0.8).contains(&dark), "{from:?}: {dark}");
    }
    // The fold under the name, over the whole sheet; above it nothing but the name, below it the rest.
    assert!((0.4..0.8).contains(&darkness(&page, (1.0, 31.0), 208.0, false)));
    // Half-way from there to the lower edge the crease is marked beside the text.
    assert!((0.3..0.9).contains(&darkness(&page, (5.0, 164.0), 5.0, false)));
    // Dark modules of the code: 40 mm or more, four modules of white around.
    let dark: Vec<u32> = (1500..1990).filter(|x| (900..1330).any(|y| page.get_pixel(*x, y)[0] < 100)).collect();
    let (left, right) = (dark[0], dark[dark.len() - 1]);
    assert!((400..=460).contains(&(right - left)), "{} tenths of a millimetre", right - left);
    // Nothing within 5 mm of the sides but the lines to cut and fold at.
    let edge = (0..50).chain(2050..2100).filter(|x| (0..300).any(|y| page.get_pixel(*x, y)[0] < 200)).count();
    assert_eq!(edge, 0);
}

/// A JPEG of 90 by 60 pixels, red in its upper left corner, whose camera noted how it was held and where.
fn photograph(orientation: u8) -> Vec<u8> {
    let exif = [
        b"II*\0\x08\0\0\0".as_slice(),
        &[1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0],
        b"GPS 35.6895 139.6917",
    ]
    .concat();
    let picture =
        RgbImage::from_fn(90, 60, |x, y| if x < 30 && y < 20 { Rgb([200, 0, 0]) } else { Rgb([255, 255, 255]) });
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 95);
    encoder.set_exif_metadata(exif).unwrap();
    encoder.write_image(&picture, 90, 60, ExtendedColorType::Rgb8).unwrap();
    bytes
}

/// Which quarter of the framed picture on the first page is darkest: right, below.
fn dark_quarter(pdf: &[u8]) -> (bool, bool) {
    let page = rendered(pdf, 1, 210);
    let inside = |x: u32, y: u32| y > 200 && x > 150 && x < 1950 && y < 2850;
    let dark: Vec<(u32, u32)> = page
        .enumerate_pixels()
        .filter(|(x, y, pixel)| inside(*x, *y) && pixel[0] < 120)
        .map(|(x, y, _)| (x, y))
        .collect();
    let count = dark.len() as u32;
    assert!(count > 10_000, "the corner is seen");
    (
        dark.iter().map(|(x, _)| x / 10).sum::<u32>() / (count / 10) > 1050,
        dark.iter().map(|(_, y)| y / 10).sum::<u32>() / (count / 10) > 1500,
    )
}

#[test]
fn photograph_stands_as_it_was_coded_and_without_its_place() {
    let kind = DocumentKind::EligibilityNotice;
    // Those that are wider than high (1 and 3) are turned to the left, to be larger; the others stand as they were held.
    for (orientation, quarter) in [(1, (false, true)), (3, (true, false)), (6, (true, false)), (8, (false, true))] {
        let jpeg = photograph(orientation);
        let made = handout(&jpeg, kind, &details(HandoutLayout::TwoPages), &ParentLines::default());
        left(&format!("photograph-{orientation}.pdf"), &made.bytes);
        assert_eq!(dark_quarter(&made.bytes), quarter, "held as {orientation}");
        let has = |part: &[u8]| made.bytes.windows(part.len()).any(|window| window == part);
        assert!(!has(b"GPS") && !has(b"Exif"), "its place is gone");
        let scan = jpeg.windows(2).rposition(|two| two == [0xFF, 0xDA]).unwrap();
        assert!(has(&jpeg[scan..jpeg.len() - 2]), "its data are the camera's");
    }
    let mut cut = photograph(1);
    cut.truncate(cut.len() - 40);
    let lines = ParentLines::default();
    let (coverage, facts) = (hanako(), MemberFacts::default());
    let sheet = HandoutSheet {
        coverage: &coverage,
        kind,
        facts: &facts,
        original_pdf: &cut,
        pages: &[1],
        is_extract: false,
        lines: &lines,
    };
    let refusal = render_handout_pdf(&[sheet], &details(HandoutLayout::TwoPages)).unwrap_err();
    assert_eq!(refusal, Error::Read(ReadError::Damaged));
}

#[test]
fn pictures_of_other_kinds_stand_in_the_sheets() {
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let picture =
            RgbImage::from_fn(90, 60, |x, y| if x < 30 && y < 20 { Rgb([200, 0, 0]) } else { Rgb([255, 255, 255]) });
        let mut bytes = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        let details = details(HandoutLayout::TwoPages);
        let made = handout(&bytes.into_inner(), DocumentKind::EligibilityCertificate, &details, &all_lines());
        assert_eq!(dark_quarter(&made.bytes), (false, true), "{format:?}: its upper edge is at the left");
    }
}

#[test]
fn sheets_with_a_band_for_an_old_paper_and_all_that_parents_write_stay_as_few() {
    let original = fixture("d001_elig_chromium-table.pdf");
    for saved_on in ["2025-05-27", "2026-11-01"] {
        for (layout, name, pages) in
            [(HandoutLayout::TwoPages, "two-pages", 2), (HandoutLayout::OneSheet, "one-sheet", 1)]
        {
            let coverage = Coverage { saved_on: Some(day(saved_on)), ..hanako() };
            let made = handout_of(&coverage, &original, DocumentKind::EligibilityPdf, &details(layout), &all_lines());
            left(&format!("{name}-full-{saved_on}.pdf"), &made.bytes);
            assert_eq!(made.pages, pages, "{name} {saved_on}");
        }
    }
}

#[test]
fn what_a_png_tells_beside_its_picture_does_not_leave_the_phone() {
    let mut png = std::io::Cursor::new(Vec::new());
    GrayImage::from_fn(90, 60, |x, _| image::Luma([x as u8])).write_to(&mut png, ImageFormat::Png).unwrap();
    let mut png = png.into_inner();
    // A text chunk behind the header: length, kind, keyword and text, check sum.
    let text = [b"\0\0\0\x15tEXtComment\0GPS 35.6812 N".as_slice(), &0x85695927_u32.to_be_bytes()].concat();
    png.splice(33..33, text);
    let details = details(HandoutLayout::TwoPages);
    let made = handout(&png, DocumentKind::EligibilityCertificate, &details, &ParentLines::default());
    assert!(png.windows(7).any(|part| part == b"35.6812"));
    assert!(!made.bytes.windows(7).any(|part| part == b"35.6812"));
}

#[test]
fn what_a_webp_tells_beside_its_picture_does_not_leave_the_phone() {
    let place = b"GPS 35.6812 N";
    let mut webp = std::io::Cursor::new(Vec::new());
    let mut encoder = WebPEncoder::new_lossless(&mut webp);
    let exif = [b"II*\0\x08\0\0\0\0\0\0\0\0\0".as_slice(), place].concat();
    encoder.set_exif_metadata(exif).unwrap();
    let picture = RgbImage::from_fn(60, 90, |x, _| Rgb([x as u8, 0, 0]));
    encoder.write_image(&picture, 60, 90, ExtendedColorType::Rgb8).unwrap();
    let webp = webp.into_inner();
    let has = |bytes: &[u8]| bytes.windows(place.len()).any(|part| part == place);
    let details = details(HandoutLayout::TwoPages);
    let made = handout(&webp, DocumentKind::EligibilityCertificate, &details, &ParentLines::default());
    left("webp-with-place.pdf", &made.bytes);
    assert!(has(&webp) && !has(&made.bytes));
}

#[test]
fn one_sheet_with_class_and_telephone_stays_one_sheet() {
    let original = fixture("d001_elig_chromium-table.pdf");
    let all = all_lines();
    let lines = ParentLines { class: all.class, phone: all.phone, ..ParentLines::default() };
    let made = handout(&original, DocumentKind::EligibilityPdf, &details(HandoutLayout::OneSheet), &lines);
    left("one-sheet-telephone.pdf", &made.bytes);
    assert_eq!(made.pages, 1);
}

#[test]
fn class_set_tells_each_child_and_can_be_stopped() {
    let original = fixture("d001_elig_chromium-table.pdf");
    let (coverage, facts, lines) = (hanako(), MemberFacts::default(), all_lines());
    let sheet = |_| HandoutSheet {
        coverage: &coverage,
        kind: DocumentKind::EligibilityPdf,
        facts: &facts,
        original_pdf: &original,
        pages: &[1],
        is_extract: false,
        lines: &lines,
    };
    let class: Vec<HandoutSheet<'_>> = (0..40).map(sheet).collect();
    let mut told = Vec::new();
    let details = details(HandoutLayout::TwoPages);
    let made = render_handout_pdf_with(&class, &details, &mut |done, all| {
        told.push((done, all));
        true
    });
    assert_eq!(made.unwrap().pages, 80);
    assert_eq!(told, (1..=40).map(|done| (done, 40)).collect::<Vec<_>>());
    let stopped = render_handout_pdf_with(&class, &details, &mut |done, _| done < 3);
    assert_eq!(stopped.unwrap_err(), Error::Cancelled);
}

#[test]
fn overview_holds_every_paper_in_use_in_every_language() {
    let member = |number: usize| Member {
        id: number.to_string(),
        name: "髙﨑　花子".to_owned(),
        facts: MemberFacts::default(),
        papers: vec![Paper {
            document: "d".to_owned(),
            kind: DocumentKind::EligibilityPdf,
            saved_on: None,
            coverage: hanako(),
            pages: vec![1],
            state: PaperState::InUse,
        }],
    };
    let family: Vec<Member> = (0..8).map(member).collect();
    for lang in Lang::ALL {
        let pdf = render_overview_pdf(&family, day("2026-11-21"), Some(lang)).unwrap();
        assert_eq!(pdf, render_overview_pdf(&family, day("2026-11-21"), Some(lang)).unwrap());
        left(&format!("accessible-overview-{}.pdf", lang.code()), &pdf);
    }
    assert_eq!(render_overview_pdf(&[], day("2026-11-21"), None).unwrap_err(), Error::BadValue { field: "member" });
}
