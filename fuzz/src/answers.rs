//! What must hold of every answer, whatever the input was.

use crate::today;
use std::collections::BTreeMap;
use techo_core::model::{DocumentRead, Field, PersonRead, wareki};
use techo_core::reading::check_field;

/// The fields that are days.
pub const DAYS: [Field; 6] =
    [Field::ValidUntil, Field::SavedOn, Field::ValidFrom, Field::EffectiveOn, Field::IssuedOn, Field::BirthDate];

/// The fields that are made of digits and kept as they stand.
pub const NUMBERS: [Field; 4] = [Field::InsurerNumber, Field::Symbol, Field::Number, Field::Branch];

/// Checks what a file or a photographed page gave. Nobody may stand in it only where everything is asked for.
pub fn check_document(read: &DocumentRead) {
    assert!((1..=64).contains(&read.page_count), "{} pages", read.page_count);
    assert!(read.warnings.is_sorted_by(|a, b| a != b), "a warning stands twice");
    for person in &read.people {
        check_person(person);
        assert!(person.pages.is_sorted_by(|a, b| a < b), "pages out of order: {:?}", person.pages);
        assert!(person.pages.iter().all(|page| (1..=read.page_count).contains(page)), "a page that is not there");
    }
    let printed = format!("{read:?}");
    for person in &read.people {
        if let Some(name) = person.coverage.name.as_deref().filter(|name| !name.is_ascii()) {
            assert!(!printed.contains(name), "a name stands in the debug output");
        }
    }
}

/// Checks one person: every value is one that may be typed, and stands on the paper as it is given.
pub fn check_person(person: &PersonRead) {
    for field in Field::ALL {
        let Some(value) = person.coverage.text(field) else { continue };
        check_value(field, &value);
        let raw = person.raw.get(&field).unwrap_or_else(|| panic!("{field:?} has no printed text"));
        check_origin(field, raw, &value);
    }
}

/// Checks that a value is one that may be typed, and stays what it is.
pub fn check_value(field: Field, value: &str) {
    assert!(value.chars().count() <= 200, "{field:?} is long without end");
    let typed = check_field(field, value, today());
    // Papers do print a 枝番 of other than two digits; nobody may type one.
    if field == Field::Branch && typed.problem.is_some() {
        return;
    }
    // A paper may say 0割; the form offers 1割 to 3割.
    if field == Field::CopayPercent {
        return;
    }
    assert_eq!(typed.problem, None, "{field:?} could not be typed: {value:?}");
    assert_eq!(typed.value.as_deref(), Some(value), "{field:?} changes when it is read again");
}

/// Checks that no digit of a value was made up.
fn check_origin(field: Field, raw: &str, value: &str) {
    if DAYS.contains(&field) {
        assert_eq!(
            wareki::parse_date(raw).map(|day| day.to_string()).as_deref(),
            Some(value),
            "{field:?} from {raw:?}"
        );
    } else if NUMBERS.contains(&field) {
        assert!(holds_digits(raw, value), "{field:?}: digits of {value:?} are not in {raw:?}");
    }
}

/// Whether a text has all digits of a value, each as often.
pub fn holds_digits(text: &str, value: &str) -> bool {
    let there = digits_of(text);
    digits_of(value).into_iter().all(|(digit, count)| there.get(&digit).is_some_and(|there| *there >= count))
}

/// How often each digit stands in a text, full-width ones and those of formulas as half-width.
fn digits_of(text: &str) -> BTreeMap<u32, usize> {
    let mut digits = BTreeMap::new();
    for c in text.chars() {
        let c = match c {
            '０'..='９' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            '\u{1D7CE}'..='\u{1D7FF}' => char::from_digit((c as u32 - 0x1D7CE) % 10, 10).unwrap_or(c),
            c => c,
        };
        if let Some(digit) = c.to_digit(10) {
            *digits.entry(digit).or_default() += 1;
        }
    }
    digits
}
