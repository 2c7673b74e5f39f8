//! Folding: different code points for the same thing become one.
//!
//! Three strengths, weakest first: [`radicals`] (artefacts of a text layer, folded everywhere), [`narrow`] (numbers),
//! [`label`] (labels and words of our own list). Names get the first only: 髙 stays 髙.

use unicode_normalization::UnicodeNormalization;

/// CJK radicals that Unicode calls the same character as a unified ideograph (EquivalentUnifiedIdeograph.txt 14.0).
/// Kangxi radicals (U+2F00–2FDF) need no table: their compatibility decomposition says it.
#[rustfmt::skip]
const RADICALS: &[(char, char)] = &[
    ('\u{2E81}', '厂'), ('\u{2E82}', '乛'), ('\u{2E83}', '乚'), ('\u{2E84}', '乙'), ('\u{2E85}', '亻'), ('\u{2E86}', '冂'),
    ('\u{2E87}', '𠘨'), ('\u{2E88}', '刀'), ('\u{2E89}', '刂'), ('\u{2E8A}', '卜'), ('\u{2E8B}', '㔾'), ('\u{2E8C}', '小'),
    ('\u{2E8D}', '小'), ('\u{2E8E}', '兀'), ('\u{2E8F}', '尣'), ('\u{2E90}', '尢'), ('\u{2E91}', '𡯂'), ('\u{2E92}', '巳'),
    ('\u{2E93}', '幺'), ('\u{2E94}', '彑'), ('\u{2E95}', '彐'), ('\u{2E96}', '忄'), ('\u{2E97}', '心'), ('\u{2E98}', '扌'),
    ('\u{2E99}', '攵'), ('\u{2E9B}', '旡'), ('\u{2E9C}', '日'), ('\u{2E9D}', '月'), ('\u{2E9E}', '歺'), ('\u{2E9F}', '母'),
    ('\u{2EA0}', '民'), ('\u{2EA1}', '氵'), ('\u{2EA2}', '氺'), ('\u{2EA3}', '灬'), ('\u{2EA4}', '爫'), ('\u{2EA5}', '爫'),
    ('\u{2EA6}', '丬'), ('\u{2EA7}', '牛'), ('\u{2EA8}', '犭'), ('\u{2EA9}', '王'), ('\u{2EAA}', '𤴔'), ('\u{2EAB}', '目'),
    ('\u{2EAC}', '示'), ('\u{2EAD}', '礻'), ('\u{2EAE}', '𥫗'), ('\u{2EAF}', '糹'), ('\u{2EB0}', '纟'), ('\u{2EB1}', '罓'),
    ('\u{2EB2}', '罒'), ('\u{2EB3}', '㓁'), ('\u{2EB4}', '冗'), ('\u{2EB5}', '𦉫'), ('\u{2EB6}', '羊'), ('\u{2EB7}', '𦍌'),
    ('\u{2EB8}', '𦍋'), ('\u{2EB9}', '耂'), ('\u{2EBA}', '肀'), ('\u{2EBB}', '聿'), ('\u{2EBC}', '肉'), ('\u{2EBD}', '𦥑'),
    ('\u{2EBE}', '艹'), ('\u{2EBF}', '艹'), ('\u{2EC0}', '艹'), ('\u{2EC1}', '虎'), ('\u{2EC2}', '衤'), ('\u{2EC3}', '覀'),
    ('\u{2EC4}', '西'), ('\u{2EC5}', '见'), ('\u{2EC6}', '角'), ('\u{2EC7}', '𧢲'), ('\u{2EC8}', '讠'), ('\u{2EC9}', '贝'),
    ('\u{2ECA}', '𧾷'), ('\u{2ECB}', '车'), ('\u{2ECC}', '辶'), ('\u{2ECD}', '辶'), ('\u{2ECE}', '辶'), ('\u{2ECF}', '邑'),
    ('\u{2ED0}', '钅'), ('\u{2ED1}', '長'), ('\u{2ED2}', '镸'), ('\u{2ED3}', '长'), ('\u{2ED4}', '门'), ('\u{2ED5}', '𨸏'),
    ('\u{2ED6}', '阝'), ('\u{2ED7}', '雨'), ('\u{2ED8}', '青'), ('\u{2ED9}', '韦'), ('\u{2EDA}', '页'), ('\u{2EDB}', '风'),
    ('\u{2EDC}', '飞'), ('\u{2EDD}', '食'), ('\u{2EDE}', '𩙿'), ('\u{2EDF}', '飠'), ('\u{2EE0}', '饣'), ('\u{2EE1}', '𩠐'),
    ('\u{2EE2}', '马'), ('\u{2EE3}', '骨'), ('\u{2EE4}', '鬼'), ('\u{2EE5}', '鱼'), ('\u{2EE6}', '鸟'), ('\u{2EE7}', '卤'),
    ('\u{2EE8}', '麦'), ('\u{2EE9}', '黄'), ('\u{2EEA}', '黾'), ('\u{2EEB}', '斉'), ('\u{2EEC}', '齐'), ('\u{2EED}', '歯'),
    ('\u{2EEE}', '齿'), ('\u{2EEF}', '竜'), ('\u{2EF0}', '龙'), ('\u{2EF1}', '龜'), ('\u{2EF2}', '亀'), ('\u{2EF3}', '龟'),
];

