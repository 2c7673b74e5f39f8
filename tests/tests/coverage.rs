//! That every statement of the five sources is dealt with: the tables of `core/rules/README.md` against the list of
//! statements, the rows that they name, and the tests in the tree.
#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn rules(file: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/rules").join(file)).unwrap()
}

/// The cells of the table under a heading.
fn table(heading: &str) -> Vec<Vec<String>> {
    let text = rules("README.md");
    let section = text.split(heading).nth(1).unwrap_or_else(|| panic!("no {heading}"));
    let section = section.split("\n## ").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with('|')).skip(2);
    rows.map(|row| row.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect()).collect()
}

fn statements() -> BTreeSet<String> {
    rules("sources.txt").lines().filter(|line| line.starts_with('S')).map(str::to_owned).collect()
}

/// The texts in backticks.
fn names(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Each row of a rule file by its id, as it stands.
fn rows(file: &str) -> BTreeMap<String, String> {
    let text = rules(&format!("{file}.toml"));
    let rows = text.split("\n[[").skip(1);
    rows.filter_map(|row| {
        let id = row.lines().find_map(|line| line.strip_prefix("id = ").or_else(|| line.strip_prefix("kind = ")))?;
        Some((id.trim_matches('"').to_owned(), row.to_owned()))
    })
    .fold(BTreeMap::new(), |mut all: BTreeMap<String, String>, (id, row)| {
        // An event and its topic, a contact and a task may share an id: either may be meant.
        all.entry(id).or_default().push_str(&row);
        all
    })
}

/// Whether a row names a statement, or the question that it belongs to, as its source.
fn cites(row: &str, statement: &str) -> bool {
    let question = statement.trim_end_matches(|c: char| c.is_ascii_lowercase());
    row.contains(&format!("\"{statement}\"")) || row.contains(&format!("\"{question}\""))
}

/// Every Rust source of the tree in one text.
fn sources() -> String {
    fn visit(folder: &Path, text: &mut String) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                visit(&path, text);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                text.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut text = String::new();
    for folder in ["core/src", "bindings/cli/tests", "tests/tests"] {
        visit(&top.join(folder), &mut text);
    }
    text
}

#[test]
fn every_statement_has_one_line_or_a_reason_why_none() {
    let table = table("## Every statement of the index");
    let ids: Vec<String> = table.iter().map(|row| row.first().unwrap().clone()).collect();
    let once: BTreeSet<String> = ids.iter().cloned().collect();
    assert_eq!(ids.len(), once.len(), "a statement stands twice");
    assert_eq!(once, statements());
    assert_eq!(once.len(), 345);
    for row in &table {
        let (id, place) = (&row[0], &row[2]);
        let reasons = [
            "none: past",
            "none: one insurer's own",
            "none: not about a family's papers",
            // Read by `core/src/reading`, not a rule.
            "none: what a paper shows",
            // Answers are offline.
            "none: an address on the web",
        ];
        let reason = reasons.contains(&place.as_str());
        assert!(reason || !names(place).is_empty(), "{id} has neither a row nor a reason");
    }
}

#[test]
fn every_row_that_the_table_names_is_there_and_names_the_statement() {
    let files = ["presenting", "events", "topics", "warnings", "dates"].map(|file| (file, rows(file)));
    for row in table("## Every statement of the index") {
        for name in names(&row[2]) {
            let (file, id) = name.split_once('/').unwrap_or_else(|| panic!("{name} names no file"));
            let (_, rows) = files.iter().find(|(known, _)| *known == file).unwrap_or_else(|| panic!("no file {file}"));
            let found = rows.get(id).unwrap_or_else(|| panic!("{}: no row {name}", row[0]));
            assert!(cites(found, &row[0]), "{name} does not name {} as its source", row[0]);
        }
    }
}

#[test]
fn every_test_that_the_table_names_is_in_the_tree() {
    let sources = sources();
    let tests: BTreeSet<String> =
        table("## Every statement of the index").iter().flat_map(|row| names(&row[3])).collect();
    assert!(tests.len() >= 4);
    for test in tests {
        assert!(sources.contains(&format!("fn {test}()")), "no test {test}");
    }
}

#[test]
fn all_fourteen_conflicts_are_resolved_and_said() {
    let table = table("## The index's fourteen conflicts");
    let numbers: Vec<String> = table.iter().map(|row| row[0].split(' ').next().unwrap().to_owned()).collect();
    assert_eq!(numbers, (1..=14).map(|number| number.to_string()).collect::<Vec<_>>());
    for row in table {
        assert!(!row[1].is_empty());
        for name in names(&row[2]) {
            let (file, id) = name.split_once('/').unwrap();
            assert!(rows(file).contains_key(id), "no row {name}");
        }
        assert!(!names(&row[2]).is_empty() || row[1].starts_with("none: past"), "{} is not said", row[0]);
    }
}
