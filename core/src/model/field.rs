//! The fields that stand on an eligibility document, by their one name.
//!
//! The key of a field (`insurer_number`) is the same word in JSON, SQL, Kotlin and Swift. What a field
//! means stands here and nowhere else. What labels a paper prints for it is the reader's business
//! (`reading::labels`).

use serde::{Deserialize, Serialize};

/// A field of an eligibility document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Field {
    /// 保険者名: the insurer's name as printed.
    InsurerName,
    /// 保険者番号: eight digits, six for 国民健康保険.
    InsurerNumber,
    /// (被保険者証等)記号: digits, kana or kanji; absent for 後期高齢者 and for some insurers.
    Symbol,
    /// (被保険者証等)番号; for 後期高齢者 the 被保険者番号.
    Number,
    /// 枝番: two digits; absent is not the same as `00`.
    Branch,
    /// 氏名 as the insurer has it.
    Name,
    /// フリガナ.
    Kana,
    /// 本人・家族の別.
    Relation,
    /// (一部)負担割合 in per cent.
    CopayPercent,
    /// 有効期限: the last day of validity.
    ValidUntil,
    /// 保存日時: the day the PDF was made.
    SavedOn,
    /// 適用開始年月日, 資格取得年月日.
    ValidFrom,
    /// 発効期日.
    EffectiveOn,
    /// 交付年月日, 発行日.
    IssuedOn,
    /// 交付者名.
    Issuer,
    /// 生年月日.
    BirthDate,
    /// 性別.
    Sex,
    /// 住所.
    Address,
    /// 世帯主氏名.
    Householder,
}

impl Field {
    /// All fields, in the order in which they are listed everywhere.
    pub const ALL: [Field; 19] = [
        Field::InsurerName,
        Field::InsurerNumber,
        Field::Symbol,
        Field::Number,
        Field::Branch,
        Field::Name,
        Field::Kana,
        Field::Relation,
        Field::CopayPercent,
        Field::ValidUntil,
        Field::SavedOn,
        Field::ValidFrom,
        Field::EffectiveOn,
        Field::IssuedOn,
        Field::Issuer,
        Field::BirthDate,
        Field::Sex,
        Field::Address,
        Field::Householder,
    ];

    /// The field's key in JSON, SQL and message arguments.
    pub const fn key(self) -> &'static str {
        match self {
            Field::InsurerName => "insurer_name",
            Field::InsurerNumber => "insurer_number",
            Field::Symbol => "symbol",
            Field::Number => "number",
            Field::Branch => "branch",
            Field::Name => "name",
            Field::Kana => "kana",
            Field::Relation => "relation",
            Field::CopayPercent => "copay_percent",
            Field::ValidUntil => "valid_until",
            Field::SavedOn => "saved_on",
            Field::ValidFrom => "valid_from",
            Field::EffectiveOn => "effective_on",
            Field::IssuedOn => "issued_on",
            Field::Issuer => "issuer",
            Field::BirthDate => "birth_date",
            Field::Sex => "sex",
            Field::Address => "address",
            Field::Householder => "householder",
        }
    }

    /// The field of a key, or `None` for an unknown one.
    pub fn from_key(key: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.key() == key)
    }
}
