//! Labels and values to people: who stands on which page.
//!
//! A paper names a person's fields once, or twice (the slip of an お知らせ repeats them); a file may hold several people,
//! and one person may run over two pages. Fields are gathered into **blocks**: a block ends where a field comes again.
//! Blocks of the same person are one person; where two blocks disagree in who it is, they are two people.

use super::fields;
use super::fold;
use super::labels::Meaning;
use super::sheet::Labelled;
use crate::model::{Coverage, Field, PersonRead};
use std::collections::BTreeMap;

/// One run of labels in which no field comes twice.
#[derive(Default)]
struct Block {
    coverage: Coverage,
    raw: BTreeMap<Field, String>,
    /// The fields that were labelled, with a value or blank.
    seen: Vec<Field>,
    page: u32,
}

/// The fields by which one person is told from another.
const IDENTITY: [Field; 5] = [Field::InsurerNumber, Field::Symbol, Field::Number, Field::Branch, Field::Name];

/// The fields that a page may print once for all people on it.
pub(super) const SHARED: [Field; 7] = [
    Field::InsurerName,
    Field::InsurerNumber,
    Field::Symbol,
    Field::Number,
    Field::SavedOn,
    Field::IssuedOn,
    Field::Issuer,
];

/// A person who is being put together.
struct Somebody {
    read: PersonRead,
    /// The fields that were labelled for this person, with a value or blank.
    seen: Vec<Field>,
    /// Whether a title that we know stands where they were met first.
    titled: bool,
}

/// A sheet as the people's see it.
pub(super) struct Form {
    pub(super) page: u32,
    /// Whether the title of a paper that we know stands on it.
    pub(super) titled: bool,
    /// Whether some paper may begin on it.
    pub(super) begins: bool,
    pub(super) labels: Vec<Labelled>,
}

/// The people of a file, from the labels of its sheets (each with its page) in reading order. Each sheet may be a form
/// of its own.
pub(super) fn people_of(sheets: impl Iterator<Item = (u32, Vec<Labelled>)>) -> Vec<PersonRead> {
    people_of_forms(sheets.map(|(page, labels)| Form { page, titled: true, begins: true, labels }))
}

/// The people of a file, from its sheets in reading order.
pub(super) fn people_of_forms(forms: impl Iterator<Item = Form>) -> Vec<PersonRead> {
    let of_form = |form: Form| {
        let (titled, begins) = (form.titled, form.begins);
        blocks_of(&form.labels, form.page).into_iter().map(move |block| (block, titled, begins))
    };
    let blocks: Vec<(Block, bool, bool)> = forms.flat_map(of_form).collect();
    let alone = |page: u32| blocks.iter().filter(|(block, ..)| block.page == page).count() == 1;
    let alone: Vec<bool> =
        blocks.iter().map(|(block, ..)| alone(block.page) && block.page.checked_sub(1).is_some_and(alone)).collect();
    let mut people: Vec<Somebody> = Vec::new();
    for ((block, titled, begins), alone) in blocks.into_iter().zip(alone) {
        let goes_on = people.last().is_some_and(|last| goes_on(&block, last, alone && !begins));
        join(&mut people, block, goes_on, titled);
    }
    share(&mut people);
    let mut people: Vec<PersonRead> = people.into_iter().map(|somebody| somebody.read).collect();
    for person in &mut people {
        name_from_insured(person);
    }
    people
}

/// Gives people what their page prints once for all: from whoever stands before them on it, else after.
/// A field that is labelled and blank for a person stays blank.
fn share(people: &mut [Somebody]) {
    for index in 0..people.len() {
        let Some(somebody) = people.get(index) else { continue };
        let on_page = |other: &&Somebody| other.read.pages.iter().any(|page| somebody.read.pages.contains(page));
        let before = people.iter().take(index).rev().filter(on_page);
        let others: Vec<&Somebody> = before.chain(people.iter().skip(index + 1).filter(on_page)).collect();
        let of = |field: &Field| others.iter().find_map(|other| other.read.raw.get(field));
        let missing = SHARED.iter().filter(|field| !somebody.seen.contains(field));
        let given: Vec<(Field, String)> = missing.filter_map(|field| Some((*field, of(field)?.clone()))).collect();
        if let Some(somebody) = people.get_mut(index) {
            for (field, raw) in given {
                if fields::set(&mut somebody.read.coverage, field, &raw) {
                    somebody.read.raw.insert(field, raw);
                }
            }
        }
    }
}

