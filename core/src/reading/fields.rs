//! Printed texts to values: one parser a field. What can't be the field's value is no value, never a guess.

use super::fold;
use crate::model::{Coverage, Field, Relation, Sex, wareki};
use chrono::NaiveDate;

/// Puts a printed text into a field, normalised. `false`: it can't be a value of this field; nothing is changed.
/// Empty texts and dashes are values: the field is then known to be absent.
pub(super) fn set(coverage: &mut Coverage, field: Field, printed: &str) -> bool {
    let printed = fold::radicals(printed);
    // A letter that the file does not tell: half a number is worse than none.
    if printed.contains('\u{FFFD}') {
        return false;
    }
    if fold::is_empty_value(&printed) {
        return true;
    }
    match field {
        Field::InsurerName => fill(&mut coverage.insurer_name, joined(&printed)),
        Field::InsurerNumber => fill(&mut coverage.insurer_number, insurer_number(&printed)),
        Field::Symbol => fill(&mut coverage.symbol, identifier(&printed, 40)),
        Field::Number => fill(&mut coverage.number, identifier(&printed, 40).filter(|text| is_number(text))),
        Field::Branch => fill(&mut coverage.branch, branch(&printed)),
        Field::Name => fill(&mut coverage.name, person(&printed)),
        Field::Kana => fill(&mut coverage.kana, person(&printed)),
        Field::Householder => fill(&mut coverage.householder, person(&printed)),
        Field::Relation => match relation(&printed) {
            Some(relation) => fill(&mut coverage.relation, relation),
            None => false,
        },
        Field::CopayPercent => fill(&mut coverage.copay_percent, copay_percent(&printed)),
        Field::ValidUntil => fill(&mut coverage.valid_until, wareki::parse_end(&printed)),
        Field::SavedOn => fill(&mut coverage.saved_on, date(&printed)),
        Field::ValidFrom => fill(&mut coverage.valid_from, date(&printed)),
        Field::EffectiveOn => fill(&mut coverage.effective_on, date(&printed)),
        Field::IssuedOn => fill(&mut coverage.issued_on, date(&printed)),
        Field::BirthDate => fill(&mut coverage.birth_date, date(&printed)),
        Field::Issuer => fill(&mut coverage.issuer, joined(&printed)),
        Field::Address => fill(&mut coverage.address, joined(&printed)),
        Field::Sex => fill(&mut coverage.sex, sex(&printed)),
    }
}

/// Whether an identifier can be a 番号. One without a digit is the next column's label, not known to us.
fn is_number(text: &str) -> bool {
    !text.contains('(') && text.contains(|c: char| c.is_ascii_digit())
}

/// Whether a printed text can be a value of a field, or says that there is none.
pub(super) fn is_value(field: Field, printed: &str) -> bool {
    set(&mut Coverage::default(), field, printed)
}

/// Whether a field's values are dates.
pub(super) fn is_date(field: Field) -> bool {
    use Field::{BirthDate, EffectiveOn, IssuedOn, SavedOn, ValidFrom, ValidUntil};
    matches!(field, ValidUntil | SavedOn | ValidFrom | EffectiveOn | IssuedOn | BirthDate)
}

/// Keeps a value where there is one.
fn fill<T>(place: &mut Option<T>, value: Option<T>) -> bool {
    let there = value.is_some();
    if there {
        *place = value;
    }
    there
}

/// 保険者番号: six or eight digits. Any other length is a number that was cut or run together with something.
fn insurer_number(text: &str) -> Option<String> {
    let digits = without_remark(fold::narrow(text));
    (digits.bytes().all(|b| b.is_ascii_digit()) && matches!(digits.len(), 6 | 8)).then_some(digits)
}

