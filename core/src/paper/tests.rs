//! What a person would notice on screens and sheets; the parts have tests of their own beside them.

mod originals;

use super::font;
use super::handout_page::Page;
use super::open::Opened;
use super::plan::{Ink, Mark, Role, Sheet};
use super::stamps::Shown;
use super::text::Line;
use super::write::write_pdf;
use super::*;
use crate::error::Error;
use crate::model::{Coverage, DocumentKind, MemberFacts, ReadError, Relation};
use chrono::NaiveDate;
use image::GrayImage;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn fixture(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/dev").join(name);
    std::fs::read(path).unwrap()
}

fn hanako() -> Coverage {
    Coverage {
        insurer_name: Some("みほん健康保険組合".to_owned()),
        insurer_number: Some("06130488".to_owned()),
        symbol: Some("21700023".to_owned()),
        number: Some("1234567".to_owned()),
        branch: Some("01".to_owned()),
        name: Some("髙﨑　花子".to_owned()),
        relation: Some(Relation::Family),
        saved_on: Some(day("2026-11-01")),
        ..Coverage::default()
    }
}

fn details() -> HandoutDetails {
    HandoutDetails {
        event: Some("修学旅行".to_owned()),
        from: Some(day("2026-12-02")),
        until: Some(day("2026-12-04")),
        destroy_by: Some(day("2026-12-11")),
        printed_on: day("2026-11-21"),
        layout: HandoutLayout::TwoPages,
        second_lang: None,
        lines: Vec::new(),
    }
}

fn handout(coverage: &Coverage, kind: DocumentKind, pdf: &[u8], pages: &[u32]) -> Result<HandoutPdf, Error> {
    let facts = MemberFacts::default();
    let lines = &ParentLines::default();
    render_handout_pdf(
        &[HandoutSheet { coverage, kind, facts: &facts, original_pdf: pdf, pages, lines, is_extract: false }],
        &details(),
    )
}

fn grey(png: &[u8]) -> GrayImage {
    image::load_from_memory(png).unwrap().to_luma8()
}

/// A PDF by hand: `page` stands in the page's dictionary, `content` is what it draws; object 5 is its font F1.
fn small_pdf(page: &str, content: &str, font: &str) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!("<< /Type /Page /Parent 2 0 R {page} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        font.to_owned(),
    ];
    let mut pdf = "%PDF-1.7\n".to_owned();
    let mut offsets = Vec::new();
    for (number, object) in (1..).zip(objects) {
        offsets.push(pdf.len());
        pdf.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let xref = pdf.len();
    pdf.push_str("xref\n0 6\n0000000000 65535 f \n");
    for offset in offsets {
        pdf.push_str(&format!("{offset:010} 00000 n \n"));
    }
    pdf.push_str(&format!("trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n"));
    pdf.into_bytes()
}

/// A page whose form draws two forms that draw two forms…
fn doubling_forms(depth: usize) -> Vec<u8> {
    let form = |number: usize| {
        let next = format!("/Resources << /XObject << /X {} 0 R >> >>", number + 1);
        let (resources, content) =
            if number == 6 + depth { ("", "0 0 9 9 re f") } else { (next.as_str(), "/X Do /X Do") };
        let head = format!("/Type /XObject /Subtype /Form /BBox [0 0 99 99] {resources} /Length {}", content.len());
        format!("<< {head} >>\nstream\n{content}\nendstream")
    };
    let page = String::from_utf8(small_pdf("/MediaBox [0 0 300 200]", "/X Do", HELVETICA)).unwrap();
    let mut page = page.replace("/Font << /F1 5 0 R >>", "/XObject << /X 6 0 R >>").into_bytes();
    // Later objects without a table: readers rebuild it.
    let tail = page.windows(6).position(|window| window == b"\nxref\n").unwrap();
    page.truncate(tail + 1);
    for number in 6..=6 + depth {
        page.extend(format!("{number} 0 obj\n{}\nendobj\n", form(number)).bytes());
    }
    page.extend(b"trailer << /Root 1 0 R >>\n%%EOF\n");
    page
}

