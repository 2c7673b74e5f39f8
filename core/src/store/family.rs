//! The family: all members with their papers, and the hand-outs that a newer paper has made wrong.

use super::bin;
use super::corrections;
use super::documents::{self, Stored};
use super::facts::{self, About, BINNED_ON};
use super::fault::of_database;
use super::handouts::{self, HandoutRecord};
use super::members;
use super::people::People;
use super::timeline;
use crate::error::Error;
use crate::model::{Coverage, Field, Member, MemberFacts, Paper, name};
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// A member as stored, papers in the order in which they came.
pub(super) struct StoredMember {
    /// The ids under which the member is known: the shown one, then those joined into it.
    pub(super) ids: Vec<String>,
    pub(super) facts: MemberFacts,
    pub(super) papers: Vec<Stored>,
    /// Since when the member is in the bin.
    pub(super) binned_on: Option<NaiveDate>,
}

impl StoredMember {
    /// The id under which the member is shown.
    pub(super) fn id(&self) -> &str {
        self.ids.first().map(String::as_str).unwrap_or_default()
    }

    /// The name on the newest paper, which a person knows the member by; a paper in the bin only where there is no other.
    pub(super) fn name(&self) -> &str {
        let newest = self.papers.iter().max_by_key(|paper| (paper.binned_on.is_none(), paper.place()));
        newest.and_then(|paper| paper.coverage.name.as_deref()).unwrap_or_default()
    }

    fn to_member(&self, today: NaiveDate) -> Member {
        let mut newest_first: Vec<&Stored> =
            self.papers.iter().filter(|paper| !bin::is_over_on(paper.binned_on, today)).collect();
        newest_first.sort_by_key(|paper| std::cmp::Reverse(paper.place()));
        let papers: Vec<Paper> = newest_first.into_iter().map(|paper| paper.to_paper(&self.papers, today)).collect();
        let mut member = Member { id: self.id().to_owned(), name: String::new(), facts: self.facts.clone(), papers };
        let main = member.main_paper().and_then(|paper| paper.coverage.name.clone());
        member.name = main.unwrap_or_else(|| self.name().to_owned());
        member
    }
}

/// Every member with all papers, those in the bin too.
pub(super) fn load_stored(connection: &Connection) -> Result<Vec<StoredMember>, Error> {
    let facts = facts::load(connection, About::Member)?;
    let people = People::load(connection, &facts)?;
    let mut all: Vec<StoredMember> = Vec::new();
    for id in members::load_ids(connection)? {
        place_of(&mut all, &people, &id);
    }
    for document in documents::load_all(connection)? {
        let place = place_of(&mut all, &people, &document.member);
        all.get_mut(place).ok_or(Error::DamagedStore)?.papers.push(document);
    }
    for member in &mut all {
        timeline::set_days(&mut member.papers);
    }
    for member in &mut all {
        member.facts = members::typed_facts(&facts, &member.ids)?;
        member.binned_on = facts::day(&facts, member.id(), BINNED_ON)?;
    }
    Ok(all)
}

/// The family on a day with what was recorded about it, from one loading.
pub(crate) struct Board {
    /// The family.
    pub(crate) family: Vec<Member>,
    /// The hand-outs, newest first, each sheet judged.
    pub(crate) handouts: Vec<HandoutRecord>,
    /// The day on which each member's card was said not to be registered, by the id under which the member is shown.
    pub(crate) unregistered_since: BTreeMap<String, NaiveDate>,
}

/// Loads the family with what was recorded about it.
pub(super) fn load_board_on(connection: &Connection, today: NaiveDate) -> Result<Board, Error> {
    let family = load_stored(connection)?;
    Ok(Board {
        handouts: judged_handouts_on(connection, &family, today)?,
        unregistered_since: unregistered_since(connection, &family)?,
        family: shown_on(&family, today),
    })
}

fn unregistered_since(connection: &Connection, family: &[StoredMember]) -> Result<BTreeMap<String, NaiveDate>, Error> {
    let sql = "SELECT record, changed_on FROM fact WHERE about = 'member' AND field = 'registered' AND value = '0'";
    let mut statement = connection.prepare(sql).map_err(of_database)?;
    let rows: BTreeMap<String, String> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .and_then(Iterator::collect)
        .map_err(of_database)?;
    let mut days = BTreeMap::new();
    for member in family {
        if let Some(day) = member.ids.iter().find_map(|id| rows.get(id)) {
            days.insert(member.id().to_owned(), day.parse().map_err(|_| Error::DamagedStore)?);
        }
    }
    Ok(days)
}

/// Where the member stands whom an id stands for, added if need be.
fn place_of(all: &mut Vec<StoredMember>, people: &People, id: &str) -> usize {
    let shown = people.shown(id);
    let place = all.iter().position(|member| member.id() == shown).unwrap_or_else(|| {
        let ids = vec![shown];
        all.push(StoredMember { ids, facts: MemberFacts::default(), papers: Vec::new(), binned_on: None });
        all.len() - 1
    });
    if let Some(member) = all.get_mut(place)
        && !member.ids.iter().any(|known| known == id)
    {
        member.ids.push(id.to_owned());
    }
    place
}

