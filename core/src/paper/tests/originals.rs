//! Originals of all kinds in the sheets: their ink is where it was, stamps and filled-in fields with it.
//!
//! Compared with what this project renders, and, where `pdftoppm` is installed, with what poppler does: two programs that
//! share no line of code.

use super::super::plan::Placed;
use super::super::stamps::{self, Shown};
use super::*;
use std::process::Command;

/// Pages in pixels of a width, by a program.
pub(super) type Renderer = fn(&[u8], u32, u32) -> Option<GrayImage>;

pub(super) fn ours(pdf: &[u8], page: u32, width: u32) -> Option<GrayImage> {
    Some(grey(&render_page_png(pdf, page, width).unwrap()))
}

/// `None` where poppler is not installed.
pub(super) fn poppler(pdf: &[u8], page: u32, width: u32) -> Option<GrayImage> {
    let folder = tempfile::tempdir().unwrap();
    let (file, picture) = (folder.path().join("page.pdf"), folder.path().join("page"));
    std::fs::write(&file, pdf).unwrap();
    let page = page.to_string();
    let mut command = Command::new("pdftoppm");
    command.args(["-png", "-cropbox", "-singlefile", "-f", &page, "-l", &page, "-scale-to-y", "-1", "-scale-to-x"]);
    command.arg(width.to_string()).arg(&file).arg(&picture).output().ok()?;
    Some(image::open(picture.with_extension("png")).unwrap().to_luma8())
}

/// How much the ink of an original differs from that of the same page in the sheets, coarse square by coarse square, from
/// 0 to 255, at the worst and in the mean: half a pixel of shift changes edges, not what stands where. And whether all of
/// the original is embedded.
fn difference(pdf: &[u8], page: u32, rendered: Renderer) -> Option<(u8, f32, bool)> {
    let made = handout(&hanako(), DocumentKind::EligibilityPdf, pdf, &[page]).unwrap();
    let is_whole = made.warnings.iter().all(|warning| warning.code != "annotations_left_out");
    let Placed { area, is_turned } = area_of(pdf, page);
    // A pixel a point or so, chosen so that the embedded page has as many pixels as the original rendered by itself.
    let whole = rendered(&made.bytes, 1, 800)?;
    let scale = 800.5 / 595.28;
    let width = if is_turned { area.height } else { area.width };
    let alone = rendered(pdf, page, ((width * scale) as u32).clamp(200, 4000))?;
    let alone = if is_turned { image::imageops::rotate270(&alone) } else { alone };
    let pixels = |points: f32| (points * scale).round() as u32;
    let cut =
        image::imageops::crop_imm(&whole, pixels(area.x), pixels(area.y), pixels(area.width), pixels(area.height));
    // Squares of some twelve pixels.
    let (across, down) = (alone.width() / 12, alone.height() / 12);
    let small = |image: &GrayImage| image::imageops::thumbnail(image, across, down);
    let (embedded, alone) = (small(&cut.to_image()), small(&alone));
    assert!(alone.pixels().any(|pixel| pixel[0] < 230), "there is ink");
    let all: Vec<u8> = embedded.pixels().zip(alone.pixels()).map(|(a, b)| a[0].abs_diff(b[0])).collect();
    let mean = all.iter().map(|one| f32::from(*one)).sum::<f32>() / all.len() as f32;
    Some((*all.iter().max()?, mean, is_whole))
}

/// Where the page stands on the sheet.
pub(super) fn area_of(pdf: &[u8], page: u32) -> Placed {
    let index = page as usize - 1;
    let size = Opened::new(pdf).unwrap().page_size(index).unwrap();
    let child = Child { original: pdf.to_vec(), pages: vec![page], ..Child::hanako() };
    let shown = Shown { index, size, stamps: Vec::new(), is_whole: true };
    let plan = handout::original_page(&child.sheet(), 0, 0, &shown).unwrap();
    let frame = plan.blocks.iter().flat_map(|(_, marks)| marks).find_map(|mark| match mark {
        Mark::Frame { area, .. } => Some(area.inset(4.0)),
        _ => None,
    });
    let area = frame.unwrap();
    let is_turned = (area.width > area.height) != (size.0 > size.1);
    let (width, height) = if is_turned { (size.1, size.0) } else { size };
    assert!((area.width / area.height - width / height).abs() < 0.001, "it keeps its shape");
    Placed { area, is_turned }
}

