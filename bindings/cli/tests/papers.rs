//! Papers of which a part is easily read wrong: forms that break over pages, notes that somebody wrote on them, text
//! that nobody sees, letters that are lost. Each is made here; what comes out has to be right or asked for, never wrong.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{DAY, json, techo};
use serde_json::Value;

const TITLE: (&str, &str) = ("医療保険の資格情報", "");
const ROWS: [(&str, &str); 9] = [
    TITLE,
    ("保険者名", "青葉健康保険組合"),
    ("保険者番号", "06130488"),
    ("記号", "1024"),
    ("番号", "3057"),
    ("枝番", "01"),
    ("氏名", "若宮　颯太"),
    ("本人・家族の別", "本人"),
    ("有効期限", "令和9年7月31日"),
];

/// A paper that is being made.
#[derive(Default)]
struct Paper {
    /// What each page draws.
    pages: Vec<String>,
    /// Entries of the first page, and of the resources of all.
    page: String,
    resources: String,
    /// Objects behind the paper's own, the first of which is [`Paper::FREE`].
    more: Vec<String>,
}

impl Paper {
    const FREE: usize = 20;

    /// One page of rows.
    fn of(rows: &[(&str, &str)]) -> Paper {
        Paper { pages: vec![page(rows)], ..Paper::default() }
    }

    /// Like the usual page, with one value drawn by instructions of its own.
    fn with(label: &str, value: &str) -> Paper {
        Paper::of(&ROWS.map(|row| if row.0 == label { (row.0, value) } else { row }))
    }

    fn draw(mut self, instructions: &str) -> Paper {
        self.pages[0] += instructions;
        self
    }

    fn objects(&self) -> Vec<(usize, String)> {
        let kids: String = (0..self.pages.len()).map(|i| format!("{} 0 R ", 8 + 2 * i)).collect();
        let mut objects = vec![
            (1, "<</Type/Catalog/Pages 2 0 R>>".to_owned()),
            (2, format!("<</Type/Pages/Kids[{kids}]/Count {}>>", self.pages.len())),
            (3, "<</Type/Font/Subtype/Type0/BaseFont/MS-Gothic/Encoding/UniJIS-UTF16-H/DescendantFonts[4 0 R]>>".into()),
            (4, "<</Type/Font/Subtype/CIDFontType2/BaseFont/MS-Gothic/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>/DW 1000>>".into()),
        ];
        for (i, content) in self.pages.iter().enumerate() {
            let entries = if i == 0 { self.page.as_str() } else { "" };
            let resources = format!("<</Font<</F1 3 0 R/F2 {} 0 R>>{}>>", Paper::FREE, self.resources);
            let (number, page) = (8 + 2 * i, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]");
            objects.push((number, format!("{page}/Contents {} 0 R/Resources{resources}{entries}>>", number + 1)));
            objects.push((number + 1, stream("", content)));
        }
        objects.extend((Paper::FREE..).zip(self.more.iter().cloned()));
        objects
    }

    fn bytes(&self) -> Vec<u8> {
        let mut bytes = b"%PDF-1.7\n".to_vec();
        append(&mut bytes, &self.objects(), "");
        bytes
    }

    fn read(&self) -> Value {
        read(&self.bytes())
    }
}

