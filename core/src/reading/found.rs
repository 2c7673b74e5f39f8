//! Where in a row a label stands, and where its value begins.
//!
//! What makes a word a label and not a part of a sentence is the room around it: it begins where a cell begins, ends
//! where a cell ends, and its letters stand evenly. Which words are labels is not here but in [`labels`].
//! Start at [`label_at`].

use super::labels::{self, Meaning};
use super::letters::Letter;
use super::signs::{closes, ends_before, opens, starts_after};
use crate::model::Field;

/// A gap that ends a word, in ems.
const WORD_GAP: f64 = 0.25;
/// Letters further apart than this are letter-spaced, in ems.
const LETTER_SPACED: f64 = 0.3;

/// A label found in a row.
pub(super) struct FoundLabel {
    pub(super) meaning: Meaning,
    /// Its length in letters.
    pub(super) length: usize,
    /// Where its value begins: after brackets, remarks, colons and leaders.
    pub(super) value: usize,
}

/// The label that begins at a letter, if one does: the longest that has room around it and none too wide inside.
pub(super) fn label_at(letters: &[Letter], at: usize) -> Option<FoundLabel> {
    let ahead = letters.get(at..)?;
    let first = ahead.first()?;
    let before = at.checked_sub(1).and_then(|i| letters.get(i));
    labels::all(ahead.iter().map(|letter| letter.c)).find_map(|(meaning, length)| {
        // Dots and strokes between letters are set half as wide as their boxes, or not.
        let sign = |letter: &Letter| matches!(letter.c, '・' | '/' | '-' | '(' | ')');
        let pairs = || ahead.get(..length).unwrap_or_default().windows(2).filter(|pair| !pair.iter().any(sign));
        let rooms = || pairs().filter_map(|pair| pair.get(1)).map(|letter| letter.room.max(0.0));
        let widest = rooms().fold(0.0, f64::max);
        let narrowest = rooms().fold(widest, f64::min);
        // 記号 — 番号 is a label, a dash for its value, and another label.
        let signs = ahead.get(..length).unwrap_or_default().windows(2).filter(|pair| pair.iter().any(sign));
        if signs.filter_map(|pair| pair.get(1)).any(|letter| letter.room > widest.max(0.5) + 0.1) {
            return None;
        }
        if widest.is_infinite() {
            return None;
        }
        // Letter-spaced means evenly spaced: 記号 and 番号 of two columns are not 記号番号.
        if widest > 1.8 * narrowest + 0.5 {
            return None;
        }
        let spaced = widest > LETTER_SPACED;
        let starts = match before {
            None => true,
            Some(before) if opens(before.c) || starts_after(before.c) => true,
            Some(before) if before.c.is_ascii_digit() && is_number(meaning) && is_close_set(letters) => {
                ahead.get(length).is_some_and(|next| next.c.is_ascii_digit() && next.room < WORD_GAP)
            }
            Some(_) if spaced => first.room > 1.3 * widest + 0.15,
            Some(_) => first.room >= WORD_GAP || (first.after_space && first.room > 0.15),
        };
        let ends = match ahead.get(length) {
            None => true,
            Some(_) if leader(letters, at + length) > 0 => true,
            Some(next) if ends_before(next.c) || opens(next.c) || next.c.is_ascii_alphanumeric() => true,
            Some(next) if next.in_column && before.is_none() && next.room > 0.08 => true,
            // A justified label may end closer to its value than its letters stand apart.
            Some(next) if spaced => next.room >= (0.8 * widest).min(0.5),
            // At the beginning of a row, a step wider than those inside: a label set close to its value.
            Some(next) if next.after_space && next.room > 0.15 => true,
            Some(next) => next.room >= WORD_GAP || (before.is_none() && length > 2 && next.room > widest + 0.08),
        };
        (starts && ends).then(|| FoundLabel { meaning, length, value: value_start(letters, at + length) })
    })
}

/// Whether a row begins with the label of a number right before its value: 記号1024番号305枝番01.
fn is_close_set(letters: &[Letter]) -> bool {
    labels::longest(letters.iter().map(|letter| letter.c)).is_some_and(|(meaning, length)| {
        let value = letters.get(length);
        is_number(meaning) && value.is_some_and(|value| value.c.is_ascii_digit() && value.room < WORD_GAP)
    })
}

fn is_number(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Field(Field::InsurerNumber | Field::Symbol | Field::Number | Field::Branch))
}

/// Where the value of a label begins that ends at a letter.
fn value_start(letters: &[Letter], mut at: usize) -> usize {
    let c = |at: usize| letters.get(at).map(|letter| letter.c);
    while c(at).is_some_and(closes) {
        at += 1;
    }
    if c(at).is_some_and(opens) {
        let end = (at..letters.len()).take(28).find(|i| c(*i).is_some_and(closes));
        let inside: String = letters.get(at + 1..end.unwrap_or(at)).unwrap_or_default().iter().map(|l| l.c).collect();
        let latin =
            !inside.is_empty() && inside.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, '.' | '/' | '-'));
        if let Some(end) = end.filter(|end| is_remark(&inside) || (latin && end + 1 < letters.len())) {
            at = end + 1;
        }
    } else if c(at) == Some('/') {
        // 氏名 / Name: the label once more in Latin letters, up to the next wide gap.
        let end = (at + 1..letters.len())
            .find(|i| {
                let ends = |l: &Letter| !is_latin(l.c) || (l.room > 1.0 && *i > at + 1);
                letters.get(*i).is_some_and(ends) || leader(letters, *i) > 0
            })
            .unwrap_or(letters.len());
        at = if end > at + 1 { end } else { at };
    }
    while c(at).is_some_and(|c| matches!(c, ':' | '|' | '=')) {
        at += 1;
    }
    at + leader(letters, at)
}

/// The length of a leader that begins at a letter: a run of dots, lines or dashes between label and value; else 0.
fn leader(letters: &[Letter], at: usize) -> usize {
    let Some(first) = letters.get(at).map(|letter| letter.c).filter(|c| matches!(c, '.' | '・' | '_' | '-' | 'ー'))
    else {
        return 0;
    };
    let length = letters.iter().skip(at).take_while(|letter| letter.c == first).count();
    // Two dashes or long vowels can be a value.
    if length >= if matches!(first, '.' | '・' | '_') { 2 } else { 3 } { length } else { 0 }
}

/// Whether a text in brackets after a label is a remark on it rather than its value.
fn is_remark(text: &str) -> bool {
    const WORDS: [&str; 14] =
        ["記載", "のみ", "以上", "歳", "場合", "年月日", "西暦", "和暦", "等", "コード", "交付", "%", "漢字", "カナ"];
    WORDS.iter().any(|word| text.contains(word))
}

/// Letters and signs of a label in Latin script (Insurer No.).
fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '.' | ',' | '/' | '-' | '\'')
}