/// Splits the labels of a page into blocks.
fn blocks_of(labels: &[Labelled], page: u32) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for labelled in labels {
        for (field, text) in fields_in(labelled) {
            if blocks.last().is_none_or(|block| block.seen.contains(&field)) {
                blocks.push(Block { page, ..Block::default() });
            }
            let Some(block) = blocks.last_mut() else { continue };
            // What can't be a value stays as printed, and the field is known to be there.
            fields::set(&mut block.coverage, field, &text);
            block.seen.push(field);
            if !text.is_empty() {
                block.raw.insert(field, text);
            }
        }
    }
    blocks
}

/// The fields that a label and its value give: one, two for 記号・番号, none for a label of something else.
pub(super) fn fields_in(labelled: &Labelled) -> Vec<(Field, String)> {
    let text = without_lone_bracket(labelled.text.trim()).to_owned();
    match labelled.meaning {
        Meaning::Field(Field::Issuer) => vec![(Field::Issuer, without_seal(&text))],
        // 番号 12345(枝番01)
        Meaning::Field(Field::Number) => {
            let (number, branch) = fields::split_branch(&text);
            let branch = branch.map(|branch| (Field::Branch, branch));
            std::iter::once((Field::Number, number)).chain(branch).collect()
        }
        Meaning::Field(field) => vec![(field, text)],
        Meaning::SymbolAndNumber | Meaning::SymbolNumberBranch if fold::is_empty_value(&text) => Vec::new(),
        meaning @ (Meaning::SymbolAndNumber | Meaning::SymbolNumberBranch) => match parts_of(meaning, &text) {
            Some(parts) => {
                let given = [(Field::Symbol, Some(parts.symbol)), (Field::Number, Some(parts.number))];
                let given = given.into_iter().chain([(Field::Branch, parts.branch)]);
                given.filter_map(|(field, text)| Some((field, text?))).filter(|(_, text)| !text.is_empty()).collect()
            }
            // It says the number, and not which part that is.
            None => vec![(Field::Number, String::new())],
        },
        Meaning::Other => Vec::new(),
    }
}

/// What stands behind a label of several fields.
fn parts_of(meaning: Meaning, text: &str) -> Option<fields::SymbolNumber> {
    match meaning {
        Meaning::SymbolNumberBranch => fields::symbol_number_and_branch(text),
        _ => fields::symbol_and_number(text),
    }
}

/// A value without the bracket that closes behind it and was opened before its label.
fn without_lone_bracket(text: &str) -> &str {
    let opened = |text: &str| text.chars().any(|c| matches!(c, '(' | '（' | '[' | '【' | '〔'));
    match text.strip_suffix([')', '）', ']', '】', '〕']) {
        Some(rest) if !opened(rest) => rest.trim_end(),
        _ => text,
    }
}

/// A name without the 印 that stands for the seal behind it.
fn without_seal(text: &str) -> String {
    match text.strip_suffix('印').or_else(|| text.strip_suffix("(印)")) {
        Some(name) if name.ends_with(char::is_whitespace) => name.trim_end().to_owned(),
        _ => text.to_owned(),
    }
}

/// Adds a block to the person that it speaks of, or as a new person. `goes_on`: it is the rest of the last one's form.
fn join(people: &mut Vec<Somebody>, block: Block, goes_on: bool, titled: bool) {
    let known = match goes_on {
        true => people.last_mut(),
        false => people.iter_mut().rev().find(|person| speaks_of(&block, person)),
    };
    let Some(Somebody { read, seen, .. }) = known else {
        let read = PersonRead { coverage: block.coverage, raw: block.raw, pages: vec![block.page] };
        people.push(Somebody { read, seen: block.seen, titled });
        return;
    };
    for (field, raw) in block.raw {
        if read.coverage.text(field).is_none()
            && (fields::set(&mut read.coverage, field, &raw) || !seen.contains(&field))
        {
            read.raw.insert(field, raw);
        }
    }
    seen.extend(block.seen);
    if !read.pages.contains(&block.page) {
        read.pages.push(block.page);
    }
}