/// Adds objects with a table of them.
fn append(bytes: &mut Vec<u8>, objects: &[(usize, String)], trailer: &str) {
    let mut table = "xref\n0 1\n0000000000 65535 f \n".to_owned();
    for (number, object) in objects {
        table += &format!("{number} 1\n{:010} 00000 n \n", bytes.len());
        bytes.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    let start = bytes.len();
    bytes.extend(format!("{table}trailer\n<</Size 99/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n").bytes());
}

fn stream(dict: &str, data: &str) -> String {
    format!("<<{dict}/Length {}>>\nstream\n{data}\nendstream", data.len())
}

/// A text at a place, in a font.
fn show(font: &str, x: usize, y: usize, text: &str) -> String {
    let hex: String = text.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
    format!("BT /{font} 12 Tf 1 0 0 1 {x} {y} Tm <{hex}> Tj ET\n")
}

/// Rows from the top of a page, each with its label and its value; `|` in a value: the rest in the font F2.
fn page(rows: &[(&str, &str)]) -> String {
    let row = |(i, (label, value)): (usize, &(&str, &str))| {
        let y = 780 - 24 * i;
        let (first, rest) = value.split_once('|').unwrap_or((value, ""));
        let second =
            if rest.is_empty() { String::new() } else { show("F2", 220 + 12 * first.chars().count(), y, rest) };
        show("F1", 60, y, label) + &show("F1", 220, y, first) + &second
    };
    rows.iter().enumerate().map(row).collect()
}

/// The font F2, in which a letter claims to be another.
fn font_that_says(letter: char, text: &str) -> Vec<String> {
    let hex = |text: &str| text.encode_utf16().map(|unit| format!("{unit:04x}")).collect::<String>();
    let same = |c: char| format!("<{0:04x}> <{0:04x}>\n", c as u32);
    let mut map: String = ('0'..='9').chain("年月日令和若宮颯太".chars()).filter(|c| *c != letter).map(same).collect();
    map += &format!("<{:04x}> <{}>\n", letter as u32, hex(text));
    let count = map.lines().count();
    let map = format!(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n\
         1 begincodespacerange <0000> <ffff> endcodespacerange\n{count} beginbfchar\n{map}endbfchar\nendcmap end end"
    );
    let font = "<</Type/Font/Subtype/Type0/BaseFont/MS-Gothic/Encoding/UniJIS-UTF16-H/DescendantFonts[4 0 R]/ToUnicode";
    vec![format!("{font} {} 0 R>>", Paper::FREE + 1), stream("", &map)]
}

/// What `techo read` answers for a file.
fn read(bytes: &[u8]) -> Value {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("paper.pdf"), bytes).unwrap();
    json(&techo(folder.path(), &["read", "--json", "--on", DAY, "paper.pdf"])).1[0].clone()
}

/// The usual person, read without a doubt.
fn assert_whole(answer: &Value, what: &str) {
    assert_eq!(answer["outcome"], "ok", "{what}: {answer}");
    assert_eq!(answer["members"].as_array().map(Vec::len), Some(1), "{what}: {answer}");
    let keys = ["insurer_name", "insurer_number", "symbol", "number", "branch", "name", "relation", "valid_until"];
    let values = ROWS[1..7].iter().map(|row| row.1).chain(["self", "2027-07-31"]);
    for (key, value) in keys.iter().zip(values) {
        assert_eq!(answer["members"][0][key], value, "{what}: {key}");
    }
}

#[test]
fn form_that_breaks_after_any_row_is_one_person() {
    for at in 2..ROWS.len() {
        let pages = vec![page(&ROWS[..at]), page(&ROWS[at..])];
        assert_whole(&Paper { pages: pages.clone(), ..Paper::default() }.read(), &format!("after row {at}"));
        // With what a browser prints above and below.
        let printed = |(n, page): (usize, String)| {
            let below = format!("https://example.jp/paper {}/2", n + 1);
            let above = show("F1", 30, 820, "2026/11/21 9:05") + &show("F1", 260, 820, TITLE.0);
            above + &page + &show("F1", 30, 20, &below)
        };
        let pages = pages.into_iter().enumerate().map(printed).collect();
        assert_whole(&Paper { pages, ..Paper::default() }.read(), &format!("after row {at}, from a browser"));
    }
}

#[test]
fn several_people_over_pages_keep_their_numbers_and_one_twice_is_one() {
    let other = ROWS.map(|row| match row.0 {
        "番号" => (row.0, "8811"),
        "枝番" => (row.0, "02"),
        "氏名" => (row.0, "若宮　花"),
        _ => row,
    });
    let people = |pages: Vec<String>| {
        let answer = Paper { pages, ..Paper::default() }.read();
        let of = |member: &Value| (member["number"].clone(), member["name"].clone());
        answer["members"].as_array().unwrap().iter().map(of).collect::<Vec<_>>()
    };
    let (first, second) = (("3057".into(), "若宮　颯太".into()), ("8811".into(), "若宮　花".into()));
    let (taro, hana) = (&ROWS, &other);
    assert_eq!(people(vec![page(taro), page(hana)]), [first.clone(), second.clone()]);
    // Both forms break.
    let broken = vec![page(&taro[..4]), page(&taro[4..]), page(&hana[..4]), page(&hana[4..])];
    assert_eq!(people(broken), [first.clone(), second.clone()]);
    assert_eq!(people(vec![page(taro), page(taro)]), [first]);
    // A page with a title and a name alone takes nobody's number.
    let lone = [TITLE, ("氏名", "若宮　花")];
    let read = people(vec![page(&taro[..6]), page(&lone)]);
    assert!(!read.contains(&("3057".into(), "若宮　花".into())), "{read:?}");
}

