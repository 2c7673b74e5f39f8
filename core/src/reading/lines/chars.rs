//! Characters as a recogniser sees them: how wide they are, which of them it cannot tell apart.

/// The width of a character in ems as far as its kind says. White space is what a recogniser puts between words,
/// printed or not.
pub(super) fn char_width(c: char) -> f64 {
    match c {
        c if c.is_whitespace() => 0.4,
        '!'..='~' | '\u{FF61}'..='\u{FF9F}' => 0.5,
        _ => 1.0,
    }
}

/// The width of a text in ems.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(char_width).sum()
}

/// A sign that is read where a digit stands; `None` for a digit and for anything else.
pub(super) fn digit_behind(c: char) -> Option<char> {
    Some(match c {
        'O' | 'o' | 'Ｏ' | 'ｏ' | '〇' | '○' | '◯' => '0',
        'l' | 'I' | '|' | 'i' | '!' | 'ｌ' | 'Ｉ' | '｜' | ']' | '[' | '丨' => '1',
        _ => return None,
    })
}

/// Kanji of names that differ from another kanji of names by a stroke: nothing around them tells them apart, and the
/// commoner one is read for the rarer (干夏 becomes 千夏, 管原 菅原).
/// Also those with a second printed form that differs in a stroke (葛, 辻). Variants with code points of their own, as
/// 髙 and 高, are known to [`name`](crate::model::name).
const LOOKALIKES: &str =
    "郎朗祐裕佑己巳末未士土萩荻享亨史吏治冶綱網縁緑遥瑶葛辻逢樋祇榊芦隆降晴睛千干入人菅管坂板幸辛間問圭昂昴陽揚";

/// Whether a character of a name is easily taken for another one that would do there as well.
pub(super) fn is_lookalike(c: char) -> bool {
    LOOKALIKES.contains(c)
}

/// Whether a character can be part of a person's name as it is written in Japanese.
pub(super) fn is_of_name(c: char) -> bool {
    is_kanji(c) || matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヶ' | 'ー' | '々')
}

/// Whether a character is a kanji of the basic planes.
pub(super) fn is_kanji(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '々' | '\u{20000}'..='\u{2FFFF}')
}
