//! The labels that papers print, and the fields they name. To read a new label, add it to its line of [`LABELS`]:
//! nothing else has to know it. A test there reads each label of the list before a value, letter-spaced, in brackets
//! and with a colon, and another says if it does not stand folded.
//!
//! Labels stand here folded (see [`fold::label`](super::fold::label)): no white space, half-width brackets, `・` for every
//! middle dot. The longest label that fits wins, so that 番号 is not found inside 保険者番号; labels of things that are
//! no field ([`Meaning::Other`]) are here for the same reason and to end a value.

use crate::model::Field;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A field of the document.
    Field(Field),
    /// 記号・番号: both in one value.
    SymbolAndNumber,
    /// 記号・番号・枝番: all three in one value.
    SymbolNumberBranch,
    /// Something that is no field of ours.
    Other,
}

use Meaning::{Other, SymbolAndNumber, SymbolNumberBranch};

/// The labels of one meaning.
pub(super) const LABELS: &[(Meaning, &[&str])] = &[
    (
        Meaning::Field(Field::InsurerName),
        &[
            "保険者名",
            "保険者名称",
            "保険者の名称",
            "保険者等名称",
            "医療保険者名",
            "医療保険者名称",
            "保険者",
            "保険者(名称)",
        ],
    ),
    (Meaning::Field(Field::InsurerNumber), &["保険者番号", "保険者の番号", "医療保険者番号", "保険者No", "保険者No."]),
    (
        Meaning::Field(Field::Symbol),
        &[
            "記号",
            "被保険者記号",
            "被保険者証記号",
            "被保険者証の記号",
            "被保険者等記号",
            "被保険者証等記号",
            "保険証記号",
            "資格確認書記号",
            "組合員等記号",
            "加入者等記号",
        ],
    ),
    (
        Meaning::Field(Field::Number),
        &[
            "番号",
            "被保険者番号",
            "被保険者証番号",
            "被保険者証の番号",
            "被保険者等番号",
            "被保険者証等番号",
            "保険証番号",
            "資格確認書番号",
            "組合員等番号",
            "加入者等番号",
        ],
    ),
    (
        SymbolAndNumber,
        &[
            "記号・番号",
            "記号番号",
            "記号-番号",
            "記号/番号",
            "被保険者記号・番号",
            "被保険者証記号・番号",
            "被保険者証の記号・番号",
            "被保険者等記号・番号",
            "被保険者証等記号・番号",
            "被保険者等記号・番号等",
            "被保険者証等記号・番号等",
        ],
    ),
    (
        SymbolNumberBranch,
        &[
            "記号・番号・枝番",
            "記号・番号・枝番号",
            "記号番号枝番",
            "記号・番号(枝番)",
            "被保険者記号・番号・枝番",
            "被保険者記号・番号(枝番)",
            "被保険者証記号・番号・枝番",
            "被保険者証記号・番号(枝番)",
            "被保険者等記号・番号・枝番",
            "被保険者等記号・番号(枝番)",
            "被保険者証等記号・番号・枝番",
            "被保険者証等記号・番号(枝番)",
        ],
    ),
    (
        Meaning::Field(Field::Branch),
        &[
            "枝番",
            "枝番号",
            "被保険者枝番",
            "被保険者等枝番",
            "被保険者証枝番",
            "被保険者証等枝番",
            "被保険者証等枝番号",
            "加入者等枝番",
            "組合員等枝番",
        ],
    ),
    (
        Meaning::Field(Field::Name),
        &[
            "氏名",
            "お名前",
            "名前",
            "加入者氏名",
            "対象者氏名",
            "資格者氏名",
            "氏名(漢字)",
            "被扶養者氏名",
            "加入者名",
            "氏名等",
        ],
    ),
    (
        Meaning::Field(Field::Kana),
        &["フリガナ", "ふりがな", "カナ氏名", "氏名カナ", "氏名(カナ)", "氏名フリガナ", "氏名(フリガナ)"],
    ),
    (
        Meaning::Field(Field::Relation),
        &[
            "本人・家族の別",
            "本人家族の別",
            "本人・家族",
            "本人・家族区分",
            "本人家族区分",
            "本人/家族の別",
            "本人/家族",
            "本人・被扶養者の別",
            "被保険者・被扶養者の別",
            "本人・被扶養者",
            "資格区分",
            "本人又は家族の別",
        ],
    ),
    (
        Meaning::Field(Field::CopayPercent),
        &[
            "一部負担金割合",
            "一部負担金の割合",
            "一部負担割合",
            "負担割合",
            "自己負担割合",
            "窓口負担割合",
            "自己負担金割合",
            "一部負担金等の割合",
        ],
    ),
    (Meaning::Field(Field::ValidUntil), &["有効期限", "有効期限日", "有効期間満了日", "有効年月日", "有効期限年月日"]),
    (
        Meaning::Field(Field::SavedOn),
        &["保存日時", "保存日", "保存年月日", "ダウンロード日時", "出力日時", "表示日時", "作成日時"],
    ),
    (
        Meaning::Field(Field::ValidFrom),
        &[
            "適用開始年月日",
            "適用開始日",
            "適用年月日",
            "適用開始",
            "資格取得年月日",
            "資格取得日",
            "資格取得(認定)年月日",
            "認定年月日",
            "資格開始年月日",
            "資格開始日",
        ],
    ),
    (Meaning::Field(Field::EffectiveOn), &["発効期日", "発効年月日", "発効日"]),
    (
        Meaning::Field(Field::IssuedOn),
        &["交付年月日", "交付日", "発行年月日", "発行日", "発行期日", "交付期日", "通知年月日"],
    ),
    (
        Meaning::Field(Field::Issuer),
        &["交付者名", "交付者", "交付者名称", "発行者名", "発行者", "発行機関", "交付者名及び印"],
    ),
    (Meaning::Field(Field::BirthDate), &["生年月日"]),
    (Meaning::Field(Field::Sex), &["性別"]),
    (Meaning::Field(Field::Address), &["住所", "ご住所", "現住所", "住所地"]),
    (
        Meaning::Field(Field::Householder),
        &[
            "世帯主氏名",
            "世帯主名",
            "世帯主",
            "世帯主の氏名",
            "組合員氏名",
            "組合員名",
            "被保険者氏名",
            "被保険者名",
            "被保険者(世帯主)氏名",
            "世帯主(組合員)氏名",
            "世帯主又は組合員氏名",
        ],
    ),
    (
        Other,
        &[
            "所在地",
            "保険者所在地",
            "保険者の所在地",
            "電話番号",
            "電話",
            "TEL",
            "FAX",
            "備考",
            "続柄",
            "年齢",
            "郵便番号",
            "事業所名",
            "事業所名称",
            "事業所所在地",
            "事業所番号",
            "資格喪失年月日",
            "資格喪失日",
            "喪失年月日",
            "整理番号",
            "通知番号",
            "世帯番号",
            "証番号",
            "個人番号",
            "登録番号",
            "請求番号",
            "照会番号",
            "文書番号",
            "受付番号",
            "加入者番号",
            "発行番号",
            "申請番号",
            "宛名番号",
            "限度額適用区分",
            "適用区分",
            "限度区分",
            "特定疾病区分",
            "臓器提供",
            "公印",
            "QRコード",
            "資格取得事由",
            "種別",
            "制度",
            "保険種別",
            "保険の種類",
            "保険種類",
        ],
    ),
];