/// 記号 or 番号: any short text; spaces inside are the printer's.
fn identifier(text: &str, most: usize) -> Option<String> {
    let value = fold::narrow(text);
    // A bracket without its other half, or with a label in it: something was cut in the wrong place.
    let count = |sign: char| value.chars().filter(|c| *c == sign).count();
    let whole = count('(') == count(')') && !["枝番", "番号", "記号", "氏名"].iter().any(|label| value.contains(label));
    // A digit of another script, in a ring or on high (it may be a note's mark): what was printed there nobody knows.
    let whole =
        whole && value.chars().all(|c| c.is_ascii() || !c.is_numeric() || matches!(c, '〇' | '\u{4E00}'..='\u{9FFF}'));
    (whole && !value.is_empty() && value.chars().count() <= most && !value.contains('。')).then_some(value)
}

/// 枝番: two digits; one to four letters are kept, for a warning.
fn branch(text: &str) -> Option<String> {
    let value = without_remark(fold::narrow(text));
    let plain = value.chars().all(|c| c.is_ascii_alphanumeric());
    (plain && (1..=4).contains(&value.len())).then_some(value)
}

/// A number without a remark in brackets behind it, or brackets around it: `00(本人)`, `(06130488)`.
fn without_remark(value: String) -> String {
    let value = match value.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inside) => inside.to_owned(),
        None => value,
    };
    match value.split_once('(') {
        Some((number, remark)) if !number.is_empty() && remark.ends_with(')') => number.to_owned(),
        _ => value,
    }
}

/// A person's name: runs of white space are one U+3000, all else stays as printed.
fn person(text: &str) -> Option<String> {
    let text = fold::middle_dots(text);
    let name = text.split_whitespace().collect::<Vec<_>>().join("\u{3000}");
    (!name.is_empty() && name.chars().count() <= 80 && !name.contains('。')).then_some(name)
}

/// A text whose line breaks and outer white space do not count.
fn joined(text: &str) -> Option<String> {
    let text = fold::middle_dots(text.trim());
    (!text.is_empty() && text.chars().count() <= 120).then_some(text)
}

/// 本人・家族の別. The inner `None`: a word that names neither (その他). The outer: no such word at all.
fn relation(text: &str) -> Option<Option<Relation>> {
    let text = fold::label(text);
    let insured = ["本人", "世帯主", "被保険者", "組合員"].iter().any(|word| text.contains(word));
    let family = ["家族", "被扶養者", "世帯員", "扶養"].iter().any(|word| text.contains(word));
    match (insured, family) {
        (true, false) => Some(Some(Relation::Insured)),
        (false, true) => Some(Some(Relation::Family)),
        // Both printed and one of them ringed by hand: not for us to tell.
        (true, true) => Some(None),
        (false, false) if text.contains("その他") => Some(None),
        (false, false) => None,
    }
}

/// 負担割合: `2割`, `２割`, `二割`, `20%`.
fn copay_percent(text: &str) -> Option<u8> {
    let text = fold::label(text);
    let before = |sign| text.split(sign).next().filter(|head| head.len() < text.len());
    let number = |head: &str| {
        let digits: String = head.chars().rev().take_while(char::is_ascii_digit).collect();
        let digits: String = digits.chars().rev().collect();
        let kanji = head.chars().last().and_then(|c| "〇一二三四五六七八九十".chars().position(|k| k == c));
        digits.parse::<u32>().ok().or_else(|| u32::try_from(kanji?).ok())
    };
    let percent = match (before('割').and_then(number), before('%').and_then(number)) {
        (Some(tenths), _) => tenths.checked_mul(10)?,
        (None, Some(percent)) => percent,
        (None, None) => return None,
    };
    // 1% to 9% are no share that anyone pays, and kept as a digit alone they would read as tenths.
    u8::try_from(percent).ok().filter(|percent| matches!(percent, 0 | 10..=100))
}

fn sex(text: &str) -> Option<Sex> {
    match (text.contains('男'), text.contains('女')) {
        (true, false) => Some(Sex::Male),
        (false, true) => Some(Sex::Female),
        _ => None,
    }
}

fn date(text: &str) -> Option<NaiveDate> {
    wareki::parse_date(text)
}

