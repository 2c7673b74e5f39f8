//! The family: all members with their papers, and the hand-outs that a newer paper has made wrong.

use super::documents::{self, Stored};
use super::handouts::{self, HandoutRecord};
use super::members;
use super::timeline;
use crate::error::Error;
use crate::model::{Coverage, Member, MemberFacts, Paper, name};
use chrono::NaiveDate;
use rusqlite::Connection;

/// A member as stored, papers in the order in which they came.
pub(super) struct StoredMember {
    pub(super) id: String,
    pub(super) facts: MemberFacts,
    pub(super) papers: Vec<Stored>,
}

impl StoredMember {
    /// The name on the newest paper, which a person knows the member by.
    pub(super) fn name(&self) -> &str {
        let newest = self.papers.iter().max_by_key(|paper| paper.place());
        newest.and_then(|paper| paper.coverage.name.as_deref()).unwrap_or_default()
    }

    fn to_member(&self, today: NaiveDate) -> Member {
        let mut newest_first: Vec<&Stored> = self.papers.iter().collect();
        newest_first.sort_by_key(|paper| std::cmp::Reverse(paper.place()));
        let papers: Vec<Paper> = newest_first.into_iter().map(|paper| paper.to_paper(&self.papers, today)).collect();
        let mut member = Member { id: self.id.clone(), name: String::new(), facts: self.facts.clone(), papers };
        let main = member.main_paper().and_then(|paper| paper.coverage.name.clone());
        member.name = main.unwrap_or_else(|| self.name().to_owned());
        member
    }
}

/// Every member with all papers.
pub(super) fn load_stored(connection: &Connection) -> Result<Vec<StoredMember>, Error> {
    let mut all: Vec<StoredMember> = members::load_all(connection)?
        .into_iter()
        .map(|(id, facts)| StoredMember { id, facts, papers: Vec::new() })
        .collect();
    for document in documents::load_all(connection)? {
        let member = all.iter_mut().find(|member| member.id == document.member).ok_or(Error::DamagedStore)?;
        member.papers.push(document);
    }
    Ok(all)
}

/// The family as an app sees it on a day.
pub(super) fn load_on(connection: &Connection, today: NaiveDate) -> Result<Vec<Member>, Error> {
    Ok(load_stored(connection)?.iter().map(|member| member.to_member(today)).collect())
}

/// Every hand-out, newest first, each judged: it is stale while it is out and one of its sheets shows a name, an
/// insurer or numbers that the member's newest paper no longer has.
pub(super) fn load_handouts_on(connection: &Connection, today: NaiveDate) -> Result<Vec<HandoutRecord>, Error> {
    let family = load_stored(connection)?;
    let mut all = handouts::load_all(connection)?;
    all.reverse();
    for handout in &mut all {
        handout.stale = handout.is_out_on(today)
            && handout.sheets.iter().any(|sheet| {
                let member = family.iter().find(|member| member.id == sheet.member);
                member.is_some_and(|member| sheet_is_stale(member, &sheet.document))
            });
    }
    Ok(all)
}

fn sheet_is_stale(member: &StoredMember, document: &str) -> bool {
    let used = member.papers.iter().find(|paper| paper.id == document);
    let present = timeline::present(&member.papers);
    matches!((used, present), (Some(used), Some(present)) if who_changed(&used.coverage, &present.coverage))
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