/// Whether a block is the rest of the form that a person stands on: on the next page, with nothing on it that was
/// labelled before. It names nobody, or the form broke before its 氏名. Where several people stand on either page, or
/// another paper may begin on the next (`is_rest` is false), nobody knows whose rest a name is.
fn goes_on(block: &Block, person: &Somebody, is_rest: bool) -> bool {
    let names_somebody = [Field::Name, Field::Number, Field::Branch].iter().any(|field| block.seen.contains(field));
    let broke_before_the_name = is_rest && person.titled && block.seen.contains(&Field::Name);
    person.read.pages.last().is_some_and(|page| page.checked_add(1) == Some(block.page))
        && (!names_somebody || broke_before_the_name)
        && !block.seen.iter().any(|field| person.seen.contains(field))
}

/// Whether a block speaks of a person: no part of who it is contradicts. On another page than the person's that is not
/// enough: there it has to agree in name or number, or say nothing of who it is.
fn speaks_of(block: &Block, person: &Somebody) -> bool {
    let pair = |field: Field| (person.read.coverage.text(field), block.coverage.text(field));
    let agrees = |field: Field| matches!(pair(field), (Some(a), Some(b)) if fold::label(&a) == fold::label(&b));
    let contradicts = |field: Field| matches!(pair(field), (Some(_), Some(_))) && !agrees(field);
    if IDENTITY.into_iter().any(contradicts) {
        return false;
    }
    let same_page = person.read.pages.contains(&block.page);
    let says_who = IDENTITY.into_iter().any(|field| block.raw.contains_key(&field));
    same_page || !says_who || agrees(Field::Name) || agrees(Field::Number)
}

