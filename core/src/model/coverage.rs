//! 資格情報: what one document says of one person, normalised.
//!
//! The values are normalised as the reader's rules say (half-width digits, ISO dates, one U+3000 between
//! the parts of a name); what stood on the paper to the letter is kept beside it as `raw` (see
//! [`PersonRead`](super::PersonRead)). Nothing here is checked against rules.

use super::{Field, insurer};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

/// 本人・家族の別.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Relation {
    /// 本人 (被保険者), also 世帯主.
    #[serde(rename = "self")]
    Insured,
    /// 家族, 被扶養者, 世帯員.
    Family,
}

impl Relation {
    /// The value in JSON and SQL: `self` or `family`.
    pub const fn key(self) -> &'static str {
        match self {
            Relation::Insured => "self",
            Relation::Family => "family",
        }
    }
}

/// 性別 as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Sex {
    /// 男.
    Male,
    /// 女.
    Female,
}

impl Sex {
    /// The value in JSON and SQL: `male` or `female`.
    pub const fn key(self) -> &'static str {
        match self {
            Sex::Male => "male",
            Sex::Female => "female",
        }
    }
}

/// 資格情報 of one person, as one document gives it. `None`: the row is absent, empty or a dash.
///
/// Its `Debug` names the fields that are there and never their values: it may stand in a log.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Coverage {
    /// 保険者名.
    pub insurer_name: Option<String>,
    /// 保険者番号, half-width digits, leading zeros kept.
    pub insurer_number: Option<String>,
    /// 記号.
    pub symbol: Option<String>,
    /// 番号.
    pub number: Option<String>,
    /// 枝番, as printed (normally two digits).
    pub branch: Option<String>,
    /// 氏名, its parts separated by one U+3000.
    pub name: Option<String>,
    /// フリガナ.
    pub kana: Option<String>,
    /// 本人・家族の別; absent for 後期高齢者.
    pub relation: Option<Relation>,
    /// 負担割合 in per cent (10, 20, 30); only from 70 on.
    pub copay_percent: Option<u8>,
    /// 有効期限: last day of validity.
    pub valid_until: Option<NaiveDate>,
    /// 保存日時: the day the PDF was made.
    pub saved_on: Option<NaiveDate>,
    /// 適用開始年月日.
    pub valid_from: Option<NaiveDate>,
    /// 発効期日.
    pub effective_on: Option<NaiveDate>,
    /// 交付年月日.
    pub issued_on: Option<NaiveDate>,
    /// 交付者名.
    pub issuer: Option<String>,
    /// 生年月日.
    pub birth_date: Option<NaiveDate>,
    /// 性別.
    pub sex: Option<Sex>,
    /// 住所.
    pub address: Option<String>,
    /// 世帯主氏名.
    pub householder: Option<String>,
}

impl Coverage {
    /// A field's normalised value as text (dates as `YYYY-MM-DD`, per cent as digits), or `None`.
    pub fn text(&self, field: Field) -> Option<String> {
        let date = |d: Option<NaiveDate>| d.map(|d| d.to_string());
        match field {
            Field::InsurerName => self.insurer_name.clone(),
            Field::InsurerNumber => self.insurer_number.clone(),
            Field::Symbol => self.symbol.clone(),
            Field::Number => self.number.clone(),
            Field::Branch => self.branch.clone(),
            Field::Name => self.name.clone(),
            Field::Kana => self.kana.clone(),
            Field::Relation => self.relation.map(|r| r.key().to_owned()),
            Field::CopayPercent => self.copay_percent.map(|p| p.to_string()),
            Field::ValidUntil => date(self.valid_until),
            Field::SavedOn => date(self.saved_on),
            Field::ValidFrom => date(self.valid_from),
            Field::EffectiveOn => date(self.effective_on),
            Field::IssuedOn => date(self.issued_on),
            Field::Issuer => self.issuer.clone(),
            Field::BirthDate => date(self.birth_date),
            Field::Sex => self.sex.map(|s| s.key().to_owned()),
            Field::Address => self.address.clone(),
            Field::Householder => self.householder.clone(),
        }
    }

    /// Whether the insurance is 後期高齢者医療, which has neither 記号 nor 枝番.
    pub fn is_late_elderly(&self) -> bool {
        self.insurer_number.as_deref().and_then(insurer::Scheme::of) == Some(insurer::Scheme::LateElderly)
    }

    /// The day the document speaks for: 保存日時 of a PDF, 交付年月日 of a notice or certificate.
    pub fn as_of(&self) -> Option<NaiveDate> {
        self.saved_on.or(self.issued_on)
    }
}

impl fmt::Debug for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let present = Field::ALL.into_iter().filter(|field| self.text(*field).is_some());
        f.write_str("Coverage")?;
        f.debug_set().entries(present.map(Field::key)).finish()
    }
}
