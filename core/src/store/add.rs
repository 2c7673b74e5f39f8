//! Taking a document in: whose it is, whether it is new, and what the change asks for.
//!
//! All people of a file go in together or not at all. Nothing of a person in doubt is stored until someone decides.

use super::answers::{AddOutcome, Added, Ask, AskCode, Whose};
use super::bin;
use super::documents::{self, NewDocument, Original, Stored};
use super::family::{self, StoredMember, who_changed};
use super::identify::{self, Candidate, Known, Verdict};
use super::ids;
use super::members;
use super::open::Store;
use super::timeline;
use crate::error::Error;
use crate::model::{Coverage, DocumentRead};
use crate::random;
use chrono::NaiveDate;
use rusqlite::Connection;

impl Store {
    /// Takes in a document that was read: one answer a person, in the document's order.
    ///
    /// [`Error::NotFound`] (`member`) if `whose` names nobody.
    pub(crate) fn add_on(
        &mut self,
        original: Original<'_>,
        read: &DocumentRead,
        whose: &Whose,
        today: NaiveDate,
    ) -> Result<Vec<Added>, Error> {
        self.write(|connection| Import { connection, original, read, today }.run(whose))
    }
}

/// What is to be done with one person of the file.
enum Plan {
    Same {
        member: String,
        document: String,
    },
    /// Those bytes are there already, in the bin.
    Restore {
        member: String,
        document: String,
    },
    Join(String),
    New,
    Ask(Vec<Candidate>),
}

/// One file on its way in.
struct Import<'a> {
    connection: &'a Connection,
    original: Original<'a>,
    read: &'a DocumentRead,
    today: NaiveDate,
}

