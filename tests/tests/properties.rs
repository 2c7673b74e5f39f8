//! What holds of every date, number and name.

#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking; digits are one byte each")]

use chrono::NaiveDate;
use proptest::prelude::*;
use techo_core::model::insurer::check_digit_fits;
use techo_core::model::{Field, name, wareki};
use techo_core::reading::check_field;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn value(field: Field, typed: &str) -> Option<String> {
    check_field(field, typed, today()).value
}

#[test]
fn every_day_is_the_same_day_in_either_calendar() {
    let (first, last) = wareki::RANGE;
    for day in first.iter_days().take_while(|day| *day <= last) {
        for written in [wareki::to_wareki(day), wareki::to_seireki(day), day.to_string()] {
            assert_eq!(wareki::parse_date(&written), Some(day), "{written}");
        }
    }
}

#[test]
fn the_day_before_an_era_belongs_to_the_one_before() {
    for (first, name, before) in [
        ("2019-05-01", "令和元年5月1日", "平成31年4月30日"),
        ("1989-01-08", "平成元年1月8日", "昭和64年1月7日"),
        ("1926-12-25", "昭和元年12月25日", "大正15年12月24日"),
        ("1912-07-30", "大正元年7月30日", "明治45年7月29日"),
    ] {
        let first: NaiveDate = first.parse().unwrap();
        assert_eq!(wareki::to_wareki(first), name);
        assert_eq!(wareki::to_wareki(first.pred_opt().unwrap()), before);
    }
}

/// A digit as papers and keyboards write it.
fn wide(digits: &str) -> String {
    digits.chars().map(|c| char::from_u32(c as u32 - 0x30 + 0xFF10).unwrap()).collect()
}

proptest! {
    #[test]
    fn numbers_keep_every_digit_in_any_width_and_spacing(digits in "[0-9]{6}|[0-9]{8}", at in 0_usize..6) {
        let spaced = format!("{} {}", &wide(&digits[..at]), &digits[at..]);
        prop_assert_eq!(value(Field::InsurerNumber, &spaced), Some(digits.clone()));
        prop_assert_eq!(value(Field::Number, &spaced), Some(digits));
    }

    #[test]
    fn one_wrong_digit_never_passes_the_check(digits in "[0-9]{6}|[0-9]{8}", at in 0_usize..6, other in 0_u8..10) {
        let mut changed = digits.clone();
        changed.replace_range(at..=at, &other.to_string());
        prop_assert!(changed == digits || !(check_digit_fits(&digits) && check_digit_fits(&changed)));
    }

    #[test]
    fn what_was_kept_is_kept_when_it_is_typed_again(field in prop::sample::select(Field::ALL.to_vec()), text in "\\PC{0,40}") {
        if let Some(kept) = value(field, &text) {
            prop_assert_eq!(value(field, &kept), Some(kept));
        }
    }

    #[test]
    fn names_keep_their_letters(letters in "[髙﨑𠮷栁邊●〓ｱ葛辻]{1,8}", selector in prop::option::of(0xE0100_u32..0xE01F0)) {
        let selector = selector.and_then(char::from_u32).map(String::from).unwrap_or_default();
        let name = format!("{letters}{selector}\u{3000}花子");
        prop_assert_eq!(value(Field::Name, &format!(" {letters}{selector}  花子 ")), Some(name));
    }

    #[test]
    fn folding_a_name_twice_is_folding_it_once(text in "\\PC{0,30}|[髙﨑𠮷栁邊●〓ｱ葛辻Ａａ ・]{0,12}") {
        let folded = name::fold(&text);
        prop_assert_eq!(name::fold(&folded), folded);
    }

    #[test]
    fn agreement_has_no_direction(one in "[髙高﨑崎●花子 ]{0,5}", other in "[髙高﨑崎●花子 ]{0,5}") {
        prop_assert_eq!(name::agree(&one, &other), name::agree(&other, &one));
    }
}
