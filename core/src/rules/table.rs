//! The rules that are data: `core/rules/*.toml`, loaded and checked once.
//!
//! A row without a source, without a reason, or with a message that does not exist does not load. What the columns
//! mean stands at the head of each file.

use super::{DateKind, Severity, WarnedPaper, WarningStage};
use crate::words::{Lang, Words};
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// All rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// When warnings begin, and what they say.
    pub warnings: Vec<WarningRow>,
    /// Steps that hold for some papers and some years only.
    pub steps: Vec<StepRow>,
    /// The days of the calendar.
    pub dates: Vec<DateRow>,
}

/// The day that a row counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// The first day of a renewal.
    Opens,
    /// The last valid day.
    End,
    /// 保存日時.
    Saved,
}

/// A row of `warnings.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WarningRow {
    /// The row's own id.
    pub id: String,
    /// The paper it is for.
    pub paper: WarnedPaper,
    /// The stage it is for.
    pub stage: WarningStage,
    /// The day that `days_before` counts from.
    pub anchor: Anchor,
    /// The row holds from this many days before the anchor; negative: after it.
    pub days_before: i64,
    /// How pressing it is.
    pub severity: Severity,
    /// Message id of the title.
    pub title: String,
    /// Message id of the text.
    pub text: String,
    /// The first day on which the row holds; `None`: always has.
    pub effective_from: Option<NaiveDate>,
    /// The last day on which the row holds; `None`: still does.
    pub effective_until: Option<NaiveDate>,
    /// Why this day.
    pub reason: String,
    /// Where the rule comes from.
    pub sources: Vec<String>,
}

/// Whose paper a row is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Only {
    /// 後期高齢者医療.
    LateElderly,
}

/// A further step, a row of `warnings.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepRow {
    /// The step's id.
    pub id: String,
    /// The paper it is for.
    pub paper: WarnedPaper,
    /// Whose paper it is for.
    pub only: Only,
    /// The first day on which the row holds; `None`: always has.
    pub effective_from: Option<NaiveDate>,
    /// The last day on which the row holds; `None`: still does.
    pub effective_until: Option<NaiveDate>,
    /// Message id of what to do.
    pub message: String,
    /// Why.
    pub reason: String,
    /// Where the rule comes from.
    pub sources: Vec<String>,
}

/// A row of `dates.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateRow {
    /// Which day.
    pub kind: DateKind,
    /// Message id of its name.
    pub message: String,
    /// Message id of what to do, with `$until`.
    pub step: Option<String>,
    /// Alarms, in days before.
    pub alarms: Vec<u16>,
    /// Why these alarms.
    pub reason: String,
    /// Where the rule comes from.
    pub sources: Vec<String>,
}

/// Why a table does not load.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// No TOML, a missing or unknown column, an unknown word in one.
    #[error("the table cannot be read: {0}")]
    Syntax(String),
    /// A row without a source, or with something that is none.
    #[error("row {0} has no proper source")]
    Source(String),
    /// A row without a reason.
    #[error("row {0} has no reason")]
    Reason(String),
    /// A row that names a message that does not exist.
    #[error("row {0} names a message that does not exist")]
    Message(String),
    /// Two rows of one id.
    #[error("row {0} stands twice")]
    Twice(String),
}

impl WarningRow {
    /// Whether the row is in force on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        in_force(self.effective_from, self.effective_until, day)
    }
}

impl StepRow {
    /// Whether the row is in force on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        in_force(self.effective_from, self.effective_until, day)
    }
}

/// Whether a day lies between two days, both included; a missing one is no limit.
fn in_force(from: Option<NaiveDate>, until: Option<NaiveDate>, day: NaiveDate) -> bool {
    from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
}

/// The tables that ship with the library.
pub(super) fn shipped() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    // The files are compiled in and tests::shipped_tables_load proves that they load.
    TABLE.get_or_init(|| load().unwrap_or_default())
}

/// Loads the tables that ship with the library.
///
/// # Errors
/// [`TableError`] names the first row that does not hold together.
pub fn load() -> Result<Table, TableError> {
    parse(include_str!("../../rules/warnings.toml"), include_str!("../../rules/dates.toml"))
}

/// Reads and checks the text of the tables.
fn parse(warnings: &str, dates: &str) -> Result<Table, TableError> {
    #[derive(Deserialize)]
    struct Warnings {
        warning: Vec<WarningRow>,
        #[serde(default)]
        step: Vec<StepRow>,
    }
    #[derive(Deserialize)]
    struct Dates {
        date: Vec<DateRow>,
    }
    let syntax = |fault: toml::de::Error| TableError::Syntax(fault.message().to_owned());
    let Warnings { warning: warnings, step: steps } = toml::from_str(warnings).map_err(syntax)?;
    let dates = toml::from_str::<Dates>(dates).map_err(syntax)?.date;
    let mut seen = BTreeSet::new();
    for row in &warnings {
        check(&row.id, &row.reason, &row.sources, &[&row.title, &row.text], &mut seen)?;
    }
    for row in &steps {
        check(&row.id, &row.reason, &row.sources, &[&row.message], &mut seen)?;
    }
    for row in &dates {
        let mut messages = vec![&row.message];
        messages.extend(&row.step);
        check(row.kind.key(), &row.reason, &row.sources, &messages, &mut seen)?;
    }
    Ok(Table { warnings, steps, dates })
}