#[test]
fn page_that_may_be_of_somebody_or_something_else_gives_nobody_a_number() {
    let hana = [("番号", "8811"), ("枝番", "02"), ("氏名", "若宮　花")];
    // Two people beside each other, whose forms break: after the names, and before them.
    let beside = |rows: &[(&str, &str, &str)]| -> String {
        let row = |(i, (label, one, two)): (usize, &(&str, &str, &str))| {
            let y = 780 - 24 * i;
            show("F1", 60, y, label) + &show("F1", 200, y, one) + &show("F1", 380, y, two)
        };
        rows.iter().enumerate().map(row).collect()
    };
    let names = [("氏名", "若宮　颯太", "若宮　花"), ("保険者番号", "06130488", "06130488"), ("記号", "1024", "1024")];
    let numbers = [("番号", "3057", "8811"), ("枝番", "01", "02")];
    let title = show("F1", 60, 810, TITLE.0);
    let table = [
        ("names before numbers", vec![title.clone() + &beside(&names), beside(&numbers)]),
        ("numbers before names", vec![title.clone() + &beside(&numbers), beside(&names)]),
        // A paper without a row for 番号, and what has one for something else; one that names somebody too.
        ("another paper", vec![page(&[&ROWS[..4], &ROWS[5..]].concat()), page(&[("診察券", ""), ("番号", "99887")])]),
        ("another paper's name", vec![page(&ROWS[..6]), page(&[("診察券", ""), ("氏名", "若宮　花")])]),
        // Numbers behind a name may be anybody's.
        ("another's numbers", vec![page(&[TITLE, ROWS[2], ROWS[6]]), page(&hana[..2])]),
        ("another's 枝番", vec![page(&[&ROWS[..5], &ROWS[6..7]].concat()), page(&hana[1..2])]),
        // Who is on the page before has a page of two.
        ("two before", vec![page(&[&ROWS[..7], &[hana[0], hana[1]]].concat()), page(&hana[2..])]),
    ];
    let right = [("3057", "若宮　颯太"), ("8811", "若宮　花")];
    for (what, pages) in table {
        let answer = Paper { pages, ..Paper::default() }.read();
        for member in answer["members"].as_array().unwrap() {
            let (number, name) = (member["number"].as_str(), member["name"].as_str());
            let pair = number.zip(name);
            assert!(pair.is_none_or(|pair| right.contains(&pair)), "{what}: {answer}");
        }
    }
}

#[test]
fn notes_that_somebody_wrote_are_no_part_of_a_value_and_form_fields_are() {
    let look = |text: &str| {
        stream(
            "/Type/XObject/Subtype/Form/BBox[0 0 60 14]/Resources<</Font<</F1 3 0 R>>>>",
            &format!("1 g 0 0 60 14 re f 0 g {}", show("F1", 0, 2, text)),
        )
    };
    for subtype in ["FreeText", "Stamp", "Text"] {
        let mut paper = Paper::of(&ROWS);
        paper.page = format!("/Annots[<</Subtype/{subtype}/Rect[270 682 330 696]/AP<</N {} 0 R>>>>]", Paper::FREE);
        paper.more = vec![look("999")];
        assert_whole(&paper.read(), subtype);
        // Nor does it hide what it lies over.
        paper.page = paper.page.replace("270 682 330", "220 682 280");
        assert_whole(&paper.read(), subtype);
    }
    let mut filled = Paper::with("番号", "");
    filled.page = format!("/Annots[<</Subtype/Widget/Rect[220 682 280 696]/AP<</N {} 0 R>>>>]", Paper::FREE);
    filled.more = vec![look("3057")];
    assert_whole(&filled.read(), "a form's field");
}

#[test]
fn text_that_nobody_sees_joins_no_value() {
    let mut clear = Paper::of(&ROWS);
    clear.resources = "/ExtGState<</G <</ca 0>>>>".to_owned();
    assert_whole(&clear.draw(&format!("q /G gs {} Q", show("F1", 270, 684, "77"))).read(), "opacity 0");
    let unseen = format!("q 3 Tr {} Q", show("F1", 270, 684, "77"));
    assert_whole(&Paper::of(&ROWS).draw(&unseen).read(), "invisible");
}

#[test]
fn what_a_scanner_recognised_is_asked_for_and_proposed() {
    let mut scan = Paper::of(&ROWS);
    scan.pages[0] = format!("q 595 0 0 842 0 0 cm /P Do Q 3 Tr\n{}", scan.pages[0]);
    scan.resources = format!("/XObject<</P {} 0 R>>", Paper::FREE);
    let picture = "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8";
    scan.more = vec![stream(picture, "w")];
    let answer = scan.read();
    assert_eq!(answer["error"]["code"], "missing_field", "{answer}");
    assert_eq!(answer["members"][0]["number"], "3057");
    assert!(answer["error"]["message"].as_str().unwrap().contains("番号"), "{answer}");
}

