//! A text folded for comparing: width, case, kana and accents away, cut into words and runs of Japanese or Chinese.

use super::romaji;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A folded text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Folded {
    /// Words of Latin letters and digits.
    pub(super) latin: Vec<String>,
    /// Everything without spaces: Japanese with easy spacing reads like Japanese without.
    pub(super) joined: String,
    /// The pairs of neighbouring characters of the runs of kana and kanji.
    pub(super) pairs: BTreeSet<String>,
    /// Whether a kanji or kana is in it.
    pub(super) has_cjk: bool,
}

impl Folded {
    pub(super) fn of(text: &str) -> Folded {
        let mut folded = Folded::default();
        let (mut word, mut run) = (String::new(), Vec::new());
        for c in text.nfkc().flat_map(char::to_lowercase).flat_map(plain).chain(std::iter::once('\n')) {
            if is_latin(c) {
                word.push(c);
            } else if !word.is_empty() {
                folded.latin.push(std::mem::take(&mut word));
            }
            if is_cjk(c) {
                run.push(c);
            } else if !c.is_whitespace() || c == '\n' {
                folded.pair_up(&run);
                run.clear();
            }
            if is_cjk(c) || is_latin(c) {
                folded.joined.push(c);
            }
        }
        folded
    }

    /// What Latin words say in kana, where they are Japanese in Latin letters (`hoikuen`, `shikaku kakuninsho`).
    pub(super) fn as_kana(&self) -> Option<Folded> {
        let kana: Vec<String> = self.latin.iter().filter_map(|word| romaji::to_kana(word)).collect();
        // A syllable or two may be any language's.
        let said: String = kana.concat();
        (said.chars().count() >= 3).then(|| Folded::of(&said))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.joined.is_empty()
    }

    fn pair_up(&mut self, run: &[char]) {
        self.has_cjk |= !run.is_empty();
        self.pairs.extend(run.windows(2).map(|pair| pair.iter().collect::<String>()));
    }
}

/// Katakana become hiragana, accented letters plain ones.
fn plain(c: char) -> Vec<char> {
    match c {
        'ァ'..='ヶ' => char::from_u32(c as u32 - 0x60).into_iter().collect(),
        'đ' => vec!['d'],
        c if c.is_alphabetic() && !is_cjk(c) => std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c)).collect(),
        c => vec![c],
    }
}

/// Kana, kanji, the repeat mark, the long vowel.
pub(super) fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30ff}' | '々' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a character is hiragana (after folding: any kana).
pub(super) fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | 'ー')
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric()
}
