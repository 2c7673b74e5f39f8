//! The rules that are data: `core/rules/*.toml`, loaded and checked once.
//!
//! A row does not load without a source that is known (`core/rules/sources.txt`), without a reason, with a message that
//! a language lacks, with an end before its beginning, or beside another that answers the same. What the columns mean
//! stands at the head of each file.

use super::{DateKind, Severity, WarnedPaper, WarningStage};
use crate::words::{Lang, Words};
use chrono::{Datelike, NaiveDate};
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
    /// The promised last day of the three months after it.
    GraceEnd,
    /// 保存日時.
    Saved,
    /// The last day with the insurer that a PDF shows.
    FormerAfter,
    /// A day on which a PDF has to be fresh.
    Needed,
    /// The day on which the family said that a card is not registered.
    Told,
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
    /// Listed no earlier than this many days before; `None`: from the first.
    pub within_days: Option<u16>,
    /// Whether it is an event of the calendar file; otherwise it is only listed.
    #[serde(default = "yes")]
    pub in_calendar: bool,
    /// Why these alarms.
    pub reason: String,
    /// Where the rule comes from.
    pub sources: Vec<String>,
}

const fn yes() -> bool {
    true
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
    /// A row whose last day lies before its first, or whose days no rule can have.
    #[error("row {0} has impossible days")]
    Days(String),
    /// A row that lacks what its kind needs.
    #[error("row {0} lacks a column")]
    Column(String),
    /// A row that answers what another answers too.
    #[error("row {0} answers what another row answers")]
    Contradiction(String),
    /// A case that no row answers.
    #[error("nothing answers the case {0}")]
    Unanswered(String),
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
pub(super) fn in_force(from: Option<NaiveDate>, until: Option<NaiveDate>, day: NaiveDate) -> bool {
    from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
}

/// The tables that ship with the library.
pub(super) fn shipped() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    // The files are compiled in and tests::shipped_tables_load proves that they load.
    TABLE.get_or_init(|| syntax(WARNINGS, DATES).unwrap_or_default())
}

/// Loads the tables that ship with the library.
///
/// # Errors
/// [`TableError`] names the first row that does not hold together.
pub fn load() -> Result<Table, TableError> {
    super::presenting::load()?;
    parse(WARNINGS, DATES)
}

const WARNINGS: &str = include_str!("../../rules/warnings.toml");
const DATES: &str = include_str!("../../rules/dates.toml");

/// Reads the text of the tables.
fn syntax(warnings: &str, dates: &str) -> Result<Table, TableError> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Warnings {
        warning: Vec<WarningRow>,
        #[serde(default)]
        step: Vec<StepRow>,
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Dates {
        date: Vec<DateRow>,
    }
    let fault = |fault: toml::de::Error| TableError::Syntax(fault.message().to_owned());
    let Warnings { warning: warnings, step: steps } = toml::from_str(warnings).map_err(fault)?;
    let dates = toml::from_str::<Dates>(dates).map_err(fault)?.date;
    Ok(Table { warnings, steps, dates })
}

/// Reads and checks the text of the tables.
fn parse(warnings: &str, dates: &str) -> Result<Table, TableError> {
    let table = syntax(warnings, dates)?;
    let mut seen = BTreeSet::new();
    let mut once = |id: &str| if seen.insert(id.to_owned()) { Ok(()) } else { Err(TableError::Twice(id.to_owned())) };
    for row in &table.warnings {
        let days = (row.effective_from, row.effective_until);
        check(&row.id, &row.reason, &row.sources, &[&row.title, &row.text], days)?;
        once(&row.id)?;
    }
    for row in &table.steps {
        check(&row.id, &row.reason, &row.sources, &[&row.message], (row.effective_from, row.effective_until))?;
        once(&row.id)?;
    }
    for row in &table.dates {
        let mut messages = vec![&row.message];
        messages.extend(&row.step);
        check(row.kind.key(), &row.reason, &row.sources, &messages, (None, None))?;
        once(row.kind.key())?;
    }
    one_row_begins_a_day(&table.warnings)?;
    Ok(table)
}