/// The family as an app sees it on a day. Who has no paper (they were moved to somebody else) has no name, and is not shown.
pub(super) fn shown_on(family: &[StoredMember], today: NaiveDate) -> Vec<Member> {
    let is_shown = |member: &&StoredMember| member.binned_on.is_none() && !member.papers.is_empty();
    family.iter().filter(is_shown).map(|member| member.to_member(today)).collect()
}

/// The member whom an id stands for. [`Error::NotFound`] (`member`) for nobody and for who is in the bin.
pub(super) fn find<'a>(family: &'a [StoredMember], id: &str) -> Result<&'a StoredMember, Error> {
    let found = family.iter().find(|member| member.binned_on.is_none() && member.ids.iter().any(|known| known == id));
    found.ok_or(Error::NotFound { field: "member" })
}

/// The member whom an id stands for, in the bin or not. [`Error::NotFound`] (`member`).
pub(super) fn find_any<'a>(family: &'a [StoredMember], id: &str) -> Result<&'a StoredMember, Error> {
    let found = family.iter().find(|member| member.ids.iter().any(|known| known == id));
    found.ok_or(Error::NotFound { field: "member" })
}

/// A document with the member it belongs to. [`Error::NotFound`] (`document`).
pub(super) fn find_document<'a>(
    family: &'a [StoredMember],
    document: &str,
) -> Result<(&'a StoredMember, &'a Stored), Error> {
    let mut all = family.iter().flat_map(|member| member.papers.iter().map(move |paper| (member, paper)));
    all.find(|(_, paper)| paper.id == document).ok_or(Error::NotFound { field: "document" })
}

/// Every hand-out, newest first, each sheet judged: it is stale while it is out and shows a name, an insurer or numbers
/// that the member's newest paper no longer has.
pub(super) fn judged_handouts_on(
    connection: &Connection,
    family: &[StoredMember],
    today: NaiveDate,
) -> Result<Vec<HandoutRecord>, Error> {
    let mut all = handouts::load_all(connection)?;
    all.reverse();
    for handout in &mut all {
        let is_out = handout.is_out_on(today);
        for sheet in &mut handout.sheets {
            let member = family.iter().find(|member| member.ids.contains(&sheet.member));
            if let Some(member) = member {
                sheet.member = member.id().to_owned();
                let used = member.papers.iter().find(|paper| paper.id == sheet.document);
                let shown = used.map(|used| as_handed_out(connection, used, &handout.id)).transpose()?;
                sheet.stale = is_out && sheet_is_stale(member, shown.as_ref());
                sheet.replace_with =
                    timeline::present(&member.papers).filter(|_| sheet.stale).map(|paper| paper.id.clone());
            }
        }
        handout.stale = handout.sheets.iter().any(|sheet| sheet.stale);
    }
    Ok(all)
}

/// What a paper said when a hand-out was made from it: before the corrections that came since.
fn as_handed_out(connection: &Connection, used: &Stored, handout: &str) -> Result<Coverage, Error> {
    // The newest first: what stood there before the oldest of them comes last and stays.
    let sql = "SELECT field, before FROM event WHERE what = 'field_corrected' AND document = ?1
               AND counter > (SELECT counter FROM handout WHERE id = ?2) ORDER BY counter DESC";
    let mut statement = connection.prepare(sql).map_err(of_database)?;
    let since: Vec<(String, Option<String>)> = statement
        .query_map([&used.id, handout], |row| Ok((row.get(0)?, row.get(1)?)))
        .and_then(Iterator::collect)
        .map_err(of_database)?;
    let mut shown = used.coverage.clone();
    for (field, before) in since {
        let field = Field::from_key(&field).ok_or(Error::DamagedStore)?;
        let text = before.or_else(|| used.read.text(field)).unwrap_or_default();
        corrections::apply(&mut shown, field, &text).map_err(|_| Error::DamagedStore)?;
    }
    Ok(shown)
}

fn sheet_is_stale(member: &StoredMember, shown: Option<&Coverage>) -> bool {
    match (shown, timeline::present(&member.papers)) {
        (Some(shown), Some(present)) => who_changed(shown, &present.coverage),
        // The paper it was made from is gone for good, or with another member by now.
        (None, _) => true,
        (Some(_), None) => false,
    }
}

/// Whether a paper says another name, insurer or number than the one before: what stands on sheets and other papers is
/// then wrong.
pub(super) fn who_changed(before: &Coverage, after: &Coverage) -> bool {
    let names_differ = match (&before.name, &after.name) {
        (Some(before), Some(after)) => !name::agree(before, after),
        _ => false,
    };
    timeline::insurers_differ(before, after)
        || (&before.symbol, &before.number, &before.branch) != (&after.symbol, &after.number, &after.branch)
        || names_differ
}
