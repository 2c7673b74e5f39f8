//! 和暦 and 西暦: civil dates as Japanese papers write them.
//!
//! Era names count arithmetically: 平成31年5月1日 and 昭和64年1月8日 do occur on papers made before an era ended and
//! mean the day that the number of years gives (domain.md §7). 元年 and 1年 are the same.

use chrono::{Datelike, NaiveDate};
use unicode_normalization::UnicodeNormalization;

/// An era: its name, the letter that papers abbreviate it with, the western year before its first, its first day.
struct Era {
    name: &'static str,
    letter: char,
    year_before: i32,
    first_day: (i32, u32, u32),
}

/// The eras, newest first.
const ERAS: [Era; 5] = [
    Era { name: "令和", letter: 'R', year_before: 2018, first_day: (2019, 5, 1) },
    Era { name: "平成", letter: 'H', year_before: 1988, first_day: (1989, 1, 8) },
    Era { name: "昭和", letter: 'S', year_before: 1925, first_day: (1926, 12, 25) },
    Era { name: "大正", letter: 'T', year_before: 1911, first_day: (1912, 7, 30) },
    Era { name: "明治", letter: 'M', year_before: 1867, first_day: (1868, 1, 1) },
];

/// The first and the last day that this library takes for a date on a paper or a card.
pub const RANGE: (NaiveDate, NaiveDate) = (day(1868, 1, 1), day(2200, 12, 31));

/// A date known at compile time.
const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => panic!("a constant of this file is no date"),
    }
}

/// Whether a date lies within [`RANGE`].
pub fn in_range(date: NaiveDate) -> bool {
    RANGE.0 <= date && date <= RANGE.1
}

/// Reads the first date in a text: `2025年1月1日`, `令和7年1月1日`, `令和元年５月１日`, `R7.1.1`, `2025/01/01`,
/// `2025-01-01`. Full-width digits and white space anywhere count as their half-width forms and as nothing.
/// What stands around the date (`保存日時：…時点`, a time of day) is passed over.
///
/// `None` where there is no date, it does not exist in the calendar, or it lies outside [`RANGE`].
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    // First with the white space as it stands: in `2025/1/2 14:05` it ends the day. Then without any: `2 0 2 5 年`.
    let text = ["㋿令和", "㍻平成", "㍼昭和", "㍽大正", "㍾明治"].iter().fold(text.to_owned(), |text, era| {
        let mut letters = era.chars();
        letters.next().map_or_else(String::new, |one| text.replace(one, letters.as_str()))
    });
    // Canonical forms: some fonts say that their 年 is the compatibility ideograph of the same shape.
    let spaced: Vec<char> = text.nfc().map(|c| if c.is_whitespace() { ' ' } else { half_width(c) }).collect();
    let close: Vec<char> = spaced.iter().copied().filter(|c| *c != ' ').collect();
    let (spaced, close) = (in_digits(&spaced), in_digits(&close));
    first_date(&spaced).or_else(|| first_date(&close))
}

/// Reads the day on which something ends: of `令和7年8月1日から令和8年7月31日まで` the last. `None` where a text says
/// from when and not until when.
pub fn parse_end(text: &str) -> Option<NaiveDate> {
    let pieces: Vec<&str> = text.split(['～', '〜', '~']).flat_map(|piece| piece.split("から")).collect();
    parse_date(pieces.last()?)
}

/// Kanji numerals before 年, 月 and 日 in ASCII digits: 八 is 8, 三十一 is 31, 二〇二六 is 2026.
fn in_digits(chars: &[char]) -> Vec<char> {
    let mut written = Vec::with_capacity(chars.len());
    let mut rest = chars;
    while !rest.is_empty() {
        let run = rest.iter().take_while(|c| numeral(**c).is_some()).count();
        let (run, after) = rest.split_at_checked(run.max(1)).unwrap_or((rest, &[]));
        match kanji_number(run).filter(|_| matches!(skip_spaces(after).first(), Some('年' | '月' | '日'))) {
            Some(number) => written.extend(number.chars()),
            None => written.extend(run),
        }
        rest = after;
    }
    written
}

/// What a kanji numeral counts; 十 is ten.
fn numeral(c: char) -> Option<u32> {
    "〇一二三四五六七八九十".chars().position(|k| k == c).and_then(|at| u32::try_from(at).ok())
}

/// A number up to 99 with 十, or digit by digit.
fn kanji_number(run: &[char]) -> Option<String> {
    let digits: Vec<u32> = run.iter().map(|c| numeral(*c)).collect::<Option<_>>()?;
    match *digits.as_slice() {
        [] => None,
        [10] => Some("10".to_owned()),
        [10, ones] if ones < 10 => Some((10 + ones).to_string()),
        [tens, 10] if tens < 10 => Some((10 * tens).to_string()),
        [tens, 10, ones] if tens < 10 && ones < 10 => Some((10 * tens + ones).to_string()),
        ref digits => digits.iter().map(|digit| char::from_digit(*digit, 10)).collect(),
    }
}

