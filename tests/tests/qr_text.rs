//! The text of QR codes, written by the clinic card and read again, whatever stands in it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use techo_core::exchange::read_qr_text;
use techo_core::model::{Coverage, DocumentKind, MemberFacts, Relation};
use techo_core::paper::clinic_card_on;

fn today() -> NaiveDate {
    "2026-11-21".parse().unwrap()
}

fn a_day() -> impl Strategy<Value = Option<NaiveDate>> {
    let first: NaiveDate = "1950-01-01".parse().unwrap();
    prop::option::of((0..40_000u64).prop_map(move |days| first + Days::new(days)))
}

/// Coverage as readers make it: names in parts, digits half-width.
fn coverage() -> impl Strategy<Value = Coverage> {
    let name = "[髙﨑𠮷栁邉●山田花子翼A-Zア-ン]{1,12}(\u{3000}[花子太郎翼MARIAア-ン]{1,12}){0,2}";
    let symbol = prop::option::of("[0-9公立青葉ア-ン-]{1,10}");
    let words = (
        name,
        prop::option::of("[ァ-ヶ]{1,20}\u{3000}[ァ-ヶ]{1,20}"),
        prop::option::of("[ぁ-んア-ン健康保険組合市:：]{1,30}"),
    );
    let numbers = (prop_oneof!["[0-9]{8}", "[0-9]{6}"], symbol, "[0-9]{1,10}", prop::option::of("[0-9]{2}"));
    let rest = (prop::option::of(any::<bool>()), prop::option::of(1..=3u8), a_day(), a_day(), a_day());
    (words, numbers, rest).prop_map(|((name, kana, insurer), (insurer_number, symbol, number, branch), rest)| {
        let (insured, tenths, valid_until, saved_on, issued_on) = rest;
        Coverage {
            insurer_name: insurer,
            insurer_number: Some(insurer_number),
            symbol,
            number: Some(number),
            branch,
            name: Some(name),
            kana,
            relation: insured.map(|insured| if insured { Relation::Insured } else { Relation::Family }),
            copay_percent: tenths.map(|tenths| tenths * 10),
            valid_until,
            saved_on,
            issued_on,
            ..Coverage::default()
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn card_of_any_coverage_is_read_again_to_the_letter(coverage in coverage()) {
        let card = clinic_card_on(&coverage, DocumentKind::EligibilityPdf, &MemberFacts::default(), today());
        let read = read_qr_text(&card.qr_text, today()).unwrap();
        // A code that is too long leaves whole fields out, never part of one.
        let found = &read.people[0].coverage;
        prop_assert_eq!(&found.insurer_number, &coverage.insurer_number);
        prop_assert_eq!(&found.symbol, &coverage.symbol);
        prop_assert_eq!(&found.number, &coverage.number);
        prop_assert_eq!(&found.branch, &coverage.branch);
        prop_assert_eq!(&found.name, &coverage.name);
        for field in techo_core::model::Field::ALL {
            let text = found.text(field);
            prop_assert!(text.is_none() || text == coverage.text(field));
        }
        // カナ goes first, and only where all of it does not fit 411 bytes.
        let with_kana = card.qr_text.len() + coverage.kana.as_ref().map_or(0, |kana| kana.len() + "カナ:\n".len());
        prop_assert!(found.kana.is_some() || coverage.kana.is_none() || with_kana > 340);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*") {
        let _ = read_qr_text(&text, today());
    }

    #[test]
    fn any_change_of_a_code_is_read_or_refused(coverage in coverage(), at in 0..400usize, with in any::<char>()) {
        let card = clinic_card_on(&coverage, DocumentKind::EligibilityPdf, &MemberFacts::default(), today());
        let mut letters: Vec<char> = card.qr_text.chars().collect();
        let at = at % letters.len();
        letters[at] = with;
        let _ = read_qr_text(&letters.into_iter().collect::<String>(), today());
    }
}
