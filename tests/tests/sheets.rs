//! The sheets as files. They are left in `target/tmp/sheets`, where the suite `verapdf` finds them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use chrono::NaiveDate;
use std::path::{Path, PathBuf};
use techo_core::error::Error;
use techo_core::paper::{RecoverySheet, render_recovery_sheet_pdf};
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