/// A character with a radical's code point folded to the ideograph that it stands for.
pub(super) fn radical(c: char) -> char {
    match c {
        // A hyphenation point is what some fonts leave of ・, with which it shares a glyph.
        '\u{2027}' => '・',
        '\u{2F00}'..='\u{2FDF}' => std::iter::once(c).nfkc().next().unwrap_or(c),
        // Twins that came with Korean characters, canonically the same: what PyMuPDF's writer leaves of 年 and 葉.
        // From U+FA0E on they are forms that Japanese names tell apart (神).
        '\u{F900}'..='\u{FA0D}' => std::iter::once(c).nfc().next().unwrap_or(c),
        '\u{2E80}'..='\u{2EFF}' => {
            RADICALS.binary_search_by_key(&c, |pair| pair.0).ok().and_then(|i| RADICALS.get(i)).map_or(c, |pair| pair.1)
        }
        _ => c,
    }
}

/// A text with radicals folded and without what has no width; all else stays as printed.
pub(super) fn radicals(text: &str) -> String {
    text.chars().filter(|c| !has_no_width(*c)).map(radical).collect()
}

/// Whether a character only tells a program how to break or turn a line. (Selectors of a variant are none of these.)
fn has_no_width(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// The ASCII digit of a digit that only differs in its print: 𝟑. One in a ring or on high (③, ³) may be a note's mark.
fn digit(c: char) -> Option<char> {
    let folded = matches!(c, '\u{1D7CE}'..='\u{1D7FF}').then(|| std::iter::once(c).nfkc().next())?;
    folded.filter(char::is_ascii_digit)
}

/// A text in which a Latin middle dot between Japanese letters is ・, as which it was printed.
pub(super) fn middle_dots(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let japanese = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|c| *c >= '\u{3040}');
    let dot = |(at, c): (usize, &char)| match c {
        '\u{B7}' | '\u{2022}' | '\u{2219}' if japanese(at.checked_sub(1)) && japanese(Some(at + 1)) => '・',
        c => *c,
    };
    letters.iter().enumerate().map(dot).collect()
}

/// Whether a character is a dash of any kind, as papers print them for "nothing".
/// U+0336 is what some fonts that are not embedded leave of a dash.
pub(super) fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{00AD}' | '\u{0336}' | '\u{2010}'
            ..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{2500}' | '\u{2501}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}'
    )
}

/// Whether a value is empty: blank, or nothing but dashes (ー too).
pub(super) fn is_empty_value(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_dash(c) || matches!(c, 'ー' | 'ｰ'))
}

/// Numbers and symbols: radicals folded, full-width ASCII to ASCII, half-width katakana to full-width, dashes to `-`,
/// white space removed. Kanji and kana stay, `ー` too.
pub(super) fn narrow(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    // Half-width kana with its sound mark is two characters that compose into one: fold runs of them together.
    let mut kana = String::new();
    for c in text.chars().map(radical) {
        if matches!(c, '\u{FF66}'..='\u{FF9F}') {
            kana.push(c);
            continue;
        }
        folded.extend(kana.nfkc());
        kana.clear();
        match c {
            c if c.is_whitespace() => {}
            c if is_dash(c) => folded.push('-'),
            '\u{FF01}'..='\u{FF5E}' => folded.extend(char::from_u32(c as u32 - 0xFEE0)),
            c if c.is_ascii() => folded.push(c),
            c => folded.push(digit(c).unwrap_or(c)),
        }
    }
    folded.extend(kana.nfkc());
    folded
}