const HELVETICA: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
/// A black L: tells every turn and mirroring.
const AN_L: &str = "0 g 20 20 15 100 re f 20 20 60 15 re f";

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
fn every_text_of_a_screen_or_sheet_is_there() {
    let facts = MemberFacts::default();
    for kind in [
        DocumentKind::EligibilityPdf,
        DocumentKind::EligibilityNotice,
        DocumentKind::EligibilityCertificate,
        DocumentKind::Other,
    ] {
        let mut coverage = hanako();
        coverage.valid_until = Some(day("2026-07-31"));
        coverage.copay_percent = Some(20);
        coverage.saved_on = Some(day("2026-01-01"));
        let card = clinic_card_on(&coverage, kind, &facts, day("2026-11-21"));
        let mut texts = vec![card.title, card.sentence, card.saved_on, card.saved_label, card.qr_text];
        texts.extend(card.notes);
        texts.extend(card.expired);
        texts.extend(card.rows.into_iter().flat_map(|row| [row.label, row.value]));
        for text in &texts {
            assert!(!text.is_empty() && !text.contains(['{', '}']), "{text}");
            assert!(!text.contains("paper-") && !text.contains("clinic-") && !text.contains("qr-"), "{text}");
        }
        let sheet = HandoutSheet {
            coverage: &coverage,
            kind,
            facts: &facts,
            original_pdf: &[],
            pages: &[1],
            lines: &ParentLines::default(),
            is_extract: false,
        };
        let codes = ["expired", "expires_during", "saved_long_ago", "no_date", "annotations_left_out", "old_at_event"];
        for plan in handout_page::plan(&Page::new(&sheet, &details(), &codes)).unwrap() {
            for mark in plan.blocks.iter().flat_map(|(_, marks)| marks) {
                if let Mark::Text { line, .. } = mark {
                    assert!(!line.text.contains("paper-") && !line.text.contains("handout-"), "{}", line.text);
                }
            }
        }
    }
}

/// Where marks of text stand: (left, base line, right, size, text).
fn placed(plan: &Sheet) -> Vec<(f32, f32, f32, f32, String)> {
    let marks = plan.blocks.iter().flat_map(|(_, marks)| marks);
    marks
        .filter_map(|mark| match mark {
            Mark::Text { x, y, size, line, .. } => Some((*x, *y, x + line.width(*size), *size, line.text.clone())),
            _ => None,
        })
        .collect()
}

/// Every line of text has its place for itself.
fn assert_nothing_overlaps(plan: &Sheet) {
    let texts = placed(plan);
    for (number, (left, base, right, size, text)) in texts.iter().enumerate() {
        for (other_left, other_base, other_right, other_size, other) in texts.iter().skip(number + 1) {
            let (top, other_top) = (base - 0.8 * size, other_base - 0.8 * other_size);
            let beside = right <= other_left || other_right <= left;
            assert!(beside || *base <= other_top || *other_base <= top, "{text} and {other}");
        }
    }
}

#[test]
fn long_values_stay_on_the_sheet_whole_and_readable() {
    let mut coverage = hanako();
    coverage.name =
        Some("ワシントン　アレクサンドラ・エリザベート・マクシミリアーナ・フォン・ホーエンツォレルン".to_owned());
    coverage.insurer_name = Some(
        "全日本みほん運輸・倉庫・物流サービス関連企業グループ総合健康保険組合（本部・関東甲信越支部扱い）".repeat(2),
    );
    coverage.symbol = Some("みほん商工組合東京第二支部１２３４".to_owned());
    coverage.number = Some("1234567890".to_owned());
    coverage.valid_until = Some(day("2026-07-31"));
    coverage.copay_percent = Some(20);
    coverage.saved_on = Some(day("2026-01-01"));
    let facts =
        MemberFacts { kana: Some("ワシントン　アレクサンドラ".to_owned()), ..MemberFacts::default() };
    let details = HandoutDetails { event: Some("あ".repeat(60)), ..details() };
    let sheet = HandoutSheet {
        coverage: &coverage,
        kind: DocumentKind::EligibilityPdf,
        facts: &facts,
        original_pdf: &[],
        pages: &[1],
        lines: &ParentLines::default(),
        is_extract: false,
    };
    let plans = handout_page::plan(&Page::new(&sheet, &details, &["expired", "saved_long_ago"])).unwrap();
    let texts: Vec<_> = plans.iter().flat_map(placed).collect();
    for (left, base, right, size, text) in &texts {
        assert!(*left >= 28.0 && *right <= 595.3 - 28.0, "{text}");
        assert!(*base <= 841.9 - 28.0 && base - size >= 28.0, "{text} at {base}");
        assert!(*size >= 10.0, "{text} in {size} pt");
    }
    let all: String = texts.iter().map(|(.., text)| text.as_str()).collect();
    for value in [&coverage.name, &coverage.insurer_name, &coverage.symbol, &coverage.number, &details.event] {
        assert!(all.contains(value.as_deref().unwrap()), "{value:?}");
    }
    for plan in &plans {
        assert_nothing_overlaps(plan);
    }
    render_clinic_png(&clinic_card_on(&coverage, sheet.kind, &facts, day("2026-11-21")), 1080).unwrap();
}

