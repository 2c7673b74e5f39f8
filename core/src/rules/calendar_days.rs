//! Arithmetic with civil days: birthdays, ages, months. The conventions of the field, each with its source.

use chrono::{Datelike, Days, Months, NaiveDate};

/// The birthday in a year. Born on February 29: the 28th in common years, the earlier day, because no source says
/// which it is for a card (domain.md §3.1).
fn birthday_in(birth: NaiveDate, year: i32) -> NaiveDate {
    birth.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 2, 28)).unwrap_or(NaiveDate::MAX)
}

/// The `count`-th birthday strictly after a day (from 1): a birthday on the day itself does not count.
pub(super) fn birthday_after(birth: NaiveDate, day: NaiveDate, count: u8) -> NaiveDate {
    let first = if birthday_in(birth, day.year()) > day { day.year() } else { day.year() + 1 };
    birthday_in(birth, first + i32::from(count) - 1)
}

/// The birthday on which an age is reached.
pub(super) fn birthday_of_age(birth: NaiveDate, age: i32) -> NaiveDate {
    birthday_in(birth, birth.year() + age)
}

/// The first of the month after a day.
pub(super) fn first_of_next_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).and_then(|day| day.checked_add_months(Months::new(1))).unwrap_or(NaiveDate::MAX)
}

/// Age in full years on a day, the birthday included.
pub(super) fn age_on(birth: NaiveDate, day: NaiveDate) -> i32 {
    let years = day.year() - birth.year();
    if birthday_in(birth, day.year()) <= day { years } else { years - 1 }
}

/// The first day of the three months before an end in which a renewal is possible: the day after the date three
/// months earlier; where that date does not exist, the first of the next month (domain.md §3.2).
pub(super) fn renewal_opens(end: NaiveDate) -> NaiveDate {
    // A missing day comes out as the month's last; the day after it is the first of the next month either way.
    end.checked_sub_months(Months::new(3)).and_then(|day| day.succ_opt()).unwrap_or(NaiveDate::MIN)
}

/// The same day three months later, the month's last where there is no such day: reading A of the three months
/// (domain.md §3.3).
pub(super) fn three_months_after(end: NaiveDate) -> NaiveDate {
    end.checked_add_months(Months::new(3)).unwrap_or(NaiveDate::MAX)
}

/// The last day of the month three months later: reading B of the three months (domain.md §3.3).
pub(super) fn month_end_three_months_after(end: NaiveDate) -> NaiveDate {
    let first = end.with_day(1).and_then(|day| day.checked_add_months(Months::new(4)));
    first.and_then(|day| day.pred_opt()).unwrap_or(NaiveDate::MAX)
}

/// The first day of 高齢受給者 (another rate): the first of the month after the 70th birthday's; born on the 1st: the
/// birthday itself. 国保 papers of before end the day before (domain.md §4).
pub(super) fn elderly_from(birth: NaiveDate) -> NaiveDate {
    let birthday = birthday_in(birth, birth.year() + 70);
    if birthday.day() == 1 {
        return birthday;
    }
    birthday.with_day(1).and_then(|day| day.checked_add_months(Months::new(1))).unwrap_or(NaiveDate::MAX)
}

/// The first day of 後期高齢者医療: the 75th birthday. Papers of the scheme before end the day before (domain.md §4).
pub(super) fn late_elderly_from(birth: NaiveDate) -> NaiveDate {
    birthday_in(birth, birth.year() + 75)
}

/// The first day on which a certificate renewed on a day can be counted on: it takes 24 hours (domain.md §3.2).
pub(super) fn renewal_works_from(renewed: NaiveDate) -> NaiveDate {
    renewed.succ_opt().unwrap_or(NaiveDate::MAX)
}

/// The last day of a 資格確認書 that one insurer gives for two months while a lost card is remade (S000-28), where none
/// is printed: the day before the same day two months later, the earlier of the two ways to count.
pub fn lost_card_certificate_until(issued: NaiveDate) -> NaiveDate {
    issued.checked_add_months(Months::new(2)).and_then(|day| day.pred_opt()).unwrap_or(NaiveDate::MAX)
}

/// A number of days before a day.
pub(super) fn days_before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
}

