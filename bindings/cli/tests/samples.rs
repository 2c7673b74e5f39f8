//! `techo read` over every sample document, held against the truth in the `expected.json` beside them:
//! `tests/fixtures/dev` and, by other producers, `tests/fixtures/made`.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{DAY, fixture, json, techo, text};
use serde_json::{Value, json as value};
use std::path::Path;

/// Fields of which white space does not count in the comparison.
const JOINED: [&str; 3] = ["insurer_name", "address", "issuer"];
/// Fields of which a run of white space counts as one U+3000.
const NAMES: [&str; 3] = ["name", "kana", "householder"];

#[test]
fn read_of_every_sample_gives_what_stands_on_the_paper() {
    assert_eq!(held_against_truth("dev"), 1, "some of the samples are refused");
}

#[test]
fn read_of_papers_by_other_producers_gives_what_stands_on_them() {
    assert_eq!(held_against_truth("made"), 0);
}

/// Reads every file of a folder of fixtures and holds the answers against its `expected.json`; the exit status.
fn held_against_truth(folder: &str) -> i32 {
    let truth: Vec<Value> =
        serde_json::from_str(&std::fs::read_to_string(fixture(&format!("{folder}/expected.json"))).unwrap()).unwrap();
    let files: Vec<String> = truth.iter().map(|sample| text(&sample["file"])).collect();
    let mut args = vec!["read", "--json", "--on", DAY];
    args.extend(files.iter().map(String::as_str));
    let (status, answers) = json(&techo(Path::new(&fixture(folder)), &args));
    assert_eq!(answers.as_array().map(Vec::len), Some(truth.len()));

    let mut problems = Vec::new();
    for (sample, answer) in truth.iter().zip(answers.as_array().unwrap()) {
        assert_eq!(sample["file"], answer["file"], "the order of the command line");
        problems.extend(judge(sample, answer).into_iter().map(|problem| format!("{}: {problem}", sample["file"])));
    }
    assert!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
    status
}

/// What is wrong with an answer; nothing if it is right.
fn judge(sample: &Value, answer: &Value) -> Vec<String> {
    let code = &answer["error"]["code"];
    let tolerated = |code: &Value| sample["error_accept"].as_array().is_some_and(|codes| codes.contains(code));
    if sample["outcome"] == "error" {
        return match (answer["outcome"].as_str(), &sample["ok_tolerated"]) {
            (Some("error"), _) if *code == sample["error"] || tolerated(code) => Vec::new(),
            (Some("error"), _) => vec![format!("refused as {code}, want {}", sample["error"])],
            (_, Value::Null) => vec![format!("read, should be {}", sample["error"])],
            (_, people) => wrong_fields(sample, people, answer),
        };
    }
    if answer["outcome"] == "error" {
        return if tolerated(code) { Vec::new() } else { vec![format!("refused as {code}")] };
    }
    let mut problems = wrong_fields(sample, &sample["members"], answer);
    if answer["kind"] != sample["kind"] {
        problems.push(format!("kind {}, want {}", answer["kind"], sample["kind"]));
    }
    let warned: Vec<&Value> = list(&answer["warnings"]).iter().map(|warning| &warning["code"]).collect();
    for wanted in list(&sample["warnings"]) {
        if !warned.contains(&wanted) {
            problems.push(format!("no warning {wanted}"));
        }
    }
    problems
}

/// The fields that differ, over all people of a file.
fn wrong_fields(sample: &Value, people: &Value, answer: &Value) -> Vec<String> {
    let (people, members) = (list(people), list(&answer["members"]));
    let mut problems = Vec::new();
    if people.len() != members.len() {
        problems.push(format!("{} people, want {}", members.len(), people.len()));
    }
    for (person, member) in people.iter().zip(members) {
        for (field, wanted) in person.as_object().unwrap() {
            let others = list(&sample["accept"][field]);
            let got = fold(field, &member[field]);
            if !std::iter::once(wanted).chain(others).any(|wanted| fold(field, wanted) == got) {
                problems.push(format!("{field} is {}, want {wanted}", member[field]));
            }
        }
    }
    problems
}