#[test]
fn numbers_stand_at_the_same_place_on_every_sheet() {
    let place = |coverage: &Coverage, facts: &MemberFacts| {
        let sheet = HandoutSheet {
            coverage,
            kind: DocumentKind::EligibilityPdf,
            facts,
            original_pdf: &[],
            pages: &[1],
            lines: &ParentLines::default(),
            is_extract: false,
        };
        let plans = handout_page::plan(&Page::new(&sheet, &details(), &[])).unwrap();
        let label = placed(&plans[0]).into_iter().find(|(.., text)| text == "保険者番号").unwrap();
        label.1
    };
    let plain = place(&hanako(), &MemberFacts::default());
    let mut long = hanako();
    long.name = Some("MARIA DE LOS ANGELES GUADALUPE FERNANDEZ".to_owned());
    let facts = MemberFacts { kana: Some("マリア".to_owned()), ..MemberFacts::default() };
    assert!((place(&long, &facts) - plain).abs() < 0.01);
}

#[test]
fn no_text_on_paper_is_smaller_than_ten_points_or_nearer_to_the_edge_than_printers_print() {
    let lines = ParentLines {
        class: Some("3年2組".to_owned()),
        phone: Some("090-0000-1234（母）".to_owned()),
        allergies: Some("卵".to_owned()),
        ..ParentLines::default()
    };
    let mut coverage = hanako();
    coverage.name = Some("MARIA DE LOS ANGELES GUADALUPE FERNANDEZ".to_owned());
    coverage.number = Some("1234567890".to_owned());
    for layout in [HandoutLayout::TwoPages, HandoutLayout::OneSheet, HandoutLayout::HelpPage] {
        let details = HandoutDetails { layout, ..details() };
        let sheet = HandoutSheet {
            coverage: &coverage,
            kind: DocumentKind::EligibilityPdf,
            facts: &MemberFacts::default(),
            original_pdf: &[],
            pages: &[1],
            lines: &lines,
            is_extract: false,
        };
        let page = Page::new(&sheet, &details, &["saved_long_ago"]);
        let shown = Shown { index: 0, size: (595.0, 842.0), stamps: Vec::new(), is_whole: true };
        let plans = match layout {
            HandoutLayout::OneSheet => one_sheet::plan(&page, 0, &[shown]).unwrap(),
            _ => handout_page::plan(&page).unwrap(),
        };
        for plan in &plans {
            // Shops' printers leave up to 5 mm blank.
            let edge = 5.0 * plan::MM;
            for mark in plan.blocks.iter().flat_map(|(_, marks)| marks) {
                let Mark::Text { x, y, size, line, .. } = mark else { continue };
                assert!(*size >= 10.0 - 0.001, "{layout:?}: {size} pt, {}", line.text);
                let is_inside = *x >= edge && x + line.width(*size) <= plan.width - edge;
                assert!(is_inside && y - size >= edge && *y <= plan.height - edge, "{layout:?}: {}", line.text);
            }
        }
    }
}

