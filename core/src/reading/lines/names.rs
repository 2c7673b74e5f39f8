//! Names of people and of insurers: whole, and of characters none of which may be another one.
//!
//! The same recogniser reads the same print alike in every place, so that a second place proves no kanji that looks like
//! another; it proves that none was lost.

use super::super::fold;
use super::chars;
use super::evidence::{HIGH, Paper, SOME, Support, proven};
use super::width::{begins_late, usual_width};
use crate::model::insurer::{Scheme, prefecture};
use crate::model::name;

/// A person's name: two parts of the characters of names, none of which may be another one.
pub(super) fn person(paper: &Paper<'_>, support: &Support<'_>, value: &str) -> bool {
    let parts: Vec<&str> = value.split('\u{3000}').collect();
    let lengths = |part: &&str| (1..=4).contains(&part.chars().count());
    let shape = parts.len() == 2 && parts.iter().all(lengths);
    let letters = || value.chars().filter(|c| *c != '\u{3000}');
    let plain = letters().all(|c| chars::is_of_name(c) && !name::has_variants(c));
    // What looks alike is misread in every place alike.
    let alike = letters().any(chars::is_lookalike) || value.ends_with(['大', '太']);
    // 長谷川 loses its first character and is a name still.
    let whole = || support.best.is_some_and(|found| !begins_late(paper, found));
    shape && plain && !alike && (support.places >= 2 || support.confidence >= HIGH && whole())
}

/// フリガナ: marks and small letters blur; only two places that agree prove it.
pub(super) fn kana(support: &Support<'_>, value: &str) -> bool {
    let katakana = value.chars().all(|c| matches!(c, 'ァ'..='ヶ' | 'ー' | '\u{3000}'));
    katakana && support.places >= 2
}

/// 保険者名, 交付者名: a whole name that ends as such names do, read twice, or once in characters of the usual width, so
/// that none was lost between them.
pub(super) fn insurer_name(paper: &Paper<'_>, support: &Support<'_>, value: &str) -> bool {
    const ENDS: [&str; 9] =
        ["健康保険組合", "国民健康保険組合", "共済組合", "支部", "広域連合", "市", "区", "町", "村"];
    let folded = fold::label(value);
    if support.confidence >= SOME && proven(paper).any(|number| is_name_of(&folded, &number.value)) {
        return true;
    }
    let known = |c: char| chars::is_of_name(c) && !matches!(c, 'ケ' | 'ヶ') || c.is_ascii_alphanumeric() || c == '・';
    let own = ENDS.iter().filter_map(|end| folded.strip_suffix(end)).map(|own| own.chars().count()).min().unwrap_or(0);
    let branch_office = folded.ends_with("支部");
    let whole = own >= 2 && (!branch_office || folded.contains("協会") || folded.contains("共済"));
    let once = || {
        let sources = support.best.map(|found| found.sources.as_slice()).unwrap_or_default();
        let whole_words = !has_lone_kanji(value);
        let wide = || !sources.is_empty() && sources.iter().all(|line| usual_width(paper, line));
        let whole = || support.best.is_some_and(|found| !begins_late(paper, found));
        support.confidence >= HIGH && whole_words && wide() && whole()
    };
    folded.chars().all(known) && whole && (support.places >= 2 || once())
}

/// Whether a recogniser that parts words knew no word for two kanji side by side: 精 客 is what it made of 精密.
fn has_lone_kanji(text: &str) -> bool {
    let lone = |part: &str| part.chars().count() == 1 && part.chars().all(chars::is_kanji);
    let mut parts = text.split_whitespace().map(lone).peekable();
    std::iter::from_fn(|| Some(parts.next()? && *parts.peek()?)).any(|both| both)
}

/// Whether this is the name that a 保険者番号 stands for: of 協会けんぽ and 後期高齢者医療 there is one in a prefecture.
fn is_name_of(folded: &str, number: &str) -> bool {
    #[rustfmt::skip]
    const PREFECTURES: [&str; 47] = [
        "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県", "群馬県", "埼玉県", "千葉県",
        "東京都", "神奈川県", "新潟県", "富山県", "石川県", "福井県", "山梨県", "長野県", "岐阜県", "静岡県", "愛知県", "三重県",
        "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県", "岡山県", "広島県", "山口県", "徳島県",
        "香川県", "愛媛県", "高知県", "福岡県", "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県",
    ];
    let code = prefecture(number).map(usize::from).and_then(|code| code.checked_sub(1));
    let Some(place) = code.and_then(|index| PREFECTURES.get(index)) else { return false };
    match Scheme::of(number) {
        Some(Scheme::Kyokai) => {
            folded == format!("全国健康保険協会{}支部", place.strip_suffix(['都', '府', '県']).unwrap_or(place))
        }
        Some(Scheme::LateElderly) => folded == format!("{place}後期高齢者医療広域連合"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kanji_that_make_no_word_are_seen() {
        let table = [
            ("みな と 精 客 健康 保険 組合", true),
            ("みな と 精密 健康 保険 組合", false),
            ("ひまわり電機健康保険組合", false),
            ("虹 ヶ 丘 市", true),
            ("青葉野 町", false),
        ];
        for (text, lone) in table {
            assert_eq!(has_lone_kanji(text), lone, "{text}");
        }
    }

    #[test]
    fn insurers_of_a_prefecture_are_named_by_their_number() {
        let table = [
            ("全国健康保険協会東京支部", "01130012", true),
            ("全国健康保険協会北海道支部", "01010016", true),
            ("全国健康保険協会京都支部", "01260017", true),
            ("全国健康保険協会大阪支部", "01130012", false),
            ("東京都後期高齢者医療広域連合", "39131016", true),
            ("うみかぜ健康保険組合", "06130488", false),
        ];
        for (name, number, is) in table {
            assert_eq!(is_name_of(name, number), is, "{name}");
        }
    }
}
