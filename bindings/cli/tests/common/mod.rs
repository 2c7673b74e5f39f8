//! Runs the real command in a folder of its own.
#![allow(dead_code, reason = "each test file uses its part")]

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The day on which all tests stand.
pub(crate) const DAY: &str = "2026-11-21";

/// Runs `techo` with the given arguments in `folder`.
pub(crate) fn techo(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_techo")).args(args).current_dir(folder).output().expect("the command starts")
}

/// A file of `tests/fixtures/`.
pub(crate) fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures").join(name);
    path.canonicalize().unwrap_or_else(|_| panic!("no fixture {name}")).to_str().expect("a UTF-8 path").to_owned()
}

/// What a command printed as JSON, with its exit status.
pub(crate) fn json(output: &Output) -> (i32, Value) {
    let text = std::str::from_utf8(&output.stdout).expect("UTF-8");
    let value = serde_json::from_str(text)
        .unwrap_or_else(|_| panic!("one JSON value, not: {text}\n{}", String::from_utf8_lossy(&output.stderr)));
    (output.status.code().expect("an exit status"), value)
}

/// A folder with a notebook in it.
pub(crate) struct Family {
    /// The folder; gone when this is dropped.
    pub(crate) folder: tempfile::TempDir,
}

impl Family {
    /// A new, empty notebook.
    pub(crate) fn new() -> Family {
        let family = Family { folder: tempfile::tempdir().expect("a folder") };
        let (status, _) = family.json(&["init"]);
        assert_eq!(status, 0);
        family
    }

    /// A notebook with the family of four; answers the members' ids: father, mother, daughter, son.
    pub(crate) fn of_four() -> (Family, [String; 4]) {
        let family = Family::new();
        let files = ["father", "mother", "daughter", "son"].map(|name| fixture(&format!("family/{name}.pdf")));
        let (status, added) = family.json(&["add", &files[0], &files[1], &files[2], &files[3]]);
        assert_eq!(status, 0, "{added}");
        let ids = [0, 1, 2, 3].map(|i| text(&added[i]["member"]));
        (family, ids)
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs a command on this notebook.
    pub(crate) fn run(&self, args: &[&str]) -> Output {
        let all = [args, &["--store", "family.techo", "--key-file", "family.key", "--on", DAY]].concat();
        techo(self.folder.path(), &all)
    }

    /// Runs a command on this notebook with `--json`.
    pub(crate) fn json(&self, args: &[&str]) -> (i32, Value) {
        json(&self.run(&[args, &["--json"]].concat()))
    }

    /// The code and field of a refusal; a command that was not refused fails the test.
    pub(crate) fn refusal(&self, args: &[&str]) -> (String, Value) {
        let (status, answer) = self.json(args);
        assert_eq!(status, 1, "{args:?}: {answer}");
        assert!(!text(&answer["error"]["message"]).is_empty());
        (text(&answer["error"]["code"]), answer["error"]["field"].clone())
    }
}

/// A JSON string's text.
pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("a string, not {value}")).to_owned()
}

/// An object's keys, sorted.
pub(crate) fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value.as_object().expect("an object").keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}