#[test]
fn handout_refuses_what_it_must() {
    let pdf = fixture("d019_elig_reportlab-table.pdf");
    let refuse = |pdf: &[u8], pages: &[u32]| handout(&hanako(), DocumentKind::EligibilityPdf, pdf, pages).unwrap_err();
    assert_eq!(refuse(&pdf, &[]), Error::MixedPage);
    assert_eq!(refuse(&pdf, &[2]), Error::BadValue { field: "page" });
    assert_eq!(refuse(&pdf, &[0]), Error::BadValue { field: "page" });
    assert_eq!(refuse(b"", &[1]), Error::Read(ReadError::NotPdf));
    assert_eq!(render_handout_pdf(&[], &details()).unwrap_err(), Error::BadValue { field: "member" });
    let with = |change: &dyn Fn(&mut HandoutDetails)| {
        let mut details = details();
        change(&mut details);
        let (coverage, facts) = (hanako(), MemberFacts::default());
        let kind = DocumentKind::EligibilityPdf;
        let sheet = HandoutSheet {
            coverage: &coverage,
            kind,
            facts: &facts,
            original_pdf: &pdf,
            pages: &[1],
            lines: &ParentLines::default(),
            is_extract: false,
        };
        render_handout_pdf(&[sheet], &details).map(|_| ()).unwrap_err()
    };
    assert_eq!(with(&|d| d.event = Some("あ".repeat(61))), Error::BadValue { field: "event" });
    assert_eq!(with(&|d| d.until = Some(day("2026-12-01"))), Error::BadValue { field: "until" });
    assert_eq!(with(&|d| d.destroy_by = Some(day("2026-12-01"))), Error::BadValue { field: "destroy_by" });
    assert_eq!(with(&|d| d.event = Some("遠足🎒".to_owned())), Error::MissingGlyph { field: Some("event") });
}

#[test]
fn doubtful_papers_are_marked_and_never_refused() {
    let pdf = fixture("d019_elig_reportlab-table.pdf");
    // 保存日時, 有効期限, code.
    let table = [
        ("fresh", Some("2026-11-01"), None, None),
        ("last good day of age", Some("2026-08-23"), None, None),
        ("old", Some("2026-08-22"), None, Some("saved_long_ago")),
        ("expired", Some("2026-11-01"), Some("2026-11-20"), Some("expired")),
        ("ends during the trip", Some("2026-11-01"), Some("2026-12-03"), Some("expires_during")),
        ("no date", None, None, Some("no_date")),
    ];
    for (what, saved_on, valid_until, code) in table {
        let coverage = Coverage { saved_on: saved_on.map(day), valid_until: valid_until.map(day), ..hanako() };
        let made = handout(&coverage, DocumentKind::EligibilityPdf, &pdf, &[1]).unwrap();
        assert_eq!(
            made.warnings.iter().map(|warning| warning.code).collect::<Vec<_>>(),
            Vec::from_iter(code),
            "{what}"
        );
    }
}

