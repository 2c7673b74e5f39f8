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

/// 256 MB of address space alone: pictures of 24 megapixels take more than two seconds without optimisation.
const MEMORY: &str = "ulimit -v 262144; ulimit -s 512; exec \"$@\"";

/// Runs `techo` on a notebook in a folder within the memory; its answer.
fn within_memory(folder: &Path, args: &[&str]) -> Value {
    let notebook = ["--store", "n", "--key-file", "k", "--on", "2026-11-21", "--json"];
    let output = Command::new("sh")
        .args(["-c", MEMORY, "sh", env!("CARGO_BIN_EXE_techo")])
        .args(args.iter().chain(&notebook))
        .current_dir(folder)
        .output()
        .expect("the shell starts");
    let said = String::from_utf8_lossy(&output.stderr);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{args:?}: {}, {said}", output.status))
}

#[test]
fn pictures_of_24_megapixels_are_kept_shown_and_handed_out_within_the_memory() {
    let fields =
        r#"{"kind": "eligibility_certificate", "insurer_number": "06130488", "number": "77", "name": "山川 花"}"#;
    let picture =
        image::RgbImage::from_fn(6000, 4000, |x, y| image::Rgb([(x / 24) as u8, (y / 16) as u8, (x * y / 997) as u8]));
    for format in [image::ImageFormat::Jpeg, image::ImageFormat::Png, image::ImageFormat::WebP] {
        let folder = tempfile::tempdir().unwrap();
        picture.save_with_format(folder.path().join("photograph"), format).unwrap();
        std::fs::write(folder.path().join("fields.json"), fields).unwrap();
        within_memory(folder.path(), &["init"]);
        let added = within_memory(folder.path(), &["add", "photograph", "--fields", "fields.json"]);
        let (member, document) = (added[0]["member"].as_str(), added[0]["document"].as_str());
        let (member, document) = (member.expect("it is kept"), document.expect("it is kept"));
        let shown = within_memory(folder.path(), &["page", "--document", document, "--out", "page.png"]);
        assert!(shown["error"].is_null(), "{format:?}: {shown}");
        let handed = within_memory(folder.path(), &["handout", "--member", member, "--out", "handout.pdf"]);
        assert_eq!(handed["pages"], 2, "{format:?}: {handed}");
    }
}
