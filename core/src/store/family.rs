//! The family: all members with their papers, and the hand-outs that a newer paper has made wrong.

use super::bin;
use super::documents::{self, Stored};
use super::facts::{self, About, BINNED_ON};
use super::handouts::{self, HandoutRecord};
use super::members;
use super::people::People;
use super::timeline;
use crate::error::Error;
use crate::model::{Coverage, Member, MemberFacts, Paper, name};
use chrono::NaiveDate;
use rusqlite::Connection;

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
        member.facts = members::typed_facts(&facts, &member.ids)?;
        member.binned_on = facts::day(&facts, member.id(), BINNED_ON)?;
    }
    Ok(all)
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

/// The family as an app sees it on a day.
pub(super) fn load_on(connection: &Connection, today: NaiveDate) -> Result<Vec<Member>, Error> {
    let family = load_stored(connection)?;
    Ok(family.iter().filter(|member| member.binned_on.is_none()).map(|member| member.to_member(today)).collect())
}

/// The member whom an id stands for. [`Error::NotFound`] (`member`) for nobody and for who is in the bin.
pub(super) fn find<'a>(family: &'a [StoredMember], id: &str) -> Result<&'a StoredMember, Error> {
    let found = family.iter().find(|member| member.binned_on.is_none() && member.ids.iter().any(|known| known == id));
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
pub(super) fn load_handouts_on(connection: &Connection, today: NaiveDate) -> Result<Vec<HandoutRecord>, Error> {
    let family = load_stored(connection)?;
    let mut all = handouts::load_all(connection)?;
    all.reverse();
    for handout in &mut all {
        let is_out = handout.is_out_on(today);
        for sheet in &mut handout.sheets {
            let member = family.iter().find(|member| member.ids.contains(&sheet.member));
            if let Some(member) = member {
                sheet.member = member.id().to_owned();
                sheet.stale = is_out && sheet_is_stale(member, &sheet.document);
                sheet.replace_with =
                    timeline::present(&member.papers).filter(|_| sheet.stale).map(|paper| paper.id.clone());
            }
        }
        handout.stale = handout.sheets.iter().any(|sheet| sheet.stale);
    }
    Ok(all)
}

fn sheet_is_stale(member: &StoredMember, document: &str) -> bool {
    let used = member.papers.iter().find(|paper| paper.id == document);
    match (used, timeline::present(&member.papers)) {
        (Some(used), Some(present)) => who_changed(&used.coverage, &present.coverage),
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