#[test]
fn what_the_rules_doubt_is_marked_on_the_sheet_and_on_the_screen() {
    let pdf = fixture("d019_elig_reportlab-table.pdf");
    let (facts, lines) = (MemberFacts::default(), ParentLines::default());
    let made = |saved: &str, doubted: &[&'static str]| {
        let coverage = Coverage { saved_on: Some(day(saved)), ..hanako() };
        let kind = DocumentKind::EligibilityPdf;
        let sheet = HandoutSheet {
            coverage: &coverage,
            kind,
            facts: &facts,
            original_pdf: &pdf,
            pages: &[1],
            lines: &lines,
            is_extract: false,
        };
        let made = render_doubted_handout_pdf(&[sheet], &[doubted.to_vec()], &details(), &mut |_, _| true).unwrap();
        let codes: Vec<&str> = made.warnings.iter().map(|warning| warning.code).collect();
        (codes.join(" "), made.bytes)
    };
    let plain = made("2026-11-01", &[]);
    assert_eq!(plain.0, "");
    for code in ["old_at_event", "former_insurer"] {
        let marked = made("2026-11-01", &[code]);
        assert_eq!(marked.0, code);
        assert!(marked.1 != plain.1, "{code} is drawn");
    }
    assert_eq!(made("2026-08-01", &["old_at_event"]).0, "saved_long_ago", "one mark for one doubt");

    let coverage = hanako();
    for layout in [HandoutLayout::TwoPages, HandoutLayout::OneSheet, HandoutLayout::HelpPage] {
        let sheet = HandoutSheet {
            coverage: &coverage,
            kind: DocumentKind::EligibilityPdf,
            facts: &facts,
            original_pdf: &pdf,
            pages: &[1],
            lines: &lines,
            is_extract: false,
        };
        let details = HandoutDetails { layout, ..details() };
        let page = Page::new(&sheet, &details, &["old_at_event", "former_insurer"]);
        let mut plan = Sheet::new(600.0, 800.0);
        handout_page::marks(&mut plan, &page, 10.0).unwrap();
        let drawn: String = plan
            .blocks
            .iter()
            .flat_map(|(_, marks)| marks)
            .filter_map(|mark| if let Mark::Text { line, .. } = mark { Some(line.text.as_str()) } else { None })
            .collect();
        assert!(drawn.contains("行事の日には、保存から90日を過ぎています"), "{drawn}");
        assert!(drawn.contains("保険が変わる前の書類です"), "{drawn}");
    }
    let card = clinic_card_on(&coverage, DocumentKind::EligibilityPdf, &facts, day("2026-11-21"));
    let notes = card.notes.len();
    let card = clinic_card_of_former_insurer(card);
    assert!(card.notes.len() == notes + 1 && card.notes[0].contains("保険が変わる前の書類です"), "{:?}", card.notes);
}

#[test]
fn page_and_screen_have_the_width_asked_for() {
    let pdf = fixture("d001_elig_chromium-table.pdf");
    let card = clinic_card_on(&hanako(), DocumentKind::EligibilityPdf, &MemberFacts::default(), day("2026-11-21"));
    for width in [200, 333, 1080] {
        assert_eq!(grey(&render_page_png(&pdf, 1, width).unwrap()).width(), width);
        assert_eq!(grey(&render_clinic_png(&card, width).unwrap()).width(), width);
    }
    let strip = small_pdf("/MediaBox [0 0 400 40]", AN_L, HELVETICA);
    assert_eq!(grey(&render_page_png(&strip, 1, 4000).unwrap()).dimensions(), (4000, 400));
    for width in [0, 199, 4001, u32::MAX] {
        assert_eq!(render_page_png(&pdf, 1, width).unwrap_err(), Error::BadValue { field: "width" });
        assert_eq!(render_clinic_png(&card, width).unwrap_err(), Error::BadValue { field: "width" });
    }
    for page in [0, 2, u32::MAX] {
        assert_eq!(render_page_png(&pdf, page, 300).unwrap_err(), Error::BadValue { field: "page" });
    }
}

