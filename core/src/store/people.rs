//! Who a member's id stands for by now: members who turned out to be one person, and members who were erased. Pure, but
//! for loading.
//!
//! A join is one fact (`joined_into`) on the member who is no longer shown; nothing else changes, so taking it back
//! restores everything as it was. Of a circle (two phones joined the two the other way round) the smallest id is shown.
//!
//! Someone may have been erased on one phone while the other phone took in a new paper for that person. The paper is not
//! thrown away: it stands under a new member, whose id follows from the erased one's, so that every phone finds the same.

use super::facts::{self, About, Facts, JOINED_INTO};
use super::fault::of_database;
use super::ids;
use crate::error::Error;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// What an id stands for.
pub(super) struct People {
    erased: BTreeSet<String>,
    joined: BTreeMap<String, String>,
}

impl People {
    /// From the notebook, with the facts about members.
    pub(super) fn load(connection: &Connection, facts: &Facts) -> Result<People, Error> {
        let mut statement =
            connection.prepare("SELECT record FROM tombstone WHERE kind = 'member'").map_err(of_database)?;
        let erased = statement.query_map([], |row| row.get(0)).and_then(Iterator::collect).map_err(of_database)?;
        Ok(People::new(erased, facts))
    }

    /// From the notebook.
    pub(super) fn load_all(connection: &Connection) -> Result<People, Error> {
        People::load(connection, &facts::load(connection, About::Member)?)
    }

    fn new(erased: BTreeSet<String>, facts: &Facts) -> People {
        let joins = facts.iter().filter(|((_, field), _)| field == JOINED_INTO);
        let joined = joins.map(|((member, _), into)| (member.clone(), into.clone())).collect();
        People { erased, joined }
    }

    /// The member shown for an id.
    pub(super) fn shown(&self, member: &str) -> String {
        let mut path = vec![self.alive(member)];
        loop {
            let Some(last) = path.last() else { return member.to_owned() };
            // A join into someone erased joins nobody.
            let next = self.joined.get(last).filter(|into| !self.erased.contains(*into));
            let Some(next) = next else { return last.clone() };
            if let Some(start) = path.iter().position(|seen| seen == next) {
                return path.iter().skip(start).min().unwrap_or(next).clone();
            }
            path.push(next.clone());
        }
    }

    /// The member whom an id was joined into by itself, if a person did so.
    pub(super) fn joined_into(&self, member: &str) -> Option<&str> {
        self.joined.get(member).map(String::as_str)
    }

    fn alive(&self, member: &str) -> String {
        let mut member = member.to_owned();
        while self.erased.contains(&member) {
            member = ids::of_successor(&member);
        }
        member
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(erased: &[&str], joins: &[(&str, &str)]) -> People {
        let fact = |(from, into): &(&str, &str)| (((*from).to_owned(), JOINED_INTO.to_owned()), (*into).to_owned());
        People::new(erased.iter().map(|id| (*id).to_owned()).collect(), &joins.iter().map(fact).collect())
    }

    #[test]
    fn shown_follows_joins_breaks_circles_and_passes_over_the_erased() {
        let chain = people(&[], &[("a", "b"), ("b", "c")]);
        assert_eq!([chain.shown("a"), chain.shown("b"), chain.shown("c"), chain.shown("d")], ["c", "c", "c", "d"]);
        let circle = people(&[], &[("b", "c"), ("c", "b"), ("a", "c")]);
        assert_eq!([circle.shown("a"), circle.shown("b"), circle.shown("c")], ["b", "b", "b"]);
        let erased = people(&["b"], &[("a", "b")]);
        assert_eq!(erased.shown("a"), "a");
        assert_eq!(erased.shown("b"), ids::of_successor("b"));
    }
}
