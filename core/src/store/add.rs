//! Taking a document in: whose it is, whether it is new, and what the change asks for.
//!
//! All people of a file go in together or not at all. Nothing of a person in doubt is stored until someone decides.

use super::answers::{AddOutcome, Added, Ask, AskCode, Whose};
use super::bin::{self, Target};
use super::documents::{self, NewDocument, Original, Stored};
use super::family::{self, StoredMember, who_changed};
use super::handouts::HandoutRecord;
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
        self.write(|connection| {
            let family = family::load_stored(connection)?;
            Import { connection, original, digest: documents::digest(original.bytes), read, today, family }.run(whose)
        })
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
    /// The SHA-256 of its bytes.
    digest: [u8; 32],
    read: &'a DocumentRead,
    today: NaiveDate,
    /// Everybody as stored, what came in meanwhile too.
    family: Vec<StoredMember>,
}

impl Import<'_> {
    fn run(mut self, whose: &Whose) -> Result<Vec<Added>, Error> {
        let mut plans = self.plans();
        let named = if let Whose::Member(id) = whose { Some(id.as_str()) } else { None };
        let whose = match whose {
            Whose::Member(id) => &Whose::Member(self.named_member(id, &plans)?),
            other => other,
        };
        decide(&mut plans, whose);
        let mut all: Vec<Added> = Vec::new();
        for (person, plan) in plans.into_iter().enumerate() {
            let added = match self.twin_in_file(person, &all) {
                Some(before) => Added { outcome: AddOutcome::Same, asks: Vec::new(), ..before },
                None => self.carry_out(person, plan, named)?,
            };
            all.push(added);
        }
        self.ask_for_stale_handouts(&mut all)?;
        Ok(all)
    }

    /// The shown id of a member whom the caller names; someone in the bin only where the papers say so or ask.
    fn named_member(&self, id: &str, plans: &[Plan]) -> Result<String, Error> {
        let member = family::find_any(&self.family, id)?;
        let is_meant = |plan: &Plan| plan.member() == Some(member.id()) || plan.asks_for(member.id());
        if member.binned_on.is_some() && !plans.iter().any(is_meant) {
            return Err(Error::NotFound { field: "member" });
        }
        Ok(member.id().to_owned())
    }

    /// What the papers alone say of each person.
    fn plans(&self) -> Vec<Plan> {
        let (known, binned) = (known_papers(&self.family, false), known_papers(&self.family, true));
        let mut plans = Vec::new();
        for (place, person) in self.read.people.iter().enumerate() {
            plans.push(match same(&self.family, &self.digest, place) {
                Some(plan) => plan,
                None => plan_of(&person.coverage, &known, &binned),
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

    fn carry_out(&mut self, person: usize, plan: Plan, named: Option<&str>) -> Result<Added, Error> {
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
                let document = documents::unused_id(self.connection, &self.digest, person)?;
                let member = self.new_member(&document)?;
                self.save(person, &document, &member)?;
                Ok(answer(AddOutcome::New, Some(member), Some(document)))
            }
            Plan::Restore { member, document } => {
                let (outcome, asks) = self.comparison(person, &member);
                self.restore(Target::Document(&document))?;
                Ok(Added { asks, ..answer(outcome, Some(member), Some(document)) })
            }
            Plan::Join(member) => {
                let (outcome, asks) = self.comparison(person, &member);
                if self.family.iter().any(|one| one.id() == member && one.binned_on.is_some()) {
                    self.restore(Target::Member(&member))?;
                }
                let document = documents::unused_id(self.connection, &self.digest, person)?;
                let stored = self.save(person, &document, &self.owner(person, &member, named))?;
                self.take_note(&member, stored);
                Ok(Added { asks, ..answer(outcome, Some(member), Some(document)) })
            }
        }
    }

    /// Under which of a joined member's ids a paper is kept: the one that it came in for, or whose paper it is like. It goes
    /// with that one when the join is taken back.
    fn owner(&self, person: usize, member: &str, named: Option<&str>) -> String {
        let Some(whole) = self.family.iter().find(|one| one.id() == member) else { return member.to_owned() };
        if let Some(named) = named.filter(|named| whole.ids.iter().any(|id| id == named)) {
            return named.to_owned();
        }
        let is_alike = |paper: &&Stored| {
            self.coverage(person).is_some_and(|coverage| identify::is_certain(&paper.coverage, coverage))
        };
        whole.papers.iter().find(is_alike).map_or(member, |paper| &paper.member).to_owned()
    }

    /// How the person's paper stands to what the member had before, and what that asks for.
    fn comparison(&self, person: usize, member: &str) -> (AddOutcome, Vec<Ask>) {
        let papers = self.family.iter().find(|one| one.id() == member).map(|one| one.papers.as_slice());
        let papers = papers.unwrap_or_default();
        let outcome = self.outcome(person, papers);
        (outcome, self.papers_to_replace(person, outcome, papers))
    }

    /// Takes a paper or a member out of the bin, however long it was there.
    fn restore(&mut self, target: Target<'_>) -> Result<(), Error> {
        bin::set(self.connection, &self.family, target, None, self.today)?;
        self.family = family::load_stored(self.connection)?;
        Ok(())
    }

    /// A member has one paper more.
    fn take_note(&mut self, member: &str, paper: Stored) {
        if let Some(member) = self.family.iter_mut().find(|one| one.id() == member) {
            member.papers.push(paper);
            timeline::set_days(&mut member.papers);
        }
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

    fn save(&self, person: usize, document: &str, member: &str) -> Result<Stored, Error> {
        documents::save_original(self.connection, self.original, &self.digest)?;
        let (digest, lines) = (&self.digest, self.original.lines);
        let new = NewDocument { id: document, member, digest, lines, read: self.read, person };
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

    /// Papers of other kinds that show the old insurer, numbers or name.
    fn papers_to_replace(&self, person: usize, outcome: AddOutcome, papers: &[Stored]) -> Vec<Ask> {
        let Some(coverage) = self.coverage(person).filter(|_| outcome != AddOutcome::Older) else { return Vec::new() };
        let mut asks = Vec::new();
        for paper in papers.iter().filter(|paper| paper.kind != self.read.kind) {
            let was_in_use = timeline::newest_of(papers, paper.kind).is_some_and(|newest| newest.id == paper.id);
            if was_in_use && who_changed(&paper.coverage, coverage) {
                asks.push(Ask { code: AskCode::ReplacePaper, document: Some(paper.id.clone()), handout: None });
            }
        }
        asks
    }

    /// Says of those whose papers are newer now which hand-outs show what no longer holds.
    fn ask_for_stale_handouts(&self, all: &mut [Added]) -> Result<(), Error> {
        let is_newer = |added: &&mut Added| matches!(added.outcome, AddOutcome::Newer | AddOutcome::ChangedInsurer);
        let mut newer: Vec<&mut Added> = all.iter_mut().filter(is_newer).collect();
        if newer.is_empty() {
            return Ok(());
        }
        let mut stale = family::judged_handouts_on(self.connection, &self.family, self.today)?;
        stale.retain(|handout| handout.stale);
        for added in &mut newer {
            let concerns = |handout: &&HandoutRecord| {
                handout.sheets.iter().any(|sheet| Some(&sheet.member) == added.member.as_ref())
            };
            let asks = stale.iter().filter(concerns).map(|handout| Ask {
                code: AskCode::HandoutStale,
                document: None,
                handout: Some(handout.id.clone()),
            });
            let asks: Vec<Ask> = asks.collect();
            added.asks.extend(asks);
        }
        Ok(())
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

    /// Whether a member is one of those who may be meant.
    fn asks_for(&self, id: &str) -> bool {
        matches!(self, Plan::Ask(candidates) if candidates.iter().any(|one| one.id == id))
    }
}

/// What the papers alone say of a person. Who may be somebody in the bin is asked about, never taken for new: they would
/// be there twice once they come out of it.
fn plan_of(coverage: &Coverage, known: &[Known<'_>], binned: &[Known<'_>]) -> Plan {
    let mut candidates = match identify::identify(coverage, known) {
        Verdict::Member(id) => return Plan::Join(id),
        Verdict::Ask(candidates) => candidates,
        Verdict::New => Vec::new(),
    };
    candidates.extend(identify::in_bin(coverage, binned));
    if candidates.is_empty() { Plan::New } else { Plan::Ask(candidates) }
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

/// Every paper of every member who is in the bin or is not, as read and as corrected: either may be what the next paper
/// says.
fn known_papers<'a>(family: &'a [StoredMember], in_bin: bool) -> Vec<Known<'a>> {
    let members = family.iter().filter(|member| member.binned_on.is_some() == in_bin);
    let papers = members.flat_map(|member| member.papers.iter().map(move |paper| (member, paper)));
    let spellings = |(member, paper): (&'a StoredMember, &'a Stored)| {
        let as_read = Some(&paper.read).filter(|read| **read != paper.coverage);
        [Some(&paper.coverage), as_read].into_iter().flatten().map(move |coverage| (member, coverage))
    };
    papers
        .flat_map(spellings)
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
    only(&|plan| plan.asks_for(id))
        .or_else(|| only(&|plan| matches!(plan, Plan::Ask(_))))
        .or_else(|| only(&|plan| matches!(plan, Plan::New)).filter(|_| plans.len() == 1))
}