#[test]
fn damaged_and_hostile_files_are_typed_errors() {
    for (file, error) in [
        ("d056_neg_password_aes256.pdf", ReadError::Encrypted),
        ("d057_neg_truncated.pdf", ReadError::Damaged),
        ("d058_neg_zero_byte.pdf", ReadError::NotPdf),
        ("d059_neg_text_renamed.pdf", ReadError::NotPdf),
        ("d062_neg_bomb_content_1200MiB.pdf", ReadError::TooLarge),
        ("d063_neg_page_tree_cycle.pdf", ReadError::Damaged),
    ] {
        assert_eq!(render_page_png(&fixture(file), 1, 300).unwrap_err(), Error::Read(error), "{file}");
    }
    // What a picture's bytes are decides, not its name.
    assert!(render_page_png(&fixture("d060_neg_jpeg_renamed.pdf"), 1, 300).is_ok());
    let image = "/MediaBox [0 0 100 100]";
    let huge = small_pdf(image, "", "<< /Subtype /Image /Width 60000 /Height 60000 /Length 0 >>\nstream\n\nendstream");
    assert_eq!(render_page_png(&huge, 1, 300).unwrap_err(), Error::Read(ReadError::TooComplex));
    let strip = small_pdf("/MediaBox [0 0 1000000 1]", AN_L, HELVETICA);
    assert_eq!(render_page_png(&strip, 1, 300).unwrap_err(), Error::Read(ReadError::TooComplex));
    // Dashes of a hundred-thousandth of a point; two billion times the same form.
    let dashes = small_pdf("/MediaBox [0 0 600 800]", "[0.00001 0.00001] 0 d 0 0 m 600 800 l S", HELVETICA);
    assert_eq!(render_page_png(&dashes, 1, 300).unwrap_err(), Error::Read(ReadError::TooComplex));
    assert_eq!(render_page_png(&doubling_forms(31), 1, 300).unwrap_err(), Error::Read(ReadError::TooComplex));
    // A pattern's tile as large as a field, one that overlaps itself a thousand times, and many small ones.
    let fill = "/Pattern cs /P scn 0 0 600 800 re f";
    for (tile, matrix, content) in [
        ("600 800 600", "40 0 0 40 0 0", fill.to_owned()),
        ("600 800 0.5", "1 0 0 1 0 0", fill.to_owned()),
        ("10 10 10", "1 0 0 1 0 0", format!("/Pattern cs /P scn {}", "0 0 600 800 re f ".repeat(300))),
    ] {
        let [width, height, step] = tile.split(' ').collect::<Vec<_>>()[..] else { unreachable!() };
        let pattern = format!(
            "<< /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 {width} {height}] /XStep {step} /YStep {step} \
             /Matrix [{matrix}] /Resources << >> /Length 12 >>\nstream\n0 0 50 50 re f\nendstream"
        );
        let pdf = String::from_utf8(small_pdf("/MediaBox [0 0 600 800]", &content, &pattern)).unwrap();
        let pdf = pdf.replace("/Font << /F1 5 0 R >>", "/Pattern << /P 5 0 R >>");
        assert_eq!(render_page_png(pdf.as_bytes(), 1, 300).unwrap_err(), Error::Read(ReadError::TooComplex), "{tile}");
    }
    // Every file cut anywhere: an answer, whatever it is.
    let whole = fixture("d046_elig_incremental-table.pdf");
    for end in (0..whole.len()).step_by(251) {
        let _ = render_page_png(&whole[..end], 1, 200);
    }
}

#[test]
fn clinic_card_says_what_a_counter_asks_for() {
    let card = clinic_card_on(&hanako(), DocumentKind::EligibilityPdf, &MemberFacts::default(), day("2026-11-21"));
    let row = |label: &str| card.rows.iter().find(|row| row.label == label).unwrap();
    assert_eq!(row("保険者番号").value, "06130488");
    assert_eq!(row("保険者番号").grouped, "0613\u{2009}0488");
    assert_eq!(row("保険者番号").spoken, "ゼロ ロク イチ サン ゼロ ヨン ハチ ハチ");
    assert_eq!(row("枝番").value, "01");
    assert_eq!(row("本人・家族").spoken, "家族");
    assert_eq!(card.saved_on, "2026年11月1日（令和8年）時点");
    assert_eq!(card.expired, None);
    assert!(card.sentence.contains("マイナ保険証とあわせて"));
    assert!(!format!("{card:?}").contains("花子") && !format!("{card:?}").contains("0613"));
}

#[test]
fn clinic_card_of_late_elderly_has_neither_symbol_nor_branch() {
    let coverage = Coverage {
        insurer_number: Some("39131016".to_owned()),
        number: Some("12345674".to_owned()),
        name: Some("年金　太郎".to_owned()),
        copay_percent: Some(10),
        valid_until: Some(day("2026-07-31")),
        ..Coverage::default()
    };
    let card = clinic_card_on(&coverage, DocumentKind::EligibilityPdf, &MemberFacts::default(), day("2026-11-21"));
    let labels: Vec<&str> = card.rows.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(labels, ["保険者番号", "被保険者番号", "負担割合", "有効期限"]);
    assert!(card.expired.unwrap().contains("2026年7月31日"));
    let mut no_symbol = hanako();
    no_symbol.symbol = None;
    let card = clinic_card_on(&no_symbol, DocumentKind::EligibilityPdf, &MemberFacts::default(), day("2026-11-21"));
    assert_eq!(card.rows[1].value, "記載なし", "a counter that looks for 記号 is told that there is none");
    assert!(!card.qr_text.contains("記号:"));
}

