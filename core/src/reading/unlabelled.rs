//! Values that papers print without a label: the insurer's name over its number, a day followed by 発行.

use super::fields;
use super::fold;
use super::labels::{self, Meaning};
use super::sheet::Sheet;
use crate::model::{Field, PersonRead};

/// How the names of insurers end.
const INSURER_ENDS: [&str; 12] = [
    "健康保険組合",
    "国民健康保険組合",
    "共済組合",
    "組合",
    "協会",
    "支部",
    "広域連合",
    "共済",
    "市",
    "区",
    "町",
    "村",
];

/// Fills what is still empty with what stands where such a value stands.
pub(super) fn complete(people: &mut [PersonRead], sheets: &[Sheet]) {
    for sheet in sheets {
        let issued = issued_on(sheet);
        let insurer = insurer_name(sheet);
        let mut here: Vec<&mut PersonRead> =
            people.iter_mut().filter(|person| person.pages.contains(&sheet.page)).collect();
        let mut numbers: Vec<Option<String>> =
            here.iter().map(|person| person.coverage.insurer_number.clone()).collect();
        numbers.dedup();
        for person in &mut here {
            fill(person, Field::IssuedOn, issued.clone());
            // People of several insurers on one page: the name belongs to one of them, who knows which.
            if numbers.len() == 1 {
                fill(person, Field::InsurerName, insurer.clone());
            }
        }
    }
}

fn fill(person: &mut PersonRead, field: Field, text: Option<String>) {
    if person.coverage.text(field).is_none()
        && let Some(text) = text
        && fields::set(&mut person.coverage, field, &text)
    {
        person.raw.insert(field, text);
    }
}

/// The text just above the label 保険者番号 that ends as an insurer's name does.
fn insurer_name(sheet: &Sheet) -> Option<String> {
    let ends_well = |text: &str| {
        let folded = fold::label(text);
        // 架空健康保険組合(特例退職)
        let name = folded.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
        let folded = name.map_or(folded.as_str(), |(name, _)| name);
        // A label that could not be told from its value is none of the name.
        let labelled = labels::longest(folded.chars()).is_some();
        INSURER_ENDS.iter().any(|end| folded.ends_with(end)) && folded.chars().count() > 2 && !labelled
    };
    sheet.rows.iter().enumerate().skip(1).find_map(|(index, line)| {
        let row = &line.cells;
        let number = row.iter().find(|cell| cell.label() == Some(Meaning::Field(Field::InsurerNumber)))?;
        let end = row.iter().map(|cell| cell.u1).fold(number.u1, f64::max);
        let above = &sheet.rows.get(index - 1)?.cells;
        let near = above.iter().filter(|cell| (number.v - cell.v) < 2.5 * cell.size.max(number.size));
        let over = near.filter(|cell| cell.u1 > number.u0 && cell.u0 < end);
        over.filter_map(|cell| cell.text()).find(|text| ends_well(text)).map(str::to_owned)
    })
}

/// A day that is followed by 発行 or 交付.
fn issued_on(sheet: &Sheet) -> Option<String> {
    let texts = sheet.rows.iter().flat_map(|line| &line.cells).filter_map(|cell| cell.text());
    texts.filter(|text| text.contains('日')).find_map(|text| {
        let folded = fold::label(text);
        ["日発行", "日交付"].iter().any(|end| folded.ends_with(end)).then(|| text.to_owned())
    })
}