#[test]
fn page_that_lies_askew_is_read() {
    let mut askew = Paper::of(&ROWS);
    askew.pages[0] = format!("0.99863 0.05234 -0.05234 0.99863 20 -20 cm\n{}", askew.pages[0]);
    assert_whole(&askew.read(), "3 degrees");
}

#[test]
fn paper_whose_labels_cannot_be_told_is_asked_for_by_its_title() {
    let left: String = (0..)
        .zip(&ROWS[1..])
        .map(|(i, (label, value))| show("F1", 60, 700 - 24 * i, value) + &show("F1", 400, 700 - 24 * i, label))
        .collect();
    let down = |x: usize, text: &str| -> String {
        text.chars().enumerate().map(|(i, c)| show("F1", x, 780 - 14 * i, &c.to_string())).collect()
    };
    let upright: String =
        (0..).zip(&ROWS).map(|(i, row)| down(520 - 40 * i, row.0) + &down(505 - 40 * i, row.1)).collect();
    for (what, content) in [("values on the left", page(&[TITLE]) + &left), ("from top to bottom", upright)] {
        let answer = Paper { pages: vec![content], ..Paper::default() }.read();
        assert_eq!(answer["error"]["code"], "missing_field", "{what}: {answer}");
        assert_eq!(answer["kind"], "eligibility_pdf", "{what}");
    }
    // A leaflet about such papers is none.
    let leaflet = [("医療保険の資格情報とは", ""), ("マイナポータルから保存できます。", "")];
    assert_eq!(Paper::of(&leaflet).read()["error"]["code"], "unrecognised");
}

#[test]
fn numbers_close_set_behind_their_labels_are_read() {
    let rows = [TITLE, ("保険者番号06130488", ""), ("記号1024番号3057枝番01", ""), ("氏名", "若宮　颯太")];
    let answer = Paper::of(&rows).read();
    assert_eq!(answer["outcome"], "ok", "{answer}");
    let numbers = ["insurer_number", "symbol", "number", "branch"].map(|key| answer["members"][0][key].clone());
    assert_eq!(numbers, ["06130488", "1024", "3057", "01"]);
}

#[test]
fn one_label_for_all_three_numbers_gives_each() {
    for (label, value) in [
        ("記号・番号・枝番", "1024・3057・01"),
        ("被保険者等記号・番号（枝番）", "1024　3057（01）"),
        ("記号・番号（枝番）", "1024-3057（01）"),
    ] {
        let mut rows = ROWS.to_vec();
        rows.splice(3..6, [(label, value)]);
        assert_whole(&Paper::of(&rows).read(), label);
    }
    let mut rows = ROWS.to_vec();
    rows.splice(3..6, [("記号・番号・枝番", "1024・3057")]);
    assert_eq!(Paper::of(&rows).read()["error"]["code"], "missing_field");
}

#[test]
fn letters_that_claim_to_be_others_are_folded_or_asked_for() {
    let with = |label: &str, value: &str, letter: char, text: &str| {
        let mut paper = Paper::with(label, value);
        paper.more = font_that_says(letter, text);
        paper.read()
    };
    assert_whole(&with("番号", "|3057", '3', "𝟑"), "a formula's digit");
    assert_whole(&with("氏名", "|若宮　颯太", '颯', "颯\u{200B}"), "no width");
    for digit in ["٣", "⑬", "③", "³"] {
        let answer = with("番号", "|3057", '3', digit);
        assert_eq!(answer["error"]["code"], "missing_field", "{digit}: {answer}");
        assert!(answer["warnings"].to_string().contains("value_not_understood"), "{digit}");
        assert_eq!(answer["members"][0]["number"], Value::Null, "{digit}");
    }
}

#[test]
fn value_that_is_cut_off_or_printed_over_is_asked_for() {
    // The page's edge, and a frame's: what is left of the number is not all of it.
    let edge = Paper { page: "/CropBox[0 0 250 842]".to_owned(), ..Paper::of(&ROWS) };
    let rows: Vec<(&str, &str)> = ROWS.iter().copied().filter(|row| row.0 != "番号").collect();
    let clipped = format!("q 0 0 246 842 re W n {} Q", show("F1", 220, 500, "3057"));
    let framed = Paper::of(&rows).draw(&(show("F1", 60, 500, "番号") + &clipped));
    // Another text runs into the number.
    let over = Paper::of(&ROWS).draw(&show("F1", 226, 684, "8899"));
    for (what, paper) in [("page", edge), ("frame", framed), ("overprinted", over)] {
        let answer = paper.read();
        let number = &answer["members"][0]["number"];
        assert!(answer["outcome"] == "error" || *number == "3057", "{what}: {answer}");
        assert!(number.is_null() || *number == "3057", "{what}: {answer}");
    }
}

