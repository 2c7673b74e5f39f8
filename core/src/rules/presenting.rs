//! What to bring and show: for a scene, who goes along, the state of the card, the papers at hand, and the day.
//!
//! The rules are rows of `core/rules/presenting.toml`; here they are only looked up. A row that lists two things means
//! both together. Where sources disagree the answer asks for more (`core/rules/README.md`). What is not here: whose
//! card and papers they are.
//!
//! Start with [`presenting_on`].

mod case;
mod declaration;
mod rows;
#[cfg(test)]
mod tests;

pub use case::{CardState, Escort, Shown, VisitScene};
pub use declaration::{DeclarationLine, declaration_text};

use super::table::TableError;
use super::{Step, StepText};
use crate::error::Error;
use crate::model::{Member, wareki};
use crate::words::{Message, Words};
use chrono::NaiveDate;
use rows::{Row, Rows};
use serde::Serialize;

/// A case that is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Situation {
    /// Where.
    pub scene: VisitScene,
    /// Who goes along.
    pub companion: Escort,
    /// The state of the card.
    pub card: CardState,
    /// The papers at hand; cards are not among them.
    pub papers: Vec<Shown>,
}

impl Situation {
    /// Every case, without papers.
    pub(crate) fn all() -> impl Iterator<Item = Situation> {
        let scenes =
            VisitScene::ALL.iter().flat_map(|scene| Escort::ALL.iter().map(move |companion| (scene, companion)));
        scenes.flat_map(|(scene, companion)| {
            CardState::ALL.iter().map(move |card| Situation {
                scene: *scene,
                companion: *companion,
                card: *card,
                papers: Vec::new(),
            })
        })
    }

    /// Whether a thing is at hand.
    fn has(&self, thing: Shown) -> bool {
        match thing {
            Shown::MynumberCard => self.card.at_hand(),
            Shown::PhoneCard => self.card == CardState::OnPhone,
            paper => self.papers.contains(&paper),
        }
    }
}

/// One way to be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// Everything that has to be shown together.
    pub bring: &'static [Shown],
    /// Whether all of it is at hand.
    pub have: bool,
    /// What to know about it.
    pub note: Message,
}

/// A paper at hand that is not enough alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The paper.
    pub paper: Shown,
    /// Why.
    pub why: Message,
}

/// What to bring and show in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presenting {
    /// What is enough, in order of preference; never empty.
    pub accepted: Vec<Accepted>,
    /// The papers at hand that are not enough alone.
    pub refused: Vec<Refused>,
    /// What to do where nothing at hand is enough; `None` where something is.
    pub if_nothing: Option<Step>,
    /// What happens at the counter and what to do next; never empty.
    pub steps: Vec<Step>,
    /// Where the rules come from.
    pub sources: Vec<&'static str>,
    /// Whose case it is, where that is known: a form to be filled in is filled for that person.
    pub member: Option<Member>,
}

/// As [`presenting_on`], for a member of the family: what a form asks for is filled from the notebook.
///
/// # Errors
/// Those of [`presenting_on`].
pub fn presenting_of(case: &Situation, member: Option<&Member>, today: NaiveDate) -> Result<Presenting, Error> {
    Ok(Presenting { member: member.cloned(), ..presenting_on(case, today)? })
}

