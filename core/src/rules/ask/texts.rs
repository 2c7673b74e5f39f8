//! What a question shares with the topics' titles and texts: character pairs and words, weighed as BM25 weighs them.

use super::fold::{Folded, is_kana};
use std::collections::{BTreeMap, BTreeSet};

/// The terms of all topics.
#[derive(Debug, Default)]
pub(super) struct TextIndex {
    /// For each topic how often each term stands in it.
    topics: Vec<BTreeMap<String, usize>>,
    /// In how many topics a term stands.
    with: BTreeMap<String, usize>,
}

/// What a topic's texts share with a question.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shared {
    /// How much.
    pub(super) score: f64,
    /// Whether that is most of what was asked.
    pub(super) covers: bool,
}

/// What the texts count for beside the topics' own words.
const SHARE: f64 = 0.12;
/// The share of a question's terms that a topic has to have where none of its own words was said.
const COVERED: f64 = 0.7;
/// BM25's saturation.
const K1: f64 = 1.2;

impl TextIndex {
    pub(super) fn of(texts: impl Iterator<Item = String>) -> TextIndex {
        let mut index = TextIndex::default();
        for text in texts {
            let mut counts = BTreeMap::new();
            for line in text.lines() {
                for term in terms(&Folded::of(line)) {
                    *counts.entry(term).or_default() += 1;
                }
            }
            for term in counts.keys() {
                *index.with.entry(term.clone()).or_default() += 1;
            }
            index.topics.push(counts);
        }
        index
    }

    /// What each topic shares with a question.
    pub(super) fn scores(&self, question: &Folded, topics: usize) -> Vec<Shared> {
        let asked = terms(question);
        let weights: Vec<(&String, f64)> = asked.iter().map(|term| (term, self.rarity(term))).collect();
        let all: f64 = weights.iter().map(|(_, weight)| weight).sum();
        let mut scores: Vec<Shared> = self
            .topics
            .iter()
            .map(|counts| {
                let (mut score, mut there) = (0.0, 0.0);
                for (term, weight) in &weights {
                    if let Some(count) = counts.get(*term) {
                        #[expect(clippy::cast_precision_loss, reason = "a term stands a few times in a text")]
                        let count = *count as f64;
                        score += weight * count * (K1 + 1.0) / (count + K1);
                        there += weight;
                    }
                }
                // One pair in common says nothing.
                Shared { score: SHARE * score, covers: weights.len() >= 3 && there >= COVERED * all }
            })
            .collect();
        scores.resize(topics, Shared::default());
        scores
    }

    /// How much a term tells: those that stand nowhere tell most, for they speak against every topic.
    fn rarity(&self, term: &str) -> f64 {
        let with = self.with.get(term).copied().unwrap_or(0);
        #[expect(clippy::cast_precision_loss, reason = "there are some dozens of topics")]
        let (all, with) = (self.topics.len() as f64, with as f64);
        ((all - with + 0.5) / (with + 0.5) + 1.0).ln()
    }
}

/// Words, and pairs with a kanji in them; pairs of kana alone are endings and particles.
fn terms(text: &Folded) -> BTreeSet<String> {
    let pairs = text.pairs.iter().filter(|pair| !pair.chars().all(is_kana)).cloned();
    pairs.chain(text.latin.iter().filter(|word| word.len() > 2).cloned()).collect()
}