/// A label letter by letter, with what it names.
pub(super) type Lettered = (Vec<char>, Meaning);

/// The labels by their first letter, the longest first: every letter of every paper is looked up here.
static BY_FIRST_LETTER: LazyLock<HashMap<char, Vec<Lettered>>> = LazyLock::new(|| {
    let mut index: HashMap<char, Vec<Lettered>> = HashMap::new();
    for (meaning, labels) in LABELS {
        for letters in labels.iter().map(|label| label.chars().collect::<Vec<char>>()) {
            if let Some(first) = letters.first() {
                index.entry(*first).or_default().push((letters, *meaning));
            }
        }
    }
    for labels in index.values_mut() {
        labels.sort_by_key(|(letters, _)| std::cmp::Reverse(letters.len()));
    }
    index
});

/// The labels that begin with a letter, the longest first.
pub(super) fn beginning_with(letter: char) -> &'static [Lettered] {
    BY_FIRST_LETTER.get(&letter).map_or(&[], Vec::as_slice)
}

/// The labels at the beginning of a text with their lengths in characters, the longest first.
pub(super) fn all(text: impl Iterator<Item = char> + Clone) -> impl Iterator<Item = (Meaning, usize)> {
    let labels = text.clone().next().map_or(&[][..], beginning_with);
    labels.iter().filter_map(move |(letters, meaning)| {
        let mut text = text.clone();
        // One letter of a long label that the file does not tell, or that a re-print made a sign of.
        let mut spoiled = if letters.len() >= 5 { 1 } else { 0 };
        let mut is = |letter: char| match text.next() {
            Some(c) if c == letter => true,
            Some('~' | '\u{FFFD}') if spoiled > 0 => {
                spoiled -= 1;
                true
            }
            _ => false,
        };
        let fits = letters.iter().all(|letter| is(*letter));
        fits.then_some((*meaning, letters.len()))
    })
}

/// The longest label at the beginning of a text.
pub(super) fn longest(text: impl Iterator<Item = char> + Clone) -> Option<(Meaning, usize)> {
    all(text).next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::fold;

    #[test]
    fn every_label_stands_folded_and_once() {
        let all: Vec<&str> = LABELS.iter().flat_map(|(_, labels)| labels.iter().copied()).collect();
        for label in &all {
            assert_eq!(&fold::label(label), label);
        }
        for (i, label) in all.iter().enumerate() {
            assert!(!all[..i].contains(label), "{label} stands twice");
        }
    }

    #[test]
    fn longest_label_wins() {
        let of = |text: &str| longest(text.chars());
        assert_eq!(of("保険者番号06"), Some((Meaning::Field(Field::InsurerNumber), 5)));
        assert_eq!(of("番号1489"), Some((Meaning::Field(Field::Number), 2)));
        assert_eq!(of("記号・番号12"), Some((SymbolAndNumber, 5)));
        assert_eq!(of("の番号"), None);
        assert_eq!(of("本人・家族~別"), Some((Meaning::Field(Field::Relation), 7)));
        assert_eq!(of("枝~"), None);
    }
}
