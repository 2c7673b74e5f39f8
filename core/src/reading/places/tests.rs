//! Pages made by hand, each with a number where it is easily missed.

use super::*;
use crate::reading::read_document;

/// A page of 600 by 400 points. `extra` is drawn after the rows.
fn page(rows: &[(f64, f64, &str)], extra: &str) -> Vec<u8> {
    let mut content = String::new();
    for (x, y, text) in rows {
        let codes: String = text.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
        content.push_str(&format!("BT /F1 10 Tf 1 0 0 1 {x} {y} Tm <{codes}> Tj ET\n"));
    }
    content.push_str(extra);
    let font = "<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiKakuGo-W5 /Encoding /UniJIS-UTF16-H /DescendantFonts \
                [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiKakuGo-W5 /CIDSystemInfo << /Registry (Adobe) \
                /Ordering (Japan1) /Supplement 4 >> /DW 1000 >>] >>";
    let picture = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 \
                   /Length 1 >>\nstream\n0\nendstream";
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 400] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> \
         /XObject << /P 6 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        font.to_owned(),
        picture.to_owned(),
    ];
    let mut pdf = "%PDF-1.7\n".to_owned();
    let mut offsets = Vec::new();
    for (number, object) in (1..).zip(objects) {
        offsets.push(pdf.len());
        pdf.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let xref = pdf.len();
    pdf.push_str("xref\n0 7\n0000000000 65535 f \n");
    for offset in offsets {
        pdf.push_str(&format!("{offset:010} 00000 n \n"));
    }
    pdf.push_str(&format!("trailer << /Size 7 /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n"));
    pdf.into_bytes()
}

const FORM: [(f64, f64, &str); 8] = [
    (50.0, 360.0, "医療保険の資格情報"),
    (50.0, 340.0, "保存日時：2026年11月01日時点"),
    (50.0, 320.0, "保険者番号"),
    (250.0, 320.0, "06130488"),
    (50.0, 300.0, "記号"),
    (250.0, 300.0, "公立青葉"),
    (50.0, 280.0, "番号"),
    (250.0, 280.0, "1234567"),
];
const REST: [(f64, f64, &str); 4] =
    [(50.0, 260.0, "枝番"), (250.0, 260.0, "01"), (50.0, 240.0, "氏名"), (250.0, 240.0, "髙橋　花子")];

fn form(more: &[(f64, f64, &str)], extra: &str) -> Vec<u8> {
    page(&[&FORM[..], &REST[..], more].concat(), extra)
}

fn masked(pdf: &[u8]) -> Result<HiddenPage, Error> {
    let read = read_document(pdf, "2026-11-21".parse().unwrap()).unwrap();
    let hiding = Hiding { numbers: true, others: false };
    Ok(places_to_hide(pdf, &read.people[0].coverage, hiding)?.remove(0))
}

/// Whether a point of the page (from below, as PDF counts) is painted over.
fn covers(page: &HiddenPage, x: f64, y: f64) -> bool {
    let (x, y) = ((x / 600.0) as f32, ((400.0 - y) / 400.0) as f32);
    page.regions.iter().any(|r| r.left <= x && x <= r.right && r.top <= y && y <= r.bottom)
}

/// Whether all letters of a text of ten points at a place are painted over; `None` where only some are.
fn covers_text(page: &HiddenPage, (x, y, text): (f64, f64, &str)) -> Option<bool> {
    let letters: Vec<bool> =
        (0..text.chars().count()).map(|i| covers(page, x + 10.0 * i as f64 + 5.0, y + 3.5)).collect();
    if letters.iter().all(|covered| *covered) { Some(true) } else { letters.contains(&true).then_some(false) }
}

#[test]
fn numbers_are_hidden_and_everything_else_is_left() {
    let hidden = masked(&form(&[], "")).unwrap();
    assert!(!hidden.has_pictures);
    for value in [FORM[3], FORM[5], FORM[7], REST[1]] {
        assert_eq!(covers_text(&hidden, value), Some(true), "{}", value.2);
    }
    for kept in [FORM[0], FORM[1], FORM[2], FORM[4], FORM[6], REST[0], REST[2], REST[3]] {
        assert_eq!(covers_text(&hidden, kept), None, "{}", kept.2);
    }
}

#[test]
fn numbers_that_stand_again_anywhere_are_hidden() {
    let again = [
        (50.0, 200.0, "０６１３０４８８"),
        (50.0, 180.0, "0613-0488"),
        (50.0, 160.0, "公 立 青 葉・１２３４５６７"),
        (50.0, 140.0, "A06130488Z"),
        (300.0, 200.0, "99887766554"),
    ];
    let hidden = masked(&form(&again, "")).unwrap();
    for (x, y, text) in again {
        for (i, c) in text.chars().enumerate().filter(|(_, c)| c.is_numeric() || "公立青葉".contains(*c)) {
            assert!(covers(&hidden, x + 10.0 * i as f64 + 5.0, y + 3.5), "{c} of {text}");
        }
    }
}

