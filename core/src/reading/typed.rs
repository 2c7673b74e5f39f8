//! Typed entry: the same normalisation and the same checks for a form that a person fills in by hand.
//!
//! Made to be called at every keystroke: [`check_field`] says at once what is wrong with one field and what is only
//! doubtful. [`read_typed`] takes the whole form and names all problems together. Nothing is guessed and nothing is
//! refused that a paper could really print.

use super::{NEEDED, checks, fields, fold};
use crate::model::{Coverage, DocumentKind, DocumentRead, Field, PersonRead, ReadWarning};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Why a typed text can't be the value of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum FieldProblem {
    /// The field is needed and blank.
    Missing,
    /// Something other than digits in 保険者番号 or 枝番; a 番号 without any.
    NotDigits,
    /// Digits, but not six or eight (保険者番号) or not two (枝番).
    WrongLength,
    /// No day of the calendar, in 西暦 or 和暦.
    NotADate,
    /// None of the words that the field knows (本人, 家族; 男, 女; 1割 to 3割).
    NotAChoice,
    /// Longer than any paper prints, or not a text at all (line breaks, control characters).
    NotAText,
}

impl FieldProblem {
    /// All of them.
    pub const ALL: [FieldProblem; 6] = [
        FieldProblem::Missing,
        FieldProblem::NotDigits,
        FieldProblem::WrongLength,
        FieldProblem::NotADate,
        FieldProblem::NotAChoice,
        FieldProblem::NotAText,
    ];

    /// The stable code; its sentence is `typed-<code>`.
    pub const fn code(self) -> &'static str {
        match self {
            FieldProblem::Missing => "missing",
            FieldProblem::NotDigits => "not_digits",
            FieldProblem::WrongLength => "wrong_length",
            FieldProblem::NotADate => "not_a_date",
            FieldProblem::NotAChoice => "not_a_choice",
            FieldProblem::NotAText => "not_a_text",
        }
    }
}

/// What is to be said of one typed field.
#[derive(Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct FieldCheck {
    /// The value as it would be kept (half-width digits, ISO dates, `self`, `family`); `None`: blank or no value.
    pub value: Option<String>,
    /// Why it can't be kept.
    pub problem: Option<FieldProblem>,
    /// Doubts that don't refuse it.
    pub warnings: Vec<ReadWarning>,
}

impl std::fmt::Debug for FieldCheck {
    /// The value stays out: it may stand in a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FieldCheck")
            .field("problem", &self.problem)
            .field("warnings", &self.warnings)
            .finish_non_exhaustive()
    }
}

/// Checks one field of a form as it is typed. Blank is fine here; [`read_typed`] asks for what is needed.
///
/// ```
/// use techo_core::{model::Field, reading::{check_field, FieldProblem}};
/// let today = "2026-11-21".parse().unwrap();
/// assert_eq!(check_field(Field::InsurerNumber, "０６１３０４８８", today).value.as_deref(), Some("06130488"));
/// assert_eq!(check_field(Field::Branch, "0", today).problem, Some(FieldProblem::WrongLength));
/// ```
pub fn check_field(field: Field, typed: &str, today: NaiveDate) -> FieldCheck {
    let mut coverage = Coverage::default();
    match keep(&mut coverage, field, typed) {
        Err(problem) => FieldCheck { problem: Some(problem), ..FieldCheck::default() },
        Ok(()) => FieldCheck {
            value: coverage.text(field),
            problem: None,
            warnings: checks::warnings_of(&[PersonRead { coverage, ..PersonRead::default() }], today),
        },
    }
}