/// Days from one day to another; negative where the other has passed.
pub(super) fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn birthday_after_skips_a_birthday_on_the_day_itself() {
        let table = [
            ("1990-05-20", "2020-05-19", 5, "2024-05-20"),
            ("1990-05-20", "2020-05-20", 5, "2025-05-20"),
            ("1990-05-20", "2020-05-21", 5, "2025-05-20"),
            ("1990-05-20", "2020-05-21", 10, "2030-05-20"),
            ("2020-05-20", "2020-05-20", 1, "2021-05-20"),
            ("1990-01-01", "2020-12-31", 1, "2021-01-01"),
            ("1990-12-31", "2020-12-31", 1, "2021-12-31"),
        ];
        for (birth, from, count, expected) in table {
            assert_eq!(birthday_after(day(birth), day(from), count), day(expected), "{birth} {from} {count}");
        }
    }

    #[test]
    fn birthday_of_february_29_is_the_28th_in_common_years() {
        let table = [
            ("2000-02-29", "2020-03-01", 5, "2025-02-28"),
            ("2000-02-29", "2020-02-28", 5, "2024-02-29"),
            ("2000-02-29", "2021-02-28", 1, "2022-02-28"),
            ("2000-02-29", "2021-02-27", 1, "2021-02-28"),
            ("2000-02-29", "2024-02-29", 4, "2028-02-29"),
        ];
        for (birth, from, count, expected) in table {
            assert_eq!(birthday_after(day(birth), day(from), count), day(expected), "{birth} {from} {count}");
        }
    }

    #[test]
    fn age_counts_the_birthday_as_reached() {
        let table = [
            ("2004-04-01", "2022-03-31", 17),
            ("2004-04-01", "2022-04-01", 18),
            ("2004-02-29", "2022-02-27", 17),
            ("2004-02-29", "2022-02-28", 18),
            ("2024-02-29", "2024-02-29", 0),
        ];
        for (birth, on, age) in table {
            assert_eq!(age_on(day(birth), day(on)), age, "{birth} {on}");
        }
    }

    #[test]
    fn renewal_opens_the_day_after_or_on_the_first_where_the_day_is_missing() {
        let table = [
            ("2023-07-07", "2023-04-08"),
            ("2023-05-28", "2023-03-01"),
            ("2026-05-31", "2026-03-01"),
            ("2026-05-29", "2026-03-01"),
            ("2025-11-30", "2025-08-31"),
            ("2028-02-29", "2027-11-30"),
            ("2028-05-29", "2028-03-01"),
            ("2028-05-28", "2028-02-29"),
            ("2026-12-31", "2026-10-01"),
            ("2026-03-31", "2026-01-01"),
            ("2027-01-15", "2026-10-16"),
        ];
        for (end, opens) in table {
            assert_eq!(renewal_opens(day(end)), day(opens), "{end}");
        }
    }

    #[test]
    fn ages_of_70_and_75_change_papers_on_their_day() {
        let table = [
            ("1956-12-15", "2027-01-01", "2031-12-15"),
            ("1956-12-01", "2026-12-01", "2031-12-01"),
            ("1956-12-02", "2027-01-01", "2031-12-02"),
            ("1956-11-30", "2026-12-01", "2031-11-30"),
            ("1957-01-31", "2027-02-01", "2032-01-31"),
            ("1956-02-29", "2026-03-01", "2031-02-28"),
            ("1956-03-01", "2026-03-01", "2031-03-01"),
        ];
        for (birth, seventy, seventy_five) in table {
            assert_eq!(elderly_from(day(birth)), day(seventy), "{birth}");
            assert_eq!(late_elderly_from(day(birth)), day(seventy_five), "{birth}");
        }
    }

    #[test]
    fn paper_for_a_lost_card_ends_before_the_same_day_two_months_later() {
        let table = [
            ("2026-11-21", "2027-01-20"),
            ("2026-12-31", "2027-02-27"),
            ("2027-12-31", "2028-02-28"),
            ("2026-12-01", "2027-01-31"),
            ("2026-06-30", "2026-08-29"),
        ];
        for (issued, until) in table {
            assert_eq!(lost_card_certificate_until(day(issued)), day(until), "{issued}");
        }
    }

    #[test]
    fn grace_ends_on_missing_day_uses_month_end() {
        let table = [
            ("2023-07-07", "2023-10-07", "2023-10-31"),
            ("2026-02-15", "2026-05-15", "2026-05-31"),
            ("2025-11-10", "2026-02-10", "2026-02-28"),
            ("2025-08-31", "2025-11-30", "2025-11-30"),
            ("2025-11-30", "2026-02-28", "2026-02-28"),
            ("2027-11-30", "2028-02-29", "2028-02-29"),
            ("2026-12-31", "2027-03-31", "2027-03-31"),
            ("2026-10-01", "2027-01-01", "2027-01-31"),
        ];
        for (end, promised, system) in table {
            assert_eq!(three_months_after(day(end)), day(promised), "{end}");
            assert_eq!(month_end_three_months_after(day(end)), day(system), "{end}");
        }
    }
}
