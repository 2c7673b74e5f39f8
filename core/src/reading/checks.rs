//! Doubts about what was read: they warn and never refuse (domain.md §2.1: real samples fail the check digit).

use super::fields;
use crate::model::insurer::{Scheme, check_digit_fits, prefecture};
use crate::model::{Coverage, Field, PersonRead, ReadWarning};
use chrono::NaiveDate;

/// All doubts about the people of a file on a day, each once.
pub(super) fn warnings_of(people: &[PersonRead], today: NaiveDate) -> Vec<ReadWarning> {
    let mut warnings: Vec<ReadWarning> = people.iter().flat_map(|person| doubts(&person.coverage, today)).collect();
    warnings.extend(people.iter().any(has_unread_value).then_some(ReadWarning::ValueNotUnderstood));
    warnings.sort_unstable();
    warnings.dedup();
    warnings
}

/// Whether something is printed for a person that is no value. Without it a 有効期限 of 7月32日 would mean that the paper
/// never ends. Sentences beside a label are none.
fn has_unread_value(person: &PersonRead) -> bool {
    let unread = |(field, raw): (&Field, &String)| !fields::is_value(*field, raw) && !raw.contains('。');
    person.raw.iter().any(unread)
}

/// The doubts about one person.
fn doubts(coverage: &Coverage, today: NaiveDate) -> Vec<ReadWarning> {
    let mut found = Vec::new();
    if let Some(number) = &coverage.insurer_number {
        found.extend((!check_digit_fits(number)).then_some(ReadWarning::InsurerNumberCheckDigit));
        found.extend(Scheme::of(number).is_none().then_some(ReadWarning::InsurerNumberUnknownScheme));
        found.extend(prefecture(number).is_none().then_some(ReadWarning::InsurerNumberUnknownPrefecture));
    }
    let two_digits = |branch: &String| branch.len() == 2 && branch.bytes().all(|b| b.is_ascii_digit());
    found.extend(coverage.branch.as_ref().is_some_and(|b| !two_digits(b)).then_some(ReadWarning::BranchNotTwoDigits));
    found.extend(coverage.saved_on.is_some_and(|day| day > today).then_some(ReadWarning::SavedInFuture));
    found.extend(coverage.valid_until.is_some_and(|day| day < today).then_some(ReadWarning::AlreadyExpired));
    let mismatch = coverage.is_late_elderly() && (coverage.symbol.is_some() || coverage.branch.is_some());
    found.extend(mismatch.then_some(ReadWarning::SchemeMismatch));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_that_is_none_is_told_and_an_empty_one_is_not() {
        let printed = |text: &str| {
            let raw = [(Field::ValidUntil, text.to_owned())].into();
            let person = PersonRead { coverage: Coverage::default(), raw, pages: vec![1] };
            warnings_of(&[person], day("2026-11-21"))
        };
        for text in ["7月32日", "60.1.2", "令和8年\u{FFFD}月31日"] {
            assert_eq!(printed(text), [ReadWarning::ValueNotUnderstood], "{text}");
        }
        for text in ["令和9年7月31日", "—", "有効期限の到来に伴い、変わります。"] {
            assert_eq!(printed(text), [], "{text}");
        }
    }

    #[test]
    fn each_doubt_has_its_own_warning() {
        let good = Coverage {
            insurer_number: Some("06130488".into()),
            number: Some("1".into()),
            branch: Some("00".into()),
            saved_on: Some(day("2026-11-21")),
            valid_until: Some(day("2026-11-21")),
            ..Coverage::default()
        };
        let with = |change: &dyn Fn(&mut Coverage)| {
            let mut coverage = good.clone();
            change(&mut coverage);
            doubts(&coverage, day("2026-11-21"))
        };
        assert_eq!(with(&|_| {}), []);
        assert_eq!(with(&|c| c.insurer_number = Some("06130489".into())), [ReadWarning::InsurerNumberCheckDigit]);
        assert_eq!(with(&|c| c.insurer_number = Some("05130018".into())), [ReadWarning::InsurerNumberUnknownScheme]);
        assert_eq!(
            with(&|c| c.insurer_number = Some("06500011".into())),
            [ReadWarning::InsurerNumberUnknownPrefecture]
        );
        // 国民健康保険: six digits; prefectures by both of their numbers.
        for number in ["138057", "133033", "06631016"] {
            let found = with(&|c| c.insurer_number = Some(number.into()));
            let allowed = [ReadWarning::InsurerNumberCheckDigit];
            assert!(found.iter().all(|warning| allowed.contains(warning)), "{number} {found:?}");
        }
        assert_eq!(with(&|c| c.insurer_number = Some("138057".into())), []);
        assert_eq!(with(&|c| c.insurer_number = Some("138058".into())), [ReadWarning::InsurerNumberCheckDigit]);
        for prefecture in ["00", "48", "50", "98", "99"] {
            let found = with(&|c| c.insurer_number = Some(format!("06{prefecture}0488")));
            assert!(found.contains(&ReadWarning::InsurerNumberUnknownPrefecture), "{prefecture}");
        }
        assert_eq!(with(&|c| c.branch = Some("1".into())), [ReadWarning::BranchNotTwoDigits]);
        assert_eq!(with(&|c| c.saved_on = Some(day("2026-11-22"))), [ReadWarning::SavedInFuture]);
        assert_eq!(with(&|c| c.valid_until = Some(day("2026-11-20"))), [ReadWarning::AlreadyExpired]);
        let elderly = |c: &mut Coverage| {
            c.insurer_number = Some("39101233".into());
            c.symbol = Some("1".into());
        };
        assert_eq!(with(&elderly), [ReadWarning::SchemeMismatch]);
        let branch_alone = |c: &mut Coverage| c.insurer_number = Some("39101233".into());
        assert_eq!(with(&branch_alone), [ReadWarning::SchemeMismatch]);
    }
}
