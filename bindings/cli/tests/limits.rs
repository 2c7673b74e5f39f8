//! What hostile files may ask of `techo`: two seconds of processor time, 256 MB of address space, half a megabyte of
//! stack, as much as a phone's thread has. The system ends a process that wants more.
#![cfg(target_os = "linux")]
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may panic")]

mod hostile;

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

/// In kilobytes, seconds and kilobytes.
const LIMITS: &str = "ulimit -v 262144; ulimit -t 2; ulimit -s 512; exec \"$@\"";

/// Runs `techo` under the limits.
fn limited(folder: &Path, args: &[&str]) -> Output {
    Command::new("sh")
        .args(["-c", LIMITS, "sh", env!("CARGO_BIN_EXE_techo")])
        .args(args)
        .current_dir(folder)
        .env("RUST_BACKTRACE", "0")
        .output()
        .expect("the shell starts")
}

#[test]
fn hostile_files_are_answered_within_the_limits() {
    let folder = tempfile::tempdir().unwrap();
    let mut problems = Vec::new();
    for file in hostile::files() {
        std::fs::write(folder.path().join("hostile.pdf"), &file.bytes).unwrap();
        let output = limited(folder.path(), &["read", "--json", "--on", "2026-11-21", "hostile.pdf"]);
        let answer: Result<Value, _> = serde_json::from_slice(&output.stdout);
        let code = match &answer {
            Ok(answer) => answer[0]["error"]["code"].as_str().unwrap_or("ok").to_owned(),
            Err(_) => format!("{}, {}", output.status, String::from_utf8_lossy(&output.stderr).trim()),
        };
        if !file.right.contains(&code.as_str()) {
            problems.push(format!("{} ({} bytes): {code}", file.name, file.bytes.len()));
        }
    }
    assert!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
}
