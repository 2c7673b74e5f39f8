//! Days: written in full, where such a day can lie, and none that is left of another one.
//!
//! The commonest mistake that no confidence shows is a lost digit: 3月31日 becomes 3月3日, 平成22年 平成2年. So a day with a
//! number of one digit is sure only where the longer days that it could be are none, or where another day of the paper
//! proves it.

use super::super::fold;
use super::evidence::{FAIR, Paper, Support};
use crate::model::Field;
use chrono::{Datelike, NaiveDate};

/// A day: written in full, and where such a day can lie.
pub(super) fn day(paper: &Paper<'_>, support: &Support<'_>, field: Field, value: &str) -> bool {
    let Ok(day) = value.parse::<NaiveDate>() else { return false };
    let in_full = support.best.is_none_or(|found| is_date_in_full(&found.printed));
    let plausible = |other: &NaiveDate| is_plausible(field, *other, paper.today);
    let lone = support.best.is_none_or(|found| has_lone_digit(&found.printed));
    let of_years = || support.best.map(|found| longer_years(&found.printed, day)).unwrap_or_default();
    let spoiled = lone && longer(day).iter().any(plausible) || of_years().iter().any(plausible);
    let proven = support.confidence >= FAIR && (!spoiled || is_begin_of_period(paper, field, day));
    in_full && is_plausible(field, day, paper.today) && (support.places >= 2 || proven)
}

/// Whether a field's day can lie there.
fn is_plausible(field: Field, day: NaiveDate, today: NaiveDate) -> bool {
    let since = |year: i32| day.year() >= year && day <= today;
    match field {
        Field::SavedOn | Field::IssuedOn => since(2020),
        Field::BirthDate | Field::ValidFrom => since(1900),
        Field::EffectiveOn => day.year() >= 2020 && day.year() <= today.year() + 1,
        // No paper is given for more than five years.
        _ => day.year() >= 2020 && day.year() <= today.year() + 6,
    }
}

/// A number, and the longer ones of which it is left where a digit is lost: 3, and 13, 23, 30 and 31.
fn numbers(one: u32, most: u32) -> Vec<u32> {
    let lost = move |many: &u32| one < 10 && (many % 10 == one || many / 10 == one);
    std::iter::once(one).chain((10..=most).filter(lost)).collect()
}

/// The days of which one is left where a recogniser loses a digit of the month or the day, without any doubt.
fn longer(day: NaiveDate) -> Vec<NaiveDate> {
    let days = numbers(day.day(), 31);
    let of_month = |month: u32| days.iter().filter_map(move |d| NaiveDate::from_ymd_opt(day.year(), month, *d));
    numbers(day.month(), 12).into_iter().flat_map(of_month).filter(|other| *other != day).collect()
}

/// The days of which one is left where a digit of an era's year is lost: 平成2年 of 平成12年, 平成22年.
fn longer_years(printed: &str, day: NaiveDate) -> Vec<NaiveDate> {
    const LAST_YEARS: [(&str, u32); 4] = [("令和", 99), ("平成", 31), ("昭和", 64), ("大正", 15)];
    let text = fold::label(printed);
    let era = LAST_YEARS.iter().find_map(|(era, last)| Some((text.strip_prefix(era)?, *last)));
    let Some((Some(year), last)) = era.map(|(rest, last)| (rest.split_once('年').and_then(|y| y.0.parse().ok()), last))
    else {
        return Vec::new();
    };
    let later = |other: &u32| i32::try_from(other - year).ok().and_then(|more| day.with_year(day.year() + more));
    numbers(year, last).iter().filter(|other| **other > year).filter_map(later).collect()
}

/// Whether a paper begins to hold on this day and ends whole years later: the two days prove one another.
fn is_begin_of_period(paper: &Paper<'_>, field: Field, day: NaiveDate) -> bool {
    let end = |years: i32| day.with_year(day.year() + years)?.pred_opt();
    let ends: Vec<String> = (1..=3).filter_map(end).map(|end| end.to_string()).collect();
    field == Field::EffectiveOn
        && paper
            .found
            .iter()
            .any(|found| found.field == Field::ValidUntil && found.plain && ends.contains(&found.value))
}

