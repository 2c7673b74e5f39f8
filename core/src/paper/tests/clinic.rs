//! The clinic card: what it says, and that every name is drawn.

use super::super::font;
use super::*;

#[test]
fn clinic_card_says_what_a_counter_asks_for() {
    let card = clinic_card_on(&hanako(), DocumentKind::EligibilityPdf, &MemberFacts::default(), day("2026-11-21"));
    let row = |label: &str| card.rows.iter().find(|row| row.label == label).unwrap();
    assert_eq!(row("保険者番号").value, "06130488");
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
fn note_says_that_it_is_one_and_what_it_was_copied_from() {
    let facts = MemberFacts::default();
    let today = day("2026-11-21");
    let card = clinic_card_of_note(&hanako(), DocumentKind::EligibilityCertificate, &facts, today);
    assert_eq!(card.title, "資格確認書の番号の控え");
    assert!(
        card.sentence.contains("書類ではありません") && card.sentence.contains("もとの書類を提示"),
        "{}",
        card.sentence
    );
    assert!(card.qr_text.contains("\n書類:資格確認書\n"), "{}", card.qr_text);
    let notes = card.notes.concat();
    assert!(!notes.contains("もとの書類もお見せできます") && notes.contains("写したもの"), "{notes}");
    let unknown = clinic_card_on(&hanako(), DocumentKind::Other, &facts, today);
    assert_eq!(unknown.sentence, card.sentence);
    let said: String =
        clinic_sayings(DocumentKind::Other, crate::words::Lang::Ja).into_iter().map(|saying| saying.japanese).collect();
    assert!(!said.contains("マイナ保険証") && !said.contains("原本"), "{said}");
}

#[test]
fn doubts_of_the_screen_are_told_as_codes() {
    let codes = |saved_on: Option<&str>, valid_until: Option<&str>| {
        let coverage = Coverage { saved_on: saved_on.map(day), valid_until: valid_until.map(day), ..hanako() };
        clinic_doubts_on(&coverage, day("2026-11-21")).join(" ")
    };
    assert_eq!(codes(Some("2026-11-01"), None), "");
    assert_eq!(codes(Some("2026-11-01"), Some("2026-11-20")), "expired");
    assert_eq!(codes(Some("2026-01-01"), Some("2026-11-20")), "expired saved_long_ago");
    assert_eq!(codes(None, None), "no_date");
}
