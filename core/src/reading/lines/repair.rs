//! Mistakes of recognition that can be undone: labels with a wrong letter, letters where digits stand.
//!
//! A label comes from a closed list, so that a near miss is a label all the same. A digit comes from nowhere: what is
//! read as `O` may be proposed as `0` and is never sure.

use super::super::fold;
use super::super::labels::{self, LABELS, Meaning};
use super::chars;
use crate::model::Field;
use std::sync::LazyLock;

/// The labels that are long enough to be known by most of their letters.
static LONG_LABELS: LazyLock<Vec<(Vec<char>, Meaning)>> = LazyLock::new(|| {
    let all = LABELS.iter().flat_map(|(meaning, labels)| labels.iter().map(|label| (*label, *meaning)));
    all.map(|(label, meaning)| (label.chars().collect::<Vec<char>>(), meaning))
        .filter(|(label, _)| label.len() >= 4)
        .collect()
});

/// A label that was put right.
pub(super) struct Repaired {
    /// The line's text with it.
    pub(super) text: String,
    pub(super) meaning: Meaning,
    /// It could hardly be another label: one letter of five or more was wrong.
    pub(super) certain: bool,
}

/// A line's text with the label at its beginning put right: its letters, and no spaces between them.
/// `None` for a line without a label.
pub(super) fn label(text: &str) -> Option<Repaired> {
    // Where each letter that counts ends in the text.
    let mut letters: Vec<char> = Vec::new();
    let mut ends: Vec<usize> = Vec::new();
    let mut end = 0;
    for c in text.chars() {
        end += c.len_utf8();
        for folded in fold::label(&c.to_string()).chars() {
            letters.push(folded);
            ends.push(end);
        }
    }
    let junk = letters
        .iter()
        .take_while(|c| matches!(c, '|' | '[' | ']' | 'L' | '_' | '-' | '.' | '・' | '\'' | '「'))
        .count();
    let read = letters.get(junk..)?;
    let after = |length: usize| ends.get(junk + length - 1).and_then(|end| text.get(*end..));
    let may_end = |length: usize| {
        after(length)
            .and_then(|rest| rest.chars().next())
            .is_none_or(|next| next.is_whitespace() || next.is_ascii() || matches!(next, '：' | '（' | '０'..='９'))
    };
    // Without a mistake: only the spaces between its letters are put right.
    let exact = labels::longest(read.iter().copied());
    let found = exact
        .filter(|(_, length)| may_end(*length))
        .and_then(|(meaning, length)| Some((read.get(..length)?, meaning, length, 0)));
    let (label, meaning, length, mistakes) = match (found, exact) {
        (Some(found), _) => found,
        (None, Some((_, 4..))) => return None,
        (None, _) => nearest(read, may_end)?,
    };
    // A sentence goes on.
    if mistakes == 0 && after(length)?.trim_start().starts_with(|c| matches!(c, 'ぁ'..='ん' | '、' | '。')) {
        return None;
    }
    let rest = after(length).unwrap_or_default().trim_start();
    let certain = mistakes == 0 || (mistakes == 1 && label.len() >= 5);
    let label: String = label.iter().collect();
    Some(Repaired { text: if rest.is_empty() { label } else { format!("{label} {rest}") }, meaning, certain })
}

