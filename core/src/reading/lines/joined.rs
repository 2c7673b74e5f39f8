//! One person out of two readings of them: the fields of a notice and those of its slip.

use super::super::fields;
use super::evidence::Found;
use crate::model::{Field, PersonRead};

/// Two people who differ in one thing are one person, of whom one thing was misread in one place: the slip of an お知らせ
/// repeats the fields. What both places agree on stays, the surer reading of the other thing becomes the proposal.
pub(super) fn join_misread(people: &mut Vec<PersonRead>, found: &[Found]) {
    let mut joined: Vec<PersonRead> = Vec::new();
    for person in people.drain(..) {
        let same = joined.iter_mut().find_map(|other| {
            let (alike, differing) = compared(other, &person);
            (differing.len() <= 1 && alike >= 1).then_some((other, differing))
        });
        let Some((other, differing)) = same else {
            joined.push(person);
            continue;
        };
        for (field, raw) in &person.raw {
            let absent = other.coverage.text(*field).is_none();
            let confidence = |person: &PersonRead| {
                let value = person.coverage.text(*field);
                let of_value = found.iter().filter(|f| f.field == *field && Some(&f.value) == value.as_ref());
                of_value.map(Found::confidence).fold(0.0, f64::max)
            };
            let surer = differing.contains(field) && confidence(&person) > confidence(other);
            if (absent || surer) && fields::set(&mut other.coverage, *field, raw) {
                other.raw.insert(*field, raw.clone());
            }
        }
        let more: Vec<u32> = person.pages.iter().copied().filter(|page| !other.pages.contains(page)).collect();
        other.pages.extend(more);
    }
    *people = joined;
}

/// In how many things that tell people apart two agree, and in which they differ.
fn compared(one: &PersonRead, other: &PersonRead) -> (usize, Vec<Field>) {
    const IDENTITY: [Field; 5] = [Field::InsurerNumber, Field::Symbol, Field::Number, Field::Branch, Field::Name];
    let mut alike = 0;
    let mut differing = Vec::new();
    for field in IDENTITY {
        match (one.coverage.text(field), other.coverage.text(field)) {
            (Some(a), Some(b)) if a == b => alike += 1,
            (Some(_), Some(_)) => differing.push(field),
            _ => {}
        }
    }
    (alike, differing)
}
