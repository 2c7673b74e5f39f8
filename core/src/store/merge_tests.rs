//! Merging as the two phones of a family see it: whichever merges first, both end with the same.

use super::facts::About;
use super::merge::merge;
use super::state::*;
use chrono::NaiveDate;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn day(number: u8) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1 + u32::from(number % 28)).unwrap()
}

/// Few ids, so that two notebooks speak of the same things.
fn id(kind: char, number: u8) -> String {
    format!("{kind}{:0>15}", number % 4)
}

/// A small step of a notebook's life; `phone` makes two phones' free choices differ.
#[derive(Clone, Debug)]
enum Step {
    Add { document: u8, member: u8 },
    Fact { about: u8, record: u8, field: u8, value: Option<u8> },
    HandOut(u8),
    EraseMember(u8),
    EraseDocument(u8),
}

fn step() -> impl Strategy<Value = Step> {
    let fact = (0..5_u8, any::<u8>(), 0..2_u8, proptest::option::of(0..3_u8));
    prop_oneof![
        4 => (any::<u8>(), any::<u8>()).prop_map(|(document, member)| Step::Add { document, member }),
        6 => fact.prop_map(|(about, record, field, value)| Step::Fact { about, record, field, value }),
        2 => any::<u8>().prop_map(Step::HandOut),
        1 => any::<u8>().prop_map(Step::EraseMember),
        1 => any::<u8>().prop_map(Step::EraseDocument),
    ]
}

/// A notebook that lived through some steps, each as the store makes it: a count and an event with each change.
fn lived(steps: &[Step]) -> State {
    let mut state = State::default();
    for step in steps {
        state.counter += 1;
        let counter = state.counter;
        match step {
            Step::Add { document, member } => add(&mut state, &id('d', *document), &id('m', *member), *document),
            Step::Fact { about, record, field, value } => {
                let (about, record) = match about {
                    0 => (About::Member, id('m', *record)),
                    1 => (About::Document, id('d', *record)),
                    2 => (About::Correction, id('d', *record)),
                    3 => (About::Choice, format!("warning/{}", id('m', *record))),
                    _ => (About::Note, "phone".to_owned()),
                };
                if state.tombstones.keys().any(|erased| record.contains(erased)) {
                    continue;
                }
                let fact = FactRow {
                    about,
                    record,
                    field: format!("f{field}"),
                    counter,
                    changed_on: Some(day(counter as u8)),
                    value: value.map(|value| value.to_string()),
                };
                state.facts.insert(fact.key(), fact);
            }
            Step::HandOut(number) => hand_out(&mut state, *number),
            Step::EraseMember(number) => erase(&mut state, "member", &id('m', *number)),
            Step::EraseDocument(number) => erase(&mut state, "document", &id('d', *number)),
        }
    }
    // What an erasure leaves is the merge's own rule: a notebook merged with nothing is settled.
    merge(state, State::default())
}

fn add(state: &mut State, document: &str, member: &str, number: u8) {
    if [document, member].iter().any(|id| state.tombstones.contains_key(*id)) || state.documents.contains_key(document)
    {
        return;
    }
    let counter = state.counter;
    let sha256 = format!("{:0>64}", number % 2);
    let added_on = day(counter as u8);
    let original = OriginalRow { sha256: sha256.clone(), media_type: "application/pdf".into() };
    state.originals.entry(sha256.clone()).or_insert(original);
    let member_row = MemberRow { id: member.to_owned(), counter, created_on: added_on };
    state.members.entry(member.to_owned()).or_insert(member_row);
    let row = DocumentRow {
        id: document.to_owned(),
        counter,
        added_on,
        original: sha256,
        person: 0,
        member: member.to_owned(),
        kind: "other".into(),
        page_count: 1,
        pages: "[1]".into(),
        pages_alone: "[1]".into(),
        coverage: "{}".into(),
        raw: "{}".into(),
        warnings: "[]".into(),
        lines: None,
    };
    state.documents.insert(document.to_owned(), row);
    let event = EventRow {
        counter,
        happened_on: Some(added_on),
        what: "document_added".into(),
        member: Some(member.to_owned()),
        document: Some(document.to_owned()),
        handout: None,
        field: None,
        before: None,
        after: None,
    };
    state.events.insert(event.key(), event);
}

