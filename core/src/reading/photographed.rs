//! A photographed paper: what was recognised on it and what a person typed or confirmed, together.
//!
//! A value comes in by one of two ways and by no other: the recognition is sure of it, or a person gave it. Whatever is
//! neither is asked for, all of it at once. What a person gave wins.

use super::{LinesRead, NEEDED, PersonLines, TextLine, checks, read_lines, typed};
use crate::model::{DocumentKind, DocumentRead, Field, PersonRead, ReadError};
use chrono::NaiveDate;
use std::collections::HashMap;
use std::fmt;

/// What comes with a photograph or scan.
#[derive(Clone, Default, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PictureContents {
    /// The lines that a recognition found, if there was one.
    pub lines: Vec<TextLine>,
    /// What a person typed or confirmed, one form for each person on the paper. A blank text says that the field does
    /// not stand on the paper.
    pub forms: Vec<HashMap<Field, String>>,
    /// What kind of paper it is, where a person said so.
    pub kind: Option<DocumentKind>,
}

impl fmt::Debug for PictureContents {
    /// Values stay out: it may stand in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PictureContents").field("kind", &self.kind).finish_non_exhaustive()
    }
}

/// Puts together what a photographed paper says.
///
/// `page_count`: 1 for a picture, more for a scan of several pages, all of which are then about everybody in it.
/// Without lines or a kind it is taken for a 資格情報のお知らせ: of the three papers it is the one by which the least
/// is promised.
///
/// # Errors
/// [`ReadError::MissingField`] names everything to ask for: needed and not there, proposed and not sure, typed and not
/// possible. [`ReadError::NoText`] where nothing came with the picture; else those of [`read_lines`], where no form
/// stands in for what could not be recognised.
pub fn read_picture(contents: &PictureContents, page_count: u32, today: NaiveDate) -> Result<DocumentRead, ReadError> {
    if contents.lines.is_empty() && contents.forms.is_empty() {
        return Err(ReadError::NoText);
    }
    let recognised = match read_lines(&contents.lines, today) {
        Ok(read) => Some(read),
        Err(ReadError::NoText | ReadError::Unrecognised) if !contents.forms.is_empty() => None,
        Err(error) => return Err(error),
    };
    let kind = contents.kind.or(recognised.as_ref().map(|read| read.kind)).unwrap_or(DocumentKind::EligibilityNotice);
    let mut asked = Vec::new();
    let people: Vec<PersonRead> = pairs(recognised.as_ref(), &contents.forms)
        .map(|(lines, form)| PersonRead { pages: (1..=page_count).collect(), ..person(lines, form, &mut asked) })
        .collect();
    let warnings = checks::warnings_of(&people, today);
    let read = DocumentRead { kind, page_count, people, warnings };
    let fields: Vec<Field> = Field::ALL.into_iter().filter(|field| asked.contains(field)).collect();
    if fields.is_empty() { Ok(read) } else { Err(ReadError::MissingField { fields, read: Box::new(read) }) }
}

/// Each person with what was recognised of them and their form. A form belongs to a recognised person only where there
/// is one of each: among several, whose form it is would be a guess.
fn pairs<'a>(
    recognised: Option<&'a LinesRead>,
    forms: &'a [HashMap<Field, String>],
) -> impl Iterator<Item = (Option<&'a PersonLines>, Option<&'a HashMap<Field, String>>)> {
    let people = recognised.map(|read| read.people.as_slice()).unwrap_or_default();
    let one_to_one = people.len() <= 1 && forms.len() <= 1;
    // Forms for fewer people than were recognised leave the others asked for.
    let count = people.len().max(forms.len());
    (0..count).map(move |place| (people.get(place).filter(|_| one_to_one || place >= forms.len()), forms.get(place)))
}

/// One person; what is to be asked for goes to `asked`.
fn person(lines: Option<&PersonLines>, form: Option<&HashMap<Field, String>>, asked: &mut Vec<Field>) -> PersonRead {
    let mut read = PersonRead::default();
    for field in Field::ALL {
        let recognised = lines.and_then(|lines| lines.person.coverage.text(field).map(|_| lines));
        let (text, is_good) = match (form.and_then(|form| form.get(&field)), recognised) {
            (Some(typed), _) => (typed.as_str(), typed::keep(&mut read.coverage, field, typed).is_ok()),
            (None, Some(lines)) => {
                let text = lines.person.raw.get(&field).map_or("", String::as_str);
                let sure = lines.sure.get(&field) == Some(&true);
                let value = lines.person.coverage.text(field).filter(|_| sure);
                (text, value.is_some_and(|value| typed::keep(&mut read.coverage, field, &value).is_ok()))
            }
            (None, None) => ("", true),
        };
        let is_there = read.coverage.text(field).is_some();
        if is_there {
            read.raw.insert(field, text.to_owned());
        }
        let is_said = form.is_some_and(|form| form.contains_key(&field));
        let unread = !is_said && lines.is_some_and(|lines| may_be_unread(field, lines));
        if !is_good || (!is_there && (NEEDED.contains(&field) || unread)) {
            asked.push(field);
        }
    }
    read
}

