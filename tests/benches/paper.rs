//! Times what the paper part makes, in one process and one thread; `paper.py` beside this runs it next to other programs.
//!
//!     cargo bench -p techo-tests --bench paper -- handout ROUNDS FILE…
//!     cargo bench -p techo-tests --bench paper -- page ROUNDS FILE…      a page to a PNG of 1080 pixels
//!     cargo bench -p techo-tests --bench paper -- many COUNT FILE        time and memory along the way
//!     cargo bench -p techo-tests --bench paper -- screen ROUNDS FILE…    the clinic screen, with its code
//!     cargo bench -p techo-tests --bench paper -- masked ROUNDS FILE…
//!
//! One line a file: its path and the median of ROUNDS rounds in milliseconds; everything is made once before.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "what a benchmark is for: how long something takes"
)]

use std::hint::black_box;
use std::time::Instant;
use techo_core::model::{DocumentRead, MemberFacts};
use techo_core::paper::{
    HandoutDetails, HandoutLayout, HandoutSheet, MaskedPaper, ParentLines, clinic_card_on, render_clinic_png,
    render_handout_pdf, render_masked_pdf, render_page_png,
};
use techo_core::reading::{Hiding, places_to_hide, read_document};

fn main() {
    // cargo hands `--bench` on.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [what, rounds, files @ ..] = arguments.as_slice() else {
        println!("say WHAT, ROUNDS and FILE…");
        return;
    };
    let Ok(rounds) = rounds.parse::<usize>() else { return };
    for file in files {
        let Some((pdf, read)) = open(file) else {
            println!("{file}\tnot read");
            continue;
        };
        match what.as_str() {
            "many" => many(&pdf, &read, rounds),
            "handout" => time(file, rounds, || handout(&pdf, &read)),
            "screen" => time(file, rounds, || screen(&read)),
            "masked" => time(file, rounds, || masked(&pdf, &read)),
            _ => time(file, rounds, || render_page_png(&pdf, 1, 1080).map_or(0, |png| png.len())),
        }
    }
}

fn open(file: &str) -> Option<(Vec<u8>, DocumentRead)> {
    let pdf = std::fs::read(file).ok()?;
    let read = read_document(&pdf, day()).ok()?;
    Some((pdf, read))
}

fn day() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap_or_default()
}

fn time(file: &str, rounds: usize, make: impl Fn() -> usize) {
    let bytes = make();
    let mut times: Vec<f64> = (0..rounds.max(1))
        .map(|_| {
            let started = Instant::now();
            black_box(make());
            started.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{file}\t{:.3}\t{bytes}", times.get(times.len() / 2).copied().unwrap_or_default());
}

fn handout(pdf: &[u8], read: &DocumentRead) -> usize {
    let Some(person) = read.people.first() else { return 0 };
    let facts = MemberFacts { kana: Some("ヤマダ　ハナコ".to_owned()), ..MemberFacts::default() };
    let sheet = HandoutSheet {
        coverage: &person.coverage,
        kind: read.kind,
        facts: &facts,
        original_pdf: pdf,
        pages: &[1],
        is_extract: false,
        lines: &ParentLines::default(),
    };
    let details = HandoutDetails {
        event: Some("修学旅行".to_owned()),
        from: Some(day()),
        until: Some(day()),
        destroy_by: None,
        printed_on: day(),
        layout: HandoutLayout::TwoPages,
        second_lang: None,
        lines: Vec::new(),
    };
    black_box(render_handout_pdf(&[sheet], &details)).map_or(0, |made| made.bytes.len())
}

fn screen(read: &DocumentRead) -> usize {
    let Some(person) = read.people.first() else { return 0 };
    let card = clinic_card_on(&person.coverage, read.kind, &MemberFacts::default(), day());
    render_clinic_png(&card, 1080).map_or(0, |png| png.len())
}

fn masked(pdf: &[u8], read: &DocumentRead) -> usize {
    let Some(person) = read.people.first() else { return 0 };
    let hiding = Hiding { numbers: true, others: false };
    let Ok(pages) = places_to_hide(pdf, &person.coverage, hiding) else { return 0 };
    let paper = MaskedPaper {
        coverage: &person.coverage,
        kind: read.kind,
        original_pdf: pdf,
        pages: &pages,
        others_hidden: false,
    };
    render_masked_pdf(&paper, day()).map_or(0, |made| made.bytes.len())
}

fn many(pdf: &[u8], read: &DocumentRead, count: usize) {
    let started = Instant::now();
    for number in 1..=count {
        black_box(handout(pdf, read));
        if number.is_multiple_of((count / 10).max(1)) {
            println!("{number}\t{:.1} ms\t{} kB", started.elapsed().as_secs_f64() * 1000.0, peak_memory());
        }
    }
}

/// The most memory that the process has had, in kB, where the system tells.
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}
