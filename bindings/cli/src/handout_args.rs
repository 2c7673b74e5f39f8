//! How a hand-out looks, and what the parents write on it: options of `techo handout` beside the event's.

use crate::refusal::Refusal;
use clap::Args;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::PathBuf;
use techo_core::paper::{HandoutLayout, ParentLines};
use techo_core::words::Lang;

#[derive(Debug, Args)]
pub(crate) struct HandoutLook {
    /// The original and what helps at the counter on one side of one sheet
    #[arg(long, conflicts_with = "help_page", help_heading = "Look")]
    pub(crate) one_sheet: bool,
    /// Only the page that helps, for an original that is handed over by itself
    #[arg(long, help_heading = "Look")]
    pub(crate) help_page: bool,
    /// Add a page for the parents with this language beside the Japanese: ja, ja-easy, en, zh, vi, pt
    #[arg(long, visible_alias = "lang2", value_name = "LANG", help_heading = "Look")]
    pub(crate) second_lang: Option<String>,
    /// Class, as in `--class 3年2組`
    #[arg(long, value_name = "TEXT", help_heading = "What the parents write")]
    pub(crate) class: Option<String>,
    /// Whom to call, with the number
    #[arg(long, value_name = "TEXT", help_heading = "What the parents write")]
    pub(crate) phone: Option<String>,
    /// Whom to call where nobody answers there
    #[arg(long, value_name = "TEXT", help_heading = "What the parents write")]
    pub(crate) emergency: Option<String>,
    /// Allergies and the like
    #[arg(long, value_name = "TEXT", help_heading = "What the parents write")]
    pub(crate) allergies: Option<String>,
    /// Anything else the school should know
    #[arg(long, value_name = "TEXT", help_heading = "What the parents write")]
    pub(crate) note: Option<String>,
    /// A copy of the town's 子ども医療証 is handed over too
    #[arg(long, help_heading = "What the parents write")]
    pub(crate) child_certificate: bool,
    /// The same for each child: JSON, `{"<member's id>": {"class": …, "phone": …, "emergency": …, "allergies": …,
    /// "note": …, "child_certificate": true}}`; the options above are for those that have none of their own
    #[arg(long, value_name = "FILE", help_heading = "What the parents write")]
    pub(crate) per_child: Option<PathBuf>,
}

/// What one child's parents wrote.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    class: Option<String>,
    phone: Option<String>,
    emergency: Option<String>,
    allergies: Option<String>,
    note: Option<String>,
    #[serde(default)]
    child_certificate: bool,
}

/// Room for a thousand children.
const MOST_BYTES: u64 = 1 << 20;

impl HandoutLook {
    pub(crate) fn layout(&self) -> HandoutLayout {
        match (self.one_sheet, self.help_page) {
            (true, _) => HandoutLayout::OneSheet,
            (_, true) => HandoutLayout::HelpPage,
            _ => HandoutLayout::TwoPages,
        }
    }

    pub(crate) fn second_lang(&self) -> Result<Option<Lang>, Refusal> {
        let lang = |code: &String| Lang::from_code(code).ok_or_else(|| Refusal::bad_value("second_lang"));
        self.second_lang.as_ref().map(lang).transpose()
    }

    /// What the parents write for some children, each child's own first. Lines for anybody else are refused: an allergy
    /// under a mistyped id would be printed for nobody.
    pub(crate) fn lines(&self, members: &[String]) -> Result<Vec<ParentLines>, Refusal> {
        let mut lines = match &self.per_child {
            Some(file) => per_child(file)?,
            None => Vec::new(),
        };
        let is_asked_for = |line: &ParentLines| line.member.as_ref().is_some_and(|member| members.contains(member));
        if !lines.iter().all(is_asked_for) {
            return Err(Refusal::bad_value("per_child"));
        }
        lines.push(ParentLines {
            member: None,
            class: self.class.clone(),
            phone: self.phone.clone(),
            emergency: self.emergency.clone(),
            allergies: self.allergies.clone(),
            note: self.note.clone(),
            child_certificate: self.child_certificate,
        });
        Ok(lines)
    }
}

fn per_child(file: &std::path::Path) -> Result<Vec<ParentLines>, Refusal> {
    let unread = |error: std::io::Error| Refusal::of_option(crate::files::unread(&error, "per_child"), "per_child");
    let mut json = String::new();
    let open = std::fs::File::open(file).map_err(unread)?;
    std::io::Read::read_to_string(&mut std::io::Read::take(open, MOST_BYTES), &mut json).map_err(unread)?;
    let read: BTreeMap<String, Written> = serde_json::from_str(&json).map_err(|_| Refusal::bad_value("per_child"))?;
    let lines = read.into_iter().map(|(member, written)| ParentLines {
        member: Some(member),
        class: written.class,
        phone: written.phone,
        emergency: written.emergency,
        allergies: written.allergies,
        note: written.note,
        child_certificate: written.child_certificate,
    });
    Ok(lines.collect())
}
