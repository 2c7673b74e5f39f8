//! Ask: which topics answer a question, offline.
//!
//! What is here: the topics (`core/rules/topics.toml`, their texts in `locales/*/topics.ftl`) and the ranking. What is
//! not: any guess. Where nothing fits, the answer is empty and the asker is told so.
//!
//! A question counts for the topics whose words stand in it (`words`); what its other parts share with a topic's title
//! and text, in character pairs, decides between equals (`texts`). Pairs and not triples, because half of what is
//! asked has two characters: 紛失, 更新.
//!
//! Start with [`ask`].

mod fold;
mod romaji;
#[cfg(test)]
mod tests;
mod texts;
mod words;

use super::sources::is_known_source;
use crate::error::Error;
use crate::words::{Lang, Words};
use fold::Folded;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// A row of `topics.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct TopicRow {
    id: String,
    event: Option<String>,
    words: Vec<String>,
    sources: Vec<String>,
}

/// A topic that answers a question, in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Answer {
    /// The topic's stable id.
    pub topic: String,
    /// What it is about.
    pub title: String,
    /// The answer.
    pub text: String,
    /// The life event whose tasks say it in steps.
    pub event: Option<String>,
    /// Where it comes from.
    pub sources: Vec<String>,
}

/// Why the topics do not load.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TopicError {
    /// No TOML, a missing or unknown column.
    #[error("the topics cannot be read: {0}")]
    Syntax(String),
    /// A topic without a source, or with one that there is not.
    #[error("topic {0} has no proper source")]
    Source(String),
    /// A topic that lacks its title or text in a language, or has no words.
    #[error("topic {0} lacks words")]
    Words(String),
    /// A topic that names an event that there is not.
    #[error("topic {0} names an unknown event")]
    Event(String),
    /// Two topics of one id.
    #[error("topic {0} stands twice")]
    Twice(String),
}

/// The topics, made ready to be searched.
#[derive(Debug, Default)]
struct Index {
    topics: Vec<TopicRow>,
    words: words::WordIndex,
    texts: texts::TextIndex,
}

/// How many answers there are at most.
const MOST: usize = 10;
/// Longer questions are cut here: what is asked stands at the beginning.
const LONGEST: usize = 400;
/// An answer whose score is below this part of the best one's is left out.
const WORTH: f64 = 0.2;

/// The topics that answer a question, best first, ten at most; empty where none fits. The question may be in any of
/// the six languages, whatever `lang` the answers are wanted in.
///
/// # Errors
/// [`Error::BadValue`] (`question`) for one without a letter or digit.
///
/// ```
/// use techo_core::rules::ask::ask;
/// use techo_core::words::Lang;
/// let answers = ask("紛失", Lang::En)?;
/// assert_eq!(answers[0].topic, "lost_card");
/// assert!(ask("美味しいラーメン屋", Lang::Ja)?.is_empty());
/// # Ok::<(), techo_core::error::Error>(())
/// ```
pub fn ask(question: &str, lang: Lang) -> Result<Vec<Answer>, Error> {
    let cut: String = question.chars().take(LONGEST).collect();
    let folded = Folded::of(&cut);
    if folded.is_empty() {
        return Err(Error::BadValue { field: "question" });
    }
    let words = Words::of(lang);
    Ok(ranked(&folded).into_iter().map(|topic| answer(topic, words)).collect())
}

fn answer(topic: &TopicRow, words: &Words) -> Answer {
    Answer {
        topic: topic.id.clone(),
        title: words.text(&format!("topic-{}-title", topic.id), &[]),
        text: words.text(&format!("topic-{}-text", topic.id), &[]),
        event: topic.event.clone(),
        sources: topic.sources.clone(),
    }
}

/// The topics that fit, best first.
fn ranked(question: &Folded) -> Vec<&'static TopicRow> {
    let index = index();
    let mut by_words = index.words.scores(question, index.topics.len());
    if let Some(kana) = question.as_kana() {
        let spoken = index.words.scores(&kana, index.topics.len());
        by_words = by_words.into_iter().zip(spoken).map(|(word, kana)| word.max(kana)).collect();
    }
    let by_texts = index.texts.scores(question, index.topics.len());
    let mut found: Vec<(f64, &TopicRow)> = Vec::new();
    for ((topic, words), texts) in index.topics.iter().zip(by_words).zip(by_texts) {
        // A topic none of whose words was said has to share most of what was.
        if words > 0.0 || texts.covers {
            found.push((words + texts.score, topic));
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let best = found.first().map_or(0.0, |(score, _)| *score);
    found.into_iter().take(MOST).filter(|(score, _)| *score >= best * WORTH).map(|(_, topic)| topic).collect()
}

/// The topics that ship with the library.
fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    // The file is compiled in and tests::shipped_topics_load proves that it loads.
    INDEX.get_or_init(|| {
        let topics = load().unwrap_or_default();
        let words = words::WordIndex::of(topics.iter().map(|topic| topic.words.as_slice()));
        let texts = texts::TextIndex::of(topics.iter().map(|topic| texts_of(&topic.id)));
        Index { topics, words, texts }
    })
}

/// Title and text of a topic in all languages.
fn texts_of(id: &str) -> String {
    let ids = [format!("topic-{id}-title"), format!("topic-{id}-text")];
    let all = Lang::ALL.iter().flat_map(|lang| ids.iter().map(|id| Words::of(*lang).text(id, &[])));
    all.collect::<Vec<String>>().join("\n")
}

/// Checks the topics that ship with the library.
///
/// # Errors
/// [`TopicError`] names the first topic that does not hold together.
pub fn check_topics() -> Result<(), TopicError> {
    load().map(|_| ())
}

fn load() -> Result<Vec<TopicRow>, TopicError> {
    parse(include_str!("../../rules/topics.toml"))
}

fn parse(text: &str) -> Result<Vec<TopicRow>, TopicError> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Topics {
        topic: Vec<TopicRow>,
    }
    let syntax = |fault: toml::de::Error| TopicError::Syntax(fault.message().to_owned());
    let topics = toml::from_str::<Topics>(text).map_err(syntax)?.topic;
    let mut seen = BTreeSet::new();
    for topic in &topics {
        let id = || topic.id.clone();
        if topic.sources.is_empty() || !topic.sources.iter().all(|source| is_known_source(source)) {
            return Err(TopicError::Source(id()));
        }
        let there =
            |part: &str| Lang::ALL.iter().all(|lang| Words::of(*lang).has(&format!("topic-{}-{part}", topic.id)));
        if !there("title") || !there("text") || topic.words.iter().all(|word| Folded::of(word).is_empty()) {
            return Err(TopicError::Words(id()));
        }
        let events = super::events::life_events();
        if topic.event.as_ref().is_some_and(|event| !events.iter().any(|known| known.id == event)) {
            return Err(TopicError::Event(id()));
        }
        if !seen.insert(id()) {
            return Err(TopicError::Twice(id()));
        }
    }
    Ok(topics)
}