/// What stands behind one label 記号・番号.
#[derive(Debug, PartialEq)]
pub(super) struct SymbolNumber {
    /// Empty for an insurer without 記号.
    pub(super) symbol: String,
    pub(super) number: String,
    pub(super) branch: Option<String>,
}

/// 記号, 番号 and 枝番 out of one text: `12・345`, `12 345`, `12-345` where there is only one dash, a lone number;
/// with the 枝番 in brackets or behind its name: `12・345（01）`, `12 345 (枝番) 01`.
/// `None`: more parts than can be told apart.
pub(super) fn symbol_and_number(text: &str) -> Option<SymbolNumber> {
    let text: String = fold::radicals(text);
    let (text, branch) = split_branch(&text);
    let parts = |separators: &[char]| -> Vec<String> {
        let parts = text.split(|c: char| separators.contains(&c)).map(fold::narrow);
        parts.filter(|part| !part.is_empty()).collect()
    };
    let plain = |part: &String| !part.contains(['(', ')', '枝', '[', ']']);
    for separators in [&['・', '･', '/', '／'][..], &[' ', '\u{3000}'], &['-', '－', '‐', '−', '―']] {
        let parts = parts(separators);
        if !parts.iter().all(plain) {
            return None;
        }
        match parts.as_slice() {
            [_] => {}
            [symbol, number] => return Some(SymbolNumber { symbol: symbol.clone(), number: number.clone(), branch }),
            // More than one dash: a number alone, or a symbol and a number, nobody knows.
            _ => return None,
        }
    }
    let number = fold::narrow(&text);
    (!number.is_empty()).then_some(SymbolNumber { symbol: String::new(), number, branch })
}

/// 記号, 番号 and 枝番 behind a label that names all three: `12・345・01` too.
pub(super) fn symbol_number_and_branch(text: &str) -> Option<SymbolNumber> {
    let folded: String = fold::radicals(text);
    for separators in [&['・', '･', '/', '／'][..], &[' ', '\u{3000}'], &['-', '－', '‐', '−', '―']] {
        let parts = folded.split(|c: char| separators.contains(&c)).map(fold::narrow);
        let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
        let [symbol, number, branch] = parts.as_slice() else { continue };
        let plain = !parts.iter().any(|part| part.contains(['(', ')', '[', ']']));
        let two_digits = branch.len() == 2 && branch.bytes().all(|b| b.is_ascii_digit());
        return (plain && two_digits).then(|| SymbolNumber {
            symbol: symbol.clone(),
            number: number.clone(),
            branch: Some(branch.clone()),
        });
    }
    // Of two parts nobody knows which is missing, unless the 枝番 stands in brackets.
    symbol_and_number(text).filter(|parts| parts.branch.is_some())
}