/// Takes a whole form: the fields that were typed, of one paper.
///
/// # Errors
/// Every problem of every field, in the order of [`Field::ALL`].
pub fn read_typed(
    kind: DocumentKind,
    typed: &BTreeMap<Field, String>,
    today: NaiveDate,
) -> Result<DocumentRead, Vec<(Field, FieldProblem)>> {
    let mut person = PersonRead { pages: vec![1], ..PersonRead::default() };
    let mut problems = Vec::new();
    for field in Field::ALL {
        let text = typed.get(&field).map_or("", String::as_str);
        match keep(&mut person.coverage, field, text) {
            Err(problem) => problems.push((field, problem)),
            Ok(()) if person.coverage.text(field).is_some() => {
                person.raw.insert(field, text.to_owned());
            }
            Ok(()) if NEEDED.contains(&field) => problems.push((field, FieldProblem::Missing)),
            Ok(()) => {}
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let people = vec![person];
    let warnings = checks::warnings_of(&people, today);
    Ok(DocumentRead { kind, page_count: 1, people, warnings })
}

/// Puts a typed text into its field, normalised; says what is wrong with it otherwise.
///
/// Besides what papers print it takes the normalised values themselves (`self`, `male`, `20`, `2026-07-31`).
pub(crate) fn keep(coverage: &mut Coverage, field: Field, typed: &str) -> Result<(), FieldProblem> {
    let typed = typed.trim();
    // A mark that turns the direction of writing would show other people another text.
    let turns =
        |c: char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if typed.chars().any(|c| c.is_control() || turns(c)) || typed.chars().count() > 200 {
        return Err(FieldProblem::NotAText);
    }
    let digits = |text: &str, lengths: &[usize]| {
        let text = fold::narrow(text);
        match text.bytes().all(|b| b.is_ascii_digit()) {
            _ if fold::is_empty_value(&text) => Ok(()),
            false => Err(FieldProblem::NotDigits),
            true if !lengths.contains(&text.len()) => Err(FieldProblem::WrongLength),
            true => Ok(()),
        }
    };
    let percent = format!("{typed}%");
    let words = match (field, typed) {
        (Field::InsurerNumber, text) => digits(text, &[6, 8]).map(|()| typed),
        (Field::Branch, text) => digits(text, &[2]).map(|()| typed),
        (Field::Relation, "self") => Ok("本人"),
        (Field::Relation, "family") => Ok("家族"),
        (Field::Sex, "male") => Ok("男"),
        (Field::Sex, "female") => Ok("女"),
        // One digit alone may be meant in tenths: it is asked for again.
        (Field::CopayPercent, text) if text == "0" || text.len() > 1 && text.bytes().all(|c| c.is_ascii_digit()) => {
            Ok(percent.as_str())
        }
        _ => Ok(typed),
    }?;
    if fields::set(coverage, field, words) {
        return Ok(());
    }
    Err(match field {
        Field::Relation | Field::Sex | Field::CopayPercent => FieldProblem::NotAChoice,
        field if fields::is_date(field) => FieldProblem::NotADate,
        Field::Number if !words.contains(|c: char| c.is_numeric()) => FieldProblem::NotDigits,
        _ => FieldProblem::NotAText,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn check_field_says_at_once_what_is_wrong() {
        let table = [
            (Field::InsurerNumber, "０６１３０４８８", Some("06130488"), None),
            (Field::InsurerNumber, "138057", Some("138057"), None),
            (Field::InsurerNumber, "0613048", None, Some(FieldProblem::WrongLength)),
            (Field::InsurerNumber, "O6130488", None, Some(FieldProblem::NotDigits)),
            (Field::Symbol, "公立青葉", Some("公立青葉"), None),
            (Field::Branch, "０１", Some("01"), None),
            (Field::Branch, "1", None, Some(FieldProblem::WrongLength)),
            (Field::Branch, "—", None, None),
            (Field::Name, " 髙橋  花子 ", Some("髙橋\u{3000}花子"), None),
            (Field::Name, "花\n子", None, Some(FieldProblem::NotAText)),
            (Field::Relation, "家族", Some("family"), None),
            (Field::Relation, "self", Some("self"), None),
            (Field::Relation, "妻", None, Some(FieldProblem::NotAChoice)),
            (Field::CopayPercent, "20", Some("20"), None),
            (Field::CopayPercent, "２割", Some("20"), None),
            (Field::CopayPercent, "0", Some("0"), None),
            (Field::CopayPercent, "2", None, Some(FieldProblem::NotAChoice)),
            (Field::CopayPercent, "2%", None, Some(FieldProblem::NotAChoice)),
            (Field::CopayPercent, "200", None, Some(FieldProblem::NotAChoice)),
            (Field::ValidUntil, "令和8年7月31日", Some("2026-07-31"), None),
            (Field::ValidUntil, "2026-02-30", None, Some(FieldProblem::NotADate)),
            (Field::Sex, "女", Some("female"), None),
        ];
        for (field, typed, value, problem) in table {
            let check = check_field(field, typed, day("2026-11-21"));
            assert_eq!((check.value.as_deref(), check.problem), (value, problem), "{field:?} {typed}");
        }
    }

    #[test]
    fn every_problem_has_its_sentence_in_every_language() {
        use crate::words::{Lang, Words};
        for lang in Lang::ALL {
            for problem in FieldProblem::ALL {
                assert!(Words::of(lang).has(&format!("typed-{}", problem.code())), "{lang:?} {}", problem.code());
            }
        }
    }

    #[test]
    fn check_field_takes_every_field() {
        // A value that each field takes, and one that it does not; free texts refuse only what is no text.
        for field in Field::ALL {
            let (good, bad) = match field {
                Field::InsurerNumber => ("06130488", "0613"),
                Field::Number => ("1-23", "青葉"),
                Field::Branch => ("01", "1"),
                Field::Relation => ("本人", "妻"),
                Field::Sex => ("女", "―女か男"),
                Field::CopayPercent => ("2割", "200%"),
                field if fields::is_date(field) => ("令和8年7月31日", "令和8年13月1日"),
                _ => ("青葉", "青\n葉"),
            };
            let of = |typed| check_field(field, typed, day("2026-11-21"));
            assert!(of(good).value.is_some() && of(good).problem.is_none(), "{field:?}");
            assert!(of(bad).value.is_none() && of(bad).problem.is_some(), "{field:?}");
            assert_eq!((of("").value, of("").problem), (None, None), "{field:?}");
        }
    }

    #[test]
    fn check_field_doubts_without_refusing() {
        let check = check_field(Field::InsurerNumber, "06130489", day("2026-11-21"));
        assert_eq!(check.warnings, [ReadWarning::InsurerNumberCheckDigit]);
        assert_eq!(check.problem, None);
        assert_eq!(
            check_field(Field::ValidUntil, "2026-11-20", day("2026-11-21")).warnings,
            [ReadWarning::AlreadyExpired]
        );
    }

    #[test]
    fn read_typed_names_all_problems_together() {
        let typed = |fields: &[(Field, &str)]| fields.iter().map(|(f, text)| (*f, (*text).to_owned())).collect();
        let form = typed(&[(Field::InsurerNumber, "06130488"), (Field::Branch, "x"), (Field::ValidUntil, "いつか")]);
        let problems = read_typed(DocumentKind::EligibilityNotice, &form, day("2026-11-21")).unwrap_err();
        let want = [
            (Field::Number, FieldProblem::Missing),
            (Field::Branch, FieldProblem::NotDigits),
            (Field::Name, FieldProblem::Missing),
            (Field::ValidUntil, FieldProblem::NotADate),
        ];
        assert_eq!(problems, want);
        let form = typed(&[(Field::InsurerNumber, "06130488"), (Field::Number, "１２"), (Field::Name, "髙橋 花子")]);
        let read = read_typed(DocumentKind::EligibilityNotice, &form, day("2026-11-21")).unwrap();
        assert_eq!(read.people[0].coverage.number.as_deref(), Some("12"));
    }
}