/// Of the rows that hold, the one that began last counts: two that begin on one day would contradict each other.
fn one_row_begins_a_day(rows: &[WarningRow]) -> Result<(), TableError> {
    let overlap = |a: &WarningRow, b: &WarningRow| {
        let before = |end: Option<NaiveDate>, start: Option<NaiveDate>| end.zip(start).is_some_and(|(e, s)| e < s);
        !before(a.effective_until, b.effective_from) && !before(b.effective_until, a.effective_from)
    };
    let same = |a: &WarningRow, b: &WarningRow| {
        (a.paper, a.stage, a.anchor, a.days_before) == (b.paper, b.stage, b.anchor, b.days_before) && overlap(a, b)
    };
    for (at, row) in rows.iter().enumerate() {
        if rows.iter().skip(at + 1).any(|other| same(row, other)) {
            return Err(TableError::Contradiction(row.id.clone()));
        }
    }
    Ok(())
}

/// The first and last day on which any rule can hold: health insurance for all began in 1961.
const RULE_YEARS: std::ops::RangeInclusive<i32> = 1961..=2200;

/// What every row must have.
pub(super) fn check(
    id: &str,
    reason: &str,
    sources: &[String],
    messages: &[&String],
    (from, until): (Option<NaiveDate>, Option<NaiveDate>),
) -> Result<(), TableError> {
    if sources.is_empty() || !sources.iter().all(|source| is_source(source)) {
        return Err(TableError::Source(id.to_owned()));
    }
    if reason.trim().is_empty() {
        return Err(TableError::Reason(id.to_owned()));
    }
    let there = |message: &&String| Lang::ALL.iter().all(|lang| Words::of(*lang).has(message));
    if !messages.iter().all(there) {
        return Err(TableError::Message(id.to_owned()));
    }
    let possible = |day: Option<NaiveDate>| day.is_none_or(|day| RULE_YEARS.contains(&day.year()));
    if !possible(from) || !possible(until) || from.zip(until).is_some_and(|(from, until)| until < from) {
        return Err(TableError::Days(id.to_owned()));
    }
    Ok(())
}

/// Whether a text names a source that is known: a paper (`S002`), a row of the index (`S004-21`, `S003 2-25d`), a
/// question (`S003 2-25`) or a section (`D §3.2`).
pub(super) fn is_source(text: &str) -> bool {
    let known = || include_str!("../../rules/sources.txt").lines().filter(|line| !line.starts_with('#'));
    let letter = |rest: &str| rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_lowercase());
    ["S000", "S001", "S002", "S003", "S004"].contains(&text)
        || known().any(|row| row == text)
        || (text.starts_with("S003 ") && known().any(|row| row.strip_prefix(text).is_some_and(letter)))
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
            (format!("{ROW}{}", ROW.replace("\"a\"", "\"b\"")), TableError::Contradiction(id())),
            (ROW.replace("2025-12-02", "2025-12-02\"\neffective_until = \"2025-12-01"), TableError::Days(id())),
            (ROW.replace("2025-12-02", "1867-12-02"), TableError::Days(id())),
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
        for good in ["S000", "S002", "S004-21", "S003 2-25", "S003 2-25d", "S003 2-1", "S003 T-1", "D §0", "D §3.2"] {
            assert!(is_source(good), "{good}");
        }
        for bad in [
            "",
            "S005",
            "S00",
            "S004-",
            "S004 21",
            "S004-51",
            "S003 2-",
            "S003 2-99",
            "S003 2-25z",
            "S003 ",
            "D 3",
            "D §",
            "D §3.",
            "D §10",
            "Wikipedia",
            "# Every",
        ] {
            assert!(!is_source(bad), "{bad}");
        }
    }
}
