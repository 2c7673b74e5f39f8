//! Texts of single fields: the first byte chooses the parser.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::collections::BTreeMap;
use techo_core::model::insurer::{Scheme, check_digit_fits, prefecture};
use techo_core::model::{DocumentKind, Field, name, wareki};
use techo_core::reading::{FieldProblem, check_field, read_typed};
use techo_fuzz::answers::{DAYS, NUMBERS, check_document, check_value, holds_digits};
use techo_fuzz::meter::limited;
use techo_fuzz::today;

fuzz_target!(|bytes: &[u8]| {
    let Some((parser, rest)) = bytes.split_first() else { return };
    let text = String::from_utf8_lossy(rest);
    limited("parsing", || match parser {
        b'a'..=b's' => field(Field::ALL[usize::from(parser - b'a')], &text),
        b'D' => date(&text),
        b'N' => names(&text),
        b'I' => insurer_number(&text),
        b'F' => form(&text),
        _ => {}
    });
});

/// A field of the form, as it is typed.
fn field(field: Field, text: &str) {
    let checked = check_field(field, text, today());
    assert!(checked.problem.is_none() || checked.value.is_none(), "a value with a problem");
    assert!(checked.problem != Some(FieldProblem::Missing), "blank is fine here");
    let Some(value) = checked.value else { return };
    check_value(field, &value);
    if NUMBERS.contains(&field) {
        assert!(holds_digits(text, &value), "{field:?}: {value:?} out of {text:?}");
    }
    match field {
        Field::InsurerNumber => assert!(matches!(value.len(), 6 | 8) && value.bytes().all(|b| b.is_ascii_digit())),
        Field::Branch => assert!(value.len() == 2 && value.bytes().all(|b| b.is_ascii_digit())),
        Field::CopayPercent => assert!(value.parse::<u8>().is_ok_and(|percent| percent <= 100)),
        field if DAYS.contains(&field) => {
            let parse = if field == Field::ValidUntil { wareki::parse_end } else { wareki::parse_date };
            // A form takes radicals (31⽇) for the ideographs that they look like; the calendar by itself does not.
            let radical = text.chars().any(|c| matches!(c, '\u{2E80}'..='\u{2FDF}'));
            assert!(radical || parse(text).map(|day| day.to_string()) == Some(value), "{field:?}: another day");
        }
        _ => {}
    }
}

/// A day in 西暦 or 和暦 is the same day when it is written in either and read again.
fn date(text: &str) {
    let Some(day) = wareki::parse_date(text) else { return };
    assert!(wareki::in_range(day));
    assert!(text.chars().any(|c| c.is_ascii_digit() || matches!(c, '０'..='９')), "a day out of no digit: {text:?}");
    for written in [wareki::to_wareki(day), wareki::to_seireki(day), day.to_string()] {
        assert_eq!(wareki::parse_date(&written), Some(day), "{written}");
    }
}

/// Two names, one a line.
fn names(text: &str) {
    let (one, other) = text.split_once('\n').unwrap_or((text, text));
    let folded = name::fold(one);
    assert_eq!(name::fold(&folded), folded, "folding twice is not folding once");
    assert_eq!(name::agree(one, other), name::agree(other, one), "agreement has a direction");
    assert_eq!(name::readings_agree(one, other), name::readings_agree(other, one));
    assert_eq!(name::agree(one, other), name::agree(&folded, other), "a folded name is another's");
}

/// One wrong digit never passes the check.
fn insurer_number(text: &str) {
    let known = check_digit_fits(text);
    let _ = prefecture(text).inspect(|code| assert!((1..=47).contains(code)));
    assert!(Scheme::of(text).is_none() || matches!(text.len(), 6 | 8));
    if !known {
        return;
    }
    assert!(matches!(text.len(), 6 | 8), "{text:?}");
    for at in 0..text.len() {
        for digit in '0'..='9' {
            let mut changed = text.to_owned();
            changed.replace_range(at..=at, &digit.to_string());
            assert!(changed == text || !check_digit_fits(&changed), "{text} and {changed}");
        }
    }
}

/// A whole form, a field a line in the order of `Field::ALL`.
fn form(text: &str) {
    let typed: BTreeMap<Field, String> = Field::ALL.into_iter().zip(text.split('\n').map(str::to_owned)).collect();
    match read_typed(DocumentKind::EligibilityNotice, &typed, today()) {
        Ok(read) => {
            check_document(&read);
            for (field, text) in &typed {
                let alone = check_field(*field, text, today());
                assert_eq!(alone.problem, None, "{field:?}");
                assert_eq!(alone.value, read.people[0].coverage.text(*field), "{field:?} alone and in the form");
            }
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            assert!(problems.is_sorted_by(|a, b| a.0 < b.0), "out of order");
            for (field, problem) in problems {
                let alone = check_field(field, typed.get(&field).map_or("", String::as_str), today());
                let want = if alone.problem.is_none() { Some(FieldProblem::Missing) } else { alone.problem };
                assert_eq!(Some(problem), want, "{field:?}");
            }
        }
    }
}