#[test]
fn number_letter_by_letter_and_over_two_rows_is_hidden() {
    let single: Vec<(f64, f64, String)> =
        "1234567".chars().enumerate().map(|(i, c)| (50.0 + 30.0 * i as f64, 200.0, c.to_string())).collect();
    let single: Vec<(f64, f64, &str)> = single.iter().map(|(x, y, text)| (*x, *y, text.as_str())).collect();
    let broken = [(400.0, 180.0, "0613"), (400.0, 160.0, "0488")];
    let hidden = masked(&form(&[&single[..], &broken].concat(), "")).unwrap();
    for text in single.into_iter().chain(broken) {
        assert_eq!(covers_text(&hidden, text), Some(true), "{}", text.2);
    }
}

#[test]
fn branch_alone_is_hidden_and_in_a_date_it_is_not() {
    let dates = [(50.0, 200.0, "令和01年01月01日"), (50.0, 180.0, "2026-01-01"), (50.0, 160.0, "01割")];
    let alone = (400.0, 200.0, "01");
    let hidden = masked(&form(&[&dates[..], &[alone]].concat(), "")).unwrap();
    assert_eq!(covers_text(&hidden, alone), Some(true));
    for date in dates {
        assert_eq!(covers_text(&hidden, date), None, "{}", date.2);
    }
}

#[test]
fn pictures_codes_and_letters_drawn_as_shapes_are_hidden() {
    // A digit as curves at 400,200; a picture at 450,200; a code of squares at 400,100; bars at 500,100.
    let mut drawn = "400 200 m 410 200 410 212 400 212 c f q 30 0 0 30 450 200 cm /P Do Q\n".to_owned();
    for i in 0..10 {
        drawn.push_str(&format!("{} {} 2 2 re f {} 100 1 30 re f\n", 400 + 2 * i, 100 + 2 * (i % 3), 500 + 3 * i));
    }
    let hidden = masked(&form(&[], &drawn)).unwrap();
    assert!(hidden.has_pictures);
    for (x, y) in [(405.0, 206.0), (465.0, 215.0), (405.0, 103.0), (515.0, 115.0)] {
        assert!(covers(&hidden, x, y), "{x} {y}");
    }
    assert_eq!(covers_text(&hidden, REST[3]), None);
}

#[test]
fn rules_frames_and_leaders_are_left() {
    let mut drawn = "40 330 500 0.5 re f 40 230 0.5 100 re f 45 235 500 100 re S\n".to_owned();
    for i in 0..12 {
        drawn.push_str(&format!("{} 303 1 1 re f\n", 120 + 6 * i));
    }
    let hidden = masked(&form(&[], &drawn)).unwrap();
    assert!(!hidden.has_pictures);
    assert!(!covers(&hidden, 300.0, 330.2) && !covers(&hidden, 120.5, 303.5));
}

#[test]
fn page_that_is_a_picture_is_refused() {
    assert_eq!(masked(&form(&[], "q 600 0 0 400 0 0 cm /P Do Q")), Err(Error::CannotMask));
}

#[test]
fn person_who_is_not_on_the_paper_is_refused() {
    let somebody =
        Coverage { name: Some("鈴木　一郎".to_owned()), number: Some("7".to_owned()), ..Coverage::default() };
    let hiding = Hiding { numbers: true, others: false };
    assert_eq!(places_to_hide(&form(&[], ""), &somebody, hiding), Err(Error::CannotMask));
}

#[test]
fn others_on_the_page_go_with_every_value_and_unknown_text() {
    let own = [
        (50.0, 360.0, "医療保険の資格情報"),
        (50.0, 340.0, "保険者番号"),
        (250.0, 340.0, "06130488"),
        (50.0, 320.0, "番号"),
        (250.0, 320.0, "1234567"),
        (50.0, 300.0, "枝番"),
        (250.0, 300.0, "01"),
        (50.0, 280.0, "氏名"),
        (250.0, 280.0, "髙橋　花子"),
    ];
    let other = [
        (50.0, 220.0, "保険者番号"),
        (250.0, 220.0, "06130488"),
        (50.0, 200.0, "番号"),
        (250.0, 200.0, "1234567"),
        (50.0, 180.0, "枝番"),
        (250.0, 180.0, "02"),
        (50.0, 160.0, "氏名"),
        (250.0, 160.0, "髙橋　翼"),
        (50.0, 100.0, "髙橋　太郎　様"),
        (50.0, 80.0, "この書面のみでは受診できません。"),
        (50.0, 60.0, "翼さんはこのあいだからここにいます。"),
    ];
    let pdf = page(&[&own[..], &other].concat(), "");
    let read = read_document(&pdf, "2026-11-21".parse().unwrap()).unwrap();
    assert_eq!(read.people.len(), 2);
    let hide = |others| places_to_hide(&pdf, &read.people[0].coverage, Hiding { numbers: false, others });
    assert_eq!(hide(false), Err(Error::MixedPage));
    let hidden = hide(true).unwrap().remove(0);
    for kept in own.iter().chain([&other[0], &other[9]]) {
        assert_eq!(covers_text(&hidden, *kept), None, "{}", kept.2);
    }
    for gone in [other[1], other[3], other[5], other[7], other[8], other[10]] {
        for (i, c) in gone.2.chars().enumerate().filter(|(_, c)| c.is_alphanumeric()) {
            assert!(covers(&hidden, gone.0 + 10.0 * i as f64 + 5.0, gone.1 + 3.5), "{c} of {}", gone.2);
        }
    }
}