#[test]
fn newer_revision_counts_and_one_that_is_broken_is_not_left_out() {
    let paper = Paper::of(&ROWS);
    let other = Paper::with("番号", "8811");
    let mut bytes = paper.bytes();
    let first = bytes.windows(5).rposition(|five| five == b"xref\n").unwrap();
    let changed: Vec<(usize, String)> = other.objects().into_iter().filter(|object| object.0 == 9).collect();
    append(&mut bytes, &changed, &format!("/Prev {first}"));
    let answer = read(&bytes);
    assert_eq!(answer["members"][0]["number"], "8811", "{answer}");
    // Its table is lost, its place is wrong, its end is cut off: the older number would be somebody's of then.
    let end = bytes.len();
    for (what, broken) in [
        ("without its table", bytes[..end - 60].to_vec()),
        (
            "with a wrong place",
            String::from_utf8(bytes.clone()).unwrap().replacen("\n9 1\n0", "\n9 1\n1", 2).into_bytes(),
        ),
        ("cut off", bytes[..end - 2].to_vec()),
    ] {
        let answer = read(&broken);
        let number = &answer["members"][0]["number"];
        assert!(answer["outcome"] == "error" || *number == "8811", "{what}: {answer}");
    }
    // Two pages whose contents a revision swaps.
    let pages = || vec![page(&ROWS), page(&ROWS.map(|row| if row.0 == "氏名" { (row.0, "若宮　花") } else { row }))];
    let two = Paper { pages: pages(), ..Paper::default() };
    let swapped = Paper { pages: pages().into_iter().rev().collect(), ..Paper::default() };
    let mut bytes = two.bytes();
    let first = bytes.windows(5).rposition(|five| five == b"xref\n").unwrap();
    let contents: Vec<(usize, String)> = swapped.objects().into_iter().filter(|o| [9, 11].contains(&o.0)).collect();
    append(&mut bytes, &contents, &format!("/Prev {first}"));
    assert_eq!(read(&bytes)["members"][0]["name"], "若宮　花");
}

#[test]
fn letters_lost_from_a_font_of_drawings_leave_no_shorter_number() {
    // A Type 3 font for the digits, and what becomes of it: a drawing, its name, its width or the encoding is lost.
    let digit = |i: usize| stream("", &format!("1000 0 0 0 750 750 d1 0 0 {} 750 re f", 500 + 20 * i));
    let names: String = (0..10).map(|i| format!("/d{i}")).collect();
    let procs: String = (0..10).map(|i| format!("/d{i} {} 0 R", Paper::FREE + 2 + i)).collect();
    let map: String = (0..10).map(|i| format!("<{:02x}> <{:04x}>\n", 48 + i, 48 + i)).collect();
    let map =
        format!("begincmap 1 begincodespacerange <00> <ff> endcodespacerange 10 beginbfchar\n{map}endbfchar endcmap");
    let font = format!(
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 48/LastChar 57/\
         Widths[{}]/Encoding<</Differences[48{names}]>>/CharProcs<<{procs}>>/ToUnicode {} 0 R>>",
        "1000 ".repeat(10),
        Paper::FREE + 1
    );
    let of = |font: String| {
        let mut paper = Paper::with("番号", "");
        paper.more = vec![font, stream("", &map)];
        paper.more.extend((0..10).map(digit));
        paper.draw("BT /F2 12 Tf 1 0 0 1 220 684 Tm (3057) Tj ET").read()
    };
    assert_whole(&of(font.clone()), "whole");
    for (what, damaged) in [
        ("a drawing", font.replace(&format!("/d5 {} 0 R", Paper::FREE + 7), "")),
        ("a drawing's object", font.replace(&format!("/d5 {} 0 R", Paper::FREE + 7), "/d5 98 0 R")),
        ("a name", font.replace("/d4/d5/d6", "/d4/.notdef/d6")),
        ("all names", font.replace("/Differences", "/Nothing")),
        ("all drawings", font.replace("/CharProcs", "/Nothing")),
    ] {
        let answer = of(damaged);
        let number = &answer["members"][0]["number"];
        assert!(number.is_null() || *number == "3057", "{what}: {answer}");
        assert!(answer["outcome"] == "error" || *number == "3057", "{what}: {answer}");
    }
}
