//! `techo add` of photographs and scans, from outside.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod common;

use common::{Family, fixture, text};
use serde_json::{Value, json};
use std::fs;

/// A notebook with a father, and a picture (PNG) of a page in its folder.
fn with_picture() -> Family {
    let family = Family::new();
    let (_, added) = family.json(&["add", &fixture("family/father.pdf")]);
    let document = text(&added[0]["document"]);
    let (status, _) = family.json(&["page", "--document", &document, "--width", "400", "--out", "page.png"]);
    assert_eq!(status, 0);
    family
}

fn lines(name: &str) -> String {
    fixture(&format!("lines/{name}.lines.json"))
}

fn write_fields(family: &Family, fields: &Value) {
    fs::write(family.path("fields.json"), fields.to_string()).unwrap();
}

fn members(family: &Family) -> usize {
    family.json(&["family"]).1.as_array().unwrap().len()
}

#[test]
fn picture_whose_unsure_lines_are_typed_is_kept_to_the_byte_and_shown() {
    let family = with_picture();
    let lines = lines("d047_notice_reportlab");
    let (_, refused) = family.json(&["add", "page.png", "--lines", &lines]);
    assert_eq!(
        refused[0]["asked"],
        json!(["name", "valid_from"]),
        "a look-alike letter and a lone digit are asked for"
    );
    write_fields(&family, &json!({"name": "佐藤 太郎", "valid_from": "2020-01-01"}));
    let add = ["add", "page.png", "--lines", &lines, "--fields", "fields.json"];
    let (status, added) = family.json(&add);
    assert_eq!((status, &added[0]["outcome"]), (0, &json!("new")), "{added}");
    let document = text(&added[0]["document"]);
    family.json(&["original", "--document", &document, "--out", "back.png"]);
    assert!(fs::read(family.path("back.png")).unwrap() == fs::read(family.path("page.png")).unwrap());
    let (status, _) = family.json(&["page", "--document", &document, "--width", "300", "--out", "shown.png"]);
    assert_eq!(status, 0);
    let shown = fs::read(family.path("shown.png")).unwrap();
    assert_eq!(shown[16..20], 300_u32.to_be_bytes(), "the width in the PNG's header");
    let (_, all) = family.json(&["family"]);
    assert_eq!(all[1]["papers"][0]["kind"], "eligibility_notice");
    let (_, again) = family.json(&add);
    assert_eq!(again[0]["outcome"], "same");
}

#[test]
fn picture_with_unsure_lines_asks_for_all_of_them_and_stores_nothing_until_they_are_given() {
    let family = with_picture();
    let lines = lines("d048_notice_chromium");
    let (status, refused) = family.json(&["add", "page.png", "--lines", &lines]);
    assert_eq!((status, &refused[0]["error"]["code"]), (1, &json!("missing_field")));
    assert_eq!(refused[0]["asked"], json!(["symbol", "number", "name", "valid_from"]));
    assert_eq!(members(&family), 1);
    write_fields(
        &family,
        &json!({"symbol": "27724085", "number": "08866294", "name": "水無瀬 恵", "valid_from": "2012-07-01"}),
    );
    let (status, added) = family.json(&["add", "page.png", "--lines", &lines, "--fields", "fields.json"]);
    assert_eq!((status, &added[0]["outcome"], &added[0]["name"]), (0, &json!("new"), &json!("水無瀬\u{3000}恵")));
    assert_eq!(members(&family), 2);
}

#[test]
fn typed_fields_alone_are_enough_and_join_the_member_they_agree_with() {
    let family = with_picture();
    let read = family.json(&["read", &fixture("family/father.pdf")]).1;
    let mut known = read[0].clone();
    known["kind"] = json!("eligibility_notice");
    write_fields(&family, &known);
    let (status, added) = family.json(&["add", "page.png", "--fields", "fields.json"]);
    assert_eq!(status, 0, "{added}");
    assert_eq!(added[0]["outcome"], "newer", "the file that `read` printed is a form: {added}");
    assert_eq!(members(&family), 1);
}