/// Ids of hand-outs are random: who has one has the same sheets, but for those of members erased there.
fn hand_out(state: &mut State, number: u8) {
    let (handout, members) = (id('h', number), [number % 4, number % 4 + 1].map(|number| number % 4));
    let is_erased = |id: &str| state.tombstones.contains_key(id);
    if is_erased(&handout) || members.iter().any(|member| is_erased(&id('m', *member))) {
        return;
    }
    let sheets = (1..).zip(members).map(|(place, member)| SheetRow {
        place,
        member: id('m', member),
        document: id('d', member),
    });
    let row = HandoutRow {
        id: handout.clone(),
        counter: state.counter,
        printed_on: day(state.counter as u8),
        event: None,
        from_on: None,
        until_on: None,
        destroy_by: None,
        sheets: sheets.collect(),
    };
    state.handouts.entry(handout).or_insert(row);
}

fn erase(state: &mut State, kind: &str, record: &str) {
    let erased_on = day(state.counter as u8);
    let row = TombstoneRow { record: record.to_owned(), erased_on, kind: kind.to_owned() };
    state.tombstones.entry(record.to_owned()).or_insert(row);
    if kind == "member" {
        let documents: Vec<String> =
            state.documents.values().filter(|row| row.member == record).map(|row| row.id.clone()).collect();
        for document in documents {
            erase(state, "document", &document);
        }
    }
}

fn notebook() -> impl Strategy<Value = State> {
    proptest::collection::vec(step(), 0..25).prop_map(|steps| lived(&steps))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn merge_is_the_same_whichever_comes_first(a in notebook(), b in notebook()) {
        prop_assert!(merge(a.clone(), b.clone()) == merge(b, a));
    }

    #[test]
    fn merge_of_three_phones_is_the_same_in_any_order(a in notebook(), b in notebook(), c in notebook()) {
        let left = merge(merge(a.clone(), b.clone()), c.clone());
        let right = merge(a, merge(b, c));
        prop_assert!(left == right);
    }

    #[test]
    fn merge_twice_changes_nothing(a in notebook(), b in notebook()) {
        prop_assert!(merge(a.clone(), a.clone()) == a);
        let both = merge(a.clone(), b.clone());
        prop_assert!(merge(both.clone(), b) == both);
        prop_assert!(merge(both.clone(), a) == both);
    }

    #[test]
    fn merge_loses_nothing_but_what_has_a_tombstone(a in notebook(), b in notebook()) {
        let both = merge(a.clone(), b.clone());
        for one in [&a, &b] {
            for id in one.documents.keys().chain(one.members.keys()) {
                let is_there = both.documents.contains_key(id) || both.members.contains_key(id);
                prop_assert!(is_there || both.tombstones.contains_key(id), "{id}");
            }
            for (key, fact) in &one.facts {
                let last = both.facts.get(key);
                let is_erased = both.tombstones.keys().any(|id| fact.record.contains(id));
                prop_assert!(is_erased || last.is_some_and(|last| last >= fact));
            }
            for event in one.events.keys() {
                let ids = [&event.member, &event.document, &event.handout];
                let is_erased = ids.into_iter().flatten().any(|id| both.tombstones.contains_key(id));
                prop_assert!(is_erased || both.events.contains_key(event));
            }
            for document in both.documents.values() {
                prop_assert!(both.originals.contains_key(&document.original));
            }
        }
    }

    #[test]
    fn state_through_json_is_the_same(a in notebook()) {
        let json = serde_json::to_string(&a).unwrap();
        prop_assert!(serde_json::from_str::<State>(&json).unwrap() == a);
    }
}

#[test]
fn later_word_about_a_field_wins_by_day_then_count_then_text() {
    let word = |counter: i64, on: u8, value: Option<&str>| {
        let fact = FactRow {
            about: About::Note,
            record: "phone".into(),
            field: "note".into(),
            counter,
            changed_on: Some(day(on)),
            value: value.map(str::to_owned),
        };
        State { counter, facts: BTreeMap::from([(fact.key(), fact)]), ..State::default() }
    };
    let table = [
        // Who taps more does not win: one phone has counted nine changes of other things.
        (word(9, 1, Some("a")), word(1, 2, Some("b")), Some("b")),
        (word(2, 1, Some("b")), word(3, 1, Some("a")), Some("a")),
        (word(2, 1, Some("a")), word(2, 1, Some("b")), Some("b")),
        (word(2, 1, None), word(2, 1, Some("a")), Some("a")),
        (word(3, 1, None), word(2, 1, Some("a")), None),
    ];
    for (one, other, expected) in table {
        let merged = merge(one, other);
        assert_eq!(merged.facts.values().next().unwrap().value.as_deref(), expected);
    }
}
