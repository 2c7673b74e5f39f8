//! Copies for other hands: masked, extracted, exported, and read again.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod common;

use common::{Family, fixture, keys, text};
use serde_json::{Value, json as value};
use std::fs;

#[test]
fn masked_copy_is_written_for_its_owner_alone_and_says_its_doubts() {
    let (family, ids) = Family::of_four();
    let (status, answer) = family.json(&["masked", "--member", &ids[2], "--out", "masked.pdf"]);
    assert_eq!(status, 0, "{answer}");
    assert_eq!(keys(&answer), ["out", "pages", "warnings"]);
    let pdf = fs::read(family.path("masked.pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(family.path("masked.pdf")).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(family.refusal(&["masked", "--member", "nobody", "--out", "x.pdf"]).0, "not_found");
    assert!(!family.path("x.pdf").exists());
}

#[test]
fn handout_of_a_shared_page_needs_leave_and_becomes_an_extract() {
    let family = Family::new();
    let (status, added) = family.json(&["add", &fixture("made/m018_elig_pdfkit-family.pdf"), "--new-member"]);
    assert_eq!((status, added.as_array().unwrap().len()), (0, 2), "{added}");
    let member = text(&added[0]["member"]);
    assert_eq!(family.refusal(&["handout", "--member", &member, "--out", "h.pdf"]).0, "mixed_page");
    let (status, made) = family.json(&["handout", "--member", &member, "--allow-redacted", "--out", "h.pdf"]);
    assert_eq!(status, 0, "{made}");
    let codes: Vec<String> = made["warnings"].as_array().unwrap().iter().map(|w| text(&w["code"])).collect();
    assert!(codes.contains(&"extract".to_owned()), "{codes:?}");
    let (status, masked) = family.json(&["masked", "--member", &member, "--out", "m.pdf"]);
    assert_eq!(status, 0, "{masked}");
    assert!(masked["warnings"].as_array().unwrap().iter().any(|warning| warning["code"] == "others_hidden"));
}

#[test]
fn export_is_read_again_by_another_notebook_and_never_as_a_paper() {
    let (family, ids) = Family::of_four();
    let (status, answer) = family.json(&["export", "--format", "text", "--member", &ids[2], "--out", "daughter.txt"]);
    assert_eq!((status, keys(&answer)), (0, vec!["out"]));
    let exported = fs::read_to_string(family.path("daughter.txt")).unwrap();

    let other = Family::new();
    fs::write(other.path("scan.txt"), &exported).unwrap();
    let (status, added) = other.json(&["import-qr", "--text", "scan.txt"]);
    assert_eq!(status, 0, "{added}");
    assert_eq!(added[0]["outcome"], value!("new"));
    let (member, document) = (text(&added[0]["member"]), text(&added[0]["document"]));
    let (_, members) = other.json(&["family"]);
    assert_eq!(members[0]["papers"][0]["kind"], value!("other"));
    let (_, again) = other.json(&["export", "--format", "text", "--member", &member]);
    assert_eq!(again["content"], value!(exported), "the kind of paper that it was copied from is kept too");
    for scanned in [exported.clone(), exported.replace('\n', "\r\n"), format!("QR Code\n{exported}\n{exported}")] {
        fs::write(other.path("scan.txt"), scanned).unwrap();
        let (_, same) = other.json(&["import-qr", "--text", "scan.txt"]);
        assert_eq!(same[0]["outcome"], value!("same"));
    }
    fs::write(other.path("scan.txt"), format!("{exported}{}", exported.replace("氏名:", "氏名:別　"))).unwrap();
    let refusal = other.refusal(&["import-qr", "--text", "scan.txt"]);
    assert_eq!(refusal, ("bad_value".to_owned(), value!("text")), "two texts in one file");
    let (status, _) = other.json(&["original", "--document", &document, "--out", "kept.txt"]);
    assert_eq!((status, fs::read_to_string(other.path("kept.txt")).unwrap()), (0, exported));
    // No paper, no sheet.
    assert_eq!(other.refusal(&["handout", "--member", &member, "--out", "h.pdf"]).0, "not_found");
    assert_eq!(other.refusal(&["masked", "--member", &member, "--out", "m.pdf"]).0, "cannot_mask");

    // The paper itself comes: it is the member's, and it is what is shown from then on.
    let (status, added) = other.json(&["add", &fixture("family/daughter.pdf")]);
    assert_eq!((status, &added[0]["member"]), (0, &value!(member)), "{added}");
    let (status, made) = other.json(&["handout", "--member", &member, "--out", "h.pdf"]);
    assert_eq!((status, &made["documents"][0]), (0, &added[0]["document"]));
}

#[test]
fn export_as_fhir_is_one_bundle() {
    let (family, ids) = Family::of_four();
    let (status, answer) = family.json(&["export", "--format", "fhir", "--member", &ids[0]]);
    assert_eq!((status, keys(&answer)), (0, vec!["content", "format"]));
    let bundle: Value = serde_json::from_str(answer["content"].as_str().unwrap()).unwrap();
    assert_eq!(bundle["resourceType"], value!("Bundle"));
    assert_eq!(bundle["entry"][1]["resource"]["resourceType"], value!("Coverage"));
    assert_eq!(
        family.refusal(&["export", "--format", "csv", "--member", &ids[0]]),
        ("bad_value".to_owned(), value!("format"))
    );
}

#[test]
fn text_that_is_not_ours_is_refused_and_nothing_is_stored() {
    let family = Family::new();
    for (content, code) in [
        (b"https://example.org/".as_slice(), "unrecognised"),
        (b"\xff\xfe", "unrecognised"),
        ("資格手帳 2\n氏名:花子".as_bytes(), "bad_value"),
        ("資格手帳 1\n番号:1\n保険者番号:06130488".as_bytes(), "missing_field"),
    ] {
        fs::write(family.path("scan.txt"), content).unwrap();
        assert_eq!(family.refusal(&["import-qr", "--text", "scan.txt"]).0, code);
    }
    assert_eq!(family.refusal(&["import-qr", "--text", "missing.txt"]), ("not_found".to_owned(), value!("text")));
    assert_eq!(family.json(&["family"]), (0, value!([])));
}
