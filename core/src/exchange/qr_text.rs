//! The labelled text of our QR codes and of `export --format text`: read again. The grammar stands in `docs/qr-text.md`.
//!
//! It is what somebody's phone showed, not a paper: nobody may receive anything on its strength (S002, S003 2-30), and
//! whoever types a text can make one. So what comes of it is a document of kind [`DocumentKind::Other`] whose original is
//! the text itself: shown after every real paper, never embedded in a sheet. Written by `paper::clinic` (the code) and
//! by [`text`](super::text()) (the file); a test reads back what both write.

use crate::error::Error;
use crate::model::{Coverage, DocumentKind, DocumentRead, Field, PersonRead, ReadError, Relation, Sex};
use crate::reading::check_field;
use crate::words::{Lang, Words};
use chrono::NaiveDate;

/// The name that the first line begins with, and the version of the grammar that is read and written.
pub(super) const NAME: &str = "資格手帳";
pub(super) const VERSION: u32 = 1;
/// The label of the kind of paper.
pub(super) const KIND: &str = "書類";
/// The kinds that a text may name.
const KINDS: [DocumentKind; 4] = [
    DocumentKind::EligibilityPdf,
    DocumentKind::EligibilityNotice,
    DocumentKind::EligibilityCertificate,
    DocumentKind::Other,
];
/// The last line.
pub(super) const LAST_LINE: &str = "この文字は控えです。資格の証明にはなりません。";
/// The longest text that is looked at, in bytes. A QR code holds at most 2,953.
const MOST_BYTES: usize = 8 << 10;
/// The longest value, in characters.
const LONGEST_VALUE: usize = 200;

/// The labels of the grammar. Written in this order; 被保険者番号 is written for 番号 by 後期高齢者医療.
pub(super) const LABELS: [(&str, Field); 20] = [
    ("氏名", Field::Name),
    ("カナ", Field::Kana),
    ("保険者名", Field::InsurerName),
    ("保険者番号", Field::InsurerNumber),
    ("記号", Field::Symbol),
    ("番号", Field::Number),
    ("被保険者番号", Field::Number),
    ("枝番", Field::Branch),
    ("本人・家族", Field::Relation),
    ("負担割合", Field::CopayPercent),
    ("有効期限", Field::ValidUntil),
    ("保存日", Field::SavedOn),
    ("交付日", Field::IssuedOn),
    ("適用開始日", Field::ValidFrom),
    ("発効期日", Field::EffectiveOn),
    ("交付者名", Field::Issuer),
    ("生年月日", Field::BirthDate),
    ("性別", Field::Sex),
    ("住所", Field::Address),
    ("世帯主", Field::Householder),
];

/// Reads a labelled text: one person.
///
/// Lines with labels that this version does not know, and lines without a colon, are passed over; so is everything
/// before the first line of ours (a scanner's own heading).
///
/// # Errors
/// [`Error::Read`]: [`ReadError::Unrecognised`] for any other text, [`ReadError::TooLarge`],
/// [`ReadError::MissingField`] without 保険者番号, 番号 or 氏名 (a code that was too long for the name);
/// [`Error::BadValue`] with `version` for a newer grammar, or with the field that stands there twice or makes no sense.
pub fn read_qr_text(text: &str, today: NaiveDate) -> Result<DocumentRead, Error> {
    if text.len() > MOST_BYTES {
        return Err(ReadError::TooLarge.into());
    }
    let mut lines = text.lines().map(|line| line.trim_start_matches('\u{FEFF}').trim());
    let version = lines.find_map(version_of).ok_or(ReadError::Unrecognised)?;
    if version != VERSION {
        return Err(Error::BadValue { field: "version" });
    }
    let mut person = PersonRead { pages: vec![1], ..PersonRead::default() };
    for line in lines.take_while(|line| version_of(line).is_none()) {
        let Some((label, value)) = line.split_once(':') else { continue };
        let Some((_, field)) = LABELS.iter().find(|(known, _)| *known == label.trim()) else { continue };
        let bad = Error::BadValue { field: field.key() };
        if person.raw.insert(*field, value.trim().to_owned()).is_some() || !keep(&mut person.coverage, *field, value) {
            return Err(bad);
        }
    }
    finish(person, today)
}

