//! What is refused with its reason, and what is marked and never refused.

use super::super::handout_page::{self, Page};
use super::*;

/// A page whose form draws two forms that draw two forms…
fn doubling_forms(depth: usize) -> Vec<u8> {
    nested_forms(depth, "/X Do /X Do", "0 0 9 9 re f")
}

/// A page with a form that calls the next form, and so on; the last one draws something.
fn nested_forms(depth: usize, calls: &str, last: &str) -> Vec<u8> {
    let form = |number: usize| {
        let next = format!("/Resources << /XObject << /X {} 0 R >> >>", number + 1);
        let (resources, content) = if number == 6 + depth { ("", last) } else { (next.as_str(), calls) };
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
        let child = Child { original: pdf.clone(), ..Child::hanako() };
        render_handout_pdf(&[child.sheet()], &details).map(|_| ()).unwrap_err()
    };
    assert_eq!(with(&|d| d.event = Some("あ".repeat(61))), Error::BadValue { field: "event" });
    assert_eq!(with(&|d| d.until = Some(day("2026-12-01"))), Error::BadValue { field: "until" });
    assert_eq!(with(&|d| d.destroy_by = Some(day("2026-12-01"))), Error::BadValue { field: "destroy_by" });
    assert_eq!(with(&|d| d.event = Some("遠足🎒".to_owned())), Error::MissingGlyph { field: Some("event") });
}

#[test]
fn page_of_endless_forms_is_embedded_and_its_ground_not_looked_for() {
    // A thousand million forms that draw nothing.
    let pdf = nested_forms(9, &"/X Do ".repeat(10), "n");
    assert_eq!(handout(&hanako(), DocumentKind::EligibilityPdf, &pdf, &[1]).unwrap().pages, 2);
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
    let made = |saved: &str, doubted: &[&'static str]| {
        let coverage = Coverage { saved_on: Some(day(saved)), ..hanako() };
        let child = Child { coverage, original: pdf.clone(), ..Child::hanako() };
        let made =
            render_doubted_handout_pdf(&[child.sheet()], &[doubted.to_vec()], &details(), &mut |_, _| true).unwrap();
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

    let child = Child::hanako();
    for layout in [HandoutLayout::TwoPages, HandoutLayout::OneSheet, HandoutLayout::HelpPage] {
        let sheet = child.sheet();
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
    let card = clinic_card_on(&child.coverage, child.kind, &child.facts, day("2026-11-21"));
    let notes = card.notes.len();
    let card = clinic_card_of_former_insurer(card);
    assert!(card.notes.len() == notes + 1 && card.notes[0].contains("保険が変わる前の書類です"), "{:?}", card.notes);
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
fn child_certificate_that_ends_before_the_event_does_is_told_of_and_marked() {
    // 子ども医療証 until; handed over; the event is from 2 to 4 December.
    let table = [
        (Some("2026-12-03"), true, true),
        (Some("2026-11-01"), true, true),
        (Some("2026-12-04"), true, false),
        (None, true, false),
        (Some("2026-11-01"), false, false),
    ];
    let original = fixture("d019_elig_reportlab-table.pdf");
    for (until, child_certificate, expected) in table {
        let facts = MemberFacts { child_certificate_until: until.map(day), ..MemberFacts::default() };
        let lines = ParentLines { child_certificate, ..ParentLines::default() };
        let child = Child { facts, lines, original: original.clone(), ..Child::hanako() };
        let made = render_handout_pdf(&[child.sheet()], &details()).unwrap();
        let codes: Vec<&str> = made.warnings.iter().map(|warning| warning.code).collect();
        assert_eq!(codes, if expected { vec!["child_certificate_ends"] } else { Vec::new() }, "{until:?}");
        let sheet = child.sheet();
        let plans = handout_page::plan(&Page::new(&sheet, &details(), &codes)).unwrap();
        let all: String = plans.iter().flat_map(placed).map(|(.., text)| text).collect();
        assert_eq!(all.contains("子ども医療証は、行事の終わりまで有効ではありません"), expected, "{all}");
    }
}
