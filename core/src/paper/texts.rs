//! The fixed Japanese texts of screens and sheets: `locales/ja/paper.ftl`, by id.

use crate::model::wareki;
use crate::words::{Arg, Lang, Words};
use chrono::{Datelike, NaiveDate};

/// A text by its id, with its arguments put in.
pub(super) fn text(id: &str, args: &[(&str, &str)]) -> String {
    let args: Vec<(&str, Arg<'_>)> = args.iter().map(|(name, value)| (*name, Arg::Text(value))).collect();
    Words::of(Lang::Ja).text(id, &args)
}

/// A day as papers and counters write it, with the era's year that older forms ask for: 2026年11月21日（令和8年）.
pub(super) fn day_text(day: NaiveDate) -> String {
    Words::of(Lang::Ja).date(day)
}

/// A day as calendars of schools write it: 2026年12月2日（水）.
pub(super) fn school_day(day: NaiveDate) -> String {
    let weekday = weekday(day);
    text("paper-day-with-weekday", &[("day", &wareki::to_seireki(day)), ("weekday", &weekday)])
}

/// The same without the year: 12月2日（水）.
pub(super) fn short_day(day: NaiveDate) -> String {
    let (month, number) = (day.month().to_string(), day.day().to_string());
    text("paper-short-day", &[("month", &month), ("day", &number), ("weekday", &weekday(day))])
}

fn weekday(day: NaiveDate) -> String {
    text(&format!("paper-weekday-{}", day.weekday().num_days_from_monday()), &[])
}