/// What every row must have.
fn check(
    id: &str,
    reason: &str,
    sources: &[String],
    messages: &[&String],
    seen: &mut BTreeSet<String>,
) -> Result<(), TableError> {
    if sources.is_empty() || !sources.iter().all(|source| is_source(source)) {
        return Err(TableError::Source(id.to_owned()));
    }
    if reason.trim().is_empty() {
        return Err(TableError::Reason(id.to_owned()));
    }
    if !messages.iter().all(|message| Words::of(Lang::Ja).has(message)) {
        return Err(TableError::Message(id.to_owned()));
    }
    if !seen.insert(id.to_owned()) {
        return Err(TableError::Twice(id.to_owned()));
    }
    Ok(())
}

/// Whether a text names a source: `S002`, `S004-21`, `S003 2-25`, `S003 2-25d`, `D §3.2`.
pub(super) fn is_source(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(section) = text.strip_prefix("D §") {
        return section.split('.').all(digits);
    }
    let Some(rest) = text.strip_prefix("S00") else { return false };
    let mut rest = rest.chars();
    if !rest.next().is_some_and(|file| ('0'..='4').contains(&file)) {
        return false;
    }
    let rest = rest.as_str();
    let question = |text: &str| {
        text.split_once('-').is_some_and(|(part, number)| {
            (digits(part) || part == "T") && digits(number.trim_end_matches(|c: char| c.is_ascii_lowercase()))
        })
    };
    rest.is_empty() || rest.strip_prefix('-').is_some_and(digits) || rest.strip_prefix(' ').is_some_and(question)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: &str = r#"
        [[warning]]
        id = "a"
        paper = "card"
        stage = "ended"
        anchor = "end"
        days_before = -1
        severity = "ended"
        title = "warn-card-ended-title"
        text = "warn-card-ended-text"
        effective_from = "2025-12-02"
        reason = "why"
        sources = ["S004-11"]
    "#;

    fn parsed(warnings: &str) -> Result<Table, TableError> {
        parse(warnings, "date = []")
    }

    #[test]
    fn shipped_tables_load() {
        let table = load().unwrap();
        assert!(table.warnings.len() >= 20 && table.dates.len() == DateKind::ALL.len());
        for kind in DateKind::ALL {
            assert!(table.dates.iter().any(|row| row.kind == kind), "{kind:?}");
        }
    }

    #[test]
    fn row_that_lacks_something_does_not_load() {
        assert!(parsed(ROW).is_ok());
        let id = || "a".to_owned();
        let table = [
            (ROW.replace(r#"["S004-11"]"#, "[]"), TableError::Source(id())),
            (ROW.replace("S004-11", "hearsay"), TableError::Source(id())),
            (ROW.replace(r#""why""#, r#"" ""#), TableError::Reason(id())),
            (ROW.replace("warn-card-ended-text", "warn-nothing"), TableError::Message(id())),
            (format!("{ROW}{ROW}"), TableError::Twice(id())),
        ];
        for (text, error) in table {
            assert_eq!(parsed(&text), Err(error));
        }
        for text in [
            ROW.replace(r#"sources = ["S004-11"]"#, ""),
            ROW.replace(r#"reason = "why""#, ""),
            ROW.replace(r#"severity = "ended""#, r#"severity = "grave""#),
            ROW.replace("2025-12-02", "2025-13-02"),
            format!("{ROW}\nmore = 1"),
            "warning".to_owned(),
        ] {
            assert!(matches!(parsed(&text), Err(TableError::Syntax(_))), "{text}");
        }
    }

    #[test]
    fn row_holds_from_its_first_to_its_last_day() {
        let text = ROW.replace("reason", "effective_until = \"2026-07-31\"\nreason");
        let table = parsed(&text).unwrap();
        let on = |day: &str| table.warnings[0].holds_on(day.parse().unwrap());
        assert_eq!(["2025-12-01", "2025-12-02", "2026-07-31", "2026-08-01"].map(on), [false, true, true, false]);
    }

    #[test]
    fn source_is_a_file_with_its_row_or_a_section() {
        for good in ["S000", "S002", "S004-21", "S003 2-25", "S003 2-25d", "S003 T-1", "D §0", "D §3.2"] {
            assert!(is_source(good), "{good}");
        }
        for bad in ["", "S005", "S00", "S004-", "S004 21", "S003 2-", "D 3", "D §", "D §3.", "Wikipedia"] {
            assert!(!is_source(bad), "{bad}");
        }
    }
}
