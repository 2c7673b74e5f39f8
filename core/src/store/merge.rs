//! How two notebooks become one. Pure.
//!
//! The rule, a record: what two phones say of the same record is decided by comparing the two rows and nothing else, so it
//! doesn't matter who merges into whom, in what order or how often (commutative, associative, idempotent):
//!
//! - what came in (members, documents, hand-outs): the row that was counted first; of equal counts the lesser (originals
//!   are what their bytes are: there is nothing to decide);
//! - facts: the one of the later day, then with the higher count, then the greater value (none is the least). Who says
//!   something knowing another word never gets an earlier day or count than that (`facts.rs`), so it always wins;
//! - the history: every event of both;
//! - tombstones: every one of both, with the earlier day. What has a tombstone goes, and what only tells of it.
//!
//! Nothing else ever goes. Where something was erased on one phone and the other has a new paper for the same person, the
//! paper stays (`people.rs`).

use super::facts::About;
use super::state::{FactRow, Row, Rows, State};
use std::collections::BTreeSet;

/// The notebook that two notebooks make.
pub(crate) fn merge(one: State, other: State) -> State {
    let merged = State {
        counter: one.counter.max(other.counter),
        members: union(one.members, other.members, Ord::min),
        originals: union(one.originals, other.originals, Ord::min),
        documents: union(one.documents, other.documents, Ord::min),
        facts: union(one.facts, other.facts, Ord::max),
        handouts: union(one.handouts, other.handouts, Ord::min),
        events: union(one.events, other.events, Ord::min),
        tombstones: union(one.tombstones, other.tombstones, Ord::min),
    };
    settle(merged)
}

/// Every row of both; of two with one key the one that `decide` takes.
fn union<R: Row>(mut one: Rows<R>, other: Rows<R>, decide: fn(R, R) -> R) -> Rows<R> {
    for (key, row) in other {
        let row = match one.remove(&key) {
            Some(mine) => decide(mine, row),
            None => row,
        };
        one.insert(key, row);
    }
    one
}

/// Takes away what has a tombstone, and what tells of it.
fn settle(mut state: State) -> State {
    let erased: BTreeSet<String> = state.tombstones.keys().cloned().collect();
    let is_erased = |id: &Option<String>| id.as_ref().is_some_and(|id| erased.contains(id));
    state.members.retain(|id, _| !erased.contains(id));
    state.documents.retain(|id, _| !erased.contains(id));
    state.facts.retain(|_, fact| !tells_of(fact, &erased));
    state.events.retain(|event, _| ![&event.member, &event.document, &event.handout].into_iter().any(is_erased));
    for handout in state.handouts.values_mut() {
        handout.sheets.retain(|sheet| !erased.contains(&sheet.member));
    }
    state.handouts.retain(|id, handout| !erased.contains(id) && !handout.sheets.is_empty());
    let used: BTreeSet<&String> = state.documents.values().map(|document| &document.original).collect();
    state.originals.retain(|digest, _| used.contains(digest));
    state
}

fn tells_of(fact: &FactRow, erased: &BTreeSet<String>) -> bool {
    match fact.about {
        // Choices and notes name ids inside their keys.
        About::Choice | About::Note => erased.iter().any(|id| fact.record.contains(id.as_str())),
        _ => erased.contains(&fact.record),
    }
}