#[test]
fn certificate_counts_alone_and_its_screen_says_that_it_is_no_original() {
    let kind = DocumentKind::EligibilityCertificate;
    let card = clinic_card_on(&hanako(), kind, &MemberFacts::default(), day("2026-11-21"));
    assert!(card.sentence.contains("原本だけで受診できます") && card.sentence.contains("代わりにはなりません"));
}

#[test]
fn qr_text_leaves_out_whole_fields_and_never_a_number() {
    let mut coverage = hanako();
    coverage.insurer_name = Some("あ".repeat(150));
    coverage.name = Some("い".repeat(60));
    let card = clinic_card_on(&coverage, DocumentKind::EligibilityPdf, &MemberFacts::default(), day("2026-11-21"));
    let lines: Vec<&str> = card.qr_text.lines().collect();
    assert_eq!(lines.first(), Some(&"資格手帳 1"));
    assert!(lines.last().unwrap().contains("証明にはなりません"));
    for line in ["保険者番号:06130488", "記号:21700023", "番号:1234567", "枝番:01"] {
        assert!(lines.contains(&line), "{line}");
    }
    assert!(lines.iter().all(|line| !line.contains('あ')), "left out as a whole");
    assert!(lines.iter().any(|line| *line == format!("氏名:{}", "い".repeat(60))), "what fits is kept");
    coverage.symbol = Some("う".repeat(200));
    let card = clinic_card_on(&coverage, DocumentKind::EligibilityPdf, &MemberFacts::default(), day("2026-11-21"));
    assert_eq!(card.qr_text, "", "numbers that are too long: no code rather than half of one");
    render_clinic_png(&card, 400).unwrap();
}

#[test]
fn name_that_cannot_be_drawn_is_an_error_and_a_rare_one_is_not() {
    let card = |name: &str| {
        let coverage = Coverage { name: Some(name.to_owned()), ..hanako() };
        clinic_card_on(&coverage, DocumentKind::EligibilityPdf, &MemberFacts::default(), day("2026-11-21"))
    };
    for name in ["𠮷田　邉\u{E0102}子", "辻\u{E0100}　葛\u{E0101}", "●橋　〓子", "Nguyễn Thị Đức", "ﾔﾏﾀﾞ　ﾊﾅｺ"]
    {
        render_clinic_png(&card(name), 360).unwrap();
        assert!(font::glyphs(name).unwrap().iter().all(|glyph| glyph.id != 0));
    }
    assert_eq!(render_clinic_png(&card("山田🎒"), 360).unwrap_err(), Error::MissingGlyph { field: None });
}

#[test]
fn sheet_without_a_day_of_destruction_speaks_of_none() {
    let coverage = hanako();
    for (destroy_by, said, unsaid) in [
        (None, ["すぐに保護者へ返すか", "使い終わったら返却"], "までに"),
        (Some(day("2026-12-11")), ["12月11日（金）までに保護者へ返すか", "2026年12月11日（金）までに返却"], "すぐに"),
    ] {
        let details = HandoutDetails { destroy_by, ..details() };
        let sheet = HandoutSheet {
            coverage: &coverage,
            kind: DocumentKind::EligibilityPdf,
            facts: &MemberFacts::default(),
            original_pdf: &[],
            pages: &[1],
            is_extract: false,
            lines: &ParentLines::default(),
        };
        let plans = handout_page::plan(&Page::new(&sheet, &details, &[])).unwrap();
        let all: String = plans.iter().flat_map(placed).map(|(.., text)| text).collect();
        assert!(said.iter().all(|words| all.contains(words)), "{all}");
        assert!(!all.contains(unsaid) && !all.contains("期日"), "{all}");
    }
}
