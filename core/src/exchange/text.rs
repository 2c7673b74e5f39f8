//! What the notebook knows of a person's insurance as labelled text, in the grammar of the QR code (`docs/qr-text.md`)
//! and with every field.

use super::qr_text::{KIND, LABELS, LAST_LINE, NAME, VERSION, kind_word};
use crate::model::{Coverage, DocumentKind, Field, MemberFacts, Relation, Sex};

/// A person's insurance as labelled text. The same input gives the same text; it ends with a line break.
pub fn text(coverage: &Coverage, kind: DocumentKind, facts: &MemberFacts) -> String {
    let mut text = format!("{NAME} {VERSION}\n{KIND}:{}\n", kind_word(kind));
    for (label, field) in LABELS {
        // Of the two labels of 番号 the one that the insurance uses.
        if field == Field::Number && (label == "被保険者番号") != coverage.is_late_elderly() {
            continue;
        }
        let typed = match field {
            Field::Kana => facts.kana.clone(),
            Field::BirthDate => facts.card.birth_date.map(|day| day.to_string()),
            _ => None,
        };
        if let Some(value) = typed.or_else(|| coverage.text(field)) {
            text.push_str(&format!("{label}:{}\n", words(coverage, field, &value)));
        }
    }
    text.push_str(LAST_LINE);
    text.push('\n');
    text
}

/// A value as a person reads it, on one line.
fn words(coverage: &Coverage, field: Field, value: &str) -> String {
    match field {
        Field::Relation if coverage.relation == Some(Relation::Insured) => "本人".to_owned(),
        Field::Relation => "家族".to_owned(),
        Field::Sex if coverage.sex == Some(Sex::Male) => "男".to_owned(),
        Field::Sex => "女".to_owned(),
        Field::CopayPercent => match coverage.copay_percent {
            Some(percent) if percent % 10 == 0 => format!("{}割", percent / 10),
            _ => format!("{value}%"),
        },
        _ => value.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>().trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::read_qr_text;
    use super::*;
    use chrono::NaiveDate;

    fn day(text: &str) -> Option<NaiveDate> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn text_with_every_field_is_read_again() {
        let coverage = Coverage {
            insurer_name: Some("みほん健康保険組合".to_owned()),
            insurer_number: Some("06130488".to_owned()),
            symbol: Some("公立青葉".to_owned()),
            number: Some("12-3".to_owned()),
            branch: Some("1".to_owned()),
            name: Some("●﨑　花子".to_owned()),
            kana: Some("タカサキ　ハナコ".to_owned()),
            relation: Some(Relation::Insured),
            copay_percent: Some(30),
            valid_until: day("2027-07-31"),
            saved_on: day("2026-11-01"),
            valid_from: day("2020-04-01"),
            effective_on: day("2026-08-01"),
            issued_on: day("2026-07-20"),
            issuer: Some("青葉市".to_owned()),
            birth_date: day("1950-02-28"),
            sex: Some(Sex::Female),
            address: Some("青葉市みどり町1:2".to_owned()),
            householder: Some("髙﨑　太郎".to_owned()),
        };
        let written = text(&coverage, DocumentKind::EligibilityCertificate, &MemberFacts::default());
        let read = read_qr_text(&written, "2026-11-21".parse().unwrap()).unwrap();
        assert_eq!(read.people[0].coverage, coverage);
        assert!(written.starts_with("資格手帳 1\n書類:資格確認書\n"), "{written}");
        let mut elderly = coverage.clone();
        elderly.insurer_number = Some("39131016".to_owned());
        (elderly.symbol, elderly.branch) = (None, None);
        let written = text(&elderly, DocumentKind::EligibilityPdf, &MemberFacts::default());
        assert!(written.contains("\n被保険者番号:12-3\n") && !written.contains("\n番号:"));
        assert_eq!(read_qr_text(&written, "2026-11-21".parse().unwrap()).unwrap().people[0].coverage, elderly);
    }
}