/// Labels: everything that looks the same is the same. Compatibility forms folded, white space and variation
/// selectors removed, middle dots of all kinds to `・`, dashes to `-`.
pub(super) fn label(text: &str) -> String {
    // Nearly every letter of a paper stands for itself: it is not looked up.
    if text.chars().all(is_plain) {
        return text.to_owned();
    }
    text.nfkc().flat_map(|c| label_char(radical(c))).collect()
}

/// Whether a character is its own compatibility form, and no dash or white space: digits, Latin letters and signs,
/// hiragana, katakana, kanji outside the compatibility blocks.
fn is_plain(c: char) -> bool {
    (c.is_ascii_graphic() && c != '-')
        || matches!(c, '、' | '。')
        || matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー' | '\u{4E00}'..='\u{9FFF}')
}

/// One character of a label after NFKC; `None` for what does not count.
fn label_char(c: char) -> Option<char> {
    match c {
        c if c.is_whitespace() => None,
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => None,
        '·' | '‧' | '•' | '∙' => Some('・'),
        c if is_dash(c) => Some('-'),
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_fold_to_the_ideograph_and_names_keep_their_variants() {
        let table = [
            ("⽒名", "氏名"),
            ("⽣年⽉⽇", "生年月日"),
            ("国⺠健康保険", "国民健康保険"),
            ("⻘葉", "青葉"),
            ("⼀部負担⾦", "一部負担金"),
            ("2026\u{F98E} 青\u{F96E}", "2026年 青葉"),
            ("\u{FA19}田", "\u{FA19}田"),
            ("髙﨑𠮷栁邉󠄁●ｱ", "髙﨑𠮷栁邉󠄁●ｱ"),
            ("健\u{200B}太\u{FEFF}郎\u{2060}", "健太郎"),
        ];
        for (text, folded) in table {
            assert_eq!(radicals(text), folded);
        }
    }

    #[test]
    fn middle_dots_between_japanese_letters_are_one() {
        let table = [("マリア·クララ", "マリア・クララ"), ("Gal·la", "Gal·la"), ("甲·", "甲·")];
        for (text, folded) in table {
            assert_eq!(middle_dots(text), folded);
        }
        assert_eq!(radicals("マリア‧クララ"), "マリア・クララ");
    }

    #[test]
    fn radicals_are_sorted_for_the_search() {
        assert!(RADICALS.is_sorted_by_key(|pair| pair.0));
    }

    #[test]
    fn narrow_folds_width_and_dashes_and_keeps_kana() {
        let table = [
            ("０６１３０４８８", "06130488"),
            ("５６－７８", "56-78"),
            ("１ 2\u{3000}3", "123"),
            ("ｱｲｶﾞ", "アイガ"),
            ("公立青葉", "公立青葉"),
            ("サー", "サー"),
            ("Ａ−１２", "A-12"),
            ("1③³𝟑", "1③³3"),
            ("⑩٣一", "⑩٣一"),
        ];
        for (text, folded) in table {
            assert_eq!(narrow(text), folded);
        }
    }

    #[test]
    fn empty_values_are_blank_or_dashes() {
        for text in ["", " ", "—", "-", "－", "ー", "―", "--", "\u{0336}", "−", "\u{00AD}", "─", "― ―"] {
            assert!(is_empty_value(text), "{text:?}");
        }
        for text in ["0", "00", "ー0", "一", "あ"] {
            assert!(!is_empty_value(text), "{text:?}");
        }
    }

    #[test]
    fn plain_letters_are_what_label_makes_of_them() {
        for c in ('\0'..='\u{FFFF}').filter(|c| is_plain(*c)) {
            let slowly: String = c.to_string().nfkc().flat_map(|c| label_char(radical(c))).collect();
            assert_eq!(slowly, c.to_string());
        }
    }

    #[test]
    fn label_folds_everything_that_looks_alike() {
        for text in ["本人・家族の別", "本 人 ･ 家 族 の 別", "本⼈·家族の別", "本人‧家族の別"]
        {
            assert_eq!(label(text), "本人・家族の別");
        }
        assert_eq!(label("（枝番）"), "(枝番)");
        assert_eq!(label("ﾌﾘｶﾞﾅ"), "フリガナ");
    }
}
