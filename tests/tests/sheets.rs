//! The sheets as files. They are left in `target/tmp/sheets`, where the suite `verapdf` finds them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use chrono::NaiveDate;
use std::path::{Path, PathBuf};
use techo_core::error::Error;
use techo_core::model::{Coverage, DocumentKind, MemberFacts, Relation};
use techo_core::paper::{
    HandoutDetails, HandoutLayout, HandoutPdf, HandoutSheet, ParentLines, RecoverySheet, render_handout_pdf,
    render_recovery_sheet_pdf,
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
    let (coverage, facts) = (hanako(), MemberFacts::default());
    let sheet = HandoutSheet {
        coverage: &coverage,
        kind,
        facts: &facts,
        original_pdf: original,
        pages: &[1],
        is_extract: false,
        lines,
    };
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
            // What parents write finds room too, but for the one sheet.
            let more = u32::from(what == "written" && layout == HandoutLayout::OneSheet);
            assert_eq!(made.pages, pages + more, "{name} {what}");
            let with_copy = HandoutDetails { second_lang: Some(Lang::Vi), ..details(layout) };
            let copied = handout(&original, pdf, &with_copy, &lines);
            assert_eq!(copied.pages, made.pages + 1, "{name}");
            left(&format!("{name}-{what}-vi.pdf"), &copied.bytes);
        }
    }
}
