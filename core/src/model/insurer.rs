//! 保険者番号: what its digits say, and its check digit.
//!
//! Only facts about the number; whether a doubtful number is worth a warning is the reader's decision.
//! Sources: 別添２「保険者番号…設定要領」 and the table of 法別番号 in domain.md §2.1.

use serde::Serialize;

/// 保険の種別, from the 法別番号 (the first two of eight digits; six digits are 国民健康保険).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Scheme {
    /// 01 全国健康保険協会管掌健康保険 (協会けんぽ).
    Kyokai,
    /// 02 船員保険.
    Seamen,
    /// 03, 04 日雇特例被保険者.
    DayLabourers,
    /// 06 組合管掌健康保険.
    Society,
    /// 07 自衛官等.
    SelfDefence,
    /// 31–34, 72–75 共済組合 (the latter 特例退職).
    MutualAid,
    /// 39 後期高齢者医療.
    LateElderly,
    /// 63 特定健康保険組合 (特例退職).
    RetiredSociety,
    /// 67 国民健康保険 退職者医療 (abolished).
    RetiredNational,
    /// 国民健康保険 of a municipality: six digits.
    National,
    /// 国民健康保険組合: six digits, 保険者別番号 in the 300s.
    NationalSociety,
}

impl Scheme {
    /// The scheme of a 保険者番号 of six or eight ASCII digits; `None` for any other text or an unknown 法別番号.
    pub fn of(number: &str) -> Option<Scheme> {
        let digits = number.as_bytes();
        if !digits.iter().all(u8::is_ascii_digit) {
            return None;
        }
        match (digits.len(), digits) {
            (6, [_, _, b'3', ..]) => Some(Scheme::NationalSociety),
            (6, _) => Some(Scheme::National),
            (8, [a, b, ..]) => match (a, b) {
                (b'0', b'1') => Some(Scheme::Kyokai),
                (b'0', b'2') => Some(Scheme::Seamen),
                (b'0', b'3' | b'4') => Some(Scheme::DayLabourers),
                (b'0', b'6') => Some(Scheme::Society),
                (b'0', b'7') => Some(Scheme::SelfDefence),
                (b'3', b'1'..=b'4') | (b'7', b'2'..=b'5') => Some(Scheme::MutualAid),
                (b'3', b'9') => Some(Scheme::LateElderly),
                (b'6', b'3') => Some(Scheme::RetiredSociety),
                (b'6', b'7') => Some(Scheme::RetiredNational),
                // 国民健康保険 padded to eight digits, as JP Core writes it (domain.md §2.1).
                (b'0', b'0') => Some(Scheme::National),
                _ => None,
            },
            _ => None,
        }
    }
}

/// The 都道府県番号 of a 保険者番号 of six or eight digits, in 1–47, or `None` where it names none.
/// 51–97 mean the same prefectures as 01–47 (used when a prefecture's numbers ran out).
pub fn prefecture(number: &str) -> Option<u8> {
    let start = number.len().checked_sub(6)?;
    let code: u8 = number.get(start..start + 2)?.parse().ok()?;
    match code {
        1..=47 => Some(code),
        51..=97 => Some(code - 50),
        _ => None,
    }
}

/// Whether the last digit is the 検証番号 of the digits before it (Luhn from the right, over six or eight digits).
/// `false` for any other text.
pub fn check_digit_fits(number: &str) -> bool {
    if !(number.len() == 6 || number.len() == 8) || !number.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let sum: u32 = number
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte - b'0');
            let weighted = if place % 2 == 1 { digit * 2 } else { digit };
            weighted / 10 + weighted % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digit_fits_published_numbers() {
        for number in [
            "06130488", "33120015", "01040013", "01130012", "01270016", "39101233", "12345674", "88138243", "138057",
            "138016", "39131016", "39272018", "06139463", "00138057", "00000000",
        ] {
            assert!(check_digit_fits(number), "{number}");
        }
        for number in ["12345678", "06012345", "67012345", "012345", "06130489", "", "1", "0613048８"] {
            assert!(!check_digit_fits(number), "{number}");
        }
    }

    #[test]
    fn scheme_of_number_by_its_first_two_digits() {
        let table = [
            ("01130012", Some(Scheme::Kyokai)),
            ("06130488", Some(Scheme::Society)),
            ("33120015", Some(Scheme::MutualAid)),
            ("75000000", Some(Scheme::MutualAid)),
            ("39131016", Some(Scheme::LateElderly)),
            ("63000000", Some(Scheme::RetiredSociety)),
            ("138057", Some(Scheme::National)),
            ("133033", Some(Scheme::NationalSociety)),
            ("00138057", Some(Scheme::National)),
            ("05130012", None),
            ("0613048", None),
            ("ああああああああ", None),
        ];
        for (number, scheme) in table {
            assert_eq!(Scheme::of(number), scheme, "{number}");
        }
    }

    #[test]
    fn prefecture_takes_both_number_ranges() {
        assert_eq!(prefecture("06130488"), Some(13));
        assert_eq!(prefecture("06630488"), Some(13));
        assert_eq!(prefecture("138057"), Some(13));
        assert_eq!(prefecture("06480488"), None);
        assert_eq!(prefecture("06980488"), None);
        assert_eq!(prefecture("06000488"), None);
        assert_eq!(prefecture("保険"), None);
    }
}