/// The first date in a text.
fn first_date(chars: &[char]) -> Option<NaiveDate> {
    (0..chars.len()).find_map(|start| date_at(chars.get(start..)?, start.checked_sub(1).and_then(|i| chars.get(i))))
}

/// The ASCII form of a full-width digit, letter or sign that dates are written with.
fn half_width(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | '．' | '／' | '－' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '・' => '.',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}' | '\u{00AD}' | '\u{2043}' => '-',
        _ => c,
    }
}

/// A date that begins exactly here; `before` is the character in front of it.
fn date_at(chars: &[char], before: Option<&char>) -> Option<NaiveDate> {
    let (year, rest) = year_at(chars, before)?;
    let (month, rest) = digits(skip_spaces(skip_brackets(rest)), 2)?;
    let in_kanji = skip_spaces(rest).first() == Some(&'月');
    let rest = separator(rest, '月')?;
    let (day, rest) = digits(skip_spaces(rest), 2)?;
    // "2025年1月123" is not the 12th, and 2025年1月2 4日 not the 2nd.
    let ends = if in_kanji {
        skip_spaces(rest).first() == Some(&'日')
    } else {
        !rest.first().is_some_and(char::is_ascii_digit)
    };
    NaiveDate::from_ymd_opt(year, month, day).filter(|date| ends && in_range(*date))
}

/// Without the spaces at the beginning.
fn skip_spaces(chars: &[char]) -> &[char] {
    chars.iter().position(|c| *c != ' ').and_then(|start| chars.get(start..)).unwrap_or_default()
}

/// Without the other calendar's year in brackets: 令和8年(2026年)7月31日.
fn skip_brackets(chars: &[char]) -> &[char] {
    let rest = skip_spaces(chars);
    let end = rest.iter().take(12).position(|c| matches!(c, ')' | '）'));
    match (rest.first(), end) {
        (Some('(' | '（'), Some(end)) => rest.get(end + 1..).unwrap_or_default(),
        _ => chars,
    }
}

/// A year with its separator: of an era, or western with four digits.
fn year_at<'a>(chars: &'a [char], before: Option<&char>) -> Option<(i32, &'a [char])> {
    for era in &ERAS {
        let name: Vec<char> = era.name.chars().collect();
        // With its name an era may last: 令和100年 is a day of the range. Behind a letter three digits are a number.
        let (rest, most) = if let Some(rest) = chars.strip_prefix(name.as_slice()) {
            (rest, 3)
        } else if era.name.chars().next() == chars.first().copied()
            && chars.get(1).is_some_and(|next| next.is_ascii_digit() || *next == '元')
        {
            // 昭60.1.2
            (chars.get(1..)?, 2)
        } else if chars.first() == Some(&era.letter) && !before.is_some_and(char::is_ascii_alphanumeric) {
            (chars.get(1..)?, 2)
        } else {
            continue;
        };
        let rest = skip_spaces(rest);
        let (year, rest) = match rest.strip_prefix(&['元']) {
            Some(rest) => (1, rest),
            None => digits(rest, most)?,
        };
        if year == 0 {
            return None;
        }
        return Some((era.year_before + i32::try_from(year).ok()?, separator(rest, '年')?));
    }
    if before.is_some_and(char::is_ascii_digit) {
        return None;
    }
    let (year, rest) = digits(chars, 4)?;
    (year >= 1000).then_some(())?;
    Some((i32::try_from(year).ok()?, separator(rest, '年')?))
}

/// One to `most` ASCII digits.
fn digits(chars: &[char], most: usize) -> Option<(u32, &[char])> {
    let count = chars.iter().take(most).take_while(|c| c.is_ascii_digit()).count();
    let (number, rest) = chars.split_at_checked(count)?;
    let value = number.iter().collect::<String>().parse().ok()?;
    Some((value, rest))
}

/// The separator after a year or month: 年 or 月, or one of `.`, `/`, `-`.
fn separator(chars: &[char], kanji: char) -> Option<&[char]> {
    let (first, rest) = skip_spaces(chars).split_first()?;
    (*first == kanji || matches!(first, '.' | '/' | '-')).then_some(rest)
}

/// A date in 和暦: `令和7年1月1日`, the first year as 元年. Dates before 1868 come out in 西暦.
pub fn to_wareki(date: NaiveDate) -> String {
    let (month, day_of_month) = (date.month(), date.day());
    for era in &ERAS {
        let (y, m, d) = era.first_day;
        if day(y, m, d) <= date {
            let year = date.year() - era.year_before;
            let year = if year == 1 { "元".to_owned() } else { year.to_string() };
            return format!("{}{year}年{month}月{day_of_month}日", era.name);
        }
    }
    to_seireki(date)
}

