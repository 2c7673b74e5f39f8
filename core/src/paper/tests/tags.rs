//! What somebody hears who cannot see a sheet: lists, tables and their order, as poppler reads them; and what a printer is
//! told.

use super::*;
use std::process::Command;

/// The structure of a PDF without layout; `None` where poppler is not installed.
fn heard(pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sheet.pdf");
    std::fs::write(&file, pdf).unwrap();
    let output = Command::new("pdfinfo").args(["-struct-text", "-enc", "UTF-8"]).arg(&file).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    Some(text.lines().map(str::trim).collect::<Vec<_>>().join("\n"))
}

/// All parts in their order.
fn assert_in_order(heard: &str, parts: &[&str]) {
    let mut rest = heard;
    for part in parts {
        (_, rest) = rest.split_once(part).unwrap_or_else(|| panic!("{part} in {rest}"));
    }
}

#[test]
fn help_page_is_heard_as_lists_and_tables_from_above_to_below() {
    let child = Child {
        lines: ParentLines { phone: Some("090-0000-1234".to_owned()), ..ParentLines::default() },
        ..Child::hanako()
    };
    let details = HandoutDetails { layout: HandoutLayout::HelpPage, ..details() };
    let made = render_handout_pdf(&[child.sheet()], &details).unwrap();
    let Some(heard) = heard(&made.bytes) else { return };
    let step = "LI (block)\nLbl (block)\n\"1.\"\nLBody (block)\n\"別紙の「医療保険の資格情報」を受付に出す。\"";
    let row = |label: &str, value: &str| format!("TR\nTH:\n/Scope /Row\n\"{label}\"\nTD\n\"{value}\"\n");
    let number = row("保険者番号", "06130488");
    let phone = row("連絡先", "090-0000-1234");
    let wanted = [
        "学校・保育所等へのお預け書類",
        "髙﨑　花子",
        "L (block):\n/ListNumbering /Decimal\n",
        step,
        "\"4.\"",
        "Table (block)\n",
        &number,
        "Table (block)\n",
        "\"行事\"",
        "保護者の記入",
        &phone,
        "この書類だけで受診できます",
        "番号の控え",
        &number,
        "受け渡しの記録",
        "\"受け取った日\"",
        // A row to sign in has an empty cell.
        "\"確認\"\nTD",
    ];
    assert_in_order(&heard, &wanted);
}

#[test]
fn second_language_is_heard_in_the_item_that_it_says_again() {
    let printed_on = day("2026-11-21");
    let second_lang = Some(crate::words::Lang::En);
    let sheet = RecoverySheet { printed_on, notebook_name: None, passphrase: None, second_lang };
    let Some(heard) = heard(&render_recovery_sheet_pdf(&sheet).unwrap()) else { return };
    let item = heard.split("LI (block)\n").nth(1).unwrap();
    let body = item.split_once("LBody (block)\n\"").unwrap().1;
    let (japanese, english) = body.split_once("P (block)").unwrap();
    assert!(!japanese.is_ascii() && english.contains("Install"), "{item}");
    assert_eq!(heard.matches("ListNumbering /Decimal").count(), 2, "what to do, and what to take care of");
}

#[test]
fn printers_are_asked_for_one_side_and_full_size() {
    let original = fixture("d019_elig_reportlab-table.pdf");
    for layout in [HandoutLayout::TwoPages, HandoutLayout::OneSheet, HandoutLayout::HelpPage] {
        let child = Child { original: original.clone(), ..Child::hanako() };
        let details = HandoutDetails { layout, ..details() };
        let pdf = render_handout_pdf(&[child.sheet()], &details).unwrap().bytes;
        let text = String::from_utf8_lossy(&pdf);
        let preferences = text.rsplit_once("/ViewerPreferences<<").unwrap().1.split_once(">>").unwrap().0;
        for wanted in ["/Duplex/Simplex", "/PrintScaling/None", "/DisplayDocTitle true"] {
            assert!(preferences.contains(wanted), "{layout:?}: {preferences}");
        }
        // The table of objects is where the end says.
        let start = text.rsplit_once("startxref\n").unwrap().1.split_once('\n').unwrap().0;
        assert!(pdf[start.parse::<usize>().unwrap()..].starts_with(b"xref"), "{layout:?}");
    }
}
