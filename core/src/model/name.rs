//! Names of people, compared as insurers write them: not to the letter.
//!
//! One person is 髙﨑 on one paper, 高崎 on the next and ●﨑 on a third: insurers replace characters that their systems
//! lack, by a common variant or by a sign (domain.md §7). [`fold`] takes such differences away; [`agree`] compares.
//! What is shown and printed is always the name as it stands on the paper, never a folded one.

use std::collections::BTreeMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Signs that stand for a character which a system could not hold.
const WILDCARDS: [char; 5] = ['●', '■', '〓', '□', '\u{FFFD}'];

/// Characters of names with their variants: the first of each row stands for all of it.
///
/// Variants that Unicode itself maps (神 U+FA19, 塚 U+FA10, half-width kana) are not here: compatibility
/// normalisation takes care of them.
const VARIANTS: &[&str] = &[
    "高髙",
    "崎﨑嵜碕",
    "吉𠮷",
    "柳栁桺",
    "辺邊邉",
    "斎齋",
    "斉齊",
    "浜濱濵",
    "徳德",
    "沢澤",
    "桜櫻",
    "広廣",
    "国國",
    "真眞",
    "恵惠",
    "学學",
    "竜龍",
    "滝瀧",
    "寿壽",
    "栄榮",
    "円圓",
    "条條",
    "淵渕渊",
    "島嶋嶌",
    "峰峯",
    "富冨",
    "黒黑",
    "増增",
    "寛寬",
    "曽曾",
    "晋晉",
    "芦蘆",
    "鴎鷗",
    "巣巢",
    "桑桒",
    "桧檜",
    "槙槇",
    "万萬",
    "蔵藏",
    "蛍螢",
    "県縣",
    "穂穗",
    "豊豐",
    "関關",
    "鉄鐵",
    "鎮鎭",
    "静靜",
    "館舘",
    "郷鄕",
    "緒緖",
    "横橫",
    "歩步",
    "清淸",
    "瀬瀨",
    "温溫",
    "頼賴",
    "薫薰",
    "顕顯",
    "芸藝",
    "齢齡",
    "応應",
    "戸戶",
    "暁曉",
    "会會",
    "来來",
    "伝傳",
    "倶俱",
    "亜亞",
    "仏佛",
    "勲勳",
    "厳嚴",
    "塩鹽",
    "壮壯",
    "実實",
    "宝寶",
    "将將",
    "尚尙",
    "峡峽",
    "岳嶽",
    "巌巖",
    "弥彌",
    "彦彥",
    "教敎",
    "昂昻",
    "楽樂",
    "権權",
    "渋澁",
    "済濟",
    "為爲",
    "瑶瑤",
    "礼禮",
    "禄祿",
    "稲稻",
    "糸絲",
    "聡聰",
    "荘莊",
    "覚覺",
    "誉譽",
    "譲讓",
    "麦麥",
    "黄黃",
    "亀龜",
    "凛凜",
    "遥遙",
    "尭堯",
    "園薗",
    "野埜",
    "団團",
    "図圖",
    "絵繪",
    "経經",
    "継繼",
    "総總",
    "縄繩",
    "証證",
    "鶏鷄",
    "塁壘",
    "祷禱",
    "侠俠",
    "呉吳",
    "内內",
    "悦悅",
    "閲閱",
    "鋭銳",
    "脱脫",
    "説說",
    "税稅",
    "単單",
    "剣劍劔",
    "帯帶",
    "気氣",
    "満滿",
    "湾灣",
    "黙默",
    "与與",
    "両兩",
    "双雙",
    "台臺",
    "壱壹",
    "弐貳",
    "売賣",
    "変變",
    "奥奧",
    "専專",
    "巻卷",
    "従從",
    "懐懷",
    "戦戰",
    "択擇",
    "挙擧",
    "拠據",
    "数數",
    "昼晝",
    "検檢",
    "枢樞",
    "楼樓",
    "様樣",
    "歓歡",
    "帰歸",
    "浄淨",
    "渓溪",
    "潜潛",
    "灯燈",
    "焼燒",
    "犠犧",
    "独獨",
    "画畫",
    "当當",
    "発發",
    "瓶甁",
    "畳疊",
    "称稱",
    "窓窗",
    "粛肅",
    "続續",
    "聴聽",
    "胆膽",
    "茎莖",
    "蝉蟬",
    "衛衞",
    "観觀",
    "触觸",
    "読讀",
    "賛贊",
    "転轉",
    "辞辭",
    "遅遲",
    "録錄",
    "鋳鑄",
    "銭錢",
    "陥陷",
    "随隨",
    "険險",
    "隠隱",
    "雑雜",
    "霊靈",
    "頚頸",
    "顔顏",
    "駅驛",
    "駆驅",
    "験驗",
    "髪髮",
    "麹麴",
    "弁辨瓣辯",
];

/// Whether a sign stands for a character that could not be held.
fn is_wildcard(c: char) -> bool {
    WILDCARDS.contains(&c)
}

/// Whether a character says nothing about who a person is: white space, the dot between foreign names, variation
/// selectors (IVS), joiners and other marks without a width.
fn is_noise(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '・' | '·' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
        || matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Each character of [`VARIANTS`] with the one that stands for it: names are compared with those of all papers.
static BASES: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
    let row = |row: &&'static str| row.chars().next().map(|base| row.chars().map(move |c| (c, base)));
    VARIANTS.iter().filter_map(row).flatten().collect()
});

