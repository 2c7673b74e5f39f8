//! Recognised lines as JSON, as `techo read --lines` takes them.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use serde_json::{Value, json};
use techo_core::model::Field;
use techo_core::reading::{LinesRead, PersonLines, TextLine, read_lines};
use techo_fuzz::answers::{NUMBERS, check_value, holds_digits};
use techo_fuzz::meter::limited;
use techo_fuzz::today;

fuzz_target!(|bytes: &[u8]| {
    let Ok(lines) = serde_json::from_slice::<Vec<TextLine>>(bytes) else { return };
    let Ok(read) = limited("reading", || read_lines(&lines, today())) else { return };
    check(&lines, &read);
});

fn check(lines: &[TextLine], read: &LinesRead) {
    assert!(!read.people.is_empty(), "a document of nobody");
    assert!(read.people.len() <= lines.len(), "more people than lines");
    let all: String = lines.iter().map(|line| line.text.as_str()).collect();
    for person in &read.people {
        for field in Field::ALL {
            let value = person.person.coverage.text(field);
            assert_eq!(value.is_some(), person.sure.contains_key(&field), "{field:?}: a value and whether it is sure");
            let (Some(value), Some(true)) = (value, person.sure.get(&field)) else { continue };
            check_value(field, &value);
            assert!(
                !NUMBERS.contains(&field) || holds_digits(&all, &value),
                "{field:?}: {value:?} is sure and its digits stand nowhere"
            );
        }
    }
    for field in &read.missing {
        let lacks = |person: &PersonLines| person.person.coverage.text(*field).is_none();
        assert!(read.people.iter().any(lacks), "{field:?} is missing for nobody");
    }
    let alone = read.people.len() == 1;
    assert!(alone || read.people.iter().all(|person| person.sure.values().all(|sure| !sure)), "sure of one of several");
}

// Most changes to JSON's bytes make no JSON: three of four are made to its lines.
fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    if seed % 4 != 0
        && let Some(Ok(Value::Array(mut lines))) = data.get(..size).map(serde_json::from_slice::<Value>)
    {
        change(&mut lines, seed / 4);
        if let Ok(text) = serde_json::to_vec(&lines)
            && text.len() <= max_size
            && let Some(place) = data.get_mut(..text.len())
        {
            place.copy_from_slice(&text);
            return text.len();
        }
    }
    fuzzer_mutate(data, size, max_size)
});

/// One change to a page of lines.
fn change(lines: &mut Vec<Value>, seed: u32) {
    let pick = |seed: u32, of: usize| seed as usize % of.max(1);
    let (kind, seed) = (seed % 8, seed / 8);
    let at = pick(seed, lines.len());
    let other = pick(seed / 97, lines.len());
    if lines.is_empty() {
        lines.push(json!({ "text": "資格情報のお知らせ", "x": 0.1, "y": 0.1, "w": 0.5, "h": 0.02, "page": 1, "confidence": 0.9 }));
        return;
    }
    match kind {
        0 => drop(lines.remove(at)),
        1 => lines.push(lines[at].clone()),
        2 => {
            let text = lines[other]["text"].clone();
            lines[at]["text"] = text;
        }
        3 => {
            let key = ["x", "y", "w", "h", "confidence", "page"][pick(seed / 7, 6)];
            let other = lines[other][key].clone();
            lines[at][key] = other;
        }
        4 => {
            let key = ["x", "y", "w", "h", "confidence"][pick(seed / 7, 5)];
            let step = f64::from(seed % 41) / 400.0 - 0.05;
            lines[at][key] = json!(lines[at][key].as_f64().unwrap_or(0.0) + step);
        }
        _ => {
            let text = lines[at]["text"].as_str().unwrap_or_default().as_bytes();
            let mut bytes = text.to_vec();
            let size = bytes.len();
            bytes.resize(size + 24, 0);
            let most = bytes.len();
            let size = fuzzer_mutate(&mut bytes, size, most);
            bytes.truncate(size);
            lines[at]["text"] = json!(String::from_utf8_lossy(&bytes));
        }
    }
}