/// A value as it is compared.
fn fold(field: &str, value: &Value) -> Value {
    let Some(text) = value.as_str() else { return value.clone() };
    let parts: Vec<&str> = text.split_whitespace().collect();
    match field {
        _ if JOINED.contains(&field) => value!(parts.concat()),
        _ if NAMES.contains(&field) => value!(parts.join("\u{3000}")),
        _ => value.clone(),
    }
}

/// An array's elements; none for `null`.
fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[test]
fn read_keeps_each_value_as_it_stands_beside_the_normalised_one() {
    let (_, answers) = json(&techo(Path::new(&fixture("family")), &["read", "--json", "--on", DAY, "daughter.pdf"]));
    let member = &answers[0]["members"][0];
    assert_eq!((&member["relation"], &member["raw"]["relation"]), (&value!("family"), &value!("家族")));
    assert_eq!((&member["saved_on"], &member["copay_percent"]), (&value!("2026-10-11"), &Value::Null));
    assert!(text(&member["raw"]["saved_on"]).contains("2026年10月11日"));
    assert_eq!(member["name"], "髙橋\u{3000}葛\u{e0100}葉");
    assert!(text(&member["raw"]["name"]).ends_with("葛\u{e0100}葉"));
}

#[test]
fn read_of_incomplete_paper_still_gives_what_could_be_read() {
    let file = "d064_neg_missing_insurer_number.pdf";
    let truth: Vec<Value> =
        serde_json::from_str(&std::fs::read_to_string(fixture("dev/expected.json")).unwrap()).unwrap();
    let partial = truth.iter().find(|sample| sample["file"] == file).unwrap();
    let (status, answers) = json(&techo(Path::new(&fixture("dev")), &["read", "--json", "--on", DAY, file]));
    assert_eq!((status, &answers[0]["error"]["code"]), (1, &value!("missing_field")));
    assert_eq!(answers[0]["kind"], "eligibility_pdf");
    assert_eq!(answers[0]["members"][0]["name"], partial["partial"]["name"], "{partial}");
}

#[test]
fn read_of_recognised_lines_says_of_each_value_whether_it_is_sure() {
    let files = ["d047_notice_reportlab.lines.json", "d019_elig_reportlab-table.lines.json"];
    let args = ["read", "--lines", files[0], files[1], "--json", "--on", DAY];
    let (status, answers) = json(&techo(Path::new(&fixture("lines")), &args));
    assert_eq!(status, 1, "fields are missing in the second");
    let member = &answers[0]["members"][0];
    assert_eq!((&answers[0]["outcome"], &answers[0]["kind"]), (&value!("ok"), &value!("eligibility_notice")));
    assert_eq!((&member["number"], &member["sure"]["number"]), (&value!("1489"), &value!(true)));
    assert_eq!(answers[1]["error"]["code"], "missing_field");
    assert_eq!(answers[1]["members"][0]["insurer_number"], "06272603");
}

#[test]
fn read_of_lines_that_are_no_lines_is_a_bad_value() {
    let (status, answers) = json(&techo(Path::new(&fixture("dev")), &["read", "--lines", "expected.json", "--json"]));
    assert_eq!((status, &answers[0]["error"]["code"]), (1, &value!("bad_value")));
}

#[test]
fn read_of_lines_with_boxes_in_pixels_is_a_bad_value() {
    let folder = tempfile::tempdir().unwrap();
    let good = value!({"text": "番号 305", "x": 0.1, "y": 0.2, "w": 0.3, "h": 0.02, "page": 1, "confidence": 0.9});
    for (key, bad) in [("x", 124.0), ("w", 1e308), ("h", -0.02), ("confidence", 90.0)] {
        let mut line = good.clone();
        line[key] = value!(bad);
        std::fs::write(folder.path().join("lines.json"), value!([good, line]).to_string()).unwrap();
        let (status, answers) = json(&techo(folder.path(), &["read", "--lines", "lines.json", "--json", "--on", DAY]));
        let error = &answers[0]["error"];
        assert_eq!((status, &error["code"], &error["field"]), (1, &value!("bad_value"), &value!("lines")), "{key}");
    }
}
