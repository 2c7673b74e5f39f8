//! `core/rules/presenting.toml`: its rows, and the checks without which it does not load.

use super::{CardState, Escort, Shown, Situation, VisitScene};
use crate::rules::table::{TableError, check, in_force};
use chrono::{Days, NaiveDate};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// All rows on what to show.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rows {
    /// What is enough, in order of preference.
    pub(super) accept: Vec<Row>,
    /// Why a paper alone is not.
    pub(super) refuse: Vec<Row>,
    /// What to do where nothing at hand is enough.
    pub(super) nothing: Vec<Row>,
    /// What happens at the counter, in order.
    pub(super) step: Vec<Row>,
}

/// A row. What its columns mean stands at the head of the file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    pub(super) id: String,
    #[serde(default)]
    pub(super) bring: Vec<Shown>,
    pub(super) paper: Option<Shown>,
    #[serde(default)]
    at_hand: Vec<Shown>,
    #[serde(default)]
    when: Vec<When>,
    effective_from: Option<NaiveDate>,
    effective_until: Option<NaiveDate>,
    pub(super) message: String,
    reason: String,
    pub(super) sources: Vec<String>,
}

/// Cases; a part that is left out holds for all.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct When {
    scenes: Option<Vec<VisitScene>>,
    companions: Option<Vec<Escort>>,
    cards: Option<Vec<CardState>>,
}

impl When {
    fn holds(&self, case: &Situation) -> bool {
        self.scenes.as_ref().is_none_or(|scenes| scenes.contains(&case.scene))
            && self.companions.as_ref().is_none_or(|companions| companions.contains(&case.companion))
            && self.cards.as_ref().is_none_or(|cards| cards.contains(&case.card))
    }
}

impl Row {
    /// Whether the row holds in a case on a day.
    pub(super) fn holds(&self, case: &Situation, day: NaiveDate) -> bool {
        in_force(self.effective_from, self.effective_until, day)
            && (self.when.is_empty() || self.when.iter().any(|when| when.holds(case)))
            && (self.at_hand.is_empty() || self.at_hand.iter().any(|paper| case.papers.contains(paper)))
    }
}

impl Rows {
    /// The rows that ship with the library.
    pub(super) fn shipped() -> &'static Rows {
        static ROWS: OnceLock<Rows> = OnceLock::new();
        // The file is compiled in and tests::shipped_rows_load proves that it loads.
        ROWS.get_or_init(|| Rows::syntax(include_str!("../../../rules/presenting.toml")).unwrap_or_default())
    }

    fn syntax(text: &str) -> Result<Rows, TableError> {
        toml::from_str(text).map_err(|fault| TableError::Syntax(fault.message().to_owned()))
    }

    /// Reads and checks the text of the file.
    pub(super) fn load(text: &str) -> Result<Rows, TableError> {
        let rows = Rows::syntax(text)?;
        for row in rows.all() {
            check(&row.id, &row.reason, &row.sources, &[&row.message], (row.effective_from, row.effective_until))?;
        }
        let form = |row: &&Row| row.bring.is_empty();
        if let Some(row) = rows.accept.iter().find(form) {
            return Err(TableError::Column(row.id.clone()));
        }
        let paperless = |row: &&Row| !row.paper.is_some_and(Shown::is_paper);
        if let Some(row) = rows.refuse.iter().find(paperless) {
            return Err(TableError::Column(row.id.clone()));
        }
        rows.every_case_has_one_answer()?;
        Ok(rows)
    }

    fn all(&self) -> impl Iterator<Item = &Row> {
        self.accept.iter().chain(&self.refuse).chain(&self.nothing).chain(&self.step)
    }

    /// The days on which an answer can change, and one before and after all of them.
    fn days(&self) -> BTreeSet<NaiveDate> {
        let starts = self.all().filter_map(|row| row.effective_from);
        let ends = self.all().filter_map(|row| row.effective_until);
        let after = ends.filter_map(|day| day.checked_add_days(Days::new(1)));
        let mut days: BTreeSet<NaiveDate> = starts.chain(after).collect();
        days.extend(NaiveDate::from_ymd_opt(2020, 1, 1));
        days.extend(NaiveDate::from_ymd_opt(2099, 1, 1));
        days
    }

    /// Goes through every case: one answer each, none of them missing.
    fn every_case_has_one_answer(&self) -> Result<(), TableError> {
        for day in self.days() {
            for case in Situation::all() {
                self.one_answer(&case, day)?;
            }
        }
        Ok(())
    }

    fn one_answer(&self, case: &Situation, day: NaiveDate) -> Result<(), TableError> {
        let accept: Vec<&Row> = self.accept.iter().filter(|row| row.holds(case, day)).collect();
        let refuse: Vec<&Row> = self.refuse.iter().filter(|row| row.holds(case, day)).collect();
        let step: Vec<&Row> = self.step.iter().filter(|row| row.holds(case, day)).collect();
        twice(&accept, |a, b| a.bring == b.bring)?;
        twice(&refuse, |a, b| a.paper == b.paper)?;
        twice(&step, |a, b| a.id == b.id)?;
        let unsaid =
            || TableError::Unanswered(format!("{} {} {}", case.scene.key(), case.companion.key(), case.card.key()));
        for paper in Shown::ALL.iter().filter(|shown| shown.is_paper()) {
            let enough = accept.iter().any(|row| row.bring == [*paper]);
            let refused = refuse.iter().find(|row| row.paper == Some(*paper));
            match (enough, refused) {
                (true, Some(row)) => return Err(TableError::Contradiction(row.id.clone())),
                (false, None) => return Err(unsaid()),
                _ => {}
            }
        }
        let nothing = self.nothing.iter().filter(|row| row.holds(case, day)).count();
        if nothing != 1 || step.is_empty() || accept.is_empty() { Err(unsaid()) } else { Ok(()) }
    }
}

/// Refuses two rows that answer the same.
fn twice(rows: &[&Row], same: impl Fn(&Row, &Row) -> bool) -> Result<(), TableError> {
    for (at, row) in rows.iter().enumerate() {
        if rows.iter().skip(at + 1).any(|other| same(row, other)) {
            return Err(TableError::Contradiction(row.id.clone()));
        }
    }
    Ok(())
}