/// The text without what scanners and systems add: from its first line, one line break behind each line. So the same
/// content is the same text.
///
/// # Errors
/// [`Error::BadValue`] (`text`) where another text of ours follows that says something else: it may be another person's.
pub(crate) fn plain_text(text: &str) -> Result<String, Error> {
    let lines = text.lines().map(|line| line.trim_start_matches('\u{FEFF}').trim());
    let mut texts: Vec<String> = Vec::new();
    for line in lines.filter(|line| !line.is_empty()) {
        if version_of(line).is_some() {
            texts.push(String::new());
        }
        if let Some(text) = texts.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
    }
    texts.dedup();
    match texts.pop() {
        Some(text) if texts.is_empty() => Ok(text),
        Some(_) => Err(Error::BadValue { field: "text" }),
        None => Ok(text.to_owned()),
    }
}

/// The kind of paper that a text says it was copied from; `None` where it says none that is known.
pub(crate) fn noted_kind(text: &str) -> Option<DocumentKind> {
    let value = text.lines().find_map(|line| line.trim().strip_prefix(KIND)?.strip_prefix(':'))?.trim();
    // A code names the paper as it names itself, an export by the word that the family is told.
    let printed =
        |kind: DocumentKind| Words::of(Lang::Ja).text(&format!("paper-kind-{}", kind.key().replace('_', "-")), &[]);
    KINDS.into_iter().find(|kind| kind_word(*kind) == value || printed(*kind) == value)
}

/// The word for a kind in the text.
pub(super) fn kind_word(kind: DocumentKind) -> String {
    Words::of(Lang::Ja).text(&format!("kind-{}", kind.key()), &[])
}

/// The version that a first line tells; `None` for any other line.
fn version_of(line: &str) -> Option<u32> {
    let number = line.strip_prefix(NAME)?.strip_prefix(' ')?.trim();
    number.bytes().all(|byte| byte.is_ascii_digit()).then(|| number.parse().ok()).flatten()
}

