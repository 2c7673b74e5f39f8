//! `techo family`: the members and every stored paper.

use super::Done;
use super::notebook::Place;
use crate::output::{Output, Screen};
use crate::refusal::Refusal;
use chrono::NaiveDate;
use serde::Serialize;
use techo_core::model::{DocumentKind, Member, MemberFacts, Paper, PaperState};
use techo_core::words::Words;

/// A member; the keys are a contract.
#[derive(Serialize)]
pub(crate) struct MemberJson {
    id: String,
    name: String,
    /// What no paper says and a person typed in.
    facts: MemberFacts,
    papers: Vec<PaperJson>,
}

#[derive(Serialize)]
struct PaperJson {
    document: String,
    kind: DocumentKind,
    saved_on: Option<NaiveDate>,
    valid_until: Option<NaiveDate>,
    state: PaperState,
}

impl MemberJson {
    pub(crate) fn of(member: &Member) -> MemberJson {
        let papers = member.papers.iter().map(PaperJson::of).collect();
        MemberJson { id: member.id.clone(), name: member.name.clone(), facts: member.facts.clone(), papers }
    }
}

impl PaperJson {
    fn of(paper: &Paper) -> PaperJson {
        PaperJson {
            document: paper.document.clone(),
            kind: paper.kind,
            saved_on: paper.saved_on,
            valid_until: paper.coverage.valid_until,
            state: paper.state,
        }
    }
}

pub(crate) fn family(place: &Place<'_>, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    let family = place.with(|notebook| Ok(notebook.family_on(today)?))?;
    let family: Vec<MemberJson> = family.iter().map(MemberJson::of).collect();
    output.answer(&family, |screen| show(&family, output.words(), screen))?;
    Ok(Done::All)
}

/// The family board: a line a paper.
pub(crate) fn show(family: &[MemberJson], words: &Words, screen: &mut Screen) {
    if family.is_empty() {
        screen.line(&words.text("command-empty-family", &[]));
        return;
    }
    let heads = ["column-member", "column-id", "column-kind", "column-saved", "column-state", "column-document"];
    let mut rows = vec![heads.map(|head| words.text(&format!("command-{head}"), &[])).to_vec()];
    for member in family {
        let mut who = [member.name.clone(), member.id.clone()];
        for paper in &member.papers {
            // The name stands once, over all of a member's papers.
            let [name, id] = std::mem::take(&mut who);
            rows.push(vec![
                name,
                id,
                words.text(&format!("kind-{}", paper.kind.key()), &[]),
                paper.saved_on.map(|day| words.date(day)).unwrap_or_default(),
                words.text(&format!("command-state-{}", paper.state.key()), &[]),
                paper.document.clone(),
            ]);
        }
    }
    screen.rows(&rows);
}