pub(super) fn assert_same_ink(what: &str, pdf: &[u8], page: u32) {
    for (name, rendered) in [("hayro", ours as Renderer), ("poppler", poppler)] {
        let Some((worst, mean, is_whole)) = difference(pdf, page, rendered) else { continue };
        assert!(worst < 70 && mean < 5.0, "{what}, {name}: {worst}, {mean}");
        assert!(is_whole, "{what}: nothing is left out");
    }
}

fn original(name: &str) -> Vec<u8> {
    fixture(&format!("../{name}"))
}

#[test]
fn embedded_page_shows_the_ink_of_the_original() {
    let turned = |page: &str| small_pdf(page, AN_L, HELVETICA);
    for (what, pdf, page) in [
        ("plain", fixture("d001_elig_chromium-table.pdf"), 1),
        ("type 3", fixture("d004_elig_chromium-stack.pdf"), 1),
        ("turned fixture", fixture("d028_elig_reportlab-cid-stack.pdf"), 1),
        ("certificate", fixture("d050_cert_pdfbox.pdf"), 1),
        ("phone", original("made/m006_elig_cairosvg-phone.pdf"), 1),
        ("two pages, the first", fixture("d066_neg_two_people_two_pages.pdf"), 1),
        ("two pages, the second", fixture("d066_neg_two_people_two_pages.pdf"), 2),
        ("cropped fixture", original("made/m039_elig_special-crop.pdf"), 1),
        ("form", original("made/m031_elig_special-acroform.pdf"), 1),
        ("no colour of its own", small_pdf("/MediaBox [0 0 200 300]", "20 20 15 100 re f", HELVETICA), 1),
        ("landscape", turned("/MediaBox [0 0 300 200]"), 1),
        ("turned 90", turned("/MediaBox [0 0 300 200] /Rotate 90"), 1),
        ("turned 180", turned("/MediaBox [0 0 300 200] /Rotate 180"), 1),
        ("turned 270", turned("/MediaBox [0 0 300 200] /Rotate 270"), 1),
        ("cropped", turned("/MediaBox [0 0 300 200] /CropBox [10 10 110 150]"), 1),
        ("cropped and turned", turned("/MediaBox [-50 -50 300 200] /CropBox [10 10 110 150] /Rotate 90"), 1),
        ("stamped", original("originals/stamped.pdf"), 1),
        ("stamped and turned", original("originals/stamped-turned.pdf"), 1),
        ("filled in", original("originals/filled.pdf"), 1),
        ("filled in, bundled objects", original("originals/filled-object-streams.pdf"), 1),
        ("signed", original("originals/signed.pdf"), 1),
        ("encrypted without a password", original("originals/encrypted.pdf"), 1),
        ("hidden layer", original("made/m037_elig_special-layer_hidden.pdf"), 1),
        ("hidden layer in the content", original("made/m040_elig_special-layer_marked.pdf"), 1),
        ("hidden layer, encrypted", original("originals/encrypted-layer.pdf"), 1),
        ("hidden layer in the content, encrypted", original("originals/encrypted-layer-marked.pdf"), 1),
    ] {
        assert_same_ink(what, &pdf, page);
    }
}

#[test]
fn page_in_a_font_that_is_not_embedded_shows_the_ink_of_the_original() {
    // poppler draws it with whatever font the machine has, the same on both.
    assert_same_ink("not embedded", &fixture("d026_elig_reportlab-cid-table.pdf"), 1);
    // A crop box beyond the page: poppler shows all of it, white, on both.
    let beyond = small_pdf("/MediaBox [0 0 300 200] /CropBox [10 10 400 400]", AN_L, HELVETICA);
    assert!(difference(&beyond, 1, ours).unwrap().0 < 60);
}