/// Puts a value into its field; false where it can't be one.
///
/// Values are kept as they are: they were normalised when the paper was read, and a paper may print a 枝番 of one digit.
fn keep(coverage: &mut Coverage, field: Field, value: &str) -> bool {
    let value = value.trim();
    if value.is_empty() || value.chars().count() > LONGEST_VALUE || value.chars().any(char::is_control) {
        return false;
    }
    let words = || Some(value.to_owned());
    let day = || value.parse::<NaiveDate>().ok().filter(|day| crate::model::wareki::in_range(*day));
    match field {
        Field::InsurerName => coverage.insurer_name = words(),
        Field::InsurerNumber => coverage.insurer_number = words().filter(|text| is_number(text)),
        Field::Symbol => coverage.symbol = words(),
        Field::Number => coverage.number = words(),
        Field::Branch => coverage.branch = words(),
        Field::Name => coverage.name = words(),
        Field::Kana => coverage.kana = words(),
        Field::Issuer => coverage.issuer = words(),
        Field::Address => coverage.address = words(),
        Field::Householder => coverage.householder = words(),
        Field::Relation => {
            coverage.relation = match value {
                "本人" => Some(Relation::Insured),
                "家族" => Some(Relation::Family),
                _ => None,
            }
        }
        Field::Sex => {
            coverage.sex = match value {
                "男" => Some(Sex::Male),
                "女" => Some(Sex::Female),
                _ => None,
            }
        }
        Field::CopayPercent => coverage.copay_percent = percent(value),
        Field::ValidUntil => coverage.valid_until = day(),
        Field::SavedOn => coverage.saved_on = day(),
        Field::ValidFrom => coverage.valid_from = day(),
        Field::EffectiveOn => coverage.effective_on = day(),
        Field::IssuedOn => coverage.issued_on = day(),
        Field::BirthDate => coverage.birth_date = day(),
    }
    coverage.text(field).is_some()
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// 2割, or per cent where it is no whole 割.
fn percent(value: &str) -> Option<u8> {
    let whole = |text: &str, times: u8| text.parse::<u8>().ok()?.checked_mul(times);
    let percent = match value.strip_suffix('割') {
        Some(tenths) => whole(tenths, 10),
        None => whole(value.strip_suffix('%')?, 1),
    };
    percent.filter(|percent| *percent <= 100)
}

/// The document, or what is missing.
fn finish(person: PersonRead, today: NaiveDate) -> Result<DocumentRead, Error> {
    let needed = [Field::InsurerNumber, Field::Number, Field::Name];
    let missing: Vec<Field> = needed.into_iter().filter(|field| person.coverage.text(*field).is_none()).collect();
    let doubts = [Field::InsurerNumber, Field::Branch, Field::SavedOn, Field::ValidUntil].into_iter();
    let warnings = doubts.filter_map(|field| Some(check_field(field, &person.coverage.text(field)?, today).warnings));
    let warnings = warnings.flatten().collect();
    let read = DocumentRead { kind: DocumentKind::Other, page_count: 1, people: vec![person], warnings };
    if missing.is_empty() {
        Ok(read)
    } else {
        Err(ReadError::MissingField { fields: missing, read: Box::new(read) }.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "資格手帳 1\n書類:医療保険の資格情報\n氏名:髙﨑　花子\n保険者番号:06130488\n記号:21700023\n番号:1234567\n\
                        枝番:01\n本人・家族:家族\n負担割合:2割\n有効期限:2027-03-31\n保存日:2026-11-01\n\
                        この文字は控えです。資格の証明にはなりません。";

    fn read(text: &str) -> Result<DocumentRead, Error> {
        read_qr_text(text, "2026-11-21".parse().unwrap())
    }

    #[test]
    fn text_of_a_code_is_read_as_what_it_says_and_no_paper() {
        let read = read(CODE).unwrap();
        assert_eq!(read.kind, DocumentKind::Other);
        let coverage = &read.people[0].coverage;
        assert_eq!(coverage.name.as_deref(), Some("髙﨑　花子"));
        assert_eq!(coverage.insurer_number.as_deref(), Some("06130488"));
        assert_eq!(coverage.branch.as_deref(), Some("01"));
        assert_eq!((coverage.relation, coverage.copay_percent), (Some(Relation::Family), Some(20)));
        assert_eq!(coverage.saved_on.unwrap().to_string(), "2026-11-01");
    }

    #[test]
    fn text_is_read_through_what_scanners_add() {
        for changed in [
            CODE.replace('\n', "\r\n"),
            format!("\u{FEFF}{CODE}"),
            format!("QR Code\n\n{CODE}\n\n"),
            CODE.replace("氏名:", "氏名: "),
            CODE.replace("枝番", "新しい項目:値\n枝番"),
        ] {
            let coverage = |text: &str| read(text).unwrap().people.remove(0).coverage;
            assert_eq!(coverage(&changed), coverage(CODE));
        }
    }

    #[test]
    fn text_is_the_same_whatever_carried_it_and_two_are_refused() {
        for changed in [
            CODE.replace('\n', "\r\n"),
            format!("\u{FEFF}QR Code\n\n{CODE}\n\n"),
            format!("{CODE}\n{CODE}\n"),
            plain_text(CODE).unwrap(),
        ] {
            assert_eq!(plain_text(&changed).unwrap(), format!("{CODE}\n"), "{changed:?}");
        }
        let two = format!("{CODE}\n{}", CODE.replace("花子", "太郎"));
        assert_eq!(plain_text(&two), Err(Error::BadValue { field: "text" }));
    }

    #[test]
    fn text_tells_the_kind_of_paper_that_it_was_copied_from() {
        assert_eq!(noted_kind(CODE), Some(DocumentKind::EligibilityPdf));
        for kind in KINDS {
            assert_eq!(noted_kind(&format!("資格手帳 1\r\n書類:{}\r\n", kind_word(kind))), Some(kind));
        }
        assert_eq!(noted_kind(&CODE.replace("医療保険の資格情報", "定期券")), None);
        assert_eq!(noted_kind("資格手帳 1\n氏名:花子"), None);
    }

    #[test]
    fn text_that_is_wrong_is_refused_with_what_is_wrong() {
        let field = |text: &str| match read(text) {
            Err(Error::BadValue { field }) => field.to_owned(),
            Err(Error::Read(ReadError::MissingField { fields, .. })) => format!("missing {}", fields[0].key()),
            Err(error) => error.code().to_owned(),
            Ok(_) => "read".to_owned(),
        };
        let table = [
            ("", "unrecognised"),
            ("資格手帳\n氏名:花子", "unrecognised"),
            ("https://example.org/", "unrecognised"),
            (&CODE.replace("手帳 1", "手帳 2"), "version"),
            (&CODE.replace("手帳 1", "手帳 99999999999999"), "unrecognised"),
            (&CODE.replace("06130488", "O6130488"), "insurer_number"),
            (&CODE.replace("2027-03-31", "2027-02-30"), "valid_until"),
            (&CODE.replace(":家族", ":妻"), "relation"),
            (&CODE.replace("枝番:01", "枝番:01\n枝番:02"), "branch"),
            (&CODE.replace("番号:1234567", "番号:1\n被保険者番号:2"), "number"),
            (&CODE.replace("氏名:髙﨑　花子\n", ""), "missing name"),
            (&format!("{CODE}{}", "\n".repeat(9000)), "too_large"),
        ];
        for (text, wanted) in table {
            assert_eq!(field(text), wanted);
        }
    }
}