/// A form that names only the 被保険者 means the person by it (後期高齢者医療).
fn name_from_insured(person: &mut PersonRead) {
    if person.coverage.name.is_none() && person.coverage.householder.is_some() && person.coverage.is_late_elderly() {
        person.coverage.name = person.coverage.householder.take();
        if let Some(raw) = person.raw.remove(&Field::Householder) {
            person.raw.insert(Field::Name, raw);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// People read from pages of fields.
    fn read(pages: &[&[(Field, &str)]]) -> Vec<PersonRead> {
        let labelled = |(field, text): &(Field, &str)| Labelled {
            meaning: Meaning::Field(*field),
            text: (*text).to_owned(),
            spots: Vec::new(),
        };
        people_of((1..).zip(pages).map(|(page, labels)| (page, labels.iter().map(labelled).collect())))
    }

    /// The same people; each with the pages, the name and 保存日時 as printed.
    fn people(pages: &[&[(Field, &str)]]) -> Vec<(Vec<u32>, String, String)> {
        let shown = |person: PersonRead| {
            let raw = |field| person.raw.get(&field).cloned().unwrap_or_default();
            (person.pages.clone(), raw(Field::Name), raw(Field::SavedOn))
        };
        read(pages).into_iter().map(shown).collect()
    }

    /// How many people stand on pages of a form, of which only the first has a title; each with number and name.
    fn people_of_one_form(pages: &[&[(Field, &str)]]) -> Vec<(Option<String>, Option<String>)> {
        let labelled = |(field, text): &(Field, &str)| Labelled {
            meaning: Meaning::Field(*field),
            text: (*text).to_owned(),
            spots: Vec::new(),
        };
        let form = |(page, labels): (u32, &&[(Field, &str)])| Form {
            page,
            titled: page == 1,
            begins: page == 1,
            labels: labels.iter().map(labelled).collect(),
        };
        let people = people_of_forms((1..).zip(pages).map(form));
        people.into_iter().map(|person| (person.coverage.number, person.coverage.name)).collect()
    }

    #[test]
    fn form_that_breaks_anywhere_is_one_person_and_a_label_again_is_another() {
        for at in 1..HANAKO.len() {
            let (first, rest) = HANAKO.split_at(at);
            assert_eq!(
                people_of_one_form(&[first, rest]),
                [(Some("12".into()), Some("山田\u{3000}花子".into()))],
                "{at}"
            );
        }
        let name: &[(Field, &str)] = &[(Field::Name, "山田 太郎")];
        let of = |number: Option<&str>, name: &str| (number.map(Into::into), Some(name.into()));
        // The page names somebody again: whose number that is, nobody knows.
        assert_eq!(
            people_of_one_form(&[HANAKO, name]),
            [of(Some("12"), "山田\u{3000}花子"), of(None, "山田\u{3000}太郎")]
        );
        // Two people on the first page, and the second one's form breaks.
        let (first, rest) = HANAKO.split_at(2);
        let taro: &[(Field, &str)] =
            &[(Field::SavedOn, "2026年1月1日"), (Field::InsurerNumber, "06130488"), (Field::Number, "77"), name[0]];
        let people = people_of_one_form(&[&[taro, first].concat(), rest]);
        assert!(people.contains(&of(Some("77"), "山田\u{3000}太郎")), "{people:?}");
        assert!(!people.iter().any(|person| *person == of(Some("77"), "山田\u{3000}花子")), "{people:?}");
    }

    #[test]
    fn pages_may_have_any_number() {
        for page in [0, u32::MAX] {
            let labels = |field, text: &str| {
                vec![Labelled { meaning: Meaning::Field(field), text: text.to_owned(), spots: Vec::new() }]
            };
            let sheets = [(page, labels(Field::Name, "山田 花子")), (0, labels(Field::ValidUntil, "令和9年7月31日"))];
            assert!(!people_of(sheets.into_iter()).is_empty());
        }
    }

    const HANAKO: &[(Field, &str)] = &[
        (Field::SavedOn, "2026年1月1日"),
        (Field::InsurerNumber, "06130488"),
        (Field::Number, "12"),
        (Field::Branch, "01"),
        (Field::Name, "山田 花子"),
    ];

    #[test]
    fn rest_of_a_form_on_another_page_belongs_to_the_person_before() {
        let rest: &[(Field, &str)] = &[(Field::CopayPercent, "2割"), (Field::ValidUntil, "令和8年7月31日")];
        assert_eq!(people(&[HANAKO, rest]).len(), 1);
        assert_eq!(people(&[HANAKO, HANAKO]).first().map(|person| person.0.clone()), Some(vec![1, 2]));
    }

    #[test]
    fn page_that_names_only_what_the_page_before_did_not_is_the_rest_of_its_form() {
        let person: &[(Field, &str)] = &[(Field::Number, "12"), (Field::Name, "山田 花子")];
        let rest: &[(Field, &str)] = &[(Field::InsurerNumber, "06130488"), (Field::InsurerName, "みほん組合")];
        assert_eq!(people(&[person, rest]).len(), 1);
        let other: &[(Field, &str)] = &[(Field::InsurerNumber, "06130488"), (Field::Name, "")];
        assert_eq!(people(&[person, other]).len(), 2);
    }

    #[test]
    fn page_of_somebody_whose_name_cannot_be_read_is_nobody_elses() {
        let unread: &[(Field, &str)] =
            &[(Field::SavedOn, "2025年5月5日"), (Field::InsurerName, "みほん組合"), (Field::InsurerNumber, "06130488")];
        for pages in [[HANAKO, unread], [unread, HANAKO]] {
            let people = people(&pages);
            assert_eq!(people.len(), 2);
            let hanako = people.iter().find(|person| person.1 == "山田 花子").unwrap();
            assert_eq!((hanako.0.len(), hanako.2.as_str()), (1, "2026年1月1日"));
        }
    }

    #[test]
    fn two_blocks_of_a_page_are_one_person_unless_they_contradict() {
        let slip: &[(Field, &str)] = &[(Field::Number, "12"), (Field::Branch, "01"), (Field::Name, "山田 花子")];
        let other: &[(Field, &str)] = &[(Field::Number, "12"), (Field::Branch, "02"), (Field::Name, "山田 太郎")];
        assert_eq!(people(&[&[HANAKO, slip].concat()]).len(), 1);
        assert_eq!(people(&[&[HANAKO, other].concat()]).len(), 2);
    }

    #[test]
    fn printed_value_that_cannot_be_one_stays_as_it_stands() {
        let people = read(&[&[(Field::Name, "山田 花子"), (Field::ValidUntil, "2026年2月30日")]]);
        assert_eq!(people[0].coverage.valid_until, None);
        assert_eq!(people[0].raw.get(&Field::ValidUntil).map(String::as_str), Some("2026年2月30日"));
    }
}