impl Import<'_> {
    fn run(&self, whose: &Whose) -> Result<Vec<Added>, Error> {
        let family = family::load_stored(self.connection)?;
        let named = if let Whose::Member(id) = whose { Some(id.as_str()) } else { None };
        let whose = match whose {
            Whose::Member(id) => &Whose::Member(family::find(&family, id)?.id().to_owned()),
            other => other,
        };
        let mut plans = self.plans(&family);
        decide(&mut plans, whose);
        let mut all: Vec<Added> = Vec::new();
        for (person, plan) in plans.into_iter().enumerate() {
            let added = match self.twin_in_file(person, &all) {
                Some(before) => Added { outcome: AddOutcome::Same, asks: Vec::new(), ..before },
                None => self.carry_out(person, plan, &family, named)?,
            };
            all.push(added);
        }
        Ok(all)
    }

    /// What the papers alone say of each person.
    fn plans(&self, family: &[StoredMember]) -> Vec<Plan> {
        let known = known_papers(family);
        let digest = documents::digest(self.original.bytes);
        let mut plans = Vec::new();
        for (place, person) in self.read.people.iter().enumerate() {
            plans.push(match same(family, &digest, place) {
                Some(plan) => plan,
                None => match identify::identify(&person.coverage, &known) {
                    Verdict::Member(id) => Plan::Join(id),
                    Verdict::Ask(candidates) => Plan::Ask(candidates),
                    Verdict::New => Plan::New,
                },
            });
        }
        // One file lists each person once: who is in it already is no candidate for another of its people.
        let taken: Vec<String> = plans.iter().filter_map(Plan::member).map(str::to_owned).collect();
        for plan in &mut plans {
            if let Plan::Ask(candidates) = plan {
                candidates.retain(|candidate| !taken.contains(&candidate.id));
                if candidates.is_empty() {
                    *plan = Plan::New;
                }
            }
        }
        plans
    }

    /// An earlier person of the same file who is without doubt this one.
    fn twin_in_file(&self, person: usize, all: &[Added]) -> Option<Added> {
        let people = &self.read.people;
        let coverage = &people.get(person)?.coverage;
        let place = people.iter().take(person).position(|other| identify::is_certain(coverage, &other.coverage))?;
        all.get(place).filter(|added| added.document.is_some()).cloned()
    }

    fn carry_out(
        &self,
        person: usize,
        plan: Plan,
        family: &[StoredMember],
        named: Option<&str>,
    ) -> Result<Added, Error> {
        let name = self.coverage(person).and_then(|coverage| coverage.name.clone());
        let answer = |outcome, member, document| Added {
            outcome,
            member,
            document,
            name,
            candidates: Vec::new(),
            asks: Vec::new(),
        };
        match plan {
            Plan::Same { member, document } => Ok(answer(AddOutcome::Same, Some(member), Some(document))),
            Plan::Ask(candidates) => Ok(Added { candidates, ..answer(AddOutcome::Ask, None, None) }),
            Plan::New => {
                let document = documents::unused_id(self.connection, self.original.bytes, person)?;
                let member = self.new_member(&document)?;
                self.save(person, &document, &member)?;
                Ok(answer(AddOutcome::New, Some(member), Some(document)))
            }
            Plan::Restore { member, document } => {
                bin::restore_again(self.connection, &document, self.today)?;
                let (outcome, asks) = self.comparison(person, &member, family)?;
                Ok(Added { asks, ..answer(outcome, Some(member), Some(document)) })
            }
            Plan::Join(member) => {
                let document = documents::unused_id(self.connection, self.original.bytes, person)?;
                self.save(person, &document, &self.owner(person, &member, family, named))?;
                let (outcome, asks) = self.comparison(person, &member, family)?;
                Ok(Added { asks, ..answer(outcome, Some(member), Some(document)) })
            }
        }
    }

    /// Under which of a joined member's ids a paper is kept: the one that it came in for, or whose paper it is like. It goes
    /// with that one when the join is taken back.
    fn owner(&self, person: usize, member: &str, family: &[StoredMember], named: Option<&str>) -> String {
        let Some(whole) = family.iter().find(|one| one.id() == member) else { return member.to_owned() };
        if let Some(named) = named.filter(|named| whole.ids.iter().any(|id| id == named)) {
            return named.to_owned();
        }
        let is_alike = |paper: &&Stored| {
            self.coverage(person).is_some_and(|coverage| identify::is_certain(&paper.coverage, coverage))
        };
        whole.papers.iter().find(is_alike).map_or(member, |paper| &paper.member).to_owned()
    }

    /// How the person's paper stands to what the member had before, and what that asks for.
    fn comparison(
        &self,
        person: usize,
        member: &str,
        family: &[StoredMember],
    ) -> Result<(AddOutcome, Vec<Ask>), Error> {
        let papers = family.iter().find(|one| one.id() == member).map(|one| one.papers.as_slice());
        let papers = papers.unwrap_or_default();
        let outcome = self.outcome(person, papers);
        Ok((outcome, self.asks(person, outcome, papers, member)?))
    }

    fn coverage(&self, person: usize) -> Option<&Coverage> {
        self.read.people.get(person).map(|person| &person.coverage)
    }

    /// A member for a document: the id follows from the document's, unless a member was split off from it.
    fn new_member(&self, document: &str) -> Result<String, Error> {
        let derived = ids::of_member(document);
        let is_used = members::load_ids(self.connection)?.contains(&derived);
        let member = if is_used { random::new_id()? } else { derived };
        members::save(self.connection, &member, self.today)?;
        Ok(member)
    }

    fn save(&self, person: usize, document: &str, member: &str) -> Result<(), Error> {
        documents::save_original(self.connection, self.original)?;
        let new = NewDocument { id: document, member, original: self.original, read: self.read, person };
        documents::save(self.connection, &new, self.today)
    }

    /// Where the document stands among the papers that the member had before. On equal days the new one is newer.
    fn outcome(&self, person: usize, papers: &[Stored]) -> AddOutcome {
        let Some(coverage) = self.coverage(person) else { return AddOutcome::Older };
        let place = (timeline::day_of(coverage, papers, self.today), i64::MAX);
        let is_older_than = |paper: &Stored| place < paper.place();
        match timeline::present(papers) {
            Some(present) if timeline::insurers_differ(&present.coverage, coverage) => {
                if is_older_than(present) {
                    AddOutcome::Older
                } else {
                    AddOutcome::ChangedInsurer
                }
            }
            _ if timeline::newest_of(papers, self.read.kind).is_some_and(is_older_than) => AddOutcome::Older,
            _ => AddOutcome::Newer,
        }
    }

    /// What shows the old insurer, numbers or name and has to be replaced.
    fn asks(&self, person: usize, outcome: AddOutcome, papers: &[Stored], member: &str) -> Result<Vec<Ask>, Error> {
        let Some(coverage) = self.coverage(person) else { return Ok(Vec::new()) };
        if outcome == AddOutcome::Older {
            return Ok(Vec::new());
        }
        let mut asks = Vec::new();
        for paper in papers.iter().filter(|paper| paper.kind != self.read.kind) {
            let was_in_use = timeline::newest_of(papers, paper.kind).is_some_and(|newest| newest.id == paper.id);
            if was_in_use && who_changed(&paper.coverage, coverage) {
                asks.push(Ask { code: AskCode::ReplacePaper, document: Some(paper.id.clone()), handout: None });
            }
        }
        for handout in family::load_handouts_on(self.connection, self.today)? {
            if handout.stale && handout.sheets.iter().any(|sheet| sheet.member == member) {
                asks.push(Ask { code: AskCode::HandoutStale, document: None, handout: Some(handout.id) });
            }
        }
        Ok(asks)
    }
}

