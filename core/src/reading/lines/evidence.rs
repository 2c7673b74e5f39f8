//! Which evidence proves which field.
//!
//! Confidence alone proves nothing. Beside it must speak: a check digit (保険者番号), a closed list of words (本人・家族,
//! 性別, 負担割合), the calendar (dates), a second place that says the same, the width that so many digits take. What
//! looks like something else that would do there as well (髙 and 高) is never sure.
//! Start at [`is_sure`].

use super::super::fold;
use super::super::labels::Meaning;
use super::chars;
use super::page::Placed;
use super::width::{count_fits, has_room_for_more, usual_width};
use crate::model::insurer::{Scheme, check_digit_fits, prefecture};
use crate::model::{Field, Relation, name, wareki};
use chrono::{Datelike, NaiveDate};

/// The recogniser has no doubt.
const HIGH: f64 = 0.86;
/// The recogniser has hardly a doubt: enough where something else speaks for the value.
pub(super) const FAIR: f64 = 0.8;
/// Enough where the value proves itself.
const SOME: f64 = 0.6;

/// A value where it stands on the paper.
pub(super) struct Found {
    pub(super) field: Field,
    /// Normalised.
    pub(super) value: String,
    /// As recognised, without what is around it.
    pub(super) printed: String,
    /// No character had to be put right.
    pub(super) plain: bool,
    /// The lines that it was made of.
    pub(super) sources: Vec<Placed>,
}

impl Found {
    /// The least of its lines' confidences; 0 where its lines are not known. A line that holds a label too is less
    /// certain for the value than as a whole: its doubt may all lie in the value.
    pub(super) fn confidence(&self) -> f64 {
        const MOST_SHARE: f64 = 1.5;
        let least = self.sources.iter().map(|line| line.confidence).fold(f64::INFINITY, f64::min);
        if !least.is_finite() {
            return 0.0;
        }
        let all: f64 = self.sources.iter().map(|line| chars::width(&fold::label(&line.text))).sum();
        let share = all / chars::width(&fold::label(&self.printed)).max(0.5);
        1.0 - (1.0 - least) * share.clamp(1.0, MOST_SHARE)
    }
}

/// A paper with one person: what a value is judged by.
pub(super) struct Paper<'a> {
    pub(super) today: NaiveDate,
    pub(super) found: &'a [Found],
    pub(super) lines: &'a [&'a Placed],
    /// What the labels name that had to be put right.
    pub(super) repaired: &'a [Meaning],
}

/// What is known of the places that say a value.
pub(super) struct Support<'a> {
    /// The surest place.
    pub(super) best: Option<&'a Found>,
    /// How many places say it without a character put right, with fair confidence.
    places: usize,
    confidence: f64,
}

/// Whether a person's value of a field may be kept without asking.
pub(super) fn is_sure(paper: &Paper<'_>, field: Field, value: &str) -> bool {
    if misreads_digits(paper) && HAS_DIGITS.contains(&field) {
        return false;
    }
    // Two places that disagree prove nothing.
    if paper.found.iter().any(|found| found.field == field && !agrees(field, &found.value, value)) {
        return false;
    }
    if contradicts(paper, field, value) {
        return false;
    }
    let support = support(paper, field, value);
    match field {
        Field::InsurerNumber => insurer_number(&support, value),
        Field::Relation | Field::Sex => support.confidence >= SOME && is_one_word(field, &support),
        Field::CopayPercent => support.confidence >= HIGH && is_one_word(field, &support),
        _ if paper.repaired.contains(&Meaning::Field(field)) => false,
        Field::Branch => branch(paper, &support, value),
        Field::Symbol | Field::Number => identifier(paper, &support, value),
        Field::ValidUntil
        | Field::SavedOn
        | Field::ValidFrom
        | Field::EffectiveOn
        | Field::IssuedOn
        | Field::BirthDate => day(paper, &support, field, value),
        Field::Name | Field::Householder => person(&support, value),
        Field::Kana => kana(&support, value),
        Field::InsurerName | Field::Issuer => insurer_name(paper, &support, value),
        // Long, free, with digits that nothing confirms.
        Field::Address => false,
    }
}

/// The fields that are made of digits.
const HAS_DIGITS: [Field; 10] = [
    Field::Symbol,
    Field::Number,
    Field::Branch,
    Field::CopayPercent,
    Field::ValidUntil,
    Field::SavedOn,
    Field::ValidFrom,
    Field::EffectiveOn,
    Field::IssuedOn,
    Field::BirthDate,
];

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

fn agrees(field: Field, one: &str, other: &str) -> bool {
    match field {
        Field::InsurerName | Field::Issuer | Field::Address => fold::label(one) == fold::label(other),
        _ => one == other,
    }
}

