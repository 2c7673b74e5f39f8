//! What on the paper speaks against a value, however surely it was read.

use super::super::{fields, fold};
use super::evidence::{Paper, agrees};
use super::page::Placed;
use crate::model::insurer::{Scheme, check_digit_fits, prefecture};
use crate::model::{Field, wareki};

/// Whether anything speaks against a person's value of a field.
pub(super) fn speaks_against(paper: &Paper<'_>, field: Field, value: &str) -> bool {
    let of_field = || paper.found.iter().filter(|found| found.field == field);
    // Two places that disagree prove nothing.
    of_field().any(|found| !agrees(field, &found.value, value))
        || has_digits(field) && misreads_digits(paper)
        || field != Field::InsurerNumber && rows_are_off(paper)
        || DAYS_IN_ORDER.contains(&field) && days_disagree(paper)
        || contradicts(paper, field, value)
}

/// Whether a field's values are made of digits; those of 保険者番号 are checked by themselves.
fn has_digits(field: Field) -> bool {
    matches!(field, Field::Symbol | Field::Number | Field::Branch | Field::CopayPercent) || fields::is_date(field)
}

/// Whether a 保険者番号 was read with confidence and is none: a recogniser that takes this print's 0 for a 9 does so
/// all over the page.
fn misreads_digits(paper: &Paper<'_>) -> bool {
    let is_none = |value: &str| !check_digit_fits(value) || Scheme::of(value).is_none() || prefecture(value).is_none();
    paper.found.iter().any(|found| found.field == Field::InsurerNumber && found.plain && is_none(&found.value))
}

/// Whether a line without a label says otherwise: another day of issue on the slip, an insurer's name that goes on in
/// front of what was read.
fn contradicts(paper: &Paper<'_>, field: Field, value: &str) -> bool {
    let is_source = |line: &Placed| {
        let found = paper.found.iter().filter(|found| found.field == field);
        found.flat_map(|found| &found.sources).any(|source| (source.u0, source.v) == (line.u0, line.v))
    };
    let other = |line: &&&Placed| {
        let text = fold::label(&line.text);
        match field {
            Field::InsurerName | Field::Issuer => {
                let whole = fold::label(value);
                text.ends_with(&whole) && text != whole
            }
            Field::IssuedOn => {
                let day = wareki::parse_date(&line.text);
                text.ends_with("発行") && day.is_some_and(|day| day.to_string() != value)
            }
            _ => false,
        }
    };
    paper.lines.iter().filter(other).any(|line| !is_source(line))
}

/// Days that lie in an order: one is born, insured, given a paper, and covered until its end.
const DAYS_IN_ORDER: [Field; 5] =
    [Field::BirthDate, Field::ValidFrom, Field::EffectiveOn, Field::IssuedOn, Field::ValidUntil];

/// Whether days stand on the paper that can't be true together: then one of them at least is misread or beside another
/// day's label.
fn days_disagree(paper: &Paper<'_>) -> bool {
    let days = |field: Field| paper.found.iter().filter(move |found| found.field == field).map(|found| &found.value);
    let before = |earlier: Field, later: Field| days(earlier).any(|day| days(later).any(|other| other < day));
    // Days as text are in the order of time.
    before(Field::BirthDate, Field::ValidFrom)
        || before(Field::ValidFrom, Field::ValidUntil)
        || before(Field::EffectiveOn, Field::ValidUntil)
        || before(Field::IssuedOn, Field::ValidUntil)
        || before(Field::BirthDate, Field::EffectiveOn)
}

/// Whether values stand beside labels of another kind, a day beside 番号: on a slanted page each value may have come
/// beside the label above or below its own. Only what proves itself is to be believed then.
fn rows_are_off(paper: &Paper<'_>) -> bool {
    let no_day = |field: Field| {
        matches!(
            field,
            Field::InsurerNumber
                | Field::InsurerName
                | Field::Symbol
                | Field::Number
                | Field::Branch
                | Field::Name
                | Field::Kana
                | Field::Householder
                | Field::Issuer
        )
    };
    paper.found.iter().any(|found| no_day(found.field) && wareki::parse_date(&found.printed).is_some())
}