impl Plan {
    /// The member whom the papers alone decide for.
    fn member(&self) -> Option<&str> {
        match self {
            Plan::Same { member, .. } | Plan::Restore { member, .. } | Plan::Join(member) => Some(member),
            Plan::New | Plan::Ask(_) => None,
        }
    }
}

/// What is there already of a person of a file.
fn same(family: &[StoredMember], digest: &[u8; 32], person: usize) -> Option<Plan> {
    let all = family.iter().flat_map(|member| member.papers.iter().map(move |paper| (member, paper)));
    let is_same = |paper: &Stored| paper.original == *digest && usize::try_from(paper.person) == Ok(person);
    let binned = |(member, paper): &(&StoredMember, &Stored)| member.binned_on.is_some() || paper.binned_on.is_some();
    let (member, paper) = all.filter(|(_, paper)| is_same(paper)).min_by_key(binned)?;
    let (id, document) = (member.id().to_owned(), paper.id.clone());
    Some(if binned(&(member, paper)) {
        Plan::Restore { member: id, document }
    } else {
        Plan::Same { member: id, document }
    })
}

/// Every paper of every member who is not in the bin, as read and as corrected: either may be what the next paper says.
fn known_papers(family: &[StoredMember]) -> Vec<Known<'_>> {
    let members = family.iter().filter(|member| member.binned_on.is_none());
    let papers = members.flat_map(|member| member.papers.iter().map(move |paper| (member, paper)));
    papers
        .flat_map(|(member, paper)| [(member, &paper.coverage), (member, &paper.read)])
        .map(|(member, coverage)| Known {
            member: member.id(),
            name: member.name(),
            coverage,
            kana: coverage.kana.as_deref().or(member.facts.kana.as_deref()),
            birth_date: coverage.birth_date.or(member.facts.card.birth_date),
        })
        .collect()
}

/// Applies what the caller knows to what the papers left open.
fn decide(plans: &mut [Plan], whose: &Whose) {
    match whose {
        Whose::Unknown => {}
        Whose::NewMember => {
            for plan in plans {
                if matches!(plan, Plan::Ask(_)) {
                    *plan = Plan::New;
                }
            }
        }
        Whose::Member(id) => {
            if plans.iter().any(|plan| plan.member() == Some(id)) {
                return;
            }
            if let Some(plan) = undecided_for(plans, id).and_then(|place| plans.get_mut(place)) {
                *plan = Plan::Join(id.clone());
            }
        }
    }
}

/// Which person of a file a named member is: the one who may be that member; else the only one in doubt; else who
/// stands alone in the file and is new. `None` where that is nobody or several.
fn undecided_for(plans: &[Plan], id: &str) -> Option<usize> {
    let only = |is_meant: &dyn Fn(&Plan) -> bool| {
        let mut places = plans.iter().enumerate().filter(|(_, plan)| is_meant(plan)).map(|(place, _)| place);
        places.next().filter(|_| places.next().is_none())
    };
    let is_candidate = |plan: &Plan| matches!(plan, Plan::Ask(all) if all.iter().any(|one| one.id == id));
    only(&is_candidate)
        .or_else(|| only(&|plan| matches!(plan, Plan::Ask(_))))
        .or_else(|| only(&|plan| matches!(plan, Plan::New)).filter(|_| plans.len() == 1))
}