fn support<'a>(paper: &Paper<'a>, field: Field, value: &str) -> Support<'a> {
    let same =
        || paper.found.iter().filter(|found| found.field == field && agrees(field, &found.value, value) && found.plain);
    let best = same().max_by(|a, b| a.confidence().total_cmp(&b.confidence()));
    // Two labels before one value are one place.
    let mut stand: Vec<(u64, u64)> = same()
        .filter(|found| found.confidence() >= FAIR)
        .filter_map(|found| found.sources.first())
        .map(|line| (line.u0.to_bits(), line.v.to_bits()))
        .collect();
    stand.sort_unstable();
    stand.dedup();
    let mut places = stand.len();
    let mut confidence = best.map_or(0.0, Found::confidence);
    // Names of insurers and days of issue also stand without a label.
    let unlabelled = |line: &&&Placed| {
        let text = fold::label(&line.text);
        let says = match field {
            Field::InsurerName | Field::Issuer => text == fold::label(value),
            Field::IssuedOn => {
                text.ends_with("発行") && wareki::parse_date(&line.text).is_some_and(|d| d.to_string() == value)
            }
            _ => false,
        };
        says && !same().any(|found| found.sources.iter().any(|source| (source.u0, source.v) == (line.u0, line.v)))
    };
    for line in paper.lines.iter().filter(unlabelled) {
        places += usize::from(line.confidence >= FAIR);
        confidence = confidence.max(line.confidence);
    }
    Support { best, places, confidence }
}

/// 保険者番号: the check digit, the scheme and the prefecture. One wrong digit never passes, hardly any two do.
fn insurer_number(support: &Support<'_>, value: &str) -> bool {
    let proven = check_digit_fits(value) && Scheme::of(value).is_some() && prefecture(value).is_some();
    // Six digits could be eight of which two were lost.
    let enough = if value.len() == 8 { SOME } else { FAIR };
    proven && support.confidence >= enough
}

/// A word of a closed list that is all there is.
fn is_one_word(field: Field, support: &Support<'_>) -> bool {
    let words: &[&str] = match field {
        Field::Relation => &["本人", "家族", "被扶養者", "家族(被扶養者)", "世帯主", "世帯員", "被保険者"],
        Field::Sex => &["男", "女", "男性", "女性"],
        _ => &["1割", "2割", "3割"],
    };
    // Beside it may stand what a recogniser makes of a table's rule, but no other word of the list.
    let is_it = |found: &Found| {
        let whole = fold::label(&found.printed);
        let alone = words.contains(&whole.as_str());
        let mut parts = found.printed.split_whitespace().map(fold::label).filter(|part| words.contains(&part.as_str()));
        alone || (field == Field::Relation && parts.next().is_some_and(|word| !others(words, &word, &whole)))
    };
    support.best.is_some_and(is_it)
}

/// Whether a text holds another word of a list than the one that was found in it.
fn others(words: &[&str], word: &str, text: &str) -> bool {
    let rest = text.replacen(word, "", 1);
    words.iter().any(|other| rest.contains(other))
}

/// 枝番: two digits, always, so that none can be lost, and low: families are small. 00 is the insured person.
fn branch(paper: &Paper<'_>, support: &Support<'_>, value: &str) -> bool {
    let plausible = value.len() == 2 && value.parse::<u8>().is_ok_and(|number| number <= 20);
    let insured =
        paper.found.iter().any(|found| found.field == Field::Relation && found.value == Relation::Insured.key());
    let confidence = support.confidence;
    plausible
        && (support.places >= 2
            || (value == "00" && insured && confidence >= SOME)
            || (confidence >= HIGH && proven(paper).next().is_some()))
}

/// 記号 and 番号: nothing in them tells a wrong digit. Two places that agree, or one where the paper's digits were read
/// right elsewhere and the digits take the room that so many take.
fn identifier(paper: &Paper<'_>, support: &Support<'_>, value: &str) -> bool {
    let digits =
        value.chars().all(|c| c.is_ascii_digit() || c == '-') && value.starts_with(|c: char| c.is_ascii_digit());
    if !digits {
        return false;
    }
    if support.places >= 2 {
        // The same recogniser may lose the same digit twice: then there is room for it.
        return !has_room_for_more(paper, support, value);
    }
    // A single 1 may be a rule of the table.
    value.len() >= 2 && support.confidence >= HIGH && count_fits(paper, support, value)
}

/// The places where a 保険者番号 was read that proves itself.
pub(super) fn proven<'a>(paper: &Paper<'a>) -> impl Iterator<Item = &'a Found> {
    paper.found.iter().filter(|found| {
        let value = &found.value;
        found.field == Field::InsurerNumber && found.plain && check_digit_fits(value) && Scheme::of(value).is_some()
    })
}

/// A day: written in full, and where such a day can lie.
fn day(paper: &Paper<'_>, support: &Support<'_>, field: Field, value: &str) -> bool {
    let Ok(day) = value.parse::<NaiveDate>() else { return false };
    let in_full = support.best.is_none_or(|found| is_date_in_full(&found.printed));
    let lone = support.best.is_none_or(|found| has_lone_digit(&found.printed));
    let spoiled = lone && longer(day).into_iter().any(|other| is_plausible(field, other, paper.today));
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
        _ => day.year() >= 2020 && day.year() <= today.year() + 10,
    }
}