/// A date in 西暦: `2025年1月1日`.
pub fn to_seireki(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parse_date_reads_every_way_of_writing() {
        let table = [
            ("2025年1月1日", "2025-01-01"),
            ("保存日時：2025年1月1日時点", "2025-01-01"),
            ("保存日時：2025年12月31日 23:59時点", "2025-12-31"),
            ("２０２５年１２月３日", "2025-12-03"),
            ("2025 年 1 月 1 日", "2025-01-01"),
            ("令和7年1月1日", "2025-01-01"),
            ("令 和 ７ 年 １ 月 １ 日", "2025-01-01"),
            ("令和元年5月1日", "2019-05-01"),
            ("令和1年5月1日", "2019-05-01"),
            ("平成31年4月30日", "2019-04-30"),
            ("平成31年5月1日", "2019-05-01"),
            ("昭和64年1月8日", "1989-01-08"),
            ("昭和元年12月25日", "1926-12-25"),
            ("大正15年12月24日", "1926-12-24"),
            ("明治45年7月29日", "1912-07-29"),
            ("令和100年1月1日", "2118-01-01"),
            ("R8.7.31", "2026-07-31"),
            ("S47/8/24", "1972-08-24"),
            ("2026/07/31", "2026-07-31"),
            ("2026-07-31", "2026-07-31"),
            ("2028年2月29日", "2028-02-29"),
            ("2025/02/24 9:03:27時点", "2025-02-24"),
            ("2025/2/2 14:05", "2025-02-02"),
            ("2 0 2 5 年 1 月 2 4 日", "2025-01-24"),
            ("2025年1月2 4日", "2025-01-24"),
            ("令和 8年 7月31日", "2026-07-31"),
            ("㋿8年7月31日", "2026-07-31"),
            ("昭60.1.2", "1985-01-02"),
            ("平元年5月1日", "1989-05-01"),
            ("令和 7. 4. 1", "2025-04-01"),
            ("S60.1.2", "1985-01-02"),
            ("2025年 4月 1日", "2025-04-01"),
            ("令和8年（2026年）7月31日", "2026-07-31"),
            ("2026年（令和8年）7月31日", "2026-07-31"),
            ("令和八年七月三十一日", "2026-07-31"),
            ("平成十年 十 月 二十日", "1998-10-20"),
            ("二〇二六年一月十一日", "2026-01-11"),
            ("2026\u{2010}07\u{2011}31", "2026-07-31"),
            ("2026\u{2212}7\u{2212}31", "2026-07-31"),
            ("令和8\u{F98E}7月31日", "2026-07-31"),
        ];
        for (text, iso) in table {
            assert_eq!(parse_date(text).map(|d| d.to_string()).as_deref(), Some(iso), "{text}");
        }
    }

    #[test]
    fn parse_date_refuses_what_is_no_day() {
        for text in [
            "",
            "—",
            "2025年",
            "2025年13月1日",
            "2027年2月29日",
            "令和0年1月1日",
            "1867年12月31日",
            "2201年1月1日",
            "12025年1月1日",
            "2025年1月123日",
            "昭和年月日",
            "R100.1.1",
            "年月日",
            "令和8年月日",
            "令和八十一十年七月一日",
            "7月32日",
            // No era and two digits: nobody knows which.
            "60.1.2",
            "60年1月2日",
            "08/07/31",
        ] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    #[test]
    fn parse_end_takes_the_last_day_of_a_span() {
        let table = [
            ("令和7年8月1日～令和8年7月31日", Some("2026-07-31")),
            ("2025/08/01 〜 2026/07/31", Some("2026-07-31")),
            ("令和7年8月1日から令和8年7月31日まで", Some("2026-07-31")),
            ("令和8年7月31日まで", Some("2026-07-31")),
            ("令和7年8月1日から", None),
            // Which year the second has is not said.
            ("令和7年8月1日～7月31日", None),
        ];
        for (text, iso) in table {
            assert_eq!(parse_end(text).map(|d| d.to_string()).as_deref(), iso, "{text}");
        }
    }

    #[test]
    fn wareki_changes_on_the_first_day_of_an_era() {
        let table = [
            ((2019, 4, 30), "平成31年4月30日"),
            ((2019, 5, 1), "令和元年5月1日"),
            ((2026, 11, 21), "令和8年11月21日"),
            ((1989, 1, 7), "昭和64年1月7日"),
            ((1989, 1, 8), "平成元年1月8日"),
            ((1926, 12, 24), "大正15年12月24日"),
            ((1926, 12, 25), "昭和元年12月25日"),
            ((1912, 7, 29), "明治45年7月29日"),
            ((1912, 7, 30), "大正元年7月30日"),
        ];
        for ((y, m, d), text) in table {
            assert_eq!(to_wareki(day(y, m, d)), text);
        }
    }
}
