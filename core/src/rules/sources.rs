//! What a rule may name as its source: a statement of the five papers, a section of domain.md, or a law.
//!
//! `core/rules/statements.txt` lists the statements; a source that names none of them does not load.

use super::table::is_source;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// The laws that set the days of life events; the five papers and domain.md name none of these days.
/// `core/rules/README.md` says where each was looked up.
const LAWS: [&str; 6] = [
    "L 戸籍法",
    "L 健康保険法",
    "L 健康保険法施行規則",
    "L 国民健康保険法施行規則",
    "L 住民基本台帳法",
    "L 番号利用法",
];

/// The ids of all statements: `S000-01`, `S003 2-25d`.
pub(super) fn statements() -> &'static BTreeSet<&'static str> {
    static ALL: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    ALL.get_or_init(|| {
        let lines = include_str!("../../rules/statements.txt").lines();
        lines.filter(|line| line.starts_with('S')).filter_map(|line| line.split(" |").next()).collect()
    })
}

/// Whether a text names a statement, a question with statements, a paper as a whole, a section of domain.md or a law.
pub(super) fn is_known_source(text: &str) -> bool {
    if LAWS.contains(&text) {
        return true;
    }
    if !is_source(text) {
        return false;
    }
    let whole_paper = text.len() == 4;
    // `S003 2-25` stands for its statements a, b, c …
    let question = |id: &&str| id.strip_prefix(text).is_some_and(|rest| rest.chars().all(|c| c.is_ascii_lowercase()));
    text.starts_with('D') || whole_paper || statements().iter().any(question)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_statements_are_listed_once() {
        assert_eq!(statements().len(), 345);
        assert_eq!(
            include_str!("../../rules/statements.txt").lines().filter(|line| line.starts_with('S')).count(),
            345
        );
    }

    #[test]
    fn source_has_to_name_a_statement_that_there_is() {
        for good in ["S000-34", "S003 2-25", "S003 2-25d", "S003 T-1", "S002", "D §3.2", "L 戸籍法"] {
            assert!(is_known_source(good), "{good}");
        }
        for bad in ["S000-35", "S003 2-43", "S003 2-25z", "S004-51", "S005", "L 道路交通法", "D", "S004-2"] {
            assert!(!is_known_source(bad), "{bad}");
        }
    }
}
