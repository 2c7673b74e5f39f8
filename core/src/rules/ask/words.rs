//! The words of the topics, found in a question: whole, or with a small typing error.

use super::fold::Folded;
use std::collections::BTreeMap;

/// A word or phrase of a topic.
#[derive(Debug)]
struct Phrase {
    topic: usize,
    folded: Folded,
    /// What it counts for when it is found: more where it is long, and where few topics have it.
    weight: f64,
}

/// All words of all topics.
#[derive(Debug, Default)]
pub(super) struct WordIndex {
    phrases: Vec<Phrase>,
}

/// What the second and later words of a topic add to the best one.
const FURTHER: f64 = 0.3;
/// The share of a Japanese or Chinese phrase's pairs that has to be there.
const PAIRS_NEEDED: f64 = 0.6;
/// The share of a phrase's Latin letters that has to be there.
const LETTERS_NEEDED: f64 = 0.75;

/// Small words that say nothing about what is asked.
const SMALL: &[&str] = &[
    "a", "an", "the", "i", "my", "me", "is", "am", "are", "do", "does", "to", "of", "for", "in", "on", "at", "it",
    "can", "how", "what", "and", "or", "with", "from", "we", "you", "o", "os", "as", "um", "uma", "de", "da", "do",
    "dos", "das", "em", "no", "na", "que", "e", "com", "para", "por", "meu", "minha", "eu", "se", "toi", "la", "co",
    "cho", "thi", "duoc", "khong", "gi", "the", "cua", "voi", "di",
];

impl WordIndex {
    pub(super) fn of<'a>(topics: impl Iterator<Item = &'a [String]>) -> WordIndex {
        let mut phrases = Vec::new();
        let mut topics_with = BTreeMap::<String, usize>::new();
        let mut count = 0;
        for (topic, words) in topics.enumerate() {
            count = topic + 1;
            for word in words {
                let folded = Folded::of(word);
                *topics_with.entry(folded.joined.clone()).or_default() += 1;
                phrases.push(Phrase { topic, folded, weight: 0.0 });
            }
        }
        for phrase in &mut phrases {
            let with = topics_with.get(&phrase.folded.joined).copied().unwrap_or(1);
            let rare = (1.0 + as_f64(count) / as_f64(with)).ln();
            phrase.weight = rare * length(&phrase.folded).sqrt();
        }
        WordIndex { phrases }
    }

    /// A score for each topic; 0 where none of its words was said.
    pub(super) fn scores(&self, question: &Folded, topics: usize) -> Vec<f64> {
        let mut best = vec![0.0_f64; topics];
        let mut sums = vec![0.0_f64; topics];
        for phrase in &self.phrases {
            let score = phrase.weight * found(&phrase.folded, question);
            if let (Some(best), Some(sum)) = (best.get_mut(phrase.topic), sums.get_mut(phrase.topic)) {
                *best = best.max(score);
                *sum += score;
            }
        }
        best.into_iter().zip(sums).map(|(best, sum)| best + FURTHER * (sum - best)).collect()
    }
}

/// How much a phrase says: a kanji about as much as three letters.
fn length(phrase: &Folded) -> f64 {
    let letters: f64 =
        phrase.latin.iter().filter(|word| !SMALL.contains(&word.as_str())).map(|word| as_f64(word.len())).sum();
    let latin: usize = phrase.latin.iter().map(String::len).sum();
    (as_f64(phrase.joined.chars().count() - latin) + letters / 3.0).max(0.3)
}

/// How well a phrase is found in a question, 0 to 1.
fn found(phrase: &Folded, question: &Folded) -> f64 {
    if phrase.has_cjk { found_cjk(phrase, question) } else { found_latin(&phrase.latin, &question.latin) }
}

/// Japanese and Chinese: as it stands, or most of its pairs; a question that is shorter than the phrase, within it.
fn found_cjk(phrase: &Folded, question: &Folded) -> f64 {
    if !question.has_cjk {
        return 0.0;
    }
    if question.joined.contains(&phrase.joined) {
        return 1.0;
    }
    let (asked, said) = (question.joined.chars().count(), phrase.joined.chars().count());
    if asked >= 2 && asked < said && phrase.joined.contains(&question.joined) {
        return 0.6 * as_f64(asked) / as_f64(said);
    }
    if said < 4 || phrase.pairs.is_empty() {
        return 0.0;
    }
    let shared = phrase.pairs.intersection(&question.pairs).count();
    let share = as_f64(shared) / as_f64(phrase.pairs.len());
    if share >= PAIRS_NEEDED { share * share } else { 0.0 }
}

/// Latin words: most of the phrase's letters in words of the question, in whatever order.
fn found_latin(phrase: &[String], question: &[String]) -> f64 {
    let (mut all, mut there) = (0.0, 0.0);
    for word in phrase {
        let weight = if SMALL.contains(&word.as_str()) && phrase.len() > 1 { 0.3 } else { as_f64(word.len()) };
        all += weight;
        there += weight * question.iter().map(|asked| alike(word, asked)).fold(0.0, f64::max);
    }
    if all > 0.0 && there / all >= LETTERS_NEEDED { there / all } else { 0.0 }
}

/// Whether two words are the same, but for an ending or a typing error: 0 to 1.
fn alike(word: &str, asked: &str) -> f64 {
    if word == asked {
        return 1.0;
    }
    let shorter = word.len().min(asked.len());
    if shorter >= 4 && (word.starts_with(asked) || asked.starts_with(word)) {
        return if word.len().abs_diff(asked.len()) <= 3 { 0.9 } else { 0.0 };
    }
    let allowed = match shorter {
        0..5 => 0,
        5..9 => 1,
        _ => 2,
    };
    if word.len().abs_diff(asked.len()) <= allowed && differences(word, asked) <= allowed { 0.8 } else { 0.0 }
}

/// How many letters have to be changed, left out, put in or swapped with their neighbour.
fn differences(a: &str, b: &str) -> usize {
    let (a, b): (Vec<u8>, Vec<u8>) = (a.bytes().collect(), b.bytes().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let at = |row: &[usize], place: usize| row.get(place).copied().unwrap_or(usize::MAX / 2);
            let mut here = (at(&above, j) + usize::from(x != y)).min(at(&above, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = j > 0 && i > 0 && b.get(j - 1) == Some(x) && a.get(i - 1) == Some(y);
            if swapped {
                here = here.min(at(&before, j - 1) + 1);
            }
            row.push(here);
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or(a.len())
}

#[expect(clippy::cast_precision_loss, reason = "counts of words and letters are small")]
fn as_f64(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_count_changed_missing_added_and_swapped_letters() {
        let table = [
            ("kitten", "sitting", 3),
            ("abc", "abc", 0),
            ("abc", "", 3),
            ("", "ab", 2),
            ("certificate", "certifcate", 1),
        ];
        for (a, b, count) in table {
            assert_eq!(differences(a, b), count, "{a} {b}");
        }
    }
}
