//! Recognised lines of photographed papers: no field is ever sure with a wrong value, and most that are legible are sure.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::Value;
use techo_core::model::{Field, ReadError};
use techo_core::reading::{LinesRead, TextLine, read_lines};

fn today() -> NaiveDate {
    "2026-11-21".parse().unwrap()
}

fn json(name: &str) -> Value {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/lines").join(name);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn lines(name: &str) -> Vec<TextLine> {
    serde_json::from_value(json(name)).unwrap()
}

/// White space does not count in names of insurers and addresses; a run of it is one U+3000 in names of people.
fn same(field: &str, one: &str, other: &str) -> bool {
    let parts = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<String>>();
    match field {
        "insurer_name" | "address" | "issuer" => parts(one).concat() == parts(other).concat(),
        "name" | "kana" | "householder" => parts(one).join("\u{3000}") == parts(other).join("\u{3000}"),
        _ => one == other,
    }
}

fn shown(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

/// Pages on which a field was sure and wrong once: a 1 of the 31st was lost, 士 read as 土 in both places, a name's
/// first letter lost, 22 of an era's years read as 2, each value of a slanted page beside the label above its own.
#[test]
fn read_lines_of_pages_that_deceived_it_is_sure_of_nothing_wrong() {
    let mut sure = 0;
    for sample in json("misread.json").as_array().unwrap() {
        let file = sample["file"].as_str().unwrap();
        let read = read_lines(&lines(file), today()).unwrap();
        for (field, _) in read.people[0].sure.iter().filter(|(_, sure)| **sure) {
            let got = read.people[0].person.coverage.text(*field).unwrap();
            let wanted = shown(&sample["members"][0][field.key()]).unwrap_or_default();
            assert!(same(field.key(), &wanted, &got), "{file} {field:?}: {got}, stands {wanted}");
            sure += 1;
        }
    }
    assert!(sure >= 30, "{sure}");
}

#[test]
fn read_lines_of_samples_is_never_sure_of_a_wrong_value_and_sure_of_half_of_all() {
    let (mut right, mut all, mut wrong) = (0, 0, Vec::new());
    for sample in json("expected.json").as_array().unwrap() {
        let file = sample["file"].as_str().unwrap();
        let read = read_lines(&lines(file), today()).unwrap();
        assert_eq!(read.kind.key(), sample["kind"], "{file}");
        for (key, wanted) in sample["members"][0].as_object().unwrap() {
            let field = Field::from_key(key).unwrap();
            all += usize::from(!wanted.is_null());
            if read.people[0].sure.get(&field) != Some(&true) {
                continue;
            }
            let got = read.people[0].person.coverage.text(field).unwrap();
            let accepted = sample["accept"][key].as_array().cloned().unwrap_or_default();
            let mut good = accepted.iter().chain([wanted]).filter_map(shown);
            if good.any(|good| same(key, &good, &got)) {
                right += 1;
            } else {
                wrong.push(format!("{file} {key}: {got}, stands {wanted}"));
            }
        }
    }
    assert!(wrong.is_empty(), "sure and wrong:\n{}", wrong.join("\n"));
    assert!(2 * right >= all, "sure and right: {right} of {all}");
}

#[test]
fn every_value_says_whether_it_is_sure_and_nothing_else_does() {
    let read = read_lines(&lines("d047_notice_reportlab.lines.json"), today()).unwrap();
    let person = &read.people[0];
    for field in Field::ALL {
        assert_eq!(person.person.coverage.text(field).is_some(), person.sure.contains_key(&field), "{field:?}");
    }
}

#[test]
fn missing_fields_are_named_and_the_rest_is_given() {
    let read = read_lines(&lines("d019_elig_reportlab-table.lines.json"), today()).unwrap();
    assert_eq!(read.missing, [Field::Number, Field::Name]);
    assert_eq!(read.people[0].person.coverage.insurer_number.as_deref(), Some("06272603"));
    assert!(matches!(read.to_error(), ReadError::MissingField { fields, .. } if fields == read.missing));
}

/// A paper written line by line, label and value in one line.
fn paper(rows: &[(&str, &str, f64)]) -> Vec<TextLine> {
    let title = line("医療保険の資格情報", 0.1, 0.05, 0.95);
    let rows = rows.iter().enumerate().flat_map(|(index, (label, value, confidence))| {
        let y = 0.2 + 0.03 * index as f64;
        [line(label, 0.1, y, 0.95), line(value, 0.4, y, *confidence)]
    });
    std::iter::once(title).chain(rows).collect()
}

fn line(text: &str, x: f64, y: f64, confidence: f64) -> TextLine {
    let width: f64 = text.chars().map(|c| if c.is_ascii() { 0.009 } else { 0.018 }).sum();
    TextLine { text: text.to_owned(), x, y, w: width, h: 0.012, page: 1, confidence }
}

const GOOD: [(&str, &str, f64); 7] = [
    ("保険者名", "ひまわり電機健康保険組合", 0.95),
    ("保険者番号", "06272603", 0.93),
    ("記号", "1024", 0.93),
    ("番号", "305", 0.93),
    ("枝番", "01", 0.93),
    ("氏名", "青葉 由紀", 0.95),
    ("本人・家族の別", "家族", 0.95),
];

fn with(field: Field, value: &'static str, confidence: f64) -> LinesRead {
    let labels = ["保険者名", "保険者番号", "記号", "番号", "枝番", "氏名"];
    let fields = [Field::InsurerName, Field::InsurerNumber, Field::Symbol, Field::Number, Field::Branch, Field::Name];
    let label = labels[fields.iter().position(|f| *f == field).unwrap()];
    let mut rows = GOOD;
    let row = rows.iter_mut().find(|row| row.0 == label).unwrap();
    (row.1, row.2) = (value, confidence);
    read_lines(&paper(&rows), today()).unwrap()
}

fn is_sure(read: &LinesRead, field: Field) -> bool {
    read.people[0].sure.get(&field) == Some(&true)
}

#[test]
fn a_well_read_paper_is_sure_in_all_fields() {
    let read = read_lines(&paper(&GOOD), today()).unwrap();
    assert!(read.people[0].sure.values().all(|sure| *sure), "{:?}", read.people[0].sure);
    assert_eq!(read.missing, []);
}

#[test]
fn doubtful_values_are_proposals() {
    let table = [
        // The check digit does not fit.
        (Field::InsurerNumber, "06272608", 0.97),
        // Unknown 法別番号.
        (Field::InsurerNumber, "05272604", 0.97),
        // A letter where a digit stands, put right.
        (Field::InsurerNumber, "O6272603", 0.97),
        (Field::Number, "3O5", 0.97),
        (Field::Number, "l05", 0.97),
        // One stroke may be a rule of the table.
        (Field::Symbol, "1", 0.97),
        (Field::Number, "305", 0.7),
        (Field::Branch, "O1", 0.97),
        (Field::Branch, "77", 0.97),
        // 髙橋 is read as 高橋.
        (Field::Name, "高橋 由紀", 0.97),
        (Field::Name, "青葉 太朗", 0.97),
        (Field::Name, "青葉由紀", 0.97),
        (Field::Name, "青 葉 由紀", 0.97),
        (Field::Name, "青葉 由紀", 0.7),
        (Field::InsurerName, "電機健康保険", 0.97),
    ];
    for (field, value, confidence) in table {
        let read = with(field, value, confidence);
        assert!(!is_sure(&read, field), "{field:?} {value}");
    }
}

#[test]
fn a_lost_digit_shows_in_the_width() {
    let mut rows = paper(&GOOD);
    let number = rows.iter_mut().find(|line| line.text == "1024").unwrap();
    number.text = "124".to_owned();
    assert!(!is_sure(&read_lines(&rows, today()).unwrap(), Field::Symbol));
}

#[test]
fn where_the_insurer_number_is_misread_no_digit_is_sure() {
    let read = with(Field::InsurerNumber, "96272603", 0.97);
    for field in [Field::Symbol, Field::Number, Field::Branch] {
        assert!(!is_sure(&read, field), "{field:?}");
    }
    assert!(is_sure(&read, Field::Name) && is_sure(&read, Field::Relation));
}

#[test]
fn mistakes_in_labels_and_rules_around_values_are_read_over() {
    let rows = [
        ("| 保険者名", "ひまわり電機健康保険組合 |", 0.95),
        ("保険才番呈", "| 06272603", 0.93),
        ("記 号", "1024", 0.93),
        ("番 号", "- 305", 0.93),
        ("枝 番", "= (OO", 0.5),
        ("本 人 ・ 家 族 の別", "本人", 0.95),
        ("ー部負担金割合", "2割", 0.95),
    ];
    let read = read_lines(&paper(&rows), today()).unwrap();
    let coverage = &read.people[0].person.coverage;
    let want = [
        (Field::InsurerNumber, "06272603"),
        (Field::Symbol, "1024"),
        (Field::Number, "305"),
        (Field::Branch, "00"),
        (Field::Relation, "self"),
        (Field::CopayPercent, "20"),
    ];
    for (field, value) in want {
        assert_eq!(coverage.text(field).as_deref(), Some(value), "{field:?}");
    }
    assert!(!is_sure(&read, Field::Branch), "put right, never sure");
}

/// Where the values stand: in a column, ending together at the right, behind their label, below it, in cells.
#[derive(Clone, Copy, Debug)]
enum Values {
    Column(f64),
    Right(f64),
    Behind,
    Below,
    Cells,
}

/// The good paper laid out so, rows so far apart, on a page that is so high for its width.
fn laid_out(values: Values, row: f64, shape: f64) -> Vec<TextLine> {
    let em = 0.018;
    let mut lines = vec![line("医療保険の資格情報", 0.1, 0.05, 0.95)];
    for (index, (label, value, confidence)) in GOOD.into_iter().enumerate() {
        let y = 0.12 + row * index as f64;
        let below = 1.6 * em / shape;
        let mut put = |text: &str, x: f64, y: f64| lines.push(line(text, x, y, confidence));
        let width = line(value, 0.0, 0.0, 1.0).w;
        match values {
            Values::Column(x) => (put(label, 0.1, y), put(value, x, y)),
            Values::Right(x) => (put(label, 0.1, y), put(value, x - width, y)),
            Values::Behind => (put(&format!("{label} {value}"), 0.1, y), ()),
            Values::Below => {
                let y = 0.12 + (row + below) * index as f64;
                (put(label, 0.1, y), put(value, 0.1, y + below))
            }
            Values::Cells => {
                let (x, y) = (0.1 + 0.4 * (index % 2) as f64, 0.12 + (row + below) * (index / 2) as f64);
                (put(label, x, y), put(value, x, y + below))
            }
        };
    }
    lines.into_iter().map(|line| TextLine { h: 0.85 * em / shape, ..line }).collect()
}

/// The upright boxes around lines of a page that is slanted by so much.
fn slanted(lines: Vec<TextLine>, degrees: f64, shape: f64) -> Vec<TextLine> {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let turned = |line: TextLine| {
        let (x, y) = (line.x + line.w / 2.0 - 0.5, (line.y + line.h / 2.0 - 0.5) * shape);
        let (x, y) = (x * cos - y * sin + 0.5, (x * sin + y * cos) / shape + 0.5);
        let (w, h) = (line.w * cos + line.h * shape * sin.abs(), (line.w * sin.abs() + line.h * shape * cos) / shape);
        TextLine { x: x - w / 2.0, y: y - h / 2.0, w, h, ..line }
    };
    lines.into_iter().map(turned).collect()
}

#[test]
fn pages_slanted_by_more_than_five_degrees_are_read_whole() {
    let layouts = [
        Values::Column(0.35),
        Values::Column(0.4),
        Values::Column(0.6),
        Values::Right(0.7),
        Values::Right(0.95),
        Values::Behind,
        Values::Below,
        Values::Cells,
    ];
    let want = read_lines(&paper(&GOOD), today()).unwrap().people[0].person.coverage.clone();
    // A page of A4, a photograph's 3:4, a card's.
    for (shape, rows) in [(1.414, [0.02, 0.035, 0.045]), (1.333, [0.02, 0.035, 0.045]), (0.75, [0.035, 0.04, 0.05])] {
        for (layout, row) in layouts.into_iter().flat_map(|layout| rows.map(|row| (layout, row))) {
            for degrees in [-5.5, -5.0, -2.5, 0.0, 4.5, 5.0, 5.5] {
                let case = format!("{layout:?}, rows {row}, shape {shape}, {degrees} degrees");
                let read = read_lines(&slanted(laid_out(layout, row, shape), degrees, shape), today()).unwrap();
                assert_eq!(read.people.len(), 1, "{case}");
                assert_eq!(read.people[0].person.coverage, want, "{case}");
                assert!(is_sure(&read, Field::InsurerNumber) && is_sure(&read, Field::Name), "{case}");
            }
        }
    }
}

/// What may be wrong with a line besides its text.
type Spoilt = (&'static str, fn(&mut TextLine));

#[test]
fn boxes_that_are_no_fractions_of_a_page_are_refused() {
    let spoilt: [Spoilt; 10] = [
        ("pixels", |line| {
            (line.x, line.y, line.w, line.h) = (line.x * 1240.0, line.y * 1754.0, line.w * 1240.0, line.h * 1754.0)
        }),
        ("a huge place", |line| line.x = 1e308),
        ("a huge width", |line| line.w = 1e308),
        ("no number", |line| line.y = f64::NAN),
        ("no end", |line| line.h = f64::INFINITY),
        ("a negative width", |line| line.w = -0.1),
        ("a negative height", |line| line.h = -0.01),
        ("a confidence in hundredths", |line| line.confidence = 93.0),
        ("a negative confidence", |line| line.confidence = -0.1),
        ("a confidence that is no number", |line| line.confidence = f64::NAN),
    ];
    for (what, spoil) in spoilt {
        let mut lines = paper(&GOOD);
        lines.iter_mut().for_each(spoil);
        assert_eq!(read_lines(&lines, today()), Err(ReadError::BadLines), "{what}: all lines");
        let mut lines = paper(&GOOD);
        spoil(&mut lines[4]);
        assert_eq!(read_lines(&lines, today()), Err(ReadError::BadLines), "{what}: one line");
    }
    // A box that reaches over the page's edge, and one without room, are no reason to refuse.
    let mut lines = paper(&GOOD);
    lines.extend([line("端", -0.02, 0.99, 0.9), TextLine { w: 0.0, ..line("影", 0.5, 0.5, 0.9) }]);
    assert!(read_lines(&lines, today()).is_ok());
}

#[test]
fn a_name_that_begins_behind_its_column_is_not_sure() {
    // 長谷川 without its first character: the rest is a name, and stands where it stood.
    let lost = |column: f64| {
        let mut lines = paper(&with_name("谷川 由紀"));
        lines.iter_mut().filter(|line| line.text == "谷川 由紀").for_each(|line| line.x += column);
        is_sure(&read_lines(&lines, today()).unwrap(), Field::Name)
    };
    assert!(lost(0.0), "in its column");
    assert!(!lost(0.018), "one character late");
}

fn with_name(name: &'static str) -> [(&'static str, &'static str, f64); 7] {
    GOOD.map(|row| if row.0 == "氏名" { (row.0, name, row.2) } else { row })
}

#[test]
fn a_year_of_an_era_that_may_have_lost_a_digit_is_not_sure() {
    let table =
        [("平成2年12月17日", false), ("平成22年12月17日", true), ("昭和4年12月17日", false), ("令和2年12月17日", true)];
    for (day, sure) in table {
        let mut rows = GOOD.to_vec();
        rows.push(("資格取得年月日", day, 0.95));
        let read = read_lines(&paper(&rows), today()).unwrap();
        assert_eq!(is_sure(&read, Field::ValidFrom), sure, "{day}");
    }
}

#[test]
fn days_that_cannot_be_true_together_are_not_sure() {
    let table = [
        // The days of two rows have changed places.
        (("有効期限", "令和7年10月21日"), ("発効期日", "令和8年11月30日"), false),
        (("生年月日", "平成12年10月12日"), ("資格取得年月日", "平成10年12月11日"), false),
        (("有効期限", "令和8年11月30日"), ("発効期日", "令和7年10月21日"), true),
        (("生年月日", "平成10年12月11日"), ("資格取得年月日", "平成12年10月12日"), true),
    ];
    for (one, other, sure) in table {
        let mut rows = GOOD.to_vec();
        rows.extend([(one.0, one.1, 0.95), (other.0, other.1, 0.95)]);
        let read = read_lines(&paper(&rows), today()).unwrap();
        let days = [Field::ValidUntil, Field::EffectiveOn, Field::BirthDate, Field::ValidFrom];
        let given: Vec<bool> = days.iter().filter_map(|day| read.people[0].sure.get(day).copied()).collect();
        assert_eq!(given, [sure, sure], "{one:?}, {other:?}");
        assert!(is_sure(&read, Field::Number), "{one:?}: no day, no doubt");
    }
}

#[test]
fn a_day_beside_the_label_of_a_number_leaves_only_what_proves_itself_sure() {
    let mut rows = GOOD.to_vec();
    rows.extend([("氏名", "令和7年10月21日", 0.95), ("資格取得年月日", "令和7年12月23日", 0.95)]);
    let read = read_lines(&paper(&rows), today()).unwrap();
    assert!(!is_sure(&read, Field::ValidFrom) && !is_sure(&read, Field::Relation));
    assert!(is_sure(&read, Field::InsurerNumber));
}

#[test]
fn several_people_are_read_and_none_of_their_values_is_sure() {
    let mut lines = paper(&GOOD);
    let second = [("枝番", "02"), ("氏名", "青葉 悠真"), ("本人・家族の別", "家族")];
    for (index, (label, value)) in second.into_iter().enumerate() {
        let y = 0.5 + 0.03 * index as f64;
        lines.extend([line(label, 0.1, y, 0.95), line(value, 0.4, y, 0.95)]);
    }
    let read = read_lines(&lines, today()).unwrap();
    assert_eq!(read.people.len(), 2);
    assert!(read.people.iter().all(|person| person.sure.values().all(|sure| !sure)));
}

#[test]
fn what_is_no_such_paper_is_refused() {
    assert_eq!(read_lines(&[], today()), Err(ReadError::NoText));
    assert_eq!(read_lines(&[line(" ", 0.1, 0.1, 0.9)], today()), Err(ReadError::NoText));
    assert_eq!(read_lines(&[line("請求書", 0.1, 0.1, 0.9)], today()), Err(ReadError::Unrecognised));
    let many = vec![line("番号", 0.1, 0.1, 0.9); 2001];
    assert_eq!(read_lines(&many, today()), Err(ReadError::TooComplex));
}

#[test]
fn debug_of_a_line_keeps_its_text_out() {
    assert!(!format!("{:?}", line("青葉 由紀", 0.1, 0.1, 0.9)).contains("青葉"));
}

/// Any number, also those that no box has.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![4 => 0.0..1.0, 1 => any::<f64>()]
}

fn any_line() -> impl Strategy<Value = TextLine> {
    let words = prop_oneof![
        Just("保険者番号 06272603".to_owned()),
        Just("記号・番号 12 345".to_owned()),
        Just("医療保険の資格情報".to_owned()),
        Just("氏 名".to_owned()),
        "[0-9OlI| -]{0,12}",
        "[保険者番号記枝氏名年月日令和 ]{0,12}",
        any::<String>(),
    ];
    (words, number(), number(), number(), number(), any::<u32>(), number())
        .prop_map(|(text, x, y, w, h, page, confidence)| TextLine { text, x, y, w, h, page: page % 3, confidence })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn arbitrary_lines_never_panic(lines in prop::collection::vec(any_line(), 0..40)) {
        let _ = read_lines(&lines, today());
    }
}
