//! Bad input: each refused with its code, status 1 and one sentence.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{DAY, json, keys, techo};
use serde_json::json as value;
use std::fs;
use std::path::Path;

#[test]
fn values_that_cannot_be_are_refused_with_their_option() {
    let table: [(&[&str], &str); 12] = [
        (&["read", "x.pdf", "--on", "2026-13-01"], "on"),
        (&["read", "x.pdf", "--on", "2026-1-1"], "on"),
        (&["read", "x.pdf", "--on", "0001-01-01"], "on"),
        (&["read", "x.pdf", "--lang", "fr"], "lang"),
        (&["deadlines", "--birth", "yesterday", "--card-issued", "2022-01-20"], "birth"),
        (&["deadlines", "--birth", "2027-02-29", "--card-issued", "2027-03-01"], "birth"),
        (&["deadlines", "--birth", "1984-12-20", "--card-issued", "20220120"], "card_issued"),
        (&["deadlines", "--birth", "1984-12-20", "--card-expires", "never"], "card_expires"),
        (&["deadlines", "--birth", "1984-12-20", "--card-issued", "2022-01-20", "--cert-issued", "-"], "cert_issued"),
        (&["deadlines", "--birth", "1984-12-20", "--card-issued", "2022-01-20", "--cert-expires", ""], "cert_expires"),
        (&["deadlines", "--birth", "1984-12-20", "--card-issued", "2022-01-20", "--stay-until", "x"], "stay_until"),
        (&["deadlines", "--birth", "2024-01-01", "--card-issued", "2022-01-20"], "birth"),
    ];
    for (args, field) in table {
        let (status, answer) = json(&techo(Path::new("."), &[args, &["--json"]].concat()));
        assert_eq!(status, 1, "{args:?}");
        assert_eq!(answer["error"]["code"], "bad_value", "{args:?}");
        assert_eq!(answer["error"]["field"], field, "{args:?}");
    }
}

#[test]
fn wrong_usage_is_status_2_without_json() {
    let table: [&[&str]; 5] = [
        &["fly", "--json"],
        &["read", "--json"],
        &["read", "x.pdf", "--no-such-option", "--json"],
        &["deadlines", "--card-issued", "2022-01-20", "--json"],
        &["deadlines", "--birth", "1984-12-20", "--json"],
    ];
    for args in table {
        let output = techo(Path::new("."), args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty(), "{args:?}");
        assert!(!output.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn read_and_deadlines_need_no_notebook() {
    let folder = tempfile::tempdir().unwrap();
    let args = ["deadlines", "--birth", "1984-12-20", "--card-issued", "2022-01-20", "--on", DAY, "--json"];
    let (status, dates) = json(&techo(folder.path(), &args));
    assert_eq!(status, 0);
    let expected = [
        "card_expires_on",
        "cert_expires_on",
        "days_left",
        "estimated",
        "grace_promised_until",
        "grace_system_until",
        "next_steps",
        "portal_login_until",
        "renewable_from",
        "sources",
        "stage",
        "warnings",
    ];
    assert_eq!(keys(&dates), expected);
    assert_eq!((&dates["stage"], &dates["days_left"]), (&value!("renewable"), &value!(29)));
    assert_eq!(dates["cert_expires_on"], "2026-12-20");
    assert_eq!(dates["card_expires_on"], "2031-12-20");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is written");
}