/// The days of which one is left where a recogniser loses a digit of the month or the day, without any doubt: 3日 of
/// 13日, 23日, 30日 and 31日.
fn longer(day: NaiveDate) -> Vec<NaiveDate> {
    let numbers = |one: u32, most: u32| {
        let lost = move |many: &u32| one < 10 && (many % 10 == one || many / 10 == one);
        std::iter::once(one).chain((10..=most).filter(lost)).collect::<Vec<u32>>()
    };
    let days = numbers(day.day(), 31);
    let of_month = |month: u32| days.iter().filter_map(move |d| NaiveDate::from_ymd_opt(day.year(), month, *d));
    numbers(day.month(), 12).into_iter().flat_map(of_month).filter(|other| *other != day).collect()
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
fn is_date_in_full(text: &str) -> bool {
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

/// A person's name: two parts of the characters of names, none of which may be another one.
fn person(support: &Support<'_>, value: &str) -> bool {
    let parts: Vec<&str> = value.split('\u{3000}').collect();
    let lengths = |part: &&str| (1..=4).contains(&part.chars().count());
    let shape = parts.len() == 2 && parts.iter().all(lengths);
    let letters = || value.chars().filter(|c| *c != '\u{3000}');
    let plain = letters().all(|c| chars::is_of_name(c) && !name::has_variants(c));
    // What looks alike is misread in every place alike.
    let alike = letters().any(chars::is_lookalike) || value.ends_with(['大', '太']);
    shape && plain && !alike && (support.places >= 2 || support.confidence >= HIGH)
}

/// フリガナ: marks and small letters blur; only two places that agree prove it.
fn kana(support: &Support<'_>, value: &str) -> bool {
    let katakana = value.chars().all(|c| matches!(c, 'ァ'..='ヶ' | 'ー' | '\u{3000}'));
    katakana && support.places >= 2
}

/// 保険者名, 交付者名: a whole name that ends as such names do, read twice, or once in characters of the usual width, so
/// that none was lost between them.
fn insurer_name(paper: &Paper<'_>, support: &Support<'_>, value: &str) -> bool {
    const ENDS: [&str; 9] =
        ["健康保険組合", "国民健康保険組合", "共済組合", "支部", "広域連合", "市", "区", "町", "村"];
    let folded = fold::label(value);
    if support.confidence >= SOME && proven(paper).any(|number| is_name_of(&folded, &number.value)) {
        return true;
    }
    let known = |c: char| chars::is_of_name(c) && !matches!(c, 'ケ' | 'ヶ') || c.is_ascii_alphanumeric() || c == '・';
    let own = ENDS.iter().filter_map(|end| folded.strip_suffix(end)).map(|own| own.chars().count()).min().unwrap_or(0);
    let branch_office = folded.ends_with("支部");
    let whole = own >= 2 && (!branch_office || folded.contains("協会") || folded.contains("共済"));
    let once = || {
        let sources = support.best.map(|found| found.sources.as_slice()).unwrap_or_default();
        support.confidence >= HIGH && !sources.is_empty() && sources.iter().all(|line| usual_width(paper, line))
    };
    folded.chars().all(known) && whole && (support.places >= 2 || once())
}

/// Whether this is the name that a 保険者番号 stands for: of 協会けんぽ and 後期高齢者医療 there is one in a prefecture.
fn is_name_of(folded: &str, number: &str) -> bool {
    #[rustfmt::skip]
    const PREFECTURES: [&str; 47] = [
        "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県", "群馬県", "埼玉県", "千葉県",
        "東京都", "神奈川県", "新潟県", "富山県", "石川県", "福井県", "山梨県", "長野県", "岐阜県", "静岡県", "愛知県", "三重県",
        "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県", "岡山県", "広島県", "山口県", "徳島県",
        "香川県", "愛媛県", "高知県", "福岡県", "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県",
    ];
    let code = prefecture(number).map(usize::from).and_then(|code| code.checked_sub(1));
    let Some(place) = code.and_then(|index| PREFECTURES.get(index)) else { return false };
    match Scheme::of(number) {
        Some(Scheme::Kyokai) => {
            folded == format!("全国健康保険協会{}支部", place.strip_suffix(['都', '府', '県']).unwrap_or(place))
        }
        Some(Scheme::LateElderly) => folded == format!("{place}後期高齢者医療広域連合"),
        _ => false,
    }
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

    #[test]
    fn insurers_of_a_prefecture_are_named_by_their_number() {
        let table = [
            ("全国健康保険協会東京支部", "01130012", true),
            ("全国健康保険協会北海道支部", "01010016", true),
            ("全国健康保険協会京都支部", "01260017", true),
            ("全国健康保険協会大阪支部", "01130012", false),
            ("東京都後期高齢者医療広域連合", "39131016", true),
            ("うみかぜ健康保険組合", "06130488", false),
        ];
        for (name, number, is) in table {
            assert_eq!(is_name_of(name, number), is, "{name}");
        }
    }
}