#[test]
fn fields_of_an_encrypted_paper_are_told_of_as_left_out() {
    let encrypted = original("originals/encrypted-filled.pdf");
    let made = handout(&hanako(), DocumentKind::EligibilityPdf, &encrypted, &[1]).unwrap();
    assert_eq!(made.warnings, [PaperWarning { sheet: 0, code: "annotations_left_out" }]);
}

#[test]
fn what_is_seen_without_a_picture_of_its_own_is_told_of() {
    let warned = |annotation: &str| {
        let page = format!("/MediaBox [0 0 300 200] /Annots [<< /Type /Annot /Rect [0 0 50 50] {annotation} >>]");
        let pdf = small_pdf(&page, AN_L, HELVETICA);
        let made = handout(&hanako(), DocumentKind::EligibilityPdf, &pdf, &[1]).unwrap();
        made.warnings.iter().any(|warning| warning.code == "annotations_left_out")
    };
    for (annotation, expected) in [
        ("/Subtype /Stamp /F 4", true),
        ("/Subtype /Stamp /F 4 /AP << >>", true),
        ("/Subtype /Stamp /F 2", false),
        ("/Subtype /Link", false),
        ("/Subtype /Widget /FT /Tx /V (1234567)", true),
        ("/Subtype /Widget /FT /Tx /V ()", false),
        ("/Subtype /Widget /FT /Tx", false),
        ("/Subtype /Widget /FT /Btn /V /Off", false),
        ("/Subtype /Widget /Parent << /FT /Tx /V (1234567) >>", true),
    ] {
        assert_eq!(warned(annotation), expected, "{annotation}");
    }
}

#[test]
fn stamps_beyond_what_a_page_may_have_are_told_of() {
    let stamp = "<< /Type /Annot /Subtype /Stamp /Rect [0 0 50 50] /AP << /N 6 0 R >> >>";
    let of = |count: usize| {
        let page = format!("/MediaBox [0 0 300 200] /Annots [{}]", stamp.repeat(count));
        let mut pdf = small_pdf(&page, AN_L, HELVETICA);
        let end = pdf.windows(6).position(|window| window == b"\nxref\n").unwrap();
        pdf.truncate(end + 1);
        let form = "<< /Subtype /Form /BBox [0 0 50 50] /Length 12 >>\nstream\n0 0 50 50 re f\nendstream";
        pdf.extend(format!("6 0 obj\n{form}\nendobj\ntrailer << /Root 1 0 R >>\n").bytes());
        let opened = Opened::new(&pdf).unwrap();
        let stamped = stamps::with_stamps(&pdf, &opened, &[(0, (300.0, 200.0))]);
        (stamped.count, stamped.pages[0].is_whole)
    };
    assert_eq!(of(501), (1, false));
}

#[test]
fn names_in_a_font_that_is_not_embedded_are_drawn_with_their_own_kanji() {
    let text = "髙﨑栁澤辻葛城邊邉齋濵桑";
    let codes: String = text.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
    let font = "<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiKakuGo-W5 /Encoding /UniJIS-UTF16-H /DescendantFonts \
                [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiKakuGo-W5 /CIDSystemInfo << /Registry (Adobe) \
                /Ordering (Japan1) /Supplement 4 >> /DW 1000 >>] >>";
    let content = format!("BT /F1 40 Tf 10 20 Td <{codes}> Tj ET");
    let foreign = small_pdf("/MediaBox [0 0 520 80]", &content, font);

    let mut sheet = Sheet::new(520.0, 80.0);
    // This encoding means the forms of 辻 and 葛 from before 2004: its numbers have variation sequences of their own.
    let line = Line::new(&text.replace('辻', "辻\u{E0100}").replace('葛', "葛\u{E0100}")).unwrap();
    let mark = Mark::Text { x: 10.0, y: 60.0, size: 40.0, line, ink: Ink::PLAIN };
    sheet.add(Role::Paragraph, vec![mark]);
    let own = write_pdf(&[sheet], &[], "t").unwrap();

    let rendered = |pdf: &[u8]| grey(&render_page_png(pdf, 1, 1040).unwrap());
    let (foreign, own) = (rendered(&foreign), rendered(&own));
    let differing = foreign.enumerate_pixels().filter(|(x, y, pixel)| pixel[0].abs_diff(own.get_pixel(*x, *y)[0]) > 8);
    let kanji: std::collections::BTreeSet<u32> = differing.map(|(x, ..)| x.saturating_sub(20) / 80).collect();
    assert!(kanji.is_empty(), "kanji number {kanji:?} look different");
    assert!(own.pixels().any(|pixel| pixel[0] == 0));
}

