//! How numbers and days are spoken: for screen readers, and for reading out on the telephone.
//!
//! A screen reader takes 06130488 for six million. So digits are spoken one by one, in the groups in which our sheets
//! show them; every other character stands by itself.

use super::{Arg, Words};
use crate::model::wareki;
use chrono::{Datelike, NaiveDate};
use unicode_normalization::UnicodeNormalization;

impl Words {
    /// A number digit by digit (保険者番号, 記号, 番号, 枝番), hyphens named, groups of digits apart: `06130488` is
    /// "zero six one three, zero four eight eight".
    ///
    /// ```
    /// use techo_core::words::{Lang, Words};
    /// assert_eq!(Words::of(Lang::En).spoken_number("00"), "zero zero");
    /// ```
    pub fn spoken_number(&self, text: &str) -> String {
        self.spoken(text, Some("digit-hyphen"))
    }

    /// A telephone number digit by digit; hyphens are pauses.
    pub fn spoken_phone(&self, text: &str) -> String {
        self.spoken(text, None)
    }

    /// A day for the ear: in the language's own order, with the 和暦 year after it.
    pub fn spoken_date(&self, date: NaiveDate) -> String {
        self.dated("date-spoken", date)
    }

    /// A day in 西暦 with the whole day in 和暦 beside it, as papers print it: `21 November 2026 (令和8年11月21日)`.
    pub fn date_in_eras(&self, date: NaiveDate) -> String {
        self.dated("date-eras", date)
    }

    /// A message that gets the parts of a day.
    pub(super) fn dated(&self, id: &str, date: NaiveDate) -> String {
        let era_year = wareki::to_wareki(date);
        let era_year = era_year.split_once('年').map_or("", |(era_year, _)| era_year);
        let args = [
            ("year", Arg::Text(&date.year().to_string())),
            ("month", Arg::Number(date.month().into())),
            ("day", Arg::Number(date.day().into())),
            ("era", Arg::Text(era_year)),
        ];
        self.text(id, &args)
    }

    fn spoken(&self, text: &str, hyphen: Option<&str>) -> String {
        let pause = self.text("digit-pause", &[]);
        let mut parts: Vec<String> = Vec::new();
        let mut run = String::new();
        for c in text.nfkc().chain(std::iter::once('\0')) {
            if c.is_ascii_digit() {
                run.push(c);
                continue;
            }
            parts.extend(groups(&run).into_iter().map(|group| self.digits(&group)));
            run.clear();
            match c {
                '\0' => {}
                '-' | '‐' | '‑' | '–' | '−' | '－' => parts.extend(hyphen.map(|id| self.text(id, &[]))),
                c if c.is_whitespace() => {}
                c => parts.push(c.to_string()),
            }
        }
        parts.join(&pause)
    }

    /// The names of the digits of one group.
    fn digits(&self, group: &str) -> String {
        let names: Vec<String> = group.chars().map(|digit| self.text(&format!("digit-{digit}"), &[])).collect();
        names.join(" ")
    }
}

/// A run of digits in even groups of four at most, as the sheets group them: 4 4, 4 3, 3 3, 4 3 3.
fn groups(run: &str) -> Vec<String> {
    let digits: Vec<char> = run.chars().collect();
    let count = digits.len().div_ceil(4);
    let mut rest = digits.as_slice();
    let mut groups = Vec::with_capacity(count);
    for left in (1..=count).rev() {
        let (group, after) = rest.split_at(rest.len().div_ceil(left));
        groups.push(group.iter().collect());
        rest = after;
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::super::Lang;
    use super::*;

    #[test]
    fn number_is_spoken_digit_by_digit_in_the_groups_of_the_sheets() {
        let table = [
            (Lang::En, "06130488", "zero six one three, zero four eight eight"),
            (Lang::En, "1234567", "one two three four, five six seven"),
            (Lang::En, "138057", "one three eight, zero five seven"),
            (Lang::En, "1234567890", "one two three four, five six seven, eight nine zero"),
            (Lang::En, "００", "zero zero"),
            (Lang::Ja, "138057", "イチ サン ハチ、ゼロ ゴ ナナ"),
            (Lang::Ja, "東京１２-３", "東、京、イチ ニ、ハイフン、サン"),
            (Lang::Zh, "01", "零 一"),
            (Lang::Vi, "50", "năm không"),
            (Lang::Pt, "36", "três seis"),
            (Lang::En, "", ""),
        ];
        for (lang, number, spoken) in table {
            assert_eq!(Words::of(lang).spoken_number(number), spoken, "{number}");
        }
    }

    #[test]
    fn telephone_number_pauses_at_its_hyphens() {
        let spoken = Words::of(Lang::En).spoken_phone("0120-95-0178");
        assert_eq!(spoken, "zero one two zero, nine five, zero one seven eight");
        assert_eq!(
            Words::of(Lang::Ja).spoken_phone("0120-95-0178"),
            "ゼロ イチ ニ ゼロ、キュウ ゴ、ゼロ イチ ナナ ハチ"
        );
    }

    #[test]
    fn day_is_spoken_and_written_in_both_eras() {
        let day: NaiveDate = "2019-05-01".parse().unwrap();
        let table = [
            (Lang::Ja, "2019年5月1日、令和元年", "2019年5月1日（令和元年5月1日）"),
            (Lang::JaEasy, "2019年5月1日、令和元年", "2019年5月1日（令和元年5月1日）"),
            (Lang::En, "1 May 2019, in Japanese years 令和元年", "1 May 2019 (令和元年5月1日)"),
            (Lang::Zh, "2019年5月1日，日本年号令和元年", "2019年5月1日（令和元年5月1日）"),
            (Lang::Vi, "ngày 1 tháng 5 năm 2019, theo năm Nhật là 令和元年", "1/5/2019 (令和元年5月1日)"),
            (Lang::Pt, "1º de maio de 2019, no calendário japonês 令和元年", "1º de maio de 2019 (令和元年5月1日)"),
        ];
        for (lang, spoken, written) in table {
            assert_eq!(Words::of(lang).spoken_date(day), spoken);
            assert_eq!(Words::of(lang).date_in_eras(day), written);
        }
    }
}