/// What to bring and show in a case, as of a day.
///
/// # Errors
/// [`Error::BadValue`]: `papers` where a card is listed among them, `on` for a day outside 1868–2200.
///
/// ```
/// use techo_core::rules::{CardState, Escort, VisitScene, Shown, Situation, presenting_on};
/// let trip = Situation {
///     scene: VisitScene::SchoolTrip,
///     companion: Escort::Staff,
///     card: CardState::Registered,
///     papers: vec![Shown::EligibilityPdf],
/// };
/// let answer = presenting_on(&trip, "2026-11-21".parse().unwrap())?;
/// assert_eq!(answer.accepted[0].bring, [Shown::EligibilityPdf]);
/// assert!(answer.accepted[0].have && answer.if_nothing.is_none());
/// # Ok::<(), techo_core::error::Error>(())
/// ```
pub fn presenting_on(case: &Situation, today: NaiveDate) -> Result<Presenting, Error> {
    if !wareki::in_range(today) {
        return Err(Error::BadValue { field: "on" });
    }
    if !case.papers.iter().all(|paper| paper.is_paper()) {
        return Err(Error::BadValue { field: "papers" });
    }
    let rows = Rows::shipped();
    let holding = |list: &'static [Row]| list.iter().filter(move |row| row.holds(case, today)).collect();
    let accept: Vec<&'static Row> = holding(&rows.accept);
    let alone = |paper: Shown| accept.iter().any(|row| row.bring == [paper]);
    let refuse = Shown::ALL.iter().filter(|paper| case.papers.contains(paper) && !alone(**paper));
    let refuse: Vec<&'static Row> = refuse
        .filter_map(|paper| rows.refuse.iter().find(|row| row.paper == Some(*paper) && row.holds(case, today)))
        .collect();
    let enough = |row: &&'static Row| row.bring.iter().all(|thing| case.has(*thing));
    let nothing = if accept.iter().any(enough) { None } else { rows.nothing.iter().find(|row| row.holds(case, today)) };
    let steps: Vec<&'static Row> = holding(&rows.step);

    let mut sources: Vec<&'static str> = Vec::new();
    for row in accept.iter().chain(&refuse).chain(&nothing).chain(&steps) {
        let new = row.sources.iter().map(String::as_str);
        new.for_each(|source| {
            if !sources.contains(&source) {
                sources.push(source)
            }
        });
    }
    let step = |row: &'static Row| Step { id: &row.id, text: Message::new(&row.message), by: None };
    Ok(Presenting {
        accepted: accept
            .iter()
            .map(|row| Accepted { bring: &row.bring, have: enough(row), note: Message::new(&row.message) })
            .collect(),
        refused: refuse
            .iter()
            .filter_map(|row| Some(Refused { paper: row.paper?, why: Message::new(&row.message) }))
            .collect(),
        if_nothing: nothing.map(step),
        steps: steps.into_iter().map(step).collect(),
        sources,
        member: None,
    })
}

/// Loads and checks the rows that ship with the library.
pub(super) fn load() -> Result<(), TableError> {
    Rows::load(include_str!("../../rules/presenting.toml")).map(|_| ())
}

/// The step that hands out the form.
const FILL_DECLARATION: &str = "fill_declaration";

/// An [`Accepted`] in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AcceptedText {
    /// Everything that has to be shown together.
    pub bring: Vec<Shown>,
    /// Whether all of it is at hand.
    pub have: bool,
    /// What to know about it.
    pub note: String,
}

/// A [`Refused`] in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RefusedText {
    /// The paper.
    pub paper: Shown,
    /// Why.
    pub why: String,
}

/// [`Presenting`] in a language (CLI.md `present`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PresentingText {
    /// What is enough, in order of preference; never empty.
    pub accepted: Vec<AcceptedText>,
    /// The papers at hand that are not enough alone.
    pub refused: Vec<RefusedText>,
    /// What to do where nothing at hand is enough; `None` where something is.
    pub if_nothing: Option<StepText>,
    /// What happens at the counter and what to do next; never empty.
    pub steps: Vec<StepText>,
    /// Where the rules come from.
    pub sources: Vec<String>,
    /// What the form 資格申立書 asks for, where a step says to fill it in; empty otherwise. Values only for a member of a
    /// notebook.
    pub declaration: Vec<DeclarationLine>,
}

impl Presenting {
    /// The answer in a language.
    pub fn worded(&self, words: &Words) -> PresentingText {
        let accepted =
            |way: &Accepted| AcceptedText { bring: way.bring.to_vec(), have: way.have, note: words.render(&way.note) };
        PresentingText {
            accepted: self.accepted.iter().map(accepted).collect(),
            refused: self
                .refused
                .iter()
                .map(|refused| RefusedText { paper: refused.paper, why: words.render(&refused.why) })
                .collect(),
            if_nothing: self.if_nothing.as_ref().map(|step| step.worded(words)),
            steps: self.steps.iter().map(|step| step.worded(words)).collect(),
            sources: self.sources.iter().map(|source| (*source).to_owned()).collect(),
            declaration: if self.steps.iter().any(|step| step.id == FILL_DECLARATION) {
                declaration::declaration(self.member.as_ref(), words)
            } else {
                Vec::new()
            },
        }
    }
}