#[test]
fn scan_without_a_text_layer_is_kept_with_typed_fields() {
    let family = with_picture();
    let fields = json!({"kind": "eligibility_certificate", "insurer_number": "06130488", "number": "77", "name": "山川 花",
               "copay_percent": 30, "symbol": null});
    write_fields(&family, &fields);
    let scan = fixture("dev/d054_neg_scan_image_only.pdf");
    let (status, added) = family.json(&["add", &scan, "--fields", "fields.json"]);
    assert_eq!((status, &added[0]["outcome"]), (0, &json!("new")), "{added}");
    assert_eq!(family.json(&["family"]).1[1]["papers"][0]["kind"], "eligibility_certificate");
}

#[test]
fn font_of_the_device_is_taken_and_what_is_no_font_refused() {
    let family = with_picture();
    let font = concat!(env!("CARGO_MANIFEST_DIR"), "/../../core/assets/fonts/TechoGothic-Regular.ttf");
    assert_eq!(family.json(&["overview", "--out", "overview.pdf", "--font", font]).0, 0);
    for (font, code) in [("page.png", "bad_value"), ("nothing.ttf", "not_found")] {
        let refusal = family.refusal(&["overview", "--out", "other.pdf", "--font", font]);
        assert_eq!(refusal, (code.to_owned(), json!("font")));
    }
    assert!(!family.path("other.pdf").exists());
}

#[test]
fn what_can_not_be_a_picture_of_a_paper_is_refused_with_its_reason() {
    let family = with_picture();
    fs::write(family.path("text.png"), "保険証の写し").unwrap();
    let png = fs::read(family.path("page.png")).unwrap();
    fs::write(family.path("half.png"), &png[..png.len() / 2]).unwrap();
    write_fields(&family, &json!({"insurer_number": "06130488", "number": "77", "name": "山川 花"}));
    let father = fixture("family/father.pdf");
    for (file, code) in [("text.png", "not_pdf"), ("half.png", "damaged"), (father.as_str(), "bad_value")] {
        let (status, answer) = family.json(&["add", file, "--fields", "fields.json"]);
        assert_eq!((status, &answer[0]["error"]["code"]), (1, &json!(code)), "{file}");
    }
    let table = [(json!({"nummer": "1"}), "fields"), (json!({"kind": "card"}), "kind"), (json!(3), "fields")];
    for (fields, field) in table {
        write_fields(&family, &fields);
        let refusal = family.refusal(&["add", "page.png", "--fields", "fields.json"]);
        assert_eq!(refusal, ("bad_value".to_owned(), json!(field)), "{fields}");
    }
    let refusal = family.refusal(&["add", "page.png", "page.png", "--lines", &lines("d047_notice_reportlab")]);
    assert_eq!(refusal.0, "bad_value");
    assert_eq!(members(&family), 1);
}

#[test]
fn lines_for_a_child_that_is_not_handed_out_are_refused() {
    let family = with_picture();
    let (_, all) = family.json(&["family"]);
    let father = text(&all[0]["id"]);
    let handout = |lines: &Value, out: &str| {
        fs::write(family.path("lines.json"), lines.to_string()).unwrap();
        family.json(&["handout", "--member", &father, "--per-child", "lines.json", "--out", out])
    };
    assert_eq!(handout(&json!({ &father: { "allergies": "卵" } }), "right.pdf").0, 0);
    for wrong in [json!({ "somebody": { "allergies": "卵" } }), json!({ &father: { "alergies": "卵" } })] {
        let (status, answer) = handout(&wrong, "wrong.pdf");
        assert_eq!((status, &answer["error"]["field"]), (1, &json!("per_child")), "{answer}");
    }
    assert!(!family.path("wrong.pdf").exists());
}