/// A text without the 枝番 at its end, and that.
pub(super) fn split_branch(text: &str) -> (String, Option<String>) {
    let digits = |part: &str| {
        let part = fold::narrow(part);
        (part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit())).then_some(part)
    };
    if let Some((before, after)) = text.split_once("枝番") {
        let after = after.trim_start_matches(['号', ')', '）', ':', '：', ' ', '\u{3000}']);
        let before = before.trim_end_matches(['(', '（', ' ', '\u{3000}']);
        if let Some(branch) = digits(after.trim_end_matches([')', '）'])) {
            return (before.to_owned(), Some(branch));
        }
    }
    let closed = text.trim_end().strip_suffix([')', '）']);
    if let Some((before, inside)) = closed.and_then(|text| text.rsplit_once(['(', '（']))
        && let Some(branch) = digits(inside)
    {
        return (before.to_owned(), Some(branch));
    }
    (text.to_owned(), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(field: Field, printed: &str) -> Option<String> {
        let mut coverage = Coverage::default();
        set(&mut coverage, field, printed);
        coverage.text(field)
    }

    #[test]
    fn values_are_normalised_as_the_truth_of_the_samples_is() {
        let table = [
            (Field::InsurerNumber, "０６１３０４８８", Some("06130488")),
            (Field::InsurerNumber, "06 13 04 88", Some("06130488")),
            (Field::InsurerNumber, "不明", None),
            (Field::InsurerNumber, "（06130488）", Some("06130488")),
            (Field::InsurerNumber, "0617096", None),
            (Field::Symbol, "公立青葉", Some("公立青葉")),
            (Field::Symbol, "見本省　あ", Some("見本省あ")),
            (Field::Symbol, "—", None),
            (Field::Symbol, "A-\u{FFFD}2", None),
            (Field::Number, "５６－７８", Some("56-78")),
            (Field::Number, "0000123", Some("0000123")),
            (Field::Number, "𝟑057", Some("3057")),
            (Field::Number, "③057", None),
            (Field::Number, "057³", None),
            (Field::Number, "٣057", None),
            (Field::Symbol, "⑩7", None),
            (Field::Symbol, "〇一青", Some("〇一青")),
            (Field::Name, "青葉　健\u{200B}太郎", Some("青葉\u{3000}健太郎")),
            (Field::Number, "123（枝", None),
            (Field::Number, "被保険者種別", None),
            (Field::Number, "ID", None),
            (Field::Number, "123（本人）", None),
            (Field::Symbol, "12番号345", None),
            (Field::Symbol, "公立（青葉）", Some("公立(青葉)")),
            (Field::Branch, "０１", Some("01")),
            (Field::Branch, "ー", None),
            (Field::Branch, "ナ保険証とともに", None),
            (Field::Branch, "00（本人）", Some("00")),
            (Field::Name, "デジタル  花子", Some("デジタル\u{3000}花子")),
            (Field::Name, "髙﨑\u{3000}𠮷乃 ", Some("髙﨑\u{3000}𠮷乃")),
            (Field::Relation, "本人", Some("self")),
            (Field::Relation, "世帯主", Some("self")),
            (Field::Relation, "家族（被扶養者）", Some("family")),
            (Field::Relation, "その他", None),
            (Field::CopayPercent, "2割", Some("20")),
            (Field::CopayPercent, "３割", Some("30")),
            (Field::CopayPercent, "一割", Some("10")),
            (Field::CopayPercent, "20％", Some("20")),
            (Field::CopayPercent, "—", None),
            (Field::ValidUntil, "令和８年７月３１日", Some("2026-07-31")),
            (Field::Sex, "男", Some("male")),
            (Field::Sex, "男・女", None),
        ];
        for (field, printed, value) in table {
            assert_eq!(read(field, printed).as_deref(), value, "{field:?} {printed}");
        }
    }

    #[test]
    fn symbol_and_number_share_one_text() {
        let of = |symbol: &str, number: &str, branch: Option<&str>| {
            Some(SymbolNumber { symbol: symbol.into(), number: number.into(), branch: branch.map(Into::into) })
        };
        let table = [
            ("１２・３４５", of("12", "345", None)),
            ("12 345", of("12", "345", None)),
            ("12-345", of("12", "345", None)),
            ("1-2・345", of("1-2", "345", None)),
            ("12・345（01）", of("12", "345", Some("01"))),
            ("12 345 (枝番) ０１", of("12", "345", Some("01"))),
            ("12・345 枝番：01", of("12", "345", Some("01"))),
            ("12345", of("", "12345", None)),
            ("12345 (01)", of("", "12345", Some("01"))),
            // Whether the last is a 枝番 nobody knows.
            ("12 345 01", None),
            ("1-2-345", None),
            ("12・345（本人）", None),
        ];
        for (text, parts) in table {
            assert_eq!(symbol_and_number(text), parts, "{text}");
        }
        let table = [
            ("１２・３４５・０１", of("12", "345", Some("01"))),
            ("12 345 01", of("12", "345", Some("01"))),
            ("12 345（01）", of("12", "345", Some("01"))),
            ("345（01）", of("", "345", Some("01"))),
            ("12・345", None),
            ("12・345・6789", None),
        ];
        for (text, parts) in table {
            assert_eq!(symbol_number_and_branch(text), parts, "{text}");
        }
    }
}