/// The one label that the beginning of a text comes near to, how many letters of the text it takes, and how many of
/// them are wrong.
/// `may_end` says whether a label may end after that many letters.
fn nearest(read: &[char], may_end: impl Fn(usize) -> bool) -> Option<(&'static [char], Meaning, usize, usize)> {
    let mut best: Option<(usize, &'static [char], Meaning, usize)> = None;
    let mut rival = false;
    for (label, meaning) in LONG_LABELS.iter() {
        for length in label.len() - 1..=label.len() + 1 {
            let Some(part) = read.get(..length) else { continue };
            let whole = length == read.len();
            // A label alone on its line may have more mistakes than one that a value follows.
            let allowed = if whole && label.len() >= 5 { 2 } else { 1 };
            if !may_end(length) {
                continue;
            }
            let mistakes = distance(part, label);
            if mistakes > allowed || (mistakes > 1 && length != label.len()) {
                continue;
            }
            match best {
                Some((fewest, _, other, _)) if mistakes == fewest && other != *meaning => {
                    // 保険者番号 and 保険証番号: the former is on every paper, and its value proves itself.
                    if *meaning == Meaning::Field(Field::InsurerNumber) {
                        best = Some((mistakes, label.as_slice(), *meaning, length));
                    } else {
                        rival |= other != Meaning::Field(Field::InsurerNumber);
                    }
                }
                Some((fewest, ..)) if mistakes >= fewest => {}
                _ => {
                    rival = false;
                    best = Some((mistakes, label.as_slice(), *meaning, length));
                }
            }
        }
    }
    best.filter(|_| !rival).map(|(mistakes, label, meaning, length)| (label, meaning, length, mistakes))
}

/// How many letters must be changed, left out or put in to make one text of the other.
pub(super) fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        let mut next = vec![left];
        for (j, b) in other.iter().enumerate() {
            let up = row.get(j + 1).copied().unwrap_or_default();
            left = (diagonal + usize::from(a != b)).min(up + 1).min(left + 1);
            next.push(left);
            diagonal = up;
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

/// A value as it can be given to its field's parser, and whether nothing had to be put right for it.
pub(super) fn value(field: Field, text: &str) -> (String, bool) {
    let text = edges_off(text);
    match field {
        Field::InsurerNumber | Field::Number | Field::Symbol | Field::Branch => digits(field, text),
        Field::ValidUntil
        | Field::SavedOn
        | Field::ValidFrom
        | Field::EffectiveOn
        | Field::IssuedOn
        | Field::BirthDate => {
            // Spaces of a recogniser mean nothing; in `2026/06/13 14:05` they end the day.
            let words = text.contains('年');
            let close: String = text.chars().filter(|c| !(words && c.is_whitespace())).collect();
            let put_right: String = close.chars().map(|c| chars::digit_behind(c).unwrap_or(c)).collect();
            let plain = put_right == close;
            (with_day_word(&put_right), plain)
        }
        _ => (text.to_owned(), true),
    }
}

/// A date whose 日 was misread or lost, with it: after two digits of a day nothing else can stand.
fn with_day_word(text: &str) -> String {
    let Some((before, after)) = text.split_once('月') else { return text.to_owned() };
    let after: String = after.chars().filter(|c| !c.is_whitespace()).collect();
    let day: String = fold::narrow(&after).chars().take_while(char::is_ascii_digit).collect();
    if day.len() == 2 && !after.contains('日') { format!("{before}月{day}日") } else { text.to_owned() }
}

/// A text without what a recogniser makes of a table's rules and of leaders around it.
fn edges_off(text: &str) -> &str {
    let edge = |c: char| {
        c.is_whitespace()
            || fold::is_dash(c)
            || matches!(c, '|' | '｜' | '=' | '_' | '.' | '・' | ',' | '、' | '。' | '\'' | ':' | '：' | '[' | ']')
    };
    let inner = text.trim_matches(edge);
    // Nothing but dashes: the paper says that there is no value.
    if inner.is_empty() { text.trim() } else { inner }
}

/// Digits out of signs that are read for them, where most of a text is digits already.
fn digits(field: Field, text: &str) -> (String, bool) {
    let lone_bracket = |c: char| matches!(c, '(' | '（' | ')' | '）');
    let paired = text.contains(['(', '（']) && text.contains([')', '）']);
    let text = if paired { text } else { text.trim_matches(lone_bracket).trim() };
    let folded = fold::narrow(text);
    let (mut sure, mut doubtful, mut other) = (0, 0, 0);
    for c in folded.chars() {
        match c {
            '0'..='9' => sure += 1,
            c if chars::digit_behind(c).is_some() => doubtful += 1,
            '-' => {}
            _ => other += 1,
        }
    }
    if doubtful == 0 || other > 0 {
        return (text.to_owned(), true);
    }
    let mostly = sure > doubtful || matches!(field, Field::Branch | Field::InsurerNumber);
    if !mostly {
        return (text.to_owned(), false);
    }
    (folded.chars().map(|c| chars::digit_behind(c).unwrap_or(c)).collect(), false)
}

/// Whether a line begins with a label as it stands in the list.
pub(super) fn begins_with_label(text: &str) -> bool {
    let folded = fold::label(text);
    labels::longest(folded.chars().skip_while(|c| matches!(c, '|' | '(' | '['))).is_some()
}

/// Whether short pieces of a row make up a label only together, whole or with one letter wrong.
pub(super) fn is_broken_label(text: &str) -> bool {
    let letters: Vec<char> = fold::label(text).chars().collect();
    letters.len() >= 4 && nearest(&letters, |length| length == letters.len()).is_some_and(|found| found.3 <= 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_come_back_from_what_was_read_for_them() {
        let table = [
            ("保険者番号", Some("保険者番号")),
            ("保 険 者 番号 06272603", Some("保険者番号 06272603")),
            ("| 保険者名 | ひまわり", Some("保険者名 | ひまわり")),
            ("保険者番呈", Some("保険者番号")),
            ("保険才番呈", Some("保険者番号")),
            ("ー部負担 金割合", Some("一部負担金割合")),
            ("本 人 ・ 家 旅 の別", Some("本人・家族の別")),
            ("記 号 1024", Some("記号 1024")),
            // A sentence, and what comes near to no label.
            ("有効期限の到来に伴い", None),
            ("有効 期限 の 到来 に 伴い", None),
            ("ひまわり電機健康保険組合", None),
            ("青葉 由紀", None),
        ];
        for (read, text) in table {
            assert_eq!(label(read).map(|repaired| repaired.text).as_deref(), text, "{read}");
        }
    }

    #[test]
    fn labels_that_could_be_two_things_are_not_guessed() {
        // 交付年月日 and 有効年月日 are both two letters away.
        assert!(label("女和年月日").is_none());
        assert!(label("保険才番呈").is_some_and(|repaired| !repaired.certain));
        assert!(label("保険者番呈").is_some_and(|repaired| repaired.certain));
    }

    #[test]
    fn letters_become_digits_and_say_so() {
        let table = [
            (Field::InsurerNumber, "| 0627O603", "06270603", false),
            (Field::InsurerNumber, "06 27 26 03", "06 27 26 03", true),
            (Field::Number, "- 4467910l", "44679101", false),
            (Field::Number, "S05", "S05", true),
            (Field::Branch, "= (OO", "00", false),
            (Field::Symbol, "青国12", "青国12", true),
            (Field::Symbol, "イ", "イ", true),
            (Field::ValidUntil, "令和8 年7 月3 1 日", "令和8年7月31日", true),
            (Field::ValidUntil, "令和8年7 月31", "令和8年7月31日", true),
            (Field::BirthDate, "昭和47 年 8 月 24晶", "昭和47年8月24日", true),
            (Field::BirthDate, "昭和47年8月2", "昭和47年8月2", true),
            (Field::IssuedOn, "令和7年l0月1日", "令和7年10月1日", false),
            (Field::CopayPercent, "—", "—", true),
        ];
        for (field, read, text, plain) in table {
            assert_eq!(value(field, read), (text.to_owned(), plain), "{field:?} {read}");
        }
    }
}