/// The character that stands for all variants of one.
fn base_variant(c: char) -> char {
    BASES.get(&c).copied().unwrap_or(c)
}

/// Whether a character has variants that papers and recognisers put in its place, or is a sign for a missing one.
pub fn has_variants(c: char) -> bool {
    is_wildcard(c) || BASES.contains_key(&c)
}

/// A name without the differences that say nothing: half and full width, spaces, variation selectors, variant
/// characters, upper and lower case. Signs for missing characters stay (as [`agree`] needs their place).
pub fn fold(name: &str) -> String {
    // Twice without noise: selectors must go before normalisation, which makes spaces of some characters. And twice
    // normalised: a mark that stood on such a space joins the letter before it.
    name.chars()
        .filter(|c| !is_noise(*c))
        .nfkc()
        .flat_map(char::to_lowercase)
        .filter(|c| !is_noise(*c))
        .nfkc()
        .map(base_variant)
        .collect()
}

/// Whether two names may be the same person's: equal when folded, where a sign for a missing character (`●`) stands
/// for any one character. Names that have no real character in common, and empty ones, do not agree.
///
/// ```
/// use techo_core::model::name;
/// assert!(name::agree("髙﨑　花子", "●崎 花子"));
/// assert!(!name::agree("高崎 花子", "高崎 葉子"));
/// ```
pub fn agree(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (fold(one).chars().collect(), fold(other).chars().collect());
    let same_place = |(a, b): (&char, &char)| a == b || is_wildcard(*a) || is_wildcard(*b);
    let in_common = |(a, b): (&char, &char)| a == b && !is_wildcard(*a);
    one.len() == other.len() && one.iter().zip(&other).all(same_place) && one.iter().zip(&other).any(in_common)
}

/// Whether a reading (フリガナ) and another reading, or a name that an insurer wrote in katakana, may be the same
/// person's. Hiragana counts as katakana.
pub fn readings_agree(one: &str, other: &str) -> bool {
    agree(&one.chars().map(katakana).collect::<String>(), &other.chars().map(katakana).collect::<String>())
}

/// The katakana of a hiragana; any other character itself.
fn katakana(c: char) -> char {
    match c {
        'ぁ'..='ゖ' => char::from_u32(c as u32 + 0x60).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_agree_in_either_kana_and_width() {
        assert!(readings_agree("たかはし はなこ", "ﾀｶﾊｼ ﾊﾅｺ"));
        assert!(!readings_agree("たかはし はなこ", "タカハシ ヨウコ"));
    }

    #[test]
    fn agree_sees_one_name_through_every_way_of_writing_it() {
        let same = [
            ("山田　太郎", "山田 太郎"),
            ("山田太郎", "山 田 太 郎"),
            ("髙橋　翔", "高橋　翔"),
            ("山﨑　翔", "山崎　翔"),
            ("𠮷田　翔", "吉田　翔"),
            ("栁　翔", "柳　翔"),
            ("渡邊　翔", "渡辺　翔"),
            ("渡邉　翔", "渡邊　翔"),
            ("齋藤　翔", "斎藤　翔"),
            ("濵田　翔", "浜田　翔"),
            ("濱田　翔", "濵田　翔"),
            ("德川　翔", "徳川　翔"),
            ("\u{FA19}田　翔", "神田　翔"),
            ("大\u{FA10}　翔", "大塚　翔"),
            ("辻\u{E0100}　翔", "辻　翔"),
            ("葛\u{E0101}城　翔", "葛\u{E0100}城　翔"),
            ("ﾃﾞｼﾞﾀﾙ　花子", "デジタル　花子"),
            ("ＳＭＩＴＨ　ＪＯＨＮ", "Smith John"),
            ("k´", "k\u{301}"),
            ("ジョン・スミス", "ジョン　スミス"),
            ("●橋　翔", "髙橋　翔"),
            ("■橋　翔", "高橋　翔"),
            ("〓橋　翔", "●橋　翔"),
            ("\u{FFFD}橋　□", "髙橋　翔"),
        ];
        for (one, other) in same {
            assert!(agree(one, other), "{one} {other}");
            assert!(agree(other, one), "{other} {one}");
        }
    }

    #[test]
    fn agree_keeps_different_people_apart() {
        let different = [
            ("山田　花子", "山田　葉子"),
            ("山田　はな", "山田　ハナ"),
            ("斉藤　翔", "斎藤　翔"),
            ("●橋　翔", "髙橋　翔太"),
            ("●●", "山田"),
            ("●●", "●●"),
            ("", ""),
            ("　", " "),
            ("山田　翔", ""),
        ];
        for (one, other) in different {
            assert!(!agree(one, other), "{one} {other}");
        }
    }

    #[test]
    fn variants_name_each_character_once() {
        let mut seen = std::collections::BTreeMap::new();
        for (row, variants) in VARIANTS.iter().enumerate() {
            for c in variants.chars() {
                assert!(c.nfkc().eq([c]), "normalisation maps {c} already");
                assert_eq!(seen.insert(c, row), None, "{c} stands twice");
            }
        }
    }
}