#[test]
fn sheets_hold_every_field_and_the_same_bytes_each_time() {
    let pdf = fixture("d019_elig_reportlab-table.pdf");
    let made = handout(&hanako(), DocumentKind::EligibilityPdf, &pdf, &[1]).unwrap();
    assert_eq!(made.pages, 2);
    assert_eq!(made.warnings, []);
    assert_eq!(made, handout(&hanako(), DocumentKind::EligibilityPdf, &pdf, &[1]).unwrap());
    let opened = Opened::new(&made.bytes).unwrap();
    for page in 0..2 {
        let (width, height) = opened.page_size(page).unwrap();
        assert!((width - 595.28).abs() < 0.1 && (height - 841.89).abs() < 0.1, "A4");
    }
}

#[test]
fn page_across_the_sheet_is_turned_where_it_becomes_much_larger() {
    for (what, size, is_turned) in [
        ("A4 upright", "595 842", false),
        ("A4 across", "842 595", true),
        ("a phone's screen", "360 800", false),
        ("a square", "500 500", false),
        ("a little wider than high", "600 500", false),
        ("a strip", "1100 360", true),
    ] {
        let pdf = small_pdf(&format!("/MediaBox [0 0 {size}]"), AN_L, HELVETICA);
        assert_eq!(area_of(&pdf, 1).is_turned, is_turned, "{what}");
    }
    // 1100 by 360 points: across the sheet it would be 6 cm high.
    let placed = area_of(&fixture("d028_elig_reportlab-cid-stack.pdf"), 1);
    assert!(placed.is_turned && placed.area.height > 700.0, "{placed:?}");
}

#[test]
fn dark_original_is_told_of_and_a_light_one_is_not() {
    let codes = |pdf: &[u8]| {
        let made = handout(&hanako(), DocumentKind::EligibilityPdf, pdf, &[1]).unwrap();
        made.warnings.iter().map(|warning| warning.code).collect::<Vec<_>>()
    };
    let mut dark = std::fs::read_dir(dev()).unwrap().map(|entry| entry.unwrap().path());
    let dark = dark.find(|path| path.to_string_lossy().contains("d040_")).unwrap();
    assert_eq!(codes(&std::fs::read(dark).unwrap()), ["prints_dark"]);
    for (content, expected) in [
        ("0.1 g 0 0 300 200 re f BT /F1 20 Tf (A) Tj ET", true),
        ("0.1 g 0 0 300 200 re f 1 g 0 0 300 200 re f BT /F1 20 Tf (A) Tj ET", false),
        ("0.1 g 0 0 300 60 re f BT /F1 20 Tf (A) Tj ET", false),
        ("0.9 g 0 0 300 200 re f BT /F1 20 Tf (A) Tj ET", false),
        ("BT /F1 20 Tf (A) Tj ET 0.1 g 0 0 300 200 re f", false),
        // A font is chosen, and a text without letters shown, before the ground is drawn.
        ("BT /F1 20 Tf ET 0.1 g 0 0 300 200 re f BT (A) Tj ET", true),
        ("BT /F1 20 Tf () Tj [-200] TJ ET 0.1 g 0 0 300 200 re f BT [-9 (A)] TJ ET", true),
        ("0.1 g 0 0 300 200 re #66 BT /F1 20 Tf (A) Tj ET", true),
        ("0.1 g 0 0 300 200 re f", true),
        ("/OC /Layer BDC BT /F1 20 Tf (A) Tj ET EMC 0.1 g 0 0 300 200 re f", false),
        (AN_L, false),
    ] {
        let pdf = small_pdf("/MediaBox [0 0 300 200]", content, HELVETICA);
        assert_eq!(codes(&pdf).contains(&"prints_dark"), expected, "{content}");
    }
}