/// Whether a field without a value may stand on the paper in a row that was not recognised: 記号 and 枝番 stand on every
/// paper but those of 後期高齢者, and without them a number is somebody else's.
fn may_be_unread(field: Field, lines: &PersonLines) -> bool {
    matches!(field, Field::Symbol | Field::Branch) && !lines.person.coverage.is_late_elderly()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn lines(name: &str) -> Vec<TextLine> {
        let path = format!("{}/../tests/fixtures/lines/{name}.lines.json", env!("CARGO_MANIFEST_DIR"));
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
    }

    fn form(fields: &[(Field, &str)]) -> HashMap<Field, String> {
        fields.iter().map(|(field, text)| (*field, (*text).to_owned())).collect()
    }

    /// A day that may have lost a digit.
    const OF_D048: (Field, &str) = (Field::ValidFrom, "平成24年7月1日");

    fn read(lines: Vec<TextLine>, forms: &[HashMap<Field, String>]) -> Result<DocumentRead, ReadError> {
        let contents = PictureContents { lines, forms: forms.to_vec(), kind: None };
        read_picture(&contents, 1, day("2026-11-21"))
    }

    fn asked(outcome: Result<DocumentRead, ReadError>) -> Vec<Field> {
        match outcome {
            Err(ReadError::MissingField { fields, .. }) => fields,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_sure_is_in_no_form() {
        // 郎 has a twin in 朗, and a 1日 may be what is left of an 11日: these two are looked at by a person.
        let unsure = form(&[(Field::Name, "佐藤 太郎"), (Field::ValidFrom, "令和2年1月1日")]);
        assert_eq!(asked(read(lines("d047_notice_reportlab"), &[])), [Field::Name, Field::ValidFrom]);
        let read = read(lines("d047_notice_reportlab"), &[unsure]).unwrap();
        assert_eq!(read.kind, DocumentKind::EligibilityNotice);
        assert_eq!(read.people[0].coverage.insurer_number.as_deref(), Some("06143820"));
        assert_eq!(read.pages_of_alone(0), [1]);
    }

    #[test]
    fn what_is_not_sure_is_asked_for_and_not_kept() {
        let outcome = read(lines("d048_notice_chromium"), &[]);
        let Err(ReadError::MissingField { read: partial, .. }) = &outcome else { panic!("{outcome:?}") };
        assert_eq!(partial.people[0].coverage.number, None, "a proposal is no value");
        assert_eq!(asked(outcome), [Field::Symbol, Field::Number, Field::Name, Field::ValidFrom]);
    }

    #[test]
    fn a_form_confirms_what_was_asked_for_and_wins() {
        let confirmed = form(&[
            (Field::Symbol, "27724085"),
            (Field::Number, "０８８６６２９４"),
            (Field::Name, "水無瀬 恵"),
            OF_D048,
        ]);
        let read = read(lines("d048_notice_chromium"), &[confirmed]).unwrap();
        let coverage = &read.people[0].coverage;
        assert_eq!(coverage.number.as_deref(), Some("08866294"));
        assert_eq!(read.people[0].raw[&Field::Number], "０８８６６２９４");
        assert!(coverage.insurer_number.is_some(), "what was sure is there too");
    }

    #[test]
    fn a_blank_says_that_the_field_is_not_on_the_paper() {
        let blank = form(&[(Field::Symbol, ""), (Field::Number, "08866294"), (Field::Name, "水無瀬 恵"), OF_D048]);
        let read = read(lines("d048_notice_chromium"), &[blank]).unwrap();
        assert_eq!(read.people[0].coverage.symbol, None);
    }

    #[test]
    fn needed_fields_can_not_be_blank_and_impossible_ones_are_asked_again() {
        let typed = form(&[(Field::InsurerNumber, "06130488"), (Field::Number, " "), (Field::Branch, "x")]);
        assert_eq!(asked(read(Vec::new(), &[typed])), [Field::Number, Field::Branch, Field::Name]);
    }

    #[test]
    fn nothing_with_the_picture_is_no_text() {
        assert_eq!(read(Vec::new(), &[]), Err(ReadError::NoText));
    }

    #[test]
    fn two_forms_are_two_people_of_whom_nobody_has_the_page_alone() {
        let one = form(&[(Field::InsurerNumber, "06130488"), (Field::Number, "1"), (Field::Name, "山川 花")]);
        let other = form(&[(Field::InsurerNumber, "06130488"), (Field::Number, "1"), (Field::Name, "山川 空")]);
        let read = read(Vec::new(), &[one, other]).unwrap();
        assert_eq!(read.people.len(), 2);
        assert_eq!(read.pages_of_alone(0), [] as [u32; 0]);
    }

    #[test]
    fn lines_of_no_paper_stand_aside_for_a_complete_form() {
        let noise: Vec<TextLine> =
            serde_json::from_str(r#"[{"text":"abc","x":0.1,"y":0.1,"w":0.1,"h":0.02,"page":1,"confidence":0.9}]"#)
                .unwrap();
        assert_eq!(read(noise.clone(), &[]), Err(ReadError::Unrecognised));
        let typed = form(&[(Field::InsurerNumber, "06130488"), (Field::Number, "1"), (Field::Name, "山川 花")]);
        assert!(read(noise, &[typed]).is_ok());
    }
}