/// Whether a month or a day is of one digit: a second one may be lost, of two none can be.
fn has_lone_digit(text: &str) -> bool {
    let text = fold::label(text);
    let numbers: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).collect();
    numbers.iter().skip(1).take(2).any(|number| number.len() == 1)
}

/// Whether a text begins with a date whose three numbers are each followed by their word, so that no digit of them can
/// have been lost at an end; or is one with two digits for month and day.
pub(super) fn is_date_in_full(text: &str) -> bool {
    let text = fold::label(text);
    let is_number =
        |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let year = |part: &str| {
        let eras = ["令和", "平成", "昭和", "大正"];
        match eras.iter().find_map(|era| part.strip_prefix(era)) {
            Some(year) => year == "元" || is_number(year, 2),
            None => part.len() == 4 && is_number(part, 4),
        }
    };
    let words = || {
        let (y, rest) = text.split_once('年')?;
        let (m, rest) = rest.split_once('月')?;
        // Of a day with two digits nothing can be lost, whatever 日 was read as.
        let d: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let ended = d.len() == 2 || rest.strip_prefix(&d).is_some_and(|rest| rest.starts_with('日'));
        Some(year(y) && is_number(m, 2) && is_number(&d, 2) && ended)
    };
    let digits = || {
        let date: String = text.chars().take(10).collect();
        let end = text.chars().nth(10).is_none_or(|next| !next.is_ascii_digit());
        end && date.len() == 10 && NaiveDate::parse_from_str(&date.replace(['/', '.'], "-"), "%Y-%m-%d").is_ok()
    };
    // A second date behind the first: a label between them was not read.
    let one = text.matches('年').count() <= 1;
    one && (words().unwrap_or(false) || digits())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_in_full_where_no_digit_can_be_lost() {
        let table = [
            ("2025年11月25日時点", true, false),
            ("令和7年1月1日", true, true),
            ("令和元年10月12日 発行", true, false),
            ("2026/06/13 時点", true, false),
            ("昭和47年8月24", true, true),
            ("平成2年3月2", false, true),
            ("25年1月10日", false, true),
            ("令和8年7月31日発効期日令和7年8月1日", false, true),
        ];
        for (text, full, lone) in table {
            assert_eq!((is_date_in_full(text), has_lone_digit(text)), (full, lone), "{text}");
        }
    }

    #[test]
    fn a_year_that_lost_a_digit_may_be_one_of_these() {
        let table: [(&str, &str, &[i32]); 5] = [
            ("平成2年6月17日", "1990-06-17", &[2000, 2008, 2009, 2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017]),
            ("平成 9 年6月17日", "1997-06-17", &[2007, 2017]),
            ("昭和46年6月17日", "1971-06-17", &[]),
            ("令和元年6月17日", "2019-06-17", &[]),
            ("2025年6月17日", "2025-06-17", &[]),
        ];
        for (text, day, years) in table {
            let found: Vec<i32> = longer_years(text, day.parse().unwrap()).iter().map(NaiveDate::year).collect();
            assert_eq!(found, years, "{text}");
        }
    }

    #[test]
    fn a_day_that_lost_a_digit_may_be_one_of_these() {
        let of = |text: &str| longer(text.parse().unwrap()).iter().map(|day| day.format("%m-%d").to_string()).collect();
        let table: [(&str, &[&str]); 4] = [
            ("2026-07-31", &[]),
            ("2026-07-03", &["07-13", "07-23", "07-30", "07-31"]),
            ("2026-02-25", &["12-25"]),
            ("2026-12-25", &[]),
        ];
        for (text, others) in table {
            let found: Vec<String> = of(text);
            assert_eq!(found, others, "{text}");
        }
    }
}
